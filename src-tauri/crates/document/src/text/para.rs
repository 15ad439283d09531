//! Words that have been shaped and wait for a place: a name, a heading, a line.

use crate::text::cache::Cache;
use crate::text::clean::{Clean, bind_single_letters, clean, clean_line};
use crate::text::fonts::{Coverage, FaceId};
use crate::text::look::Look;
use crate::text::reach::Reach;
use crate::text::rows::{Setting, Words};
use crate::text::run::{Rgb, TextRun};
use crate::text::shape::{Shaper, Tail};
use crate::text::spread::HANGING;
use crate::text::system_fonts::SystemFont;
use crate::text::tokens;
use profile::{LanguageTag, shows};
use script::Writing;
use script::direction;
use script::{Leading, Reading, is_mostly, writings};
use std::ops::Range;

/// Words in one or several paragraphs of their own direction, in one language.
#[derive(Clone)]
pub(crate) struct Para {
    words: Vec<Words>,
    pub(crate) language: LanguageTag,
    rtl: bool,
    /// The language of the tail, where it has one of its own.
    pub(crate) tail: Option<LanguageTag>,
    /// The text as it stands there, with its marks of direction.
    pub(crate) plain: String,
}

/// What words were asked for.
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Asked {
    text: String,
    /// Whether it is to stand in one line, whatever line breaks are in it.
    one_line: bool,
    given: Option<LanguageTag>,
    page: LanguageTag,
    look: Look,
    tail: Option<After>,
}

/// Words of the program's own, and the language they are in.
pub(crate) struct Said {
    pub(crate) text: String,
    pub(crate) language: LanguageTag,
}

/// What follows words: whose they are, in the colour and the language of that.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct After {
    pub(crate) text: String,
    pub(crate) ink: Rgb,
    pub(crate) language: LanguageTag,
}

/// How much farther apart the rows of a heading in such letters stand, in parts of the type size.
const APART: f32 = 0.65;

/// How close the lines of a name stand.
const NAME: f32 = 0.82;

/// The words of a few pages.
const CACHED: usize = 400;

/// The shaper, and the cache of what was asked of it before, each with what no font can draw of it.
pub(crate) struct Typesetter {
    pub(crate) shaper: Shaper,
    cache: Cache<Asked, (Option<Para>, Vec<String>)>,
}

impl Typesetter {
    pub(crate) fn new() -> Self {
        Self { shaper: Shaper::new(), cache: Cache::new(CACHED) }
    }

    /// What its fonts can draw.
    pub(crate) fn fonts(&self) -> &Coverage {
        self.shaper.fonts()
    }

    /// Takes a font of the machine in.
    pub(crate) fn adopt(&mut self, font: SystemFont) {
        if self.shaper.adopt(font) {
            // What could not be drawn before may be drawn now.
            self.cache.forget();
        }
    }

    /// Forgets every word and letter it has shaped.
    pub(crate) fn forget(&mut self) {
        self.cache.forget();
        self.shaper.forget();
    }
}

/// Shapes the words of one page.
pub(crate) struct Setter<'a> {
    pub(crate) typesetter: &'a mut Typesetter,
    pub(crate) page: LanguageTag,
    /// Whether every line that is not the person's own says whose it is, also where one sentence could say it of all.
    pub(crate) marks_all: bool,
}

