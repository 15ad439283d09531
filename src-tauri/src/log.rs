//! The log: what failed, when, and nothing of anybody. For whoever helps when something went wrong.
//!
//! A line is a time, the name of a command and the code of its failure. Paths and details are left out: the name of
//! a file may be the name of a person.

use contract::ErrorCode;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// When the file has grown to this many bytes it is begun anew; one older file is kept.
const MOST_BYTES: u64 = 256 << 10;

/// The log file of this app.
pub(crate) struct Log {
    path: PathBuf,
}

impl Log {
    /// A log in that folder, which is made when there is something to write.
    pub(crate) fn at(folder: &Path) -> Self {
        Self { path: folder.join("what-matters.log") }
    }

    /// Notes that a command failed. A log that cannot be written is done without.
    pub(crate) fn failed(&self, command: &str, code: ErrorCode) {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let _ = self.open().and_then(|mut file| writeln!(file, "{} {command} {code:?}", since.as_secs()));
    }

    fn open(&self) -> std::io::Result<File> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        if fs::metadata(&self.path).is_ok_and(|file| file.len() > MOST_BYTES) {
            fs::rename(&self.path, self.path.with_extension("log.old"))?;
        }
        OpenOptions::new().create(true).append(true).open(&self.path)
    }
}
