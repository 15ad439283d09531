//! Backups of the open library: made while others go on writing, listed, and looked for in the other place.

use crate::backup::placing::{beside, list, make_if_missing, place_for, tidy};
use crate::backup::{BackedUp, Backup, Newest, Source, Why, begin, conflict, schedule};
use crate::disk::folder::{APART, BACKUPS};
use crate::disk::regular;
use crate::error::{Result, VaultError};
use crate::file::counter::{Counters, count};
use crate::gate::erase;
use crate::library::Library;
use crate::library::store::Store;
use crate::records::moment;
use jiff::SignedDuration;
use profile::PersonId;
use std::fs;
use std::path::{Path, PathBuf};

/// The setting that names the other place.
const ELSEWHERE: &str = "backup_folder";

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
        let source = self.call(source)?;
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

    /// The newest backup that is whole, and that the keys of the library open.
    pub fn newest_whole_backup(&self) -> Result<Option<Newest>> {
        let found = Newest::that_opens(&self.backups()?, |backup| self.peek_whole(backup).map(|_| ()))?;
        Ok(found.map(|(newest, ())| newest))
    }

    /// The backups that hold anything of a person, the oldest first: they are in them, or what was done to their words
    /// is. One that cannot be looked into counts, for nobody can say that it does not.
    pub fn backups_with(&self, person: PersonId) -> Result<Vec<Backup>> {
        let mut with = Vec::new();
        for backup in self.backups()? {
            match self.holds(&backup, person) {
                Ok(false) => {}
                // It has been outgrown meanwhile.
                Err(_) if !backup.people().exists() => {}
                Err(VaultError::Closed) => return Err(VaultError::Closed),
                Ok(true) | Err(_) => with.push(backup),
            }
        }
        Ok(with)
    }

    fn holds(&self, backup: &Backup, person: PersonId) -> Result<bool> {
        // There may be many backups, and each may be large.
        if let Some(connection) = self.look_where_it_stands(backup)? {
            return erase::holds(&connection, person);
        }
        // One that an older program made has to be brought to this version, which is done to a copy.
        erase::holds(&self.peek(backup)?.connection, person)
    }

    /// The conflict copies beside the library, the oldest first.
    pub fn conflicts(&self) -> Result<Vec<Backup>> {
        conflict::beside(self.folder())
    }

    /// Takes a conflict copy out of the way, after somebody looked into it. It stays in the library's folder, under a name
    /// of what is kept there ([`Library::kept_files`]).
    pub fn put_away(&self, copy: &Backup) -> Result<()> {
        if copy.why != Why::Conflict {
            return Err(VaultError::OutOfScope);
        }
        self.write(|store| {
            let folder = store.folder().path();
            let now = regular::time();
            let mut names = (1..).map(|number| folder.join(format!("{APART}{now}-{number}.db")));
            if let Some(name) = names.find(|name| !name.exists()) {
                fs::rename(copy.path(), name)?;
                regular::sync_folder(folder)?;
            }
            Ok(())
        })
    }

    /// Whether a folder is a backup of this program's making, in the place of its making. It opens as a library does, but
    /// used as one it would change, and go when it is outgrown.
    #[must_use]
    pub fn is_backup(folder: &Path) -> bool {
        begin::is_backup(folder)
    }

    /// Makes a library of a backup, in a folder where there is none. The backup stays as it is. What opened the library on
    /// the day of the backup opens it.
    pub fn begin_with(backup: &Path, folder: &Path) -> Result<()> {
        begin::begin_with(backup, folder)
    }
}

/// The bytes of the file, which must not change as long as this is there: whatever comes of the copy.
struct Borrowed<'a>(&'a Library);

impl Drop for Borrowed<'_> {
    fn drop(&mut self) {
        self.0.give_back_bytes();
    }
}

/// What a backup of the open library is made of.
fn source(store: &mut Store) -> Result<Source> {
    store.may_write()?;
    store.folder().must_be_in_sight()?;
    Ok(Source {
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
