//! JPEG: cameras, telephones, scanners. Baseline and progressive; grey, colour and four inks.

mod marks;

pub(super) use marks::{Marks, mark};

use super::PhotoError;
use super::bounds::{self, Room};
use super::colour::{self, Channels, Space};
use super::open::{Opened, upright};
use std::borrow::Cow;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;

/// How often the pixels of a progressive picture may be gone over, all passes together: a small file can ask for more
/// than anybody would wait for.
const MOST_VISITS: u64 = 1_500_000_000;
/// The passes that such a picture has at least and at most.
const PASSES: (u64, u64) = (12, 100);
/// What a decoder makes of blocks that are not there.
const NOTHING: u8 = 128;

pub(super) fn open(bytes: &[u8], room: Room) -> Result<Opened, PhotoError> {
    let mut marks = Marks::of(bytes);
    let mut bytes = Cow::Borrowed(bytes);
    if !marks.whole {
        let there = without_zeros(&bytes);
        marks = Marks::of(there);
        bytes = ended(there, &marks)?.into();
    }
    let fault = |error| if marks.whole { fault(&error) } else { PhotoError::CutOff };
    let options = DecoderOptions::default().set_max_width(usize::MAX).set_max_height(usize::MAX);
    let options = options.set_strict_mode(false);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(&*bytes), options);
    decoder.decode_headers().map_err(fault)?;
    let (Some((width, height)), Some(coded)) = (decoder.dimensions(), decoder.input_colorspace()) else {
        return Err(PhotoError::Broken);
    };
    let size = (width as u32, height as u32);
    let (asked, channels) = channels(coded)?;
    let pixels = width as u64 * height as u64;
    // Grey becomes colour beside itself, all others in their own place.
    let each = if channels == Channels::Grey { 1 + bounds::RGB } else { channels.count() as u64 };
    room.check_total(size, pixels * each + marks.coefficients)?;
    let passes = (MOST_VISITS / pixels.max(1)).clamp(PASSES.0, PASSES.1);
    decoder.set_options(options.jpeg_set_out_colorspace(asked).jpeg_set_max_scans(passes as usize));
    let space = Space::icc(decoder.icc_profile().as_deref());
    let upright = upright(decoder.exif().map(Vec::as_slice));
    let mut samples = decoder.decode().map_err(fault)?;
    drop(decoder);
    let rows = if marks.whole { size.1 } else { rows_there(&samples, size, &marks, channels)? };
    samples.truncate(rows as usize * width * channels.count());
    if channels == Channels::Cmyk {
        inks(&mut samples, coded, marks.adobe);
    }
    let pixels = colour::picture(samples, (size.0, rows), channels, &space).ok_or(PhotoError::Broken)?;
    Ok(Opened { pixels, upright, cut: !marks.whole })
}

/// What the decoder is to give, and how that is to be understood.
fn channels(coded: ColorSpace) -> Result<(ColorSpace, Channels), PhotoError> {
    match coded {
        ColorSpace::Luma => Ok((ColorSpace::Luma, Channels::Grey)),
        ColorSpace::YCbCr | ColorSpace::RGB => Ok((ColorSpace::RGB, Channels::Rgb)),
        // As it is in the file: which colours the inks have, the profile says.
        ColorSpace::CMYK | ColorSpace::YCCK => Ok((coded, Channels::Cmyk)),
        _ => Err(PhotoError::Unusual),
    }
}

/// A file without the zeros at its end that may stand for what was never written.
fn without_zeros(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1)]
}

/// A file that ends too soon, such that the decoder makes of it what is there: of a picture in passes only if it has an
/// end, and of one without passes only if it has none.
fn ended(bytes: &[u8], marks: &Marks) -> Result<Vec<u8>, PhotoError> {
    if !marks.progressive {
        return Ok(bytes.to_vec());
    }
    // Only the first pass says what is where.
    if marks.scans < 2 {
        return Err(PhotoError::CutOff);
    }
    Ok([&bytes[..marks.readable], &[0xFF, mark::END]].concat())
}

/// How many rows of a picture that is cut off are there, but for those in which it ends. One in passes has them all, soft.
fn rows_there(
    samples: &[u8],
    size: (u32, u32),
    marks: &Marks,
    channels: Channels,
) -> Result<u32, PhotoError> {
    if marks.progressive {
        return Ok(size.1);
    }
    let row = size.0 as usize * channels.count();
    let empty = |row: &[u8]| row.iter().all(|sample| *sample == NOTHING);
    let missing = samples.rchunks_exact(row).take_while(|row| empty(row)).count() as u32;
    let rows = size.1.saturating_sub(missing + marks.block_rows);
    if rows == 0 { Err(PhotoError::CutOff) } else { Ok(rows) }
}

/// Makes of four channels, as they are in a file, inks: 0 for none.
fn inks(samples: &mut [u8], coded: ColorSpace, adobe: bool) {
    for pixel in samples.chunks_exact_mut(4) {
        if coded == ColorSpace::YCCK {
            let [r, g, b] = colour::of_luma([pixel[0], pixel[1], pixel[2]]);
            pixel[..3].copy_from_slice(&[255 - r, 255 - g, 255 - b]);
        }
        // Programs of Adobe write how little ink there is, and everybody reads their files so.
        if adobe {
            for ink in pixel {
                *ink = 255 - *ink;
            }
        }
    }
}

fn fault(error: &DecodeErrors) -> PhotoError {
    if matches!(error, DecodeErrors::Unsupported(_)) { PhotoError::Unusual } else { PhotoError::Broken }
}
