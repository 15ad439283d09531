//! Whatever was done to a library, a search finds exactly those it should, in their order.

use super::*;
use crate::disk::folder::Folder;
use crate::gate::step::{Label, Scope};
use crate::keys::Keys;
use crate::keys::data_key::DataKey;
use crate::library::store::Store;
use crate::records::read;
use crate::{VaultError, records::fold};
use jiff::Timestamp;
use profile::{Entry, EntryId, LanguageTag, Person, Profile, Section};
use proptest::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;
use uuid::Uuid;

/// A library that can be closed and opened again.
struct Made {
    _around: tempfile::TempDir,
    folder: PathBuf,
    id: Uuid,
    key: DataKey,
    store: Option<Store>,
}

impl Made {
    fn new() -> Self {
        let around = tempfile::tempdir().unwrap();
        let (folder, id, key, store) = Store::new_in(around.path());
        Self { _around: around, folder, id, key, store: Some(store) }
    }

    fn store(&mut self) -> &mut Store {
        self.store.as_mut().unwrap()
    }

    fn reopen(&mut self) {
        self.store.take().unwrap().close().unwrap();
        self.open();
    }

    /// As after a crash: what was not written by closing is not there.
    fn crash(&mut self) {
        let found = self.folder.with_file_name(Uuid::now_v7().to_string());
        std::fs::create_dir(&found).unwrap();
        for file in std::fs::read_dir(&self.folder).unwrap().map(|file| file.unwrap()) {
            std::fs::copy(file.path(), found.join(file.file_name())).unwrap();
        }
        drop(self.store.take());
        self.folder = found;
        self.open();
    }

    fn open(&mut self) {
        let folder = Folder::open(&self.folder).unwrap();
        self.store = Some(
            Store::open_keyed(folder, Keys::of(self.id), self.key.clone(), Arc::new(Timestamp::now)).unwrap(),
        );
    }

    fn add(&mut self, profile: Profile) -> PersonId {
        self.store().change(Scope::People, Label::AddPerson, |change| change.add_profile(profile)).unwrap()
    }

    fn remove(&mut self, person: PersonId) {
        let done =
            self.store().change(Scope::People, Label::RemovePerson, |change| change.remove_person(person));
        done.unwrap();
    }

    fn set_text(&mut self, person: PersonId, entry: EntryId, text: &str) {
        let scope = Scope::Person(person);
        self.store().change(scope, Label::Type, |change| change.set_text(entry, text)).unwrap();
    }

    fn everybody(&mut self) -> Vec<PersonId> {
        self.found("")
    }

    fn found(&mut self, search: &str) -> Vec<PersonId> {
        let people = self.store().people(search, 0..usize::MAX).unwrap();
        assert_eq!(people.total, people.cards.len());
        people.cards.into_iter().map(|card| card.id).collect()
    }

    /// What a search means: everybody in whose names or entries each of its words is found.
    fn plainly_found(&mut self, search: &str) -> Vec<PersonId> {
        let words = fold::words(search);
        let connection = &self.store().connection;
        let mut people =
            connection.prepare("SELECT id, folded_names FROM person ORDER BY folded_order, id").unwrap();
        let mut texts = connection.prepare("SELECT folded_text FROM entry WHERE person = ?1").unwrap();
        let people = people.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let people = people.map(|row| row.unwrap()).filter(|(id, names): &([u8; 16], String)| {
            let texts: Vec<String> =
                texts.query_map([id], |row| row.get(0)).unwrap().map(|text| text.unwrap()).collect();
            words.iter().all(|word| names.contains(word) || texts.iter().any(|text| text.contains(word)))
        });
        people.map(|(id, _)| PersonId::from_bytes(id)).collect()
    }

    fn assert_right(&mut self, search: &str) {
        let (found, plainly) = (self.found(search), self.plainly_found(search));
        assert_eq!(found, plainly, "{search:?}");
        let people = self.store().people(search, 1..3).unwrap();
        assert_eq!(people.total, plainly.len());
        let window: Vec<PersonId> = people.cards.iter().map(|card| card.id).collect();
        assert_eq!(window, plainly.into_iter().skip(1).take(2).collect::<Vec<_>>());
    }
}

