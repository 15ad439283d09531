//! The classic one-page profile: name and photo on a wash of the person's colour, what people like and admire across
//! the page, what is important beside how to support, a box of what to do and not to do, a sentence at the foot.
//!
//! With very few lines it becomes the page of [`short`]: the photo large, the words given room.

mod columns;
mod footer;
mod header;
mod paint;
mod short;

use crate::canvas::{Canvas, Setter};
use crate::content::{Content, Made, make, remake_footer};
use crate::display::{DisplayList, Picture};
use crate::fit::{Scale, largest, most};
use crate::paper::Choices;
use crate::press::{About, Laid, Press};
use crate::report::{LeftOut, Place, Report};
use crate::tree::Tree;
use crate::words::Sentences;
use profile::{EntryId, Profile, Section};
use std::sync::Arc;

/// The edges everything is aligned to, in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grid {
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// From the edge of the paper to the words.
    pub(crate) margin: f32,
    /// Between two columns.
    pub(crate) gutter: f32,
    /// How far a box reaches out beyond the words in it.
    pub(crate) outdent: f32,
    /// Below the footer.
    pub(crate) bottom: f32,
}

impl Grid {
    fn of((width, height): (f32, f32)) -> Self {
        Self { width, height, margin: 51.0, gutter: 32.0, outdent: 17.0, bottom: 32.0 }
    }

    /// The width of the words across the page.
    pub(crate) fn across(&self) -> f32 {
        self.width - 2.0 * self.margin
    }

    /// The width of one of two columns.
    pub(crate) fn column(&self) -> f32 {
        (self.across() - self.gutter) / 2.0
    }

    /// Where the second column starts.
    pub(crate) fn second(&self) -> f32 {
        self.margin + self.column() + self.gutter
    }
}

/// The most lines, and characters in them, with which the page is the short one.
const FEW_LINES: usize = 7;
const FEW_CHARACTERS: usize = 640;

pub(crate) fn lay_out(press: &mut Press, profile: &Profile, choices: Choices) -> Laid {
    let grid = Grid::of(choices.paper.size());
    let mut setter = Setter { shaper: &mut press.shaper, page: profile.language.clone() };
    if is_few(profile) {
        let made = make(profile, &mut setter, false);
        if let Some(laid) = short::lay_out(&mut setter, profile, grid, made) {
            return laid;
        }
    }
    let Made { mut content, missing, mut left_out } = make(profile, &mut setter, true);
    left_out.extend(header::fit_name(&mut setter, &mut content, grid));
    let fits = |content: &mut Content, scale| columns::arrange(content, grid, scale).need <= grid.height;
    let (mut scale, whole) = largest(|scale| fits(&mut content, scale));
    if !whole {
        let dropped = drop_lines(&mut setter, profile, &mut content, |content| fits(content, scale));
        left_out.extend(dropped);
    }
    scale = loosen(scale, |scale| fits(&mut content, scale));
    let plan = columns::arrange(&mut content, grid, scale);
    let mut canvas = canvas(&setter, profile, grid);
    paint::paint(&mut canvas, &mut content, profile, &plan);
    let list = canvas.list;
    finish(list, profile, Report { size_pt: scale.body, left_out, missing })
}

/// Shapes all the words and counts the lines.
pub(crate) fn shape(press: &mut Press, profile: &Profile) -> usize {
    let mut setter = Setter { shaper: &mut press.shaper, page: profile.language.clone() };
    make(profile, &mut setter, !is_few(profile)).content.count()
}

/// Whether so little is said that the page is given to it.
fn is_few(profile: &Profile) -> bool {
    let printed: Vec<_> =
        Section::ALL.into_iter().flat_map(|section| profile.sections.printed(section)).collect();
    printed.len() <= FEW_LINES
        && printed.iter().map(|entry| entry.text.chars().count()).sum::<usize>() <= FEW_CHARACTERS
}

/// Gives the room that is left to white space, then to name and photo, then to white space again.
fn loosen(scale: Scale, mut fits: impl FnMut(Scale) -> bool) -> Scale {
    if !fits(scale) {
        return scale;
    }
    let mut best = scale;
    best.air = most(best.air, 1.3, |air| fits(Scale { air, ..best }));
    best.head = most(best.head, 1.16, |head| fits(Scale { head, ..best }));
    best.air = most(best.air, 1.75, |air| fits(Scale { air, ..best }));
    best
}

