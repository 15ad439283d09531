//! Mends a damaged library: puts in its place what could be rescued of it, or a backup. The damaged files stay beside it.

use crate::backup::Backup;
use crate::backup::peek::look_into;
use crate::disk::folder::APART;
use crate::disk::folder::Folder;
use crate::disk::owner_only;
use crate::error::{Result, VaultError};
use crate::file::carry_over::{Learned, add_former_keys};
use crate::file::copy::{bring_under, check_whole, copy_pages};
use crate::file::counter::Counters;
use crate::file::database::{close_whole, connect, must_fit};
use crate::keys::Keys;
use crate::keys::data_key::DataKey;
use crate::keys::key_files::salt;
use crate::library::damaged_files::{DAMAGED, MENDED, kept, put_in_place, undo_cut_short};
use crate::library::read_only::rescue_under;
use crate::library::reading::Reading;
use crate::library::store::Store;
use crate::library::store::system_clock;
use crate::rescue::Rescued;
use crate::{
    Library, backup::conflict, disk::regular, file::high_water, keys::key_files, library::lock_owner,
};
use std::fs::{self, File};
use std::path::PathBuf;

/// A damaged library that is about to be mended, locked.
struct Mending {
    folder: Folder,
    keys: Keys,
    key: DataKey,
    /// Where the new file is made.
    mended: PathBuf,
}

impl Library {
    /// Mends the damaged library that is open to be read here, and gives it open: what can be read of it goes into a
    /// new file, which takes the place of `people.db`; where nothing can be read, the newest whole backup does; where
    /// changes are missing, it goes on without them.
    ///
    /// The damaged file is kept beside it as `people.damaged-2026-11-25T10-30-00.db`, and its log with it. What was
    /// open to be read is closed. If it fails, nothing is changed.
    pub fn mend(&self) -> Result<(Self, Rescued)> {
        match self.reading()? {
            Some(Reading::Damaged(_)) => {
                let mending = self.mending()?;
                let rescued = mending.rescue()?;
                Ok((mending.finish(self)?, rescued))
            }
            Some(Reading::Backup(newest)) => {
                // A sound file may have come since.
                let mending = self.mending()?;
                if mending.must_open().is_ok() {
                    return Ok((mending.put_keys_back(self)?, Rescued::default()));
                }
                drop(mending);
                Ok((self.mend_from(&newest.backup)?, Rescued::default()))
            }
            Some(Reading::KeysGone | Reading::ChangesMissing { .. }) => {
                let mending = self.mending()?;
                if mending.must_open().is_ok() {
                    return Ok((mending.put_keys_back(self)?, Rescued::default()));
                }
                // It is of an earlier key: what is read of it is under the key in use.
                mending.must_be_of_earlier_key()?;
                mending.take_what_is_read(self)?;
                Ok((mending.finish(self)?, Rescued::default()))
            }
            Some(Reading::Newer { found, reads }) => Err(VaultError::TooNew { found, reads }),
            Some(Reading::InUse) => Err(VaultError::InUse),
            Some(Reading::Whole) | None => Ok((self.clone(), Rescued::default())),
        }
    }

    /// Puts a backup in the place of the damaged library that is open to be read here, and gives it open. The damaged
    /// files are kept as [`Library::mend`] keeps them.
    pub fn mend_from(&self, backup: &Backup) -> Result<Self> {
        if !matches!(
            self.reading()?,
            Some(Reading::Damaged(_) | Reading::Backup(_) | Reading::ChangesMissing { .. })
        ) {
            return Err(VaultError::InUse);
        }
        let mending = self.mending()?;
        let learned = self.call(|store| Learned::of(&store.connection))?;
        mending.copy(backup, learned)?;
        mending.finish(self)
    }

    /// The damaged files that mendings of this library have kept.
    pub fn damaged_files(&self) -> Result<Vec<PathBuf>> {
        kept(self.folder())
    }

