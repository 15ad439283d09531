//! Paints a plan.

use super::beside::{self, RULE};
use super::inside::{self, TALLEST_LETTER, TALLEST_PHOTO};
use super::plan::Plan;
use crate::display::Rgb;
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::{BOX, Content};
use crate::layout::parts::initial::{self, Room};
use crate::layout::parts::lines::{self, Style, bullet_of};
use crate::layout::parts::{OPTICAL_MIDDLE, again, footer, portrait};
use crate::theme::Palette;
use crate::theme::{SOFT, WHITE};
use crate::tree::{Bullet, Role, Tree};
use profile::{Profile, Section};

/// The width of the rule that stands for the column where no ground is painted.
const EDGE: f32 = 2.0;
/// The most that is added between two sections to fill the page, in parts of what is there.
const MOST_BETWEEN: f32 = 0.8;

/// A photo lower than this, in points, is left out: there is room for nothing but words.
const LEAST_PHOTO: f32 = 16.0;

/// The colours of words in the column.
#[derive(Clone, Copy)]
struct Inks {
    /// For name, headings and first words.
    strong: Rgb,
    /// For lines.
    words: Rgb,
    /// For facts and the sentence at the foot.
    soft: Rgb,
}

impl Inks {
    fn of(palette: Palette) -> Self {
        if palette.has_ground() {
            return Self { strong: WHITE, words: WHITE, soft: palette.on_ink() };
        }
        Self { strong: palette.ink, words: crate::theme::INK, soft: SOFT }
    }
}

pub(super) fn paint(canvas: &mut Canvas, content: &mut Content, profile: &Profile, plan: &Plan) {
    let grid = plan.grid();
    let edge = Spot { start: 0.0, y: 0.0, width: grid.column };
    if content.palette.has_ground() {
        canvas.fill(edge, grid.height, 0.0, content.palette.ink);
    } else {
        let rule = Spot { start: grid.column - EDGE, width: EDGE, ..edge };
        canvas.fill(rule, grid.height, 0.0, content.palette.ink);
    }
    column(canvas, content, profile, plan);
    beside(canvas, content, plan);
    foot(canvas, content, plan);
}

fn column(canvas: &mut Canvas, content: &mut Content, profile: &Profile, plan: &Plan) {
    let grid = plan.grid();
    let inks = Inks::of(content.palette);
    let spare = (grid.height - plan.need[0]).max(0.0);
    let (mut y, spare) = if content.on > 0 {
        let spot = Spot { start: grid.outer, y: plan.head.name, width: grid.inside() };
        again::paint_in(canvas, content, spot, plan.sizes.small, inks.strong);
        (plan.head.bottom, spare)
    } else {
        head(canvas, content, profile, plan, spare)
    };
    let places = plan.inside.len().max(1) as f32;
    let more = (spare / places).min(plan.sizes.small_apart * MOST_BETWEEN);
    y += more * 0.5;
    for section in &plan.inside {
        y += inside(canvas, content, *section, plan, y) + plan.sizes.small_apart + more;
    }
}

/// Photo, name, facts and first words. Gives back where they end, and what is left of the room to spare.
fn head(
    canvas: &mut Canvas,
    content: &mut Content,
    profile: &Profile,
    plan: &Plan,
    spare: f32,
) -> (f32, f32) {
    let (grid, head) = (plan.grid(), plan.head);
    let inks = Inks::of(content.palette);
    let tallest = match (head.inset, plan.drawing.has_photo) {
        (Some(_), _) => 0.0,
        (None, true) => TALLEST_PHOTO,
        (None, false) if plan.drawing.few => TALLEST_PHOTO * plan.scale.photo,
        (None, false) => TALLEST_LETTER * plan.scale.photo,
    };
    let grown = spare.min((grid.column * tallest - head.photo).max(0.0));
    let spot = |y| Spot { start: grid.outer, y, width: grid.inside() };
    let mut y = head.name + grown;
    content.name.recolour(inks.strong);
    let name = canvas.node_for(Tree::ROOT, Role::H1, &content.name);
    picture(canvas, content, profile, plan, head.photo + grown);
    y += canvas.words(&mut content.name, spot(y), head.name_size, name, true);
    if let Some(facts) = &mut content.facts {
        y += head.gap * 0.8;
        facts.recolour(inks.soft);
        let node = canvas.node_for(Tree::ROOT, Role::P, facts);
        y += canvas.words(facts, spot(y), plan.sizes.small, node, false);
    }
    for lead in &mut content.leads {
        y += head.gap;
        lead.para.recolour(inks.strong);
        y += lines::lead(canvas, lead, spot(y), inside::lead_size(plan.sizes), false);
    }
    (y + inside::below_head(content, plan.sizes), spare - grown)
}

