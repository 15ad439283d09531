//! A library that cannot be opened to write, opened to read: a private copy of it, rescued where it is damaged.

use crate::backup::keys as keys_of_backups;
use crate::backup::{Backup, Newest, placing};
use crate::disk::copies::Copies;
use crate::disk::folder::Folder;
use crate::disk::regular::if_there;
use crate::disk::regular::{self, if_readable};
use crate::error::{Result, VaultError};
use crate::file::carry_over::add_former_keys;
use crate::file::copy::bring_under;
use crate::file::counter::Counters;
use crate::file::database::connect;
use crate::file::schema;
use crate::format::sound;
use crate::keys::Keys;
use crate::keys::data_key::DataKey;
use crate::keys::key_files::{self, Opened};
use crate::library::damaged_files::log_of;
use crate::library::reading::{Copied, Reading};
use crate::library::store::Open;
use crate::library::store::Store;
use crate::library::store::system_clock;
use crate::rescue::{self, Broken, Rescued};
use crate::{Library, Unlock, file::high_water, keys::attempts, library::lock_owner, records::read};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime};

/// How often a library that is being written is copied again, and how long is waited in between.
const TRIES: u32 = 10;
const PAUSE: Duration = Duration::from_millis(100);
/// Where `SQLite` locks a file, and the length of the page there, which holds nothing. Windows lets nobody read it.
const LOCKED: u64 = 1 << 30;

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
        // Where they cannot be looked at, the library may be readable all the same.
        let backups = placing::beside(folder.path()).unwrap_or_default();
        let now = system_clock()().as_millisecond();
        attempts::may_try(&folder, now)?;
        let (has_keys, copies) = attempts::count(&folder, now, free(&folder, &backups, unlock))?;
        let why = |store: &Store, has_keys: bool| {
            if folder.is_in_use() || lock_owner::must_be_free(&folder).is_err() {
                return Ok(Reading::InUse);
            }
            let changes = Counters::of(&store.connection)?.changes;
            Ok(match high_water::missing(&folder, store.id(), store.key(), changes) {
                0 if has_keys => Reading::Whole,
                0 => Reading::KeysGone,
                missing => Reading::ChangesMissing { missing },
            })
        };
        let store = match Copy::of(&folder)?.open(&copies, &|store| why(store, has_keys)) {
            Err(VaultError::Damaged) if keys_of_backups::refuse(folder.path(), &copies) => {
                return Err(unlock.refused());
            }
            Err(VaultError::Damaged) => {
                open_by_backups(&folder, &backups, copies, unlock, &|store| why(store, false))?
            }
            store => store?,
        };
        Self::start_at(store, folder.path().to_owned(), None)
    }

    /// Why this library is open to read only; `None` where it is open to write.
    pub fn reading(&self) -> Result<Option<Reading>> {
        self.call(|store| Ok(store.as_copy().map(|copied| copied.reading.clone())))
    }
}

/// Whether a library has its key file, or else those of its backups; and the copies of it that this opens.
fn free(folder: &Folder, backups: &[Backup], unlock: Unlock<'_>) -> Result<(bool, Vec<Opened>)> {
    match keys_of_backups::open_any(folder.path(), unlock) {
        Err(error @ (VaultError::KeysMissing | VaultError::Damaged)) => free_backups(backups, &[], unlock)
            .map_err(|theirs| theirs.unwrap_or(error))
            .map(|theirs| (false, theirs)),
        opened => opened.map(|copies| (true, copies)),
    }
}

/// The key files of backups that this opens, of the newest first, and that have more ways than those which are known.
/// Where there are none, what is the matter with the newest that is whole.
fn free_backups(
    backups: &[Backup],
    known: &[Opened],
    unlock: Unlock<'_>,
) -> std::result::Result<Vec<Opened>, Option<VaultError>> {
    let (mut opened, mut problem, mut seen) = (Vec::new(), None, Vec::<Keys>::new());
    seen.extend(known.iter().map(|copy| copy.keys.clone()));
    for backup in backups.iter().rev() {
        let Ok(copies) = key_files::read(backup.path()) else { continue };
        let theirs = key_files::readable(copies.clone());
        if theirs.iter().all(|keys| seen.iter().any(|seen| keys.says_no_more_than(seen))) {
            continue;
        }
        seen.extend(theirs);
        match key_files::open(copies, unlock) {
            Ok(copies) => opened.extend(copies),
            Err(VaultError::KeysMissing | VaultError::Damaged) => {}
            Err(error) => problem = problem.or(Some(error)),
        }
    }
    if opened.is_empty() { Err(problem) } else { Ok(opened) }
}

