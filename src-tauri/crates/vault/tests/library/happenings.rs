//! What happened to somebody's words, bringing words back, and taking somebody out for good.

use crate::common::{add, amina, made, opened, people, photo};
use profile::{Entry, EntryId, LanguageTag, Person, PersonId, Section, Voice, Whose};
use vault::{Change, Happening, Label, Library, Part, Scope, Turned, VaultError, What};

type Outcome<T = ()> = Result<T, VaultError>;

fn change(
    library: &Library,
    person: PersonId,
    label: Label,
    work: impl FnOnce(&mut Change<'_>) -> Outcome + Send + 'static,
) {
    library.change(Scope::Person(person), label, work).unwrap();
}

fn history(library: &Library, person: PersonId) -> Vec<Happening> {
    library.history(person, None, 100).unwrap()
}

fn words(said: Option<&vault::Said>) -> &str {
    match said.map(|said| said.parts.as_slice()) {
        None | Some([]) => "",
        Some([Part::Words(words)]) => words,
        Some(parts) => panic!("{} parts", parts.len()),
    }
}

/// A line of Amina's, said by her sister.
fn with_line(library: &Library) -> (PersonId, EntryId) {
    let person = add(library, &amina());
    let voice = Voice { whose: Whose::FamilyOrFriend, name: Some("Salma".into()), how_we_know: None };
    let entry = Entry { voice, ..Entry::own("Cricket on the radio") };
    let id = entry.id;
    change(library, person, Label::AddEntry, move |change| {
        change.add_entry(person, Section::ImportantTo, 9, entry)
    });
    (person, id)
}

#[test]
fn what_happened_says_when_and_what_and_in_which_voice() {
    let (_around, _, library) = made();
    let (person, line) = with_line(&library);
    let told = history(&library, person);
    let [added, came] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!((came.label, came.what), (Label::AddPerson, What::Everything));
    assert_eq!((added.label, added.what), (Label::AddEntry, What::Entry(Section::ImportantTo, line)));
    let after = added.after.as_ref().unwrap();
    assert_eq!(words(Some(after)), "Cricket on the radio");
    assert_eq!(after.voice.as_ref().unwrap().name.as_deref(), Some("Salma"));
    assert!(added.before.is_none() && !added.can_come_back);
    assert!(added.at >= came.at);
}

#[test]
fn typing_is_one_happening_and_typing_that_is_gone_again_is_none() {
    let (_around, _, library) = made();
    let (person, line) = with_line(&library);
    let before = history(&library, person).len();
    for text in ["Cricket", "Cricket o", "Cricket on TV"] {
        change(&library, person, Label::Type, move |change| change.set_text(line, text));
    }
    let told = history(&library, person);
    assert_eq!(told.len(), before + 1);
    assert_eq!(words(told[0].before.as_ref()), "Cricket on the radio");
    assert_eq!(words(told[0].after.as_ref()), "Cricket on TV");
    change(&library, person, Label::Type, move |change| change.set_text(line, "Cricket on the radio"));
    assert_eq!(history(&library, person).len(), before);
}

#[test]
fn going_through_whose_words_they_are_is_one_step_and_one_happening() {
    let (_around, _, library) = made();
    let (person, line) = with_line(&library);
    let before = history(&library, person).len();
    let choose = |voice: Voice| {
        change(&library, person, Label::Voice, move |change| change.set_voice(line, voice));
    };
    let named = Voice { whose: Whose::FamilyOrFriend, name: Some("Salma".into()), how_we_know: None };
    for whose in [Whose::Own, Whose::NotSaid, Whose::Guess] {
        choose(Voice { whose, ..Voice::own() });
    }
    choose(named.clone());
    assert_eq!(history(&library, person).len(), before, "what is chosen back has not happened");
    choose(Voice { whose: Whose::Guess, ..Voice::own() });
    choose(Voice { whose: Whose::Staff, ..named.clone() });
    let told = history(&library, person);
    assert_eq!(told.len(), before + 1);
    let voice = |said: &Option<vault::Said>| said.as_ref().unwrap().voice.clone().unwrap();
    assert!(voice(&told[0].before) == named);
    assert_eq!(voice(&told[0].after).whose, Whose::Staff);
    library.undo(Scope::Person(person)).unwrap();
    let profile = library.profile(person).unwrap();
    assert!(
        profile.sections[Section::ImportantTo].iter().any(|entry| entry.id == line && entry.voice == named)
    );
}

#[test]
fn undo_and_redo_are_told_as_well_and_outlive_a_restart() {
    let (_around, folder, library) = made();
    let (person, line) = with_line(&library);
    change(&library, person, Label::RemoveEntry, move |change| change.remove_entry(line));
    library.undo(Scope::Person(person)).unwrap();
    library.redo(Scope::Person(person)).unwrap();
    library.close().unwrap();
    let told = history(&opened(&folder), person);
    let turned: Vec<_> = told.iter().take(3).map(|told| (told.label, told.turned)).collect();
    let removed = Label::RemoveEntry;
    assert_eq!(turned, [(removed, Some(Turned::Again)), (removed, Some(Turned::Back)), (removed, None)]);
    assert_eq!(words(told[1].after.as_ref()), "Cricket on the radio");
}

#[test]
fn typing_that_goes_on_after_a_step_was_taken_back_is_told_too() {
    let (_around, _, library) = made();
    let (person, line) = with_line(&library);
    let say = |words: &'static str| {
        change(&library, person, Label::Type, move |change| change.set_text(line, words));
    };
    say("Cricket");
    change(&library, person, Label::MoveEntry, move |change| change.move_entry(line, Section::Future, 0));
    library.undo(Scope::Person(person)).unwrap();
    say("Cricket and tea");
    let told = history(&library, person);
    assert_eq!(words(told[0].after.as_ref()), "Cricket and tea");
    say("Cricket and tea at four");
    let told = history(&library, person);
    assert_eq!(words(told[0].after.as_ref()), "Cricket and tea at four");
    assert_eq!(words(told[0].before.as_ref()), "Cricket");
}

