//! Which picture is somebody's photo. The pictures themselves never change, and stand in a table of their own.

use super::kind::{Kind, Loss, Stamp, one_a_person};
use super::told::{Said, What, words};
use super::validate;
use crate::error::Result;
use crate::file::database::execute;
use profile::PersonId;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PhotoRecord {
    pub(crate) person: PersonId,
    pub(crate) picture: Uuid,
    pub(crate) description: String,
}

impl Kind for PhotoRecord {
    const IS_TOLD: bool = true;
    const LOSS: Loss = Loss::Photo;
    one_a_person!("photo");

    fn load(connection: &Connection, person: PersonId) -> Result<Option<Self>> {
        let found = connection
            .prepare_cached("SELECT picture, description FROM photo WHERE person = ?1")?
            .query_row([person.bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(found.map(|(picture, description)| Self {
            person,
            picture: Uuid::from_bytes(picture),
            description,
        }))
    }

    fn save(&self, connection: &Connection, stamp: Stamp, _: Option<&Self>) -> Result<()> {
        let Self { person, picture, description } = self;
        execute(
            connection,
            "INSERT INTO photo (person, picture, description, change) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET picture = excluded.picture, description = excluded.description,
                change = excluded.change",
            params![person.bytes(), picture.as_bytes(), description, stamp.change.as_bytes()],
        )
    }

    fn validate(&self) -> Result<()> {
        validate::line(&self.description)
    }

    fn typed(old: &Self, new: &Self) -> Option<String> {
        (old.picture == new.picture).then(|| "photo description".to_owned())
    }

    fn what(&self) -> What {
        What::Photo
    }

    fn said(&self, _: Option<&Self>) -> Option<Said> {
        Said::plain(words(&self.description))
    }

    fn picture(&self) -> Option<Uuid> {
        Some(self.picture)
    }
}