/// Opens a copy of the library with the keys of its backups, where its own are of another file; or else of the newest
/// backup that is whole.
fn open_by_backups(
    folder: &Folder,
    backups: &[Backup],
    mut copies: Vec<Opened>,
    unlock: Unlock<'_>,
    otherwise: &dyn Fn(&Store) -> Result<Reading>,
) -> Result<Store> {
    let theirs = free_backups(backups, &copies, unlock).unwrap_or_default();
    if !theirs.is_empty() {
        match Copy::of(folder)?.open(&theirs, otherwise) {
            Err(VaultError::Damaged) => {}
            opened => return opened,
        }
    }
    copies.extend(theirs);
    open_backup(backups, &copies)
}

/// Opens a copy of the newest backup that is whole, with the keys of the library, or with those of a backup.
fn open_backup(backups: &[Backup], copies: &[Opened]) -> Result<Store> {
    let found = Newest::that_opens(backups, |backup| Copy::of_backup(backup, copies))?;
    let (newest, (copy, store)) = found.ok_or(VaultError::Damaged)?;
    copy.keep(store, Reading::Backup(newest))
}

/// A copy of a library's files in a folder of its own.
struct Copy {
    around: Copies,
    people: PathBuf,
    log: PathBuf,
    /// Whether all could be read of what it is a copy of. What could not is zeros here, which may pass for whole.
    is_whole: bool,
}

