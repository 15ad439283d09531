//! Outlines and the photo. PDF counts from the bottom left; the list from the top left.

use super::syntax::{decimal, decimals};
use crate::display::{Outline, Rgb, bar};

/// How far the handles of a curve reach so that four of them make a circle, in parts of the radius.
const CIRCLE: f32 = 0.5523;

/// The colour of what is filled from here on.
pub(super) fn colour(out: &mut Vec<u8>, ink: Rgb) {
    let part = |shift: u32| ((ink >> shift) & 255) as f32 / 255.0;
    for part in [part(16), part(8), part(0)] {
        // Three places, so that each of 256 steps stays its own.
        let thousandths = (part * 1000.0).round() as u16;
        match thousandths {
            1000 => out.push(b'1'),
            0 => out.push(b'0'),
            _ => out.extend(format!(".{thousandths:03}").as_bytes()),
        }
        out.push(b' ');
    }
    out.extend(b"rg\n");
}

pub(super) fn fill(out: &mut Vec<u8>, outline: Outline, height: f32) {
    path(out, outline, height);
    out.extend(b"f\n");
}

pub(super) fn photo(out: &mut Vec<u8>, [x, y, width, tall]: [f32; 4], mask: Outline, height: f32) {
    out.extend(b"q\n");
    path(out, mask, height);
    out.extend(b"W n\n");
    decimals(out, [width, 0.0, 0.0, tall, x, height - y - tall]);
    out.extend(b"cm\n/Photo Do\nQ\n");
}

fn path(out: &mut Vec<u8>, outline: Outline, page: f32) {
    match outline {
        Outline::Circle { x, y, r } => rounded(out, [x - r, y - r, 2.0 * r, 2.0 * r], r, page),
        Outline::Box { x, y, width, height, round } if round > 0.0 => {
            rounded(out, [x, y, width, height], round, page);
        }
        Outline::Box { x, y, width, height, .. } => {
            decimals(out, [x, page - y - height, width, height]);
            out.extend(b"re\n");
        }
        Outline::Bar { from, to, thick } => {
            for (number, [x, y]) in bar(from, to, thick).into_iter().enumerate() {
                decimals(out, [x, page - y]);
                out.extend(if number == 0 { b"m\n" } else { b"l\n" });
            }
            out.extend(b"h\n");
        }
    }
}

/// A box with round corners; a circle when they meet.
fn rounded(out: &mut Vec<u8>, [x, y, width, height]: [f32; 4], r: f32, page: f32) {
    let k = r * (1.0 - CIRCLE);
    let (right, bottom) = (x + width, y + height);
    decimals(out, [x + r, page - y]);
    out.extend(b"m\n");
    let corners = [
        [right - r, y, right - k, y, right, y + k, right, y + r],
        [right, bottom - r, right, bottom - k, right - k, bottom, right - r, bottom],
        [x + r, bottom, x + k, bottom, x, bottom - k, x, bottom - r],
        [x, y + r, x, y + k, x + k, y, x + r, y],
    ];
    for corner in corners {
        for (number, value) in corner.into_iter().enumerate() {
            decimal(out, if number % 2 == 0 { value } else { page - value });
            out.push(b' ');
            if number == 1 {
                out.extend(b"l\n");
            }
        }
        out.extend(b"c\n");
    }
    out.extend(b"h\n");
}
