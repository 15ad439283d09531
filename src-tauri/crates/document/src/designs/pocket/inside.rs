//! The two leaves inside and the back.

use super::Grid;
use super::flow::{Piece, Spread};
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::{Content, Made};
use crate::layout::fit::Scale;
use crate::layout::parts::fold::{Leaf, bind, within};
use crate::layout::parts::footer;
use crate::layout::parts::lines::{self, Style, bullet_of};
use crate::text::para::Setter;
use crate::theme::Palette;
use crate::tree::Bullet;
use crate::tree::{NodeId, Role, Tree};
use profile::{Profile, Section};

/// The size of the sentence that says how to fold.
const NOTE: f32 = 11.0;
/// The thickness of the rule at the head of a leaf.
const RULE: f32 = 2.0;
/// See [`aside`], in points on A4.
const ASIDE: f32 = 15.0;
/// The part of the back that the sentence at its foot may take.
const FOOT: f32 = 0.62;

/// Sizes and gaps that follow from a scale, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    body: f32,
    air: f32,
    pub(super) heading: f32,
    pub(super) below_heading: f32,
    pub(super) sections: f32,
}

impl Sizes {
    pub(super) fn of(content: &Content, grid: Grid, scale: Scale) -> Self {
        let Scale { body, air, .. } = scale;
        let tall = content.is_tall();
        let heading = body * if tall { 1.14 } else { 1.34 };
        // Rather a smaller heading than one in two lines.
        let in_one_line = grid.words() / content.widest_heading.max(1.0) - 0.1;
        Self {
            body,
            air,
            heading: if in_one_line > body * 1.12 { heading.min(in_one_line) } else { heading },
            below_heading: 0.3 * body * air.min(1.3),
            sections: 1.3 * body * air,
        }
    }

    /// How the lines of a section are set.
    pub(super) fn style(&self, section: Section, palette: Palette) -> Style {
        // Without a box around them, what to do and not to do are lines like others.
        let bullet = if bullet_of(section) == Bullet::Dot { Bullet::Dot } else { Bullet::Square };
        Style::of(self.body, self.air, bullet, palette)
    }
}

/// The height of the words inside, and on the back.
pub(super) fn room(content: &mut Content, grid: Grid, scale: Scale) -> [f32; 2] {
    let inside = grid.leaf().height - grid.top - grid.bottom - head(content, scale.body);
    let foot = foot(content, grid, aside(grid, scale));
    [inside, inside - foot - if foot > 0.0 { 1.2 * scale.body } else { 0.0 }]
}

/// The body type beside which the last sentence is set: however large few words are, it is not.
fn aside(grid: Grid, scale: Scale) -> f32 {
    scale.body.min((ASIDE * grid.unit).max(crate::layout::fit::SMALLEST))
}

/// The height of what stands at the foot of the back.
fn foot(content: &mut Content, grid: Grid, body: f32) -> f32 {
    let footer = footer::height(content, grid.words(), body);
    let note = content.note.as_mut().map_or(0.0, |note| note.height(NOTE, grid.words()));
    footer + note + if footer > 0.0 { between(body) } else { 0.0 }
}

/// From the top of a leaf to its words: a rule and the white below it.
fn head(content: &Content, body: f32) -> f32 {
    RULE + body * if content.is_tall() { 1.0 } else { 0.75 }
}

fn between(body: f32) -> f32 {
    0.6 * body
}

/// Cuts a sentence at the foot that would leave no room for other words.
pub(super) fn keep_footer_short(setter: &mut Setter<'_>, profile: &Profile, made: &mut Made, grid: Grid) {
    let most = FOOT * grid.leaf().height;
    made.shorten_footer(profile, setter, [most, 40.0], |content| {
        footer::height(content, grid.words(), crate::layout::fit::SMALLEST)
    });
}

pub(super) fn paint(canvas: &mut Canvas, content: &mut Content, grid: Grid, spread: Spread, scale: Scale) {
    let Some(flow) = spread.flow(content, grid, scale) else { return };
    let [inside, _] = room(content, grid, scale);
    let tallest = flow.heights[0].max(flow.heights[1]);
    // What is left over stands above the words, and more of it below.
    let (part, most) = grid.sink;
    let sink = ((inside - tallest) * part).clamp(0.0, most);
    let mut list = None;
    for (leaf, pieces) in [Leaf::First, Leaf::Second].into_iter().zip(&flow.leaves) {
        canvas.enter(grid.sheet.area(leaf, canvas.rtl));
        if let (true, Some(wash)) = (pieces.is_empty(), content.palette.wash) {
            // An end paper.
            canvas.fill(within(grid.leaf(), 0.0, 0.0, 0.0), grid.leaf().height, 0.0, wash);
        }
        let spot = within(grid.leaf(), grid.inner, grid.inner, grid.top + sink);
        paint_leaf(canvas, content, pieces, grid, spot, scale, &mut list);
    }
    canvas.enter(grid.sheet.area(Leaf::Back, canvas.rtl));
    bind(canvas, content.palette, grid.leaf(), grid.leaf().width - grid.spine, grid.spine);
    let spot = within(grid.leaf(), grid.margin, grid.margin + grid.spine, grid.top);
    paint_leaf(canvas, content, &flow.leaves[2], grid, spot, scale, &mut list);
    paint_foot(canvas, content, Spot { y: grid.leaf().height - grid.bottom, ..spot }, aside(grid, scale));
}

/// What stands on one leaf. `list` is the list that is being filled: it may have begun on the leaf before.
fn paint_leaf(
    canvas: &mut Canvas,
    content: &mut Content,
    pieces: &[Piece],
    grid: Grid,
    spot: Spot,
    scale: Scale,
    list: &mut Option<(NodeId, usize)>,
) {
    let sizes = Sizes::of(content, grid, scale);
    let mut y = spot.y + head(content, scale.body);
    if !pieces.is_empty() {
        canvas.fill(spot, RULE, 0.0, content.palette.ink);
    }
    for piece in pieces {
        let style = sizes.style(piece.section, content.palette);
        let Some(block) = content.block(piece.section) else { continue };
        if piece.headed {
            y += lines::heading(canvas, block, Spot { y, ..spot }, sizes.heading) + sizes.below_heading;
        }
        let (node, done) = match *list {
            Some(begun) if !piece.headed => begun,
            _ => (lines::list(canvas, style.bullet), 0),
        };
        let kept = block.kept().skip(done).take(piece.count);
        y += lines::paint(canvas, kept, node, Spot { y, ..spot }, style) + sizes.sections;
        *list = Some((node, done + piece.count));
    }
}

/// Who wrote this, and how it is folded, with its foot at the `y` of that spot.
fn paint_foot(canvas: &mut Canvas, content: &mut Content, spot: Spot, body: f32) {
    let folding = content.note.as_mut().map_or(0.0, |note| note.height(NOTE, spot.width));
    let foot = Spot { y: spot.y - folding - between(body), ..spot };
    footer::paint(canvas, content, foot, body);
    if let Some(note) = &mut content.note {
        let paragraph = canvas.node_for(Tree::ROOT, Role::P, note);
        canvas.words(note, Spot { y: spot.y - folding, ..spot }, NOTE, paragraph, false);
    }
}
