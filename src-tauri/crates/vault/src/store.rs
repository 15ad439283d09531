//! `people.db`: opening it with its key, checking it, and bringing it to this program's version.

use crate::About;
use crate::error::{Result, VaultError};
use crate::folder::Folder;
use crate::keys::DataKey;
use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, params};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;
use zeroize::Zeroizing;

/// One file a version, in order; each ran in a transaction of its own.
const MIGRATIONS: [&str; 1] = [include_str!("../migrations/0001.sql")];
/// The newest version this program reads and the one it writes.
const VERSION: u32 = MIGRATIONS.len() as u32;
/// Bytes in a page: SQLCipher's own default, and the length of every file is a multiple of it.
const PAGE: u64 = 4096;

/// What tells the time. Tests bring their own.
pub(crate) type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The open file, owned by the one thread that writes.
pub(crate) struct Store {
    pub(crate) connection: Connection,
    pub(crate) clock: Clock,
    /// Dropped last: the lock is let go when the file is closed.
    folder: Folder,
}

impl Store {
    /// Makes `people.db` in a new library and opens it.
    pub(crate) fn make(folder: Folder, id: Uuid, key: &DataKey, about: About, clock: Clock) -> Result<Self> {
        match make_file(&folder, id, key, about, &clock).and_then(|()| folder.finish_making()) {
            Ok(()) => Self::open(folder, id, key, clock),
            Err(error) => {
                folder.abandon_making();
                Err(error)
            }
        }
    }

    /// Opens `people.db`. A file that is damaged or too new is left as it is.
    pub(crate) fn open(folder: Folder, id: Uuid, key: &DataKey, clock: Clock) -> Result<Self> {
        let people = folder.people();
        let log_before = fs::metadata(folder.log()).map(|log| log.len()).ok();
        check_length(&people, log_before.unwrap_or_default())?;
        let mut connection = connect(&people, key)?;
        // Until the file is known to be sound, closing must not write the log into it.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        if let Err(error) = check(&connection, id).and_then(|()| migrate(&mut connection)) {
            drop(connection);
            if log_before.is_none() && fs::metadata(folder.log()).is_ok_and(|log| log.len() == 0) {
                let _ = fs::remove_file(folder.log());
            }
            return Err(error);
        }
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        Ok(Self { connection, clock, folder })
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

    /// Writes the log into the file, closes it and lets go of the lock.
    pub(crate) fn close(self) -> Result<()> {
        let written = self
            .connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            .map_err(VaultError::from);
        let closed = self.connection.close().map_err(|(_, error)| VaultError::from(error));
        written.and(closed)
    }
}

/// Opens the file with its key and sets it up for safe writing. Touches none of its content.
fn connect(people: &Path, key: &DataKey) -> Result<Connection> {
    // No URI: a path is a path, whatever characters it holds.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(people, flags)?;
    let mut sql = Zeroizing::new(String::with_capacity(128));
    sql.push_str("PRAGMA key = \"x'");
    for byte in key.iter() {
        // Writing into a string cannot fail.
        let _ = write!(sql, "{byte:02x}");
    }
    sql.push_str("'\"");
    connection.execute_batch(&sql)?;
    // One process, one connection: the exclusive mode needs no shared-memory file beside the log.
    connection.execute_batch(
        "PRAGMA cipher_page_size = 4096;
         PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA temp_store = MEMORY;
         PRAGMA secure_delete = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA synchronous = FULL;
         PRAGMA trusted_schema = OFF;",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// The file of a new library, whole and closed.
fn make_file(folder: &Folder, id: Uuid, key: &DataKey, about: About, clock: &Clock) -> Result<()> {
    let mut connection = connect(&folder.making(), key)?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    migrate(&mut connection)?;
    connection.execute(
        "INSERT INTO library (one, id, about, made_at) VALUES (1, ?1, ?2, ?3)",
        params![id.as_bytes(), about.key(), clock().as_millisecond()],
    )?;
    connection.close().map_err(|(_, error)| error.into())
}

/// A file that was cut off has not the length it had. With a log beside it the log may still complete it, and
/// `SQLite` itself compares the two.
fn check_length(people: &Path, log: u64) -> Result<()> {
    let length = fs::metadata(people)?.len();
    if length < PAGE || (log == 0 && length % PAGE != 0) { Err(VaultError::Damaged) } else { Ok(()) }
}

/// Whether this is the library its key file says, of a version this program reads, and writable.
fn check(connection: &Connection, id: Uuid) -> Result<()> {
    // The first read: here the key proves right, and the header is held against the length of the file.
    let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    if found > VERSION {
        return Err(VaultError::TooNew { found, reads: VERSION });
    }
    if found == 0 {
        return Err(VaultError::Damaged);
    }
    let in_file: [u8; 16] = connection.query_row("SELECT id FROM library", [], |row| row.get(0))?;
    if in_file != *id.as_bytes() {
        return Err(VaultError::Damaged);
    }
    if connection.is_readonly("main")? {
        return Err(VaultError::ReadOnly);
    }
    Ok(())
}

/// Brings the file to [`VERSION`], one version at a time.
fn migrate(connection: &mut Connection) -> Result<()> {
    let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    for (index, sql) in MIGRATIONS.iter().enumerate().skip(found as usize) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "user_version", index as u32 + 1)?;
        transaction.commit()?;
    }
    Ok(())
}
