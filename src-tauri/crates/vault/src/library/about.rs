//! Whose library it is.

use serde::{Deserialize, Serialize};

/// Whose library it is; chosen when it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// "This is about me."
    Me,
    /// "I support people."
    Others,
}

impl About {
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Others => "others",
        }
    }
}