/// Takes lines off until the page fits, by a rule that is fair to every section, and says which.
///
/// The section that takes the most room gives up its last line; those that keep a person safe and respected come
/// last to it, and so does the only line of a section. Then whatever still finds room is put back.
fn drop_lines(
    setter: &mut Setter<'_>,
    profile: &Profile,
    content: &mut Content,
    mut fits: impl FnMut(&mut Content) -> bool,
) -> Vec<LeftOut> {
    let mut order: Vec<EntryId> = Vec::new();
    while let Some(entry) = next_to_go(content) {
        order.push(entry);
    }
    let keep_but = |content: &mut Content, gone: &[EntryId]| {
        for line in content.lines_mut() {
            line.kept = !gone.contains(&line.entry);
        }
    };
    let (mut least, mut enough) = (0, order.len());
    while least < enough {
        let middle = usize::midpoint(least, enough);
        keep_but(content, &order[..middle]);
        if fits(content) {
            enough = middle;
        } else {
            least = middle + 1;
        }
    }
    let mut gone = order[..enough].to_vec();
    loop {
        keep_but(content, &gone);
        remake_footer(profile, setter, content);
        if fits(content) || gone.len() == order.len() {
            break;
        }
        gone.push(order[gone.len()]);
    }
    let reading: Vec<EntryId> = content.lines().map(|(_, line)| line.entry).collect();
    for entry in reading.into_iter().filter(|entry| gone.contains(entry)).collect::<Vec<_>>() {
        let without: Vec<EntryId> = gone.iter().copied().filter(|other| *other != entry).collect();
        keep_but(content, &without);
        // The footer counts the lines that are not the person's own: a line put back may make it longer.
        remake_footer(profile, setter, content);
        if fits(content) {
            gone = without;
        }
    }
    keep_but(content, &gone);
    remake_footer(profile, setter, content);
    let all = profile.sections.all();
    all.filter(|(_, entry)| gone.contains(&entry.id))
        .map(|(section, entry)| LeftOut {
            place: Place::Entry { section, entry: entry.id },
            text: entry.text.clone(),
        })
        .collect()
}

/// Takes off the line that is next to go.
fn next_to_go(content: &mut Content) -> Option<EntryId> {
    let weight = |section, lines: usize, height: f32| {
        let weight = match section {
            Section::Support | Section::ImportantFor => 0.3,
            Section::PleaseDo | Section::PleaseDoNot | Section::ImportantTo => 0.5,
            _ => 1.0,
        };
        height * weight * if lines == 1 { 0.2 } else { 1.0 }
    };
    let mut most: Option<(f32, usize)> = None;
    for (number, block) in content.blocks.iter_mut().enumerate() {
        let section = block.section;
        let (mut lines, mut height) = (0, 0.0);
        for line in block.kept() {
            lines += 1;
            height += line.para.height(crate::fit::SMALLEST, 220.0) + 5.0;
        }
        let weight = weight(section, lines, height);
        if lines > 0 && most.is_none_or(|(known, _)| weight >= known) {
            most = Some((weight, number));
        }
    }
    let line = content.blocks[most?.1].lines.iter_mut().rev().find(|line| line.kept)?;
    line.kept = false;
    Some(line.entry)
}

/// An empty page.
fn canvas<'a>(setter: &'a Setter<'_>, profile: &Profile, grid: Grid) -> Canvas<'a> {
    let photo = profile.person.photo.as_ref().map(|photo| {
        let (width, height) = photo.size();
        Arc::new(Picture { jpeg: photo.jpeg().to_vec(), width, height })
    });
    let list = DisplayList {
        width: grid.width,
        height: grid.height,
        items: Vec::with_capacity(512),
        tree: Tree::new(),
        photo,
    };
    let rtl = profile.language.direction() == profile::Direction::RightToLeft;
    Canvas { list, shaper: &*setter.shaper, page: profile.language.clone(), rtl }
}

fn finish(list: DisplayList, profile: &Profile, mut report: Report) -> Laid {
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
