//! The classic one-page profile: name and photo on a wash of the person's colour, what people like and admire across
//! the page, what is important beside how to support, a box of what to do and not to do, a sentence at the foot.
//!
//! With very few lines the wash and the photo grow until they are half of the page, and the headings stand beside
//! their lines: few words are given room, and look chosen.

mod columns;
mod header;
mod paint;

use super::{Drawing, FEW, Loosest, compose, largest_of_few, says_little};
use crate::choices::{Choices, largest_usual};
use crate::laid::Laid;
use crate::layout::canvas::Canvas;
use crate::layout::content::{Ask, Content, make};
use crate::layout::fit::Scale;
use crate::paper::Paper;
use crate::text::para::Setter;
use profile::{Profile, Section};

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
    /// How much larger than on A4 name and photo are.
    pub(crate) unit: f32,
    /// Whether so little is said that name and photo may take half of the page.
    pub(crate) few: bool,
}

impl Grid {
    fn of(paper: Paper) -> Self {
        let ((width, height), unit) = (paper.size(), paper.unit());
        Self {
            width,
            height,
            margin: 51.0 * unit,
            gutter: 32.0 * unit,
            outdent: 17.0 * unit,
            bottom: 32.0 * unit,
            unit,
            few: false,
        }
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

pub(super) fn lay_out(setter: &mut Setter<'_>, profile: &Profile, choices: &Choices) -> Laid {
    let mut made = make(profile, setter, Ask::all(choices.theme.palette(profile.person.colour)));
    let grid = Grid::of(choices.paper);
    let largest = largest_of_few(profile, &Section::ALL, choices, 28.0);
    let short = Classic { grid: Grid { few: true, ..grid }, largest };
    let few = says_little(profile, &Section::ALL, FEW)
        && compose::is_roomy(&short, &mut made.content, choices, grid.unit);
    let usual = Classic { grid, largest: largest_usual(grid.unit) };
    compose::compose(setter, profile, choices, if few { &short } else { &usual }, made)
}

/// The page at work.
struct Classic {
    grid: Grid,
    /// The largest type, where nobody asked for a size.
    largest: f32,
}

impl Drawing for Classic {
    fn sheet(&self) -> (f32, f32) {
        (self.grid.width, self.grid.height)
    }

    fn name_width(&self) -> f32 {
        header::name_width(self.grid)
    }

    fn fits(&self, content: &mut Content, scale: Scale) -> bool {
        columns::arrange(content, self.grid, scale).need <= self.grid.height
    }

    fn paint(&self, canvas: &mut Canvas, content: &mut Content, profile: &Profile, scale: Scale) {
        let plan = columns::arrange(content, self.grid, scale);
        paint::paint(canvas, content, profile, &plan);
    }

    fn largest(&self) -> f32 {
        self.largest
    }

    fn loosest(&self) -> Loosest {
        if self.grid.few {
            Loosest { air: 1.7, head: header::MOST }
        } else {
            Loosest { air: 1.75, head: 1.16 }
        }
    }
}
