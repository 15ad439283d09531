//! Which section stands where below the header, and how tall it all is.

use super::Grid;
use super::gaps::{Gaps, RULE, in_header};
use super::header::{self, Header};
use crate::layout::content::Content;
use crate::layout::fit::Scale;
use crate::layout::parts::footer;
use crate::layout::parts::lines::{self, bullet_of};
use crate::layout::parts::rows::Rows;
use crate::tree::Bullet;
use profile::Section;

/// What to do and what not to do.
pub(super) const PANELS: [Section; 2] = [Section::PleaseDo, Section::PleaseDoNot];

/// Where everything stands.
pub(super) struct Plan {
    pub(super) grid: Grid,
    pub(super) gaps: Gaps,
    pub(super) header: Header,
    /// The panels that are shown, and the height they share; 0 without any.
    pub(super) panels: Vec<Section>,
    pub(super) panel: f32,
    pub(super) below: Below,
    /// The height of the paper it asks for.
    pub(super) need: f32,
}

/// What stands below the panels.
pub(super) enum Below {
    /// In two columns, of those heights.
    Columns([Vec<Section>; 2], [f32; 2]),
    /// One below the other: headings beside their lines, or, for a single one, above them.
    Rows(Vec<Section>),
}

impl Below {
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Columns(sections, _) => sections.iter().all(Vec::is_empty),
            Self::Rows(sections) => sections.is_empty(),
        }
    }
}

/// Finds a place for everything at that scale.
pub(super) fn arrange(content: &mut Content, grid: Grid, scale: Scale, rows: bool) -> Plan {
    let mut gaps = Gaps::of(scale, grid, content);
    let panels: Vec<Section> = PANELS.into_iter().filter(|section| content.shows(*section)).collect();
    if rows {
        gaps.panel_heading = panel_heading(content, grid, gaps, &panels);
    }
    let header = header::arrange(content, grid, scale, gaps);
    let panel = panel_height(content, grid, gaps, &panels);
    let rest = content.shown().into_iter();
    let rest: Vec<Section> =
        rest.filter(|section| !panels.contains(section) && !in_header(content, *section)).collect();
    let (below, height) = if rows || rest.len() == 1 {
        let height = self::rows(content, grid, gaps, &rest).height(content, &rest);
        (Below::Rows(rest), height)
    } else {
        let (columns, heights) = share(content, grid, gaps, &rest);
        (Below::Columns(columns, heights), heights[0].max(heights[1]))
    };
    let footer = footer::height(content, grid.across(), scale.aside(grid.unit));
    let bands = [panel, height, footer].into_iter().filter(|height| *height > 0.0);
    let need = header.bottom + bands.map(|height| gaps.bands + height).sum::<f32>() + grid.bottom;
    Plan { grid, gaps, header, panels, panel, below, need }
}

/// The width of the words in a panel.
pub(super) fn panel_width(grid: Grid, gaps: Gaps, panels: usize) -> f32 {
    let panel = if panels == 1 { grid.across() } else { grid.column() };
    panel - 2.0 * gaps.pad
}

/// The sign beside the heading of a panel: its diameter, and the white after it.
pub(super) fn sign(gaps: Gaps) -> (f32, f32) {
    (1.25 * gaps.panel_heading, 0.4 * gaps.panel_heading)
}

/// The size of the headings of the panels where it is rather smaller than in two lines.
fn panel_heading(content: &mut Content, grid: Grid, gaps: Gaps, panels: &[Section]) -> f32 {
    let width = panel_width(grid, gaps, panels.len());
    let (sign, after) = sign(Gaps { panel_heading: 1.0, ..gaps });
    let widest =
        panels.iter().filter_map(|section| Some(content.block(*section)?.heading.natural_width(1.0)));
    let in_a_line = 0.98 * width / (widest.fold(0.0, f32::max) + sign + after);
    if in_a_line > gaps.body { gaps.panel_heading.min(in_a_line) } else { gaps.panel_heading }
}

fn panel_height(content: &mut Content, grid: Grid, gaps: Gaps, panels: &[Section]) -> f32 {
    let width = panel_width(grid, gaps, panels.len());
    let style = gaps.panel_style(content.palette);
    let mut tallest: f32 = 0.0;
    for section in panels {
        let Some(block) = content.block(*section) else { continue };
        let (sign, after) = sign(gaps);
        let heading = block.heading.height(gaps.panel_heading, width - sign - after).max(sign);
        let lines = lines::height(block, width, style);
        tallest = tallest.max(heading + gaps.below_panel_heading() + lines + 2.0 * gaps.pad);
    }
    tallest
}

/// How the headings beside their lines are set, for these sections.
pub(super) fn rows(content: &Content, grid: Grid, gaps: Gaps, sections: &[Section]) -> Rows {
    let most = 0.31 * grid.across();
    let label = (content.widest_heading * gaps.heading).clamp(0.22 * grid.across(), most);
    let start = grid.margin + label + 0.9 * grid.gutter;
    let rows = Rows {
        label: (grid.margin, label),
        words: (start, grid.width - grid.margin - start),
        heading: gaps.heading.min(LARGEST_LABEL * grid.unit),
        style: gaps.style(Bullet::Dot, content.palette),
        apart: gaps.sections,
        rule: RULE,
        below_rule: gaps.below_rule,
    };
    rows.of(content, sections)
}

/// A heading beside its lines is no larger than this, in points on A4, however large those are: its column is narrow.
const LARGEST_LABEL: f32 = 26.0;

/// Shares sections out to two columns, so that the taller is as short as can be; what comes first stands first.
fn share(
    content: &mut Content,
    grid: Grid,
    gaps: Gaps,
    sections: &[Section],
) -> ([Vec<Section>; 2], [f32; 2]) {
    let mut heights = Vec::with_capacity(sections.len());
    for section in sections {
        let style = gaps.style(bullet_of(*section), content.palette);
        heights.push(content.block(*section).map_or(0.0, |block| {
            gaps.rule()
                + block.heading.height(gaps.heading, grid.column())
                + gaps.below_heading
                + lines::height(block, grid.column(), style)
        }));
    }
    let tall = |second: u32| {
        let mut columns = [0.0_f32; 2];
        for (number, height) in heights.iter().enumerate() {
            let column = &mut columns[(second >> number & 1) as usize];
            *column += height + if *column > 0.0 { gaps.sections } else { 0.0 };
        }
        columns
    };
    // The first section always leads the first column.
    let choices = (0..1_u32 << sections.len()).filter(|choice| choice & 1 == 0);
    // A good day is read before a bad one.
    let place = |section| sections.iter().position(|other| *other == section);
    let days = place(Section::GoodDay).zip(place(Section::BadDay));
    let choices =
        choices.filter(|choice| days.is_none_or(|(good, bad)| choice >> good & 1 <= choice >> bad & 1));
    let cost = |choice: u32| {
        let [first, second] = tall(choice);
        // Of two that are as good, the one in which what comes later does not stand higher.
        let turns = (choice ^ (choice >> 1)).count_ones();
        first.max(second) + 0.1 * gaps.body * turns as f32
    };
    let best = choices.min_by(|one, other| cost(*one).total_cmp(&cost(*other))).unwrap_or(0);
    let pick = |column: u32| -> Vec<Section> {
        let here = sections.iter().enumerate().filter(|(number, _)| best >> number & 1 == column);
        here.map(|(_, section)| *section).collect()
    };
    ([pick(0), pick(1)], tall(best))
}
