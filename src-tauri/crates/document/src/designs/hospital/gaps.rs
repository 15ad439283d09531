//! Sizes and gaps of the hospital page, and what stands beside the name.

use super::Grid;
use crate::layout::content::Content;
use crate::layout::fit::Scale;
use crate::layout::parts::lines::Style;
use crate::theme::Palette;
use crate::tree::Bullet;
use profile::Section;

/// Sizes and gaps that follow from a scale, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gaps {
    pub(super) body: f32,
    /// What is said beside the words: the last sentence.
    pub(super) aside: f32,
    /// The first words, beside the photo.
    pub(super) lead: f32,
    pub(super) heading: f32,
    /// The headings of the panels.
    pub(super) panel_heading: f32,
    /// Between two lines of a section.
    pub(super) lines: f32,
    /// Between a heading and its lines.
    pub(super) below_heading: f32,
    /// Between a rule and the heading below it.
    pub(super) below_rule: f32,
    /// Between two sections.
    pub(super) sections: f32,
    /// Between header, panels, columns and footer.
    pub(super) bands: f32,
    /// Inside a panel.
    pub(super) pad: f32,
}

/// The thickness of the rule above a section.
pub(super) const RULE: f32 = 1.5;

impl Gaps {
    pub(super) fn of(scale: Scale, grid: Grid, content: &Content) -> Self {
        let Scale { body, air, .. } = scale;
        let tall = content.is_tall();
        let heading = body * if tall { 1.1 } else { 1.22 };
        let in_one_line = 0.98 * grid.column() / content.widest_heading.max(1.0);
        Self {
            body,
            aside: scale.aside(grid.unit),
            lead: 1.12 * scale.aside(grid.unit),
            heading: if in_one_line > 1.05 * body { heading.min(in_one_line) } else { heading },
            panel_heading: scale.aside(grid.unit) * if tall { 1.25 } else { 1.5 },
            lines: 0.44 * body * air,
            below_heading: (if tall { 0.2 } else { 0.34 }) * body * air.min(1.3),
            below_rule: 0.5 * body * air.min(1.3) + if tall { 0.8 * body } else { 0.0 },
            sections: 1.15 * body * air,
            bands: 1.5 * body * air,
            pad: 0.95 * body * air.clamp(0.7, 1.2),
        }
    }

    pub(super) fn style(self, bullet: Bullet, palette: Palette) -> Style {
        Style { gap: self.lines, ..Style::of(self.body, 1.0, bullet, palette) }
    }

    /// What to do and not to do is a little larger than the rest.
    pub(super) fn panel_style(self, palette: Palette) -> Style {
        Style { gap: self.lines, ..Style::of(1.06 * self.body, 1.0, Bullet::None, palette) }
    }

    pub(super) fn rule(self) -> f32 {
        RULE + self.below_rule
    }

    pub(super) fn below_panel_heading(self) -> f32 {
        0.45 * self.body
    }
}

/// Whether a section stands beside the name: how the person communicates does, on the first page, unless nothing else
/// is said.
pub(super) fn in_header(content: &Content, section: Section) -> bool {
    section == Section::Communication && content.on == 0 && content.shown().len() > 1
}
