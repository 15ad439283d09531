//! What a damaged library still says, brought into a new one, row by row.
//!
//! `SQLite` reads nothing of a file whose first page is lost, and nothing below a page that is lost. But SQLCipher
//! seals every page by itself: one that is whole can be opened, and is certain to be as it was written, whatever has
//! happened to the others. So this reads pages ([`pages`]), lays the log over them ([`log`], [`source`]), finds rows
//! in them ([`format`], [`trees`]), also on pages that nothing leads to any more ([`tables`]), and puts them together
//! ([`gather`]). What is missing then is told from the indexes, and brought back, where it can be, from the history
//! and the undo steps ([`past`], [`settle`]). A new file is made of it all ([`new`]).
//!
//! The damaged files are only ever read.

mod gather;
mod new;
mod past;
mod settle;
mod tables;

use crate::error::{Result, VaultError};
use crate::file::counter::Counters;
use crate::file::schema::VERSION;
use crate::format::pages::Salt;
use crate::format::source::Source;
use crate::format::times;
use crate::keys::data_key::DataKey;
use crate::records::{Loss, Record};
use profile::PersonId;
use std::fmt;
use std::fs;
use std::path::Path;
use uuid::Uuid;

/// What came out of a damaged library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says of one kind of thing whether some of it is lost"
)]
pub struct Rescued {
    /// How many people were found.
    pub people: usize,
    /// Those of whom something is lost, or may be.
    pub affected: Vec<Affected>,
    /// How many pages of the file cannot be read.
    pub unreadable_pages: u32,
    /// Whether more may be lost than can be said of whom: other people, other lines, or the last changes.
    pub others_unknown: bool,
    /// How many of the last changes are on no page any more.
    pub changes_missing: u64,
    /// Whether some of the history is lost.
    pub history_lost: bool,
    /// Whether some steps can no longer be taken back.
    pub steps_lost: bool,
    /// Whether settings, or the keys of older backups, are lost.
    pub settings_lost: bool,
}

impl Rescued {
    /// Takes into account that so many changes are missing from what was counted in the rescued file.
    pub(crate) fn miss(&mut self, missing: u64, counters: Counters) {
        if missing > 0 && counters.changes == 0 {
            // How many there are is lost as well.
            self.others_unknown = true;
        } else {
            self.changes_missing = missing;
        }
    }
}

/// What is lost of one person.
#[derive(Clone, PartialEq, Eq)]
pub struct Affected {
    /// Who it is.
    pub person: PersonId,
    /// What they are called, if that was found.
    pub name: Option<String>,
    /// How many lines are lost.
    pub lines_lost: u32,
    /// How many lines were brought back as they were at some time before.
    pub lines_older: u32,
    /// Whether there was a photo that is lost.
    pub photo_lost: bool,
    /// Whether some of who the person is, or how the profile was written, or how the page was to look, is lost or may
    /// be.
    pub details_lost: bool,
}

impl Affected {
    fn of(person: PersonId) -> Self {
        Self { person, name: None, lines_lost: 0, lines_older: 0, photo_lost: false, details_lost: false }
    }

    fn is_any(&self) -> bool {
        self.lines_lost > 0 || self.lines_older > 0 || self.photo_lost || self.details_lost
    }

    fn lose(&mut self, record: &Record) {
        match record.loss() {
            Loss::Details => self.details_lost = true,
            Loss::Photo => self.photo_lost = true,
            Loss::Line => self.lines_lost += 1,
        }
    }
}

impl fmt::Debug for Affected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Affected")
            .field("person", &self.person)
            .field("has_name", &self.name.is_some())
            .field("lines_lost", &self.lines_lost)
            .field("lines_older", &self.lines_older)
            .field("photo_lost", &self.photo_lost)
            .field("details_lost", &self.details_lost)
            .finish()
    }
}

/// A damaged library.
pub(crate) struct Broken<'a> {
    /// `people.db`; it may be gone.
    pub(crate) people: &'a Path,
    /// The log beside it, if there is one.
    pub(crate) log: Option<&'a Path>,
    /// The identity of the library, as its key file says.
    pub(crate) id: Uuid,
    pub(crate) key: &'a DataKey,
    /// The first bytes of `people.db`, from wherever else they were kept.
    pub(crate) salt: Option<Salt>,
}

/// Reads a damaged library and writes what can be read into a new file, `into`, with the same key. Its sources are
/// left as they are. [`VaultError::Damaged`] if nothing can be read; [`VaultError::TooNew`] where more may stand in it than
/// this program knows to look for.
pub(crate) fn rescue(broken: &Broken<'_>, into: &Path) -> Result<Rescued> {
    let (mut source, log) = Source::open(broken.people, broken.log, broken.key, broken.salt)?;
    if let Some(found) = source.version().filter(|found| *found > VERSION) {
        return Err(VaultError::TooNew { found, reads: VERSION });
    }
    let mut rows_name = into.as_os_str().to_owned();
    rows_name.push(".rows");
    let rows_file = Path::new(&rows_name);
    let is_of_two_times = !times::are_one(&mut source, &log)?;
    let rescued = new::empty(rows_file, broken.key).and_then(|rows| {
        // This file is for now alone.
        rows.execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA secure_delete = OFF",
        )?;
        let mut gathered = gather::gather(&mut source, &log, rows)?;
        // What was written in between is on no page.
        gathered.is_log_broken |= is_of_two_times;
        new::write(&gathered, into, broken.id, broken.key)
    });
    let removed = fs::remove_file(rows_file);
    if rescued.is_err() {
        let _ = fs::remove_file(into);
    }
    let rescued = rescued?;
    removed?;
    Ok(rescued)
}

#[cfg(test)]
mod tests;
