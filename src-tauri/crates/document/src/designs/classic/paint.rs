//! Paints a plan.

use super::columns::{self, Gaps, Kind, Plan, RULE, top, wide};
use super::header;
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::{Block, Content, Line};
use crate::layout::parts::lines::{self, bullet_of, heading};
use crate::layout::parts::{OPTICAL_MIDDLE, flow, footer};
use crate::theme::Palette;
use crate::tree::{Bullet, NodeId};
use profile::{Profile, Section};

/// The most that is added between two sections so that the columns end together, in parts of what is there.
const EVEN: f32 = 1.2;
/// The most that is added to the white between two bands to fill the page.
const MOST_BETWEEN: f32 = 26.0;

pub(super) fn paint(canvas: &mut Canvas, content: &mut Content, profile: &Profile, plan: &Plan) {
    let Plan { grid, scale, .. } = *plan;
    let gaps = Gaps::of(scale, grid, content);
    header::paint(canvas, content, profile, &plan.header, grid, scale.body);
    // What is left over after everything has grown goes between the bands, up to a measure.
    let places = plan.bands.len() as f32 + 0.5;
    let spare = if grid.few { 0.0 } else { grid.height - plan.need };
    let more = (spare / places).clamp(0.0, MOST_BETWEEN);
    let mut y = top(&plan.header, gaps) + more * 0.5;
    for band in &plan.bands {
        let painter = Painter { plan, gaps, palette: content.palette };
        match &band.kind {
            Kind::Across { section, first, ruled } => {
                if let Some(block) = content.block(*section) {
                    painter.across(canvas, block, y, *first, *ruled);
                }
            }
            Kind::Columns { start, end, ruled } => {
                let sides = [(start, grid.margin), (end, grid.second())];
                let heights =
                    sides.map(|(sections, _)| columns::column_height(content, sections, grid, gaps));
                let tallest = heights[0].max(heights[1]);
                for ((sections, start), height) in sides.into_iter().zip(heights) {
                    let wider = flow::wider(tallest, height, sections.len(), EVEN * gaps.sections);
                    painter.column(canvas, content, sections, [start, y, wider], *ruled);
                }
            }
            Kind::Rows(sections) => {
                let more = opened(plan, sections.len());
                // One alone stands where the eye looks for it, a little above the middle of what is left.
                let above = if sections.len() == 1 { more * OPTICAL_MIDDLE } else { 0.0 };
                let rows = columns::rows(content, grid, gaps, sections);
                rows.paint(canvas, content, sections, y + above, more);
                y += more * sections.len() as f32;
            }
            Kind::Boxed { start, end, first } => {
                let spot =
                    Spot { start: grid.margin - grid.outdent, y, width: grid.across() + 2.0 * grid.outdent };
                canvas.ground(spot, band.height, 10.0, content.palette);
                painter.boxed(canvas, content, [*start, *end], y + gaps.pad, *first);
            }
        }
        y += band.height + gaps.bands + more;
    }
    let foot = Spot { start: grid.margin, y: grid.height - grid.bottom, width: grid.across() };
    footer::paint(canvas, content, foot, scale.aside(grid.unit));
}

/// What is left over on a page with rows opens every one of so many, so that they hang on even lines down to the foot.
fn opened(plan: &Plan, rows: usize) -> f32 {
    (plan.grid.height - plan.need).max(0.0) / rows.max(1) as f32
}

struct Painter<'a> {
    plan: &'a Plan,
    gaps: Gaps,
    palette: Palette,
}

impl Painter<'_> {
    fn rule(&self, canvas: &mut Canvas, start: f32, y: f32, width: f32) -> f32 {
        canvas.fill(Spot { start, y, width }, RULE, 0.0, self.palette.ink);
        y + RULE + self.gaps.below_rule
    }

    fn across(&self, canvas: &mut Canvas, block: &mut Block, mut y: f32, first: usize, ruled: bool) {
        let grid = self.plan.grid;
        if ruled {
            y = self.rule(canvas, grid.margin, y, grid.across());
        }
        let spot = Spot { start: grid.margin, y, width: grid.across() };
        y += heading(canvas, block, spot, self.gaps.heading) + self.gaps.below_heading;
        let list = lines::list(canvas, bullet_of(block.section));
        let bullet = bullet_of(block.section);
        let mut shared = block.kept();
        if first == 0 {
            let width = wide(grid, self.gaps) + self.gaps.indent;
            self.lines(canvas, shared, list, Spot { start: grid.margin, y, width }, bullet);
            return;
        }
        let column = grid.column();
        let start: Vec<&mut Line> = shared.by_ref().take(first).collect();
        self.lines(canvas, start.into_iter(), list, Spot { start: grid.margin, y, width: column }, bullet);
        self.lines(canvas, shared, list, Spot { start: grid.second(), y, width: column }, bullet);
    }

    fn column(
        &self,
        canvas: &mut Canvas,
        content: &mut Content,
        sections: &[Section],
        [start, mut y, wider]: [f32; 3],
        ruled: bool,
    ) {
        let width = self.plan.grid.column();
        if ruled && !sections.is_empty() {
            y = self.rule(canvas, start, y, width);
        }
        for section in sections {
            let Some(block) = content.block(*section) else { continue };
            let bullet = bullet_of(*section);
            y +=
                heading(canvas, block, Spot { start, y, width }, self.gaps.heading) + self.gaps.below_heading;
            let list = lines::list(canvas, bullet);
            y += self.lines(canvas, block.kept(), list, Spot { start, y, width }, bullet)
                + self.gaps.sections
                + wider;
        }
    }

    fn boxed(
        &self,
        canvas: &mut Canvas,
        content: &mut Content,
        sections: [Option<Section>; 2],
        y: f32,
        first: usize,
    ) {
        let grid = self.plan.grid;
        let alone = sections.iter().flatten().count() == 1;
        for (section, start) in sections.into_iter().zip([grid.margin, grid.second()]) {
            let Some(block) = section.and_then(|section| content.block(section)) else { continue };
            let start = if alone { grid.margin } else { start };
            let width = if alone { grid.across() } else { grid.column() };
            let below = y + heading(canvas, block, Spot { start, y, width }, self.gaps.body);
            let list = lines::list(canvas, bullet_of(block.section));
            let y = below + self.gaps.box_lines;
            let mut lines = block.kept();
            let kept: Vec<&mut Line> = lines.by_ref().take(first).collect();
            let column = grid.column();
            self.lines(canvas, kept.into_iter(), list, Spot { start, y, width: column }, Bullet::None);
            let rest = match (alone, first) {
                (true, 0) => Spot { start, y, width: wide(grid, self.gaps) },
                (true, _) => Spot { start: grid.second(), y, width: column },
                _ => Spot { start, y, width: column },
            };
            self.lines(canvas, lines, list, rest, Bullet::None);
        }
    }

    fn lines<'l>(
        &self,
        canvas: &mut Canvas,
        lines: impl Iterator<Item = &'l mut Line>,
        list: NodeId,
        spot: Spot,
        bullet: Bullet,
    ) -> f32 {
        lines::paint(canvas, lines, list, spot, self.gaps.style(bullet, self.palette))
    }
}
