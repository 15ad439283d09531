//! One line of a profile, and whose words it is.

use crate::{BREAKS, EntryId, LanguageTag, shows, unmarked};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// One line in a section. Its order is its place in the section's list.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its identity; made new where a file has none.
    #[serde(default = "EntryId::new")]
    #[schemars(transform = crate::id::no_default)]
    pub id: EntryId,
    /// The words, as they were said.
    #[schemars(length(max = crate::limits::ENTRY))]
    pub text: String,
    /// Whose words they are.
    pub voice: Voice,
    /// The language of the words, where it is not the profile's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// Whether it stands on the print.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub on_page: bool,
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_yes(on_page: &bool) -> bool {
    *on_page
}

/// Whose words an entry is, and how we know.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Voice {
    /// Who said it.
    pub whose: Whose,
    /// The name of who said it, and who they are: "Rukhsana, sister".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = crate::limits::LINE))]
    pub name: Option<String>,
    /// How we know: "she smiles when it starts".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = crate::limits::LINE))]
    pub how_we_know: Option<String>,
}

/// Who said something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The person's own words.
    Own,
    /// Somebody of the family, or a friend.
    FamilyOrFriend,
    /// Somebody paid to be there.
    Staff,
    /// A guess, still to be checked.
    Guess,
    /// Nobody has said yet whose words they are.
    #[default]
    NotSaid,
}

impl Whose {
    /// Every kind of voice, in the order it is offered.
    pub const ALL: [Self; 5] = [Self::Own, Self::FamilyOrFriend, Self::Staff, Self::Guess, Self::NotSaid];

    /// The name of this voice in files: `own`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::FamilyOrFriend => "family_or_friend",
            Self::Staff => "staff",
            Self::Guess => "guess",
            Self::NotSaid => "not_said",
        }
    }

    /// The voice of that name, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|whose| whose.key() == key)
    }

    /// Whether there is somebody else to be named: whose words these are, or whose guess.
    #[must_use]
    pub fn is_somebody_else(self) -> bool {
        !matches!(self, Self::Own | Self::NotSaid)
    }
}

impl Voice {
    /// The person's own words.
    #[must_use]
    pub fn own() -> Self {
        Self { whose: Whose::Own, ..Self::default() }
    }

    /// The voice of those, of that name. How we know stays while it is the same somebody else who knows it.
    #[must_use]
    pub fn now_of(self, whose: Whose, name: Option<String>) -> Self {
        if whose.is_somebody_else() {
            let same = self.name.is_none() || self.name == name;
            Self { whose, name, how_we_know: self.how_we_know.filter(|_| same) }
        } else {
            Self { whose, ..Self::default() }
        }
    }
}

impl Entry {
    /// A new entry in the person's own words, on the page.
    #[must_use]
    pub fn own(text: impl Into<String>) -> Self {
        Self { id: EntryId::new(), text: text.into(), voice: Voice::own(), language: None, on_page: true }
    }

    /// The words as they are printed: a line has its own bullet, and needs none that was pasted with it.
    #[must_use]
    pub fn words(&self) -> Cow<'_, str> {
        if !self.text.contains(BREAKS) {
            return Cow::Borrowed(unmarked(&self.text));
        }
        Cow::Owned(self.text.split(BREAKS).map(unmarked).collect::<Vec<_>>().join("\n"))
    }

    /// Whether this entry is to be printed: it is on the page and says something.
    #[must_use]
    pub fn prints(&self) -> bool {
        self.on_page && shows(&self.words())
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({}, {} characters, {:?})", self.id, self.text.chars().count(), self.voice)
    }
}

impl fmt::Debug for Voice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.whose)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_words() {
        let mut entry = Entry::own("Tea with cardamom");
        entry.voice.name = Some("Rukhsana".into());
        entry.voice.how_we_know = Some("she smiles".into());
        let shown = format!("{entry:?}");
        assert!(
            !shown.contains("Tea") && !shown.contains("Rukhsana") && !shown.contains("smiles"),
            "{shown}"
        );
    }

    #[test]
    fn an_entry_that_shows_nothing_does_not_print() {
        for text in [" \u{a0}\n", "\u{200b}", "\u{2800}", "\u{3164}", "•\n\u{f0b7}\t"] {
            assert!(!Entry::own(text).prints(), "{text:?}");
        }
        assert!(Entry::own("Tea").prints());
    }

    #[test]
    fn words_are_printed_without_the_bullets_pasted_with_them() {
        assert_eq!(Entry::own("\u{f0b7}\tTea").words(), "Tea");
        assert_eq!(Entry::own("• Tea\u{b}• Milk").words(), "Tea\nMilk");
        assert_eq!(Entry::own("1. FC Köln").words(), "1. FC Köln");
    }

    #[test]
    fn whose_words_they_are_is_claimed_by_nobody_alone() {
        assert_eq!(Voice::default().whose, Whose::NotSaid);
        let salma =
            Voice { whose: Whose::Staff, name: Some("Salma".into()), how_we_know: Some("she saw".into()) };
        assert_eq!(salma.clone().now_of(Whose::Own, Some("Salma".into())), Voice::own());
        let guess = salma.clone().now_of(Whose::Guess, Some("Salma".into()));
        assert_eq!(guess.how_we_know.as_deref(), Some("she saw"));
        let joy = salma.now_of(Whose::Guess, Some("Joy".into()));
        assert_eq!((joy.name.as_deref(), joy.how_we_know), (Some("Joy"), None));
    }

    #[test]
    fn the_key_is_the_name_in_files() {
        for whose in Whose::ALL {
            assert_eq!(serde_json::to_value(whose).unwrap(), whose.key());
            assert_eq!(Whose::from_key(whose.key()), Some(whose));
        }
    }
}
