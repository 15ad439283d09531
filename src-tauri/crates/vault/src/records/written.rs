//! How a profile was written.

use super::column::{date, known};
use super::kind::{Kind, Loss, Stamp, one_a_person};
use super::told::{Part, Said, What, differing, words};
use super::{coalesce, validate};
use crate::error::Result;
use crate::file::database::execute;
use jiff::civil::Date;
use profile::{Authorship, PersonId, Supporter, Written};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WrittenRecord {
    pub(crate) person: PersonId,
    pub(crate) written: Written,
}

impl Kind for WrittenRecord {
    const IS_TOLD: bool = true;
    const LOSS: Loss = Loss::Details;
    one_a_person!("written");

    fn load(connection: &Connection, person: PersonId) -> Result<Option<Self>> {
        let mut statement = connection.prepare_cached(
            "SELECT authorship, written_on, look_again, how FROM written WHERE person = ?1",
        )?;
        let mut rows = statement.query([person.bytes()])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let mut by = connection
            .prepare_cached("SELECT name, role FROM supporter WHERE person = ?1 ORDER BY position")?;
        let by =
            by.query_map([person.bytes()], |row| Ok(Supporter { name: row.get(0)?, role: row.get(1)? }))?;
        let written = Written {
            authorship: known(Authorship::from_key(&row.get::<_, String>(0)?))?,
            by: by.collect::<rusqlite::Result<_>>()?,
            on: row.get::<_, Option<String>>(1)?.map(|day| date(&day)).transpose()?,
            look_again: row.get::<_, Option<String>>(2)?.map(|day| date(&day)).transpose()?,
            how: row.get(3)?,
        };
        Ok(Some(Self { person, written }))
    }

    fn save(&self, connection: &Connection, stamp: Stamp, _: Option<&Self>) -> Result<()> {
        let Self { person, written } = self;
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

    fn validate(&self) -> Result<()> {
        validate::written(&self.written)
    }

    fn typed(old: &Self, new: &Self) -> Option<String> {
        let (old, new) = (&old.written, &new.written);
        let mut same = new.clone();
        same.how.clone_from(&old.how);
        same.by.clone_from(&old.by);
        if same != *old || old.by.len() != new.by.len() {
            return None;
        }
        let pairs = old.by.iter().zip(&new.by).enumerate();
        let by = pairs.flat_map(|(number, (old, new))| {
            [
                (format!("name {number}"), old.name != new.name),
                (format!("role {number}"), old.role != new.role),
            ]
        });
        let field = coalesce::only(by.chain([("how".to_owned(), old.how != new.how)]));
        field.map(|field| format!("written {field}"))
    }

    fn what(&self) -> What {
        What::Written
    }

    fn said(&self, other: Option<&Self>) -> Option<Said> {
        let parts = match other {
            Some(other) => differing(helpers(&self.written), &helpers(&other.written)),
            None => helpers(&self.written),
        };
        Said::plain(parts)
    }

    fn picture(&self) -> Option<Uuid> {
        None
    }
}

fn helpers(written: &Written) -> Vec<Part> {
    let by = written.by.iter().cloned().map(Part::By);
    let how = written.how.iter().flat_map(|text| words(text));
    let days = [written.on, written.look_again].into_iter().flatten().map(Part::Day);
    by.chain(how).chain(days).collect()
}
