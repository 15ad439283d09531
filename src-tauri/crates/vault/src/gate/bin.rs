//! The bin: whoever was taken out of the library, with all words, for as long as a step holds them.

use crate::error::{Result, VaultError};
use crate::gate::change::Change;
use crate::gate::step::HOLDS;
use crate::gate::step::{self, KEPT, Was};
use crate::records::read;
use crate::records::{EntryRecord, Key, PersonRecord, Record, WrittenRecord, moment};
use jiff::Timestamp;
use profile::{Colour, EntryId, LanguageTag, Person, PersonId, Written};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Somebody in the bin.
#[derive(Clone, PartialEq, Eq)]
pub struct Binned {
    /// Who it is.
    pub person: PersonId,
    /// What they like to be called.
    pub preferred_name: String,
    /// The language of their profile.
    pub language: LanguageTag,
    /// Their colour.
    pub colour: Colour,
    /// How many entries there are.
    pub entries: u32,
    /// When they were taken out.
    pub since: Timestamp,
    /// Until when they are kept at least.
    pub until: Timestamp,
}

impl fmt::Debug for Binned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Binned({}, {} entries, {})", self.person, self.entries, self.since)
    }
}

/// Everybody in the bin, the last first.
pub(crate) fn everybody(connection: &Connection) -> Result<Vec<Binned>> {
    let sql =
        format!("SELECT began_at, records FROM step WHERE person IS NULL AND {HOLDS} ORDER BY number DESC");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let (mut binned, mut seen) = (Vec::new(), BTreeSet::new());
    while let Some(row) = rows.next()? {
        let (at, records) = (row.get(0)?, step::records(row.get_ref(1)?)?);
        for was in &records {
            if let Was::Removed(Record::Person(PersonRecord { person, language })) = was
                && seen.insert(person.id)
                && !read::is_there(connection, person.id)?
            {
                binned.push(card(person, language, &records, at)?);
            }
        }
    }
    binned.sort_by_key(|binned| std::cmp::Reverse(binned.since));
    Ok(binned)
}

fn card(person: &Person, language: &LanguageTag, records: &[Was], at: i64) -> Result<Binned> {
    let is_entry = |was: &&Was| matches!(was, Was::Removed(Record::Entry(EntryRecord { person: of, .. })) if *of == person.id);
    Ok(Binned {
        person: person.id,
        preferred_name: person.preferred_name.clone(),
        language: language.clone(),
        colour: person.colour,
        entries: u32::try_from(records.iter().filter(is_entry).count()).unwrap_or(u32::MAX),
        since: moment(at)?,
        until: moment(at + KEPT)?,
    })
}

/// The last step that holds somebody, and all its records.
fn holder(connection: &Connection, person: PersonId) -> Result<Option<(i64, Vec<Was>)>> {
    let sql = format!(
        "SELECT number, records FROM step WHERE person IS NULL AND {HOLDS}
            AND instr(records, ?1) ORDER BY number DESC LIMIT 1"
    );
    let mark = format!(r#"{{"removed":{{"person":{{"person":{{"id":"{person}""#);
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_row(params![mark], |row| Ok((row.get(0)?, step::records(row.get_ref(1)?))));
    found.optional()?.map(|(number, records)| Ok((number, records?))).transpose()
}

/// Whether more is known of somebody than a name, or was once: taking back that they came would take it along.
fn has_words(connection: &Connection, id: PersonId) -> Result<bool> {
    let sql = "SELECT 1 FROM entry WHERE person = ?1
         UNION ALL SELECT 1 FROM photo WHERE person = ?1
         UNION ALL SELECT 1 FROM step WHERE person = ?1";
    if connection.prepare_cached(sql)?.exists([id.bytes()])? {
        return Ok(true);
    }
    let Some(Record::Person(PersonRecord { person, .. })) = Record::load(connection, Key::Person(id))? else {
        return Ok(false);
    };
    let named = Person { id, ..Person::named(person.preferred_name.clone()) };
    let unwritten = Record::Written(WrittenRecord { person: id, written: Written::default() });
    Ok(person != named || Record::load(connection, Key::Written(id))?.is_some_and(|now| now != unwritten))
}

/// What undo may take back of a step of the list of people: never that somebody came of whom more is known by now than
/// a name, and not of somebody who is not here: they were brought back from the bin, and that was undone.
pub(crate) fn undoable(connection: &Connection, records: Vec<Was>) -> Result<Vec<Was>> {
    let mut stay = BTreeSet::new();
    for was in &records {
        if let Was::Added { key: Key::Person(person), .. } = was
            && (!read::is_there(connection, *person)? || has_words(connection, *person)?)
        {
            stay.insert(*person);
        }
    }
    Ok(records.into_iter().filter(|was| !stay.contains(&was.owner())).collect())
}

/// Records that come back, with new identities where others have theirs by now. Whoever is here already comes back as
/// somebody else: nobody's words are written over.
pub(crate) fn freed(connection: &Connection, mut records: Vec<Was>) -> Result<Vec<Was>> {
    let mut others = BTreeMap::new();
    for was in &records {
        if let Was::Removed(Record::Person(PersonRecord { person, .. })) = was
            && read::is_there(connection, person.id)?
        {
            others.insert(person.id, PersonId::new());
        }
    }
    for record in records.iter_mut().filter_map(Was::removed) {
        if let Some(other) = others.get(&record.owner()) {
            record.give_to(*other);
        }
        if let Record::Entry(EntryRecord { person, entry, .. }) = record
            && Record::load(connection, Key::Entry(entry.id))?.is_some()
        {
            entry.id = EntryId::new();
            // Their own steps speak of the line by its old identity.
            step::forget_all_of(connection, *person)?;
        }
    }
    Ok(records)
}

impl Change<'_> {
    /// Brings somebody back out of the bin.
    pub(crate) fn come_back(&mut self, person: PersonId) -> Result<()> {
        if read::is_there(self.connection(), person)? {
            return Err(VaultError::PersonExists);
        }
        let (number, records) = holder(self.connection(), person)?.ok_or(VaultError::PersonGone)?;
        let theirs = records.iter().filter(|was| was.owner() == person).cloned().collect();
        for was in freed(self.connection(), theirs)?.into_iter().rev() {
            self.take_back(was)?;
        }
        step::forget_part_of(self.connection(), number, &records, person)
    }

    /// Whether somebody is in the bin.
    pub(crate) fn is_in_bin(&self, person: PersonId) -> Result<bool> {
        Ok(holder(self.connection(), person)?.is_some())
    }
}
