//! The one gate: a change, its undo step and nothing else, in one transaction.

pub(crate) mod bin;
pub(crate) mod change;
pub(crate) mod erase;
pub(crate) mod history;
pub(crate) mod retention;
pub(crate) mod step;
pub(crate) mod undo;
pub(crate) mod whole;

use crate::error::Result;
use crate::file::counter::count;
use crate::gate::change::{Change, Done};
use crate::gate::history::{Deed, Turned};
use crate::gate::step::{Kept, Label, Scope, Step, Was};
use crate::records::Record;
use crate::records::read;
use profile::PersonId;
use rusqlite::{Connection, TransactionBehavior};

/// How long typing in one field stays one step, in milliseconds, from its first letter.
const ONE_STEP: i64 = 60_000;

/// The change that was done last. While this connection has changed no other row, its step is the last of its scope,
/// and there is none that could be done again.
pub(crate) struct Latest {
    scope: Scope,
    /// How many rows this connection had changed after it.
    changes: u64,
    typing: Option<Typing>,
    /// Where it wrote one record and touched nothing else: what that is now.
    now_is: Option<Record>,
}

/// Typing that the next letter may join: the last step of a scope, where that changed one text field.
struct Typing {
    label: Label,
    field: String,
    /// Milliseconds since 1970.
    began_at: i64,
    /// The number of the step.
    step: i64,
    /// The record before the first letter.
    first: Record,
}

/// The way that every change takes, undo and redo among them, and what is known of the last one.
#[derive(Default)]
pub(crate) struct Gate {
    latest: Option<Latest>,
}

impl Gate {
    /// Forgets what is known of the last change: another file is open, or something else was written.
    pub(crate) fn forget(&mut self) {
        self.latest = None;
    }

    /// Does some work as one change that can be undone, or not at all.
    pub(crate) fn change<T>(
        &mut self,
        connection: &mut Connection,
        now: i64,
        (scope, label): (Scope, Label),
        work: impl FnOnce(&mut Change<'_>) -> Result<T>,
    ) -> Result<T> {
        let changes = connection.total_changes();
        let mut latest =
            self.latest.take().filter(|latest| latest.scope == scope && latest.changes == changes);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let known = latest.as_mut().and_then(|latest| latest.now_is.take());
        let mut change = Change::knowing(known, &transaction, scope, now);
        let answer = work(&mut change)?;
        let done = change.finish()?;
        let latest = if done.was.is_empty() {
            latest
        } else {
            count(&transaction, 1)?;
            keep(&transaction, scope, label, now, done, latest)?
        };
        transaction.commit()?;
        let changes = connection.total_changes();
        self.latest = latest.map(|latest| Latest { changes, ..latest });
        Ok(answer)
    }

    /// Erases a person, here or removed, with every step and all history of them.
    pub(crate) fn erase(&mut self, connection: &mut Connection, now: i64, person: PersonId) -> Result<()> {
        // What is known of the last change may say something of them.
        self.forget();
        erase::erase(connection, now, person)
    }

    /// Takes the last step of a scope back, or does the last one that was taken back again.
    pub(crate) fn turn(
        &mut self,
        connection: &mut Connection,
        now: i64,
        scope: Scope,
        turned: Turned,
    ) -> Result<Option<Step>> {
        let undone = turned == Turned::Again;
        self.latest = None;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Scope::Person(person) = scope {
            read::must_be_there(&transaction, person)?;
        }
        let Some(mut kept) = Kept::next(&transaction, scope, undone)? else { return Ok(None) };
        if scope == Scope::People {
            kept.records = bin::freed(&transaction, kept.records)?;
        }
        let step = kept.touched()?;
        let mut change = Change::new(&transaction, scope, now);
        for was in kept.records.into_iter().rev() {
            change.take_back(was)?;
        }
        let Done { was, now_is, .. } = change.finish()?;
        step::turn(&transaction, kept.number, !undone, &was, now)?;
        let deed = Deed { scope, label: step.label, turned: Some(turned), field: None, at: now };
        history::write(&transaction, deed, &was, now_is.as_ref())?;
        count(&transaction, 1)?;
        transaction.commit()?;
        Ok(Some(step))
    }
}

/// Keeps what was as a new step and as something that happened, or lets it join the step before. Gives what is known of
/// the step that is now the last. That somebody came with words is no step: undo would take the words along.
fn keep(
    connection: &Connection,
    scope: Scope,
    label: Label,
    now: i64,
    done: Done,
    latest: Option<Latest>,
) -> Result<Option<Latest>> {
    let Done { was, now_is, own } = done;
    let typed = match (was.as_slice(), &now_is) {
        ([Was::Updated(old)], Some(new)) => Record::typed(old, new).map(|field| (field, old, new)),
        _ => None,
    };
    if latest.is_none() {
        step::forget_undone(connection, scope)?;
    }
    let field = typed.as_ref().map(|(field, ..)| field.as_str());
    let deed = Deed { scope, label, turned: None, field, at: now };
    if let Some((field, _, new)) = &typed {
        let last = latest.map_or_else(|| Typing::last(connection, scope), |latest| Ok(latest.typing))?;
        if let Some(last) = last.filter(|last| last.goes_on(label, field, now)) {
            // A step that was taken back in between has left its own mark there.
            if !history::join(connection, new.owner(), field, new)? {
                history::write(connection, deed, &was, Some(new))?;
            }
            return Ok(last.joined(connection, new)?.map(|typing| Latest::of(scope, Some(typing), now_is)));
        }
    }
    history::write(connection, deed, &was, now_is.as_ref())?;
    for (scope, was) in own {
        step::forget_undone(connection, scope)?;
        step::add(connection, scope, label, None, now, &was)?;
        history::write(connection, Deed { scope, ..deed }, &was, None)?;
    }
    let undoable = match scope {
        Scope::People => &bin::undoable(connection, was.clone())?,
        Scope::Person(_) => &was,
    };
    if undoable.is_empty() {
        return Ok(Some(Latest::of(scope, None, None)));
    }
    let step = step::add(connection, scope, label, field, now, undoable)?;
    retention::forget_old(connection, scope, now, step)?;
    let typing =
        typed.map(|(field, first, _)| Typing { label, field, began_at: now, step, first: first.clone() });
    Ok(Some(Latest::of(scope, typing, now_is)))
}

impl Latest {
    /// In a change that is not done yet.
    fn of(scope: Scope, typing: Option<Typing>, now_is: Option<Record>) -> Self {
        Self { scope, changes: 0, typing, now_is }
    }
}

impl Typing {
    /// The last step of a scope, read from the file.
    fn last(connection: &Connection, scope: Scope) -> Result<Option<Self>> {
        let Some(Kept { number: step, label, field: Some(field), began_at, mut records }) =
            Kept::next(connection, scope, false)?
        else {
            return Ok(None);
        };
        Ok(match records.pop() {
            Some(Was::Updated(first)) if records.is_empty() => {
                Some(Self { label, field, began_at, step, first })
            }
            _ => None,
        })
    }

    /// Whether a letter now is of this typing. Words that are brought back are no typing, though they stand where
    /// somebody has just typed.
    fn goes_on(&self, label: Label, field: &str, now: i64) -> bool {
        self.label == label && self.field == field && (0..ONE_STEP).contains(&(now - self.began_at))
    }

    /// The step takes this letter back as well. If all that was typed is gone again, so is the step.
    fn joined(self, connection: &Connection, new: &Record) -> Result<Option<Self>> {
        if self.first == *new {
            step::forget(connection, self.step)?;
            return Ok(None);
        }
        Ok(Some(self))
    }
}

#[cfg(test)]
mod tests;
