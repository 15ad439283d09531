//! How the words are shared out to two pages.

use super::Drawing;
use super::compose::fits;
use crate::layout::content::{Block, Content};
use crate::layout::fit::{Limits, Scale, largest};
use crate::layout::words::Sentences;
use crate::text::look::Look;
use crate::text::para::Setter;
use profile::{Profile, Section};

/// What the head of the first page takes, in characters of lines.
const HEAD: usize = 900;
/// What a line takes beside its characters.
const LINE: usize = 60;

/// Shares the sections out to two pages, in the order they are read, so that the type is as large as can be. Where no
/// section may stay whole for that, one of them goes on on the second page. Says whether all have room then; where
/// there is nothing to share out, all stays on one page.
pub(super) fn share_out(
    setter: &mut Setter<'_>,
    profile: &Profile,
    drawing: &dyn Drawing,
    content: &mut Content,
    limits: Limits,
) -> (Scale, bool) {
    let sections: Vec<Section> = content.shown();
    let tightest = largest(limits, |_| false).0;
    if content.blocks.iter().map(|block| block.lines.len()).sum::<usize>() < 2 {
        return (tightest, false);
    }
    content.last = 1;
    if let Some((scale, first)) = between_sections(drawing, content, &sections, limits) {
        divide(content, &sections, first);
        return (scale, true);
    }
    let first = within_a_section(setter, profile, content, &sections, |content| {
        content.on = 0;
        drawing.fits(content, tightest)
    });
    if !first {
        divide(content, &sections, most_even(content, &sections));
    }
    largest(limits, |scale| fits(drawing, content, scale))
}

/// The largest type with which both pages have room, and how many sections stand on the first of them then.
fn between_sections(
    drawing: &dyn Drawing,
    content: &mut Content,
    sections: &[Section],
    limits: Limits,
) -> Option<(Scale, usize)> {
    let mut best: Option<(Scale, usize)> = None;
    for first in 1..sections.len() {
        divide(content, sections, first);
        let (scale, whole) = largest(limits, |scale| fits(drawing, content, scale));
        // A first page as full as can be, so that it may be read alone.
        if whole && best.is_none_or(|(known, _)| (scale.body, scale.air) >= (known.body, known.air)) {
            best = Some((scale, first));
        }
    }
    best
}

/// Lets one section go on on the second page, so that both carry about as much and the first has room for its part.
/// Says whether that could be done.
fn within_a_section(
    setter: &mut Setter<'_>,
    profile: &Profile,
    content: &mut Content,
    sections: &[Section],
    mut first_fits: impl FnMut(&mut Content) -> bool,
) -> bool {
    let half = usize::midpoint(total(content, sections), HEAD);
    let mut before = HEAD;
    let mut place = sections.len() - 1;
    for (number, section) in sections.iter().enumerate() {
        let of_this = total(content, &[*section]);
        if before + of_this > half {
            place = number;
            break;
        }
        before += of_this;
    }
    divide(content, sections, place + 1);
    let Some(at) = content.blocks.iter().position(|block| block.section == sections[place]) else {
        return false;
    };
    let loads: Vec<usize> = content.blocks[at].lines.iter().map(|line| load(&line.para.plain)).collect();
    let mut stay = loads
        .iter()
        .scan(before, |sum, load| {
            *sum += load;
            Some(*sum)
        })
        .take_while(|sum| *sum <= half)
        .count();
    while stay > 0 {
        for (number, line) in content.blocks[at].lines.iter_mut().enumerate() {
            line.kept = number < stay;
        }
        if first_fits(content) {
            break;
        }
        stay -= 1;
    }
    for line in &mut content.blocks[at].lines {
        line.kept = true;
    }
    if stay == 0 {
        if place > 0 {
            divide(content, sections, place);
        }
        return place > 0;
    }
    if stay < loads.len() {
        go_on(setter, profile, content, at, stay);
    }
    true
}

/// Puts the lines of a section from that one on on the second page, below its heading.
fn go_on(setter: &mut Setter<'_>, profile: &Profile, content: &mut Content, at: usize, from: usize) {
    let section = content.blocks[at].section;
    let heading = content.blocks[at].heading.plain.clone();
    let words = Sentences::of(profile).said("page-goes-on", &[("heading", heading.into())]);
    let look = Look { display: true, bold: true, ink: content.palette.ink, face: None };
    let Some(mut heading) = setter.said(&words, look) else { return };
    heading.tighten_heading(0.9);
    let lines = content.blocks[at].lines.split_off(from);
    content.blocks.insert(at + 1, Block { section, heading, lines, page: 1 });
}

/// How many sections stand on the first page when both carry about as many words. The first has its head to carry too.
fn most_even(content: &Content, sections: &[Section]) -> usize {
    (1..sections.len())
        .min_by_key(|first| {
            (total(content, &sections[..*first]) + HEAD).abs_diff(total(content, &sections[*first..]))
        })
        .unwrap_or(1)
}

fn load(line: &str) -> usize {
    LINE + line.chars().count()
}

fn total(content: &Content, sections: &[Section]) -> usize {
    let blocks = content.blocks.iter().filter(|block| sections.contains(&block.section));
    blocks.flat_map(|block| &block.lines).map(|line| load(&line.para.plain)).sum()
}

/// Puts the first so many sections on the first page and the others on the second.
fn divide(content: &mut Content, sections: &[Section], first: usize) {
    for block in &mut content.blocks {
        let place = sections.iter().position(|section| *section == block.section);
        block.page = usize::from(place.is_some_and(|place| place >= first));
    }
}
