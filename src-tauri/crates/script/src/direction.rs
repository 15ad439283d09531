//! Which way words run (the bidirectional algorithm, Unicode Standard Annex 9), and the marks that isolate what is put
//! into a sentence, so that neither turns the other round.
//!
//! The marks are for the shaper and for whoever else lays the text out, such as a reader that shows the title of a file.
//! Nothing of them is printed or copied.

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;
use profile::{Direction, LanguageTag};
use std::borrow::Cow;

/// Isolates from here on what runs the way its first letter does, or the mark in front of it.
pub const FIRST_STRONG_ISOLATE: char = '\u{2068}';
/// Isolates from here on what runs from the left.
pub const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
/// Isolates from here on what runs from the right.
pub const RIGHT_TO_LEFT_ISOLATE: char = '\u{2067}';
/// Stands for a letter that runs from the left.
pub const LEFT_TO_RIGHT_MARK: char = '\u{200e}';
/// Makes all that follows run from the left, until what it stands in ends.
pub const LEFT_TO_RIGHT_OVERRIDE: char = '\u{202d}';
/// Ends what was isolated last.
pub const POP_ISOLATE: char = '\u{2069}';

/// Whether a character does nothing but steer direction (`Bidi_Control` of Unicode).
pub fn is_mark(character: char) -> bool {
    is_implicit(character) || is_explicit(character)
}

/// Whether it embraces what follows, or ends what did.
fn is_explicit(mark: char) -> bool {
    overrides(mark) || matches!(mark, '\u{2066}'..='\u{2069}')
}

/// Whether it is a mark beside which words run one way or the other, and which embraces none of them.
pub fn is_implicit(mark: char) -> bool {
    matches!(mark, '\u{61c}' | '\u{200e}' | '\u{200f}')
}

/// Whether it begins an embedding or an override, or ends one.
pub fn overrides(mark: char) -> bool {
    matches!(mark, '\u{202a}'..='\u{202e}')
}

/// A text without marks of direction: as it is printed and copied.
pub fn without_marks(text: &str) -> Cow<'_, str> {
    if text.contains(is_mark) { Cow::Owned(text.replace(is_mark, "")) } else { Cow::Borrowed(text) }
}

/// Which way a letter runs; nothing for digits and signs, which run as what is around them does. The digits of Arabic
/// take what is between them along to the right, as its letters do.
pub fn of_letter(character: char) -> Option<Direction> {
    if character.is_ascii() {
        return character.is_ascii_alphabetic().then_some(Direction::LeftToRight);
    }
    match CodePointMapData::<BidiClass>::new().get(character) {
        BidiClass::LeftToRight => Some(Direction::LeftToRight),
        BidiClass::RightToLeft | BidiClass::ArabicLetter | BidiClass::ArabicNumber => {
            Some(Direction::RightToLeft)
        }
        _ => None,
    }
}

/// Whether it is an Arabic letter: behind one, numbers with a dash between them run as the words do.
pub fn is_arabic(letter: char) -> bool {
    !letter.is_ascii() && CodePointMapData::<BidiClass>::new().get(letter) == BidiClass::ArabicLetter
}

/// Whether a text in this language runs from the right: as its language does, unless no letter of it is written that way
/// (Urdu is often typed in Latin letters). What is isolated in it has no part in that, unless all of it
/// is.
pub fn is_rtl(text: &str, language: &LanguageTag) -> bool {
    let direction = language.direction();
    let begins = [LEFT_TO_RIGHT_ISOLATE, RIGHT_TO_LEFT_ISOLATE, FIRST_STRONG_ISOLATE];
    let whole = text.starts_with(begins) && text.ends_with(POP_ISOLATE);
    let text = if whole { Cow::Owned(text.replace(is_explicit, "")) } else { Cow::Borrowed(text) };
    let mut letters = outside(&text).filter_map(of_letter).peekable();
    let as_its_language = letters.peek().is_none() || letters.any(|letter| letter == direction);
    (direction == Direction::RightToLeft) == as_its_language
}

/// A text in which every isolation that begins also ends, and nothing is overridden but what is isolated: as it is, or
/// else without any of these marks.
#[must_use]
pub fn contained(text: &str) -> Cow<'_, str> {
    let (mut depth, mut before) = (0_i32, None);
    let sound = text.chars().all(|character| {
        depth += step(character);
        // What ends the isolation ends the override that begins it.
        let ends = character == LEFT_TO_RIGHT_OVERRIDE && before == Some(LEFT_TO_RIGHT_ISOLATE);
        before = Some(character);
        depth >= 0 && (ends || !overrides(character))
    });
    if sound && depth == 0 { Cow::Borrowed(text) } else { Cow::Owned(text.replace(is_explicit, "")) }
}

