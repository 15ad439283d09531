//! Where the ink is: which way lines run, and that numbers and addresses stand as they were typed.

use crate::reading::Pdf;
use crate::somebody::*;
use document::display::{Mark, Owner};
use document::tree::Role;
use document::{Choices, Laid, Press};
use profile::{Authorship, Date, Entry, Person, Profile, Section, Supporter, Whose};
use proptest::prelude::*;

/// A line on paper, from left to right: each letter where its ink is.
#[derive(Debug)]
struct Row {
    text: String,
    /// The edges of its ink.
    left: f32,
    right: f32,
}

/// The lines of the words that these are the roles of, first to last. Letters on one line in two columns are one row.
fn rows(laid: &Laid, roles: &[Role]) -> Vec<Row> {
    /// The letters of a line by where they stand, with its page and baseline.
    type Line = ((usize, u32), Vec<([f32; 2], String)>);
    let mut lines: Vec<Line> = Vec::new();
    for (page, item) in laid.list().items() {
        let (Owner::Node(node), Mark::Text(run)) = (item.owner, &item.mark) else { continue };
        if !roles.contains(&laid.list().tree.node(node).role) {
            continue;
        }
        let letters = run.clusters.iter().filter(|cluster| !cluster.glyphs.is_empty()).map(|cluster| {
            let glyphs = run.glyphs_of(cluster);
            let left = glyphs.iter().map(|glyph| glyph.x).fold(f32::INFINITY, f32::min);
            let right = glyphs.iter().map(|glyph| glyph.x + glyph.advance).fold(left, f32::max);
            ([left, right], run.text_of(cluster).to_owned())
        });
        let line = (page, run.baseline.to_bits());
        match lines.iter_mut().find(|(known, _)| *known == line) {
            Some((_, known)) => known.extend(letters),
            None => lines.push((line, letters.collect())),
        }
    }
    let row = |(_, mut letters): Line| {
        letters.sort_by(|one, other| one.0[0].total_cmp(&other.0[0]));
        let inked = || letters.iter().filter(|(_, text)| !text.trim().is_empty());
        Row {
            left: inked().map(|(edges, _)| edges[0]).fold(f32::INFINITY, f32::min),
            right: inked().map(|(edges, _)| edges[1]).fold(0.0, f32::max),
            text: letters.into_iter().map(|(_, text)| text.replace('\u{a0}', " ")).collect(),
        }
    };
    lines.into_iter().map(row).collect()
}

const WORDS: &[Role] = &[Role::H1, Role::H2, Role::P, Role::Body, Role::Span];

/// All lines of a page below each other.
fn seen(laid: &Laid) -> String {
    rows(laid, WORDS).into_iter().map(|row| row.text.trim().to_owned() + "\n").collect()
}

/// Letters that run from the right, as they stand from left to right.
fn turned(text: &str) -> String {
    text.chars().rev().collect()
}

fn entry(text: &str, language: Option<&str>) -> Entry {
    let mut entry = Entry::own(text);
    entry.language = language.map(tag);
    entry
}

fn page(language: &str, name: &str, lines: &[(&str, Option<&str>)]) -> Profile {
    let mut profile = Profile::of(Person::named(name), tag(language));
    let entries = lines.iter().map(|(text, language)| entry(text, *language));
    profile.sections[Section::Support].extend(entries);
    profile
}

fn classic(profile: &Profile) -> Laid {
    draw(profile, Choices { size: Some(11.0), ..Choices::default() })
}

/// Words that stand on one line, the first time they are read, each to the right of the next.
fn from_the_right(row: &str, words: &[&str]) {
    let places: Vec<_> = words
        .iter()
        .map(|word| row.rfind(word).unwrap_or_else(|| panic!("{word} is not in {row}")))
        .collect();
    assert!(places.is_sorted_by(|one, next| one > next), "{words:?} from the right in {row}");
}

