//! What happened to a person's words: kept for as long as the person is here, longer than it can be undone.

use crate::error::{Result, VaultError};
use crate::file::database::execute;
use crate::gate::change::Change;
use crate::gate::step::{Label, Scope, Was, from_text, to_text};
use crate::records::told::{Said, What};
use crate::records::{EntryRecord, Key, PersonRecord, Record, WrittenRecord, moment};
use jiff::Timestamp;
use profile::PersonId;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeSet;
use std::fmt;

/// One thing that happened.
#[derive(Clone, PartialEq, Eq)]
pub struct Happening {
    /// Its number in the library: later ones have higher numbers.
    pub number: i64,
    /// When. Typing in one field within a minute is one happening, at the time of its first letter.
    pub at: Timestamp,
    /// What was done.
    pub label: Label,
    /// Whether a step was taken back or done again by it.
    pub turned: Option<Turned>,
    /// What it was done to.
    pub what: What,
    /// The words before, where there were any.
    pub before: Option<Said>,
    /// The words after, where there are any.
    pub after: Option<Said>,
    /// Whether what was before can be brought back.
    pub can_come_back: bool,
}

/// Whether something happened by undo or redo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turned {
    /// A step was taken back.
    Back,
    /// A step that was taken back was done again.
    Again,
}

impl fmt::Debug for Happening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Happening({}, {:?}, {:?}, {:?})", self.number, self.label, self.turned, self.what)
    }
}

impl Turned {
    fn key(self) -> &'static str {
        match self {
            Self::Back => "undo",
            Self::Again => "redo",
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        [Self::Back, Self::Again].into_iter().find(|turned| turned.key() == key)
    }
}

/// What a change was, for everything that it touched.
#[derive(Clone, Copy)]
pub(crate) struct Deed<'a> {
    pub(crate) scope: Scope,
    pub(crate) label: Label,
    pub(crate) turned: Option<Turned>,
    pub(crate) field: Option<&'a str>,
    /// In milliseconds since 1970.
    pub(crate) at: i64,
}

/// Writes what a change did. Where it touched one record alone, `new` may be what that is now.
pub(crate) fn write(
    connection: &Connection,
    deed: Deed<'_>,
    was: &[Was],
    new: Option<&Record>,
) -> Result<()> {
    match deed.scope {
        // Somebody came or went: every line of theirs would say the same.
        Scope::People => {
            let owners: BTreeSet<PersonId> = was.iter().map(Was::owner).collect();
            owners.into_iter().try_for_each(|owner| add(connection, deed, owner, None, None))
        }
        Scope::Person(person) => was.iter().filter(|was| was.key().is_told()).try_for_each(|was| {
            let read = if new.is_none() { Record::load(connection, was.key())? } else { None };
            add(connection, deed, person, was.before(), new.or(read.as_ref()))
        }),
    }
}

fn add(
    connection: &Connection,
    deed: Deed<'_>,
    person: PersonId,
    before: Option<&Record>,
    after: Option<&Record>,
) -> Result<()> {
    execute(
        connection,
        "INSERT INTO history (person, at, label, turned, field, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            person.bytes(),
            deed.at,
            to_text(&deed.label)?,
            deed.turned.map(Turned::key),
            deed.field,
            before.map(to_text).transpose()?,
            after.map(to_text).transpose()?,
        ],
    )
}

/// Lets typing join what happened last, if that is typing in the same field; says whether it is. What is as it was
/// before has not happened.
pub(crate) fn join(connection: &Connection, person: PersonId, field: &str, now_is: &Record) -> Result<bool> {
    let goes_on = "WHERE field = ?2
        AND number = (SELECT number FROM history WHERE person = ?1 ORDER BY number DESC LIMIT 1)";
    let after = to_text(now_is)?;
    let sql = format!("UPDATE history SET after = ?3 {goes_on} AND before IS NOT ?3");
    let joined = connection.prepare_cached(&sql)?.execute(params![person.bytes(), field, after])?;
    let sql = format!("DELETE FROM history {goes_on}");
    Ok(joined > 0 || connection.prepare_cached(&sql)?.execute(params![person.bytes(), field])? > 0)
}

/// Forgets what happened to somebody.
pub(crate) fn forget(connection: &Connection, person: PersonId) -> Result<()> {
    execute(connection, "DELETE FROM history WHERE person = ?1", [person.bytes()])
}

/// What happened to a person, the latest first: so many, before that number.
pub(crate) fn read(
    connection: &Connection,
    person: PersonId,
    before: Option<i64>,
    count: usize,
) -> Result<Vec<Happening>> {
    let mut statement = connection.prepare_cached(
        "SELECT number, at, label, turned, before, after FROM history
         WHERE person = ?1 AND number < ?2 ORDER BY number DESC LIMIT ?3",
    )?;
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let rows =
        statement.query_and_then(params![person.bytes(), before.unwrap_or(i64::MAX), count], happening)?;
    rows.collect()
}

fn happening(row: &Row<'_>) -> Result<Happening> {
    let record = |at: usize| -> Result<Option<Record>> {
        let text: Option<String> = row.get(at)?;
        text.map(|text| serde_json::from_str(&text).map_err(|_| VaultError::Damaged)).transpose()
    };
    let (before, after) = (record(4)?, record(5)?);
    let turned: Option<String> = row.get(3)?;
    Ok(Happening {
        number: row.get(0)?,
        at: moment(row.get(1)?)?,
        label: from_text(&row.get::<_, String>(2)?)?,
        turned: turned.map(|key| Turned::from_key(&key).ok_or(VaultError::Damaged)).transpose()?,
        what: after.as_ref().or(before.as_ref()).map_or(What::Everything, Record::what),
        before: before.as_ref().and_then(|record| record.said(after.as_ref())),
        after: after.as_ref().and_then(|record| record.said(before.as_ref())),
        can_come_back: before.is_some_and(|record| !matches!(record, Record::Photo(_))),
    })
}

impl Change<'_> {
    /// Brings back what was before something that happened to a person: the words of a line as they were then, at the
    /// place where it is now, or at the end of its section when it is gone; or who they were, or how it was written.
    pub fn bring_back(&mut self, person: PersonId, happening: i64) -> Result<()> {
        let before: Option<String> = self
            .connection()
            .prepare_cached("SELECT before FROM history WHERE number = ?1 AND person = ?2")?
            .query_row(params![happening, person.bytes()], |row| row.get(0))
            .optional()?
            .flatten();
        let before = before.ok_or(VaultError::EntryGone)?;
        match serde_json::from_str(&before).map_err(|_| VaultError::Damaged)? {
            Record::Entry(EntryRecord { section, entry, .. }) => {
                match Record::load(self.connection(), Key::Entry(entry.id))? {
                    Some(_) => self.set_words(entry),
                    None => self.add_entry(person, section, usize::MAX, entry),
                }
            }
            Record::Person(PersonRecord { person: details, language }) => {
                self.set_person(person, details, language)
            }
            Record::Written(WrittenRecord { written, .. }) => self.set_written(person, written),
            Record::Photo(_) | Record::Look(_) => Err(VaultError::EntryGone),
        }
    }
}
