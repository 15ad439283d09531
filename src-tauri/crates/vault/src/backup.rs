//! Backups: whole copies of the library, each with the keys that open it, each opened and checked after it was made.
//!
//! A backup is a folder `2026-11-25T10-30-00Z-1234` with `people.db` and `keys` in it: a library like any other, which
//! opens with the passphrase of its day. They stand in `backups` beside `people.db`, and, where somebody chose another
//! place, there as well. Which was made last is told by the number in its name, of the changes that the library had taken.

mod begin;
mod name;
mod newest;
mod placing;
mod schedule;

use crate::conflict;
use crate::counter::{Counters, count};
use crate::error::{Result, VaultError};
use crate::file::{connect, salt};
use crate::folder::{self, BACKUPS, Folder};
use crate::keys::{DataKey, Keys};
use crate::library::Library;
use crate::record::moment;
use crate::regular;
use crate::rescue::{Broken, rescue};
use crate::store::Store;
use crate::swap::{check_whole, copy_pages};
use jiff::{SignedDuration, Timestamp};
use name::Name;
pub use newest::Newest;
pub(crate) use placing::beside;
use placing::{list, make_if_missing, place, place_for, tidy};
use schedule::Staying;
use std::fmt;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;

/// The setting that names the other place.
const ELSEWHERE: &str = "backup_folder";

/// A backup, or what can be looked into as one.
#[derive(Clone, PartialEq, Eq)]
pub struct Backup {
    /// When it was made, to the second, by the clock of the computer.
    pub at: Timestamp,
    /// How many changes the library had taken when it was made: of two, the one with more was made later. `None` for one
    /// from before they were counted, which is older than all others.
    pub number: Option<i64>,
    /// Why.
    pub why: Why,
    /// The length of its file, in bytes.
    pub bytes: u64,
    /// Whether it stands in the place that somebody chose, and not beside the library.
    pub elsewhere: bool,
    pub(crate) path: PathBuf,
}

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// It was time, or somebody asked.
    Regular,
    /// A newer program was about to change how the library is kept.
    BeforeMigration,
    /// An older backup was about to take the library's place.
    BeforeRestore,
    /// Another program had put another file in the library's place, or written into it; this is what was open. It goes
    /// only when a later one of that time says all that it does.
    Apart,
    /// It is no backup of this program's making, but the conflict copy that a program which brings folders in step has
    /// left beside the library.
    Conflict,
}

/// What came of making a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackedUp {
    /// The backup beside the library.
    pub backup: Backup,
    /// What came of the place that somebody chose; `None` where none is chosen.
    pub elsewhere: Option<std::result::Result<(), VaultError>>,
}

impl Backup {
    /// Its folder, or the file that is a conflict copy.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn people(&self) -> PathBuf {
        if self.why == Why::Conflict { self.path.clone() } else { self.path.join(folder::PEOPLE) }
    }

    /// What it goes by which was made last.
    fn order(&self) -> (Option<i64>, Timestamp, bool) {
        (self.number, self.at, self.elsewhere)
    }

    /// Copies its file. [`VaultError::BackupDamaged`] where that cannot be read.
    pub(crate) fn copy_to(&self, file: &Path) -> Result<()> {
        let people = match regular::open(&self.people()) {
            Err(error) if regular::is_unreadable(&error) => return Err(VaultError::BackupDamaged),
            opened => opened?,
        };
        match regular::copy_whole(&people, file) {
            Err(VaultError::Damaged) => Err(VaultError::BackupDamaged),
            copied => copied,
        }
    }
}

impl fmt::Debug for Backup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Backup({}, {:?}, {} bytes)", self.at, self.why, self.bytes)
    }
}

impl Why {
    /// Those that stand in the names of folders.
    const OF_FOLDERS: [Self; 4] = [Self::Regular, Self::BeforeMigration, Self::BeforeRestore, Self::Apart];

    /// How a backup stays; `None` where it is never removed.
    fn staying(self) -> Option<Staying> {
        match self {
            Self::Regular => Some(Staying::OneOfMany),
            // What was there may stand nowhere else.
            Self::BeforeMigration | Self::BeforeRestore => Some(Staying::Alone),
            Self::Apart | Self::Conflict => None,
        }
    }

    /// What stands last in the name of the folder.
    fn ending(self) -> &'static str {
        match self {
            Self::Regular | Self::Conflict => "",
            Self::BeforeMigration => "-before-migration",
            Self::BeforeRestore => "-before-restore",
            Self::Apart => "-apart",
        }
    }
}

/// What a backup is made of.
struct Source {
    bytes: Arc<File>,
    keys: Vec<u8>,
    key: DataKey,
    id: Uuid,
    library: PathBuf,
    elsewhere: Option<PathBuf>,
    now: Timestamp,
    /// How many changes are in it, and how often something was written here by then.
    changes: i64,
    writes: u64,
}

impl Library {
    /// Makes a backup now, and in the chosen other place as well. Others may go on writing meanwhile.
    pub fn back_up(&self) -> Result<BackedUp> {
        self.back_up_for(Why::Regular)
    }

