//! What a printed page promises, read back from the files that are written.

use crate::reading::Pdf;
use crate::somebody::*;
use document::{Choices, Design, Pages, Paper, Place, Press, SHARP, SMALLEST, Theme};
use profile::{Authorship, Entry, Person, Profile, Section, Supporter, Whose, shows};
use proptest::prelude::*;
use std::collections::HashSet;

#[test]
fn every_document_in_every_theme_and_on_every_paper_is_sound() {
    let mut profile = somebody(3, &Section::ALL);
    profile.person.photo = Some(photo());
    for design in Design::ALL {
        for theme in Theme::all() {
            for paper in Paper::ALL {
                let laid = draw(&profile, Choices { design, theme, paper, ..Choices::default() });
                let structure = Pdf::open(&pdf(&laid).unwrap()).is_sound();
                let figure = structure.all().into_iter().find(|element| element.role == "Figure");
                assert_eq!(
                    figure.and_then(|figure| figure.alt.as_deref()),
                    Some("Amina: Laughing in her garden")
                );
            }
        }
    }
}

#[test]
fn the_structure_reads_as_a_person_would_read_it() {
    let mut profile = somebody(4, &Section::ALL);
    profile.person.photo = Some(photo());
    profile.person.pronouns = "she / her".into();
    profile.written.by.push(Supporter { name: "Joy".into(), role: String::new() });
    let (_, pdf, structure) = print(&profile);
    let roles: Vec<_> = structure.kids.iter().map(|kid| kid.role.as_str()).collect();
    assert_eq!(&roles[..3], ["H1", "Figure", "P"]);
    assert_eq!(roles.last(), Some(&"P"));
    assert_eq!(structure.kids[0].words.trim(), "Amina");
    assert_eq!(structure.kids[1].alt.as_deref(), Some("Amina: Laughing in her garden"));
    for (at, kid) in structure.kids.iter().enumerate().filter(|(_, kid)| kid.role == "H2") {
        assert!(!kid.words.trim().is_empty());
        assert_eq!(roles[at + 1], "L", "a list after each heading");
    }
    for item in structure.all().into_iter().filter(|element| element.role == "LI") {
        assert_eq!(item.kids.last().map(|kid| kid.role.as_str()), Some("LBody"));
    }
    let catalog = pdf.file.catalog().unwrap();
    assert!(catalog.has(b"Outlines") && catalog.has(b"Metadata") && catalog.has(b"OutputIntents"));
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en-GB");
}

#[test]
fn a_section_nobody_answered_leaves_no_hole_and_no_heading() {
    let (_, _, structure) = print(&somebody(9, &[Section::ImportantTo]));
    assert_eq!(structure.all().iter().filter(|element| element.role == "H2").count(), 1);
}

#[test]
fn whose_words_a_line_is_stands_beside_it_and_in_the_footer() {
    let mut profile = somebody(3, &[Section::ImportantTo, Section::Support, Section::GoodDay]);
    let voice = &mut profile.sections[Section::Support][0].voice;
    voice.whose = Whose::FamilyOrFriend;
    voice.name = Some("Rukhsana, sister".into());
    profile.sections[Section::Support][1].voice.whose = Whose::Guess;
    let (_, _, structure) = print(&profile);
    assert!(structure.words.contains("(Rukhsana)") && structure.words.contains("(a guess)"));
    assert!(structure.words.contains("one guess, still to be checked"));
}

#[test]
fn of_a_line_nobody_was_asked_about_the_page_claims_nothing() {
    let mut profile = somebody(3, &[Section::ImportantTo]);
    profile.sections[Section::ImportantTo][1].voice.whose = Whose::NotSaid;
    for design in Design::ALL {
        let laid = draw(&profile, Choices { design, ..Choices::default() });
        let structure = Pdf::open(&pdf(&laid).unwrap()).structure();
        let bodies: Vec<_> = structure.all().into_iter().filter(|element| element.role == "LBody").collect();
        assert!(
            bodies.iter().all(|body| !body.words.contains('(')),
            "{design:?}: nothing stands beside a line"
        );
        assert!(!structure.words.contains("All of it"), "{design:?}");
        let brief = design == Design::Card;
        assert_eq!(structure.words.contains("two lines in Amina’s own words"), !brief, "{design:?}");
        assert_eq!(structure.words.contains("nobody has said yet whose words it is"), !brief, "{design:?}");
    }
}

