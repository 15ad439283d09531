//! What is carried from one program to another: what was copied, and what is marked.

use crate::desktop::Desktop;
use crate::patience::{until, within};
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

/// How long a field may take to tell what is marked in it.
const A_BLINK: Duration = Duration::from_millis(400);

impl Desktop {
    /// Copies a text in another program.
    pub fn copy(&self, text: &str) {
        let mut copy =
            self.bounded("xclip").args(["-selection", "clipboard"]).stdin(Stdio::piped()).spawn().unwrap();
        copy.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        assert!(copy.wait().unwrap().success());
    }

    /// What was copied last, in whichever program; nothing where nobody has it any more.
    pub fn copied(&self) -> String {
        self.output("xclip", &["-selection", "clipboard", "-o"])
    }

    /// What is marked, in whichever program.
    pub fn marked(&self) -> String {
        self.output("xclip", &["-selection", "primary", "-o"])
    }

    /// Copies a text as if in another program, and pastes it where the focus is in the window with that title.
    pub fn paste(&self, title: &str, text: &str) {
        self.copy(text);
        let window = until(&format!("the window {title}"), || self.find_window(title));
        self.xdotool(&["windowactivate", "--sync", &window]);
        self.xdotool(&["key", "ctrl+v"]);
    }

    /// Carries something in the window with that title from one place to another with the real mouse, for the driver's
    /// cannot, and lets it go once `arrived` says that the page has seen it there.
    pub fn carry(&self, title: &str, from: (u32, u32), to: (u32, u32), arrived: impl Fn() -> bool) {
        let window = until(&format!("the window {title}"), || self.find_window(title));
        let go = |(x, y): (u32, u32)| {
            self.xdotool(&["mousemove", "--sync", "--window", &window, &x.to_string(), &y.to_string()]);
        };
        self.xdotool(&["windowactivate", "--sync", &window]);
        go((from.0 + 9, from.1));
        go(from);
        self.xdotool(&["mousedown", "1"]);
        // Here and there again: what is carried starts to move when it was moved far enough, and is seen when it moves.
        until("what is carried to arrive", || {
            go((to.0 + 9, to.1));
            go(to);
            arrived().then_some(())
        });
        self.xdotool(&["mouseup", "1"]);
    }

    /// Whether the field that has the focus says this path: what is marked in a field can be read from outside.
    pub(crate) fn is_typed(&self, path: &str) -> bool {
        // What was marked before counts no more.
        let forgotten = self.bounded("xclip").args(["-selection", "primary", "/dev/null"]).status();
        assert!(forgotten.expect("xclip is installed").success());
        self.xdotool(&["key", "ctrl+a"]);
        // The dialog itself puts a slash behind a folder.
        let same = || self.marked().trim_end_matches('/') == path.trim_end_matches('/');
        within(A_BLINK, || same().then_some(())).is_some()
    }

    pub(crate) fn find_window(&self, title: &str) -> Option<String> {
        let found = self.xdotool(&["search", "--onlyvisible", "--name", &format!("^{title}$")]);
        found.lines().next().map(str::to_owned)
    }

    pub(crate) fn xdotool(&self, arguments: &[&str]) -> String {
        self.output("xdotool", arguments)
    }

    fn output(&self, program: &str, arguments: &[&str]) -> String {
        let output = self.bounded(program).args(arguments).stdout(Stdio::piped()).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// A program of this desktop that is ended when it waits for something that never comes.
    fn bounded(&self, program: &str) -> Command {
        let mut command = self.command("timeout");
        command.args(["10", program]);
        command
    }
}
