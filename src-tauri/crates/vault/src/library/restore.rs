//! Looking into a backup of the open library, and bringing back from it one person, what only it says, or everything.

use crate::backup::compare::{Difference, difference, marks};
use crate::backup::merge;
use crate::backup::peek::{Peek, look_into, look_where_it_stands};
use crate::backup::{Backup, Why};
use crate::disk::copies::Copies;
use crate::disk::folder;
use crate::disk::regular;
use crate::error::{Result, VaultError};
use crate::file::carry_over::{Learned, former_keys};
use crate::file::database::close_whole;
use crate::file::integrity::must_be_sound;
use crate::file::schema::VERSION;
use crate::gate::step::{Label, Scope};
use crate::keys::data_key::DataKey;
use crate::library::Library;
use crate::records::read;
use crate::rescue::{Broken, rescue};
use profile::PersonId;
use rusqlite::Connection;
use std::collections::BTreeSet;
use uuid::Uuid;

/// How often what is there is backed up anew, where somebody goes on writing, before a restore is given up.
const TRIES: usize = 3;

impl Library {
    /// What would change if a backup took the library's place: everybody who differs, in the order of their names.
    pub fn compare(&self, backup: &Backup) -> Result<Vec<Difference>> {
        let (peek, is_whole) = self.peek_readable(backup)?;
        let then = marks(&peek.connection)?;
        let now = self.call(|store| marks(&store.connection))?;
        let all: BTreeSet<[u8; 16]> = then.keys().chain(now.keys()).copied().collect();
        let mut differences = Vec::<Difference>::new();
        for id in all.into_iter().filter(|id| then.get(id) != now.get(id)) {
            let person = PersonId::from_bytes(id);
            let then = then.get(&id).map(|_| read::profile(&peek.connection, person)).transpose()?;
            let now = now.get(&id).map(|_| self.profile(person)).transpose()?;
            differences.extend(difference(person, then.as_ref(), now.as_ref()));
        }
        if !is_whole {
            // What of them differs may be what could not be read.
            for one in &mut differences {
                one.more = false;
            }
        }
        differences.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(differences)
    }

    /// Opens a backup of this version where it stands, with the key in use or one that was. Nothing can be written to it.
    pub(crate) fn look_where_it_stands(&self, backup: &Backup) -> Result<Option<Connection>> {
        let (id, keys) = self.keys_of_backups()?;
        let mut opened = keys.iter().map(|key| look_where_it_stands(&backup.people(), id, key));
        Ok(opened.find_map(|opened| opened.ok().filter(|(_, found)| *found == VERSION)).map(|(file, _)| file))
    }

    /// Makes one person what they were in a backup, or brings them back from it. Where they are here, or in the bin, it is
    /// a step of their own like any other: it can be undone.
    pub fn bring_back_person(&self, backup: &Backup, person: PersonId) -> Result<()> {
        let peek = self.peek_whole(backup)?;
        let profile = read::profile(&peek.connection, person)?;
        if self.call(|store| read::is_there(&store.connection, person))? {
            self.change(Scope::Person(person), Label::BringBack, move |change| change.become_again(profile))
        } else {
            self.change(Scope::People, Label::BringBack, move |change| {
                change.add_profile(profile).map(|_| ())
            })
        }
    }

    /// Puts a backup in the place of the library. What is there now is backed up first; if that fails, nothing is
    /// done. Settings stay as they are.
    pub fn restore(&self, backup: &Backup) -> Result<()> {
        // Whoever writes meanwhile would lose what is not in the backup of what is there now.
        for _ in 0..TRIES {
            // First, for it may be outgrown by the next one.
            let peek = self.peek_whole(backup)?;
            let (_, writes) = self.back_up_at(Why::BeforeRestore)?;
            if self.put_back(peek, writes)? {
                return Ok(());
            }
        }
        Err(VaultError::Copying)
    }

