//! The photo, the name on its plate, and what is said beside the photo.

use super::Grid;
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::Content;
use crate::layout::fit::Scale;
use crate::layout::parts::{again, cover, lines, name};
use crate::theme::WHITE;
use crate::tree::{Role, Tree};
use profile::Profile;

/// The height of the photo in parts of the page, at head 1.
const BAND: f32 = 0.29;
/// The most that grows to: more than half of the page.
pub(super) const MOST: f32 = 1.9;
/// No photo is lower than this, in points on A4: a face still shows.
const LEAST: f32 = 100.0;
/// How wide a photo at the side may be beside its height, what is tried first first.
const SHAPES: [f32; 4] = [1.28, 1.2, 1.1, 1.0];
/// The least room for the words beside it, in points on A4.
const BESIDE: f32 = 168.0;
/// The size of the name at most, and in parts of the height of the photo.
const NAME: (f32, f32) = (78.0, 0.30);
/// The least size of a name in one line, and the most in several, in points on A4.
const SEVERAL: f32 = 32.0;
/// White around the name on its plate: at the sides in points, above and below in parts of its size.
const PLATE: (f32, f32) = (24.0, 0.15);
/// How much of the plate hangs below the photo.
const HANGS: f32 = 0.42;
/// The round corners of the plate.
const ROUND: f32 = 9.0;

/// Where the parts of the head stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    /// The height of the photo and of the wash beside it.
    band: f32,
    /// Where the photo starts.
    photo: f32,
    name_size: f32,
    plate: Spot,
    plate_height: f32,
    /// Where facts and first words stand: on the wash, or below the photo where that goes all across.
    words: Spot,
    size: f32,
    gap: f32,
    /// Where the head ends.
    pub(super) foot: f32,
}

/// The width a name has at least.
pub(super) fn name_width(grid: Grid) -> f32 {
    grid.across() - PLATE.0 * grid.unit
}

/// Finds a place for everything in the head of the page that is on.
pub(super) fn arrange(content: &mut Content, grid: Grid, scale: Scale) -> Head {
    if content.on > 0 {
        return second(content, grid, scale);
    }
    let least = LEAST * grid.unit.max(0.8);
    let band = (grid.height * BAND * scale.head * scale.photo).max(least);
    if band * cover::WIDEST >= grid.width {
        whole(content, grid, scale, band)
    } else {
        side(content, grid, scale, band)
    }
}

/// The plate of the name on a photo of that height that starts there, the height of the plate, and the size of the
/// name.
fn plate(content: &mut Content, grid: Grid, scale: Scale, band: f32, photo: f32) -> (Spot, f32, f32) {
    let width = name_width(grid);
    let most = (NAME.0 * grid.unit * scale.head.clamp(0.8, 1.15)).min(band * NAME.1);
    let in_a_line = name::size_in_a_line(&mut content.name, width, most);
    let several = SEVERAL * grid.unit;
    let name_size = if in_a_line >= several {
        in_a_line
    } else {
        name::size(&mut content.name, width, several, grid.unit).unwrap_or(name::SMALLEST)
    };
    let height = content.name.height(name_size, width) + 2.0 * PLATE.1 * name_size;
    let pad = PLATE.0 * grid.unit;
    let wide = content.name.natural_width(name_size).min(width);
    let spot = Spot { start: grid.margin - pad, y: 0.0, width: wide + 2.0 * pad };
    // Where it reaches the middle of the photo it hangs lower, so that the chin is seen.
    let over_face = spot.start + spot.width > photo + 0.28 * (grid.width - photo);
    let on_photo = (height * (1.0 - HANGS)).min(band * if over_face { 0.12 } else { 0.3 });
    (Spot { y: band - on_photo, ..spot }, height, name_size)
}

/// A photo all across the page.
fn whole(content: &mut Content, grid: Grid, scale: Scale, band: f32) -> Head {
    let start = 0.0;
    let (plate, plate_height, name_size) = plate(content, grid, scale, band, start);
    let below = plate.y + plate_height + 1.5 * scale.body * scale.air;
    let size = scale.aside(grid.unit);
    let gap = gap(scale);
    let mut head = Head {
        band,
        photo: start,
        name_size,
        plate,
        plate_height,
        words: plate,
        size,
        gap,
        foot: plate.y + plate_height,
    };
    if let Some(words) = beside_plate(content, grid, &head) {
        return Head { words, ..head };
    }
    head.words = Spot { start: grid.margin, y: below, width: grid.across().min(size * 34.0) };
    let words_height = words_height(content, head.words.width, size, gap);
    if words_height > 0.0 {
        head.foot = below + words_height;
    }
    head
}

/// A place for facts and first words beside the part of the plate that hangs below the photo, where they are so few.
fn beside_plate(content: &mut Content, grid: Grid, head: &Head) -> Option<Spot> {
    let between = PLATE.0 * grid.unit;
    let start = head.plate.start + head.plate.width + between;
    let width = grid.width - grid.margin - start;
    let height = words_height(content, width, head.size, head.gap);
    let room = head.foot - head.band;
    let has_room = width >= BESIDE * grid.unit && height <= room;
    has_room.then_some(Spot { start, y: head.band + (room - height) / 2.0, width })
}

