//! I/O recovery: going on after a fault of the disk, as soon as it is over, in the same open library.
//!
//! `SQLite` answers every fault of a disk with the same few numbers, so the system is asked what the matter is. And
//! what is open may be of no use any more once a stick was pulled out: then the file is opened anew, with the key that
//! is still here, as soon as it is back.

use crate::disk::folder::Folder;
use crate::error::{Result, VaultError};
use crate::file::counter::count;
use crate::keys::Keys;
use crate::keys::key_files::salt;
use crate::library::io_fault::{Footing, explained, is_trouble};
use crate::library::opening;
use crate::library::store::Open;
use crate::library::store::Store;
use crate::{keys::key_files, library::lock_owner};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode};

impl Store {
    /// Does work that writes nothing, once the library has recovered from whatever was the matter with the disk, and says
    /// what is the matter where it fails.
    pub(crate) fn read<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.recover().and_then(|()| work(self)).map_err(|error| self.suspect(error))
    }

    /// What is the matter, where it may be the disk: then nothing is sure any more.
    pub(super) fn suspect(&mut self, error: VaultError) -> VaultError {
        // A stick that was pulled out cannot be read in one place, too; a library that is damaged is left alone.
        let error =
            if error == VaultError::Damaged { self.nothing_is_read().unwrap_or(error) } else { error };
        if !is_trouble(error) {
            return error;
        }
        if self.footing == Footing::Sure {
            self.footing = Footing::Shaken;
        }
        explained(self.folder(), error)
    }

    /// Recovers: finds out whether the fault is over, and opens the library anew where what is open is of no use any more.
    pub(super) fn recover(&mut self) -> Result<()> {
        if self.is_on_another_disk() {
            return self.reopen();
        }
        // Where somebody else's file stands in its place, what is open here is all there is of it.
        let is_all = || self.is_apart() && self.footing != Footing::Lost && self.can_be_read();
        if self.footing == Footing::Sure || is_all() {
            return Ok(());
        }
        self.folder().must_be_in_sight()?;
        if self.footing == Footing::Shaken {
            if self.is_changed_outside() {
                // Nothing is written into what another program wrote: what is open is kept apart when it is next used.
                return if self.can_be_read() {
                    self.footing = Footing::Sure;
                    Ok(())
                } else {
                    // What could not be kept apart must not be played into the other's file.
                    self.put_log_aside()?;
                    self.reopen()
                };
            }
            let settled = self.settle();
            self.look_again();
            match settled {
                Ok(()) => self.footing = Footing::Sure,
                // It can still be read, and what is written will say for itself what is the matter.
                Err(_) if self.can_be_read() => {}
                Err(_) => self.reopen()?,
            }
            return Ok(());
        }
        self.reopen()
    }

    /// Writes a change that changes nothing to the end of the log, over whatever was left there by one that failed:
    /// what was refused must not come to life at the next opening.
    fn settle(&self) -> Result<()> {
        let transaction = self.connection.unchecked_transaction()?;
        count(&transaction, 0)?;
        Ok(transaction.commit()?)
    }

    /// Whether the file itself can be read, and not only what is remembered of it.
    fn can_be_read(&self) -> bool {
        self.read_itself().is_ok()
    }

    fn read_itself(&self) -> rusqlite::Result<()> {
        self.connection.execute_batch("PRAGMA shrink_memory")?;
        self.connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
    }

    /// Why nothing at all of the file can be read: a bad place in it is damage, a disk that reads nothing is trouble.
    fn nothing_is_read(&self) -> Option<VaultError> {
        let out_of_sight = self.folder().out_of_sight();
        out_of_sight.or_else(|| {
            let failure = self.read_itself().err()?.sqlite_error().copied()?;
            let refused = failure.code == ErrorCode::SystemIoFailure;
            refused.then_some(VaultError::Other { what: "SQLite", code: failure.extended_code })
        })
    }

    /// Lets go of everything and opens the library anew, as after a crash.
    fn reopen(&mut self) -> Result<()> {
        if self.footing != Footing::Lost {
            // What is open may be of use again, as long as nothing else can be opened in its place.
            key_files::text(key_files::read(self.folder().path())?)?;
            // It must not write into a file that another computer may have changed since.
            let _ = self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
            self.connection = Connection::open_in_memory()?;
            self.gate.forget();
            self.footing = Footing::Lost;
        }
        self.folder().unlock();
        let folder = Folder::open(self.folder().path())?;
        lock_owner::must_be_free(&folder)?;
        let open = self.open_either(&folder)?;
        lock_owner::take(&folder, self.now())?;
        self.move_to(folder, open);
        self.learn_keys();
        self.footing = Footing::Sure;
        // What was asked for goes on, whatever the note says.
        let _ = lock_owner::sign(self);
        Ok(())
    }

    /// Takes the key file as it is now, where it is one of the file that is open: at another computer a way may have been
    /// made or taken back.
    fn learn_keys(&mut self) {
        let salt = salt(self.bytes()).ok();
        let copies = key_files::read(self.folder().path()).map(key_files::readable).unwrap_or_default();
        let is_of_this = |keys: &Keys| {
            keys.library == self.id() && keys.salt == salt && keys.passphrase_can_be_carried(self.key())
        };
        let known = copies.into_iter().find(is_of_this);
        if let Some(Ok(keys)) = known.map(|keys| key_files::with_all_ways(self.folder(), keys, self.key())) {
            self.take_keys(keys);
        }
    }

    /// Opens the file with its key, or with that of the file that may have taken its place.
    fn open_either(&mut self, folder: &Folder) -> Result<Open> {
        let opened = opening::open(folder, self.keys(), self.key(), self.now());
        let Some(doubted) = self.doubted.take() else { return opened };
        if opened.as_ref().is_err_and(|error| *error == VaultError::Damaged)
            && let Ok(open) = opening::open(folder, self.keys(), &doubted, self.now())
        {
            self.set_key(doubted);
            self.keep_half(1);
            return Ok(open);
        }
        if opened.is_err() {
            self.doubted = Some(doubted);
        }
        opened
    }
}
