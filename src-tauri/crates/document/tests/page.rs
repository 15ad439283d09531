//! What a printed page promises, read back from the files that are written.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod reading;

use document::{Choices, Design, DocumentError, Laid, Pages, Paper, Place, Press, SMALLEST, Theme, Writing};
use profile::{
    Authorship, CommunicationNeed, Entry, EntryId, LanguageTag, Person, Photo, Profile, Section, Supporter,
    Whose,
};
use proptest::prelude::*;
use reading::{Element, Pdf};
use std::cell::RefCell;
use std::collections::HashSet;

thread_local! {
    static PRESS: RefCell<Press> = RefCell::new(Press::new());
}

fn lay(profile: &Profile, paper: Paper) -> Laid {
    draw(profile, Choices { paper, ..Choices::default() })
}

fn draw(profile: &Profile, choices: Choices) -> Laid {
    PRESS.with_borrow_mut(|press| press.lay_out(profile, &choices))
}

fn pdf(laid: &Laid) -> Result<Vec<u8>, DocumentError> {
    PRESS.with_borrow_mut(|press| press.pdf(laid))
}

fn print(profile: &Profile) -> (Laid, Pdf, Element) {
    let laid = lay(profile, Paper::A4);
    let pdf = Pdf::open(&pdf(&laid).unwrap());
    let structure = pdf.structure();
    (laid, pdf, structure)
}

fn tag(tag: &str) -> LanguageTag {
    LanguageTag::try_from(tag).unwrap()
}

/// Somebody with so many lines in each of these sections.
fn somebody(lines: usize, sections: &[Section]) -> Profile {
    let mut profile = Profile::of(Person::named("Amina"), LanguageTag::default());
    for section in sections {
        for number in 0..lines {
            let text = format!("Tea with milk and cardamom before anybody talks about day {number}");
            profile.sections[*section].push(Entry::own(text));
        }
    }
    profile
}

/// Everything else that a profile can say: a photo, all the facts, and who wrote it how.
fn fill_in(profile: &mut Profile) {
    profile.person.photo = Some(photo());
    profile.person.full_name = "Amina Rukhsana Begum Choudhury-Hussain".into();
    profile.person.pronouns = "she / her".into();
    profile.person.languages = vec![tag("bn"), tag("ur"), tag("en-GB")];
    profile.person.communication_needs = CommunicationNeed::ALL.into_iter().take(8).collect();
    profile.written.by = vec![Supporter { name: "Joy Okafor".into(), role: "her support worker".into() }; 3];
    profile.written.how = Some("We sat together on six afternoons and looked at her photos. ".repeat(6));
}

/// No word that is read is under 11 pt.
fn no_words_are_small(laid: &Laid) {
    for item in laid.list().pages.iter().flat_map(|page| &page.items) {
        let (document::display::Owner::Node(_), document::display::Mark::Text(run)) =
            (&item.owner, &item.mark)
        else {
            continue;
        };
        assert!(run.size >= SMALLEST - 0.01, "{} pt: {}", run.size, run.text);
    }
}

/// A JPEG of 8 × 8 red pixels, whole enough for its headers to be read.
fn photo() -> Photo {
    let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 8, 0, 8, 3];
    jpeg.extend([1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 0xFF, 0xD9]);
    Photo::from_jpeg(jpeg, "Laughing in her garden").unwrap()
}

fn printed_entries(laid: &Laid) -> HashSet<EntryId> {
    laid.list().tree.nodes.iter().filter_map(|node| node.entry).collect()
}

/// Every line is on the page, or said to be left out, or made of nothing that any font has.
fn every_line_is_accounted_for(profile: &Profile, laid: &Laid) {
    let printed = printed_entries(laid);
    let left_out: HashSet<EntryId> =
        laid.report().left_out.iter().filter_map(|left| left.place.entry()).collect();
    let missing: HashSet<EntryId> =
        laid.report().missing.iter().filter_map(|missing| missing.place.entry()).collect();
    let here = |section: &Section| !laid.report().not_here.contains(section);
    for (_, entry) in profile.sections.all().filter(|(section, entry)| entry.prints() && here(section)) {
        let seen = entry.text.chars().any(|c| !c.is_control() && !c.is_whitespace());
        let on_page = printed.contains(&entry.id);
        assert!(!(on_page && left_out.contains(&entry.id)), "a line is not both printed and left out");
        assert!(
            on_page
                || left_out.contains(&entry.id)
                || missing.contains(&entry.id)
                || !seen
                || unseen(&entry.text),
            "a line is lost: {:?}",
            entry.text
        );
    }
}

