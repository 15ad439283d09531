//! What undo promises, for any sequence of changes.

mod people;

use crate::disk::folder::Folder;
use crate::error::{Result, VaultError};
use crate::gate::retention;
use crate::gate::step::{self, Label, Scope};
use crate::gate::undo;
use crate::keys::Keys;
use crate::keys::data_key::{DataKey, random};
use crate::library::store::{Clock, Store};
use crate::records::read;
use crate::{About, Change};
use jiff::Timestamp;
use profile::{Entry, EntryId, LanguageTag, Person, PersonId, Photo, Profile, Section, Voice, Whose};
use proptest::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use uuid::Uuid;
use zeroize::Zeroizing;

/// An open library in which a test tells the time.
struct Lab {
    _around: tempfile::TempDir,
    folder: PathBuf,
    id: Uuid,
    key: DataKey,
    clock: Arc<AtomicI64>,
    store: Option<Store>,
}

impl Lab {
    fn new() -> Self {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("library");
        let (id, key): (_, DataKey) = (Uuid::now_v7(), Zeroizing::new(random().unwrap()));
        let clock = Arc::new(AtomicI64::new(1_700_000_000_000));
        let making = Folder::make(&folder).unwrap();
        let store = Store::make(making, Keys::of(id), key.clone(), About::Others, tells(&clock)).unwrap();
        Self { _around: around, folder, id, key, clock, store: Some(store) }
    }

    /// With one person in it, of whom only the name is known.
    fn with_zoe() -> (Self, PersonId) {
        let mut lab = Self::new();
        let id = lab.add("Zoë");
        (lab, id)
    }

    fn store(&mut self) -> &mut Store {
        self.store.as_mut().unwrap()
    }

    fn restart(&mut self) {
        self.store.take().unwrap().close().unwrap();
        let folder = Folder::open(&self.folder).unwrap();
        self.store =
            Some(Store::open_keyed(folder, Keys::of(self.id), self.key.clone(), tells(&self.clock)).unwrap());
    }

    fn wait(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1_000, Ordering::Relaxed);
    }

    fn profile(&mut self, person: PersonId) -> Profile {
        read::profile(&self.store().connection, person).unwrap()
    }

    fn change(&mut self, person: PersonId, work: impl FnOnce(&mut Change<'_>) -> Result<()>) {
        self.store().change(Scope::Person(person), Label::Type, work).unwrap();
    }

    fn add(&mut self, name: &str) -> PersonId {
        let profile = Profile::of(Person::named(name), LanguageTag::default());
        let id = profile.person.id;
        self.store().change(Scope::People, Label::AddPerson, |change| change.add_profile(profile)).unwrap();
        id
    }

    /// Changes an entry so often that old steps are looked after.
    fn change_often(&mut self, person: PersonId, entry: EntryId) {
        for _ in 0..retention::ROUND {
            let entries = self.profile(person).sections;
            let (_, found) = entries.all().find(|(_, found)| found.id == entry).unwrap();
            let on_page = !found.on_page;
            self.change(person, |change| change.set_on_page(entry, on_page));
        }
    }

    fn count(&mut self, table: &str) -> i64 {
        let sql = format!("SELECT count(*) FROM {table}");
        self.store().connection.query_row(&sql, [], |row| row.get(0)).unwrap()
    }

    /// Takes everything back; says how many steps that were.
    fn undo_all(&mut self, scope: Scope) -> usize {
        std::iter::from_fn(|| self.store().undo(scope).unwrap()).count()
    }

    fn redo_all(&mut self, scope: Scope) -> usize {
        std::iter::from_fn(|| self.store().redo(scope).unwrap()).count()
    }
}

fn tells(clock: &Arc<AtomicI64>) -> Clock {
    let clock = clock.clone();
    Arc::new(move || Timestamp::from_millisecond(clock.load(Ordering::Relaxed)).unwrap())
}

fn photo(mark: u8) -> Photo {
    let jpeg = vec![0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 3, 0, 4, 3, 0, 0, 0, mark];
    Photo::from_jpeg(jpeg, mark.to_string()).unwrap()
}

/// Something somebody does. Entries are named by their number among all, sections by theirs.
#[derive(Clone, Debug)]
enum Deed {
    Add { section: usize, at: usize, text: String },
    Text { entry: usize, text: String },
    Voice { entry: usize, name: Option<String> },
    OnPage { entry: usize, on_page: bool },
    Language { entry: usize, urdu: bool },
    Move { entry: usize, section: usize, to: usize },
    Remove { entry: usize },
    Details { name: String, languages: usize },
    Written { how: Option<String>, by: Vec<String> },
    Photo { mark: Option<u8> },
    Wait { seconds: i64 },
    Undo,
    Redo,
    Restart,
}