fn profile(name: &str, full_name: &str, texts: &[String]) -> Profile {
    let mut person = Person::named(name);
    person.full_name = full_name.into();
    let mut profile = Profile::of(person, LanguageTag::default());
    profile.sections[Section::Future] = texts.iter().map(Entry::own).collect();
    profile
}

#[derive(Clone, Debug)]
enum Act {
    Add(String, String, Vec<String>),
    Remove(usize),
    Rename(usize, String),
    Type(usize, usize, String),
    AddEntry(usize, String),
    RemoveEntry(usize, usize),
    Fail(usize),
    Undo(usize),
    Redo(usize),
    UndoPeople,
    RedoPeople,
    Settle,
    Reopen,
    Crash,
}

/// Few letters of several kinds, so that words meet: in one another, across cases, accents and scripts.
const TEXT: &str = "[aAäbB漢字يىß%' \u{a0}\n]{0,9}";
const NAME: &str = "[aäBß漢][aAäb漢字 ]{0,5}";
const SEARCH: &str = "[aAäbß漢字ي%']{1,4}( [aäb漢']{1,2}){0,2}";

fn act() -> impl Strategy<Value = Act> {
    let which = || 0..4_usize;
    prop_oneof![
        4 => (NAME, NAME, prop::collection::vec(TEXT, 0..3)).prop_map(|(name, full, texts)| Act::Add(name, full, texts)),
        1 => which().prop_map(Act::Remove),
        1 => (which(), NAME).prop_map(|(who, name)| Act::Rename(who, name)),
        3 => (which(), which(), TEXT).prop_map(|(who, entry, text)| Act::Type(who, entry, text)),
        2 => (which(), TEXT).prop_map(|(who, text)| Act::AddEntry(who, text)),
        1 => (which(), which()).prop_map(|(who, entry)| Act::RemoveEntry(who, entry)),
        1 => which().prop_map(Act::Fail),
        2 => which().prop_map(Act::Undo),
        1 => which().prop_map(Act::Redo),
        1 => Just(Act::UndoPeople),
        1 => Just(Act::RedoPeople),
        1 => Just(Act::Settle),
        1 => Just(Act::Reopen),
        1 => Just(Act::Crash),
    ]
}

impl Made {
    fn do_it(&mut self, act: Act) {
        let people = self.everybody();
        let who = |who: usize| people.get(who % people.len().max(1)).copied();
        let someone = match &act {
            Act::Remove(at)
            | Act::Rename(at, _)
            | Act::Type(at, ..)
            | Act::AddEntry(at, _)
            | Act::RemoveEntry(at, _)
            | Act::Fail(at)
            | Act::Undo(at)
            | Act::Redo(at) => who(*at),
            _ => None,
        };
        match (act, someone) {
            (Act::Add(name, full, texts), _) => _ = self.add(profile(&name, &full, &texts)),
            (Act::UndoPeople, _) => _ = self.store().undo(Scope::People).unwrap(),
            (Act::RedoPeople, _) => _ = self.store().redo(Scope::People).unwrap(),
            (Act::Settle, _) => self.store().settle_search().unwrap(),
            (Act::Reopen, _) => self.reopen(),
            (Act::Crash, _) => self.crash(),
            (Act::Remove(_), Some(person)) => self.remove(person),
            (Act::Undo(_), Some(person)) => _ = self.store().undo(Scope::Person(person)).unwrap(),
            (Act::Redo(_), Some(person)) => _ = self.store().redo(Scope::Person(person)).unwrap(),
            (act, Some(person)) => self.change(person, act),
            _ => {}
        }
    }

