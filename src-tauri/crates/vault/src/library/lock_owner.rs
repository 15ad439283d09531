//! Who has a library open, for whoever finds it open: a note beside it.
//!
//! The lock alone keeps a second copy out on one computer, and on most shared folders. Where a folder is copied between
//! computers, or locks do not reach across, the note is all there is to tell.
//!
//! Whoever sees the folder reads since when it is open. Whose account and computer that is stands under the data key: only
//! whoever can open the library reads it. The computer that left a note knows it again by a mark that tells others nothing.

use crate::disk::folder::Folder;
use crate::error::{Result, VaultError};
use crate::keys::data_key::{DataKey, random};
use crate::keys::wrapped::base64_bytes;
use crate::keys::{Keys, Unlock};
use crate::library::store::Store;
use crate::library::store::system_clock;
use crate::records::moment;
use crate::{disk::regular, keys::attempts, keys::key_files};
use base64::{Engine, prelude::BASE64_STANDARD};
use blake2::{Blake2s256, Digest};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::path::Path;
use uuid::Uuid;

/// Names are filled up to a multiple of so many bytes: how long they are tells as well.
const FILLED: usize = 256;

/// Who has a library open, as far as their computer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Since when.
    pub since: Timestamp,
    /// Whose account it is, for whoever can open the library.
    pub account: Option<Account>,
}

/// An account on a computer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The name of the person's account.
    pub who: String,
    /// The name of their computer.
    pub machine: String,
}

/// The note as it stands in the folder.
#[derive(Clone, Serialize, Deserialize)]
struct Note {
    since: Timestamp,
    /// In clear, as older programs left it. Now it says nothing, so that those take it for another computer's.
    #[serde(flatten)]
    clear: Account,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mark: Option<Mark>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sealed: Option<Sealed>,
}

/// What a computer knows its own note by.
#[derive(Clone, Serialize, Deserialize)]
struct Mark {
    #[serde(with = "base64_bytes")]
    salt: [u8; 16],
    #[serde(with = "base64_bytes")]
    hash: [u8; 32],
}

/// Whose it is, under the data key (XChaCha20-Poly1305).
#[derive(Clone, Serialize, Deserialize)]
struct Sealed {
    #[serde(with = "base64_bytes")]
    nonce: [u8; 24],
    account: String,
}

impl Account {
    /// Whoever runs this program.
    fn ours() -> Self {
        let who = whoami::realname().ok().filter(|name| !name.trim().is_empty());
        let who = who.or_else(|| whoami::username().ok()).unwrap_or_default();
        Self { who, machine: whoami::hostname().unwrap_or_default() }
    }
}

impl Note {
    fn new(now: i64) -> Result<Self> {
        let salt = random()?;
        let mark = Some(Mark { salt, hash: marking(&salt) });
        Ok(Self { since: moment(now)?, clear: Account::default(), mark, sealed: None })
    }

    /// Whether this computer left it.
    fn is_ours(&self) -> bool {
        match &self.mark {
            Some(Mark { salt, hash }) => marking(salt) == *hash,
            None => self.clear.machine == whoami::hostname().unwrap_or_default(),
        }
    }

    /// What the names are bound to.
    fn bound_to(&self, library: Uuid) -> Vec<u8> {
        let mut bytes = b"what-matters-holder 1 ".to_vec();
        bytes.extend(library.as_bytes());
        bytes.extend(self.since.as_millisecond().to_le_bytes());
        bytes
    }

    /// The same with the names of whoever runs this program.
    fn sealed(self, library: Uuid, key: &DataKey) -> Result<Self> {
        let failed = VaultError::Other { what: "a note", code: 0 };
        let mut names = serde_json::to_vec(&Account::ours()).map_err(|_| failed)?;
        names.resize(names.len().next_multiple_of(FILLED), b' ');
        let nonce = random()?;
        let payload = Payload { msg: &names, aad: &self.bound_to(library) };
        let sealed = XChaCha20Poly1305::new((&**key).into()).encrypt(&XNonce::from(nonce), payload);
        let account = BASE64_STANDARD.encode(sealed.map_err(|_| failed)?);
        Ok(Self { sealed: Some(Sealed { nonce, account }), ..self })
    }

    /// Whose it is, if it is under this key.
    fn account(&self, library: Uuid, key: &DataKey) -> Option<Account> {
        let Sealed { nonce, account } = self.sealed.as_ref()?;
        let sealed = BASE64_STANDARD.decode(account).ok()?;
        let payload = Payload { msg: &sealed, aad: &self.bound_to(library) };
        let names = XChaCha20Poly1305::new((&**key).into()).decrypt(&XNonce::from(*nonce), payload).ok()?;
        serde_json::from_slice(&names).ok()
    }

    /// Whose it is, if a key file that was opened has the key, or had it when the note was left.
    fn account_by(&self, keys: &Keys, key: &DataKey) -> Option<Account> {
        let former = keys.former(key).into_iter().map(|(former, _)| former);
        std::iter::once(key.clone()).chain(former).find_map(|key| self.account(keys.library, &key))
    }
}

