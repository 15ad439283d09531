//! Pictures from anywhere, made into photos as this program keeps them: upright, square, sRGB, a JPEG and no more.

use crate::file::{self, FileError};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use profile::Photo;
use std::fmt;
use std::io::Cursor;
use std::path::Path;

/// The largest picture file that is opened, in bytes.
pub const MOST_PHOTO_FILE_BYTES: usize = 40 << 20;
/// The most pixels a picture may have: more than any camera a person is likely to own.
pub const MOST_PIXELS: u64 = 120_000_000;
/// The most bytes a picture may take while it is opened: [`MOST_PIXELS`] that can be seen through, in 8 bits a channel.
const MOST_BYTES: u64 = 4 * MOST_PIXELS;
/// The side of the picture one works on, in pixels, at most.
const DRAFT_SIDE: u32 = 2_400;
/// The side of a kept photo, in pixels, at most: 300 dots an inch at 10 cm.
const PHOTO_SIDE: u32 = 1_200;
/// JPEG quality, 1 to 100.
const QUALITY: u8 = 87;

/// Why a picture cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PhotoError {
    /// The file could not be read.
    #[error(transparent)]
    File(FileError),
    /// No bytes.
    #[error("the picture file is empty")]
    Empty,
    /// A file of more than [`MOST_PHOTO_FILE_BYTES`].
    #[error("the picture file is larger than {} MB", MOST_PHOTO_FILE_BYTES >> 20)]
    TooLarge,
    /// More than [`MOST_PIXELS`], or nearly as many in 16 bits a channel.
    #[error("the picture is {width} × {height} pixels, which is too many")]
    TooManyPixels {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// Not a JPEG, PNG or WebP.
    #[error("the file is not a JPEG, PNG or WebP picture")]
    Unknown,
    /// One of those, but broken or cut off.
    #[error("the picture is broken")]
    Broken,
}

/// A quarter turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Clockwise.
    Right,
    /// Anticlockwise.
    Left,
}

/// A square of a picture, in its pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Square {
    /// From the left edge.
    pub left: u32,
    /// From the top edge.
    pub top: u32,
    /// The length of a side.
    pub side: u32,
}

/// A picture that was opened and can be turned and cut. Upright, in sRGB, at most 2,400 pixels a side.
pub struct Picture {
    pixels: RgbImage,
}

/// Opens the picture in a file.
pub fn read_picture(path: &Path) -> Result<Picture, PhotoError> {
    match file::read(path, MOST_PHOTO_FILE_BYTES) {
        Ok(bytes) => Picture::open(&bytes),
        Err(FileError::TooLarge { .. }) => Err(PhotoError::TooLarge),
        Err(error) => Err(PhotoError::File(error)),
    }
}

impl Picture {
    /// Opens a JPEG, PNG or WebP: turned upright as its EXIF says, colours made sRGB, transparency made white.
    pub fn open(bytes: &[u8]) -> Result<Self, PhotoError> {
        let image = decode(bytes)?;
        let (width, height) = (image.width(), image.height());
        let image = if width.max(height) > DRAFT_SIDE {
            image.resize(DRAFT_SIDE, DRAFT_SIDE, FilterType::Triangle)
        } else {
            image
        };
        Ok(Self { pixels: image.into_rgb8() })
    }

    /// Width and height in pixels.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        self.pixels.dimensions()
    }

    /// The picture as a JPEG, to be looked at.
    pub fn jpeg(&self) -> Result<Vec<u8>, PhotoError> {
        encode(&self.pixels)
    }

    /// The picture turned by a quarter.
    #[must_use]
    pub fn turned(&self, turn: Turn) -> Self {
        let pixels = match turn {
            Turn::Right => image::imageops::rotate90(&self.pixels),
            Turn::Left => image::imageops::rotate270(&self.pixels),
        };
        Self { pixels }
    }

    /// The photo that a square of the picture makes. What of the square lies outside the picture is drawn in.
    pub fn photo(&self, square: Square, description: &str) -> Result<Photo, PhotoError> {
        let (width, height) = self.size();
        let side = square.side.clamp(1, width.min(height));
        let left = square.left.min(width - side);
        let top = square.top.min(height - side);
        let cut = image::imageops::crop_imm(&self.pixels, left, top, side, side).to_image();
        keep(cut, description)
    }

    /// The photo that the whole picture makes.
    fn whole(self, description: &str) -> Result<Photo, PhotoError> {
        keep(self.pixels, description)
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({:?})", self.size())
    }
}

