//! Characters without a blank between them, parted where one thing ends and the next begins: in "Tel:0161" a word and the
//! first group of a number, in "0123,07700" the ends of two numbers.

use super::{is_address, is_quote, without_brackets, without_stops};
use std::ops::Range;

/// So many digits in a row are a group of a telephone number, and not a time, a price or the number of a house.
const GROUP: usize = 4;
/// A letter behind a number may belong to it ("12b", "2000s"); so many are a word.
const WORD: usize = 2;

/// The parts of what has no blank in it, in their order.
pub(super) fn pieces(text: &str, run: Range<usize>) -> Vec<Range<usize>> {
    let words = &text[run.clone()];
    let inner = without_brackets(text, &without_stops(text, &run));
    if !words.contains(char::is_numeric) || is_address(&text[inner]) {
        return vec![run];
    }
    let mut pieces = Vec::new();
    let mut start = run.start;
    for (at, character) in words.char_indices() {
        let joint = Joint { before: &words[..at], character, after: &words[at + character.len_utf8()..] };
        let place = run.start + at;
        if joint.parts() {
            pieces.push(start..place);
            start = place + character.len_utf8();
        } else if joint.begins() {
            pieces.push(start..place);
            start = place;
        }
    }
    pieces.push(start..run.end);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// A character, and what stands on both sides of it.
struct Joint<'t> {
    before: &'t str,
    character: char,
    after: &'t str,
}

impl Joint<'_> {
    /// Whether the character is between two things, and belongs to neither.
    fn parts(&self) -> bool {
        let groups = || self.is_after_a_group() && begins_a_number(self.after);
        match self.character {
            ';' | '&' | '|' | '\\' | '=' | '<' | '>' | '{' | '}' | '"' | '!' | '?' => true,
            ':' | ',' => self.is_at_a_word() || self.is_after_a_group() || digits(self.after) >= GROUP,
            quote if is_quote(quote) => self.is_after_a_group() || digits(self.after) >= GROUP,
            '/' | '.' | '-' => groups(),
            _ => false,
        }
    }

    /// Whether something else begins with the character.
    fn begins(&self) -> bool {
        match self.character {
            '+' => self.is_after_a_group() && digits(self.after.trim_start_matches('+')) > 0,
            '(' | '[' => self.is_after_a_group() && self.after.starts_with(char::is_alphabetic),
            letter if letter.is_alphabetic() => {
                let is_word = self.after.chars().take_while(|c| c.is_alphabetic()).count() + 1 >= WORD;
                is_word && (self.is_after_a_group() || self.is_after_a_bracket(char::is_numeric))
            }
            digit if digit.is_numeric() => {
                let word = self.before.chars().rev().take_while(|c| c.is_alphabetic()).count();
                let is_group = digits(self.after) + 1 >= GROUP;
                word >= WORD && is_group || self.is_after_a_bracket(char::is_alphabetic)
            }
            _ => false,
        }
    }

    fn is_at_a_word(&self) -> bool {
        self.before.ends_with(char::is_alphabetic) || self.after.starts_with(char::is_alphabetic)
    }

    fn is_after_a_group(&self) -> bool {
        self.before.chars().rev().take_while(|c| c.is_numeric()).count() >= GROUP
    }

    fn is_after_a_bracket(&self, ends: fn(char) -> bool) -> bool {
        self.before.strip_suffix([')', ']']).is_some_and(|inside| inside.ends_with(ends))
    }
}

/// Whether a telephone number begins there, with a group that is long enough.
fn begins_a_number(words: &str) -> bool {
    let group = words.trim_start_matches(['+', '(']);
    let called = group.len() < words.len() || super::begins_a_telephone_number(group);
    called && digits(group) >= if group.len() < words.len() { 1 } else { GROUP + 1 }
}

fn digits(words: &str) -> usize {
    words.chars().take_while(|c| c.is_numeric()).count()
}