/// Whether a text is nothing but white, controls, and marks that show nothing.
fn unseen(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || c.is_control()
            || matches!(u32::from(c), 0xAD | 0x34F | 0x61C | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
                | 0x202A..=0x202E | 0x2060..=0x206F | 0xFE00..=0xFE0F | 0xFEFF | 0x1BCA0..=0x1BCA3
                | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)
    })
}

#[test]
fn the_type_is_never_smaller_than_promised_and_more_words_never_make_it_larger() {
    let mut before = 20.0;
    for lines in [1, 2, 4, 8, 16, 32] {
        let profile = somebody(lines, &[Section::ImportantTo, Section::Support]);
        let size = lay(&profile, Paper::A4).report().size_pt;
        assert!((SMALLEST..=20.0).contains(&size));
        assert!(size <= before, "{lines} lines at {size} pt, fewer at {before} pt");
        before = size;
    }
    assert!(before < 16.0);
}

#[test]
fn nothing_stands_outside_the_paper() {
    for design in Design::ALL {
        for paper in Paper::ALL {
            for lines in [0, 1, 3, 9, 40] {
                let laid =
                    draw(&somebody(lines, &Section::ALL), Choices { design, paper, ..Choices::default() });
                nothing_is_outside(&laid);
            }
        }
    }
}

fn nothing_is_outside(laid: &Laid) {
    for page in &laid.list().pages {
        let inside = |x: f32, y: f32| x > 8.0 && x < page.width - 8.0 && y > 8.0 && y < page.height - 8.0;
        for item in &page.items {
            let document::display::Mark::Text(run) = &item.mark else { continue };
            for glyph in &run.glyphs {
                let [x, y] = item
                    .turned
                    .map_or([glyph.x, run.baseline], |[x, y]| [2.0 * x - glyph.x, 2.0 * y - run.baseline]);
                assert!(inside(x, y), "a letter at {x} {y} of {} {}", page.width, page.height);
            }
        }
    }
}

