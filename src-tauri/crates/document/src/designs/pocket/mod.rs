//! A small book for a pocket: one sheet printed on one side and folded twice. The cover is bound in the person's
//! colour, with their photo and name; inside and on the back stands what matters most, in the order it is read.

mod cover;
mod flow;
mod inside;

use super::{Drawing, FEW, Loosest, compose, largest_of_few, says_little};
use crate::choices::Choices;
use crate::laid::Laid;
use crate::layout::canvas::{Area, Canvas};
use crate::layout::content::{Ask, Content, Made, make};
use crate::layout::fit::Scale;
use crate::layout::parts::OPTICAL_MIDDLE;
use crate::layout::parts::fold::{Fold, Leaf};
use crate::layout::words::Sentences;
use crate::paper::Paper;
use crate::text::look::Look;
use crate::text::para::Setter;
use crate::theme::SOFT;
use flow::Spread;
use profile::{Direction, Profile, Section};

/// What matters most first: as much of it as has room.
const ORDER: [Section; 13] = [
    Section::ImportantTo,
    Section::Support,
    Section::Communication,
    Section::PleaseDo,
    Section::PleaseDoNot,
    Section::ImportantFor,
    Section::Relationships,
    Section::LikeAndAdmire,
    Section::GoodDay,
    Section::BadDay,
    Section::GoodAt,
    Section::Outcomes,
    Section::Future,
];
/// The largest type where few words are said, in points on A4.
const LARGEST_OF_FEW: f32 = 22.0;

/// The most white above the words inside beside that of any page, in points on A4.
const SINK: f32 = 46.0;

/// How many of them are there whatever room they need.
const ALWAYS: usize = 6;
/// The white space at which one more section is still welcome in the smallest type.
const ONE_MORE: f32 = 0.66;

/// The edges everything is aligned to, in points, the same on each leaf.
#[derive(Clone, Copy, Debug)]
struct Grid {
    sheet: Fold,
    unit: f32,
    /// The cloth that binds cover and back.
    spine: f32,
    /// From the edge of a leaf to the words, on cover and back beside the cloth.
    margin: f32,
    /// The same inside.
    inner: f32,
    top: f32,
    bottom: f32,
    /// How much of the white that is left over stands above the words inside, and the most of it.
    sink: (f32, f32),
}

impl Grid {
    fn of(paper: Paper) -> Self {
        let ((width, height), unit) = (paper.size(), paper.unit());
        let sheet = Fold { x: 0.0, y: 0.0, width, height };
        let (spine, margin) = (15.0 * unit, 24.0 * unit.max(0.8));
        let inner = margin + spine / 2.0;
        let (top, bottom) = (34.0 * unit, 26.0 * unit.max(0.8));
        Self { sheet, unit, spine, margin, inner, top, bottom, sink: (0.36, SINK * unit) }
    }

    fn leaf(&self) -> Area {
        self.sheet.area(Leaf::Cover, false)
    }

    /// The width of the words, the same on each leaf.
    fn words(&self) -> f32 {
        self.leaf().width - 2.0 * self.inner
    }
}

pub(super) fn lay_out(setter: &mut Setter<'_>, profile: &Profile, choices: &Choices) -> Laid {
    let few = says_little(profile, &ORDER, FEW);
    let mut grid = Grid::of(choices.paper);
    if few {
        // A few words stand in the middle of their leaf, as on the first of a book of poems.
        grid.sink = (OPTICAL_MIDDLE, grid.leaf().height);
    }
    let palette = choices.theme.palette(profile.person.colour);
    let mut made =
        make(profile, setter, Ask { leads: false, sections: &ORDER, plain: &[], ..Ask::all(palette) });
    let rtl = profile.language.direction() == Direction::RightToLeft;
    let how_to_fold = Sentences::of(profile).said(Fold::sentence(rtl), &[]);
    made.content.note =
        setter.said(&how_to_fold, Look { display: false, bold: false, ink: SOFT, face: None });
    inside::keep_footer_short(setter, profile, &mut made, grid);
    let largest = if few {
        largest_of_few(profile, &ORDER, choices, LARGEST_OF_FEW)
    } else {
        choices.design.largest_of_many(choices.paper)
    };
    let limits = compose::limits(choices, largest);
    let least = Scale { body: limits.smallest, air: 0.5, head: 0.72, photo: limits.photo };
    made.shorten_facts(setter, |content| cover::fits(content, grid, least));
    let smallest = Scale { body: limits.smallest, air: ONE_MORE, head: 1.0, photo: 1.0 };
    let chosen = choose(&mut made, grid, smallest);
    made.keep_only(profile, setter, &chosen);
    let tightest = Scale { body: limits.smallest, air: 0.5, head: 1.0, photo: 1.0 };
    let loosest = Scale { body: limits.largest, air: 1.0, head: 1.0, photo: 1.0 };
    let spread = Spread::for_so_much(&mut made.content, grid, [tightest, loosest]);
    compose::compose(setter, profile, choices, &Pocket { grid, spread, largest }, made)
}

