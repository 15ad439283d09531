//! Reading: one person whole, or everybody in a list.

use crate::error::{Result, VaultError};
use crate::fold;
use crate::record::{self, Key, Record};
use crate::store::Store;
use jiff::Timestamp;
use profile::{Colour, Date, Entry, EntryId, LanguageTag, PersonId, Photo, Profile, Sections};
use rusqlite::{Connection, OptionalExtension};
use std::fmt;
use std::ops::Range;

/// A person as they stand in the list.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonCard {
    /// Who it is.
    pub id: PersonId,
    /// What they like to be called.
    pub preferred_name: String,
    /// Their colour.
    pub colour: Colour,
    /// Whether there is a photo to ask for.
    pub has_photo: bool,
    /// The language of their profile.
    pub language: LanguageTag,
    /// When anything about them last changed.
    pub changed: Timestamp,
    /// How many entries there are.
    pub entries: u32,
    /// How many of them are guesses still to be checked.
    pub guesses: u32,
    /// When the profile is to be looked at again.
    pub look_again: Option<Date>,
    /// The first entry that a word of the search was found in, where it is not in the names.
    pub found: Option<Entry>,
}

/// A window on the list of people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// How many there are in all, in the window and out of it.
    pub total: usize,
    /// Those in the window, in the order of the list.
    pub cards: Vec<PersonCard>,
}

impl fmt::Debug for PersonCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonCard({}, {:?})", self.id, self.colour)
    }
}

/// The language of a person's profile.
pub(crate) fn language(connection: &Connection, person: PersonId) -> Result<LanguageTag> {
    let found: Option<String> = connection
        .prepare_cached("SELECT language FROM person WHERE id = ?1")?
        .query_row([person.bytes()], |row| row.get(0))
        .optional()?;
    record::language(found.ok_or(VaultError::PersonGone)?)
}

/// Whether somebody is in the library now.
pub(crate) fn is_there(connection: &Connection, person: PersonId) -> Result<bool> {
    Ok(connection.prepare_cached("SELECT 1 FROM person WHERE id = ?1")?.exists([person.bytes()])?)
}

pub(crate) fn must_be_there(connection: &Connection, person: PersonId) -> Result<()> {
    if is_there(connection, person)? { Ok(()) } else { Err(VaultError::PersonGone) }
}

/// Everything known of a person.
pub(crate) fn profile(connection: &Connection, id: PersonId) -> Result<Profile> {
    let Some(Record::Person { mut person, language }) = Record::load(connection, Key::Person(id))? else {
        return Err(VaultError::PersonGone);
    };
    person.photo = photo(connection, id)?;
    let Some(Record::Written { written, .. }) = Record::load(connection, Key::Written(id))? else {
        return Err(VaultError::Damaged);
    };
    let mut sections = Sections::default();
    for record in record::entries(connection, id, None)? {
        if let Record::Entry { section, entry, .. } = record {
            sections[section].push(entry);
        }
    }
    Ok(Profile { language, person, sections, written })
}

/// A person's photo, if there is one. Asking for somebody who is not there gives none.
pub(crate) fn photo(connection: &Connection, person: PersonId) -> Result<Option<Photo>> {
    let found: Option<(Vec<u8>, String)> = connection
        .prepare_cached(
            "SELECT jpeg, description FROM photo JOIN picture ON picture.id = photo.picture WHERE person = ?1",
        )?
        .query_row([person.bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    found
        .map(|(jpeg, description)| Photo::from_jpeg(jpeg, description))
        .transpose()
        .map_err(|_| VaultError::Damaged)
}

/// Everybody in whose names or entries each word of the search is found, in the order of their names.
pub(crate) fn people(store: &mut Store, search: &str, window: Range<usize>) -> Result<People> {
    let words = fold::words(search);
    let (connection, search) = store.search()?;
    let (total, people) = search.find(&words, window);
    let cards = people.into_iter().map(|person| card(connection, person, &words)).collect::<Result<_>>()?;
    Ok(People { total, cards })
}

/// Everybody, in no order that means anything.
pub(crate) fn everybody(connection: &Connection) -> Result<Vec<PersonId>> {
    let mut statement = connection.prepare_cached("SELECT id FROM person")?;
    let people = statement.query_map([], |row| Ok(PersonId::from_bytes(row.get(0)?)))?;
    Ok(people.collect::<rusqlite::Result<_>>()?)
}

/// Those with exactly this preferred name.
pub(crate) fn named(connection: &Connection, preferred_name: &str) -> Result<Vec<PersonId>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM person WHERE folded_order = ?1 AND preferred_name = ?2 ORDER BY id",
    )?;
    let people = statement.query_map((fold::fold(preferred_name), preferred_name), |row| {
        Ok(PersonId::from_bytes(row.get(0)?))
    })?;
    Ok(people.collect::<rusqlite::Result<_>>()?)
}

fn card(connection: &Connection, id: PersonId, words: &[String]) -> Result<PersonCard> {
    let mut statement = connection.prepare_cached(
        "SELECT preferred_name, colour, EXISTS (SELECT 1 FROM photo WHERE person = person.id), language, changed_at,
            folded_names, (SELECT count(*) FROM entry WHERE entry.person = person.id),
            (SELECT count(*) FROM entry WHERE entry.person = person.id AND whose = 'guess'),
            (SELECT look_again FROM written WHERE written.person = person.id)
         FROM person WHERE id = ?1",
    )?;
    let mut rows = statement.query([id.bytes()])?;
    let row = rows.next()?.ok_or(VaultError::Damaged)?;
    let names: String = row.get(5)?;
    let found = match words.iter().find(|word| !names.contains(word.as_str())) {
        Some(word) => found_in(connection, id, word)?,
        None => None,
    };
    Ok(PersonCard {
        id,
        preferred_name: row.get(0)?,
        colour: Colour::from_key(&row.get::<_, String>(1)?).ok_or(VaultError::Damaged)?,
        has_photo: row.get(2)?,
        language: record::language(row.get(3)?)?,
        changed: record::moment(row.get(4)?)?,
        entries: row.get(6)?,
        guesses: row.get(7)?,
        look_again: row.get::<_, Option<String>>(8)?.map(|day| record::date(&day)).transpose()?,
        found,
    })
}

/// The first entry with the word in it.
fn found_in(connection: &Connection, person: PersonId, word: &str) -> Result<Option<Entry>> {
    let sql = "SELECT id FROM entry WHERE person = ?1 AND instr(folded_text, ?2)
        ORDER BY section, place, id LIMIT 1";
    let id =
        connection.prepare_cached(sql)?.query_row((person.bytes(), word), |row| row.get(0)).optional()?;
    let Some(id) = id else { return Ok(None) };
    Ok(match Record::load(connection, Key::Entry(EntryId::from_bytes(id)))? {
        Some(Record::Entry { entry, .. }) => Some(entry),
        _ => None,
    })
}
