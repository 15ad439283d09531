//! Which section stands where: across the page, in one of two columns, or in the box; and how tall it all is.

use super::{Grid, header};
use crate::layout::content::{BOX, Block, Content};
use crate::layout::fit::Scale;
use crate::layout::parts::footer;
use crate::layout::parts::lines::{self, Style, bullet_of};
use crate::layout::parts::rows::Rows;
use crate::theme::Palette;
use crate::tree::Bullet;
use profile::Section;

/// Where everything stands.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) grid: Grid,
    pub(crate) scale: Scale,
    pub(crate) header: header::Header,
    pub(crate) bands: Vec<Band>,
    /// The height of the paper it asks for.
    pub(crate) need: f32,
}

/// What stands side by side.
#[derive(Clone, Debug)]
pub(crate) struct Band {
    pub(crate) kind: Kind,
    pub(crate) height: f32,
}

impl Band {
    fn unrule(&mut self, gaps: Gaps) {
        if let Kind::Across { ruled, .. } | Kind::Columns { ruled, .. } = &mut self.kind
            && std::mem::take(ruled)
        {
            self.height -= RULE + gaps.below_rule;
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// A section across the page, its lines in two columns: so many in the first. With 0 they run across.
    Across { section: Section, first: usize, ruled: bool },
    /// Sections below each other in two columns.
    Columns { start: Vec<Section>, end: Vec<Section>, ruled: bool },
    /// Sections below each other, their headings beside the lines.
    Rows(Vec<Section>),
    /// What to do and what not to do, in a box; one of them alone with its lines in two columns.
    Boxed { start: Option<Section>, end: Option<Section>, first: usize },
}

/// Sizes and gaps that follow from a scale, in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gaps {
    pub(crate) body: f32,
    pub(crate) heading: f32,
    /// From the edge of a line to its words.
    pub(crate) indent: f32,
    /// Between two lines of a section.
    pub(crate) lines: f32,
    /// Between the lines of the box.
    pub(crate) box_lines: f32,
    /// Between a heading and its lines.
    pub(crate) below_heading: f32,
    /// Between a rule and the heading below it.
    pub(crate) below_rule: f32,
    /// Between two sections in a column.
    pub(crate) sections: f32,
    /// Between two bands.
    pub(crate) bands: f32,
    /// Inside the box, above and below.
    pub(crate) pad: f32,
}

/// The thickness of a rule.
pub(crate) const RULE: f32 = 2.0;

impl Gaps {
    pub(crate) fn of(scale: Scale, grid: Grid, content: &Content) -> Self {
        let Scale { body, air, .. } = scale;
        // A tall script looks large at sizes at which Latin does not, and reaches higher above its line.
        let tall = content.is_tall();
        let heading = body * if tall { 1.14 } else { 1.34 };
        // Rather a smaller heading than one in two lines.
        let in_one_line = grid.column() / content.widest_heading.max(1.0) - 0.1;
        Self {
            body,
            heading: if in_one_line > body * 1.12 { heading.min(in_one_line) } else { heading },
            indent: body * 1.1,
            lines: 0.46 * body * air,
            box_lines: 0.36 * body * air,
            below_heading: 0.34 * body * air.min(1.3),
            below_rule: 0.62 * body * air + if tall { 0.75 * body } else { 0.0 },
            sections: 1.15 * body * air,
            bands: 1.55 * body * air,
            pad: 0.95 * body * air + if tall { 0.3 * body } else { 0.0 },
        }
    }
}

impl Gaps {
    /// How lines with those bullets are set.
    pub(crate) fn style(self, bullet: Bullet, palette: Palette) -> Style {
        let gap = if bullet == Bullet::None { self.box_lines } else { self.lines };
        Style { gap, indent: self.indent, ..Style::of(self.body, 1.0, bullet, palette) }
    }
}

/// Finds a place for everything at that scale.
pub(crate) fn arrange(content: &mut Content, grid: Grid, scale: Scale) -> Plan {
    let header = header::arrange(content, grid, scale);
    let gaps = Gaps::of(scale, grid, content);
    let mut bands = if grid.few { in_rows(content, grid, gaps) } else { Vec::new() };
    if !grid.few {
        bands.extend(about(content, grid, gaps));
        bands.extend(middle(content, grid, gaps));
    }
    // Below the wash itself no rule is needed.
    if let Some(first) = bands.first_mut() {
        first.unrule(gaps);
    }
    // On a page with rows, a box alone would be the page.
    if !(grid.few && box_is_all(content)) {
        bands.extend(boxed(content, grid, gaps));
    }
    let between = gaps.bands * bands.len().saturating_sub(1) as f32;
    let tall: f32 = bands.iter().map(|band| band.height).sum();
    let footer = footer::height(content, grid.across(), scale.aside(grid.unit));
    let above_footer = if footer > 0.0 { gaps.bands } else { 0.0 };
    let need = top(&header, gaps) + tall + between + above_footer + footer + grid.bottom;
    Plan { grid, scale, header, bands, need }
}

/// Where the first band starts.
pub(crate) fn top(header: &header::Header, gaps: Gaps) -> f32 {
    (header.wash + gaps.bands * 1.25).max(header.bottom + gaps.bands * 0.35)
}

/// How headings beside their lines are set, for these sections.
pub(crate) fn rows(content: &Content, grid: Grid, gaps: Gaps, sections: &[Section]) -> Rows {
    let label = 0.3 * grid.across();
    let start = grid.margin + label + 0.6 * grid.gutter;
    let style = gaps.style(Bullet::Dot, content.palette);
    let rows = Rows {
        label: (grid.margin, label),
        words: (start, (grid.width - grid.margin - start).min(36.0 * gaps.body)),
        heading: (1.12 * gaps.body).min(LARGEST_LABEL * grid.unit),
        style: Style { gap: 1.1 * gaps.lines, ..style },
        apart: gaps.sections,
        rule: RULE,
        below_rule: gaps.below_rule,
    };
    rows.of(content, sections)
}

/// A heading beside its lines is no larger than this, in points on A4, however large those are: its column is narrow.
const LARGEST_LABEL: f32 = 26.0;

/// Whether nothing else is said than what to do and what not to do.
fn box_is_all(content: &Content) -> bool {
    content.shown().iter().all(|section| BOX.contains(section))
}

fn in_rows(content: &mut Content, grid: Grid, gaps: Gaps) -> Vec<Band> {
    let mut sections = content.shown();
    if !box_is_all(content) {
        sections.retain(|section| !BOX.contains(section));
    }
    if sections.is_empty() {
        return Vec::new();
    }
    let height = rows(content, grid, gaps, &sections).height(content, &sections);
    vec![Band { height, kind: Kind::Rows(sections) }]
}

/// What people like and admire, and what the person is good at.
fn about(content: &mut Content, grid: Grid, gaps: Gaps) -> Vec<Band> {
    let sections = [Section::LikeAndAdmire, Section::GoodAt];
    let stacked: Vec<Band> =
        sections.into_iter().filter_map(|section| across(content, section, grid, gaps, false)).collect();
    if stacked.len() < 2 {
        return stacked;
    }
    let beside = columns(content, grid, gaps, vec![sections[0]], vec![sections[1]], false);
    let stacked_height = stacked.iter().map(|band| band.height).sum::<f32>() + gaps.bands;
    if beside.height < stacked_height * 0.92 { vec![beside] } else { stacked }
}

/// The sections between those and the box.
fn middle(content: &mut Content, grid: Grid, gaps: Gaps) -> Vec<Band> {
    let leads: Vec<Section> = [Section::ImportantTo, Section::Support]
        .into_iter()
        .filter(|section| content.shows(*section))
        .collect();
    let rest: Vec<Section> = [
        Section::ImportantFor,
        Section::Relationships,
        Section::Outcomes,
        Section::Future,
        Section::Communication,
        Section::GoodDay,
        Section::BadDay,
    ]
    .into_iter()
    .filter(|section| content.shows(*section))
    .collect();
    if leads.is_empty() && rest.is_empty() {
        return Vec::new();
    }
    let side_by_side = balance(content, grid, gaps, &leads, &rest);
    let mut one_by_one: Vec<Band> =
        leads.iter().filter_map(|section| across(content, *section, grid, gaps, true)).collect();
    match rest[..] {
        [] => {}
        [only] => one_by_one.extend(across(content, only, grid, gaps, true)),
        _ => one_by_one.push(balance(content, grid, gaps, &[], &rest)),
    }
    let tall = one_by_one.iter().map(|band| band.height).sum::<f32>()
        + gaps.bands * one_by_one.len().saturating_sub(1) as f32;
    let alone = leads.len() + rest.len() == 1;
    if alone || tall < side_by_side.height * 0.9 { one_by_one } else { vec![side_by_side] }
}

/// Shares sections out to two columns so that the taller is as short as can be; the first two lead them.
fn balance(content: &mut Content, grid: Grid, gaps: Gaps, leads: &[Section], rest: &[Section]) -> Band {
    let (start, end) = match *leads {
        [start, end] => (vec![start], vec![end]),
        // What is important stands where the eye starts, and how to support beside it.
        [Section::Support] if !rest.is_empty() => (Vec::new(), vec![Section::Support]),
        [only] => (vec![only], Vec::new()),
        _ => (Vec::new(), Vec::new()),
    };
    let mut height = |section| column_height(content, &[section], grid, gaps) + gaps.sections;
    let start_height: f32 = start.iter().map(|section| height(*section)).sum();
    let end_height: f32 = end.iter().map(|section| height(*section)).sum();
    let heights: Vec<f32> = rest.iter().map(|section| height(*section)).collect();
    let mut split = Split { heights: &heights, turn: 0.1 * gaps.body, best: (f32::INFINITY, 0) };
    split.go_on(0, 0, [start_height, end_height], 0);
    let best = split.best.1;
    let pick = |second: bool| {
        let chosen = rest.iter().enumerate().filter(move |(number, _)| (best >> number & 1 == 1) == second);
        chosen.map(|(_, section)| *section)
    };
    let start: Vec<Section> = start.into_iter().chain(pick(false)).collect();
    let end: Vec<Section> = end.into_iter().chain(pick(true)).collect();
    columns(content, grid, gaps, start, end, true)
}

/// Looks for the best of all ways to put sections into one of two columns each.
struct Split<'a> {
    heights: &'a [f32],
    /// What it costs when reading order changes sides: of two ways that are as good, it does so less often.
    turn: f32,
    /// The least cost, and which sections go into the second column then, a bit for each.
    best: (f32, u32),
}

