//! What is put into a sentence, isolated from it (Unicode Standard Annex 9), so that neither turns the other round.

use crate::direction::{FIRST_STRONG_ISOLATE, POP_ISOLATE, contained, is_rtl, led, of_letter, outside};
use crate::reading::Reading;
use profile::{Direction, LanguageTag};
use std::borrow::Cow;

/// What is put into a sentence in that language that runs that way, isolated from it where that makes a difference. It
/// runs as most of it does, and not by its first letter: a name in two writings runs the same in a sentence and alone.
/// What would reach out of the isolation, such as an override that is not ended, is taken off.
pub fn isolated<'t>(value: &'t str, sentence: Direction, language: &LanguageTag) -> Cow<'t, str> {
    if value.is_ascii() && sentence == Direction::LeftToRight {
        return Cow::Borrowed(value);
    }
    let value = contained(value);
    if !outside(&value).filter_map(of_letter).any(|letter| letter != sentence) {
        return value;
    }
    let rtl = is_rtl(&value, &Reading::of(&value, None, language).language);
    Cow::Owned(format!("{FIRST_STRONG_ISOLATE}{}{POP_ISOLATE}", led(&value, rtl)))
}
