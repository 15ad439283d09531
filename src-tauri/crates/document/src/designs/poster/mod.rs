//! For the wall: landscape, the name very large on the person's colour, the photo at the corner of the page, few and
//! clear groups below, what to do and not to do under the photo.

mod groups;
mod head;
mod measure;

use super::{Drawing, Loosest, compose};
use crate::canvas::Canvas;
use crate::choices::Choices;
use crate::content::{Ask, Content, make};
use crate::fit::Scale;
use crate::paper::Paper;
use crate::para::Setter;
use crate::press::Laid;
use profile::Profile;

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
    /// The paper lies on its long side.
    fn of(paper: Paper) -> Self {
        let ((height, width), unit) = (paper.size(), paper.unit());
        Self { width, height, margin: 42.0 * unit, gutter: 24.0 * unit, bottom: 30.0 * unit, unit }
    }
}

pub(super) fn lay_out(setter: &mut Setter<'_>, profile: &Profile, choices: &Choices) -> Laid {
    let palette = choices.theme.palette(profile.person.colour);
    let made = make(profile, setter, Ask { plain: &[], ..Ask::all(palette) });
    compose::compose(setter, profile, choices, &Poster(Grid::of(choices.paper)), made)
}

/// The page at work.
struct Poster(Grid);

impl Drawing for Poster {
    fn sheet(&self) -> (f32, f32) {
        (self.0.width, self.0.height)
    }

    fn name_width(&self) -> f32 {
        head::name_width(self.0)
    }

    fn fits(&self, content: &mut Content, scale: Scale) -> bool {
        groups::arrange(content, self.0, scale).need <= self.0.height
    }

    fn paint(&self, canvas: &mut Canvas, content: &mut Content, profile: &Profile, scale: Scale) {
        let groups = groups::arrange(content, self.0, scale);
        head::paint(canvas, content, profile, self.0, &groups.head);
        groups::paint(canvas, content, self.0, &groups);
    }

    fn leaps(&self) -> bool {
        true
    }

    fn loosest(&self) -> Loosest {
        Loosest { air: 1.7, head: head::MOST }
    }
}