impl Split<'_> {
    /// Tries both columns for the section with that number, after a choice for those before it.
    fn go_on(&mut self, number: usize, choice: u32, columns: [f32; 2], turns: u32) {
        let cost = columns[0].max(columns[1]) + turns as f32 * self.turn;
        // What follows only adds to it.
        if cost > self.best.0 {
            return;
        }
        let Some(height) = self.heights.get(number) else {
            if cost < self.best.0 || choice < self.best.1 {
                self.best = (cost, choice);
            }
            return;
        };
        for second in 0..2 {
            let mut columns = columns;
            columns[second] += height;
            let side = |choice: u32, number: usize| choice >> number & 1;
            let choice = choice | (second as u32) << number;
            let turned = number > 0 && side(choice, number) != side(choice, number - 1);
            self.go_on(number + 1, choice, columns, turns + u32::from(turned));
        }
    }
}

fn columns(
    content: &mut Content,
    grid: Grid,
    gaps: Gaps,
    start: Vec<Section>,
    end: Vec<Section>,
    ruled: bool,
) -> Band {
    let rule = if ruled { RULE + gaps.below_rule } else { 0.0 };
    let tallest = column_height(content, &start, grid, gaps).max(column_height(content, &end, grid, gaps));
    Band { height: rule + tallest, kind: Kind::Columns { start, end, ruled } }
}

