//! Shaped words, set in rows as often as needed and put in their place.
//!
//! Copies of the same words share the rows they were last set in, so that a page that is made again, with one line
//! changed, sets that line alone.

use crate::text::fonts::{EMOJI, FaceId};
use crate::text::look::SHAPED;
use crate::text::pieces::{Part, Row, Shaped};
use crate::text::reach::{Reach, of_row};
use crate::text::run::{Cluster, Glyph, Rgb, TextRun};
use crate::text::stack::Style;
use parley_engine::Atom;
use profile::shows;
use script::Leading;
use script::direction::{is_mark, without_marks};
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// How many ways of setting the same words are remembered.
const SETTINGS: usize = 4;

/// A last row shorter than this, in parts of the width, is a stump.
const STUMP: f32 = 0.25;
/// Where rows end anywhere: in parts of the type size.
const ALONE: f32 = 2.2;

/// How far ink may stand out of a line that is to hold it, in parts of the type size: as the tails of Latin letters do.
const HAIR: f32 = 0.04;

/// Words of one direction, shaped, in as many rows as the width asks for.
#[derive(Clone)]
pub(crate) struct Words {
    known: Arc<Known>,
    leading: Leading,
    /// How much farther rows stand from each other than that, in parts of the type size.
    pub(crate) apart: f32,
    /// Whether it is a heading or a name, whose rows are as alike as can be.
    pub(crate) heading: bool,
    /// Whether rows end between any two letters, as in Chinese. Then a short last row is made longer only for the sake of
    /// a letter or two that would stand alone.
    anywhere: bool,
    /// A colour for all of it, instead of those it was shaped with.
    ink: Option<Rgb>,
}

/// What the ink of words asks for in a width, in parts of the type size.
#[derive(Clone, Copy, Default)]
pub(crate) struct Spread {
    /// From one baseline to the next for no row to touch another.
    pub(super) clearance: f32,
    /// How far the first row reaches above its line, and the last below it.
    pub(super) above: f32,
    pub(super) below: f32,
}

/// What is known of it, by the bits of the width and whether rows are made alike.
pub(crate) type Spreads = Mutex<Vec<((u32, bool), Spread)>>;

/// Shaped words, and what was found out of them before.
struct Known {
    shaped: Shaped,
    /// How far the ink of all of it reaches.
    reach: Option<Reach>,
    counts: Counts,
    /// What its ink asks for in a few widths.
    spreads: Spreads,
    set: Mutex<Vec<(Setting, Arc<[Set]>)>>,
}

/// How many rows the words take in each of a few widths: one width in each place, its bits above and its rows below.
struct Counts([AtomicU64; 32]);

/// How words are to be set.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Setting {
    /// The width of their box, in points.
    pub(crate) width: f32,
    /// The type, in points.
    pub(crate) size: f32,
    /// Whether rows stand at the right of the box.
    pub(crate) to_right: bool,
    /// Whether all rows are to be as alike as they can be.
    pub(crate) even: bool,
}

/// A row that is set: its runs as they stand with the left edge of their box and their baseline at 0.
pub(crate) struct Set {
    /// The width of what is seen, in points.
    pub(crate) ink: f32,
    pub(crate) runs: Vec<TextRun>,
}

/// What was put on the page.
pub(crate) struct Placed {
    /// The width of the widest row.
    pub(crate) widest: f32,
    /// How many rows there are in all.
    pub(crate) rows: usize,
}

impl Words {
    pub(crate) fn new(shaped: Shaped, leading: Leading, anywhere: bool) -> Self {
        let reach = shaped.reach();
        let counts = Counts(std::array::from_fn(|_| AtomicU64::new(0)));
        Self {
            known: Arc::new(Known {
                shaped,
                reach,
                counts,
                spreads: Spreads::default(),
                set: Mutex::default(),
            }),
            leading,
            apart: 0.0,
            heading: false,
            anywhere,
            ink: None,
        }
    }

    /// How many rows of at most `width` the words take at that size.
    pub(crate) fn lines(&self, size: f32, width: f32) -> usize {
        let width = width * SHAPED / size;
        self.known.counts.get(width).unwrap_or_else(|| {
            let (rows, _) = self.known.shaped.count(width);
            self.known.counts.keep(width, rows);
            rows
        })
    }

    /// The height of the words in that width, at that size.
    pub(crate) fn height(&self, size: f32, width: f32) -> f32 {
        let rows = self.lines(size, width);
        self.height_of(0..rows, rows, size, width)
    }

