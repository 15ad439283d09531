//! Taking somebody out of the library for good: no undo, no history, no trace in the file.

use crate::error::Result;
use crate::file::counter::count;
use crate::file::database::execute;
use crate::gate::change::Change;
use crate::gate::history;
use crate::gate::step::{self, Scope, Was};
use crate::records::read;
use profile::PersonId;
use rusqlite::{Connection, TransactionBehavior};
use std::collections::BTreeSet;

/// Erases a person, here or removed, with every step and all history of them. What is deleted is overwritten in the
/// file (`secure_delete`).
pub(crate) fn erase(connection: &mut Connection, now: i64, person: PersonId) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let pictures = pictures_of(&transaction, person)?;
    let mut change = Change::new(&transaction, Scope::People, now);
    change.remove_all_of(person)?;
    forget_steps_of(&transaction, person)?;
    history::forget(&transaction, person)?;
    for picture in pictures {
        execute(
            &transaction,
            "DELETE FROM picture WHERE id = ?1 AND id NOT IN (SELECT picture FROM photo)
                AND id NOT IN (SELECT picture FROM step_picture)",
            [picture],
        )?;
    }
    count(&transaction, 1)?;
    Ok(transaction.commit()?)
}

/// Whether anything of a person stands in a library: they are in it, or a step or the history says something of them.
pub(crate) fn holds(connection: &Connection, person: PersonId) -> Result<bool> {
    let sql = "SELECT 1 FROM person WHERE id = ?1
         UNION ALL SELECT 1 FROM history WHERE person = ?1
         UNION ALL SELECT 1 FROM step WHERE person = ?1";
    if connection.prepare_cached(sql)?.exists([person.bytes()])? {
        return Ok(true);
    }
    let of_people = step::of_people(connection)?;
    Ok(of_people.iter().any(|(_, records)| records.iter().any(|was| was.owner() == person)))
}

/// The pictures that the person's photo and their steps show.
fn pictures_of(connection: &Connection, person: PersonId) -> Result<Vec<[u8; 16]>> {
    let mut statement = connection.prepare_cached(
        "SELECT picture FROM photo WHERE person = ?1
         UNION SELECT picture FROM step_picture JOIN step ON number = step WHERE person IS ?1 OR person IS NULL",
    )?;
    let rows = statement.query_map([person.bytes()], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Forgets the person's own steps, and their part in those of the list of people.
fn forget_steps_of(connection: &Connection, person: PersonId) -> Result<()> {
    step::forget_all_of(connection, person)?;
    for (number, records) in step::of_people(connection)? {
        if records.iter().any(|was| was.owner() == person) {
            step::forget_part_of(connection, number, &records, person)?;
        }
    }
    Ok(())
}

/// Forgets what happened to people who can no longer come back: the steps that held them are about to go.
pub(crate) fn forget_gone(connection: &Connection, going: &[Was]) -> Result<()> {
    let owners = |records: &[Was]| -> BTreeSet<PersonId> { records.iter().map(Was::owner).collect() };
    let held: BTreeSet<PersonId> =
        step::of_people(connection)?.iter().flat_map(|(_, records)| owners(records)).collect();
    for owner in owners(going).difference(&held).copied() {
        if !read::is_there(connection, owner)? {
            step::forget_all_of(connection, owner)?;
            history::forget(connection, owner)?;
        }
    }
    Ok(())
}
