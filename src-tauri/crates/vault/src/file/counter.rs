//! The counters of a library: numbers that only grow, so that an older file is told from a newer one.

use crate::error::Result;
use crate::file::database::execute;
use rusqlite::{Connection, params};

/// The version of a library from which on it counts.
const SINCE: u32 = 6;

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counters {
    /// The changes that people made, and took back, and did again.
    pub(crate) changes: i64,
    /// The transactions that wrote anything.
    pub(crate) writes: i64,
}

impl Counters {
    pub(crate) fn of(connection: &Connection) -> Result<Self> {
        let mut asked = connection.prepare_cached("SELECT changes, writes FROM counter")?;
        Ok(asked.query_row([], |row| Ok(Self { changes: row.get(0)?, writes: row.get(1)? }))?)
    }

    /// The same of a library of that version; `None` where nothing was counted yet.
    pub(crate) fn if_counted(connection: &Connection, version: u32) -> Result<Option<Self>> {
        (version >= SINCE).then(|| Self::of(connection)).transpose()
    }

    /// The greater of both.
    pub(crate) fn or(self, other: Self) -> Self {
        Self { changes: self.changes.max(other.changes), writes: self.writes.max(other.writes) }
    }

    /// Makes a file that takes the place of another one later than that.
    pub(crate) fn come_after(self, connection: &Connection) -> Result<()> {
        Self::of(connection)?.or(self).put(connection)?;
        count(connection, 1)
    }

    /// Writes what was counted in another file into a new one.
    pub(crate) fn put(self, connection: &Connection) -> Result<()> {
        execute(
            connection,
            "UPDATE counter SET changes = ?1, writes = ?2",
            params![self.changes, self.writes],
        )
    }
}

/// Counts a transaction that writes, as part of it, with so many changes.
pub(crate) fn count(transaction: &Connection, changes: i64) -> Result<()> {
    execute(transaction, "UPDATE counter SET changes = changes + ?1, writes = writes + 1", [changes])
}
