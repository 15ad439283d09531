//! Every piece of text in a file says the language it is in.

use crate::reading::{Element, Pdf};
use crate::somebody::*;
use document::{Choices, Design, Pages};
use profile::{Date, Entry, Photo, Profile, Section, Supporter, Whose};
use wording::Wording;

/// A page in each language the program speaks, and in some that it does not, with a line in it and how the person is
/// called.
const PAGES: [(&str, &str, &str); 10] = [
    ("en-GB", "Amina", "Tea with milk"),
    ("cy", "Elfed", "Te gyda llaeth"),
    ("pl", "Kacper", "Herbata z mlekiem"),
    ("ur", "شبانہ", "دودھ والی چائے"),
    ("bn", "আমিনা", "দুধ চা"),
    ("ar", "ليلى", "الشاي مع أختي"),
    ("fa", "زهرا", "چای با هل"),
    ("el", "Ελένη", "Τσάι με γάλα"),
    ("uk", "Оксана", "Чай з молоком"),
    ("so", "Ayaan", "Shaah caano leh"),
];

/// Lines that say their language, and one of which the letters tell it.
const LINES: [(&str, Option<&str>, &str); 4] = [
    ("Tea with my sister", Some("en"), "en"),
    ("মায়ের সঙ্গে চা", Some("bn"), "bn"),
    ("چائے امی کے ساتھ", Some("ur"), "ur"),
    ("মাছ আর ভাত", None, "bn"),
];

fn page(language: &str, name: &str, line: &str) -> Profile {
    let mut profile = Profile::of(profile::Person::named(name), tag(language));
    profile.person.full_name = format!("{name} {name}");
    profile.person.languages = vec![tag("so"), tag("en-GB"), tag("ur")];
    profile.written.by.push(Supporter { name: "Joy Okafor".into(), role: "key worker".into() });
    profile.written.on = Some(Date::constant(2026, 3, 1));
    for section in [Section::ImportantTo, Section::Support, Section::Communication] {
        profile.sections[section].push(Entry::own(line));
    }
    for (text, given, _) in LINES {
        let mut entry = Entry::own(text);
        entry.language = given.map(tag);
        entry.voice.whose = Whose::Guess;
        profile.sections[Section::Support].push(entry);
    }
    profile
}

/// Each element that has words of its own, with its role, these words, and the language they are said to be in.
fn pieces(element: &Element, inherited: &str) -> Vec<(String, String, String)> {
    let language = element.language.clone().unwrap_or_else(|| inherited.to_owned());
    let words = element.alt.clone().unwrap_or_else(|| element.words.clone());
    // A text said of an element is there instead of all that is in it.
    let kids = if element.actual.is_some() { &[][..] } else { &element.kids };
    let below: Vec<_> = kids.iter().flat_map(|kid| pieces(kid, &language)).collect();
    if below.is_empty() && !words.trim().is_empty() && element.role != "Lbl" {
        return vec![(element.role.clone(), words.trim().to_owned(), language)];
    }
    below
}

/// The language of a wording that has this among its words, of the page's and the English one.
fn of_the_program(page: &str, said: &str) -> Option<String> {
    let own = Wording::for_language(&tag(page));
    let within = |wording: &Wording| {
        let ids = Section::ALL.map(|section| format!("page-section-{}", section.key()));
        let hospital = ["page-hospital-important_for", "page-hospital-relationships", "page-mark-guess"];
        let folds = ["page-fold", "page-fold-mirrored", "page-cut", "page-cut-mirrored"];
        let ids = ids.iter().map(String::as_str).chain(hospital).chain(folds);
        ids.filter_map(|id| wording.get(id)).any(|words| words == said)
    };
    let is_own = own.language() == tag(page).language();
    if is_own && within(own) {
        return Some(page.to_owned());
    }
    within(Wording::english()).then(|| "en".to_owned())
}

#[test]
fn every_piece_of_text_says_the_language_it_is_in() {
    for (language, name, line) in PAGES {
        let sentences = if Wording::for_language(&tag(language)).language() == tag(language).language() {
            language
        } else {
            "en"
        };
        for design in Design::ALL {
            for described in [None, Some("মায়ের বাগানে"), Some("In the garden")] {
                let mut profile = page(language, name, line);
                let jpeg = photo().jpeg().to_vec();
                profile.person.photo = Photo::from_jpeg(jpeg, described.unwrap_or_default()).ok();
                let choices = Choices { design, pages: Pages::Two, ..Choices::default() };
                let laid = draw(&profile, choices);
                let structure = Pdf::open(&pdf(&laid).unwrap()).is_sound();
                for (role, words, said) in pieces(&structure, language) {
                    let known =
                        LINES.iter().find(|(text, ..)| words == *text).map(|(.., language)| *language);
                    let expected = match (role.as_str(), known) {
                        (_, Some(known)) => known.to_owned(),
                        ("H1", _) => language.to_owned(),
                        ("Figure", _) => match described {
                            None => sentences.to_owned(),
                            Some("In the garden") if matches!(language, "en-GB" | "cy" | "pl" | "so") => {
                                language.to_owned()
                            }
                            Some("In the garden") => "und-Latn".to_owned(),
                            Some(_) => "bn".to_owned(),
                        },
                        _ if words == line || words == name => language.to_owned(),
                        _ => of_the_program(language, &words).unwrap_or_else(|| sentences.to_owned()),
                    };
                    assert_eq!(said, expected, "{language}, {design:?}, {role}: {words}");
                }
            }
        }
    }
}
