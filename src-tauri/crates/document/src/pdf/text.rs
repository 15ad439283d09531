//! Glyph runs: each glyph in its place to a hundredth of a point, and every word readable again.

use super::content::Writer;
use super::fonts::{PageFont, logical, visual};
use super::graphics::colour;
use super::round;
use crate::display::{Cluster, Glyph, Owner, TextRun};
use printpdf::{Codepoint, FontId, Op, PdfFontHandle, Pt, TextItem, TextMatrix};

/// Clusters that are written together, and the text they stand for where their glyphs do not say it.
struct Segment<'a> {
    clusters: Vec<&'a Cluster>,
    actual: Option<String>,
}

/// Writes a run in a text object of its own.
pub(super) fn write(writer: &mut Writer<'_>, run: &TextRun, owner: Owner, font: &PageFont, height: f32) {
    let size = round(run.size);
    writer.ops.push(Op::StartTextSection);
    let handle = PdfFontHandle::External(FontId(font.id.clone()));
    writer.ops.push(Op::SetFont { font: handle, size: Pt(size) });
    writer.ops.push(Op::SetFillColor { col: colour(run.ink) });
    for segment in segments(run, font) {
        match &segment.actual {
            Some(text) => writer.open_actual(owner, text),
            None => writer.open(owner),
        }
        show(writer, run, &segment, font, size, height);
        if segment.actual.is_some() {
            writer.close();
        }
    }
    writer.close();
    writer.ops.push(Op::EndTextSection);
}

fn show(
    writer: &mut Writer<'_>,
    run: &TextRun,
    segment: &Segment<'_>,
    font: &PageFont,
    size: f32,
    height: f32,
) {
    let size = f64::from(size);
    let mut shown: Vec<Codepoint> = Vec::new();
    let mut pen = 0.0_f64;
    let mut line = f32::NAN;
    for glyph in in_painting_order(run, segment) {
        let y = round(height - glyph.y);
        let moved = y.to_bits() != line.to_bits();
        if moved {
            flush(writer, &mut shown);
            let x = round(glyph.x);
            writer.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x, y]) });
            (pen, line) = (f64::from(x), y);
        } else if let Some(last) = shown.last_mut() {
            let kern = -((f64::from(glyph.x) - pen) * 1000.0 / size).round();
            if kern != 0.0 {
                last.offset = kern as f32;
                pen -= kern * size / 1000.0;
            }
        }
        let (number, width) = font.glyph(glyph.id);
        shown.push(Codepoint::with_cid(number, 0.0, font.text(glyph.id).to_owned()));
        pen += width * size / 1000.0;
    }
    flush(writer, &mut shown);
}

fn flush(writer: &mut Writer<'_>, shown: &mut Vec<Codepoint>) {
    if !shown.is_empty() {
        writer.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(std::mem::take(shown))] });
    }
}

/// The glyphs of a segment. Where some stand off the line, they are painted between others, so that a bracket starts
/// and ends on the line: readers place its text by its ends.
fn in_painting_order<'a>(run: &'a TextRun, segment: &Segment<'_>) -> Vec<&'a Glyph> {
    let glyphs: Vec<&Glyph> = segment.clusters.iter().flat_map(|cluster| run.glyphs_of(cluster)).collect();
    if segment.actual.is_none() {
        return glyphs;
    }
    let on_line = |glyph: &&Glyph| (glyph.y - run.baseline).abs() < 0.005;
    let (on, off): (Vec<&Glyph>, Vec<&Glyph>) = glyphs.iter().copied().partition(on_line);
    match on.split_last() {
        Some((last, first)) if !first.is_empty() && !off.is_empty() => {
            first.iter().copied().chain(off).chain([*last]).collect()
        }
        _ => glyphs,
    }
}

/// Cuts a run into what reads by its glyphs and words that need their text beside them.
fn segments<'a>(run: &'a TextRun, font: &PageFont) -> Vec<Segment<'a>> {
    let mut segments: Vec<Segment<'a>> = Vec::new();
    for (clusters, unclear) in words(run, font) {
        if unclear {
            let start = clusters.iter().map(|cluster| cluster.text.start).min().unwrap_or(0);
            let end = clusters.iter().map(|cluster| cluster.text.end).max().unwrap_or(0);
            let text = &run.text[start..end];
            let actual = if run.rtl { visual(run, text) } else { text.replace('\u{a0}', " ") };
            segments.push(Segment { clusters, actual: Some(actual) });
        } else if let Some(last) = segments.last_mut().filter(|last| last.actual.is_none()) {
            last.clusters.extend(clusters);
        } else {
            segments.push(Segment { clusters, actual: None });
        }
    }
    segments
}

/// The words of a run from left to right, and whether their glyphs alone do not say what they are. Such a word takes
/// the space that follows it along.
fn words<'a>(run: &'a TextRun, font: &PageFont) -> Vec<(Vec<&'a Cluster>, bool)> {
    let mut words: Vec<(Vec<&Cluster>, bool, bool)> = Vec::new();
    for cluster in &run.clusters {
        let space = logical(run.text_of(cluster)) == " ";
        let unclear = !space && is_unclear(run, cluster, font);
        match words.last_mut() {
            Some((clusters, is_space, is_unclear)) if *is_space == space => {
                clusters.push(cluster);
                *is_unclear |= unclear;
            }
            _ => words.push((vec![cluster], space, unclear)),
        }
    }
    let mut joined: Vec<(Vec<&Cluster>, bool)> = Vec::new();
    let mut words = words.into_iter().peekable();
    while let Some((mut clusters, space, mut unclear)) = words.next() {
        let takes_next = if run.rtl {
            space && words.peek().is_some_and(|(_, _, next_unclear)| *next_unclear)
        } else {
            unclear && words.peek().is_some()
        };
        if takes_next && let Some((next, _, next_unclear)) = words.next() {
            clusters.extend(next);
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
    let expected = logical(run.text_of(cluster));
    if let ([glyph], true) = (glyphs, run.rtl) {
        return font.text(glyph.id) != visual(run, run.text_of(cluster));
    }
    let said = |glyph: &Glyph| font.text(glyph.id).to_owned();
    let said: String =
        if run.rtl { glyphs.iter().rev().map(said).collect() } else { glyphs.iter().map(said).collect() };
    said != expected
}
