//! HEIF, the container of HEIC and AVIF (ISO/IEC 23008-12): one coded picture, or a grid of tiles.
//!
//! The container is read by a library, and so are the pictures in it. What is decoded, and how much, is decided here: a
//! small file could otherwise ask for the same large tile a thousand times.

mod av1;
mod coded;
mod plan;

use super::PhotoError;
use super::bounds::Room;
use super::colour::{Channels, Space, ToSrgb};
use super::open::Opened;
use super::turning::{mirrored, turned_left, turned_right};
use coded::Coded;
use heifer::Error;
use heifer::heifer_isobmff::boxes::{ColorInfo, Property};
use heifer::heifer_isobmff::{HeifFile, ItemId};
use image::RgbImage;
use image::metadata::Orientation;
use plan::Plan;
use std::borrow::Cow;

/// How much of a file that is cut off may be missing, in bytes: that much is filled up with zeros.
const MOST_MISSING: usize = 128 << 20;
/// How many rows of a tile are made red, green and blue at a time.
const STRIP: u32 = 64;

pub(super) fn open(bytes: &[u8], room: Room) -> Result<Opened, PhotoError> {
    let whole = filled_up(bytes)?;
    let cut = whole.len() > bytes.len();
    let fault = |error| if cut { PhotoError::CutOff } else { error };
    let file = HeifFile::parse(&whole).map_err(|error| fault(broken(&error.into())))?;
    let plan = Plan::of(&file, file.primary_id, bytes.len()).map_err(fault)?;
    room.check_total(plan.size, plan.bytes())?;
    let rows = plan.rows_before(&file, bytes.len());
    if rows == 0 {
        return Err(PhotoError::CutOff);
    }
    let mut pixels = RgbImage::new(plan.size.0, rows);
    let mut to_srgb = ToSrgb::new(Channels::Rgb, &space(&file, &plan));
    each_tile(&file, &plan, rows, |coded, place| paint(&mut pixels, &mut to_srgb, coded, place))
        .map_err(fault)?;
    if let Some(alpha) = alpha(&file) {
        let alpha = Plan::of(&file, alpha, bytes.len()).map_err(fault)?;
        // What says how much shows through has as many dots in a row as the picture.
        if alpha.size.0 != plan.size.0 || alpha.rows_before(&file, bytes.len()) < rows {
            return Err(fault(PhotoError::Broken));
        }
        room.check_total(plan.size, plan.bytes().max(alpha.bytes()))?;
        each_tile(&file, &alpha, rows, |coded, place| lay_on_white(&mut pixels, coded, place))
            .map_err(fault)?;
    }
    let (pixels, upright) = transformed(&file, pixels)?;
    Ok(Opened { pixels, upright, cut })
}

/// The file, with zeros for what is missing at its end: its boxes say how long they are.
fn filled_up(bytes: &[u8]) -> Result<Cow<'_, [u8]>, PhotoError> {
    let mut at: usize = 0;
    while let Some(header) = bytes.get(at..).and_then(<[u8]>::first_chunk::<4>) {
        let length = match u32::from_be_bytes(*header) {
            // To the end of the file.
            0 => return Ok(Cow::Borrowed(bytes)),
            1 => bytes
                .get(at + 8..)
                .and_then(<[u8]>::first_chunk)
                .map_or(u64::MAX, |long| u64::from_be_bytes(*long)),
            short => short.into(),
        };
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        at = at.saturating_add(length.max(8));
    }
    match at.checked_sub(bytes.len()) {
        None | Some(0) => Ok(Cow::Borrowed(bytes)),
        Some(missing) if missing <= MOST_MISSING => {
            let mut whole = bytes.to_vec();
            whole.resize(at, 0);
            Ok(Cow::Owned(whole))
        }
        Some(_) => Err(PhotoError::CutOff),
    }
}

/// Decodes tile by tile those of the upper rows.
fn each_tile(
    file: &HeifFile<'_>,
    plan: &Plan,
    rows: u32,
    mut each: impl FnMut(&Coded, Place),
) -> Result<(), PhotoError> {
    for (number, tile) in plan.tiles.iter().enumerate() {
        let (column, line) = (number as u32 % plan.columns, number as u32 / plan.columns);
        let (left, top) = (column * plan.tile.0, line * plan.tile.1);
        if top >= rows {
            break;
        }
        let coded = Coded::of(file, *tile, plan.tile)?;
        let (width, height) = (plan.tile.0.min(plan.size.0 - left), plan.tile.1.min(rows - top));
        each(&coded, Place { left, top, width, height });
    }
    Ok(())
}

/// Where the part of a tile that shows stands in the picture.
#[derive(Clone, Copy)]
struct Place {
    left: u32,
    top: u32,
    width: u32,
    height: u32,
}

impl Place {
    /// The part of a row of the picture.
    fn of<'p>(&self, pixels: &'p mut RgbImage, row: u32) -> &'p mut [u8] {
        let start =
            (u64::from(self.top + row) * u64::from(pixels.width()) + u64::from(self.left)) as usize * 3;
        &mut pixels.as_mut()[start..][..self.width as usize * 3]
    }

    /// Its rows, a strip at a time.
    fn strips(&self) -> impl Iterator<Item = std::ops::Range<u32>> {
        let height = self.height;
        (0..height).step_by(STRIP as usize).map(move |row| row..(row + STRIP).min(height))
    }
}