fn deed() -> impl Strategy<Value = Deed> {
    let entry = 0..12_usize;
    // Few sections and few words, so that deeds meet.
    let text = "[aé—چ]{0,2}";
    prop_oneof![
        6 => (0..3_usize, 0..5_usize, text).prop_map(|(section, at, text)| Deed::Add { section, at, text }),
        5 => (entry.clone(), text).prop_map(|(entry, text)| Deed::Text { entry, text }),
        2 => (entry.clone(), proptest::option::of(text)).prop_map(|(entry, name)| Deed::Voice { entry, name }),
        1 => (entry.clone(), any::<bool>()).prop_map(|(entry, on_page)| Deed::OnPage { entry, on_page }),
        1 => (entry.clone(), any::<bool>()).prop_map(|(entry, urdu)| Deed::Language { entry, urdu }),
        6 => (entry.clone(), 0..3_usize, 0..5_usize)
            .prop_map(|(entry, section, to)| Deed::Move { entry, section, to }),
        2 => entry.prop_map(|entry| Deed::Remove { entry }),
        2 => ("[A-C]", 0..3_usize).prop_map(|(name, languages)| Deed::Details { name, languages }),
        2 => (proptest::option::of(text), proptest::collection::vec(text, 0..3))
            .prop_map(|(how, by)| Deed::Written { how, by }),
        2 => proptest::option::of(0..3_u8).prop_map(|mark| Deed::Photo { mark }),
        2 => (0..90_i64).prop_map(|seconds| Deed::Wait { seconds }),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
        1 => Just(Deed::Restart),
    ]
}

impl Deed {
    /// Does it in the library, and says what the profile should then be.
    fn act(self, lab: &mut Lab, id: PersonId) -> Option<Profile> {
        let mut model = lab.profile(id);
        let all: Vec<(Section, EntryId)> =
            model.sections.all().map(|(section, entry)| (section, entry.id)).collect();
        let chosen = |entry: usize| all.get(entry).copied();
        match self {
            Self::Wait { seconds } => lab.wait(seconds),
            Self::Restart => lab.restart(),
            Self::Undo | Self::Redo => {
                let undo = matches!(self, Self::Undo);
                let scope = Scope::Person(id);
                let _ = if undo { lab.store().undo(scope) } else { lab.store().redo(scope) }.unwrap();
                return None;
            }
            Self::Add { section, at, text } => {
                let (section, entry) = (Section::ALL[section], Entry::own(text));
                let list = &mut model.sections[section];
                list.insert(at.min(list.len()), entry.clone());
                lab.change(id, |change| change.add_entry(id, section, at, entry));
            }
            Self::Move { entry, section, to } => {
                let ((from, entry), section) = (chosen(entry)?, Section::ALL[section]);
                let at = model.sections[from].iter().position(|line| line.id == entry)?;
                let line = model.sections[from].remove(at);
                let list = &mut model.sections[section];
                list.insert(to.min(list.len()), line);
                lab.change(id, |change| change.move_entry(entry, section, to));
            }
            Self::Remove { entry } => {
                let (section, entry) = chosen(entry)?;
                model.sections[section].retain(|line| line.id != entry);
                lab.change(id, |change| change.remove_entry(entry));
            }
            Self::Details { name, languages } => {
                model.person.preferred_name = name;
                model.person.languages = vec![LanguageTag::default(); languages];
                let details = model.person.clone();
                lab.change(id, |change| change.set_person(id, details, LanguageTag::default()));
            }
            Self::Written { how, by } => {
                model.written.how = how;
                model.written.by =
                    by.into_iter().map(|name| profile::Supporter { name, role: String::new() }).collect();
                let written = model.written.clone();
                lab.change(id, |change| change.set_written(id, written));
            }
            Self::Photo { mark } => {
                model.person.photo = mark.map(photo);
                lab.change(id, |change| change.set_photo(id, mark.map(photo)));
            }
            deed => deed.act_on_entry(lab, id, &mut model, chosen)?,
        }
        Some(model)
    }

