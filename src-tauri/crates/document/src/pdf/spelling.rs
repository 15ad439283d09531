//! A word that is spelled out beside its glyphs, for those who read it out of the file.
//!
//! What a word says is told in two ways, because no reader minds both. Whoever copies it takes the text said beside it
//! (`ActualText`), from left to right as it is seen, and turns that round where its letters run from the right. Where in
//! the line that text stands, they take from the glyphs: poppler from the first and the last that is painted, `PDFium`
//! from the first stretch, whose characters also tell it the direction, and `MuPDF` gives each glyph in turn a character
//! of the text, and takes every gap between them for a space. So a blank for each character is painted first, all of them
//! as wide as the word, and another at its end when all is painted. They say nothing but the direction.
//!
//! Whoever follows the structure of the file, or takes no notice of such texts, reads what the glyphs say in the order in
//! which they are painted. Those of a word from the right say nothing: they are painted from left to right, and in Nastaliq
//! one and the same stands for several letters. What they show is spelled in blanks, as it is read, from the right.

use super::blanks::Blanks;
use super::content::Writer;
use super::round;
use super::syntax::{byte_of_literal, decimal, decimals, number};
use crate::display::TextRun;

/// The blanks of one word.
pub(super) struct Spelling<'w, 't> {
    blanks: &'w Blanks,
    size: f32,
    /// Where the word starts and ends, in points.
    ends: [f32; 2],
    baseline: f32,
    count: usize,
    /// What it spells, in the order of reading; nothing where the glyphs say it themselves.
    letters: &'t str,
    rtl: bool,
}

/// Where a word stands: in the row of that run, from one edge to the other, in points.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) run: &'a TextRun,
    pub(super) ends: [f32; 2],
    /// Of the page.
    pub(super) height: f32,
}

impl<'w, 't> Spelling<'w, 't> {
    /// Of a word in that place, for which so many characters are said beside it; nothing where it has no width.
    pub(super) fn of(blanks: &'w Blanks, place: Place<'_>, count: usize, letters: &'t str) -> Option<Self> {
        let Place { run, ends, height } = place;
        let baseline = round(height - run.baseline);
        let size = round(run.size);
        let wide = ends[1] - ends[0] > 0.1 && count > 0;
        wide.then_some(Self { blanks, size, ends, baseline, count, letters, rtl: run.rtl })
    }

    /// Paints a blank for each character, side by side from one end of the word to the other, and spells it.
    pub(super) fn open(&self, writer: &mut Writer<'w>) {
        let [start, end] = self.ends;
        self.font(writer);
        let out = &mut writer.out;
        decimal(out, 100.0 * (end - start) / (self.count as f32 * self.advance()));
        out.extend(b" Tz\n");
        if self.rtl || self.letters.is_empty() {
            self.row(out, start, std::iter::repeat_n(Blanks::silent(self.rtl), self.count));
        } else {
            self.row(out, start, self.letters.chars().map(|letter| self.blanks.code(letter)));
        }
        if self.rtl && !self.letters.is_empty() {
            self.spell_from_the_right(out);
        }
        out.extend(b"100 Tz\n");
    }

    /// Paints another where the word ends.
    pub(super) fn close(&self, writer: &mut Writer<'w>) {
        self.font(writer);
        self.row(&mut writer.out, self.ends[1] - self.advance(), [Blanks::silent(self.rtl)]);
    }

    /// The width of a blank, in points.
    fn advance(&self) -> f32 {
        (self.blanks.width * f64::from(self.size) / 1000.0) as f32
    }

    fn font(&self, writer: &mut Writer<'w>) {
        writer.type_in(self.blanks.id, self.size);
    }

    /// Blanks beside each other.
    fn row(&self, out: &mut Vec<u8>, x: f32, codes: impl IntoIterator<Item = u16>) {
        decimals(out, [1.0, 0.0, 0.0, 1.0, round(x), self.baseline]);
        out.extend(b"Tm(");
        codes
            .into_iter()
            .for_each(|code| code.to_be_bytes().iter().for_each(|byte| byte_of_literal(out, *byte)));
        out.extend(b")Tj\n");
    }

    /// A blank for each letter, each to the left of the one before. They are half as wide as those for the characters of
    /// what is said beside the word: `MuPDF` compares blanks of one width with that, one by one.
    fn spell_from_the_right(&self, out: &mut Vec<u8>) {
        let [start, end] = self.ends;
        let step = (end - start) / self.count as f32;
        decimal(out, 50.0 * step / self.advance());
        out.extend(b" Tz\n");
        decimals(out, [1.0, 0.0, 0.0, 1.0, round(end - step), self.baseline]);
        out.extend(b"Tm[");
        for (place, letter) in self.letters.chars().enumerate() {
            if place > 0 {
                number(out, (3.0 * self.blanks.width) as i64);
            }
            out.push(b'(');
            self.blanks.code(letter).to_be_bytes().iter().for_each(|byte| byte_of_literal(out, *byte));
            out.push(b')');
        }
        out.extend(b"]TJ\n");
    }
}
