//! PNG: screenshots, drawings, and pictures with 16 bits a channel.

use super::PhotoError;
use super::bounds::{self, Room};
use super::colour::{self, Channels, Sample, Space, ToSrgb};
use super::open::{Opened, upright};
use image::RgbImage;
use png::{BitDepth, ColorType, Decoder, DecodingError, Info, Limits, Reader, Transformations};
use std::io::{Cursor, ErrorKind};

/// What γ a file may have: with others nobody has seen it.
const GAMMA: std::ops::RangeInclusive<f32> = 0.1..=4.0;

type Rows<'a> = Reader<Cursor<&'a [u8]>>;

pub(super) fn open(bytes: &[u8], room: Room) -> Result<Opened, PhotoError> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: room.0 as usize });
    decoder.set_transformations(Transformations::EXPAND);
    decoder.set_ignore_text_chunk(true);
    let mut rows = decoder.read_info().map_err(|error| fault(&error))?;
    let info = rows.info();
    let size = info.size();
    let (space, upright) = (space(info), upright(info.exif_metadata.as_deref()));
    let (color_type, depth) = rows.output_color_type();
    let channels = channels(color_type)?;
    let deep = depth == BitDepth::Sixteen;
    let whole = rows.info().interlaced;
    let sample = if deep { 2 } else { 1 };
    // One that comes in passes is decoded whole, and made sRGB after.
    room.check(size, bounds::RGB + if whole { channels.count() as u64 * sample } else { 0 })?;
    let (pixels, cut) = match (whole, deep) {
        (true, _) => (passes(&mut rows, size, channels, deep, &space)?, false),
        (false, false) => row_by_row::<u8>(&mut rows, size, channels, &space)?,
        (false, true) => row_by_row::<u16>(&mut rows, size, channels, &space)?,
    };
    Ok(Opened { pixels, upright, cut })
}

fn channels(color_type: ColorType) -> Result<Channels, PhotoError> {
    match color_type {
        ColorType::Grayscale => Ok(Channels::Grey),
        ColorType::GrayscaleAlpha => Ok(Channels::GreyAlpha),
        ColorType::Rgb => Ok(Channels::Rgb),
        ColorType::Rgba => Ok(Channels::Rgba),
        // Its colours have been put in.
        ColorType::Indexed => Err(PhotoError::Broken),
    }
}

/// What the file says of its colours; of several, what the standard puts first (PNG, third edition, section 4.3).
fn space(info: &Info<'_>) -> Space {
    if let Some(coded) = &info.coding_independent_code_points {
        return Space::coded(coded.color_primaries.into(), coded.transfer_function.into());
    }
    if info.icc_profile.is_some() {
        return Space::icc(info.icc_profile.as_deref());
    }
    if info.srgb.is_some() {
        return Space::Srgb;
    }
    let gamma = info.gama_chunk.map(png::ScaledFloat::into_value).filter(|gamma| GAMMA.contains(gamma));
    let Some(gamma) = gamma else { return Space::Srgb };
    let said = info.chrm_chunk.map(|said| {
        [said.white, said.red, said.green, said.blue].map(|(x, y)| (x.into_value(), y.into_value()))
    });
    // What cannot be colours is passed over.
    let said = said
        .filter(|points| points.iter().all(|(x, y)| (0.0..=1.0).contains(x) && (0.001..=1.0).contains(y)));
    Space::gamma(1.0 / gamma, said)
}

/// Sees to it that no more of the picture is in memory than a row, besides what it becomes.
fn row_by_row<T: FromBytes>(
    rows: &mut Rows<'_>,
    (width, height): (u32, u32),
    channels: Channels,
    space: &Space,
) -> Result<(RgbImage, bool), PhotoError> {
    let mut to_srgb = ToSrgb::<T>::new(channels, space);
    let mut pixels = vec![0; width as usize * 3 * height as usize];
    let mut samples = Vec::new();
    for (at, rgb) in pixels.chunks_exact_mut(width as usize * 3).enumerate() {
        match rows.next_row() {
            Ok(Some(row)) => {
                T::read(row.data(), &mut samples);
                to_srgb.row(&samples, rgb);
            }
            Err(error) if at > 0 && ends_too_soon(&error) => {
                pixels.truncate(width as usize * 3 * at);
                let there = RgbImage::from_raw(width, at as u32, pixels).ok_or(PhotoError::Broken)?;
                return Ok((there, true));
            }
            Ok(None) => return Err(PhotoError::Broken),
            Err(error) => return Err(fault(&error)),
        }
    }
    Ok((RgbImage::from_raw(width, height, pixels).ok_or(PhotoError::Broken)?, false))
}

/// A picture that comes in seven passes.
fn passes(
    rows: &mut Rows<'_>,
    size: (u32, u32),
    channels: Channels,
    deep: bool,
    space: &Space,
) -> Result<RgbImage, PhotoError> {
    let mut bytes = vec![0; rows.output_buffer_size().ok_or(PhotoError::Broken)?];
    rows.next_frame(&mut bytes).map_err(|error| fault(&error))?;
    if !deep {
        return colour::picture(bytes, size, channels, space).ok_or(PhotoError::Broken);
    }
    let mut to_srgb = ToSrgb::<u16>::new(channels, space);
    let mut pixels = RgbImage::new(size.0, size.1);
    let mut samples = Vec::new();
    let lines = bytes.chunks_exact(size.0 as usize * channels.count() * 2);
    for (line, rgb) in lines.zip(pixels.chunks_exact_mut(size.0 as usize * 3)) {
        u16::read(line, &mut samples);
        to_srgb.row(&samples, rgb);
    }
    Ok(pixels)
}

/// A number as the bytes of a file have it: the largest part first.
trait FromBytes: Sample {
    fn read(bytes: &[u8], into: &mut Vec<Self>);
}

impl FromBytes for u8 {
    fn read(bytes: &[u8], into: &mut Vec<Self>) {
        into.clear();
        into.extend_from_slice(bytes);
    }
}

impl FromBytes for u16 {
    fn read(bytes: &[u8], into: &mut Vec<Self>) {
        into.clear();
        into.extend(bytes.chunks_exact(2).map(|pair| Self::from_be_bytes([pair[0], pair[1]])));
    }
}

fn ends_too_soon(error: &DecodingError) -> bool {
    matches!(error, DecodingError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof)
}

fn fault(error: &DecodingError) -> PhotoError {
    if ends_too_soon(error) { PhotoError::CutOff } else { PhotoError::Broken }
}
