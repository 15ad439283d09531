//! The system's file dialogs, worked with the keyboard as a person would.

use crate::desktop::Desktop;
use crate::window::until;
use std::path::Path;

impl Desktop {
    /// Waits for a dialog with that title, types a path into it and confirms.
    pub fn answer_dialog(&self, title: &str, path: &Path) {
        let window = until(&format!("the dialog {title}"), || self.find_window(title));
        self.xdotool(&["windowactivate", "--sync", &window]);
        // A slash opens the field for a path in the dialog for opening; the one for saving has its field open.
        self.xdotool(&["key", "--window", "0", "ctrl+a"]);
        self.xdotool(&["type", "--delay", "12", &path.to_string_lossy()]);
        self.xdotool(&["key", "Return"]);
        until("the dialog to close", || self.find_window(title).is_none().then_some(()));
    }

    /// Waits for a dialog with that title and leaves it.
    pub fn leave_dialog(&self, title: &str) {
        let window = until(&format!("the dialog {title}"), || self.find_window(title));
        self.xdotool(&["windowactivate", "--sync", &window]);
        self.xdotool(&["key", "Escape"]);
        until("the dialog to close", || self.find_window(title).is_none().then_some(()));
    }

    fn find_window(&self, title: &str) -> Option<String> {
        let found = self.xdotool(&["search", "--onlyvisible", "--name", &format!("^{title}$")]);
        found.lines().next().map(str::to_owned)
    }

    fn xdotool(&self, arguments: &[&str]) -> String {
        let output = self
            .command("xdotool")
            .args(arguments)
            .stdout(std::process::Stdio::piped())
            .output()
            .expect("xdotool is installed");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}
