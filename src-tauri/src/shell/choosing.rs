//! Choosing a file or a folder with the system's dialogs, and where a file is saved.

use super::{Shell, held};
use crate::recent;
use contract::{ErrorCode, Failure};
use exchange::{AtomicFile, Replace, Target};
use std::path::PathBuf;
use tauri::{Manager, Wry};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};
use vault::Library;

impl Shell {
    /// Shows one of the system's dialogs for files. It begins where the last file was saved, or else among the person's
    /// own: left to itself it begins with what was used lately, where no folder can be chosen.
    pub(super) fn choose<T>(&self, ask: impl FnOnce(FileDialogBuilder<Wry>) -> Option<T>) -> Option<T> {
        let mut dialog = self.app.dialog().file();
        let paths = self.app.path();
        let own = [paths.document_dir(), paths.home_dir()].into_iter().flatten();
        let first = held(&self.saved_in).clone();
        if let Some(folder) = first.into_iter().chain(own).find(|folder| folder.is_dir()) {
            dialog = dialog.set_directory(folder);
        }
        recent::unlisted(&self.app, || ask(dialog))
    }

    /// Asks for a folder; nothing when the dialog was left.
    pub(super) fn ask_folder(&self) -> Result<Option<PathBuf>, Failure> {
        let Some(chosen) = self.choose(FileDialogBuilder::blocking_pick_folder) else { return Ok(None) };
        Ok(Some(chosen.into_path().map_err(|_| ErrorCode::FolderMissing)?))
    }

    /// Asks where to save a file, which is to be called so unless somebody calls it otherwise; nothing when the dialog
    /// was left.
    pub(super) fn ask_where(&self, name: &str, ending: &str) -> Result<Option<AtomicFile>, Failure> {
        let ask = |dialog: FileDialogBuilder<Wry>| {
            dialog.set_file_name(name).add_filter(ending.to_uppercase(), &[ending]).blocking_save_file()
        };
        let Some(chosen) = self.choose(ask) else { return Ok(None) };
        let mut path = chosen.into_path().map_err(|_| ErrorCode::FolderMissing)?;
        // The dialog asked before replacing the name as typed, and no other.
        if path.extension().is_none() && !path.with_extension(ending).exists() {
            path.set_extension(ending);
        }
        let target = Target::find(&path)?;
        Library::must_be_outside(target.path())?;
        let replace = if target.is_cut() { Replace::Nothing } else { Replace::Anything };
        let file = target.claim(replace, &[])?;
        *held(&self.saved_in) = path.parent().map(PathBuf::from);
        Ok(Some(file))
    }
}
