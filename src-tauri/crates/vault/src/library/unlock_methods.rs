//! The ways into a library that is open: another passphrase, a recovery code, the keychain, a new key.
//!
//! Whoever asks for one proves first that they may, so that an open library on a table gives nobody a way of their own.

use crate::error::Result;
use crate::file::copy::Progress;
use crate::keys::data_key::{DataKey, random};
use crate::keys::recovery_code::RecoveryCode;
use crate::keys::slot::{KeychainKey, Kind, Slot};
use crate::keys::{Keys, Unlock};
use crate::library::Library;
use crate::{Cost, Passphrase, disk::folder, keys::attempts, keys::key_files};
use jiff::Timestamp;
use std::path::Path;
use uuid::Uuid;
use zeroize::Zeroizing;

/// How far a way into a library was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenBack {
    /// Nothing that opened the library by it opens the library as it is now, an older key file neither. What is written
    /// from now on is under another data key.
    Everywhere,
    /// Somebody who kept an older key file opens the library with it, until a new key is made. Another way was made by an
    /// older program, and would be lost with the data key.
    Here,
}

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
        let keys = self.call(|store| Ok(store.keys().clone()))?;
        Ok(Ways {
            cost: keys.cost(),
            recovery_since: keys.recovery_made_at().and_then(|at| Timestamp::from_millisecond(at).ok()),
            keychain: keys.in_keychain(),
        })
    }

    /// Puts another passphrase in the place of the old one, or of one that was forgotten. Takes as long as the cost
    /// says, twice, and as long as writing the library anew.
    pub fn change_passphrase(
        &self,
        proof: Unlock<'_>,
        new: &Passphrase,
        cost: Cost,
        progress: &Progress<'_>,
    ) -> Result<TakenBack> {
        new.must_fit()?;
        let _turn = self.turn_at_keys();
        let (keys, old) = self.prove(proof)?;
        let library = keys.library;
        self.replace(keys, &old, Kind::Passphrase, progress, |key| {
            Slot::passphrase(library, key, new, cost).map(Some)
        })
    }

    /// Makes a recovery code; an older one no longer opens the library. Only here is it ever seen.
    pub fn make_recovery_code(
        &self,
        proof: Unlock<'_>,
        progress: &Progress<'_>,
    ) -> Result<(RecoveryCode, TakenBack)> {
        let now = self.call(|store| Ok(store.now()))?;
        let code = RecoveryCode::random()?;
        let _turn = self.turn_at_keys();
        let (keys, old) = self.prove(proof)?;
        let library = keys.library;
        let make = |key: &DataKey| Slot::recovery(library, key, &code, now).map(Some);
        let taken_back = self.replace(keys, &old, Kind::Recovery, progress, make)?;
        Ok((code, taken_back))
    }

    /// Takes the recovery code away: the sheet opens nothing any more.
    pub fn forget_recovery_code(&self, proof: Unlock<'_>, progress: &Progress<'_>) -> Result<TakenBack> {
        let _turn = self.turn_at_keys();
        let (keys, old) = self.prove(proof)?;
        self.replace(keys, &old, Kind::Recovery, progress, |_| Ok(None))
    }

    /// Which library is at `path`, and whether a key for the system's keychain was made for it; `None` where its key
    /// file cannot be read.
    #[must_use]
    pub fn keychain_at(path: &Path) -> Option<(Uuid, bool)> {
        let copies = key_files::readable(key_files::read(&folder::library_at(path).ok()?).ok()?);
        Some((copies.first()?.library, copies.iter().any(Keys::in_keychain)))
    }

    /// Makes a key for the system's keychain. An older one no longer opens the library.
    pub fn make_keychain_key(&self, proof: Unlock<'_>) -> Result<KeychainKey> {
        let made = KeychainKey::random()?;
        let _turn = self.turn_at_keys();
        let (keys, old) = self.prove(proof)?;
        let library = keys.library;
        self.replace(keys, &old, Kind::Keychain, &|_| {}, |key| {
            Slot::keychain(library, key, &made).map(Some)
        })?;
        Ok(made)
    }

    /// Makes what the keychain keeps open nothing any more. Needs no proof: it takes a way away.
    pub fn forget_keychain_key(&self, progress: &Progress<'_>) -> Result<TakenBack> {
        let _turn = self.turn_at_keys();
        let (keys, old) = self.call(|store| Ok((store.keys().clone(), store.key().clone())))?;
        self.replace(keys, &old, Kind::Keychain, progress, |_| Ok(None))
    }

    /// Makes guessing as slow as this machine allows, where it allows more than the one the library was made on, and
    /// wraps the key as this program does, where an older one did otherwise. Says whether it did. For after an opening
    /// with this passphrase: it takes about two seconds.
    pub fn raise_cost(&self, passphrase: &Passphrase) -> Result<bool> {
        let Some((cost, spent)) = self.opening() else { return Ok(false) };
        let is_old = self.call(|store| Ok(!store.keys().passphrase_can_be_carried(store.key())))?;
        let Some(raised) = cost.raised(spent).or(is_old.then_some(cost)) else { return Ok(false) };
        let _turn = self.turn_at_keys();
        let (mut keys, key) = self.prove(Unlock::Passphrase(passphrase))?;
        // The passphrase is the same, so nothing is taken back.
        let slot = Slot::passphrase(keys.library, &key, passphrase, raised)?;
        keys.put(Kind::Passphrase, Some(slot));
        // Where another program put other files in the place of these, ours do not open what is there.
        self.write(|store| store.write_keys(keys))?;
        Ok(true)
    }

    /// Writes the whole library anew under a new random key, and swaps it in: what somebody learned of the old key
    /// opens nothing that is written from now on. The passphrase stays; where there was a recovery code there is a new
    /// one, given here; what the keychain kept opens nothing any more.
    ///
    /// Backups that are there keep the key they were made with, and go on being readable from this library.
    pub fn make_new_key(
        &self,
        passphrase: &Passphrase,
        progress: &Progress<'_>,
    ) -> Result<Option<RecoveryCode>> {
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
        self.write(|store| store.swap_key(keys, &key, progress))?;
        Ok(code)
    }

    /// Puts a way, or none, in the place of the one of its kind, and takes that back: the library is written anew under
    /// another data key, which nobody finds out from an older key file.
    fn replace(
        &self,
        mut keys: Keys,
        old: &DataKey,
        kind: Kind,
        progress: &Progress<'_>,
        make: impl FnOnce(&DataKey) -> Result<Option<Slot>>,
    ) -> Result<TakenBack> {
        let new: DataKey = Zeroizing::new(random()?);
        let had = keys.has(kind);
        if let Some(others) = keys.carried(kind, old, &new)?.filter(|_| had) {
            keys.next = others;
            keys.next.extend(make(&new)?);
            self.write(|store| store.swap_key(keys, &new, progress))?;
            return Ok(TakenBack::Everywhere);
        }
        keys.put(kind, make(old)?);
        self.write(|store| store.write_keys(keys))?;
        Ok(if had { TakenBack::Here } else { TakenBack::Everywhere })
    }

    /// The key file and the data key, for whoever can open it. Wrong tries count as they do at the door.
    fn prove(&self, proof: Unlock<'_>) -> Result<(Keys, DataKey)> {
        let (keys, key, now) = self.call(|store| {
            store.may_write()?;
            let now = store.now();
            attempts::may_try(store.folder(), now)?;
            Ok((store.keys().clone(), store.key().clone(), now))
        })?;
        // Not while the library is held: it takes a second, and somebody may be writing.
        let freed = keys.unwrap(proof);
        let freed = self.call(|store| attempts::count(store.folder(), now, freed))?;
        // Where making a new key was cut short, one half of the key file is of another file than the one that is open.
        let fits = freed.iter().find(|freed| freed.key == key).ok_or_else(|| proof.refused())?;
        Ok((keys.opened_by(fits.number), key))
    }
}
