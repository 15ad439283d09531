//! Words to be looked at, not to be written in.

use crate::files_in::date;
use document::Shown;
use profile::{Entry, LanguageTag};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault::{Part, Said};
use wording::Wording;

/// Words with what they need to run the right way wherever they are shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShownView {
    /// The words, with marks of direction around what would lose its order.
    pub text: String,
    /// Whether they run from the right.
    pub from_right: bool,
    /// The language they are read in.
    pub language: String,
}

impl ShownView {
    /// Shows words that are said to be in a language, or else are on a page in that of the page.
    #[must_use]
    pub fn of(words: &str, given: Option<&LanguageTag>, page: &LanguageTag) -> Self {
        Shown::of(words, given, page).into()
    }

    /// Shows a line.
    #[must_use]
    pub fn of_line(line: &Entry, page: &LanguageTag) -> Self {
        Self::of(&line.text, line.language.as_ref(), page)
    }

    /// Shows what was said of somebody whose profile is in that language: a list, where it is more than one thing.
    #[must_use]
    pub fn of_said(said: &Said, page: &LanguageTag) -> Self {
        shown(said, page).into()
    }
}

impl From<Shown> for ShownView {
    fn from(shown: Shown) -> Self {
        let Shown { text, from_right, language } = shown;
        Self { text, from_right, language: language.to_string() }
    }
}

/// What was said of somebody whose profile is in that language: a list in English, where it is more than one thing.
#[must_use]
pub fn shown(said: &Said, page: &LanguageTag) -> Shown {
    match said.parts.as_slice() {
        [Part::Words(words)] => Shown::of(words, said.language.as_ref(), page),
        parts => {
            let parts: Vec<_> = parts.iter().map(|part| listed(part, page)).collect();
            Shown { text: parts.join(", "), from_right: false, language: LanguageTag::default() }
        }
    }
}

/// One thing as it stands in a list in English.
fn listed(part: &Part, page: &LanguageTag) -> String {
    let isolated = |words: &str| Shown::of(words, None, page).isolated();
    match part {
        Part::Words(words) => isolated(words),
        Part::Day(day) => date(*day).text(Wording::english()),
        Part::Language(tag) => wording::languages::name(tag, Wording::english()),
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
        let shown = shown(&Said { parts: parts.into(), voice: None, language: None }, &page);
        assert_eq!(shown.text, "\u{2067}ليلى\u{2069}, 5 September 1997, Urdu, Joy (her sister)");
        assert!(!shown.from_right, "the list is in English");
    }

    #[test]
    fn a_line_runs_as_it_does_on_its_page() {
        let page = LanguageTag::try_from("ur").unwrap();
        let parts = vec![Part::Words("دوا Paracetamol 500mg".into())];
        let said = Said { parts, voice: None, language: None };
        assert!(shown(&said, &page).from_right);
    }

    #[test]
    fn a_line_in_another_language_than_its_page_runs_and_is_read_in_its_own() {
        let (urdu, english) = (LanguageTag::try_from("ur").unwrap(), LanguageTag::default());
        // Nothing in it but a number: its letters do not tell.
        let parts = vec![Part::Words("0161 496 0123".into())];
        let said = Said { parts, voice: None, language: Some(english.clone()) };
        let line = ShownView::of_said(&said, &urdu);
        assert!(!line.from_right);
        assert_eq!(line.language, english.to_string());
    }
}
