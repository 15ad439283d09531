//! The words below the photo: in two columns, or, of somebody of whom little is said, with the headings beside the
//! lines. At the foot, to the edges of the paper, what to do and not to do, and the last sentence.

use super::{Grid, head::Head};
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::{BOX, Content};
use crate::layout::fit::Scale;
use crate::layout::parts::flow::{self, Setting};
use crate::layout::parts::lines::Style;
use crate::layout::parts::rows::Rows;
use crate::layout::parts::{OPTICAL_MIDDLE, footer};
use crate::tree::Bullet;
use profile::Section;

/// The most lines, and characters in them, with which the headings stand beside the lines.
const FEW_LINES: usize = 8;
const FEW_CHARACTERS: usize = 700;
/// White space below this is that of a page that is too full.
const TIGHT: f32 = 0.75;
/// The size of a label beside its rows, in parts of the body type.
const LABEL: f32 = 1.12;
/// The width of the headings beside the lines, in parts of the page.
const LABELS: f32 = 0.30;
/// The most that is added between two sections so that the columns end together, in parts of what is there.
const EVEN: f32 = 0.9;
/// How much of the white that is left over stands above the words.
const ABOVE: f32 = 0.22;
/// The rule above the foot where there is no ground.
const RULE: f32 = 2.0;

/// Where everything below the head stands.
#[derive(Clone, Debug)]
pub(super) struct Body {
    scale: Scale,
    setting: Setting,
    kind: Kind,
    /// From the head to the words.
    above: f32,
    height: f32,
    foot: Foot,
    /// The height of the paper it asks for.
    pub(super) need: f32,
}

#[derive(Clone, Debug)]
enum Kind {
    /// The headings beside the lines.
    Rows(Vec<Section>),
    /// In columns.
    Columns(Vec<Vec<Section>>),
}

/// What stands at the foot of the page.
#[derive(Clone, Debug)]
struct Foot {
    boxed: Vec<Section>,
    pad: f32,
    height: f32,
}

/// Finds a place for everything below that head.
pub(super) fn arrange(content: &mut Content, grid: Grid, scale: Scale, head: &Head) -> Body {
    let setting = Setting::of(content, scale.body, scale.air, 1.34);
    let (mut boxed, mut sections): (Vec<Section>, Vec<Section>) =
        content.shown().into_iter().partition(|section| BOX.contains(section));
    // Nothing else to say: the box becomes the page.
    if sections.is_empty() {
        std::mem::swap(&mut boxed, &mut sections);
    }
    let foot = foot(content, grid, scale, boxed);
    let in_columns = columns(content, grid, setting, &sections);
    let in_rows = rows(content, grid, setting, &sections).height(content, &sections);
    // Where room is short, the lower of the two.
    let roomy = scale.air >= TIGHT || in_rows <= in_columns.1;
    let (kind, height) =
        if is_few(content, &sections) && roomy { (Kind::Rows(sections), in_rows) } else { in_columns };
    let above = (0.7 + 0.8 * scale.air) * scale.body;
    let below = if foot.height > 0.0 { 1.4 * scale.body * scale.air } else { grid.bottom };
    let need = head.foot + above + height + below + foot.height;
    Body { scale, setting, kind, above, height, foot, need }
}

/// Whether so little is said that every section has the width of the page.
fn is_few(content: &Content, sections: &[Section]) -> bool {
    let here = content.blocks.iter().filter(|block| sections.contains(&block.section));
    let lines: Vec<usize> = here
        .flat_map(|block| &block.lines)
        .filter(|line| line.kept)
        .map(|line| line.para.plain.chars().count())
        .collect();
    sections.len() == 1 || (lines.len() <= FEW_LINES && lines.iter().sum::<usize>() <= FEW_CHARACTERS)
}

fn columns(content: &mut Content, grid: Grid, setting: Setting, sections: &[Section]) -> (Kind, f32) {
    let heights = flow::heights(content, sections, grid.column(), setting);
    let shares = flow::share_out(&heights, setting.apart, 2);
    let named = |column: &Vec<usize>| column.iter().map(|number| sections[*number]).collect();
    (Kind::Columns(shares.columns.iter().map(named).collect()), shares.tallest)
}

