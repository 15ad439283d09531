//! The sentence at the foot of the last page.

use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::Content;
use crate::layout::fit::SMALLEST;
use crate::tree::{Role, Tree};

/// The size of its type beside that body type: smaller, but never below the smallest.
pub(crate) fn size(body: f32) -> f32 {
    (body * 0.8).max(SMALLEST)
}

/// Its height in that width; 0 when there is nothing to say on this page.
pub(crate) fn height(content: &mut Content, width: f32, body: f32) -> f32 {
    if content.on != content.last {
        return 0.0;
    }
    content.footer.as_mut().map_or(0.0, |footer| footer.height(size(body), width))
}

/// Paints it with its foot at the `y` of that spot.
pub(crate) fn paint(canvas: &mut Canvas, content: &mut Content, foot: Spot, body: f32) {
    let height = height(content, foot.width, body);
    if height == 0.0 {
        return;
    }
    let Some(footer) = &mut content.footer else { return };
    let node = canvas.node_for(Tree::ROOT, Role::P, footer);
    canvas.words(footer, Spot { y: foot.y - height, ..foot }, size(body), node, false);
}
