//! The dialogs of macOS and Windows.

use super::{Dialog, Kind, Wanted};
use std::path::PathBuf;
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

pub(super) fn ask(app: &AppHandle, dialog: Dialog) -> Vec<PathBuf> {
    let mut shown = app.dialog().file().set_title(dialog.title());
    if let Some(folder) = dialog.folder {
        shown = shown.set_directory(folder);
    }
    for Kind { name, endings } in dialog.kinds {
        shown = shown.add_filter(name, &endings);
    }
    let chosen = match dialog.wanted {
        Wanted::File => Vec::from_iter(shown.blocking_pick_file()),
        Wanted::Files => shown.blocking_pick_files().unwrap_or_default(),
        Wanted::Folder => Vec::from_iter(shown.blocking_pick_folder()),
        Wanted::Place(name) => Vec::from_iter(shown.set_file_name(name).blocking_save_file()),
    };
    chosen.into_iter().filter_map(|path| path.into_path().ok()).collect()
}

/// They stay until somebody leaves them.
pub(super) fn close(_: &AppHandle) {}
