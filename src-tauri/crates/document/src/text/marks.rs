//! Letters with marks: accents, tones, dots.
//!
//! A face draws such a letter only if it has it ready-made or says where each mark goes. A mark that no anchor holds
//! lands beside its letter or on the next one.

use crate::text::anchors;
use crate::text::cache::Cache;
use crate::text::fonts::FaceId;
use icu_properties::CodePointMapData;
use icu_properties::props::Script;
use parley_engine::itemize::{Item, Segment};
use parley_engine::shape::CharCluster;
use parley_engine::{
    Analysis, AnalysisOptions, Analyzer, FontInstance, FontInstanceRef, FontSelector, ShapeOptions,
    ShapedText,
};
use profile::is_unseen;
use skrifa::{GlyphId, MetadataProvider};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// How many letters in how many faces are remembered, at the least.
const KNOWN: usize = 500;

/// Whether a character is a mark that stands on the letter before it.
pub(crate) fn is_mark(character: char) -> bool {
    character >= '\u{300}' && canonical_combining_class(character) != 0
}

/// Whether a letter, as one sees it, carries marks that may be put on any letter of its script. The scripts whose
/// letters and marks grow together otherwise (Arabic, Bengali, Thai) are drawn by faces that were made for them.
pub(crate) fn has_marks(letter: &str) -> bool {
    // Most letters of most texts.
    if letter.is_ascii() {
        return false;
    }
    let mut parts = letter.nfd();
    let script = |letter| CodePointMapData::<Script>::new().get(letter);
    parts.next().is_some_and(|letter| takes_marks(script(letter))) && parts.any(is_mark)
}

/// Whether letters of a script take any mark: those of these, and signs of none.
pub(crate) fn takes_marks(script: Script) -> bool {
    matches!(script, Script::Latin | Script::Greek | Script::Cyrillic | Script::Common)
}

/// The letters of a word, each with its marks.
pub(crate) fn letters(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?.len_utf8();
        let joined = |character| is_mark(character) || is_unseen(character);
        let end = rest[first..].find(|character| !joined(character)).map_or(rest.len(), |end| first + end);
        let (letter, after) = rest.split_at(end);
        rest = after;
        Some(letter)
    })
}

/// Tries how faces draw letters with marks.
pub(crate) struct Trial {
    analyzer: Analyzer,
    analysis: Analysis,
    engine: parley_engine::Shaper,
    shaped: ShapedText,
    known: Cache<(FaceId, String), bool>,
}

impl Default for Trial {
    fn default() -> Self {
        Self {
            analyzer: Analyzer::new(),
            analysis: Analysis::new(),
            engine: parley_engine::Shaper::default(),
            shaped: ShapedText::new(),
            known: Cache::new(KNOWN),
        }
    }
}

impl Trial {
    /// Whether a face draws a letter, with its marks where they belong.
    pub(crate) fn draws(&mut self, face: FaceId, font: &FontInstance, letter: &str) -> bool {
        if !has_marks(letter) {
            let has = |character| face.has(character) || is_unseen(character);
            return letter.chars().all(|part| has(part) || part.nfd().all(has));
        }
        // A letter that is typed as one and there as one. One that is typed in parts is put together step by step, and
        // may not come out as one though it is there.
        let mut typed = letter.chars();
        if let (Some(whole), None) = (typed.next(), typed.next())
            && face.has(whole)
        {
            return true;
        }
        let key = (face, letter.to_owned());
        if let Some(known) = self.known.get(&key) {
            return known;
        }
        let draws = self.holds(face, font, letter);
        self.known.keep(key, draws);
        draws
    }

    /// Whether the letter comes out as glyphs of which the face holds every mark.
    fn holds(&mut self, face: FaceId, font: &FontInstance, letter: &str) -> bool {
        self.analyzer.analyze(letter, &AnalysisOptions::default(), &mut self.analysis);
        let styles = vec![0; letter.chars().count()];
        let whole = Item {
            char_end: styles.len() as u32,
            options: ShapeOptions { font_size: 16.0, language: None, features: &[], variations: &[] },
        };
        self.engine.shape_text(
            letter,
            &self.analysis,
            &styles,
            Some(whole),
            Only(font.as_ref()),
            &mut self.shaped,
        );
        let slices = (0..self.shaped.runs().len()).map(|run| self.shaped.run_slice(run as u32));
        let glyphs: Vec<u32> = slices
            .flat_map(|slice| {
                let clusters = slice.shaped_clusters_range();
                clusters.flat_map(move |cluster| slice.shaped_cluster_glyphs(cluster)).collect::<Vec<_>>()
            })
            .map(|glyph| glyph.id)
            .collect();
        face.meet(glyphs.iter().copied());
        // A character that shows nothing comes out as a space.
        let space = face.font().charmap().map(' ').map_or(0, GlyphId::to_u32);
        let mut seen = glyphs.iter().filter(|glyph| **glyph != space).map(|glyph| GlyphId::new(*glyph));
        let Some(base) = seen.next() else { return false };
        let marks: Vec<GlyphId> = seen.collect();
        glyphs.iter().all(|glyph| face.prints(*glyph)) && anchors::hold(face.font(), base, &marks)
    }

    /// Forgets every letter that was tried.
    pub(crate) fn forget(&mut self) {
        self.known.forget();
    }
}

/// One face for all.
struct Only<'a>(FontInstanceRef<'a>);

impl FontSelector for Only<'_> {
    fn select_font(
        &mut self,
        _: &Segment,
        _: &ShapeOptions<'_>,
        _: &mut CharCluster,
    ) -> Option<FontInstanceRef<'_>> {
        Some(self.0)
    }
}

#[cfg(test)]
mod tests;
