//! Writes what was found into a new library file, of the newest version.

use super::Rescued;
use super::gather::Gathered;
use super::past::read_step;
use super::settle::Settling;
use super::tables::Table;
use crate::disk::owner_only;
use crate::error::{Result, VaultError};
use crate::file::counter::Counters;
use crate::file::database::connect;
use crate::file::schema::migrate;
use crate::gate::step::Was;
use crate::keys::data_key::DataKey;
use crate::records::{Key, Stamp};
use jiff::Timestamp;
use profile::Photo;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use std::fs::OpenOptions;
use std::path::Path;
use uuid::Uuid;

/// Makes `into` of what was found: the library of this identity.
pub(super) fn write(gathered: &Gathered, into: &Path, id: Uuid, key: &DataKey) -> Result<Rescued> {
    let mut connection = empty(into, key)?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    // Half a rescue is of no use, and the whole file is brought to the disk at the end.
    connection.execute_batch("PRAGMA synchronous = OFF")?;
    migrate(&mut connection)?;
    let transaction = connection.transaction()?;
    let writing = Writing { rows: &gathered.rows, new: &transaction, stamp: stamp() };
    writing.library(id)?;
    writing.pictures()?;
    let rescued = writing.people(gathered)?;
    for table in ["history", "setting", "former_key"] {
        writing.copy(table, "1")?;
    }
    writing.counter()?;
    writing.steps()?;
    // Of a picture that no photo shows and no step brings back nobody can say whose it is.
    transaction.execute(
        "DELETE FROM picture WHERE id NOT IN (SELECT picture FROM photo)
            AND id NOT IN (SELECT picture FROM step_picture)",
        [],
    )?;
    transaction.commit()?;
    connection.close().map_err(|(_, error)| VaultError::from(error))?;
    OpenOptions::new().write(true).open(into)?.sync_all()?;
    Ok(rescued)
}

/// A new file that only its owner may read, open with its key.
pub(super) fn empty(file: &Path, key: &DataKey) -> Result<Connection> {
    owner_only::private().create_new(true).open(file)?;
    connect(file, key)
}

/// The change that is the rescue, for what does not say which change last touched it.
fn stamp() -> Stamp {
    Stamp { change: Uuid::now_v7(), at: Timestamp::now().as_millisecond() }
}

struct Writing<'a> {
    rows: &'a Connection,
    new: &'a Connection,
    stamp: Stamp,
}