#[test]
fn a_telephone_number_reads_from_the_left_whatever_is_around_it() {
    let lines = [
        ("Mum (أمي) 0161 496 0123", None),
        ("امی کو فون کریں: 0161 496 0123", Some("ur")),
        ("أمي +44 7700 900123", Some("ar")),
        ("هاتف ٠١٦١ ٤٩٦ ٠١٢٣", Some("ar")),
        ("ring أمي 07:30 or 0161 496 0123 any day", None),
    ];
    for language in ["en-GB", "ur", "ar"] {
        let seen = seen(&classic(&page(language, "Layla", &lines)));
        assert_eq!(seen.matches("0161 496 0123").count(), 3, "{language}: {seen}");
        assert!(seen.contains("+44 7700 900123") && seen.contains("٠١٦١ ٤٩٦ ٠١٢٣"), "{language}: {seen}");
        assert!(seen.contains("07:30"), "{language}: {seen}");
    }
}

#[test]
fn a_telephone_number_is_one_whatever_touches_it() {
    let touching = [
        "Tel:~",
        "Mob:~",
        "#~",
        "~*",
        "~#",
        "~Mum",
        "~=Mum",
        "Mum=~",
        "~(Mum)",
        "(Mum)~",
        "~’s",
        "~!",
        "~/07700 900123",
        "~,07700 900123",
        "~;07700 900123",
        "~&07700 900123",
        "~|07700 900123",
        "~\\07700 900123",
        "~+44 7700 900123",
        "~-07700 900123",
        "~–07700 900123",
        "~ / 07700 900123",
        "~ + 07700 900123",
    ];
    for around in touching {
        let number = around.replace('~', "0161 496 0123");
        for line in
            [format!("أمي {number}"), format!("אמא {number} כל יום"), format!("Mum أمي {number} all day")]
        {
            for language in ["en-GB", "ar"] {
                let seen = seen(&classic(&page(language, "Layla", &[(&line, None)])));
                assert!(seen.contains("0161 496 0123"), "{line}, {language}: {seen}");
                let other = around.contains("900123");
                assert!(!other || seen.contains("7700 900123"), "{line}, {language}: {seen}");
            }
        }
    }
}

#[test]
fn between_two_names_a_number_stands_beside_the_one_that_it_follows() {
    for (mum, dad) in [("أمي", "أبي"), ("אמא", "אבא")] {
        let line =
            format!("The numbers to ring: {mum} 0161 496 0123, {dad} 07700 900123 and then the office");
        let seen = seen(&classic(&page("en-GB", "Layla", &[(&line, None)]))).replace('\n', " ");
        let places = [&turned(mum), "0161 496 0123,", &turned(dad), "07700 900123", "and then"]
            .map(|part| seen.find(part));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} in {seen}");
    }
}

#[test]
fn of_two_numbers_neither_is_parted_at_the_end_of_a_row() {
    for between in [" / ", "/", " – ", ", ", ",", " + ", "&", "|", "\\", "+", " or ", " . ", "; "] {
        for words in 1..24 {
            let line = format!("{}+44 161 496 0123{between}+44 7700 900123 today", "of tea ".repeat(words));
            let seen = seen(&classic(&page("en-GB", "Layla", &[(&line, None), (&line, None)])));
            for number in ["44 161 496 0123", "44 7700 900123"] {
                assert_eq!(seen.matches(number).count(), 2, "{number} after {words}, {between:?}: {seen}");
            }
        }
    }
}

#[test]
fn what_is_counted_stands_before_what_it_counts() {
    for (line, part) in [
        ("دواء 500 mg Paracetamol", "500 mg Paracetamol"),
        ("دواء 2 x 500 mg", "2 x 500 mg"),
        ("شاي (2 sugars)", "2 sugars"),
        ("من 5-6 pm", "5-6 pm"),
        ("בשעה 10:30-11:30", "10:30-11:30"),
    ] {
        let seen = seen(&classic(&page("en-GB", "Layla", &[(line, None)])));
        assert!(seen.contains(part), "{line}: {seen}");
    }
}