    /// The files in the library's folder that may hold words and never go by themselves, the newest names last: damaged
    /// files that mendings have kept, and what another program's change left of this library's own log.
    pub fn kept_files(&self) -> Result<Vec<PathBuf>> {
        let is_kept = |file: &PathBuf| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(DAMAGED) || name.starts_with(APART) || conflict::is_log_of_one(&name)
        };
        let files = fs::read_dir(self.folder())?.map(|file| Ok(file?.path()));
        let mut kept: Vec<_> = files.collect::<Result<Vec<_>>>()?.into_iter().filter(is_kept).collect();
        kept.sort();
        Ok(kept)
    }

    fn mending(&self) -> Result<Mending> {
        let (keys, key) = self.call(|store| {
            store.as_copy().ok_or(VaultError::InUse)?;
            Ok((store.keys().clone(), store.key().clone()))
        })?;
        let folder = Folder::open_damaged(self.folder(), true)?;
        lock_owner::must_be_free(&folder)?;
        undo_cut_short(&folder)?;
        let mended = folder.path().join(MENDED);
        Ok(Mending { folder, keys, key, mended })
    }
}

impl Mending {
    /// Makes the new file of what can be read.
    fn rescue(&self) -> Result<Rescued> {
        let log = self.folder.log_if_there();
        let people = self.folder.people();
        let (id, former) = (self.keys.library, self.keys.former(&self.key));
        let mut rescued =
            rescue_under(&people, log.as_deref(), (&self.keys, &self.key, &former), &self.mended)?;
        let connection = connect(&self.mended, &self.key)?;
        let counters = Counters::of(&connection)?;
        rescued.miss(high_water::missing(&self.folder, id, &self.key, counters.changes), counters);
        add_former_keys(&connection, &self.keys.former(&self.key))?;
        close_whole(connection)?;
        self.check()?;
        Ok(rescued)
    }

    /// Makes the new file a copy of a backup, which one of the keys that the library had before may have sealed, with
    /// what was learned since.
    fn copy(&self, backup: &Backup, learned: Learned) -> Result<()> {
        backup.copy_to(&self.mended)?;
        let brought = bring_under(&self.mended, self.keys.library, &self.key, &learned.former);
        self.keep_if(brought)?;
        let connection = look_into(&self.mended, self.keys.library, &self.key)?;
        learned.and(Learned::of(&connection)?).write(&connection)?;
        close_whole(connection)?;
        self.check()
    }

    /// Refuses to put a file in the library's place that is not whole. Nothing of it stays then.
    fn check(&self) -> Result<()> {
        self.keep_if(check_whole(&self.mended, self.keys.library, &self.key))
    }

    /// Takes the new file away where something failed.
    fn keep_if(&self, done: Result<()>) -> Result<()> {
        done.inspect_err(|_| {
            // Best effort; the next mending removes it.
            let _ = regular::remove_if_there(&self.mended);
        })
    }

    /// Puts the new file in its place, and opens it.
    fn finish(self, read: &Library) -> Result<Library> {
        let log = self.folder.log_if_there();
        put_in_place(&self.folder, log.as_deref(), &self.mended)?;
        self.put_keys_back(read)
    }

    /// Refuses where the key is not that of the file which stands there now.
    fn must_open(&self) -> Result<()> {
        must_fit(&self.folder, &self.key).map_err(|error| match error {
            VaultError::Damaged => VaultError::ChangedOutside,
            error => error,
        })
    }

    /// Refuses where the file that stands there now is not one of a key that the library had before, either.
    fn must_be_of_earlier_key(&self) -> Result<()> {
        let former = self.keys.former(&self.key);
        let fits = former.iter().any(|(key, _)| must_fit(&self.folder, key).is_ok());
        if fits { Ok(()) } else { Err(VaultError::ChangedOutside) }
    }

    /// Makes the new file of what is open to be read.
    fn take_what_is_read(&self, read: &Library) -> Result<()> {
        let made = read.call(|store| {
            owner_only::new_private(&self.mended)?;
            let mut new = connect(&self.mended, &self.key)?;
            copy_pages(&store.connection, &mut new, &|_| {})?;
            close_whole(new)
        });
        self.keep_if(made)?;
        self.check()
    }

    /// Writes the key files anew, and opens the library.
    fn put_keys_back(mut self, read: &Library) -> Result<Library> {
        // What stands there may be another file since it was read, with key files of its own.
        self.must_open()?;
        self.keys = key_files::with_all_ways(&self.folder, self.keys, &self.key)?;
        self.keys.salt = Some(salt(&File::open(self.folder.people())?)?);
        key_files::write(&self.folder, &self.keys, &[])?;
        high_water::forget(&self.folder)?;
        let store = Store::open_keyed(self.folder, self.keys, self.key, system_clock())?;
        lock_owner::take(store.folder(), store.now())?;
        let library = Library::start(store, None)?;
        // What was read is of no use any more; that it cannot be closed harms nobody.
        let _ = read.close();
        Ok(library)
    }
}
