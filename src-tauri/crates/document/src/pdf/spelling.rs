//! A word of Nastaliq is spelled out below its glyphs, for those who read it out of the file.
//!
//! Its letters stand above and below each other, and its glyphs do not say what they are: the text is said beside them
//! (`ActualText`). Where in the line that text stands, readers take from the glyphs: poppler from the first and the last
//! that is painted, `PDFium` from the first stretch, whose characters also tell it the direction, and `MuPDF` gives each
//! glyph in turn a character of the text, and takes every gap between them for a space. So a blank for each character is
//! painted first, all of them as wide as the word, and another at its end when all is painted. They say nothing but the
//! direction, so that no reader takes one for a part of the text.

use super::fonts::PageFont;
use super::round;
use super::syntax::{byte_of_literal, decimal, decimals};
use crate::display::{Glyph, TextRun};

/// What a blank stands for: a mark of direction, which shows nothing.
pub(super) const BLANK: char = '\u{200f}';

/// The blanks of one word.
pub(super) struct Spelling {
    count: usize,
    code: u16,
    /// Where the word starts and ends, in points.
    ends: [f32; 2],
    baseline: f32,
    /// The width of a blank as the font has it, in points.
    advance: f32,
}

impl Spelling {
    /// Of a word with those glyphs that stands for that text; nothing where the font has no blank. `height` is that of
    /// the page.
    pub(super) fn of(
        run: &TextRun,
        glyphs: &[Glyph],
        text: &str,
        font: &PageFont,
        height: f32,
    ) -> Option<Self> {
        let (code, width) = font.glyph(font.blank?);
        let advance = (width * f64::from(round(run.size)) / 1000.0) as f32;
        let start = glyphs.iter().map(|glyph| glyph.x).fold(f32::INFINITY, f32::min);
        let end = glyphs.iter().map(|glyph| glyph.x + glyph.advance).fold(start, f32::max);
        let count = text.chars().count();
        let baseline = round(height - run.baseline);
        (advance > 0.0 && end - start > 0.1).then_some(Self {
            count,
            code,
            ends: [start, end],
            baseline,
            advance,
        })
    }

    /// Paints a blank for each character, side by side from one end of the word to the other.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let [start, end] = self.ends;
        decimal(out, 100.0 * (end - start) / (self.count as f32 * self.advance));
        out.extend(b" Tz\n");
        self.blanks(out, start, self.count);
        out.extend(b"100 Tz\n");
    }

    /// Paints another where the word ends.
    pub(super) fn close(&self, out: &mut Vec<u8>) {
        self.blanks(out, self.ends[1] - self.advance, 1);
    }

    fn blanks(&self, out: &mut Vec<u8>, x: f32, count: usize) {
        decimals(out, [1.0, 0.0, 0.0, 1.0, round(x), self.baseline]);
        out.extend(b"Tm(");
        for byte in self.code.to_be_bytes().repeat(count) {
            byte_of_literal(out, byte);
        }
        out.extend(b")Tj\n");
    }
}
