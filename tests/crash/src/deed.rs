//! One thing that is done to a library.

use crate::passphrase;
use profile::{Entry, EntryId, LanguageTag, Person, PersonId, Photo, Profile, Section, Voice};
use serde::{Deserialize, Serialize};
use vault::{Label, Library, Scope, VaultError};

/// Something that is done to a library, with all that is needed to do it once more to a [`crate::Model`].
#[derive(Clone, Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the words of the vault's own changes")]
pub enum Deed {
    AddPerson(Box<Profile>),
    RemovePerson(PersonId),
    Details {
        details: Box<Person>,
        language: LanguageTag,
    },
    AddEntry {
        person: PersonId,
        section: Section,
        at: usize,
        entry: Entry,
    },
    MoveEntry {
        person: PersonId,
        entry: EntryId,
        section: Section,
        to: usize,
    },
    RemoveEntry {
        person: PersonId,
        entry: EntryId,
    },
    Type {
        person: PersonId,
        entry: EntryId,
        text: String,
    },
    Voice {
        person: PersonId,
        entry: EntryId,
        voice: Voice,
    },
    Photo {
        person: PersonId,
        picture: Option<Picture>,
    },
    Undo(Scope),
    Redo(Scope),
    /// Out of the bin.
    BringBack(PersonId),
    Erase(PersonId),
    /// Writing the whole library anew under another key.
    NewKey,
    BackUp,
}

/// A photo that need not be written out: its bytes come from the seed.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Picture {
    /// What its bytes are made of.
    pub seed: u64,
    /// How many there are after the headers.
    pub bytes: usize,
}

impl Picture {
    /// The photo itself.
    pub fn photo(self) -> Photo {
        // The headers of a 4 × 3 picture: enough of a JPEG to be kept.
        let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 3, 0, 4, 3, 0, 0, 0];
        let mut dice = fastrand::Rng::with_seed(self.seed);
        jpeg.extend(std::iter::repeat_with(|| dice.u8(..)).take(self.bytes));
        Photo::from_jpeg(jpeg, format!("picture {}", self.seed)).unwrap()
    }
}

impl Deed {
    /// Giving somebody a photo of that many bytes.
    pub fn photo(person: PersonId, seed: u64, bytes: usize) -> Self {
        Self::Photo { person, picture: Some(Picture { seed, bytes }) }
    }

    /// Where it can be undone.
    pub fn scope(&self) -> Scope {
        match self {
            Self::AddPerson(_)
            | Self::RemovePerson(_)
            | Self::BringBack(_)
            | Self::Erase(_)
            | Self::NewKey
            | Self::BackUp => Scope::People,
            Self::Details { details, .. } => Scope::Person(details.id),
            Self::AddEntry { person, .. }
            | Self::MoveEntry { person, .. }
            | Self::RemoveEntry { person, .. }
            | Self::Type { person, .. }
            | Self::Voice { person, .. }
            | Self::Photo { person, .. } => Scope::Person(*person),
            Self::Undo(scope) | Self::Redo(scope) => *scope,
        }
    }

    /// What its step is called, if it leaves one.
    pub fn label(&self) -> Option<Label> {
        Some(match self {
            Self::AddPerson(_) => Label::AddPerson,
            Self::RemovePerson(_) => Label::RemovePerson,
            Self::Details { .. } => Label::Details,
            Self::AddEntry { .. } => Label::AddEntry,
            Self::MoveEntry { .. } => Label::MoveEntry,
            Self::RemoveEntry { .. } => Label::RemoveEntry,
            Self::Type { .. } => Label::Type,
            Self::Voice { .. } => Label::Voice,
            Self::Photo { .. } => Label::Photo,
            Self::BringBack(_) => Label::BringBack,
            Self::Undo(_) | Self::Redo(_) | Self::Erase(_) | Self::NewKey | Self::BackUp => return None,
        })
    }

    /// Of what joins the step before where that was of the same kind: which kind, and in which entry.
    pub fn typing(&self) -> Option<(Label, EntryId)> {
        match self {
            Self::Type { entry, .. } => Some((Label::Type, *entry)),
            Self::Voice { entry, .. } => Some((Label::Voice, *entry)),
            _ => None,
        }
    }

    /// Does it. When this returns without an error, it must be true for good.
    pub fn do_to(&self, library: &Library) -> Result<(), VaultError> {
        if let Self::BringBack(person) = self {
            return library.bring_back_from_bin(*person);
        }
        let scope = self.scope();
        let Some(label) = self.label() else {
            return match self {
                Self::Undo(_) => library.undo(scope).map(drop),
                Self::Redo(_) => library.redo(scope).map(drop),
                Self::Erase(person) => library.erase(*person).map(drop),
                Self::NewKey => library.make_new_key(&passphrase(), &|_| {}).map(drop),
                _ => library.back_up().map(drop),
            };
        };
        let deed = self.clone();
        library.change(scope, label, move |change| match deed {
            Self::AddPerson(profile) => change.add_profile(*profile).map(drop),
            Self::RemovePerson(person) => change.remove_person(person),
            Self::Details { details, language } => change.set_person(details.id, *details, language),
            Self::AddEntry { person, section, at, entry } => change.add_entry(person, section, at, entry),
            Self::MoveEntry { entry, section, to, .. } => change.move_entry(entry, section, to),
            Self::RemoveEntry { entry, .. } => change.remove_entry(entry),
            Self::Type { entry, text, .. } => change.set_text(entry, text),
            Self::Voice { entry, voice, .. } => change.set_voice(entry, voice),
            Self::Photo { person, picture } => change.set_photo(person, picture.map(Picture::photo)),
            _ => unreachable!("it has no label"),
        })
    }
}
