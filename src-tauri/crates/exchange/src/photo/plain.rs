//! WebP, GIF and BMP: kinds of which nothing is asked but their pixels.

use super::PhotoError;
use super::bounds::{self, Room};
use super::colour::{self, Channels, Space};
use super::open::Opened;
use image::codecs::{bmp::BmpDecoder, gif::GifDecoder, webp::WebPDecoder};
use image::{ColorType, ImageDecoder, ImageError, ImageResult, Limits};
use std::io::{Cursor, ErrorKind};

/// What each takes besides the picture that it gives, in bytes a pixel: planes, palettes, a frame of its own.
const WEBP: u64 = 6;
const GIF: u64 = 5;
const BMP: u64 = 1;

pub(super) fn webp(bytes: &[u8], room: Room) -> Result<Opened, PhotoError> {
    // The length after `RIFF` is that of what follows.
    let stated = bytes.get(4..8).map_or(0, |l| u64::from(u32::from_le_bytes([l[0], l[1], l[2], l[3]])));
    let whole = bytes.len() as u64 >= stated.saturating_add(8);
    open(WebPDecoder::new(Cursor::new(bytes)), WEBP, whole, room)
}

pub(super) fn gif(bytes: &[u8], room: Room) -> Result<Opened, PhotoError> {
    // The trailer; some programs fill up the file after it.
    let whole = bytes.iter().rev().find(|byte| **byte != 0) == Some(&0x3B);
    open(GifDecoder::new(Cursor::new(bytes)), GIF, whole, room)
}

pub(super) fn bmp(bytes: &[u8], room: Room) -> Result<Opened, PhotoError> {
    open(BmpDecoder::new(Cursor::new(bytes)), BMP, true, room)
}

fn open(
    decoder: ImageResult<impl ImageDecoder>,
    besides: u64,
    whole: bool,
    room: Room,
) -> Result<Opened, PhotoError> {
    let fault = |error| if whole { fault(&error) } else { PhotoError::CutOff };
    let mut decoder = decoder.map_err(fault)?;
    let size = decoder.dimensions();
    let channels = match decoder.color_type() {
        ColorType::L8 => Channels::Grey,
        ColorType::Rgb8 => Channels::Rgb,
        ColorType::Rgba8 => Channels::Rgba,
        _ => return Err(PhotoError::Unusual),
    };
    let given = if channels == Channels::Grey { 1 + bounds::RGB } else { channels.count() as u64 };
    room.check(size, given + besides)?;
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(room.0);
    decoder.set_limits(limits).map_err(fault)?;
    let upright = decoder.orientation().map_err(fault)?;
    let space = Space::icc(decoder.icc_profile().ok().flatten().as_deref());
    let mut samples = vec![0; decoder.total_bytes() as usize];
    decoder.read_image(&mut samples).map_err(fault)?;
    let pixels = colour::picture(samples, size, channels, &space).ok_or(PhotoError::Broken)?;
    Ok(Opened { pixels, upright, cut: false })
}

fn fault(error: &ImageError) -> PhotoError {
    match error {
        ImageError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => PhotoError::CutOff,
        ImageError::Unsupported(_) => PhotoError::Unusual,
        _ => PhotoError::Broken,
    }
}
