//! Whether the file is as it was written, as `SQLite` and `SQLCipher` tell.

use crate::error::{Result, VaultError};
use rusqlite::Connection;

/// Whether every page of a file is as it was written, and what stands in them fits together: all that can be said
/// without knowing what our records mean.
pub(crate) fn must_be_sound(connection: &Connection) -> Result<()> {
    let sound = is_sound(connection)? && broken_pages(connection)?.is_empty() && !has_orphans(connection)?;
    if sound { Ok(()) } else { Err(VaultError::Damaged) }
}

/// What `SQLite` itself says. It stops at the first page that cannot be read, with an error.
pub(crate) fn is_sound(connection: &Connection) -> Result<bool> {
    match connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get::<_, String>(0)) {
        Ok(verdict) => Ok(verdict == "ok"),
        Err(error) => match VaultError::from(error) {
            VaultError::Damaged => Ok(false),
            other => Err(other),
        },
    }
}

/// The pages of `people.db` whose seal is broken, counted from 1, as `SQLCipher` tells them; `None` for what it says of no
/// page.
pub(crate) fn broken_pages(connection: &Connection) -> Result<Vec<Option<u32>>> {
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    let said = statement.query_map([], |row| row.get::<_, String>(0))?;
    said.map(|line| Ok(page(&line?))).collect()
}

/// The page in "HMAC verification failed for page 3", and in "page 3 has an invalid size of 12 bytes".
fn page(line: &str) -> Option<u32> {
    let mut words = line.split_whitespace().skip_while(|word| *word != "page").skip(1);
    words.next()?.parse().ok()
}

/// Whether a row belongs to another one that is not there.
pub(crate) fn has_orphans(connection: &Connection) -> Result<bool> {
    Ok(connection.prepare("PRAGMA foreign_key_check")?.exists([])?)
}
