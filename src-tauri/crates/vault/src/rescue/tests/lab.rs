//! A library to harm, and what was in it.

use super::super::gather::{Gathered, gather};
use super::super::tables::{TABLES, Table};
use super::super::{Broken, Rescued, new, rescue};
use crate::disk::folder::Folder;
use crate::error::Result;
use crate::format::source::Source;
use crate::format::trees::{Found, Walker};
use crate::format::wal::Log;
use crate::gate::step::{Label, Scope};
use crate::keys::Keys;
use crate::keys::data_key::{DataKey, random};
use crate::keys::key_files::salt;
use crate::library::store::{Clock, Store};
use crate::records::read;
use crate::{About, Change, Cost, Passphrase};
use jiff::Timestamp;
use profile::{
    CommunicationNeed, Entry, EntryId, LanguageTag, Person, PersonId, Photo, Profile, Section, Supporter,
    Voice, Whose,
};
use rusqlite::types::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;
use uuid::Uuid;
use zeroize::Zeroizing;

/// Numbers that look like chance and are the same in every run (`SplitMix64`).
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    pub(super) fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.next() as u8).collect()
    }

    pub(super) fn words(&mut self, most: usize) -> String {
        let count = self.below(most + 1);
        (0..count).map(|_| char::from(b'a' + (self.next() % 26) as u8)).collect()
    }
}

/// An open library, and people to do things to.
pub(super) struct Lab {
    around: TempDir,
    pub(super) id: Uuid,
    pub(super) key: DataKey,
    pub(super) store: Option<Store>,
    clock: Arc<AtomicI64>,
}

/// The files of a library at one moment, and all that was in it then.
pub(super) struct Made {
    pub(super) id: Uuid,
    pub(super) key: DataKey,
    pub(super) salt: [u8; 16],
    pub(super) people: Vec<u8>,
    pub(super) log: Option<Vec<u8>>,
    pub(super) profiles: BTreeMap<PersonId, Profile>,
}

impl Lab {
    pub(super) fn new() -> Self {
        let around = tempfile::tempdir().unwrap();
        let key: DataKey = Zeroizing::new(random().unwrap());
        let passphrase = Passphrase::new("plover cabin eleven");
        let keys = Keys::wrap(Uuid::now_v7(), &key, &passphrase, Cost::lightest()).unwrap();
        let clock = Arc::new(AtomicI64::new(1_700_000_000_000));
        let tells = clock.clone();
        let clock_now: Clock =
            Arc::new(move || Timestamp::from_millisecond(tells.load(Ordering::Relaxed)).unwrap());
        let (id, folder) = (keys.library, Folder::make(&around.path().join("library")).unwrap());
        let store = Store::make(folder, keys, key.clone(), About::Others, clock_now).unwrap();
        store.connection.execute_batch("PRAGMA synchronous = OFF").unwrap();
        Self { around, id, key, store: Some(store), clock }
    }

    pub(super) fn store(&mut self) -> &mut Store {
        self.store.as_mut().unwrap()
    }

    /// Writes as a library does.
    pub(super) fn write<T>(&mut self, work: impl FnOnce(&mut Store) -> Result<T>) -> T {
        self.store().write(work).unwrap()
    }

    pub(super) fn folder(&self) -> PathBuf {
        self.around.path().join("library")
    }

    pub(super) fn add(&mut self, profile: Profile) -> PersonId {
        self.write(|store| {
            store.change(Scope::People, Label::AddPerson, |change| change.add_profile(profile))
        })
    }

