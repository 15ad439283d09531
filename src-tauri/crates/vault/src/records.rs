//! The records of a library: what the gate reads, writes and keeps to take a change back.

pub(crate) mod coalesce;
pub(crate) mod fold;
pub(crate) mod order;
pub(crate) mod read;
pub(crate) mod validate;

use crate::error::{Result, VaultError};
use crate::file::database::execute;
use crate::records::fold::fold;
use jiff::Timestamp;
use jiff::civil::Date;
use profile::{
    Authorship, Colour, CommunicationNeed, Entry, EntryId, LanguageTag, Person, PersonId, Section, Supporter,
    Voice, Whose, Written,
};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One thing that is written, changed and undone as a whole.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Record {
    /// Who somebody is, without the photo, and the language of the profile.
    Person { person: Person, language: LanguageTag },
    /// How a profile was written.
    Written { person: PersonId, written: Written },
    /// Which picture is somebody's photo.
    Photo { person: PersonId, picture: Uuid, description: String },
    /// An entry, in its section, at its place.
    Entry { person: PersonId, section: Section, place: Vec<u8>, entry: Entry },
    /// How somebody's page was last chosen to look.
    Look { person: PersonId, choices: String },
}

/// Which record.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Key {
    Person(PersonId),
    Written(PersonId),
    Photo(PersonId),
    Entry(EntryId),
    Look(PersonId),
}

/// The change that writes a record.
#[derive(Clone, Copy)]
pub(crate) struct Stamp {
    /// The identity of the change.
    pub(crate) change: Uuid,
    /// When it happened, in milliseconds since 1970.
    pub(crate) at: i64,
}

impl Record {
    pub(crate) fn key(&self) -> Key {
        match self {
            Self::Person { person, .. } => Key::Person(person.id),
            Self::Written { person, .. } => Key::Written(*person),
            Self::Photo { person, .. } => Key::Photo(*person),
            Self::Entry { entry, .. } => Key::Entry(entry.id),
            Self::Look { person, .. } => Key::Look(*person),
        }
    }

    /// Whose record it is.
    pub(crate) fn owner(&self) -> PersonId {
        match self {
            Self::Person { person, .. } => person.id,
            Self::Written { person, .. }
            | Self::Photo { person, .. }
            | Self::Entry { person, .. }
            | Self::Look { person, .. } => *person,
        }
    }

    /// Makes it somebody else's.
    pub(crate) fn give_to(&mut self, other: PersonId) {
        match self {
            Self::Person { person, .. } => person.id = other,
            Self::Written { person, .. }
            | Self::Photo { person, .. }
            | Self::Entry { person, .. }
            | Self::Look { person, .. } => *person = other,
        }
    }

    /// Reads a record, if it is there.
    pub(crate) fn load(connection: &Connection, key: Key) -> Result<Option<Self>> {
        Ok(match key {
            Key::Person(id) => load_person(connection, id)?,
            Key::Written(person) => load_written(connection, person)?,
            Key::Photo(person) => load_photo(connection, person)?,
            Key::Entry(id) => load_entry(connection, id)?,
            Key::Look(person) => look(connection, person)?.map(|choices| Self::Look { person, choices }),
        })
    }

    /// Writes a record, new or over the one of the same key. Where that is known to be `old`, what stays is left.
    pub(crate) fn save(&self, connection: &Connection, stamp: Stamp, old: Option<&Self>) -> Result<()> {
        match self {
            Self::Person { person, language } => save_person(connection, person, language, stamp),
            Self::Written { person, written } => save_written(connection, *person, written, stamp),
            Self::Photo { person, picture, description } => execute(
                connection,
                "INSERT INTO photo (person, picture, description, change) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT DO UPDATE SET picture = excluded.picture,
                        description = excluded.description, change = excluded.change",
                params![person.bytes(), picture.as_bytes(), description, stamp.change.as_bytes()],
            ),
            Self::Entry { person, section, place, entry } => match old {
                Some(old) if old.said_at() == self.said_at() => save_marks(connection, entry, stamp),
                _ => save_entry(connection, *person, *section, place, entry, stamp),
            },
            Self::Look { person, choices } => execute(
                connection,
                "INSERT INTO look (person, choices, change) VALUES (?1, ?2, ?3)
                     ON CONFLICT DO UPDATE SET choices = excluded.choices, change = excluded.change",
                params![person.bytes(), choices, stamp.change.as_bytes()],
            ),
        }
    }