/// The photo in a profile file, of any kind that can be opened: looked at whole, and kept as it is where it is already
/// as [`Picture::photo`] makes them.
pub(crate) fn from_profile_file(bytes: Vec<u8>, description: &str) -> Result<Photo, PhotoError> {
    let picture = Picture::open(&bytes)?;
    let is_kept =
        |photo: &Photo| photo.size().0.max(photo.size().1) <= PHOTO_SIDE && !has_metadata(photo.jpeg());
    match Photo::from_jpeg(bytes, description) {
        Ok(photo) if is_kept(&photo) => Ok(photo),
        _ => picture.whole(description),
    }
}

fn decode(bytes: &[u8]) -> Result<DynamicImage, PhotoError> {
    if bytes.is_empty() {
        return Err(PhotoError::Empty);
    }
    if bytes.len() > MOST_PHOTO_FILE_BYTES {
        return Err(PhotoError::TooLarge);
    }
    let format = image::guess_format(bytes).map_err(|_| PhotoError::Unknown)?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) {
        return Err(PhotoError::Unknown);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| PhotoError::Broken)?;
    let (width, height) = decoder.dimensions();
    // The decoders' limits do not count the picture itself.
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_BYTES {
        return Err(PhotoError::TooManyPixels { width, height });
    }
    let orientation = decoder.orientation().map_err(|_| PhotoError::Broken)?;
    let colours = decoder.icc_profile().ok().flatten();
    let image = DynamicImage::from_decoder(decoder).map_err(|_| PhotoError::Broken)?;
    let mut image = DynamicImage::ImageRgb8(in_srgb(on_white(&image), colours.as_deref()));
    image.apply_orientation(orientation);
    Ok(image)
}

/// Lays a picture that may be seen through on white paper.
fn on_white(image: &DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.to_rgb8();
    }
    let seen_through = image.to_rgba8();
    RgbImage::from_fn(image.width(), image.height(), |x, y| {
        let [r, g, b, a] = seen_through.get_pixel(x, y).0;
        let over = |c: u8| ((u16::from(c) * u16::from(a) + 255 * (255 - u16::from(a)) + 127) / 255) as u8;
        image::Rgb([over(r), over(g), over(b)])
    })
}

/// Brings pixels of a colour profile to sRGB; left as they are where the profile is not one for red, green and blue,
/// or cannot be read: colours a little off are better than no photo.
fn in_srgb(pixels: RgbImage, icc: Option<&[u8]>) -> RgbImage {
    let Some(profile) = icc.and_then(|icc| ColorProfile::new_from_slice(icc).ok()) else { return pixels };
    if profile.color_space != DataColorSpace::Rgb {
        return pixels;
    }
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) =
        profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, TransformOptions::default())
    else {
        return pixels;
    };
    let mut out = RgbImage::new(pixels.width(), pixels.height());
    match transform.transform(pixels.as_raw(), &mut out) {
        Ok(()) => out,
        Err(_) => pixels,
    }
}

fn keep(pixels: RgbImage, description: &str) -> Result<Photo, PhotoError> {
    let image = DynamicImage::ImageRgb8(pixels);
    let image = if image.width().max(image.height()) > PHOTO_SIDE {
        image.resize(PHOTO_SIDE, PHOTO_SIDE, FilterType::Lanczos3)
    } else {
        image
    };
    Photo::from_jpeg(encode(&image.into_rgb8())?, description).map_err(|_| PhotoError::Broken)
}

fn encode(pixels: &RgbImage) -> Result<Vec<u8>, PhotoError> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(pixels).map_err(|_| PhotoError::Broken)?;
    Ok(jpeg)
}

