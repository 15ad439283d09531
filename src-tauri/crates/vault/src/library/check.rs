//! Whether a library is sound: what `SQLite` and `SQLCipher` find, and what holds between our own records.

use crate::error::{Result, VaultError};
use crate::file::integrity::{broken_pages, has_orphans, is_sound};
use crate::gate::step::Was;
use crate::library::store::Store;
use crate::records::order;
use crate::records::read;
use profile::{EntryId, PersonId};
use rusqlite::{Connection, Row};
use std::collections::BTreeSet;

/// Something in a library that is not as this program writes it. No fault carries words of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// A page of `people.db`, counted from 1, is not as it was written.
    Page(u32),
    /// The file's tables and indexes do not fit together.
    Structure,
    /// A record belongs to another one that is not there.
    Orphan,
    /// What is known of this person cannot be read.
    Person(PersonId),
    /// The place of this entry among the others cannot be read.
    Place(EntryId),
    /// A picture is kept that no photo shows and no step can bring back, or a step lacks the picture it brings back.
    Picture,
    /// The step of this number cannot be taken back or done again.
    Step(i64),
}

impl Store {
    /// Looks at everything. An empty list means that all of it is sound.
    ///
    /// If it is, the log has been written into `people.db`, so that every page of it could be looked at.
    pub(crate) fn check(&mut self) -> Result<Vec<Fault>> {
        let mut faults = BTreeSet::new();
        if is_sound(&self.connection)? {
            let connection = &self.connection;
            faults.extend(has_orphans(connection)?.then_some(Fault::Orphan));
            faults.extend(people(connection)?);
            faults.extend(places(connection)?);
            faults.extend(pictures(connection)?);
            faults.extend(steps(connection)?);
            // Pages that the log replaces may be torn, as a power cut leaves them.
            self.tidy_log()?;
        } else {
            faults.insert(Fault::Structure);
        }
        let pages = broken_pages(&self.connection)?;
        faults.extend(pages.into_iter().map(|page| page.map_or(Fault::Structure, Fault::Page)));
        Ok(faults.into_iter().collect())
    }
}

/// Everybody of whom not all can be read: a word that is none, or no record of how the profile was written.
fn people(connection: &Connection) -> Result<Vec<Fault>> {
    let everybody = read::everybody(connection)?.into_iter();
    let unreadable = |person: &PersonId| match read::profile(connection, *person) {
        Err(VaultError::Damaged) => Some(Ok(Fault::Person(*person))),
        Err(error) => Some(Err(error)),
        Ok(_) => None,
    };
    everybody.filter_map(|person| unreadable(&person)).collect()
}

fn places(connection: &Connection) -> Result<Vec<Fault>> {
    let mut statement = connection.prepare("SELECT id, place FROM entry")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?)))?;
    let mut faults = Vec::new();
    for row in rows {
        let (id, place) = row?;
        if !order::is_place(&place) {
            faults.push(Fault::Place(EntryId::from_bytes(id)));
        }
    }
    Ok(faults)
}

fn pictures(connection: &Connection) -> Result<Vec<Fault>> {
    let sql = "SELECT 1 FROM picture WHERE id NOT IN (SELECT picture FROM photo)
        AND id NOT IN (SELECT picture FROM step_picture)";
    let forgotten = connection.prepare(sql)?.exists([])?;
    Ok(forgotten.then_some(Fault::Picture).into_iter().collect())
}

/// Steps that cannot be read, that lack a picture, or that stand on the wrong side: what can be done again always
/// has a higher number than what can be taken back.
fn steps(connection: &Connection) -> Result<Vec<Fault>> {
    let mut faults = Vec::new();
    let mut statement = connection.prepare("SELECT number, records FROM step")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        faults.extend(step(connection, row)?);
    }
    let sql = "SELECT number FROM step AS done WHERE undone = 0 AND EXISTS
        (SELECT 1 FROM step WHERE person IS done.person AND undone = 1 AND number < done.number)";
    let mut statement = connection.prepare(sql)?;
    let crossed = statement.query_map([], |row| row.get(0))?;
    for number in crossed {
        faults.push(Fault::Step(number?));
    }
    Ok(faults)
}

fn step(connection: &Connection, row: &Row<'_>) -> Result<Option<Fault>> {
    let (number, records): (i64, String) = (row.get(0)?, row.get(1)?);
    let Ok(records) = serde_json::from_str::<Vec<Was>>(&records) else {
        return Ok(Some(Fault::Step(number)));
    };
    let mut held =
        connection.prepare_cached("SELECT 1 FROM step_picture WHERE step = ?1 AND picture = ?2")?;
    for picture in records.iter().filter_map(Was::picture) {
        if !held.exists((number, picture.as_bytes()))? {
            return Ok(Some(Fault::Picture));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests;