#[test]
fn the_foot_counts_the_lines_that_found_room() {
    let mut profile = somebody(60, &[Section::ImportantTo, Section::Support]);
    for section in [Section::ImportantTo, Section::Support] {
        for entry in profile.sections[section].iter_mut().step_by(2) {
            entry.voice.whose = Whose::NotSaid;
        }
    }
    let (laid, _, structure) = print(&profile);
    let printed = printed_entries(&laid);
    let of = |whose| {
        let entries = profile.sections.all().map(|(_, entry)| entry);
        entries.filter(|entry| printed.contains(&entry.id) && entry.voice.whose == whose).count()
    };
    let (own, not_said) = (of(Whose::Own), of(Whose::NotSaid));
    assert!(own > 12 && not_said > 12 && own + not_said < 120, "{own} and {not_said}");
    let said = format!("Known so far: {own} lines in Amina’s own words. For {not_said} other lines");
    assert!(structure.words.contains(&said), "{said:?} in {}", structure.words);
}

#[test]
fn a_line_has_one_bullet_whatever_was_pasted_with_it() {
    let mut profile = somebody(0, &[]);
    let pasted = [
        ("\u{f0b7}\tShe likes the window seat", "She likes the window seat"),
        ("•\tTea, not coffee", "Tea, not coffee"),
        ("- Football on Saturday", "Football on Saturday"),
        ("o\tWalks the dog", "Walks the dog"),
        ("1.\tSecond thing", "Second thing"),
        ("\tThe blue hat", "The blue hat"),
        ("☐ Yes ☑ no", "☐ Yes ☑ no"),
        ("1. FC Köln", "1. FC Köln"),
        ("-5 degrees is too cold", "-5 degrees is too cold"),
        ("It’s “fine” – really…", "It’s “fine” – really…"),
    ];
    profile.sections[Section::ImportantTo] = pasted.iter().map(|(text, _)| Entry::own(*text)).collect();
    let (laid, _, structure) = print(&profile);
    assert!(laid.report().is_whole(), "{:?}", laid.report());
    let bodies: Vec<_> = structure.all().into_iter().filter(|element| element.role == "LBody").collect();
    let words: Vec<&str> = bodies.iter().map(|body| body.words.trim()).collect();
    assert_eq!(words, pasted.map(|(_, words)| words));
}

#[test]
fn a_line_or_a_name_that_shows_nothing_is_not_taken_for_words() {
    let mut profile = somebody(1, &[Section::Support]);
    let nothing = ["\u{200b}", "\u{2060}", "\u{ad}", "\u{2800}", "\u{3164}", "•", " \u{a0}"];
    profile.sections[Section::ImportantTo] = nothing.map(Entry::own).into();
    profile.written.by = vec![Supporter { name: "\u{200b}".into(), role: "\u{3164}".into() }];
    for design in Design::ALL {
        let laid = draw(&profile, Choices { design, ..Choices::default() });
        let structure = Pdf::open(&pdf(&laid).unwrap()).is_sound();
        assert_eq!(printed_entries(&laid).len(), 1, "{design:?}");
        assert!(!structure.words.contains("important to me"), "{design:?}: a heading stands over nothing");
        assert!(!structure.words.contains("wrote this"), "{design:?}");
        assert!(laid.report().is_whole(), "{design:?}: {:?}", laid.report());
    }
}

#[test]
fn what_others_wrote_is_not_given_out_as_the_persons_words() {
    let mut profile = somebody(2, &[Section::ImportantTo]);
    profile.written.authorship = Authorship::ByOthers;
    profile.written.how = Some("We watched what made her smile.".into());
    for entry in &mut profile.sections[Section::ImportantTo] {
        entry.voice.whose = Whose::Staff;
    }
    let (_, _, structure) = print(&profile);
    assert!(structure.words.contains("We watched what made her smile."));
    assert!(structure.words.contains("not Amina’s own"));
}

#[test]
fn a_page_in_urdu_is_the_mirror_of_one_in_english() {
    let mut profile = somebody(6, &[Section::ImportantTo, Section::Support]);
    profile.language = tag("ur");
    profile.person.preferred_name = "شبانہ".into();
    for section in [Section::ImportantTo, Section::Support] {
        for entry in &mut profile.sections[section] {
            entry.text = "مجھے اپنے خاندان کے ساتھ چائے پینا پسند ہے".into();
        }
    }
    let laid = lay(&profile, Paper::A4);
    let (width, _) = laid.size();
    let frame = |role| {
        let nodes = &laid.list().tree.nodes;
        nodes.iter().find(|node| node.role == role).and_then(|node| node.frame).unwrap()
    };
    let [_, _, right, _] = frame(document::tree::Role::H1).edges;
    assert!((right - (width - 51.0)).abs() < 2.0, "the name stands at the right");
}

/// The letters of a text, without white and marks: what has to come back.
fn letters(text: &str) -> String {
    text.chars().filter(|c| shows(&c.to_string())).collect()
}