impl Setter<'_> {
    /// Shapes words that may have line breaks in them. Gives back what no font can draw.
    pub(crate) fn para(
        &mut self,
        text: &str,
        given: Option<&LanguageTag>,
        look: Look,
        tail: Option<After>,
    ) -> (Option<Para>, Vec<String>) {
        let (text, page) = (text.to_owned(), self.page.clone());
        self.cached(Asked { text, one_line: false, given: given.cloned(), page, look, tail })
    }

    /// Shapes words in one line: those of the program in their language, those of others in that which their letters
    /// tell.
    pub(crate) fn line(
        &mut self,
        text: &str,
        given: Option<&LanguageTag>,
        look: Look,
    ) -> (Option<Para>, Vec<String>) {
        let (text, page) = (text.to_owned(), self.page.clone());
        self.cached(Asked { text, one_line: true, given: given.cloned(), page, look, tail: None })
    }

    /// Shapes words of the program in one line.
    pub(crate) fn said(&mut self, said: &Said, look: Look) -> Option<Para> {
        self.line(&said.text, Some(&said.language), look).0
    }

    fn cached(&mut self, asked: Asked) -> (Option<Para>, Vec<String>) {
        if let Some(made) = self.typesetter.cache.get(&asked) {
            return made;
        }
        let made = self.make(&asked);
        self.typesetter.cache.keep(asked, made.clone());
        made
    }

    fn make(&mut self, asked: &Asked) -> (Option<Para>, Vec<String>) {
        let Clean { mut lines, mut missing } = clean(&asked.text, self.typesetter.fonts());
        if asked.one_line && lines.len() > 1 {
            lines = vec![lines.join(" ")];
        }
        let tail = asked.tail.as_ref().map(|tail| {
            let (text, gone) = clean_line(&tail.text, self.typesetter.fonts());
            missing.extend(gone);
            After { text, ..tail.clone() }
        });
        let para = self.shape(&lines, asked.given.as_ref(), asked.look, tail.as_ref(), &mut missing);
        missing.dedup();
        (para, missing)
    }

    fn shape(
        &mut self,
        lines: &[String],
        given: Option<&LanguageTag>,
        look: Look,
        tail: Option<&After>,
        missing: &mut Vec<String>,
    ) -> Option<Para> {
        let mut words = Vec::with_capacity(lines.len());
        let mut language = None;
        for (number, line) in lines.iter().enumerate() {
            let reading = Reading::of(line, given, &self.page);
            let tail = tail
                .filter(|tail| number + 1 == lines.len() && !tail.text.is_empty())
                .map(|tail| Tail { text: &tail.text, ink: tail.ink });
            let rtl = direction::is_rtl(line, &reading.language);
            let line = bind_single_letters(line);
            let line = tokens::ordered(&line, rtl);
            let (shaped, gone) = self.typesetter.shaper.shape(&line, tail.as_ref(), rtl, &reading, look);
            missing.extend(gone);
            if shaped.is_seen() {
                language.get_or_insert(reading.language);
                words.push(shaped);
            }
        }
        let rtl = words.first()?.is_rtl();
        let language = language?;
        let both = words.last().is_some_and(|words| words.says().iter().all(|part| shows(part)));
        let tail = tail.filter(|tail| both && tail.language != language);
        let tail = tail.map(|tail| tail.language.clone());
        Some(Para { words, language, rtl, tail, plain: lines.join(" ") })
    }

    /// The writing that these characters of a text belong to, if there is no font for it.
    pub(crate) fn wants(&self, characters: &str, text: &str, given: Option<&LanguageTag>) -> Option<Writing> {
        let writing = *writings(characters, None, &self.page).first()?;
        let writing =
            if writing.is_east_asian() { Writing::of_text(text, given, &self.page)? } else { writing };
        Some(writing).filter(|writing| !self.typesetter.fonts().writes(*writing))
    }

    /// Whether most of what a text says is in writings for which there is no font, so that what is left of it says
    /// something else.
    pub(crate) fn loses(&self, text: &str, given: Option<&LanguageTag>) -> bool {
        let east_asian = Writing::of_text(text, given, &self.page);
        is_mostly(text, |writing| {
            let writing = east_asian.filter(|_| writing.is_east_asian()).unwrap_or(writing);
            !self.typesetter.fonts().writes(writing)
        })
    }
}

impl Para {
    pub(crate) fn height(&mut self, size: f32, width: f32) -> f32 {
        self.words.iter_mut().map(|words| words.height(size, width)).sum()
    }

    pub(crate) fn lines(&mut self, size: f32, width: f32) -> usize {
        self.words.iter_mut().map(|words| words.lines(size, width)).sum()
    }

    pub(crate) fn natural_width(&mut self, size: f32) -> f32 {
        self.words.iter_mut().map(|words| words.natural_width(size)).fold(0.0, f32::max)
    }

    /// The width of the widest word, at that size.
    pub(crate) fn widest_word(&self, size: f32) -> f32 {
        self.words.iter().map(|words| words.widest_word(size)).fold(0.0, f32::max)
    }

    /// That size, or so much less that the widest word stands in that width: no word is broken.
    pub(crate) fn size_for_words(&self, size: f32, width: f32) -> f32 {
        let widest = self.widest_word(size);
        if widest > width { size * width / widest * 0.99 } else { size }
    }

