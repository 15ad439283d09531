//! TIFF: scanners and archives. Of several pages, the first.

use super::PhotoError;
use super::bounds::{self, Room};
use super::colour::{self, Channels, Sample, Space, ToSrgb};
use super::jpeg::Marks;
use super::kind::Other;
use super::open::Opened;
use image::RgbImage;
use image::metadata::Orientation;
use std::io::{Cursor, ErrorKind};
use tiff::decoder::{ChunkType, Decoder, DecodingResult, Limits};
use tiff::tags::{CompressionMethod, PlanarConfiguration, Tag};
use tiff::{ColorType, TiffError};

/// The most that a strip or a tile takes, in bytes.
const MOST_CHUNK: usize = 128 << 20;
/// The largest profile or list of strips, in bytes.
const MOST_TAG: usize = 8 << 20;
/// Tags that the library has no name for.
const EXTRA_PICTURES: Tag = Tag::SubIfd;
const DIGITAL_NEGATIVE: Tag = Tag::Unknown(50_706);

type File<'a> = Decoder<Cursor<&'a [u8]>>;

pub(super) fn open(bytes: &[u8], room: Room) -> Result<Opened, PhotoError> {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = MOST_CHUNK;
    limits.intermediate_buffer_size = MOST_CHUNK;
    limits.ifd_value_size = MOST_TAG;
    let mut file = Decoder::new(Cursor::new(bytes)).map_err(|error| fault(&error))?.with_limits(limits);
    if is_raw(&mut file) {
        return Err(PhotoError::Other(Other::Raw));
    }
    let size = file.dimensions().map_err(|error| fault(&error))?;
    let color_type = file.colortype().map_err(|error| fault(&error))?;
    let (width, height) = file.chunk_dimensions();
    let chunk = u64::from(width.min(size.0)) * u64::from(height.min(size.1)) * 16;
    room.check_total(size, u64::from(size.0) * u64::from(size.1) * bounds::RGB + chunk)?;
    let planes = file.find_tag_unsigned::<u16>(Tag::PlanarConfiguration).ok().flatten();
    if planes == Some(PlanarConfiguration::Planar.to_u16()) {
        return Err(PhotoError::Unusual);
    }
    let upright = file.find_tag_unsigned::<u8>(Tag::Orientation).ok().flatten();
    let upright = upright.and_then(Orientation::from_exif).unwrap_or(Orientation::NoTransforms);
    let profile =
        file.find_tag(Tag::IccProfile).ok().flatten().and_then(|profile| profile.into_u8_vec().ok());
    let (pixels, cut) = chunks(&mut file, bytes, size, color_type, &Space::icc(profile.as_deref()))?;
    Ok(Opened { pixels, upright, cut })
}

/// Whether it is what a camera's sensor saw: the picture in front is then a small one, to look at.
fn is_raw(file: &mut File<'_>) -> bool {
    let is_small =
        file.find_tag_unsigned::<u32>(Tag::NewSubfileType).ok().flatten().is_some_and(|kind| kind & 1 == 1);
    let mut has = |tag| matches!(file.find_tag(tag), Ok(Some(_)));
    has(DIGITAL_NEGATIVE) || (is_small && has(EXTRA_PICTURES))
}

/// Goes through the strips or tiles.
fn chunks(
    file: &mut File<'_>,
    bytes: &[u8],
    size: (u32, u32),
    color_type: ColorType,
    space: &Space,
) -> Result<(RgbImage, bool), PhotoError> {
    let mut page = Page::new(size, color_type, space)?;
    let strips = file.get_chunk_type() == ChunkType::Strip;
    let count = if strips { file.strip_count() } else { file.tile_count() }.map_err(|error| fault(&error))?;
    let (width, height) = file.chunk_dimensions();
    let across = if strips { 1 } else { size.0.div_ceil(width.max(1)) };
    for number in 0..count {
        let place = ((number % across).saturating_mul(width), (number / across).saturating_mul(height));
        if place.1 >= size.1 {
            break;
        }
        let there = file.chunk_data_dimensions(number);
        match read(file, bytes, number, (width, height)) {
            Ok(samples) => page.put(samples, place, there)?,
            Err(PhotoError::CutOff) if strips && place.1 > 0 => return Ok((page.rows(place.1), true)),
            Err(error) => return Err(error),
        }
    }
    Ok((page.pixels, false))
}

fn read(
    file: &mut File<'_>,
    bytes: &[u8],
    number: u32,
    size: (u32, u32),
) -> Result<DecodingResult, PhotoError> {
    let compression = file.find_tag_unsigned::<u16>(Tag::Compression).ok().flatten();
    if compression == Some(CompressionMethod::ModernJPEG.to_u16()) {
        jpeg_fits(file, bytes, number, size)?;
    }
    file.read_chunk(number).map_err(|error| fault(&error))
}

