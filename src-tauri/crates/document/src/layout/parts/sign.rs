//! A tick and a cross, white on a disc: they only repeat what the words beside them say.

use crate::display::{Mark, Outline, Owner, Rgb};
use crate::layout::canvas::Canvas;

/// How thick their strokes are, in parts of the disc's radius.
const THICK: f32 = 0.24;
/// The strokes of a tick, and those of a cross, around the middle of a disc of radius 1: ends and corners.
const TICK: &[[f32; 2]] = &[[-0.46, 0.04], [-0.14, 0.36], [0.46, -0.32]];
const CROSS: [&[[f32; 2]]; 2] = [&[[-0.34, -0.34], [0.34, 0.34]], &[[-0.34, 0.34], [0.34, -0.34]]];

/// A disc with a tick around a point of the area.
pub(crate) fn tick(canvas: &mut Canvas, middle: [f32; 2], r: f32, [disc, ink]: [Rgb; 2]) {
    canvas.disc(middle, r, disc);
    stroke(canvas, middle, r, TICK, ink);
}

/// A disc with a cross around a point of the area.
pub(crate) fn cross(canvas: &mut Canvas, middle: [f32; 2], r: f32, [disc, ink]: [Rgb; 2]) {
    canvas.disc(middle, r, disc);
    for points in CROSS {
        stroke(canvas, middle, r, points, ink);
    }
}

/// Bars from point to point with round ends. A tick is the same in every script, so nothing is mirrored.
fn stroke(canvas: &mut Canvas, [start, y]: [f32; 2], r: f32, points: &[[f32; 2]], ink: Rgb) {
    let middle = [canvas.left(start, 0.0), canvas.top(y)];
    let thick = THICK * r;
    let at = |[x, y]: [f32; 2]| [middle[0] + x * r, middle[1] + y * r];
    for ends in points.windows(2) {
        let bar = Outline::Bar { from: at(ends[0]), to: at(ends[1]), thick };
        canvas.paint(Owner::Decoration, Mark::Fill(bar, ink));
    }
    for point in points {
        let [x, y] = at(*point);
        canvas.paint(Owner::Decoration, Mark::Fill(Outline::Circle { x, y, r: thick / 2.0 }, ink));
    }
}
