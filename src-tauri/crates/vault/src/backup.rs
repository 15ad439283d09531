//! Backups: whole copies of the library, each with the keys that open it, each opened and checked after it was made.
//!
//! A backup is a folder `2026-11-25T10-30-00Z` with `people.db` and `keys` in it: a library like any other, which opens
//! with the passphrase of its day. They stand in `backups` beside `people.db`, and, where somebody chose another place,
//! there as well.

mod begin;
mod schedule;

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
use jiff::Timestamp;
use rusqlite::OptionalExtension;
use schedule::Staying;
use std::fmt;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;

/// What a backup's folder is called while it is made.
const MAKING: &str = "making";
/// How the time of a backup is written in the name of its folder, in UTC.
const STAMP: &str = "%Y-%m-%dT%H-%M-%SZ";
/// So many outgrown backups go when a new one is made.
const AT_ONCE: usize = 2;
/// How the folder is called in which the backups of a library stand in another place; its identity follows.
const PLACE: &str = "What Matters backups ";
/// The setting that names the other place.
const ELSEWHERE: &str = "backup_folder";

/// A backup.
#[derive(Clone, PartialEq, Eq)]
pub struct Backup {
    /// When it was made, to the second.
    pub at: Timestamp,
    /// Why.
    pub why: Why,
    /// The length of its file, in bytes.
    pub bytes: u64,
    /// Whether it stands in the place that somebody chose, and not beside the library.
    pub elsewhere: bool,
    pub(crate) folder: PathBuf,
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
    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn people(&self) -> PathBuf {
        self.folder.join(folder::PEOPLE)
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
    const ALL: [Self; 4] = [Self::Regular, Self::BeforeMigration, Self::BeforeRestore, Self::Apart];

    /// How a backup stays; `None` where it is never removed.
    fn staying(self) -> Option<Staying> {
        match self {
            Self::Regular => Some(Staying::OneOfMany),
            // What was there may stand nowhere else.
            Self::BeforeMigration | Self::BeforeRestore => Some(Staying::Alone),
            Self::Apart => None,
        }
    }

    /// What stands behind the time in the name of the folder.
    fn ending(self) -> &'static str {
        match self {
            Self::Regular => "",
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
}

impl Library {
    /// Makes a backup now, and in the chosen other place as well. Others may go on writing meanwhile.
    pub fn back_up(&self) -> Result<BackedUp> {
        self.back_up_for(Why::Regular)
    }

    /// Makes a backup if something changed since the last, and that was half an hour ago.
    pub fn back_up_if_due(&self) -> Result<Option<BackedUp>> {
        let (changed, now) = self.call(|store| Ok((last_change(store)?, store.now())))?;
        let now = moment(now)?;
        // One from a clock that was ahead does not put the next one off.
        let newest = beside(self.folder())?.into_iter().map(|backup| backup.at).rfind(|at| *at <= now);
        let due = match (changed, newest) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(changed), Some(newest)) => {
                changed >= newest && now.duration_since(newest) >= schedule::EVERY
            }
        };
        if due { self.back_up().map(Some) } else { Ok(None) }
    }

    /// All backups, the oldest first: those beside the library, and those in the other place as far as that is there.
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
        all.sort_by_key(|backup| (backup.at, backup.elsewhere));
        Ok(all)
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

