//! The ways into a library that is open: another passphrase, a recovery code, the keychain, a new key.
//!
//! Whoever asks for one proves first that they may, so that an open library on a table gives nobody a way of their own.

use crate::error::{Result, VaultError};
use crate::keys::{self, DataKey, Keys, Unlock, random};
use crate::library::Library;
use crate::recovery::RecoveryCode;
use crate::slot::{KeychainKey, Slot};
use crate::{Cost, Passphrase, tries};
use jiff::Timestamp;
use std::path::Path;
use uuid::Uuid;
use zeroize::Zeroizing;

/// The ways into a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ways {
    /// What one guess at the passphrase costs.
    pub cost: Option<Cost>,
    /// When the recovery code was made, if there is one.
    pub recovery_since: Option<Timestamp>,
    /// Whether the system's keychain opens it.
    pub keychain: bool,
}

impl Library {
    /// What ways there are.
    pub fn ways(&self) -> Result<Ways> {
        let keys = keys::first(self.call(|store| store.folder().read_keys())?)?;
        Ok(Ways {
            cost: keys.cost(),
            recovery_since: keys.recovery_made_at().and_then(|at| Timestamp::from_millisecond(at).ok()),
            keychain: keys.in_keychain(),
        })
    }

    /// Puts another passphrase in the place of the old one, or of one that was forgotten. Takes as long as the cost
    /// says, twice.
    pub fn change_passphrase(&self, proof: Unlock<'_>, new: &Passphrase, cost: Cost) -> Result<()> {
        if new.is_too_short() {
            return Err(VaultError::PassphraseTooShort);
        }
        self.change_keys(proof, |keys, key| {
            keys.put(Slot::passphrase(keys.library, key, new, cost)?);
            Ok(())
        })
    }

    /// Makes a recovery code; an older one no longer opens the library. Only here is it ever seen.
    pub fn make_recovery_code(&self, proof: Unlock<'_>) -> Result<RecoveryCode> {
        let now = self.call(|store| Ok(store.now()))?;
        let code = RecoveryCode::random()?;
        self.change_keys(proof, |keys, key| {
            keys.put(Slot::recovery(keys.library, key, &code, now)?);
            Ok(())
        })?;
        Ok(code)
    }

    /// Takes the recovery code away: the sheet opens nothing any more.
    pub fn forget_recovery_code(&self, proof: Unlock<'_>) -> Result<()> {
        self.change_keys(proof, |keys, _| {
            keys.drop_those(|slot| matches!(slot, Slot::Recovery { .. }));
            Ok(())
        })
    }

    /// Which library is at `path`, and whether a key for the system's keychain was made for it; `None` where its key
    /// file cannot be read.
    #[must_use]
    pub fn keychain_at(path: &Path) -> Option<(Uuid, bool)> {
        let copies = crate::folder::read_keys_at(&crate::folder::library_at(path).ok()?).ok()?;
        let keys = keys::first(copies).ok()?;
        Some((keys.library, keys.in_keychain()))
    }

    /// Makes a key for the system's keychain. An older one no longer opens the library.
    pub fn make_keychain_key(&self, proof: Unlock<'_>) -> Result<KeychainKey> {
        let made = KeychainKey::random()?;
        self.change_keys(proof, |keys, key| {
            keys.put(Slot::keychain(keys.library, key, &made)?);
            Ok(())
        })?;
        Ok(made)
    }

    /// Makes what the keychain keeps open nothing any more. Needs no proof: it takes a way away.
    pub fn forget_keychain_key(&self) -> Result<()> {
        let _turn = self.turn_at_keys();
        self.call(|store| {
            store.change_key_file(|keys| keys.drop_those(|slot| matches!(slot, Slot::Keychain { .. })))
        })
    }

    /// Makes guessing as slow as this machine allows, where it allows more than the one the library was made on. Says
    /// whether it did. For after an opening with this passphrase: it takes about two seconds.
    pub fn raise_cost(&self, passphrase: &Passphrase) -> Result<bool> {
        let Some(raised) = self.opening().and_then(|(cost, spent)| cost.raised(spent)) else {
            return Ok(false);
        };
        self.change_passphrase(Unlock::Passphrase(passphrase), passphrase, raised)?;
        Ok(true)
    }

    /// Writes the whole library anew under a new random key, and swaps it in: what somebody learned of the old key
    /// opens nothing that is written from now on. The passphrase stays; where there was a recovery code there is a new
    /// one, given here; what the keychain kept opens nothing any more.
    ///
    /// Backups that are there keep the key they were made with, and go on being readable from this library.
    pub fn make_new_key(&self, passphrase: &Passphrase) -> Result<Option<RecoveryCode>> {
        let _turn = self.turn_at_keys();
        let (mut keys, _) = self.prove(Unlock::Passphrase(passphrase))?;
        let key: DataKey = Zeroizing::new(random()?);
        let cost = keys.cost().unwrap_or(Cost::lightest());
        let now = self.call(|store| Ok(store.now()))?;
        let code = keys.recovery_made_at().map(|_| RecoveryCode::random()).transpose()?;
        keys.next = vec![Slot::passphrase(keys.library, &key, passphrase, cost)?];
        if let Some(code) = &code {
            keys.next.push(Slot::recovery(keys.library, &key, code, now)?);
        }
        self.write(|store| store.swap_key(keys, &key))?;
        Ok(code)
    }

    /// Changes the key file on the word of somebody who may.
    fn change_keys(
        &self,
        proof: Unlock<'_>,
        change: impl FnOnce(&mut Keys, &DataKey) -> Result<()>,
    ) -> Result<()> {
        let _turn = self.turn_at_keys();
        let (mut keys, key) = self.prove(proof)?;
        change(&mut keys, &key)?;
        let json = keys.to_json()?;
        self.call(|store| store.folder().write_keys(&json))
    }

    /// The key file and the data key, for whoever can open it. Wrong tries count as they do at the door.
    fn prove(&self, proof: Unlock<'_>) -> Result<(Keys, DataKey)> {
        let (copies, key, now) = self.call(|store| {
            store.may_write()?;
            let now = store.now();
            tries::may_try(store.folder(), now)?;
            Ok((store.folder().read_keys()?, store.key().clone(), now))
        })?;
        // Not while the library is held: it takes a second, and somebody may be writing.
        let freed = keys::open(copies, proof);
        let (keys, freed) = self.call(|store| tries::count(store.folder(), now, freed))?;
        // Where making a new key was cut short, one half of the key file is of another file than the one that is open.
        let number = freed.iter().position(|freed| *freed == key).ok_or(VaultError::Damaged)?;
        Ok((keys.opened_by(number), key))
    }
}
