//! The people in the library.

use crate::Failure;
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
    pub found: Option<String>,
}

/// A window on the list of people: those that are shown, and those near them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct People {
    /// How many there are in all, in the window and out of it.
    pub total: u32,
    /// Those in the window, in the order of the list.
    pub cards: Vec<PersonCard>,
}

/// What came of bringing in files.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Imported {
    /// The ids of the people added.
    pub added: Vec<String>,
    /// The files that were not, and why.
    pub refused: Vec<ImportRefused>,
}

/// A file that was not brought in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportRefused {
    /// The name of the file, without its folder.
    pub file: String,
    /// Why.
    pub failure: Failure,
}
