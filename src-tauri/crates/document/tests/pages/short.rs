//! Pages on which very little is said look finished: nothing is left over by accident.

use crate::ink::Sheet;
use crate::somebody::{draw, every_line_is_accounted_for, nothing_is_outside, photo, tag};
use document::{Choices, Design, Laid, Paper, Theme};
use profile::{Colour, Entry, Person, Profile, Section, Supporter};

/// The documents whose pages are a sheet of their own; a card is as large as its words.
const DESIGNS: [Design; 8] = [
    Design::Classic,
    Design::Columns,
    Design::Photo,
    Design::Poster,
    Design::Story,
    Design::Large,
    Design::Pocket,
    Design::Hospital,
];

/// What may be said, the first so many of it.
const SAID: [(Section, [&str; 2]); 4] = [
    (
        Section::ImportantTo,
        ["Water, in any shape: rain, baths, the fountain.", "صبح کی چائے، الائچی کے ساتھ۔"],
    ),
    (Section::Support, ["Hum before you touch me.", "پہلے سلام کریں، پھر کام کی بات۔"]),
    (Section::GoodDay, ["A long bath and no rush.", "جب بیٹی فون کرے۔"]),
    (Section::LikeAndAdmire, ["The way he notices the sky.", "ان کی ہنسی پورے گھر میں سنائی دیتی ہے۔"]),
];
const LONG: [&str; 2] = [
    "When I look twice, that is a yes. When I close my eyes, that is a no, or not yet, or I am tired, and then it is \
     best to sit with me a while and hum, and ask again after the kettle has boiled and the house is quiet.",
    "جب میں دو بار دیکھوں تو اس کا مطلب ہے ہاں۔ جب آنکھیں بند کروں تو نہیں، یا ابھی نہیں، یا تھکن ہے، تب میرے پاس بیٹھیں \
     اور تھوڑی دیر بعد پھر پوچھیں، جب گھر میں خاموشی ہو۔",
];

/// Somebody of whom little is said, in that language, and what it is.
struct Short {
    profile: Profile,
    what: String,
}

/// Everybody: one to four lines, in one section and in several, a single long one, with and without a photo, in a
/// language that runs from left to right and in one that runs the other way.
fn everybody() -> Vec<Short> {
    let mut all = Vec::new();
    for (number, language) in ["en-GB", "ur"].into_iter().enumerate() {
        for has_photo in [true, false] {
            let mut add = |what: String, lines: Vec<(Section, &str)>| {
                let mut profile = Profile::of(Person::named(["Theo", "شبانہ"][number]), tag(language));
                profile.person.colour = Colour::Clay;
                profile.person.pronouns = ["he / him", "آپ"][number].into();
                profile.person.photo = has_photo.then(photo);
                profile.written.by = vec![Supporter { name: "Anna".into(), role: String::new() }];
                for (section, line) in lines {
                    profile.sections[section].push(Entry::own(line.to_owned()));
                }
                let what = format!("{what}, {language}, {}", if has_photo { "a photo" } else { "no photo" });
                all.push(Short { profile, what });
            };
            for count in 1..=SAID.len() {
                let spread = SAID[..count].iter().map(|(section, lines)| (*section, lines[number]));
                add(format!("{count} in as many sections"), spread.collect());
                let together = SAID[..count].iter().map(|(_, lines)| (Section::ImportantTo, lines[number]));
                add(format!("{count} in one section"), together.collect());
            }
            add("a long one".into(), vec![(Section::Support, LONG[number])]);
            for section in [Section::Communication, Section::PleaseDo, Section::PleaseDoNot] {
                add(format!("one of {section:?}"), vec![(section, SAID[1].1[number])]);
            }
        }
    }
    all
}

/// Draws every short page in every document, on that paper: in the person's colour, and plain. What is colour in the one
/// is bare paper in the other.
fn each(papers: &[Paper], mut look: impl FnMut(Design, &Laid, &Short, &str)) {
    for short in everybody() {
        for design in DESIGNS {
            for paper in papers {
                for theme in [Theme::Own, Theme::Plain] {
                    let choices = Choices { design, theme, paper: *paper, ..Choices::default() };
                    let laid = draw(&short.profile, choices);
                    // A hospital does not ask for everything.
                    if laid.report().not_here.is_empty() {
                        let what = format!("{design:?} on {paper:?}, {theme:?}: {}", short.what);
                        look(design, &laid, &short, &what);
                    }
                }
            }
        }
    }
}

#[test]
fn no_more_than_a_third_of_a_short_page_is_white_in_one_piece() {
    each(&Paper::ALL, |_, laid, _, what| {
        let pages = &laid.list().pages;
        for (number, page) in pages.iter().enumerate() {
            let white = Sheet::of(page).most_white();
            // Large print that goes on to another page ends where it ends.
            let most = if number > 0 && number + 1 == pages.len() { 0.45 } else { 1.0 / 3.0 };
            assert!(white <= most, "{what}: {:.0} % of page {number}", white * 100.0);
        }
    });
}

#[test]
fn the_words_and_the_photo_of_a_short_page_reach_from_its_head_to_its_foot() {
    each(&Paper::ALL, |_, laid, _, what| {
        for page in &laid.list().pages {
            let [first, last] = Sheet::of(page).drawn();
            assert!(first < 0.25 && last > 0.85, "{what}: from {first} to {last}");
        }
    });
}

#[test]
fn less_than_half_of_a_short_page_is_nothing_but_colour() {
    each(&[Paper::A4, Paper::Letter], |_, laid, _, what| {
        // Large print begins with the name and the photo on a page of their own where the words need the next.
        let most = if laid.list().pages.len() > 1 { 0.6 } else { 0.5 };
        for page in &laid.list().pages {
            let empty = Sheet::of(page).most_without_words();
            assert!(empty < most, "{what}: {:.0} %", empty * 100.0);
        }
    });
}

#[test]
fn a_short_page_says_all_there_is_to_say() {
    each(&Paper::ALL, |_, laid, short, what| {
        assert!(laid.report().left_out.is_empty(), "{what}");
        every_line_is_accounted_for(&short.profile, laid);
        nothing_is_outside(laid);
    });
}