/// A photo at the end side, the words beside it on the wash: the widest photo that leaves the words room enough.
fn side(content: &mut Content, grid: Grid, scale: Scale, band: f32) -> Head {
    let mut best: Option<Head> = None;
    for shape in SHAPES {
        let head = beside(content, grid, scale, band, band * shape);
        if best.is_none_or(|best| head.band < best.band - 2.0) {
            best = Some(head);
        }
    }
    best.unwrap_or_else(|| beside(content, grid, scale, band, band))
}

fn beside(content: &mut Content, grid: Grid, scale: Scale, band: f32, photo: f32) -> Head {
    let between = 26.0 * grid.unit;
    let room = grid.width - grid.margin - between;
    let size = scale.aside(grid.unit);
    let gap = gap(scale);
    let top = 34.0 * grid.unit * scale.head.min(1.0);
    let photo = photo.min(room - BESIDE * grid.unit);
    let (width, start) = (room - photo, grid.width - photo);
    let words_height = words_height(content, width, size, gap);
    let on_band = band - plate(content, grid, scale, band, start).0.y;
    // Where the words beside the photo ask for more height, the photo gets it too.
    let band = if words_height > 0.0 { band.max(top + words_height + between * 0.7 + on_band) } else { band };
    let (plate, plate_height, name_size) = plate(content, grid, scale, band, start);
    // In the middle of the wash above the plate.
    let y = top + ((plate.y - between * 0.7 - top - words_height) * 0.5).max(0.0);
    let words = Spot { start: grid.margin, y, width };
    let foot = plate.y + plate_height;
    Head { band, photo: start, name_size, plate, plate_height, words, size, gap, foot }
}

/// The head of a second page: the name, small.
fn second(content: &mut Content, grid: Grid, scale: Scale) -> Head {
    let spot = Spot { start: grid.margin, y: 0.75 * grid.margin, width: grid.across() };
    let foot = spot.y + again::height(content, spot.width, scale.body) - 1.3 * scale.body;
    Head {
        band: 0.0,
        photo: 0.0,
        name_size: 0.0,
        plate: spot,
        plate_height: 0.0,
        words: spot,
        size: scale.body,
        gap: 0.0,
        foot,
    }
}

/// Between facts and first words.
fn gap(scale: Scale) -> f32 {
    0.6 * scale.body * scale.air.min(1.3)
}

fn words_height(content: &mut Content, width: f32, size: f32, gap: f32) -> f32 {
    let facts = content.facts.as_mut().map(|facts| facts.height(size, width));
    let leads = content.leads.iter_mut().filter(|lead| lead.kept);
    let leads: Vec<f32> = leads.map(|lead| lead.para.height(size, width)).collect();
    let between = if facts.is_some() && !leads.is_empty() { gap } else { 0.0 };
    let apart = lines::LEADS_APART * gap * leads.len().saturating_sub(1) as f32;
    facts.unwrap_or(0.0) + between + leads.iter().sum::<f32>() + apart
}

pub(super) fn paint(canvas: &mut Canvas, content: &mut Content, profile: &Profile, grid: Grid, head: &Head) {
    if content.on > 0 {
        again::paint(canvas, content, head.plate, head.size);
        return;
    }
    let palette = content.palette;
    if let Some(wash) = palette.wash {
        canvas.fill(Spot { start: 0.0, y: 0.0, width: grid.width }, head.band, 0.0, wash);
    }
    let name = canvas.node_for(Tree::ROOT, Role::H1, &content.name);
    let photo = Spot { start: head.photo, y: 0.0, width: grid.width - head.photo };
    cover::paint(canvas, content, profile, photo, head.band);
    let ground = if palette.has_ground() { palette.ink } else { WHITE };
    canvas.fill(head.plate, head.plate_height, ROUND * grid.unit, ground);
    if palette.has_ground() {
        content.name.recolour(WHITE);
    }
    let pad = PLATE.0 * grid.unit;
    let spot = Spot {
        start: head.plate.start + pad,
        y: head.plate.y + PLATE.1 * head.name_size,
        width: head.plate.width - 2.0 * pad + 1.0,
    };
    canvas.words(&mut content.name, spot, head.name_size, name, true);
    words(canvas, content, head);
}

/// Facts and first words.
fn words(canvas: &mut Canvas, content: &mut Content, head: &Head) {
    let mut y = head.words.y;
    if let Some(facts) = &mut content.facts {
        let node = canvas.node_for(Tree::ROOT, Role::P, facts);
        y += canvas.words(facts, Spot { y, ..head.words }, head.size, node, true) + head.gap;
    }
    for lead in content.leads.iter_mut().filter(|lead| lead.kept) {
        y += lines::lead(canvas, lead, Spot { y, ..head.words }, head.size, true)
            + lines::LEADS_APART * head.gap;
    }
}
