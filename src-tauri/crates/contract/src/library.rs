//! Opening and locking.

use crate::{Failure, ReadingView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whose library it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// One person keeps their own profile.
    Me,
    /// Somebody supports other people.
    Others,
}

/// Where things stand when the window opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Start {
    /// What to show first.
    pub state: StartState,
    /// The folder of the library, for the person to know where it is.
    pub folder: String,
    /// Whether the system's keychain opens it.
    pub keychain: bool,
    /// What went wrong when it was last closed, since the app runs.
    pub trouble: Option<Failure>,
    /// Where to go on in an open library.
    pub then: Then,
}

/// Where a page goes on that takes the place of another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Then {
    /// Where the library begins.
    #[default]
    Home,
    /// What keeps it safe.
    Safety {
        /// What was done there last, in a sentence that names nobody.
        news: Option<String>,
    },
}

/// What to show first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum StartState {
    /// There is no library yet.
    New,
    /// There is one, locked.
    Locked,
    /// It is open.
    Open(Opened),
}

/// A library that has just been opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Opened {
    /// Whose it is.
    pub about: About,
    /// The one person in a library of one's own, once they have given their name.
    pub me: Option<String>,
    /// Why it can only be looked at, if that is so.
    pub reading: Option<ReadingView>,
    /// How many conflict copies lie beside it.
    pub conflicts: u32,
}

/// How long a person with good machines would need to guess a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Guessing {
    /// Seconds or minutes.
    Minutes,
    /// Hours or days.
    Days,
    /// Months or years.
    Years,
    /// Longer than anybody will try.
    Centuries,
}