/// Whether a JPEG carries more than its picture: EXIF (APP1), colour profiles (APP2), other makers' marks, comments.
/// ITU-T T.81, B.2.4.6.
fn has_metadata(jpeg: &[u8]) -> bool {
    let mut at = 2;
    while let Some(&[0xFF, marker, high, low]) = jpeg.get(at..at + 4) {
        match marker {
            0xE1..=0xEF | 0xFE => return true,
            0xDA => return false,
            _ => at += 2 + usize::from(u16::from_be_bytes([high, low])),
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ExtendedColorType, ImageEncoder, Rgba, RgbaImage};

    /// A picture, red at the left and blue at the right, 40 × 20.
    fn two_sides() -> RgbImage {
        RgbImage::from_fn(40, 20, |x, _| image::Rgb(if x < 20 { [220, 20, 20] } else { [20, 20, 220] }))
    }

    fn written(format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(two_sides()).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn is_red(pixel: image::Rgb<u8>) -> bool {
        pixel[0] > 150 && pixel[2] < 100
    }

    #[test]
    fn jpeg_png_and_webp_are_opened() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let picture = Picture::open(&written(format)).unwrap();
            assert_eq!(picture.size(), (40, 20), "{format:?}");
            assert!(is_red(*picture.pixels.get_pixel(5, 10)), "{format:?}");
        }
    }

    #[test]
    fn a_turn_and_a_turn_back_is_the_same_picture() {
        let picture = Picture { pixels: two_sides() };
        let turned = picture.turned(Turn::Right);
        assert_eq!(turned.size(), (20, 40));
        assert!(is_red(*turned.pixels.get_pixel(10, 5)), "the left side is on top");
        assert_eq!(turned.turned(Turn::Left).pixels, picture.pixels);
    }

    #[test]
    fn a_square_is_cut_out_and_drawn_in_where_it_lies_outside() {
        let picture = Picture { pixels: two_sides() };
        let photo = picture.photo(Square { left: 20, top: 0, side: 20 }, "blue").unwrap();
        let kept = Picture::open(photo.jpeg()).unwrap();
        assert_eq!(kept.size(), (20, 20));
        assert!(!is_red(*kept.pixels.get_pixel(10, 10)));
        let outside = picture.photo(Square { left: 4_000, top: 9, side: 900 }, "").unwrap();
        assert_eq!(outside.size(), (20, 20));
    }

    #[test]
    fn a_picture_on_its_side_is_turned_upright() {
        // EXIF with one tag: orientation 6, "the top of the picture is at the right".
        let exif =
            [b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        let mut jpeg = Vec::new();
        let mut encoder = JpegEncoder::new(&mut jpeg);
        encoder.set_exif_metadata(exif.to_vec()).unwrap();
        encoder.write_image(two_sides().as_raw(), 40, 20, ExtendedColorType::Rgb8).unwrap();
        assert!(has_metadata(&jpeg));
        let picture = Picture::open(&jpeg).unwrap();
        assert_eq!(picture.size(), (20, 40));
        let photo = picture.whole("").unwrap();
        assert!(!has_metadata(photo.jpeg()), "nothing of the camera is kept");
    }

    #[test]
    fn what_can_be_seen_through_becomes_white() {
        let glass = RgbaImage::from_pixel(8, 8, Rgba([0, 0, 0, 0]));
        let mut bytes = Cursor::new(Vec::new());
        glass.write_to(&mut bytes, ImageFormat::Png).unwrap();
        let picture = Picture::open(&bytes.into_inner()).unwrap();
        assert_eq!(picture.pixels.get_pixel(4, 4).0, [255; 3]);
    }

    #[test]
    fn a_photo_already_as_it_is_kept_stays_the_same() {
        let photo = Picture { pixels: two_sides() }.whole("two sides").unwrap();
        assert_eq!(from_profile_file(photo.jpeg().to_vec(), "two sides").unwrap(), photo);
    }

    #[test]
    fn each_bad_picture_has_its_own_name() {
        let fault = |bytes: &[u8]| Picture::open(bytes).unwrap_err();
        assert!(matches!(fault(b""), PhotoError::Empty));
        assert!(matches!(fault(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), PhotoError::Unknown));
        assert!(matches!(fault(b"GIF89a\x01\x00\x01\x00"), PhotoError::Unknown));
        assert!(matches!(fault(&vec![0; 50 << 20]), PhotoError::TooLarge));
        let png = written(ImageFormat::Png);
        assert!(matches!(fault(&png[..png.len() / 2]), PhotoError::Broken));
        let huge = png_header(20_000, [8, 2]);
        assert!(matches!(fault(&huge), PhotoError::TooManyPixels { width: 20_000, height: 20_000 }));
        let deep = png_header(10_000, [16, 6]);
        assert!(matches!(fault(&deep), PhotoError::TooManyPixels { width: 10_000, height: 10_000 }));
        assert!(
            matches!(fault(&png_header(10_000, [8, 6])), PhotoError::Broken),
            "that many could be opened"
        );
    }

    /// The first bytes of a PNG that says it is so many pixels wide and high, with its depth and kind of colour.
    fn png_header(side: u32, [depth, colour]: [u8; 2]) -> Vec<u8> {
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        let mut header = b"IHDR".to_vec();
        header.extend(side.to_be_bytes());
        header.extend(side.to_be_bytes());
        header.extend([depth, colour, 0, 0, 0]);
        png.extend(13u32.to_be_bytes());
        png.extend(&header);
        let check = header.iter().fold(!0u32, |crc, byte| {
            (0..8)
                .fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 })
        });
        png.extend((!check).to_be_bytes());
        png.extend([0, 0, 0, 0, b'I', b'D', b'A', b'T', 0, 0, 0, 0]);
        png
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_opened_or_refused(bytes: Vec<u8>, which in 0..3) {
            let mut file = written([ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP][which as usize]);
            let at = file.len() / 3;
            for (place, byte) in file[at..].iter_mut().zip(&bytes) {
                *place = *byte;
            }
            if let Ok(picture) = Picture::open(&file) {
                let square = Square { left: 0, top: 0, side: u32::MAX };
                proptest::prop_assert!(picture.photo(square, "").is_ok());
            }
        }
    }
}
