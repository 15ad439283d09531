//! What undo promises in the list of people: nobody with words is ever lost.

use super::{Lab, photo};
use crate::error::VaultError;
use crate::gate::retention;
use crate::gate::step::{self, Label, Scope, Was};
use crate::gate::undo;
use crate::gate::undo::Steps;
use crate::records::read;
use crate::records::{Key, PersonRecord, Record};
use crate::{Binned, gate::bin};
use profile::{Entry, EntryId, LanguageTag, Person, PersonId, Profile, Section};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const DAY: i64 = 24 * 60 * 60;

impl Lab {
    fn steps(&mut self) -> Steps {
        undo::labels(&self.store().connection, Scope::People).unwrap()
    }

    fn undo(&mut self) -> Option<Label> {
        self.store().undo(Scope::People).unwrap().map(|step| step.label)
    }

    fn redo(&mut self) -> Option<Label> {
        self.store().redo(Scope::People).unwrap().map(|step| step.label)
    }

    fn remove(&mut self, person: PersonId) {
        self.store()
            .change(Scope::People, Label::RemovePerson, |change| change.remove_person(person))
            .unwrap();
    }

    fn bring_in(&mut self, profile: Profile) {
        self.store()
            .change(Scope::People, Label::ImportPerson, |change| change.add_profile(profile))
            .unwrap();
    }

    fn bring_back(&mut self, person: PersonId) {
        self.store().change(Scope::People, Label::BringBack, |change| change.come_back(person)).unwrap();
    }

    fn say(&mut self, person: PersonId, words: &str) {
        let entry = Entry::own(words);
        self.change(person, |change| change.add_entry(person, Section::Future, 0, entry));
    }

    fn bin(&mut self) -> Vec<Binned> {
        bin::everybody(&self.store().connection).unwrap()
    }

    fn everybody(&mut self) -> Vec<PersonId> {
        read::everybody(&self.store().connection).unwrap()
    }

    fn is_here(&mut self, person: PersonId) -> bool {
        self.everybody().contains(&person)
    }

    /// A step as a program from before kept it: that these people came.
    fn came(&mut self, people: &[PersonId]) {
        let added = |person: &PersonId| {
            let owner = *person;
            [Key::Person(owner), Key::Written(owner)].map(|key| Was::Added { key, owner })
        };
        let records: Vec<Was> = people.iter().flat_map(added).collect();
        let connection = &self.store().connection;
        step::add(connection, Scope::People, Label::ImportPerson, None, 1_700_000_000_000, &records).unwrap();
    }
}

fn with_words(name: &str, words: &[&str]) -> Profile {
    let mut profile = Profile::of(Person::named(name), LanguageTag::default());
    profile.sections[Section::Future] = words.iter().copied().map(Entry::own).collect();
    profile
}

fn texts(profile: &Profile) -> Vec<&str> {
    profile.sections[Section::Future].iter().map(|entry| entry.text.as_str()).collect()
}

/// Something that is done to the list of people, or to one of them; they are named by their number.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Add,
    BringIn { lines: usize, photo: bool },
    BringInAgain { who: usize, lines: usize },
    Say { who: usize },
    TakeOutLine { who: usize },
    UndoOwn { who: usize },
    RedoOwn { who: usize },
    Remove { who: usize },
    BringBack { who: usize },
    Undo,
    Redo,
    Wait { seconds: i64 },
    Restart,
}

fn deed() -> impl Strategy<Value = Deed> {
    let who = 0..8_usize;
    prop_oneof![
        4 => Just(Deed::Add),
        2 => (0..3_usize, any::<bool>()).prop_map(|(lines, photo)| Deed::BringIn { lines, photo }),
        2 => (who.clone(), 0..3_usize).prop_map(|(who, lines)| Deed::BringInAgain { who, lines }),
        5 => who.clone().prop_map(|who| Deed::Say { who }),
        1 => who.clone().prop_map(|who| Deed::TakeOutLine { who }),
        2 => who.clone().prop_map(|who| Deed::UndoOwn { who }),
        1 => who.clone().prop_map(|who| Deed::RedoOwn { who }),
        4 => who.clone().prop_map(|who| Deed::Remove { who }),
        2 => who.prop_map(|who| Deed::BringBack { who }),
        6 => Just(Deed::Undo),
        4 => Just(Deed::Redo),
        1 => (0..DAY).prop_map(|seconds| Deed::Wait { seconds }),
        1 => Just(Deed::Restart),
    ]
}

