//! Outlines and the photo. PDF counts from the bottom left; the list from the top left.

use super::round;
use crate::display::{Outline, Rgb, bar};
use printpdf::{
    Color, LinePoint, Op, PaintMode, Point, Polygon, PolygonRing, Pt, WindingOrder, XObjectId,
    XObjectTransform,
};

/// The name of the photo among the page's resources.
pub(super) const PHOTO: &str = "Photo";
/// How far the handles of a curve reach so that four of them make a circle, in parts of the radius.
const CIRCLE: f32 = 0.5523;

pub(super) fn colour(ink: Rgb) -> Color {
    let part = |shift: u32| ((ink >> shift) & 255) as f32 / 255.0;
    Color::Rgb(printpdf::Rgb { r: part(16), g: part(8), b: part(0), icc_profile: None })
}

pub(super) fn fill(ops: &mut Vec<Op>, outline: Outline, ink: Rgb, height: f32) {
    ops.push(Op::SetFillColor { col: colour(ink) });
    ops.push(draw(points(outline, height), PaintMode::Fill));
}

pub(super) fn photo(ops: &mut Vec<Op>, [x, y, width, tall]: [f32; 4], mask: Outline, height: f32) {
    ops.push(Op::SaveGraphicsState);
    ops.push(draw(points(mask, height), PaintMode::Clip));
    let transform = XObjectTransform {
        translate_x: Some(Pt(round(x))),
        translate_y: Some(Pt(round(height - y - tall))),
        scale_x: Some(round(width)),
        scale_y: Some(round(tall)),
        no_auto_scale: true,
        ..XObjectTransform::default()
    };
    ops.push(Op::UseXobject { id: XObjectId(PHOTO.into()), transform });
    ops.push(Op::RestoreGraphicsState);
}

fn draw(points: Vec<LinePoint>, mode: PaintMode) -> Op {
    let rings = vec![PolygonRing { points }];
    Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order: WindingOrder::NonZero } }
}

fn points(outline: Outline, page: f32) -> Vec<LinePoint> {
    let point = |(x, y, bezier): (f32, f32, bool)| LinePoint {
        p: Point { x: Pt(round(x)), y: Pt(round(page - y)) },
        bezier,
    };
    match outline {
        Outline::Circle { x, y, r } => {
            rounded(x - r, y - r, 2.0 * r, 2.0 * r, r).into_iter().map(point).collect()
        }
        Outline::Box { x, y, width, height, round } if round > 0.0 => {
            rounded(x, y, width, height, round).into_iter().map(point).collect()
        }
        Outline::Box { x, y, width, height, .. } => {
            [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
                .into_iter()
                .map(|(x, y)| point((x, y, false)))
                .collect()
        }
        Outline::Bar { from, to, thick } => {
            bar(from, to, thick).into_iter().map(|[x, y]| point((x, y, false))).collect()
        }
    }
}

/// A box with round corners; a circle when they meet.
fn rounded(x: f32, y: f32, width: f32, height: f32, r: f32) -> Vec<(f32, f32, bool)> {
    let k = r * (1.0 - CIRCLE);
    let (right, bottom) = (x + width, y + height);
    vec![
        (x + r, y, false),
        (right - r, y, false),
        (right - k, y, true),
        (right, y + k, true),
        (right, y + r, false),
        (right, bottom - r, false),
        (right, bottom - k, true),
        (right - k, bottom, true),
        (right - r, bottom, false),
        (x + r, bottom, false),
        (x + k, bottom, true),
        (x, bottom - k, true),
        (x, bottom - r, false),
        (x, y + r, false),
        (x, y + k, true),
        (x + k, y, true),
        (x + r, y, false),
    ]
}
