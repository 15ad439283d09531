//! Glyph runs: each glyph in its place to a hundredth of a point, and every word readable again.

use super::content::Writer;
use super::fonts::{PageFont, PageFonts, is_space, logical, visual};
use super::round;
use super::spelling::{Place, Spelling};
use super::syntax::{byte_of_literal, decimals, number};
use crate::display::{Cluster, Glyph, Owner, TextRun};
use script::direction::without_marks;
use std::borrow::Cow;
use std::ops::Range;

/// Clusters that are written together, and the text they stand for where their glyphs do not say it.
struct Segment {
    clusters: Range<usize>,
    /// As it is read.
    text: Option<String>,
}

impl Segment {
    /// The byte of the text that it starts with.
    fn start(&self, run: &TextRun) -> usize {
        run.clusters[self.clusters.clone()].iter().map(|cluster| cluster.text.start).min().unwrap_or(0)
    }

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
pub(super) fn write<'w>(
    writer: &mut Writer<'w>,
    run: &TextRun,
    owner: Owner,
    fonts: &'w PageFonts,
    height: f32,
) {
    let font = fonts.of(run);
    writer.out.extend(b"BT\n");
    writer.type_in(&font.id, round(run.size));
    writer.colour(run.ink);
    for segment in &segments(run, font) {
        let glyphs = segment.glyphs(run);
        writer.reads(&run.text, segment.start(run));
        let Some(text) = &segment.text else {
            writer.open(owner);
            show(&mut writer.out, glyphs, font, round(run.size), height);
            continue;
        };
        let actual = visual(run.rtl, text);
        writer.open_actual(owner, &actual);
        let letters = if font.spelled { text.as_str() } else { "" };
        let place = Place { run, ends: ends(glyphs), height };
        match fonts.blanks.as_ref().filter(|_| font.spelled && matches!(owner, Owner::Node(_))) {
            Some(blanks) => {
                spelled(writer, Spelling::of(blanks, place, actual.chars().count(), letters), |writer| {
                    writer.type_in(&font.id, round(run.size));
                    show(&mut writer.out, glyphs, font, round(run.size), height);
                });
            }
            None => show(&mut writer.out, &ending_on_the_line(run, glyphs), font, round(run.size), height),
        }
        writer.close();
        writer.type_in(&font.id, round(run.size));
    }
    writer.close();
    writer.out.extend(b"ET\n");
}

/// Writes what of a word in several rows stands on this page: these runs, as they are read. It is said to stand in the
/// first of them.
pub(super) fn write_torn<'w>(
    writer: &mut Writer<'w>,
    runs: &[&TextRun],
    owner: Owner,
    fonts: &'w PageFonts,
    height: f32,
) {
    let Some(first) = runs.first().copied() else { return };
    // Where no page holds it, each says its own part.
    let places = || runs.iter().flat_map(|run| &run.clusters).map(|cluster| cluster.text.clone());
    let start = places().map(|text| text.start).min().unwrap_or(0);
    let range = start..places().map(|text| text.end).max().unwrap_or(start);
    let text = without_marks(&first.text[range.clone()]).replace('\u{a0}', " ");
    let actual = visual(first.rtl, &text);
    let here = || runs.iter().filter(|run| run.baseline.to_bits() == first.baseline.to_bits());
    let edges: Vec<[f32; 2]> = here().map(|run| ends(&run.glyphs)).collect();
    let start = edges.iter().map(|ends| ends[0]).fold(f32::INFINITY, f32::min);
    let end = edges.iter().map(|ends| ends[1]).fold(start, f32::max);
    writer.out.extend(b"BT\n");
    writer.reads(&first.text, range.start);
    writer.open_actual(owner, &actual);
    let place = Place { run: first, ends: [start, end], height };
    let letters = if fonts.of(first).spelled { text.as_str() } else { "" };
    let spelling =
        fonts.blanks.as_ref().and_then(|blanks| Spelling::of(blanks, place, actual.chars().count(), letters));
    spelled(writer, spelling, |writer| {
        for run in runs {
            let font = fonts.of(run);
            writer.type_in(&font.id, round(run.size));
            writer.colour(run.ink);
            show(&mut writer.out, &run.glyphs, font, round(run.size), height);
        }
    });
    writer.close();
    writer.out.extend(b"ET\n");
}

/// Paints a word between the blanks that spell it.
fn spelled<'w>(
    writer: &mut Writer<'w>,
    spelling: Option<Spelling<'w, '_>>,
    paint: impl FnOnce(&mut Writer<'w>),
) {
    let Some(spelling) = spelling else { return paint(writer) };
    spelling.open(writer);
    paint(writer);
    spelling.close(writer);
}

/// The left and the right edge of glyphs.
fn ends(glyphs: &[Glyph]) -> [f32; 2] {
    let start = glyphs.iter().map(|glyph| glyph.x).fold(f32::INFINITY, f32::min);
    [start, glyphs.iter().map(|glyph| glyph.x + glyph.advance).fold(start, f32::max)]
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
            let mut text = without_marks(&run.text[start..end]).replace('\u{a0}', " ");
            if run.rtl && !text.starts_with(' ') && is_after_white(&run.text[..start]) {
                text.insert(0, ' ');
            }
            segments.push(Segment { clusters, text: Some(text) });
        } else if let Some(last) = segments.last_mut().filter(|last| last.text.is_none()) {
            last.clusters.end = clusters.end;
        } else {
            segments.push(Segment { clusters, text: None });
        }
    }
    segments
}

/// Whether a row, or a word in it, begins behind what shows nothing. `PDFium` takes two words from the right for one, and
/// turns them round, where only one of them has a space to the right of it: so the first of a row has one too.
fn is_after_white(before: &str) -> bool {
    before.chars().next_back().is_none_or(char::is_whitespace)
}

/// The words of a run from left to right, and whether their glyphs alone do not say what they are. Such a word takes
/// the space to the right of it along: `PDFium` leaves out a space that is alone in what is painted at once. A number among
/// words that are spelled leaves it, so that its groups stay apart.
fn words(run: &TextRun, font: &PageFont) -> Vec<(Range<usize>, bool)> {
    let mut words: Vec<(Range<usize>, bool, bool)> = Vec::new();
    for (place, cluster) in run.clusters.iter().enumerate() {
        let space = is_space(run, cluster);
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
    while let Some((mut clusters, space, unclear)) = words.next() {
        let takes_next = unclear && !space && (run.rtl || !font.spelled) && words.peek().is_some();
        if takes_next && let Some((next, ..)) = words.next() {
            clusters.end = next.end;
        }
        joined.push((clusters, unclear));
    }
    joined
}

/// Whether it is a letter of Odia, Lao or Khmer: there readers take a mark for the end of a word.
fn parts_at_marks(character: char) -> bool {
    matches!(character, '\u{b00}'..='\u{b7f}' | '\u{e80}'..='\u{eff}' | '\u{1780}'..='\u{17ff}')
}

/// Whether the texts of a cluster's glyphs do not add up to its own.
fn is_unclear(run: &TextRun, cluster: &Cluster, font: &PageFont) -> bool {
    let glyphs = run.glyphs_of(cluster);
    if glyphs.is_empty() {
        return false;
    }
    // Letters that stand above the line would be taken for a line of their own.
    if font.spelled && !is_space(run, cluster)
        || glyphs.iter().any(|glyph| glyph.advance > 0.0 && (glyph.y - run.baseline).abs() > 0.02 * run.size)
        || run.text_of(cluster).starts_with(parts_at_marks) && glyphs.iter().any(|glyph| glyph.advance == 0.0)
    {
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
