//! Whether two pictures show the same, as somebody sees it who does not count the dots.

use crate::cells::Drawn;
use image::{Rgb, RgbImage, imageops};
use std::fs;
use std::path::Path;

/// How far a colour may be off, of 255, once both pictures are blurred a little.
const OFF: u8 = 40;
/// The share of a page that may be off: a line of words that has moved is more.
const MOST: f64 = 0.002;
const BLUR: f32 = 0.8;

/// Whether a page looks otherwise than in the picture kept of it, or none is kept. Leaves the old one, the new one and
/// what differs side by side in that folder.
pub(crate) fn has_changed(kept: &Path, drawn: &Drawn, folder: &Path) -> bool {
    let kept = match image::open(kept) {
        Ok(picture) => picture.to_rgb8(),
        Err(_) => RgbImage::new(1, 1),
    };
    let (share, shown) = difference(&kept, &drawn.picture);
    if share <= MOST {
        return false;
    }
    fs::create_dir_all(folder).unwrap();
    let [old, new, apart] = [&kept, &drawn.picture, &shown];
    let wide = old.width() + new.width() + apart.width();
    let mut beside = RgbImage::new(wide, old.height().max(new.height()));
    imageops::replace(&mut beside, old, 0, 0);
    imageops::replace(&mut beside, new, i64::from(old.width()), 0);
    imageops::replace(&mut beside, apart, i64::from(old.width() + new.width()), 0);
    beside.save(folder.join(drawn.file.replace('/', "-"))).unwrap();
    true
}

/// The share of a picture that differs, and a picture of where.
fn difference(one: &RgbImage, other: &RgbImage) -> (f64, RgbImage) {
    let mut shown = RgbImage::from_pixel(other.width(), other.height(), Rgb([255; 3]));
    if one.dimensions() != other.dimensions() {
        return (1.0, shown);
    }
    let [one, other] = [imageops::blur(one, BLUR), imageops::blur(other, BLUR)];
    let mut off = 0_u32;
    for ((x, y, a), b) in one.enumerate_pixels().zip(other.pixels()) {
        if a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > OFF) {
            off += 1;
            shown.put_pixel(x, y, Rgb([200, 0, 60]));
        }
    }
    (f64::from(off) / f64::from(one.width() * one.height()), shown)
}

/// A page with lines of words, as far as one sees from afar.
#[cfg(test)]
fn page(moved: u32) -> RgbImage {
    RgbImage::from_fn(248, 350, |x, y| {
        let line = y.saturating_sub(40 + if y > 200 { moved } else { 0 });
        let words = (30..220).contains(&x) && line % 8 < 3 && line < 250 && x % 5 != 0;
        Rgb(if words { [40, 36, 30] } else { [255; 3] })
    })
}

#[test]
fn a_page_looks_like_itself_and_like_one_that_is_smoothed_otherwise() {
    let mut smoothed = page(0);
    for value in smoothed.iter_mut() {
        *value = value.saturating_sub(12);
    }
    assert!(difference(&page(0), &page(0)).0 < 1e-9);
    assert!(difference(&page(0), &smoothed).0 <= MOST);
}

#[test]
fn a_line_that_moved_a_colour_that_changed_and_another_size_are_seen() {
    assert!(difference(&page(0), &page(2)).0 > MOST);
    let mut coloured = page(0);
    for (x, y, pixel) in coloured.enumerate_pixels_mut() {
        if x < 20 && y < 20 {
            *pixel = Rgb([200, 230, 220]);
        }
    }
    assert!(difference(&page(0), &coloured).0 > MOST);
    assert!(difference(&page(0), &RgbImage::new(10, 10)).0 > MOST);
}
