//! Sections below each other with their headings beside the lines: for pages on which little is said.

use super::lines::{self, Style, bullet_of};
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::{Block, Content};
use crate::tree::{Bullet, Role, Tree};
use profile::Section;

/// How rows are set, in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rows {
    /// Where the headings start, and how wide they are.
    pub(crate) label: (f32, f32),
    /// Where the lines start, and how wide they are.
    pub(crate) words: (f32, f32),
    /// The size of the headings.
    pub(crate) heading: f32,
    /// How the lines are set; with bullets, each section has its own.
    pub(crate) style: Style,
    /// Between two sections.
    pub(crate) apart: f32,
    /// The thickness of the rule above every section, 0 for none, and the white below it.
    pub(crate) rule: f32,
    pub(crate) below_rule: f32,
}

/// How much wider the headings may become, in parts of what they have.
const WIDER: f32 = 1.25;

impl Rows {
    /// The same for these sections: one alone needs no rule to part it from another, and a single line no bullet; a
    /// long word gets some more room before its heading is made smaller for it.
    pub(crate) fn of(self, content: &Content, sections: &[Section]) -> Self {
        let here = || content.blocks.iter().filter(|block| sections.contains(&block.section));
        let widest = here().map(|block| block.heading.widest_word(self.heading)).fold(0.0, f32::max);
        let wider = (1.02 * widest).clamp(self.label.1, WIDER * self.label.1) - self.label.1;
        let label = (self.label.0, self.label.1 + wider);
        let words = (self.words.0 + wider, self.words.1 - wider);
        let rows = Self { label, words, ..self };
        if sections.len() != 1 {
            return rows;
        }
        let lines = here().flat_map(|block| &block.lines).filter(|line| line.kept).count();
        let bullet = if lines == 1 { Bullet::None } else { self.style.bullet };
        Self { rule: 0.0, below_rule: 0.0, style: Style { bullet, ..self.style }, ..rows }
    }

    fn style(&self, section: Section) -> Style {
        let bullet = if self.style.bullet == Bullet::None { Bullet::None } else { bullet_of(section) };
        Style { bullet, ..self.style }
    }

    fn above(&self) -> f32 {
        self.rule + self.below_rule
    }

    /// The size of a heading, no word of it broken.
    fn label_size(&self, block: &Block) -> f32 {
        block.heading.size_for_words(self.heading, self.label.1)
    }

    /// How much lower than its row a heading starts, so that it stands on the line of the first words.
    fn shift(&self, block: &mut Block) -> f32 {
        let width = self.words.1 - self.style(block.section).indent();
        let first = block.kept().next().map_or(0.0, |line| line.para.baseline(self.style.size, width));
        first - block.heading.baseline(self.label_size(block), self.label.1)
    }

    fn block(&self, block: &mut Block) -> f32 {
        let label = self.shift(block) + block.heading.height(self.label_size(block), self.label.1);
        let lines = lines::height(block, self.words.1, self.style(block.section));
        self.above() + label.max(lines)
    }

    /// The height of those sections below each other.
    pub(crate) fn height(&self, content: &mut Content, sections: &[Section]) -> f32 {
        let height = |section: &Section| content.block(*section).map(|block| self.block(block));
        let heights: Vec<f32> = sections.iter().filter_map(height).collect();
        lines::stack(&heights, self.apart)
    }

    /// Paints those sections from `y` on, with so much `more` between two.
    pub(crate) fn paint(
        &self,
        canvas: &mut Canvas,
        content: &mut Content,
        sections: &[Section],
        mut y: f32,
        more: f32,
    ) {
        for section in sections {
            let ink = content.palette.ink;
            let Some(block) = content.block(*section) else { continue };
            if self.rule > 0.0 {
                let width = self.words.0 + self.words.1 - self.label.0;
                canvas.fill(Spot { start: self.label.0, y, width }, self.rule, 0.0, ink);
            }
            let top = y + self.above();
            let spot = Spot { start: self.label.0, y: top + self.shift(block), width: self.label.1 };
            let node = canvas.node_for(Tree::ROOT, Role::H2, &block.heading);
            let size = self.label_size(block);
            canvas.words(&mut block.heading, spot, size, node, true);
            let style = self.style(*section);
            let list = lines::list(canvas, style.bullet);
            let words = Spot { start: self.words.0, y: top, width: self.words.1 };
            lines::paint(canvas, block.kept(), list, words, style);
            y += self.block(block) + self.apart + more;
        }
    }
}
