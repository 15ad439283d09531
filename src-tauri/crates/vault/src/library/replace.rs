//! Putting another file in the place of `people.db` while the library is open: the same under a new key, or a backup.

use crate::disk::owner_only;
use crate::disk::regular;
use crate::error::{Result, VaultError};
use crate::file::carry_over::former_keys;
use crate::file::copy::{Progress, check_whole, copy_pages, rekey};
use crate::file::database::{close_whole, connect};
use crate::keys::Keys;
use crate::keys::data_key::DataKey;
use crate::keys::key_files::salt;
use crate::library::io_fault::Footing;
use crate::library::opening;
use crate::library::store::Store;
use rusqlite::{Connection, params};
use std::path::Path;

/// How much of the work is the writing; the rest is looking whether all of it is there.
const WRITING: f32 = 0.6;

impl Store {
    /// Writes the whole file anew under another key and puts it in the place of the old one. `keys` holds the slots
    /// of both.
    ///
    /// Whatever cuts this short, the file and the key file fit each other: the key file names both keys until the
    /// file of the new one has taken its place.
    pub(crate) fn swap_key(&mut self, mut keys: Keys, key: &DataKey, progress: &Progress<'_>) -> Result<()> {
        self.empty_log()?;
        let now = self.now();
        let mut former = former_keys(&self.connection)?;
        former.push((self.key().clone(), now));
        keys.add_former(&former, key)?;
        self.prepare(
            |store, new| {
                let connection = copy_under(&store.connection, new, key, progress)?;
                let sql = "INSERT INTO former_key (key, until) VALUES (?1, ?2)";
                connection.execute(sql, params![store.key().as_ref(), now])?;
                close_whole(connection)
            },
            key,
        )?;
        self.take_key(keys, key)?;
        progress(1.0);
        Ok(())
    }

    /// Puts the file that was prepared under another key in its place. The key file names both as long as it is not
    /// certain which of them opens what is there.
    fn take_key(&mut self, mut keys: Keys, key: &DataKey) -> Result<()> {
        let has_new_code = keys.next_has_new_code();
        self.write_keys(keys.clone()).inspect_err(|_| {
            // Best effort; the next opening removes it.
            let _ = self.folder().rekeyed();
        })?;
        let taken = self.take_prepared(key);
        match taken {
            Ok(()) => keys.slots = std::mem::take(&mut keys.next),
            Err(_) if self.footing != Footing::Lost && self.key() != key => keys.next.clear(),
            Err(_) => return taken,
        }
        keys.keep_former_of(self.key());
        keys.salt = salt(self.bytes()).ok();
        // Once the file is in its place, that is what is so: the key file names both until it is written, and then the
        // next opening writes it.
        let written = self.write_keys(keys.clone());
        if taken.is_ok() && written.is_err() {
            // But for a new code: as long as both are named, nobody has it.
            self.keep_half(1);
            return if has_new_code { written } else { Ok(()) };
        }
        taken.and(written)
    }

    /// Puts a copy of another file of this library in the place of this one. `key` opens it.
    pub(crate) fn swap_file(&mut self, file: &Path, key: &DataKey) -> Result<()> {
        self.empty_log()?;
        let own = self.key().clone();
        self.prepare(
            |_, new| {
                regular::copy_whole(&regular::open(file)?, new)?;
                if *key != own {
                    close_whole(rekey(new, key, &own)?)?;
                }
                Ok(())
            },
            &own,
        )?;
        let taken = self.take_prepared(&own);
        if self.footing != Footing::Lost {
            let salt = salt(self.bytes())?;
            let mut keys = self.keys().clone();
            keys.salt = Some(salt);
            // The file is in its place whether or not this can be written; if not, the next opening does.
            let _ = self.write_keys(keys);
        }
        taken
    }

    /// Writes the file that is to come, and checks it. If that fails, nothing of it stays.
    fn prepare(&self, write: impl FnOnce(&Self, &Path) -> Result<()>, key: &DataKey) -> Result<()> {
        let new = self.folder().rekeyed()?;
        let written = write(self, &new).and_then(|()| check_whole(&new, self.id(), key));
        written.inspect_err(|_| {
            // Best effort; the next opening removes it.
            let _ = self.folder().rekeyed();
        })
    }

    /// Puts the prepared file in the place of `people.db` and opens it; where that fails, opens the old one again. Where
    /// neither can be opened just now, the library is opened anew as soon as that can be done.
    fn take_prepared(&mut self, key: &DataKey) -> Result<()> {
        // Making it took its time.
        if self.is_changed_outside() {
            self.folder().rekeyed()?;
            return Err(VaultError::ChangedOutside);
        }
        self.let_go()?;
        let taken = self.folder().take_rekeyed();
        // It may have its name although that could not be made certain.
        match self.folder().has_rekeyed() {
            Some(true) => {}
            Some(false) => self.set_key(key.clone()),
            None => self.doubted = Some(key.clone()),
        }
        match opening::open(self.folder(), self.keys(), self.key(), self.now()) {
            Ok(open) => {
                self.doubted = None;
                self.hold(open);
                taken
            }
            Err(error) => {
                self.footing = Footing::Lost;
                Err(error)
            }
        }
    }

