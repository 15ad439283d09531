//! Looking into a backup, and bringing back from it one person, or everything.

use crate::backup::{Backup, Why};
use crate::change::Change;
use crate::error::{Result, VaultError};
use crate::file::connect;
use crate::folder;
use crate::keys::DataKey;
use crate::library::Library;
use crate::read;
use crate::schema::{check, migrate};
use crate::step::{Label, Scope};
use crate::store::Store;
use profile::{Entry, EntryId, PersonId, Profile, Section};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::File;
use std::path::Path;
use tempfile::TempDir;
use uuid::Uuid;
use zeroize::Zeroizing;

/// How somebody in a backup differs from the same person now.
#[derive(Clone, PartialEq, Eq)]
pub struct Difference {
    /// Who.
    pub person: PersonId,
    /// What they are called: now, or in the backup where they are not here.
    pub name: String,
    /// Where they are.
    pub stands: Stands,
    /// The lines that differ.
    pub lines: Vec<LineDifference>,
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
    /// Its words in the backup.
    pub then: Option<String>,
    /// Its words now.
    pub now: Option<String>,
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
struct Peek {
    connection: Connection,
    key: DataKey,
    folder: TempDir,
}

/// When each person last changed.
type Changes = BTreeMap<[u8; 16], i64>;

impl Library {
    /// What would change if a backup took the library's place: everybody who differs, in the order of their names.
    pub fn compare(&self, backup: &Backup) -> Result<Vec<Difference>> {
        let peek = self.peek(backup)?;
        let then = changes(&peek.connection)?;
        let now = self.call(|store| changes(&store.connection))?;
        let all: BTreeSet<[u8; 16]> = then.keys().chain(now.keys()).copied().collect();
        let mut differences = Vec::new();
        for id in all.into_iter().filter(|id| then.get(id) != now.get(id)) {
            let person = PersonId::from_bytes(id);
            let then = then.get(&id).map(|_| read::profile(&peek.connection, person)).transpose()?;
            let now = now.get(&id).map(|_| self.profile(person)).transpose()?;
            differences.extend(difference(person, then.as_ref(), now.as_ref()));
        }
        differences.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(differences)
    }

    /// Makes one person what they were in a backup, or brings them back from it. It is a step like any other: it can be
    /// undone.
    pub fn bring_back_person(&self, backup: &Backup, person: PersonId) -> Result<()> {
        let peek = self.peek(backup)?;
        let profile = read::profile(&peek.connection, person)?;
        if self.call(move |store| read::is_there(&store.connection, person))? {
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
        let peek = self.peek(backup)?;
        self.back_up_for(Why::BeforeRestore)?;
        let (settings, former) =
            self.call(|store| Ok((settings(&store.connection)?, former_keys(store)?)))?;
        peek.bring_up_to_date(&settings, &former)?;
        let Peek { connection, key, folder } = peek;
        connection.close().map_err(|(_, error)| VaultError::from(error))?;
        let file = folder.path().join(folder::PEOPLE);
        self.write(move |store| store.swap_file(&file, &key))
    }

    /// Opens a copy of a backup, with the key in use or one that was, and brings it to this version.
    fn peek(&self, backup: &Backup) -> Result<Peek> {
        let (id, keys) = self.call(|store| {
            let former = former_keys(store)?.into_iter().rev().map(|(key, _)| key);
            Ok((store.id(), std::iter::once(store.key().clone()).chain(former).collect::<Vec<_>>()))
        })?;
        let folder = tempfile::Builder::new().prefix("what-matters-").tempdir()?;
        let file = folder.path().join(folder::PEOPLE);
        folder::copy_bytes(&File::open(backup.people())?, &file)?;
        for key in keys {
            match look_into(&file, id, &key) {
                Ok(connection) => return Ok(Peek { connection, key, folder }),
                Err(VaultError::Damaged) => {}
                Err(error) => return Err(error),
            }
        }
        Err(VaultError::Damaged)
    }
}

impl Peek {
    /// What the library has learned since the backup, and must not forget.
    fn bring_up_to_date(&self, settings: &[(String, String)], former: &[(DataKey, i64)]) -> Result<()> {
        self.connection.execute("DELETE FROM setting", [])?;
        for (name, value) in settings {
            self.connection.execute("INSERT INTO setting (name, value) VALUES (?1, ?2)", [name, value])?;
        }
        self.connection.execute("DELETE FROM former_key", [])?;
        for (key, until) in former {
            let sql = "INSERT INTO former_key (key, until) VALUES (?1, ?2)";
            self.connection.execute(sql, params![key.as_ref(), until])?;
        }
        Ok(())
    }
}

fn look_into(file: &Path, id: Uuid, key: &DataKey) -> Result<Connection> {
    let mut connection = connect(file, key)?;
    check(&connection, id)?;
    migrate(&mut connection)?;
    Ok(connection)
}

fn changes(connection: &Connection) -> Result<Changes> {
    let mut statement = connection.prepare("SELECT id, changed_at FROM person")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn settings(connection: &Connection) -> Result<Vec<(String, String)>> {
    let mut statement = connection.prepare("SELECT name, value FROM setting")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The keys the library had before, the oldest first, and until when.
fn former_keys(store: &mut Store) -> Result<Vec<(DataKey, i64)>> {
    let mut statement = store.connection.prepare("SELECT key, until FROM former_key ORDER BY number")?;
    let rows =
        statement.query_map([], |row| Ok((Zeroizing::new(row.get::<_, [u8; 32]>(0)?), row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
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
    let name = now.or(then)?.person.preferred_name.clone();
    let lines = lines(then, now);
    let more = match (then, now) {
        (Some(then), Some(now)) => {
            (&then.person, &then.written, &then.language) != (&now.person, &now.written, &now.language)
                || (lines.is_empty() && then.sections != now.sections)
        }
        _ => false,
    };
    Some(Difference { person, name, stands, lines, more })
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
            let text = |line: Option<&(Section, Entry)>| line.map(|(_, entry)| entry.text.clone());
            (was != is).then(|| LineDifference { section, then: text(was), now: text(is) })
        })
        .collect()
}

impl Change<'_> {
    /// Makes a person what a profile says.
    fn become_again(&mut self, profile: Profile) -> Result<()> {
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
                    self.add_entry(id, section, at, entry.clone())?;
                }
            }
        }
        Ok(())
    }
}