    fn change(&mut self, person: PersonId, act: Act) {
        let entries =
            read::profile(&self.store().connection, person).unwrap().sections[Section::Future].clone();
        let entry = |at: usize| entries.get(at % entries.len().max(1)).map(|entry| entry.id);
        let done = self.store().change(Scope::Person(person), Label::Type, |change| match act {
            Act::Rename(_, name) => change.set_person(person, Person::named(name), LanguageTag::default()),
            Act::Type(_, at, text) => entry(at).map_or(Ok(()), |entry| change.set_text(entry, text)),
            Act::AddEntry(_, text) => change.add_entry(person, Section::Future, 1, Entry::own(text)),
            Act::RemoveEntry(_, at) => entry(at).map_or(Ok(()), |entry| change.remove_entry(entry)),
            _ => {
                change.add_entry(person, Section::Future, 0, Entry::own("ab"))?;
                Err(VaultError::DiskFull)
            }
        });
        assert!(matches!(done, Ok(()) | Err(VaultError::DiskFull)), "{done:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_search_finds_exactly_those_in_whose_names_or_entries_each_of_its_words_is(
        acts in prop::collection::vec((act(), SEARCH), 1..25)
    ) {
        let mut made = Made::new();
        for (act, search) in acts {
            made.do_it(act);
            made.assert_right(&search);
        }
        made.assert_right("");
    }

    #[test]
    fn a_block_of_any_bytes_is_read_or_left_aside(
        said in prop::collection::vec(TEXT, 0..40), at in 0..200_usize, new: u8, cut: bool
    ) {
        let (mut block, mut dictionary) = (Block::default(), Dictionary::default());
        for text in said {
            let seat = block.seat(PersonId::new());
            block.say(&[(seat, Zeroizing::new(text))], &mut dictionary);
        }
        let mut bytes = block.to_bytes(&dictionary).to_vec();
        let whole = bytes.clone();
        let at = at % bytes.len();
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] = new;
        }
        for bytes in [bytes, whole.clone()] {
            let mut dictionary = Dictionary::default();
            let read = Block::from_bytes(&bytes, &mut dictionary);
            prop_assert!(read.is_some() || bytes != whole);
            if let Some(block) = read {
                block.find(&dictionary.holding("a"), block.everybody());
                prop_assert_eq!(block.to_bytes(&dictionary).len(), bytes.len());
            }
        }
    }
}

fn crowd(made: &mut Made, count: usize) {
    let many: Vec<Profile> = (0..count)
        .map(|number| {
            let texts = [format!("likes tea{number}."), format!("walks {}", "far ".repeat(number % 3))];
            profile(&format!("Nia {}", number % 50), "Begum", &texts)
        })
        .collect();
    let add = |change: &mut crate::Change<'_>| {
        many.into_iter().try_for_each(|profile| change.add_profile(profile).map(|_| ()))
    };
    made.store().change(Scope::People, Label::ImportPerson, add).unwrap();
}

const SEARCHES: [&str; 9] =
    ["", "tea1", "tea1.", "e", "far nia", "walks tea60", "beg 13", "zz", "tea3 far 2"];

#[test]
fn people_of_many_blocks_are_found_after_a_crash_and_after_closing() {
    let mut made = Made::new();
    crowd(&mut made, 700);
    let assert_all = |made: &mut Made| SEARCHES.iter().for_each(|search| made.assert_right(search));
    assert_all(&mut made);
    made.crash();
    assert_all(&mut made);
    made.reopen();
    let people = made.everybody();
    for person in [people[3], people[300], people[699]] {
        made.remove(person);
    }
    crowd(&mut made, 2);
    assert_all(&mut made);
    made.reopen();
    assert_all(&mut made);
}

#[test]
fn what_is_not_as_it_should_be_in_the_blocks_is_made_anew() {
    let mut made = Made::new();
    crowd(&mut made, 600);
    for harm in [
        "UPDATE search_block SET words = x'07' WHERE number = 2",
        "UPDATE search_block SET words = x'' WHERE number = 3",
        "DELETE FROM search_block",
        "INSERT INTO search_block SELECT number + 7, words FROM search_block",
    ] {
        made.reopen();
        made.store().connection.execute_batch(harm).unwrap();
        made.crash();
        for search in SEARCHES {
            made.assert_right(search);
        }
    }
}

