//! A library that can only be looked at: why, and what is lost of whom.

use crate::NewestView;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Why a library can only be looked at, and what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadingView {
    /// Why.
    pub why: WhyReading,
    /// Those of whom something is lost, or may be.
    pub affected: Vec<AffectedView>,
    /// Whether more may be lost than can be said of whom.
    pub others_unknown: bool,
    /// How many changes are missing.
    pub missing: u32,
    /// The newest backup that is whole: the one that is shown, or one that can take the place of what is damaged.
    pub backup: Option<NewestView>,
}

/// Why a library can only be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhyReading {
    /// It was asked for: nothing is wrong with it.
    Whole,
    /// Somebody has it open.
    InUse,
    /// A newer program wrote it.
    Newer,
    /// Its key files are gone; those of a backup open it.
    KeysGone,
    /// Its last changes are not in it any more.
    ChangesMissing,
    /// It is damaged: what can be read of it is shown.
    Damaged,
    /// Nothing of it can be read: a backup is shown.
    Backup,
}

/// What is lost of one person.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AffectedView {
    /// Who.
    pub person: String,
    /// What they are called, if that was found.
    pub name: Option<String>,
    /// How many lines are lost.
    pub lines_lost: u32,
    /// How many lines are as they were at some time before.
    pub lines_older: u32,
    /// Whether the photo is lost.
    pub photo_lost: bool,
    /// Whether something else of them is lost, or may be.
    pub details_lost: bool,
    /// How many lines the newest whole backup has of them that are not here. They may be lost, or were taken out since.
    pub lines_in_backup: u32,
    /// Whether they are in that backup and not here.
    pub not_here: bool,
}

impl fmt::Debug for AffectedView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AffectedView({}, {} lines lost)", self.person, self.lines_lost)
    }
}
