//! Name, facts and first words on the wash, and the photo that breaks out of it.

use super::Grid;
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::Content;
use crate::layout::fit::Scale;
use crate::layout::parts::{again, lines, name, portrait};
use crate::tree::{Role, Tree};
use profile::Profile;

/// The photo's diameter with its ring, at head 1.
const PHOTO: f32 = 176.0;
/// How much of the photo hangs out of the wash.
const OUT: f32 = 0.13;
/// Between the words and the photo.
const BETWEEN: f32 = 26.0;

/// Where the parts of the header stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Header {
    pub(crate) name_size: f32,
    pub(crate) facts_size: f32,
    pub(crate) lead_size: f32,
    words: f32,
    top: f32,
    gap: f32,
    photo: f32,
    photo_top: f32,
    /// The height of the wash.
    pub(crate) wash: f32,
    /// Where the photo ends, below the wash.
    pub(crate) bottom: f32,
}

/// The sizes of photo that are tried, in parts of [`PHOTO`] at that scale, the largest first.
const PHOTO_SIZES: [f32; 4] = [1.3, 1.2, 1.1, 1.0];
/// How much lower a header has to be, in points, for a smaller photo to be worth it.
const WORTH: f32 = 10.0;
/// White space below this is that of a page that is too full.
const TIGHT: f32 = 0.7;

/// Where little is said: the most the head grows to, how much of the width the photo may take, how much of it hangs
/// out, and the least name beside it.
pub(super) const MOST: f32 = 1.9;
const WIDEST: f32 = 0.62;
const OUT_OF_FEW: f32 = 0.2;
/// The height of the wash then, in parts of the page.
const TALLEST: f32 = 0.47;
const NAME: f32 = 42.0;

fn words_width(grid: Grid, photo: f32) -> f32 {
    grid.across() - photo - BETWEEN * grid.unit
}

/// The width a name has at least.
pub(super) fn name_width(grid: Grid) -> f32 {
    words_width(grid, PHOTO * grid.unit)
}

/// Finds the place of everything in the header, with the largest photo that does not make it much taller.
pub(super) fn arrange(content: &mut Content, grid: Grid, scale: Scale) -> Header {
    if content.on > 0 {
        return again(content, grid, scale);
    }
    if grid.few {
        return short(content, grid, scale);
    }
    // Where not even the smallest type lets everything stand there, words come before the photo.
    let worth = if scale.air < TIGHT { 1.0 } else { WORTH };
    let mut best: Option<Header> = None;
    for size in PHOTO_SIZES {
        let header = with_photo(content, grid, scale, PHOTO * grid.unit * scale.head * scale.photo * size);
        if best.is_none_or(|best| header.bottom < best.bottom - worth) {
            best = Some(header);
        }
    }
    best.unwrap_or_else(|| with_photo(content, grid, scale, PHOTO * grid.unit * scale.head * scale.photo))
}

/// The header of a page on which little is said: the largest photo beside which the name still stands large.
fn short(content: &mut Content, grid: Grid, scale: Scale) -> Header {
    let sizes = PHOTO_SIZES.map(|size| {
        let widest = WIDEST * grid.across() * size / PHOTO_SIZES[0];
        (PHOTO * grid.unit * scale.head * size).min(widest) * scale.photo
    });
    let mut found = with_photo(content, grid, scale, sizes[0]);
    for size in &sizes[1..] {
        if found.name_size >= NAME * grid.unit {
            break;
        }
        found = with_photo(content, grid, scale, *size);
    }
    found
}

fn with_photo(content: &mut Content, grid: Grid, scale: Scale, photo: f32) -> Header {
    let words = words_width(grid, photo);
    let (out, largest) = if grid.few { (OUT_OF_FEW, 1.3) } else { (OUT, 1.05) };
    let head = scale.head.clamp(0.75, largest);
    let name_size = name::size(&mut content.name, words, 60.0 * grid.unit * head, grid.unit * head.max(1.0))
        .or_else(|| name::size(&mut content.name, words, 60.0 * grid.unit, grid.unit))
        .unwrap_or(name::SMALLEST);
    let facts_size = scale.aside(grid.unit);
    let most = if grid.few { 18.0 } else { 16.0 } * grid.unit.max(1.0);
    let lead_size = (scale.body * 1.04).min(most);
    let gap = 0.62 * facts_size * scale.air.min(1.3);
    let mut height = content.name.height(name_size, words);
    if let Some(facts) = &mut content.facts {
        height += gap + facts.height(facts_size, words);
    }
    if !content.leads.is_empty() {
        height += gap * 1.1;
    }
    for lead in &mut content.leads {
        height += lead.para.height(lead_size, words) + lines::LEADS_APART * gap;
    }
    let pad = 28.0 * grid.unit * scale.head.min(1.0);
    let wash = (height + 2.0 * pad).max(photo * (1.0 - out) + 24.0 * grid.unit * scale.head);
    let grown = if grid.few { TALLEST * grid.height * (scale.head - 1.0) / (MOST - 1.0) } else { 0.0 };
    let wash = wash.max(grown);
    // The words sit in the middle of the wash, a little high; the photo hangs out at its foot.
    let top = (wash - height) * 0.48;
    let photo_top = wash + out * photo - photo;
    let bottom = wash + out * photo;
    Header { name_size, facts_size, lead_size, words, top, gap, photo, photo_top, wash, bottom }
}

/// The head of a second page: the name, small.
fn again(content: &mut Content, grid: Grid, scale: Scale) -> Header {
    let top = 0.7 * grid.margin;
    let bottom = top + again::height(content, grid.across(), scale.body);
    Header {
        name_size: 0.0,
        facts_size: 0.0,
        lead_size: 0.0,
        words: grid.across(),
        top,
        gap: 0.0,
        photo: 0.0,
        photo_top: 0.0,
        wash: 0.0,
        bottom,
    }
}

pub(super) fn paint(
    canvas: &mut Canvas,
    content: &mut Content,
    profile: &Profile,
    header: &Header,
    grid: Grid,
    body: f32,
) {
    if content.on > 0 {
        let spot = Spot { start: grid.margin, y: header.top, width: grid.across() };
        again::paint(canvas, content, spot, body);
        return;
    }
    let all = Spot { start: 0.0, y: 0.0, width: grid.width };
    if let Some(wash) = content.palette.wash {
        canvas.fill(all, header.wash, 0.0, wash);
    }
    let spot = |y| Spot { start: grid.margin, y, width: header.words };
    let name = canvas.node_for(Tree::ROOT, Role::H1, &content.name);
    let mut y = header.top;
    y += canvas.words(&mut content.name, spot(y), header.name_size, name, true);
    let radius = header.photo / 2.0;
    let start = grid.width - grid.margin - header.photo;
    portrait::round(canvas, content, profile, [start + radius, header.photo_top + radius, radius]);
    if let Some(facts) = &mut content.facts {
        y += header.gap;
        let node = canvas.node_for(Tree::ROOT, Role::P, facts);
        y += canvas.words(facts, spot(y), header.facts_size, node, false);
    }
    if !content.leads.is_empty() {
        y += header.gap * 1.1;
    }
    for lead in &mut content.leads {
        y += lines::lead(canvas, lead, spot(y), header.lead_size, false) + lines::LEADS_APART * header.gap;
    }
}
