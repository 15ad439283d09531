//! What a page looks like where little is said, and where words go on from one column or page to the next.

use document::display::{Mark, Outline, Owner};
use document::tree::{NodeId, Role};
use document::{Choices, Design, Laid, Paper, Press};
use profile::{Entry, LanguageTag, Person, Profile, Section};
use std::collections::HashSet;

/// Somebody who says so many lines in each of these sections.
fn somebody(lines: usize, words: &str, sections: &[Section]) -> Profile {
    let mut profile = Profile::of(Person::named("Bailey"), LanguageTag::default());
    for section in sections {
        for number in 0..lines {
            profile.sections[*section].push(Entry::own(format!("{words} {number}")));
        }
    }
    profile
}

fn draw(profile: &Profile, design: Design, paper: Paper) -> Laid {
    Press::new().lay_out(profile, &Choices { design, paper, ..Choices::default() })
}

const SAID: [Section; 2] = [Section::ImportantTo, Section::Support];
const PAPER: &str = "The paper, front to back, with the door shut";

#[test]
fn few_words_stand_larger_than_many_ever_do() {
    for design in [Design::Classic, Design::Columns, Design::Story, Design::Hospital] {
        let size = |lines| draw(&somebody(lines, PAPER, &SAID), design, Paper::A4).report().size_pt;
        let (few, many) = (size(1), size(5));
        assert!(few > 17.0 && many <= 16.0, "{design:?}: {few} pt, and {many} pt with more");
    }
}

#[test]
fn few_words_reach_down_to_the_lower_half_of_the_page() {
    for design in [Design::Classic, Design::Columns, Design::Story, Design::Hospital] {
        for paper in Paper::ALL {
            let laid = draw(&somebody(1, PAPER, &SAID), design, paper);
            let last = laid.list().tree.nodes.iter().rfind(|node| node.role == Role::Body);
            let foot = last.and_then(|node| node.frame).unwrap().edges[3];
            let height = paper.size().1;
            assert!(
                foot > 0.53 * height && foot < 0.95 * height,
                "{design:?} on {paper:?}: {foot} of {height}"
            );
        }
    }
}

#[test]
fn the_classic_page_keeps_its_round_photo_where_little_is_said() {
    let laid = draw(&somebody(1, PAPER, &SAID), Design::Classic, Paper::A4);
    let rounds = laid.list().pages[0].items.iter().filter_map(|item| match item.mark {
        Mark::Fill(Outline::Circle { r, .. }, _) => Some(r),
        _ => None,
    });
    assert!(rounds.fold(0.0, f32::max) > 100.0, "it is a large one");
}

#[test]
fn on_the_wall_the_first_words_stand_larger_than_all_but_the_name() {
    let mut profile = somebody(4, PAPER, &SAID);
    let first = Entry::own("Mr Bailey will do");
    let id = first.id;
    profile.sections[Section::Communication].push(first);
    let laid = draw(&profile, Design::Poster, Paper::A4);
    let tree = &laid.list().tree;
    let node = tree.nodes.iter().position(|node| node.entry == Some(id)).unwrap();
    let size = laid.list().pages[0].items.iter().find_map(|item| match &item.mark {
        Mark::Text(run) if item.owner == Owner::Node(NodeId(node)) => Some(run.size),
        _ => None,
    });
    assert!(size.unwrap() >= 1.25 * laid.report().size_pt);
}

#[test]
fn an_entry_that_goes_on_on_the_next_page_is_found_on_both() {
    let profile = somebody(3, &format!("{PAPER}. ").repeat(9), &SAID);
    let laid = draw(&profile, Design::Large, Paper::A4);
    let parted: Vec<_> = laid.list().tree.nodes.iter().filter(|node| !node.further.is_empty()).collect();
    assert!(!parted.is_empty(), "one of such long lines goes over the end of a page");
    for node in parted {
        assert!(node.entry.is_some(), "only what somebody says goes on");
        let first = node.frame.unwrap().page;
        let pages: Vec<usize> = node.further.iter().map(|frame| frame.page).collect();
        assert_eq!(pages, (first + 1..=first + pages.len()).collect::<Vec<_>>());
    }
}

#[test]
fn a_line_goes_on_with_two_rows_on_either_side_of_the_end_of_a_page() {
    for size in 1..14 {
        let profile = somebody(4, &format!("{PAPER}. ").repeat(size), &SAID);
        let laid = draw(&profile, Design::Large, Paper::A4);
        let tree = &laid.list().tree;
        for (number, node) in tree.nodes.iter().enumerate().filter(|(_, node)| !node.further.is_empty()) {
            for frame in node.frame.iter().chain(&node.further) {
                let rows = laid.list().pages[frame.page].items.iter().filter_map(|item| match &item.mark {
                    Mark::Text(run) if item.owner == Owner::Node(NodeId(number)) => {
                        Some(run.baseline.to_bits())
                    }
                    _ => None,
                });
                let rows: HashSet<u32> = rows.collect();
                assert!(rows.len() >= 2, "{:?}: {} rows on page {}", node.role, rows.len(), frame.page);
            }
        }
    }
}

#[test]
fn nothing_in_large_print_is_smaller_than_its_size() {
    let mut profile = somebody(6, PAPER, &Section::ALL);
    profile.written.how = Some("We sat together on six afternoons".into());
    for size in [20.0, 24.0, 28.0] {
        let choices = Choices { design: Design::Large, size: Some(size), ..Choices::default() };
        let laid = Press::new().lay_out(&profile, &choices);
        assert!(laid.list().pages.len() > 3);
        for item in laid.list().pages.iter().flat_map(|page| &page.items) {
            if let Mark::Text(run) = &item.mark {
                assert!(run.size >= size - 0.01, "{} pt: {}", run.size, run.text);
            }
        }
    }
}

#[test]
fn a_sheet_of_large_print_that_begins_within_a_section_says_which() {
    let laid = draw(&somebody(60, PAPER, &[Section::Support]), Design::Large, Paper::A4);
    let pages = &laid.list().pages;
    assert!(pages.len() > 3);
    for page in &pages[1..] {
        let heads = page.items.iter().filter_map(|item| match &item.mark {
            Mark::Text(run) if item.owner == Owner::Decoration && run.baseline < page.height / 8.0 => {
                Some(run)
            }
            _ => None,
        });
        let words: String = heads.map(|run| &*run.text).collect();
        assert!(words.contains("How best to support me"), "{words}");
    }
}

#[test]
fn what_keeps_somebody_safe_is_in_the_pocket_book_however_much_else_there_is() {
    let profile = somebody(3, PAPER, &Section::ALL);
    let laid = draw(&profile, Design::Pocket, Paper::A4);
    let printed: HashSet<_> = laid.list().tree.nodes.iter().filter_map(|node| node.entry).collect();
    for section in [Section::ImportantFor, Section::Support, Section::Communication, Section::PleaseDoNot] {
        let mut entries = profile.sections.printed(section);
        assert!(entries.any(|entry| printed.contains(&entry.id)), "{section:?}");
    }
}
