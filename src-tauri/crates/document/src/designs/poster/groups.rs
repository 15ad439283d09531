//! The groups of the poster: columns of sections below the band, and those that stand below the photo.

use super::measure::{Measured, lines_width, measure, panel_setting, panel_spot, sentence_width};
use super::{Grid, head};
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::Content;
use crate::layout::fit::Scale;
use crate::layout::parts::flow::{self, Setting};
use crate::layout::parts::lines;
use crate::layout::parts::{OPTICAL_MIDDLE, footer};
use crate::tree::{Role, Tree};
use profile::Section;

/// What may stand below the photo, what stands there best first.
const PANEL: [Section; 8] = [
    Section::PleaseDo,
    Section::PleaseDoNot,
    Section::Communication,
    Section::BadDay,
    Section::GoodDay,
    Section::Future,
    Section::Outcomes,
    Section::Relationships,
];
/// The most that is added between two sections so that the columns end together, in parts of what is there.
const EVEN: f32 = 1.5;

/// Where everything stands.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    pub(super) head: head::Head,
    setting: Setting,
    /// The size of facts and last sentence.
    aside: f32,
    columns: Vec<Vec<Section>>,
    /// The width of one column.
    width: f32,
    panel: Vec<Section>,
    /// Whether the last sentence stands at the foot of the panel, or else below the columns.
    sentence_in_panel: bool,
    above: f32,
    height: f32,
    /// From the foot of the columns to that of the page.
    below: f32,
    /// The height of the paper that the panel asks for.
    panel_need: f32,
    /// The height of the paper it asks for.
    pub(super) need: f32,
}

/// Finds a place for everything at that scale: of all ways to divide the sections between columns and panel, the one
/// that asks for the least height.
pub(super) fn arrange(content: &mut Content, grid: Grid, scale: Scale) -> Groups {
    let shown = content.shown();
    let measured = measure(content, grid, scale, &shown);
    let divider = Divider { measured: &measured, grid, scale, shown: &shown, second: content.on > 0 };
    if divider.second {
        return divider.divide(&[], false);
    }
    let pool: Vec<Section> = PANEL.into_iter().filter(|section| shown.contains(section)).collect();
    let together = [Section::PleaseDo, Section::PleaseDoNot].iter().filter(|s| shown.contains(s)).count();
    // Something is left for the columns, and what to do and not to do is not torn apart.
    let most = pool.len().min(shown.len().saturating_sub(1));
    let least = together.max(usize::from(shown.len() > 1)).min(pool.len());
    let (least, most) = if least > most { (0, 0) } else { (least, most) };
    let mut best = divider.divide(&pool[..least], true);
    for (count, in_panel) in (least..=most).flat_map(|count| [(count, true), (count, false)]) {
        // Below the photo stands what belongs there, and more only if it helps.
        if best.need <= grid.height {
            break;
        }
        let groups = divider.divide(&pool[..count], in_panel);
        if groups.need < best.need - 0.5 * scale.body {
            best = groups;
        }
    }
    let photo = grid.height - (best.panel_need - best.head.panel_foot);
    best.head.stretch_photo(grid, photo);
    best
}

/// Divides what was measured.
struct Divider<'a> {
    measured: &'a Measured,
    grid: Grid,
    scale: Scale,
    shown: &'a [Section],
    /// Whether this is a page after the first, with no photo.
    second: bool,
}

