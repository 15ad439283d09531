//! The face, filling a corner of the page; beside it, on a wash of the person's colour, name, facts and how to talk
//! with this person.

use super::Grid;
use super::gaps::{Gaps, in_header};
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::{Block, Content};
use crate::layout::fit::Scale;
use crate::layout::parts::lines::{self, Style, bullet_of};
use crate::layout::parts::{again, name, portrait};
use crate::theme::Palette;
use crate::tree::{Role, Tree};
use profile::{Profile, Section};

/// The width of the photo, at head 1.
const PHOTO: f32 = 158.0;
/// The widths that are tried, in parts of it.
const WIDTHS: [f32; 7] = [1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6];
/// How tall a photo may be beside its width, before too much of the face's sides is cut off.
const TALL: f32 = 1.5;
/// How tall it becomes where the words beside it are so many: rather less of the sides than a photo that ends above
/// them.
const TALLEST: f32 = 1.95;
/// Between the photo and the words.
const BETWEEN: f32 = 26.0;
/// The most of the width a photo may take.
const WIDEST: f32 = 0.46;
/// How much the white above and below the name grows with the head, where there is no photo.
const FACELESS: f32 = 41.0;
/// The thickness of the line that ends the header where there is no wash.
const EDGE: f32 = 3.0;
/// The name is so large, at most, at head 1.
const NAME: f32 = 58.0;

/// Where the parts of the header stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Header {
    name_size: f32,
    facts_size: f32,
    photo: f32,
    photo_height: f32,
    words: Spot,
    gap: f32,
    /// Where it ends.
    pub(super) bottom: f32,
}

fn words(grid: Grid, photo: f32) -> Spot {
    let start = if grid.face { photo + BETWEEN * grid.unit } else { grid.margin };
    Spot { start, y: 0.0, width: grid.width - start - grid.margin }
}

/// The width a name has at least.
pub(super) fn name_width(grid: Grid) -> f32 {
    words(grid, WIDTHS[2] * PHOTO * grid.unit).width
}

/// Finds the narrowest photo that is as tall as the words beside it and still shows the face.
pub(super) fn arrange(content: &mut Content, grid: Grid, scale: Scale, gaps: Gaps) -> Header {
    if content.on > 0 {
        let top = 0.7 * grid.margin;
        let words = Spot { start: grid.margin, y: top, width: grid.across() };
        let bottom = top + again::height(content, grid.across(), scale.body) - 0.6 * scale.body;
        return Header {
            name_size: 0.0,
            facts_size: 0.0,
            photo: 0.0,
            photo_height: 0.0,
            words,
            gap: 0.0,
            bottom,
        };
    }
    if !grid.face {
        return with_photo(content, grid, scale, gaps, 0.0);
    }
    let mut found = None;
    for width in WIDTHS {
        let photo = (width * PHOTO * grid.unit * scale.head * scale.photo).min(WIDEST * grid.width);
        let header = with_photo(content, grid, scale, gaps, photo);
        let good = header.bottom <= TALL * photo + 1.0;
        found = Some(header);
        if good {
            break;
        }
    }
    found.unwrap_or_else(|| with_photo(content, grid, scale, gaps, PHOTO))
}

fn with_photo(content: &mut Content, grid: Grid, scale: Scale, gaps: Gaps, photo: f32) -> Header {
    let spot = words(grid, photo);
    let most = NAME * grid.unit * scale.head.clamp(0.8, 1.5);
    let name_size = name::size(&mut content.name, spot.width, most, grid.unit * scale.head.max(1.0))
        .or_else(|| name::size(&mut content.name, spot.width, most, grid.unit))
        .unwrap_or(name::SMALLEST);
    let mut header = Header {
        name_size,
        facts_size: scale.aside(grid.unit),
        photo,
        photo_height: 0.0,
        words: spot,
        gap: 0.55 * scale.aside(grid.unit) * scale.air.clamp(0.7, 1.4),
        bottom: 0.0,
    };
    let height = header.height(content, gaps);
    let mut pad = 22.0 * grid.unit * scale.air.clamp(0.6, 1.2);
    if !grid.face {
        // Neither photo nor colour fills the head where there is room to spare: the white about the name does.
        pad += FACELESS * grid.unit * (scale.head - 1.0).max(0.0);
    }
    // With room to spare the photo grows tall.
    let tall = 1.02 + (0.32 * (scale.head - 1.0)).clamp(0.0, TALL - 1.02);
    header.bottom = (height + 2.0 * pad).max(tall * photo);
    header.photo_height = header.bottom.min(TALLEST * photo);
    header.words.y = (header.bottom - height) / 2.0;
    header
}

