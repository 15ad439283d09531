//! Fits a drawing to its page, or to two, and paints it.

use super::{Drawing, Loosest, leaving_out, two_pages};
use crate::choices::{Choices, Pages, PhotoSize};
use crate::display::DisplayList;
use crate::laid::FileKind;
use crate::laid::{About, Laid};
use crate::layout::canvas::Canvas;
use crate::layout::content::{Content, Made};
use crate::layout::fit::{Limits, Scale, largest, largest_of_all, most};
use crate::layout::parts::name;
use crate::layout::words::Sentences;
use crate::report::{Place, Report};
use crate::text::para::Setter;
use profile::{EntryId, Profile};

/// A small photo, in parts of the one drawn.
const SMALL_PHOTO: f32 = 0.6;

/// The least type of a page on which little is said, in points on A4.
const ROOMY: f32 = 13.5;

/// Name and photo where few words stand in type larger than that of any page with more.
const LAVISH: f32 = 1.4;

/// The body type that is asked for; where nobody asked, at most that large.
pub(super) fn limits(choices: &Choices, most: f32) -> Limits {
    let (smallest, largest) = choices.design.sizes(choices.paper);
    let photo = if choices.photo == PhotoSize::Small { SMALL_PHOTO } else { 1.0 };
    if let Some(size) = choices.size.map(|size| size.clamp(smallest, largest)) {
        return Limits { smallest: size, largest: size, photo, lavish: (f32::INFINITY, 1.0) };
    }
    let lavish = (choices.design.largest_of_many(choices.paper), LAVISH);
    Limits { smallest, largest: largest.min(most), photo, lavish }
}

/// The same for that drawing.
fn limits_of(drawing: &dyn Drawing, choices: &Choices) -> Limits {
    let limits = limits(choices, drawing.largest());
    let (size, head) = limits.lavish;
    Limits { lavish: (size, head.min(drawing.loosest().head)), ..limits }
}

/// Fits and paints.
pub(super) fn compose(
    setter: &mut Setter<'_>,
    profile: &Profile,
    choices: &Choices,
    drawing: &dyn Drawing,
    made: Made,
) -> Laid {
    let Made { mut content, missing, mut left_out, not_here } = made;
    left_out.extend(name::fit(setter, &mut content, drawing.name_width()));
    let limits = limits_of(drawing, choices);
    let try_all = |scale| fits(drawing, &mut content, scale);
    let (mut scale, mut whole) =
        if drawing.leaps() { largest_of_all(limits, try_all) } else { largest(limits, try_all) };
    if !whole && choices.pages == Pages::Two && choices.design.may_have_two_pages() {
        (scale, whole) = two_pages::share_out(setter, profile, drawing, &mut content, limits);
    }
    if !whole {
        let dropped =
            leaving_out::drop_lines(setter, profile, &mut content, |content| fits(drawing, content, scale));
        left_out.extend(dropped);
    }
    scale = loosen(scale, drawing.loosest(), |scale| fits(drawing, &mut content, scale));
    let mut canvas = Canvas::new(profile, drawing.sheet());
    for page in 0..=content.last {
        if page > 0 {
            canvas.turn_over(drawing.sheet());
        }
        content.on = page;
        drawing.paint(&mut canvas, &mut content, profile, scale);
    }
    let report = Report { size_pt: scale.body, pages: content.last + 1, left_out, not_here, missing };
    finish(canvas.list, profile, &content, report)
}

/// The largest type at which all of it stands on one page, if there is one.
pub(super) fn best(drawing: &dyn Drawing, content: &mut Content, choices: &Choices) -> Option<f32> {
    let (scale, whole) = largest(limits_of(drawing, choices), |scale| drawing.fits(content, scale));
    whole.then_some(scale.body)
}

/// Whether all of it stands on one page in type that is large, or in the one that was asked for.
pub(super) fn is_roomy(
    drawing: &dyn Drawing,
    content: &mut Content,
    choices: &Choices,
    paper_unit: f32,
) -> bool {
    let size = best(drawing, content, choices);
    size.is_some_and(|size| choices.size.is_some() || size >= ROOMY * paper_unit)
}

/// Whether every page has room for what stands on it.
pub(super) fn fits(drawing: &dyn Drawing, content: &mut Content, scale: Scale) -> bool {
    (0..=content.last).all(|page| {
        content.on = page;
        drawing.fits(content, scale)
    })
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
pub(super) fn finish(list: DisplayList, profile: &Profile, content: &Content, mut report: Report) -> Laid {
    let order: Vec<EntryId> = profile.sections.all().map(|(_, entry)| entry.id).collect();
    report.left_out.sort_by_key(|left| match left.place {
        Place::Name => 0,
        Place::Facts => 1,
        Place::Entry { entry, .. } => 2 + order.iter().position(|id| *id == entry).unwrap_or(order.len()),
        Place::Footer => usize::MAX,
    });
    let title = Sentences::of(profile).title();
    let (language, on) = (profile.language.clone(), profile.written.on);
    let about = About { title, language, on, kind: FileKind::Page };
    let conceals = content.conceals(report.pages);
    Laid { list, about, report, conceals }
}