#[test]
fn of_somebody_erased_no_word_is_in_a_block_from_then_on() {
    let mut made = Made::new();
    let person = made.add(profile("Vex", "", &["oxylophane".to_owned()]));
    made.add(profile("Wim", "", &["brindlemoth".to_owned()]));
    let words = |made: &mut Made| -> Vec<u8> {
        let mut blocks = made.store().connection.prepare("SELECT words FROM search_block").unwrap();
        let blocks = blocks.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap();
        blocks.flat_map(|block| block.unwrap()).collect()
    };
    let holds = |words: &[u8], word: &str| memchr::memmem::find(words, word.as_bytes()).is_some();
    made.reopen();
    let before = words(&mut made);
    assert!(holds(&before, "oxylophane") && holds(&before, "brindlemoth"));
    // Nobody has searched since it was opened.
    made.store().write(|store| store.erase(person)).unwrap();
    let after = words(&mut made);
    assert!(!holds(&after, "oxylophane") && !holds(&after, "vex") && holds(&after, "brindlemoth"));
    made.assert_right("oxylophane");
}

#[test]
fn a_word_nobody_says_any_more_is_in_no_block() {
    let mut made = Made::new();
    crowd(&mut made, 3);
    let text = ["quillonaria".to_owned(), "vexomandible".to_owned()];
    let amina = profile("Amina", "", &text);
    let (person, entry) = (amina.person.id, amina.sections[Section::Future][0].id);
    made.add(amina);
    let blocks_hold = |made: &mut Made, word: &str| -> bool {
        let sql = "SELECT count(*) FROM search_block WHERE instr(words, ?1)";
        let word = word.as_bytes();
        made.store().connection.query_row(sql, [word], |row| row.get::<_, i64>(0)).unwrap() > 0
    };
    made.store().settle_search().unwrap();
    assert!(blocks_hold(&mut made, "quillonaria"));
    made.set_text(person, entry, "Tea");
    made.reopen();
    assert!(!blocks_hold(&mut made, "quillonaria") && blocks_hold(&mut made, "vexomandible"));
    made.remove(person);
    made.store().settle_search().unwrap();
    assert!(!blocks_hold(&mut made, "vexomandible") && blocks_hold(&mut made, "begum"));
}

#[test]
fn what_changed_since_the_last_search_is_found_although_the_blocks_are_written_before_the_next() {
    let mut made = Made::new();
    crowd(&mut made, 3);
    let amina = profile("Amina", "", &["quillonaria".to_owned()]);
    let (person, entry) = (amina.person.id, amina.sections[Section::Future][0].id);
    made.add(amina);
    assert_eq!(made.found("quillonaria"), [person]);
    made.set_text(person, entry, "vexomandible");
    made.store().write_blocks();
    made.reopen();
    assert_eq!(made.found("vexomandible"), [person]);
    assert_eq!(made.found("quillonaria"), []);
}

#[test]
fn opening_a_closed_library_reads_nobodys_entries() {
    let mut made = Made::new();
    crowd(&mut made, 300);
    made.reopen();
    let stale: i64 =
        made.store().connection.query_row("SELECT count(*) FROM search_stale", [], |row| row.get(0)).unwrap();
    assert_eq!(stale, 0);
    // Blocks that say other words are believed.
    made.store()
        .connection
        .execute_batch("PRAGMA foreign_keys = OFF; DROP TABLE entry; CREATE TABLE entry (person);")
        .unwrap();
    let (_, search) = made.store().search().unwrap();
    assert_eq!(search.find(&["tea299.".to_owned()], 0..9).0, 1);
}

#[test]
fn many_blocks_are_asked_in_two_halves_and_answer_in_their_order() {
    let kept = |number| Kept { number, block: Block::default(), is_written: true };
    let ask = |some: &[Kept]| -> Vec<Seats> {
        some.iter().map(|kept| std::iter::once(kept.number as u8).collect()).collect()
    };
    for count in [0, 1, WORTH_HALVING - 1, WORTH_HALVING, WORTH_HALVING + 1] {
        let blocks: Vec<Kept> = (0..).map(kept).take(count).collect();
        assert_eq!(in_halves(&blocks, ask), ask(&blocks), "{count}");
    }
}
