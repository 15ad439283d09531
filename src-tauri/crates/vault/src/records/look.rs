//! How somebody's page was last chosen to look: text that the library does not read.

use super::kind::{Kind, Loss, Stamp, one_a_person};
use super::told::{Said, What};
use super::validate;
use crate::error::Result;
use crate::file::database::execute;
use profile::PersonId;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LookRecord {
    pub(crate) person: PersonId,
    pub(crate) choices: String,
}

impl Kind for LookRecord {
    const IS_TOLD: bool = false;
    const LOSS: Loss = Loss::Details;
    one_a_person!("look");

    fn load(connection: &Connection, person: PersonId) -> Result<Option<Self>> {
        let mut statement = connection.prepare_cached("SELECT choices FROM look WHERE person = ?1")?;
        let found = statement.query_row([person.bytes()], |row| row.get(0)).optional()?;
        Ok(found.map(|choices| Self { person, choices }))
    }

    fn save(&self, connection: &Connection, stamp: Stamp, _: Option<&Self>) -> Result<()> {
        execute(
            connection,
            "INSERT INTO look (person, choices, change) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET choices = excluded.choices, change = excluded.change",
            params![self.person.bytes(), self.choices, stamp.change.as_bytes()],
        )
    }

    /// The choices are few; anything longer is something else.
    fn validate(&self) -> Result<()> {
        validate::line(&self.choices)
    }

    fn typed(_: &Self, _: &Self) -> Option<String> {
        None
    }

    fn what(&self) -> What {
        What::Details
    }

    fn said(&self, _: Option<&Self>) -> Option<Said> {
        None
    }

    fn picture(&self) -> Option<Uuid> {
        None
    }
}
