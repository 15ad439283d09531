//! Where the emoji of a text are: one character, or several that are drawn as one (Unicode Technical Standard 51).

use std::ops::Range;

const JOINER: char = '\u{200d}';
const AS_EMOJI: char = '\u{fe0f}';
const AS_TEXT: char = '\u{fe0e}';
const KEYCAP: char = '\u{20e3}';

/// The emoji of a text, first to last.
pub(crate) fn all(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut place = 0;
    while let Some(character) = text[place..].chars().next() {
        let length = at_start(&text[place..]).unwrap_or(0);
        if length > 0 {
            found.push(place..place + length);
        }
        place += length.max(character.len_utf8());
    }
    found
}

/// The length in bytes of the emoji that the text begins with.
pub(crate) fn at_start(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    // Most letters of most texts.
    if first < '\u{a9}' && !begins_key(first) {
        return None;
    }
    flag(text).or_else(|| keycap(text)).or_else(|| joined(text))
}

/// Two letters that stand for a country.
fn flag(text: &str) -> Option<usize> {
    let letter = |character: &char| ('\u{1f1e6}'..='\u{1f1ff}').contains(character);
    let mut letters = text.chars().take(2).filter(letter);
    letters.next()?;
    letters.next().map(|_| 8)
}

/// A figure or sign on a key.
fn keycap(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(begins_key)?;
    let rest = rest.strip_prefix(AS_EMOJI).unwrap_or(rest).strip_prefix(KEYCAP)?;
    Some(text.len() - rest.len())
}

fn begins_key(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, '#' | '*')
}

/// Pictures with what changes each, joined to one.
fn joined(text: &str) -> Option<usize> {
    let (mut length, mut certain) = picture(text)?;
    while let Some(next) = text[length..].strip_prefix(JOINER)
        && let Some((more, _)) = picture(next)
    {
        certain = true;
        length += JOINER.len_utf8() + more;
    }
    certain.then_some(length)
}

/// A picture with its tone, tags or selector, and whether it is certain that it is to be an emoji.
fn picture(text: &str) -> Option<(usize, bool)> {
    let mut characters = text.chars().peekable();
    let first = characters.next().filter(|first| may_be_emoji(*first))?;
    let mut length = first.len_utf8();
    let mut certain = is_emoji_alone(first);
    match characters.peek().copied() {
        Some(AS_TEXT) => return None,
        Some(next) if next == AS_EMOJI || is_tone(next) => {
            certain = true;
            length += next.len_utf8();
            characters.next();
        }
        _ => {}
    }
    for tag in characters.take_while(|c| ('\u{e0020}'..='\u{e007f}').contains(c)) {
        length += tag.len_utf8();
    }
    Some((length, certain))
}

fn is_tone(character: char) -> bool {
    ('\u{1f3fb}'..='\u{1f3ff}').contains(&character)
}

/// Whether it can be drawn as an emoji, if a selector or a joiner asks for it.
fn may_be_emoji(character: char) -> bool {
    matches!(u32::from(character),
        0xA9 | 0xAE | 0x203C | 0x2049 | 0x2122 | 0x2139 | 0x2194..=0x21AA | 0x231A..=0x23FF | 0x24C2
        | 0x25AA..=0x27BF | 0x2934..=0x2935 | 0x2B05..=0x2B55 | 0x3030 | 0x303D | 0x3297 | 0x3299
        | 0x1F000..=0x1F1E5 | 0x1F200..=0x1FAFF)
}

/// Whether it is an emoji where nothing else is said (`Emoji_Presentation` of Unicode).
fn is_emoji_alone(character: char) -> bool {
    matches!(u32::from(character),
        0x231A..=0x231B | 0x23E9..=0x23EC | 0x23F0 | 0x23F3 | 0x25FD..=0x25FE | 0x2614..=0x2615 | 0x2648..=0x2653
        | 0x267F | 0x2693 | 0x26A1 | 0x26AA..=0x26AB | 0x26BD..=0x26BE | 0x26C4..=0x26C5 | 0x26CE | 0x26D4
        | 0x26EA | 0x26F2..=0x26F3 | 0x26F5 | 0x26FA | 0x26FD | 0x2705 | 0x270A..=0x270B | 0x2728 | 0x274C
        | 0x274E | 0x2753..=0x2755 | 0x2757 | 0x2795..=0x2797 | 0x27B0 | 0x27BF | 0x2B1B..=0x2B1C | 0x2B50
        | 0x2B55 | 0x1F000..=0x1FAFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        all(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn several_characters_that_are_drawn_as_one_are_one() {
        for one in ["😀", "👍🏽", "👨‍👩‍👧", "🧑🏽‍🚒", "🇬🇧", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "1️⃣", "#⃣", "❤️", "❤️‍🔥", "☕", "🐈‍⬛"]
        {
            assert_eq!(found(&format!("a {one} b {one}{one}")), [one; 3], "{one}");
        }
    }

    #[test]
    fn words_and_signs_are_none() {
        assert!(found("Room 12 #3 ✓ ❤ ☎ © → 茶 ❤\u{fe0e} \u{200d}").is_empty());
    }

    #[test]
    fn what_is_left_of_a_torn_emoji_is_taken_for_no_other() {
        assert_eq!(found("👨‍"), ["👨"]);
        assert!(found("🇬").is_empty());
    }
}
