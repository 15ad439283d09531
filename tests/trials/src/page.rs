//! What must hold of every page.

use document::display::{Item, Mark, Page};
use document::{Choices, Design, Laid, Pages, Press, Report, SMALLEST};
use profile::{EntryId, Profile};
use std::collections::HashSet;

/// What came of a page.
#[derive(PartialEq)]
pub(crate) struct Printed {
    report: Report,
    pdf: Vec<u8>,
    pictures: Vec<String>,
}

/// Prints a profile, looks at what comes out, and at where each letter stands.
pub(crate) fn print(press: &mut Press, profile: &Profile, choices: &Choices) -> Printed {
    let laid = press.lay_out(profile, choices);
    nothing_is_outside(&laid);
    write(press, &laid, profile, choices)
}

/// Prints a profile with a font whose letters may be wider than the paper, and looks at what comes out.
pub(crate) fn print_with_any_font(press: &mut Press, profile: &Profile, choices: &Choices) {
    let laid = press.lay_out(profile, choices);
    write(press, &laid, profile, choices);
}

fn write(press: &mut Press, laid: &Laid, profile: &Profile, choices: &Choices) -> Printed {
    every_line_is_accounted_for(profile, laid);
    the_report_is_right(laid, choices);
    let pdf = press.pdf(laid).expect("a page that was laid out can be written");
    assert!(pdf.starts_with(b"%PDF-1.7") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
    let pages = 0..laid.list().pages.len();
    let pictures: Vec<String> =
        pages.map(|page| press.svg(laid, page).expect("each page has a picture")).collect();
    for picture in &pictures {
        well_formed(picture);
    }
    assert!(press.svg(laid, laid.list().pages.len()).is_none());
    Printed { report: laid.report().clone(), pdf, pictures }
}

/// Every line is on the page, or said to be left out, or made of nothing that any font has.
fn every_line_is_accounted_for(profile: &Profile, laid: &Laid) {
    let printed: HashSet<EntryId> = laid.list().tree.nodes.iter().filter_map(|node| node.entry).collect();
    let Report { left_out, missing, not_here, .. } = laid.report();
    let left_out: HashSet<EntryId> = left_out.iter().filter_map(|left| left.place.entry()).collect();
    let missing: HashSet<EntryId> = missing.iter().filter_map(|missing| missing.place.entry()).collect();
    for (section, entry) in profile.sections.all().filter(|(_, entry)| entry.prints()) {
        if not_here.contains(&section) {
            continue;
        }
        let (on_page, left) = (printed.contains(&entry.id), left_out.contains(&entry.id));
        assert!(!(on_page && left), "a line is printed and said to be left out");
        assert!(on_page || left || missing.contains(&entry.id), "a line is lost");
    }
}

/// Every letter stands on the paper.
fn nothing_is_outside(laid: &Laid) {
    for page in &laid.list().pages {
        page.items.iter().for_each(|item| is_inside(page, item));
    }
}

fn is_inside(page: &Page, item: &Item) {
    let Mark::Text(run) = &item.mark else { return };
    for glyph in &run.glyphs {
        let [x, y] =
            item.turned.map_or([glyph.x, run.baseline], |[x, y]| [2.0 * x - glyph.x, 2.0 * y - run.baseline]);
        let inside = (0.0..=page.width).contains(&x) && (0.0..=page.height).contains(&y);
        assert!(inside, "a letter at {x} {y} of {} {}", page.width, page.height);
    }
}

fn the_report_is_right(laid: &Laid, choices: &Choices) {
    let report = laid.report();
    assert_eq!(report.pages, laid.list().pages.len());
    assert!(report.size_pt >= SMALLEST, "the type is {} pt", report.size_pt);
    let most = match (choices.design, choices.pages) {
        (Design::Large, _) => usize::MAX,
        (_, Pages::Two) => 2,
        (_, Pages::One) => 1,
    };
    assert!((1..=most).contains(&report.pages), "{} pages", report.pages);
}

/// Every tag is closed in its order, and there is no number in it that is none, and no control.
fn well_formed(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    for part in svg.split('<').skip(1) {
        let (inside, _) = part.split_once('>').expect("a tag ends");
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "a tag is closed in its order");
        } else if !inside.ends_with('/') {
            open.push(inside.split(' ').next().unwrap_or_default());
        }
        assert!(inside.matches('"').count().is_multiple_of(2), "every attribute is closed");
        // In the picture, not in the words.
        assert!(!inside.contains("\"NaN") && !inside.contains("\"inf"), "a number is none: {inside}");
    }
    assert!(open.is_empty(), "every tag is closed");
    assert!(!svg.chars().any(char::is_control), "there is no control in it");
}
