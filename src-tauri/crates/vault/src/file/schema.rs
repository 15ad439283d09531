//! The versions of `people.db`, and the way from each to the next.

use crate::error::{Result, VaultError};
use rusqlite::Connection;
use uuid::Uuid;

/// One file a version, in order; each ran in a transaction of its own. A version that was ever released stays as it is.
const MIGRATIONS: [&str; 6] = [
    include_str!("../../migrations/0001.sql"),
    include_str!("../../migrations/0002.sql"),
    include_str!("../../migrations/0003.sql"),
    include_str!("../../migrations/0004.sql"),
    include_str!("../../migrations/0005.sql"),
    include_str!("../../migrations/0006.sql"),
];
/// The newest version this program reads and the one it writes.
pub(crate) const VERSION: u32 = MIGRATIONS.len() as u32;

/// Whether this is the library its key file says, of a version this program reads. Gives the version.
pub(crate) fn check(connection: &Connection, id: Uuid) -> Result<u32> {
    // The first read: here the key proves right, and the header is held against the length of the file.
    let found = version(connection)?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    if found > VERSION {
        return Err(VaultError::TooNew { found, reads: VERSION });
    }
    if found == 0 {
        return Err(VaultError::Damaged);
    }
    if is_of(connection, id)? { Ok(found) } else { Err(VaultError::Damaged) }
}

/// Whether this is the library of that identity.
pub(crate) fn is_of(connection: &Connection, id: Uuid) -> Result<bool> {
    let in_file: [u8; 16] = connection.query_row("SELECT id FROM library", [], |row| row.get(0))?;
    Ok(in_file == *id.as_bytes())
}

/// Brings the file to [`VERSION`], one version at a time.
pub(crate) fn migrate(connection: &mut Connection) -> Result<()> {
    let found = version(connection)?;
    for (index, sql) in MIGRATIONS.iter().enumerate().skip(found as usize) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "user_version", index as u32 + 1)?;
        transaction.commit()?;
    }
    Ok(())
}

fn version(connection: &Connection) -> Result<u32> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}
