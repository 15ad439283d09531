//! The folder that is a library: its files, their modes, and the lock that keeps a second copy out.

use crate::disk::owner_only::make_private_folder;
use crate::disk::owner_only::private;
use crate::disk::owner_only::write_private;
use crate::disk::regular::remove_if_there;
use crate::disk::regular::sync_folder;
use crate::disk::{owner_only, regular};
use crate::error::{Result, VaultError};
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

/// The names of the files in a library.
pub(crate) const PEOPLE: &str = "people.db";
pub(crate) const LOG: &str = "people.db-wal";
pub(crate) const KEYS: &str = "keys";
pub(crate) const SPARE: &str = "keys.spare";
/// Is there while both are written (`keys/key_files.rs`).
pub(crate) const BEGUN: &str = "keys.begun";
const LOCK: &str = "lock";
const TRIES: &str = "tries";
/// How the name of a log begins that could not be kept apart otherwise.
pub(crate) const APART: &str = "people.apart-";
/// How many changes the library has taken (the high-water mark).
const CHANGES: &str = "changes";
pub(crate) const HOLDER: &str = "holder";
/// The name of the folder of backups in a library.
pub(crate) const BACKUPS: &str = "backups";
/// What `people.db` is called until the library is whole. Where it is, a making was cut short and nothing is lost.
const MAKING: &str = "people.db.making";
const MAKING_LOG: &str = "people.db.making-wal";
/// What a file is called while it is written.
const NEW: &str = "new";
/// What is written only to see whether that can be done.
const TRIAL: &str = "trial";
/// What `people.db` is called while it is written under another key.
const REKEYED: &str = "people.db.new";

/// How long the lock is asked for: another copy may be closing at this moment, or a program this one has just started
/// may still hold what it inherits until it is itself.
const LETTING_GO: Duration = Duration::from_millis(600);

/// A library's folder. Holds the lock as long as it lives, where it is opened to be written.
pub(crate) struct Folder {
    path: PathBuf,
    lock: Option<File>,
}

