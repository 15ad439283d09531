//! What went wrong, in a form the page can put into words.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What went wrong. The wording has a sentence for each: `error-wrong_passphrase` and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each name says it, and the wording says it in a sentence")]
pub enum ErrorCode {
    WrongPassphrase,
    PassphraseTooShort,
    NoLibrary,
    NotALibrary,
    LibraryDamaged,
    LibraryTooNew,
    LibraryInUse,
    LibraryExists,
    FolderNotEmpty,
    KeysMissing,
    Locked,
    DiskFull,
    CannotWrite,
    CannotRead,
    FolderMissing,
    PersonGone,
    PersonExists,
    EntryGone,
    EntryExists,
    TooLong,
    NoName,
    FileTooLarge,
    FileBroken,
    NotAProfile,
    ProfileTooNew,
    ProfileUnfit,
    TooManyEntries,
    FileMissing,
    SameIdTwice,
    PhotoEmpty,
    PhotoTooLarge,
    PhotoTooManyPixels,
    PhotoUnknown,
    PhotoBroken,
    NoPhotoChosen,
    NothingSaved,
    CannotOpen,
    NoPrinter,
    PrintFailed,
    BadRequest,
    Unexpected,
}

/// A failed command: a code, and what the sentence needs. Never a personal word: only file names the user chose,
/// versions and numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Failure {
    /// What went wrong.
    pub code: ErrorCode,
    /// What the sentence needs, by name: `file`, `folder`, `found`, `most`, `line`.
    pub details: BTreeMap<String, String>,
}

impl From<ErrorCode> for Failure {
    fn from(code: ErrorCode) -> Self {
        Self { code, details: BTreeMap::new() }
    }
}

impl Failure {
    /// The same failure with one more thing its sentence needs.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.details.insert(name.to_owned(), value.into());
        self
    }
}
