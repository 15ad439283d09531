//! What is written is kept, and can be taken back.

use crate::common::{add, amina, made, opened, people, photo};
use profile::{Entry, EntryId, LanguageTag, Person, PersonId, Profile, Section, Voice, Whose, limits};
use vault::{Label, Library, Scope, Steps, VaultError};

fn type_into(library: &Library, person: PersonId, entry: EntryId, text: &str) -> Result<(), VaultError> {
    let text = text.to_owned();
    library.change(Scope::Person(person), Label::Type, move |change| change.set_text(entry, text))
}

fn texts(profile: &Profile, section: Section) -> Vec<&str> {
    profile.sections[section].iter().map(|entry| entry.text.as_str()).collect()
}

#[test]
fn a_profile_comes_back_as_it_was_given_after_a_restart() {
    let (_around, folder, library) = made();
    let amina = amina();
    let id = add(&library, &amina);
    assert_eq!(library.profile(id).unwrap(), amina);
    library.close().unwrap();
    let library = opened(&folder);
    assert_eq!(library.profile(id).unwrap(), amina);
    assert_eq!(library.photo(id).unwrap(), amina.person.photo);
}

#[test]
fn what_was_committed_survives_a_crash_and_can_still_be_undone() {
    let (around, folder, library) = made();
    let amina = amina();
    let (id, entry) = (add(&library, &amina), amina.sections[Section::ImportantTo][0].id);
    type_into(&library, id, entry, "Coffee").unwrap();
    // The files as they would be found after a crash now: the library has not been closed.
    let found = around.path().join("found");
    std::fs::create_dir(&found).unwrap();
    for file in std::fs::read_dir(&folder).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), found.join(file.file_name())).unwrap();
    }
    assert!(std::fs::metadata(found.join("people.db-wal")).unwrap().len() > 0);
    let library = opened(&found);
    assert_eq!(texts(&library.profile(id).unwrap(), Section::ImportantTo)[0], "Coffee");
    let step = library.undo(Scope::Person(id)).unwrap().unwrap();
    assert_eq!((step.label, step.people, step.entries), (Label::Type, vec![id], vec![entry]));
    assert_eq!(library.profile(id).unwrap(), amina);
}

#[test]
fn undo_and_redo_go_on_after_a_restart() {
    let (_around, folder, library) = made();
    let amina = amina();
    let id = add(&library, &amina);
    let first = amina.sections[Section::ImportantTo][0].id;
    library.change(Scope::Person(id), Label::RemoveEntry, move |change| change.remove_entry(first)).unwrap();
    library
        .change(Scope::Person(id), Label::Photo, move |change| change.set_photo(id, Some(photo(b"new", ""))))
        .unwrap();
    let last = library.profile(id).unwrap();
    library.undo(Scope::Person(id)).unwrap();
    library.close().unwrap();

    let library = opened(&folder);
    let steps = Steps { undo: Some(Label::RemoveEntry), redo: Some(Label::Photo) };
    assert_eq!(library.steps(Scope::Person(id)).unwrap(), steps);
    library.undo(Scope::Person(id)).unwrap();
    assert_eq!(library.profile(id).unwrap(), amina);
    assert_eq!(library.undo(Scope::Person(id)).unwrap(), None);
    library.close().unwrap();

    let library = opened(&folder);
    assert_eq!(library.redo(Scope::Person(id)).unwrap().unwrap().label, Label::RemoveEntry);
    assert_eq!(library.redo(Scope::Person(id)).unwrap().unwrap().label, Label::Photo);
    assert_eq!(library.redo(Scope::Person(id)).unwrap(), None);
    assert_eq!(library.profile(id).unwrap(), last);
}

#[test]
fn a_removed_person_comes_back_with_everything() {
    let (_around, _folder, library) = made();
    let amina = amina();
    let (id, entry) = (add(&library, &amina), amina.sections[Section::Support][0].id);
    type_into(&library, id, entry, "Sit down").unwrap();
    let before = library.profile(id).unwrap();
    library.change(Scope::People, Label::RemovePerson, move |change| change.remove_person(id)).unwrap();
    assert_eq!(library.profile(id), Err(VaultError::PersonGone));
    assert_eq!(library.photo(id), Err(VaultError::PersonGone));
    assert_eq!(library.undo(Scope::Person(id)), Err(VaultError::PersonGone));
    assert_eq!(people(&library, ""), []);

    assert_eq!(library.undo(Scope::People).unwrap().unwrap().label, Label::RemovePerson);
    assert_eq!(library.profile(id).unwrap(), before);
    // Their own steps are still there as well.
    library.undo(Scope::Person(id)).unwrap();
    assert_eq!(library.profile(id).unwrap(), amina);
}

