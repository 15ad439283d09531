//! The page of a book in two columns: for those who have more to say than one measure holds.

use super::flow::{self, Piece};
use super::title::{self, Places, RULE, Title};
use super::{Grid, Sizes, sections};
use crate::designs::{Drawing, Loosest};
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::{Block, Content, Line};
use crate::layout::fit::Scale;
use crate::layout::parts::{self, footer, lines};
use crate::tree::{Bullet, NodeId};
use profile::{Profile, Section};

/// Between the columns, in parts of the width between the margins; a hairline stands in the middle of it.
const GUTTER: f32 = 0.08;
const HAIRLINE: f32 = 0.5;
/// The width of the photo, in the same parts.
const PHOTO: f32 = 0.19;
/// The margins beside those of the letter.
const MARGIN: f32 = 0.9;
/// The largest name.
const NAME: f32 = 64.0;
/// Of the sentence at the foot, in parts of its type: some 80 characters, for it is small and short.
const FOOT: f32 = 42.0;
/// White space below this is that of a page that is too full.
const TIGHT: f32 = 0.72;

/// How much taller the columns may be so that no section goes on in the second one, in parts of the type size.
const PARTED: f32 = 8.0;
/// The most that is added between two sections so that the columns end together, in parts of what is there.
const EVEN: f32 = 1.2;

/// A page with two columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Book {
    pub(super) grid: Grid,
    pub(super) has_photo: bool,
    /// The largest type, where nobody asked for a size.
    pub(super) largest: f32,
}

/// Where everything stands.
struct Plan {
    grid: Grid,
    sizes: Sizes,
    title: Title,
    /// How many pieces stand in the first column.
    first: usize,
    pieces: Vec<Piece>,
    foot: f32,
    need: f32,
}

impl Drawing for Book {
    fn sheet(&self) -> (f32, f32) {
        (self.grid.width, self.grid.height)
    }

    fn name_width(&self) -> f32 {
        let grid = self.grid;
        grid.across() * (1.0 - PHOTO) - 24.0 * grid.unit
    }

    fn fits(&self, content: &mut Content, scale: Scale) -> bool {
        self.arrange(content, scale).need <= self.grid.height
    }

    fn paint(&self, canvas: &mut Canvas, content: &mut Content, profile: &Profile, scale: Scale) {
        let plan = self.arrange(content, scale);
        paint(canvas, content, profile, &plan);
    }

    fn largest(&self) -> f32 {
        self.largest
    }

    fn loosest(&self) -> Loosest {
        Loosest { air: 1.5, head: 1.2 }
    }
}

/// The same page with smaller margins, and smaller still where not even the smallest type leaves room for white.
fn fuller(grid: Grid, air: f32) -> Grid {
    let factor = MARGIN * (air / TIGHT).clamp(0.75, 1.0);
    Grid {
        margin: grid.margin * factor,
        end: grid.end * factor,
        top: grid.top * factor,
        bottom: grid.bottom * factor,
        ..grid
    }
}

fn column(grid: Grid) -> f32 {
    grid.across() * (1.0 - GUTTER) / 2.0
}

impl Book {
    fn arrange(&self, content: &mut Content, scale: Scale) -> Plan {
        let grid = fuller(self.grid, scale.air);
        let sizes = Sizes::of(scale, content, grid.unit);
        let photo = grid.across() * PHOTO * scale.photo * scale.head.min(1.0);
        let beside = if self.has_photo { photo + 24.0 * grid.unit } else { 0.0 };
        let places = Places {
            words: (grid.margin, (grid.across() - beside).min(40.0 * sizes.body)),
            photo: self.has_photo.then_some((grid.width - grid.end - photo, photo)),
            few: false,
        };
        let title = title::arrange(content, grid, scale, sizes, places, NAME);
        let pieces = pieces(content, column(grid), sizes);
        let foot = grid.across().min(FOOT * sizes.body);
        let footer = footer::height(content, foot, sizes.body);
        let above_footer = if footer > 0.0 { sizes.apart * 1.1 } else { 0.0 };
        let rest =
            grid.top + title.height + below_title(content, sizes) + above_footer + footer + grid.bottom;
        let mut first = flow::turn(&pieces, PARTED * scale.body);
        // Where every line counts, a section may well go on in the second column.
        if scale.air < TIGHT && rest + flow::tallest(&pieces, first) > grid.height {
            first = flow::turn(&pieces, 0.0);
        }
        let need = rest + flow::tallest(&pieces, first);
        Plan { grid, sizes, title, first, pieces, foot, need }
    }
}

/// Between the head and the words below it, the rule between them included.
fn below_title(content: &Content, sizes: Sizes) -> f32 {
    if content.on > 0 { 0.0 } else { 1.9 * sizes.apart + RULE }
}

