//! How a profile came to be: who wrote it, with whom, when.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Who wrote it, with whom, when, and when to look at it again.
///
/// Source: PRSB *About Me* v2.01, "supported to write this by", "how it was completed", "date last updated".
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Written {
    /// Whether the person wrote it alone, with somebody, or others wrote it.
    #[serde(skip_serializing_if = "Authorship::is_not_said")]
    pub authorship: Authorship,
    /// Who helped, or who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = crate::limits::LIST))]
    pub by: Vec<Supporter>,
    /// When it was last agreed to be right.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub on: Option<Date>,
    /// When to look at it again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub look_again: Option<Date>,
    /// How it was done where the person could not take part in words: printed as it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = crate::limits::LINE))]
    pub how: Option<String>,
}

/// Who held the pen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Authorship {
    /// The person, alone.
    Alone,
    /// The person together with those in [`Written::by`].
    Together,
    /// Those in [`Written::by`], about the person, from what they see and know.
    ByOthers,
    /// Nobody has said yet. Whoever is in [`Written::by`] wrote it down; whose doing it was is not known.
    #[default]
    NotSaid,
}

impl Authorship {
    /// Every kind, in the order it is offered.
    pub const ALL: [Self; 4] = [Self::Alone, Self::Together, Self::ByOthers, Self::NotSaid];

    /// The name of this kind in files: `together`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Together => "together",
            Self::ByOthers => "by_others",
            Self::NotSaid => "not_said",
        }
    }

    /// The kind of that name, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether nobody has said it.
    #[must_use]
    pub fn is_not_said(&self) -> bool {
        *self == Self::NotSaid
    }
}

/// Somebody who helped to write, or wrote.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Supporter {
    /// Their name: "Joy Okafor".
    #[schemars(length(max = crate::limits::LINE))]
    pub name: String,
    /// Who they are to the person, as it reads after the name: "her support worker".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = crate::limits::LINE))]
    pub role: String,
}

impl fmt::Debug for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Written({:?}, {} people)", self.authorship, self.by.len())
    }
}

impl fmt::Debug for Supporter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Supporter")
    }
}