#[test]
fn undo_takes_nobody_out_who_has_words_and_redo_of_a_removing_keeps_what_was_written_since() {
    let (_around, _folder, library) = made();
    let amina = amina();
    let (id, entry) = (add(&library, &amina), amina.sections[Section::Support][0].id);
    assert_eq!(
        (library.steps(Scope::People).unwrap().undo, library.undo(Scope::People).unwrap()),
        (None, None)
    );
    library.change(Scope::People, Label::RemovePerson, move |change| change.remove_person(id)).unwrap();
    library.undo(Scope::People).unwrap();
    type_into(&library, id, entry, "Sit down").unwrap();
    let before = library.profile(id).unwrap();
    library.redo(Scope::People).unwrap();
    assert_eq!(people(&library, ""), []);
    library.undo(Scope::People).unwrap();
    assert_eq!(library.profile(id).unwrap(), before);
}

#[test]
fn whoever_was_taken_out_lies_in_the_bin_and_comes_back_after_a_restart_with_everything() {
    let (_around, folder, library) = made();
    let amina = amina();
    let (id, entry) = (add(&library, &amina), amina.sections[Section::Support][0].id);
    type_into(&library, id, entry, "Sit down").unwrap();
    let before = library.profile(id).unwrap();
    let told = library.history(id, None, 100).unwrap().len();
    library.change(Scope::People, Label::RemovePerson, move |change| change.remove_person(id)).unwrap();
    library.close().unwrap();
    let library = opened(&folder);
    let bin = library.bin().unwrap();
    assert_eq!((bin.len(), bin[0].person, bin[0].entries), (1, id, 4));
    assert!(!format!("{bin:?}").contains("Amina"));
    library.bring_back_from_bin(id).unwrap();
    assert_eq!((library.profile(id).unwrap(), library.bin().unwrap()), (before, vec![]));
    assert_eq!(library.steps(Scope::People).unwrap(), Steps::default());
    assert_eq!(library.history(id, None, 100).unwrap().len(), told + 2, "they went, and came back");
    library.undo(Scope::Person(id)).unwrap();
    assert_eq!(library.profile(id).unwrap(), amina);
    assert_eq!(library.bring_back_from_bin(id), Err(VaultError::PersonExists));
}

#[test]
fn somebody_whose_adding_was_undone_is_not_lost_when_the_next_person_is_added() {
    let (_around, _folder, library) = made();
    let gus = Profile::of(Person::named("Gus"), LanguageTag::default());
    let id = add(&library, &gus);
    library.undo(Scope::People).unwrap();
    let next = add(&library, &Profile::of(Person::named("Zofia"), LanguageTag::default()));
    assert_eq!(library.steps(Scope::People).unwrap().redo, None);
    assert_eq!(library.undo(Scope::People).unwrap().unwrap().label, Label::AddPerson);
    assert_eq!(library.profile(next), Err(VaultError::PersonGone));
    assert_eq!(library.undo(Scope::People).unwrap().unwrap().label, Label::RemovePerson);
    assert_eq!(library.profile(id), Ok(gus));
}

#[test]
fn somebody_read_from_a_file_again_can_be_made_what_they_were_before() {
    let (_around, _folder, library) = made();
    let amina = amina();
    let (id, entry) = (add(&library, &amina), amina.sections[Section::Support][0].id);
    type_into(&library, id, entry, "Sit down").unwrap();
    library.change(Scope::People, Label::RemovePerson, move |change| change.remove_person(id)).unwrap();
    assert_eq!(add(&library, &amina), id);
    assert_eq!(library.profile(id).unwrap(), amina);
    assert_eq!(library.undo(Scope::Person(id)).unwrap().unwrap().label, Label::AddPerson);
    assert_eq!(texts(&library.profile(id).unwrap(), Section::Support), ["Sit down"]);
}

