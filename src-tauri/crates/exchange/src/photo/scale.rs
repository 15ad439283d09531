//! Cutting pictures and making them smaller.

use super::Square;
use image::imageops::FilterType;
use image::{DynamicImage, RgbImage};

/// How much larger than wanted a picture may be for the fine way of making it smaller, which takes much memory. What is
/// larger is made smaller in the quick way first.
const FINE: u32 = 2;

/// A square of a picture that lies within it. It is cut out in its own place: a second one might be as large.
pub(super) fn cut_out(picture: RgbImage, Square { left, top, side }: Square) -> RgbImage {
    let (whole, row) = (picture.width() as usize * 3, side as usize * 3);
    let mut samples = picture.into_raw();
    for y in 0..side as usize {
        let from = (top as usize + y) * whole + left as usize * 3;
        samples.copy_within(from..from + row, y * row);
    }
    samples.truncate(side as usize * row);
    RgbImage::from_raw(side, side, samples).unwrap_or_default()
}

/// A picture as it is, or made smaller, so that no side is longer than `most`.
pub(super) fn at_most(picture: RgbImage, most: u32, filter: FilterType) -> RgbImage {
    // By the methods of `DynamicImage`, which are compiled fast while developing too.
    let mut picture = DynamicImage::ImageRgb8(picture);
    if longest(&picture) > FINE * most {
        let (width, height) = within(&picture, FINE * most);
        picture = picture.thumbnail_exact(width, height);
    }
    if longest(&picture) > most {
        let (width, height) = within(&picture, most);
        picture = picture.resize_exact(width, height, filter);
    }
    picture.into_rgb8()
}

fn longest(picture: &DynamicImage) -> u32 {
    picture.width().max(picture.height())
}

/// The shape of a picture with its longest side so long.
fn within(picture: &DynamicImage, most: u32) -> (u32, u32) {
    let scale = f64::from(most) / f64::from(longest(picture));
    let side = |length: u32| ((f64::from(length) * scale).round() as u32).max(1);
    (side(picture.width()), side(picture.height()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_made_smaller_and_never_larger() {
        let size = |width, height, most| {
            at_most(RgbImage::new(width, height), most, FilterType::Lanczos3).dimensions()
        };
        assert_eq!(size(40, 30, 100), (40, 30));
        assert_eq!(size(150, 100, 100), (100, 67));
        assert_eq!(size(1_000, 2_000, 100), (50, 100));
        assert_eq!(size(2_000, 1, 100), (100, 1));
    }

    #[test]
    fn a_square_is_cut_out() {
        let picture = RgbImage::from_fn(9, 6, |x, y| image::Rgb([x as u8, y as u8, 0]));
        let part = cut_out(picture, Square { left: 5, top: 2, side: 4 });
        assert_eq!(part, RgbImage::from_fn(4, 4, |x, y| image::Rgb([x as u8 + 5, y as u8 + 2, 0])));
    }

    #[test]
    fn what_is_grey_stays_as_grey_as_it_was() {
        let stripes =
            RgbImage::from_fn(1_000, 1_000, |x, _| image::Rgb([if x % 2 == 0 { 0 } else { 200 }; 3]));
        let small = at_most(stripes, 100, FilterType::Triangle);
        assert!(small.pixels().all(|pixel| pixel[0].abs_diff(100) <= 20));
        let sum: u64 = small.pixels().map(|pixel| u64::from(pixel[0])).sum();
        assert!((sum / 10_000).abs_diff(100) <= 1);
    }
}