    /// Puts a copy of a backup in the place of the library, if nothing was written since so many writes.
    pub(crate) fn put_back(&self, peek: Peek, writes: u64) -> Result<bool> {
        let learned = self.call(|store| Learned::of(&store.connection))?;
        let Peek { connection, key, folder } = peek;
        learned.write(&connection)?;
        close_whole(connection)?;
        let file = folder.path().join(folder::PEOPLE);
        self.write(|store| {
            // This is the one write more.
            let untouched = store.writes() == writes + 1;
            if untouched {
                store.swap_file(&file, &key)?;
            }
            Ok(untouched)
        })
    }

    /// Opens a copy of a backup that is whole.
    pub(crate) fn peek_whole(&self, backup: &Backup) -> Result<Peek> {
        let peek = self.peek(backup)?;
        match must_be_sound(&peek.connection) {
            Err(VaultError::Damaged) => Err(VaultError::BackupDamaged),
            sound => sound.map(|()| peek),
        }
    }

    /// The same; of a conflict copy, which may have been taken while somebody wrote, what can be read. Says whether that is
    /// all of it.
    pub(crate) fn peek_readable(&self, backup: &Backup) -> Result<(Peek, bool)> {
        match self.peek_whole(backup) {
            Err(VaultError::BackupDamaged) if backup.why == Why::Conflict => {
                self.rescue_peek(backup).map(|peek| (peek, false))
            }
            whole => whole.map(|peek| (peek, true)),
        }
    }

    fn rescue_peek(&self, backup: &Backup) -> Result<Peek> {
        let (id, keys) = self.keys_of_backups()?;
        let (folder, torn) = (Copies::new()?, Copies::new()?);
        let [file, people] = [&folder, &torn].map(|folder| folder.path().join(folder::PEOPLE));
        regular::copy_what_can_be_read(&backup.people(), &people)?;
        for key in keys {
            let broken = Broken { people: &people, log: None, id, key: &key, salt: None };
            match rescue(&broken, &file) {
                Ok(_) => return Ok(Peek { connection: look_into(&file, id, &key)?, key, folder }),
                Err(VaultError::Damaged) => regular::remove_if_there(&file)?,
                Err(error) => return Err(error),
            }
        }
        Err(VaultError::BackupDamaged)
    }

    /// Opens a copy of a backup, with the key in use or one that was, and brings it to this version.
    pub(crate) fn peek(&self, backup: &Backup) -> Result<Peek> {
        let (id, keys) = self.keys_of_backups()?;
        let folder = Copies::new()?;
        let file = folder.path().join(folder::PEOPLE);
        backup.copy_to(&file)?;
        for key in keys {
            match look_into(&file, id, &key) {
                Ok(connection) => return Ok(Peek { connection, key, folder }),
                Err(VaultError::Damaged) => {}
                Err(error) => return Err(error),
            }
        }
        Err(VaultError::BackupDamaged)
    }

    /// The identity of the library, and the keys that may have sealed its backups, the likeliest first.
    fn keys_of_backups(&self) -> Result<(Uuid, Vec<DataKey>)> {
        self.call(|store| {
            let former = former_keys(&store.connection)?.into_iter().rev().map(|(key, _)| key);
            Ok((store.id(), std::iter::once(store.key().clone()).chain(former).collect()))
        })
    }

    /// Adds the lines that a backup has of a person and that are not here, each behind the one it follows there; a line
    /// that says something else here is added beside that. Somebody who is not here at all is brought back. It is one
    /// step, which can be undone. Gives how many lines were added.
    pub fn add_from(&self, backup: &Backup, person: PersonId) -> Result<usize> {
        let (peek, _) = self.peek_readable(backup)?;
        let then = read::profile(&peek.connection, person)?;
        if self.call(|store| read::is_there(&store.connection, person))? {
            return self.change(Scope::Person(person), Label::BringBack, move |change| {
                merge::add_missing(change, &then)
            });
        }
        self.change(Scope::People, Label::BringBack, move |change| {
            if !change.is_in_bin(person)? {
                let lines = then.sections.all().count();
                return change.add_profile(then).map(|_| lines);
            }
            // With all that they had said when they were taken out.
            change.come_back(person)?;
            change.as_steps_of(person, |own| merge::add_missing(own, &then))
        })
    }
}
