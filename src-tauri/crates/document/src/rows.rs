//! Shaped words, broken into rows as often as needed and put in their place. With `shape`, all there is of parley.
//!
//! Copies of the same words share what was found out of them, so that a page that is made again, with one line changed,
//! breaks that line alone.

use crate::clean::is_unseen;
use crate::display::{Cluster, Glyph, Rgb, TextRun};
use crate::fonts::{EMOJI, FaceId};
use crate::script::Leading;
use crate::shape::{SHAPED, Shaper};
use parley::Layout;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many widths are remembered with their number of rows, and how many ways of setting whole.
const WIDTHS: usize = 64;
const SETTINGS: usize = 4;

/// Words of one direction, shaped, in as many rows as the width asks for.
#[derive(Clone)]
pub(crate) struct Words {
    text: Arc<str>,
    rtl: bool,
    leading: Leading,
    /// A colour for all of it, instead of those it was shaped with.
    ink: Option<Rgb>,
    breaks: Arc<Mutex<Breaks>>,
}

/// The words as they are broken now, and what was found out of them before.
struct Breaks {
    layout: Layout<Rgb>,
    /// The width it is broken to, in shaped units; `None` when it never was.
    broken: Option<f32>,
    counts: Vec<(u32, usize)>,
    natural: Option<f32>,
    settings: Vec<(Setting, Arc<[Row]>)>,
}

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

/// One row of words: its runs as they stand with the left edge of their box and their baseline at 0.
struct Row {
    /// The width of what is seen.
    ink: f32,
    runs: Vec<TextRun>,
}

/// What was put on the page.
pub(crate) struct Placed {
    /// The width of the widest row.
    pub(crate) widest: f32,
    /// How many rows there are in all.
    pub(crate) rows: usize,
}

impl Words {
    pub(crate) fn new(text: &str, layout: Layout<Rgb>, leading: Leading) -> Self {
        let rtl = layout.is_rtl();
        let breaks = Breaks { layout, broken: None, counts: Vec::new(), natural: None, settings: Vec::new() };
        Self { text: text.into(), rtl, leading, ink: None, breaks: Arc::new(Mutex::new(breaks)) }
    }

    fn breaks(&self) -> MutexGuard<'_, Breaks> {
        self.breaks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many rows of at most `width` the words take at that size.
    pub(crate) fn lines(&self, size: f32, width: f32) -> usize {
        self.breaks().count(width * SHAPED / size)
    }

    /// The height of the words in that width, at that size.
    pub(crate) fn height(&self, size: f32, width: f32) -> f32 {
        self.lines(size, width) as f32 * self.line_height(size)
    }

    /// From one baseline to the next, at that size.
    pub(crate) fn line_height(&self, size: f32) -> f32 {
        self.leading.height * size
    }

    /// From the top of the first line to its baseline, at that size.
    pub(crate) fn baseline(&self, size: f32) -> f32 {
        self.leading.baseline * size
    }

    /// The width of the words in one line, at that size.
    pub(crate) fn natural_width(&self, size: f32) -> f32 {
        self.breaks().natural_width() * size / SHAPED
    }

    /// The width of the widest word, at that size.
    pub(crate) fn widest_word(&self, size: f32) -> f32 {
        self.breaks().widest_word() * size / SHAPED
    }

    /// Whether anything of them can be seen.
    pub(crate) fn is_seen(&self) -> bool {
        self.text.chars().any(|character| !is_unseen(character) && !character.is_whitespace())
    }

    /// Whether they read from right to left.
    pub(crate) fn is_rtl(&self) -> bool {
        self.rtl
    }

    /// Replaces the leading, for words of display size.
    pub(crate) fn set_leading(&mut self, leading: Leading) {
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
        shaper: &Shaper,
        [x, y]: [f32; 2],
        setting: Setting,
        rows: Range<usize>,
        mut put: impl FnMut(TextRun),
    ) -> Placed {
        let all = self.breaks().set(shaper, &self.text, setting);
        let mut widest: f32 = 0.0;
        for (number, row) in all.iter().take(rows.end).skip(rows.start).enumerate() {
            let baseline = y + number as f32 * self.line_height(setting.size) + self.baseline(setting.size);
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
            clusters: run.clusters.clone(),
            glyphs: run.glyphs.iter().map(moved).collect(),
            ..*run
        }
    }
}

impl Breaks {
    fn break_to(&mut self, width: f32) {
        if self.broken.is_none_or(|broken| broken.to_bits() != width.to_bits()) {
            self.layout.break_all_lines(width.is_finite().then_some(width));
            self.broken = Some(width);
        }
    }

    fn count(&mut self, width: f32) -> usize {
        let known = self.counts.iter().find(|(known, _)| *known == width.to_bits());
        if let Some((_, count)) = known {
            return *count;
        }
        self.break_to(width);
        let count = self.layout.len();
        if self.counts.len() >= WIDTHS {
            self.counts.clear();
        }
        self.counts.push((width.to_bits(), count));
        count
    }

    fn natural_width(&mut self) -> f32 {
        if let Some(known) = self.natural {
            return known;
        }
        self.break_to(f32::INFINITY);
        let natural = self.inks().fold(0.0, f32::max);
        self.natural = Some(natural);
        natural
    }

    fn widest_word(&self) -> f32 {
        self.layout.calculate_content_widths().min
    }