/// How the headings beside their lines are set.
fn rows(content: &Content, grid: Grid, setting: Setting, sections: &[Section]) -> Rows {
    let label = grid.across() * LABELS;
    let start = grid.margin + label + grid.gutter * 0.6;
    let style = Style::of(setting.body, setting.air, Bullet::None, content.palette);
    let rows = Rows {
        label: (grid.margin, label),
        words: (start, (grid.width - grid.margin - start).min(setting.body * 36.0)),
        heading: LABEL * setting.body,
        style: Style { gap: 0.5 * setting.body * setting.air, ..style },
        apart: setting.apart,
        rule: 0.0,
        below_rule: 0.0,
    };
    rows.of(content, sections)
}

fn foot(content: &mut Content, grid: Grid, scale: Scale, boxed: Vec<Section>) -> Foot {
    let setting = box_setting(content, scale);
    let width = if boxed.len() > 1 { grid.column() } else { grid.across() };
    let boxed_height = flow::heights(content, &boxed, width, setting).into_iter().fold(0.0, f32::max);
    let sentence = footer::height(content, grid.across(), scale.aside(grid.unit));
    let pad = (0.5 + 0.8 * scale.air) * scale.body;
    let between =
        if boxed_height > 0.0 && sentence > 0.0 { (0.4 + 0.9 * scale.air) * scale.body } else { 0.0 };
    let empty = boxed_height + sentence <= 0.0;
    let height = if empty { 0.0 } else { pad + boxed_height + between + sentence + grid.bottom };
    Foot { boxed, pad, height }
}

fn box_setting(content: &Content, scale: Scale) -> Setting {
    Setting::of(content, scale.body, scale.air, 1.06)
}

pub(super) fn paint(canvas: &mut Canvas, content: &mut Content, grid: Grid, head: &Head, body: &Body) {
    // What is left over after everything has grown goes above the words, between them and below.
    let spare = (grid.height - body.need).max(0.0);
    let top = head.foot + body.above + spare * ABOVE;
    let room = body.height + spare * 0.5;
    match &body.kind {
        Kind::Rows(sections) => {
            let more = (room - body.height) / sections.len().saturating_sub(1).max(1) as f32;
            // One alone stands where the eye looks for it.
            let lower = if sections.len() == 1 { spare * (OPTICAL_MIDDLE - ABOVE) } else { 0.0 };
            rows(content, grid, body.setting, sections).paint(canvas, content, sections, top + lower, more);
        }
        Kind::Columns(columns) => {
            for (number, sections) in columns.iter().enumerate() {
                let height = flow::height(content, sections, grid.column(), body.setting);
                let more = flow::wider(room, height, sections.len(), EVEN * body.setting.apart);
                let spot = Spot { start: grid.start(number), y: top, width: grid.column() };
                flow::paint(canvas, content, sections, spot, body.setting, more);
            }
        }
    }
    paint_foot(canvas, content, grid, body);
}

fn paint_foot(canvas: &mut Canvas, content: &mut Content, grid: Grid, body: &Body) {
    let Foot { boxed, pad, .. } = &body.foot;
    if body.foot.height <= 0.0 {
        return;
    }
    let top = grid.height - body.foot.height;
    let all = Spot { start: 0.0, y: top, width: grid.width };
    match content.palette.wash {
        Some(wash) => canvas.fill(all, body.foot.height, 0.0, wash),
        None => canvas.fill(
            Spot { start: grid.margin, y: top, width: grid.across() },
            RULE,
            0.0,
            content.palette.ink,
        ),
    }
    let setting = box_setting(content, body.scale);
    let width = if boxed.len() > 1 { grid.column() } else { grid.across() };
    for (number, section) in boxed.iter().enumerate() {
        let spot = Spot { start: grid.start(number), y: top + pad, width };
        flow::paint(canvas, content, std::slice::from_ref(section), spot, setting, 0.0);
    }
    let foot = Spot { start: grid.margin, y: grid.height - grid.bottom, width: grid.across() };
    footer::paint(canvas, content, foot, body.scale.aside(grid.unit));
}
