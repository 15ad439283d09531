//! A library that cannot be opened to write, opened to read: a private copy of it, rescued where it is damaged.

use crate::backup::{self, Backup};
use crate::error::{Result, VaultError};
use crate::file::{Open, connect};
use crate::folder::{self, Folder, if_there};
use crate::keys::{self, DataKey, Keys};
use crate::learned::add_former_keys;
use crate::library::system_clock;
use crate::mending::log_of;
use crate::private::Copies;
use crate::rescue::{self, Broken, Rescued};
use crate::schema;
use crate::store::Store;
use crate::swap::bring_under;
use crate::{Library, Unlock, holder, read, tries};
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime};
use uuid::Uuid;

/// Why a library is open to read only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing is in the way of writing, as far as can be seen from outside.
    Whole,
    /// Another copy of the program has it open, here or at another computer. What is read is how it was at this moment.
    InUse,
    /// It was last written by a newer version of this program, and may say more than can be read here.
    Newer {
        /// The version of the library.
        found: u32,
        /// The newest version this program knows.
        reads: u32,
    },
    /// Its two key files are gone or broken; those of a backup open it.
    KeysGone,
    /// It is damaged. What is read is what could be rescued.
    Damaged(Rescued),
    /// Nothing of it can be read. What is read is this backup, the newest that is whole.
    Backup(Backup),
}

/// The copy that is read, and what is needed to mend the library that it was made of.
pub(crate) struct Copied {
    /// Goes with it.
    _around: Copies,
    pub(crate) keys: Keys,
    pub(crate) reading: Reading,
}

/// How often a library that is being written is copied again, and how long is waited in between.
const TRIES: u32 = 10;
const PAUSE: Duration = Duration::from_millis(100);
/// Where `SQLite` locks a file, and the length of the page there, which holds nothing. Windows lets nobody read it.
const LOCKED: u64 = 1 << 30;
const CHUNK: u64 = 1 << 20;

impl Library {
    /// Opens a library to read: a private, encrypted copy of it as it is at this moment, which is removed when it is
    /// closed. No lock is taken and nothing in the library's folder is written, but that a wrong try is counted.
    /// `path` is its folder, or `people.db` in it.
    ///
    /// A damaged library is rescued into the copy, as far as it can be read. Where nothing of it can be read, or its
    /// keys are gone, the newest whole backup beside it is read. Every change, undo and redo answers
    /// [`VaultError::OnlyReading`].
    pub fn open_to_read(path: &Path, unlock: Unlock<'_>) -> Result<Self> {
        let folder = Folder::open_damaged(path, false)?;
        let backups = backup::beside(folder.path())?;
        let now = system_clock()().as_millisecond();
        tries::may_try(&folder, now)?;
        let (has_keys, keys, freed) = tries::count(&folder, now, free(&folder, &backups, unlock))?;
        let otherwise = if folder.is_in_use() || holder::must_be_free(&folder).is_err() {
            Reading::InUse
        } else if has_keys {
            Reading::Whole
        } else {
            Reading::KeysGone
        };
        let store = match Copy::of(&folder)?.open(&keys, &freed, otherwise) {
            Err(VaultError::Damaged) if keys.is_half(&freed) => return Err(unlock.refused()),
            Err(VaultError::Damaged) => open_backup(&backups, &keys, &freed, unlock)?,
            opened => opened?,
        };
        Self::start_at(store, folder.path().to_owned(), None)
    }

    /// Why this library is open to read only; `None` where it is open to write.
    pub fn reading(&self) -> Result<Option<Reading>> {
        self.call(|store| Ok(store.as_copy().map(|copied| copied.reading.clone())))
    }
}

/// Whether a library has its key file, or else that of the newest backup that has one; and the keys that this frees.
fn free(folder: &Folder, backups: &[Backup], unlock: Unlock<'_>) -> Result<(bool, Keys, Vec<DataKey>)> {
    let is_broken = |error: &VaultError| matches!(error, VaultError::KeysMissing | VaultError::Damaged);
    let (has_keys, opened) = match keys::open(folder.read_keys()?, unlock) {
        Err(error) if is_broken(&error) => {
            let theirs = backups.iter().rev().map(|backup| free_backup(backup, unlock));
            let mut whole = theirs.filter(|opened| !opened.as_ref().is_err_and(is_broken));
            (false, whole.next().unwrap_or(Err(error)))
        }
        opened => (true, opened),
    };
    opened.map(|(keys, freed)| (has_keys, keys, freed))
}

fn free_backup(backup: &Backup, unlock: Unlock<'_>) -> Result<(Keys, Vec<DataKey>)> {
    keys::open(folder::read_keys_at(backup.folder())?, unlock)
}

