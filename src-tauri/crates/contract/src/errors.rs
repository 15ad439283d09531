//! Every error of the crates as a failure that the wording has a sentence for.

use crate::{ErrorCode, Failure, NoFont, files_in};
use document::{DocumentError, Report, Writing};
use exchange::{FileError, Kind, MOST_PHOTO_FILE_BYTES, PhotoError, ProfileFileError};
use std::path::Path;
use vault::VaultError;

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        let code = match error {
            VaultError::WrongPassphrase => ErrorCode::WrongPassphrase,
            VaultError::WrongRecoveryCode => ErrorCode::WrongRecoveryCode,
            VaultError::RecoveryLength { letters, wanted } => {
                return Self::from(ErrorCode::RecoveryLength)
                    .with("found", letters.to_string())
                    .with("wanted", wanted.to_string());
            }
            VaultError::RecoveryMisread { groups } => {
                return Self::from(ErrorCode::RecoveryMisread).with("groups", groups.to_string());
            }
            VaultError::NoRecoveryCode => ErrorCode::NoRecoveryCode,
            VaultError::NotInKeychain => ErrorCode::NotInKeychain,
            VaultError::TooSoon { seconds } => {
                return Self::from(ErrorCode::TooSoon).with("seconds", seconds.to_string());
            }
            VaultError::PassphraseTooShort => {
                let least = vault::SHORTEST.to_string();
                return Self::from(ErrorCode::PassphraseTooShort).with("least", least);
            }
            VaultError::PassphraseTooLong => {
                let most = vault::LONGEST.to_string();
                return Self::from(ErrorCode::PassphraseTooLong).with("most", most);
            }
            VaultError::PassphraseWeak => ErrorCode::PassphraseWeak,
            VaultError::NoLibrary => ErrorCode::NoLibrary,
            VaultError::NotALibrary => ErrorCode::NotALibrary,
            VaultError::Damaged => ErrorCode::LibraryDamaged,
            VaultError::ChangesMissing { missing } => {
                return Self::from(ErrorCode::ChangesMissing).with("missing", missing.to_string());
            }
            VaultError::TooNew { .. } => ErrorCode::LibraryTooNew,
            VaultError::TooLittleMemory => ErrorCode::TooLittleMemory,
            VaultError::InUse => ErrorCode::LibraryInUse,
            VaultError::OnlyReading => ErrorCode::OnlyReading,
            VaultError::OpenElsewhere => ErrorCode::OpenElsewhere,
            VaultError::AlreadyThere => ErrorCode::LibraryExists,
            VaultError::NotEmpty => ErrorCode::FolderNotEmpty,
            VaultError::KeysMissing => ErrorCode::KeysMissing,
            VaultError::DiskFull => ErrorCode::DiskFull,
            VaultError::ReadOnly => ErrorCode::CannotWrite,
            VaultError::FolderMissing => ErrorCode::FolderMissing,
            VaultError::PersonGone => ErrorCode::PersonGone,
            VaultError::PersonExists => ErrorCode::PersonExists,
            VaultError::EntryGone => ErrorCode::EntryGone,
            VaultError::EntryExists => ErrorCode::EntryExists,
            VaultError::NoName => ErrorCode::NoName,
            VaultError::TooLong => ErrorCode::TooLong,
            VaultError::TooMany => ErrorCode::TooManyEntries,
            VaultError::ChangedOutside => ErrorCode::ChangedOutside,
            VaultError::BackupDamaged => ErrorCode::BackupDamaged,
            VaultError::InsideLibrary => ErrorCode::InsideLibrary,
            VaultError::Copying => ErrorCode::BackingUp,
            VaultError::Closed => ErrorCode::Locked,
            VaultError::OutOfScope | VaultError::Other { .. } => ErrorCode::Unexpected,
        };
        Self::from(code)
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        match error {
            FileError::NotThere { path } => Self::from(ErrorCode::FileMissing).with("file", name(&path)),
            FileError::NoFolder { folder } => {
                Self::from(ErrorCode::FolderMissing).with("folder", name(&folder))
            }
            FileError::TooLarge { path, .. } => Self::from(ErrorCode::FileTooLarge).with("file", name(&path)),
            FileError::DiskFull { .. } => ErrorCode::DiskFull.into(),
            FileError::NotAFile { path, what } => {
                Self::from(ErrorCode::NotAFile).with("file", name(&path)).with("what", what.key())
            }
            FileError::ReadOnly { path } => Self::from(ErrorCode::FileReadOnly).with("file", name(&path)),
            FileError::IsInput { path } => Self::from(ErrorCode::FileIsInput).with("file", name(&path)),
            FileError::Exists { path } => Self::from(ErrorCode::FileExists).with("file", name(&path)),
            FileError::CannotRead { path, .. } => Self::from(ErrorCode::CannotRead).with("file", name(&path)),
            FileError::CannotWrite { path, .. } => {
                Self::from(ErrorCode::CannotWrite).with("file", name(&path))
            }
        }
    }
}

