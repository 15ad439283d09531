//! What of a HEIF file has to be decoded for one of its pictures.

use super::super::PhotoError;
use super::super::bounds;
use super::broken;
use heifer::heifer_isobmff::boxes::ConstructionMethod;
use heifer::heifer_isobmff::{HeifFile, ItemId};

/// What a pixel of a tile takes while it is decoded, in bytes: three planes of 16 bits, and what goes with the blocks.
const DECODING: u64 = 12;

/// A picture, and the coded pictures that it is put together from.
pub(super) struct Plan {
    /// The tiles, row by row; one, where it is coded whole.
    pub(super) tiles: Vec<ItemId>,
    /// How many stand side by side.
    pub(super) columns: u32,
    /// Width and height of each.
    pub(super) tile: (u32, u32),
    /// Width and height of the picture. What the tiles at the end have more is not shown.
    pub(super) size: (u32, u32),
}

impl Plan {
    /// What there is to decode for a picture of a file that ends there.
    pub(super) fn of(file: &HeifFile<'_>, id: ItemId, end: usize) -> Result<Self, PhotoError> {
        let item = file.item(id).map_err(|error| broken(&error.into()))?;
        match &item.item_type.0 {
            b"hvc1" | b"hev1" | b"av01" => {
                let size = size(file, id)?;
                Ok(Self { tiles: vec![id], columns: 1, tile: size, size })
            }
            b"grid" => grid(file, id, end),
            _ => Err(PhotoError::Unusual),
        }
    }

    /// What decoding takes, in bytes.
    pub(super) fn bytes(&self) -> u64 {
        let area = |(width, height): (u32, u32)| u64::from(width) * u64::from(height);
        (area(self.size) * bounds::RGB).saturating_add(area(self.tile).saturating_mul(DECODING))
    }

    /// How many of its rows are whole in a file that ends there.
    pub(super) fn rows_before(&self, file: &HeifFile<'_>, end: usize) -> u32 {
        let missing = self.tiles.iter().position(|tile| !is_before(file, *tile, end));
        missing.map_or(self.size.1, |tile| (tile as u32 / self.columns * self.tile.1).min(self.size.1))
    }
}

fn grid(file: &HeifFile<'_>, id: ItemId, end: usize) -> Result<Plan, PhotoError> {
    let tiles = file.referenced_items(id, b"dimg").to_vec();
    let first = *tiles.first().ok_or(PhotoError::Broken)?;
    let tile = self::size(file, first)?;
    let (columns, rows, size) = if is_before(file, id, end) {
        let grid = file.grid(id).map_err(|error| broken(&error.into()))?;
        (grid.columns.into(), grid.rows.into(), (grid.output_width, grid.output_height))
    } else {
        // Some programs write after the tiles how they stand: of a file that is cut off, their sizes say it.
        let size = self::size(file, id)?;
        (size.0.div_ceil(tile.0), size.1.div_ceil(tile.1), size)
    };
    // As many tiles as the picture needs, each in its own size.
    let fits = |count: u32, tile: u32, size: u32| size > 0 && tile > 0 && size.div_ceil(tile) == count;
    if !fits(columns, tile.0, size.0)
        || !fits(rows, tile.1, size.1)
        || tiles.len() != columns as usize * rows as usize
    {
        return Err(PhotoError::Broken);
    }
    for other in &tiles {
        let item = file.item(*other).map_err(|error| broken(&error.into()))?;
        if !matches!(&item.item_type.0, b"hvc1" | b"hev1" | b"av01") {
            return Err(PhotoError::Unusual);
        }
        if self::size(file, *other)? != tile {
            return Err(PhotoError::Broken);
        }
    }
    Ok(Plan { tiles, columns, tile, size })
}

/// The size that the file states for a picture.
fn size(file: &HeifFile<'_>, id: ItemId) -> Result<(u32, u32), PhotoError> {
    match file.image_size(id) {
        Ok(Some((width, height))) if width > 0 && height > 0 => Ok((width, height)),
        _ => Err(PhotoError::Broken),
    }
}

/// Whether all of an item stands before that place in the file.
fn is_before(file: &HeifFile<'_>, id: ItemId, end: usize) -> bool {
    let Some(location) = file.item(id).ok().and_then(|item| item.location.as_ref()) else { return false };
    let ends = |offset: u64, length: u64| offset.saturating_add(length) <= end as u64;
    location.construction_method != ConstructionMethod::File
        || location.extents.iter().all(|extent| ends(extent.offset, extent.length))
}
