//! Steps, as they are kept: what was done, and the records that take it back.

use crate::error::{Result, VaultError};
use crate::file::database::execute;
use crate::records::{Key, Record, moment};
use jiff::Timestamp;
use profile::{EntryId, PersonId};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Params, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What an undo reaches: everybody's own page, or the list of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Changes to what is known of one person.
    Person(PersonId),
    /// Adding, importing and removing people.
    People,
}

/// What a step was, for "Undo: move".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// A person was added.
    AddPerson,
    /// A person was removed.
    RemovePerson,
    /// A person was read from a file.
    ImportPerson,
    /// An entry was added.
    AddEntry,
    /// Several entries were added at once.
    AddEntries,
    /// An entry was removed.
    RemoveEntry,
    /// An entry was moved.
    MoveEntry,
    /// Something was typed into an entry.
    Type,
    /// Whose words an entry is.
    Voice,
    /// An entry was put on the page or taken off it.
    OnPage,
    /// The language of an entry.
    Language,
    /// Who the person is.
    Details,
    /// How the profile was written.
    Written,
    /// The photo.
    Photo,
    /// How the page looks.
    Look,
    /// Something of the history, or somebody in a backup or in the bin, was brought back.
    BringBack,
}

/// A step that was undone or done again: where to look now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it was.
    pub label: Label,
    /// When it was first done, or when it took somebody out.
    pub at: Timestamp,
    /// The people it touched, each once.
    pub people: Vec<PersonId>,
    /// The entries it touched, each once.
    pub entries: Vec<EntryId>,
}

/// How a record was before it was touched.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Was {
    /// It was not there.
    Added { key: Key, owner: PersonId },
    /// It was this, and is no more.
    Removed(Record),
    /// It was this, and is something else.
    Updated(Record),
}

/// A step as it is kept.
pub(crate) struct Kept {
    pub(crate) number: i64,
    pub(crate) label: Label,
    pub(crate) field: Option<String>,
    /// Milliseconds since 1970.
    pub(crate) began_at: i64,
    /// In the order the records were touched; taken back in the other order.
    pub(crate) records: Vec<Was>,
}

/// A day, in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000;
/// How long a step is kept, in milliseconds: 90 days.
pub(crate) const KEPT: i64 = 90 * DAY;

/// In SQL, whether a step holds somebody who was taken out. In people's own words the quotation marks are escaped.
pub(crate) const HOLDS: &str = r#"instr(records, '{"removed":{"person":{"person":{"id":"') > 0"#;

impl Was {
    pub(crate) fn key(&self) -> Key {
        match self {
            Self::Added { key, .. } => *key,
            Self::Removed(record) | Self::Updated(record) => record.key(),
        }
    }

    pub(crate) fn owner(&self) -> PersonId {
        match self {
            Self::Added { owner, .. } => *owner,
            Self::Removed(record) | Self::Updated(record) => record.owner(),
        }
    }

    /// The record as it was, if it was there.
    pub(crate) fn before(&self) -> Option<&Record> {
        match self {
            Self::Added { .. } => None,
            Self::Removed(record) | Self::Updated(record) => Some(record),
        }
    }

    /// The record, if it was there and is no more.
    pub(crate) fn removed(&mut self) -> Option<&mut Record> {
        match self {
            Self::Removed(record) => Some(record),
            _ => None,
        }
    }

    /// Whether this holds somebody who was taken out.
    fn holds_somebody(&self) -> bool {
        matches!(self, Self::Removed(Record::Person(_)))
    }

    /// The picture that it brings back.
    pub(crate) fn picture(&self) -> Option<Uuid> {
        self.before().and_then(Record::picture)
    }
}

impl Scope {
    pub(super) fn person(self) -> Option<[u8; 16]> {
        match self {
            Self::Person(person) => Some(*person.bytes()),
            Self::People => None,
        }
    }
}

impl Kept {
    pub(super) fn last(connection: &Connection, scope: Scope, undone: bool) -> Result<Option<Self>> {
        let sql = format!(
            "SELECT number, label, field, began_at, records FROM step WHERE person IS ?1 AND undone = ?2
             ORDER BY number {} LIMIT 1",
            if undone { "ASC" } else { "DESC" }
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params![scope.person(), undone])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        Ok(Some(Self {
            number: row.get(0)?,
            label: from_text(&row.get::<_, String>(1)?)?,
            field: row.get(2)?,
            began_at: row.get(3)?,
            records: records(row.get_ref(4)?)?,
        }))
    }

    /// Whom and what it touched.
    pub(crate) fn touched(&self) -> Result<Step> {
        let entries = self.records.iter().filter_map(|was| match was.key() {
            Key::Entry(id) => Some(id),
            _ => None,
        });
        Ok(Step {
            label: self.label,
            at: moment(self.began_at)?,
            people: self.records.iter().map(Was::owner).collect::<BTreeSet<_>>().into_iter().collect(),
            entries: entries.collect::<BTreeSet<_>>().into_iter().collect(),
        })
    }
}

