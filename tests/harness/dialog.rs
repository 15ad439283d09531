//! The system's file dialogs, worked with the keyboard as a person would.

use crate::desktop::Desktop;
use crate::window::{until, within};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

/// How long a dialog may take to close before its answer is typed again: keys pressed while it is still being drawn
/// go nowhere, and nothing tells from outside when it is ready.
const A_MOMENT: Duration = Duration::from_secs(4);

impl Desktop {
    /// Waits for a dialog with that title, types a path into it and confirms.
    pub fn answer_dialog(&self, title: &str, path: &Path) {
        self.work_dialog(title, |desktop| {
            // Ctrl+L goes to the field for a path, in the dialogs for opening and for saving.
            desktop.xdotool(&["key", "ctrl+l", "ctrl+a"]);
            desktop.xdotool(&["type", "--delay", "8", &path.to_string_lossy()]);
            desktop.xdotool(&["key", "Return"]);
        });
    }

    /// Waits for a dialog with that title and leaves it.
    pub fn leave_dialog(&self, title: &str) {
        self.work_dialog(title, |desktop| {
            desktop.xdotool(&["key", "Escape"]);
        });
    }

    /// Closes the window with that title as its close button does.
    pub fn close_window(&self, title: &str) {
        let window = until(&format!("the window {title}"), || self.find_window(title));
        self.xdotool(&["windowactivate", "--sync", &window]);
        self.xdotool(&["key", "alt+F4"]);
    }

    fn work_dialog(&self, title: &str, work: impl Fn(&Self)) {
        until(&format!("the dialog {title}"), || self.find_window(title));
        until(&format!("the dialog {title} to close"), || {
            if let Some(window) = self.find_window(title) {
                self.xdotool(&["windowactivate", "--sync", &window]);
                work(self);
            }
            within(A_MOMENT, || self.find_window(title).is_none().then_some(()))
        });
    }

    fn find_window(&self, title: &str) -> Option<String> {
        let found = self.xdotool(&["search", "--onlyvisible", "--name", &format!("^{title}$")]);
        found.lines().next().map(str::to_owned)
    }

    fn xdotool(&self, arguments: &[&str]) -> String {
        let mut command = self.command("xdotool");
        let output = command.args(arguments).stdout(Stdio::piped()).output().expect("xdotool is installed");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}
