//! The first letter of the name, as one sees it: what stands where there is no photo.

use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::Content;

/// How far the ink may reach from the middle of a disc, in parts of its radius, and of a box, in parts of its sides.
const IN_DISC: f32 = 0.84;
const IN_BOX: f32 = 0.7;

/// What it stands in the middle of.
#[derive(Clone, Copy)]
pub(crate) enum Room {
    /// A disc of that radius.
    Disc(f32),
    /// A box of that width and height.
    Box([f32; 2]),
}

impl Room {
    /// The largest size of something that wide and high at size 1.
    fn most(self, [width, height]: [f32; 2]) -> f32 {
        match self {
            Self::Disc(r) => 2.0 * IN_DISC * r / width.hypot(height),
            Self::Box([wide, high]) => IN_BOX * (wide / width).min(high / height),
        }
    }
}

/// The size at which it stands there: that, or so much less that there is air around its ink.
pub(crate) fn size(content: &Content, size: f32, room: Room) -> f32 {
    let most = content.initial.ink().map_or(size, |ink| room.most([ink.width(), ink.height()]));
    size.min(most)
}

/// Paints it with the middle of its ink at that point of the area: for the eye alone, for the name itself is beside it.
pub(crate) fn paint(canvas: &mut Canvas, content: &mut Content, [start, y]: [f32; 2], size: f32) {
    let letter = &mut content.initial;
    let Some(ink) = letter.ink() else { return };
    let across = f32::midpoint(ink.left, ink.right) * size;
    let up = (ink.above - ink.below) / 2.0 * size;
    let width = letter.natural_width(size);
    let start = if canvas.rtl { start + across - width } else { start - across };
    let spot = Spot { start, y: y + up - letter.baseline(size, width + 1.0), width: width + 1.0 };
    canvas.ornament(letter, spot, size);
}

#[cfg(test)]
mod tests;