/// A text for those who lay it out by its first letter: with a mark in front, where that runs the other way.
pub fn led(text: &str, rtl: bool) -> Cow<'_, str> {
    let (direction, mark) =
        if rtl { (Direction::RightToLeft, '\u{200f}') } else { (Direction::LeftToRight, LEFT_TO_RIGHT_MARK) };
    let text = contained(text);
    let first = outside(&text).find_map(of_letter);
    match first {
        Some(first) if first != direction => Cow::Owned(format!("{mark}{text}")),
        _ => text,
    }
}

/// By how much a mark leads deeper into isolation.
fn step(mark: char) -> i32 {
    match mark {
        '\u{2066}'..='\u{2068}' => 1,
        POP_ISOLATE => -1,
        _ => 0,
    }
}

/// What stands outside every isolation.
pub(super) fn outside(text: &str) -> impl Iterator<Item = char> {
    let mut depth = 0;
    text.chars().filter(move |character| {
        depth += step(*character);
        depth == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_led_by_a_mark_only_where_its_first_letter_runs_the_other_way() {
        for (text, rtl, led_text) in [
            ("Layla", false, "Layla"),
            ("ليلى", true, "ليلى"),
            ("ليلى (Layla)", false, "\u{200e}ليلى (Layla)"),
            ("Sam سے ملیں", true, "\u{200f}Sam سے ملیں"),
            ("\u{2068}ليلى\u{2069}: my page", false, "\u{2068}ليلى\u{2069}: my page"),
            ("\u{202e}Sam", false, "Sam"),
            ("7", true, "7"),
        ] {
            assert_eq!(led(text, rtl), led_text);
        }
    }

    fn tag(tag: &str) -> LanguageTag {
        LanguageTag::try_from(tag).unwrap()
    }

    #[test]
    fn words_run_as_their_language_does_and_not_as_their_first_letter() {
        assert!(!is_rtl("أمي rings me every night", &tag("en-GB")));
        assert!(is_rtl("Manchester United کا میچ", &tag("ur")));
        assert!(is_rtl("0161 496 0123", &tag("ur")));
        assert!(!is_rtl("12:30", &tag("pl")));
        assert!(!is_rtl("\u{2068}ليلى\u{2069}.", &tag("en-GB")));
        assert!(!is_rtl("\u{2068}I like tea\u{2069}", &tag("ur")));
    }

    #[test]
    fn words_in_letters_that_their_language_is_not_written_in_run_as_their_letters_do() {
        assert!(!is_rtl("Mujhe chai pasand hai.", &tag("ur")));
        assert!(is_rtl("شاي", &tag("en-GB")));
    }

    #[test]
    fn only_what_would_turn_a_sentence_round_is_isolated_in_it() {
        let (left, right) = (tag("en-GB"), tag("ur"));
        let isolated =
            |words, page: &LanguageTag| crate::isolate::isolated(words, page.direction(), page).into_owned();
        let (left, right) = (&left, &right);
        assert_eq!(isolated("Sara Jones, key worker", left), "Sara Jones, key worker");
        assert_eq!(isolated("Łukasz দিদি 茶", left), "Łukasz দিদি 茶");
        assert_eq!(isolated("ليلى", left), "\u{2068}ليلى\u{2069}");
        assert_eq!(isolated("كوفي Mensah", left), "\u{2068}\u{200e}كوفي Mensah\u{2069}");
        assert_eq!(isolated("كوفي Mensah", right), "\u{2068}كوفي Mensah\u{2069}");
        assert_eq!(isolated("٣", left), "\u{2068}٣\u{2069}");
        assert_eq!(isolated("ليلى", right), "ليلى");
        assert_eq!(isolated("Sam", right), "\u{2068}Sam\u{2069}");
        assert_eq!(isolated("12 ستمبر 2026", right), "12 ستمبر 2026");
        // A list of what is isolated already is of the sentence itself.
        assert_eq!(isolated("\u{2068}ليلى\u{2069}, her sister,", left), "\u{2068}ليلى\u{2069}, her sister,");
    }

    #[test]
    fn nothing_reaches_out_of_its_isolation() {
        let left = tag("en-GB");
        let isolated = |words| crate::isolate::isolated(words, left.direction(), &left).into_owned();
        assert_eq!(isolated("Sam\u{202e}"), "Sam");
        assert_eq!(isolated("\u{2069}ليلى\u{2067}"), "\u{2068}ليلى\u{2069}");
        assert_eq!(isolated("\u{202e}ليلى\u{202c}"), "\u{2068}ليلى\u{2069}");
        let number = "هاتف \u{2066}\u{202d}٠١٦١ ٤٩٦\u{2069}";
        assert_eq!(isolated(number), format!("\u{2068}{number}\u{2069}"));
    }
}
