//! Shaped words, and where their rows end. All widths are in shaped units: points at the size of [`SHAPED`].
//!
//! [`SHAPED`]: crate::text::look::SHAPED

use crate::text::breaks::between_words;
use crate::text::fonts::FaceId;
use crate::text::look::SHAPED;
use crate::text::reach::{Glyphs, Reach};
use crate::text::run::Rgb;
use crate::text::tokens::{touching, unparted};
use parley_engine::shape::Whitespace;
use parley_engine::{Atom, Glyph, ShapedSlice, ShapedText};
use std::ops::Range;
use std::sync::Arc;

/// How far a row may stand over its width: what is lost when a width is turned into another size and back.
const SLACK: f32 = 0.005;

/// Signs that part an address too long for its row.
const SIGNS: [char; 9] = ['&', '=', '%', '#', '@', '.', '_', '~', '\\'];

/// Words of one direction, shaped.
pub(crate) struct Shaped {
    pub(crate) text: Arc<str>,
    /// How many bytes of the text are not the tail.
    pub(crate) main: usize,
    pub(crate) rtl: bool,
    /// The colour of the words and of their tail.
    pub(crate) inks: [Rgb; 2],
    whole: ShapedText,
    /// By the numbers the runs have for their fonts.
    faces: Vec<FaceId>,
    pieces: Vec<Piece>,
}

/// What stands between two places where a row may end.
struct Piece {
    /// Its clusters, of which those from `white` on are white that may hang over the end of a row.
    clusters: Range<u32>,
    white: u32,
    ink_width: f32,
    white_width: f32,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// Its clusters as they are read, of which those from `white` on are white at its end.
    pub(crate) clusters: Range<u32>,
    pub(crate) white: u32,
    /// The width of what is seen.
    pub(crate) ink: f32,
    /// The width of the white behind that.
    pub(crate) hang: f32,
}

/// Clusters of one run, with the level that decides where they stand (Unicode Standard Annex 9).
pub(crate) struct Part<'a> {
    pub(crate) face: FaceId,
    pub(crate) slice: ShapedSlice<'a>,
    run: u32,
    level: u8,
}

impl Part<'_> {
    /// Whether it reads from right to left.
    pub(crate) fn rtl(&self) -> bool {
        self.level % 2 == 1
    }

    /// All its glyphs, in no order that is promised.
    pub(crate) fn glyphs(&self) -> impl Iterator<Item = Glyph> {
        self.slice.shaped_clusters_range().flat_map(|cluster| self.slice.shaped_cluster_glyphs(cluster))
    }

    /// The glyphs of one of its atoms, in no order that is promised.
    pub(crate) fn glyphs_of(&self, atom: &Atom<'_>) -> impl Iterator<Item = Glyph> {
        atom.shaped_clusters_range().flat_map(|cluster| self.slice.shaped_cluster_glyphs(cluster))
    }
}

impl Shaped {
    /// Of a text of which what is behind `main` bytes is the tail. `faces` are those of the shaped text, as its runs
    /// count them.
    pub(crate) fn new(
        (text, main): (&str, usize),
        rtl: bool,
        inks: [Rgb; 2],
        shaped: ShapedText,
        faces: Vec<FaceId>,
    ) -> Self {
        let mut words = Self { text: text.into(), main, rtl, inks, whole: shaped, faces, pieces: Vec::new() };
        let unparted = unparted(text);
        let within = |place: usize| {
            let after = unparted.partition_point(|range| range.end <= place);
            unparted.get(after).is_some_and(|range| range.start < place)
        };
        let mut starts = between_words(text);
        starts.extend(touching(text, &unparted));
        starts.sort_unstable();
        words.pieces = words.cut(0..u32::MAX, |atom| begins_word(atom, &starts) && !within(start(atom)));
        words
    }

    /// Cuts those clusters before each atom that a row may begin with.
    fn cut(&self, clusters: Range<u32>, may_begin: impl Fn(&Atom<'_>) -> bool) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for atom in self.atoms(clusters) {
            let clusters = atom.shaped_clusters_range();
            // What has no width does not part from what stands before it.
            let begins = may_begin(&atom)
                && pieces.last().is_some_and(|piece| piece.ink_width + piece.white_width > 0.0);
            if begins || pieces.is_empty() {
                let at = clusters.start;
                pieces.push(Piece { clusters: at..at, white: at, ink_width: 0.0, white_width: 0.0 });
            }
            if let Some(piece) = pieces.last_mut() {
                piece.clusters.end = clusters.end;
                if hangs(&atom) {
                    piece.white_width += atom.advance();
                } else {
                    piece.ink_width += piece.white_width + atom.advance();
                    (piece.white, piece.white_width) = (clusters.end, 0.0);
                }
            }
        }
        pieces
    }

