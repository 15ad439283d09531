//! Makes words ready to be drawn: nothing is changed that is read, and what no font has is named.

use crate::text::emoji;
use crate::text::fonts::Coverage;
use profile::{BREAKS, is_gap, is_unseen, shows};
use script::direction::{is_implicit, is_mark, overrides};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Words ready to be drawn, line by line.
pub(crate) struct Clean {
    /// The lines; where the words have no line break, there is one. None is empty.
    pub(crate) lines: Vec<String>,
    /// The characters and emoji taken out because no font has them, each once, in the order they came.
    pub(crate) missing: Vec<String>,
}

/// Splits at line breaks; turns tabs and odd spaces into spaces, and several into one; takes out controls and what
/// no font can draw.
pub(crate) fn clean(text: &str, fonts: &Coverage) -> Clean {
    let mut missing: Vec<String> = Vec::new();
    let mut lines = Vec::new();
    for source in text.split(BREAKS) {
        let source = without_marks_in_numbers(source);
        let mut line = String::with_capacity(source.len());
        let mut rest = &*source;
        while let Some((part, after)) = next(rest) {
            rest = after;
            match fate(part, fonts) {
                Fate::Stays => line.push_str(part),
                Fate::Plain(letter) => line.push(letter),
                Fate::Space if line.ends_with(' ') || line.is_empty() => {}
                Fate::Space => line.push(' '),
                Fate::Goes => {}
                Fate::Missing if missing.iter().any(|known| known == part) => {}
                Fate::Missing => missing.push(part.to_owned()),
            }
        }
        line.truncate(line.trim_end().len());
        if shows(&line) {
            lines.push(line);
        }
    }
    Clean { lines, missing }
}

/// The same in one line: for names and headings.
pub(crate) fn clean_line(text: &str, fonts: &Coverage) -> (String, Vec<String>) {
    let Clean { lines, missing } = clean(text, fonts);
    (lines.join(" "), missing)
}

/// The first character, or the whole of the emoji, that a text begins with, and the rest.
fn next(text: &str) -> Option<(&str, &str)> {
    let length = emoji::at_start(text).or_else(|| text.chars().next().map(char::len_utf8))?;
    Some(text.split_at(length))
}

/// Words for where nothing is drawn, such as the title of a file: one line without controls.
pub(crate) fn plain(text: &str) -> String {
    let seen: String = text
        .chars()
        .map(|character| if character.is_whitespace() { ' ' } else { character })
        .filter(|character| {
            !character.is_control() && !is_noncharacter(*character) && !turns_round(*character)
        })
        .collect();
    seen.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

enum Fate {
    Stays,
    /// It is drawn as the letter that it is.
    Plain(char),
    Space,
    Goes,
    Missing,
}

fn fate(part: &str, fonts: &Coverage) -> Fate {
    let mut characters = part.chars();
    match (characters.next(), characters.next()) {
        (Some(character), None) => fate_of_one(character, fonts),
        // Half of an emoji would be another one.
        _ if part.chars().all(|character| is_unseen(character) || fonts.covers(character)) => Fate::Stays,
        _ => Fate::Missing,
    }
}

fn fate_of_one(character: char, fonts: &Coverage) -> Fate {
    match character {
        // Where U+FFFC stands, the picture that stood there has not come along.
        ' ' | '\t' | '\u{fffc}' => Fate::Space,
        // A soft hyphen breaks a word, and no word is broken here; a byte order mark is none of the words.
        '\u{ad}' | '\u{feff}' => Fate::Goes,
        _ if turns_round(character) => Fate::Goes,
        _ if character.is_control() => Fate::Goes,
        // What fills the place of a letter in Hangul has a width, and where no font has it a box would be drawn.
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' if !fonts.covers(character) => Fate::Goes,
        _ if is_unseen(character) => Fate::Stays,
        // What these mean is agreed nowhere, even where a font happens to have a shape for them.
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Fate::Missing,
        _ if fonts.covers(character) => Fate::Stays,
        _ if is_gap(character) => Fate::Space,
        // Letters as mathematics writes them, which some take for bold or script in a message: they say what the plain
        // ones do.
        '\u{1d400}'..='\u{1d7ff}' if let Some(letter) = plain_letter(character, fonts) => Fate::Plain(letter),
        // A letter with its accent may be there as letter and accent.
        _ if character.nfd().all(|part| fonts.covers(part)) => Fate::Stays,
        _ => Fate::Missing,
    }
}

/// The plain letter or digit that one of mathematics stands for.
fn plain_letter(character: char, fonts: &Coverage) -> Option<char> {
    character.nfkd().next().filter(|letter| *letter != character && fonts.covers(*letter))
}

/// Whether it turns round what follows, whatever that is: it comes along where a number is copied from a list of
/// contacts. What runs which way is known without it.
fn turns_round(character: char) -> bool {
    overrides(character) || matches!(character, '\u{2066}' | '\u{2067}')
}

/// A line without marks of direction beside a digit, which would part a number.
fn without_marks_in_numbers(line: &str) -> Cow<'_, str> {
    if !line.contains(is_implicit) {
        return Cow::Borrowed(line);
    }
    let of_number = |character: Option<char>| character.is_some_and(|c| c.is_numeric() || c == '+');
    let mut kept = String::with_capacity(line.len());
    for (place, character) in line.char_indices() {
        let after = || line[place..].chars().find(|next| !is_mark(*next) && *next != ' ');
        let before = || kept.chars().rev().find(|last| !is_mark(*last) && *last != ' ');
        if !(is_implicit(character) && (of_number(before()) || of_number(after()))) {
            kept.push(character);
        }
    }
    Cow::Owned(kept)
}

