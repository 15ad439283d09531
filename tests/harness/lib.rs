//! What the whole-program tests share: the command, the app in a real window, and readers of what they leave.
//!
//! The programs are those built beside the tests; `./dev whole` builds them first.

#![allow(clippy::must_use_candidate, reason = "a test asks for what it uses")]
#![allow(missing_docs, reason = "read by the tests beside it alone")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

pub mod buses;
pub mod clipboard;
pub mod clock;
pub mod command;
pub mod desktop;
pub mod dialog;
pub mod hand;
pub mod heap;
pub mod keychain;
pub mod memory;
pub mod network;
pub mod patience;
pub mod pdf;
pub mod press;
pub mod printer;
pub mod traces;
pub mod window;
pub mod written;

use std::path::{Path, PathBuf};

/// The folder of the project.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// The example people's files.
pub fn examples() -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(project().join("assets/examples"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

/// A program built beside the tests: `wm` or `what-matters`.
pub fn program(name: &str) -> PathBuf {
    let here = std::env::current_exe().unwrap();
    let path = here.parent().and_then(Path::parent).unwrap().join(name);
    assert!(path.is_file(), "{} is not built: run the tests with ./dev whole", path.display());
    path
}
