//! The sentence at the foot of the page.

use super::Grid;
use crate::canvas::{Canvas, Spot};
use crate::content::Content;
use crate::tree::{Role, Tree};

/// The size of its type beside that body type: smaller, but never hard to read.
pub(super) fn size(body: f32) -> f32 {
    (body * 0.84).clamp(9.5, 11.5)
}

/// Its height; 0 when there is nothing to say.
pub(super) fn height(content: &mut Content, grid: Grid, body: f32) -> f32 {
    content.footer.as_mut().map_or(0.0, |footer| footer.height(size(body), grid.across()))
}

pub(super) fn paint(canvas: &mut Canvas<'_>, content: &mut Content, grid: Grid, body: f32) {
    let height = height(content, grid, body);
    let Some(footer) = &mut content.footer else { return };
    let spot = Spot { start: grid.margin, y: grid.height - grid.bottom - height, width: grid.across() };
    let node = canvas.node_for(Tree::ROOT, Role::P, footer);
    canvas.words(footer, spot, size(body), node, false);
}
