//! The letter: one measure of paragraphs, the headings hanging beside it.

use super::title::{self, Places, RULE, Title};
use super::{Grid, Sizes, sections};
use crate::designs::{Drawing, Loosest};
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::Content;
use crate::layout::fit::Scale;
use crate::layout::parts::{footer, lines};
use crate::text::para::Para;
use crate::tree::{Bullet, Role, Tree};
use profile::Profile;

/// The width of the headings that hang beside the words, in parts of the width between the margins.
const HANGING: f32 = 0.255;
const HANGING_OF_FEW: f32 = 0.34;
/// Between them and the words, in the same parts.
const BETWEEN: f32 = 0.045;
/// The measure at its widest, in parts of the type size: some 64 characters.
const MEASURE: f32 = 33.0;
/// The largest name.
const NAME: f32 = 76.0;
/// The most that is added between two sections to fill the page, in parts of what is there.
const MOST_BETWEEN: f32 = 0.9;

/// Between the rule above the last sentence and that, in points on A4.
const ABOVE_FOOTER: f32 = 14.0;

/// The most that is added above the head and below it, in parts of the page.
const MOST_ABOVE: f32 = 0.16;
const MOST_BELOW_HEAD: f32 = 0.05;

/// A page with one measure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    pub(super) grid: Grid,
    pub(super) has_photo: bool,
    /// The largest type, where nobody asked for a size.
    pub(super) largest: f32,
    /// Whether so little is said that the margin with photo and headings may be wide.
    pub(super) few: bool,
}

/// Where everything stands.
struct Plan {
    sizes: Sizes,
    title: Title,
    /// The headings' width, and the words' start and width.
    hanging: f32,
    words: Spot,
    /// The height of each section.
    heights: Vec<f32>,
    need: f32,
}

impl Drawing for Letter {
    fn sheet(&self) -> (f32, f32) {
        (self.grid.width, self.grid.height)
    }

    fn name_width(&self) -> f32 {
        self.grid.across() * (1.0 - self.hanging() - BETWEEN)
    }

    fn fits(&self, content: &mut Content, scale: Scale) -> bool {
        self.arrange(content, scale).need <= self.grid.height
    }

    fn paint(&self, canvas: &mut Canvas, content: &mut Content, profile: &Profile, scale: Scale) {
        let plan = self.arrange(content, scale);
        self.paint_plan(canvas, content, profile, &plan);
    }

    fn largest(&self) -> f32 {
        self.largest
    }

    fn loosest(&self) -> Loosest {
        Loosest { air: 1.9, head: 1.25 }
    }
}

impl Letter {
    fn hanging(&self) -> f32 {
        if self.few { HANGING_OF_FEW } else { HANGING }
    }

    fn arrange(&self, content: &mut Content, scale: Scale) -> Plan {
        let grid = self.grid;
        let sizes = Sizes::of(scale, content, grid.unit);
        let hanging = grid.across() * self.hanging();
        let start = grid.margin + hanging + grid.across() * BETWEEN;
        let width = (grid.width - grid.end - start).min(MEASURE * sizes.body);
        let words = Spot { start, y: 0.0, width };
        let photo = self.has_photo.then_some((grid.margin, hanging * scale.photo * scale.head.min(1.0)));
        let title = title::arrange(
            content,
            grid,
            scale,
            sizes,
            Places { words: self.title_words(start, width), photo, few: self.few },
            NAME,
        );
        let heights: Vec<f32> = sections(content)
            .into_iter()
            .filter_map(|section| {
                let style = sizes.style(content.palette);
                let block = content.block(section)?;
                let size = block.heading.size_for_words(sizes.heading, hanging);
                let heading = block.heading.height(size, hanging);
                Some(heading.max(lines::height(block, width, style)))
            })
            .collect();
        let between = sizes.apart * heights.len().saturating_sub(1) as f32;
        let footer = footer::height(content, width, sizes.aside);
        let above_footer = if footer > 0.0 { 1.6 * sizes.apart } else { 0.0 };
        let need = grid.top
            + title.height
            + below_title(content, sizes)
            + heights.iter().sum::<f32>()
            + between
            + above_footer
            + footer
            + grid.bottom;
        Plan { sizes, title, hanging, words, heights, need }
    }

