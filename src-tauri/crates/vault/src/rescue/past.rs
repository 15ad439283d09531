//! What the history and the undo steps still know of records that are lost.

use crate::error::{Result, VaultError};
use crate::gate::step::Was;
use crate::records::{Key, Record};
use profile::PersonId;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use std::collections::{BTreeMap, BTreeSet};

/// A key that can be sorted.
type Name = (u8, [u8; 16]);

/// Records that are lost or not certain, as they were last known.
#[derive(Default)]
pub(super) struct Past {
    records: BTreeMap<Name, Known>,
}

struct Known {
    /// `None` where it was taken away.
    record: Option<Record>,
    /// From the history: it was so from then on. An undo step only tells how it was before.
    is_after: bool,
    /// Whether the person came or went as a whole since.
    is_past_a_turn: bool,
}

impl Past {
    /// Looks through history and steps for the records that are asked for.
    pub(super) fn read(rows: &Connection, wanted: impl Fn(Key) -> bool) -> Result<Self> {
        let mut past = Self::default();
        past.read_history(rows, &wanted)?;
        past.read_steps(rows, &wanted)?;
        Ok(past)
    }

    /// A record as it was last known.
    pub(super) fn record(&self, key: Key) -> Option<&Record> {
        self.records.get(&name(key))?.record.as_ref()
    }

    /// Whether the history is the last that was heard of a record: if no part of the history is lost, it is as it
    /// was.
    pub(super) fn is_after(&self, key: Key) -> bool {
        self.records.get(&name(key)).is_some_and(|known| known.is_after)
    }

    /// The records that the history last saw there, and whether their person came or went as a whole since.
    pub(super) fn there(&self) -> impl Iterator<Item = (&Record, bool)> {
        let seen = self.records.values().filter(|known| known.is_after);
        seen.filter_map(|known| Some((known.record.as_ref()?, known.is_past_a_turn)))
    }

    /// Whose record it was.
    pub(super) fn owner(&self, key: Key) -> Option<PersonId> {
        self.record(key).map(Record::owner)
    }

    fn read_history(&mut self, rows: &Connection, wanted: impl Fn(Key) -> bool) -> Result<()> {
        let mut turned: BTreeSet<PersonId> = BTreeSet::new();
        let mut statement = rows.prepare("SELECT before, after, person FROM history ORDER BY number DESC")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let record = |column| -> Option<Record> {
                serde_json::from_str(row.get_ref(column).ok()?.as_str().ok()?).ok()
            };
            let is_null = |column| row.get_ref(column).is_ok_and(|value| matches!(value, ValueRef::Null));
            let (before, after) = (record(0), record(1));
            match before.as_ref().or(after.as_ref()).map(Record::key) {
                // A record that this program cannot read says nothing.
                Some(key) if wanted(key) && (after.is_some() || is_null(1)) => {
                    let owner = after.as_ref().or(before.as_ref()).map(Record::owner);
                    let is_past_a_turn = owner.is_some_and(|owner| turned.contains(&owner));
                    let known = Known { record: after, is_after: true, is_past_a_turn };
                    self.records.entry(name(key)).or_insert(known);
                }
                None if is_null(0) && is_null(1) => {
                    turned.extend(row.get(2).ok().map(PersonId::from_bytes));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn read_steps(&mut self, rows: &Connection, wanted: impl Fn(Key) -> bool) -> Result<()> {
        let mut statement = rows.prepare("SELECT records FROM step ORDER BY number DESC")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let text = row.get_ref(0)?.as_str().map_err(|_| VaultError::Damaged);
            let Ok(records) = text.and_then(read_step) else { continue };
            for was in records.into_iter().rev() {
                if let Was::Removed(record) | Was::Updated(record) = was
                    && wanted(record.key())
                {
                    let known =
                        Known { record: Some(record.clone()), is_after: false, is_past_a_turn: false };
                    self.records.entry(name(record.key())).or_insert(known);
                }
            }
        }
        Ok(())
    }
}

/// The records of a step.
pub(super) fn read_step(text: &str) -> Result<Vec<Was>> {
    serde_json::from_str(text).map_err(|_| VaultError::Damaged)
}

fn name(key: Key) -> Name {
    match key {
        Key::Person(id) => (0, *id.bytes()),
        Key::Written(id) => (1, *id.bytes()),
        Key::Photo(id) => (2, *id.bytes()),
        Key::Entry(id) => (3, *id.bytes()),
        Key::Look(id) => (4, *id.bytes()),
    }
}
