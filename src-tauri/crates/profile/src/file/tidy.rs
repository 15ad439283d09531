//! Small slips of punctuation, as they come from writing JSON by hand or passing it through a word processor: curly
//! quotation marks, a comma too many or too few, a comment, the end of a line within words.
//!
//! What JSON is, is the business of `serde_json`. This mends a text that it does not take, where the slip can mean only
//! one thing, and leaves everything else as it is: then `serde_json` says where it is wrong.

use super::fault::{Mended, Words};
use std::iter::Peekable;
use std::str::CharIndices;

/// A text as JSON is, and where its lines begin in the file.
#[derive(Default)]
pub(super) struct Tidied {
    pub(super) text: String,
    pub(super) lines: Lines,
    /// What was mended, and in which line.
    pub(super) mended: Vec<(usize, Mended)>,
}

/// Where the lines of a file begin, as places in its text: ascending.
#[derive(Default)]
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at + 1).collect())
    }

    /// The line of a place in the text, from 1.
    pub(super) fn at(&self, place: usize) -> usize {
        1 + self.0.partition_point(|start| *start <= place)
    }
}

/// Mends what can mean only one thing.
pub(super) fn tidy(text: &str) -> Tidied {
    let mut tidying = Tidying {
        rest: text.char_indices().peekable(),
        source: text,
        last_close: text.rfind("*/").unwrap_or_default(),
        all_open: !text.contains(['”', '„']),
        ..Tidying::default()
    };
    while let Some((at, letter)) = tidying.rest.next() {
        tidying.outside_words(at, letter);
    }
    tidying.tidied
}

struct Tidying<'a> {
    source: &'a str,
    rest: Peekable<CharIndices<'a>>,
    /// Where the last comment of several lines closes, so that the end of one that does not is looked for only here.
    last_close: usize,
    tidied: Tidied,
    /// The brackets that are open.
    open: Vec<char>,
    /// Whether the next words are the name of a field.
    name_is_due: bool,
    /// Whether a value is over, so that a comma or a bracket must come.
    value_is_over: bool,
    /// Whether every curly quotation mark is one that opens: then it closes as well.
    all_open: bool,
}

impl Default for Tidying<'_> {
    fn default() -> Self {
        Self {
            source: "",
            rest: "".char_indices().peekable(),
            last_close: 0,
            tidied: Tidied::default(),
            open: Vec::new(),
            name_is_due: false,
            value_is_over: false,
            all_open: false,
        }
    }
}

impl<'a> Tidying<'a> {
    fn put(&mut self, letter: char) {
        self.tidied.text.push(letter);
    }

    fn note(&mut self, mended: Mended) {
        let line = self.tidied.lines.at(self.tidied.text.len());
        // Where one quotation mark is curly, all are.
        let again = mended == Mended::CurlyQuotes && self.tidied.mended.iter().any(|(_, m)| *m == mended);
        if !again {
            self.tidied.mended.push((line, mended));
        }
    }

    fn outside_words(&mut self, at: usize, letter: char) {
        match letter {
            '"' | '“' | '”' | '„' => self.words(letter),
            '{' | '[' => {
                self.comma_if_missing(self.open.last() == Some(&'{'));
                self.put(letter);
                self.open.push(letter);
                self.begin_item();
            }
            '}' | ']' => {
                self.put(letter);
                self.open.pop();
                self.value_is_over = true;
            }
            ',' if self.value_is_over && self.next_after(at).starts_with(['}', ']']) => {
                self.note(Mended::CommaTooMany);
            }
            ',' => {
                self.put(letter);
                self.begin_item();
            }
            '\n' => self.end_of_line("\n"),
            '/' if let Some(comment) = self.comment(at) => self.pass_over(comment),
            _ => {
                self.put(letter);
                self.value_is_over |= !letter.is_whitespace() && letter != ':';
            }
        }
    }