#[test]
fn every_line_is_on_every_document_or_said_not_to_be() {
    for design in Design::ALL {
        for paper in Paper::ALL {
            for pages in [Pages::One, Pages::Two] {
                for (lines, sections) in [
                    (1, &Section::ALL[..]),
                    (12, &Section::ALL[..]),
                    (60, &[Section::Support][..]),
                    (40, &[Section::Communication, Section::Future][..]),
                ] {
                    let mut profile = somebody(lines, sections);
                    fill_in(&mut profile);
                    let laid = draw(&profile, Choices { design, paper, pages, ..Choices::default() });
                    no_words_are_small(&laid);
                    every_line_is_accounted_for(&profile, &laid);
                    nothing_is_outside(&laid);
                    let shown = printed_entries(&laid).len();
                    let for_it = !sections.iter().all(|section| laid.report().not_here.contains(section));
                    assert!(shown > 0 || !for_it, "{design:?} on {paper:?} shows no line at all");
                    for (number, page) in laid.list().pages.iter().enumerate() {
                        let words = |item: &document::display::Item| {
                            matches!(
                                (&item.owner, &item.mark),
                                (document::display::Owner::Node(_), document::display::Mark::Text(_))
                            )
                        };
                        assert!(
                            page.items.iter().any(words),
                            "{design:?} on {paper:?}: page {number} is empty"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn a_section_too_long_for_a_page_goes_on_on_the_second_below_its_heading() {
    let profile = somebody(50, &[Section::Support]);
    let one = lay(&profile, Paper::A4);
    let two = draw(&profile, Choices { pages: Pages::Two, ..Choices::default() });
    assert!(two.report().left_out.len() < one.report().left_out.len());
    let headings: Vec<_> =
        two.list().tree.nodes.iter().filter(|node| node.role == document::tree::Role::H2).collect();
    assert_eq!(headings.len(), 2);
    assert!(headings[1].title.as_deref().unwrap().ends_with("(more)"));
}

#[test]
fn lines_in_a_writing_without_a_font_do_not_take_others_with_them() {
    let mut profile = somebody(2, &[Section::Support]);
    profile.language = tag("zh");
    let laid = lay(&profile, Paper::A4);
    assert_eq!(printed_entries(&laid).len(), 2, "the heading comes in English, and the lines with it");
}

#[test]
fn what_a_document_is_not_for_is_said() {
    let profile = somebody(1, &[Section::Support, Section::Future]);
    let laid = draw(&profile, Choices { design: Design::Hospital, ..Choices::default() });
    assert_eq!(laid.report().not_here, [Section::Future]);
    assert!(lay(&profile, Paper::A4).report().not_here.is_empty());
}

#[test]
fn what_keeps_a_person_safe_and_heard_stays_longest() {
    let profile =
        somebody(14, &[Section::LikeAndAdmire, Section::GoodDay, Section::Support, Section::ImportantFor]);
    let laid = lay(&profile, Paper::A5);
    let printed = printed_entries(&laid);
    let kept =
        |section: Section| profile.sections[section].iter().filter(|e| printed.contains(&e.id)).count();
    assert!(
        kept(Section::Support) > kept(Section::GoodDay),
        "{} {}",
        kept(Section::Support),
        kept(Section::GoodDay)
    );
    assert!(kept(Section::ImportantFor) > kept(Section::LikeAndAdmire) && kept(Section::LikeAndAdmire) > 0);
}

#[test]
fn what_does_not_fit_is_named_and_no_section_goes_without_a_word() {
    let profile = somebody(30, &Section::ALL);
    let laid = lay(&profile, Paper::A4);
    assert!(!laid.report().left_out.is_empty());
    every_line_is_accounted_for(&profile, &laid);
    let printed = printed_entries(&laid);
    for section in Section::ALL {
        let kept = profile.sections[section].iter().filter(|entry| printed.contains(&entry.id)).count();
        assert!(kept > 0, "{section:?} is still there");
    }
    let places: Vec<_> = laid.report().left_out.iter().map(|left| left.place).collect();
    let reading: Vec<_> = profile
        .sections
        .all()
        .map(|(section, entry)| Place::Entry { section, entry: entry.id })
        .filter(|place| places.contains(place))
        .collect();
    assert_eq!(places, reading, "named in reading order");
}

#[test]
fn a_line_that_is_hidden_from_print_is_not_on_the_page() {
    let mut profile = somebody(3, &[Section::ImportantTo]);
    profile.sections[Section::ImportantTo][1].on_page = false;
    let (_, _, structure) = print(&profile);
    assert!(structure.words.contains("day 0") && !structure.words.contains("day 1"));
}

#[test]
fn a_character_no_font_has_is_named_and_the_rest_is_printed() {
    let mut profile = somebody(1, &[Section::Support]);
    profile.sections[Section::ImportantTo].push(Entry::own("Green tea 茶 with Mum 𓀀"));
    let (laid, _, structure) = print(&profile);
    let names: Vec<_> = laid.report().missing.iter().map(|missing| missing.name.as_str()).collect();
    assert_eq!(names, ["CJK UNIFIED IDEOGRAPH-8336", "EGYPTIAN HIEROGLYPH A001"]);
    assert_eq!(laid.report().missing[0].place.section(), Some(Section::ImportantTo));
    assert!(structure.words.contains("Green tea with Mum"));
}

#[test]
fn without_a_font_of_the_machine_its_writing_is_named() {
    let mut profile = somebody(1, &[Section::Support]);
    assert_eq!(lay(&profile, Paper::A4).report().no_font(), []);
    for (language, line) in [("zh-Hant", "喝茶"), ("zh-Hans", "喝酒"), ("ja", "酒"), ("en-GB", "차 𓀀")]
    {
        let mut entry = Entry::own(line);
        entry.language = Some(tag(language));
        profile.sections[Section::ImportantTo].push(entry);
    }
    assert_eq!(
        Press::new().wants(&profile),
        [Writing::SimplifiedChinese, Writing::TraditionalChinese, Writing::Japanese, Writing::Korean]
    );
    let laid = lay(&profile, Paper::A4);
    let languages: Vec<_> = laid.report().no_font().into_iter().map(Writing::key).collect();
    assert_eq!(languages, ["chinese", "japanese", "korean"], "each language once, however it is written");
    assert_eq!(laid.report().missing.len(), 7, "and still each character");
}

#[test]
fn an_emoji_that_no_font_draws_as_one_is_named_whole() {
    let mut profile = somebody(1, &[Section::Support]);
    profile.sections[Section::ImportantTo].push(Entry::own("Mum 👩\u{200d}🧲 and me 👩\u{200d}🚒"));
    let (laid, _, structure) = print(&profile);
    let [missing] = &laid.report().missing[..] else { panic!("{:?}", laid.report().missing) };
    assert_eq!((missing.character.as_str(), missing.name.as_str()), ("👩\u{200d}🧲", "WOMAN + MAGNET"));
    assert!(structure.words.contains("Mum and me 👩\u{200d}🚒"), "{}", structure.words);
}

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
    text.chars().filter(|c| !c.is_whitespace() && !unseen(&c.to_string())).collect()
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
        // In one line: where words that read from right to left turn, what is seen side by side is not one word.
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
            // Words that read from right to left are written as they are seen.
            let seen: String = word.chars().rev().collect();
            assert!(words.contains(&word) || words.contains(&seen), "{language}: {word} in {words:?}");
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
        lines in prop::collection::vec((0..Section::ALL.len(), any_words(), 0..4_usize), 0..24),
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
