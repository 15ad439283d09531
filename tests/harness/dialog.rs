//! The system's file dialogs, worked with the keyboard as a person would.

use crate::desktop::Desktop;
use crate::patience::{until, within};
use std::cell::Cell;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// How long a dialog may take to show what was typed, and then to close, before it is tried again: keys pressed while
/// it is still being drawn go nowhere, and nothing tells from outside when it is ready.
const A_MOMENT: Duration = Duration::from_secs(3);

impl Desktop {
    /// Waits for a dialog with that title, types a path into it and confirms, once all of it stands there.
    pub fn answer_dialog(&self, title: &str, path: &Path) {
        let path = path.to_string_lossy();
        self.work_dialog(title, |desktop| {
            desktop.type_path(&path);
        });
    }

    /// The same for a path at which there is something, when the dialog asks whether to replace it: it is told so.
    pub fn replace_by_dialog(&self, title: &str, path: &Path) {
        let path = path.to_string_lossy();
        let typed = Cell::new(false);
        self.work_dialog(title, |desktop| {
            if typed.get() {
                desktop.xdotool(&["key", "Return"]);
            } else {
                typed.set(desktop.type_path(&path));
            }
        });
    }

    /// Types a path into the dialog in front and confirms, once all of it stands there. Says whether it does.
    fn type_path(&self, path: &str) -> bool {
        if !self.is_typed(path) {
            // Ctrl+L goes to the field for a path, in the dialogs for opening and for saving.
            self.xdotool(&["key", "ctrl+l", "ctrl+a"]);
            self.xdotool(&["type", "--delay", "4", path]);
        }
        let typed = within(A_MOMENT, || self.is_typed(path).then_some(())).is_some();
        if typed {
            self.xdotool(&["key", "Return"]);
        }
        typed
    }

    /// Waits for a dialog with that title and confirms what it proposes.
    pub fn accept_dialog(&self, title: &str) {
        self.work_dialog(title, |desktop| {
            desktop.xdotool(&["key", "Return"]);
        });
    }

    /// Waits for a dialog for folders and takes the folder it shows: the person's own, as `keeps_files_in` says.
    pub fn take_folder(&self, title: &str) {
        self.work_dialog(title, |desktop| {
            desktop.xdotool(&["key", "alt+o"]);
        });
    }

    /// Sets where a person keeps files, as the system's settings do.
    pub fn keeps_files_in(&self, folder: &Path) {
        let setting = format!("XDG_DOCUMENTS_DIR=\"{}\"\n", folder.display());
        fs::write(self.home().join("config/user-dirs.dirs"), setting).unwrap();
    }

    /// Whether a window with that title is on the screen.
    pub fn shows_window(&self, title: &str) -> bool {
        self.find_window(title).is_some()
    }

    /// Waits for a dialog with that title and leaves it.
    pub fn leave_dialog(&self, title: &str) {
        self.work_dialog(title, |desktop| {
            desktop.xdotool(&["key", "Escape"]);
        });
    }

    /// Closes the window with that title as its close button does, and waits until it is gone.
    pub fn close_window(&self, title: &str) {
        self.work_dialog(title, |desktop| {
            desktop.xdotool(&["key", "alt+F4"]);
        });
    }

    fn work_dialog(&self, title: &str, work: impl Fn(&Self)) {
        until(&format!("the window {title}"), || self.find_window(title));
        until(&format!("the window {title} to close"), || {
            if let Some(window) = self.find_window(title) {
                self.xdotool(&["windowactivate", "--sync", &window]);
                work(self);
            }
            within(A_MOMENT, || self.find_window(title).is_none().then_some(()))
        });
    }
}