    /// Makes a backup if something changed since the last, and that was half an hour ago.
    pub fn back_up_if_due(&self) -> Result<Option<BackedUp>> {
        let (changes, now) = self.call(|store| Ok((changes(store)?, store.now())))?;
        let now = moment(now)?;
        let made = beside(self.folder())?;
        // One that was kept apart is of what is open here no more, nor is one that says of itself what is not so.
        let is_of_this = |backup: &&Backup| {
            backup.why != Why::Apart && backup.number.is_none_or(|number| number <= changes)
        };
        let due = match made.iter().rfind(is_of_this) {
            None => changes > 0,
            Some(newest) => {
                let ago = now.duration_since(newest.at);
                // One from a clock that was ahead does not put the next one off.
                let is_new = (SignedDuration::ZERO..schedule::EVERY).contains(&ago);
                newest.number != Some(changes) && !is_new
            }
        };
        if due { self.back_up().map(Some) } else { Ok(None) }
    }

    /// All backups, in the order they were made: those beside the library, and those in the other place as far as that is
    /// there. Before them, the conflict copies that lie beside the library.
    pub fn backups(&self) -> Result<Vec<Backup>> {
        let other = self.call(|store| {
            // Where the library is away, nobody can say that there is none.
            store.folder().must_be_in_sight()?;
            other_place(store)
        })?;
        let mut all = beside(self.folder())?;
        if let Some(other) = other {
            all.extend(list(&other, true).unwrap_or_default());
        }
        all.sort_by_key(Backup::order);
        let mut conflicts = conflict::beside(self.folder())?;
        conflicts.append(&mut all);
        Ok(conflicts)
    }

    /// The other place in which backups are made, if one is chosen.
    pub fn backup_folder(&self) -> Result<Option<PathBuf>> {
        self.call(elsewhere)
    }

    /// Whether another place is chosen, and is not there now: nobody can say what stands in it.
    pub fn backup_folder_is_away(&self) -> Result<bool> {
        Ok(self.call(other_place)?.is_some_and(|place| !place.is_dir()))
    }

    /// Chooses another place in which backups are made too, or none. It must be a folder that is there.
    pub fn set_backup_folder(&self, folder: Option<&Path>) -> Result<()> {
        let folder = folder.map(std::path::absolute).transpose()?;
        if folder.as_ref().is_some_and(|folder| !folder.is_dir()) {
            return Err(VaultError::FolderMissing);
        }
        // There it would burn with it, and be stolen with it.
        folder.as_ref().map_or(Ok(()), |folder| Self::must_be_outside(&folder.join(BACKUPS)))?;
        let text = folder.map(|folder| folder.into_os_string().into_string()).transpose();
        // A name that is no text cannot be kept as text.
        let text = text.map_err(|_| VaultError::FolderMissing)?;
        if let Some(folder) = &text {
            // Only now: where its disk is away, a folder of the same name may be all that is there.
            let id = self.call(|store| Ok(store.id()))?;
            make_if_missing(&place_for(Path::new(folder), id))?;
        }
        self.set_setting(ELSEWHERE, text.as_deref())
    }

    fn back_up_for(&self, why: Why) -> Result<BackedUp> {
        self.back_up_at(why).map(|(backed_up, _)| backed_up)
    }

    /// Makes a backup, and says how often something was written here by the moment that it is of.
    pub(crate) fn back_up_at(&self, why: Why) -> Result<(BackedUp, u64)> {
        let _turn = self.turn_at_backups();
        self.come_after_backups()?;
        let source = self.call(Source::of)?;
        let borrowed = Borrowed(self);
        let made = source.make(why);
        // Only now may the file change; and only if it was the same library all the time is the copy one of it.
        drop(borrowed);
        let copied = self.call(Store::copied);
        let made = made?;
        if let Err(error) = copied {
            if error == VaultError::ChangedOutside {
                // Best effort: it may be of two moments.
                let _ = fs::remove_dir_all(made.path());
            }
            return Err(error);
        }
        tidy(&source.library.join(BACKUPS), source.changes);
        let elsewhere = source.elsewhere.as_ref().map(|other| source.repeat(&made, other));
        Ok((BackedUp { backup: made, elsewhere }, source.writes))
    }

    /// Counts on from where the backups are: a library that was rolled back, or begun with one of them, has taken fewer
    /// changes than they say, and what is made from now on is newer all the same.
    fn come_after_backups(&self) -> Result<()> {
        let here = self.call(|store| changes(store))?;
        let mut ahead = self.backups()?;
        ahead.retain(|backup| backup.number.is_some_and(|number| number > here));
        // What a name says is worth nothing by itself: it may be another library's, or anybody's.
        let mut counted = ahead.iter().rev().filter_map(|backup| self.changes_in(backup));
        let Some(furthest) = counted.find(|changes| *changes > here) else { return Ok(()) };
        self.write(|store| {
            let transaction = store.connection.unchecked_transaction()?;
            count(&transaction, furthest - here + 1)?;
            Ok(transaction.commit()?)
        })
    }