/// Opens a copy of the newest backup that is whole, with the keys of the library, or with its own.
fn open_backup(backups: &[Backup], keys: &Keys, freed: &[DataKey], unlock: Unlock<'_>) -> Result<Store> {
    for backup in backups.iter().rev() {
        let opened = Copy::of_backup(backup, keys, freed).or_else(|_| {
            let (keys, freed) = free_backup(backup, unlock)?;
            Copy::of_backup(backup, &keys, &freed)
        });
        match opened {
            Ok(store) => return Ok(store),
            Err(error @ VaultError::DiskFull) => return Err(error),
            Err(_) => {}
        }
    }
    Err(VaultError::Damaged)
}

/// A copy of a library's files in a folder of its own.
struct Copy {
    around: Copies,
    people: PathBuf,
    log: PathBuf,
}

impl Copy {
    /// Copies a library as it is at one moment.
    fn of(library: &Folder) -> Result<Self> {
        let copy = Self::empty()?;
        let (people, log) = (library.people(), log_of(library)?.unwrap_or_else(|| library.log()));
        for _ in 0..TRIES {
            let before = Moment::of(&people, &log)?;
            // The log first: what is brought from it into the file meanwhile is then in both.
            copy_file(&log, &copy.log)?;
            copy_file(&people, &copy.people)?;
            if Moment::of(&people, &log)?.is_same_round(&before) {
                return Ok(copy);
            }
            thread::sleep(PAUSE);
        }
        Err(VaultError::InUse)
    }

    fn empty() -> Result<Self> {
        let around = Copies::new()?;
        let folder = Folder::of_copy(around.path());
        Ok(Self { people: folder.people(), log: folder.log(), around })
    }

    /// Opens a copy of a backup with the first of the keys that fits.
    fn of_backup(backup: &Backup, keys: &Keys, freed: &[DataKey]) -> Result<Store> {
        let copy = Self::empty()?;
        copy_file(&backup.people(), &copy.people)?;
        for (number, key) in freed.iter().enumerate() {
            let former = keys.former(key);
            match bring_under(&copy.people, keys.library, key, &former) {
                Ok(()) => {
                    let store = copy.store(keys.library, key)?;
                    add_former_keys(&store.connection, &former)?;
                    return copy.keep(store, keys.opened_by(number), Reading::Backup(backup.clone()));
                }
                Err(VaultError::Damaged) => {}
                Err(error) => return Err(error),
            }
        }
        Err(VaultError::Damaged)
    }

    /// Opens the copy with the first of the keys that fits; rescues what can be read where it is damaged. Where
    /// nothing is wrong with it, it is open to read because of `otherwise`.
    fn open(self, keys: &Keys, freed: &[DataKey], otherwise: Reading) -> Result<Store> {
        for (number, key) in freed.iter().enumerate() {
            match self.open_as_it_is(keys.library, key) {
                Ok((store, Some(newer))) => return self.keep(store, keys.opened_by(number), newer),
                Ok((store, None)) => return self.keep(store, keys.opened_by(number), otherwise),
                Err(VaultError::Damaged) => {}
                Err(error) => return Err(error),
            }
        }
        let rescued = Self::empty()?;
        let log = self.log_if_there();
        for (number, key) in freed.iter().enumerate() {
            let broken = Broken { people: &self.people, log, id: keys.library, key, salt: keys.salt };
            match rescue::rescue(&broken, &rescued.people) {
                Err(VaultError::Damaged) => {}
                report => {
                    let reading = Reading::Damaged(report?);
                    let store = rescued.store(keys.library, key)?;
                    // Without them no backup from before could be opened, where `people.db` does not say them any more.
                    add_former_keys(&store.connection, &keys.former(key))?;
                    return rescued.keep(store, keys.opened_by(number), reading);
                }
            }
        }
        Err(VaultError::Damaged)
    }

    /// Opens the copy, if nothing at all is wrong with it; says where it is of a newer version.
    fn open_as_it_is(&self, id: Uuid, key: &DataKey) -> Result<(Store, Option<Reading>)> {
        rescue::check(&self.people, self.log_if_there(), key, None)?;
        match self.store(id, key) {
            Ok(mut store) => match store.check()?.as_slice() {
                [] => Ok((store, None)),
                _ => Err(VaultError::Damaged),
            },
            Err(VaultError::TooNew { found, reads }) => {
                let connection = connect(&self.people, key)?;
                if !schema::is_of(&connection, id).unwrap_or(false) || !is_readable(&connection) {
                    return Err(VaultError::TooNew { found, reads });
                }
                let bytes = Arc::new(File::open(&self.people)?);
                let folder = Folder::of_copy(self.around.path());
                let store = Store::of(Open { connection, bytes }, folder, id, key.clone(), system_clock());
                Ok((store, Some(Reading::Newer { found, reads })))
            }
            Err(error) => Err(error),
        }
    }

