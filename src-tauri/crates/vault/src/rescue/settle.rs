//! From the rows that were found to the people they are of: what is certain, what is brought back, what is lost.

use super::Affected;
use super::gather::Gathered;
use super::past::Past;
use crate::error::Result;
use crate::records::{EntryRecord, Key, PersonRecord, PhotoRecord, Record, WrittenRecord};
use profile::{
    CommunicationNeed, EntryId, LanguageTag, Person, PersonId, Section, Supporter, Written, shows,
};
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What somebody is called of whom no name was found: a person must be called something.
const NAMELESS: &str = "?";

/// One person as far as they were found.
pub(super) struct Settled {
    pub(super) records: Vec<Record>,
    pub(super) affected: Affected,
}

/// An entry that was there, and of which the row was not found.
struct Missing {
    id: EntryId,
    person: Option<PersonId>,
    place: Option<(Section, Vec<u8>)>,
}

/// Everything that was found, ready to be asked for one person after the other.
pub(super) struct Settling<'a> {
    gathered: &'a Gathered,
    past: Past,
    /// Everybody who is or was there.
    pub(super) people: BTreeSet<PersonId>,
    missing: BTreeMap<PersonId, Vec<Missing>>,
    /// Whether more is lost than can be said of whom.
    pub(super) others_unknown: bool,
}

/// Where it stands who there was, and which of their lines.
const PEOPLE: [&str; 3] = ["person", "person_in_order", "sqlite_autoindex_person_1"];
const ENTRIES: [&str; 3] = ["entry", "entry_in_order", "sqlite_autoindex_entry_1"];
const PHOTOS: [&str; 2] = ["photo", "photo_by_picture"];

impl<'a> Settling<'a> {
    pub(super) fn new(gathered: &'a Gathered) -> Result<Self> {
        let knows = |tables: &[&str]| tables.iter().any(|table| gathered.is_complete(table));
        let (all_people, all_entries) = (knows(&PEOPLE), knows(&ENTRIES));
        let people = people(&gathered.rows)?;
        let missing = missing(&gathered.rows)?;
        let is_missing: BTreeSet<EntryId> = missing.iter().map(|missing| missing.id).collect();
        let wanted = |key: Key| match key {
            Key::Person(id) => {
                !all_people
                    || people.contains(&id)
                        && !gathered.is_certain(&["person", "person_need", "person_language"], id)
            }
            Key::Written(id) => !all_people || !gathered.is_certain(&["written", "supporter"], id),
            Key::Photo(id) => !all_people || !gathered.is_certain(&["photo"], id),
            Key::Look(_) => false,
            Key::Entry(id) => !all_entries || is_missing.contains(&id),
        };
        let past = Past::read(&gathered.rows, wanted)?;
        let others_unknown = gathered.is_log_broken || !all_people || !all_entries || !knows(&PHOTOS);
        let mut settling = Self { gathered, past, people, missing: BTreeMap::new(), others_unknown };
        settling.add_missing(missing, all_people, all_entries)?;
        Ok(settling)
    }

    /// Sorts the missing entries by whose they are, with those that only the history tells of.
    fn add_missing(&mut self, mut missing: Vec<Missing>, all_people: bool, all_entries: bool) -> Result<()> {
        let known: BTreeSet<EntryId> = missing.iter().map(|missing| missing.id).collect();
        for (record, is_past_a_turn) in self.past.there() {
            match record {
                Record::Person(PersonRecord { person, .. }) if !all_people && !is_past_a_turn => {
                    self.people.insert(person.id);
                }
                Record::Entry(EntryRecord { person, entry, .. })
                    if !all_entries && !known.contains(&entry.id) =>
                {
                    let is_here = self.people.contains(person) || !all_people && !is_past_a_turn;
                    if is_here && !has_entry(&self.gathered.rows, entry.id)? {
                        missing.push(Missing { id: entry.id, person: Some(*person), place: None });
                    }
                }
                _ => {}
            }
        }
        for missing in missing {
            match missing.person.or_else(|| self.past.owner(Key::Entry(missing.id))) {
                Some(person) => {
                    // Where everybody is known, an index that knows more is an old one.
                    self.others_unknown |= all_people && !self.people.contains(&person);
                    if !all_people {
                        self.people.insert(person);
                    }
                    self.missing.entry(person).or_default().push(missing);
                }
                None => self.others_unknown = true,
            }
        }
        Ok(())
    }

