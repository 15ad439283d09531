//! For a hospital: what staff need in the first ten minutes, to be taken in while standing at a bedside. A face and a
//! name; how to talk with this person; what to do and what not to do, side by side; then support, safety, whom to
//! ring, and who this is when well.
//!
//! What the person wants of life is for another page. With very few lines the headings stand beside them.

mod columns;
mod gaps;
mod header;
mod paint;

use super::{Drawing, Few, Loosest, compose, largest_of_few, says_little};
use crate::choices::{Choices, largest_usual};
use crate::laid::Laid;
use crate::layout::canvas::Canvas;
use crate::layout::content::{Ask, Content, Made, make};
use crate::layout::fit::Scale;
use crate::layout::words::Sentences;
use crate::paper::Paper;
use crate::text::look::Look;
use crate::text::para::Setter;
use profile::{Profile, Section};

/// What it shows, in the order it is needed.
const SECTIONS: &[Section] = &[
    Section::Communication,
    Section::PleaseDo,
    Section::PleaseDoNot,
    Section::Support,
    Section::ImportantFor,
    Section::Relationships,
    Section::ImportantTo,
    Section::GoodDay,
    Section::BadDay,
];

/// The most lines, and characters in them, with which the headings stand beside the lines.
const FEW: Few = Few { lines: 8, characters: 640 };

/// The edges everything is aligned to, in points.
#[derive(Clone, Copy, Debug)]
struct Grid {
    width: f32,
    height: f32,
    /// From the edge of the paper to the words.
    margin: f32,
    /// Between two columns.
    gutter: f32,
    /// Below the footer.
    bottom: f32,
    /// How much larger than on A4 name and photo are.
    unit: f32,
    /// Whether a photo, or the first letter on the person's colour, fills the corner.
    face: bool,
}

impl Grid {
    fn of(paper: Paper, face: bool) -> Self {
        let ((width, height), unit) = (paper.size(), paper.unit());
        Self { width, height, margin: 46.0 * unit, gutter: 28.0 * unit, bottom: 32.0 * unit, unit, face }
    }

    /// The width of the words across the page.
    fn across(&self) -> f32 {
        self.width - 2.0 * self.margin
    }

    /// The width of one of two columns.
    fn column(&self) -> f32 {
        (self.across() - self.gutter) / 2.0
    }

    /// Where the second column starts.
    fn second(&self) -> f32 {
        self.margin + self.column() + self.gutter
    }
}

pub(super) fn lay_out(setter: &mut Setter<'_>, profile: &Profile, choices: &Choices) -> Laid {
    let face = profile.person.photo.is_some() || choices.theme.palette(profile.person.colour).has_ground();
    let grid = Grid::of(choices.paper, face);
    let mut made = ask(setter, profile, choices);
    let largest = largest_of_few(profile, SECTIONS, choices, 27.0);
    let rows = Hospital { grid, rows: true, largest };
    let little = says_little(profile, SECTIONS, FEW)
        && compose::is_roomy(&rows, &mut made.content, choices, grid.unit);
    let usual = Hospital { grid, rows: false, largest: largest_usual(grid.unit) };
    compose::compose(setter, profile, choices, if little { &rows } else { &usual }, made)
}

/// The words, with two headings that say why staff would look there.
fn ask(setter: &mut Setter<'_>, profile: &Profile, choices: &Choices) -> Made {
    let palette = choices.theme.palette(profile.person.colour);
    let ask = Ask { palette, sections: SECTIONS, plain: &[], leads: true, pages: 1, brief: false };
    let mut made = make(profile, setter, ask);
    let sentences = Sentences::of(profile);
    let look = Look { display: true, bold: true, ink: palette.ink, face: None };
    for block in &mut made.content.blocks {
        if !matches!(block.section, Section::ImportantFor | Section::Relationships) {
            continue;
        }
        let words = sentences.said(&format!("page-hospital-{}", block.section.key()), &[]);
        if let Some(mut heading) = setter.said(&words, look) {
            heading.tighten_heading(0.9);
            block.heading = heading;
        }
    }
    made
}

/// The page at work.
struct Hospital {
    grid: Grid,
    /// Whether headings stand beside their lines instead of above them.
    rows: bool,
    /// The largest type, where nobody asked for a size.
    largest: f32,
}

impl Drawing for Hospital {
    fn sheet(&self) -> (f32, f32) {
        (self.grid.width, self.grid.height)
    }

    fn name_width(&self) -> f32 {
        header::name_width(self.grid)
    }

    fn fits(&self, content: &mut Content, scale: Scale) -> bool {
        columns::arrange(content, self.grid, scale, self.rows).need <= self.grid.height
    }

    fn paint(&self, canvas: &mut Canvas, content: &mut Content, profile: &Profile, scale: Scale) {
        let plan = columns::arrange(content, self.grid, scale, self.rows);
        paint::paint(canvas, content, profile, &plan);
    }

    fn largest(&self) -> f32 {
        self.largest
    }

    fn loosest(&self) -> Loosest {
        if self.rows { Loosest { air: 1.9, head: 2.3 } } else { Loosest { air: 1.8, head: 1.5 } }
    }
}
