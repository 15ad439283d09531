//! The system's keychain: Keychain Services, Credential Manager, Secret Service. It keeps one key a library.

use contract::{ErrorCode, Failure};
use keyring::{Entry, Error};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;
use uuid::Uuid;
use vault::{KeychainKey, wiping_stack};
use zeroize::Zeroizing;

/// The name the keys are kept under.
const SERVICE: &str = "org.whatmatters.app";
/// How long it may take to answer: it may ask somebody first, in a window of its own. Some never answer.
const ANSWER: Duration = Duration::from_mins(1);

/// How long it may take to say whether it is there.
const SOON: Duration = Duration::from_secs(5);

/// Whether there is a keychain that can be asked.
pub(crate) fn is_there() -> bool {
    ask_within(SOON, || Ok(Entry::store_status().is_ok())).unwrap_or(false)
}

/// Keeps the key of a library, over one that was kept before.
pub(crate) fn keep(library: Uuid, key: &KeychainKey) -> Result<(), Failure> {
    let text = key.text();
    ask(move || entry(library)?.set_password(&text).map_err(|_| ErrorCode::NoKeychain.into()))
}

/// The key of a library, if one is kept.
pub(crate) fn read(library: Uuid) -> Result<Option<KeychainKey>, Failure> {
    ask(move || match entry(library)?.get_password().map(Zeroizing::new) {
        Ok(text) => Ok(KeychainKey::from_text(&text)),
        Err(Error::NoEntry) => Ok(None),
        Err(_) => Err(ErrorCode::NoKeychain.into()),
    })
}

/// Forgets the key of a library. One that stays opens nothing any more, so this may fail.
pub(crate) fn forget(library: Uuid) {
    let _ = ask(move || {
        entry(library)?.delete_credential().map_err(|_| ErrorCode::NoKeychain)?;
        Ok(())
    });
}

/// Asks the keychain something, and does not wait for ever.
fn ask<T: Send + 'static>(work: impl FnOnce() -> Result<T, Failure> + Send + 'static) -> Result<T, Failure> {
    ask_within(ANSWER, work)
}

fn ask_within<T: Send + 'static>(
    time: Duration,
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let (answer, waiting) = channel();
    // Nobody may wait any more when the answer comes: then it is dropped, and wiped.
    thread::spawn(move || wiping_stack(|| _ = answer.send(work())));
    waiting.recv_timeout(time).unwrap_or_else(|_| Err(ErrorCode::NoKeychain.into()))
}

fn entry(library: Uuid) -> Result<Entry, Failure> {
    Entry::new(SERVICE, &library.to_string()).map_err(|_| ErrorCode::NoKeychain.into())
}
