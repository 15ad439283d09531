//! Reading: one person whole, or everybody in a list.

use crate::error::{Result, VaultError};
use crate::fold;
use crate::record::{self, Key, Record};
use jiff::Timestamp;
use profile::{Colour, Date, LanguageTag, PersonId, Photo, Profile, Sections};
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};
use std::fmt::{self, Write};

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
    /// The text of the first entry that a word of the search was found in, where it is not in the names.
    pub found: Option<String>,
}

impl fmt::Debug for PersonCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonCard({}, {:?})", self.id, self.colour)
    }
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
pub(crate) fn people(connection: &Connection, search: &str) -> Result<Vec<PersonCard>> {
    let words = fold::words(search);
    let mut sql = "SELECT id, preferred_name, colour, EXISTS (SELECT 1 FROM photo WHERE person = person.id),
        language, changed_at, folded_names,
        (SELECT count(*) FROM entry WHERE entry.person = person.id),
        (SELECT count(*) FROM entry WHERE entry.person = person.id AND whose = 'guess'),
        (SELECT look_again FROM written WHERE written.person = person.id)
        FROM person WHERE 1"
        .to_owned();
    for number in 1..=words.len() {
        // Writing into a string cannot fail.
        let _ = write!(
            sql,
            " AND (instr(folded_names, ?{number}) OR EXISTS
                (SELECT 1 FROM entry WHERE entry.person = person.id AND instr(folded_text, ?{number})))"
        );
    }
    sql += " ORDER BY folded_order, id";
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_and_then(params_from_iter(&words), |row| card(connection, row, &words))?;
    rows.collect()
}

fn card(connection: &Connection, row: &Row<'_>, words: &[String]) -> Result<PersonCard> {
    let id = PersonId::from_bytes(row.get(0)?);
    let names: String = row.get(6)?;
    let found = match words.iter().find(|word| !names.contains(word.as_str())) {
        Some(word) => connection
            .prepare_cached(
                "SELECT text FROM entry WHERE person = ?1 AND instr(folded_text, ?2)
                 ORDER BY section, place, id LIMIT 1",
            )?
            .query_row((id.bytes(), word), |row| row.get(0))
            .optional()?,
        None => None,
    };
    Ok(PersonCard {
        id,
        preferred_name: row.get(1)?,
        colour: Colour::from_key(&row.get::<_, String>(2)?).ok_or(VaultError::Damaged)?,
        has_photo: row.get(3)?,
        language: record::language(row.get(4)?)?,
        changed: record::moment(row.get(5)?)?,
        entries: row.get(7)?,
        guesses: row.get(8)?,
        look_again: row.get::<_, Option<String>>(9)?.map(|day| record::date(&day)).transpose()?,
        found,
    })
}
