//! The first letter of names in every script: which it is, in what face, and where its ink is.

use crate::display::{DisplayList, Mark, Outline, Owner, Page};
use crate::ink::{Ink, inks_of};
use crate::layout::initial::without_title;
use crate::tree::Role;
use crate::{Choices, Design, FaceId, Press, Theme};
use profile::{Entry, LanguageTag, Person, Profile, Section};

/// Names in each script, and in the widest, highest and deepest letters, with the language of the page.
const NAMES: [(&str, &str); 43] = [
    ("en-GB", "Mensah"),
    ("en-GB", "Wilhelmina"),
    ("en-GB", "Jo"),
    ("en-GB", "Qadir"),
    ("en-GB", "Åse"),
    ("yo", "Ọláṣubọ̀mí"),
    ("vi", "Ểnh"),
    ("pl", "Łucja"),
    ("uk", "Щука"),
    ("el", "Ωmega"),
    ("ur", "سمیرا"),
    ("ur", "علي"),
    ("ur", "کلثوم"),
    ("ur", "گلناز"),
    ("ur", "یاسمین"),
    ("ar", "سميرة"),
    ("ar", "علي"),
    ("ar", "كوفي"),
    ("en-GB", "علي"),
    ("en-GB", "كوفي Mensah"),
    ("prs", "زهرا"),
    ("bn", "সুমিত্রা"),
    ("bn", "শ্রী"),
    ("hi", "श्रीदेवी"),
    ("gu", "શ્રેયા"),
    ("pa", "ਸ੍ਰੀ"),
    ("ta", "ஸ்ரீ"),
    ("hy", "Մարիամ"),
    ("am", "ሣራ"),
    ("ka", "ქეთევანი"),
    ("he", "שָׁלוֹם"),
    ("kn", "ಶ್ರೀನಿಧಿ"),
    ("km", "សុភ្ញា"),
    ("km", "ស្រីខ្ញុំ"),
    ("lo", "ຟື້ນ"),
    ("ml", "ശ്രീജ"),
    ("my", "ဖြူ"),
    ("or", "ଶ୍ରୀ"),
    ("si", "ශ්‍රියා"),
    ("te", "శ్రీ"),
    ("dv", "ޝަހީދާ"),
    ("th", "ฟื้น"),
    ("en-GB", "😀"),
];

fn laid(language: &str, name: &str, design: Design, theme: Theme) -> DisplayList {
    let mut profile = Profile::of(Person::named(name), LanguageTag::try_from(language).unwrap());
    profile.sections[Section::Support].push(Entry::own("Tea with milk"));
    Press::new().lay_out(&profile, &Choices { design, theme, ..Choices::default() }).list
}

fn edges(outline: Outline) -> Option<Ink> {
    match outline {
        Outline::Box { x, y, width, height, .. } => {
            Some(Ink { left: x, top: y, right: x + width, bottom: y + height })
        }
        Outline::Circle { x, y, r } => Some(Ink { left: x - r, top: y - r, right: x + r, bottom: y + r }),
        Outline::Bar { .. } => None,
    }
}

/// What the letter stands on, the last that is painted before it: whether all of its ink is there, with some air, and in
/// the middle.
fn stands(page: &Page, first: usize, ink: Ink) -> bool {
    let [x, y] = ink.middle();
    let there = |ground: &Ink| ground.left < x && x < ground.right && ground.top < y && y < ground.bottom;
    let grounds = page.items[..first].iter().rev().filter_map(|item| match item.mark {
        Mark::Fill(outline, _) => edges(outline).filter(there).map(|ground| (outline, ground)),
        _ => None,
    });
    // Without colours there may be nothing to stand on.
    let Some((outline, ground)) = grounds.into_iter().next() else { return true };
    let [wide, high] = [ground.right - ground.left, ground.bottom - ground.top];
    let [middle_x, middle_y] = ground.middle();
    let off = (x - middle_x).abs().max((y - middle_y).abs());
    let inside = match outline {
        Outline::Circle { r, .. } => {
            let corners =
                [ink.left, ink.right].into_iter().flat_map(|x| [ink.top, ink.bottom].map(|y| [x, y]));
            corners.into_iter().all(|[x, y]| (x - middle_x).hypot(y - middle_y) < 0.9 * r)
        }
        _ => ink.is_inside(Ink {
            left: ground.left + 0.05 * wide,
            right: ground.right - 0.05 * wide,
            top: ground.top + 0.05 * high,
            bottom: ground.bottom - 0.05 * high,
        }),
    };
    inside && off < 0.05 * wide.min(high)
}