#[test]
fn a_name_in_two_writings_runs_in_a_sentence_as_it_does_alone() {
    let seen = seen(&classic(&page("en-GB", "كوفي Mensah", &[("Tea", None)])));
    let named = format!("{} Mensah", turned("كوفي"));
    assert!(seen.contains(&format!("in {named}’s own words")), "{seen}");
    assert!(!seen.contains(&format!("Mensah {}", turned("كوفي"))), "{seen}");
}

#[test]
fn a_telephone_number_behind_a_name_reads_from_the_left() {
    for language in ["en-GB", "ur"] {
        let mut profile = page(language, "Layla", &[("Tea", None), ("شاي", Some("ar"))]);
        for entry in &mut profile.sections[Section::Support] {
            entry.voice.whose = Whose::Staff;
            entry.voice.name = Some("سارہ 0161 496 0123".into());
        }
        profile.sections[Section::Support].push(Entry::own("Cake"));
        let seen = seen(&classic(&profile));
        assert!(seen.matches("0161 496 0123").count() >= 2, "{language}: {seen}");
        assert!(!seen.contains("0123 496"), "{language}: {seen}");
    }
}

#[test]
fn an_english_page_of_somebody_with_an_arabic_name_runs_from_the_left() {
    let mut profile = page("en-GB", "ليلى", &[("أمي rings me every night at 8", None), ("شاي", None)]);
    profile.person.full_name = "ليلى حسن".into();
    profile.person.pronouns = "she / her".into();
    profile.person.languages = vec![tag("ar"), tag("en-GB")];
    profile.written.authorship = Authorship::Together;
    profile.written.by.push(Supporter { name: "Sara Jones".into(), role: "key worker".into() });
    profile.written.on = Some(Date::constant(2026, 3, 1));
    let laid = classic(&profile);
    let whole = seen(&laid).replace('\n', " ");
    let name = turned("ليلى");
    assert!(whole.contains(&format!("{}, she / her.", turned("ليلى حسن"))), "{whole}");
    assert!(
        whole.contains(&format!("{name} wrote this with Sara Jones, key worker, on 1 March 2026.")),
        "{whole}"
    );
    assert!(whole.contains(&format!("All of it is in {name}’s own words.")), "{whole}");
    assert!(whole.contains(&format!("{} rings me every night at 8", turned("أمي"))), "{whole}");
    // A line in Arabic runs from the right, and has its bullet there.
    let rows = rows(&laid, &[Role::Body]);
    let arabic = rows.iter().find(|row| row.text.contains(&turned("شاي"))).unwrap();
    assert!(arabic.left > laid.size().0 / 2.0, "{arabic:?}");
}

#[test]
fn an_urdu_page_of_somebody_with_an_english_name_runs_from_the_right() {
    let mut profile = page("ur", "Sam", &[("Manchester United کا میچ", None), ("Tea with milk.", None)]);
    profile.person.full_name = "Sam Akhtar".into();
    profile.person.pronouns = "he / him".into();
    profile.person.languages = vec![tag("ur"), tag("en-GB")];
    profile.written.authorship = Authorship::Together;
    profile.written.by.push(Supporter { name: "Joy Okafor".into(), role: "key worker".into() });
    profile.written.on = Some(Date::constant(2026, 3, 1));
    let laid = classic(&profile);
    let rows = rows(&laid, WORDS);
    let row = |part: &str| &rows.iter().find(|row| row.text.contains(part)).unwrap().text;
    from_the_right(row("Manchester"), &["Manchester United", &turned("کا"), &turned("میچ")]);
    from_the_right(
        row("Joy"),
        &["Sam", &turned("نے"), "Joy Okafor", "key worker", "1", &turned("مارچ"), "2026"],
    );
    let facts = rows.iter().map(|row| row.text.as_str()).collect::<String>();
    from_the_right(row("Akhtar"), &["Sam Akhtar", "،"]);
    assert!(facts.contains("he / him"), "{facts}");
    // A line in English runs from the left: its full stop stands at the right of it.
    let tea = rows.iter().find(|row| row.text.contains("Tea")).unwrap();
    assert_eq!(tea.text.trim(), "Tea with milk.");
    assert!(tea.right < laid.size().0 * 0.75, "{tea:?}");
}

