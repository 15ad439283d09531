//! Shapes words once and breaks them into lines as often as needed. Everything of parley is in this file.

use crate::clean::is_unseen;
use crate::display::{Cluster, Glyph, Rgb, TextRun};
use crate::emoji;
use crate::fonts::{self, Coverage, EMOJI, FaceId, LATIN};
use crate::script::{Leading, Reading};
use crate::writing::SystemFont;
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{
    BaseDirection, FontContext, FontFamily, FontFamilyName, FontWeight, Language, Layout, LayoutContext,
    OverflowWrap, StyleProperty, WordBreak,
};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// The size at which everything is shaped; glyphs are not hinted, so every other size is a multiple of it.
const SHAPED: f32 = 16.0;

/// The shaper and the fonts it knows.
pub(crate) struct Shaper {
    fonts: FontContext,
    layouts: LayoutContext<Rgb>,
    faces: HashMap<u64, FaceId>,
    coverage: Coverage,
}

/// How words are to look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Look {
    /// In the display face, where the script has one; otherwise in the body face.
    pub(crate) display: bool,
    /// Heavy.
    pub(crate) bold: bool,
    /// The colour.
    pub(crate) ink: Rgb,
}

/// Words after the words, smaller and in another colour: whose they are.
pub(crate) struct Tail<'a> {
    pub(crate) text: &'a str,
    pub(crate) ink: Rgb,
}

/// Words of one direction, shaped, in as many lines as the width asks for.
pub(crate) struct Words {
    text: Arc<str>,
    layout: Layout<Rgb>,
    leading: Leading,
    /// The width it is broken to, in shaped units.
    broken: f32,
    /// A colour for all of it, instead of those it was shaped with.
    ink: Option<Rgb>,
}

impl Shaper {
    pub(crate) fn new() -> Self {
        let collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let fonts = FontContext { collection, source_cache: SourceCache::default() };
        let (layouts, coverage) = (LayoutContext::new(), Coverage::default());
        let mut shaper = Self { fonts, layouts, faces: HashMap::new(), coverage };
        FaceId::bundled().for_each(|id| shaper.register(id));
        shaper
    }

    /// Takes a font of the machine in.
    pub(crate) fn adopt(&mut self, font: SystemFont) {
        if let Some(id) = fonts::adopt(font)
            && !self.faces.values().any(|known| *known == id)
        {
            self.register(id);
            self.coverage.add(id);
        }
    }

    /// What its fonts can draw.
    pub(crate) fn fonts(&self) -> &Coverage {
        &self.coverage
    }

    fn register(&mut self, id: FaceId) {
        let face = id.face();
        let blob: Blob<u8> = Blob::new(Arc::new(face.data));
        self.faces.insert(blob.id(), id);
        let named = FontInfoOverride {
            family_name: Some(face.family),
            weight: Some(if face.bold { FontWeight::BOLD } else { FontWeight::NORMAL }),
            ..FontInfoOverride::default()
        };
        self.fonts.collection.register_fonts(blob, Some(named));
    }

    /// Shapes one line of clean text, with what may follow it. Gives back the characters and emoji that were taken out
    /// because no font can draw them where they stand.
    pub(crate) fn shape(
        &mut self,
        text: &str,
        tail: Option<&Tail<'_>>,
        reading: &Reading,
        look: Look,
    ) -> (Words, Vec<String>) {
        let mut gone = Vec::new();
        let mut text = text.to_owned();
        let main = text.len();
        if let Some(tail) = tail {
            text.push(' ');
            text.push_str(tail.text);
        }
        let mut main = main;
        loop {
            let layout = self.lay(&text, main, tail, reading, look);
            let undrawn = undrawn(&layout, &text, &self.faces, &self.coverage);
            if undrawn.is_empty() {
                let words = Words {
                    text: text.as_str().into(),
                    layout,
                    leading: reading.leading,
                    broken: f32::NAN,
                    ink: None,
                };
                return (words, gone);
            }
            for range in undrawn.into_iter().rev() {
                gone.extend(parts(&text[range.clone()]));
                // Between two spaces one of them goes too.
                let spaced = text[..range.start].ends_with(' ') && text[range.end..].starts_with(' ');
                let range = range.start..range.end + usize::from(spaced);
                if range.start < main {
                    main -= range.end.min(main) - range.start;
                }
                text.replace_range(range, "");
            }
        }
    }