/// A library, and what everybody in it was when they were last there.
struct Watched {
    lab: Lab,
    last: BTreeMap<PersonId, Profile>,
    /// Those of whom more than the name was ever known.
    said: BTreeSet<PersonId>,
}

impl Watched {
    fn act(&mut self, deed: Deed) {
        let lab = &mut self.lab;
        let (here, bin) = (lab.everybody(), lab.bin());
        let one = |who: usize| here.get(who % here.len().max(1)).copied();
        let binned = |who: usize| bin.get(who % bin.len().max(1)).map(|binned| binned.person);
        let lines = |count: usize| ["Tea", "Jazz"].into_iter().take(count).collect::<Vec<_>>();
        match deed {
            Deed::Add => drop(lab.add("Zoë")),
            Deed::BringIn { lines: count, photo: has_photo } => {
                let mut profile = with_words("Gus", &lines(count));
                profile.person.photo = has_photo.then(|| photo(1));
                lab.bring_in(profile);
            }
            Deed::BringInAgain { who, lines: count } => {
                let Some(person) = binned(who) else { return };
                let mut profile = with_words("Gus again", &lines(count));
                profile.person.id = person;
                lab.bring_in(profile);
            }
            Deed::Say { who } => _ = one(who).map(|person| lab.say(person, "Snow")),
            Deed::TakeOutLine { who } => {
                let Some(person) = one(who) else { return };
                let line = lab.profile(person).sections[Section::Future].first().map(|entry| entry.id);
                if let Some(line) = line {
                    lab.change(person, |change| change.remove_entry(line));
                }
            }
            Deed::UndoOwn { who } => _ = one(who).map(|who| lab.store().undo(Scope::Person(who)).unwrap()),
            Deed::RedoOwn { who } => _ = one(who).map(|who| lab.store().redo(Scope::Person(who)).unwrap()),
            Deed::Remove { who } => _ = one(who).map(|person| lab.remove(person)),
            Deed::BringBack { who } => {
                let Some(person) = binned(who) else { return };
                lab.bring_back(person);
                assert!(lab.profile(person) == self.last[&person], "not all came back");
            }
            Deed::Undo => self.undo(),
            Deed::Redo => {
                let offered = lab.steps().redo;
                assert_eq!(lab.redo(), offered);
            }
            Deed::Wait { seconds } => lab.wait(seconds),
            Deed::Restart => lab.restart(),
        }
    }

    fn undo(&mut self) {
        let offered = self.lab.steps().undo;
        let before = self.lab.everybody();
        assert_eq!(self.lab.undo(), offered, "what is offered is what happens");
        let with_words = before.into_iter().filter(|person| self.said.contains(person));
        for person in with_words.collect::<Vec<_>>() {
            assert!(self.lab.is_here(person), "undo took somebody out with words");
        }
    }

