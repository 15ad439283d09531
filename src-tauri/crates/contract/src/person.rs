//! One person, as the builder shows and changes them. The types mirror the profile's, with every field present.

use crate::ShownView;
use crate::failure::snake;
use profile::{Authorship, Colour, CommunicationNeed, Section, Whose};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All that is known of a person, but the photo itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileView {
    /// The person's id.
    pub id: String,
    /// Who they are.
    pub details: Details,
    /// Every section, in the order it is asked, with its entries in their order.
    pub sections: Vec<SectionView>,
    /// How it came to be written.
    pub written: WrittenView,
    /// Their photo.
    pub photo: Option<PhotoView>,
    /// What undo would undo.
    pub undo: Option<StepKind>,
    /// What redo would do again.
    pub redo: Option<StepKind>,
}

/// Who the person is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Details {
    /// What they like to be called.
    pub preferred_name: String,
    /// Their full name, or nothing.
    pub full_name: String,
    /// Their pronouns, or nothing.
    pub pronouns: String,
    /// Their date of birth as `2001-03-31`, or nothing.
    pub born: String,
    /// The languages they speak or sign: BCP 47 tags, the first their best.
    pub languages: Vec<String>,
    /// What they need so that others can reach them.
    pub communication_needs: Vec<CommunicationNeed>,
    /// Their colour.
    pub colour: Colour,
    /// The language the profile is written in.
    pub language: String,
}

/// One section and its entries.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SectionView {
    /// Which.
    pub section: Section,
    /// The entries in their order.
    pub entries: Vec<EntryView>,
}

/// One line.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EntryView {
    /// The entry's id.
    pub id: String,
    /// The words.
    pub text: String,
    /// The same where they are only looked at.
    pub shown: ShownView,
    /// Whose words they are.
    pub voice: VoiceView,
    /// Their language where it is not the profile's, or nothing.
    pub language: String,
    /// Whether they stand on the print.
    pub on_page: bool,
}

/// A line that is to be added.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewEntry {
    /// The words.
    pub text: String,
    /// Whose words they are.
    pub voice: VoiceView,
}

/// Whose words an entry is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VoiceView {
    /// Who said it.
    pub whose: Whose,
    /// Their name, and who they are; or nothing.
    pub name: String,
    /// How we know; or nothing.
    pub how_we_know: String,
}

/// How a profile came to be written.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WrittenView {
    /// Whether the person wrote it alone, with somebody, or others wrote it.
    pub authorship: Authorship,
    /// Who helped, or who wrote it.
    pub by: Vec<SupporterView>,
    /// When, as `2026-03-31`, or nothing.
    pub on: String,
    /// When to look at it again, or nothing.
    pub look_again: String,
    /// How it was done, or nothing.
    pub how: String,
}

/// Somebody who helped to write.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SupporterView {
    /// Their name.
    pub name: String,
    /// Who they are to the person.
    pub role: String,
}

/// A photo, without its bytes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PhotoView {
    /// Who and what is on it.
    pub description: String,
}

/// One change to a person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "does")]
pub enum Change {
    /// Adds entries to a section, all in one step.
    AddEntries {
        /// Where they belong.
        section: Section,
        /// The place of the first in the section, counted from 0.
        at: usize,
        /// The entries in their order.
        entries: Vec<NewEntry>,
    },
    /// Changes the words of an entry.
    SetText {
        /// Which.
        entry: String,
        /// The words now.
        text: String,
    },
    /// Says whose words an entry is.
    SetVoice {
        /// Which.
        entry: String,
        /// Whose words.
        voice: VoiceView,
    },
    /// Says whose words several entries are, all in one step.
    SetWhose {
        /// Which.
        entries: Vec<String>,
        /// Whose words.
        whose: Whose,
        /// Their name, and who they are; or nothing.
        name: String,
    },
    /// Says in which language an entry is; nothing for the profile's own.
    SetLanguage {
        /// Which.
        entry: String,
        /// A BCP 47 tag, or nothing.
        language: String,
    },
    /// Puts an entry on the page or takes it off.
    SetOnPage {
        /// Which.
        entry: String,
        /// Whether it stands on the print.
        on_page: bool,
    },
    /// Moves an entry to a place in a section, counted from 0 without the entry itself.
    MoveEntry {
        /// Which.
        entry: String,
        /// To which section.
        section: Section,
        /// To which place.
        to: usize,
    },
    /// Takes an entry away.
    RemoveEntry {
        /// Which.
        entry: String,
    },
    /// Changes who the person is.
    SetDetails {
        /// All of it, as it is to be.
        details: Details,
    },
    /// Changes how it came to be written.
    SetWritten {
        /// All of it, as it is to be.
        written: WrittenView,
    },
    /// Changes what is said of the photo.
    DescribePhoto {
        /// Who and what is on it.
        description: String,
    },
    /// Takes the photo away.
    RemovePhoto {},
}

/// What a change came to.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Changed {
    /// The profile as it is now.
    pub profile: ProfileView,
    /// The entries that were added, in their order.
    pub added: Vec<String>,
    /// What was done or undone; nothing when nothing changed.
    pub step: Option<StepKind>,
}

/// What a step was, so that undo can say what it will undo: `step-move_entry` in the wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each name says it")]
pub enum StepKind {
    AddPerson,
    RemovePerson,
    ImportPerson,
    AddEntry,
    AddEntries,
    RemoveEntry,
    MoveEntry,
    Type,
    Voice,
    OnPage,
    Language,
    Details,
    Written,
    Photo,
    Look,
    BringBack,
}

impl StepKind {
    /// The name of this kind in the contract and in the wording: `move_entry`.
    #[must_use]
    pub fn key(self) -> String {
        snake(&format!("{self:?}"))
    }
}