    /// What comes after a comma, past blanks and comments.
    fn next_after(&self, comma: usize) -> &'a str {
        let mut at = comma + 1;
        loop {
            let rest = self.source[at..].trim_start();
            at = self.source.len() - rest.len();
            let Some(comment) = self.comment(at) else { return rest };
            at += comment.len();
        }
    }

    /// The comment that begins there: `// to the end of the line`, or `/* up to here */`.
    fn comment(&self, at: usize) -> Option<&'a str> {
        let rest = &self.source[at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") && at + 2 <= self.last_close {
            rest[2..].find("*/")? + 4
        } else {
            return None;
        };
        Some(&rest[..length])
    }

    fn pass_over(&mut self, comment: &str) {
        self.note(Mended::Comment { found: Words::of(comment) });
        comment.matches('\n').for_each(|_| self.end_of_line("\n"));
        // Its first letter is taken already.
        self.rest.nth(comment.chars().count() - 2);
    }

    fn begin_item(&mut self) {
        self.name_is_due = self.open.last() == Some(&'{');
        self.value_is_over = false;
    }

    fn end_of_line(&mut self, written: &str) {
        self.tidied.text.push_str(written);
        self.tidied.lines.0.push(self.tidied.text.len());
    }

    /// A value is over and another begins. Among fields only a name can, and a bracket is none.
    fn comma_if_missing(&mut self, is_no_name: bool) {
        if self.value_is_over && !self.open.is_empty() && !is_no_name {
            self.note(Mended::CommaMissing);
            self.put(',');
            self.begin_item();
        }
    }

    /// A text, from its opening quotation mark to the one that closes it.
    fn words(&mut self, opening: char) {
        self.comma_if_missing(false);
        if opening != '"' {
            self.note(Mended::CurlyQuotes);
        }
        self.put('"');
        // Curly quotation marks within words stand in pairs, so that the last one is known.
        let mut depth = 1;
        while let Some((_, letter)) = self.rest.next() {
            match letter {
                '\\' => self.escaped(opening),
                '"' if opening == '"' => depth = 0,
                '"' if opening == '“' && self.all_open && self.ends_here() => depth = 0,
                '"' => self.tidied.text.push_str("\\\""),
                '“' if opening == '„' && depth == 1 => depth = 0,
                '“' if opening == '“' && self.all_open => depth = 0,
                '”' if opening != '"' && depth == 1 => depth = 0,
                '“' | '„' if opening != '"' => {
                    depth += 1;
                    self.put(letter);
                }
                '”' if opening != '"' => {
                    depth -= 1;
                    self.put(letter);
                }
                '\n' => {
                    self.note(Mended::LineEndInWords);
                    self.end_of_line("\\n");
                }
                '\r' if self.rest.peek().is_some_and(|(_, next)| *next == '\n') => {}
                '\t' => self.tidied.text.push_str("\\t"),
                _ => self.put(letter),
            }
            if depth == 0 {
                self.put('"');
                break;
            }
        }
        self.value_is_over = !self.name_is_due;
        self.name_is_due = false;
    }

    /// Whether what follows is what follows a text.
    fn ends_here(&self) -> bool {
        let next = self.rest.clone().map(|(_, next)| next).find(|next| !next.is_whitespace());
        next.is_none_or(|next| matches!(next, ':' | ',' | '}' | ']'))
    }

    /// What follows a backslash. One that stood before a straight quotation mark stands before a curly one now.
    fn escaped(&mut self, opening: char) {
        match self.rest.next() {
            Some((_, curly @ ('“' | '”' | '„'))) if opening != '"' => self.put(curly),
            Some((_, letter)) => {
                self.put('\\');
                self.put(letter);
            }
            None => self.put('\\'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn mended(text: &str) -> (Value, Vec<(usize, Mended)>) {
        let tidied = tidy(text);
        (serde_json::from_str(&tidied.text).unwrap_or(Value::Null), tidied.mended)
    }

    #[test]
    fn curly_quotation_marks_are_straight_ones() {
        let curly = |text| {
            let (value, mended) = mended(text);
            assert_eq!(mended, [(1, Mended::CurlyQuotes)], "{text}");
            value
        };
        assert_eq!(curly("{“text”: “Tea”}"), json!({ "text": "Tea" }));
        assert_eq!(curly("{”text”:”Tea”}"), json!({ "text": "Tea" }));
        assert_eq!(curly("{„text“: „Tea“}"), json!({ "text": "Tea" }));
        assert_eq!(curly("[“Say “hi”, and wave”, “Tea”]"), json!(["Say “hi”, and wave", "Tea"]));
        assert_eq!(curly("[“5\" tall”]"), json!(["5\" tall"]));
        // None closes where nobody knows of one that does.
        assert_eq!(curly("{“text“: “Tea“}"), json!({ "text": "Tea" }));
        assert_eq!(curly("{“text\": “5\" tall\"}"), json!({ "text": "5\" tall" }));
        assert_eq!(curly("[“Say \\”hi\\””]"), json!(["Say ”hi”"]));
    }

    #[test]
    fn curly_quotation_marks_within_straight_ones_stay() {
        let text = "{\"text\": \"Say “hi”, „hej”\",}";
        assert_eq!(mended(text), (json!({ "text": "Say “hi”, „hej”" }), vec![(1, Mended::CommaTooMany)]));
    }

    #[test]
    fn a_comma_too_many_is_passed_over_and_a_missing_one_put_in() {
        assert_eq!(mended("[1,\n2,\n]"), (json!([1, 2]), vec![(2, Mended::CommaTooMany)]));
        let missing = "{\"a\": {\"b\": \"c\"}\n\"d\": [\"e\" \"f\", {} {}]}";
        let commas = vec![(2, Mended::CommaMissing); 3];
        assert_eq!(mended(missing), (json!({ "a": { "b": "c" }, "d": ["e", "f", {}, {}] }), commas));
    }

    #[test]
    fn a_comment_is_passed_over_where_it_is_no_words() {
        let text =
            "// Joy’s\n{\"a\": \"http://b /* c */\", /* two\n\"lines\" */ \"d\": [1, // one\n],\n} // end";
        let (value, slips) = mended(text);
        assert_eq!(value, json!({ "a": "http://b /* c */", "d": [1] }));
        let comment = |found| Mended::Comment { found: Words::of(found) };
        let wanted = [
            (1, comment("// Joy’s")),
            (2, comment("/* two \"lines\" */")),
            (3, Mended::CommaTooMany),
            (3, comment("// one")),
            (4, Mended::CommaTooMany),
            (5, comment("// end")),
        ];
        assert_eq!(slips, wanted);
    }

    #[test]
    fn comments_that_do_not_close_take_no_longer_than_others() {
        let text = "[1,".to_owned() + &"/* ,".repeat(200_000);
        assert_eq!(mended(&text), (Value::Null, vec![]));
    }

    #[test]
    fn the_end_of_a_line_within_words_is_one() {
        let (value, slips) = mended("[\"Tea\r\nand\tmilk\",\n\"Rest\",\n]");
        assert_eq!(value, json!(["Tea\nand\tmilk", "Rest"]));
        assert_eq!(slips, [(1, Mended::LineEndInWords), (3, Mended::CommaTooMany)]);
    }

    #[test]
    fn what_can_mean_two_things_is_left() {
        for text in [
            "{\"text\": \"Say \"hi\" to me\"}",
            "{\"text\" \"Tea\"}",
            "{'text': 'Tea'}",
            "[,]",
            "[1,,2]",
            "{\"a\": 1 {}}",
            "[“Tea]",
            "[“Tea “, “Rest”]",
            "[tea]",
            "[1] [2]",
            "[1] /* [2]",
            "[1] / [2]",
            "[1] */",
        ] {
            assert_eq!(mended(text).0, Value::Null, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_json_stays_as_it_is(words: Vec<String>, number: i32) {
            let text = serde_json::to_string_pretty(&json!({ "words": words, "of": [number, null, [true]] })).unwrap();
            let tidied = tidy(&text);
            proptest::prop_assert_eq!(&tidied.text, &text);
            proptest::prop_assert!(tidied.mended.is_empty());
            proptest::prop_assert_eq!(tidied.lines.0, Lines::of(&text).0);
        }

        #[test]
        fn any_text_is_tidied_and_has_as_many_lines(text in "[\\[\\]{}\",:“”„\\\\\n a1/*]{0,40}") {
            let lines = tidy(&text).lines.0.len();
            proptest::prop_assert!(lines <= text.matches('\n').count());
        }
    }
}
