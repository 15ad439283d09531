//! Shapes words.

use crate::text::emoji;
use crate::text::fonts::{self, Coverage, FaceId};
use crate::text::look::{Look, SHAPED};
use crate::text::marks::{has_marks, letters};
use crate::text::pieces::Shaped;
use crate::text::rows::Words;
use crate::text::run::Rgb;
use crate::text::stack::{Faces, Lead, Style};
use crate::text::system_fonts::SystemFont;
use crate::text::tokens;
use parlance::{BaseDirection, Language, WordBreak};
use parley_engine::itemize::Item;
use parley_engine::{Analysis, AnalysisOptions, Analyzer, LineBreakConfig, ShapeOptions, ShapedText};
use profile::{Direction, is_unseen};
use script::Reading;
use std::borrow::Cow;
use std::ops::Range;

/// The shaper and the fonts it knows.
pub(crate) struct Shaper {
    analyzer: Analyzer,
    analysis: Analysis,
    engine: parley_engine::Shaper,
    faces: Faces,
    coverage: Coverage,
}

/// Words after the words, smaller and in another colour: whose they are.
pub(crate) struct Tail<'a> {
    pub(crate) text: &'a str,
    pub(crate) ink: Rgb,
}

impl Shaper {
    pub(crate) fn new() -> Self {
        let mut faces = Faces::default();
        FaceId::bundled().for_each(|id| faces.add(id));
        Self {
            analyzer: Analyzer::new(),
            analysis: Analysis::new(),
            engine: parley_engine::Shaper::default(),
            faces,
            coverage: Coverage::default(),
        }
    }

    /// Takes a font of the machine in. Says whether it was new.
    pub(crate) fn adopt(&mut self, font: SystemFont) -> bool {
        let Some(id) = fonts::adopt(font).filter(|id| !self.faces.has(*id)) else { return false };
        self.faces.add(id);
        self.coverage.add(id);
        true
    }

    /// Forgets every letter it has shaped.
    pub(crate) fn forget(&mut self) {
        self.faces.forget();
    }

    /// What its fonts can draw.
    pub(crate) fn fonts(&self) -> &Coverage {
        &self.coverage
    }