    /// All of one person. Which pictures there are is asked of the new library.
    pub(super) fn settle(
        &self,
        id: PersonId,
        has_picture: &mut dyn FnMut(Uuid) -> Result<bool>,
    ) -> Result<Settled> {
        let mut settled = Settled { records: Vec::new(), affected: Affected::of(id) };
        self.settle_person(id, &mut settled)?;
        self.settle_written(id, &mut settled)?;
        self.settle_photo(id, &mut settled, has_picture)?;
        self.settle_entries(id, &mut settled)?;
        match self.found(Key::Look(id)) {
            Some(look) => settled.records.push(look),
            // No history is kept of how a page looked.
            None => settled.affected.details_lost |= !self.gathered.is_whole("look", id),
        }
        Ok(settled)
    }

    fn settle_person(&self, id: PersonId, settled: &mut Settled) -> Result<()> {
        let key = Key::Person(id);
        let is_whole =
            ["person_language", "person_need"].iter().all(|table| self.gathered.is_whole(table, id));
        let mut record = match (self.found(key), self.past.record(key)) {
            (Some(record), _) if is_whole => record,
            (_, Some(past)) if self.is_exact(key) => past.clone(),
            (found, past) => {
                settled.affected.details_lost = true;
                let record = found.or_else(|| past.cloned());
                let mut record = record.map_or_else(|| self.nameless(id), Ok)?;
                self.fill_person(&mut record, past)?;
                record
            }
        };
        if let Record::Person(PersonRecord { person, .. }) = &mut record {
            settled.affected.name = Some(person.preferred_name.clone()).filter(|name| name != NAMELESS);
        }
        settled.records.push(record);
        Ok(())
    }

    /// Somebody whose own row is lost. The order of the list still knows the name, in small letters.
    fn nameless(&self, id: PersonId) -> Result<Record> {
        let name: Option<String> = self
            .gathered
            .rows
            .prepare_cached("SELECT folded_order FROM person_in_order WHERE id = ?1")?
            .query_row([id.bytes()], |row| row.get(0))
            .optional()
            .unwrap_or_default();
        let name = name.filter(|name| shows(name)).unwrap_or_else(|| NAMELESS.to_owned());
        let person = Person { id, ..Person::named(name) };
        Ok(Record::Person(PersonRecord { person, language: LanguageTag::default() }))
    }

    /// Fills the lists of somebody that is not certain, with what was found of them or was known before.
    fn fill_person(&self, record: &mut Record, past: Option<&Record>) -> Result<()> {
        let Record::Person(PersonRecord { person, .. }) = record else { return Ok(()) };
        let past = match past {
            Some(Record::Person(PersonRecord { person, .. })) => {
                (person.languages.clone(), person.communication_needs.clone())
            }
            _ => (Vec::new(), Vec::new()),
        };
        let languages =
            self.list("SELECT language FROM person_language WHERE person = ?1 ORDER BY position", person.id)?;
        let languages = languages.into_iter().filter_map(|[tag]| LanguageTag::try_from(tag).ok()).collect();
        person.languages = self.fuller("person_language", person.id, languages, past.0);
        let needs =
            self.list("SELECT need FROM person_need WHERE person = ?1 ORDER BY position", person.id)?;
        let needs = needs.iter().filter_map(|[need]| CommunicationNeed::from_key(need)).collect();
        person.communication_needs = self.fuller("person_need", person.id, needs, past.1);
        Ok(())
    }

