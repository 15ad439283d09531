//! Pictures from anywhere, made into photos as this program keeps them: upright, square, sRGB, a JPEG and no more.
//!
//! A picture goes from its kind (`kind`) through what reads that kind (`open`, and a file for each) to pixels in sRGB
//! (`colour`). How much memory that may take is known before (`bounds`). What is shown while somebody chooses is small;
//! what is kept is cut out of the picture as it is in its file, and only then made smaller (`scale`).

mod bounds;
mod colour;
mod error;
mod heif;
mod jpeg;
mod kind;
mod open;
mod plain;
mod png;
mod scale;
mod tiff;
mod turning;

pub use error::PhotoError;
pub use kind::{Kind, Other};

use crate::file::{self, FileError};
use bounds::Room;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::metadata::Orientation;
use image::{DynamicImage, RgbImage};
use jpeg::Marks;
use open::{Opened, open};
use profile::{Photo, limits};
use std::fmt;
use std::path::Path;

/// The largest picture file that is opened, in bytes.
pub const MOST_PHOTO_FILE_BYTES: usize = 40 << 20;
/// The side of the picture one works on, in pixels, at most.
const DRAFT_SIDE: u32 = 2_400;
/// The side of a kept photo, in pixels, at most: sharp across all of A3, and as fine as print is across 15 cm.
const PHOTO_SIDE: u32 = 1_800;
/// JPEG quality, 1 to 100: the first that makes a file which can be kept.
const QUALITIES: [u8; 4] = [87, 75, 55, 30];

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

/// A picture that was opened and can be turned and cut.
pub struct Picture {
    /// The file, to be opened again for the part that is kept: all of its pixels take many times as much.
    file: Vec<u8>,
    /// How what lies in the file is turned to be as it is shown.
    orientation: Orientation,
    /// As it is shown, at most [`DRAFT_SIDE`] a side.
    draft: RgbImage,
    /// The width and height of all of it, as it is shown.
    size: (u32, u32),
    cut: bool,
}

/// Opens the picture in a file.
pub fn read_picture(path: &Path) -> Result<Picture, PhotoError> {
    match file::read(path, MOST_PHOTO_FILE_BYTES) {
        Ok(bytes) => Picture::open(bytes),
        Err(FileError::TooLarge { .. }) => Err(PhotoError::TooLarge),
        Err(error) => Err(PhotoError::File(error)),
    }
}

impl Picture {
    /// Opens a picture of any [`Kind`]: turned upright as its file says, colours made sRGB, transparency made white.
    pub fn open(file: Vec<u8>) -> Result<Self, PhotoError> {
        Self::open_within(file, Room::USUAL.0)
    }

    /// The same with less memory, in bytes: for trials that have no time for large pictures.
    #[doc(hidden)]
    pub fn open_within(file: Vec<u8>, memory: u64) -> Result<Self, PhotoError> {
        let Opened { pixels, upright, cut } = open(&file, Room(memory))?;
        let (width, height) = pixels.dimensions();
        let size = if turning::lies_on_its_side(upright) { (height, width) } else { (width, height) };
        let draft = turned(scale::at_most(pixels, DRAFT_SIDE, FilterType::Triangle), upright);
        Ok(Self { file, orientation: upright, draft, size, cut })
    }

    /// Width and height in pixels, as it is shown.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        self.size
    }

    /// Whether its file ends before the picture does: this is what of it is there.
    #[must_use]
    pub fn is_cut_off(&self) -> bool {
        self.cut
    }

    /// The picture as a JPEG, to be looked at; made smaller where it is large.
    pub fn jpeg(&self) -> Result<Vec<u8>, PhotoError> {
        encode(&self.draft, QUALITIES[0])
    }

    /// The picture turned by a quarter.
    #[must_use]
    pub fn turned(self, turn: Turn) -> Self {
        let (draft, orientation) = match turn {
            Turn::Right => (imageops::rotate90(&self.draft), turning::turned_right(self.orientation)),
            Turn::Left => (imageops::rotate270(&self.draft), turning::turned_left(self.orientation)),
        };
        let (width, height) = self.size;
        Self { draft, orientation, size: (height, width), ..self }
    }

    /// The photo that a square of the picture makes. What of the square lies outside the picture is drawn in.
    pub fn photo(&self, square: Square, description: &str) -> Result<Photo, PhotoError> {
        let (width, height) = self.size;
        let side = square.side.clamp(1, width.min(height));
        let (left, top) = (square.left.min(width - side), square.top.min(height - side));
        let place = turning::in_file(Square { left, top, side }, self.size, self.orientation);
        let pixels = open(&self.file, Room::USUAL)?.pixels;
        let part = scale::cut_out(pixels, place);
        keep(scale::at_most(part, PHOTO_SIDE, FilterType::Lanczos3), self.orientation, description)
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({:?})", self.size)
    }
}

/// The photo in the file of a profile, a picture of any [`Kind`]; kept as it is where it is already as this program keeps
/// photos. One that is cut off is refused: nobody is there to be asked whether a part of it is enough.
pub(crate) fn from_profile_file(picture: Vec<u8>, description: &str) -> Result<Photo, PhotoError> {
    let Opened { pixels, upright, cut } = open(&picture, Room::USUAL)?;
    if cut {
        return Err(PhotoError::CutOff);
    }
    if pixels.width().max(pixels.height()) <= PHOTO_SIDE
        && Marks::of(&picture).bare
        && let Ok(photo) = Photo::from_jpeg(picture, description)
    {
        return Ok(photo);
    }
    keep(scale::at_most(pixels, PHOTO_SIDE, FilterType::Lanczos3), upright, description)
}

/// A photo on which nothing is: where a photo would stand, can be tried with it.
pub fn plain_photo() -> Result<Photo, PhotoError> {
    keep(RgbImage::new(16, 16), Orientation::NoTransforms, "")
}

fn turned(pixels: RgbImage, orientation: Orientation) -> RgbImage {
    let mut image = DynamicImage::ImageRgb8(pixels);
    image.apply_orientation(orientation);
    image.into_rgb8()
}

/// The photo that pixels make which are not larger than it may be.
fn keep(pixels: RgbImage, orientation: Orientation, description: &str) -> Result<Photo, PhotoError> {
    let pixels = turned(pixels, orientation);
    for quality in QUALITIES {
        let jpeg = encode(&pixels, quality)?;
        if jpeg.len() <= limits::PHOTO_BYTES {
            return Photo::from_jpeg(jpeg, description).map_err(|_| PhotoError::Broken);
        }
    }
    Err(PhotoError::TooLarge)
}

fn encode(pixels: &RgbImage, quality: u8) -> Result<Vec<u8>, PhotoError> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, quality).encode_image(pixels).map_err(|_| PhotoError::Broken)?;
    Ok(jpeg)
}

#[cfg(test)]
mod tests;