#[test]
fn it_is_read_in_parts_the_latest_first() {
    let (_around, _, library) = made();
    let person = add(&library, &amina());
    for number in 0..7 {
        change(&library, person, Label::AddEntry, move |change| {
            change.add_entry(person, Section::Future, 99, Entry::own(format!("{number}")))
        });
    }
    let (mut before, mut all) = (None, Vec::new());
    loop {
        let part = library.history(person, before, 3).unwrap();
        let Some(last) = part.last() else { break };
        before = Some(last.number);
        all.extend(part);
    }
    assert!(all == history(&library, person));
    assert_eq!(all.len(), 8);
}

#[test]
fn words_come_back_where_the_line_is_now_or_at_the_end_when_it_is_gone() {
    let (_around, _, library) = made();
    let (person, line) = with_line(&library);
    change(&library, person, Label::Type, move |change| change.set_text(line, "Football"));
    change(&library, person, Label::MoveEntry, move |change| {
        change.move_entry(line, Section::LikeAndAdmire, 0)
    });
    let typed = history(&library, person).into_iter().find(|told| told.label == Label::Type).unwrap();
    assert!(typed.can_come_back);
    let number = typed.number;
    change(&library, person, Label::BringBack, move |change| change.bring_back(person, number));
    let profile = library.profile(person).unwrap();
    assert_eq!(profile.sections[Section::LikeAndAdmire][0].text, "Cricket on the radio");
    // The words that stood there instead have their own way back.
    library.undo(Scope::Person(person)).unwrap();
    assert_eq!(library.profile(person).unwrap().sections[Section::LikeAndAdmire][0].text, "Football");

    change(&library, person, Label::RemoveEntry, move |change| change.remove_entry(line));
    let removed = history(&library, person)[0].number;
    change(&library, person, Label::BringBack, move |change| change.bring_back(person, removed));
    let profile = library.profile(person).unwrap();
    assert_eq!(profile.sections[Section::LikeAndAdmire].last().unwrap().text, "Football");
}

#[test]
fn words_are_told_and_come_back_in_the_language_they_were_in() {
    let (_around, _, library) = made();
    let (person, line) = with_line(&library);
    let urdu = LanguageTag::try_from("ur").unwrap();
    let given = urdu.clone();
    change(&library, person, Label::Language, move |change| change.set_language(line, Some(given)));
    change(&library, person, Label::Type, move |change| change.set_text(line, "0161 496 0123"));
    change(&library, person, Label::Language, move |change| change.set_language(line, None));
    let told = history(&library, person);
    let spoken = |said: &Option<vault::Said>| said.as_ref().unwrap().language.clone();
    assert_eq!((spoken(&told[0].before), spoken(&told[0].after)), (Some(urdu.clone()), None));
    let number = told[0].number;
    change(&library, person, Label::BringBack, move |change| change.bring_back(person, number));
    let profile = library.profile(person).unwrap();
    assert_eq!(profile.sections[Section::ImportantTo].last().unwrap().language, Some(urdu));
}