/// The mark of this computer with that salt. Its number is random, and known on it alone; its name tells those apart that
/// were copied whole from one another.
fn marking(salt: &[u8; 16]) -> [u8; 32] {
    let number = ["/etc/machine-id", "/var/lib/dbus/machine-id"]
        .into_iter()
        .find_map(|file| regular::read(Path::new(file)).ok().filter(|number| !number.is_empty()));
    let hash = Blake2s256::new()
        .chain_update(b"what-matters-holder 1 machine ")
        .chain_update(salt)
        .chain_update(number.unwrap_or_default())
        .chain_update(whoami::hostname().unwrap_or_default());
    hash.finalize().into()
}

/// Keeps out of a library for which somebody at another computer left a note and never took it away.
pub(crate) fn must_be_free(folder: &Folder) -> Result<()> {
    match read(folder.path()) {
        // One from this computer is of a program that ended without a word: it would still hold the lock otherwise.
        Some(left) if !left.is_ours() => Err(VaultError::OpenElsewhere),
        _ => Ok(()),
    }
}

/// Leaves a note that it is open here, and does not say by whom: that needs the key.
pub(crate) fn take(folder: &Folder, now: i64) -> Result<()> {
    write(folder, &Note::new(now)?)
}

/// Says in the note who has it open, for whoever can open it as well. A copy that is read has no note.
pub(crate) fn sign(store: &Store) -> Result<()> {
    if !store.folder().is_locked() {
        return Ok(());
    }
    write(store.folder(), &Note::new(store.now())?.sealed(store.id(), store.key())?)
}

fn write(folder: &Folder, note: &Note) -> Result<()> {
    let note = serde_json::to_vec(note).map_err(|_| VaultError::Other { what: "a note", code: 0 })?;
    match folder.write_holder(&note) {
        // Somebody may have to read what is in it, or print it, however full the disk is; the lock is held.
        Err(VaultError::DiskFull) => Ok(()),
        written => written,
    }
}

fn read(folder: &Path) -> Option<Note> {
    let note = regular::read(&folder.join(crate::disk::folder::HOLDER)).ok()?;
    serde_json::from_slice(&note).ok()
}

/// Who has the library at `path` open, as far as a note says.
pub(crate) fn holder(path: &Path, unlock: Unlock<'_>) -> Option<Holder> {
    let folder = Folder::open_damaged(path, false).ok()?;
    let note = read(folder.path())?;
    let account = match &note.sealed {
        Some(_) => account(&folder, &note, unlock).unwrap_or_default(),
        None => Some(note.clear.clone()).filter(|clear| *clear != Account::default()),
    };
    Some(Holder { since: note.since, account })
}

/// Asking is a try like any other: it counts.
fn account(folder: &Folder, note: &Note, unlock: Unlock<'_>) -> Result<Option<Account>> {
    let now = system_clock()().as_millisecond();
    attempts::may_try(folder, now)?;
    let opened = key_files::read(folder.path()).and_then(|copies| key_files::open(copies, unlock));
    let opened = attempts::count(folder, now, opened)?;
    let freed = opened.iter().flat_map(|copy| copy.freed.iter().map(|freed| (&copy.keys, &freed.key)));
    Ok({ freed }.find_map(|(keys, key)| note.account_by(keys, key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_says_who_to_the_key_alone_and_is_known_again_where_it_was_left() {
        let key = DataKey::new(random().unwrap());
        let library = Uuid::now_v7();
        let note = Note::new(1_000).unwrap().sealed(library, &key).unwrap();
        let text = serde_json::to_string(&note).unwrap();
        let back: Note = serde_json::from_str(&text).unwrap();
        assert_eq!(back.account(library, &key), Some(Account::ours()));
        assert_eq!(back.account(library, &DataKey::new(random().unwrap())), None);
        assert_eq!(back.account(Uuid::now_v7(), &key), None, "nor is it of another library");
        assert!(back.is_ours());
        let elsewhere = Mark { salt: [7; 16], hash: [7; 32] };
        assert!(!Note { mark: Some(elsewhere), ..back }.is_ours());
    }

    #[test]
    fn two_notes_of_one_computer_have_nothing_in_common_but_their_length() {
        let key = DataKey::new(random().unwrap());
        let note = || {
            let note = Note::new(1_000).unwrap().sealed(Uuid::nil(), &key).unwrap();
            (note.mark.unwrap().hash, note.sealed.unwrap().account)
        };
        let (one, two) = (note(), note());
        assert!(one.0 != two.0 && one.1 != two.1);
        assert_eq!(one.1.len(), two.1.len());
    }

    #[test]
    fn a_note_of_an_older_program_is_read() {
        let text = r#"{"who":"Joy","machine":"front-desk","since":"2026-11-25T09:00:00Z"}"#;
        let note: Note = serde_json::from_str(text).unwrap();
        assert!(!note.is_ours() && note.sealed.is_none());
        assert_eq!(note.clear, Account { who: "Joy".into(), machine: "front-desk".into() });
    }
}
