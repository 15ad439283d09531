//! What a sheet that is folded promises: nothing runs over a fold, and nothing is lost unsaid.

use document::tree::Role;
use document::{Choices, Design, Laid, Paper, Press, Theme};
use profile::{CommunicationNeed, Entry, EntryId, LanguageTag, Person, Profile, Section};
use std::collections::HashSet;

/// The height of a bank card.
const FACE: f32 = 153.071;

const DESIGNS: [Design; 2] = [Design::Pocket, Design::Card];

/// Somebody with so many lines in each of these sections, and much to say of themselves.
fn somebody(language: &str, words: &str, lines: usize, sections: &[Section]) -> Profile {
    let mut person = Person::named(words.split(' ').next().unwrap_or(words));
    person.full_name = words.repeat(3);
    person.pronouns = words.into();
    person.languages = ["bn", "ur", "en-GB"].map(|tag| LanguageTag::try_from(tag).unwrap()).into();
    person.communication_needs = CommunicationNeed::ALL.into_iter().take(8).collect();
    let mut profile = Profile::of(person, LanguageTag::try_from(language).unwrap());
    profile.written.how = Some(words.repeat(12));
    for section in sections {
        for number in 1..=lines {
            profile.sections[*section].push(Entry::own(format!("{} {number}", words.repeat(1 + number % 3))));
        }
    }
    profile
}

fn each(mut check: impl FnMut(&Profile, &Laid, Design, Paper)) {
    let mut press = Press::new();
    let one = [Section::GoodDay];
    let some = [Section::ImportantTo, Section::PleaseDo, Section::Communication];
    let words = [
        ("en-GB", "Tea with cardamom before anybody talks "),
        ("ur", "صبح دس بجے سے پہلے مجھے کوئی نہ جگائے "),
    ];
    for (language, words) in words {
        for sections in [&one[..], &some[..], &Section::ALL[..]] {
            for lines in [0, 1, 12] {
                let profile = somebody(language, words, lines, sections);
                for (design, paper) in
                    DESIGNS.into_iter().flat_map(|design| Paper::ALL.map(|paper| (design, paper)))
                {
                    let choices = Choices { design, paper, theme: Theme::Plain, ..Choices::default() };
                    let laid = press.lay_out(&profile, &choices);
                    check(&profile, &laid, design, paper);
                }
            }
        }
    }
}

#[test]
fn every_line_is_printed_or_said_to_be_left_out() {
    each(|profile, laid, design, paper| {
        let printed: HashSet<EntryId> = laid.list().tree.nodes.iter().filter_map(|node| node.entry).collect();
        let left_out: Vec<EntryId> =
            laid.report().left_out.iter().filter_map(|left| left.place.entry()).collect();
        for (_, entry) in profile.sections.all() {
            let times = left_out.iter().filter(|left| **left == entry.id).count();
            assert_eq!(times + usize::from(printed.contains(&entry.id)), 1, "{design:?} {paper:?}");
        }
    });
}

#[test]
fn somebody_who_said_something_finds_something_of_it_on_it() {
    each(|profile, laid, design, paper| {
        let said = profile.sections.all().count();
        let printed = laid.list().tree.nodes.iter().filter(|node| node.entry.is_some()).count();
        assert!(said == 0 || printed > 0, "{design:?} {paper:?}");
    });
}

#[test]
fn no_words_run_over_a_fold_or_off_the_paper() {
    each(|_, laid, design, paper| {
        let (width, height) = laid.size();
        // The card lies in the middle of its paper; its fold is half a face below the middle of what is turned.
        let turned = laid.list().pages[0].items.iter().find_map(|item| item.turned);
        if design == Design::Card && turned.is_none() {
            return;
        }
        let card = turned.map(|[_, middle]| middle + FACE / 2.0).filter(|_| design == Design::Card);
        let (fold, foot) = card.map_or((height / 2.0, height), |fold| (fold, fold + FACE));
        let frames = laid.list().tree.nodes.iter().filter(|node| node.role != Role::Figure);
        for edges in frames.filter_map(|node| node.frame).map(|frame| frame.edges) {
            let [left, top, right, bottom] = edges;
            assert!(left > 10.0 && top > 10.0 && right < width - 10.0 && bottom < height - 10.0, "{edges:?}");
            let across = left < width / 2.0 && right > width / 2.0 && top < foot;
            let down = (top < fold && bottom > fold) || (top < foot && bottom > foot);
            assert!(!across && !down, "{edges:?} on {paper:?}, {design:?} folded at {fold}");
        }
    });
}

#[test]
fn words_inside_stand_upside_down_on_the_sheet_and_those_outside_do_not() {
    each(|_, laid, design, _| {
        let (_, height) = laid.size();
        let page = &laid.list().pages[0];
        for item in page.items.iter().filter(|item| item.turned.is_some()) {
            let [_, middle] = item.turned.unwrap();
            assert!(middle < height / 2.0 && matches!(design, Design::Pocket | Design::Card));
        }
    });
}
