//! The people in the library.

use crate::{Failure, Message, ProfileView, ShownView};
use profile::Colour;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Somebody, as the list shows them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonCard {
    /// The person's id.
    pub id: String,
    /// What they like to be called.
    pub name: String,
    /// The language of their profile, for the page to set and read the name right.
    pub language: String,
    /// Their colour.
    pub colour: Colour,
    /// Whether they have a photo.
    pub has_photo: bool,
    /// When something was last changed: RFC 3339, in UTC.
    pub changed: String,
    /// How many lines there are.
    pub lines: u32,
    /// How many of them are guesses still to be checked.
    pub guesses: u32,
    /// When to look at the page again, as `2026-03-31`, or nothing.
    pub look_again: String,
    /// The line a search found its word in, if it was not the name.
    pub found: Option<ShownView>,
}

/// A window on the list of people: those that are shown, and those near them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct People {
    /// How many there are in all, in the window and out of it.
    pub total: u32,
    /// Those in the window, in the order of the list.
    pub cards: Vec<PersonCard>,
}

/// Somebody who was taken out and can be brought back.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BinnedView {
    /// The person's id.
    pub id: String,
    /// What they like to be called.
    pub name: String,
    /// The language of their profile: the name runs as it does.
    pub language: String,
    /// Their colour.
    pub colour: Colour,
    /// How many lines there are.
    pub lines: u32,
    /// When they were taken out: RFC 3339, in UTC.
    pub since: String,
    /// Until when they are kept at least.
    pub until: String,
}

/// What came of bringing in files.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Imported {
    /// The people added.
    pub added: Vec<BroughtIn>,
    /// The files that were not, and why.
    pub refused: Vec<ImportRefused>,
    /// Those who are in the library already: they wait until somebody says what is to become of them.
    pub here: Vec<AlreadyHere>,
}

/// Somebody who was brought in from a file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BroughtIn {
    /// The person's id.
    pub id: String,
    /// The name of the file, without its folder.
    pub file: String,
    /// What was mended in it, and what was left out.
    pub remarks: Vec<Message>,
}

/// Somebody in a file whose number somebody in the library has.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AlreadyHere {
    /// Which of those who wait, from 0.
    pub waiting: usize,
    /// The name of the file, without its folder.
    pub file: String,
    /// What they are called in the file.
    pub name: String,
    /// What the one in the library is called.
    pub here: String,
    /// Whether both are the same, word for word.
    pub same: bool,
}

/// Somebody in the library and somebody in a file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SideBySide {
    /// The one in the library.
    pub here: Side,
    /// The one in the file.
    pub file: Side,
}

/// One of them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Side {
    /// All that is known of them.
    pub profile: ProfileView,
    /// Their photo as a `data:` address.
    pub photo: Option<String>,
}

/// A file that was not brought in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportRefused {
    /// The name of the file, without its folder.
    pub file: String,
    /// Why.
    pub failure: Failure,
}