    fn store(&self, id: Uuid, key: &DataKey) -> Result<Store> {
        Store::open_keyed(Folder::of_copy(self.around.path()), id, key.clone(), system_clock())
    }

    fn keep(self, store: Store, keys: Keys, reading: Reading) -> Result<Store> {
        store.read_only(Copied { _around: self.around, keys, reading })
    }

    fn log_if_there(&self) -> Option<&Path> {
        self.log.exists().then_some(self.log.as_path())
    }
}

/// Whether all that this program asks of a library is answered.
fn is_readable(connection: &rusqlite::Connection) -> bool {
    read::everybody(connection)
        .is_ok_and(|people| people.into_iter().all(|person| read::profile(connection, person).is_ok()))
}

/// How the files of a library are at one moment.
#[derive(PartialEq, Eq)]
struct Moment {
    /// Length and time of change of `people.db`.
    people: Option<(u64, SystemTime)>,
    /// The header of the log: it changes when the log is begun anew.
    round: Vec<u8>,
    /// The length of the log.
    length: u64,
}

impl Moment {
    fn of(people: &Path, log: &Path) -> io::Result<Self> {
        let people =
            if_there(fs::metadata(people))?.map(|file| Ok::<_, io::Error>((file.len(), file.modified()?)));
        let mut round = Vec::new();
        let mut length = 0;
        if let Some(log) = if_there(File::open(log))? {
            length = log.metadata()?.len();
            log.take(32).read_to_end(&mut round)?;
        }
        Ok(Self { people: people.transpose()?, round, length })
    }

    /// Whether nothing happened since, or nothing but that more was added to the log, which its copy does not have.
    fn is_same_round(&self, before: &Self) -> bool {
        self.people == before.people && self.round == before.round && self.length >= before.length
    }
}

/// Copies a file, or removes the copy of one that is not there.
fn copy_file(from: &Path, to: &Path) -> io::Result<()> {
    let Some(mut from) = if_there(File::open(from))? else {
        return if_there(fs::remove_file(to)).map(|_| ());
    };
    let mut to = folder::private().create(true).truncate(true).open(to)?;
    let mut at = 0;
    loop {
        if at == LOCKED {
            let length = rescue::pages::PAGE as u64;
            from.seek(SeekFrom::Start(at + length))?;
            to.seek(SeekFrom::Start(at + length))?;
        }
        let copied = io::copy(&mut (&mut from).take(CHUNK), &mut to)?;
        if copied == 0 {
            return to.flush();
        }
        at += copied;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::VERSION;
    use crate::{About, Cost, Label, Passphrase, Scope};
    use profile::{LanguageTag, Person, Profile};

    #[test]
    fn a_library_of_a_newer_version_opens_to_be_read_as_far_as_this_program_understands_it() {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("library");
        let passphrase = Passphrase::new("plover cabin eleven");
        let library = Library::create(&folder, &passphrase, About::Others, Cost::lightest()).unwrap();
        let amina = Profile::of(Person::named("Amina"), LanguageTag::default());
        let (person, profile) = (amina.person.id, amina.clone());
        library.change(Scope::People, Label::AddPerson, |change| change.add_profile(profile)).unwrap();
        library
            .call(|store| {
                store.connection.execute_batch("ALTER TABLE person ADD COLUMN mood TEXT")?;
                Ok(store.connection.pragma_update(None, "user_version", VERSION + 1)?)
            })
            .unwrap();
        library.close().unwrap();
        let newer = VaultError::TooNew { found: VERSION + 1, reads: VERSION };
        assert_eq!(Library::open(&folder, &passphrase).err(), Some(newer));

        let library = Library::open_to_read(&folder, Unlock::Passphrase(&passphrase)).unwrap();
        let reading = Reading::Newer { found: VERSION + 1, reads: VERSION };
        assert_eq!(library.reading().unwrap(), Some(reading));
        assert_eq!(library.profile(person).unwrap(), amina);
        assert_eq!(library.undo(Scope::People).err(), Some(VaultError::OnlyReading));
        assert_eq!(library.mend().err(), Some(newer));

        // One that is damaged as well is left to the newer program, which knows all that may be in it.
        let people = folder.join("people.db");
        let mut bytes = fs::read(&people).unwrap();
        bytes[rescue::pages::PAGE * 2..][..64].fill(0);
        fs::write(people, bytes).unwrap();
        assert_eq!(Library::open_to_read(&folder, Unlock::Passphrase(&passphrase)).err(), Some(newer));
    }
}
