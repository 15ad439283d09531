//! Who somebody is, without the photo, and the language of the profile.

use super::column::{date, known, language};
use super::kind::{Kind, Loss, Stamp};
use super::told::{Part, Said, What, differing, words};
use super::{coalesce, validate};
use crate::error::Result;
use crate::file::database::execute;
use crate::records::fold::fold;
use profile::{Colour, CommunicationNeed, LanguageTag, Person, PersonId};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PersonRecord {
    pub(crate) person: Person,
    pub(crate) language: LanguageTag,
}

impl Kind for PersonRecord {
    const IS_TOLD: bool = true;
    const LOSS: Loss = Loss::Details;
    type Id = PersonId;

    fn id(&self) -> PersonId {
        self.person.id
    }

    fn owner(&self) -> PersonId {
        self.person.id
    }

    fn give_to(&mut self, other: PersonId) {
        self.person.id = other;
    }

    fn all_of(_: &Connection, person: PersonId) -> Result<Vec<PersonId>> {
        Ok(vec![person])
    }

    fn load(connection: &Connection, id: PersonId) -> Result<Option<Self>> {
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
        Ok(Some(Self { person, language: language(row.get(5)?)? }))
    }

    fn save(&self, connection: &Connection, stamp: Stamp, _: Option<&Self>) -> Result<()> {
        let Self { person, language } = self;
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

    fn delete(connection: &Connection, id: PersonId) -> Result<()> {
        execute(connection, "DELETE FROM person WHERE id = ?1", [id.bytes()])
    }

    fn validate(&self) -> Result<()> {
        validate::person(&self.person)
    }

    fn typed(old: &Self, new: &Self) -> Option<String> {
        let mut same = new.clone();
        same.person.preferred_name.clone_from(&old.person.preferred_name);
        same.person.full_name.clone_from(&old.person.full_name);
        same.person.pronouns.clone_from(&old.person.pronouns);
        let fields = [
            ("preferred name", old.person.preferred_name != new.person.preferred_name),
            ("full name", old.person.full_name != new.person.full_name),
            ("pronouns", old.person.pronouns != new.person.pronouns),
        ];
        (same == *old).then(|| coalesce::only(fields)).flatten().map(|field| format!("person {field}"))
    }

    fn what(&self) -> What {
        What::Details
    }

    fn said(&self, other: Option<&Self>) -> Option<Said> {
        let parts = match other {
            Some(other) => differing(names(&self.person), &names(&other.person)),
            None => words(&self.person.preferred_name),
        };
        Said::plain(parts)
    }

    fn picture(&self) -> Option<Uuid> {
        None
    }
}

fn names(person: &Person) -> Vec<Part> {
    let own = [&person.preferred_name, &person.full_name, &person.pronouns];
    let own = own.into_iter().flat_map(|text| words(text));
    let languages = person.languages.iter().cloned().map(Part::Language);
    own.chain(person.born.map(Part::Day)).chain(languages).collect()
}
