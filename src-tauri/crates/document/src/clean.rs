//! Makes words ready to be drawn: nothing is changed that can be seen, and what no font has is named.

use crate::fonts::covers;
use unicode_normalization::UnicodeNormalization;

/// Words ready to be drawn, line by line.
pub(crate) struct Clean {
    /// The lines; where the words have no line break, there is one. None is empty.
    pub(crate) lines: Vec<String>,
    /// The characters taken out because no font has them, each once, in the order they came.
    pub(crate) missing: Vec<char>,
}

/// Splits at line breaks; turns tabs and odd spaces into spaces, and several into one; takes out controls and what
/// no font can draw.
pub(crate) fn clean(text: &str) -> Clean {
    let mut missing = Vec::new();
    let mut lines = Vec::new();
    for source in text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let mut line = String::with_capacity(source.len());
        for character in source.chars() {
            match fate(character) {
                Fate::Stays => line.push(character),
                Fate::Space if line.ends_with(' ') || line.is_empty() => {}
                Fate::Space => line.push(' '),
                Fate::Goes => {}
                Fate::Missing => {
                    if !missing.contains(&character) {
                        missing.push(character);
                    }
                }
            }
        }
        line.truncate(line.trim_end().len());
        if line.chars().any(|character| !is_unseen(character) && character != ' ') {
            lines.push(line);
        }
    }
    Clean { lines, missing }
}

/// The same in one line: for names and headings.
pub(crate) fn clean_line(text: &str) -> (String, Vec<char>) {
    let Clean { lines, missing } = clean(text);
    (lines.join(" "), missing)
}

/// Words for where nothing is drawn, such as the title of a file: one line without controls.
pub(crate) fn plain(text: &str) -> String {
    let seen: String = text
        .chars()
        .map(|character| if character.is_whitespace() { ' ' } else { character })
        .filter(|character| !character.is_control() && !is_noncharacter(*character))
        .collect();
    seen.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

enum Fate {
    Stays,
    Space,
    Goes,
    Missing,
}

fn fate(character: char) -> Fate {
    match character {
        ' ' | '\t' => Fate::Space,
        // A soft hyphen breaks a word, and no word is broken here; a byte order mark is none of the words.
        '\u{ad}' | '\u{feff}' => Fate::Goes,
        _ if character.is_control() => Fate::Goes,
        _ if is_unseen(character) => Fate::Stays,
        // What these mean is agreed nowhere, even where a font happens to have a shape for them.
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Fate::Missing,
        _ if covers(character) => Fate::Stays,
        _ if character.is_whitespace() => Fate::Space,
        // A letter with its accent may be there as letter and accent.
        _ if character.nfd().all(covers) => Fate::Stays,
        _ => Fate::Missing,
    }
}

fn is_noncharacter(character: char) -> bool {
    let number = u32::from(character);
    (0xFDD0..=0xFDEF).contains(&number) || number & 0xFFFE == 0xFFFE
}

/// Whether a character shows nothing by itself: joiners, marks of direction, selectors of a variant
/// (`Default_Ignorable_Code_Point` of Unicode, as far as it is assigned).
pub(crate) fn is_unseen(character: char) -> bool {
    matches!(u32::from(character),
        0xAD | 0x34F | 0x61C | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F | 0x202A..=0x202E
        | 0x2060..=0x206F | 0xFE00..=0xFE0F | 0xFEFF | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_break_is_a_line_break_and_a_tab_is_a_space() {
        assert_eq!(clean("Tea\tfirst\r\n\n then  talk ").lines, ["Tea first", "then talk"]);
        assert_eq!(clean_line("Ann\nLee").0, "Ann Lee");
    }

    #[test]
    fn controls_go_without_a_word() {
        let cleaned = clean("T\u{7}e\u{feff}a\u{ad}");
        assert_eq!(cleaned.lines, ["Tea"]);
        assert!(cleaned.missing.is_empty());
    }

    #[test]
    fn what_no_font_has_is_named_once_and_the_rest_stays() {
        let cleaned = clean("Tea 😀 and 茶 and 😀 \u{e001}");
        assert_eq!(cleaned.lines, ["Tea and and"]);
        assert_eq!(cleaned.missing, ['😀', '茶', '\u{e001}']);
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
}
