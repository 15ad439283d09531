//! Characters without a blank between them, parted where a telephone number begins or ends: in "Tel:0161" and in
//! "0123,07700". Whatever else touches each other, such as a dose or a price, is left as it is.

use super::{
    ENOUGH, begins_a_telephone_number, digits, is_address, is_blank, is_quote, without_brackets,
    without_stops,
};
use script::direction::is_mark;
use std::ops::Range;

/// No telephone number is longer, with its blanks and signs, in characters.
const LONGEST: usize = 30;

/// The parts of what has no blank in it, in their order.
pub(super) fn pieces(text: &str, run: Range<usize>) -> Vec<Range<usize>> {
    let words = &text[run.clone()];
    if !words.contains(char::is_numeric) {
        return vec![run];
    }
    let address = is_address(&text[without_brackets(text, &without_stops(text, &run))]);
    let mut pieces = Vec::new();
    let mut start = run.start;
    for (at, character) in words.char_indices() {
        let (place, next) = (run.start + at, run.start + at + character.len_utf8());
        let joint = Joint { text, place, next, character };
        // "0161 496 0123.Ask for Mum" is no address, though its end looks like one.
        let here = if address {
            character == '.' && joint.ends_a_number_of_groups(run.start)
        } else {
            joint.parts()
        };
        if here {
            pieces.push(start..place);
            start = next;
        } else if !address && joint.begins() {
            pieces.push(start..place);
            start = place;
        }
    }
    pieces.push(start..run.end);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// A character, where it stands, and where the next one does.
struct Joint<'t> {
    text: &'t str,
    place: usize,
    next: usize,
    character: char,
}

impl Joint<'_> {
    /// Whether the character is between two things, and belongs to neither.
    fn parts(&self) -> bool {
        let (before, after) = (|| self.number_before().is_some(), || number_after(&self.text[self.next..]));
        let at_a_word = || self.is_after(char::is_alphabetic);
        match self.character {
            // None of these stands in a telephone number.
            ';' | '&' | '|' | '\\' | '=' | '<' | '>' | '{' | '}' | '"' | '!' | '?' | ':' | ',' | '_'
            | '@' | '~' => before() || after(),
            quote if is_quote(quote) => before() || after(),
            '/' | '.' | '-' => {
                let word_follows = || self.text[self.next..].starts_with(char::is_alphabetic);
                after() && (at_a_word() || before()) || word_follows() && before()
            }
            _ => false,
        }
    }

    /// Whether something else begins with the character.
    fn begins(&self) -> bool {
        let follows = |is: fn(char) -> bool| self.text[self.next..].starts_with(is);
        let begins_a_number = || number_after(&self.text[self.place..]);
        match self.character {
            '+' => {
                follows(char::is_numeric)
                    && (self.number_before().is_some() || self.is_after(char::is_alphabetic))
            }
            '(' | '[' => follows(char::is_alphabetic) && self.number_before().is_some(),
            letter if letter.is_alphabetic() => {
                self.is_after(|c| c.is_numeric() || c == ')') && self.number_before().is_some()
            }
            digit if digit.is_numeric() => {
                let after_a_word = self.is_after(char::is_alphabetic);
                (after_a_word
                    || self.is_after(|c| matches!(c, ')' | ']')) && self.is_after_a_word_in_brackets())
                    && begins_a_number()
            }
            _ => false,
        }
    }

    fn is_after(&self, is: impl Fn(char) -> bool) -> bool {
        self.text[..self.place].ends_with(is)
    }

    fn is_after_a_word_in_brackets(&self) -> bool {
        self.text[..self.place].trim_end_matches([')', ']']).ends_with(char::is_alphabetic)
    }

    /// Where the telephone number begins that ends before the character.
    fn number_before(&self) -> Option<usize> {
        let before = self.text[..self.place].char_indices().rev().take(LONGEST);
        let start = before.take_while(|(_, c)| is_of_a_number(*c)).last()?.0;
        let number = self.text[start..self.place].trim_start_matches(|c| is_blank(c) || is_mark(c));
        let start = self.place - number.len();
        is_a_number(number).then_some(start)
    }

    /// Whether a telephone number ends here that begins no later than that place.
    fn ends_a_number_of_groups(&self, run: usize) -> bool {
        let word_follows = self.text[self.next..].starts_with(char::is_alphabetic);
        word_follows && self.number_before().is_some_and(|start| start < run)
    }
}

/// Whether a text begins with a telephone number.
fn number_after(text: &str) -> bool {
    let end = text.char_indices().take(LONGEST).find(|(_, c)| !is_of_a_number(*c)).map(|(at, _)| at);
    let end = end.unwrap_or_else(|| text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at));
    is_a_number(&text[..end])
}

fn is_of_a_number(character: char) -> bool {
    character.is_numeric() || is_blank(character) || is_mark(character) || "()[]+-./".contains(character)
}

/// Whether these digits and what is between them may be dialled: they begin as a telephone number does, or stand in groups.
fn is_a_number(words: &str) -> bool {
    let called = begins_a_telephone_number(words.trim_start_matches(['[', '+'])) || words.starts_with('+');
    digits(words) >= ENOUGH && (called || words.trim_end().contains(is_blank))
}
