//! Backups: whole copies of the library, each with the keys that open it, each opened and checked after it was made.
//!
//! A backup is a folder `2026-11-25T10-30-00Z-1234` with `people.db` and `keys` in it: a library like any other, which
//! opens with the passphrase of its day. They stand in `backups` beside `people.db`, and, where somebody chose another
//! place, there as well. Which was made last is told by the number in its name, of the changes that the library had taken.

pub(crate) mod compare;
pub(crate) mod conflict;
pub(crate) mod keys;
pub(crate) mod merge;
pub(crate) mod peek;

pub(crate) mod begin;
pub(crate) mod name;
mod newest;
pub(crate) mod placing;
pub(crate) mod schedule;

use crate::disk::folder::{self, BACKUPS, Folder};
use crate::disk::regular;
use crate::error::{Result, VaultError};
use crate::file::copy::check_whole;
use crate::keys::Keys;
use crate::keys::data_key::DataKey;
use crate::records::moment;
use jiff::Timestamp;
use name::Name;
pub use newest::Newest;
use placing::{place, place_for, tidy};
use schedule::Staying;
use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;

/// A backup, or what can be looked into as one.
#[derive(Clone, PartialEq, Eq)]
pub struct Backup {
    /// When it was made, to the second, by the clock of the computer.
    pub at: Timestamp,
    /// How many changes the library had taken when it was made: of two, the one with more was made later. `None` for one
    /// from before they were counted, which is older than all others.
    pub number: Option<i64>,
    /// Why.
    pub why: Why,
    /// The length of its file, in bytes.
    pub bytes: u64,
    /// Whether it stands in the place that somebody chose, and not beside the library.
    pub elsewhere: bool,
    pub(crate) path: PathBuf,
}

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// It was time, or somebody asked.
    Regular,
    /// A newer program was about to change how the library is kept.
    BeforeMigration,
    /// An older backup was about to take the library's place.
    BeforeRestore,
    /// Another program had put another file in the library's place, or written into it; this is what was open. It goes
    /// only when a later one of that time says all that it does.
    Apart,
    /// It is no backup of this program's making, but the conflict copy that a program which brings folders in step has
    /// left beside the library.
    Conflict,
}

/// What came of making a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackedUp {
    /// The backup beside the library.
    pub backup: Backup,
    /// What came of the place that somebody chose; `None` where none is chosen.
    pub elsewhere: Option<std::result::Result<(), VaultError>>,
}

impl Backup {
    /// Its folder, or the file that is a conflict copy.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn people(&self) -> PathBuf {
        if self.why == Why::Conflict { self.path.clone() } else { self.path.join(folder::PEOPLE) }
    }

    /// What it goes by which was made last.
    pub(crate) fn order(&self) -> (Option<i64>, Timestamp, bool) {
        (self.number, self.at, self.elsewhere)
    }

    /// Copies its file. [`VaultError::BackupDamaged`] where that cannot be read.
    pub(crate) fn copy_to(&self, file: &Path) -> Result<()> {
        let people = match regular::open(&self.people()) {
            Err(error) if regular::is_unreadable(&error) => return Err(VaultError::BackupDamaged),
            opened => opened?,
        };
        match regular::copy_whole(&people, file) {
            Err(VaultError::Damaged) => Err(VaultError::BackupDamaged),
            copied => copied,
        }
    }
}

impl fmt::Debug for Backup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Backup({}, {:?}, {} bytes)", self.at, self.why, self.bytes)
    }
}

impl Why {
    /// Those that stand in the names of folders.
    const OF_FOLDERS: [Self; 4] = [Self::Regular, Self::BeforeMigration, Self::BeforeRestore, Self::Apart];

    /// How a backup stays; `None` where it is never removed.
    fn staying(self) -> Option<Staying> {
        match self {
            Self::Regular => Some(Staying::OneOfMany),
            // What was there may stand nowhere else.
            Self::BeforeMigration | Self::BeforeRestore => Some(Staying::Alone),
            Self::Apart | Self::Conflict => None,
        }
    }

    /// What stands last in the name of the folder.
    fn ending(self) -> &'static str {
        match self {
            Self::Regular | Self::Conflict => "",
            Self::BeforeMigration => "-before-migration",
            Self::BeforeRestore => "-before-restore",
            Self::Apart => "-apart",
        }
    }
}

/// What a backup is made of.
pub(crate) struct Source {
    pub(crate) bytes: Arc<File>,
    pub(crate) keys: Vec<u8>,
    pub(crate) key: DataKey,
    pub(crate) id: Uuid,
    pub(crate) library: PathBuf,
    pub(crate) elsewhere: Option<PathBuf>,
    pub(crate) now: Timestamp,
    /// How many changes are in it, and how often something was written here by then.
    pub(crate) changes: i64,
    pub(crate) writes: u64,
}

impl Source {
    pub(crate) fn make(&self, why: Why) -> Result<Backup> {
        let backups = self.library.join(BACKUPS);
        let write = |file: &Path| regular::copy_whole(&self.bytes, file);
        let name = Name { at: self.now, number: Some(self.changes), why };
        place(&backups, name, &self.keys, write, |file| check_whole(file, self.id, &self.key))
    }

    /// Makes the same backup in the other place.
    pub(crate) fn repeat(&self, made: &Backup, other: &Path) -> Result<()> {
        let backups = place_for(other, self.id);
        if !backups.is_dir() {
            return Err(VaultError::FolderMissing);
        }
        let write = |file: &Path| regular::copy_whole(&File::open(made.people())?, file);
        let name = Name { at: made.at, number: made.number, why: made.why };
        place(&backups, name, &self.keys, write, |file| check_whole(file, self.id, &self.key))?;
        tidy(&backups, self.changes);
        Ok(())
    }
}

/// Backs up a library that a newer program is about to change, after so many changes where they are counted in it. It is
/// closed to everybody else, and its log is empty.
pub(crate) fn before_migration(
    folder: &Folder,
    bytes: &File,
    keys: &Keys,
    key: &DataKey,
    changes: Option<i64>,
    now: i64,
) -> Result<()> {
    let name = Name { at: moment(now)?, number: changes, why: Why::BeforeMigration };
    let backups = folder.path().join(BACKUPS);
    let write = |file: &Path| regular::copy_whole(bytes, file);
    place(&backups, name, &keys.to_json()?, write, |file| check_whole(file, keys.library, key)).map(|_| ())
}
