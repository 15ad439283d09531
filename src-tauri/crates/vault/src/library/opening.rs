//! Opening `people.db`: mended if that was cut short, looked at before anything is written over it, backed up and brought
//! to this program's version, and held against the number of changes that it must have.

use crate::backup;
use crate::disk::folder::Folder;
use crate::disk::regular;
use crate::error::{Result, VaultError};
use crate::file::counter::Counters;
use crate::file::database::{PAGE, connect, empty_log};
use crate::file::high_water;
use crate::file::schema::{VERSION, check, migrate};
use crate::format::sound;
use crate::keys::{DataKey, Keys};
use crate::library::mend;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

/// Libraries up to so many pages, 64 MB, are checked whole when they are opened; that takes about a tenth of a second.
const CHECKED: u32 = 1 << 14;

/// `people.db`, open.
pub(crate) struct Open {
    pub(crate) connection: Connection,
    /// The same file for reading its bytes, as backups do. Kept as long as the connection: closing any handle on a
    /// file takes away the locks that `SQLite` has on it.
    pub(crate) bytes: Arc<File>,
}

/// Opens `people.db` and brings it to this program's version; before that, at `now`, a library is backed up as it is.
pub(crate) fn open(folder: &Folder, keys: &Keys, key: &DataKey, now: i64) -> Result<Open> {
    let people = folder.people();
    if folder.is_locked() {
        mend::undo_cut_short(folder)?;
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