#[test]
fn every_script_can_be_read_back_word_by_word() {
    let samples = [
        ("cy", "Mae Siân yn hoffi mynd i’r tŷ, ŵyna a chŵn; efficient office"),
        ("pl", "Łukasz lubi źródlaną wodę i żółte kwiaty"),
        ("el", "Μου αρέσει ο καφές με τη γιαγιά"),
        ("uk", "Я люблю пити чай з бабусею"),
        ("bn", "আমি প্রতিদিন সকালে পরিবারের সঙ্গে চা খেতে পছন্দ করি কৃষ্ণ"),
        ("hi", "मुझे परिवार के साथ चाय पीना पसंद है विद्यार्थी शक्ति"),
        ("gu", "મને મારા પરિવાર સાથે ચા પીવી ગમે છે વિદ્યાર્થી"),
        ("pa", "ਮੈਨੂੰ ਆਪਣੇ ਪਰਿਵਾਰ ਨਾਲ ਚਾਹ ਪੀਣੀ ਪਸੰਦ ਹੈ"),
        ("ta", "எனக்கு தேநீர் மிகவும் பிடிக்கும்"),
        ("ar", "أحب شرب الشاي مع عائلتي كل صباح"),
        ("ur", "مجھے اپنے خاندان کے ساتھ چائے پینا پسند ہے"),
    ];
    for (language, sample) in samples {
        let mut profile = somebody(1, &[Section::Support]);
        let mut entry = Entry::own(sample);
        entry.language = Some(tag(language));
        profile.sections[Section::ImportantTo].push(entry);
        let laid = draw(&profile, Choices { size: Some(SMALLEST), ..Choices::default() });
        let structure = Pdf::open(&pdf(&laid).unwrap()).structure();
        assert!(laid.report().missing.is_empty(), "{language}: {:?}", laid.report().missing);
        let body = structure
            .all()
            .into_iter()
            .find(|element| element.language.as_deref() == Some(language))
            .unwrap_or_else(|| panic!("{language} is named"));
        let words: HashSet<String> = body.words.split_whitespace().map(letters).collect();
        for word in sample.split_whitespace().map(letters) {
            assert!(words.contains(&word), "{language}: {word} in {words:?}");
        }
    }
}

#[test]
fn the_same_profile_gives_the_same_bytes_on_every_press() {
    let mut profile = somebody(5, &Section::ALL);
    profile.person.photo = Some(photo());
    let write = |press: &mut Press| {
        let laid = press.lay_out(&profile, &Choices::default());
        (press.pdf(&laid).unwrap(), press.svg(&laid, 0).unwrap())
    };
    let (mut one, mut other) = (Press::new(), Press::new());
    let first = write(&mut one);
    assert!(first == write(&mut one) && first == write(&mut other));
}

#[test]
fn the_photo_is_put_in_as_it_is() {
    let mut profile = somebody(2, &[Section::ImportantTo]);
    profile.person.photo = Some(photo());
    let laid = lay(&profile, Paper::A4);
    let bytes = pdf(&laid).unwrap();
    let jpeg = photo().jpeg().to_vec();
    assert!(bytes.windows(jpeg.len()).any(|window| window == jpeg));
}

#[test]
fn a_photo_is_soft_where_a_document_shows_it_larger_than_its_pixels_are_good_for() {
    let mut profile = somebody(2, &[Section::ImportantTo]);
    let classic = Choices::default();
    let larger = Choices { design: Design::Photo, ..classic };
    assert_eq!(draw(&profile, classic).soft_photo(), None, "without a photo there is nothing to say");
    profile.person.photo = Some(photo());
    let enough = draw(&profile, classic).photo_needs();
    profile.person.photo = Some(photo_of(enough));
    assert_eq!(draw(&profile, classic).soft_photo(), None);
    assert!(draw(&profile, larger).soft_photo().is_some_and(|dots| dots < SHARP));
    profile.person.photo = Some(photo_of(enough - 1));
    assert!(draw(&profile, classic).soft_photo().is_some());
}

#[test]
fn each_paper_has_its_size() {
    for (paper, size) in [(Paper::A4, [595.276, 841.89]), (Paper::Letter, [612.0, 792.0])] {
        let laid = lay(&somebody(2, &[Section::ImportantTo]), paper);
        let pdf = Pdf::open(&pdf(&laid).unwrap());
        let media = pdf.page().get(b"MediaBox").unwrap().as_array().unwrap();
        let found: Vec<f32> = media.iter().map(|number| number.as_float().unwrap()).collect();
        assert!((found[2] - size[0]).abs() < 0.01 && (found[3] - size[1]).abs() < 0.01, "{found:?}");
        assert_eq!(Paper::from_key(paper.key()), Some(paper));
    }
}