    /// Each run, as the text is read, with its face.
    pub(crate) fn runs(&self) -> impl Iterator<Item = Part<'_>> {
        self.whole.runs().iter().zip(0..).filter_map(|(run, number)| {
            let face = *self.faces.get(run.font_index)?;
            let slice = self.whole.run_slice(number);
            Some(Part { face, slice, run: number, level: run.bidi_level.to_u8() })
        })
    }

    /// What cannot be torn apart, as it is read.
    fn atoms(&self, clusters: Range<u32>) -> impl Iterator<Item = Atom<'_>> {
        self.parts(clusters).flat_map(|part| part.slice.atoms_start())
    }

    /// What of each run is among those clusters, as the text is read.
    fn parts(&self, clusters: Range<u32>) -> impl Iterator<Item = Part<'_>> {
        self.runs().filter_map(move |run| {
            let whole = run.slice.shaped_clusters_range();
            let (from, to) = (whole.start.max(clusters.start), whole.end.min(clusters.end));
            (from < to).then(|| Part { slice: run.slice.narrow(from..to), ..run })
        })
    }

    /// The parts of a row from left to right.
    pub(crate) fn visual(&self, row: &Row) -> Vec<Part<'_>> {
        let mut parts: Vec<Part<'_>> = self.parts(row.clusters.start..row.white).collect();
        // White at the end of a row stands at its end, whatever it is next to.
        let base = u8::from(self.rtl);
        for part in self.parts(row.white..row.clusters.end) {
            match parts.last_mut() {
                Some(last) if last.level == base && last.run == part.run => {
                    let clusters =
                        last.slice.shaped_clusters_range().start..part.slice.shaped_clusters_range().end;
                    last.slice = self.whole.run_slice(part.run).narrow(clusters);
                }
                _ => parts.push(Part { level: base, ..part }),
            }
        }
        reorder(&mut parts);
        parts
    }

    /// The face of the character that begins with that byte.
    pub(crate) fn face_at(&self, byte: usize) -> Option<FaceId> {
        let there = |run: &Part<'_>| run.slice.text_byte_range(run.slice.char_range()).contains(&byte);
        self.runs().find(there).map(|run| run.face)
    }

    /// How far the ink of all of it reaches above and below its line.
    pub(crate) fn reach(&self) -> Option<Reach> {
        let of_run = |run: Part<'_>| {
            let glyphs = Glyphs::of(run.face);
            let reach = |glyph: Glyph| {
                let (ink, down) = (glyphs.reach(glyph.id)?, glyph.y / SHAPED);
                Some(Reach { above: ink.above - down, below: ink.below + down, ..ink })
            };
            Reach::around(run.glyphs().filter_map(reach))
        };
        Reach::around(self.runs().filter_map(of_run))
    }

    /// The width of the words in one row.
    pub(crate) fn natural_width(&self) -> f32 {
        self.count(f32::INFINITY).1
    }

    /// The width of the widest word.
    pub(crate) fn widest_word(&self) -> f32 {
        self.pieces.iter().map(|piece| piece.ink_width).fold(0.0, f32::max)
    }

    /// How many rows of at most that width there are, and the width of what is seen in the last.
    pub(crate) fn count(&self, width: f32) -> (usize, f32) {
        let (mut rows, mut last) = (0, 0.0);
        self.rows(width, |row| (rows, last) = (rows + 1, row.ink));
        (rows, last)
    }

    /// Gives each row of at most that width, as many words in it as there is room for.
    pub(crate) fn rows(&self, width: f32, mut give: impl FnMut(Row)) {
        let limit = width + SLACK;
        let mut row = Row { clusters: 0..0, white: 0, ink: 0.0, hang: 0.0 };
        for piece in &self.pieces {
            if !row.has_room(piece.ink_width, limit) {
                give(row.take());
            }
            if piece.ink_width > limit {
                self.tear(piece, &mut row, limit, &mut give);
            } else {
                row.add(piece.ink_width, piece.white_width, piece.white, piece.clusters.end);
            }
        }
        give(row);
    }

    /// The words that are set over several rows of that width, by their clusters, without the white behind them.
    pub(crate) fn torn(&self, width: f32) -> Vec<Range<u32>> {
        let wide = self.pieces.iter().filter(|piece| piece.ink_width > width + SLACK);
        wide.map(|piece| piece.clusters.start..piece.white).collect()
    }

    /// The bytes of those clusters.
    pub(crate) fn bytes(&self, clusters: &Range<u32>) -> Range<usize> {
        let mut bytes =
            self.atoms(clusters.clone()).map(|atom| atom.slice().text_byte_range(atom.char_range()));
        let first = bytes.next().unwrap_or_default();
        first.start..bytes.last().map_or(first.end, |last| last.end)
    }

    /// Sets a word that is wider than a row over several: an address is parted at its signs, where that is enough.
    fn tear(&self, word: &Piece, row: &mut Row, limit: f32, give: &mut impl FnMut(Row)) {
        let sign = |atom: &Atom<'_>| self.text[start(atom)..].starts_with(SIGNS);
        for piece in
            self.cut(word.clusters.clone(), |atom| atom.is_soft_wrap_opportunity_before() || sign(atom))
        {
            if piece.ink_width > limit {
                self.tear_anywhere(&piece, row, limit, give);
                continue;
            }
            if !row.has_room(piece.ink_width, limit) {
                give(row.take());
            }
            row.add(piece.ink_width, piece.white_width, piece.white, piece.clusters.end);
        }
    }

    fn tear_anywhere(&self, piece: &Piece, row: &mut Row, limit: f32, give: &mut impl FnMut(Row)) {
        for atom in self.atoms(piece.clusters.clone()) {
            let (advance, end) = (atom.advance(), atom.shaped_clusters_range().end);
            let (ink, white) = if hangs(&atom) { (0.0, advance) } else { (advance, 0.0) };
            if !row.has_room(ink, limit) {
                give(row.take());
            }
            row.add(ink, white, if ink > 0.0 { end } else { row.white }, end);
        }
    }
}