    fn settle_written(&self, id: PersonId, settled: &mut Settled) -> Result<()> {
        let key = Key::Written(id);
        let record = match (self.found(key), self.past.record(key)) {
            (Some(record), _) if self.gathered.is_whole("supporter", id) => record,
            (_, Some(past)) if self.is_exact(key) => past.clone(),
            (found, past) => {
                settled.affected.details_lost = true;
                let record = found.or_else(|| past.cloned());
                let mut record = record.unwrap_or_else(|| {
                    Record::Written(WrittenRecord { person: id, written: Written::default() })
                });
                self.fill_written(&mut record, past)?;
                record
            }
        };
        settled.records.push(record);
        Ok(())
    }

    fn fill_written(&self, record: &mut Record, past: Option<&Record>) -> Result<()> {
        let Record::Written(WrittenRecord { person, written }) = record else { return Ok(()) };
        let past = match past {
            Some(Record::Written(WrittenRecord { written, .. })) => written.by.clone(),
            _ => Vec::new(),
        };
        let by =
            self.list("SELECT name, role FROM supporter WHERE person = ?1 ORDER BY position", *person)?;
        let by = by.into_iter().map(|[name, role]| Supporter { name, role }).collect();
        written.by = self.fuller("supporter", *person, by, past);
        Ok(())
    }

    /// What was found of a list, or how it was before, where nothing of it was found.
    fn fuller<T>(&self, table: &str, id: PersonId, found: Vec<T>, past: Vec<T>) -> Vec<T> {
        if self.gathered.is_whole(table, id) || !found.is_empty() { found } else { past }
    }

    fn list<const N: usize>(&self, sql: &str, id: PersonId) -> Result<Vec<[String; N]>> {
        let mut statement = self.gathered.rows.prepare_cached(sql)?;
        let found = statement.query_map([id.bytes()], |row| {
            let mut texts = [const { String::new() }; N];
            for (column, text) in texts.iter_mut().enumerate() {
                *text = row.get(column)?;
            }
            Ok(texts)
        })?;
        Ok(found.filter_map(rusqlite::Result::ok).collect())
    }

    fn settle_photo(
        &self,
        id: PersonId,
        settled: &mut Settled,
        has_picture: &mut dyn FnMut(Uuid) -> Result<bool>,
    ) -> Result<()> {
        let key = Key::Photo(id);
        let in_index: Option<[u8; 16]> = self
            .gathered
            .rows
            .prepare_cached("SELECT picture FROM photo_by_picture WHERE person = ?1")?
            .query_row([id.bytes()], |row| row.get(0))
            .optional()
            .unwrap_or_default();
        let record = match (self.found(key), in_index) {
            (Some(record), _) => record,
            (None, _) if self.gathered.is_complete("photo") => return Ok(()),
            (None, None) if self.gathered.is_complete("photo_by_picture") => return Ok(()),
            (None, picture) => {
                let past = self.past.record(key);
                settled.affected.details_lost |= !self.is_exact(key) && (picture.is_some() || past.is_some());
                let of_index = picture.map(|picture| {
                    Record::Photo(PhotoRecord {
                        person: id,
                        picture: Uuid::from_bytes(picture),
                        description: String::new(),
                    })
                });
                let same = |record: &&Record| match (record, &of_index) {
                    (
                        Record::Photo(PhotoRecord { picture, .. }),
                        Some(Record::Photo(PhotoRecord { picture: known, .. })),
                    ) => picture == known,
                    _ => true,
                };
                // Without one in the index, an undo step may speak of a photo that was taken away since.
                let past = past.filter(same).filter(|_| of_index.is_some() || self.past.is_after(key));
                match past.cloned().or(of_index) {
                    Some(record) => record,
                    None => return Ok(()),
                }
            }
        };
        if let Record::Photo(PhotoRecord { picture, .. }) = &record
            && has_picture(*picture)?
        {
            settled.records.push(record);
        } else {
            settled.affected.photo_lost = true;
        }
        Ok(())
    }

