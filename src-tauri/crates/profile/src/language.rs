//! Languages, named by BCP 47 tags: `en-GB`, `ur`, `cy`, `bfi` (British Sign Language).

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

    /// The way this language is usually written. An explicit script in the tag decides first (`pa-Arab`).
    #[must_use]
    pub fn direction(&self) -> Direction {
        let script = self.0.split('-').skip(1).find(|part| part.len() == 4);
        let right_to_left = match script {
            Some(script) => ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm"]
                .contains(&script.to_ascii_lowercase().as_str()),
            None => ["ar", "ur", "fa", "ps", "sd", "ug", "ckb", "he", "yi", "dv", "ks"]
                .contains(&self.language().as_str()),
        };
        if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight }
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
    }
}
