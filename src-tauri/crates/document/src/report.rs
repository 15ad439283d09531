//! What a laid page has to say about itself: how large its type is, what does not fit, what cannot be drawn.

use profile::{EntryId, Section};
use std::fmt;

/// How the page came out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The size of the body type, in points: 11 to 16.
    pub size_pt: f32,
    /// What does not fit, in the order it would have been read.
    pub left_out: Vec<LeftOut>,
    /// The characters that no bundled font has, each once for each place.
    pub missing: Vec<Missing>,
}

impl Report {
    /// Whether everything that was to be printed is on the page.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.left_out.is_empty() && self.missing.is_empty()
    }
}

/// Something that does not fit on the page even at the smallest type. Its words are not on the page.
#[derive(Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it would have stood.
    pub place: Place,
    /// The words.
    pub text: String,
}

/// A character that no bundled font has. The words around it are on the page without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The character.
    pub character: char,
    /// Its name: `GRINNING FACE`; where Unicode gives none, its number: `U+E000`.
    pub name: String,
    /// Where it was to stand.
    pub place: Place,
}

/// A place in a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The name in large letters.
    Name,
    /// The line below the name: full name, pronouns, languages, needs.
    Facts,
    /// A line of a section, or whose words it is.
    Entry {
        /// The section.
        section: Section,
        /// The line.
        entry: EntryId,
    },
    /// The sentence at the foot of the page.
    Footer,
}

impl Place {
    /// The section, where the place is a line of one.
    #[must_use]
    pub fn section(self) -> Option<Section> {
        match self {
            Self::Entry { section, .. } => Some(section),
            _ => None,
        }
    }

    /// The entry, where the place is one.
    #[must_use]
    pub fn entry(self) -> Option<EntryId> {
        match self {
            Self::Entry { entry, .. } => Some(entry),
            _ => None,
        }
    }
}

impl Missing {
    /// That this character is missing there.
    #[must_use]
    pub(crate) fn new(character: char, place: Place) -> Self {
        let name = unicode_names2::name(character)
            .map_or_else(|| format!("U+{:04X}", u32::from(character)), |name| name.to_string());
        Self { character, name, place }
    }
}

impl fmt::Debug for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LeftOut({:?}, {} characters)", self.place, self.text.chars().count())
    }
}
