//! Running `wm`.

use crate::patience::ended;
use crate::program;
use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::{self, JoinHandle};

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

/// Runs `wm` with these settings in its environment.
pub fn wm_with<I: AsRef<OsStr>>(
    settings: impl IntoIterator<Item = (&'static str, I)>,
    arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
) -> Ended {
    run(Command::new(program("wm")).envs(settings), "", arguments)
}

/// Runs `wm` with something on its standard input, as `--passphrase-fd 0` reads it.
pub fn wm_told<I: AsRef<OsStr>>(input: &str, arguments: impl IntoIterator<Item = I>) -> Ended {
    run(&mut Command::new(program("wm")), input, arguments)
}

/// The same on a disk that cannot read some places: each of a file, the first byte of it that cannot be read, and how
/// many.
#[cfg(target_os = "linux")]
pub fn wm_on_bad_sectors<I: AsRef<OsStr>>(
    bad: &[(&Path, usize, usize)],
    input: &str,
    arguments: impl IntoIterator<Item = I>,
) -> Ended {
    let bad: Vec<_> =
        bad.iter().map(|(file, first, count)| format!("{}\t{first}\t{count}", file.display())).collect();
    let mut command = Command::new(program("wm"));
    command.env("LD_PRELOAD", program("libsectors.so")).env("BAD_SECTORS", bad.join("\n"));
    run(&mut command, input, arguments)
}

/// Runs another program with something on its standard input.
pub fn told<I: AsRef<OsStr>>(program: &str, input: &str, arguments: impl IntoIterator<Item = I>) -> Ended {
    run(&mut Command::new(program), input, arguments)
}

fn run<I: AsRef<OsStr>>(command: &mut Command, input: &str, arguments: impl IntoIterator<Item = I>) -> Ended {
    let mut child = command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A run that fails early may not read it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let (out, err) = (said(child.stdout.take().unwrap()), said(child.stderr.take().unwrap()));
    Ended {
        status: ended(&mut child).code().expect("not ended by a signal"),
        out: out.join().unwrap(),
        err: err.join().unwrap(),
    }
}

/// Reads all that a program says while it runs.
fn said(mut pipe: impl Read + Send + 'static) -> JoinHandle<String> {
    thread::spawn(move || {
        let mut text = String::new();
        pipe.read_to_string(&mut text).unwrap();
        text
    })
}

impl Ended {
    /// Asserts that nothing was made, and that what was said is a plain sentence that says this.
    pub fn failed_saying(&self, part: &str) {
        assert_eq!(self.status, 2, "{self:?}");
        assert!(self.err.contains(part), "{part:?} is not in {:?}", self.err);
        assert!(!self.err.contains("panicked") && !self.err.contains("error-"), "{self:?}");
    }
}
