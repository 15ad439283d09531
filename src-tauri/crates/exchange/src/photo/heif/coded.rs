//! One coded picture of a HEIF file: HEVC or AV1, as planes of luma and chroma.

use super::super::PhotoError;
use super::super::colour::Space;
use super::{av1, broken, colours};
use heifer::color::{ColorParams, frame_to_rgba_sized};
use heifer::heifer_hevc_dec::decoder::{DecodeOptions, decode_picture};
use heifer::heifer_hevc_dec::nal::NalUnit;
use heifer::heifer_hevc_dec::params::ParameterSets;
use heifer::heifer_hevc_dec::recon::Frame;
use heifer::heifer_isobmff::boxes::ColorInfo;
use heifer::heifer_isobmff::{HeifFile, ItemId};
use std::ops::Range;

/// A decoded picture.
pub(super) struct Coded {
    planes: Planes,
    params: ColorParams,
}

enum Planes {
    Hevc(Frame),
    Av1(av1::Decoded),
}

impl Coded {
    /// Decodes a picture that has to have that size at the least.
    pub(super) fn of(file: &HeifFile<'_>, id: ItemId, size: (u32, u32)) -> Result<Self, PhotoError> {
        let item = file.item(id).map_err(|error| broken(&error.into()))?;
        // Blocks are coded whole.
        let most = u64::from(size.0.next_multiple_of(64)) * u64::from(size.1.next_multiple_of(64));
        let planes = if item.item_type.0 == *b"av01" {
            let data = file.item_data(id).map_err(|error| broken(&error.into()))?;
            Planes::Av1(av1::decode(data.into_owned(), most)?)
        } else {
            let stream = file.hevc_bitstream(id).map_err(|error| broken(&error.into()))?;
            let options = DecodeOptions { max_pixels: most, ..DecodeOptions::default() };
            Planes::Hevc(decode_picture(&stream, options).map_err(|error| broken(&error.into()))?)
        };
        let (width, height) = planes.size();
        if width < size.0 || height < size.1 {
            return Err(PhotoError::Broken);
        }
        let said = colours(file, id).chain(colours(file, file.primary_id)).find_map(|colour| match *colour {
            ColorInfo::Nclx { matrix, full_range, .. } => Some(ColorParams { matrix, full_range }),
            ColorInfo::Icc(_) => None,
        });
        let params = said.unwrap_or_else(|| planes.params());
        Ok(Self { planes, params })
    }

    /// Some of its rows in red, green and blue, eight bits each, with a fourth that means nothing.
    pub(super) fn rgba(&self, rows: Range<u32>, width: u32) -> Vec<u8> {
        let height = rows.end - rows.start;
        // The chroma of the row below has a part in the last.
        let strip = self.planes.strip(rows.start..rows.end.saturating_add(2).min(self.planes.size().1));
        let mut image = frame_to_rgba_sized::<u8>(&strip, self.params, width, strip.heights[0]);
        image.data.truncate(image.width as usize * 4 * height as usize);
        image.data
    }
}

impl Planes {
    fn size(&self) -> (u32, u32) {
        match self {
            Self::Hevc(frame) => (frame.widths[0], frame.heights[0]),
            Self::Av1(decoded) => decoded.size(),
        }
    }

    /// How the coded picture itself says that its numbers are to be understood.
    fn params(&self) -> ColorParams {
        match self {
            Self::Hevc(frame) => ColorParams::from_frame(frame),
            Self::Av1(decoded) => decoded.params(),
        }
    }

    /// Some rows; the first is an even one, so that its chroma is its own.
    fn strip(&self, rows: Range<u32>) -> Frame {
        match self {
            Self::Hevc(frame) => with_chroma(strip(frame, &rows)),
            Self::Av1(decoded) => with_chroma(decoded.strip(&rows)),
        }
    }
}

fn strip(frame: &Frame, rows: &Range<u32>) -> Frame {
    let down = |plane: usize| if plane > 0 && frame.chroma_format == 1 { 2 } else { 1 };
    let of_plane = |plane: usize| {
        let to = rows.end.div_ceil(down(plane)).min(frame.heights[plane]);
        (rows.start / down(plane)).min(to)..to
    };
    let samples = |plane: usize| {
        let (rows, width) = (of_plane(plane), frame.widths[plane] as usize);
        frame.planes[plane]
            .get(rows.start as usize * width..rows.end as usize * width)
            .unwrap_or_default()
            .to_vec()
    };
    Frame {
        widths: frame.widths,
        heights: [0, 1, 2].map(|plane| of_plane(plane).len() as u32),
        planes: [0, 1, 2].map(samples),
        bit_depth: frame.bit_depth,
        chroma_format: frame.chroma_format,
        full_range: frame.full_range,
        matrix_coeffs: frame.matrix_coeffs,
    }
}

/// A grey picture with a chroma that says so: then its range is followed as that of any other.
fn with_chroma(mut frame: Frame) -> Frame {
    if frame.widths[1] == 0 {
        let none = vec![1 << (frame.bit_depth[0] - 1); frame.planes[0].len()];
        frame.widths = [frame.widths[0]; 3];
        frame.heights = [frame.heights[0]; 3];
        frame.planes[1].clone_from(&none);
        frame.planes[2] = none;
        frame.bit_depth[1] = frame.bit_depth[0];
        frame.chroma_format = 3;
    }
    frame
}

/// The colours that the coded picture itself names.
pub(super) fn space(file: &HeifFile<'_>, id: ItemId) -> Space {
    let Ok(Some(config)) = file.hevc_config(id) else { return Space::Srgb };
    let mut sets = ParameterSets::default();
    for unit in config.nal_units.iter().filter_map(|unit| NalUnit::parse(unit).ok()) {
        let _ = sets.add(&unit);
    }
    let said = sets.sps.iter().flatten().find_map(|set| set.vui.as_ref());
    said.map_or(Space::Srgb, |said| {
        Space::coded(said.colour_primaries.into(), said.transfer_characteristics.into())
    })
}
