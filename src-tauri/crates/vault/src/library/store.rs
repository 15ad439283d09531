//! The open library: what it holds, and how it is made, opened and closed.

use crate::disk::folder::Folder;
use crate::error::{Result, VaultError};
use crate::file::counter::Counters;
use crate::file::database::empty_log;
use crate::file::high_water::HighWater;
use crate::gate::Gate;
use crate::gate::change::Change;
use crate::gate::history::Turned;
use crate::gate::step::{Label, Scope, Step};
use crate::keys::Keys;
use crate::keys::data_key::DataKey;
use crate::keys::key_files::{self};
use crate::library::about::About;
use crate::library::external_change::Outside;
use crate::library::io_fault::{Footing, explained};
use crate::library::reading::Copied;
use crate::search::Search;
use crate::search::people::{self, People};
use jiff::Timestamp;
use profile::PersonId;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use std::fs::File;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use uuid::Uuid;

/// `people.db`, open.
pub(crate) struct Open {
    pub(crate) connection: Connection,
    /// The same file for reading its bytes, as backups do. Kept as long as the connection: closing any handle on a
    /// file takes away the locks that `SQLite` has on it.
    pub(crate) bytes: Arc<File>,
}

/// What tells the time. Tests bring their own.
pub(crate) type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The clock of the computer.
pub(crate) fn system_clock() -> Clock {
    Arc::new(Timestamp::now)
}

/// The open file. Whoever works on it has it alone.
pub(crate) struct Store {
    pub(crate) connection: Connection,
    pub(crate) clock: Clock,
    /// Everybody's words, once somebody has asked for the list.
    pub(super) search: Option<Search>,
    bytes: Arc<File>,
    key: DataKey,
    /// The key file that opens what is open here, whatever stands in the folder by now.
    keys: Keys,
    /// The files as this program left them.
    pub(super) outside: Outside,
    /// Somebody is copying the file, which must not change meanwhile.
    copying: bool,
    pub(crate) gate: Gate,
    /// How often something was written.
    pub(super) writes: u64,
    pub(super) high_water: HighWater,
    /// The key of a file that may or may not have taken the place of `people.db` when that went out of sight.
    pub(crate) doubted: Option<DataKey>,
    /// Whether what is open here can be relied on.
    pub(crate) footing: Footing,
    /// Dropped last: the lock is let go when the file is closed.
    pub(super) folder: Folder,
    /// Where the file is a copy to read: nothing may be written, and the folder goes when it is closed.
    copied: Option<Copied>,
}

impl Store {
    pub(crate) fn of(open: Open, folder: Folder, keys: Keys, key: DataKey, clock: Clock) -> Self {
        let Open { connection, bytes } = open;
        let outside = Outside::of(&folder, &bytes);
        let (footing, search) = (Footing::Sure, None);
        Self {
            connection,
            clock,
            bytes,
            key,
            keys,
            outside,
            copying: false,
            gate: Gate::default(),
            writes: 0,
            high_water: HighWater::default(),
            doubted: None,
            footing,
            search,
            folder,
            copied: None,
        }
    }

    /// From here on nothing is written, and the copy goes when it is closed.
    pub(crate) fn read_only(mut self, copied: Copied) -> Result<Self> {
        // Who is told of changes is told in a table, which cannot be made any more after this.
        self.search()?;
        self.connection.execute_batch("PRAGMA query_only = ON")?;
        self.copied = Some(copied);
        Ok(self)
    }

    /// What is read where nothing may be written.
    pub(crate) fn as_copy(&self) -> Option<&Copied> {
        self.copied.as_ref()
    }

    /// Refuses to write into a copy.
    pub(crate) fn may_write(&self) -> Result<()> {
        if self.copied.is_some() { Err(VaultError::OnlyReading) } else { Ok(()) }
    }

    /// Whose library it is.
    pub(crate) fn about(&self) -> Result<About> {
        let about: String = self.connection.query_row("SELECT about FROM library", [], |row| row.get(0))?;
        match about.as_str() {
            "me" => Ok(About::Me),
            "others" => Ok(About::Others),
            _ => Err(VaultError::Damaged),
        }
    }

    /// The library's folder.
    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The library's identity.
    pub(crate) fn id(&self) -> Uuid {
        self.keys.library
    }

    /// The key file that opens what is open here.
    pub(crate) fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Writes both copies of the key file.
    pub(crate) fn write_keys(&mut self, keys: Keys) -> Result<()> {
        self.may_write()?;
        // Those that stand there now are of another file.
        if self.is_changed_outside() {
            return Err(VaultError::ChangedOutside);
        }
        // Where one of the two was not written, either opens what is open here.
        let before = std::mem::replace(&mut self.keys, keys);
        let written = key_files::write(&self.folder, &self.keys, &[&before]);
        written.inspect_err(|_| self.keys = before)
    }

