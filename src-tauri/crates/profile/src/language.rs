//! Languages, named by BCP 47 tags: `en-GB`, `ur`, `cy`, `bfi` (British Sign Language).

use icu_locale::subtags::Script;
use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A BCP 47 language tag, well-formed by its letters and lengths. Whether the language exists is not checked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct LanguageTag(
    #[schemars(regex(pattern = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"), length(max = 35))] String,
);

/// The text is not a language tag.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a language tag, such as en-GB or ur")]
pub struct NotALanguage;

/// Which way a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// As English is.
    LeftToRight,
    /// As Arabic, Urdu and Hebrew are.
    RightToLeft,
}

impl LanguageTag {
    /// The tag as written: `en-GB`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language alone, in small letters: `en` of `en-GB`.
    #[must_use]
    pub fn language(&self) -> String {
        self.0.split('-').next().unwrap_or_default().to_ascii_lowercase()
    }

    /// The way this language is usually written, as CLDR has it. An explicit script in the tag decides first
    /// (`pa-Arab`).
    #[must_use]
    pub fn direction(&self) -> Direction {
        let directions = const { LocaleDirectionality::new_extended() };
        if directions.is_right_to_left(&self.known()) {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        }
    }

    /// The script this language is usually written in, by its ISO 15924 code (`Arab` of `ur`), as CLDR has it; that of
    /// the tag, where one stands in it. Nothing for a language that CLDR does not know.
    #[must_use]
    pub fn script(&self) -> Option<String> {
        let expander = const { LocaleExpander::new_extended() };
        expander.get_likely_script(&self.known()).map(|script| script.to_string())
    }

    /// The language that most likely stands there where only the script is known, by its ISO 15924 code.
    #[must_use]
    pub fn of_script(code: &str) -> Option<Self> {
        let expander = const { LocaleExpander::new_extended() };
        let mut unknown = LanguageIdentifier::from(Some(Script::try_from_str(code).ok()?));
        expander.maximize(&mut unknown);
        Self::try_from(unknown.language.as_str()).ok()
    }

    /// The tag as CLDR reads it: `fa-AF` of `prs`, which is an older name of the same.
    pub(crate) fn known(&self) -> LanguageIdentifier {
        let mut locale = Locale::from(self.as_it_stands());
        const { LocaleCanonicalizer::new_extended() }.canonicalize(&mut locale);
        locale.id
    }

    /// The tag as it stands, without what may follow language, script and region.
    pub(crate) fn as_it_stands(&self) -> LanguageIdentifier {
        LanguageIdentifier::try_from_locale_bytes(self.0.as_bytes()).unwrap_or(LanguageIdentifier::UNKNOWN)
    }
}

impl Default for LanguageTag {
    fn default() -> Self {
        Self("en-GB".to_owned())
    }
}

impl TryFrom<String> for LanguageTag {
    type Error = NotALanguage;
    fn try_from(text: String) -> Result<Self, NotALanguage> {
        let mut parts = text.split('-');
        let first = parts.next().unwrap_or_default();
        let language = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
        let rest = parts
            .all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        if language && rest && text.len() <= 35 { Ok(Self(text)) } else { Err(NotALanguage) }
    }
}

impl TryFrom<&str> for LanguageTag {
    type Error = NotALanguage;
    fn try_from(text: &str) -> Result<Self, NotALanguage> {
        Self::try_from(text.to_owned())
    }
}

impl From<LanguageTag> for String {
    fn from(tag: LanguageTag) -> String {
        tag.0
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_checked_by_its_shape() {
        for good in ["en", "en-GB", "ur", "cy", "bfi", "zh-Hans", "pa-Arab-PK"] {
            assert!(LanguageTag::try_from(good).is_ok(), "{good}");
        }
        for bad in ["", "e", "english", "en_GB", "en-", "ur-", "日本", "en-G B"] {
            assert_eq!(LanguageTag::try_from(bad), Err(NotALanguage), "{bad}");
        }
    }

    #[test]
    fn a_language_knows_its_direction() {
        let direction = |tag: &str| LanguageTag::try_from(tag).unwrap().direction();
        assert_eq!(direction("ur"), Direction::RightToLeft);
        assert_eq!(direction("pa"), Direction::LeftToRight);
        assert_eq!(direction("pa-Arab"), Direction::RightToLeft);
        assert_eq!(direction("en-GB"), Direction::LeftToRight);
        assert_eq!(direction("ur-Latn"), Direction::LeftToRight);
        for tag in ["prs", "haz", "ks", "skr", "phr", "yi", "dv", "ug", "syr", "nqo", "UR"] {
            assert_eq!(direction(tag), Direction::RightToLeft, "{tag}");
        }
        for tag in ["ku", "az", "bfi", "qqq", "zh", "mn", "und"] {
            assert_eq!(direction(tag), Direction::LeftToRight, "{tag}");
        }
    }

    #[test]
    fn a_language_knows_its_letters() {
        let script = |tag: &str| LanguageTag::try_from(tag).unwrap().script();
        for (tag, code) in [
            ("prs", "Arab"),
            ("ti", "Ethi"),
            ("yue", "Hant"),
            ("zh", "Hans"),
            ("zh-HK", "Hant"),
            ("ja", "Jpan"),
            ("sr", "Cyrl"),
            ("sr-Latn", "Latn"),
            ("pa-PK", "Arab"),
            ("en-GB", "Latn"),
        ] {
            assert_eq!(script(tag).as_deref(), Some(code), "{tag}");
        }
        assert_eq!(script("qqq"), None);
    }

    #[test]
    fn letters_have_a_likely_language() {
        for (code, tag) in [("Beng", "bn"), ("Hebr", "he"), ("Ethi", "am"), ("Deva", "hi"), ("Tibt", "bo")] {
            assert_eq!(LanguageTag::of_script(code).unwrap().as_str(), tag);
        }
        assert_eq!(LanguageTag::of_script("Nonsense"), None);
    }
}