pub(super) fn column_height(content: &mut Content, sections: &[Section], grid: Grid, gaps: Gaps) -> f32 {
    let palette = content.palette;
    let height = |section: &Section| {
        let block = content.block(*section)?;
        let heading = block.heading.height(gaps.heading, grid.column());
        let style = gaps.style(bullet_of(*section), palette);
        Some(heading + gaps.below_heading + lines::height(block, grid.column(), style))
    };
    let heights: Vec<f32> = sections.iter().filter_map(height).collect();
    lines::stack(&heights, gaps.sections)
}

fn across(content: &mut Content, section: Section, grid: Grid, gaps: Gaps, ruled: bool) -> Option<Band> {
    let style = gaps.style(bullet_of(section), content.palette);
    let block = content.block(section)?;
    let rule = if ruled { RULE + gaps.below_rule } else { 0.0 };
    let heading = block.heading.height(gaps.heading, grid.across()) + gaps.below_heading;
    let (first, lines) = share(block, style, grid.column(), wide(grid, gaps) + gaps.indent);
    Some(Band { kind: Kind::Across { section, first, ruled }, height: rule + heading + lines })
}

/// The width of lines that run across the page: no wider than is easy to read.
pub(crate) fn wide(grid: Grid, gaps: Gaps) -> f32 {
    (grid.across() - gaps.indent).min(gaps.body * 36.0)
}

/// Shares the lines of a section out to two columns in their order: how many stand in the first, and the height. A
/// single line runs across, which is 0 in the first.
fn share(block: &mut Block, style: Style, column: f32, wide: f32) -> (usize, f32) {
    let halves = lines::heights(block, column, style);
    if halves.len() == 1 {
        return (0, lines::height(block, wide, style));
    }
    let tallest = |first: usize| {
        lines::stack(&halves[..first], style.gap).max(lines::stack(&halves[first..], style.gap))
    };
    (1..halves.len())
        .map(|first| (first, tallest(first)))
        .reduce(|best, next| if next.1 < best.1 - 0.01 { next } else { best })
        .unwrap_or((0, 0.0))
}

fn boxed(content: &mut Content, grid: Grid, gaps: Gaps) -> Option<Band> {
    let shown = |section| content.shows(section).then_some(section);
    let (start, end) = (shown(Section::PleaseDo), shown(Section::PleaseDoNot));
    let style = gaps.style(Bullet::None, content.palette);
    let mut first = 0;
    let height = match (start, end) {
        (None, None) => return None,
        (Some(only), None) | (None, Some(only)) => {
            let block = content.block(only)?;
            let heading = block.heading.height(gaps.body, grid.across()) + gaps.box_lines;
            let (shared, lines) = share(block, style, grid.column(), wide(grid, gaps));
            first = shared;
            heading + lines
        }
        (Some(one), Some(other)) => {
            let mut tallest: f32 = 0.0;
            for section in [one, other] {
                let block = content.block(section)?;
                let heading = block.heading.height(gaps.body, grid.column()) + gaps.box_lines;
                tallest = tallest.max(heading + lines::height(block, grid.column(), style));
            }
            tallest
        }
    };
    Some(Band { kind: Kind::Boxed { start, end, first }, height: height + 2.0 * gaps.pad })
}