    /// Closes the file while the library stays locked. Until another is opened in its place nothing can be read.
    fn let_go(&mut self) -> Result<()> {
        let nothing = Connection::open_in_memory()?;
        self.gate.forget();
        let old = std::mem::replace(&mut self.connection, nothing);
        old.close().map_err(|(old, error)| {
            self.connection = old;
            error.into()
        })
    }
}

/// Copies all that is in an open file into a new one under another key, and gives that open.
fn copy_under(from: &Connection, to: &Path, key: &DataKey, progress: &Progress<'_>) -> Result<Connection> {
    owner_only::new_private(to)?;
    let mut copy = connect(to, key)?;
    copy_pages(from, &mut copy, &|part| progress(WRITING * part))?;
    Ok(copy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::data_key::random;
    use crate::{Cost, Library, Passphrase};
    use std::fs;
    use zeroize::Zeroizing;

    fn passphrase() -> Passphrase {
        Passphrase::new("plover cabin eleven")
    }

    /// A store whose file is prepared under another key, with that key and the slots of both.
    fn about_to_swap(around: &Path) -> (std::path::PathBuf, Store, Keys, DataKey) {
        let (folder, id, old, store) = Store::new_in(around);
        let new: DataKey = Zeroizing::new(random().unwrap());
        let mut keys = Keys::wrap(id, &old, &passphrase(), Cost::lightest()).unwrap();
        keys.next = Keys::wrap(id, &new, &passphrase(), Cost::lightest()).unwrap().slots;
        let write = |store: &Store, file: &Path| {
            regular::copy_whole(store.bytes(), file)?;
            close_whole(rekey(file, &old, &new)?)
        };
        store.prepare(write, &new).unwrap();
        (folder, store, keys, new)
    }

    #[test]
    fn where_the_stick_is_out_nobody_takes_one_file_for_the_other() {
        for has_its_name in [false, true] {
            let around = tempfile::tempdir().unwrap();
            let (folder, mut store, keys, new) = about_to_swap(around.path());
            store.write_keys(keys).unwrap();
            let away = around.path().join("away");
            fs::rename(&folder, &away).unwrap();
            store.take_prepared(&new).unwrap_err();
            assert_eq!(store.footing, Footing::Lost);
            if has_its_name {
                fs::rename(away.join("people.db.new"), away.join("people.db")).unwrap();
            }
            fs::rename(&away, &folder).unwrap();
            store.read(|store| store.about()).unwrap();
            assert_eq!(*store.key() == new, has_its_name);
            store.close().unwrap();
            Library::open(&folder, &passphrase()).unwrap().close().unwrap();
        }
    }

    #[test]
    fn a_file_that_came_while_the_new_one_was_made_is_not_written_over() {
        let around = tempfile::tempdir().unwrap();
        let (folder, mut store, keys, new) = about_to_swap(around.path());
        store.write_keys(keys.opened_by(0)).unwrap();
        let people = folder.join("people.db");
        let other = fs::read(&people).unwrap();
        let key_file = fs::read(folder.join("keys")).unwrap();
        fs::write(folder.join("people.db.part"), &other).unwrap();
        fs::rename(folder.join("people.db.part"), &people).unwrap();
        assert_eq!(store.take_key(keys, &new).err(), Some(VaultError::ChangedOutside));
        assert!(fs::read(&people).unwrap() == other);
        assert!(fs::read(folder.join("keys")).unwrap() == key_file, "nor is its key file");
        assert!(!folder.join("people.db.new").exists());
        assert_eq!(store.close().err(), Some(VaultError::ChangedOutside));
        Library::open(&folder, &passphrase()).unwrap().close().unwrap();
    }

    #[test]
    fn a_file_that_cannot_be_opened_in_its_place_just_now_keeps_both_its_keys() {
        let around = tempfile::tempdir().unwrap();
        let (folder, mut store, keys, new) = about_to_swap(around.path());
        // Something is the matter with it as soon as it is in its place.
        let prepared = folder.join("people.db.new");
        let whole = fs::read(&prepared).unwrap();
        fs::write(&prepared, [0; 4096]).unwrap();
        assert_eq!(store.take_key(keys, &new).err(), Some(VaultError::Damaged));
        assert_eq!(store.footing, Footing::Lost);
        // It is over.
        fs::write(folder.join("people.db"), whole).unwrap();
        store.read(|store| store.about()).unwrap();
        store.close().unwrap();
        Library::open(&folder, &passphrase()).unwrap().close().unwrap();
    }
}
