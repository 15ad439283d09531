//! What stands on a page, and what is said of the rest.

use crate::somebody::*;
use document::{Choices, Design, Pages, Paper, Place, Press, SMALLEST, Writing};
use profile::{Entry, Section};

#[test]
fn the_type_is_never_smaller_than_promised_and_more_words_never_make_it_larger() {
    let (smallest, largest) = Design::default().sizes(Paper::A4);
    assert!(smallest >= SMALLEST);
    let mut before = largest;
    for lines in [1, 2, 4, 8, 16, 32] {
        let profile = somebody(lines, &[Section::ImportantTo, Section::Support]);
        let size = lay(&profile, Paper::A4).report().size_pt;
        assert!((smallest..=largest).contains(&size));
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
    let wanted: Vec<_> = Press::new().wants(&profile);
    assert_eq!(wanted[..4], Writing::EAST_ASIAN);
    assert_eq!(
        wanted[4..].iter().map(|writing| writing.name()).collect::<Vec<_>>(),
        ["Egyptian Hieroglyphs"]
    );
    let laid = lay(&profile, Paper::A4);
    let languages: Vec<_> = laid.report().no_font().into_iter().map(Writing::name).collect();
    let each_once = ["Chinese", "Japanese", "Korean", "Egyptian Hieroglyphs"];
    assert_eq!(languages, each_once, "however it is written");
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
