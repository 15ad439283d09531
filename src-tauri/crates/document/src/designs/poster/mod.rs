//! For the wall: landscape, the name very large on the person's colour, the photo at the corner of the page, few and
//! clear groups below, what to do and not to do under the photo.

mod groups;
mod head;
mod measure;

use super::{Drawing, FEW, Loosest, compose, largest_of_few, says_little};
use crate::choices::Choices;
use crate::laid::Laid;
use crate::layout::canvas::Canvas;
use crate::layout::content::{Ask, Content, Made, make};
use crate::layout::fit::{Limits, Scale};
use crate::paper::Paper;
use crate::text::para::Setter;
use profile::{Profile, Section};

/// The largest type where few words are said, in points on A4.
const LARGEST_OF_FEW: f32 = 32.0;

/// The least height of what is said at the foot, in points.
const LEAST_FOOT: f32 = 45.0;

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
    let grid = Grid::of(choices.paper);
    let mut made = make(profile, setter, Ask { plain: &[], ..Ask::all(palette) });
    let largest = if says_little(profile, &Section::ALL, FEW) {
        largest_of_few(profile, &Section::ALL, choices, LARGEST_OF_FEW)
    } else {
        choices.design.largest_of_many(choices.paper)
    };
    keep_head_and_foot_short(setter, profile, &mut made, grid, compose::limits(choices, largest));
    compose::compose(setter, profile, choices, &Poster { grid, largest }, made)
}

/// Cuts what is said at the foot, and then the facts, where the poster would not have room for them and the first words
/// even without any line.
fn keep_head_and_foot_short(
    setter: &mut Setter<'_>,
    profile: &Profile,
    made: &mut Made,
    grid: Grid,
    limits: Limits,
) {
    let least = Scale { body: limits.smallest, air: 0.5, head: 0.72, photo: limits.photo };
    let need = |content: &mut Content| {
        content.lines_mut().for_each(|line| line.kept = false);
        let need = groups::arrange(content, grid, least).need;
        content.lines_mut().for_each(|line| line.kept = true);
        need
    };
    if need(&mut made.content) <= grid.height {
        return;
    }
    let footer = made.content.footer.take();
    let room = (grid.height - need(&mut made.content)).max(LEAST_FOOT);
    made.content.footer = footer;
    let over = |content: &mut Content| need(content) - grid.height;
    made.shorten_footer(profile, setter, [room, 60.0], |content| room + over(content));
    made.shorten_facts(setter, |content| over(content) <= 0.0);
}

/// The page at work.
struct Poster {
    grid: Grid,
    /// The largest type, where nobody asked for a size.
    largest: f32,
}

impl Drawing for Poster {
    fn sheet(&self) -> (f32, f32) {
        (self.grid.width, self.grid.height)
    }

    fn name_width(&self) -> f32 {
        head::name_width(self.grid)
    }

    fn fits(&self, content: &mut Content, scale: Scale) -> bool {
        groups::arrange(content, self.grid, scale).need <= self.grid.height
    }

    fn paint(&self, canvas: &mut Canvas, content: &mut Content, profile: &Profile, scale: Scale) {
        let groups = groups::arrange(content, self.grid, scale);
        head::paint(canvas, content, profile, self.grid, &groups.head);
        groups::paint(canvas, content, self.grid, &groups);
    }

    fn largest(&self) -> f32 {
        self.largest
    }

    fn leaps(&self) -> bool {
        true
    }

    fn loosest(&self) -> Loosest {
        Loosest { air: 1.7, head: head::MOST }
    }
}