#[test]
fn a_name_of_five_hundred_letters_is_cut_and_said_to_be() {
    let mut profile = somebody(4, &[Section::ImportantTo]);
    profile.person.preferred_name = "Bartholomea ".repeat(42);
    let (laid, _, structure) = print(&profile);
    assert_eq!(laid.report().left_out.len(), 1);
    assert_eq!(laid.report().left_out[0].place, Place::Name);
    assert!(structure.kids[0].words.contains('…'));
}

#[test]
fn debug_of_a_laid_page_shows_no_words() {
    let mut profile = somebody(30, &Section::ALL);
    profile.person.preferred_name = "Zebedee".into();
    let shown = format!("{:?}", lay(&profile, Paper::A4));
    assert!(!shown.contains("Zebedee") && !shown.contains("cardamom"));
}

/// Checks that every tag of an XML text is closed in its order and nothing is left open in it.
fn well_formed(xml: &str) {
    let mut open: Vec<&str> = Vec::new();
    for part in xml.split('<').skip(1) {
        let (inside, text) = part.split_once('>').expect("a tag ends");
        assert!(!text.contains('"') || !text.contains('='), "no stray attribute");
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !inside.ends_with('/') {
            open.push(inside.split(' ').next().unwrap());
        }
        assert_eq!(inside.matches('"').count() % 2, 0, "every attribute is closed");
    }
    assert!(open.is_empty());
    assert!(!xml.chars().any(char::is_control), "no control in it");
}

#[test]
fn the_preview_is_a_picture_that_needs_nothing_beside_it() {
    let mut profile = somebody(3, &Section::ALL);
    profile.person.photo = Some(photo());
    profile.person.preferred_name = "Am<ina> & \"Co\"".into();
    let laid = lay(&profile, Paper::A4);
    let svg = PRESS.with_borrow_mut(|press| press.svg(&laid, 0).unwrap());
    well_formed(&svg);
    assert!(
        svg.contains("role=\"img\"") && svg.contains("<title") && svg.contains("data:image/jpeg;base64,/9j")
    );
    for forbidden in ["style=", "<style", "<script", "http://www.w3.org/1999/xlink"] {
        assert!(!svg.contains(forbidden), "{forbidden}");
    }
    assert_eq!(svg.matches("http").count(), 1, "the name of SVG alone");
}

fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![
        "(?s).{0,60}",
        "[a-zA-Z ,.’]{0,200}",
        "[ \\u{600}-\\u{6ff}\\u{200c}-\\u{200f}\\u{202a}-\\u{202e}]{0,60}",
        "[ \\u{900}-\\u{dff}\\u{300}-\\u{36f}a-c\\u{200d}]{0,60}",
        "[\\u{0}-\\u{40}\\u{2066}-\\u{2069}😀-😂茶]{0,30}",
        "[👨👩❤1#a \\u{200d}\\u{fe0e}\\u{fe0f}\\u{20e3}🏻-🏿🇦-🇿\\u{e0067}\\u{e007f}]{0,40}",
        Just("لا".repeat(40)),
        Just("W".repeat(900)),
    ]
}

fn any_choices() -> impl Strategy<Value = Choices> {
    let (designs, papers) = (prop::sample::select(&Design::ALL), prop::sample::select(&Paper::ALL));
    let theme = prop::sample::select(&[Theme::Own, Theme::Plain]);
    (designs, papers, theme, any::<bool>()).prop_map(|(design, paper, theme, two)| Choices {
        design,
        paper,
        theme,
        pages: if two { Pages::Two } else { Pages::One },
        ..Choices::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_words_give_a_sound_document_or_are_named(
        name in any_words(),
        facts in any_words(),
        how in any_words(),
        lines in prop::collection::vec((0..Section::ALL.len(), any_words(), 0..Whose::ALL.len()), 0..24),
        language in prop::sample::select(vec!["en-GB", "ur", "ar", "bn", "hi"]),
        choices in any_choices(),
        with_photo in any::<bool>(),
    ) {
        let mut profile = Profile::of(Person::named(name), tag(language));
        profile.person.full_name = facts;
        profile.person.photo = with_photo.then(photo);
        profile.written.how = Some(how);
        for (section, text, whose) in lines {
            let mut entry = Entry::own(text);
            entry.voice.whose = Whose::ALL[whose];
            profile.sections[Section::ALL[section]].push(entry);
        }
        let laid = draw(&profile, choices);
        every_line_is_accounted_for(&profile, &laid);
        let pdf = Pdf::open(&pdf(&laid).unwrap());
        prop_assert_eq!(pdf.count(), laid.report().pages);
        prop_assert!(pdf.count() == 1 || choices.pages == Pages::Two || choices.design == Design::Large);
        pdf.is_sound();
        well_formed(&PRESS.with_borrow_mut(|press| press.svg(&laid, 0).unwrap()));
    }
}