#[test]
fn bringing_words_back_right_after_typing_is_a_step_of_its_own() {
    let (_around, _, library) = made();
    let (person, line) = with_line(&library);
    change(&library, person, Label::Type, move |change| change.set_text(line, "Football"));
    let typed = history(&library, person)[0].number;
    change(&library, person, Label::BringBack, move |change| change.bring_back(person, typed));
    assert_eq!(history(&library, person)[0].label, Label::BringBack);
    library.undo(Scope::Person(person)).unwrap();
    let profile = library.profile(person).unwrap();
    assert_eq!(profile.sections[Section::ImportantTo].last().unwrap().text, "Football");
}

#[test]
fn names_come_back_too() {
    let (_around, _, library) = made();
    let person = add(&library, &amina());
    let (details, language) = {
        let profile = library.profile(person).unwrap();
        (Person { preferred_name: "Mina".into(), ..profile.person }, profile.language)
    };
    change(&library, person, Label::Details, move |change| change.set_person(person, details, language));
    let told = &history(&library, person)[0];
    assert_eq!((words(told.before.as_ref()), words(told.after.as_ref())), ("Amina", "Mina"));
    let number = told.number;
    change(&library, person, Label::BringBack, move |change| change.bring_back(person, number));
    assert_eq!(library.profile(person).unwrap().person.preferred_name, "Amina");
}

#[test]
fn one_persons_history_brings_nothing_to_another() {
    let (_around, _, library) = made();
    let (amina, line) = with_line(&library);
    change(&library, amina, Label::Type, move |change| change.set_text(line, "Football"));
    let number = history(&library, amina)[0].number;
    let other = add(&library, &profile::Profile::of(Person::named("Gus"), profile::LanguageTag::default()));
    let refused = library
        .change(Scope::Person(other), Label::BringBack, move |change| change.bring_back(other, number));
    assert_eq!(refused, Err(VaultError::EntryGone));
}

#[test]
fn a_removed_person_comes_back_with_their_history() {
    let (_around, _, library) = made();
    let (person, _) = with_line(&library);
    let before = history(&library, person).len();
    library.change(Scope::People, Label::RemovePerson, move |change| change.remove_person(person)).unwrap();
    library.undo(Scope::People).unwrap();
    assert_eq!(history(&library, person).len(), before + 2);
}

#[test]
fn the_look_of_a_page_is_kept_and_undone_and_is_no_history() {
    let (_around, folder, library) = made();
    let person = add(&library, &amina());
    let before = history(&library, person).len();
    for choices in ["{\"design\":\"poster\"}", "{\"design\":\"card\"}"] {
        change(&library, person, Label::Look, move |change| change.set_look(person, choices.into()));
    }
    library.close().unwrap();
    let library = opened(&folder);
    assert_eq!(library.look(person).unwrap().as_deref(), Some("{\"design\":\"card\"}"));
    library.undo(Scope::Person(person)).unwrap();
    assert_eq!(library.look(person).unwrap().as_deref(), Some("{\"design\":\"poster\"}"));
    assert_eq!(history(&library, person).len(), before);
    library.change(Scope::People, Label::RemovePerson, move |change| change.remove_person(person)).unwrap();
    library.undo(Scope::People).unwrap();
    assert!(library.look(person).unwrap().is_some());
}

#[test]
fn an_erased_person_is_nowhere_and_the_others_stay() {
    let (_around, folder, library) = made();
    let (person, line) = with_line(&library);
    let gus = add(&library, &profile::Profile::of(Person::named("Gus"), profile::LanguageTag::default()));
    change(&library, person, Label::Type, move |change| change.set_text(line, "Kabaddi"));
    change(&library, person, Label::Photo, move |change| {
        change.set_photo(person, Some(photo(b"new", "At home")))
    });
    library.change(Scope::People, Label::RemovePerson, move |change| change.remove_person(person)).unwrap();
    library.undo(Scope::People).unwrap();
    library.erase(person).unwrap();
    assert_eq!(library.profile(person).err(), Some(VaultError::PersonGone));
    assert!(people(&library, "Amina").is_empty() && people(&library, "kabaddi").is_empty());
    assert!(history(&library, person).is_empty());
    while library.undo(Scope::People).unwrap().is_some() {}
    assert_eq!(library.profile(person).err(), Some(VaultError::PersonGone), "no undo brings them back");
    while library.redo(Scope::People).unwrap().is_some() {}
    assert_eq!(people(&library, "").iter().map(|card| card.id).collect::<Vec<_>>(), [gus]);
    library.close().unwrap();
    opened(&folder);
}

#[test]
fn somebody_who_was_removed_can_still_be_erased() {
    let (_around, _, library) = made();
    let (person, _) = with_line(&library);
    library.change(Scope::People, Label::RemovePerson, move |change| change.remove_person(person)).unwrap();
    library.erase(person).unwrap();
    assert_eq!(library.undo(Scope::People).unwrap(), None);
    assert!(history(&library, person).is_empty());
}