    /// Goes on with the key file that stands on the disk.
    pub(crate) fn take_keys(&mut self, keys: Keys) {
        self.keys = keys;
    }

    /// Goes on with the half of the key file that opens the file: 0 for the one in use, 1 for the one that was to take its
    /// place. On the disk both stay until it is written next.
    pub(crate) fn keep_half(&mut self, number: usize) {
        self.keys = self.keys.opened_by(number);
    }

    /// The key that opens the file.
    pub(crate) fn key(&self) -> &DataKey {
        &self.key
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> &File {
        &self.bytes
    }

    pub(crate) fn set_key(&mut self, key: DataKey) {
        self.high_water.begin_anew();
        self.key = key;
    }

    /// Takes another file to work on.
    pub(crate) fn hold(&mut self, open: Open) {
        self.search = None;
        self.gate.forget();
        self.high_water.begin_anew();
        self.connection = open.connection;
        self.bytes = open.bytes;
        self.outside = Outside::of(&self.folder, &self.bytes);
    }

    /// Takes a folder that was locked anew, and the file in it, to work on.
    pub(crate) fn move_to(&mut self, folder: Folder, open: Open) {
        self.folder = folder;
        self.copying = false;
        self.hold(open);
    }

    /// Whether another program put other files in the place of these, as far as can be seen.
    pub(crate) fn is_changed_outside(&self) -> bool {
        self.outside.is_apart() || self.outside.changed(&self.folder)
    }

    /// Whether that was noticed.
    pub(crate) fn is_apart(&self) -> bool {
        self.outside.is_apart()
    }

    /// Whether what is open is of no use any more, for the library is there anew, on another disk.
    pub(crate) fn is_on_another_disk(&self) -> bool {
        self.outside.is_on_another_disk(&self.folder)
    }

    /// This moment, in milliseconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        (self.clock)().as_millisecond()
    }

