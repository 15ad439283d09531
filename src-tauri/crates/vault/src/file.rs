//! `people.db` as a file: opening it with its key, and whether it is sound.

use crate::backup;
use crate::counter::Counters;
use crate::error::{Result, VaultError};
use crate::folder::Folder;
use crate::high_water;
use crate::keys::{DataKey, Keys};
use crate::mending;
use crate::regular;
use crate::rescue;
use crate::schema::{VERSION, check, migrate};
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fmt::Write;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use zeroize::Zeroizing;

/// Bytes in a page: SQLCipher's own default, and the length of every file is a multiple of it.
pub(crate) const PAGE: u64 = 4096;

/// Libraries up to so many pages, 64 MB, are checked whole when they are opened; that takes about a tenth of a second.
const CHECKED: u32 = 1 << 14;

/// A connection is used by one thread at a time.
const NO_MUTEX: OpenFlags = OpenFlags::SQLITE_OPEN_NO_MUTEX;

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
        mending::undo_cut_short(folder)?;
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
    rescue::check(&people, log_before.map(|_| folder.log()).as_deref(), key, Some(CHECKED))?;
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

/// Refuses a key that is not that of the file which stands there, as its first page and its log tell.
pub(crate) fn must_fit(folder: &Folder, key: &DataKey) -> Result<()> {
    rescue::check(&folder.people(), folder.log_if_there().as_deref(), key, Some(0))
}

/// Writes the log into the file, so that the file alone is the whole library.
pub(crate) fn empty_log(connection: &Connection) -> Result<()> {
    Ok(connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
}

/// Closes a file so that all of it is in the file, and nothing in a log beside it.
pub(crate) fn close_whole(connection: Connection) -> Result<()> {
    // Closing does it too, but says nothing where it cannot.
    empty_log(&connection)?;
    connection.close().map_err(|(_, error)| error.into())
}

/// Opens the file with its key and sets it up for safe writing. Touches none of its content.
pub(crate) fn connect(people: &Path, key: &DataKey) -> Result<Connection> {
    // No URI: a path is a path, whatever characters it holds.
    set_up(Connection::open_with_flags(people, OpenFlags::SQLITE_OPEN_READ_WRITE | NO_MUTEX)?, key)
}

/// Opens a whole file that nobody writes, where it stands: no lock, no log and no other file is made beside it.
pub(crate) fn connect_to_look(people: &Path, key: &DataKey) -> Result<Connection> {
    // Every byte that could mean something in a URI is written as a number.
    let path = percent_encode(people.as_os_str().as_encoded_bytes(), NON_ALPHANUMERIC);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | NO_MUTEX;
    set_up(Connection::open_with_flags(format!("file:{path}?immutable=1"), flags)?, key)
}

fn set_up(connection: Connection, key: &DataKey) -> Result<Connection> {
    // It would report every damaged page on standard error, beside our own one plain sentence.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    connection.execute_batch(&key_sql("key", key))?;
    // One process, one connection: the exclusive mode needs no shared-memory file beside the log.
    connection.execute_batch(
        "PRAGMA cipher_page_size = 4096;
         PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -16000;
         PRAGMA secure_delete = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA synchronous = FULL;
         PRAGMA trusted_schema = OFF;",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// `PRAGMA key` or `PRAGMA rekey` with a key that is taken as it is.
pub(crate) fn key_sql(pragma: &str, key: &DataKey) -> Zeroizing<String> {
    // Room for all of it, so that no half stays behind in freed memory.
    let mut sql = Zeroizing::new(String::with_capacity(128));
    // Writing into a string cannot fail.
    let _ = write!(sql, "PRAGMA {pragma} = \"x'");
    for byte in key.iter() {
        let _ = write!(sql, "{byte:02x}");
    }
    sql.push_str("'\"");
    sql
}

/// The first bytes of an encrypted file.
pub(crate) fn salt(mut file: &File) -> Result<[u8; 16]> {
    let mut salt = [0; 16];
    file.seek(SeekFrom::Start(0))?;
    file.read_exact(&mut salt)?;
    Ok(salt)
}

/// The file, for reading. One that was cut off has not the length it had; with a log beside it the log may still
/// complete it, and `SQLite` itself compares the two.
fn readable(people: &Path, log: u64) -> Result<File> {
    // Opened for writing as well: SQLite would quietly fall back to reading only.
    let file = fs::OpenOptions::new().read(true).write(true).open(people)?;
    let length = file.metadata()?.len();
    if length < PAGE || (log == 0 && length % PAGE != 0) { Err(VaultError::Damaged) } else { Ok(file) }
}
