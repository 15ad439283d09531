//! Which way up a picture is: what its file says of that, and what somebody makes of it.

use super::Square;
use image::metadata::Orientation;

/// The same, and then a quarter turn clockwise.
pub(super) fn turned_right(orientation: Orientation) -> Orientation {
    use Orientation as O;
    match orientation {
        O::NoTransforms => O::Rotate90,
        O::Rotate90 => O::Rotate180,
        O::Rotate180 => O::Rotate270,
        O::Rotate270 => O::NoTransforms,
        O::FlipHorizontal => O::Rotate270FlipH,
        O::Rotate270FlipH => O::FlipVertical,
        O::FlipVertical => O::Rotate90FlipH,
        O::Rotate90FlipH => O::FlipHorizontal,
    }
}

/// The same, and then a quarter turn anticlockwise.
pub(super) fn turned_left(orientation: Orientation) -> Orientation {
    turned_right(turned_right(turned_right(orientation)))
}

/// The same, and then left and right exchanged.
pub(super) fn mirrored(orientation: Orientation) -> Orientation {
    use Orientation as O;
    match orientation {
        O::NoTransforms => O::FlipHorizontal,
        O::FlipHorizontal => O::NoTransforms,
        O::Rotate90 => O::Rotate90FlipH,
        O::Rotate90FlipH => O::Rotate90,
        O::Rotate180 => O::FlipVertical,
        O::FlipVertical => O::Rotate180,
        O::Rotate270 => O::Rotate270FlipH,
        O::Rotate270FlipH => O::Rotate270,
    }
}

/// Whether width and height change places.
pub(super) fn lies_on_its_side(orientation: Orientation) -> bool {
    use Orientation as O;
    matches!(orientation, O::Rotate90 | O::Rotate270 | O::Rotate90FlipH | O::Rotate270FlipH)
}

/// Where a square of the picture as it is shown, of that width and height, lies in the picture as it lies in its file.
pub(super) fn in_file(square: Square, (width, height): (u32, u32), orientation: Orientation) -> Square {
    use Orientation as O;
    let Square { left, top, side } = square;
    let (right, bottom) = (width - left - side, height - top - side);
    let (left, top) = match orientation {
        O::NoTransforms => (left, top),
        O::FlipHorizontal => (right, top),
        O::Rotate180 => (right, bottom),
        O::FlipVertical => (left, bottom),
        O::Rotate90 => (top, right),
        O::Rotate90FlipH => (top, left),
        O::Rotate270 => (bottom, left),
        O::Rotate270FlipH => (bottom, right),
    };
    Square { left, top, side }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{DynamicImage, GenericImageView, RgbImage};

    const ALL: [Orientation; 8] = [
        Orientation::NoTransforms,
        Orientation::Rotate90,
        Orientation::Rotate180,
        Orientation::Rotate270,
        Orientation::FlipHorizontal,
        Orientation::FlipVertical,
        Orientation::Rotate90FlipH,
        Orientation::Rotate270FlipH,
    ];

    /// A picture of which no two pixels are the same.
    fn picture() -> DynamicImage {
        DynamicImage::ImageRgb8(RgbImage::from_fn(9, 6, |x, y| image::Rgb([x as u8, y as u8, 0])))
    }

    fn oriented(orientation: Orientation) -> DynamicImage {
        let mut picture = picture();
        picture.apply_orientation(orientation);
        picture
    }

    #[test]
    fn turns_and_mirrors_come_after_what_the_file_says() {
        for orientation in ALL {
            assert_eq!(
                oriented(turned_right(orientation)),
                oriented(orientation).rotate90(),
                "{orientation:?}"
            );
            assert_eq!(
                oriented(turned_left(orientation)),
                oriented(orientation).rotate270(),
                "{orientation:?}"
            );
            assert_eq!(oriented(mirrored(orientation)), oriented(orientation).fliph(), "{orientation:?}");
        }
    }

    #[test]
    fn a_square_is_found_again_in_the_file() {
        for orientation in ALL {
            let shown = oriented(orientation);
            assert_eq!(lies_on_its_side(orientation), shown.dimensions() == (6, 9));
            let square = Square { left: 1, top: 2, side: 3 };
            let place = in_file(square, shown.dimensions(), orientation);
            let mut cut = picture().crop_imm(place.left, place.top, 3, 3);
            cut.apply_orientation(orientation);
            assert_eq!(cut, shown.crop_imm(1, 2, 3, 3), "{orientation:?}");
        }
    }
}
