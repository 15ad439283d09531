//! A sheet printed on one side and folded twice: the top half back behind the bottom half, then the half the page is
//! read from back behind the other. What stands in the top half is upside down on the sheet and right in the hand.

use crate::display::{Mark, Outline, Owner, Rgb};
use crate::layout::canvas::{Area, Canvas, Spot};
use crate::theme::Palette;

/// The thickness of a mark for scissors and folds.
const HAIR: f32 = 0.5;
/// A dash and the white after it.
const DASH: (f32, f32) = (2.4, 2.4);

/// The thickness of a rule that stands for the cloth.
const RULE: f32 = 2.0;

/// One side of a leaf, as it lies when the sheet is folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leaf {
    Cover,
    /// Inside, where reading starts.
    First,
    /// Inside, facing the first.
    Second,
    Back,
}

/// What is folded: a whole sheet, or what is cut out of it. On the sheet, in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fold {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

impl Fold {
    /// The message that says how to fold it.
    pub(crate) fn sentence(rtl: bool) -> &'static str {
        if rtl { "page-fold-mirrored" } else { "page-fold" }
    }

    /// Where a leaf is printed on the sheet. From right to left the book opens the other way.
    pub(crate) fn area(&self, leaf: Leaf, rtl: bool) -> Area {
        let (width, height) = (self.width / 2.0, self.height / 2.0);
        let inside = matches!(leaf, Leaf::First | Leaf::Second);
        let far = matches!(leaf, Leaf::Cover | Leaf::First) != rtl;
        let x = if far { self.x + width } else { self.x };
        let y = if inside { self.y } else { self.y + height };
        Area { x, y, width, height, turned: inside }
    }

    /// Short marks where the folds meet the edges, inside them.
    pub(crate) fn marks_within(&self, canvas: &mut Canvas, length: f32, ink: Rgb) {
        let [left, top] = [self.x, self.y];
        let [right, bottom] = [left + self.width, top + self.height];
        let [across, down] = [left + self.width / 2.0 - HAIR / 2.0, top + self.height / 2.0 - HAIR / 2.0];
        strips(
            canvas,
            &[
                [left, down, length, HAIR],
                [right - length, down, length, HAIR],
                [across, top, HAIR, length],
                [across, bottom - length, HAIR, length],
            ],
            ink,
        );
    }

    /// The two folds, dashed, reaching that far out.
    pub(crate) fn dashes(&self, canvas: &mut Canvas, out: f32, ink: Rgb) {
        let all: Vec<[f32; 4]> = dashes(self.x - out, self.width + 2.0 * out)
            .map(|(x, length)| [x, self.y + self.height / 2.0 - HAIR / 2.0, length, HAIR])
            .chain(
                dashes(self.y - out, self.height + 2.0 * out)
                    .map(|(y, length)| [self.x + self.width / 2.0 - HAIR / 2.0, y, HAIR, length]),
            )
            .collect();
        strips(canvas, &all, ink);
    }

    /// The edge to cut along, and marks at the corners that stand that far off and are that long.
    pub(crate) fn edge(&self, canvas: &mut Canvas, off: f32, length: f32, ink: Rgb) {
        let [left, top, right, bottom] = [self.x, self.y, self.x + self.width, self.y + self.height];
        let half = HAIR / 2.0;
        let mut all = vec![
            [left - half, top - half, self.width + HAIR, HAIR],
            [left - half, bottom - half, self.width + HAIR, HAIR],
            [left - half, top - half, HAIR, self.height + HAIR],
            [right - half, top - half, HAIR, self.height + HAIR],
        ];
        for x in [left - half, right - half] {
            all.extend([[x, top - off - length, HAIR, length], [x, bottom + off, HAIR, length]]);
        }
        for y in [top - half, bottom - half] {
            all.extend([[left - off - length, y, length, HAIR], [right + off, y, length, HAIR]]);
        }
        strips(canvas, &all, ink);
    }
}

fn strips(canvas: &mut Canvas, strips: &[[f32; 4]], ink: Rgb) {
    for [x, y, width, height] in strips.iter().copied() {
        let outline = Outline::Box { x, y, width, height, round: 0.0 };
        canvas.paint(Owner::Decoration, Mark::Fill(outline, ink));
    }
}

/// The boards of a book, and the cloth that binds them, so far from the edge the page is read from. Where the palette
/// has no ground, the edge of the cloth alone.
pub(crate) fn bind(canvas: &mut Canvas, palette: Palette, leaf: Area, start: f32, cloth: f32) {
    if let Some(wash) = palette.wash {
        canvas.fill(within(leaf, 0.0, 0.0, 0.0), leaf.height, 0.0, wash);
        canvas.fill(Spot { start, y: 0.0, width: cloth }, leaf.height, 0.0, palette.ink);
        return;
    }
    let edge = if start > 0.0 { start } else { cloth - RULE };
    canvas.fill(Spot { start: edge, y: 0.0, width: RULE }, leaf.height, 0.0, palette.ink);
}

/// Where dashes start and how long they are, over that length.
fn dashes(from: f32, length: f32) -> impl Iterator<Item = (f32, f32)> {
    let (dash, white) = DASH;
    let count = ((length + white) / (dash + white)).floor().max(1.0);
    // Both ends begin with a dash.
    let step = if count > 1.0 { (length - dash) / (count - 1.0) } else { 0.0 };
    (0..count as usize).map(move |number| (from + number as f32 * step, dash))
}

/// A spot as wide as the leaf but for margins.
pub(crate) fn within(area: Area, start: f32, end: f32, y: f32) -> Spot {
    Spot { start, y, width: area.width - start - end }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: Fold = Fold { x: 0.0, y: 0.0, width: 600.0, height: 800.0 };

    /// Where a leaf lies in the folded book, seen from the cover, and whether its words stand upright then.
    fn folded(leaf: Leaf, rtl: bool) -> ([f32; 2], bool) {
        let Area { mut x, mut y, width, height, turned } = SHEET.area(leaf, rtl);
        let mut upright = !turned;
        // The top half goes back over the middle: upside down once more, as seen by who turns it over.
        if y < height {
            y = 2.0 * height - y - height;
            upright = !upright;
        }
        // Then the half that is read first goes back behind the other.
        if (x < width) != rtl {
            x = 2.0 * width - x - width;
        }
        ([x, y], upright)
    }

    #[test]
    fn every_leaf_lies_behind_the_cover_and_reads_upright() {
        for rtl in [false, true] {
            for leaf in [Leaf::Cover, Leaf::First, Leaf::Second, Leaf::Back] {
                let place = if rtl { [0.0, 400.0] } else { [300.0, 400.0] };
                assert_eq!(folded(leaf, rtl), (place, true), "{leaf:?}");
            }
        }
    }

    #[test]
    fn the_first_leaf_is_behind_the_cover_and_the_second_behind_the_back() {
        for rtl in [false, true] {
            let x = |leaf| SHEET.area(leaf, rtl).x;
            assert_eq!((x(Leaf::Cover), x(Leaf::Back)), (x(Leaf::First), x(Leaf::Second)));
        }
    }

    #[test]
    fn dashes_reach_from_end_to_end() {
        let all: Vec<_> = dashes(10.0, 100.0).collect();
        let (last, length) = all[all.len() - 1];
        assert!((all[0].0 - 10.0).abs() < 0.01 && (last + length - 110.0).abs() < 0.01);
    }
}
