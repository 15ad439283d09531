//! The head of every page but the first: whose page it is, small, for the eye alone; the name was said on the first.

use crate::display::Rgb;
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::Content;

/// The size of the name there, beside that body type.
fn size(body: f32) -> f32 {
    body * 1.5
}

/// Between the name and the rule below it, and between that and the words.
const ABOVE_RULE: f32 = 6.0;
const RULE: f32 = 2.0;

/// Its height with the white below it, from `top` on.
pub(crate) fn height(content: &mut Content, width: f32, body: f32) -> f32 {
    let size = fitting(content, width, body);
    content.name.height(size, width) + ABOVE_RULE + RULE + 1.3 * body
}

/// Paints it at the top of that spot. Gives back its height.
pub(crate) fn paint(canvas: &mut Canvas, content: &mut Content, spot: Spot, body: f32) -> f32 {
    let ink = content.palette.ink;
    paint_in(canvas, content, spot, body, ink)
}

/// Paints it in that colour.
pub(crate) fn paint_in(canvas: &mut Canvas, content: &mut Content, spot: Spot, body: f32, ink: Rgb) -> f32 {
    let size = fitting(content, spot.width, body);
    content.name.recolour(ink);
    let name = canvas.ornament(&mut content.name, spot, size);
    canvas.fill(Spot { y: spot.y + name + ABOVE_RULE, ..spot }, RULE, 0.0, ink);
    height(content, spot.width, body)
}

/// As large as it stands in one line; a long name in a narrow place takes two rather than be hard to read.
fn fitting(content: &mut Content, width: f32, body: f32) -> f32 {
    size(body).min((0.99 * width / content.name.natural_width(1.0)).max(body))
}