    /// Of an entry, its place and its words.
    fn said_at(&self) -> Option<(Section, &[u8], &str)> {
        match self {
            Self::Entry { section, place, entry, .. } => Some((*section, place, &entry.text)),
            _ => None,
        }
    }
}

impl Key {
    /// Deletes a record. A person's other records must be deleted first.
    pub(crate) fn delete(self, connection: &Connection) -> Result<()> {
        match self {
            Self::Person(id) => execute(connection, "DELETE FROM person WHERE id = ?1", [id.bytes()]),
            Self::Written(person) => {
                execute(connection, "DELETE FROM written WHERE person = ?1", [person.bytes()])
            }
            Self::Photo(person) => {
                execute(connection, "DELETE FROM photo WHERE person = ?1", [person.bytes()])
            }
            Self::Entry(id) => execute(connection, "DELETE FROM entry WHERE id = ?1", [id.bytes()]),
            Self::Look(person) => execute(connection, "DELETE FROM look WHERE person = ?1", [person.bytes()]),
        }
    }
}

/// The entries of a section in their order, or of all sections.
pub(crate) fn entries(
    connection: &Connection,
    person: PersonId,
    section: Option<Section>,
) -> Result<Vec<Record>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, person, section, place, text, whose, voice_name, how_we_know, language, on_page FROM entry
         WHERE person = ?1 AND (?2 IS NULL OR section = ?2) ORDER BY section, place, id",
    )?;
    let rows = statement.query_and_then(params![person.bytes(), section.map(Section::key)], entry_of)?;
    rows.collect()
}

/// A moment as it is kept: milliseconds since 1970.
pub(crate) fn moment(milliseconds: i64) -> Result<Timestamp> {
    Timestamp::from_millisecond(milliseconds).map_err(|_| VaultError::Damaged)
}

/// How a person's page was last chosen to look.
pub(crate) fn look(connection: &Connection, person: PersonId) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT choices FROM look WHERE person = ?1")?;
    Ok(statement.query_row([person.bytes()], |row| row.get(0)).optional()?)
}

