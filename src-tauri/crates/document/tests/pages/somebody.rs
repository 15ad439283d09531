//! People who say so much or so little, and what holds of every page that is printed of them.

use crate::reading::{Element, Pdf};
use document::{Choices, DocumentError, Laid, Paper, Press, SMALLEST};
use profile::{CommunicationNeed, Entry, EntryId, LanguageTag, Person, Photo, Profile, Section, Supporter};
use std::cell::RefCell;
use std::collections::HashSet;

thread_local! {
    pub(crate) static PRESS: RefCell<Press> = RefCell::new(Press::new());
}

pub(crate) fn lay(profile: &Profile, paper: Paper) -> Laid {
    draw(profile, Choices { paper, ..Choices::default() })
}

pub(crate) fn draw(profile: &Profile, choices: Choices) -> Laid {
    PRESS.with_borrow_mut(|press| press.lay_out(profile, &choices))
}

pub(crate) fn pdf(laid: &Laid) -> Result<Vec<u8>, DocumentError> {
    PRESS.with_borrow_mut(|press| press.pdf(laid))
}

pub(crate) fn tag(tag: &str) -> LanguageTag {
    LanguageTag::try_from(tag).unwrap()
}

/// Somebody with so many lines in each of these sections.
pub(crate) fn somebody(lines: usize, sections: &[Section]) -> Profile {
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
pub(crate) fn fill_in(profile: &mut Profile) {
    profile.person.photo = Some(photo());
    profile.person.full_name = "Amina Rukhsana Begum Choudhury-Hussain".into();
    profile.person.pronouns = "she / her".into();
    profile.person.languages = vec![tag("bn"), tag("ur"), tag("en-GB")];
    profile.person.communication_needs = CommunicationNeed::ALL.into_iter().take(8).collect();
    profile.written.by = vec![Supporter { name: "Joy Okafor".into(), role: "her support worker".into() }; 3];
    profile.written.how = Some("We sat together on six afternoons and looked at her photos. ".repeat(6));
}

/// No word that is read is under 11 pt.
pub(crate) fn no_words_are_small(laid: &Laid) {
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
pub(crate) fn photo() -> Photo {
    photo_of(8)
}

/// A photo of so many pixels a side.
pub(crate) fn photo_of(side: u32) -> Photo {
    let [.., high, low] = side.to_be_bytes();
    let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, high, low, high, low, 3];
    jpeg.extend([1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 0xFF, 0xD9]);
    Photo::from_jpeg(jpeg, "Laughing in her garden").unwrap()
}

pub(crate) fn printed_entries(laid: &Laid) -> HashSet<EntryId> {
    laid.list().tree.nodes.iter().filter_map(|node| node.entry).collect()
}

/// Every line is on the page, or said to be left out, or made of nothing that any font has.
pub(crate) fn every_line_is_accounted_for(profile: &Profile, laid: &Laid) {
    let printed = printed_entries(laid);
    let left_out: HashSet<EntryId> =
        laid.report().left_out.iter().filter_map(|left| left.place.entry()).collect();
    let missing: HashSet<EntryId> =
        laid.report().missing.iter().filter_map(|missing| missing.place.entry()).collect();
    let here = |section: &Section| !laid.report().not_here.contains(section);
    for (_, entry) in profile.sections.all().filter(|(section, entry)| entry.prints() && here(section)) {
        let on_page = printed.contains(&entry.id);
        assert!(!(on_page && left_out.contains(&entry.id)), "a line is not both printed and left out");
        assert!(
            on_page || left_out.contains(&entry.id) || missing.contains(&entry.id),
            "a line is lost: {:?}",
            entry.text
        );
    }
}

pub(crate) fn nothing_is_outside(laid: &Laid) {
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

pub(crate) fn print(profile: &Profile) -> (Laid, Pdf, Element) {
    let laid = lay(profile, Paper::A4);
    let pdf = Pdf::open(&pdf(&laid).unwrap());
    let structure = pdf.structure();
    (laid, pdf, structure)
}
