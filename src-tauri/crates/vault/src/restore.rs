//! Looking into a backup, and bringing back from it one person, or everything.

use crate::backup::{Backup, Why};
use crate::change::Change;
use crate::check::must_be_sound;
use crate::erase;
use crate::error::{Result, VaultError};
use crate::file::{close_whole, connect, connect_to_look};
use crate::folder;
use crate::keys::DataKey;
use crate::learned::{Learned, former_keys};
use crate::library::Library;
use crate::merge;
use crate::private::Copies;
use crate::read;
use crate::regular;
use crate::rescue::{Broken, rescue};
use crate::schema::{VERSION, check, migrate};
use crate::step::{Label, Scope};
use profile::{Entry, EntryId, LanguageTag, PersonId, Profile, Section};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use uuid::Uuid;

/// How often what is there is backed up anew, where somebody goes on writing, before a restore is given up.
const TRIES: usize = 3;

/// How somebody in a backup differs from the same person now.
#[derive(Clone, PartialEq, Eq)]
pub struct Difference {
    /// Who.
    pub person: PersonId,
    /// What they are called: now, or in the backup where they are not here.
    pub name: String,
    /// What they were called in the backup, if they are in it.
    pub name_then: Option<String>,
    /// The language of their profile: now, or in the backup where they are not here.
    pub language: LanguageTag,
    /// Where they are.
    pub stands: Stands,
    /// The lines that differ.
    pub lines: Vec<LineDifference>,
    /// How many lines of the backup say what nobody says here: so many [`Library::add_from`] adds.
    pub only_there: usize,
    /// Whether who they are, their photo, how it was written, or the order of the lines differs.
    pub more: bool,
}

/// Where somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// In the backup alone: they would come back.
    InBackup,
    /// Here alone: they would go.
    Here,
    /// In both.
    InBoth,
}

/// A line that differs.
#[derive(Clone, PartialEq, Eq)]
pub struct LineDifference {
    /// Its section: in the backup, or here where it is not in the backup.
    pub section: Section,
    /// The line in the backup.
    pub then: Option<Entry>,
    /// The line now.
    pub now: Option<Entry>,
}

impl Difference {
    /// How many lines are in the backup and not here.
    #[must_use]
    pub fn lines_in_backup_alone(&self) -> u32 {
        let alone = self.lines.iter().filter(|line| line.then.is_some() && line.now.is_none()).count();
        u32::try_from(alone).unwrap_or(u32::MAX)
    }
}

impl fmt::Debug for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Difference({}, {:?}, {} lines, {})", self.person, self.stands, self.lines.len(), self.more)
    }
}

impl fmt::Debug for LineDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LineDifference({:?})", self.section)
    }
}

/// A copy of a backup that can be looked into: encrypted as the backup is, and gone when this is dropped.
pub(crate) struct Peek {
    pub(crate) connection: Connection,
    key: DataKey,
    folder: Copies,
}

/// What tells that somebody is not as they were, without reading all of their words.
#[derive(PartialEq, Eq)]
struct Mark {
    /// When they last changed.
    changed_at: i64,
    /// How many records there are of them. In a library that was damaged some have gone without a change.
    records: u32,
    /// The last change that touched one of them, or brought it back from earlier.
    last: [u8; 16],
}

/// The marks of everybody.
type Marks = BTreeMap<[u8; 16], Mark>;

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
                Err(VaultError::Damaged) => folder::remove_if_there(&file)?,
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
}

/// Opens a file of this library that a key fits, and brings it to this version.
pub(crate) fn look_into(file: &Path, id: Uuid, key: &DataKey) -> Result<Connection> {
    let mut connection = connect(file, key)?;
    check(&connection, id)?;
    migrate(&mut connection)?;
    Ok(connection)
}

/// Opens a backup that a key fits, and says of which version it is. Nothing can be written to it.
fn look_where_it_stands(file: &Path, id: Uuid, key: &DataKey) -> Result<(Connection, u32)> {
    let connection = connect_to_look(file, key)?;
    let found = check(&connection, id)?;
    Ok((connection, found))
}