    fn settle_entries(&self, id: PersonId, settled: &mut Settled) -> Result<()> {
        let mut statement = self.gathered.rows.prepare_cached("SELECT id FROM entry WHERE person = ?1")?;
        let entries =
            statement.query_map([id.bytes()], |row| row.get(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        for entry in entries {
            match self.found(Key::Entry(EntryId::from_bytes(entry))) {
                Some(record) => settled.records.push(record),
                // It holds a word that no version knows.
                None => settled.affected.lines_lost += 1,
            }
        }
        for missing in self.missing.get(&id).into_iter().flatten() {
            let key = Key::Entry(missing.id);
            let Some(past) = self.past.record(key).filter(|past| past.owner() == id) else {
                settled.affected.lines_lost += 1;
                continue;
            };
            if !self.is_exact(key) {
                settled.affected.lines_older += 1;
            }
            let mut record = past.clone();
            if let (Some(known), Record::Entry(EntryRecord { section, place, .. })) =
                (&missing.place, &mut record)
            {
                (*section, *place) = known.clone();
            }
            settled.records.push(record);
        }
        Ok(())
    }

    /// A record of which the rows were found.
    fn found(&self, key: Key) -> Option<Record> {
        Record::load(&self.gathered.rows, key).ok().flatten()
    }

    /// Whether what the past says is what was last.
    fn is_exact(&self, key: Key) -> bool {
        self.past.is_after(key) && self.gathered.is_complete("history") && !self.gathered.is_log_broken
    }
}

impl Gathered {
    /// Whether somebody's row in the first of these tables was found, and all there were in the others.
    fn is_certain(&self, tables: &[&str], person: PersonId) -> bool {
        let (Some(first), lists) = (tables.first(), tables.get(1..).unwrap_or_default()) else { return true };
        let column = if *first == "person" { "id" } else { "person" };
        let sql = format!("SELECT 1 FROM {first} WHERE {column} = ?1");
        let found =
            self.rows.prepare_cached(&sql).and_then(|mut statement| statement.exists([person.bytes()]));
        found.unwrap_or(false) && lists.iter().all(|table| self.is_whole(table, person))
    }
}

/// Everybody of whom any row or index tells.
fn people(rows: &Connection) -> Result<BTreeSet<PersonId>> {
    let sql = "SELECT id FROM person UNION SELECT id FROM person_in_order
        UNION SELECT id FROM autoindex_person_1 UNION SELECT person FROM entry
        UNION SELECT person FROM entry_in_order UNION SELECT person FROM written
        UNION SELECT person FROM supporter UNION SELECT person FROM person_language
        UNION SELECT person FROM person_need UNION SELECT person FROM photo
        UNION SELECT person FROM photo_by_picture UNION SELECT person FROM look";
    let mut statement = rows.prepare(sql)?;
    let found = statement.query_map([], |row| row.get::<_, [u8; 16]>(0))?;
    // What has not the length of an identity is none.
    Ok(found.filter_map(|id| id.ok().map(PersonId::from_bytes)).collect())
}

/// The entries that the indexes know and the table has not.
fn missing(rows: &Connection) -> Result<Vec<Missing>> {
    let sql = "SELECT id, person, section, place FROM entry_in_order WHERE id NOT IN (SELECT id FROM entry)
        UNION ALL SELECT id, NULL, NULL, NULL FROM autoindex_entry_1
        WHERE id NOT IN (SELECT id FROM entry) AND id NOT IN (SELECT id FROM entry_in_order)";
    let mut statement = rows.prepare(sql)?;
    let found = statement.query_map([], |row| {
        let section: Option<String> = row.get(2)?;
        let section = section.as_deref().and_then(Section::from_key);
        Ok(Missing {
            id: EntryId::from_bytes(row.get(0)?),
            person: row.get::<_, Option<[u8; 16]>>(1)?.map(PersonId::from_bytes),
            place: section.zip(row.get(3)?),
        })
    })?;
    Ok(found.filter_map(rusqlite::Result::ok).collect())
}

fn has_entry(rows: &Connection, id: EntryId) -> Result<bool> {
    Ok(rows.prepare_cached("SELECT 1 FROM entry WHERE id = ?1")?.exists([id.bytes()])?)
}