impl Writing<'_> {
    fn library(&self, id: Uuid) -> Result<()> {
        let found: Option<(String, i64)> = self
            .rows
            .query_row("SELECT about, made_at FROM library", [], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()
            .unwrap_or_default();
        // Everybody in the list is found in a library of others; it was made when its identity was.
        let made = id.get_timestamp().map_or(self.stamp.at, |made| {
            let (seconds, nanoseconds) = made.to_unix();
            seconds.cast_signed() * 1_000 + i64::from(nanoseconds) / 1_000_000
        });
        let (about, made) = found.unwrap_or_else(|| ("others".to_owned(), made));
        let sql = "INSERT INTO library (one, id, about, made_at) VALUES (1, ?1, ?2, ?3)";
        self.new.execute(sql, params![id.as_bytes(), about, made])?;
        Ok(())
    }

    /// The counters, which never fall.
    fn counter(&self) -> Result<()> {
        Counters::of(self.rows).unwrap_or_default().put(self.new)
    }

    /// The pictures that are all there.
    fn pictures(&self) -> Result<()> {
        let mut statement = self.rows.prepare("SELECT id, jpeg FROM picture")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (Ok(id), Ok(jpeg)) = (row.get::<_, [u8; 16]>(0), row.get::<_, Vec<u8>>(1)) else { continue };
            if let Ok(photo) = Photo::from_jpeg(jpeg, "") {
                let sql = "INSERT INTO picture (id, jpeg) VALUES (?1, ?2)";
                self.new.prepare_cached(sql)?.execute(params![id, photo.jpeg()])?;
            }
        }
        Ok(())
    }

    fn people(&self, gathered: &Gathered) -> Result<Rescued> {
        let settling = Settling::new(gathered)?;
        let mut rescued = Rescued {
            people: settling.people.len(),
            affected: Vec::new(),
            unreadable_pages: gathered.unreadable,
            others_unknown: settling.others_unknown,
            changes_missing: 0,
            history_lost: !gathered.is_complete("history") || gathered.is_log_broken,
            steps_lost: ["step", "step_picture"].iter().any(|table| !gathered.is_complete(table))
                || gathered.is_log_broken,
            settings_lost: ["library", "setting", "former_key"]
                .iter()
                .any(|table| !gathered.is_complete(table)),
        };
        for id in settling.people.iter().copied() {
            let mut settled = settling.settle(id, &mut |picture| self.has_picture(picture))?;
            for record in &settled.records {
                if !went_in(record.save(self.new, self.stamp_of(record.key())?, None))? {
                    settled.affected.lose(record);
                }
            }
            if settled.affected.is_any() {
                rescued.affected.push(settled.affected);
            }
        }
        Ok(rescued)
    }

    /// Which change last touched a record, as far as its row says.
    fn stamp_of(&self, key: Key) -> Result<Stamp> {
        let (table, column, id, at) = match key {
            Key::Person(id) => ("person", "id", *id.bytes(), "changed_at"),
            Key::Written(id) => ("written", "person", *id.bytes(), "NULL"),
            Key::Photo(id) => ("photo", "person", *id.bytes(), "NULL"),
            Key::Entry(id) => ("entry", "id", *id.bytes(), "NULL"),
            Key::Look(id) => ("look", "person", *id.bytes(), "NULL"),
        };
        let sql = format!("SELECT change, {at} FROM {table} WHERE {column} = ?1");
        let found: Option<([u8; 16], Option<i64>)> = self
            .rows
            .prepare_cached(&sql)?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()
            .unwrap_or_default();
        Ok(found.map_or(self.stamp, |(change, at)| Stamp {
            change: Uuid::from_bytes(change),
            at: at.unwrap_or(self.stamp.at),
        }))
    }

    fn has_picture(&self, id: Uuid) -> Result<bool> {
        Ok(self.new.prepare_cached("SELECT 1 FROM picture WHERE id = ?1")?.exists([id.as_bytes()])?)
    }

    /// The steps that can still be taken back: all that bring back no picture that is lost.
    fn steps(&self) -> Result<()> {
        let mut statement = self.rows.prepare("SELECT number, records FROM step ORDER BY number")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (Ok(number), Ok(records)) = (row.get::<_, i64>(0), row.get::<_, String>(1)) else { continue };
            let Ok(records) = read_step(&records) else { continue };
            let pictures: Vec<Uuid> = records.iter().filter_map(Was::picture).collect();
            let are_there = pictures
                .iter()
                .try_fold(true, |all, picture| Ok::<_, VaultError>(all && self.has_picture(*picture)?))?;
            if !are_there {
                continue;
            }
            self.copy("step", &format!("number = {number}"))?;
            for picture in pictures {
                let sql = "INSERT OR IGNORE INTO step_picture (step, picture)
                    SELECT number, ?2 FROM step WHERE number = ?1";
                self.new.prepare_cached(sql)?.execute(params![number, picture.as_bytes()])?;
            }
        }
        // Where the last changes are lost, what could be done again may have been done, and more after it.
        let sql = "DELETE FROM step AS again WHERE undone = 1 AND EXISTS
            (SELECT 1 FROM step WHERE person IS again.person AND undone = 0 AND number > again.number)";
        self.new.execute(sql, [])?;
        Ok(())
    }

    /// Copies the rows of a table as they are.
    fn copy(&self, table: &str, which: &str) -> Result<()> {
        let Some(table) = Table::named(table) else { return Ok(()) };
        let columns: Vec<String> = table.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        let columns = columns.join(", ");
        let marks = vec!["?"; table.columns.len()].join(", ");
        let sql = format!("SELECT {columns} FROM {} WHERE {which}", table.name);
        let mut statement = self.rows.prepare(&sql)?;
        let mut insert =
            self.new.prepare_cached(&format!("INSERT INTO {} ({columns}) VALUES ({marks})", table.name))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let values: Vec<Value> =
                (0..table.columns.len()).map(|index| row.get(index)).collect::<rusqlite::Result<_>>()?;
            went_in(insert.execute(params_from_iter(values)).map(|_| ()).map_err(VaultError::from))?;
        }
        Ok(())
    }
}

/// Whether a row went in. One that breaks a rule of the tables is none that a library wrote.
fn went_in(written: Result<()>) -> Result<bool> {
    match written {
        Ok(()) => Ok(true),
        Err(VaultError::Other { what: "SQLite", code })
            if code & 0xff == rusqlite::ffi::SQLITE_CONSTRAINT =>
        {
            Ok(false)
        }
        Err(error) => Err(error),
    }
}
