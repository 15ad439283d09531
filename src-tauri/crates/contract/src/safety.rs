//! The ways into a library, its backups, and what happened in it.

use crate::{Failure, ShownView, StepKind, VoiceView};
use profile::Section;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// What somebody shows before the ways into an open library are changed.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Proof {
    /// The passphrase.
    Passphrase {
        /// As it was typed.
        passphrase: String,
    },
    /// The recovery code.
    Recovery {
        /// As it was typed.
        code: String,
    },
}

impl fmt::Debug for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Proof")
    }
}

/// What ways there are into the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Ways {
    /// When the recovery code was made, if there is one.
    pub recovery_since: Option<String>,
    /// Whether nobody has said yet that its sheet is put away; where there is no code, the making of one was cut short.
    pub sheet_waits: bool,
    /// Whether the system's keychain opens it.
    pub keychain: bool,
    /// Whether this computer has a keychain.
    pub keychain_there: bool,
}

/// How far a way into the library was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TakenBack {
    /// An older copy of the key file does not open the library by it either.
    Everywhere,
    /// An older copy of the key file does, until a new key is made.
    Here,
}

impl From<vault::TakenBack> for TakenBack {
    fn from(taken_back: vault::TakenBack) -> Self {
        match taken_back {
            vault::TakenBack::Everywhere => Self::Everywhere,
            vault::TakenBack::Here => Self::Here,
        }
    }
}

/// A recovery code that has just been made. It is never shown again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewCode {
    /// Its groups of letters.
    pub groups: Vec<String>,
    /// How far the one before it was taken back.
    pub taken_back: TakenBack,
}

impl fmt::Debug for NewCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewCode")
    }
}

/// Who has the library open at another computer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HolderView {
    /// Since when.
    pub since: String,
    /// Whose account it is, where what was brought opens the library.
    pub account: Option<AccountView>,
}

/// An account on a computer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountView {
    /// The name of the account.
    pub who: String,
    /// The name of the computer.
    pub machine: String,
}

/// The backups of the library, and how they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Backups {
    /// All that are there, the newest first.
    pub all: Vec<BackupView>,
    /// The conflict copies that lie beside the library, the newest first.
    pub conflicts: Vec<BackupView>,
    /// The other folder in which they are made too, if one is chosen.
    pub elsewhere: Option<String>,
    /// Why the last one did not come about.
    pub trouble: Option<Failure>,
    /// Why the last one is not in the other folder.
    pub trouble_elsewhere: Option<Failure>,
}

/// The setting that is there from before a recovery code is made until somebody says that its sheet is put away.
pub const SHEET_WAITS: &str = "sheet-waits";

/// What may still hold somebody who was taken out for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Remains {
    /// The backups that hold them, the newest first.
    pub backups: Vec<BackupView>,
    /// Whether there is another folder for backups, which nobody can look into now.
    pub elsewhere_away: bool,
    /// Files in the library's folder that never go by themselves.
    pub files: Vec<String>,
}

/// A backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupView {
    /// What it is called by the commands.
    pub id: String,
    /// The name of its folder; of a conflict copy, of its file.
    pub name: String,
    /// When it was made, by the clock of the computer.
    pub at: String,
    /// Why.
    pub why: Why,
    /// Its length in bytes.
    pub bytes: u64,
    /// Whether it is in the other folder.
    pub elsewhere: bool,
}

/// The backup that was made last of those that are whole, and why it is that one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewestView {
    /// Which.
    pub backup: BackupView,
    /// How many were made after it and cannot be read.
    pub unreadable_after: u32,
    /// How many bear a later date although they were made before it.
    pub dated_later: u32,
}

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It was time, or somebody asked.
    Regular,
    /// A newer program was about to change how the library is kept.
    BeforeMigration,
    /// An older backup was about to take the library's place.
    BeforeRestore,
    /// Another program had put another file in the library's place; this is what was open.
    Apart,
    /// It is the conflict copy that such a program has left beside the library.
    Conflict,
}

/// How somebody in a backup differs from the same person now.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DifferenceView {
    /// Who.
    pub person: String,
    /// What they are called.
    pub name: String,
    /// The language of their profile: the name runs as it does.
    pub language: String,
    /// Where they are.
    pub stands: Stands,
    /// The lines that differ.
    pub lines: Vec<LineDifferenceView>,
    /// How many lines of the backup say what nobody says here.
    pub only_there: u32,
    /// Whether something else differs as well.
    pub more: bool,
}

/// Where somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stands {
    /// In the backup alone.
    InBackup,
    /// In the library alone.
    Here,
    /// In both.
    InBoth,
}

/// A line that differs.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LineDifferenceView {
    /// Its section.
    pub section: Section,
    /// Its words in the backup.
    pub then: Option<ShownView>,
    /// Its words now.
    pub now: Option<ShownView>,
}

/// Something that happened to a person's words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HappeningView {
    /// Its number.
    pub number: i64,
    /// When.
    pub at: String,
    /// What was done.
    pub kind: StepKind,
    /// Whether it was done by undo or redo.
    pub turned: Option<Turned>,
    /// The section, where it was done to a line.
    pub section: Option<Section>,
    /// The words before.
    pub before: Option<SaidView>,
    /// The words after.
    pub after: Option<SaidView>,
    /// Whether what was before can be brought back.
    pub can_come_back: bool,
}

/// Whether something happened by undo or redo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Turned {
    /// By undo.
    Back,
    /// By redo.
    Again,
}

/// Words that stood somewhere.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaidView {
    /// The words.
    pub words: ShownView,
    /// Whose, where it is a line.
    pub voice: Option<VoiceView>,
}
