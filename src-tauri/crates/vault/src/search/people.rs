//! The list of people: everybody, or those of whom a search finds something.

use crate::error::{Result, VaultError};
use crate::records::fold;
use crate::records::{self, EntryRecord, Key, Record};
use crate::search::Search;
use jiff::Timestamp;
use profile::{Colour, Date, Entry, EntryId, LanguageTag, PersonId};
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

/// Everybody in whose names or entries each word of the search is found, in the order of their names.
pub(crate) fn people(
    connection: &Connection,
    search: &Search,
    said: &str,
    window: Range<usize>,
) -> Result<People> {
    let words = fold::words(said);
    let (total, people) = search.find(&words, window);
    let cards = people.into_iter().map(|person| card(connection, person, &words)).collect::<Result<_>>()?;
    Ok(People { total, cards })
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
        language: records::language(row.get(3)?)?,
        changed: records::moment(row.get(4)?)?,
        entries: row.get(6)?,
        guesses: row.get(7)?,
        look_again: row.get::<_, Option<String>>(8)?.map(|day| records::date(&day)).transpose()?,
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
        Some(Record::Entry(EntryRecord { entry, .. })) => Some(entry),
        _ => None,
    })
}
