//! How high everything on the poster is, measured once: many ways to divide it are tried after that.

use super::{Grid, head};
use crate::layout::canvas::Spot;
use crate::layout::content::Content;
use crate::layout::fit::Scale;
use crate::layout::parts::flow::{self, Setting};
use crate::layout::parts::footer;
use profile::Section;

/// The size of the headings beside the body type.
const HEADING: f32 = 1.5;
/// The thickness of the bars above them, in points on A4.
const BAR: f32 = 4.0;
/// A column is at least that wide, and its lines at most, in parts of the body type.
const COLUMN: (f32, f32) = (13.0, 36.0);
/// The most columns beside each other.
const MOST_COLUMNS: usize = 4;

/// What is known of the poster before anything is divided.
pub(super) struct Measured {
    /// The head without the facts on its band, and with them.
    pub(super) heads: [head::Head; 2],
    pub(super) setting: Setting,
    /// For one column, two and so on: how wide each is, and how high the sections are in it.
    pub(super) columns: Vec<(f32, Vec<f32>)>,
    /// How high the sections are below the photo, and the facts.
    pub(super) panel: Vec<f32>,
    pub(super) facts: f32,
    /// The height of the last sentence with the white above it: below the columns, and below the photo.
    pub(super) sentence: [f32; 2],
}

/// Measures the page that is on.
pub(super) fn measure(content: &mut Content, grid: Grid, scale: Scale, shown: &[Section]) -> Measured {
    let heads = [false, true].map(|facts| head::arrange(content, grid, scale, facts));
    let [head, _] = heads;
    let setting = setting(content, grid, scale);
    let room = head.panel - 2.0 * grid.margin;
    let mut columns = Vec::new();
    for count in 1..=MOST_COLUMNS {
        let width = (room - grid.gutter * (count - 1) as f32) / count as f32;
        if count > 1 && width < setting.body * COLUMN.0 {
            break;
        }
        let heights = flow::heights(content, shown, lines_width(width, setting), setting);
        columns.push((width, heights));
    }
    let below = if content.on > 0 { 0.0 } else { panel_spot(grid, &head).width };
    let aside = scale.aside(grid.unit);
    let sentence = [sentence_width(room, aside), below]
        .map(|width| sentence(content, Scale { body: aside, ..scale }, width));
    let panel =
        if below > 0.0 { flow::heights(content, shown, below, panel_setting(setting)) } else { Vec::new() };
    let facts = content.facts.as_mut().map_or(0.0, |facts| facts.height(aside, below.max(1.0)));
    Measured { heads, setting, columns, panel, facts, sentence }
}

/// The width of the lines in a column: no wider than is easy to read.
pub(super) fn lines_width(column: f32, setting: Setting) -> f32 {
    column.min(setting.body * COLUMN.1)
}

pub(super) fn sentence_width(room: f32, body: f32) -> f32 {
    room.min(footer::size(body) * 46.0)
}

/// The spot of the words below the photo; its `y` is that of the photo's foot.
pub(super) fn panel_spot(grid: Grid, head: &head::Head) -> Spot {
    let pad = grid.margin * 0.62;
    Spot { start: head.panel + pad, y: head.panel_foot, width: grid.width - head.panel - 2.0 * pad }
}

/// How sections are set below the photo: without bars, for the ground holds them together.
pub(super) fn panel_setting(setting: Setting) -> Setting {
    Setting { bar: 0.0, below_bar: 0.0, heading: setting.heading * 0.86, ..setting }
}

/// How the sections of the columns are set.
fn setting(content: &Content, grid: Grid, scale: Scale) -> Setting {
    let Scale { body, air, .. } = scale;
    let below_bar = body * if content.is_tall() { 0.9 * air + 0.45 } else { 0.5 * air };
    let apart = (0.55 + 0.85 * air) * body;
    Setting { bar: BAR * grid.unit, below_bar, apart, ..Setting::of(content, body, air, HEADING) }
}

fn sentence(content: &mut Content, scale: Scale, width: f32) -> f32 {
    let sentence = if width > 0.0 { footer::height(content, width, scale.body) } else { 0.0 };
    if sentence > 0.0 { 1.4 * scale.body * scale.air + sentence } else { 0.0 }
}