/// Headings and paragraphs in the order they are read.
fn pieces(content: &mut Content, width: f32, sizes: Sizes) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for section in sections(content) {
        let style = sizes.style(content.palette);
        let Some(block) = content.block(section) else { continue };
        let height = block.heading.height(sizes.heading, width);
        pieces.push(Piece { height, above: sizes.apart, may_turn: true, heads: true, short: false });
        let row = block.kept().next().map_or(0.0, |line| line.para.height(sizes.body, f32::INFINITY));
        for (number, height) in lines::heights(block, width, style).into_iter().enumerate() {
            let above = if number == 0 { sizes.below_heading } else { sizes.between };
            let short = height < 1.5 * row;
            pieces.push(Piece { height, above, may_turn: number > 0, heads: false, short });
        }
    }
    pieces
}

fn paint(canvas: &mut Canvas, content: &mut Content, profile: &Profile, plan: &Plan) {
    let Plan { grid, sizes, .. } = *plan;
    let spare = (grid.height - plan.need).max(0.0);
    let top = grid.top + (spare * 0.3).min(30.0 * grid.unit);
    title::paint(canvas, content, profile, grid, sizes, plan.title, top);
    let mut y = top + plan.title.height;
    if content.on == 0 {
        let rule = Spot { start: grid.margin, y: y + sizes.apart * 0.9, width: grid.across() };
        canvas.fill(rule, RULE, 0.0, content.palette.ink);
    }
    y += below_title(content, sizes) + (spare * 0.2).min(20.0 * grid.unit);
    let (start, end) = plan.pieces.split_at(plan.first);
    if !end.is_empty() {
        let middle = grid.margin + (grid.across() - HAIRLINE) / 2.0;
        let tall = flow::tallest(&plan.pieces, plan.first);
        canvas.fill(Spot { start: middle, y, width: HAIRLINE }, tall, 0.0, content.palette.ink);
    }
    let heights = [start, end].map(flow::height);
    let tallest = heights[0].max(heights[1]);
    let wider = [(start, heights[0]), (end, heights[1])].map(|(pieces, height)| {
        let sections = pieces.iter().filter(|piece| piece.heads).count();
        // A column that begins inside a section has white above every heading.
        let sections = sections + usize::from(pieces.first().is_some_and(|piece| !piece.heads));
        parts::flow::wider(tallest, height, sections, EVEN * sizes.apart)
    });
    Runner { plan, done: 0, top: y, y, wider }.run(canvas, content);
    let foot = Spot { start: grid.margin, y: grid.height - grid.bottom, width: plan.foot };
    footer::paint(canvas, content, foot, sizes.body);
}

/// Paints piece by piece.
struct Runner<'a> {
    plan: &'a Plan,
    /// How many pieces are painted.
    done: usize,
    top: f32,
    y: f32,
    /// What is added above the headings of either column.
    wider: [f32; 2],
}

impl Runner<'_> {
    fn run(&mut self, canvas: &mut Canvas, content: &mut Content) {
        for section in sections(content) {
            self.section(canvas, content, section);
        }
    }

    fn section(&mut self, canvas: &mut Canvas, content: &mut Content, section: Section) {
        let palette = content.palette;
        let Some(block) = content.block(section) else { return };
        self.heading(canvas, block);
        let list = lines::list(canvas, Bullet::None);
        for line in block.kept() {
            self.paragraph(canvas, line, list, palette);
        }
    }

    fn heading(&mut self, canvas: &mut Canvas, block: &mut Block) {
        let spot = self.next();
        lines::heading(canvas, block, spot, self.plan.sizes.heading);
    }

    fn paragraph(
        &mut self,
        canvas: &mut Canvas,
        line: &mut Line,
        list: NodeId,
        palette: crate::theme::Palette,
    ) {
        let spot = self.next();
        lines::paint(canvas, std::iter::once(line), list, spot, self.plan.sizes.style(palette));
    }

    /// The place of the next piece.
    fn next(&mut self) -> Spot {
        let Plan { grid, first, .. } = *self.plan;
        let width = column(grid);
        let second = self.done >= first;
        let Some(piece) = self.plan.pieces.get(self.done) else {
            return Spot { start: grid.margin, y: self.y, width };
        };
        if self.done == first {
            self.y = self.top;
        }
        if self.done > 0 && self.done != first {
            self.y += piece.above + if piece.heads { self.wider[usize::from(second)] } else { 0.0 };
        }
        let start = if second { grid.width - grid.end - width } else { grid.margin };
        let spot = Spot { start, y: self.y, width };
        self.y += piece.height;
        self.done += 1;
        spot
    }
}