#[test]
fn the_ink_of_the_first_letter_is_in_the_middle_of_what_it_stands_on() {
    let mut found = Vec::new();
    for (language, name) in NAMES {
        for design in Design::ALL {
            for theme in [Theme::Own, Theme::Plain] {
                let list = laid(language, name, design, theme);
                let page = &list.pages[0];
                let is_letter = |item: &&crate::display::Item| {
                    item.owner == Owner::Decoration && matches!(item.mark, Mark::Text(_))
                };
                let Some(first) = page.items.iter().position(|item| is_letter(&item)) else { continue };
                let ink = Ink::around(&inks_of(page.items.iter().filter(is_letter)).concat()).unwrap();
                if !stands(page, first, ink) {
                    found.push(format!("{name} ({language}), {design:?}, {theme:?}"));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// The faces of the letters of the name and of its first letter, and the text of that.
fn faces(language: &str, name: &str) -> (Vec<FaceId>, FaceId, String) {
    let list = laid(language, name, Design::Classic, Theme::Own);
    let runs = || {
        list.pages[0].items.iter().filter_map(|item| match &item.mark {
            Mark::Text(run) => Some((item.owner, run)),
            _ => None,
        })
    };
    let is_name = |owner| matches!(owner, Owner::Node(node) if list.tree.node(node).role == Role::H1);
    let of_name = runs().filter(|(owner, _)| is_name(*owner)).map(|(_, run)| run.face).collect();
    let (_, letter) = runs().find(|(owner, _)| *owner == Owner::Decoration).unwrap();
    (of_name, letter.face, letter.text.to_string())
}

#[test]
fn the_first_letter_is_in_the_face_that_the_name_is_in() {
    for (language, name) in NAMES {
        let (of_name, face, _) = faces(language, name);
        assert!(of_name.contains(&face), "{name}: {} of {of_name:?}", face.face().name);
    }
    let (_, face, _) = faces("yo", "Ọláṣubọ̀mí");
    assert_eq!(face.face().name, "NotoSans-Bold");
    // The letter alone would be taken for Urdu.
    let (_, face, _) = faces("en-GB", "گلناز Mensah");
    assert_eq!(face.face().name, "NotoNaskhArabic-Bold");
}

#[test]
fn the_first_letter_is_all_that_one_sees_as_one() {
    for (language, name, letter) in [
        ("en-GB", "Mr Bailey", "B"),
        ("en-GB", "élodie", "É"),
        ("en-GB", "e\u{301}lodie", "É"),
        ("en-GB", "“Al”", "A"),
        ("yo", "ọ̀pẹ́", "Ọ̀"),
        ("km", "សុភ្ញា", "សុ"),
        ("hi", "किरण", "कि"),
        ("th", "น้ำ", "น้ำ"),
        ("ka", "ქეთევანი", "ქ"),
        ("en-GB", "😀", "😀"),
    ] {
        assert_eq!(faces(language, name).2, letter, "{name}");
    }
}

#[test]
fn a_title_is_not_the_name() {
    for (name, without) in [
        ("Mr Bailey", "Bailey"),
        ("Dr. Ama Osei", "Ama Osei"),
        ("Auntie", "Auntie"),
        ("Missy", "Missy"),
        ("Pan Jan", "Jan"),
    ] {
        assert_eq!(without_title(name), without);
    }
}
