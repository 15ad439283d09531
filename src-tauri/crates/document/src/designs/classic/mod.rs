//! The classic one-page profile: name and photo on a wash of the person's colour, what people like and admire across
//! the page, what is important beside how to support, a box of what to do and not to do, a sentence at the foot.
//!
//! With very few lines it becomes the page that puts the [`photo`] first: few words are given room, and look chosen.

mod columns;
mod header;
mod paint;

use super::{Drawing, compose, photo, says_little};
use crate::canvas::Canvas;
use crate::choices::Choices;
use crate::content::{Ask, Content, make};
use crate::fit::Scale;
use crate::paper::Paper;
use crate::para::Setter;
use crate::press::Laid;
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

/// The most lines, and characters in them, with which the photo comes first.
const FEW_LINES: usize = 7;
const FEW_CHARACTERS: usize = 640;

pub(super) fn lay_out(setter: &mut Setter<'_>, profile: &Profile, choices: &Choices) -> Laid {
    if says_little(profile, &Section::ALL, FEW_LINES, FEW_CHARACTERS) {
        return photo::lay_out(setter, profile, choices);
    }
    let made = make(profile, setter, Ask::all(choices.theme.palette(profile.person.colour)));
    compose::compose(setter, profile, choices, &Classic(Grid::of(choices.paper)), made)
}

/// The page at work.
struct Classic(Grid);

impl Drawing for Classic {
    fn sheet(&self) -> (f32, f32) {
        (self.0.width, self.0.height)
    }

    fn name_width(&self) -> f32 {
        header::name_width(self.0)
    }

    fn fits(&self, content: &mut Content, scale: Scale) -> bool {
        columns::arrange(content, self.0, scale).need <= self.0.height
    }

    fn paint(&self, canvas: &mut Canvas<'_>, content: &mut Content, profile: &Profile, scale: Scale) {
        let plan = columns::arrange(content, self.0, scale);
        paint::paint(canvas, content, profile, &plan);
    }
}