impl Folder {
    /// Finds and locks an existing library. `path` is the folder or `people.db` in it.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let path = library_at(path)?;
        let lock = lock(&path)?;
        owner_only::keep(&path, &[PEOPLE, LOG, KEYS, SPARE, LOCK, TRIES, CHANGES, HOLDER]);
        Ok(Self { path, lock: Some(lock) })
    }

    /// Finds what is left of a library: `people.db` may be gone. Locks it only where it is asked for.
    pub(crate) fn open_damaged(path: &Path, locked: bool) -> Result<Self> {
        let path = match library_at(path) {
            Err(VaultError::Damaged | VaultError::KeysMissing) => folder_of(path)?,
            found => found?,
        };
        let lock = if locked { Some(lock(&path)?) } else { None };
        Ok(Self { path, lock })
    }

    /// A folder that holds nothing but a copy of `people.db`, and that nobody else knows.
    pub(crate) fn of_copy(path: &Path) -> Self {
        Self { path: path.to_owned(), lock: None }
    }

    /// Whether this is a library that is open here to be written.
    pub(crate) fn is_locked(&self) -> bool {
        self.lock.is_some()
    }

    /// Whether another copy of the program holds the library at this moment.
    pub(crate) fn is_in_use(&self) -> bool {
        regular::open(&self.path.join(LOCK))
            .is_ok_and(|lock| matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)))
    }

    /// Makes and locks a folder for a new library, or takes an empty one, or one where a making was cut short.
    pub(crate) fn make(path: &Path) -> Result<Self> {
        can_be_made_at(path)?;
        if !path.is_dir() {
            make_private_folder(path)?;
        }
        let lock = lock(path)?;
        // Whoever had the lock may have made one there meanwhile.
        must_be_free(path)?;
        owner_only::keep(path, &[LOCK]);
        let path = std::path::absolute(path)?;
        // First, for as long as it is there nothing in the folder counts.
        private().create(true).truncate(true).open(path.join(MAKING))?;
        for left in [KEYS, SPARE, MAKING_LOG, CHANGES] {
            remove_if_there(&path.join(left))?;
        }
        Ok(Self { path, lock: Some(lock) })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Why nothing of the library can be seen, where that is so: a stick was pulled out, a shared folder is away, or
    /// the folder may not be looked into any more.
    pub(crate) fn out_of_sight(&self) -> Option<VaultError> {
        let mut why = VaultError::FolderMissing;
        for name in [PEOPLE, LOCK, KEYS, SPARE] {
            match fs::metadata(self.path.join(name)).map_err(|error| error.kind()) {
                Ok(_) => return None,
                Err(io::ErrorKind::PermissionDenied) => why = VaultError::ReadOnly,
                Err(_) => {}
            }
        }
        Some(why)
    }

    /// Refuses what must not be done to a library that cannot be seen.
    pub(crate) fn must_be_in_sight(&self) -> Result<()> {
        self.out_of_sight().map_or(Ok(()), Err)
    }

    /// Lets go of the lock, so that it can be taken anew. Best effort: on a stick that was pulled out there is none.
    pub(crate) fn unlock(&self) {
        let _ = self.lock.as_ref().map(File::unlock);
    }

    /// Writes a little and takes it away again: where that fails, the system says why.
    pub(crate) fn try_writing(&self) -> Result<()> {
        let trial = self.path.join(TRIAL);
        remove_if_there(&trial)?;
        let written = write_private(&trial, &[0; 4096]);
        written.and(remove_if_there(&trial))
    }

    pub(crate) fn people(&self) -> PathBuf {
        self.path.join(PEOPLE)
    }

    /// The write-ahead log beside `people.db`.
    pub(crate) fn log(&self) -> PathBuf {
        self.path.join(LOG)
    }

    pub(crate) fn log_if_there(&self) -> Option<PathBuf> {
        Some(self.log()).filter(|log| log.exists())
    }

    /// The file in which a new library is made.
    pub(crate) fn making(&self) -> PathBuf {
        self.path.join(MAKING)
    }

    /// Gives the made file its name: from here on there is a library.
    pub(crate) fn finish_making(&self) -> Result<()> {
        fs::rename(self.making(), self.people())?;
        sync_folder(&self.path)?;
        if let Some(parent) = self.path.parent() {
            sync_folder(parent)?;
        }
        Ok(())
    }

    /// Takes back a making that failed. Best effort: what stays is cleared by the next making.
    pub(crate) fn abandon_making(self) {
        for name in [KEYS, SPARE, BEGUN, MAKING_LOG, MAKING, CHANGES, HOLDER, LOCK] {
            let _ = fs::remove_file(self.path.join(name));
        }
        // Only when it is empty: it may have been there before.
        let _ = fs::remove_dir(&self.path);
    }

    /// The file of the high-water mark.
    pub(crate) fn changes(&self) -> PathBuf {
        self.path.join(CHANGES)
    }

    /// What was written of wrong tries, if anything.
    pub(crate) fn read_tries(&self) -> Option<Vec<u8>> {
        regular::read(&self.path.join(TRIES)).ok()
    }

    pub(crate) fn write_tries(&self, bytes: &[u8]) -> Result<()> {
        self.write_whole(TRIES, bytes)
    }

    /// Best effort: tries that stay cost somebody a wait.
    pub(crate) fn forget_tries(&self) {
        let _ = fs::remove_file(self.path.join(TRIES));
    }

    /// Leaves a note of who has the library open.
    pub(crate) fn write_holder(&self, note: &[u8]) -> Result<()> {
        self.write_whole(HOLDER, note)
    }

    /// Best effort: a note that stays is taken for that of a program that broke down.
    pub(crate) fn forget_holder(&self) {
        let _ = fs::remove_file(self.path.join(HOLDER));
    }

    /// The file in which the library is written under another key. What an earlier try left there is removed.
    pub(crate) fn rekeyed(&self) -> Result<PathBuf> {
        for ending in ["", "-wal", "-journal"] {
            remove_if_there(&self.path.join(format!("{REKEYED}{ending}")))?;
        }
        Ok(self.path.join(REKEYED))
    }

    /// Whether the file that was written under another key still has the name it was written with; `None` where that
    /// cannot be seen just now.
    pub(crate) fn has_rekeyed(&self) -> Option<bool> {
        match self.out_of_sight() {
            Some(_) => None,
            None => self.path.join(REKEYED).try_exists().ok(),
        }
    }

    /// Puts the file that was written under another key in the place of `people.db`.
    pub(crate) fn take_rekeyed(&self) -> Result<()> {
        // A log of the old key would be played into the file of the new one.
        remove_if_there(&self.log())?;
        sync_folder(&self.path)?;
        fs::rename(self.path.join(REKEYED), self.people())?;
        sync_folder(&self.path)
    }

    /// Writes a file, whole or not at all. One that says the same already is left.
    pub(crate) fn write_whole(&self, name: &str, bytes: &[u8]) -> Result<()> {
        if regular::read(&self.path.join(name)).is_ok_and(|there| there == bytes) {
            return Ok(());
        }
        regular::clear_way(&self.path.join(name))?;
        let new = self.path.join(format!("{name}.{NEW}"));
        remove_if_there(&new)?;
        let mut file = private().create_new(true).open(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&new, self.path.join(name))?;
        sync_folder(&self.path)
    }
}