fn load_person(connection: &Connection, id: PersonId) -> Result<Option<Record>> {
    let mut statement = connection.prepare_cached(
        "SELECT preferred_name, full_name, pronouns, born, colour, language FROM person WHERE id = ?1",
    )?;
    let mut rows = statement.query([id.bytes()])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let list = |sql: &str| -> Result<Vec<String>> {
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map([id.bytes()], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    let languages = list("SELECT language FROM person_language WHERE person = ?1 ORDER BY position")?;
    let needs = list("SELECT need FROM person_need WHERE person = ?1 ORDER BY position")?;
    let person = Person {
        id,
        preferred_name: row.get(0)?,
        full_name: row.get(1)?,
        pronouns: row.get(2)?,
        born: row.get::<_, Option<String>>(3)?.map(|day| date(&day)).transpose()?,
        languages: languages.into_iter().map(language).collect::<Result<_>>()?,
        communication_needs: needs
            .iter()
            .map(|key| known(CommunicationNeed::from_key(key)))
            .collect::<Result<_>>()?,
        colour: known(Colour::from_key(&row.get::<_, String>(4)?))?,
        photo: None,
    };
    Ok(Some(Record::Person { person, language: language(row.get(5)?)? }))
}

fn save_person(connection: &Connection, person: &Person, language: &LanguageTag, stamp: Stamp) -> Result<()> {
    let id = person.id.bytes();
    let order = fold(&person.preferred_name);
    let names = format!("{order}\n{}", fold(&person.full_name));
    execute(
        connection,
        "INSERT INTO person (id, preferred_name, full_name, pronouns, born, colour, language, folded_names,
            folded_order, changed_at, change)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
         ON CONFLICT DO UPDATE SET preferred_name = excluded.preferred_name, full_name = excluded.full_name,
            pronouns = excluded.pronouns, born = excluded.born, colour = excluded.colour,
            language = excluded.language, folded_names = excluded.folded_names,
            folded_order = excluded.folded_order, changed_at = excluded.changed_at, change = excluded.change",
        params![
            id,
            person.preferred_name,
            person.full_name,
            person.pronouns,
            person.born.map(|day| day.to_string()),
            person.colour.key(),
            language.as_str(),
            names,
            order,
            stamp.at,
            stamp.change.as_bytes(),
        ],
    )?;
    execute(connection, "DELETE FROM person_language WHERE person = ?1", [id])?;
    for (position, language) in (0_i64..).zip(&person.languages) {
        let sql = "INSERT INTO person_language (person, position, language) VALUES (?1, ?2, ?3)";
        execute(connection, sql, params![id, position, language.as_str()])?;
    }
    execute(connection, "DELETE FROM person_need WHERE person = ?1", [id])?;
    for (position, need) in (0_i64..).zip(&person.communication_needs) {
        let sql = "INSERT INTO person_need (person, position, need) VALUES (?1, ?2, ?3)";
        execute(connection, sql, params![id, position, need.key()])?;
    }
    Ok(())
}

fn load_written(connection: &Connection, person: PersonId) -> Result<Option<Record>> {
    let mut statement = connection
        .prepare_cached("SELECT authorship, written_on, look_again, how FROM written WHERE person = ?1")?;
    let mut rows = statement.query([person.bytes()])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let mut by =
        connection.prepare_cached("SELECT name, role FROM supporter WHERE person = ?1 ORDER BY position")?;
    let by = by.query_map([person.bytes()], |row| Ok(Supporter { name: row.get(0)?, role: row.get(1)? }))?;
    let written = Written {
        authorship: known(Authorship::from_key(&row.get::<_, String>(0)?))?,
        by: by.collect::<rusqlite::Result<_>>()?,
        on: row.get::<_, Option<String>>(1)?.map(|day| date(&day)).transpose()?,
        look_again: row.get::<_, Option<String>>(2)?.map(|day| date(&day)).transpose()?,
        how: row.get(3)?,
    };
    Ok(Some(Record::Written { person, written }))
}

fn save_written(connection: &Connection, person: PersonId, written: &Written, stamp: Stamp) -> Result<()> {
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    execute(
        connection,
        "INSERT INTO written (person, authorship, written_on, look_again, how, change)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT DO UPDATE SET authorship = excluded.authorship, written_on = excluded.written_on,
            look_again = excluded.look_again, how = excluded.how, change = excluded.change",
        params![
            person.bytes(),
            written.authorship.key(),
            day(written.on),
            day(written.look_again),
            written.how,
            stamp.change.as_bytes(),
        ],
    )?;
    execute(connection, "DELETE FROM supporter WHERE person = ?1", [person.bytes()])?;
    for (position, by) in (0_i64..).zip(&written.by) {
        let sql = "INSERT INTO supporter (person, position, name, role) VALUES (?1, ?2, ?3, ?4)";
        execute(connection, sql, params![person.bytes(), position, by.name, by.role])?;
    }
    Ok(())
}

fn load_photo(connection: &Connection, person: PersonId) -> Result<Option<Record>> {
    let found = connection
        .prepare_cached("SELECT picture, description FROM photo WHERE person = ?1")?
        .query_row([person.bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.map(|(picture, description)| Record::Photo {
        person,
        picture: Uuid::from_bytes(picture),
        description,
    }))
}

fn load_entry(connection: &Connection, id: EntryId) -> Result<Option<Record>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, person, section, place, text, whose, voice_name, how_we_know, language, on_page FROM entry
         WHERE id = ?1",
    )?;
    let mut rows = statement.query([id.bytes()])?;
    rows.next()?.map(entry_of).transpose()
}