/// Paints a tile in its place.
fn paint(pixels: &mut RgbImage, to_srgb: &mut ToSrgb<u8>, coded: &Coded, place: Place) {
    for rows in place.strips() {
        let strip = coded.rgba(rows.clone(), place.width);
        for (row, rgba) in rows.zip(strip.chunks_exact(place.width as usize * 4)) {
            let rgb: Vec<u8> =
                rgba.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
            to_srgb.row(&rgb, place.of(pixels, row));
        }
    }
}

/// Lays what is painted on white, where the tile says that one sees through it.
fn lay_on_white(pixels: &mut RgbImage, coded: &Coded, place: Place) {
    for rows in place.strips() {
        let strip = coded.rgba(rows.clone(), place.width);
        for (row, alphas) in rows.zip(strip.chunks_exact(place.width as usize * 4)) {
            for (pixel, alpha) in place.of(pixels, row).chunks_exact_mut(3).zip(alphas.chunks_exact(4)) {
                let alpha = u16::from(alpha[0]);
                for channel in pixel {
                    *channel = ((u16::from(*channel) * alpha + 127) / 255 + 255 - alpha) as u8;
                }
            }
        }
    }
}

/// The picture that says where one sees through the one that is shown.
fn alpha(file: &HeifFile<'_>) -> Option<ItemId> {
    const ALPHA: [&str; 2] = ["urn:mpeg:hevc:2015:auxid:1", "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha"];
    let is_alpha = |id: &ItemId| {
        let mut properties = file.item_properties(*id).into_iter().flatten();
        properties.any(
            |property| matches!(property, Property::AuxiliaryType(name) if ALPHA.contains(&name.as_str())),
        )
    };
    file.referencing_items(file.primary_id, b"auxl").into_iter().find(is_alpha)
}

/// The colours: a profile goes before code points, and those of the container before those of the coded picture.
fn space(file: &HeifFile<'_>, plan: &Plan) -> Space {
    let items = [Some(file.primary_id), plan.tiles.first().copied()];
    let said = |wanted: fn(&ColorInfo) -> Option<Space>| {
        items.iter().flatten().find_map(|id| colours(file, *id).find_map(wanted))
    };
    let profile = said(|colour| match colour {
        ColorInfo::Icc(profile) if !profile.is_empty() => Some(Space::icc(Some(profile))),
        _ => None,
    });
    let coded = || {
        said(|colour| match colour {
            ColorInfo::Nclx { primaries, transfer, .. } => Some(Space::coded(*primaries, *transfer)),
            ColorInfo::Icc(_) => None,
        })
    };
    let in_picture = || plan.tiles.first().map_or(Space::Srgb, |tile| coded::space(file, *tile));
    profile.or_else(coded).unwrap_or_else(in_picture)
}

/// What an item says of its colours.
fn colours<'f>(file: &'f HeifFile<'_>, id: ItemId) -> impl Iterator<Item = &'f ColorInfo> {
    file.item_properties(id).into_iter().flatten().filter_map(|property| match property {
        Property::Color(colour) => Some(colour),
        _ => None,
    })
}

/// The part that the file wants shown, and how that is to be turned. EXIF has no say here: the standard leaves it to the
/// container, and cameras write it in both.
fn transformed(file: &HeifFile<'_>, mut pixels: RgbImage) -> Result<(RgbImage, Orientation), PhotoError> {
    let mut upright = Orientation::NoTransforms;
    let properties = file.item_properties(file.primary_id).map_err(|error| broken(&error.into()))?;
    for property in properties {
        match *property {
            Property::Rotation(1) => upright = turned_left(upright),
            Property::Rotation(2) => upright = turned_right(turned_right(upright)),
            Property::Rotation(3) => upright = turned_right(upright),
            Property::Mirror(false) => upright = mirrored(upright),
            Property::Mirror(true) => upright = turned_right(turned_right(mirrored(upright))),
            Property::CleanAperture { width, height, horiz_offset, vert_offset }
                if upright == Orientation::NoTransforms =>
            {
                pixels = shown(pixels, [width, height], [horiz_offset, vert_offset]);
            }
            _ => {}
        }
    }
    Ok((pixels, upright))
}

/// The clean aperture (ISO/IEC 14496-12, section 12.1.4): so wide and so high, around a middle that is so far from that
/// of the picture. One that makes no sense is passed over.
fn shown(pixels: RgbImage, size: [(u32, u32); 2], offset: [(i32, u32); 2]) -> RgbImage {
    let whole = [pixels.width(), pixels.height()];
    let part = |axis: usize| {
        let (size, offset, whole) = (size[axis], offset[axis], f64::from(whole[axis]));
        let length = (f64::from(size.0) / f64::from(size.1)).round();
        let middle = f64::from(offset.0) / f64::from(offset.1) + whole / 2.0;
        let start = (middle - length / 2.0).round();
        let fits = length >= 1.0 && start >= 0.0 && start + length <= whole;
        fits.then_some((start as u32, length as u32))
    };
    match (part(0), part(1)) {
        (Some((left, width)), Some((top, height))) if [width, height] != whole => {
            image::imageops::crop_imm(&pixels, left, top, width, height).to_image()
        }
        _ => pixels,
    }
}

fn broken(error: &Error) -> PhotoError {
    use heifer::{heifer_hevc_dec as hevc, heifer_isobmff as boxes};
    match error {
        Error::Unsupported(_) | Error::Hevc(hevc::Error::Unimplemented(_)) => PhotoError::Unusual,
        Error::Container(boxes::Error::UnexpectedEof) => PhotoError::CutOff,
        _ => PhotoError::Broken,
    }
}
