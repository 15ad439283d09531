//! Words as they can be shown where nobody writes in them: in a list, in the history, in what the command says.
//!
//! Whoever lays them out there knows the bidirectional algorithm and no more. These marks tell it the rest, so that a
//! telephone number keeps its order there as it does on paper.

use crate::text::tokens;
use profile::LanguageTag;
use script::Reading;
use script::direction::{self, LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE, RIGHT_TO_LEFT_ISOLATE, contained};

/// Words with what they need to be shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Shown {
    /// The words, with marks of direction around what would lose its order.
    pub text: String,
    /// Whether they run from the right.
    pub from_right: bool,
    /// The language they are read in.
    pub language: LanguageTag,
}

impl Shown {
    /// Shows words that are said to be in a language, or else stand among words in that of the page.
    #[must_use]
    pub fn of(words: &str, given: Option<&LanguageTag>, page: &LanguageTag) -> Self {
        let words = contained(words);
        let Reading { language, .. } = Reading::of(&words, given, page);
        let from_right = direction::is_rtl(&words, &language);
        // Each line of what has several runs by itself.
        let lines = words.split('\n').map(|line| tokens::ordered(line, from_right));
        Self { text: lines.collect::<Vec<_>>().join("\n"), from_right, language }
    }

    /// The same as it can stand in a line of English, which it would turn round if it were not isolated.
    #[must_use]
    pub fn isolated(self) -> String {
        let turns = |letter| direction::of_letter(letter) == Some(profile::Direction::RightToLeft);
        if !self.from_right && !self.text.contains(turns) {
            return self.text;
        }
        let mark = if self.from_right { RIGHT_TO_LEFT_ISOLATE } else { LEFT_TO_RIGHT_ISOLATE };
        let lines = self.text.split('\n').map(|line| format!("{mark}{line}{POP_ISOLATE}"));
        lines.collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use script::direction::LEFT_TO_RIGHT_MARK;

    fn shown(words: &str, page: &str) -> (String, bool) {
        let Shown { text, from_right, .. } = Shown::of(words, None, &LanguageTag::try_from(page).unwrap());
        let seen = |mark| match mark {
            LEFT_TO_RIGHT_MARK => '^',
            LEFT_TO_RIGHT_ISOLATE => '⟨',
            POP_ISOLATE => '⟩',
            other => other,
        };
        (text.chars().map(seen).collect(), from_right)
    }

    #[test]
    fn a_telephone_number_keeps_its_order_wherever_it_is_shown() {
        assert_eq!(shown("Mum (أمي) 0161 496 0123", "en-GB"), ("Mum (أمي) ^⟨0161 496 0123⟩^".into(), false));
        assert_eq!(shown("أمي 0161 496 0123", "ur"), ("أمي ⟨0161 496 0123⟩".into(), true));
        assert_eq!(shown("Mum 0161 496 0123", "en-GB"), ("Mum 0161 496 0123".into(), false));
    }

    #[test]
    fn each_line_of_several_is_isolated_from_the_english_around_it() {
        let isolated = |words| Shown::of(words, None, &LanguageTag::default()).isolated();
        assert_eq!(isolated("Tea\nand cake"), "Tea\nand cake");
        assert_eq!(isolated("شاي\nقهوة"), "\u{2067}شاي\u{2069}\n\u{2067}قهوة\u{2069}");
        assert_eq!(isolated("أمي rings me every night"), "\u{2066}أمي rings me every night\u{2069}");
        assert_eq!(isolated("Sam\u{202e}"), "Sam");
    }

    #[test]
    fn each_line_runs_as_the_window_has_it_too() {
        let table = include_str!("../../../../tests/fixtures/directions.json");
        let table: Vec<(String, String, String, String)> = serde_json::from_str(table).unwrap();
        let tag = |tag: &str| LanguageTag::try_from(tag).ok();
        for (words, given, page, way) in table {
            let shown = Shown::of(&words, tag(&given).as_ref(), &tag(&page).unwrap());
            assert_eq!(shown.from_right, way == "rtl", "{words} in {given:?} on {page}");
        }
    }
}