    pub(super) fn change(&mut self, person: PersonId, work: impl FnOnce(&mut Change<'_>) -> Result<()>) {
        self.write(|store| store.change(Scope::Person(person), Label::Type, work));
    }

    pub(super) fn profiles(&mut self) -> BTreeMap<PersonId, Profile> {
        profiles_in(self.store())
    }

    /// The files as they lie there now, as after a crash; or, closed, as after the end of the program.
    pub(super) fn take(&mut self, closed: bool) -> Made {
        let profiles = self.profiles();
        if closed {
            self.store.take().unwrap().close().unwrap();
        }
        let (people, log) = (self.folder().join("people.db"), self.folder().join("people.db-wal"));
        Made {
            id: self.id,
            key: self.key.clone(),
            salt: salt(&fs::File::open(&people).unwrap()).unwrap(),
            people: fs::read(people).unwrap(),
            log: fs::read(log).ok().filter(|log| !log.is_empty()),
            profiles,
        }
    }

    /// Does something that anybody might do.
    pub(super) fn act(&mut self, chance: &mut Chance) {
        self.clock.fetch_add((chance.next() % 90_000).cast_signed(), Ordering::Relaxed);
        let people: Vec<PersonId> = read::everybody(&self.store().connection).unwrap();
        if people.is_empty() || chance.below(12) == 0 {
            self.add(somebody(chance, 4));
            return;
        }
        let id = people[chance.below(people.len())];
        let profile = read::profile(&self.store().connection, id).unwrap();
        let entries: Vec<EntryId> = profile.sections.all().map(|(_, entry)| entry.id).collect();
        let entry = entries.get(chance.below(entries.len().max(1))).copied();
        let scope = Scope::Person(id);
        match (chance.below(14), entry) {
            (0, _) => {
                self.write(|store| {
                    store.change(Scope::People, Label::RemovePerson, |change| change.remove_person(id))
                });
            }
            (1, _) => {
                self.write(|store| store.undo(Scope::People));
            }
            (2, _) => {
                self.write(|store| store.undo(scope));
            }
            (3, _) => {
                self.write(|store| store.redo(scope));
            }
            (4, _) => {
                let photo = (chance.below(4) > 0).then(|| photo(chance));
                self.change(id, |change| change.set_photo(id, photo));
            }
            (5, _) => {
                let other = somebody(chance, 0);
                self.change(id, |change| change.set_person(id, other.person, other.language));
            }
            (6, _) => {
                let other = somebody(chance, 0);
                self.change(id, |change| change.set_written(id, other.written));
            }
            (7, _) => {
                let look = format!("{{\"page\":\"{}\"}}", chance.words(60));
                self.change(id, |change| change.set_look(id, look));
            }
            (8, Some(entry)) => self.change(id, |change| change.remove_entry(entry)),
            (9, Some(entry)) => {
                let (section, to) = (section(chance), chance.below(5));
                self.change(id, |change| change.move_entry(entry, section, to));
            }
            (10 | 11, Some(entry)) => {
                let text = text(chance);
                self.change(id, |change| change.set_text(entry, text));
            }
            _ => {
                let (section, at, entry) = (section(chance), chance.below(5), line(chance));
                self.change(id, |change| change.add_entry(id, section, at, entry));
            }
        }
    }
}

pub(super) fn profiles_in(store: &Store) -> BTreeMap<PersonId, Profile> {
    let people = read::everybody(&store.connection).unwrap();
    people.into_iter().map(|person| (person, read::profile(&store.connection, person).unwrap())).collect()
}

/// Somebody of whom up to so many lines are known.
pub(super) fn somebody(chance: &mut Chance, lines: usize) -> Profile {
    let mut person = Person::named(format!("Zoë {}", chance.words(8)));
    person.full_name = chance.words(20);
    person.languages = ["ur", "cy", "bfi"]
        .iter()
        .take(chance.below(4))
        .map(|tag| LanguageTag::try_from(*tag).unwrap())
        .collect();
    let needs = [CommunicationNeed::Makaton];
    person.communication_needs = needs.into_iter().take(chance.below(2)).collect();
    person.photo = (chance.below(2) == 0).then(|| photo(chance));
    let mut profile = Profile::of(person, LanguageTag::default());
    for _ in 0..chance.below(lines + 1) {
        let entry = line(chance);
        profile.sections[section(chance)].push(entry);
    }
    profile.written.how = (chance.below(2) == 0).then(|| chance.words(30));
    profile.written.by =
        (0..chance.below(3)).map(|_| Supporter { name: chance.words(12), role: chance.words(12) }).collect();
    profile
}

fn section(chance: &mut Chance) -> Section {
    Section::ALL[chance.below(Section::ALL.len())]
}

fn line(chance: &mut Chance) -> Entry {
    let voice = Voice {
        whose: Whose::ALL[chance.below(Whose::ALL.len())],
        name: (chance.below(3) == 0).then(|| chance.words(10)),
        how_we_know: None,
    };
    Entry { voice, on_page: chance.below(4) > 0, ..Entry::own(text(chance)) }
}

/// Mostly short; sometimes so long that it goes on on further pages.
fn text(chance: &mut Chance) -> String {
    let most = if chance.below(12) == 0 { 4_000 } else { 120 };
    chance.words(most)
}

fn photo(chance: &mut Chance) -> Photo {
    let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 3, 0, 4, 3, 0, 0, 0];
    let length = chance.below(12_000);
    jpeg.extend(chance.bytes(length));
    Photo::from_jpeg(jpeg, chance.words(20)).unwrap()
}

