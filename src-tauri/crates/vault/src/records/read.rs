//! Reading: one person whole, or everybody in a list.

use crate::error::{Result, VaultError};
use crate::records::fold;
use crate::records::{self, EntryRecord, Key, PersonRecord, Record, WrittenRecord};
use profile::{LanguageTag, PersonId, Photo, Profile, Sections};
use rusqlite::{Connection, OptionalExtension};

/// The language of a person's profile.
pub(crate) fn language(connection: &Connection, person: PersonId) -> Result<LanguageTag> {
    let found: Option<String> = connection
        .prepare_cached("SELECT language FROM person WHERE id = ?1")?
        .query_row([person.bytes()], |row| row.get(0))
        .optional()?;
    records::language(found.ok_or(VaultError::PersonGone)?)
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
    let Some(Record::Person(PersonRecord { mut person, language })) =
        Record::load(connection, Key::Person(id))?
    else {
        return Err(VaultError::PersonGone);
    };
    person.photo = photo(connection, id)?;
    let Some(Record::Written(WrittenRecord { written, .. })) = Record::load(connection, Key::Written(id))?
    else {
        return Err(VaultError::Damaged);
    };
    let mut sections = Sections::default();
    for EntryRecord { section, entry, .. } in records::entries(connection, id, None)? {
        sections[section].push(entry);
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