    /// Shapes one line of clean text that runs that way, with what may follow it. Gives back the characters and emoji
    /// that were taken out because no font can draw them where they stand.
    pub(crate) fn shape(
        &mut self,
        text: &str,
        tail: Option<&Tail<'_>>,
        rtl: bool,
        reading: &Reading,
        look: Look,
    ) -> (Words, Vec<String>) {
        let mut gone = Vec::new();
        let mut text = in_one_face(text).into_owned();
        let mut main = text.len();
        if let Some(tail) = tail {
            // A full-width bracket has its own white.
            if !tail.text.starts_with('（') {
                text.push(' ');
            }
            let sentence = if rtl { Direction::RightToLeft } else { Direction::LeftToRight };
            let ordered = tokens::ordered(tail.text, rtl);
            let tail = in_one_face(&ordered);
            text.push_str(&script::isolated(&tail, sentence, &reading.language));
        }
        let inks = [look.ink, tail.map_or(look.ink, |tail| tail.ink)];
        loop {
            let emoji = emoji::all(&text);
            let shaped = self.lay(&text, main, rtl, &emoji, reading, look, inks);
            let undrawn = undrawn(&shaped, &emoji, &self.coverage, &mut self.faces);
            if undrawn.is_empty() {
                return (Words::new(shaped, reading.leading, reading.breaks_anywhere()), gone);
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

    /// Shapes a text that runs that way, of which what is behind `main` bytes is the tail, and the emoji are there.
    #[expect(clippy::too_many_arguments, reason = "a text and all that is known of it, each by its name")]
    pub(crate) fn lay(
        &mut self,
        text: &str,
        main: usize,
        rtl: bool,
        emoji: &[Range<usize>],
        reading: &Reading,
        look: Look,
        inks: [Rgb; 2],
    ) -> Shaped {
        let language = Language::parse(reading.language.as_str()).ok();
        let word_break = if reading.keeps_words_whole() { WordBreak::KeepAll } else { WordBreak::Normal };
        let line_break = LineBreakConfig { word_break, language, ..LineBreakConfig::default() };
        let base_direction = if rtl { BaseDirection::Rtl } else { BaseDirection::Ltr };
        let line_break = [(0..text.len(), line_break)];
        let options =
            AnalysisOptions { base_direction, line_break: &line_break, ..AnalysisOptions::default() };
        self.analyzer.analyze(text, &options, &mut self.analysis);
        let styles = styles(text, main, emoji, &reading.latin_words(text));
        // Where everything was taken out, there is nothing to shape.
        let whole = (!styles.is_empty()).then_some(Item {
            char_end: styles.len() as u32,
            options: ShapeOptions { font_size: SHAPED, language, features: &[], variations: &[] },
        });
        let mut shaped = ShapedText::new();
        let choice = self.faces.choice(text, &styles, reading, look);
        self.engine.shape_text(text, &self.analysis, &styles, whole, choice, &mut shaped);
        let faces = self.faces.of(&shaped);
        Shaped::new((text, main), rtl, inks, shaped, faces)
    }
}

/// A text with the hyphens and spaces that every face has, for those that Word puts in and few faces have: a word that is
/// drawn in one face would be drawn in another for their sake. Where a row may not end, it still may not.
fn in_one_face(text: &str) -> Cow<'_, str> {
    if !text.contains(['\u{2010}', '\u{2011}', '\u{202f}']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace('\u{2010}', "-").replace('\u{2011}', "-\u{2060}").replace('\u{202f}', "\u{a0}"))
}

/// The style of each character: which words are Latin among others, what is an emoji, and from where on it is the tail.
fn styles(text: &str, main: usize, emoji: &[Range<usize>], latin: &[Range<usize>]) -> Vec<u16> {
    let within = |ranges: &[Range<usize>], place: usize| {
        let after = ranges.partition_point(|range| range.end <= place);
        ranges.get(after).is_some_and(|range| range.start <= place)
    };
    let style = |(place, _)| {
        let lead = if within(emoji, place) {
            Lead::Emoji
        } else if within(latin, place) {
            Lead::Latin
        } else {
            Lead::Nothing
        };
        Style { lead, tail: place >= main }.number()
    };
    text.char_indices().map(style).collect()
}

/// The bytes whose characters came out as glyph 0 or as one that is broken, and of the emoji that came out as several
/// pictures.
fn undrawn(
    shaped: &Shaped,
    emoji: &[Range<usize>],
    fonts: &Coverage,
    faces: &mut Faces,
) -> Vec<Range<usize>> {
    let text = &shaped.text;
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut pictures = vec![0; emoji.len()];
    for run in shaped.runs() {
        run.face.meet(run.glyphs().map(|glyph| glyph.id));
        for atom in run.slice.atoms_start() {
            let range = run.slice.text_byte_range(atom.char_range());
            let glyphs = || run.glyphs_of(&atom);
            let here = emoji.iter().position(|emoji| emoji.contains(&range.start));
            if let Some(number) = here {
                pictures[number] += glyphs()
                    .map(|glyph| if run.face.prints(glyph.id) { usize::from(glyph.advance > 0.0) } else { 2 })
                    .sum::<usize>();
                continue;
            }
            let held = |letter| !has_marks(letter) || faces.draws(run.face, letter);
            if glyphs().all(|glyph| run.face.prints(glyph.id)) && letters(&text[range.clone()]).all(held) {
                continue;
            }
            // If the letter itself can be drawn, only the marks on it that cannot be put there go.
            let first = text[range.clone()].chars().next().map_or(0, char::len_utf8);
            let drawn = text[range.clone()].chars().next().is_some_and(|first| fonts.covers(first));
            let whole = range.len() == first || !drawn;
            found.push(if whole { range.start } else { range.start + first }..range.end);
        }
    }
    let torn = emoji.iter().zip(pictures).filter(|(_, pictures)| *pictures > 1);
    found.extend(torn.map(|(range, _)| range.clone()));
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