fn entry_of(row: &Row<'_>) -> Result<Record> {
    let voice = Voice {
        whose: known(Whose::from_key(&row.get::<_, String>(5)?))?,
        name: row.get(6)?,
        how_we_know: row.get(7)?,
    };
    let entry = Entry {
        id: EntryId::from_bytes(row.get(0)?),
        text: row.get(4)?,
        voice,
        language: row.get::<_, Option<String>>(8)?.map(language).transpose()?,
        on_page: row.get(9)?,
    };
    Ok(Record::Entry {
        person: PersonId::from_bytes(row.get(1)?),
        section: known(Section::from_key(&row.get::<_, String>(2)?))?,
        place: row.get(3)?,
        entry,
    })
}

fn save_entry(
    connection: &Connection,
    person: PersonId,
    section: Section,
    place: &[u8],
    entry: &Entry,
    stamp: Stamp,
) -> Result<()> {
    let folded = fold(&entry.text);
    let values = params![
        entry.id.bytes(),
        person.bytes(),
        section.key(),
        place,
        entry.text,
        folded,
        entry.voice.whose.key(),
        entry.voice.name,
        entry.voice.how_we_know,
        entry.language.as_ref().map(LanguageTag::as_str),
        entry.on_page,
        stamp.change.as_bytes(),
    ];
    // Most changes leave a line where it is: so said, its place in the order is not written anew.
    let stays = "UPDATE entry SET text = ?5, folded_text = ?6, whose = ?7, voice_name = ?8, how_we_know = ?9,
        language = ?10, on_page = ?11, change = ?12 WHERE id = ?1 AND person = ?2 AND section = ?3 AND place = ?4";
    if connection.prepare_cached(stays)?.execute(values)? > 0 {
        return Ok(());
    }
    execute(
        connection,
        "INSERT INTO entry (id, person, section, place, text, folded_text, whose, voice_name, how_we_know,
            language, on_page, change)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT DO UPDATE SET section = excluded.section, place = excluded.place, text = excluded.text,
            folded_text = excluded.folded_text, whose = excluded.whose, voice_name = excluded.voice_name,
            how_we_know = excluded.how_we_know, language = excluded.language, on_page = excluded.on_page,
            change = excluded.change",
        values,
    )
}

/// Everything of an entry but its words and its place: no search and no order has to hear of it.
fn save_marks(connection: &Connection, entry: &Entry, stamp: Stamp) -> Result<()> {
    let Entry { id, voice, language, on_page, .. } = entry;
    let sql = "UPDATE entry SET whose = ?2, voice_name = ?3, how_we_know = ?4, language = ?5, on_page = ?6, change = ?7
         WHERE id = ?1";
    let written = connection.prepare_cached(sql)?.execute(params![
        id.bytes(),
        voice.whose.key(),
        voice.name,
        voice.how_we_know,
        language.as_ref().map(LanguageTag::as_str),
        on_page,
        stamp.change.as_bytes(),
    ])?;
    if written > 0 { Ok(()) } else { Err(VaultError::EntryGone) }
}

/// A word in the file that this version of the file cannot hold means damage.
fn known<T>(found: Option<T>) -> Result<T> {
    found.ok_or(VaultError::Damaged)
}

pub(crate) fn date(text: &str) -> Result<Date> {
    text.parse().map_err(|_| VaultError::Damaged)
}

pub(crate) fn language(text: String) -> Result<LanguageTag> {
    LanguageTag::try_from(text).map_err(|_| VaultError::Damaged)
}
