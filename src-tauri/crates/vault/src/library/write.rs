//! The path of every write, from top to bottom, and what is done where another program has changed the files meanwhile.

use crate::error::{Result, VaultError};
use crate::file::high_water;
use crate::library::io_fault::Footing;
use crate::library::keep_apart::keep_apart;
use crate::library::store::Store;
use rusqlite::config::DbConfig;

impl Store {
    /// Does work that writes.
    ///
    /// Where another program has changed the files (one that brings folders of two computers together knows nothing of what
    /// is open here), what is known here, with what this work was to write, is kept apart, and nothing is written over.
    pub(crate) fn write<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.write_once(work).map_err(|error| self.suspect(error))
    }

    fn write_once<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        // Where all is as it was left, the files need be looked at only once.
        let is_as_left = self.footing == Footing::Sure && self.is_as_left();
        if !is_as_left {
            self.recover()?;
        }
        self.may_write()?;
        if !is_as_left && !self.is_ours()? {
            // Work that failed is nowhere, and that is what is to be said then.
            return self.part(work)?.and(Err(VaultError::ChangedOutside));
        }
        self.commit(work)
    }

    /// Does the work, and notes what the files are after it.
    fn commit<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.writes += 1;
        let done = work(self);
        if let Some(search) = &mut self.search {
            search.write_some(&self.connection);
        }
        self.look_again();
        self.mark_changes();
        done
    }

    /// Whether the files are still those that are open here, and can be seen.
    fn is_ours(&self) -> Result<bool> {
        if self.is_as_left() {
            return Ok(true);
        }
        // What is open may go on taking words that nobody would ever find.
        self.folder.must_be_in_sight()?;
        Ok(!self.is_changed_outside())
    }

    /// The same for what writes nothing of its own, but may write the log into the file.
    pub(super) fn must_be_ours(&mut self) -> Result<()> {
        if self.is_ours()? {
            return Ok(());
        }
        if !self.outside.is_kept() {
            self.part(|_| Ok(()))??;
        }
        Err(VaultError::ChangedOutside)
    }

    /// Keeps what is known here apart from what another program put in its place, with the last that was to be written,
    /// whose result it gives; and again with each that comes after. Where that fails it is tried again with the next.
    pub(super) fn part<T>(&mut self, last: impl FnOnce(&mut Self) -> Result<T>) -> Result<Result<T>> {
        // From here on the log is never written into a file that is not ours.
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        self.connection.query_row("PRAGMA wal_autocheckpoint = 0", [], |_| Ok(()))?;
        self.outside.part();
        // With this it may say more than what was kept.
        let before = self.outside.forget_kept();
        let done = last(self);
        let (kept, is_whole) = keep_apart(self)?;
        self.outside.keep(kept.path().to_owned());
        // What is missing from the other file is in this backup. Best effort: else it is said that it is missing.
        let _ = high_water::forget(&self.folder);
        if is_whole
            && self.outside.is_replaced(&self.folder)
            && let Some(before) = before
        {
            // Best effort: all that it says is in the new one.
            let _ = std::fs::remove_dir_all(before);
        }
        Ok(done)
    }
}
