//! AV1, the coding of AVIF.

use super::super::PhotoError;
use heifer::color::ColorParams;
use heifer::heifer_hevc_dec::recon::Frame;
use re_rav1d::pixel::YUVRange;
use re_rav1d::{Decoder, Error, Picture, PixelLayout, PlanarImageComponent, Plane, Settings};
use std::ops::Range;

/// BT.601, in the code points of ITU-T H.273.
const USUAL_MATRIX: u16 = 6;

/// A decoded picture.
pub(super) struct Decoded {
    picture: Picture,
    luma: Plane,
    chroma: Option<[Plane; 2]>,
}

/// Decodes the one picture in some data of at most so many pixels.
pub(super) fn decode(data: Vec<u8>, most: u64) -> Result<Decoded, PhotoError> {
    let mut settings = Settings::new();
    settings.set_n_threads(1);
    settings.set_max_frame_delay(1);
    settings.set_frame_size_limit(u32::try_from(most).unwrap_or(u32::MAX));
    let mut decoder = Decoder::with_settings(&settings).map_err(fault)?;
    let mut sent = decoder.send_data(data, None, None, None);
    loop {
        match decoder.get_picture() {
            Ok(picture) => return Ok(Decoded::of(picture)),
            // It has more to read first, if there is more.
            Err(Error::Again) if matches!(sent, Err(Error::Again)) => sent = decoder.send_pending_data(),
            Err(error) => return Err(fault(sent.err().unwrap_or(error))),
        }
    }
}

impl Decoded {
    fn of(picture: Picture) -> Self {
        use PlanarImageComponent::{U, V, Y};
        let grey = picture.pixel_layout() == PixelLayout::I400;
        let chroma = (!grey).then(|| [picture.plane(U), picture.plane(V)]);
        Self { luma: picture.plane(Y), chroma, picture }
    }

    pub(super) fn size(&self) -> (u32, u32) {
        (self.picture.width(), self.picture.height())
    }

    /// What the picture says of its numbers, where the container says nothing: their range. Asked for the matrix, the
    /// library stops at a number that the standard leaves free; the usual one is what everybody takes then.
    pub(super) fn params(&self) -> ColorParams {
        ColorParams { matrix: USUAL_MATRIX, full_range: self.picture.color_range() == YUVRange::Full }
    }

    /// Some of its rows, in the form in which those of HEVC come.
    pub(super) fn strip(&self, rows: &Range<u32>) -> Frame {
        let (width, _) = self.size();
        let (format, across, down) = match self.picture.pixel_layout() {
            PixelLayout::I400 => (0, 1, 1),
            PixelLayout::I420 => (1, 2, 2),
            PixelLayout::I422 => (2, 2, 1),
            PixelLayout::I444 => (3, 1, 1),
        };
        let of_chroma = rows.start / down..rows.end.div_ceil(down);
        let stride = |component| self.picture.stride(component) as usize;
        let luma = self.samples(&self.luma, stride(PlanarImageComponent::Y), width, rows);
        let (widths, heights, chroma) = match &self.chroma {
            None => ([width, 0, 0], [rows.len() as u32, 0, 0], [Vec::new(), Vec::new()]),
            Some(planes) => {
                let (wide, high) = (width.div_ceil(across), of_chroma.len() as u32);
                let stride = stride(PlanarImageComponent::U);
                let chroma =
                    [0, 1].map(|plane: usize| self.samples(&planes[plane], stride, wide, &of_chroma));
                ([width, wide, wide], [rows.len() as u32, high, high], chroma)
            }
        };
        let depth = self.picture.bit_depth() as u8;
        let [blue, red] = chroma;
        Frame {
            widths,
            heights,
            planes: [luma, blue, red],
            bit_depth: [depth; 2],
            chroma_format: format,
            full_range: self.params().full_range,
            matrix_coeffs: USUAL_MATRIX as u8,
        }
    }

    /// Some rows of a plane: a byte a sample, or two where there are more than eight bits.
    fn samples(&self, plane: &Plane, stride: usize, width: u32, rows: &Range<u32>) -> Vec<u16> {
        let deep = self.picture.bit_depth() > 8;
        let length = width as usize * if deep { 2 } else { 1 };
        let row = |row: u32| {
            plane.get(row as usize * stride..).and_then(|plane| plane.get(..length)).unwrap_or_default()
        };
        let bytes = rows.clone().flat_map(row);
        if !deep {
            return bytes.map(|byte| u16::from(*byte)).collect();
        }
        let bytes: Vec<u8> = bytes.copied().collect();
        bytes.chunks_exact(2).map(|pair| u16::from_ne_bytes([pair[0], pair[1]])).collect()
    }
}

fn fault(error: Error) -> PhotoError {
    if matches!(error, Error::UnsupportedBitstream) { PhotoError::Unusual } else { PhotoError::Broken }
}