/// Keeps a new step, and gives its number.
pub(crate) fn add(
    connection: &Connection,
    scope: Scope,
    label: Label,
    field: Option<&str>,
    at: i64,
    records: &[Was],
) -> Result<i64> {
    execute(
        connection,
        "INSERT INTO step (person, label, field, began_at, records) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![scope.person(), to_text(&label)?, field, at, to_text(records)?],
    )?;
    let number = connection.last_insert_rowid();
    keep_pictures(connection, number, records)?;
    Ok(number)
}

/// Moves a step to the other side, with the records that lead back. Whoever it takes out by that is kept from now on.
pub(crate) fn turn(
    connection: &Connection,
    number: i64,
    undone: bool,
    records: &[Was],
    now: i64,
) -> Result<()> {
    keep_pictures(connection, number, records)?;
    let out_at = records.iter().any(Was::holds_somebody).then_some(now);
    // A step that was turned is no place to go on typing.
    execute(
        connection,
        "UPDATE step SET undone = ?2, field = NULL, began_at = coalesce(?3, began_at) WHERE number = ?1",
        params![number, undone, out_at],
    )?;
    rewrite(connection, number, records.iter())
}

/// Forgets a step.
pub(crate) fn forget(connection: &Connection, number: i64) -> Result<()> {
    execute(connection, "DELETE FROM step WHERE number = ?1", [number])
}

/// Forgets what could be done again in a scope: something else was done.
///
/// Not so the people whose adding was undone: they lie in the bin. They count as removed from here on, which can be
/// undone.
pub(crate) fn forget_undone(connection: &Connection, scope: Scope) -> Result<()> {
    if scope == Scope::People {
        let sql =
            format!("UPDATE step SET undone = 0, label = ?1 WHERE person IS NULL AND undone = 1 AND {HOLDS}");
        execute(connection, &sql, [to_text(&Label::RemovePerson)?])?;
    }
    execute(connection, "DELETE FROM step WHERE person IS ?1 AND undone = 1", [scope.person()])
}

/// Forgets all steps of a person, whose records are about to become others.
pub(crate) fn forget_all_of(connection: &Connection, person: PersonId) -> Result<()> {
    execute(connection, "DELETE FROM step WHERE person = ?1", [person.bytes()])
}

/// The steps of the list of people: their numbers, and what they hold.
pub(crate) fn of_people(connection: &Connection) -> Result<Vec<(i64, Vec<Was>)>> {
    held(connection, "SELECT number, records FROM step WHERE person IS NULL", [])
}

/// Forgets what a step with these records says of a person.
pub(crate) fn forget_part_of(
    connection: &Connection,
    number: i64,
    records: &[Was],
    person: PersonId,
) -> Result<()> {
    if records.iter().all(|was| was.owner() == person) {
        return forget(connection, number);
    }
    rewrite(connection, number, records.iter().filter(|was| was.owner() != person))
}

/// Makes these the records of a step, and lets go of the pictures that it brings back no more.
fn rewrite<'a>(connection: &Connection, number: i64, records: impl Iterator<Item = &'a Was>) -> Result<()> {
    let records: Vec<&Was> = records.collect();
    let pictures: Vec<Uuid> = records.iter().filter_map(|was| was.picture()).collect();
    let mut held = connection.prepare_cached("SELECT picture FROM step_picture WHERE step = ?1")?;
    let held = held.query_map([number], |row| row.get(0))?.collect::<rusqlite::Result<Vec<[u8; 16]>>>()?;
    for picture in held.into_iter().filter(|held| !pictures.contains(&Uuid::from_bytes(*held))) {
        let sql = "DELETE FROM step_picture WHERE step = ?1 AND picture = ?2";
        execute(connection, sql, params![number, picture])?;
    }
    execute(connection, "UPDATE step SET records = ?2 WHERE number = ?1", params![number, to_text(&records)?])
}

/// The records of a step, as they stand in the file.
pub(crate) fn records(text: ValueRef<'_>) -> Result<Vec<Was>> {
    let text = text.as_bytes().map_err(|_| VaultError::Damaged)?;
    serde_json::from_slice(text).map_err(|_| VaultError::Damaged)
}

pub(super) fn held(connection: &Connection, sql: &str, params: impl Params) -> Result<Vec<(i64, Vec<Was>)>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_and_then(params, |row| Ok((row.get(0)?, records(row.get_ref(1)?)?)))?;
    rows.collect()
}

fn keep_pictures(connection: &Connection, step: i64, records: &[Was]) -> Result<()> {
    for picture in records.iter().filter_map(Was::picture) {
        let sql = "INSERT OR IGNORE INTO step_picture (step, picture) VALUES (?1, ?2)";
        execute(connection, sql, params![step, picture.as_bytes()])?;
    }
    Ok(())
}

pub(crate) fn to_text(value: &(impl Serialize + ?Sized)) -> Result<String> {
    serde_json::to_string(value).map_err(|_| VaultError::Other { what: "writing a step", code: 0 })
}

pub(crate) fn from_text(text: &str) -> Result<Label> {
    serde_json::from_str(text).map_err(|_| VaultError::Damaged)
}