    /// The height of those rows of so many in that width.
    pub(crate) fn height_of(&self, rows: Range<usize>, all: usize, size: f32, width: f32) -> f32 {
        if rows.is_empty() {
            return 0.0;
        }
        let [above, below] = self.edges(size, width);
        let above = if rows.start == 0 { above } else { 0.0 };
        let below = if rows.end == all { below } else { 0.0 };
        above + self.line_height(size) + (rows.len() - 1) as f32 * self.pitch(size, width) + below
    }

    /// The height of a row by itself, at that size.
    pub(crate) fn line_height(&self, size: f32) -> f32 {
        self.leading.height * size
    }

    /// From the top of the first line to its baseline, at that size.
    pub(crate) fn baseline(&self, size: f32) -> f32 {
        self.leading.baseline * size
    }

    /// Of each row, whether its last word goes on in the next.
    pub(crate) fn goes_on(&self, size: f32, width: f32) -> Vec<bool> {
        if self.widest_word(size) <= width {
            return vec![false; self.lines(size, width)];
        }
        let rows = self.set(Setting { width, size, to_right: false, even: false });
        let shares = |one: &Set, next: &Set| {
            let mut torn = one.runs.iter().filter(|run| run.torn_from.is_some());
            torn.any(|run| next.runs.iter().any(|other| other.torn_from == run.torn_from))
        };
        let pairs = rows.windows(2).map(|pair| shares(&pair[0], &pair[1]));
        pairs.chain([false]).collect()
    }

    /// The width of the words in one line, at that size.
    pub(crate) fn natural_width(&self, size: f32) -> f32 {
        self.known.shaped.natural_width() * size / SHAPED
    }

    /// The width of the widest word, at that size.
    pub(crate) fn widest_word(&self, size: f32) -> f32 {
        self.known.shaped.widest_word() * size / SHAPED
    }

    /// How far the ink of all of them reaches above and below its line.
    pub(crate) fn reach(&self) -> Option<Reach> {
        self.known.reach
    }

    /// What is known of what their ink asks for.
    pub(crate) fn spreads(&self) -> &Spreads {
        &self.known.spreads
    }

    /// How far the ink of all of them reaches from the start of one line, in parts of the type size.
    pub(crate) fn ink(&self) -> Option<Reach> {
        let line = Setting { width: f32::INFINITY, size: SHAPED, to_right: false, even: false };
        let row = self.set(line);
        Reach::around(of_row(&row.first()?.runs).into_iter())
    }

    /// The face in which these characters are drawn, where they stand first.
    pub(crate) fn face_of(&self, characters: &str) -> Option<FaceId> {
        self.known.shaped.face_at(self.known.shaped.text.find(characters)?)
    }

    /// Whether anything of them can be seen.
    pub(crate) fn is_seen(&self) -> bool {
        shows(&self.known.shaped.text)
    }

    /// Whether some of them stand in another order than they are read.
    pub(crate) fn turns(&self) -> bool {
        self.known.shaped.runs().any(|part| part.rtl())
    }

    /// What they say and what their tail says, as it is read.
    pub(crate) fn says(&self) -> [String; 2] {
        let Shaped { text, main, .. } = &self.known.shaped;
        [&text[..*main], text[*main..].trim_start()]
            .map(|text| without_marks(text).replace('\u{a0}', " ").replace('\u{2060}', ""))
    }

    /// Whether they read from right to left.
    pub(crate) fn is_rtl(&self) -> bool {
        self.known.shaped.rtl
    }

    /// Replaces the leading, for words of display size.
    pub(crate) fn set_leading(&mut self, leading: Leading) {
        self.leading = leading;
    }

    /// Sets rows farther apart, by so many parts of the type size.
    pub(crate) fn set_apart(&mut self, apart: f32) {
        self.apart = apart;
    }

    /// Makes their lines so high that no ink is outside, but for a hair.
    pub(crate) fn hold_ink(&mut self) {
        let Some(reach) = self.known.reach else { return };
        let Leading { height, baseline } = self.leading;
        let room = |room: f32, ink: f32| if ink > room + HAIR { ink } else { room };
        let (above, below) = (room(baseline, reach.above), room(height - baseline, reach.below));
        let leading = Leading { height: above + below, baseline: above };
        self.apart = (height + self.apart - leading.height).max(0.0);
        self.leading = leading;
    }

