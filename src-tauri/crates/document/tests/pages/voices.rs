//! Nobody's words are printed as somebody else's: every line that is not the person's own says whose it is, or the page
//! it stands on does.

use crate::somebody::{draw, somebody};
use document::display::{Mark, Owner};
use document::{Choices, Design, Laid, Pages, Paper};
use profile::{Entry, EntryId, Profile, Section, Supporter, Voice, Whose};

fn sister() -> Voice {
    Voice { whose: Whose::FamilyOrFriend, name: Some("Rukhsana, sister".into()), how_we_know: None }
}

fn guess() -> Voice {
    Voice { whose: Whose::Guess, name: None, how_we_know: None }
}

fn own() -> Voice {
    Voice { whose: Whose::Own, name: None, how_we_know: None }
}

/// What stands beside a line of that voice.
fn mark(voice: &Voice) -> &'static str {
    match voice.whose {
        Whose::Own | Whose::NotSaid => "",
        Whose::Guess => "(a guess)",
        _ => "(Rukhsana)",
    }
}

/// Amina, so many lines a section in these voices by turns.
fn amina(lines: usize, voices: &[Voice], how: &str, supporters: usize) -> Profile {
    let mut profile = somebody(lines, &[Section::ImportantTo, Section::Support, Section::PleaseDo]);
    let mut voices = voices.iter().cycle();
    for section in Section::ALL {
        for entry in &mut profile.sections[section] {
            entry.voice.clone_from(voices.next().unwrap());
        }
    }
    profile.written.how = Some(how.to_owned()).filter(|how| !how.is_empty());
    let joy = Supporter { name: "Joy Okafor".into(), role: "her support worker".into() };
    profile.written.by = vec![joy; supporters];
    profile
}

/// The words of a page, and of a line wherever they stand.
fn words_of(laid: &Laid, mut here: impl FnMut(usize, Option<EntryId>) -> bool) -> String {
    let mut words = String::new();
    for (page, item) in laid.list().items() {
        let (Owner::Node(node), Mark::Text(run)) = (&item.owner, &item.mark) else { continue };
        if here(page, laid.list().tree.nodes[node.0].entry) {
            words.extend(run.clusters.iter().map(|cluster| run.text_of(cluster)));
            words.push(' ');
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn every_line_says_whose_it_is(profile: &Profile, laid: &Laid, what: &str) {
    for page in 0..laid.list().pages.len() {
        let said = words_of(laid, |on, _| on == page);
        let page_says = ["The words are not Amina’s own: they are ", "still to be checked."];
        let page_says = said.contains(page_says[0])
            && (said.contains("from Rukhsana, sister.") || said.contains(page_says[1]));
        let entries = profile.sections.all().map(|(_, entry)| entry);
        for entry in entries.filter(|entry| !mark(&entry.voice).is_empty()) {
            let here = laid.list().items().any(|(on, item)| on == page && holds(laid, item, entry));
            let line = words_of(laid, |_, of| of == Some(entry.id));
            assert!(
                !here || page_says || line.ends_with(mark(&entry.voice)),
                "{what}: page {page} gives out {line:?} as Amina’s own: {said}"
            );
        }
    }
}

fn holds(laid: &Laid, item: &document::display::Item, entry: &Entry) -> bool {
    matches!(item.owner, Owner::Node(node) if laid.list().tree.nodes[node.0].entry == Some(entry.id))
}

#[test]
fn no_line_is_printed_as_the_persons_own_that_is_not() {
    let long = "We sat together on six afternoons and looked at her photos. ".repeat(16);
    let voices = [("a sister", vec![sister()]), ("guesses", vec![guess()]), ("mixed", vec![own(), sister()])];
    for design in Design::ALL {
        for paper in Paper::ALL {
            for (who, voices) in &voices {
                for (how, supporters) in
                    [("", 1), ("We sat together.", 1), (long.trim(), 1), (long.trim(), 40)]
                {
                    for (lines, pages) in [(1, Pages::One), (4, Pages::One), (16, Pages::Two)] {
                        let profile = amina(lines, voices, how, supporters);
                        let laid = draw(&profile, Choices { design, paper, pages, ..Choices::default() });
                        let what = format!(
                            "{design:?} on {paper:?}, {who}, {lines} lines, {supporters} wrote, {} of how",
                            how.len()
                        );
                        every_line_says_whose_it_is(&profile, &laid, &what);
                    }
                }
            }
        }
    }
}

#[test]
fn what_the_foot_says_once_does_not_stand_beside_every_line() {
    let profile = amina(2, &[sister()], "", 1);
    for design in Design::ALL.into_iter().filter(|design| *design != Design::Large) {
        let laid = draw(&profile, Choices { design, ..Choices::default() });
        let said = words_of(&laid, |_, _| true);
        // The card has no room to say it.
        assert_eq!(said.contains("(Rukhsana)"), design == Design::Card, "{design:?}: {said}");
    }
}

#[test]
fn a_guess_says_whose_it_is_where_all_are_one_persons() {
    let joy = Voice { name: Some("Joy".into()), ..guess() };
    let profile = amina(2, &[joy], "", 1);
    for design in Design::ALL {
        let laid = draw(&profile, Choices { design, ..Choices::default() });
        let said = words_of(&laid, |_, _| true);
        assert!(said.contains("(Joy, a guess)"), "{design:?}: {said}");
    }
}
