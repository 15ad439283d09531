//! What page and shell say to each other, declared once.
//!
//! [`each_command!`] is the one table of commands: the shell registers its handlers from it, its build script puts
//! the names into the app's manifest, and [`typescript`] makes the page's types from it. Everything crosses as JSON
//! with the names as they stand here.

mod choices;
mod commands;
pub mod convert;
mod errors;
mod failure;
mod files_in;
mod library;
mod message;
mod page;
mod people;
mod person;
mod reading;
mod safety;
mod shown;
mod typescript;

pub use choices::{Choices, Design, Paper, Theme};
pub use commands::{CLOSING_EVENT, COMMANDS, LEFT_ALONE_EVENT, LOCKED_EVENT, WRITING_ANEW_EVENT};
pub use errors::{is_a_page, name};
pub use failure::{ErrorCode, Failure};
pub use files_in::with_remarks;
pub use library::{About, Guessing, Opened, Start, StartState, Then};
pub use message::{Detail, Message};
pub use page::{
    Document, Example, ExamplePage, LeftOut, LineOnPage, MissingCharacter, NoFont, Page, PhotoDraft, Printed,
    Printer, Saved, Turn,
};
pub use people::{
    AlreadyHere, BinnedView, BroughtIn, ImportRefused, Imported, People, PersonCard, Side, SideBySide,
};
pub use person::SupporterView;
pub use person::{
    Change, Changed, Details, EntryView, NewEntry, PhotoView, ProfileView, SectionView, StepKind, VoiceView,
    WrittenView,
};
pub use reading::{AffectedView, ReadingView, WhyReading};
pub use safety::{
    AccountView, BackupView, Backups, DifferenceView, HappeningView, HolderView, LineDifferenceView, NewCode,
    NewestView, Proof, Remains, SHEET_WAITS, SaidView, Stands, TakenBack, Turned, Ways, Why,
};
pub use shown::{ShownView, shown};
pub use typescript::typescript;
