//! Choosing a file or a folder with the system's dialogs, and where a file is saved.

use super::{Shell, held};
use crate::dialogs::{Dialog, Kind, Wanted};
use contract::Failure;
use exchange::{AtomicFile, Replace, Target};
use std::path::PathBuf;
use tauri::Manager;
use vault::Library;

impl Shell {
    /// Asks with one of the system's dialogs for what is wanted, of these kinds; nothing when it was left. The dialog
    /// begins where the last file was saved, or else among the person's own: left to itself it begins with what was used
    /// lately, where no folder can be chosen.
    pub(super) fn choose(&self, wanted: Wanted, kinds: Vec<Kind>) -> Vec<PathBuf> {
        let paths = self.app.path();
        let own = [paths.document_dir(), paths.home_dir()].into_iter().flatten();
        let last = held(&self.saved_in).clone();
        let folder = last.into_iter().chain(own).find(|folder| folder.is_dir());
        Dialog { wanted, kinds, folder }.ask(&self.app)
    }

    /// Asks for a folder; nothing when the dialog was left.
    pub(super) fn ask_folder(&self) -> Option<PathBuf> {
        self.choose(Wanted::Folder, Vec::new()).pop()
    }

    /// Asks where to save a file, which is to be called so unless somebody calls it otherwise; nothing when the dialog
    /// was left.
    pub(super) fn ask_where(&self, name: &str, ending: &str) -> Result<Option<AtomicFile>, Failure> {
        let kind = Kind::new(ending.to_uppercase(), [ending]);
        let chosen = self.choose(Wanted::Place(name.to_owned()), vec![kind]).pop();
        let Some(mut path) = chosen else { return Ok(None) };
        // The dialog asked before replacing the name as typed, and no other.
        if path.extension().is_none() && !path.with_extension(ending).exists() {
            path.set_extension(ending);
        }
        let target = Target::find(&path)?;
        Library::must_be_outside(target.path())?;
        let file = target.claim(Replace::Anything, &[])?;
        let mut saved_in = held(&self.saved_in);
        // The library may have been locked while the dialog stood open.
        self.library()?;
        *saved_in = path.parent().map(PathBuf::from);
        Ok(Some(file))
    }
}