fn marks(connection: &Connection) -> Result<Marks> {
    let mut marks = Marks::new();
    let mut statement = connection.prepare("SELECT id, changed_at, change FROM person")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        marks.insert(row.get(0)?, Mark { changed_at: row.get(1)?, records: 1, last: row.get(2)? });
    }
    // In the order of the file: by the index each line would be looked up on its own.
    let sql = "SELECT person, change FROM entry NOT INDEXED
         UNION ALL SELECT person, change FROM written
         UNION ALL SELECT person, change FROM photo
         UNION ALL SELECT person, zeroblob(16) FROM supporter
         UNION ALL SELECT person, zeroblob(16) FROM person_language
         UNION ALL SELECT person, zeroblob(16) FROM person_need";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(mark) = marks.get_mut(&row.get::<_, [u8; 16]>(0)?) {
            mark.records += 1;
            mark.last = mark.last.max(row.get(1)?);
        }
    }
    Ok(marks)
}

/// How somebody differs, if they do.
fn difference(person: PersonId, then: Option<&Profile>, now: Option<&Profile>) -> Option<Difference> {
    if then == now {
        return None;
    }
    let stands = match (then, now) {
        (Some(_), Some(_)) => Stands::InBoth,
        (Some(_), None) => Stands::InBackup,
        _ => Stands::Here,
    };
    let known = now.or(then)?;
    let (name, language) = (known.person.preferred_name.clone(), known.language.clone());
    let name_then = then.map(|then| then.person.preferred_name.clone());
    let lines = lines(then, now);
    let only_there = match (then, now) {
        (Some(then), Some(now)) => merge::missing(then, now),
        (Some(then), None) => then.sections.all().count(),
        (None, _) => 0,
    };
    let more = match (then, now) {
        (Some(then), Some(now)) => {
            (&then.person, &then.written, &then.language) != (&now.person, &now.written, &now.language)
                || (lines.is_empty() && then.sections != now.sections)
        }
        _ => false,
    };
    Some(Difference { person, name, name_then, language, stands, lines, only_there, more })
}

fn lines(then: Option<&Profile>, now: Option<&Profile>) -> Vec<LineDifference> {
    let by_id = |profile: Option<&Profile>| -> BTreeMap<EntryId, (Section, Entry)> {
        let all = profile.into_iter().flat_map(|profile| profile.sections.all());
        all.map(|(section, entry)| (entry.id, (section, entry.clone()))).collect()
    };
    let (then, now) = (by_id(then), by_id(now));
    let ids: BTreeSet<EntryId> = then.keys().chain(now.keys()).copied().collect();
    ids.into_iter()
        .filter_map(|id| {
            let (was, is) = (then.get(&id), now.get(&id));
            let section = was.or(is)?.0;
            let line = |line: Option<&(Section, Entry)>| line.map(|(_, entry)| entry.clone());
            (was != is).then(|| LineDifference { section, then: line(was), now: line(is) })
        })
        .collect()
}

impl Change<'_> {
    /// Makes a person what a profile says.
    pub(crate) fn become_again(&mut self, profile: Profile) -> Result<()> {
        let Profile { language, mut person, sections, written } = profile;
        let (id, photo) = (person.id, person.photo.take());
        self.set_person(id, person, language)?;
        self.set_written(id, written)?;
        self.set_photo(id, photo)?;
        let stay: BTreeSet<EntryId> = sections.all().map(|(_, entry)| entry.id).collect();
        let here: BTreeSet<EntryId> = self.profile(id)?.sections.all().map(|(_, entry)| entry.id).collect();
        for gone in here.difference(&stay) {
            self.remove_entry(*gone)?;
        }
        for section in Section::ALL {
            for (at, entry) in sections[section].iter().enumerate() {
                if here.contains(&entry.id) {
                    self.move_entry(entry.id, section, at)?;
                    self.set_whole(entry.clone())?;
                } else {
                    let entry = self.with_free_identity(entry.clone())?;
                    self.add_entry(id, section, at, entry)?;
                }
            }
        }
        Ok(())
    }
}
