//! The photo first: it fills the head of the page to its edges, the name hangs out of it on a plate, the words stand
//! below in two columns, and what to do and not to do at the foot.
//!
//! The more is said, the lower the photo; with next to nothing said it goes all across the page.

mod body;
mod head;

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
struct Grid {
    width: f32,
    height: f32,
    /// From the edge of the paper to the words.
    margin: f32,
    /// Between two columns.
    gutter: f32,
    /// Below the last words.
    bottom: f32,
    /// How much larger than on A4 name and photo are.
    unit: f32,
}

impl Grid {
    fn of(paper: Paper) -> Self {
        let ((width, height), unit) = (paper.size(), paper.unit());
        let (margin, gutter) = (51.0 * unit, 30.0 * unit);
        Self { width, height, margin, gutter, bottom: 32.0 * unit, unit }
    }

    fn across(&self) -> f32 {
        self.width - 2.0 * self.margin
    }

    /// The width of one of two columns.
    fn column(&self) -> f32 {
        (self.across() - self.gutter) / 2.0
    }

    /// Where a column starts.
    fn start(&self, column: usize) -> f32 {
        self.margin + column as f32 * (self.column() + self.gutter)
    }
}

pub(super) fn lay_out(setter: &mut Setter<'_>, profile: &Profile, choices: &Choices) -> Laid {
    let ask = Ask::all(choices.theme.palette(profile.person.colour));
    let made = make(profile, setter, ask);
    let grid = Grid::of(choices.paper);
    let largest = if says_little(profile, &Section::ALL, FEW) {
        largest_of_few(profile, &Section::ALL, choices, 27.0)
    } else {
        largest_usual(grid.unit)
    };
    compose::compose(setter, profile, choices, &Photo { grid, largest }, made)
}

/// The page at work.
struct Photo {
    grid: Grid,
    /// The largest type, where nobody asked for a size.
    largest: f32,
}

impl Drawing for Photo {
    fn sheet(&self) -> (f32, f32) {
        (self.grid.width, self.grid.height)
    }

    fn name_width(&self) -> f32 {
        head::name_width(self.grid)
    }

    fn fits(&self, content: &mut Content, scale: Scale) -> bool {
        let head = head::arrange(content, self.grid, scale);
        body::arrange(content, self.grid, scale, &head).need <= self.grid.height
    }

    fn paint(&self, canvas: &mut Canvas, content: &mut Content, profile: &Profile, scale: Scale) {
        let head = head::arrange(content, self.grid, scale);
        let body = body::arrange(content, self.grid, scale, &head);
        head::paint(canvas, content, profile, self.grid, &head);
        body::paint(canvas, content, self.grid, &head, &body);
    }

    fn largest(&self) -> f32 {
        self.largest
    }

    fn loosest(&self) -> Loosest {
        Loosest { air: 1.9, head: head::MOST }
    }
}