#[test]
fn nobody_is_added_twice_and_no_entry_takes_the_place_of_another() {
    let (_around, _folder, library) = made();
    let amina = amina();
    let id = add(&library, &amina);
    let again = amina.clone();
    let twice = library.change(Scope::People, Label::ImportPerson, move |change| change.add_profile(again));
    assert_eq!(twice, Err(VaultError::PersonExists));
    // A copy under another name still has the identities of the entries.
    let mut copy = amina.clone();
    copy.person.id = PersonId::new();
    let other = add(&library, &copy);
    assert_eq!(library.profile(id).unwrap(), amina);
    let copied = library.profile(other).unwrap();
    assert_eq!(texts(&copied, Section::ImportantTo), texts(&amina, Section::ImportantTo));
    assert_ne!(copied.sections[Section::Support][0].id, amina.sections[Section::Support][0].id);
    let taken = amina.sections[Section::Support][0].clone();
    let twice = library.change(Scope::Person(id), Label::AddEntry, move |change| {
        change.add_entry(id, Section::Future, 0, taken)
    });
    assert_eq!(twice, Err(VaultError::EntryExists));
}

#[test]
fn a_change_without_effect_leaves_no_step_and_a_failed_one_leaves_nothing() {
    let (_around, _folder, library) = made();
    let amina = amina();
    let (id, entry) = (add(&library, &amina), amina.sections[Section::ImportantTo][1].id);
    let changed = people(&library, "")[0].changed;
    let (details, language, written) = (amina.person.clone(), amina.language.clone(), amina.written.clone());
    let photo = amina.person.photo.clone();
    library
        .change(Scope::Person(id), Label::Details, move |change| {
            change.set_person(id, details, language)?;
            change.set_written(id, written)?;
            change.set_photo(id, photo)?;
            change.set_text(entry, "Her sister's calls")?;
            change.set_on_page(entry, true)?;
            change.set_language(entry, None)?;
            change.set_voice(entry, Voice::own())?;
            change.move_entry(entry, Section::ImportantTo, 1)
        })
        .unwrap();
    let failed: Result<(), _> = library.change(Scope::Person(id), Label::Type, move |change| {
        change.set_text(entry, "Half of it")?;
        change.remove_entry(EntryId::new())
    });
    assert_eq!(failed, Err(VaultError::EntryGone));
    assert_eq!(library.profile(id).unwrap(), amina);
    assert_eq!(library.steps(Scope::Person(id)).unwrap(), Steps::default());
    assert_eq!(people(&library, "")[0].changed, changed);
}

#[test]
fn a_new_change_takes_the_place_of_what_was_undone() {
    let (_around, _folder, library) = made();
    let amina = amina();
    let (id, entry) = (add(&library, &amina), amina.sections[Section::ImportantTo][0].id);
    type_into(&library, id, entry, "Coffee").unwrap();
    library.undo(Scope::Person(id)).unwrap();
    assert_eq!(library.steps(Scope::Person(id)).unwrap().redo, Some(Label::Type));
    type_into(&library, id, entry, "Mint tea").unwrap();
    assert_eq!(library.redo(Scope::Person(id)).unwrap(), None);
    assert_eq!(texts(&library.profile(id).unwrap(), Section::ImportantTo)[0], "Mint tea");
}

#[test]
fn more_than_the_limits_allow_is_refused() {
    let (_around, _folder, library) = made();
    let amina = amina();
    let (id, entry) = (add(&library, &amina), amina.sections[Section::ImportantTo][0].id);
    type_into(&library, id, entry, &"ش".repeat(limits::ENTRY)).unwrap();
    let long = "ش".repeat(limits::ENTRY + 1);
    assert_eq!(type_into(&library, id, entry, &long), Err(VaultError::TooLong));
    let rename = |name: String| {
        let person = Person::named(name);
        library.change(Scope::Person(id), Label::Details, move |change| {
            change.set_person(id, person, LanguageTag::default())
        })
    };
    assert_eq!(rename("x".repeat(limits::LINE + 1)), Err(VaultError::TooLong));
    assert_eq!(rename(" ".into()), Err(VaultError::NoName));
    rename("x".repeat(limits::LINE)).unwrap();
    let mut crowded = Profile::of(Person::named("Zoë"), LanguageTag::default());
    crowded.sections[Section::Future] =
        (0..limits::ENTRIES).map(|number| Entry::own(number.to_string())).collect();
    let zoe = add(&library, &crowded);
    assert_eq!(library.profile(zoe).unwrap(), crowded);
    let one_more = library.change(Scope::Person(zoe), Label::AddEntry, move |change| {
        change.add_entry(zoe, Section::Future, 0, Entry::own("one more"))
    });
    assert_eq!(one_more, Err(VaultError::TooMany));
}

