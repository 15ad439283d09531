//! The one gate: a change, its undo step and nothing else, in one transaction.

use crate::change::Change;
use crate::error::Result;
use crate::field;
use crate::history::{self, Deed, Turned};
use crate::read;
use crate::record::Record;
use crate::step::{self, Kept, Label, Scope, Step, Was};
use crate::store::Store;
use rusqlite::{Connection, TransactionBehavior};

/// How long typing in one field stays one step, in milliseconds, from its first letter.
const ONE_STEP: i64 = 60_000;

impl Store {
    /// Does some work as one change that can be undone, or not at all.
    pub(crate) fn change<T>(
        &mut self,
        scope: Scope,
        label: Label,
        work: impl FnOnce(&mut Change<'_>) -> Result<T>,
    ) -> Result<T> {
        let now = self.now();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut change = Change::new(&transaction, scope, now);
        let done = work(&mut change)?;
        let was = change.finish()?;
        if !was.is_empty() {
            keep(&transaction, scope, label, now, &was)?;
        }
        transaction.commit()?;
        Ok(done)
    }

    /// Takes the last step of a scope back.
    pub(crate) fn undo(&mut self, scope: Scope) -> Result<Option<Step>> {
        self.turn(scope, false)
    }

    /// Does the last step that was taken back again.
    pub(crate) fn redo(&mut self, scope: Scope) -> Result<Option<Step>> {
        self.turn(scope, true)
    }

    fn turn(&mut self, scope: Scope, undone: bool) -> Result<Option<Step>> {
        let now = self.now();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Scope::Person(person) = scope {
            read::must_be_there(&transaction, person)?;
        }
        let Some(kept) = Kept::next(&transaction, scope, undone)? else { return Ok(None) };
        let step = kept.touched()?;
        let mut change = Change::new(&transaction, scope, now);
        for was in kept.records.into_iter().rev() {
            change.take_back(was)?;
        }
        let was = change.finish()?;
        step::turn(&transaction, kept.number, !undone, &was)?;
        let turned = Some(if undone { Turned::Again } else { Turned::Back });
        let deed = Deed { scope, label: step.label, turned, field: None, at: now };
        history::write(&transaction, deed, &was, None)?;
        transaction.commit()?;
        Ok(Some(step))
    }
}

/// Keeps what was as a new step and as something that happened, or lets it join the step before.
fn keep(connection: &Connection, scope: Scope, label: Label, now: i64, was: &[Was]) -> Result<()> {
    let (old, new) = match was {
        [Was::Updated(old)] => (Some(old), Record::load(connection, old.key())?),
        _ => (None, None),
    };
    let typed = old.zip(new.as_ref()).and_then(|(old, new)| Some((field::typed(old, new)?, new)));
    step::forget_undone(connection, scope)?;
    let field = typed.as_ref().map(|(field, _)| field.as_str());
    let deed = Deed { scope, label, turned: None, field, at: now };
    match &typed {
        Some((field, new)) if join(connection, scope, label, field, new, now)? => {
            // A step that was taken back in between has left its own mark there.
            if !history::join(connection, new.owner(), field, new)? {
                history::write(connection, deed, was, Some(new))?;
            }
            Ok(())
        }
        _ => {
            let number = step::add(connection, scope, label, field, now, was)?;
            history::write(connection, deed, was, new.as_ref())?;
            step::forget_old(connection, scope, now, number)
        }
    }
}

/// Whether the step before already takes this typing back. If all that was typed is gone again, so is the step.
fn join(
    connection: &Connection,
    scope: Scope,
    label: Label,
    field: &str,
    new: &Record,
    now: i64,
) -> Result<bool> {
    let Some(last) = Kept::next(connection, scope, false)? else { return Ok(false) };
    // Words that are brought back are no typing, though they stand where somebody has just typed.
    let goes_on = last.label == label && last.field.as_deref() == Some(field);
    if !goes_on || !(0..ONE_STEP).contains(&(now - last.began_at)) {
        return Ok(false);
    }
    if let [Was::Updated(first)] = last.records.as_slice()
        && first == new
    {
        step::forget(connection, last.number)?;
    }
    Ok(true)
}

#[cfg(test)]
mod tests;
