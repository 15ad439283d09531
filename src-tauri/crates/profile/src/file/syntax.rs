//! Where a text is no JSON, and why.

use super::fault::{Fault, Place, Words, Wrong};
use super::tidy::Lines;
use serde_json::value::RawValue;
use serde_json::{Deserializer, Error};

/// What `serde_json` found wrong with a text.
pub(super) fn fault(text: &str, lines: &Lines, error: &Error) -> Fault {
    let wrong = |at: usize, wrong| Fault { place: Place::line(lines.at(at)), wrong };
    if error.is_eof() {
        return wrong(text.trim_end().len(), Wrong::BreaksOff);
    }
    let mut whole = Deserializer::from_str(text).into_iter::<&RawValue>();
    if let Some(Ok(_)) = whole.next() {
        let end = whole.byte_offset();
        let at = end + text[end..].len() - text[end..].trim_start().len();
        return wrong(at, Wrong::AfterTheEnd { near: start(&text[at..]) });
    }
    let at = place(text, error);
    let (before, near) = (&text[..at], &text[at..]);
    wrong(
        at,
        if before.ends_with('\\') {
            Wrong::Backslash
        } else if before.trim_end().ends_with('"') && near.starts_with(char::is_alphabetic) {
            Wrong::QuoteInWords { near: start(near) }
        } else {
            Wrong::Syntax { near: start(near) }
        },
    )
}

/// What stands at the beginning of a text, up to the next quotation mark: further on stand words that are not wrong.
fn start(text: &str) -> Words {
    let line = text.trim_start().lines().next().unwrap_or_default();
    let is_end = |(at, letter): &(usize, char)| *at > 0 && *letter == '"';
    let end = line.char_indices().find(is_end).map_or(line.len(), |(at, _)| at);
    Words::of(line[..end].trim_end_matches([',', ' ']))
}

/// The place in a text that an error speaks of: its columns count bytes from 1; 0 is the end of the line before.
fn place(text: &str, error: &Error) -> usize {
    let start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    text.floor_char_boundary((start + error.column()).saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault_of(text: &str) -> (usize, Wrong) {
        let error = serde_json::from_str::<&RawValue>(text).unwrap_err();
        let Fault { place, wrong } = fault(text, &Lines::of(text), &error);
        (place.line, wrong)
    }

    #[test]
    fn each_fault_of_syntax_is_told_apart_and_found() {
        assert_eq!(fault_of("{\"a\":\n[1,\n\n"), (2, Wrong::BreaksOff));
        assert_eq!(fault_of("{\"a\": \"Zo"), (1, Wrong::BreaksOff));
        let near = |text| Words::of(text);
        assert_eq!(fault_of("{}\n\n{}"), (3, Wrong::AfterTheEnd { near: near("{}") }));
        assert_eq!(fault_of("[\n\"Say \"hi\" to me\"]"), (2, Wrong::QuoteInWords { near: near("hi") }));
        assert_eq!(fault_of("[\"C:\\Dogs\"]"), (1, Wrong::Backslash));
        assert_eq!(fault_of("{'a': 1}"), (1, Wrong::Syntax { near: near("'a': 1}") }));
        assert_eq!(fault_of("{\"a\": é}"), (1, Wrong::Syntax { near: near("é}") }));
        assert_eq!(fault_of("{\"a\" 1}"), (1, Wrong::Syntax { near: near("1}") }));
    }

    proptest::proptest! {
        #[test]
        fn any_text_that_is_no_json_has_a_fault_in_one_of_its_lines(text in "[\\[\\]{}\",:\\\\\n a1é]{0,20}") {
            if let Err(error) = serde_json::from_str::<&RawValue>(&text) {
                let found = fault(&text, &Lines::of(&text), &error);
                proptest::prop_assert!(found.place.line <= text.lines().count().max(1));
            }
        }
    }
}
