//! What stands in the column: photo, name, facts, first words, and sections below them.

use super::plan::Sizes;
use super::{Columns, Grid};
use crate::layout::content::Content;
use crate::layout::fit::Scale;
use crate::layout::parts::{again, lines, name};
use crate::theme::Palette;
use crate::tree::Bullet;
use profile::Section;

/// The height of the photo in parts of the column's width, at head 1, and the most it grows to when there is room.
const PHOTO: f32 = 0.92;
pub(super) const TALLEST_PHOTO: f32 = 1.42;
/// The height of the first letter's plate where there is no photo, in the same parts.
const LETTER: f32 = 0.6;
pub(super) const TALLEST_LETTER: f32 = 0.85;

/// The least size of a name of which one word is as long as the column is wide.
const LEAST_NAME: f32 = 13.0;

/// Where the head of the column stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    /// Where the photo ends.
    pub(super) photo: f32,
    /// The side of a photo that was asked to be small: it stands in the column as a square, for a strip of a face is
    /// no face.
    pub(super) inset: Option<f32>,
    pub(super) name_size: f32,
    /// Where the name starts.
    pub(super) name: f32,
    /// Between the parts below it.
    pub(super) gap: f32,
    /// Where the sections start.
    pub(super) bottom: f32,
}

/// The size of the first words.
pub(super) fn lead_size(sizes: Sizes) -> f32 {
    sizes.small * 1.06
}

/// How the lines of a section in the column are set.
pub(super) fn style(sizes: Sizes, palette: Palette) -> lines::Style {
    let style = lines::Style::of(sizes.small, sizes.air, Bullet::None, palette);
    lines::Style { gap: 0.5 * sizes.small * sizes.air, ..style }
}

/// Finds the place of everything above the sections.
pub(super) fn head(content: &mut Content, drawing: Columns, scale: Scale, sizes: Sizes) -> Head {
    let Columns { grid, has_photo, .. } = drawing;
    let width = grid.inside();
    let gap = 0.62 * sizes.small * sizes.air.min(1.3);
    if content.on > 0 {
        let top = grid.top;
        let bottom = top + again::height(content, width, sizes.small);
        return Head { photo: 0.0, inset: None, name_size: 0.0, name: top, gap, bottom };
    }
    let share = if has_photo { PHOTO } else { LETTER };
    let whole = grid.column * share * scale.head.min(1.0);
    let inset = (has_photo && scale.photo < 1.0).then_some(whole.min(width) * scale.photo);
    let photo = inset.map_or(whole * scale.photo, |side| grid.outer + side);
    let most = 64.0 * grid.unit * scale.head.clamp(0.75, 1.1);
    let name_size = name::size(&mut content.name, width, most, grid.unit)
        .unwrap_or_else(|| name::SMALLEST.min(width / content.name.widest_word(1.0)).max(LEAST_NAME));
    let name = photo + 20.0 * grid.unit * scale.head.min(1.0);
    let mut bottom = name + content.name.height(name_size, width);
    if let Some(facts) = &mut content.facts {
        bottom += gap * 0.8 + facts.height(sizes.small, width);
    }
    for lead in &mut content.leads {
        bottom += gap + lead.para.height(lead_size(sizes), width);
    }
    // Facts and first words that fill the column come before the photo.
    let over = (bottom + grid.bottom - grid.height).clamp(0.0, photo);
    let (photo, name, bottom) = (photo - over, name - over, bottom - over);
    let inset = inset.map(|side| (side - over).max(0.0));
    Head { photo, inset, name_size, name, gap, bottom: bottom + below_head(content, sizes) }
}

/// Between the head of the column and its first section: more below first words, which are as heavy as a heading.
pub(super) fn below_head(content: &Content, sizes: Sizes) -> f32 {
    sizes.small_apart * if content.leads.is_empty() { 1.0 } else { 1.4 }
}

/// The height of a section in the column.
pub(super) fn height(content: &mut Content, section: Section, grid: Grid, sizes: Sizes) -> f32 {
    let palette = content.palette;
    let Some(block) = content.block(section) else { return 0.0 };
    let heading = block.heading.height(sizes.small_heading, grid.inside());
    heading + below_heading(sizes) + lines::height(block, grid.inside(), style(sizes, palette))
}

/// Between a heading in the column and its lines.
pub(super) fn below_heading(sizes: Sizes) -> f32 {
    sizes.below_heading * sizes.small / sizes.body
}
