//! Paints a plan.

use super::columns::{self, Below, PANELS, Plan};
use super::gaps::RULE;
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::Content;
use crate::layout::parts::lines::{self, bullet_of};
use crate::layout::parts::sign;
use crate::layout::parts::{OPTICAL_MIDDLE, flow, footer};
use crate::theme::WHITE;
use crate::tree::Bullet;
use profile::{Profile, Section};

/// The most that is added to the white between two bands, and between two sections, to fill the page.
const MOST_BETWEEN: f32 = 22.0;
/// The most that is added between two lines of a section alone in its column, in parts of the type size.
const LINES_WIDER: f32 = 0.7;
/// The thickness of the line around what not to do.
const FRAME: f32 = 2.0;
/// How round the corners of a panel are.
const ROUND: f32 = 9.0;

pub(super) fn paint(canvas: &mut Canvas, content: &mut Content, profile: &Profile, plan: &Plan) {
    let Plan { grid, gaps, .. } = *plan;
    plan.header.paint(canvas, content, profile, grid, gaps);
    let spare = (grid.height - plan.need).max(0.0);
    let more = (spare / 3.0).min(MOST_BETWEEN);
    // Panels that stand alone, like a section alone, stand where the eye looks for them.
    let above = if plan.below.is_empty() { spare * OPTICAL_MIDDLE } else { more * 0.6 };
    let mut y = plan.header.bottom + gaps.bands + above;
    if plan.panel > 0.0 {
        panels(canvas, content, plan, y);
        y += plan.panel + gaps.bands + more;
    }
    match &plan.below {
        Below::Columns(sections, heights) => {
            let tallest = heights[0].max(heights[1]);
            for (number, start) in [grid.margin, grid.second()].into_iter().enumerate() {
                // The shorter column is spaced a little wider, so that both end at about the same height.
                let wider = match sections[number].len() {
                    1 => (tallest - heights[number]).min(2.0 * MOST_BETWEEN),
                    count => flow::wider(tallest, heights[number], count, MOST_BETWEEN),
                };
                column(canvas, content, plan, &sections[number], [start, y, wider]);
            }
        }
        Below::Rows(sections) => {
            // What is left over opens every row, so that they hang on even lines down to the foot.
            let spare = (spare - more * if plan.panel > 0.0 { 1.6 } else { 0.6 }).max(0.0);
            let each = spare / sections.len().max(1) as f32;
            // One alone stands where the eye looks for it.
            let above = if sections.len() == 1 { each * OPTICAL_MIDDLE } else { 0.0 };
            let rows = columns::rows(content, grid, gaps, sections);
            rows.paint(canvas, content, sections, y + above, each);
        }
    }
    let foot = Spot { start: grid.margin, y: grid.height - grid.bottom, width: grid.across() };
    footer::paint(canvas, content, foot, gaps.aside);
}

/// What to do on the person's colour; what not to do in a heavy line. The words say which is which.
fn panels(canvas: &mut Canvas, content: &mut Content, plan: &Plan, y: f32) {
    let Plan { grid, gaps, .. } = *plan;
    let width = columns::panel_width(grid, gaps, plan.panels.len());
    let whole = width + 2.0 * gaps.pad;
    let mut start = grid.margin;
    for section in &plan.panels {
        let spot = Spot { start, y, width: whole };
        if *section == PANELS[0] {
            canvas.ground(spot, plan.panel, ROUND, content.palette);
        } else {
            canvas.fill(spot, plan.panel, ROUND, content.palette.ink);
            let inner = Spot { start: start + FRAME, y: y + FRAME, width: whole - 2.0 * FRAME };
            canvas.fill(inner, plan.panel - 2.0 * FRAME, ROUND - FRAME, WHITE);
        }
        let words = Spot { start: start + gaps.pad, y: y + gaps.pad, width };
        panel(canvas, content, plan, *section, words);
        start += whole + grid.gutter;
    }
}

fn panel(canvas: &mut Canvas, content: &mut Content, plan: &Plan, section: Section, spot: Spot) {
    let gaps = plan.gaps;
    let palette = content.palette;
    let (sign, after) = columns::sign(gaps);
    let Some(block) = content.block(section) else { return };
    let beside = Spot { start: spot.start + sign + after, width: spot.width - sign - after, ..spot };
    let height = block.heading.height(gaps.panel_heading, beside.width);
    let tall = height.max(sign);
    let middle = [spot.start + sign / 2.0, spot.y + tall / 2.0];
    let draw = if section == PANELS[0] { sign::tick } else { sign::cross };
    draw(canvas, middle, sign / 2.0, [palette.ink, WHITE]);
    lines::heading(canvas, block, Spot { y: spot.y + (tall - height) / 2.0, ..beside }, gaps.panel_heading);
    let list = lines::list(canvas, Bullet::None);
    let y = spot.y + tall + gaps.below_panel_heading();
    lines::paint(canvas, block.kept(), list, Spot { y, ..spot }, gaps.panel_style(palette));
}

fn column(
    canvas: &mut Canvas,
    content: &mut Content,
    plan: &Plan,
    sections: &[Section],
    [start, mut y, wider]: [f32; 3],
) {
    let Plan { grid, gaps, .. } = *plan;
    let width = grid.column();
    let palette = content.palette;
    for section in sections {
        let Some(block) = content.block(*section) else { continue };
        canvas.fill(Spot { start, y, width }, RULE, 0.0, palette.ink);
        y += RULE + gaps.below_rule;
        y += lines::heading(canvas, block, Spot { start, y, width }, gaps.heading) + gaps.below_heading;
        let bullet = bullet_of(*section);
        let list = lines::list(canvas, bullet);
        let mut style = gaps.style(bullet, palette);
        // A single section has white to give between its lines alone.
        if sections.len() == 1 {
            let count = block.kept().count();
            style.gap += flow::wider(wider, 0.0, count, LINES_WIDER * gaps.body);
        }
        y +=
            lines::paint(canvas, block.kept(), list, Spot { start, y, width }, style) + gaps.sections + wider;
    }
}