    fn lay(
        &mut self,
        text: &str,
        main: usize,
        tail: Option<&Tail<'_>>,
        reading: &Reading,
        look: Look,
    ) -> Layout<Rgb> {
        let families = reading.families(look.display);
        let list = families.iter().copied().map(FontFamilyName::named).collect();
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.set_base_direction(BaseDirection::Auto);
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Owned(list))));
        builder.push_default(StyleProperty::FontSize(SHAPED));
        let weight = |bold| if bold { FontWeight::BOLD } else { FontWeight::NORMAL };
        builder.push_default(StyleProperty::FontWeight(weight(look.bold || look.display)));
        builder.push_default(StyleProperty::Brush(look.ink));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        if reading.keeps_words_whole() {
            builder.push_default(StyleProperty::WordBreak(WordBreak::KeepAll));
        }
        builder.push_default(StyleProperty::Locale(Language::parse(reading.language.as_str()).ok()));
        if let Some(tail) = tail
            && main < text.len()
        {
            builder.push(StyleProperty::FontWeight(weight(false)), main..text.len());
            builder.push(StyleProperty::Brush(tail.ink), main..text.len());
        }
        let begin_with = |own: &'static str| {
            let list = std::iter::once(own).chain(families.iter().copied()).map(FontFamilyName::named);
            StyleProperty::FontFamily(FontFamily::List(Cow::Owned(list.collect())))
        };
        for range in reading.latin_words(text) {
            builder.push(begin_with(LATIN), range);
        }
        // A sign that is to be an emoji is drawn as one even where a font before it has the sign.
        for range in emoji::all(text) {
            builder.push(begin_with(EMOJI), range);
        }
        let mut layout = builder.build(text);
        layout.break_all_lines(None);
        layout
    }
}

/// The bytes whose characters came out as glyph 0 or as one that is broken, and of the emoji that came out as several
/// pictures.
fn undrawn(
    layout: &Layout<Rgb>,
    text: &str,
    faces: &HashMap<u64, FaceId>,
    fonts: &Coverage,
) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut emoji: Vec<(Range<usize>, usize)> =
        emoji::all(text).into_iter().map(|range| (range, 0)).collect();
    for run in layout.lines().flat_map(|line| line.runs().collect::<Vec<_>>()) {
        let face = faces.get(&run.font().data.id());
        if let Some(face) = face {
            face.meet(
                run.clusters().flat_map(|cluster| cluster.glyphs().collect::<Vec<_>>()).map(|glyph| glyph.id),
            );
        }
        let prints = |glyph: u32| face.is_some_and(|face| face.prints(glyph));
        for cluster in run.clusters() {
            let range = cluster.text_range();
            if let Some((_, pictures)) = emoji.iter_mut().find(|(emoji, _)| emoji.contains(&range.start)) {
                let pictures_here = cluster
                    .glyphs()
                    .map(|glyph| if prints(glyph.id) { usize::from(glyph.advance > 0.0) } else { 2 });
                *pictures += pictures_here.sum::<usize>();
                continue;
            }
            if cluster.glyphs().all(|glyph| prints(glyph.id)) {
                continue;
            }
            // If the letter itself can be drawn, only the marks on it that cannot be put there go.
            let first = text[range.clone()].chars().next().map_or(0, char::len_utf8);
            let drawn = text[range.clone()].chars().next().is_some_and(|first| fonts.covers(first));
            let whole = range.len() == first || !drawn;
            let start = if whole { range.start } else { range.start + first };
            found.push(start..range.end);
        }
    }
    found.extend(emoji.into_iter().filter(|(_, pictures)| *pictures > 1).map(|(range, _)| range));
    found.sort_by_key(|range| range.start);
    // What is shaped together and what is one emoji need not end at the same place.
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in found {
        match apart.last_mut().filter(|last| range.start < last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => apart.push(range),
        }
    }
    apart
}

/// What is named of a text that is taken out: an emoji whole, anything else by its characters.
fn parts(text: &str) -> Vec<String> {
    if emoji::at_start(text) == Some(text.len()) {
        return vec![text.to_owned()];
    }
    text.chars().filter(|character| !is_unseen(*character)).map(String::from).collect()
}

impl Words {
    /// Breaks the words to lines of at most `width` at that size, and counts them.
    pub(crate) fn lines(&mut self, size: f32, width: f32) -> usize {
        self.break_to(width * SHAPED / size);
        self.layout.len()
    }

