//! What a library goes on knowing when an older file takes its place: its settings, the keys it had before, and how much
//! was counted.

use crate::error::Result;
use crate::file::counter::Counters;
use crate::keys::data_key::DataKey;
use rusqlite::{Connection, params};
use zeroize::Zeroizing;

/// What a library has learned since an older file of it, and must not forget.
pub(crate) struct Learned {
    settings: Vec<(String, String)>,
    /// The keys it had before, the oldest first, and until when.
    pub(crate) former: Vec<(DataKey, i64)>,
    counters: Counters,
}

impl Learned {
    pub(crate) fn of(connection: &Connection) -> Result<Self> {
        Ok(Self {
            settings: settings(connection)?,
            former: former_keys(connection)?,
            counters: Counters::of(connection)?,
        })
    }

    /// With what an older file alone still knows.
    pub(crate) fn and(mut self, older: Self) -> Self {
        for setting in older.settings {
            if !self.settings.iter().any(|(name, _)| *name == setting.0) {
                self.settings.push(setting);
            }
        }
        for former in older.former {
            if !self.former.iter().any(|(key, _)| *key == former.0) {
                self.former.push(former);
            }
        }
        self.former.sort_by_key(|(_, until)| *until);
        self.counters = self.counters.or(older.counters);
        self
    }

    pub(crate) fn write(&self, connection: &Connection) -> Result<()> {
        connection.execute("DELETE FROM setting", [])?;
        for (name, value) in &self.settings {
            connection.execute("INSERT INTO setting (name, value) VALUES (?1, ?2)", [name, value])?;
        }
        connection.execute("DELETE FROM former_key", [])?;
        for (key, until) in &self.former {
            let sql = "INSERT INTO former_key (key, until) VALUES (?1, ?2)";
            connection.execute(sql, params![key.as_ref(), until])?;
        }
        self.counters.come_after(connection)
    }
}

fn settings(connection: &Connection) -> Result<Vec<(String, String)>> {
    let mut statement = connection.prepare("SELECT name, value FROM setting")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes keys that it had before and does not know any more.
pub(crate) fn add_former_keys(connection: &Connection, former: &[(DataKey, i64)]) -> Result<()> {
    let known = former_keys(connection)?;
    for (key, until) in former.iter().filter(|(key, _)| known.iter().all(|(known, _)| known != key)) {
        let sql = "INSERT INTO former_key (key, until) VALUES (?1, ?2)";
        connection.execute(sql, params![key.as_ref(), until])?;
    }
    Ok(())
}

/// The keys the library had before, the oldest first, and until when.
pub(crate) fn former_keys(connection: &Connection) -> Result<Vec<(DataKey, i64)>> {
    let mut statement = connection.prepare("SELECT key, until FROM former_key ORDER BY number")?;
    let rows =
        statement.query_map([], |row| Ok((Zeroizing::new(row.get::<_, [u8; 32]>(0)?), row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
