//! How long steps are kept.

use crate::error::Result;
use crate::file::database::execute;
use crate::gate::erase;
use crate::gate::step::{HOLDS, KEPT, Scope, Was, held};
use rusqlite::{Connection, OptionalExtension, Params, params_from_iter};

/// So many steps are kept in each scope, and up to as many more as were done since it was last looked after. Those that
/// hold somebody who was taken out are kept beyond that.
const MOST: i64 = 1_000;
/// Once in so many steps what is beyond the most is forgotten: each time, it would cost as much as the step.
pub(crate) const ROUND: i64 = 32;
/// A day, in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000;
/// A clock is believed when somebody has worked by it for so long, in milliseconds: a week. One that is wrong is seen
/// and put right before that, and what is forgotten never comes back.
const BELIEVED: i64 = 7 * DAY;

/// Once in so many steps, forgets the oldest beyond the number and the time they are kept for, now that this newest one
/// is there. Whoever was held by them alone is gone for good.
pub(crate) fn forget_old(connection: &Connection, scope: Scope, now: i64, newest: i64) -> Result<()> {
    if newest % ROUND != 0 {
        return Ok(());
    }
    let beyond = format!(
        "person IS ?1 AND NOT ({HOLDS}) AND number <=
        (SELECT number FROM step WHERE person IS ?1 AND undone = 0 ORDER BY number DESC LIMIT 1 OFFSET ?2)"
    );
    let mut gone = forget_those(connection, &beyond, (scope.person(), MOST))?;
    if let Some(before) = outlived(connection, now)? {
        gone.extend(forget_those(connection, "number < ?1", [before])?);
    }
    if gone.is_empty() { Ok(()) } else { erase::forget_gone(connection, &gone) }
}

/// The number of the first step that is kept, where there are some before it that are too old.
///
/// A clock that is wrong for a while must cost nothing, so the order of the steps counts for more than their times: one
/// is too old when that is said by its own time or that of a later one, and no time of an earlier one speaks against it.
/// And now is what the last step says that is a week old: so steps are kept for a week longer, and for a pause that is
/// longer than a week.
fn outlived(connection: &Connection, now: i64) -> Result<Option<i64>> {
    let number = |sql: &str, params: &[i64]| -> Result<Option<i64>> {
        Ok(connection
            .prepare_cached(sql)?
            .query_row(params_from_iter(params), |row| row.get(0))
            .optional()?)
    };
    // The plus signs keep the search in the order of the steps: it ends after a few.
    let believed = "SELECT began_at FROM step WHERE +began_at <= ?1 ORDER BY number DESC LIMIT 1";
    let Some(believed) = number(believed, &[now - BELIEVED])? else { return Ok(None) };
    let oldest = believed - KEPT;
    let kept = "SELECT number FROM step WHERE +began_at BETWEEN ?1 AND ?2 ORDER BY number LIMIT 1";
    let Some(kept) = number(kept, &[oldest, now])? else { return Ok(None) };
    let last_old = "SELECT max(number) FROM step INDEXED BY step_by_age WHERE began_at < ?1";
    let last_old: Option<i64> = connection.prepare_cached(last_old)?.query_row([oldest], |row| row.get(0))?;
    Ok(last_old.map(|last_old| kept.min(last_old + 1)))
}

/// Forgets some steps, and gives what those of the list of people held.
fn forget_those(connection: &Connection, which: &str, params: impl Params + Copy) -> Result<Vec<Was>> {
    let going = held(
        connection,
        &format!("SELECT number, records FROM step WHERE person IS NULL AND {which}"),
        params,
    )?;
    execute(connection, &format!("DELETE FROM step WHERE {which}"), params)?;
    Ok(going.into_iter().flat_map(|(_, records)| records).collect())
}
