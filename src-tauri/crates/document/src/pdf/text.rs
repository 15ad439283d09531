//! Glyph runs: each glyph in its place to a hundredth of a point, and every word readable again.

use super::content::Writer;
use super::fonts::{PageFont, logical, visual};
use super::round;
use super::spelling::Spelling;
use super::syntax::{byte_of_literal, decimal, decimals, name, number};
use crate::display::{Cluster, Glyph, Owner, TextRun};
use std::borrow::Cow;
use std::ops::Range;

/// Clusters that are written together, and the text they stand for where their glyphs do not say it.
struct Segment {
    clusters: Range<usize>,
    actual: Option<String>,
}

impl Segment {
    /// Its glyphs. Clusters stand in the order of their glyphs.
    fn glyphs<'a>(&self, run: &'a TextRun) -> &'a [Glyph] {
        match &run.clusters[self.clusters.clone()] {
            [] => &[],
            [first, .., last] => &run.glyphs[first.glyphs.start..last.glyphs.end],
            [only] => &run.glyphs[only.glyphs.clone()],
        }
    }
}

/// Writes a run in a text object of its own.
pub(super) fn write(writer: &mut Writer<'_>, run: &TextRun, owner: Owner, font: &PageFont, height: f32) {
    let size = round(run.size);
    writer.out.extend(b"BT\n");
    if writer.font.replace((run.face, size)) != Some((run.face, size)) {
        name(&mut writer.out, font.id.as_bytes());
        writer.out.push(b' ');
        decimal(&mut writer.out, size);
        writer.out.extend(b" Tf\n");
    }
    writer.colour(run.ink);
    for segment in segments(run, font) {
        let Some(text) = &segment.actual else {
            writer.open(owner);
            show(&mut writer.out, segment.glyphs(run), font, size, height);
            continue;
        };
        writer.open_actual(owner, text);
        let glyphs = segment.glyphs(run);
        match Spelling::of(run, glyphs, text, font, height) {
            Some(spelling) => {
                spelling.write(&mut writer.out);
                show(&mut writer.out, glyphs, font, size, height);
                spelling.close(&mut writer.out);
            }
            None => show(&mut writer.out, &ending_on_the_line(run, glyphs), font, size, height),
        }
        writer.close();
    }
    writer.close();
    writer.out.extend(b"ET\n");
}

/// Shows glyphs: those on one line in one go, moved where they do not stand where the last one ended.
fn show(out: &mut Vec<u8>, glyphs: &[Glyph], font: &PageFont, size: f32, height: f32) {
    let thousandth = f64::from(size) / 1000.0;
    let mut pen = 0.0_f64;
    let mut line = f32::NAN;
    for glyph in glyphs {
        let y = round(height - glyph.y);
        if y.to_bits() == line.to_bits() {
            let kern = -((f64::from(glyph.x) - pen) / thousandth).round();
            if kern != 0.0 {
                out.push(b')');
                number(out, kern as i64);
                out.push(b'(');
                pen -= kern * thousandth;
            }
        } else {
            if !line.is_nan() {
                out.extend(b")]TJ\n");
            }
            let x = round(glyph.x);
            decimals(out, [1.0, 0.0, 0.0, 1.0, x, y]);
            out.extend(b"Tm[(");
            (pen, line) = (f64::from(x), y);
        }
        let (code, width) = font.glyph(glyph.id);
        for byte in code.to_be_bytes() {
            byte_of_literal(out, byte);
        }
        pen += width * thousandth;
    }
    if !line.is_nan() {
        out.extend(b")]TJ\n");
    }
}

/// The glyphs of a word. Where some stand off the line, they are painted between others, so that a bracket starts and
/// ends on the line: readers place its text by its ends.
fn ending_on_the_line<'a>(run: &TextRun, glyphs: &'a [Glyph]) -> Cow<'a, [Glyph]> {
    let on_line = |glyph: &Glyph| (glyph.y - run.baseline).abs() < 0.005;
    let (on, off): (Vec<Glyph>, Vec<Glyph>) = glyphs.iter().copied().partition(on_line);
    match on.split_last() {
        Some((last, first)) if !first.is_empty() && !off.is_empty() => {
            Cow::Owned([first, &off, &[*last]].concat())
        }
        _ => Cow::Borrowed(glyphs),
    }
}

/// Cuts a run into what reads by its glyphs and words that need their text beside them.
fn segments(run: &TextRun, font: &PageFont) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for (clusters, unclear) in words(run, font) {
        if unclear {
            let texts = || run.clusters[clusters.clone()].iter().map(|cluster| cluster.text.clone());
            let start = texts().map(|text| text.start).min().unwrap_or(0);
            let end = texts().map(|text| text.end).max().unwrap_or(0);
            let text = &run.text[start..end];
            let actual = if run.rtl { visual(true, text) } else { text.replace('\u{a0}', " ") };
            segments.push(Segment { clusters, actual: Some(actual) });
        } else if let Some(last) = segments.last_mut().filter(|last| last.actual.is_none()) {
            last.clusters.end = clusters.end;
        } else {
            segments.push(Segment { clusters, actual: None });
        }
    }
    segments
}

/// The words of a run from left to right, and whether their glyphs alone do not say what they are. Such a word takes
/// the space that follows it along.
fn words(run: &TextRun, font: &PageFont) -> Vec<(Range<usize>, bool)> {
    let mut words: Vec<(Range<usize>, bool, bool)> = Vec::new();
    for (place, cluster) in run.clusters.iter().enumerate() {
        let space = logical(run.text_of(cluster)) == " ";
        let unclear = is_unclear(run, cluster, font);
        match words.last_mut() {
            Some((clusters, is_space, is_unclear)) if *is_space == space => {
                clusters.end = place + 1;
                *is_unclear |= unclear;
            }
            _ => words.push((place..place + 1, space, unclear)),
        }
    }
    let mut joined: Vec<(Range<usize>, bool)> = Vec::with_capacity(words.len());
    let mut words = words.into_iter().peekable();
    while let Some((mut clusters, space, mut unclear)) = words.next() {
        let takes_next = if run.rtl {
            space && words.peek().is_some_and(|(_, _, next_unclear)| *next_unclear)
        } else {
            unclear && words.peek().is_some()
        };
        if takes_next && let Some((next, _, next_unclear)) = words.next() {
            clusters.end = next.end;
            unclear |= next_unclear;
        }
        joined.push((clusters, unclear));
    }
    joined
}

/// Whether the texts of a cluster's glyphs do not add up to its own.
fn is_unclear(run: &TextRun, cluster: &Cluster, font: &PageFont) -> bool {
    let glyphs = run.glyphs_of(cluster);
    if glyphs.is_empty() {
        return false;
    }
    // Letters that stand above the line, as in Nastaliq, would be taken for a line of their own.
    if glyphs.iter().any(|glyph| glyph.advance > 0.0 && (glyph.y - run.baseline).abs() > 0.02 * run.size) {
        return true;
    }
    let text = run.text_of(cluster);
    match (glyphs, run.rtl) {
        ([glyph], false) => font.text(glyph.id) != logical(text),
        ([glyph], true) => font.text(glyph.id) != visual(true, text),
        (_, false) => glyphs.iter().map(|glyph| font.text(glyph.id)).collect::<String>() != logical(text),
        (_, true) => {
            glyphs.iter().rev().map(|glyph| font.text(glyph.id)).collect::<String>() != logical(text)
        }
    }
}
