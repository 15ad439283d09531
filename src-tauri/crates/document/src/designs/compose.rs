//! Fits a drawing to its page, or to two, and paints it.

use super::{Drawing, Loosest, leaving_out};
use crate::canvas::Canvas;
use crate::choices::{Choices, Pages, PhotoSize};
use crate::content::{Content, Made};
use crate::display::DisplayList;
use crate::fit::{Limits, Scale, largest, most};
use crate::para::Setter;
use crate::parts::name;
use crate::press::{About, Laid};
use crate::report::{Place, Report};
use crate::words::Sentences;
use profile::{EntryId, Profile, Section};

/// A small photo, in parts of the one drawn.
const SMALL_PHOTO: f32 = 0.6;

/// The body type that is asked for.
pub(super) fn limits(choices: &Choices) -> Limits {
    let (smallest, largest) = choices.design.sizes(choices.paper);
    let photo = if choices.photo == PhotoSize::Small { SMALL_PHOTO } else { 1.0 };
    match choices.size.map(|size| size.clamp(smallest, largest)) {
        Some(size) => Limits { smallest: size, largest: size, photo },
        None => Limits { smallest, largest, photo },
    }
}

/// Fits and paints.
pub(super) fn compose(
    setter: &mut Setter<'_>,
    profile: &Profile,
    choices: &Choices,
    drawing: &dyn Drawing,
    made: Made,
) -> Laid {
    let Made { mut content, missing, mut left_out } = made;
    left_out.extend(name::fit(setter, &mut content, drawing.name_width()));
    let limits = limits(choices);
    let (mut scale, mut whole) = largest(limits, |scale| fits(drawing, &mut content, scale));
    if !whole && choices.pages == Pages::Two && choices.design.may_have_two_pages() {
        (scale, whole) = share_out(drawing, &mut content, limits);
    }
    if !whole {
        let dropped =
            leaving_out::drop_lines(setter, profile, &mut content, |content| fits(drawing, content, scale));
        left_out.extend(dropped);
    }
    scale = loosen(scale, drawing.loosest(), |scale| fits(drawing, &mut content, scale));
    let mut canvas = Canvas::new(setter.shaper, profile, drawing.sheet());
    for page in 0..=content.last {
        if page > 0 {
            canvas.turn_over(drawing.sheet());
        }
        content.on = page;
        drawing.paint(&mut canvas, &mut content, profile, scale);
    }
    let report = Report { size_pt: scale.body, pages: content.last + 1, left_out, missing };
    finish(canvas.list, profile, report)
}

/// Whether every page has room for what stands on it.
fn fits(drawing: &dyn Drawing, content: &mut Content, scale: Scale) -> bool {
    (0..=content.last).all(|page| {
        content.on = page;
        drawing.fits(content, scale)
    })
}

/// Shares the sections out to two pages, in the order they are read, so that the type is as large as can be; where not
/// even that makes room for all, so that both pages are about as full. Says whether all of them have room then.
fn share_out(drawing: &dyn Drawing, content: &mut Content, limits: Limits) -> (Scale, bool) {
    let sections: Vec<Section> = content.shown();
    content.last = 1;
    let mut best: Option<(Scale, usize)> = None;
    for first in 1..sections.len() {
        divide(content, &sections, first);
        let (scale, whole) = largest(limits, |scale| fits(drawing, content, scale));
        // A first page as full as can be, so that it may be read alone.
        if whole && best.is_none_or(|(known, _)| (scale.body, scale.air) >= (known.body, known.air)) {
            best = Some((scale, first));
        }
    }
    let whole = best.is_some();
    let (scale, first) =
        best.unwrap_or_else(|| (largest(limits, |_| false).0, most_even(content, &sections)));
    divide(content, &sections, first);
    (scale, whole)
}

/// How many sections stand on the first page when both carry about as many words. The first has its head to carry too.
fn most_even(content: &Content, sections: &[Section]) -> usize {
    const HEAD: usize = 900;
    let load = |sections: &[Section]| -> usize {
        let blocks = content.blocks.iter().filter(|block| sections.contains(&block.section));
        blocks.flat_map(|block| &block.lines).map(|line| 60 + line.para.plain.chars().count()).sum()
    };
    (1..sections.len())
        .min_by_key(|first| (load(&sections[..*first]) + HEAD).abs_diff(load(&sections[*first..])))
        .unwrap_or(1)
}

/// Puts the first so many sections on the first page and the others on the second.
fn divide(content: &mut Content, sections: &[Section], first: usize) {
    for block in &mut content.blocks {
        let place = sections.iter().position(|section| *section == block.section);
        block.page = usize::from(place.is_some_and(|place| place >= first));
    }
}

/// Gives the room that is left to white space, then to name and photo, then to white space again.
fn loosen(scale: Scale, loosest: Loosest, mut fits: impl FnMut(Scale) -> bool) -> Scale {
    if !fits(scale) {
        return scale;
    }
    let mut best = scale;
    best.air = most(best.air, 1.3_f32.min(loosest.air), |air| fits(Scale { air, ..best }));
    best.head = most(best.head, loosest.head, |head| fits(Scale { head, ..best }));
    best.air = most(best.air, loosest.air, |air| fits(Scale { air, ..best }));
    best
}

/// The document with what it has to say about itself, what is left out in reading order.
pub(super) fn finish(list: DisplayList, profile: &Profile, mut report: Report) -> Laid {
    let order: Vec<EntryId> = profile.sections.all().map(|(_, entry)| entry.id).collect();
    report.left_out.sort_by_key(|left| match left.place {
        Place::Name => 0,
        Place::Facts => 1,
        Place::Entry { entry, .. } => 2 + order.iter().position(|id| *id == entry).unwrap_or(order.len()),
        Place::Footer => usize::MAX,
    });
    let title = Sentences::of(profile).title();
    let about = About { title, language: profile.language.clone(), on: profile.written.on };
    Laid { list, about, report }
}