    /// How many changes a backup of this library says that it has, inside.
    fn changes_in(&self, backup: &Backup) -> Option<i64> {
        self.look_where_it_stands(backup)
            .ok()
            .flatten()
            .and_then(|file| Counters::of(&file).ok())
            .map(|all| all.changes)
    }
}

/// The bytes of the file, which must not change as long as this is there: whatever comes of the copy.
struct Borrowed<'a>(&'a Library);

impl Drop for Borrowed<'_> {
    fn drop(&mut self) {
        self.0.give_back_bytes();
    }
}

impl Source {
    fn of(store: &mut Store) -> Result<Self> {
        store.may_write()?;
        store.folder().must_be_in_sight()?;
        Ok(Self {
            elsewhere: elsewhere(store)?,
            keys: store.keys().to_json()?,
            key: store.key().clone(),
            id: store.id(),
            library: store.folder().path().to_owned(),
            now: moment(store.now())?,
            changes: changes(store)?,
            writes: store.writes(),
            bytes: store.lend_bytes()?,
        })
    }

    fn make(&self, why: Why) -> Result<Backup> {
        let backups = self.library.join(BACKUPS);
        let write = |file: &Path| regular::copy_whole(&self.bytes, file);
        let name = Name { at: self.now, number: Some(self.changes), why };
        place(&backups, name, &self.keys, write, |file| check_whole(file, self.id, &self.key))
    }

    /// Makes the same backup in the other place.
    fn repeat(&self, made: &Backup, other: &Path) -> Result<()> {
        let backups = place_for(other, self.id);
        if !backups.is_dir() {
            return Err(VaultError::FolderMissing);
        }
        let write = |file: &Path| regular::copy_whole(&File::open(made.people())?, file);
        let name = Name { at: made.at, number: made.number, why: made.why };
        place(&backups, name, &self.keys, write, |file| check_whole(file, self.id, &self.key))?;
        tidy(&backups, self.changes);
        Ok(())
    }
}

/// Backs up a library that a newer program is about to change, after so many changes where they are counted in it. It is
/// closed to everybody else, and its log is empty.
pub(crate) fn before_migration(
    folder: &Folder,
    bytes: &File,
    keys: &Keys,
    key: &DataKey,
    changes: Option<i64>,
    now: i64,
) -> Result<()> {
    let name = Name { at: moment(now)?, number: changes, why: Why::BeforeMigration };
    let backups = folder.path().join(BACKUPS);
    let write = |file: &Path| regular::copy_whole(bytes, file);
    place(&backups, name, &keys.to_json()?, write, |file| check_whole(file, keys.library, key)).map(|_| ())
}

/// Keeps what is open here as a backup, page by page through the connection: the file itself is another's by now.
///
/// Where the other program wrote into the file itself, what is read of it is of both. Then the backup is what stands in
/// it and in the log here, row by row. Says whether that was not needed.
pub(crate) fn keep_apart(store: &Store) -> Result<(Backup, bool)> {
    let keys = store.keys().to_json()?;
    // Where not even that can be read any more, it is older than those of which it can.
    let number = changes(store).ok();
    let name = Name { at: moment(store.now())?, number, why: Why::Apart };
    let write = |file: &Path| {
        let mut copy = connect(file, store.key())?;
        copy_pages(&store.connection, &mut copy, &|_| {})?;
        copy.close().map_err(|(_, error)| VaultError::from(error))?;
        Ok(File::open(file)?.sync_all()?)
    };
    let backups = store.folder().path().join(BACKUPS);
    let check = |file: &Path| check_whole(file, store.id(), store.key());
    match place(&backups, name, &keys, write, check) {
        Err(VaultError::Damaged) => {
            let write = |file: &Path| gather_rows(store, file);
            Ok((place(&backups, name, &keys, write, check)?, false))
        }
        placed => Ok((placed?, true)),
    }
}

/// Writes what can be read of the file that is open, and of its log, into a new file.
fn gather_rows(store: &Store, into: &Path) -> Result<()> {
    fs::remove_file(into)?;
    // Not what has its name: that may be another file altogether.
    let seen = into.with_extension("seen");
    regular::copy_whole(store.bytes(), &seen)?;
    let (log, id, salt) = (store.own_log(), store.id(), salt(store.bytes())?);
    let broken = Broken { people: &seen, log: log.as_deref(), id, key: store.key(), salt: Some(salt) };
    let gathered = rescue(&broken, into).map(|_| ());
    fs::remove_file(&seen)?;
    gathered
}

fn elsewhere(store: &mut Store) -> Result<Option<PathBuf>> {
    Ok(store.setting(ELSEWHERE)?.map(PathBuf::from))
}

/// Where the backups of this library stand in the other place, if one is chosen.
fn other_place(store: &mut Store) -> Result<Option<PathBuf>> {
    Ok(elsewhere(store)?.map(|folder| place_for(&folder, store.id())))
}

/// How many changes the library has taken.
fn changes(store: &Store) -> Result<i64> {
    Ok(Counters::of(&store.connection)?.changes)
}

#[cfg(test)]
mod tests;
