//! A sound library has no faults, and each kind of fault is found.

use super::*;
use crate::disk::folder::Folder;
use crate::file::database::connect;
use crate::gate::step::{Label, Scope};
use crate::keys::Keys;
use crate::keys::data_key::DataKey;
use crate::library::store::Open;
use jiff::Timestamp;
use profile::{Entry, LanguageTag, Person, Photo, Profile, Section};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use uuid::Uuid;

struct Lab {
    _around: tempfile::TempDir,
    folder: PathBuf,
    id: Uuid,
    key: DataKey,
    person: PersonId,
    entry: EntryId,
}

impl Lab {
    /// A library with somebody in it whose photo was changed, open.
    fn new() -> (Self, Store) {
        let around = tempfile::tempdir().unwrap();
        let (folder, id, key, mut store) = Store::new_in(around.path());
        let mut amina = Profile::of(Person::named("Amina"), LanguageTag::default());
        amina.sections[Section::Support] = (0..40).map(|n| Entry::own(format!("{n:100}"))).collect();
        let (person, entry) = (amina.person.id, amina.sections[Section::Support][0].id);
        store.change(Scope::People, Label::AddPerson, |change| change.add_profile(amina)).unwrap();
        for mark in [1, 2] {
            let photo = Photo::from_jpeg(jpeg(mark), "").unwrap();
            store
                .change(Scope::Person(person), Label::Photo, |change| change.set_photo(person, Some(photo)))
                .unwrap();
        }
        store.change(Scope::Person(person), Label::RemoveEntry, |change| change.remove_entry(entry)).unwrap();
        (Self { _around: around, folder, id, key, person, entry }, store)
    }

    /// Opens it without first looking at every page.
    fn open_unseen(&self) -> Result<Store> {
        let folder = Folder::open(&self.folder)?;
        let connection = connect(&folder.people(), &self.key)?;
        crate::file::schema::check(&connection, self.id)?;
        let open = Open { connection, bytes: Arc::new(fs::File::open(folder.people())?) };
        Ok(Store::of(open, folder, Keys::of(self.id), self.key.clone(), Arc::new(Timestamp::now)))
    }
}

fn jpeg(mark: u8) -> Vec<u8> {
    vec![0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 3, 0, 4, 3, 0, 0, 0, mark]
}

/// What is found after something was done behind the gate's back.
fn after(sql: &str) -> (Lab, Vec<Fault>) {
    let (lab, mut store) = Lab::new();
    store.connection.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).unwrap();
    let found = store.check().unwrap();
    (lab, found)
}

#[test]
fn a_sound_library_has_no_faults() {
    let (lab, mut store) = Lab::new();
    assert_eq!(store.check(), Ok(vec![]));
    store.undo(Scope::Person(lab.person)).unwrap();
    assert_eq!(store.check(), Ok(vec![]));
    store.change(Scope::People, Label::RemovePerson, |change| change.remove_person(lab.person)).unwrap();
    assert_eq!(store.check(), Ok(vec![]));
}

#[test]
fn a_person_that_cannot_be_read_is_found() {
    let (lab, found) = after("DELETE FROM written");
    assert_eq!(found, [Fault::Person(lab.person)]);
    let (lab, found) = after("UPDATE person SET colour = 'no colour'");
    assert_eq!(found, [Fault::Person(lab.person)]);
}

#[test]
fn a_record_of_nobody_is_found() {
    let (_lab, found) = after("DELETE FROM person");
    assert_eq!(found, [Fault::Orphan]);
}

#[test]
fn an_entry_without_a_place_is_found() {
    let (lab, mut store) = Lab::new();
    store.undo(Scope::Person(lab.person)).unwrap();
    store.connection.execute("UPDATE entry SET place = x'07' WHERE id = ?1", [lab.entry.bytes()]).unwrap();
    assert_eq!(store.check().unwrap(), [Fault::Place(lab.entry)]);
}

#[test]
fn a_picture_that_nothing_leads_to_is_found_and_one_that_a_step_lacks() {
    let (_lab, found) =
        after("INSERT INTO picture SELECT x'00112233445566778899aabbccddeeff', jpeg FROM picture LIMIT 1");
    assert_eq!(found, [Fault::Picture]);
    let (_lab, found) = after("DROP TRIGGER picture_forgotten; DELETE FROM step_picture");
    assert_eq!(found, [Fault::Picture]);
}

#[test]
fn a_step_that_cannot_be_read_or_stands_on_the_wrong_side_is_found() {
    let (_lab, found) = after("UPDATE step SET records = '[1]' WHERE number = 3");
    assert_eq!(found, [Fault::Step(3)]);
    let (_lab, found) = after("UPDATE step SET undone = 1 WHERE number = 2");
    assert_eq!(found, [Fault::Step(3)]);
}

#[test]
fn an_index_that_does_not_fit_its_table_is_found() {
    let (_lab, found) = after(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX step_by_age ON step (label)'
         WHERE name = 'step_by_age'; PRAGMA writable_schema = RESET",
    );
    assert_eq!(found, [Fault::Structure]);
}

#[test]
fn every_page_that_was_harmed_is_named() {
    let (lab, store) = Lab::new();
    store.close().unwrap();
    let people = lab.folder.join("people.db");
    let whole = fs::read(&people).unwrap();
    let mut opened = 0;
    for page in 0..whole.len() / 4096 {
        let mut harmed = whole.clone();
        harmed[page * 4096 + 2_000] ^= 1;
        fs::write(&people, harmed).unwrap();
        // Without the first page nothing of it can be read.
        let Ok(mut store) = lab.open_unseen() else { continue };
        opened += 1;
        let found = store.check().unwrap();
        assert!(found.contains(&Fault::Page(page as u32 + 1)), "page {}: {found:?}", page + 1);
    }
    assert!(opened > 20);
}
