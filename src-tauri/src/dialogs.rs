//! The system's own dialogs for files, which may show somebody's name.

use std::path::PathBuf;
use tauri::AppHandle;
use wording::Wording;

#[cfg(not(target_os = "linux"))]
#[path = "dialogs/elsewhere.rs"]
mod system;
#[cfg(target_os = "linux")]
#[path = "dialogs/gtk.rs"]
mod system;

/// What a dialog asks for.
pub(crate) enum Wanted {
    /// A file that is there.
    File,
    /// Files that are there.
    Files,
    /// A folder.
    Folder,
    /// A place for a file, which is to be called so unless somebody calls it otherwise. One that is there already may be
    /// replaced: the dialog has asked.
    Place(String),
}

/// A kind of file that may be chosen.
pub(crate) struct Kind {
    /// What it is called.
    name: String,
    /// The endings it has, in small and in capital letters, without the dot; `*` stands for any.
    endings: Vec<String>,
}

impl Kind {
    /// A kind of file that is called so and has these endings, without the dot; `*` stands for any.
    pub(crate) fn new<'a>(name: impl Into<String>, endings: impl IntoIterator<Item = &'a str>) -> Self {
        let both = |ending: &str| [ending.to_owned(), ending.to_uppercase()];
        Self { name: name.into(), endings: endings.into_iter().flat_map(both).collect() }
    }
}

/// A dialog for files.
pub(crate) struct Dialog {
    /// What it asks for.
    pub(crate) wanted: Wanted,
    /// The kinds of files that it offers, the first of them at first; all where there are none.
    pub(crate) kinds: Vec<Kind>,
    /// The folder that it begins in; where the system begins if there is none.
    pub(crate) folder: Option<PathBuf>,
}

impl Dialog {
    /// Shows it, and gives what was chosen: nothing when it was left. Not on the main thread, which draws it.
    pub(crate) fn ask(self, app: &AppHandle) -> Vec<PathBuf> {
        system::ask(app, self)
    }

    fn title(&self) -> String {
        let title = match self.wanted {
            Wanted::File | Wanted::Files => "dialog-open",
            Wanted::Folder => "dialog-folder",
            Wanted::Place(_) => "dialog-save",
        };
        Wording::english().text(title, &[])
    }
}

/// Leaves every dialog that is open, as its Cancel does. Elsewhere than on Linux a dialog stays until somebody leaves it.
pub(crate) fn close(app: &AppHandle) {
    system::close(app);
}
