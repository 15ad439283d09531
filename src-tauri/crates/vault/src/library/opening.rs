//! Opening `people.db`: mended if that was cut short, looked at before anything is written over it, backed up and brought
//! to this program's version, and held against the number of changes that it must have.

use crate::backup;
use crate::disk::folder::Folder;
use crate::disk::regular;
use crate::error::{Result, VaultError};
use crate::file::carry_over::former_keys;
use crate::file::counter::Counters;
use crate::file::database::{PAGE, connect, empty_log};
use crate::file::high_water;
use crate::file::schema::{VERSION, check, migrate};
use crate::format::sound;
use crate::keys::Freed;
use crate::keys::Keys;
use crate::keys::data_key::DataKey;
use crate::keys::key_files::{self, Opened, salt};
use crate::library::about::About;
use crate::library::damaged_files::undo_cut_short;
use crate::library::store::{Clock, Open, Store};
use rusqlite::config::DbConfig;
use rusqlite::params;
use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

/// Libraries up to so many pages, 64 MB, are checked whole when they are opened; that takes about a tenth of a second.
const CHECKED: u32 = 1 << 14;

/// Opens `people.db` and brings it to this program's version; before that, at `now`, a library is backed up as it is.
pub(crate) fn open(folder: &Folder, keys: &Keys, key: &DataKey, now: i64) -> Result<Open> {
    let people = folder.people();
    if folder.is_locked() {
        undo_cut_short(folder)?;
    }
    let log_before = fs::metadata(folder.log()).ok();
    // On a pipe SQLite would wait for ever.
    if log_before.as_ref().is_some_and(|log| !log.is_file()) {
        return Err(VaultError::Damaged);
    }
    // This program writes none, and SQLite would play one into the file, or wait on a pipe for ever.
    regular::move_away(&people.with_extension("db-journal"))?;
    let log_before = log_before.map(|log| log.len());
    let bytes = Arc::new(readable(&people, log_before.unwrap_or_default())?);
    sound::check(&people, log_before.map(|_| folder.log()).as_deref(), key, Some(CHECKED))?;
    let mut connection = connect(&people, key)?;
    // Until the file is known to be sound, closing must not write the log into it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    let ready = check(&connection, keys.library).and_then(|found| {
        if found < VERSION {
            empty_log(&connection)?;
            // A copy that is only read has what it was made of.
            if folder.is_locked() {
                let changes = Counters::if_counted(&connection, found)?.map(|counters| counters.changes);
                backup::before_migration(folder, &bytes, keys, key, changes, now)?;
            }
            migrate(&mut connection)?;
        }
        // What is left would be written on as though nothing were lost.
        let missing = if folder.is_locked() {
            high_water::missing(folder, keys.library, key, Counters::of(&connection)?.changes)
        } else {
            0
        };
        if missing > 0 { Err(VaultError::ChangesMissing { missing }) } else { Ok(()) }
    });
    if let Err(error) = ready {
        drop(connection);
        if log_before.is_none() && fs::metadata(folder.log()).is_ok_and(|log| log.len() == 0) {
            let _ = fs::remove_file(folder.log());
        }
        return Err(error);
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(Open { connection, bytes })
}

/// The file, for reading. One that was cut off has not the length it had; with a log beside it the log may still
/// complete it, and `SQLite` itself compares the two.
fn readable(people: &Path, log: u64) -> Result<File> {
    // Opened for writing as well: SQLite would quietly fall back to reading only.
    let file = fs::OpenOptions::new().read(true).write(true).open(people)?;
    let length = file.metadata()?.len();
    if length < PAGE || (log == 0 && length % PAGE != 0) { Err(VaultError::Damaged) } else { Ok(file) }
}

impl Store {
    /// Makes `people.db` and the key files of a new library and opens it.
    pub(crate) fn make(folder: Folder, keys: Keys, key: DataKey, about: About, clock: Clock) -> Result<Self> {
        let made = make_files(&folder, keys, &key, about, &clock);
        match made.and_then(|keys| folder.finish_making().map(|()| keys)) {
            Ok(keys) => Self::open_keyed(folder, keys, key, clock),
            Err(error) => {
                folder.abandon_making();
                Err(error)
            }
        }
    }

    /// Opens `people.db` with its key.
    pub(crate) fn open_keyed(folder: Folder, keys: Keys, key: DataKey, clock: Clock) -> Result<Self> {
        let open = open(&folder, &keys, &key, clock().as_millisecond())?;
        Ok(Self::of(open, folder, keys, key, clock))
    }

    /// Opens `people.db` with the first of the freed keys that fits, and brings both copies of the key file up to the one
    /// that freed it. A file that is damaged or too new is left as it is.
    pub(crate) fn open(folder: Folder, copies: &[Opened], clock: Clock) -> Result<Self> {
        let mut problem = VaultError::Damaged;
        let now = clock().as_millisecond();
        for Opened { keys, freed } in copies {
            for Freed { number, key } in freed {
                match open(&folder, keys, key, now) {
                    Ok(open) => return Self::heal(open, folder, keys.opened_by(*number), key, copies, clock),
                    Err(VaultError::Damaged) => {}
                    Err(error) => problem = error,
                }
            }
        }
        Err(high_water::missing_since_key(&folder, copies).unwrap_or(problem))
    }

    /// Writes the key file that opens what is open in the place of whatever stands there, and starts.
    fn heal(
        open: Open,
        folder: Folder,
        mut keys: Keys,
        key: &DataKey,
        copies: &[Opened],
        clock: Clock,
    ) -> Result<Self> {
        keys.salt = Some(salt(&open.bytes)?);
        keys.add_former(&former_keys(&open.connection)?, key)?;
        keys.keep_former_of(key);
        let fits = |copy: &&Opened| copy.freed.iter().any(|freed| freed.key == *key);
        let first = copies.iter().find(fits).map(|copy| &copy.keys);
        let keys = key_files::with_all_ways(&folder, keys, key)?;
        key_files::write(&folder, &keys, first.as_slice())?;
        folder.rekeyed()?;
        Ok(Self::of(open, folder, keys, key.clone(), clock))
    }
}

/// The files of a new library, whole and closed.
fn make_files(folder: &Folder, mut keys: Keys, key: &DataKey, about: About, clock: &Clock) -> Result<Keys> {
    let mut connection = connect(&folder.making(), key)?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    migrate(&mut connection)?;
    connection.execute(
        "INSERT INTO library (one, id, about, made_at) VALUES (1, ?1, ?2, ?3)",
        params![keys.library.as_bytes(), about.key(), clock().as_millisecond()],
    )?;
    connection.close().map_err(|(_, error)| VaultError::from(error))?;
    keys.salt = Some(salt(&File::open(folder.making())?)?);
    key_files::write(folder, &keys, &[])?;
    Ok(keys)
}

#[cfg(test)]
impl Store {
    /// A new library in a folder in `around`, open, with its identity and its key: what the tests of each part begin with.
    pub(crate) fn new_in(around: &std::path::Path) -> (std::path::PathBuf, uuid::Uuid, DataKey, Self) {
        let folder = around.join("library");
        let (id, key) =
            (uuid::Uuid::now_v7(), zeroize::Zeroizing::new(crate::keys::data_key::random().unwrap()));
        let (making, clock) = (Folder::make(&folder).unwrap(), Arc::new(jiff::Timestamp::now));
        let store = Self::make(making, Keys::of(id), key.clone(), About::Others, clock).unwrap();
        (folder, id, key, store)
    }
}