    pub(crate) fn back_up_for(&self, why: Why) -> Result<BackedUp> {
        let _turn = self.turn_at_backups();
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
                let _ = fs::remove_dir_all(made.folder());
            }
            return Err(error);
        }
        tidy(&source.library.join(BACKUPS), source.now);
        let elsewhere = source.elsewhere.as_ref().map(|other| source.repeat(&made, other));
        Ok(BackedUp { backup: made, elsewhere })
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
            bytes: store.lend_bytes()?,
        })
    }

    fn make(&self, why: Why) -> Result<Backup> {
        let backups = self.library.join(BACKUPS);
        let write = |file: &Path| regular::copy_whole(&self.bytes, file);
        place(&backups, self.now, why, &self.keys, write, |file| check_whole(file, self.id, &self.key))
    }

    /// Makes the same backup in the other place.
    fn repeat(&self, made: &Backup, other: &Path) -> Result<()> {
        let backups = place_for(other, self.id);
        if !backups.is_dir() {
            return Err(VaultError::FolderMissing);
        }
        let write = |file: &Path| regular::copy_whole(&File::open(made.people())?, file);
        place(&backups, made.at, made.why, &self.keys, write, |file| check_whole(file, self.id, &self.key))?;
        tidy(&backups, self.now);
        Ok(())
    }
}

/// Backs up a library that a newer program is about to change. It is closed to everybody else, and its log is empty.
pub(crate) fn before_migration(
    folder: &Folder,
    bytes: &File,
    keys: &Keys,
    key: &DataKey,
    now: i64,
) -> Result<()> {
    let now = moment(now)?;
    let backups = folder.path().join(BACKUPS);
    let write = |file: &Path| regular::copy_whole(bytes, file);
    place(&backups, now, Why::BeforeMigration, &keys.to_json()?, write, |file| {
        check_whole(file, keys.library, key)
    })
    .map(|_| ())
}