fn is_noncharacter(character: char) -> bool {
    let number = u32::from(character);
    (0xFDD0..=0xFDEF).contains(&number) || number & 0xFFFE == 0xFFFE
}

/// Binds a word of one Latin letter to the word after it, so that it does not stand alone at the end of a line: "I" in
/// English, "w" and "z" in Polish, "y" in Welsh.
pub(crate) fn bind_single_letters(line: &str) -> String {
    let mut bound = String::with_capacity(line.len() + 8);
    let mut word = 0;
    let mut only = None;
    for character in line.chars() {
        let latin = character.is_ascii_alphabetic() || matches!(character, 'à'..='ÿ' | 'ŵ' | 'ŷ');
        let single = word == 1 && only.is_some();
        bound.push(if character == ' ' && single { '\u{a0}' } else { character });
        if character.is_whitespace() {
            (word, only) = (0, None);
        } else {
            only = (word == 0 && latin).then_some(character);
            word += 1;
        }
    }
    bound
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(text: &str) -> Clean {
        super::clean(text, &Coverage::default())
    }

    #[test]
    fn a_line_break_is_a_line_break_and_a_tab_is_a_space() {
        assert_eq!(clean("Tea\tfirst\r\n\n then  talk ").lines, ["Tea first", "then talk"]);
        assert_eq!(clean_line("Ann\nLee", &Coverage::default()).0, "Ann Lee");
    }

    #[test]
    fn controls_go_without_a_word() {
        let cleaned = clean("T\u{7}e\u{feff}a\u{ad}");
        assert_eq!(cleaned.lines, ["Tea"]);
        assert!(cleaned.missing.is_empty());
    }

    #[test]
    fn what_no_font_has_is_named_once_and_the_rest_stays() {
        let cleaned = clean("Tea 𓀀 and 茶 and 𓀀 \u{e001}");
        assert_eq!(cleaned.lines, ["Tea and and"]);
        assert_eq!(cleaned.missing, ["𓀀", "茶", "\u{e001}"]);
    }

    #[test]
    fn letters_as_mathematics_writes_them_are_drawn_as_the_letters_they_are() {
        let cleaned = clean("𝗛𝗲𝗹𝗹𝗼 𝓝𝓲𝓪, 𝟙𝟜, 𝛚");
        assert_eq!(cleaned.lines, ["Hello Nia, 14, ω"]);
        assert!(cleaned.missing.is_empty());
    }

    #[test]
    fn an_emoji_of_which_a_part_is_missing_is_missing_whole() {
        let cleaned = clean("Tea 👩\u{200d}\u{1faff} 👩\u{200d}🚒");
        assert_eq!(cleaned.lines, ["Tea 👩\u{200d}🚒"]);
        assert_eq!(cleaned.missing, ["👩\u{200d}\u{1faff}"]);
    }

    #[test]
    fn what_shows_nothing_is_neither_a_line_nor_missing() {
        let cleaned =
            clean("\u{200b}\n\u{2060}\n\u{ad}\n\u{2800}\n\u{3164}\nTea\u{2800}\u{fffc} now\u{3164}");
        assert_eq!(cleaned.lines, ["Tea now"]);
        assert!(cleaned.missing.is_empty());
    }

    #[test]
    fn marks_of_direction_stay() {
        assert_eq!(clean("a\u{200f}b").lines, ["a\u{200f}b"]);
        assert!(clean("\u{200f}\u{200b}").lines.is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_lines_without_controls(text in "(?s).{0,80}") {
            let cleaned = clean(&text);
            for line in &cleaned.lines {
                proptest::prop_assert!(!line.trim().is_empty());
                proptest::prop_assert!(!line.chars().any(char::is_control));
            }
            proptest::prop_assert!(!plain(&text).chars().any(char::is_control));
        }
    }

    #[test]
    fn what_turns_words_round_goes_and_marks_part_no_number() {
        let cleaned = |text| clean_line(text, &Coverage::default()).0;
        assert_eq!(cleaned("Sam\u{202e}nosliw"), "Samnosliw");
        assert_eq!(plain("Sam\u{202e}nosliw"), "Samnosliw");
        assert_eq!(cleaned("Dad \u{202b}+44 7700 900123\u{202c} ok"), "Dad +44 7700 900123 ok");
        assert_eq!(cleaned("0161\u{200f} 496 0123"), "0161 496 0123");
        assert_eq!(cleaned("أمي \u{200f}+44\u{200f} 7700\u{200f} 900123"), "أمي +44 7700 900123");
        assert_eq!(cleaned("0161 \u{200f} 496 0123 \u{200f}"), "0161 496 0123");
        assert_eq!(cleaned("Tea!\u{200f} أمي"), "Tea!\u{200f} أمي");
    }

    #[test]
    fn a_word_of_one_letter_stays_with_the_next() {
        assert_eq!(
            bind_single_letters("When I nod, I mean a yes"),
            "When I\u{a0}nod, I\u{a0}mean a\u{a0}yes"
        );
        assert_eq!(bind_single_letters("kocham w domu"), "kocham w\u{a0}domu");
        assert_eq!(bind_single_letters("5 a. - b"), "5 a. - b");
        assert_eq!(bind_single_letters("ভালো আ ছি"), "ভালো আ ছি");
    }
}
