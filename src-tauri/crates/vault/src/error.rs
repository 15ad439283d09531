//! What can go wrong with a library, one variant for each thing somebody must be told apart.

use rusqlite::ErrorCode;
use std::fmt;
use std::io;

/// Why a library could not do what was asked. Nothing has been changed then, but that [`Self::ChangedOutside`] keeps what
/// was to be written apart.
///
/// No variant can carry words of the library; the caller knows which path it asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The passphrase does not open this library.
    #[error("the passphrase is not right")]
    WrongPassphrase,
    /// The recovery code is whole, and of another library or an older sheet.
    #[error("the recovery code is not of this library")]
    WrongRecoveryCode,
    /// A recovery code has another number of letters.
    #[error("the recovery code has {letters} letters instead of {wanted}")]
    RecoveryLength {
        /// The letters and digits that were typed.
        letters: usize,
        /// The number a code has.
        wanted: usize,
    },
    /// Some groups of the recovery code were misread.
    #[error("these groups of the recovery code are not right: {groups}")]
    RecoveryMisread {
        /// Which.
        groups: Groups,
    },
    /// No recovery code was ever made for this library, or it was taken away.
    #[error("this library has no recovery code")]
    NoRecoveryCode,
    /// What the system's keychain keeps does not open this library, or no longer.
    #[error("the keychain has no key to this library")]
    NotInKeychain,
    /// Too many wrong tries: the next one must wait.
    #[error("the next try must wait {seconds} seconds")]
    TooSoon {
        /// How long from now.
        seconds: u32,
    },
    /// The passphrase of a new library has fewer than [`crate::SHORTEST`] characters.
    #[error("the passphrase is too short")]
    PassphraseTooShort,
    /// The passphrase of a new library has more than [`crate::LONGEST`] characters.
    #[error("the passphrase is too long")]
    PassphraseTooLong,
    /// Somebody could guess the passphrase of a new library within minutes, and nobody said that it is to be taken all the
    /// same.
    #[error("the passphrase can be guessed within minutes")]
    PassphraseWeak,
    /// Nothing is there.
    #[error("there is no library")]
    NoLibrary,
    /// Something is there, and it is something else.
    #[error("this is not a library")]
    NotALibrary,
    /// The library is cut off, overwritten or otherwise not as it was written.
    #[error("the library is damaged")]
    Damaged,
    /// Changes that were acknowledged are not in the library any more: its file was rolled back to an older one, or its
    /// log was cut off.
    #[error("the last {missing} changes are not in the library any more")]
    ChangesMissing {
        /// How many.
        missing: u64,
    },
    /// Trying a passphrase on this library takes more memory than this computer has.
    #[error("this computer has too little memory to open the library")]
    TooLittleMemory,
    /// The library was last written by a newer version of this program.
    #[error("the library is of version {found}, and this program reads version {reads}")]
    TooNew {
        /// The version of the library.
        found: u32,
        /// The newest version this program reads.
        reads: u32,
    },
    /// Another copy of the program has the library open.
    #[error("the library is open in another copy of the program")]
    InUse,
    /// Somebody at another computer has the library open, or had and broke down: [`crate::Library::holder`] says who.
    #[error("the library is open at another computer")]
    OpenElsewhere,
    /// The library is open to be read only: see [`crate::Reading`].
    #[error("the library is open for reading only")]
    OnlyReading,
    /// There is a library already where one was to be made.
    #[error("there is a library already")]
    AlreadyThere,
    /// The folder in which a library was to be made holds other things.
    #[error("the folder holds other things")]
    NotEmpty,
    /// The words are there, but the two files with their key are gone.
    #[error("the key files of the library are missing")]
    KeysMissing,
    /// No room on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// The folder or a file in it may not be read or written.
    #[error("the library may not be written")]
    ReadOnly,
    /// The folder around the library is not there, or no longer.
    #[error("the folder is not there")]
    FolderMissing,
    /// No person of that identity is in the library, or no longer.
    #[error("this person is not in the library")]
    PersonGone,
    /// A person of that identity is in the library already.
    #[error("this person is in the library already")]
    PersonExists,
    /// No entry of that identity is in the library, or no longer.
    #[error("this entry is not in the library")]
    EntryGone,
    /// An entry of that identity is in the library already.
    #[error("this entry is in the library already")]
    EntryExists,
    /// A person must be called something.
    #[error("the person has no name")]
    NoName,
    /// A text is longer than [`profile::limits`] allows.
    #[error("a text is too long")]
    TooLong,
    /// More entries or more of a list than [`profile::limits`] allows.
    #[error("there are too many entries, or a list is too long")]
    TooMany,
    /// A change touched somebody who does not belong to its [`crate::Scope`]: a fault in the program.
    #[error("the change does not belong to its scope")]
    OutOfScope,
    /// Another program changed the library's files while they were open here. What was open here, with the last words,
    /// is kept as a backup; nothing was written over.
    #[error("another program changed the library")]
    ChangedOutside,
    /// A backup is cut off, overwritten or otherwise not as it was written.
    #[error("the backup is damaged")]
    BackupDamaged,
    /// Where something was to be written there is a library.
    #[error("there is a library around it")]
    InsideLibrary,
    /// A backup is being made at this moment.
    #[error("a backup is being made")]
    Copying,
    /// The library was closed.
    #[error("the library is closed")]
    Closed,
    /// Anything else, with the number the system gave.
    #[error("{what} failed ({code})")]
    Other {
        /// Which part failed.
        what: &'static str,
        /// The number it gave, or 0.
        code: i32,
    },
}

/// Which groups of a recovery code do not hold together; the first is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Groups(u8);

impl Groups {
    /// Their numbers, in order.
    pub fn numbers(self) -> impl Iterator<Item = usize> {
        (0..8).filter(move |group| self.0 >> group & 1 == 1).map(|group| group + 1)
    }

    pub(crate) fn of(groups: impl IntoIterator<Item = usize>) -> Self {
        Self(groups.into_iter().fold(0, |mask, group| mask | 1 << group))
    }
}

impl fmt::Display for Groups {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<_> = self.numbers().map(|number| number.to_string()).collect();
        f.write_str(&numbers.join(", "))
    }
}

pub(crate) type Result<T> = std::result::Result<T, VaultError>;

/// A page cannot be read, is shorter than it says, or the file system says its data is bad. Where the whole disk is away
/// that is found out apart, by the I/O recovery of the open library.
const DAMAGED_READS: [i32; 4] = [
    rusqlite::ffi::SQLITE_IOERR_READ,
    rusqlite::ffi::SQLITE_IOERR_SHORT_READ,
    rusqlite::ffi::SQLITE_IOERR_DATA,
    rusqlite::ffi::SQLITE_IOERR_CORRUPTFS,
];

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        let Some(failure) = error.sqlite_error() else {
            // A row that is missing, or a column that holds what the schema does not allow.
            return Self::Damaged;
        };
        match failure.code {
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => Self::ReadOnly,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::InUse,
            ErrorCode::TooBig => Self::TooLong,
            ErrorCode::SystemIoFailure if DAMAGED_READS.contains(&failure.extended_code) => Self::Damaged,
            _ => Self::Other { what: "SQLite", code: failure.extended_code },
        }
    }
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::DiskFull
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::FolderMissing,
            _ => Self::Other { what: "a file", code: error.raw_os_error().unwrap_or_default() },
        }
    }
}