/// How the lines beside the photo are set: a little closer than those below.
fn style(gaps: Gaps, palette: Palette) -> Style {
    Style { gap: 0.8 * gaps.lines, ..gaps.style(bullet_of(Section::Communication), palette) }
}

/// How the person communicates, where it stands beside the name.
fn beside_name(content: &mut Content) -> Option<&mut Block> {
    let section = Section::Communication;
    if in_header(content, section) { content.block(section) } else { None }
}

impl Header {
    /// The height of the words.
    fn height(&self, content: &mut Content, gaps: Gaps) -> f32 {
        let width = self.words.width;
        let mut height = content.name.height(self.name_size, width);
        if let Some(facts) = &mut content.facts {
            height += self.gap + facts.height(self.facts_size, width);
        }
        if !content.leads.is_empty() {
            height += 0.6 * self.gap;
        }
        for lead in content.leads.iter_mut().filter(|lead| lead.kept) {
            height += self.gap + lead.para.height(gaps.lead, width);
        }
        let palette = content.palette;
        if let Some(block) = beside_name(content) {
            let style = style(gaps, palette);
            height += 2.2 * self.gap
                + block.heading.height(gaps.heading, width)
                + gaps.below_heading
                + lines::height(block, width, style);
        }
        height
    }

    pub(super) fn paint(
        &self,
        canvas: &mut Canvas,
        content: &mut Content,
        profile: &Profile,
        grid: Grid,
        gaps: Gaps,
    ) {
        if content.on > 0 {
            again::paint(canvas, content, self.words, gaps.body);
            return;
        }
        let page = Spot { start: 0.0, y: 0.0, width: grid.width };
        match content.palette.wash {
            Some(wash) => canvas.fill(page, self.bottom, 0.0, wash),
            None => canvas.fill(Spot { y: self.bottom - EDGE, ..page }, EDGE, 0.0, content.palette.ink),
        }
        let mut spot = self.words;
        let name = canvas.node_for(Tree::ROOT, Role::H1, &content.name);
        spot.y += canvas.words(&mut content.name, spot, self.name_size, name, true);
        let corner = Spot { start: 0.0, y: 0.0, width: self.photo };
        if grid.face {
            portrait::square(canvas, content, profile, corner, self.photo_height, 0.0);
        }
        if let Some(facts) = &mut content.facts {
            spot.y += self.gap;
            let node = canvas.node_for(Tree::ROOT, Role::P, facts);
            spot.y += canvas.words(facts, spot, self.facts_size, node, false);
        }
        if !content.leads.is_empty() {
            spot.y += 0.6 * self.gap;
        }
        for lead in content.leads.iter_mut().filter(|lead| lead.kept) {
            spot.y += self.gap;
            spot.y += lines::lead(canvas, lead, spot, gaps.lead, false);
        }
        self.communication(canvas, content, spot, gaps);
    }

    fn communication(&self, canvas: &mut Canvas, content: &mut Content, mut spot: Spot, gaps: Gaps) {
        let style = style(gaps, content.palette);
        let Some(block) = beside_name(content) else { return };
        spot.y += 2.2 * self.gap;
        spot.y += lines::heading(canvas, block, spot, gaps.heading) + gaps.below_heading;
        let list = lines::list(canvas, style.bullet);
        lines::paint(canvas, block.kept(), list, spot, style);
    }
}