#[test]
fn a_change_stays_within_its_scope() {
    let (_around, _folder, library) = made();
    let amina = amina();
    let (id, entry) = (add(&library, &amina), amina.sections[Section::ImportantTo][0].id);
    let other = add(&library, &Profile::of(Person::named("Zoë"), LanguageTag::default()));
    for scope in [Scope::Person(other), Scope::People] {
        let typed = library.change(scope, Label::Type, move |change| change.set_text(entry, "Coffee"));
        assert_eq!(typed, Err(VaultError::OutOfScope));
    }
    let removed =
        library.change(Scope::Person(id), Label::RemovePerson, move |change| change.remove_person(id));
    assert_eq!(removed, Err(VaultError::OutOfScope));
    assert_eq!(library.profile(id).unwrap(), amina);
}

#[test]
fn the_list_says_what_waits_for_somebody() {
    let (_around, _folder, library) = made();
    let mut zoe = amina();
    zoe.person = Person::named("Zoë");
    let guess = Voice { whose: Whose::Guess, ..Voice::default() };
    zoe.sections[Section::Future] =
        ["A garden", "A dog"].map(|text| Entry { voice: guess.clone(), ..Entry::own(text) }).into();
    zoe.written.look_again = Some("2026-11-20".parse().unwrap());
    add(&library, &zoe);
    add(&library, &Profile::of(Person::named("Nia"), LanguageTag::default()));
    let cards = people(&library, "");
    let waits: Vec<_> = cards.iter().map(|card| (card.entries, card.guesses, card.look_again)).collect();
    assert_eq!(waits, [(0, 0, None), (6, 2, zoe.written.look_again)]);
}

#[test]
fn people_are_found_by_name_and_by_words_in_entries() {
    let (_around, _folder, library) = made();
    let id = add(&library, &amina());
    let mut zoe = Profile::of(Person::named("Zoë"), LanguageTag::default());
    zoe.sections[Section::GoodDay].push(Entry::own("الائچی والی چائے"));
    zoe.sections[Section::GoodDay].push(Entry::own("100% quiet_ness"));
    let zoe = add(&library, &zoe);
    let names = |search: &str| -> Vec<String> {
        people(&library, search).into_iter().map(|card| card.preferred_name).collect()
    };
    assert_eq!(names(""), ["Amina", "Zoë"]);
    assert_eq!(names("ZOE"), ["Zoë"]);
    assert_eq!(names("begum"), ["Amina"]);
    assert_eq!(names("چائے"), ["Zoë"]);
    assert_eq!(names("چا"), ["Zoë"]);
    assert_eq!(names("amina cardamom"), ["Amina"]);
    assert_eq!(names("zoe cardamom"), [""; 0]);
    // What means something to a database means only itself here.
    assert_eq!(names("100% quiet_"), ["Zoë"]);
    assert_eq!(names("%"), ["Zoë"]);
    assert_eq!(names("' OR 1 --"), [""; 0]);

    let cards = people(&library, "tea AMI");
    assert_eq!(cards[0].found.as_ref().map(|entry| entry.text.as_str()), Some("Tea with cardamom"));
    assert_eq!((cards[0].id, cards[0].has_photo), (id, true));
    assert_eq!(people(&library, "zoe")[0].found, None);
    assert!(!format!("{cards:?}").contains("Tea"));
    // A renamed person is found by the new name.
    library
        .change(Scope::Person(zoe), Label::Details, move |change| {
            change.set_person(zoe, Person::named("Łucja"), LanguageTag::default())
        })
        .unwrap();
    assert_eq!(names("lucja"), ["Łucja"]);
    assert_eq!(names("zoe"), [""; 0]);
}

#[test]
fn threads_write_side_by_side_and_nothing_is_lost() {
    let (_around, _folder, library) = made();
    let id = add(&library, &Profile::of(Person::named("Zoë"), LanguageTag::default()));
    std::thread::scope(|threads| {
        for thread in 0..4 {
            let library = library.clone();
            threads.spawn(move || {
                for number in 0..25 {
                    let entry = Entry::own(format!("{thread} {number}"));
                    library
                        .change(Scope::Person(id), Label::AddEntry, move |change| {
                            change.add_entry(id, Section::Future, usize::MAX, entry)
                        })
                        .unwrap();
                    people(&library, "zoe");
                }
            });
        }
    });
    let profile = library.profile(id).unwrap();
    let texts = texts(&profile, Section::Future);
    assert_eq!(texts.len(), 100);
    for thread in 0..4 {
        let own = texts.iter().filter(|text| text.starts_with(&format!("{thread} ")));
        let expected: Vec<String> = (0..25).map(|number| format!("{thread} {number}")).collect();
        assert_eq!(own.copied().collect::<Vec<_>>(), expected);
    }
}