    /// Whoever was ever here is here, or lies in the bin.
    fn look(&mut self) {
        for person in self.lab.everybody() {
            let now = self.lab.profile(person);
            let named = Person { id: person, ..Person::named(now.person.preferred_name.clone()) };
            if now != Profile::of(named, LanguageTag::default()) {
                self.said.insert(person);
            }
            self.last.insert(person, now);
        }
        let here = self.lab.everybody();
        let bin: Vec<PersonId> = self.lab.bin().into_iter().map(|binned| binned.person).collect();
        for person in self.last.keys() {
            assert!(here.contains(person) != bin.contains(person), "somebody is lost, or twice");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nobody_with_words_is_ever_lost_whatever_is_added_removed_undone_and_done_again(
        deeds in proptest::collection::vec(deed(), 1..50),
    ) {
        let mut watched = Watched { lab: Lab::new(), last: BTreeMap::new(), said: BTreeSet::new() };
        for deed in deeds {
            watched.act(deed);
            watched.look();
        }
        prop_assert_eq!(watched.lab.store().check(), Ok(vec![]));
        for binned in watched.lab.bin() {
            watched.lab.bring_back(binned.person);
        }
        watched.look();
        prop_assert_eq!(watched.lab.everybody().len(), watched.last.len());
        prop_assert_eq!(watched.lab.store().check(), Ok(vec![]));
    }
}

#[test]
fn undo_offers_nothing_of_somebody_who_is_not_here() {
    let mut lab = Lab::new();
    let gus = lab.add("Gus");
    lab.remove(gus);
    lab.bring_back(gus);
    assert_eq!(lab.undo(), Some(Label::BringBack));
    assert_eq!((lab.steps().undo, lab.undo()), (None, None), "that he came is no step while he is out");
    assert_eq!(lab.redo(), Some(Label::BringBack));
    assert!(lab.is_here(gus));
}

#[test]
fn from_the_first_word_on_undo_offers_the_step_before_the_adding() {
    let mut lab = Lab::new();
    let (gus, zoe) = (lab.add("Gus"), lab.add("Zoë"));
    lab.say(zoe, "Snow");
    assert_eq!(lab.steps().undo, Some(Label::AddPerson));
    assert_eq!(lab.undo(), Some(Label::AddPerson));
    assert!(lab.is_here(zoe) && !lab.is_here(gus));
    assert_eq!((lab.steps().undo, lab.undo()), (None, None));
    assert_eq!(lab.redo(), Some(Label::AddPerson));
    assert!(lab.is_here(gus));
    // A word that was taken back is a word all the same: it can be done again.
    lab.say(gus, "Dogs");
    lab.undo_all(Scope::Person(gus));
    assert_eq!((lab.steps().undo, lab.undo()), (None, None));
}

#[test]
fn whoever_comes_with_words_is_no_step_and_with_a_name_alone_is_one() {
    let mut lab = Lab::new();
    let told =
        |lab: &mut Lab, person: PersonId| lab.count(&format!("history WHERE person = x'{}'", hex(person)));
    for (profile, is_step) in [
        (with_words("Zoë", &["Snow"]), false),
        (with_words("Gus", &[]), true),
        (
            Profile::of(Person { photo: Some(photo(1)), ..Person::named("Ada") }, LanguageTag::default()),
            false,
        ),
        (
            Profile::of(Person { pronouns: "they".into(), ..Person::named("Kit") }, LanguageTag::default()),
            false,
        ),
    ] {
        let (person, before) = (profile.person.id, lab.count("step"));
        lab.bring_in(profile);
        assert_eq!(lab.count("step") - before, i64::from(is_step));
        assert_eq!(told(&mut lab, person), 1, "it happened all the same");
    }
    assert_eq!(lab.undo_all(Scope::People), 1);
    assert_eq!(lab.everybody().len(), 3);
}

fn hex(person: PersonId) -> String {
    person.to_string().replace('-', "")
}

#[test]
fn steps_from_before_that_would_take_out_words_are_not_offered_and_the_rest_of_them_is() {
    let mut lab = Lab::new();
    let (gus, zoe) = (lab.add("Gus"), lab.add("Zoë"));
    lab.say(zoe, "Snow");
    lab.store().connection.execute("DELETE FROM step WHERE person IS NULL", []).unwrap();
    lab.came(&[gus, zoe]);
    lab.came(&[zoe]);
    lab.came(&[zoe]);
    assert_eq!(lab.steps().undo, Some(Label::ImportPerson));
    assert_eq!(lab.undo(), Some(Label::ImportPerson));
    assert_eq!(lab.everybody(), [zoe]);
    assert_eq!(lab.store().check(), Ok(vec![]), "what can be done again comes after what can be taken back");
    assert_eq!(lab.redo(), Some(Label::ImportPerson));
    assert!(lab.is_here(gus) && lab.is_here(zoe));
}

#[test]
fn whoever_is_here_again_beside_a_removing_from_before_comes_back_as_somebody_else() {
    let mut lab = Lab::new();
    let zoe = with_words("Zoë", &["Snow"]);
    let id = zoe.person.id;
    lab.bring_in(zoe.clone());
    lab.remove(id);
    // As a program from before let it be: the removing stays, and the same person is brought in.
    let held: String =
        lab.store().connection.query_row("SELECT records FROM step", [], |row| row.get(0)).unwrap();
    lab.bring_back(id);
    let records = serde_json::from_str::<Vec<Was>>(&held).unwrap();
    step::add(&lab.store().connection, Scope::People, Label::RemovePerson, None, 0, &records).unwrap();
    assert_eq!(lab.bin().len(), 0, "whoever is here is not in the bin");
    assert_eq!(lab.undo(), Some(Label::RemovePerson));
    assert_eq!(lab.profile(id), zoe, "nobody's words are written over");
    let everybody = lab.everybody();
    let [other] = everybody.iter().filter(|person| **person != id).collect::<Vec<_>>()[..] else { panic!() };
    assert_eq!(texts(&lab.profile(*other)), ["Snow"]);
    assert_eq!(lab.redo(), Some(Label::RemovePerson));
    assert_eq!(lab.everybody(), [id]);
    assert_eq!(lab.store().check(), Ok(vec![]));
}

#[test]
fn whoever_is_taken_out_in_whatever_way_lies_in_the_bin_from_that_moment_on() {
    let (mut lab, zoe) = Lab::with_zoe();
    let since = |lab: &mut Lab| {
        let now = lab.store().now();
        let bin = lab.bin();
        let [binned] = bin.as_slice() else { panic!("{bin:?}") };
        assert_eq!((binned.person, binned.preferred_name.as_str()), (zoe, "Zoë"));
        assert_eq!(binned.until.as_second() - binned.since.as_second(), 90 * DAY);
        (now - binned.since.as_millisecond()) / 1_000
    };
    lab.wait(80 * DAY);
    assert_eq!(lab.undo(), Some(Label::AddPerson));
    assert_eq!(since(&mut lab), 0, "by taking back that they came");
    lab.wait(DAY);
    lab.add("Gus");
    assert_eq!(since(&mut lab), DAY, "something else was done");
    lab.bring_back(zoe);
    assert_eq!(lab.bin(), []);
    lab.say(zoe, "Snow");
    lab.remove(zoe);
    assert_eq!((since(&mut lab), lab.bin()[0].entries), (0, 1));
    assert_eq!(lab.undo(), Some(Label::RemovePerson));
    lab.say(zoe, "Jazz");
    lab.wait(DAY);
    assert_eq!(lab.redo(), Some(Label::RemovePerson));
    assert_eq!(
        (since(&mut lab), lab.bin()[0].entries),
        (0, 2),
        "by doing the removing again, with all since"
    );
    lab.bring_back(zoe);
    assert_eq!(texts(&lab.profile(zoe)), ["Jazz", "Snow"]);
    assert_eq!(lab.undo_all(Scope::Person(zoe)), 2, "their own steps go on");
    assert_eq!(lab.store().check(), Ok(vec![]));
}

#[test]
fn whoever_lies_in_the_bin_stays_for_ninety_days_however_much_is_done() {
    let (mut lab, zoe) = Lab::with_zoe();
    let gus = lab.add("Gus");
    lab.change(zoe, |change| change.set_photo(zoe, Some(photo(1))));
    lab.remove(zoe);
    let transaction = lab.store().connection.unchecked_transaction().unwrap();
    let added = [Was::Added { key: Key::Person(gus), owner: gus }];
    for _ in 0..1_100 {
        step::add(&transaction, Scope::People, Label::AddPerson, None, 1_700_000_000_000, &added).unwrap();
    }
    transaction.commit().unwrap();
    for _ in 0..retention::ROUND {
        lab.add("Ada");
    }
    let kept = lab.count("step WHERE person IS NULL");
    assert!((1_000..1_002 + retention::ROUND).contains(&kept), "{kept}");
    assert_eq!(lab.bin().len(), 1);
    let entry = Entry::own("");
    let line = entry.id;
    lab.change(gus, |change| change.add_entry(gus, Section::Future, 0, entry));
    lab.wait(90 * DAY + 1);
    lab.change_often(gus, line);
    assert_eq!(lab.bin().len(), 1, "a clock is believed when somebody has worked by it for a week");
    lab.wait(7 * DAY + 1);
    lab.change_often(gus, line);
    lab.wait(1);
    lab.change_often(gus, line);
    assert_eq!((lab.bin().len(), lab.count("picture")), (0, 0));
    let told = lab.count(&format!("history WHERE person = x'{}'", hex(zoe)));
    assert_eq!(told, 0, "nothing is left of them");
}

#[test]
fn whoever_is_brought_in_while_in_the_bin_keeps_the_words_from_before_on_their_own_page() {
    let (mut lab, zoe) = Lab::with_zoe();
    lab.say(zoe, "Snow");
    let before = lab.profile(zoe);
    lab.remove(zoe);
    let mut from_file = with_words("Zoë", &["Jazz", "Tea"]);
    from_file.person.id = zoe;
    from_file.person.photo = Some(photo(2));
    lab.bring_in(from_file.clone());
    assert_eq!((lab.profile(zoe), lab.bin()), (from_file.clone(), vec![]));
    assert_eq!((lab.steps().undo, lab.undo()), (None, None));
    let own = Scope::Person(zoe);
    assert_eq!(lab.store().undo(own).unwrap().map(|step| step.label), Some(Label::ImportPerson));
    assert_eq!(lab.profile(zoe), before);
    assert_eq!(lab.undo_all(own), 1, "and their own steps from before");
    assert_eq!(lab.redo_all(own), 2);
    assert_eq!(lab.profile(zoe), from_file);
    assert_eq!(lab.store().check(), Ok(vec![]));
}

#[test]
fn a_line_whose_identity_somebody_else_has_by_now_comes_back_with_another() {
    let mut lab = Lab::new();
    let zoe = with_words("Zoë", &["Snow"]);
    let id = zoe.person.id;
    let undo = |lab: &mut Lab, _| assert_eq!(lab.undo(), Some(Label::RemovePerson));
    for back in [Lab::bring_back, undo] {
        lab.bring_in(zoe.clone());
        lab.remove(id);
        // A file that was made from hers.
        let mut copy = zoe.clone();
        copy.person.id = PersonId::new();
        let other = copy.person.id;
        lab.bring_in(copy.clone());
        back(&mut lab, id);
        assert_eq!((texts(&lab.profile(id)), lab.profile(other)), (vec!["Snow"], copy));
        assert_eq!(lab.store().check(), Ok(vec![]));
        for person in [id, other] {
            lab.store().erase(person).unwrap();
        }
    }
}

#[test]
fn erasing_somebody_in_the_bin_leaves_the_others_of_the_same_step_and_no_picture() {
    let mut lab = Lab::new();
    let [zoe, gus] = ["Zoë", "Gus"].map(|name| {
        let person = Person { photo: Some(photo(1)), ..Person::named(name) };
        Profile::of(person, LanguageTag::default())
    });
    let (first, second) = (zoe.person.id, gus.person.id);
    lab.bring_in(zoe);
    lab.bring_in(gus.clone());
    lab.store()
        .change(Scope::People, Label::RemovePerson, |change| {
            change.remove_person(first)?;
            change.remove_person(second)
        })
        .unwrap();
    assert_eq!((lab.bin().len(), lab.count("picture")), (2, 2));
    lab.store().erase(first).unwrap();
    assert_eq!((lab.bin().len(), lab.count("picture"), lab.count("step_picture")), (1, 1, 1));
    lab.bring_back(second);
    assert_eq!((lab.profile(second), lab.count("step")), (gus, 0));
    assert_eq!(lab.store().check(), Ok(vec![]));
    let gone = lab.store().change(Scope::People, Label::BringBack, |change| change.come_back(first));
    assert_eq!(gone, Err(VaultError::PersonGone));
    let here = lab.store().change(Scope::People, Label::BringBack, |change| change.come_back(second));
    assert_eq!(here, Err(VaultError::PersonExists));
}

#[test]
fn words_that_look_like_a_step_put_nobody_into_the_bin() {
    let (mut lab, zoe) = Lab::with_zoe();
    let person = Person { id: zoe, ..Person::named(r#"{"removed":{"person":{"person":{"id":""#) };
    lab.change(zoe, |change| change.set_person(zoe, person, LanguageTag::default()));
    assert_eq!(lab.bin(), []);
    let held = Was::Removed(Record::Person(PersonRecord {
        person: Person::named("Gus"),
        language: LanguageTag::default(),
    }));
    assert!(step::to_text(&[held]).unwrap().contains(r#"{"removed":{"person":{"person":{"id":""#));
    let line = Was::Added { key: Key::Entry(EntryId::new()), owner: zoe };
    assert!(!step::to_text(&[line]).unwrap().contains("removed"));
}
