//! What went wrong, in a form the page can put into words.

use crate::Message;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use wording::Wording;

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
    PassphraseTooLong,
    PassphraseWeak,
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
    ChangesMissing,
    LibraryTooNew,
    TooLittleMemory,
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
    OutputFull,
    DiskFullToLook,
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
    OtherKind,
    NotAProfile,
    ProfileTooNew,
    ProfileUnfit,
    TooManyEntries,
    FileMissing,
    PhotoEmpty,
    PhotoTooLarge,
    PhotoTooManyPixels,
    PhotoUnknown,
    PhotoOther,
    PhotoUnusual,
    PhotoBroken,
    PhotoCutOff,
    NoPhotoChosen,
    NothingSaved,
    CannotOpen,
    NoPrinter,
    PrintFailed,
    NoFont,
    SizeOutOfReach,
    BadRequest,
    Unexpected,
}

/// A failed command: a code, and what the sentence needs. Never a personal word, but in [`Failure::faults`]: only file
/// names the user chose, versions and numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Failure {
    /// What went wrong.
    pub code: ErrorCode,
    /// What the sentence needs, by name: `file`, `folder`, `found`, `most`, `kind`, `smallest`,
    /// `largest`, `wanted`, `groups`, `seconds`, `missing`, `what`, `writing`, `font`.
    pub details: BTreeMap<String, String>,
    /// What is wrong with a file, fault by fault, with the few words of it that are. Only the screen says it: of a message
    /// `Debug` shows nothing but its name.
    pub faults: Vec<Message>,
}

impl From<ErrorCode> for Failure {
    fn from(code: ErrorCode) -> Self {
        Self { code, details: BTreeMap::new(), faults: Vec::new() }
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
        self.message().text(wording)
    }

    /// The same as something that can be said within another sentence.
    pub(crate) fn message(&self) -> Message {
        let details =
            self.details.iter().map(|(name, value)| (name.clone(), value.as_str().into())).collect();
        Message { name: format!("error-{}", self.code.key()), details }
    }

    /// The same failure with one more thing its sentence needs.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.details.insert(name.to_owned(), value.into());
        self
    }
}
