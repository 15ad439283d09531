//! A fault of the disk (I/O error): what it is, and whether what is open can still be relied on.

use crate::disk::folder::Folder;
use crate::error::VaultError;
use rusqlite::ffi;

/// Whether what is open can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Footing {
    /// As far as is known.
    Sure,
    /// Something failed that may go on failing, and the log may end in a change that was refused.
    Shaken,
    /// Nothing is open: it was of no use any more, and could not be opened anew yet.
    Lost,
}

/// What the system says is the matter, where `SQLite` only knows that something is.
pub(crate) fn explained(folder: &Folder, error: VaultError) -> VaultError {
    match (folder.out_of_sight(), error) {
        (_, error) if !is_trouble(error) && error != VaultError::Damaged => error,
        (Some(why), _) => why,
        (None, VaultError::Other { .. }) => folder.try_writing().err().unwrap_or(error),
        (None, error) => error,
    }
}

/// Whether the disk is behind it, and not what was asked for.
pub(crate) fn is_trouble(error: VaultError) -> bool {
    match error {
        VaultError::Other { what: "SQLite", code } => code & 0xff == ffi::SQLITE_IOERR,
        VaultError::Other { what, .. } => what == "a file",
        VaultError::FolderMissing | VaultError::ReadOnly | VaultError::NoLibrary => true,
        _ => false,
    }
}
