//! Why a library is open to read only.

use crate::backup::Newest;
use crate::disk::copies::Copies;
use crate::rescue::Rescued;

/// Why a library is open to read only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing is in the way of writing, as far as can be seen from outside.
    Whole,
    /// Another copy of the program has it open, here or at another computer. What is read is how it was at this moment.
    InUse,
    /// It was last written by a newer version of this program, and may say more than can be read here.
    Newer {
        /// The version of the library.
        found: u32,
        /// The newest version this program knows.
        reads: u32,
    },
    /// Its two key files are gone or broken; those of a backup open it.
    KeysGone,
    /// Its last changes are not in it any more: its file was rolled back to an older one, or its log was cut off.
    ChangesMissing {
        /// How many.
        missing: u64,
    },
    /// It is damaged. What is read is what could be rescued.
    Damaged(Rescued),
    /// Nothing of it can be read. What is read is this backup, the newest that is whole.
    Backup(Newest),
}

/// Why a copy is read.
pub(crate) struct Copied {
    /// Goes with it.
    pub(super) _around: Copies,
    pub(crate) reading: Reading,
}