impl Divider<'_> {
    /// With those sections below the photo, and the last sentence there or below the columns.
    fn divide(&self, panel: &[Section], in_panel: bool) -> Groups {
        let Self { measured, grid, scale, shown, .. } = *self;
        let (below_photo, rest): (Vec<usize>, Vec<usize>) =
            (0..shown.len()).partition(|number| panel.contains(&shown[*number]));
        let head = measured.heads[usize::from(!below_photo.is_empty())];
        let (columns, width, height) = self.columns(&rest);
        let above = (0.8 + 0.9 * scale.air) * scale.body;
        let below = if in_panel { 0.0 } else { measured.sentence[0] } + grid.bottom;
        let panel_need = if self.second {
            0.0
        } else {
            let sentence = if in_panel { measured.sentence[1] } else { 0.0 };
            head.panel_foot + above + self.panel_height(&below_photo) + sentence + grid.bottom
        };
        Groups {
            head,
            setting: measured.setting,
            aside: scale.aside(grid.unit),
            columns,
            width,
            panel: below_photo.into_iter().map(|number| shown[number]).collect(),
            sentence_in_panel: in_panel,
            above,
            height,
            below,
            panel_need,
            need: (head.foot + above + height + below).max(panel_need),
        }
    }

    fn panel_height(&self, numbers: &[usize]) -> f32 {
        if numbers.is_empty() {
            return self.measured.facts;
        }
        let heights: Vec<f32> = numbers.iter().map(|number| self.measured.panel[*number]).collect();
        lines::stack(&heights, self.measured.setting.apart)
    }

    /// Shares sections out to as many columns as make them lowest.
    fn columns(&self, numbers: &[usize]) -> (Vec<Vec<Section>>, f32, f32) {
        let apart = self.measured.setting.apart;
        let groups = self.together(numbers);
        let mut best = (Vec::new(), 0.0, f32::INFINITY);
        for (count, (width, heights)) in (1..=groups.len().max(1)).zip(&self.measured.columns) {
            let height = |group: &&[usize]| {
                let heights: Vec<f32> = group.iter().map(|number| heights[*number]).collect();
                lines::stack(&heights, apart)
            };
            let heights: Vec<f32> = groups.iter().map(height).collect();
            let shares = flow::share_out(&heights, apart, count);
            if shares.tallest < best.2 {
                let named = |column: &Vec<usize>| {
                    let numbers = column.iter().flat_map(|at| groups[*at]);
                    numbers.map(|number| self.shown[*number]).collect()
                };
                best = (shares.columns.iter().map(named).collect(), *width, shares.tallest);
            }
        }
        best
    }

    /// Each section by itself, but what to do and what not to do together.
    fn together<'n>(&self, numbers: &'n [usize]) -> Vec<&'n [usize]> {
        let is_pair = |first: usize, second: usize| {
            self.shown[first] == Section::PleaseDo && self.shown[second] == Section::PleaseDoNot
        };
        numbers.chunk_by(|first, second| is_pair(*first, *second)).collect()
    }
}

pub(super) fn paint(canvas: &mut Canvas, content: &mut Content, grid: Grid, groups: &Groups) {
    let Groups { head, setting, .. } = groups;
    // What is left over goes above the columns and between their sections.
    let spare = (grid.height - head.foot - groups.above - groups.height - groups.below).max(0.0);
    // One section alone stands where the eye looks for it.
    let alone = groups.columns.iter().map(Vec::len).sum::<usize>() == 1;
    let top = head.foot + groups.above + spare * if alone { OPTICAL_MIDDLE } else { 0.2 };
    let room = groups.height + spare * 0.6;
    if panel_first(groups) {
        facts(canvas, content, grid, groups);
    }
    for (number, sections) in groups.columns.iter().enumerate() {
        let width = lines_width(groups.width, *setting);
        let height = flow::height(content, sections, width, *setting);
        let more = flow::wider(room, height, sections.len(), EVEN * setting.apart);
        let start = grid.margin + number as f32 * (groups.width + grid.gutter);
        flow::paint(canvas, content, sections, Spot { start, y: top, width }, *setting, more);
    }
    let spot = panel_spot(grid, head);
    let spot = Spot { y: spot.y + groups.above, ..spot };
    flow::paint(canvas, content, &groups.panel, spot, panel_setting(*setting), 0.0);
    sentence(canvas, content, grid, groups);
}

fn sentence(canvas: &mut Canvas, content: &mut Content, grid: Grid, groups: &Groups) {
    let y = grid.height - grid.bottom;
    let Groups { head, aside, .. } = groups;
    let foot = if groups.sentence_in_panel {
        Spot { y, ..panel_spot(grid, head) }
    } else {
        Spot { start: grid.margin, y, width: sentence_width(head.panel - 2.0 * grid.margin, *aside) }
    };
    footer::paint(canvas, content, foot, *aside);
}

/// Whether the panel holds the facts, which are read before the sections.
fn panel_first(groups: &Groups) -> bool {
    groups.panel.is_empty()
}

fn facts(canvas: &mut Canvas, content: &mut Content, grid: Grid, groups: &Groups) {
    if content.on > 0 {
        return;
    }
    let spot = panel_spot(grid, &groups.head);
    let Some(facts) = &mut content.facts else { return };
    let node = canvas.node_for(Tree::ROOT, Role::P, facts);
    canvas.words(facts, Spot { y: spot.y + groups.above, ..spot }, groups.aside, node, false);
}
