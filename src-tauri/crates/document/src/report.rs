//! What a laid page has to say about itself: how large its type is, what does not fit, what cannot be drawn.

use profile::{Entry, EntryId, LanguageTag, Section, is_unseen};
use script::Writing;
use std::fmt;

/// How the page came out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The size of the body type, in points.
    pub size_pt: f32,
    /// How many pages there are.
    pub pages: usize,
    /// What does not fit, in the order it would have been read.
    pub left_out: Vec<LeftOut>,
    /// The sections that have lines to print, and that this document is not for.
    pub not_here: Vec<Section>,
    /// The characters and emoji that no font has, each once for each place.
    pub missing: Vec<Missing>,
}

impl Report {
    /// Whether everything that was to be printed is on the page.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.left_out.is_empty() && self.missing.is_empty()
    }

    /// The writing for want of whose font there is no page: a name, a line or a sentence of it has hardly a letter left.
    /// What can be drawn of it is not to be printed.
    #[must_use]
    pub fn no_page_without(&self) -> Option<Writing> {
        self.missing.iter().filter(|missing| missing.mostly).find_map(|missing| missing.wants)
    }

    /// The writings for which the machine has no font, each once.
    #[must_use]
    pub fn no_font(&self) -> Vec<Writing> {
        let mut without: Vec<Writing> = self.missing.iter().filter_map(|missing| missing.wants).collect();
        without.sort_unstable();
        without.dedup_by_key(|writing| writing.name());
        without
    }
}

/// Something that does not fit on the page even at the smallest type. Its words are not on the page.
#[derive(Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it would have stood.
    pub place: Place,
    /// The words.
    pub text: String,
    /// Their language, where it is not the profile's.
    pub language: Option<LanguageTag>,
}

impl LeftOut {
    /// A line of a section.
    pub(crate) fn line(section: Section, entry: &Entry) -> Self {
        Self {
            place: Place::Entry { section, entry: entry.id },
            text: entry.text.clone(),
            language: entry.language.clone(),
        }
    }
}

/// A character, or an emoji of several, that no font has. The words around it are on the page without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The character, or the whole emoji.
    pub character: String,
    /// Its name: `GRINNING FACE`; where Unicode gives none, its number: `U+E000`. Those of the parts of an emoji.
    pub name: String,
    /// The writing it belongs to, if no font for that was found on the machine.
    pub wants: Option<Writing>,
    /// Whether most of what was to stand there is in writings without a font.
    pub mostly: bool,
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
    /// That this is missing there.
    #[must_use]
    pub(crate) fn new(characters: &str, wants: Option<Writing>, mostly: bool, place: Place) -> Self {
        let seen = characters.chars().filter(|character| !is_unseen(*character));
        let names: Vec<String> = seen.map(name).collect();
        Self { character: characters.to_owned(), name: names.join(" + "), wants, mostly, place }
    }
}

fn name(character: char) -> String {
    unicode_names2::name(character)
        .map_or_else(|| format!("U+{:04X}", u32::from(character)), |name| name.to_string())
}

impl fmt::Debug for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LeftOut({:?}, {} characters)", self.place, self.text.chars().count())
    }
}
