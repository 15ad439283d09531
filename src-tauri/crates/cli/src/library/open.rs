//! The way into a library: where it is, and what opens it.

use crate::arguments::LibraryAt;
use crate::{Made, output, passphrase};
use contract::{ErrorCode, Failure, Message};
use std::path::Path;
use vault::{Account, Holder, Library, Passphrase, Reading, Unlock, VaultError};
use wording::Value;

/// Somebody before a library, with what they brought to open it.
pub(crate) struct Access<'a> {
    at: &'a Path,
    read_only: bool,
    brought: Brought,
}

enum Brought {
    Passphrase(Passphrase),
    Recovery(String),
}

impl<'a> Access<'a> {
    /// Asks for what opens the library.
    pub(crate) fn of(library: &'a LibraryAt) -> Result<Self, Failure> {
        let at = path(library)?;
        let descriptor = library.passphrase_fd;
        let brought = if library.recovery {
            Brought::Recovery(passphrase::recovery(descriptor)?)
        } else {
            Brought::Passphrase(passphrase::existing(descriptor)?)
        };
        if library.not_open_elsewhere {
            Library::not_open_elsewhere(at)?;
        }
        Ok(Self { at, read_only: library.read_only, brought })
    }

    pub(crate) fn unlock(&self) -> Unlock<'_> {
        match &self.brought {
            Brought::Passphrase(passphrase) => Unlock::Passphrase(passphrase),
            Brought::Recovery(code) => Unlock::Recovery(code),
        }
    }

    /// The passphrase, for what nothing else is enough.
    pub(crate) fn passphrase(&self) -> Result<&Passphrase, Failure> {
        match &self.brought {
            Brought::Passphrase(passphrase) => Ok(passphrase),
            Brought::Recovery(_) => Err(ErrorCode::NoPassphrase.into()),
        }
    }

    /// The library's name as it was typed.
    pub(crate) fn name(&self) -> String {
        self.at.display().to_string()
    }

    /// Whether it is only to be looked at.
    pub(crate) fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Opens the library: to be written, or where that was asked for, to be read.
    pub(crate) fn open(&self) -> Result<Library, Failure> {
        if self.read_only {
            return self.open_to_read();
        }
        Library::open_with(self.at, self.unlock()).map_err(|error| self.held(error.into()))
    }

    /// The same failure, with who has the library open, where that is what is in the way.
    pub(crate) fn held(&self, mut failure: Failure) -> Failure {
        if matches!(failure.code, ErrorCode::LibraryInUse | ErrorCode::OpenElsewhere)
            && let Some(Holder { since, account }) = Library::holder(self.at, self.unlock())
        {
            let held = match account {
                Some(Account { who, machine }) => {
                    Message::named("holder-is").with("who", who).with("machine", machine)
                }
                None if failure.code == ErrorCode::OpenElsewhere => Message::named("holder-somebody"),
                // It may as well be this computer.
                None => return failure,
            };
            failure.faults.push(held.with("moment", output::moment(since)));
        }
        failure
    }

    /// Opens what can be read of the library.
    pub(crate) fn open_to_read(&self) -> Result<Library, Failure> {
        Library::open_to_read(self.at, self.unlock()).map_err(|error| match error {
            VaultError::Damaged | VaultError::KeysMissing => ErrorCode::NothingReadable.into(),
            other => other.into(),
        })
    }

    /// Opens the library, does something with it, and closes it whatever came of that.
    ///
    /// What is read of a damaged library is less than was in it: that is said, and so is the status.
    pub(crate) fn with(&self, work: impl FnOnce(&Library) -> Result<Made, Failure>) -> Result<Made, Failure> {
        let library = self.open()?;
        let reading = library.reading()?;
        let made = within(&library, work)?;
        match reading {
            Some(Reading::Damaged(_)) => output::note("reading-why-damaged", &[]),
            Some(Reading::Backup(newest)) => {
                output::note("reading-why-backup", &[("moment", output::moment(newest.backup.at).into())]);
            }
            Some(Reading::ChangesMissing { missing }) => {
                output::note("reading-why-changes_missing", &missing_changes(missing));
            }
            _ => return Ok(made),
        }
        Ok(Made::InPart)
    }
}

/// What the sentence on missing changes needs.
pub(crate) fn missing_changes(missing: u64) -> [(&'static str, Value<'static>); 1] {
    [("missing", u32::try_from(missing).unwrap_or(u32::MAX).into())]
}

/// Does something with an open library, and closes it whatever came of that.
pub(crate) fn within(
    library: &Library,
    work: impl FnOnce(&Library) -> Result<Made, Failure>,
) -> Result<Made, Failure> {
    let done = work(library);
    library.close()?;
    done
}

/// Where the library is.
pub(crate) fn path(library: &LibraryAt) -> Result<&Path, Failure> {
    Ok(library.path.as_deref().ok_or(ErrorCode::WhichLibrary)?)
}

/// Says what may be tried where a library did not open.
pub(crate) fn advise(why: ErrorCode, library: &LibraryAt) {
    let advice = match why {
        _ if library.read_only => return,
        ErrorCode::LibraryDamaged | ErrorCode::KeysMissing => "command-advice-damaged",
        ErrorCode::ChangesMissing => "command-advice-missing",
        ErrorCode::LibraryTooNew => "command-advice-newer",
        ErrorCode::LibraryInUse | ErrorCode::OpenElsewhere => "command-advice-in-use",
        _ => return,
    };
    output::note(advice, &[]);
    if why == ErrorCode::OpenElsewhere {
        output::note("command-advice-elsewhere", &[]);
    }
}