    /// Does some work as one change that can be undone, or not at all.
    pub(crate) fn change<T>(
        &mut self,
        scope: Scope,
        label: Label,
        work: impl FnOnce(&mut Change<'_>) -> Result<T>,
    ) -> Result<T> {
        let now = self.now();
        self.gate.change(&mut self.connection, now, (scope, label), work)
    }

    /// Takes the last step of a scope back.
    pub(crate) fn undo(&mut self, scope: Scope) -> Result<Option<Step>> {
        let now = self.now();
        self.gate.turn(&mut self.connection, now, scope, Turned::Back)
    }

    /// Does the last step that was taken back again.
    pub(crate) fn redo(&mut self, scope: Scope) -> Result<Option<Step>> {
        let now = self.now();
        self.gate.turn(&mut self.connection, now, scope, Turned::Again)
    }

    /// Erases a person for good; what a search keeps of them, and the log that still says something of them, as well.
    pub(crate) fn erase(&mut self, person: PersonId) -> Result<()> {
        let now = self.now();
        self.gate.erase(&mut self.connection, now, person)?;
        // They are gone, whatever comes of this: what a search keeps and what the log still says go when the library is
        // closed, if they cannot go now.
        let _ = self.settle_search().and_then(|()| self.tidy_log());
        Ok(())
    }

    /// Writes the log into the file, so that the file alone is the whole library.
    pub(crate) fn empty_log(&mut self) -> Result<()> {
        if self.copying {
            return Err(VaultError::Copying);
        }
        // It would be written into another's file, or into one that nobody will ever find.
        if self.outside.is_apart() {
            return Err(VaultError::ChangedOutside);
        }
        let emptied = empty_log(&self.connection);
        // Where the disk is full, some of it may be in the file all the same.
        self.look_again();
        emptied
    }

    /// Empties the log; while the file is copied, as soon as that is done. What is kept apart stays in it.
    pub(crate) fn tidy_log(&mut self) -> Result<()> {
        if self.copying || self.outside.is_apart() { Ok(()) } else { self.empty_log() }
    }

    /// Takes the files as they are for this program's own work.
    pub(crate) fn look_again(&mut self) {
        self.outside.look(&self.folder, &self.bytes);
    }

    /// Says beside the file how many changes are in it, now that they are safe.
    pub(crate) fn mark_changes(&mut self) {
        // What is kept apart is not what the folder holds.
        if !self.outside.is_apart()
            && let Ok(counters) = Counters::of(&self.connection)
        {
            self.high_water.rise(&self.folder, self.keys.library, &self.key, counters.changes);
        }
    }

    /// How often something was written here.
    pub(crate) fn writes(&self) -> u64 {
        self.writes
    }

    /// Whether the files are those that are open here, and can be seen as they were left.
    pub(crate) fn is_as_left(&self) -> bool {
        !self.outside.is_apart() && self.outside.is_there(&self.folder)
    }

    /// The log that stands beside the file, if it is this program's own.
    pub(crate) fn own_log(&self) -> Option<PathBuf> {
        self.outside.owns_log(&self.folder).then(|| self.folder.log())
    }

    /// Takes this program's own log out of the way of a file that is another's.
    pub(crate) fn put_log_aside(&self) -> Result<()> {
        self.outside.take_own_log_away(&self.folder)
    }

    /// Gives the bytes of the file to somebody who copies them: until [`Self::copied`] they stay as they are.
    pub(crate) fn lend_bytes(&mut self) -> Result<Arc<File>> {
        self.may_write()?;
        self.must_be_ours()?;
        self.empty_log()?;
        self.connection.query_row("PRAGMA wal_autocheckpoint = 0", [], |_| Ok(()))?;
        self.copying = true;
        Ok(self.bytes.clone())
    }

    /// Nobody copies the file any more.
    pub(crate) fn give_back_bytes(&mut self) {
        self.copying = false;
        if !self.outside.is_apart() {
            // Where it cannot be said to what is open, that is about to be opened anew.
            let _ = self.connection.query_row("PRAGMA wal_autocheckpoint = 1000", [], |_| Ok(()));
        }
    }

    /// The bytes have been copied.
    pub(crate) fn copied(&mut self) -> Result<()> {
        self.must_be_ours()?;
        // What has no room in the file stays in the log; the copy is whole all the same.
        let _ = self.tidy_log();
        Ok(())
    }

    /// The list and everybody's words, as they are now.
    pub(crate) fn search(&mut self) -> Result<(&Connection, &Search)> {
        let search = match &mut self.search {
            Some(search) => {
                search.refresh(&self.connection)?;
                search
            }
            none => none.insert(Search::load(&self.connection)?),
        };
        Ok((&self.connection, search))
    }

    /// The list of people, or of those of whom a search finds something.
    pub(crate) fn people(&mut self, said: &str, window: Range<usize>) -> Result<People> {
        let (connection, search) = self.search()?;
        people::people(connection, search, said, window)
    }

    /// Takes words that nobody says any more out of what a search keeps in the file.
    pub(crate) fn settle_search(&mut self) -> Result<()> {
        let sql = "SELECT count(*) FROM search_stale";
        let stale: i64 = self.connection.query_row(sql, [], |row| row.get(0))?;
        if stale > 0 {
            self.search()?;
        }
        match &mut self.search {
            Some(search) => search.write(&self.connection),
            None => Ok(()),
        }
    }

    /// Writes the log into the file, closes it and lets go of the lock.
    pub(crate) fn close(mut self) -> Result<()> {
        if self.copied.is_some() {
            return self.connection.close().map_err(|(_, error)| error.into());
        }
        if self.footing == Footing::Lost {
            // Nothing is open, and all that was ever acknowledged is in the files, wherever they are.
            return self.folder.must_be_in_sight();
        }
        let kept = if !self.outside.is_kept() && self.is_changed_outside() {
            self.part(|_| Ok(())).and_then(|done| done)
        } else {
            Ok(())
        };
        if !self.outside.is_apart() && !self.copying {
            // If it cannot be written it is made anew when it is next needed.
            let _ = self.settle_search();
        }
        let written = if self.outside.is_apart() {
            kept.and(Err(VaultError::ChangedOutside))
        } else if self.copying {
            // The copy under way is of this file as it is: the log waits for the next opening.
            Ok(self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map(|_| ())?)
        } else {
            match self.empty_log() {
                // What has no room in the file is safe in the log: the next opening finds it there.
                Err(VaultError::DiskFull) => Ok(()),
                emptied => emptied,
            }
        };
        let closed = self.connection.close().map_err(|(_, error)| VaultError::from(error));
        let cleared =
            if self.outside.is_apart() { self.outside.take_own_log_away(&self.folder) } else { Ok(()) };
        self.folder.forget_holder();
        written.and(closed).and(cleared).map_err(|error| explained(&self.folder, error))
    }
}

#[cfg(test)]
impl Store {
    /// Writes the blocks of the search as they are in memory.
    pub(crate) fn write_blocks(&mut self) {
        self.search.as_mut().unwrap().write(&self.connection).unwrap();
    }
}

#[cfg(test)]
mod tests;
