//! The way from the bytes of a file, of whatever kind, to its pixels in sRGB.

use super::bounds::Room;
use super::kind::Kind;
use super::{MOST_PHOTO_FILE_BYTES, PhotoError, heif, jpeg, plain, png, tiff};
use image::RgbImage;
use image::metadata::Orientation;

/// A picture with all of its pixels, as it lies in its file.
pub(super) struct Opened {
    /// In sRGB, on white where it can be seen through.
    pub(super) pixels: RgbImage,
    /// How it has to be turned to be upright.
    pub(super) upright: Orientation,
    /// Whether the file ends before the picture does. What is missing at the bottom is not among the pixels.
    pub(super) cut: bool,
}

/// Opens a picture, if there is room for it.
pub(super) fn open(bytes: &[u8], room: Room) -> Result<Opened, PhotoError> {
    if bytes.is_empty() {
        return Err(PhotoError::Empty);
    }
    if bytes.len() > MOST_PHOTO_FILE_BYTES {
        return Err(PhotoError::TooLarge);
    }
    match Kind::of(bytes) {
        Ok(Kind::Jpeg) => jpeg::open(bytes, room),
        Ok(Kind::Png) => png::open(bytes, room),
        Ok(Kind::WebP) => plain::webp(bytes, room),
        Ok(Kind::Gif) => plain::gif(bytes, room),
        Ok(Kind::Bmp) => plain::bmp(bytes, room),
        Ok(Kind::Tiff) => tiff::open(bytes, room),
        Ok(Kind::Heic | Kind::Avif) => heif::open(bytes, room),
        Err(Some(other)) => Err(PhotoError::Other(other)),
        Err(None) => Err(PhotoError::Unknown),
    }
}

/// How a picture has to be turned that says so in EXIF.
pub(super) fn upright(exif: Option<&[u8]>) -> Orientation {
    exif.and_then(Orientation::from_exif_chunk).unwrap_or(Orientation::NoTransforms)
}
