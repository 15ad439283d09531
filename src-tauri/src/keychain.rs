//! The system's keychain: Keychain Services, Credential Manager, Secret Service. It keeps one key a library.

use contract::{ErrorCode, Failure};
use keyring::{Entry, Error};
use uuid::Uuid;
use vault::KeychainKey;
use zeroize::Zeroizing;

/// The name the keys are kept under.
const SERVICE: &str = "org.whatmatters.app";

/// Whether there is a keychain that can be asked.
pub(crate) fn is_there() -> bool {
    Entry::store_status().is_ok()
}

/// Keeps the key of a library, over one that was kept before.
pub(crate) fn keep(library: Uuid, key: &KeychainKey) -> Result<(), Failure> {
    entry(library)?.set_password(&key.text()).map_err(|_| ErrorCode::NoKeychain.into())
}

/// The key of a library, if one is kept.
pub(crate) fn read(library: Uuid) -> Result<Option<KeychainKey>, Failure> {
    match entry(library)?.get_password().map(Zeroizing::new) {
        Ok(text) => Ok(KeychainKey::from_text(&text)),
        Err(Error::NoEntry) => Ok(None),
        Err(_) => Err(ErrorCode::NoKeychain.into()),
    }
}

/// Forgets the key of a library. One that stays opens nothing any more, so this may fail.
pub(crate) fn forget(library: Uuid) {
    let _ = entry(library).map(|entry| entry.delete_credential());
}

fn entry(library: Uuid) -> Result<Entry, Failure> {
    Entry::new(SERVICE, &library.to_string()).map_err(|_| ErrorCode::NoKeychain.into())
}