#[test]
fn pronouns_stand_in_one_row() {
    for language in ["en-GB", "ur"] {
        for length in 1..24 {
            let mut profile = page(language, "Sam", &[("Tea", None)]);
            profile.person.full_name = format!("Sam {}", "Akhtar".repeat(4).split_at(length).0);
            profile.person.pronouns = "he / him".into();
            profile.person.languages = vec![tag("ur"), tag("en-GB")];
            for design in document::Design::ALL {
                let laid = draw(&profile, Choices { design, ..Choices::default() });
                let rows = rows(&laid, &[Role::P]);
                let whole = rows.iter().any(|row| row.text.contains("he / him"));
                assert!(whole, "{language}, {design:?}: {rows:?}");
            }
        }
    }
}

#[test]
fn a_page_in_dari_runs_from_the_right() {
    let profile = page("prs", "زهرا", &[("چای با هل، صبح زود (0161 496 0123)", None)]);
    let laid = classic(&profile);
    let rows = rows(&laid, &[Role::Body]);
    // Brackets are drawn the other way round where they run from the right.
    assert_eq!(rows[0].text.trim(), format!(")0161 496 0123( {}", turned("چای با هل، صبح زود")));
    let name = &self::rows(&laid, &[Role::H1])[0];
    assert!(name.left > laid.size().0 / 2.0, "{name:?}");
}

#[test]
fn a_heading_in_english_on_an_arabic_page_runs_from_the_left() {
    let lines = [("الشاي مع أختي", None), ("Tea with my sister, at 3.", Some("en"))];
    let laid = classic(&page("ar", "ليلى", &lines));
    let headings = rows(&laid, &[Role::H2]);
    let headings: Vec<&str> = headings.iter().map(|row| row.text.trim()).collect();
    assert_eq!(headings.join(" "), "How best to support me");
    assert!(seen(&laid).contains("Tea with my sister, at 3."));
}

#[test]
fn a_range_runs_with_its_line_and_each_end_of_it_from_the_left() {
    let laid = classic(&page("ur", "Sam", &[("صبح 07:30 – 08:15 تک", None), ("Tea 07:30 – 08:15", None)]));
    let rows = rows(&laid, &[Role::Body]);
    from_the_right(&rows[0].text, &[&turned("صبح"), "07:30", "–", "08:15", &turned("تک")]);
    assert_eq!(rows[1].text.trim(), "Tea 07:30 – 08:15");
}

#[test]
fn no_token_is_parted_at_the_end_of_a_row() {
    let tokens =
        ["0161 496 0123", "£12.50", "12/05/2026", "M14 5RQ", "nia.parry-jones@example.org", "3 March 2026"];
    for token in tokens {
        for words in 1..24 {
            let line = format!("{}{token} for as long as it takes them", "of tea ".repeat(words));
            let laid = classic(&page("en-GB", "Layla", &[(&line, None), (&line, None)]));
            let whole = rows(&laid, &[Role::Body]).iter().filter(|row| row.text.contains(token)).count();
            assert_eq!(whole, 2, "{token} after {words}: {}", seen(&laid));
        }
    }
}

#[test]
fn whatever_a_name_has_in_it_the_sentence_around_it_stands() {
    let mut profile = page("en-GB", "Sam\u{202e}\u{2067}", &[("Tea", None)]);
    profile.written.authorship = Authorship::Together;
    profile.written.by.push(Supporter { name: "\u{2069}أمي\u{202e}".into(), role: "Mum\u{202b}".into() });
    let seen = seen(&classic(&profile)).replace('\n', " ");
    assert!(seen.contains(&format!("Sam wrote this with {}, Mum.", turned("أمي"))), "{seen}");
}