/// Sees to it that a JPEG in a strip or tile is no larger than that: its decoder does not ask.
fn jpeg_fits(
    file: &mut File<'_>,
    bytes: &[u8],
    number: u32,
    (width, height): (u32, u32),
) -> Result<(), PhotoError> {
    let (offsets, lengths) = match file.get_chunk_type() {
        ChunkType::Strip => (Tag::StripOffsets, Tag::StripByteCounts),
        ChunkType::Tile => (Tag::TileOffsets, Tag::TileByteCounts),
    };
    let mut of_chunk = |tag| -> Option<usize> {
        let all = file.find_tag_unsigned_vec::<u64>(tag).ok().flatten()?;
        usize::try_from(*all.get(number as usize)?).ok()
    };
    let (start, length) = (of_chunk(offsets).unwrap_or(0), of_chunk(lengths).unwrap_or(0));
    let data = bytes.get(start..start.saturating_add(length)).ok_or(PhotoError::CutOff)?;
    let tables = file.find_tag(Tag::JPEGTables).ok().flatten().and_then(|tables| tables.into_u8_vec().ok());
    if tables.is_some_and(|tables| Marks::of(&tables).size.is_some()) {
        return Err(PhotoError::Unusual);
    }
    match Marks::of(data).size {
        // Whole blocks: an encoder may have filled up the last.
        Some((w, h)) if w <= width.next_multiple_of(16) && h <= height.next_multiple_of(16) => Ok(()),
        Some(_) => Err(PhotoError::Unusual),
        None => Err(PhotoError::Broken),
    }
}

/// The page, filled strip by strip or tile by tile.
struct Page<'a> {
    pixels: RgbImage,
    color_type: ColorType,
    channels: Channels,
    space: &'a Space,
}

impl<'a> Page<'a> {
    fn new((width, height): (u32, u32), color_type: ColorType, space: &'a Space) -> Result<Self, PhotoError> {
        let channels = match color_type {
            ColorType::Gray(1 | 8 | 16) => Channels::Grey,
            ColorType::GrayA(8 | 16) | ColorType::Multiband { bit_depth: 8 | 16, num_samples: 2 } => {
                Channels::GreyAlpha
            }
            ColorType::RGB(8 | 16) | ColorType::YCbCr(8) => Channels::Rgb,
            ColorType::RGBA(8 | 16) => Channels::Rgba,
            ColorType::CMYK(8 | 16) => Channels::Cmyk,
            _ => return Err(PhotoError::Unusual),
        };
        Ok(Self { pixels: RgbImage::new(width, height), color_type, channels, space })
    }

    /// Puts a strip or tile of that size where it belongs.
    fn put(
        &mut self,
        samples: DecodingResult,
        place: (u32, u32),
        size: (u32, u32),
    ) -> Result<(), PhotoError> {
        match samples {
            DecodingResult::U8(samples) => {
                let samples = match self.color_type {
                    ColorType::Gray(1) => spread_bits(&samples, size.0 as usize),
                    ColorType::YCbCr(_) => of_luma(samples),
                    _ => samples,
                };
                self.paint(&samples, place, size);
                Ok(())
            }
            DecodingResult::U16(samples) => {
                self.paint(&samples, place, size);
                Ok(())
            }
            _ => Err(PhotoError::Unusual),
        }
    }

    fn paint<T: Sample>(&mut self, samples: &[T], (left, top): (u32, u32), (width, height): (u32, u32)) {
        let (whole, width) = (self.pixels.width(), width.min(self.pixels.width().saturating_sub(left)));
        let mut to_srgb = ToSrgb::new(self.channels, self.space);
        let rows =
            samples.chunks_exact((width as usize * self.channels.count()).max(1)).take(height as usize);
        let lines = self.pixels.chunks_exact_mut(whole as usize * 3).skip(top as usize);
        for (row, line) in rows.zip(lines) {
            to_srgb.row(row, &mut line[left as usize * 3..][..width as usize * 3]);
        }
    }

    /// The upper rows alone.
    fn rows(self, rows: u32) -> RgbImage {
        image::imageops::crop_imm(&self.pixels, 0, 0, self.pixels.width(), rows).to_image()
    }
}

/// Black and white, of which a byte holds eight: each row begins with a new one.
fn spread_bits(bytes: &[u8], width: usize) -> Vec<u8> {
    let bit = |byte: u8, at: usize| if byte >> (7 - at) & 1 == 1 { 255 } else { 0 };
    let rows = bytes.chunks_exact(width.div_ceil(8).max(1));
    rows.flat_map(|row| row.iter().flat_map(|byte| (0..8).map(|at| bit(*byte, at))).take(width)).collect()
}

fn of_luma(mut samples: Vec<u8>) -> Vec<u8> {
    for pixel in samples.chunks_exact_mut(3) {
        pixel.copy_from_slice(&colour::of_luma([pixel[0], pixel[1], pixel[2]]));
    }
    samples
}

fn fault(error: &TiffError) -> PhotoError {
    match error {
        TiffError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => PhotoError::CutOff,
        TiffError::UnsupportedError(_) | TiffError::LimitsExceeded => PhotoError::Unusual,
        _ => PhotoError::Broken,
    }
}