    /// Gives all the words that colour.
    pub(crate) fn recolour(&mut self, ink: Rgb) {
        self.ink = Some(ink);
    }

    /// The leading.
    pub(crate) fn leading(&self) -> Leading {
        self.leading
    }

    /// The runs of those rows, counted from 0, in a box with that left edge and top.
    pub(crate) fn place(
        &self,
        [x, y]: [f32; 2],
        setting: Setting,
        rows: Range<usize>,
        mut put: impl FnMut(TextRun),
    ) -> Placed {
        let setting = self.settled(setting);
        let all = self.set(setting);
        let pitch = self.pitch(setting.size, setting.width);
        let [above, _] = self.edges(setting.size, setting.width);
        let y = if rows.start == 0 { y + above } else { y };
        let mut widest: f32 = 0.0;
        for (number, row) in all.iter().take(rows.end).skip(rows.start).enumerate() {
            let before = number as f32 * pitch;
            let baseline = y + before + self.baseline(setting.size);
            row.runs.iter().for_each(|run| put(self.moved(run, x, baseline)));
            widest = widest.max(row.ink);
        }
        Placed { widest, rows: all.len() }
    }

    fn moved(&self, run: &TextRun, x: f32, baseline: f32) -> TextRun {
        let moved = |glyph: &Glyph| Glyph { x: glyph.x + x, y: glyph.y + baseline, ..*glyph };
        TextRun {
            ink: self.ink.unwrap_or(run.ink),
            baseline,
            text: run.text.clone(),
            torn_from: run.torn_from.clone(),
            clusters: run.clusters.clone(),
            glyphs: run.glyphs.iter().map(moved).collect(),
            ..*run
        }
    }

    /// The rows of the words as they are to be set.
    fn set(&self, setting: Setting) -> Arc<[Set]> {
        let mut known = self.known.set.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, rows)) = known.iter().find(|(other, _)| *other == setting) {
            return rows.clone();
        }
        let rows: Arc<[Set]> = self.set_anew(setting).into();
        if known.len() >= SETTINGS {
            known.remove(0);
        }
        known.push((setting, rows.clone()));
        rows
    }

    /// The same, whatever was set before.
    pub(crate) fn set_anew(&self, setting: Setting) -> Vec<Set> {
        let mut rows = Vec::new();
        let (shaped, width) = (&self.known.shaped, self.settle(setting));
        let torn: Vec<Torn> =
            shaped.torn(width).into_iter().map(|clusters| Torn::of(shaped, clusters)).collect();
        shaped.rows(width, |row| rows.push(set(shaped, &row, &torn, setting)));
        rows
    }

    /// The width to set them in, in shaped units: that of their box, then a little narrower where that takes no more
    /// rows and the last one is less of a stump; `even` makes all rows as alike as they can be.
    fn settle(&self, Setting { width, size, even, .. }: Setting) -> f32 {
        let full = width * SHAPED / size;
        let (rows, last) = self.known.shaped.count(full);
        let stump = if self.anywhere { ALONE * SHAPED } else { full * STUMP };
        if rows < 2 || !even && last > stump {
            return full;
        }
        let mut best = full;
        // Never so narrow that a word would be broken.
        let narrowest = if even { full / rows as f32 } else { full * 0.8 };
        let narrowest = narrowest.max(self.known.shaped.widest_word());
        let mut narrower = full - full * 0.02;
        while narrower >= narrowest {
            let (more, last) = self.known.shaped.count(narrower);
            if more > rows {
                break;
            }
            best = narrower;
            if !even && last > stump {
                break;
            }
            narrower -= full * 0.02;
        }
        best
    }
}

impl Counts {
    fn place(&self, width: f32) -> &AtomicU64 {
        // Widths that are tried one after the other differ in their middle bits.
        &self.0[width.to_bits().wrapping_mul(0x9E37_79B1) as usize >> 27]
    }

    fn get(&self, width: f32) -> Option<usize> {
        let known = self.place(width).load(Ordering::Relaxed);
        (known >> 32 == u64::from(width.to_bits())).then_some(known as u32 as usize)
    }

    fn keep(&self, width: f32, rows: usize) {
        self.place(width).store(u64::from(width.to_bits()) << 32 | rows as u64, Ordering::Relaxed);
    }
}

