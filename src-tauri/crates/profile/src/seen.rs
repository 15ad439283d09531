//! What of a text shows. One place decides it, for the page, the files, the library and the window.

/// Where a text goes on in another row: the line breaks of any program, and Word's soft return (U+000B) among them.
pub const BREAKS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// Whether a character shows nothing by itself and takes no room: joiners, marks of direction, selectors of a variant,
/// fillers.
///
/// Source: `Default_Ignorable_Code_Point` in `DerivedCoreProperties.txt` of Unicode 17.
#[must_use]
pub fn is_unseen(character: char) -> bool {
    matches!(u32::from(character),
        0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
        | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFF8
        | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)
}

/// Whether a character is a gap: a space of any width, a control, the blank of Braille (U+2800), or what stands for a
/// picture that did not come along (U+FFFC).
#[must_use]
pub fn is_gap(character: char) -> bool {
    character.is_whitespace() || character.is_control() || matches!(character, '\u{2800}' | '\u{fffc}')
}

/// Whether somebody who looks at a text sees anything. One that shows nothing is not taken for words or for a name.
#[must_use]
pub fn shows(text: &str) -> bool {
    text.chars().any(|character| !is_unseen(character) && !is_gap(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_nothing_but_unseen_characters_shows_nothing() {
        // Zero-width space, word joiner, soft hyphen, byte order mark, marks of direction, fillers of Hangul, the blank of
        // Braille, spaces, controls, a selector, the place of a picture.
        for text in [
            "",
            " ",
            "\u{a0}\t\n",
            "\u{200b}",
            "\u{2060}",
            "\u{ad}",
            "\u{feff}",
            "\u{200f}\u{202e}",
            "\u{3164}",
            "\u{ffa0}",
            "\u{115f}\u{1160}",
            "\u{2800}",
            "\u{3000}",
            "\u{7}",
            "\u{fe0f}",
            "\u{fffc}",
            "\u{e0020}",
            "\u{180e}",
        ] {
            assert!(!shows(text), "{text:?}");
        }
    }

    #[test]
    fn whatever_can_be_seen_shows() {
        for text in
            ["…", "-", "🙂", "  x  ", "\u{200b}ㅏ", "⠞", "\u{300}", "。", "\u{2067}ن\u{2069}", "\u{f0b7}"]
        {
            assert!(shows(text), "{text:?}");
        }
    }
}