/// The photo across the column; without one, the first letter of the name, as on the first page of a book.
fn picture(canvas: &mut Canvas, content: &mut Content, profile: &Profile, plan: &Plan, height: f32) {
    let grid = plan.grid();
    if plan.head.inset.unwrap_or(height) < LEAST_PHOTO {
        return;
    }
    let spot = Spot { start: 0.0, y: 0.0, width: grid.column };
    if let Some(side) = plan.head.inset {
        let spot = Spot { start: grid.outer, y: grid.outer, width: side };
        portrait::square(canvas, content, profile, spot, side, 0.0);
        return;
    }
    if plan.drawing.has_photo {
        let width = if content.palette.has_ground() { grid.column } else { grid.column - EDGE };
        portrait::square(canvas, content, profile, Spot { width, ..spot }, height, 0.0);
        return;
    }
    if let Some(wash) = content.palette.wash {
        canvas.fill(spot, height, 0.0, wash);
    }
    content.initial.recolour(content.palette.ink);
    let size = initial::size(content, 0.8 * height, Room::Box([grid.column, height]));
    // With no ground to stand in the middle of, it starts where the words do.
    let middle = if content.palette.has_ground() {
        grid.column / 2.0
    } else {
        grid.outer + content.initial.natural_width(size) / 2.0
    };
    initial::paint(canvas, content, [middle, height * 0.5], size);
}

fn inside(canvas: &mut Canvas, content: &mut Content, section: Section, plan: &Plan, y: f32) -> f32 {
    let (grid, sizes, palette) = (plan.grid(), plan.sizes, content.palette);
    let inks = Inks::of(palette);
    let Some(block) = content.block(section) else { return 0.0 };
    let spot = |y| Spot { start: grid.outer, y, width: grid.inside() };
    block.heading.recolour(inks.strong);
    let heading = lines::heading(canvas, block, spot(y), sizes.small_heading) + inside::below_heading(sizes);
    for line in block.kept() {
        line.para.recolour(inks.words);
    }
    let list = lines::list(canvas, Bullet::None);
    heading + lines::paint(canvas, block.kept(), list, spot(y + heading), inside::style(sizes, palette))
}

fn beside(canvas: &mut Canvas, content: &mut Content, plan: &Plan) {
    let (grid, sizes, parts) = (plan.grid(), plan.sizes, &plan.beside);
    let spare = (grid.height - plan.need[1]).max(0.0);
    let places = parts.places as f32 + 0.6;
    let more = (spare / places).min(sizes.apart * MOST_BETWEEN);
    // What is left over then stands above the words and below them.
    let top = grid.top
        + (spare - more * parts.places as f32).max(0.0) * if plan.drawing.few { OPTICAL_MIDDLE } else { 0.4 };
    let mut bottom = top;
    for (number, lane) in parts.sections.iter().enumerate() {
        let start = grid.start() + number as f32 * (parts.lanes.width + parts.lanes.gutter);
        let mut y = top;
        for section in lane {
            let spot = Spot { start, y, width: parts.lanes.width };
            y += self::section(canvas, content, *section, plan, spot) + sizes.apart + more;
        }
        bottom = bottom.max(y);
    }
    if parts.paired {
        let across = Spot { start: grid.start(), y: bottom, width: grid.beside() };
        canvas.fill(across, RULE, 0.0, content.palette.ink);
        let width = beside::half(grid, sizes);
        let y = bottom + RULE + sizes.below_rule;
        for (section, start) in BOX.iter().zip([grid.start(), grid.start() + grid.beside() - width]) {
            self::section(canvas, content, *section, plan, Spot { start, y, width });
        }
    }
}

fn section(canvas: &mut Canvas, content: &mut Content, section: Section, plan: &Plan, spot: Spot) -> f32 {
    let (sizes, palette) = (plan.sizes, content.palette);
    let Some(block) = content.block(section) else { return 0.0 };
    let bullet = bullet_of(section);
    let style = Style::of(sizes.body, sizes.air, bullet, palette);
    let below = if BOX.contains(&section) { style.gap } else { sizes.below_heading };
    let size = block.heading.size_for_words(beside::heading_size(section, sizes), spot.width);
    let heading = lines::heading(canvas, block, spot, size) + below;
    let list = lines::list(canvas, bullet);
    heading + lines::paint(canvas, block.kept(), list, Spot { y: spot.y + heading, ..spot }, style)
}

fn foot(canvas: &mut Canvas, content: &mut Content, plan: &Plan) {
    let (grid, palette) = (plan.grid(), content.palette);
    let (start, width) =
        if plan.footer_inside { (grid.outer, grid.inside()) } else { (grid.start(), grid.beside()) };
    if let (Some(footer), true) = (&mut content.footer, plan.footer_inside) {
        footer.recolour(Inks::of(palette).soft);
    }
    let foot = Spot { start, y: grid.height - grid.bottom, width };
    footer::paint(canvas, content, foot, plan.sizes.small);
}