/// Sets one row.
fn set(shaped: &Shaped, row: &Row, torn: &[Torn], setting: Setting) -> Set {
    let scale = setting.size / SHAPED;
    let ink = row.ink * scale;
    let left = if setting.to_right { setting.width - ink } else { 0.0 };
    let mut pen = if shaped.rtl { left - row.hang * scale } else { left };
    let mut runs = Vec::new();
    for part in shaped.visual(row) {
        let mut painter = RunPainter::new(shaped, torn, &part, setting.size);
        if part.rtl() {
            part.slice.atoms_end().rev().for_each(|atom| painter.atom(&atom, &mut pen, &mut runs));
        } else {
            part.slice.atoms_start().for_each(|atom| painter.atom(&atom, &mut pen, &mut runs));
        }
        painter.finish(&mut runs);
    }
    Set { ink, runs }
}

/// A word that is set over several rows.
struct Torn {
    clusters: Range<u32>,
    bytes: Range<usize>,
}

impl Torn {
    fn of(shaped: &Shaped, clusters: Range<u32>) -> Self {
        Self { bytes: shaped.bytes(&clusters), clusters }
    }
}

/// Gathers the atoms of a part of a row into text runs of one colour.
struct RunPainter<'a> {
    run: TextRun,
    shaped: &'a Shaped,
    torn: &'a [Torn],
    emoji: bool,
}

impl<'a> RunPainter<'a> {
    fn new(shaped: &'a Shaped, torn: &'a [Torn], part: &Part<'_>, size: f32) -> Self {
        let (text, clusters, glyphs) = (shaped.text.clone(), Vec::new(), Vec::new());
        let (face, rtl) = (part.face, part.rtl());
        let (tail, torn_from) = (false, None);
        let run = TextRun { face, size, ink: 0, rtl, baseline: 0.0, text, tail, torn_from, clusters, glyphs };
        Self { run, shaped, torn, emoji: face.face().family == EMOJI }
    }

    fn atom(&mut self, atom: &Atom<'_>, pen: &mut f32, runs: &mut Vec<TextRun>) {
        let text = atom.slice().text_byte_range(atom.char_range());
        // Marks of direction, and what keeps words together, have done what they are for.
        if self.shaped.text[text.clone()].chars().all(|sign| is_mark(sign) || sign == '\u{2060}') {
            return;
        }
        let clusters = atom.shaped_clusters_range();
        let style = atom.characters()[0].style_index;
        let (ink, tail) = (Style::ink(style, self.shaped.inks), Style::is_tail(style));
        let torn = self.torn.iter().find(|torn| torn.clusters.contains(&clusters.start));
        let torn_from = torn.map(|torn| torn.bytes.clone());
        let other = tail != self.run.tail || ink != self.run.ink || torn_from != self.run.torn_from;
        if other && !self.run.clusters.is_empty() {
            self.flush(runs);
        }
        (self.run.ink, self.run.tail, self.run.torn_from) = (ink, tail, torn_from);
        let first = self.run.glyphs.len();
        if self.run.rtl {
            clusters.rev().for_each(|cluster| self.glyphs(atom, cluster, pen));
        } else {
            clusters.for_each(|cluster| self.glyphs(atom, cluster, pen));
        }
        self.run.clusters.push(Cluster { text, glyphs: first..self.run.glyphs.len() });
    }

    fn glyphs(&mut self, atom: &Atom<'_>, cluster: u32, pen: &mut f32) {
        let scale = self.run.size / SHAPED;
        for glyph in atom.slice().shaped_cluster_glyphs(cluster) {
            // The selector behind an emoji has a glyph without a shape, which readers take for the start of a new line.
            if self.emoji && glyph.advance <= 0.0 {
                continue;
            }
            self.run.glyphs.push(Glyph {
                id: glyph.id as u16,
                x: *pen + glyph.x * scale,
                y: glyph.y * scale,
                advance: glyph.advance * scale,
            });
            *pen += glyph.advance * scale;
        }
    }

    fn flush(&mut self, runs: &mut Vec<TextRun>) {
        let empty = TextRun { clusters: Vec::new(), glyphs: Vec::new(), ..self.run.clone() };
        runs.push(std::mem::replace(&mut self.run, empty));
    }

    fn finish(mut self, runs: &mut Vec<TextRun>) {
        if !self.run.clusters.is_empty() {
            self.flush(runs);
        }
    }
}

#[cfg(test)]
mod tests;