/// What a file is called is laid out by whoever shows it: by its first letter, which a name of the other direction is.
#[test]
fn the_title_of_a_file_and_its_headings_run_as_the_page_does() {
    for (language, name, title, heading) in [
        ("en-GB", "Layla", "Layla: my one-page profile", "Layla"),
        ("en-GB", "ليلى", "\u{2068}ليلى\u{2069}: my one-page profile", "ليلى"),
        (
            "en-GB",
            "ليلى (Layla)",
            "\u{2068}\u{200e}ليلى (Layla)\u{2069}: my one-page profile",
            "\u{200e}ليلى (Layla)",
        ),
        ("ur", "Sam", "\u{2068}Sam\u{2069}: ایک صفحے پر میرا تعارف", "Sam"),
        ("ur", "Sam سلیم", "\u{2068}\u{200f}Sam سلیم\u{2069}: ایک صفحے پر میرا تعارف", "\u{200f}Sam سلیم"),
    ] {
        let laid = classic(&page(language, name, &[("Tea", None)]));
        assert_eq!(laid.about().title, title);
        let heading_of = |node: &&document::tree::Node| node.role == Role::H1;
        let node = laid.list().tree.nodes.iter().find(heading_of).unwrap();
        assert_eq!(node.title.as_deref(), Some(heading));
        let utf16 = |text: &str| -> Vec<u8> {
            let bytes = text.encode_utf16().flat_map(u16::to_be_bytes);
            if text.is_ascii() { text.into() } else { [0xfe, 0xff].into_iter().chain(bytes).collect() }
        };
        let pdf = Pdf::open(&Press::new().pdf(&laid).unwrap());
        let info = pdf.file.trailer.get(b"Info").and_then(|info| pdf.file.dereference(info)).unwrap().1;
        assert_eq!(info.as_dict().unwrap().get(b"Title").unwrap().as_str().unwrap(), utf16(title));
    }
}

/// A token, and what it is between: words of any script.
fn any_line() -> impl Strategy<Value = (String, String, String)> {
    let around = || {
        prop_oneof![
            Just(String::new()),
            "[a-z]{1,6}( [a-z]{1,6}){0,2}",
            "[ا-ي]{2,6}( [ا-ي]{2,6}){0,2}",
            "[অ-হ]{2,5}",
        ]
    };
    let token = prop_oneof![
        "0[0-9]{3} [0-9]{3} [0-9]{4}",
        "\\+44 7700 [0-9]{6}",
        "[1-9]/1[0-2]/20[0-9]{2}",
        "20[0-9]{2}-0[1-9]-1[0-9]",
        "£[1-9][0-9]\\.50",
        "[1-9]:[0-5][0-9]",
        "[A-Z][1-9] [1-9][A-Z]{2}",
        "[a-z]{3,8}\\.[a-z]{2,5}@[a-z]{4,9}\\.org",
        "https://[a-z]{4,9}\\.org/[a-z]{2,5}",
        "٠[١-٩]{3} [١-٩]{3} [١-٩]{4}",
    ];
    (around(), token, around())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_token_stands_as_it_was_typed_between_whatever_words(
        (before, token, after) in any_line(),
        language in prop::sample::select(vec!["en-GB", "ur", "ar", "bn"]),
        given in prop::option::of(prop::sample::select(vec!["en", "ur", "ar"])),
    ) {
        let line = format!("{before} {token} {after}");
        let laid = draw(&page(language, "Layla", &[(line.trim(), given)]), Choices { size: Some(11.0), ..Choices::default() });
        let seen = seen(&laid);
        prop_assert!(seen.contains(&token), "{} is not in {}", token, seen);
    }
}
