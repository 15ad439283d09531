//! Who has a library open, for whoever finds it open: a note beside it.
//!
//! The lock alone keeps a second copy out on one computer, and on most shared folders. Where a folder is copied between
//! computers, or locks do not reach across, the note is all there is to tell.

use crate::error::{Result, VaultError};
use crate::folder::Folder;
use crate::library::Library;
use crate::record::moment;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Who has a library open, as far as their computer says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The name of the person's account on their computer.
    pub who: String,
    /// The name of their computer.
    pub machine: String,
    /// Since when.
    pub since: Timestamp,
}

impl Holder {
    /// Whoever runs this program.
    fn ours(since: Timestamp) -> Self {
        let who = whoami::realname().ok().filter(|name| !name.trim().is_empty());
        let who = who.or_else(|| whoami::username().ok()).unwrap_or_default();
        Self { who, machine: whoami::hostname().unwrap_or_default(), since }
    }
}

/// Keeps out of a library for which somebody at another computer left a note and never took it away.
pub(crate) fn must_be_free(folder: &Folder) -> Result<()> {
    let here = whoami::hostname().unwrap_or_default();
    match read(folder.path()) {
        // One from this computer is of a program that ended without a word: it would still hold the lock otherwise.
        Some(left) if left.machine != here => Err(VaultError::OpenElsewhere),
        _ => Ok(()),
    }
}

/// Leaves a note that it is open here.
pub(crate) fn take(folder: &Folder, now: i64) -> Result<()> {
    let ours = Holder::ours(moment(now)?);
    let note = serde_json::to_vec(&ours).map_err(|_| VaultError::Other { what: "a note", code: 0 })?;
    match folder.write_holder(&note) {
        // Somebody may have to read what is in it, or print it, however full the disk is; the lock is held.
        Err(VaultError::DiskFull) => Ok(()),
        written => written,
    }
}

fn read(folder: &Path) -> Option<Holder> {
    let note = std::fs::read(folder.join(crate::folder::HOLDER)).ok()?;
    serde_json::from_slice(&note).ok()
}

impl Library {
    /// Who has the library at `path` open, as far as a note says. A note may be old: its computer may have broken down.
    #[must_use]
    pub fn holder(path: &Path) -> Option<Holder> {
        read(Folder::open_damaged(path, false).ok()?.path())
    }

    /// Takes away the note of another computer, on the word of somebody who knows that the library is not open there
    /// any more. One that is open on this computer stays: [`VaultError::InUse`].
    pub fn not_open_elsewhere(path: &Path) -> Result<()> {
        Folder::open_damaged(path, true).map(|folder| folder.forget_holder())
    }
}