impl From<PhotoError> for Failure {
    fn from(error: PhotoError) -> Self {
        match error {
            PhotoError::File(error) => error.into(),
            PhotoError::Empty => ErrorCode::PhotoEmpty.into(),
            PhotoError::TooLarge => {
                Self::from(ErrorCode::PhotoTooLarge).with("most", (MOST_PHOTO_FILE_BYTES >> 20).to_string())
            }
            PhotoError::TooManyPixels { width, height } => Self::from(ErrorCode::PhotoTooManyPixels)
                .with("width", width.to_string())
                .with("height", height.to_string()),
            PhotoError::Unknown => ErrorCode::PhotoUnknown.into(),
            PhotoError::Other(other) => Self::from(ErrorCode::PhotoOther).with("kind", other.key()),
            PhotoError::Unusual => ErrorCode::PhotoUnusual.into(),
            PhotoError::Broken => ErrorCode::PhotoBroken.into(),
            PhotoError::CutOff => ErrorCode::PhotoCutOff.into(),
        }
    }
}

impl From<profile::FileError> for Failure {
    fn from(error: profile::FileError) -> Self {
        match error {
            profile::FileError::TooLarge => ErrorCode::FileTooLarge.into(),
            profile::FileError::NotText => other_kind(Kind::Other),
            profile::FileError::NotAProfile => ErrorCode::NotAProfile.into(),
            profile::FileError::TooNew { found } => {
                Self::from(ErrorCode::ProfileTooNew).with("found", found.to_string())
            }
            profile::FileError::Unfit(faults) => {
                Self { faults: files_in::faults(&faults), ..ErrorCode::ProfileUnfit.into() }
            }
        }
    }
}

impl From<ProfileFileError> for Failure {
    fn from(error: ProfileFileError) -> Self {
        match error {
            ProfileFileError::File(error) => error.into(),
            ProfileFileError::OtherKind(kind) => other_kind(kind),
            ProfileFileError::Profile(error) => error.into(),
        }
    }
}

fn other_kind(kind: Kind) -> Failure {
    Failure::from(ErrorCode::OtherKind).with("kind", kind.key())
}

impl From<DocumentError> for Failure {
    fn from(_: DocumentError) -> Self {
        // A page that would break the standard is a fault of the program, whoever's page it is.
        ErrorCode::Unexpected.into()
    }
}

impl NoFont {
    /// What a message says of it.
    #[must_use]
    pub fn of(writing: Writing) -> Self {
        Self { writing: writing.name(), font: writing.font() }
    }
}

/// Refuses a page that was laid out without a font for words that are its own: what is left of them is no page.
pub fn is_a_page(report: &Report) -> Result<(), Failure> {
    let Some(writing) = report.no_page_without() else { return Ok(()) };
    let NoFont { writing, font } = NoFont::of(writing);
    Err(Failure::from(ErrorCode::NoFont).with("writing", writing).with("font", font))
}

/// The last part of a path, for the person to recognise.
#[must_use]
pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