#[test]
fn a_closed_library_answers_that_it_is_closed() {
    let (_around, folder, library) = made();
    let other_handle = library.clone();
    let id = add(&library, &amina());
    library.close().unwrap();
    assert_eq!(other_handle.people("", 0..1), Err(VaultError::Closed));
    assert_eq!(library.profile(id), Err(VaultError::Closed));
    assert_eq!(library.photo(id), Err(VaultError::Closed));
    assert_eq!(library.undo(Scope::People), Err(VaultError::Closed));
    assert_eq!(library.change(Scope::People, Label::AddPerson, |_| Ok(())), Err(VaultError::Closed));
    library.close().unwrap();
    // Everything is in the one file, and the lock is free.
    assert!(!folder.join("people.db-wal").exists());
    drop(opened(&folder));
    // Dropping the last handle closes as well.
    people(&opened(&folder), "");
}

#[test]
fn whose_words_several_lines_are_is_said_in_one_step_and_leaves_how_we_know() {
    let (_around, _folder, library) = made();
    let amina = amina();
    let id = add(&library, &amina);
    let lines: Vec<EntryId> = amina.sections[Section::ImportantTo].iter().map(|entry| entry.id).collect();
    let first = lines[0];
    let seen = Voice { whose: Whose::Guess, name: None, how_we_know: Some("she smiles".into()) };
    library.change(Scope::Person(id), Label::Voice, move |change| change.set_voice(first, seen)).unwrap();
    let before = library.profile(id).unwrap();
    let say = |whose, name: Option<&'static str>| {
        let lines = lines.clone();
        let name = name.map(str::to_owned);
        library.change(Scope::Person(id), Label::Voice, move |change| {
            lines.iter().try_for_each(|line| change.set_whose(*line, whose, name.clone()))
        })
    };
    say(Whose::Staff, Some("Joy")).unwrap();
    let voices = |library: &Library| -> Vec<Voice> {
        let profile = library.profile(id).unwrap();
        profile.sections[Section::ImportantTo].iter().map(|entry| entry.voice.clone()).collect()
    };
    for (number, voice) in voices(&library).iter().enumerate() {
        assert_eq!((voice.whose, voice.name.as_deref()), (Whose::Staff, Some("Joy")));
        assert_eq!(voice.how_we_know.as_deref(), (number == 0).then_some("she smiles"));
    }
    library.undo(Scope::Person(id)).unwrap();
    assert_eq!(library.profile(id).unwrap(), before, "all of it is one step");
    say(Whose::NotSaid, Some("Joy")).unwrap();
    assert!(voices(&library).iter().all(|voice| *voice == Voice::default()), "nobody is named");
}

#[test]
fn lines_that_come_together_go_together() {
    let (_around, _folder, library) = made();
    let amina = amina();
    let id = add(&library, &amina);
    let before = library.profile(id).unwrap();
    let new = ["Tea", "Milk", "Bread"].map(Entry::own);
    library
        .change(Scope::Person(id), Label::AddEntries, move |change| {
            change.add_entries(id, Section::Future, 0, new.into())
        })
        .unwrap();
    let profile = library.profile(id).unwrap();
    assert_eq!(texts(&profile, Section::Future)[..3], ["Tea", "Milk", "Bread"]);
    library.undo(Scope::Person(id)).unwrap();
    assert_eq!(library.profile(id).unwrap(), before);
}

#[test]
fn whose_words_they_are_is_kept() {
    let (_around, _folder, library) = made();
    let amina = amina();
    let (id, entry) = (add(&library, &amina), amina.sections[Section::ImportantTo][0].id);
    let voice = Voice {
        whose: Whose::FamilyOrFriend,
        name: Some("Rukhsana, sister".into()),
        how_we_know: Some("she smiles when it starts".into()),
    };
    let said = voice.clone();
    library
        .change(Scope::Person(id), Label::Voice, move |change| {
            change.set_voice(entry, said)?;
            change.set_language(entry, LanguageTag::try_from("ur").ok())
        })
        .unwrap();
    let profile = library.profile(id).unwrap();
    let kept = &profile.sections[Section::ImportantTo][0];
    assert_eq!((&kept.voice, kept.language.as_ref().unwrap().as_str()), (&voice, "ur"));
}
