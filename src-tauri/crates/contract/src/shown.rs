//! Words to be looked at, not to be written in.

use crate::files_in::date;
use document::Shown;
use document::wording::Wording;
use profile::LanguageTag;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault::Part;

/// Words with what they need to run the right way wherever they are shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShownView {
    /// The words, with marks of direction around what would lose its order.
    pub text: String,
    /// Whether they run from the right.
    pub from_right: bool,
}

impl ShownView {
    /// Shows words that are said to be in a language, or else are on a page in that of the page.
    #[must_use]
    pub fn of(words: &str, given: Option<&LanguageTag>, page: &LanguageTag) -> Self {
        let Shown { text, from_right } = Shown::of(words, given, page);
        Self { text, from_right }
    }

    /// The same as it can stand in a line of English.
    #[must_use]
    pub fn isolated(self) -> String {
        Shown { text: self.text, from_right: self.from_right }.isolated()
    }

    /// Shows what was said of somebody whose profile is in that language: a list, where it is more than one thing.
    #[must_use]
    pub fn of_parts(parts: &[Part], page: &LanguageTag) -> Self {
        match parts {
            [Part::Words(words)] => Self::of(words, None, page),
            parts => {
                let parts: Vec<_> = parts.iter().map(|part| said(part, page)).collect();
                Self { text: parts.join(", "), from_right: false }
            }
        }
    }
}

/// One thing as it stands in a list in English.
fn said(part: &Part, page: &LanguageTag) -> String {
    let isolated = |words: &str| Shown::of(words, None, page).isolated();
    match part {
        Part::Words(words) => isolated(words),
        Part::Day(day) => date(*day).text(Wording::english()),
        Part::Language(tag) => document::languages::name(tag, Wording::english()),
        Part::By(by) if by.role.is_empty() => isolated(&by.name),
        Part::By(by) => format!("{} ({})", isolated(&by.name), isolated(&by.role)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use profile::Supporter;

    #[test]
    fn who_somebody_is_is_said_in_words_and_not_in_codes() {
        let page = LanguageTag::try_from("ur").unwrap();
        let parts = [
            Part::Words("ليلى".into()),
            Part::Day("1997-09-05".parse().unwrap()),
            Part::Language(page.clone()),
            Part::By(Supporter { name: "Joy".into(), role: "her sister".into() }),
        ];
        let shown = ShownView::of_parts(&parts, &page);
        assert_eq!(shown.text, "\u{2067}ليلى\u{2069}, 5 September 1997, Urdu, Joy (her sister)");
        assert!(!shown.from_right, "the list is in English");
    }

    #[test]
    fn a_line_runs_as_it_does_on_its_page() {
        let page = LanguageTag::try_from("ur").unwrap();
        let shown = ShownView::of_parts(&[Part::Words("دوا Paracetamol 500mg".into())], &page);
        assert!(shown.from_right);
    }
}
