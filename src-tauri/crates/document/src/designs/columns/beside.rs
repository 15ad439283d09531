//! What stands beside the column, on white: sections below each other in one lane, or in two where lines would be too
//! long to read, and what to do beside what not to do.

use super::Grid;
use super::plan::Sizes;
use crate::layout::content::{BOX, Content};
use crate::layout::parts::lines::{self, Style, bullet_of};
use profile::Section;

/// Lanes are two where one would be wider than this, in parts of the type size.
const WIDEST: f32 = 35.0;
/// What to do stands beside what not to do where each is at least that wide, in the same parts.
const NARROWEST: f32 = 11.0;
/// Between two lanes, in parts of the type size.
const BETWEEN: f32 = 2.2;

/// What is to share the place beside the column.
pub(super) struct Measured {
    sections: Vec<(Section, f32)>,
    pub(super) lanes: Lanes,
    apart: f32,
    /// The height of what to do and not to do, side by side.
    paired: Option<f32>,
}

/// The lanes that words beside the column run in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lanes {
    pub(super) count: usize,
    pub(super) width: f32,
    pub(super) gutter: f32,
}

/// The sections of each lane.
#[derive(Clone, Debug)]
pub(super) struct Beside {
    pub(super) lanes: Lanes,
    pub(super) sections: Vec<Vec<Section>>,
    /// What to do and what not to do, side by side below the lanes.
    pub(super) paired: bool,
    pub(super) height: f32,
    /// Places between sections, in the longest lane, and below it.
    pub(super) places: usize,
}

impl Lanes {
    fn of(grid: Grid, sizes: Sizes) -> Self {
        let gutter = BETWEEN * sizes.body;
        if grid.beside() < WIDEST * sizes.body {
            return Self { count: 1, width: grid.beside(), gutter };
        }
        Self { count: 2, width: (grid.beside() - gutter) / 2.0, gutter }
    }
}

/// Half of what is beside the column, for what to do and for what not to do.
pub(super) fn half(grid: Grid, sizes: Sizes) -> f32 {
    (grid.beside() - BETWEEN * sizes.body) / 2.0
}

/// The thickness of the rule above what to do and not to do.
pub(super) const RULE: f32 = 1.5;

/// Measures the sections shown.
pub(super) fn measure(content: &mut Content, shown: &[Section], grid: Grid, sizes: Sizes) -> Measured {
    let lanes = Lanes::of(grid, sizes);
    let sections =
        shown.iter().map(|section| (*section, height(content, *section, lanes.width, sizes))).collect();
    let half = half(grid, sizes);
    let both = BOX.iter().all(|section| content.shows(*section)) && half >= NARROWEST * sizes.body;
    let paired = both.then(|| {
        let tallest = BOX.iter().map(|section| height(content, *section, half, sizes)).fold(0.0, f32::max);
        RULE + sizes.below_rule + tallest
    });
    Measured { sections, lanes, apart: sizes.apart, paired }
}

/// The height of a section in that width.
fn height(content: &mut Content, section: Section, width: f32, sizes: Sizes) -> f32 {
    let palette = content.palette;
    let Some(block) = content.block(section) else { return 0.0 };
    let style = Style::of(sizes.body, sizes.air, bullet_of(section), palette);
    let below = if BOX.contains(&section) { style.gap } else { sizes.below_heading };
    let size = block.heading.size_for_words(heading_size(section, sizes), width);
    block.heading.height(size, width) + below + lines::height(block, width, style)
}

/// The size of a section's heading.
pub(super) fn heading_size(section: Section, sizes: Sizes) -> f32 {
    if BOX.contains(&section) { sizes.box_heading } else { sizes.heading }
}

impl Measured {
    /// Shares these of the sections out to the lanes, in their order, so that the tallest is as short as can be.
    pub(super) fn share(&self, chosen: &[usize]) -> Beside {
        let paired = self.paired.is_some();
        let in_lanes: Vec<(Section, f32)> = chosen
            .iter()
            .map(|number| self.sections[*number])
            .filter(|(section, _)| !paired || !BOX.contains(section))
            .collect();
        let heights: Vec<f32> = in_lanes.iter().map(|(_, height)| *height).collect();
        let tall = |part: &[f32]| lines::stack(part, self.apart);
        let splits = if self.lanes.count == 1 { in_lanes.len()..=in_lanes.len() } else { 0..=in_lanes.len() };
        let cost = |first: usize| tall(&heights[..first]).max(tall(&heights[first..]));
        let first = splits.min_by(|one, other| cost(*one).total_cmp(&cost(*other))).unwrap_or(0);
        let below =
            self.paired.map_or(0.0, |height| height + if in_lanes.is_empty() { 0.0 } else { self.apart });
        let lane = |part: &[(Section, f32)]| part.iter().map(|(section, _)| *section).collect::<Vec<_>>();
        let (start, end) = in_lanes.split_at(first);
        let places = start.len().max(end.len()).saturating_sub(1) + usize::from(paired);
        let sections = vec![lane(start), lane(end)];
        Beside { lanes: self.lanes, sections, paired, height: cost(first) + below, places }
    }
}
