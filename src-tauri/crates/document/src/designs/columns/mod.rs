//! A tall column of the person's colour at the edge the page is read from: the photo at its top, then the name, the
//! facts, what is said first and what people like. Everything else stands on white beside it.

mod beside;
mod inside;
mod paint;
mod plan;

use super::{Drawing, FEW, Loosest, compose, largest_of_few, says_little};
use crate::choices::{Choices, largest_usual};
use crate::laid::Laid;
use crate::layout::canvas::Canvas;
use crate::layout::content::{Ask, Content, make};
use crate::layout::fit::{Limits, Scale, largest};
use crate::layout::parts::name;
use crate::paper::Paper;
use crate::text::para::Setter;
use profile::{Profile, Section};

/// The width of the column in parts of the page, the widest first: the less is said, the wider it may be.
const SHARES: [f32; 4] = [0.46, 0.42, 0.385, 0.35];

/// A name is to be at least that large; rather than set it smaller, the column is wider.
const NAME: f32 = 22.0;

/// White space below this is that of a page that is too full.
const TIGHT: f32 = 0.72;

/// The edges everything is aligned to, in points.
#[derive(Clone, Copy, Debug)]
struct Grid {
    width: f32,
    height: f32,
    /// The width of the column.
    column: f32,
    /// From the edge of the paper to the words in the column, and from them to the edge of the column.
    outer: f32,
    inner: f32,
    /// From the column to the words beside it.
    apart: f32,
    /// From those words to the edge of the paper.
    end: f32,
    /// Above the words beside the column.
    top: f32,
    /// Below the last words.
    bottom: f32,
    /// How much larger than on A4 name and photo are.
    unit: f32,
}

impl Grid {
    fn of(paper: Paper, share: f32) -> Self {
        let ((width, height), unit) = (paper.size(), paper.unit());
        Self {
            width,
            height,
            column: width * share,
            outer: 32.0 * unit,
            inner: 22.0 * unit,
            apart: 36.0 * unit,
            end: 40.0 * unit,
            top: 46.0 * unit,
            bottom: 38.0 * unit,
            unit,
        }
    }

    /// The same page with smaller margins, where not even the smallest type leaves room for white.
    fn tightened(self, air: f32) -> Self {
        let factor = (air / TIGHT).clamp(0.75, 1.0);
        Self {
            outer: self.outer * factor,
            inner: self.inner * factor,
            apart: self.apart * factor,
            end: self.end * factor,
            top: self.top * factor,
            bottom: self.bottom * factor,
            ..self
        }
    }

    /// The width of the words in the column.
    fn inside(&self) -> f32 {
        self.column - self.outer - self.inner
    }

    /// Where the words beside the column start, and their width.
    fn start(&self) -> f32 {
        self.column + self.apart
    }

    fn beside(&self) -> f32 {
        self.width - self.start() - self.end
    }
}

pub(super) fn lay_out(setter: &mut Setter<'_>, profile: &Profile, choices: &Choices) -> Laid {
    let mut made = make(profile, setter, Ask::all(choices.theme.palette(profile.person.colour)));
    let has_photo = profile.person.photo.is_some();
    let few = says_little(profile, &Section::ALL, FEW);
    let unit = choices.paper.unit();
    let largest =
        if few { largest_of_few(profile, &Section::ALL, choices, 32.0) } else { largest_usual(unit) };
    let page = Columns { grid: Grid::of(choices.paper, SHARES[0]), has_photo, free: false, few, largest };
    let drawing = widest(&mut made.content, choices, page);
    compose::compose(setter, profile, choices, &drawing, made)
}

/// The page with the widest column that costs no type.
fn widest(content: &mut Content, choices: &Choices, page: Columns) -> Columns {
    let mut drawings = SHARES.map(|share| Columns { grid: Grid::of(choices.paper, share), ..page }).to_vec();
    // A long name asks for a column that has room for its words.
    while drawings.len() > 1 && drawings.last().is_some_and(|drawing| !drawing.has_room_for_the_name(content))
    {
        drawings.pop();
    }
    let limits = compose::limits(choices, drawings[0].largest());
    let only = Limits { smallest: limits.largest.min(largest_usual(choices.paper.unit())), ..limits };
    let roomy = drawings.iter().find(|drawing| {
        largest(only, |scale| drawing.fits(content, Scale { air: 1.0, head: 1.0, ..scale })).1
    });
    let drawing = roomy.copied().unwrap_or(drawings[drawings.len() - 1]);
    let whole = roomy.is_some() || largest(limits, |scale| drawing.fits(content, scale)).1;
    Columns { free: !whole, ..drawing }
}

/// The page at work.
#[derive(Clone, Copy, Debug)]
struct Columns {
    grid: Grid,
    has_photo: bool,
    /// Whether even what people like and admire may stand beside the column: only where something would be left out.
    free: bool,
    /// Whether so little is said that the type may be larger.
    few: bool,
    /// The largest type, where nobody asked for a size.
    largest: f32,
}

impl Columns {
    fn has_room_for_the_name(&self, content: &mut Content) -> bool {
        let width = self.grid.inside();
        name::size(&mut content.name, width, f32::INFINITY, 1.0).is_some_and(|size| size >= NAME)
    }
}

impl Drawing for Columns {
    fn sheet(&self) -> (f32, f32) {
        (self.grid.width, self.grid.height)
    }

    fn name_width(&self) -> f32 {
        self.grid.inside()
    }

    fn fits(&self, content: &mut Content, scale: Scale) -> bool {
        plan::arrange(content, *self, scale).fits()
    }

    fn paint(&self, canvas: &mut Canvas, content: &mut Content, profile: &Profile, scale: Scale) {
        let plan = plan::arrange(content, *self, scale);
        paint::paint(canvas, content, profile, &plan);
    }

    fn largest(&self) -> f32 {
        self.largest
    }

    fn loosest(&self) -> Loosest {
        Loosest { air: 1.75, head: 1.16 }
    }
}