    fn act_on_entry(
        self,
        lab: &mut Lab,
        id: PersonId,
        model: &mut Profile,
        chosen: impl Fn(usize) -> Option<(Section, EntryId)>,
    ) -> Option<()> {
        let (Self::Text { entry: number, .. }
        | Self::Voice { entry: number, .. }
        | Self::OnPage { entry: number, .. }
        | Self::Language { entry: number, .. }) = self
        else {
            return None;
        };
        let (section, entry) = chosen(number)?;
        let line = model.sections[section].iter_mut().find(|line| line.id == entry)?;
        match self {
            Self::Text { text, .. } => {
                line.text.clone_from(&text);
                lab.change(id, |change| change.set_text(entry, text));
            }
            Self::Voice { name, .. } => {
                line.voice = Voice { whose: Whose::Staff, name, how_we_know: None };
                let voice = line.voice.clone();
                lab.change(id, |change| change.set_voice(entry, voice));
            }
            Self::OnPage { on_page, .. } => {
                line.on_page = on_page;
                lab.change(id, |change| change.set_on_page(entry, on_page));
            }
            Self::Language { urdu, .. } => {
                line.language = urdu.then(|| LanguageTag::try_from("ur").unwrap());
                let language = line.language.clone();
                lab.change(id, |change| change.set_language(entry, language));
            }
            _ => return None,
        }
        Some(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_done_can_be_taken_back_and_done_again(deeds in proptest::collection::vec(deed(), 1..40)) {
        let (mut lab, id) = Lab::with_zoe();
        let first = lab.profile(id);
        for deed in deeds {
            let shown = format!("{deed:?}");
            let expected = deed.act(&mut lab, id);
            if let Some(expected) = expected {
                prop_assert!(lab.profile(id) == expected, "{}", shown);
            }
        }
        let scope = Scope::Person(id);
        lab.redo_all(scope);
        let last = lab.profile(id);
        let steps = lab.undo_all(scope);
        prop_assert!(lab.profile(id) == first);
        lab.restart();
        prop_assert_eq!(lab.redo_all(scope), steps);
        prop_assert!(lab.profile(id) == last);
        // The person can be taken away with all of it, and comes back.
        lab.store().change(Scope::People, Label::RemovePerson, |change| change.remove_person(id)).unwrap();
        for table in ["person", "written", "entry", "photo", "supporter", "person_language"] {
            prop_assert_eq!(lab.count(table), 0, "{}", table);
        }
        lab.store().undo(Scope::People).unwrap();
        prop_assert!(lab.profile(id) == last);
        prop_assert_eq!(lab.undo_all(scope), steps);
        prop_assert!(lab.profile(id) == first);
    }
}

fn with_entry() -> (Lab, PersonId, EntryId) {
    let (mut lab, id) = Lab::with_zoe();
    let entry = Entry::own("");
    let entry_id = entry.id;
    lab.change(id, |change| change.add_entry(id, Section::Future, 0, entry));
    (lab, id, entry_id)
}

#[test]
fn typing_in_one_field_joins_for_a_minute() {
    let (mut lab, id, entry) = with_entry();
    let steps = |lab: &mut Lab| lab.count("step") - 2;
    for (seconds, text) in [(0, "T"), (30, "Te"), (29, "Tea")] {
        lab.wait(seconds);
        lab.change(id, |change| change.set_text(entry, text));
        assert_eq!(steps(&mut lab), 1);
    }
    lab.wait(1);
    lab.change(id, |change| change.set_text(entry, "Tea!"));
    assert_eq!(steps(&mut lab), 2, "a minute has passed since the first letter");
    lab.restart();
    lab.change(id, |change| change.set_text(entry, "Tea!!"));
    assert_eq!(steps(&mut lab), 2, "a restart is no reason for a new step");
    let voice = |name: &str| Voice { name: Some(name.into()), ..Voice::own() };
    lab.change(id, |change| change.set_voice(entry, voice("J")));
    lab.change(id, |change| change.set_voice(entry, voice("Jo")));
    assert_eq!(steps(&mut lab), 3, "another field");
    lab.change(id, |change| change.set_text(entry, "Tea?"));
    assert_eq!(steps(&mut lab), 4, "back in the first");
    lab.change(id, |change| change.set_on_page(entry, false));
    lab.change(id, |change| change.set_on_page(entry, true));
    assert_eq!(steps(&mut lab), 6, "a choice is not typing");
    let texts = ["Tea?", "Tea?", "Tea!!", "Tea!!", "Tea", ""];
    for text in texts {
        lab.store().undo(Scope::Person(id)).unwrap();
        assert_eq!(lab.profile(id).sections[Section::Future][0].text, text);
    }
}

#[test]
fn typing_goes_on_whatever_is_done_elsewhere_and_ends_with_an_undo() {
    let (mut lab, id, entry) = with_entry();
    lab.change(id, |change| change.set_text(entry, "T"));
    lab.add("Amir");
    lab.change(id, |change| change.set_text(entry, "Te"));
    let refused = |change: &mut Change<'_>| change.set_text(EntryId::new(), "x");
    assert!(lab.store().change(Scope::Person(id), Label::Type, refused).is_err());
    lab.change(id, |change| change.set_text(entry, "Tea"));
    lab.change(id, |change| change.set_text(entry, "Tea"));
    lab.change(id, |change| change.set_text(entry, "Tea!"));
    assert_eq!(lab.count("step"), 4, "Zoë, the line, Amir, and what was typed");
    lab.store().undo(Scope::Person(id)).unwrap();
    assert_eq!(lab.profile(id).sections[Section::Future][0].text, "");
    lab.change(id, |change| change.set_text(entry, ""));
    lab.change(id, |change| change.set_text(entry, "W"));
    assert_eq!(lab.redo_all(Scope::Person(id)), 0);
    lab.store().undo(Scope::Person(id)).unwrap();
    assert_eq!(lab.profile(id).sections[Section::Future][0].text, "");
}

#[test]
fn a_change_may_write_one_line_more_than_once() {
    let (mut lab, id, entry) = with_entry();
    lab.change(id, |change| change.set_text(entry, "T"));
    for (text, on_page) in [("Te", false), ("Tea", true)] {
        lab.change(id, |change| {
            change.set_on_page(entry, on_page)?;
            change.set_text(entry, text)?;
            change.set_language(entry, Some(LanguageTag::default()))
        });
        let line = &lab.profile(id).sections[Section::Future][0];
        assert_eq!((line.text.as_str(), line.on_page), (text, on_page));
    }
    lab.store().undo(Scope::Person(id)).unwrap();
    let line = &lab.profile(id).sections[Section::Future][0];
    assert_eq!((line.text.as_str(), line.on_page), ("Te", false));
}

#[test]
fn what_was_typed_and_taken_out_again_leaves_no_step() {
    let (mut lab, id, entry) = with_entry();
    lab.change(id, |change| change.set_text(entry, "T"));
    lab.change(id, |change| change.set_text(entry, ""));
    let undo = |lab: &mut Lab| undo::labels(&lab.store().connection, Scope::Person(id)).unwrap();
    assert_eq!(lab.count("step"), 2);
    assert_eq!(undo(&mut lab).redo, None);
}

#[test]
fn a_step_that_was_done_again_is_not_typed_into() {
    let (mut lab, id, entry) = with_entry();
    lab.change(id, |change| change.set_text(entry, "Tea"));
    lab.store().undo(Scope::Person(id)).unwrap();
    lab.store().redo(Scope::Person(id)).unwrap();
    lab.change(id, |change| change.set_text(entry, "Tea!"));
    lab.store().undo(Scope::Person(id)).unwrap();
    assert_eq!(lab.profile(id).sections[Section::Future][0].text, "Tea");
}

#[test]
fn a_thousand_steps_are_kept_for_ninety_days() {
    let (mut lab, id, entry) = with_entry();
    let transaction = lab.store().connection.unchecked_transaction().unwrap();
    for _ in 0..1_100 {
        let scope = Scope::Person(id);
        step::add(&transaction, scope, Label::Type, None, 1_700_000_000_000, &[]).unwrap();
    }
    transaction.commit().unwrap();
    for turn in 0..retention::ROUND {
        lab.change(id, |change| change.set_on_page(entry, turn % 2 == 1));
    }
    let kept = lab.count("step WHERE person IS NOT NULL");
    assert!((1_000..1_000 + retention::ROUND).contains(&kept), "{kept}");
    let day = 24 * 60 * 60;
    lab.wait(90 * day + 1);
    lab.change(id, |change| change.set_on_page(entry, false));
    assert!(lab.count("step WHERE person IS NOT NULL") >= 1_000);
    lab.wait(7 * day);
    lab.change_often(id, entry);
    assert_eq!(lab.count("step"), 1 + retention::ROUND, "what was done at the end of the 90 days, and since");
}

#[test]
fn a_clock_that_is_wrong_for_a_while_costs_no_steps() {
    const YEAR: i64 = 365 * 24 * 60 * 60;
    for wrong in [YEAR, -YEAR] {
        let (mut lab, id, entry) = with_entry();
        let gus = lab.add("Gus");
        lab.wait(wrong);
        lab.store().change(Scope::People, Label::RemovePerson, |change| change.remove_person(gus)).unwrap();
        lab.change_often(id, entry);
        // It is right again, and wrong once more, in another way.
        lab.wait(-wrong);
        lab.change_often(id, entry);
        lab.wait(8 * 24 * 60 * 60);
        lab.change_often(id, entry);
        lab.wait(wrong + YEAR / 2);
        lab.change_often(id, entry);
        lab.wait(-wrong - YEAR / 2);
        lab.change_often(id, entry);
        assert_eq!(lab.count("step"), 4 + 5 * retention::ROUND);
        lab.store().undo(Scope::People).unwrap();
        assert_eq!(lab.profile(gus).person.preferred_name, "Gus");
        // In the end they go all the same.
        lab.wait(92 * 24 * 60 * 60);
        lab.change_often(id, entry);
        lab.wait(8 * 24 * 60 * 60);
        lab.change_often(id, entry);
        assert_eq!(lab.count("step"), 2 * retention::ROUND);
    }
}

#[test]
fn a_picture_stays_as_long_as_a_step_can_bring_it_back() {
    let (mut lab, id) = Lab::with_zoe();
    for mark in [1, 2, 2] {
        lab.change(id, |change| change.set_photo(id, Some(photo(mark))));
    }
    let described = Photo::from_jpeg(photo(2).jpeg().to_vec(), "Zoë in the park").unwrap();
    lab.change(id, |change| change.set_photo(id, Some(described)));
    assert_eq!(lab.count("picture"), 2, "the description changed, the picture did not");
    lab.change(id, |change| change.set_photo(id, None));
    assert_eq!(lab.count("picture"), 2);
    lab.undo_all(Scope::Person(id));
    assert_eq!((lab.count("picture"), lab.count("photo")), (2, 0));
    // Something else is done: no step leads to either any more.
    lab.change(id, |change| change.add_entry(id, Section::Future, 0, Entry::own("")));
    assert_eq!(lab.count("picture"), 0);
}

#[test]
fn an_entry_fits_between_two_of_the_same_place() {
    let (mut lab, id) = Lab::with_zoe();
    for text in ["c", "b", "a"] {
        lab.change(id, |change| change.add_entry(id, Section::Future, 0, Entry::own(text)));
    }
    lab.store().connection.execute("UPDATE entry SET place = x'80'", []).unwrap();
    let texts = |lab: &mut Lab| -> String {
        lab.profile(id).sections[Section::Future].iter().map(|entry| entry.text.clone()).collect()
    };
    let before = texts(&mut lab);
    lab.change(id, |change| change.add_entry(id, Section::Future, 1, Entry::own("-")));
    assert_eq!(texts(&mut lab), format!("{}-{}", &before[..1], &before[1..]));
    lab.store().undo(Scope::Person(id)).unwrap();
    assert_eq!(texts(&mut lab), before);
}

#[test]
fn undo_writes_nothing_into_somebody_elses_page() {
    let (mut lab, zoe, line) = with_entry();
    let gus = lab.add("Gus");
    lab.change(zoe, |change| change.remove_entry(line));
    // As a file that was made from hers may bring it.
    let same = Entry { id: line, ..Entry::own("Dogs") };
    lab.change(gus, move |change| change.add_entry(gus, Section::Future, 0, same));
    let before = lab.profile(gus);
    assert_eq!(lab.store().undo(Scope::Person(zoe)).err(), Some(VaultError::EntryExists));
    assert_eq!(lab.profile(gus), before);
}

#[test]
fn every_record_names_the_change_that_last_touched_it() {
    let (mut lab, id, entry) = with_entry();
    let stamp = |lab: &mut Lab, table: &str| -> [u8; 16] {
        let sql = format!("SELECT change FROM {table}");
        lab.store().connection.query_row(&sql, [], |row| row.get(0)).unwrap()
    };
    let (person, before) = (stamp(&mut lab, "person"), stamp(&mut lab, "entry"));
    lab.change(id, |change| change.set_text(entry, "Tea"));
    let after = stamp(&mut lab, "entry");
    assert!(after > before, "later changes sort later");
    lab.store().undo(Scope::Person(id)).unwrap();
    assert!(stamp(&mut lab, "entry") > after, "taking back is a change as well");
    assert_eq!(stamp(&mut lab, "person"), person, "nobody touched who the person is");
    assert_eq!(lab.store().undo(Scope::Person(PersonId::new())), Err(VaultError::PersonGone));
}
