//! How a record is told in the history: what it is, and the words of it.

use profile::{Date, EntryId, LanguageTag, Section, Supporter, Voice};
use std::fmt;

/// What something was done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Everything of the person: they were added, removed, or came back.
    Everything,
    /// A line.
    Entry(Section, EntryId),
    /// Who they are.
    Details,
    /// How the profile was written.
    Written,
    /// The photo.
    Photo,
}

/// Words that stood somewhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Said {
    /// The words; of who somebody is, or how it was written, each thing by itself.
    pub parts: Vec<Part>,
    /// Whose, where it is a line.
    pub voice: Option<Voice>,
    /// In which language, where it is a line that is not in the profile's.
    pub language: Option<LanguageTag>,
}

/// A thing that was said.
#[derive(Clone, PartialEq, Eq)]
pub enum Part {
    /// Words.
    Words(String),
    /// A day.
    Day(Date),
    /// A language.
    Language(LanguageTag),
    /// Somebody who helped.
    By(Supporter),
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Part")
    }
}

impl fmt::Debug for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Said")
    }
}

impl Said {
    /// These parts, if there are any.
    pub(super) fn plain(parts: Vec<Part>) -> Option<Self> {
        (!parts.is_empty()).then_some(Self { parts, voice: None, language: None })
    }
}

/// Those of the parts that the others have not.
pub(super) fn differing(parts: Vec<Part>, others: &[Part]) -> Vec<Part> {
    parts.into_iter().filter(|part| !others.contains(part)).collect()
}

/// A text as a part; none where there is none.
pub(super) fn words(text: &str) -> Vec<Part> {
    if text.is_empty() { Vec::new() } else { vec![Part::Words(text.to_owned())] }
}