    /// How far the ink of its first row reaches from the start of its line, in parts of the type size.
    pub(crate) fn ink(&self) -> Option<Reach> {
        self.words.first()?.ink()
    }

    /// The face in which these characters are drawn.
    pub(crate) fn face_of(&self, characters: &str) -> Option<FaceId> {
        self.words.iter().find_map(|words| words.face_of(characters))
    }

    /// From the top to the first baseline in that width.
    pub(crate) fn baseline(&self, size: f32, width: f32) -> f32 {
        self.words.first().map_or(0.0, |words| words.edges(size, width)[0] + words.baseline(size))
    }

    pub(crate) fn is_rtl(&self) -> bool {
        self.rtl
    }

    /// What they say and what their tail says, as it is read, where that is not how it stands from left to right.
    pub(crate) fn turned(&self) -> Option<[String; 2]> {
        if !self.words.iter().any(Words::turns) {
            return None;
        }
        let main: Vec<String> = self.words.iter().map(|words| words.says()[0].clone()).collect();
        let tail = self.words.last().map(|words| words.says()[1].clone()).unwrap_or_default();
        Some([main.join(" "), tail])
    }

    /// Gives all the words that colour.
    pub(crate) fn recolour(&mut self, ink: Rgb) {
        for words in &mut self.words {
            words.recolour(ink);
        }
    }

    /// Whether the script needs more height than Latin letters do.
    pub(crate) fn is_tall(&self) -> bool {
        self.words.iter().any(|words| words.leading().height > 1.7)
    }

    /// Makes the lines of a heading stand closer; those of Urdu, where a word begins high above its line, farther apart.
    pub(crate) fn tighten_heading(&mut self, factor: f32) {
        self.tighten(factor);
        self.words.iter_mut().for_each(|words| words.heading = true);
        for words in self.words.iter_mut().filter(|words| words.leading().height > HANGING) {
            words.set_apart(APART);
        }
    }

    /// The same for a name, which may stand in a bar of its own: no ink of it is outside the height of its lines.
    pub(crate) fn tighten_name(&mut self) {
        self.tighten_heading(NAME);
        self.words.iter_mut().for_each(Words::hold_ink);
    }

    /// Makes the lines stand closer. Those of tall scripts would touch.
    pub(crate) fn tighten(&mut self, factor: f32) {
        if self.is_tall() {
            return;
        }
        for words in &mut self.words {
            let Leading { height, baseline } = words.leading();
            let cut = height * (1.0 - factor);
            words.set_leading(Leading { height: height - cut, baseline: baseline - cut / 2.0 });
        }
    }

    /// The height of each line in that width, first to last.
    pub(crate) fn line_heights(&mut self, size: f32, width: f32) -> Vec<f32> {
        let lines = |words: &mut Words| {
            let mut heights = vec![words.pitch(size, width); words.lines(size, width)];
            let [above, below] = words.edges(size, width);
            if let Some(first) = heights.first_mut() {
                *first = words.line_height(size) + above;
            }
            if let Some(last) = heights.last_mut() {
                *last += below;
            }
            heights
        };
        self.words.iter_mut().flat_map(lines).collect()
    }

    /// Of each line in that width, whether its last word goes on in the next.
    pub(crate) fn goes_on(&self, size: f32, width: f32) -> Vec<bool> {
        self.words.iter().flat_map(|words| words.goes_on(size, width)).collect()
    }

    /// Hands out the runs of those lines, counted from 0, in a box of that left edge, top and width: a page may end
    /// between two of them. Gives back the width of the widest line and the height of all that are handed out.
    pub(crate) fn place(
        &mut self,
        [x, top, width]: [f32; 3],
        size: f32,
        to_right: bool,
        even: bool,
        rows: Range<usize>,
        mut put: impl FnMut(TextRun),
    ) -> (f32, f32) {
        let mut y = top;
        let mut widest: f32 = 0.0;
        let mut before = 0;
        let setting = Setting { width, size, to_right, even };
        for words in &self.words {
            let from = rows.start.saturating_sub(before);
            let to = rows.end.saturating_sub(before);
            let placed = words.place([x, y], setting, from..to, &mut put);
            widest = widest.max(placed.widest);
            y += words.height_of(from..to.min(placed.rows), placed.rows, size, width);
            before += placed.rows;
        }
        (widest, y - top)
    }
}
