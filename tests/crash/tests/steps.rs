//! What undo and redo offer in the list of people, and who lies in the bin, is what the model says, whatever order people
//! come, go, come back and get words in. No crash: only the order.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crash::{Deed, Model, differs, make};
use fastrand::Rng;
use profile::{Entry, LanguageTag, Person, Profile, Section};
use vault::Scope;

const SEQUENCES: u64 = 80;
const DEEDS: usize = 40;

#[test]
fn the_steps_of_the_list_of_people_are_what_they_must_be_after_every_deed() {
    for seed in 0..SEQUENCES {
        let around = tempfile::tempdir().unwrap();
        let library = make(&around.path().join("library"));
        let (mut dice, mut model, mut done) = (Rng::with_seed(seed), Model::default(), Vec::new());
        for _ in 0..DEEDS {
            let Some(deed) = next(&mut dice, &model) else { continue };
            deed.do_to(&library).unwrap();
            model.apply(&deed);
            done.push(deed);
            assert_eq!(differs(&library, &model).unwrap(), None, "seed {seed}, after {done:?}");
        }
        library.close().unwrap();
    }
}

/// What is done next; `None` where chance chose what cannot be done.
fn next(dice: &mut Rng, model: &Model) -> Option<Deed> {
    let people: Vec<_> = model.people().collect();
    let bin: Vec<_> = model.bin().into_iter().map(|(person, _)| person).collect();
    let somebody = dice.choice(&people).copied();
    Some(match dice.u8(0..20) {
        0..=2 if people.len() < 4 => Deed::AddPerson(Box::new(somebody_new(dice))),
        3..=5 => Deed::RemovePerson(somebody?),
        6..=7 => {
            let entry = Entry::own(format!("words {}", dice.u16(..)));
            Deed::AddEntry { person: somebody?, section: Section::Support, at: 0, entry }
        }
        8..=9 => Deed::BringBack(*dice.choice(&bin)?),
        10..=13 => Deed::Undo(Scope::People),
        14..=17 => Deed::Redo(Scope::People),
        18 => Deed::Undo(Scope::Person(somebody?)),
        _ if dice.u8(..) < 80 => Deed::Erase(somebody?),
        _ => return None,
    })
}

/// Somebody of whom nothing is known but a name, or now and then a line as well.
fn somebody_new(dice: &mut Rng) -> Profile {
    let mut profile = Profile::of(Person::named(format!("Person {}", dice.u16(..))), LanguageTag::default());
    if dice.u8(0..3) == 0 {
        profile.sections[Section::Future].push(Entry::own("Sing"));
    }
    profile
}
