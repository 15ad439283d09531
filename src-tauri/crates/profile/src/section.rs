//! The questions of a profile.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One question, and the place of its answers.
///
/// Sources: the one-page profile's three headings (Helen Sanderson Associates); the six questions of IPC Brookes,
/// "Person-centred commissioning and co-production"; PRSB *About Me* v2.01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// What people like and admire about me.
    LikeAndAdmire,
    /// What is important to me: the person's own view.
    ImportantTo,
    /// What is important for me: healthy, safe, valued by others.
    ImportantFor,
    /// What I am good at.
    GoodAt,
    /// How best to support me.
    Support,
    /// My relationships, a line each.
    Relationships,
    /// The outcomes I want.
    Outcomes,
    /// My future.
    Future,
    /// How I communicate.
    Communication,
    /// A good day.
    GoodDay,
    /// A bad day.
    BadDay,
    /// Please do.
    PleaseDo,
    /// Please do not.
    PleaseDoNot,
}

impl Section {
    /// Every section, in the order it is asked.
    pub const ALL: [Self; 13] = [
        Self::LikeAndAdmire,
        Self::ImportantTo,
        Self::ImportantFor,
        Self::GoodAt,
        Self::Support,
        Self::Relationships,
        Self::Outcomes,
        Self::Future,
        Self::Communication,
        Self::GoodDay,
        Self::BadDay,
        Self::PleaseDo,
        Self::PleaseDoNot,
    ];

    /// The name of this section in files and in the wording: `important_to`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::LikeAndAdmire => "like_and_admire",
            Self::ImportantTo => "important_to",
            Self::ImportantFor => "important_for",
            Self::GoodAt => "good_at",
            Self::Support => "support",
            Self::Relationships => "relationships",
            Self::Outcomes => "outcomes",
            Self::Future => "future",
            Self::Communication => "communication",
            Self::GoodDay => "good_day",
            Self::BadDay => "bad_day",
            Self::PleaseDo => "please_do",
            Self::PleaseDoNot => "please_do_not",
        }
    }

    /// The section of that name, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_the_name_in_files() {
        for section in Section::ALL {
            assert_eq!(serde_json::to_value(section).unwrap(), section.key());
            assert_eq!(Section::from_key(section.key()), Some(section));
        }
    }
}
