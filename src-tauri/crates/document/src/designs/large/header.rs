//! The title: the name as large as the page is wide, and below it the photo with what to know beside it.

use super::flow::What;
use super::{Give, Sheet};
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::Content;
use crate::layout::parts::lines;
use crate::layout::parts::{cover, name, portrait};
use crate::theme::Palette;
use crate::tree::{Role, Tree};
use profile::Profile;

/// The side of the photo on A4.
const PHOTO: f32 = 176.0;
/// How much larger than elsewhere a name may be.
const NAME: f32 = 1.75;
/// The narrowest column beside the photo, in parts of the body type, and one that is comfortable.
const NARROWEST: f32 = 9.5;
const COMFORTABLE: f32 = 11.0;
/// Both where little is said: the photo comes first.
const OF_FEW: f32 = 6.8;
/// How much taller than the photo the words beside it may be.
const TALLER: f32 = 1.3;
/// The least a photo gives way to the words beside it, in parts of its side.
const LEAST: f32 = 0.85;
/// How tall a photo is beside its width: upright, and across the page.
const UPRIGHT: f32 = 1.08;
const ACROSS: f32 = 0.64;

/// Where the parts of the title stand.
pub(super) struct Header {
    name_size: f32,
    top: f32,
    photo: Spot,
    photo_height: f32,
    /// What stands beside the photo and below it.
    words: Vec<(What, Spot)>,
    /// What is left for the column below.
    pub(super) overflow: Vec<What>,
    /// Where the wash ends.
    pub(super) bottom: f32,
    /// Whether nothing stands below it: then the wash is the whole page.
    pub(super) alone: bool,
}

impl Header {
    pub(super) fn of(content: &mut Content, sheet: Sheet, give: Give) -> Self {
        let across = sheet.across();
        let name_size = name_size(content, sheet);
        let top = 0.82 * sheet.margin + give.tall / 2.0;
        let row = top + content.name.height(name_size, across) + 0.9 * sheet.body.min(24.0 * sheet.unit);
        let alone = content.facts.is_none() && content.leads.is_empty();
        let (width, photo_height) = photo(sheet, give, sheet.few && alone);
        let photo = Spot { start: sheet.margin, y: row, width };
        let bottom = row + photo_height;
        let (words, overflow) = (Vec::new(), Vec::new());
        let mut header = Self { name_size, top, photo, photo_height, words, overflow, bottom, alone: false };
        header.place_words(content, sheet);
        header.bottom += 0.75 * sheet.margin + give.tall / 2.0;
        header
    }

    /// Words beside the photo, those that are too many below it, and what not even that has room for in the column.
    fn place_words(&mut self, content: &mut Content, sheet: Sheet) {
        let gap = 0.55 * sheet.body;
        let start = self.photo.start + self.photo.width + beside(sheet);
        let width = sheet.margin + sheet.across() - start;
        let facts: Vec<What> = content.facts.is_some().then_some(What::Facts).into_iter().collect();
        let leads: Vec<What> = (0..content.leads.len()).map(What::Lead).collect();
        let most = if width < narrowest(sheet) { 0.0 } else { self.photo_height };
        // The first words stay together: all of them beside the photo, or all below it.
        let groups = [([&facts[..], &leads[..]].concat(), most), (facts.clone(), TALLER * most)];
        let mut heights = |group: &[What]| -> Vec<f32> {
            group.iter().map(|what| height(content, sheet, *what, width)).collect()
        };
        let tall = |heights: &[f32]| lines::stack(heights, gap);
        let beside = groups.into_iter().find(|(group, most)| tall(&heights(group)) <= *most);
        let beside = beside.map(|(group, _)| group).unwrap_or_default();
        let below = [facts, leads].concat().split_off(beside.len());
        let heights = heights(&beside);
        let tall = tall(&heights);
        let mut y = self.photo.y + (self.photo_height - tall).max(0.0) / 2.0;
        self.bottom = self.bottom.max(y + tall);
        for (what, height) in beside.into_iter().zip(heights) {
            self.words.push((what, Spot { start, y, width }));
            y += height + gap;
        }
        self.place_below(content, sheet, below, gap);
    }

    /// Words below the photo, and what the page has no room for in the column.
    fn place_below(&mut self, content: &mut Content, sheet: Sheet, below: Vec<What>, gap: f32) {
        let mut above = 1.7 * gap;
        for what in below {
            let height = height(content, sheet, what, sheet.across());
            let y = self.bottom + above;
            if y + height > sheet.bottom() || !self.overflow.is_empty() {
                self.overflow.push(what);
                continue;
            }
            self.words.push((what, Spot { start: sheet.margin, y, width: sheet.across() }));
            self.bottom = y + height;
            above = gap;
        }
    }