impl Copy {
    /// Copies a library as it is at one moment.
    fn of(library: &Folder) -> Result<Self> {
        let mut copy = Self::empty()?;
        let (people, log) = (library.people(), log_of(library)?.unwrap_or_else(|| library.log()));
        for _ in 0..TRIES {
            let before = Moment::of(&people, &log)?;
            // The log first: what is brought from it into the file meanwhile is then in both.
            let log_is_whole = copy_file(&log, &copy.log)?;
            copy.is_whole = copy_file(&people, &copy.people)? && log_is_whole;
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
        Ok(Self { people: folder.people(), log: folder.log(), around, is_whole: true })
    }

    /// Opens a copy of a backup with the first of the keys that fits.
    fn of_backup(backup: &Backup, copies: &[Opened]) -> Result<(Self, Store)> {
        let copy = Self::empty()?;
        copy_file(&backup.people(), &copy.people)?;
        for (keys, key) in each_key(copies) {
            let former = keys.former(key);
            match bring_under(&copy.people, keys.library, key, &former) {
                Ok(()) => {
                    let store = copy.store(keys, key)?;
                    add_former_keys(&store.connection, &former)?;
                    return Ok((copy, store));
                }
                Err(VaultError::Damaged) => {}
                Err(error) => return Err(error),
            }
        }
        Err(VaultError::Damaged)
    }

    /// Opens the copy with the first of the keys that fits; rescues what can be read where it is damaged. Where
    /// nothing is wrong with it, it is open to read because of `otherwise`.
    fn open(self, copies: &[Opened], otherwise: &dyn Fn(&Store) -> Result<Reading>) -> Result<Store> {
        for (keys, key) in each_key(copies).filter(|_| self.is_whole) {
            match self.open_as_it_is(keys, key) {
                Ok((store, newer)) => {
                    let reading = newer.map_or_else(|| otherwise(&store), Ok)?;
                    return self.keep(store, reading);
                }
                Err(VaultError::Damaged) => {}
                Err(error) => return Err(error),
            }
        }
        for (keys, key) in each_key(copies.iter().filter(|copy| copy.is_settled())).filter(|_| self.is_whole)
        {
            if let Some(store) = self.open_as_of_earlier_key(&keys, key)? {
                let missing = match otherwise(&store)? {
                    Reading::ChangesMissing { missing } => missing,
                    // Making the key was a change of its own.
                    _ => 1,
                };
                return self.keep(store, Reading::ChangesMissing { missing });
            }
        }
        let rescued = Self::empty()?;
        let log = self.log_if_there();
        for (keys, key) in each_key(copies) {
            let former = keys.former(key);
            // While a new key takes the place of the old one, the old one is in force as long as the file is of it.
            let is_settled = copies.iter().all(Opened::is_settled);
            let earlier = if is_settled { former.as_slice() } else { &[] };
            match rescue_under(&self.people, log, (&keys, key, earlier), &rescued.people) {
                Err(VaultError::Damaged) => {}
                report => {
                    let mut report = report?;
                    let store = rescued.store(keys, key)?;
                    // What is on no page leaves no trace there.
                    if let Reading::ChangesMissing { missing } = otherwise(&store)? {
                        report.miss(missing, Counters::of(&store.connection)?);
                    }
                    let reading = Reading::Damaged(report);
                    // Without them no backup from before could be opened, where `people.db` does not say them any more.
                    add_former_keys(&store.connection, &former)?;
                    return rescued.keep(store, reading);
                }
            }
        }
        Err(VaultError::Damaged)
    }

    /// Opens the copy, if nothing at all is wrong with it; says where it is of a newer version.
    fn open_as_it_is(&self, keys: Keys, key: &DataKey) -> Result<(Store, Option<Reading>)> {
        sound::check(&self.people, self.log_if_there(), key, None)?;
        match self.store(keys.clone(), key) {
            Ok(mut store) => match store.check()?.as_slice() {
                [] => Ok((store, None)),
                _ => Err(VaultError::Damaged),
            },
            Err(VaultError::TooNew { found, reads }) => {
                let connection = connect(&self.people, key)?;
                if !schema::is_of(&connection, keys.library).unwrap_or(false) || !is_readable(&connection) {
                    return Err(VaultError::TooNew { found, reads });
                }
                let bytes = Arc::new(File::open(&self.people)?);
                let folder = Folder::of_copy(self.around.path());
                let open = Open { connection, bytes };
                let store = Store::of(open, folder, keys, key.clone(), system_clock());
                Ok((store, Some(Reading::Newer { found, reads })))
            }
            Err(error) => Err(error),
        }
    }

    /// Opens the copy, brought under the key in use, where it is of one that the library had before.
    fn open_as_of_earlier_key(&self, keys: &Keys, key: &DataKey) -> Result<Option<Store>> {
        let former = keys.former(key);
        for (earlier, _) in former.iter().rev() {
            match self.open_as_it_is(keys.clone(), earlier) {
                Ok((store, None)) => store.close()?,
                // A newer program's, or damaged.
                Ok(_) | Err(VaultError::Damaged) => continue,
                Err(error) => return Err(error),
            }
            bring_under(&self.people, keys.library, key, &former)?;
            let store = self.store(keys.clone(), key)?;
            add_former_keys(&store.connection, &former)?;
            return Ok(Some(store));
        }
        Ok(None)
    }

    fn store(&self, keys: Keys, key: &DataKey) -> Result<Store> {
        let folder = Folder::of_copy(self.around.path());
        Store::open_keyed(folder, keys, key.clone(), system_clock())
    }

    fn keep(self, store: Store, reading: Reading) -> Result<Store> {
        store.read_only(Copied { _around: self.around, reading })
    }

    fn log_if_there(&self) -> Option<&Path> {
        self.log.exists().then_some(self.log.as_path())
    }
}

/// Rescues what can be read of a file that is under the key in use, or under one that the library had before, into a new
/// one under the key in use.
pub(crate) fn rescue_under(
    people: &Path,
    log: Option<&Path>,
    (keys, key, former): (&Keys, &DataKey, &[(DataKey, i64)]),
    into: &Path,
) -> Result<Rescued> {
    for one in std::iter::once(key).chain(former.iter().rev().map(|(former, _)| former)) {
        let broken = Broken { people, log, id: keys.library, key: one, salt: keys.salt };
        match rescue::rescue(&broken, into) {
            Err(VaultError::Damaged) => {}
            rescued => {
                let rescued = rescued?;
                bring_under(into, keys.library, key, former)?;
                return Ok(rescued);
            }
        }
    }
    Err(VaultError::Damaged)
}

/// Every key that was freed, with what of the key file frees it.
fn each_key<'a>(copies: impl IntoIterator<Item = &'a Opened>) -> impl Iterator<Item = (Keys, &'a DataKey)> {
    copies.into_iter().flat_map(|Opened { keys, freed }| {
        freed.iter().map(move |freed| (keys.opened_by(freed.number), &freed.key))
    })
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
        if let Some(log) = if_readable(regular::open(log))? {
            length = log.metadata()?.len();
            // Where its start cannot be read, that alone is no sign of a change.
            if_readable(log.take(32).read_to_end(&mut round))?;
        }
        Ok(Self { people: people.transpose()?, round, length })
    }

    /// Whether nothing happened since, or nothing but that more was added to the log, which its copy does not have.
    fn is_same_round(&self, before: &Self) -> bool {
        self.people == before.people && self.round == before.round && self.length >= before.length
    }
}

/// Copies what can be read of a file, or removes the copy of one of which nothing can. Says whether that is all of it.
fn copy_file(from: &Path, to: &Path) -> io::Result<bool> {
    let Some(open) = if_readable(regular::open(from))? else {
        if_there(fs::remove_file(to))?;
        // A log that is not there is none that cannot be read.
        return Ok(!from.exists());
    };
    regular::copy_readable(&open, &regular::new(to)?, &[LOCKED])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::schema::VERSION;
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
        bytes[crate::format::pages::PAGE * 2..][..64].fill(0);
        fs::write(people, bytes).unwrap();
        assert_eq!(Library::open_to_read(&folder, Unlock::Passphrase(&passphrase)).err(), Some(newer));
    }
}