    /// Where the words of the head stand: above the others; without a photo, from the very edge on.
    fn title_words(&self, start: f32, width: f32) -> (f32, f32) {
        let width = width.max(self.name_width());
        if self.has_photo { (start, width) } else { (self.grid.margin, width) }
    }

    fn paint_plan(&self, canvas: &mut Canvas, content: &mut Content, profile: &Profile, plan: &Plan) {
        let Self { grid, .. } = *self;
        let sizes = plan.sizes;
        let spare = (grid.height - plan.need).max(0.0);
        let sections_shown = plan.heights.len() as f32;
        // One alone has no other to stand apart from.
        let between = if self.few && sections_shown < 2.0 { 0.0 } else { sizes.apart * MOST_BETWEEN };
        let more = (spare * 0.6 / sections_shown.max(1.0)).min(between);
        // As at the opening of a chapter, what is left over then stands above, and below the head.
        let left = (spare - more * sections_shown).max(0.0);
        let most = if self.few { [1.0, 1.0] } else { [MOST_ABOVE, MOST_BELOW_HEAD] };
        let sink = (left * 0.42).min(grid.height * most[0]);
        let below_head = (left * if self.few { 0.2 } else { 0.16 }).min(grid.height * most[1]) + more * 0.5;
        let top = grid.top + sink;
        let width = plan.words.start + plan.words.width - grid.margin;
        let across = Spot { start: grid.margin, y: top, width };
        title::paint(canvas, content, profile, grid, sizes, plan.title, top);
        let mut y = top + plan.title.height;
        if content.on == 0 {
            canvas.fill(Spot { y: y + sizes.apart * 0.9, ..across }, RULE, 0.0, content.palette.ink);
        }
        y += below_title(content, sizes) + below_head;
        for (section, height) in sections(content).into_iter().zip(&plan.heights) {
            self.section(canvas, content, section, plan, y);
            y += height + sizes.apart + more;
        }
        let foot = Spot { y: grid.height - grid.bottom, ..plan.words };
        let sentence = footer::height(content, foot.width, sizes.aside);
        if self.few && sentence > 0.0 {
            // What little there is stands between two rules.
            let rule = Spot { y: foot.y - sentence - ABOVE_FOOTER * grid.unit, ..across };
            canvas.fill(rule, RULE, 0.0, content.palette.ink);
        }
        footer::paint(canvas, content, foot, sizes.aside);
    }

    /// A heading, and its paragraphs beside it on the same line.
    fn section(
        &self,
        canvas: &mut Canvas,
        content: &mut Content,
        section: profile::Section,
        plan: &Plan,
        y: f32,
    ) {
        let sizes = plan.sizes;
        let style = sizes.style(content.palette);
        let Some(block) = content.block(section) else { return };
        let across = plan.words.width - style.indent();
        let first = block.kept().next().map_or(0.0, |line| line.para.baseline(sizes.body, across));
        let size = block.heading.size_for_words(sizes.heading, plan.hanging);
        let node = canvas.node_for(Tree::ROOT, Role::H2, &block.heading);
        let width = even(&mut block.heading, size, plan.hanging);
        let shift = first - block.heading.baseline(size, width);
        let spot = Spot { start: self.grid.margin, y: y + shift, width };
        canvas.words(&mut block.heading, spot, size, node, false);
        let list = lines::list(canvas, Bullet::None);
        lines::paint(canvas, block.kept(), list, Spot { y, ..plan.words }, style);
    }
}

/// Between the head and the words below it, the rule between them included.
fn below_title(content: &Content, sizes: Sizes) -> f32 {
    if content.on > 0 { sizes.apart * 0.5 } else { 2.0 * sizes.apart + RULE }
}

/// The narrowest width in which words take no more lines than in that one, and no word is broken: their lines are then
/// as alike as can be.
fn even(para: &mut Para, size: f32, width: f32) -> f32 {
    let lines = para.lines(size, width);
    let least = para.widest_word(size) + 0.5;
    let steps = (0..40_u8).map(|step| width * (1.0 - f32::from(step) * 0.02));
    steps.take_while(|width| *width >= least && para.lines(size, *width) == lines).last().unwrap_or(width)
}