impl Row {
    /// Whether there is room for so much more to be seen. There always is for what shows nothing, and in an empty row.
    fn has_room(&self, ink: f32, limit: f32) -> bool {
        let end = self.ink + self.hang;
        ink == 0.0 || end == 0.0 || end + ink <= limit
    }

    fn add(&mut self, ink: f32, white: f32, white_from: u32, end: u32) {
        self.clusters.end = end;
        if ink > 0.0 {
            self.ink += self.hang + ink;
            (self.white, self.hang) = (white_from, 0.0);
        }
        self.hang += white;
    }

    /// Takes the row, and leaves an empty one behind its end.
    fn take(&mut self) -> Self {
        let end = self.clusters.end;
        std::mem::replace(self, Self { clusters: end..end, white: end, ink: 0.0, hang: 0.0 })
    }
}

/// Whether a row may end before it: it begins a word, or another part of a text that may stand in a row of its own.
/// `words` are the places where a word begins that no space parts from the one before.
fn begins_word(atom: &Atom<'_>, words: &[usize]) -> bool {
    atom.is_soft_wrap_opportunity_before() || (!words.is_empty() && words.binary_search(&start(atom)).is_ok())
}

/// The byte of the text that it starts with.
fn start(atom: &Atom<'_>) -> usize {
    atom.slice().text_byte_range(atom.char_range()).start
}

/// Whether all of it is white that may hang over the end of a row.
fn hangs(atom: &Atom<'_>) -> bool {
    let hangs = |white| matches!(white, Whitespace::Space | Whitespace::IdeographicSpace | Whitespace::Tab);
    atom.characters().iter().all(|character| hangs(character.whitespace))
}

/// Turns around what reads the other way, level by level (Unicode Standard Annex 9, rule L2).
fn reorder(parts: &mut [Part<'_>]) {
    let levels = || parts.iter().map(|part| part.level);
    let (Some(highest), Some(lowest)) = (levels().max(), levels().filter(|level| level % 2 == 1).min())
    else {
        return;
    };
    for level in (lowest..=highest).rev() {
        for stretch in parts.chunk_by_mut(|one, next| (one.level >= level) == (next.level >= level)) {
            if stretch[0].level >= level {
                stretch.reverse();
            }
        }
    }
}

#[cfg(test)]
mod tests;