/// Whether there is a library, whole or damaged, where `path` says.
pub(crate) fn is_at(path: &Path) -> bool {
    matches!(library_at(path), Ok(_) | Err(VaultError::KeysMissing | VaultError::Damaged))
}

/// Whether a file at `path` would stand in a library's folder, or in one below it.
pub(crate) fn is_within(path: &Path) -> bool {
    let Ok(path) = std::path::absolute(path) else { return false };
    // Through a link as well.
    let folder = path.parent().map(|folder| fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned()));
    folder.is_some_and(|folder| folder.ancestors().any(|folder| library_at(folder).is_ok()))
}

/// The folder of the library that `path` names.
pub(crate) fn library_at(path: &Path) -> Result<PathBuf> {
    let found = fs::metadata(path).map_err(|error| match VaultError::from(error) {
        VaultError::FolderMissing => VaultError::NoLibrary,
        other => other,
    })?;
    if !found.is_dir() && path.file_name().is_none_or(|name| name != PEOPLE) {
        return Err(VaultError::NotALibrary);
    }
    let folder = folder_of(path)?;
    let is_there = |name: &str| folder.join(name).is_file();
    let keys = is_there(KEYS) || is_there(SPARE);
    match (is_there(PEOPLE), keys) {
        (true, true) => Ok(folder),
        (true, false) => Err(VaultError::KeysMissing),
        _ if is_there(MAKING) => Err(VaultError::NoLibrary),
        (false, true) => Err(VaultError::Damaged),
        (false, false) if fs::read_dir(&folder)?.next().is_none() => Err(VaultError::NoLibrary),
        (false, false) if folder.join(BACKUPS).is_dir() => Err(VaultError::Damaged),
        (false, false) => Err(VaultError::NotALibrary),
    }
}

/// The folder of a library, by its own name or that of `people.db` in it.
fn folder_of(path: &Path) -> io::Result<PathBuf> {
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(Path::new(".")) };
    std::path::absolute(folder)
}

/// Whether a library can be made in this folder, there or not.
pub(crate) fn can_be_made_at(folder: &Path) -> Result<()> {
    match fs::metadata(folder) {
        Ok(found) if found.is_dir() => must_be_free(folder),
        Ok(_) => Err(VaultError::AlreadyThere),
        Err(_) => Ok(()),
    }
}

/// Whether nothing stands in this folder that a new library would touch.
fn must_be_free(folder: &Path) -> Result<()> {
    let names = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<io::Result<Vec<_>>>()?;
    let has = |name: &str| names.iter().any(|found| found == name);
    if has(PEOPLE) || (!has(MAKING) && (has(KEYS) || has(SPARE))) {
        return Err(VaultError::AlreadyThere);
    }
    let is_small = |name: &String| name == LOCK || name == CHANGES;
    let ours = |name: &String| is_small(name) || name.starts_with(MAKING) || name.starts_with(KEYS);
    if names.iter().all(ours) { Ok(()) } else { Err(VaultError::NotEmpty) }
}

fn lock(folder: &Path) -> Result<File> {
    regular::clear_way(&folder.join(LOCK))?;
    let file = private().create(true).open(folder.join(LOCK))?;
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if start.elapsed() < LETTING_GO => thread::sleep(LETTING_GO / 20),
            Err(TryLockError::WouldBlock) => return Err(VaultError::InUse),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
    }
}