/// The sections there is room for, each with the number of its lines, those that matter most first: always the first
/// few of them, then each for which the leaves have room beside those before it, then so many lines of the others as
/// have room. A section goes on from one leaf to the next rather than be left off.
fn choose(made: &mut Made, grid: Grid, scale: Scale) -> Vec<(Section, usize)> {
    let all: Vec<(Section, usize)> =
        made.content.blocks.iter().map(|block| (block.section, block.lines.len())).collect();
    let always = ORDER[..ALWAYS].iter().filter(|section| made.content.shows(**section)).count().max(1);
    let mut chosen = all[..always.min(all.len())].to_vec();
    let mut has_room = |chosen: &[(Section, usize)]| {
        show_only(&mut made.content, chosen);
        let mut has_room = |spread: Spread| spread.has_room(&mut made.content, grid, scale);
        has_room(Spread::WHOLE) || has_room(Spread::BROKEN)
    };
    for section in &all[chosen.len()..] {
        chosen.push(*section);
        if !has_room(&chosen) {
            chosen.pop();
        }
    }
    for (section, lines) in &all {
        if chosen.iter().any(|(known, _)| known == section) {
            continue;
        }
        for count in (1..*lines).rev() {
            chosen.push((*section, count));
            if has_room(&chosen) {
                break;
            }
            chosen.pop();
        }
    }
    show_only(&mut made.content, &all);
    chosen.sort_by_key(|(section, _)| all.iter().position(|(known, _)| known == section));
    chosen
}

/// Shows so many lines of these sections.
fn show_only(content: &mut Content, sections: &[(Section, usize)]) {
    for block in &mut content.blocks {
        let shown = sections.iter().find(|(section, _)| *section == block.section);
        let count = shown.map_or(0, |(_, count)| *count);
        for (number, line) in block.lines.iter_mut().enumerate() {
            line.kept = number < count;
        }
    }
}

/// The book at work.
struct Pocket {
    grid: Grid,
    spread: Spread,
    /// The largest type, where nobody asked for a size.
    largest: f32,
}

impl Drawing for Pocket {
    fn sheet(&self) -> (f32, f32) {
        (self.grid.sheet.width, self.grid.sheet.height)
    }

    fn name_width(&self) -> f32 {
        self.grid.words()
    }

    fn fits(&self, content: &mut Content, scale: Scale) -> bool {
        cover::fits(content, self.grid, scale) && self.spread.has_room(content, self.grid, scale)
    }

    fn paint(&self, canvas: &mut Canvas, content: &mut Content, profile: &Profile, scale: Scale) {
        canvas.enter(self.grid.sheet.area(Leaf::Cover, canvas.rtl));
        cover::paint(canvas, content, profile, self.grid, scale);
        inside::paint(canvas, content, self.grid, self.spread, scale);
        canvas.enter(Area::whole(self.sheet()));
        self.grid.sheet.marks_within(canvas, 9.0, SOFT);
    }

    fn largest(&self) -> f32 {
        self.largest
    }

    fn loosest(&self) -> Loosest {
        Loosest { air: 1.55, head: 1.12 }
    }
}
