//! Running `wm`.

use crate::program;
use std::ffi::OsStr;
use std::io::Write;
use std::process::{Command, Stdio};

/// How a run of `wm` ended, and what it said.
#[derive(Debug)]
pub struct Ended {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// Runs `wm` with these arguments and nothing on its standard input.
pub fn wm<I: AsRef<OsStr>>(arguments: impl IntoIterator<Item = I>) -> Ended {
    wm_told("", arguments)
}

/// Runs `wm` with something on its standard input, as `--passphrase-fd 0` reads it.
pub fn wm_told<I: AsRef<OsStr>>(input: &str, arguments: impl IntoIterator<Item = I>) -> Ended {
    let mut child = Command::new(program("wm"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A run that fails early may not read it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Ended {
        status: output.status.code().expect("not ended by a signal"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Ended {
    /// Asserts that nothing was made, and that what was said is a plain sentence that says this.
    pub fn failed_saying(&self, part: &str) {
        assert_eq!(self.status, 2, "{self:?}");
        assert!(self.err.contains(part), "{part:?} is not in {:?}", self.err);
        assert!(!self.err.contains("panicked") && !self.err.contains("error-"), "{self:?}");
    }
}
