//! What holds of the files of a library, and of how they are opened and closed.

use super::*;
use crate::file::schema::VERSION;
use crate::gate::step::{Label, Scope};
use crate::keys::Keys;
use crate::keys::data_key::random;
use profile::{Entry, LanguageTag, Person, PersonId, Profile, Section};
use std::fs;
use std::path::PathBuf;
use zeroize::Zeroizing;

/// A library of some pages, closed, with the key that opens it.
struct Made {
    _around: tempfile::TempDir,
    folder: PathBuf,
    id: Uuid,
    key: DataKey,
    person: PersonId,
}

impl Made {
    fn new() -> Self {
        let around = tempfile::tempdir().unwrap();
        let (folder, id, key, mut store) = Store::new_in(around.path());
        let mut profile = Profile::of(Person::named("Zebedee"), LanguageTag::default());
        profile.sections[Section::Support] = (0..50).map(|n| Entry::own(format!("{n:200}"))).collect();
        let person = profile.person.id;
        store.change(Scope::People, Label::AddPerson, |change| change.add_profile(profile)).unwrap();
        store.close().unwrap();
        Self { _around: around, folder, id, key, person }
    }

    fn open(&self) -> Result<Store> {
        Store::open_keyed(Folder::open(&self.folder)?, Keys::of(self.id), self.key.clone(), clock())
    }

    fn files(&self) -> Vec<(std::ffi::OsString, Vec<u8>)> {
        let mut files: Vec<_> = fs::read_dir(&self.folder)
            .unwrap()
            .map(|file| file.unwrap())
            .map(|file| (file.file_name(), fs::read(file.path()).unwrap()))
            .collect();
        files.sort();
        files
    }
}

fn clock() -> Clock {
    Arc::new(Timestamp::now)
}

#[test]
fn a_file_cut_off_anywhere_is_damaged_and_is_left_as_it_is() {
    let made = Made::new();
    let people = made.folder.join("people.db");
    let whole = fs::read(&people).unwrap();
    let pages = (1..whole.len() / 4096).map(|page| page * 4096);
    let odd = [0, 1, 15, 16, 100, 4095, 4097, whole.len() - 17, whole.len() - 1];
    for length in pages.chain(odd) {
        fs::write(&people, &whole[..length]).unwrap();
        let before = made.files();
        assert_eq!(made.open().err(), Some(VaultError::Damaged), "{length} of {}", whole.len());
        assert!(made.files() == before, "{length}");
    }
    fs::write(&people, &whole).unwrap();
    assert!(made.open().is_ok());
}

#[test]
fn no_harm_to_any_page_goes_unseen() {
    let made = Made::new();
    let people = made.folder.join("people.db");
    let whole = fs::read(&people).unwrap();
    for page in 0..whole.len() / 4096 {
        let mut harmed = whole.clone();
        harmed[page * 4096 + 2000] ^= 1;
        fs::write(&people, harmed).unwrap();
        let checked = made.open().and_then(|store| {
            let sound: String = store.connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
            if sound == "ok" { Ok(()) } else { Err(VaultError::Damaged) }
        });
        assert_eq!(checked, Err(VaultError::Damaged), "page {page}");
    }
}

#[test]
fn a_key_of_another_library_finds_damage() {
    let mut made = Made::new();
    let id = std::mem::replace(&mut made.id, Uuid::now_v7());
    assert_eq!(made.open().err(), Some(VaultError::Damaged));
    made.id = id;
    made.key = Zeroizing::new(random().unwrap());
    assert_eq!(made.open().err(), Some(VaultError::Damaged));
}

#[test]
fn a_library_of_a_newer_version_is_left_as_it_is() {
    let made = Made::new();
    let store = made.open().unwrap();
    store.connection.pragma_update(None, "user_version", VERSION + 1).unwrap();
    store.connection.execute_batch("DROP TABLE library").unwrap();
    store.close().unwrap();
    let before = made.files();
    let newer = VaultError::TooNew { found: VERSION + 1, reads: VERSION };
    assert_eq!(made.open().err(), Some(newer));
    assert!(made.files() == before);
}

#[test]
fn a_full_disk_is_named_and_takes_nothing_with_it() {
    let made = Made::new();
    let mut store = made.open().unwrap();
    let before = crate::records::read::profile(&store.connection, made.person).unwrap();
    let pages: i64 = store.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    // The same answer that SQLite gives when the disk has no room for one more page.
    store.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
    let id = made.person;
    let many = |store: &mut Store| {
        store.change(Scope::Person(id), Label::AddEntry, |change| {
            (0..100).try_for_each(|_| change.add_entry(id, Section::Future, 0, Entry::own("x".repeat(900))))
        })
    };
    assert_eq!(many(&mut store), Err(VaultError::DiskFull));
    assert_eq!(crate::records::read::profile(&store.connection, id).unwrap(), before);
    // With room again, work goes on.
    store.connection.query_row("PRAGMA max_page_count = 100000", [], |_| Ok(())).unwrap();
    many(&mut store).unwrap();
    store.close().unwrap();
}

#[test]
fn the_file_is_set_up_to_lose_nothing() {
    let store = Made::new();
    let store = store.open().unwrap();
    let asked = |pragma: &str| -> String {
        let sql = format!("PRAGMA {pragma}");
        let value: rusqlite::types::Value = store.connection.query_row(&sql, [], |row| row.get(0)).unwrap();
        format!("{value:?}")
    };
    assert_eq!(asked("journal_mode"), "Text(\"wal\")");
    assert_eq!(asked("synchronous"), "Integer(2)");
    assert_eq!(asked("foreign_keys"), "Integer(1)");
    assert_eq!(asked("secure_delete"), "Integer(1)");
    assert_eq!(asked("temp_store"), "Integer(2)");
    assert_eq!(asked("locking_mode"), "Text(\"exclusive\")");
    assert!(asked("cipher_version").contains("4."), "{}", asked("cipher_version"));
    let broken: i64 = store
        .connection
        .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(broken, 0);
}
