//! The key files of backups, beside those of the library: they open it where its own are of another day.

use super::placing::beside;
use crate::disk::folder::PEOPLE;
use crate::disk::regular;
use crate::error::{Result, VaultError};
use crate::keys::key_files::{Copies, Opened, open, read, readable, salt};
use crate::keys::{Keys, Unlock};
use std::path::Path;

/// Whether a file that none of the freed keys opens is a sound one of another key, and not a damaged one: another copy of
/// the key file is of this very file, by its salt, and was not opened; or a new key was taking the place of the old one,
/// and it is the other one of the two that was freed.
pub(crate) fn refuse(folder: &Path, opened: &[Opened]) -> bool {
    let Some(salt) = regular::open(&folder.join(PEOPLE)).ok().and_then(|people| salt(&people).ok()) else {
        return false;
    };
    let is_of_file = |keys: &Keys| keys.salt == Some(salt);
    if opened.iter().any(|copy| is_of_file(&copy.keys) && copy.has_freed(0)) {
        // It is the right one: then the file is damaged.
        return false;
    }
    let other_half = |copy: &Opened| !copy.is_settled() && (is_of_file(&copy.keys) || !copy.has_freed(1));
    let own = readable(read(folder).unwrap_or_default());
    opened.iter().any(other_half) || own.iter().any(is_of_file) || !of_backups(folder, &own).is_empty()
}

/// Frees the data keys from the key files of a library. Where both of its own are of another file than the one that is
/// there, those of backups that are of this one count as well: whoever knows the newest passphrase is not to hear that it
/// is wrong.
pub(crate) fn open_any(folder: &Path, unlock: Unlock<'_>) -> Result<Vec<Opened>> {
    let copies = read(folder)?;
    let own = readable(copies.clone());
    let opened = open(copies, unlock);
    if opened.as_ref().is_err_and(|error| !is_refusal(*error, unlock)) {
        return opened;
    }
    let theirs = of_backups(folder, &own).into_iter().find_map(|copies| open(copies, unlock).ok());
    match (opened, theirs) {
        (Ok(mut opened), theirs) => {
            opened.extend(theirs.into_iter().flatten());
            Ok(opened)
        }
        (Err(error), theirs) => theirs.ok_or(error),
    }
}

/// Whether a key file says that this is not what opens it.
fn is_refusal(error: VaultError, unlock: Unlock<'_>) -> bool {
    error == unlock.refused()
        || matches!(error, VaultError::NoRecoveryCode | VaultError::RecoveryMisread { .. })
}

/// The key files of backups that are of the file which is there and of a later key than the library's own, the newest
/// first. Where the file is of an earlier key than they are, it is the file that is older: what opened it once was taken
/// back.
fn of_backups(folder: &Path, own: &[Keys]) -> Vec<Copies> {
    let salt = regular::open(&folder.join(PEOPLE)).ok().and_then(|people| salt(&people).ok());
    let is_of_file = |keys: &Keys| keys.salt == salt;
    if salt.is_none() || own.iter().any(|keys| keys.salt.is_none() || is_of_file(keys)) {
        return Vec::new();
    }
    let newest = own.iter().map(Keys::age).max().unwrap_or_default();
    let is_later = |keys: &Keys| is_of_file(keys) && (own.is_empty() || keys.age() > newest);
    let mut found = Vec::<Copies>::new();
    for backup in beside(folder).unwrap_or_default().iter().rev() {
        let copies = read(backup.path()).unwrap_or_default();
        if !found.contains(&copies) && readable(copies.clone()).iter().any(is_later) {
            found.push(copies);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::folder::KEYS;
    use crate::keys::cost::Cost;
    use crate::keys::data_key::{DataKey, random};
    use crate::keys::passphrase::Passphrase;
    use std::fs;
    use uuid::Uuid;
    use zeroize::Zeroizing;

    #[test]
    fn a_file_that_no_freed_key_opens_is_damaged_only_where_one_of_them_is_of_this_file() {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path();
        let (key, passphrase) = (Zeroizing::new(random().unwrap()), Passphrase::new("plover cabin eleven"));
        let mut keys = Keys::wrap(Uuid::now_v7(), &key, &passphrase, Cost::lightest()).unwrap();
        let newer: DataKey = Zeroizing::new(random().unwrap());
        let other = Passphrase::new("harbour thimble oak");
        keys.salt = Some([1; 16]);
        keys.next = Keys::wrap(keys.library, &newer, &other, Cost::lightest()).unwrap().slots;
        fs::write(folder.join(KEYS), keys.to_json().unwrap()).unwrap();
        let refuses = |passphrase: &Passphrase| {
            refuse(folder, &open(read(folder).unwrap(), Unlock::Passphrase(passphrase)).unwrap())
        };
        // A new key was to take the place of the old one: the file says which of the two is in force.
        fs::write(folder.join(PEOPLE), [1; 4096]).unwrap();
        assert_eq!((refuses(&passphrase), refuses(&other)), (false, true), "the old one");
        fs::write(folder.join(PEOPLE), [2; 4096]).unwrap();
        assert_eq!((refuses(&passphrase), refuses(&other)), (true, false), "the new one");
        fs::remove_file(folder.join(PEOPLE)).unwrap();
        assert_eq!((refuses(&passphrase), refuses(&other)), (false, false), "nobody can say");
    }
}
