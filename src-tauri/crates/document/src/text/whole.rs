//! The words of a text, for which a face is looked for that draws all of each: no word changes typeface inside.

use icu_properties::CodePointMapData;
use icu_properties::props::Script;
use profile::is_unseen;
use script::Letter;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// A word in letters of one script.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    /// Its bytes in the text.
    pub(crate) bytes: Range<usize>,
    /// The number of its first character in the text.
    pub(crate) first: usize,
    pub(crate) script: Script,
}

/// What a character is to the word it stands in.
enum Part {
    Letter(Script),
    /// A figure, or a letter of no script.
    Figure,
    /// A mark on the letter before, or a joiner.
    Mark,
    /// An apostrophe or a hyphen, which belongs to the word if it goes on.
    Link,
    None,
}

impl Part {
    fn of(character: char) -> Self {
        if matches!(character, '\'' | '’' | '-' | '\u{2010}' | '\u{2011}' | '·') {
            return Self::Link;
        }
        let space = character == '\u{200b}';
        if is_combining_mark(character) || (is_unseen(character) && !space) {
            return Self::Mark;
        }
        // A rare letter among many of Chinese is no reason to draw all of them in another face.
        if !character.is_alphanumeric() || Letter::of(character).is_some() {
            return Self::None;
        }
        match CodePointMapData::<Script>::new().get(character) {
            Script::Common | Script::Inherited => Self::Figure,
            script => Self::Letter(script),
        }
    }
}

/// A word that may go on.
struct Open {
    bytes: Range<usize>,
    first: usize,
    script: Option<Script>,
    /// Where it would go on: behind its end where an apostrophe follows.
    on: usize,
}

impl Open {
    fn take_in(&mut self, end: usize) {
        (self.bytes.end, self.on) = (end, end);
    }

    /// The word, if it has a letter.
    fn word(self) -> Option<Word> {
        Some(Word { bytes: self.bytes, first: self.first, script: self.script? })
    }
}

/// The words of a text, first to last.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut open: Option<Open> = None;
    for (number, (place, character)) in text.char_indices().enumerate() {
        let end = place + character.len_utf8();
        let new = |script| Some(Open { bytes: place..end, first: number, script, on: end });
        let linked = open.as_ref().is_some_and(|word| word.on > word.bytes.end);
        match (Part::of(character), open.as_mut()) {
            (Part::Letter(script), Some(word)) if word.script.is_none_or(|own| own == script) => {
                word.script = Some(script);
                word.take_in(end);
            }
            (Part::Letter(script), _) => {
                words.extend(open.take().and_then(Open::word));
                open = new(Some(script));
            }
            (Part::Figure, Some(word)) => word.take_in(end),
            (Part::Figure, None) => open = new(None),
            (Part::Mark, Some(word)) if !linked => word.take_in(end),
            // Arabic has none of its own, nor has its font.
            (Part::Link, Some(word)) if !linked && word.script != Some(Script::Arabic) => word.on = end,
            // A hyphen behind which no row ends.
            (Part::Mark, Some(word)) if character == '\u{2060}' => word.on = end,
            _ => words.extend(open.take().and_then(Open::word)),
        }
    }
    words.extend(open.and_then(Open::word));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|word| &text[word.bytes]).collect()
    }

    #[test]
    fn a_word_keeps_its_marks_figures_apostrophes_and_hyphens() {
        assert_eq!(
            found("Ọla\u{300}’s tea, at 7pm (Smith-Ọlá) 12 – ‘yes’"),
            ["Ọla\u{300}’s", "tea", "at", "7pm", "Smith-Ọlá", "yes"]
        );
    }

    #[test]
    fn a_word_in_arabic_ends_at_a_hyphen() {
        assert_eq!(found("مادر ۰۱۶۱-۴۹۶ أمي-0161"), ["مادر", "۰۱۶۱", "۴۹۶", "أمي"]);
    }

    #[test]
    fn a_word_goes_on_behind_a_hyphen_that_holds_it_together() {
        assert_eq!(found("non-\u{2060}breaking tea"), ["non-\u{2060}breaking", "tea"]);
    }

    #[test]
    fn a_word_ends_where_its_script_does() {
        assert_eq!(found("teaчай দিদি 我们 café"), ["tea", "чай", "দিদি", "café"]);
    }
}