    /// The width of what is seen of each row, without the white that hangs over its end.
    fn inks(&self) -> impl Iterator<Item = f32> + '_ {
        self.layout.lines().map(|line| line.metrics().advance - line.metrics().hanging_advance)
    }

    /// Breaks to that width, then a little narrower where that takes no more lines and the last line is less of a
    /// stump; `even` makes all lines as alike as they can be.
    fn settle(&mut self, size: f32, width: f32, even: bool) {
        let full = width * SHAPED / size;
        self.break_to(full);
        let lines = self.layout.len();
        if lines < 2 {
            return;
        }
        let last = self.inks().last().unwrap_or(0.0);
        if !even && last > full * 0.25 {
            return;
        }
        let mut best = full;
        // Never so narrow that a word would be broken.
        let narrowest = if even { full / lines as f32 } else { full * 0.8 };
        let narrowest = narrowest.max(self.widest_word());
        let mut narrower = full - full * 0.02;
        while narrower >= narrowest {
            self.break_to(narrower);
            if self.layout.len() > lines {
                break;
            }
            best = narrower;
            if !even && self.inks().last().unwrap_or(0.0) > full * 0.25 {
                break;
            }
            narrower -= full * 0.02;
        }
        self.break_to(best);
    }

    /// The rows of the words as they are to be set.
    fn set(&mut self, shaper: &Shaper, text: &Arc<str>, setting: Setting) -> Arc<[Row]> {
        if let Some((_, rows)) = self.settings.iter().find(|(known, _)| *known == setting) {
            return rows.clone();
        }
        self.settle(setting.size, setting.width, setting.even);
        let rows: Arc<[Row]> =
            self.layout.lines().map(|line| row(shaper, text, &line, self.layout.is_rtl(), setting)).collect();
        if self.settings.len() >= SETTINGS {
            self.settings.remove(0);
        }
        self.settings.push((setting, rows.clone()));
        rows
    }
}

fn row(shaper: &Shaper, text: &Arc<str>, line: &parley::Line<'_, Rgb>, rtl: bool, setting: Setting) -> Row {
    let scale = setting.size / SHAPED;
    let m = line.metrics();
    let ink = (m.advance - m.hanging_advance) * scale;
    let left = if setting.to_right { setting.width - ink } else { 0.0 };
    let mut pen = if rtl { left - m.hanging_advance * scale } else { left };
    let mut runs = Vec::new();
    for run in line.runs() {
        let Some(face) = shaper.face_of(run.font()) else { continue };
        let mut painter = RunPainter::new(text, face, run.font_size() * scale, run.is_rtl());
        for cluster in run.visual_clusters() {
            painter.cluster(&cluster, &mut pen, scale, &mut runs);
        }
        painter.finish(&mut runs);
    }
    Row { ink, runs }
}

/// Gathers the clusters of a run into text runs of one colour.
struct RunPainter {
    run: TextRun,
    /// The bytes of the later parts of a ligature that reads from right to left: they come before its glyph.
    waiting: Option<Range<usize>>,
}

impl RunPainter {
    fn new(text: &Arc<str>, face: FaceId, size: f32, rtl: bool) -> Self {
        let (text, clusters, glyphs) = (text.clone(), Vec::new(), Vec::new());
        let run = TextRun { face, size, ink: 0, rtl, baseline: 0.0, text, clusters, glyphs };
        Self { run, waiting: None }
    }

    fn cluster(
        &mut self,
        cluster: &parley::Cluster<'_, Rgb>,
        pen: &mut f32,
        scale: f32,
        runs: &mut Vec<TextRun>,
    ) {
        let mut text = cluster.text_range();
        if cluster.is_ligature_continuation() {
            if self.run.rtl {
                self.waiting = Some(match self.waiting.take() {
                    Some(known) => known.start.min(text.start)..known.end.max(text.end),
                    None => text,
                });
            } else if let Some(last) = self.run.clusters.last_mut() {
                last.text.end = last.text.end.max(text.end);
            }
            return;
        }
        let ink = cluster.style().brush;
        if ink != self.run.ink && !self.run.clusters.is_empty() {
            self.flush(runs);
        }
        self.run.ink = ink;
        if let Some(known) = self.waiting.take() {
            text = text.start.min(known.start)..text.end.max(known.end);
        }
        let first = self.run.glyphs.len();
        // The selector behind an emoji has a glyph without a shape, which readers take for the start of a new line.
        let emoji = self.run.face.face().family == EMOJI;
        for glyph in cluster.glyphs().filter(|glyph| !emoji || glyph.advance > 0.0) {
            self.run.glyphs.push(Glyph {
                id: glyph.id as u16,
                x: *pen + glyph.x * scale,
                y: glyph.y * scale,
                advance: glyph.advance * scale,
            });
            *pen += glyph.advance * scale;
        }
        self.run.clusters.push(Cluster { text, glyphs: first..self.run.glyphs.len() });
    }

    fn flush(&mut self, runs: &mut Vec<TextRun>) {
        let empty = TextRun { clusters: Vec::new(), glyphs: Vec::new(), ..self.run.clone() };
        runs.push(std::mem::replace(&mut self.run, empty));
    }

    fn finish(mut self, runs: &mut Vec<TextRun>) {
        if !self.run.clusters.is_empty() {
            self.flush(runs);
        }
        debug_assert!(self.waiting.is_none() || self.run.rtl);
    }
}
