//! The files that are measured: the library, and the same people and entries in two plain ones: in `SQLite` without
//! a key, and in `SQLCipher` with one and nothing else.

use crate::crowd::somebody;
use crate::plain::Rows;
use profile::{Entry, EntryId, LanguageTag, PersonId, Profile, Section};
use rusqlite::{Connection, params};
use std::fs;
use std::path::{Path, PathBuf};
use vault::{About, Cost, Label, Library, Passphrase, Scope, fold};

/// So many people in one change.
const AT_ONCE: usize = 500;
const KEY: &str = "x'2DD29CA851E7B56E4697B0E1F08507293D761A05CE4D1B628663F411A8086D99'";
const SCHEMA: [&str; 2] =
    [include_str!("../../migrations/0001.sql"), include_str!("../../migrations/0002.sql")];
/// As the library sets up its own file.
const SET_UP: &str =
    "PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;
    PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;";

/// Where they are.
pub(crate) struct Files {
    folder: PathBuf,
}

/// Somebody whose words are changed.
pub(crate) struct Typist {
    pub(crate) person: PersonId,
    pub(crate) entry: EntryId,
}

impl Files {
    /// Makes the files, for so many people.
    pub(crate) fn with(people: usize) -> Self {
        let files = Self { folder: Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../build/bench") };
        // What a run that was ended has left.
        let _ = fs::remove_dir_all(&files.folder);
        fs::create_dir_all(&files.folder).expect("a folder for the files");
        files.make(people);
        files
    }

    /// Takes the files away.
    pub(crate) fn remove(self) {
        fs::remove_dir_all(self.folder).expect("the files go");
    }

    /// Reads the files once, so that it is not the disk that is measured: whatever is asked of them first would else
    /// wait for it, in the plain file as well.
    pub(crate) fn warm(&self) {
        for file in
            [self.library().join("people.db"), self.folder.join("plain.db"), self.folder.join("bare.db")]
        {
            let mut file = fs::File::open(file).expect("a file");
            std::io::copy(&mut file, &mut std::io::sink()).expect("its bytes");
        }
    }

    /// The library.
    pub(crate) fn library(&self) -> PathBuf {
        self.folder.join("library")
    }

    /// A library with nobody in it.
    pub(crate) fn empty(&self) -> PathBuf {
        self.folder.join("empty")
    }

    /// The same people and entries without a key.
    pub(crate) fn plain(&self) -> Connection {
        let connection = Connection::open(self.folder.join("plain.db")).expect("the plain file");
        connection.execute_batch(SET_UP).expect("the plain file set up");
        connection.set_prepared_statement_cache_capacity(64);
        connection
    }

    /// The same people and entries with a key.
    pub(crate) fn bare(&self) -> Connection {
        let connection = Connection::open(self.folder.join("bare.db")).expect("the bare file");
        connection.execute_batch(&format!("PRAGMA key = \"{KEY}\"; {SET_UP}")).expect("the bare file set up");
        connection
    }

    fn make(&self, people: usize) {
        let new = |folder: &Path| {
            Library::create(folder, &passphrase(), About::Others, Cost::lightest()).expect("a new library")
        };
        new(&self.empty()).close().expect("the empty library closed");
        let library = new(&self.library());
        let plain = self.plain();
        plain.execute_batch("PRAGMA journal_mode = WAL").expect("a log");
        plain.execute_batch(&SCHEMA.concat()).expect("the schema");
        for first in (0..people).step_by(AT_ONCE) {
            let some: Vec<Profile> = (first..people.min(first + AT_ONCE)).map(somebody).collect();
            copy(&plain, &some);
            let add = |change: &mut vault::Change<'_>| {
                some.into_iter().try_for_each(|profile| change.add_profile(profile).map(|_| ()))
            };
            library.change(Scope::People, Label::ImportPerson, add).expect("people added");
        }
        live(&library, &plain, people);
        library.close().expect("the library closed");
        let file = self.folder.join("bare.db");
        plain
            .execute_batch(&format!(
                "ATTACH '{}' AS bare KEY \"{KEY}\"; SELECT sqlcipher_export('bare'); PRAGMA bare.journal_mode = WAL;",
                file.display()
            ))
            .expect("the bare copy");
    }
}

pub(crate) fn passphrase() -> Passphrase {
    Passphrase::new("plover cabin eleven")
}

/// Somebody in the middle of the list, with what one of their entries says.
pub(crate) fn typist(library: &Library, at: usize) -> Typist {
    let people = library.people("", at..at + 1).expect("the list");
    let person = people.cards[0].id;
    let profile = library.profile(person).expect("the profile");
    let entry = profile.sections.all().next().expect("an entry").1.id;
    Typist { person, entry }
}

/// Some changes after the making: two hundred people in whom much was done, so that there are steps and history.
fn live(library: &Library, plain: &Connection, people: usize) {
    for at in (0..people).step_by((people / 200).max(1)) {
        let Typist { person, entry } = typist(library, at);
        let rows = Rows::of(plain, at as u32);
        for number in 0..10 {
            rows.step(plain, number);
            let on_page = number % 2 == 1;
            let flip = move |change: &mut vault::Change<'_>| change.set_on_page(entry, on_page);
            library.change(Scope::Person(person), Label::OnPage, flip).expect("a change");
        }
    }
}

/// The same rows as in the library, but for pictures.
fn copy(plain: &Connection, people: &[Profile]) {
    let transaction = plain.unchecked_transaction().expect("a transaction");
    for Profile { language, person, sections, written } in people {
        let (order, change) = (fold(&person.preferred_name), [7_u8; 16]);
        let names = format!("{order}\n{}", fold(&person.full_name));
        let id = person.id.bytes();
        let sql = "INSERT INTO person VALUES (?1, ?2, ?3, '', NULL, ?4, ?5, ?6, ?7, 1, ?8)";
        let values = params![
            id,
            person.preferred_name,
            person.full_name,
            person.colour.key(),
            language.as_str(),
            names,
            order,
            change
        ];
        insert(&transaction, sql, values);
        let again = written.look_again.map(|day| day.to_string());
        insert(
            &transaction,
            "INSERT INTO written VALUES (?1, 'together', NULL, ?2, NULL, ?3)",
            params![id, again, change],
        );
        insert(&transaction, "INSERT INTO history (person, at, label) VALUES (?1, 1, 'add')", params![id]);
        insert(&transaction, "INSERT INTO picture VALUES (?1, x'')", params![id]);
        insert(&transaction, "INSERT INTO photo VALUES (?1, ?1, '', ?2)", params![id, change]);
        for section in Section::ALL {
            for (place, entry) in sections[section].iter().enumerate() {
                copy_entry(&transaction, person.id, section, place, entry);
            }
        }
    }
    transaction.commit().expect("a commit");
}

fn copy_entry(plain: &Connection, person: PersonId, section: Section, place: usize, entry: &Entry) {
    let values = params![
        entry.id.bytes(),
        person.bytes(),
        section.key(),
        [128, place as u8],
        entry.text,
        fold(&entry.text),
        entry.voice.whose.key(),
        entry.language.as_ref().map(LanguageTag::as_str),
        [7_u8; 16],
    ];
    insert(plain, "INSERT INTO entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL, NULL, ?8, 1, ?9)", values);
}

fn insert(plain: &Connection, sql: &str, values: impl rusqlite::Params) {
    plain.prepare_cached(sql).and_then(|mut statement| statement.execute(values)).expect("a row");
}