/// Keeps what is open here as a backup, page by page through the connection: the file itself is another's by now.
///
/// Where the other program wrote into the file itself, what is read of it is of both. Then the backup is what stands in
/// it and in the log here, row by row. Says whether that was not needed.
pub(crate) fn keep_apart(store: &Store) -> Result<(Backup, bool)> {
    let (now, keys) = (moment(store.now())?, store.keys().to_json()?);
    let write = |file: &Path| {
        let mut copy = connect(file, store.key())?;
        copy_pages(&store.connection, &mut copy, &|_| {})?;
        copy.close().map_err(|(_, error)| VaultError::from(error))?;
        Ok(File::open(file)?.sync_all()?)
    };
    let backups = store.folder().path().join(BACKUPS);
    let check = |file: &Path| check_whole(file, store.id(), store.key());
    match place(&backups, now, Why::Apart, &keys, write, check) {
        Err(VaultError::Damaged) => {
            let write = |file: &Path| gather_rows(store, file);
            Ok((place(&backups, now, Why::Apart, &keys, write, check)?, false))
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

/// Writes a backup into its folder, checks it, and only then gives the folder its name.
fn place(
    backups: &Path,
    now: Timestamp,
    why: Why,
    keys: &[u8],
    write: impl FnOnce(&Path) -> Result<()>,
    check: impl FnOnce(&Path) -> Result<()>,
) -> Result<Backup> {
    make_if_missing(backups)?;
    let mut at = now;
    // Two within a second, or a clock that was set back, do not share a name.
    while Why::ALL.into_iter().any(|why| backups.join(name(at, why)).exists()) {
        at += jiff::SignedDuration::from_secs(1);
    }
    let folder = backups.join(name(at, why));
    let making = backups.join(format!("{}.{MAKING}", name(at, why)));
    let _ = fs::remove_dir_all(&making);
    folder::make_private_folder(&making)?;
    let file = making.join(folder::PEOPLE);
    let made = folder::write_private(&making.join(folder::KEYS), keys)
        .and_then(|()| folder::new_private(&file))
        .and_then(|()| write(&file))
        .and_then(|()| check(&file))
        .and_then(|()| folder::sync_folder(&making))
        .and_then(|()| Ok(fs::rename(&making, &folder)?))
        .and_then(|()| folder::sync_folder(backups));
    if let Err(error) = made {
        // Best effort: the next backup removes what is left.
        let _ = fs::remove_dir_all(&making);
        return Err(error);
    }
    read(&folder, false).ok_or(VaultError::Other { what: "a backup", code: 0 })
}

/// Makes a folder for backups. Not what is around it: where a stick was pulled out, its folder must not come to be on
/// the computer.
fn make_if_missing(backups: &Path) -> Result<()> {
    if !backups.is_dir() {
        folder::make_private_folder(backups)?;
        backups.parent().map_or(Ok(()), folder::sync_folder)?;
    }
    Ok(())
}

/// Removes backups that are kept no longer, and what is left of one that was cut short. Best effort: what cannot be
/// removed is tried again after the next backup, and stands in nobody's way.
fn tidy(backups: &Path, now: Timestamp) {
    let all = list(backups, false).unwrap_or_default();
    let made: Vec<_> = all.iter().filter_map(|backup| Some((backup.at, backup.why.staying()?))).collect();
    let mut outgrown = schedule::outgrown(&made, now);
    // Those of which there are many first, and the newest of them: the clock may be years ahead today, and then a day's
    // work must not cost what months have left.
    outgrown.sort_by_key(|(at, staying)| (*staying, std::cmp::Reverse(*at)));
    outgrown.truncate(AT_ONCE);
    let outgrown = all.iter().filter(|backup| {
        backup.why.staying().is_some_and(|staying| outgrown.contains(&(backup.at, staying)))
    });
    let begun = fs::read_dir(backups).into_iter().flatten().filter_map(|left| Some(left.ok()?.path()));
    let begun = begun.filter(|left| left.extension().is_some_and(|ending| ending == MAKING));
    for folder in outgrown.map(|backup| backup.folder.clone()).chain(begun) {
        let _ = fs::remove_dir_all(folder);
    }
}

/// The backups beside a library, the oldest first.
pub(crate) fn beside(library: &Path) -> Result<Vec<Backup>> {
    list(&library.join(BACKUPS), false)
}

/// The backups in a folder, the oldest first. A folder that is not there holds none.
fn list(backups: &Path, elsewhere: bool) -> Result<Vec<Backup>> {
    let Some(entries) = folder::if_there(fs::read_dir(backups))? else { return Ok(Vec::new()) };
    let mut all: Vec<_> = entries.filter_map(|entry| read(&entry.ok()?.path(), elsewhere)).collect();
    all.sort_by_key(|backup| backup.at);
    Ok(all)
}

fn read(folder: &Path, elsewhere: bool) -> Option<Backup> {
    let name = folder.file_name()?.to_str()?;
    let (stamp, ending) = name.split_at_checked("2026-11-25T10-30-00Z".len())?;
    let why = Why::ALL.into_iter().find(|why| why.ending() == ending)?;
    let at = jiff::civil::DateTime::strptime(STAMP, stamp).ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    let bytes = fs::metadata(folder.join(folder::PEOPLE)).ok()?.len();
    Some(Backup { at: at.timestamp(), why, bytes, elsewhere, folder: folder.to_owned() })
}

fn name(at: Timestamp, why: Why) -> String {
    format!("{}{}", at.strftime(STAMP), why.ending())
}

/// Where the backups of a library stand in a place that may hold those of several.
fn place_for(other: &Path, id: Uuid) -> PathBuf {
    other.join(format!("{PLACE}{}", id.as_simple()))
}

fn elsewhere(store: &mut Store) -> Result<Option<PathBuf>> {
    Ok(store.setting(ELSEWHERE)?.map(PathBuf::from))
}

/// Where the backups of this library stand in the other place, if one is chosen.
fn other_place(store: &mut Store) -> Result<Option<PathBuf>> {
    Ok(elsewhere(store)?.map(|folder| place_for(&folder, store.id())))
}

/// When anything in the library last changed.
fn last_change(store: &Store) -> Result<Option<Timestamp>> {
    let sql = "SELECT at FROM history ORDER BY number DESC LIMIT 1";
    let at: Option<i64> = store.connection.query_row(sql, [], |row| row.get(0)).optional()?;
    at.map(moment).transpose()
}

#[cfg(test)]
mod tests;
