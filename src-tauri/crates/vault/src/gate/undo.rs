//! Undo and redo: which step is next, and what of it may be taken back.

use crate::error::Result;
use crate::gate::bin;
use crate::gate::step::{Kept, Label, Scope, forget, from_text, records};
use rusqlite::{Connection, OptionalExtension};

/// What undo and redo would do next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// The step that undo would take back.
    pub undo: Option<Label>,
    /// The step that redo would do again.
    pub redo: Option<Label>,
}

impl Kept {
    /// The step that undo would take back, or redo would do again. Steps that undo does not offer any more are forgotten
    /// on the way to it.
    pub(crate) fn next(connection: &Connection, scope: Scope, undone: bool) -> Result<Option<Self>> {
        while let Some(kept) = Self::last(connection, scope, undone)? {
            if undone || scope != Scope::People {
                return Ok(Some(kept));
            }
            let records = bin::undoable(connection, kept.records)?;
            if !records.is_empty() {
                return Ok(Some(Self { records, ..kept }));
            }
            forget(connection, kept.number)?;
        }
        Ok(None)
    }
}

/// What undo and redo would do next.
pub(crate) fn labels(connection: &Connection, scope: Scope) -> Result<Steps> {
    let label = |sql: &str| -> Result<Option<Label>> {
        let found: Option<String> =
            connection.prepare_cached(sql)?.query_row([scope.person()], |row| row.get(0)).optional()?;
        found.map(|text| from_text(&text)).transpose()
    };
    let last = "SELECT label FROM step WHERE person IS ?1 AND undone = 0 ORDER BY number DESC LIMIT 1";
    Ok(Steps {
        undo: if scope == Scope::People { offered(connection)? } else { label(last)? },
        redo: label("SELECT label FROM step WHERE person IS ?1 AND undone = 1 ORDER BY number LIMIT 1")?,
    })
}

/// What undo offers in the list of people: the last step of which it may take something back.
fn offered(connection: &Connection) -> Result<Option<Label>> {
    let sql = "SELECT label, records FROM step WHERE person IS NULL AND undone = 0 ORDER BY number DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if !bin::undoable(connection, records(row.get_ref(1)?)?)?.is_empty() {
            return from_text(&row.get::<_, String>(0)?).map(Some);
        }
    }
    Ok(None)
}
