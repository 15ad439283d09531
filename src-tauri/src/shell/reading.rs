//! A library that can only be looked at, and mending one that is damaged.

use super::backups::find;
use super::ways::Typed;
use super::{Shell, held};
use crate::keychain;
use contract::{ErrorCode, Failure, Opened, Proof};
use vault::{Library, Unlock};

impl Shell {
    pub(crate) fn open_to_read(&self, proof: Option<Proof>) -> Result<Opened, Failure> {
        let folder = held(&self.place).folder().to_owned();
        self.close_library()?;
        let locks = self.locks();
        let library = if let Some(proof) = proof {
            Library::open_to_read(&folder, Typed::of(proof).unlock())?
        } else {
            let (id, _) = Library::keychain_at(&folder).ok_or(ErrorCode::NotInKeychain)?;
            let key = keychain::read(id)?.ok_or(ErrorCode::NotInKeychain)?;
            Library::open_to_read(&folder, Unlock::Keychain(&key))?
        };
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
