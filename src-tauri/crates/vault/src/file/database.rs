//! `people.db` as a file: opening it with its key, and whether it is sound.

use crate::disk::folder::Folder;
use crate::error::Result;
use crate::format::sound;
use crate::keys::data_key::DataKey;
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use rusqlite::{Connection, OpenFlags};
use std::fmt::Write;
use std::path::Path;
use zeroize::Zeroizing;

/// Bytes in a page: SQLCipher's own default, and the length of every file is a multiple of it.
pub(crate) const PAGE: u64 = 4096;

/// A connection is used by one thread at a time.
const NO_MUTEX: OpenFlags = OpenFlags::SQLITE_OPEN_NO_MUTEX;

/// Refuses a key that is not that of the file which stands there, as its first page and its log tell.
pub(crate) fn must_fit(folder: &Folder, key: &DataKey) -> Result<()> {
    sound::check(&folder.people(), folder.log_if_there().as_deref(), key, Some(0))
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

/// Runs a statement that is prepared once and kept.
pub(crate) fn execute(connection: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<()> {
    connection.prepare_cached(sql)?.execute(params)?;
    Ok(())
}
