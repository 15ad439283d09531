//! The name on its band of colour, and the photo in the corner beside it, which reaches further down.

use super::Grid;
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::Content;
use crate::layout::fit::{SMALLEST, Scale};
use crate::layout::parts::{again, cover, lines, name};
use crate::theme::WHITE;
use crate::tree::{Role, Tree};
use profile::Profile;

/// The width of the photo in parts of the page: at head 1, the least and the most.
const PHOTO: [f32; 3] = [0.30, 0.25, 0.38];
/// The most the head grows to.
pub(super) const MOST: f32 = 1.6;
/// The size of the name at head 1, in points on A4, and the least in one line.
const NAME: (f32, f32) = (124.0, 44.0);
/// The height of the band in parts of the page, at head 1.
const BAND: f32 = 0.29;
/// White above and below the words of the band, in points on A4.
const PAD: f32 = 26.0;
/// So far from the edge of the paper every printer prints, in points on A4: letters with a sign above them, as in
/// Bengali, reach to the top of their line.
const PRINTED: f32 = 25.0;
/// The white before a capital letter, in parts of its size.
const BEARING: f32 = 0.035;
/// The size of the facts at least, in points on A4.
const FACTS: f32 = 12.0;
/// The size of the first words in parts of the body type, and at least, in points on A4: they are read from afar.
const LEAD: (f32, f32) = (1.3, 16.0);
/// Name and photo beside the smallest words, in parts of what they are beside the largest.
const SMALL_HEAD: f32 = 0.8;
/// How much further than the band the photo reaches at least, in points on A4.
const FURTHER: f32 = 26.0;

/// Where the parts of the head stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    /// Where the photo starts; below it, the panel.
    pub(super) panel: f32,
    photo_height: f32,
    band: f32,
    name: Spot,
    name_size: f32,
    /// Where the first words start, and their size.
    leads: Spot,
    lead_size: f32,
    /// Where the facts stand, if it is on the band.
    facts: Option<Spot>,
    pub(super) size: f32,
    /// Where the words below the band, and those below the photo, may start.
    pub(super) foot: f32,
    pub(super) panel_foot: f32,
}

/// A name that has the band to share with first words, in parts of one that has it alone.
const SHARED: f32 = 0.72;
/// Between two of the first words, in parts of their size.
const LEADS_APART: f32 = 0.4;

/// How much higher than wide a photo may become where there is room.
const TALLEST: f32 = 1.3;

impl Head {
    /// Makes the photo as high as that, as far as it becomes it.
    pub(super) fn stretch_photo(&mut self, grid: Grid, height: f32) {
        let most = ((grid.width - self.panel) * TALLEST).max(self.photo_height);
        self.photo_height = height.clamp(self.photo_height, most);
        self.panel_foot = self.photo_height;
    }
}

/// The width a name has at least.
pub(super) fn name_width(grid: Grid) -> f32 {
    grid.width * (1.0 - PHOTO[2]) - 2.0 * grid.margin
}

/// Finds a place for everything in the head of the page that is on. The facts stand on the band, or are left to the
/// panel.
pub(super) fn arrange(content: &mut Content, grid: Grid, scale: Scale, facts_on_band: bool) -> Head {
    if content.on > 0 {
        return second(content, grid, scale);
    }
    let scale = words_first(grid, scale);
    let width = grid.width * (PHOTO[0] * scale.head.sqrt()).clamp(PHOTO[1], PHOTO[2]) * scale.photo.sqrt();
    let panel = grid.width - width;
    let room = panel - 2.0 * grid.margin;
    let name_size = name_size(content, grid, scale, room);
    let name_height = content.name.height(name_size, room);
    let size = scale.aside(grid.unit).max(FACTS * grid.unit);
    let lead_size = (LEAD.0 * scale.aside(grid.unit)).max(LEAD.1 * grid.unit);
    let leads_height = leads_height(content, room, lead_size);
    let facts = facts_on_band.then_some(content.facts.as_mut()).flatten();
    let facts_height = facts.map(|facts| facts.height(size, facts_width(room, size)));
    let between = (0.5 * size).max(0.1 * name_size);
    let above_facts = if leads_height > 0.0 { 0.9 * size } else { between };
    let below_name = if leads_height > 0.0 { between + leads_height } else { 0.0 };
    let words = name_height + below_name + facts_height.map_or(0.0, |height| height + above_facts);
    let drawn = PAD * grid.unit * scale.head.clamp(0.6, 1.2) * scale.air.clamp(0.6, 1.0);
    let pad = drawn.max(PRINTED * grid.unit.min(1.0));
    let band = (words + 2.0 * pad).max(grid.height * BAND * scale.head);
    let shape = (0.8 + 0.2 * scale.head).clamp(1.0 / cover::WIDEST, 1.12);
    let photo_height = (width * shape).max(band + FURTHER * grid.unit);
    let y = (band - words) * 0.5;
    let name = Spot { start: grid.margin, y, width: room + 1.0 };
    let leads = Spot { y: y + name_height + between, width: room, ..name };
    let facts = facts_height.map(|_| Spot {
        start: grid.margin,
        y: y + name_height + below_name + above_facts,
        width: facts_width(room, size),
    });
    let foot = band;
    Head {
        panel,
        photo_height,
        band,
        name,
        name_size,
        leads,
        lead_size,
        facts,
        size,
        foot,
        panel_foot: photo_height,
    }
}