    /// The height of the words in that width, at that size.
    pub(crate) fn height(&mut self, size: f32, width: f32) -> f32 {
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
    pub(crate) fn natural_width(&mut self, size: f32) -> f32 {
        self.break_to(f32::INFINITY);
        self.widest() * size / SHAPED
    }

    /// The width of the widest word, at that size.
    pub(crate) fn widest_word(&self, size: f32) -> f32 {
        self.layout.calculate_content_widths().min * size / SHAPED
    }

    /// How many lines they are in now.
    pub(crate) fn lines_as_broken(&self) -> usize {
        self.layout.len()
    }

    /// Whether anything of them can be seen.
    pub(crate) fn is_seen(&self) -> bool {
        self.text.chars().any(|character| !is_unseen(character) && !character.is_whitespace())
    }

    /// Whether they read from right to left.
    pub(crate) fn is_rtl(&self) -> bool {
        self.layout.is_rtl()
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

    fn break_to(&mut self, width: f32) {
        if self.broken.to_bits() != width.to_bits() {
            self.layout.break_all_lines(width.is_finite().then_some(width));
            self.broken = width;
        }
    }

    /// The width of what is seen of each line, without the white that hangs over its end.
    fn inks(&self) -> impl Iterator<Item = f32> + '_ {
        self.layout.lines().map(|line| line.metrics().advance - line.metrics().hanging_advance)
    }

    fn widest(&self) -> f32 {
        self.inks().fold(0.0, f32::max)
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
        let narrowest = narrowest.max(self.layout.calculate_content_widths().min);
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

    /// The runs of those lines, counted from 0. `x` and `y` are the left and top of the box of that `width`; lines
    /// stand at its left, or at its right when `to_right`. Gives back the width of the widest line.
    #[expect(clippy::too_many_arguments, reason = "a place and a size, each by its name")]
    pub(crate) fn place(
        &mut self,
        shaper: &Shaper,
        x: f32,
        y: f32,
        width: f32,
        size: f32,
        to_right: bool,
        even: bool,
        rows: Range<usize>,
        mut put: impl FnMut(TextRun),
    ) -> f32 {
        self.settle(size, width, even);
        let scale = size / SHAPED;
        let rtl = self.layout.is_rtl();
        for (number, line) in self.layout.lines().take(rows.end).skip(rows.start).enumerate() {
            let m = line.metrics();
            let ink = (m.advance - m.hanging_advance) * scale;
            let left = if to_right { x + width - ink } else { x };
            let mut pen = if rtl { left - m.hanging_advance * scale } else { left };
            let baseline = y + number as f32 * self.line_height(size) + self.baseline(size);
            for run in line.runs() {
                let Some(face) = shaper.faces.get(&run.font().data.id()) else { continue };
                let mut painter =
                    RunPainter::new(self, *face, run.font_size() * scale, run.is_rtl(), baseline);
                for cluster in run.visual_clusters() {
                    painter.cluster(&cluster, &mut pen, scale, &mut put);
                }
                painter.finish(&mut put);
            }
        }
        self.inks().take(rows.end).skip(rows.start).fold(0.0, f32::max) * scale
    }
}

/// Gathers the clusters of a run into text runs of one colour.
struct RunPainter<'a> {
    words: &'a Words,
    run: TextRun,
    /// The bytes of the later parts of a ligature that reads from right to left: they come before its glyph.
    waiting: Option<Range<usize>>,
}

impl<'a> RunPainter<'a> {
    fn new(words: &'a Words, face: FaceId, size: f32, rtl: bool, baseline: f32) -> Self {
        let text = words.text.clone();
        let run =
            TextRun { face, size, ink: 0, rtl, baseline, text, clusters: Vec::new(), glyphs: Vec::new() };
        Self { words, run, waiting: None }
    }

    fn cluster(
        &mut self,
        cluster: &parley::Cluster<'_, Rgb>,
        pen: &mut f32,
        scale: f32,
        put: &mut impl FnMut(TextRun),
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
        let ink = self.words.ink.unwrap_or(cluster.style().brush);
        if ink != self.run.ink && !self.run.clusters.is_empty() {
            self.flush(put);
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
                y: self.run.baseline + glyph.y * scale,
                advance: glyph.advance * scale,
            });
            *pen += glyph.advance * scale;
        }
        self.run.clusters.push(Cluster { text, glyphs: first..self.run.glyphs.len() });
    }

    fn flush(&mut self, put: &mut impl FnMut(TextRun)) {
        let empty = TextRun { clusters: Vec::new(), glyphs: Vec::new(), ..self.run.clone() };
        put(std::mem::replace(&mut self.run, empty));
    }

    fn finish(mut self, put: &mut impl FnMut(TextRun)) {
        if !self.run.clusters.is_empty() {
            self.flush(put);
        }
        debug_assert!(self.waiting.is_none() || self.words.is_rtl());
    }
}
