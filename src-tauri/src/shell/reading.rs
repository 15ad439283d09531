//! A library that can only be looked at, and mending one that is damaged.

use super::backups::find;
use super::unlock_methods::Typed;
use super::{Shell, held};
use crate::keychain;
use contract::{ErrorCode, Failure, Opened, Proof};
use std::path::Path;
use vault::{Library, Unlock, VaultError};

/// Does something with what somebody typed to open a library, or with what the system's keychain keeps of it.
pub(super) fn proven<T>(
    folder: &Path,
    proof: Option<Proof>,
    work: impl FnOnce(Unlock<'_>) -> Result<T, VaultError>,
) -> Result<T, Failure> {
    if let Some(proof) = proof {
        return Ok(work(Typed::of(proof).unlock())?);
    }
    let (id, _) = Library::keychain_at(folder).ok_or(ErrorCode::NotInKeychain)?;
    let key = keychain::read(id)?.ok_or(ErrorCode::NotInKeychain)?;
    Ok(work(Unlock::Keychain(&key))?)
}

impl Shell {
    pub(crate) fn open_to_read(&self, proof: Option<Proof>) -> Result<Opened, Failure> {
        let folder = held(&self.place).folder().to_owned();
        self.close_library()?;
        let locks = self.locks();
        let library = proven(&folder, proof, |unlock| Library::open_to_read(&folder, unlock))?;
        self.keep_open(library, locks)
    }

    pub(crate) fn mend(&self, backup: Option<String>) -> Result<Opened, Failure> {
        let (read, locks) = (self.library()?, self.locks());
        let mended = match backup {
            Some(backup) => read.mend_from(&find(&read, &backup)?)?,
            None => read.mend()?.0,
        };
        self.keep_open(mended, locks)
    }
}