/// A row of a table: the values of its columns, and the pages it stands on.
pub(super) struct Seen {
    pub(super) table: &'static Table,
    pub(super) values: Vec<Value>,
    pub(super) pages: Vec<u32>,
}

impl Made {
    /// Lays the files down in a new folder.
    pub(super) fn lay(&self, people: &[u8], log: Option<&[u8]>) -> Laid {
        let around = tempfile::tempdir().unwrap();
        fs::write(around.path().join("people.db"), people).unwrap();
        if let Some(log) = log {
            fs::write(around.path().join("people.db-wal"), log).unwrap();
        }
        Laid { around, id: self.id, key: self.key.clone(), salt: self.salt, has_log: log.is_some() }
    }

    /// Every row, with the pages it stands on.
    pub(super) fn rows(&self) -> Vec<Seen> {
        let laid = self.lay(&self.people, self.log.as_deref());
        let (mut source, _) = laid.source();
        let mut rows = Vec::new();
        let mut roots = Vec::new();
        Walker::new(&mut source)
            .tree(1, true, &mut |found| {
                let Found::Row(row) = found else { panic!("the list of tables is whole") };
                if let [_, Value::Text(name), _, Value::Integer(root), _] = row.values.as_slice()
                    && let Some(table) = Table::named(name)
                {
                    roots.push((table, u32::try_from(*root).unwrap()));
                }
                Ok(())
            })
            .unwrap();
        let mut walker = Walker::new(&mut source);
        for (table, root) in roots {
            walker
                .tree(root, table.is_numbered, &mut |found| {
                    let Found::Row(mut row) = found else { panic!("{} is whole", table.name) };
                    if table.has_row_number() {
                        row.values[0] = Value::Integer(row.number.unwrap());
                    }
                    rows.push(Seen { table, values: row.values, pages: row.pages });
                    Ok(())
                })
                .unwrap();
        }
        rows
    }
}

/// Files in a folder of their own.
pub(super) struct Laid {
    pub(super) around: TempDir,
    id: Uuid,
    key: DataKey,
    salt: [u8; 16],
    has_log: bool,
}

impl Laid {
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.around.path().join(name)
    }

    fn log(&self) -> Option<PathBuf> {
        self.has_log.then(|| self.file("people.db-wal"))
    }

    pub(super) fn source(&self) -> (Source, Log) {
        Source::open(&self.file("people.db"), self.log().as_deref(), &self.key, Some(self.salt)).unwrap()
    }

    pub(super) fn gathered(&self) -> Gathered {
        let (mut source, log) = self.source();
        let rows = new::empty(&self.file("rows"), &self.key).unwrap();
        gather(&mut source, &log, rows).unwrap()
    }

    /// Rescues what is in the folder into a folder in it, and opens that.
    pub(super) fn rescue(&self) -> Result<(Rescued, Store)> {
        let folder = self.file("rescued");
        fs::create_dir(&folder).unwrap();
        let log = self.log();
        let broken = Broken {
            people: &self.file("people.db"),
            log: log.as_deref(),
            id: self.id,
            key: &self.key,
            salt: Some(self.salt),
        };
        let rescued = rescue(&broken, &folder.join("people.db"))?;
        let left: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name()).collect();
        assert_eq!(left, ["people.db"], "nothing else is left");
        Ok((rescued, self.open(&folder).unwrap()))
    }

    pub(super) fn open(&self, folder: &Path) -> Result<Store> {
        Store::open_keyed(
            Folder::of_copy(folder),
            Keys::of(self.id),
            self.key.clone(),
            Arc::new(Timestamp::now),
        )
    }
}

/// The columns of a table, for a query.
pub(super) fn columns(table: &Table) -> String {
    let columns: Vec<String> = table.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    columns.join(", ")
}

/// The tables that hold what somebody said, chose or did.
pub(super) fn tables() -> impl Iterator<Item = &'static Table> {
    const ALL: &[Table] = &TABLES;
    ALL.iter()
        .filter(|table| !table.name.ends_with("_in_order") && !table.name.contains("_by_"))
        .filter(|table| !table.name.starts_with("sqlite_"))
}
