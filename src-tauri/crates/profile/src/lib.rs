//! The person's world: what is known of a person, in the words of the field.
//!
//! Pure types and rules. Nothing here reads a file, draws, or knows a window. A [`Profile`] is a [`Person`], the
//! lines they or others have said ([`Entry`], in [`Section`]s), and how it was [`Written`].
//!
//! `Debug` of everything in this crate shows identities and lengths, never words: a profile may end up in a log or
//! a panic by mistake, and then nothing personal is in it.

mod colour;
mod entry;
mod file;
mod id;
mod language;
mod language_names;
pub mod limits;
mod list_mark;
mod need;
mod person;
mod photo;
mod section;
mod sections;
mod seen;
mod tidy_lists;
mod written;

pub use colour::{Colour, Shades};
pub use entry::{Entry, Voice, Whose};
pub use file::{
    FORMAT, Fault, FileError, Item, Mended, Noted, PhotoInFile, Place, Read, Remark, Spot, VERSION,
    ValueKind, Words, Wrong, from_json, read, schema, to_json,
};
pub use id::{EntryId, PersonId};
pub use language::{Direction, LanguageTag, NotALanguage};
pub use language_names::LANGUAGES;
pub use list_mark::{pasted, unmarked};
pub use need::{CommunicationNeed, NeedGroup};
pub use person::{Person, Profile};
pub use photo::{NotAPhoto, Photo};
pub use section::Section;
pub use sections::Sections;
pub use seen::{BREAKS, is_gap, is_unseen, shows};
pub use written::{Authorship, Supporter, Written};

/// A calendar date without a time of day.
pub use jiff::civil::Date;
