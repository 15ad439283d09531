//! Copies of the file, under the same key or another.

use crate::error::{Result, VaultError};
use crate::file::database::{close_whole, connect, key_sql};
use crate::file::integrity::must_be_sound;
use crate::file::schema::check;
use crate::keys::data_key::DataKey;
use rusqlite::Connection;
use rusqlite::backup::{Backup as Copying, StepResult};
use std::path::Path;
use uuid::Uuid;

/// Is told how far writing a library anew has come: from 0 to 1.
pub type Progress<'a> = dyn Fn(f32) + 'a;

/// Pages that are written anew at once, before it is told how far that is.
const PAGES: std::ffi::c_int = 1_000;

/// Copies all that is in an open file into another, which may have another key, page by page.
pub(crate) fn copy_pages(from: &Connection, to: &mut Connection, progress: &Progress<'_>) -> Result<()> {
    let copying = Copying::new(from, to)?;
    while copying.step(PAGES)? != StepResult::Done {
        let far = copying.progress();
        progress(1.0 - far.remaining as f32 / far.pagecount.max(1) as f32);
    }
    progress(1.0);
    Ok(())
}

/// Writes a file anew under another key. Gives it open under the new one.
pub(crate) fn rekey(file: &Path, old: &DataKey, new: &DataKey) -> Result<Connection> {
    let connection = connect(file, old)?;
    connection.execute_batch(&key_sql("rekey", new))?;
    Ok(connection)
}

/// Brings a file of this library under its key, from that or from one that it had before, the newest first.
/// [`VaultError::Damaged`] if none of them fits, or the file is not whole.
pub(crate) fn bring_under(file: &Path, id: Uuid, key: &DataKey, former: &[(DataKey, i64)]) -> Result<()> {
    let fits = |key: &DataKey| check_whole(file, id, key).is_ok();
    if fits(key) {
        return Ok(());
    }
    let fitting = former.iter().rev().map(|(former, _)| former).find(|former| fits(former));
    close_whole(rekey(file, fitting.ok_or(VaultError::Damaged)?, key)?)
}

/// Whether a file is whole, and of this library.
pub(crate) fn check_whole(file: &Path, id: Uuid, key: &DataKey) -> Result<()> {
    let connection = connect(file, key)?;
    check(&connection, id)?;
    must_be_sound(&connection)?;
    connection.close().map_err(|(_, error)| error.into())
}