    pub(super) fn paint(&self, canvas: &mut Canvas, content: &mut Content, profile: &Profile, sheet: Sheet) {
        let alone = self.alone && content.palette.has_ground();
        wash(canvas, content.palette, sheet, if alone { sheet.height } else { self.bottom });
        let node = canvas.node_for(Tree::ROOT, Role::H1, &content.name);
        let spot = Spot { start: sheet.margin, y: self.top, width: sheet.across() };
        canvas.words(&mut content.name, spot, self.name_size, node, true);
        if profile.person.photo.is_none() && self.photo.width >= sheet.across() {
            // A block of colour that large would be all there is to see.
            cover::paint(canvas, content, profile, self.photo, self.photo_height);
        } else {
            portrait::square(canvas, content, profile, self.photo, self.photo_height, 12.0 * sheet.unit);
        }
        for (what, spot) in &self.words {
            let (para, entry) = match what {
                What::Lead(lead) => {
                    let lead = &mut content.leads[*lead];
                    (&mut lead.para, Some(lead.entry))
                }
                _ => match &mut content.facts {
                    Some(facts) => (facts, None),
                    None => continue,
                },
            };
            let node = canvas.node_for(Tree::ROOT, Role::P, para);
            canvas.tree().nodes[node.0].entry = entry;
            canvas.words(para, *spot, sheet.body, node, false);
        }
    }
}

/// The narrowest column beside the photo.
fn narrowest(sheet: Sheet) -> f32 {
    sheet.body * if sheet.few { 0.98 * OF_FEW } else { NARROWEST }
}

/// Between the photo and the words beside it.
fn beside(sheet: Sheet) -> f32 {
    26.0 * sheet.unit.min(1.0)
}

/// Width and height of the photo. It gives way to the words beside it; where they would have no room at all, and no
/// small photo is asked for, it goes across the page. `alone` says that there are no words beside it.
fn photo(sheet: Sheet, give: Give, alone: bool) -> (f32, f32) {
    let drawn = PHOTO * sheet.unit;
    let room = sheet.across() - beside(sheet);
    if give.cover {
        return (sheet.across(), ACROSS * sheet.across() * give.photo);
    }
    if give.photo > 0.65 && room - LEAST * drawn < narrowest(sheet) {
        return (sheet.across(), ACROSS * sheet.across() * give.photo.min(1.1));
    }
    let comfortable = if sheet.few { OF_FEW } else { COMFORTABLE };
    let beside = (room - comfortable * sheet.body).max(LEAST * drawn);
    let most = if alone { sheet.across() } else { beside };
    let side = (drawn * give.photo).min(most);
    (side, UPRIGHT * side)
}

/// The thickness of a rule that stands for the edge of a wash.
const RULE: f32 = 3.0;

/// The person's colour across the head of a page, down to there; where there is no ground, a rule.
fn wash(canvas: &mut Canvas, palette: Palette, sheet: Sheet, bottom: f32) {
    if let Some(wash) = palette.wash {
        canvas.fill(Spot { start: 0.0, y: 0.0, width: sheet.width }, bottom, 0.0, wash);
    } else {
        let rule = Spot { start: sheet.margin, y: bottom - RULE, width: sheet.across() };
        canvas.fill(rule, RULE, 0.0, palette.ink);
    }
}

fn height(content: &mut Content, sheet: Sheet, what: What, width: f32) -> f32 {
    match what {
        What::Lead(lead) => content.leads[lead].para.height(sheet.body, width),
        _ => content.facts.as_mut().map_or(0.0, |facts| facts.height(sheet.body, width)),
    }
}

/// The size of the name: as large as it may be, and never smaller than the words below it.
fn name_size(content: &mut Content, sheet: Sheet) -> f32 {
    let across = sheet.across();
    let name = &mut content.name;
    let size = name::size(name, across, f32::INFINITY, NAME * sheet.unit)
        .or_else(|| name::size(name, across, f32::INFINITY, sheet.unit));
    size.unwrap_or(name::SMALLEST).max(sheet.body)
}

/// The strip of wash at the head of every other page, and the white below it.
fn strip(sheet: Sheet) -> f32 {
    (if sheet.tall { 2.7 } else { 2.3 }) * again_size(sheet)
}

/// The size of the name there.
fn again_size(sheet: Sheet) -> f32 {
    sheet.body * if sheet.tall { 0.9 } else { 1.0 }
}

/// Where the words start on every page but the first.
pub(super) fn again_bottom(sheet: Sheet) -> f32 {
    strip(sheet) + 1.5 * sheet.body
}

/// The head of every page but the first: whose pages these are, and the section of that number that goes on from the
/// page before, for sheets come apart. For the eye alone.
pub(super) fn again(canvas: &mut Canvas, content: &mut Content, sheet: Sheet, goes_on: Option<usize>) {
    let height = strip(sheet);
    let across = sheet.across();
    wash(canvas, content.palette, sheet, height);
    let size = again_size(sheet).min(0.99 * across / content.name.natural_width(1.0));
    let name = content.name.height(size, f32::INFINITY);
    let spot = Spot { start: sheet.margin, y: (height - name) / 2.0, width: across };
    content.name.recolour(content.palette.ink);
    canvas.ornament(&mut content.name, spot, size);
    let name = content.name.natural_width(size);
    let Some(block) = goes_on.and_then(|block| content.blocks.get_mut(block)) else { return };
    let width = block.heading.natural_width(sheet.body);
    if name + width + 1.5 * sheet.body <= across {
        let y = (height - block.heading.height(sheet.body, f32::INFINITY)) / 2.0;
        let spot = Spot { start: sheet.margin + across - width, y, width: width + 1.0 };
        canvas.ornament(&mut block.heading, spot, sheet.body);
    }
}
