//! What went wrong, in a form the page can put into words.

use document::wording::{Value, Wording};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What went wrong. The wording has a sentence for each: `error-wrong_passphrase` and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each name says it, and the wording says it in a sentence")]
pub enum ErrorCode {
    WrongPassphrase,
    WrongRecoveryCode,
    RecoveryLength,
    RecoveryMisread,
    NoRecoveryCode,
    NotInKeychain,
    NoKeychain,
    TooSoon,
    PassphraseTooShort,
    PassphrasesDiffer,
    NoPassphrase,
    WhichLibrary,
    SeveralPeople,
    NobodyNamed,
    NoBackup,
    BackupGone,
    BackupDamaged,
    NotInBackup,
    SeveralBackups,
    SheetMissing,
    FileExists,
    FileIsInput,
    FileReadOnly,
    NotAFile,
    NotAFolder,
    NotSure,
    OtherName,
    NothingReadable,
    NoLibrary,
    NotALibrary,
    IsABackup,
    LibraryDamaged,
    LibraryTooNew,
    LibraryInUse,
    OpenElsewhere,
    OnlyReading,
    LibraryExists,
    InsideLibrary,
    ChangedOutside,
    BackingUp,
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
    SizeOutOfReach,
    BadRequest,
    Unexpected,
}

/// A failed command: a code, and what the sentence needs. Never a personal word: only file names the user chose,
/// versions and numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Failure {
    /// What went wrong.
    pub code: ErrorCode,
    /// What the sentence needs, by name: `file`, `folder`, `found`, `most`, `line`, `smallest`,
    /// `largest`, `wanted`, `groups`, `seconds`, `what`.
    pub details: BTreeMap<String, String>,
}

impl From<ErrorCode> for Failure {
    fn from(code: ErrorCode) -> Self {
        Self { code, details: BTreeMap::new() }
    }
}

impl ErrorCode {
    /// The name of this code in the contract and in the wording: `wrong_passphrase`.
    #[must_use]
    pub fn key(self) -> String {
        snake(&format!("{self:?}"))
    }
}

/// The name of a variant as the contract and the wording write it.
pub(crate) fn snake(variant: &str) -> String {
    let mut key = String::with_capacity(variant.len() + 4);
    for (at, letter) in variant.char_indices() {
        if letter.is_ascii_uppercase() && at > 0 {
            key.push('_');
        }
        key.push(letter.to_ascii_lowercase());
    }
    key
}

impl Failure {
    /// The sentence in that wording: what happened, and what to do next.
    #[must_use]
    pub fn sentence(&self, wording: &Wording) -> String {
        let details: Vec<_> =
            self.details.iter().map(|(name, value)| (name.as_str(), Value::from(value.as_str()))).collect();
        wording.text(&format!("error-{}", self.code.key()), &details)
    }

    /// The same failure with one more thing its sentence needs.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.details.insert(name.to_owned(), value.into());
        self
    }
}