/// The height of the first words.
fn leads_height(content: &mut Content, room: f32, size: f32) -> f32 {
    let heights: Vec<f32> = content.leads.iter_mut().map(|lead| lead.para.height(size, room)).collect();
    lines::stack(&heights, LEADS_APART * size)
}

/// On a wall small words are no use: while they are small, name and photo make room for them.
fn words_first(grid: Grid, scale: Scale) -> Scale {
    let (least, most) = (SMALLEST, 17.0 * grid.unit.max(0.75));
    let t = ((scale.body - least) / (most - least)).clamp(0.0, 1.0);
    Scale { head: scale.head * (SMALL_HEAD + (1.0 - SMALL_HEAD) * t), ..scale }
}

/// As large as the band is wide, in one line if that is still large.
fn name_size(content: &mut Content, grid: Grid, scale: Scale, room: f32) -> f32 {
    // A tall script gets less for its height; on a band as large as this it may have some of it back.
    let shared = if content.leads.is_empty() { 1.0 } else { SHARED };
    let most = NAME.0 * grid.unit * scale.head * shared * if content.name.is_tall() { 1.3 } else { 1.0 };
    let in_a_line = name::size_in_a_line(&mut content.name, room, most);
    if in_a_line >= NAME.1 * grid.unit {
        return in_a_line;
    }
    name::size(&mut content.name, room, NAME.1 * grid.unit, grid.unit).unwrap_or(name::SMALLEST)
}

fn facts_width(room: f32, size: f32) -> f32 {
    room.min(size * 36.0)
}

/// The head of a second page: the name, small, across the page.
fn second(content: &mut Content, grid: Grid, scale: Scale) -> Head {
    let name = Spot { start: grid.margin, y: 0.75 * grid.margin, width: grid.width - 2.0 * grid.margin };
    let foot = name.y + again::height(content, name.width, scale.body) - 1.3 * scale.body;
    Head {
        panel: grid.width,
        photo_height: 0.0,
        band: 0.0,
        name,
        name_size: 0.0,
        leads: name,
        lead_size: 0.0,
        facts: None,
        size: scale.body,
        foot,
        panel_foot: 0.0,
    }
}

pub(super) fn paint(canvas: &mut Canvas, content: &mut Content, profile: &Profile, grid: Grid, head: &Head) {
    if content.on > 0 {
        again::paint(canvas, content, head.name, head.size);
        return;
    }
    let palette = content.palette;
    if let Some(wash) = palette.wash {
        canvas.fill(Spot { start: 0.0, y: 0.0, width: head.panel }, head.band, 0.0, palette.ink);
        let panel = Spot { start: head.panel, y: 0.0, width: grid.width - head.panel };
        canvas.fill(panel, grid.height, 0.0, wash);
        content.name.recolour(WHITE);
    }
    let name = canvas.node_for(Tree::ROOT, Role::H1, &content.name);
    // A letter that large has white of its own before it: moved back, it stands on the edge of the words below.
    let back = if content.name.is_tall() { 0.0 } else { BEARING * head.name_size };
    let spot = Spot { start: head.name.start - back, ..head.name };
    canvas.words(&mut content.name, spot, head.name_size, name, true);
    let mut y = head.leads.y;
    for lead in &mut content.leads {
        if palette.has_ground() {
            lead.para.recolour(WHITE);
        }
        let spot = Spot { y, ..head.leads };
        y += lines::lead(canvas, lead, spot, head.lead_size, true) + LEADS_APART * head.lead_size;
    }
    if let (Some(facts), Some(spot)) = (&mut content.facts, head.facts) {
        if palette.has_ground() {
            facts.recolour(palette.on_ink());
        }
        let node = canvas.node_for(Tree::ROOT, Role::P, facts);
        canvas.words(facts, spot, head.size, node, true);
    }
    let photo = Spot { start: head.panel, y: 0.0, width: grid.width - head.panel };
    cover::paint(canvas, content, profile, photo, head.photo_height);
}
