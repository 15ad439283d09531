//! Key slots: the library's key, wrapped so that one secret frees it.

use crate::error::Result;
use crate::keys::cost::Cost;
use crate::keys::data_key::{DataKey, random};
use crate::keys::passphrase::Passphrase;
use crate::keys::recovery_code::RecoveryCode;
use crate::keys::wrapped::{Sealed, Wrapped, base64_bytes};
use base64::{Engine, prelude::BASE64_STANDARD};
use blake2::{Blake2s256, Digest};
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;
use zeroize::Zeroizing;

/// One way to the data key.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Slot {
    #[serde(flatten)]
    way: Way,
    #[serde(flatten)]
    wrapped: Wrapped,
}

/// What frees the data key, with what is needed to try it.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Way {
    /// A passphrase, through Argon2id version 19.
    Passphrase {
        #[serde(flatten)]
        cost: Cost,
        #[serde(with = "base64_bytes")]
        salt: [u8; 16],
    },
    /// A recovery code. Its 120 random bits cannot be guessed, so nothing slows it down but one hash (BLAKE2s).
    Recovery {
        /// When it was made, in milliseconds since 1970: it stands on the sheet, to tell an old sheet from a new one.
        made_at: i64,
        #[serde(with = "base64_bytes")]
        salt: [u8; 16],
    },
    /// A random key that the system's keychain keeps.
    Keychain,
}

/// The kinds of ways. There is one of each at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Passphrase,
    Recovery,
    Keychain,
}

/// A key that the library had before, under the one it has: backups from then open with it. It stands in `people.db` as
/// well, and here for the day when nothing can be read there.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Former {
    /// Until when it was in use, in milliseconds since 1970.
    until: i64,
    #[serde(flatten)]
    sealed: Sealed,
}

/// What the system's keychain keeps of a library: 256 random bits. Wiped from memory when dropped, never shown by
/// `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct KeychainKey(Zeroizing<[u8; 32]>);

impl KeychainKey {
    pub(crate) fn random() -> Result<Self> {
        Ok(Self(Zeroizing::new(random()?)))
    }

    /// The key as text, for the keychain.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE64_STANDARD.encode(self.0.as_ref()))
    }

    /// Reads the text that a keychain kept; `None` for any other.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(BASE64_STANDARD.decode(text.trim()).ok()?);
        let mut key = Zeroizing::new([0; 32]);
        if bytes.len() != key.len() {
            return None;
        }
        key.copy_from_slice(&bytes);
        Some(Self(key))
    }
}

impl fmt::Debug for KeychainKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeychainKey")
    }
}

impl Slot {
    pub(crate) fn passphrase(library: Uuid, key: &DataKey, secret: &Passphrase, cost: Cost) -> Result<Self> {
        let salt = random()?;
        Self::new(library, key, Way::Passphrase { cost, salt }, &*cost.derive(secret.bytes(), &salt)?)
    }

    pub(crate) fn recovery(library: Uuid, key: &DataKey, code: &RecoveryCode, made_at: i64) -> Result<Self> {
        let salt = random()?;
        Self::new(library, key, Way::Recovery { made_at, salt }, &recovery_key(library, &salt, code))
    }

    pub(crate) fn keychain(library: Uuid, key: &DataKey, secret: &KeychainKey) -> Result<Self> {
        Self::new(library, key, Way::Keychain, &secret.0)
    }

    fn new(library: Uuid, key: &DataKey, way: Way, secret: &[u8; 32]) -> Result<Self> {
        Ok(Self { way, wrapped: Wrapped::new(key, secret, &way.bound_to(library))? })
    }

    pub(crate) fn way(&self) -> Way {
        self.way
    }

    /// The same way to another data key, without the secret that opens it. `None` where this is not certain to be the
    /// way that was made under the old key: another may have been put in its place, or it is of a program that wrapped
    /// keys otherwise.
    pub(crate) fn carried(&self, library: Uuid, old: &DataKey, new: &DataKey) -> Result<Option<Self>> {
        let wrapped = self.wrapped.carried(old, new, &self.way.bound_to(library))?;
        Ok(wrapped.map(|wrapped| Self { way: self.way, wrapped }))
    }

    /// Whether it can be carried to another data key without its secret.
    pub(crate) fn can_be_carried(&self, library: Uuid, key: &DataKey) -> bool {
        self.wrapped.is_of(key, &self.way.bound_to(library))
    }

    /// The data key, if this is a slot for passphrases and this the passphrase.
    pub(crate) fn open_by_passphrase(&self, library: Uuid, secret: &Passphrase) -> Result<Option<DataKey>> {
        let Way::Passphrase { cost, salt } = self.way else { return Ok(None) };
        cost.must_be_possible()?;
        Ok(self.open(library, &*cost.derive(secret.bytes(), &salt)?))
    }

    /// The data key, if this is a slot for recovery codes and one of these the code.
    pub(crate) fn open_by_recovery(&self, library: Uuid, codes: &[RecoveryCode]) -> Option<DataKey> {
        let Way::Recovery { salt, .. } = self.way else { return None };
        codes.iter().find_map(|code| self.open(library, &recovery_key(library, &salt, code)))
    }

    /// The data key, if this is a slot for the keychain and this its key.
    pub(crate) fn open_by_keychain(&self, library: Uuid, secret: &KeychainKey) -> Option<DataKey> {
        matches!(self.way, Way::Keychain).then(|| self.open(library, &secret.0)).flatten()
    }

    fn open(&self, library: Uuid, secret: &[u8; 32]) -> Option<DataKey> {
        self.wrapped.open(secret, &self.way.bound_to(library))
    }
}

impl Former {
    pub(crate) fn seal(library: Uuid, former: &DataKey, until: i64, key: &DataKey) -> Result<Self> {
        Ok(Self { until, sealed: Sealed::seal(former, key, &to_former(library, until))? })
    }

    /// The key and until when it was in use, if it is under this one.
    pub(crate) fn open(&self, library: Uuid, key: &DataKey) -> Option<(DataKey, i64)> {
        Some((self.sealed.open(key, &to_former(library, self.until))?, self.until))
    }
}

impl Way {
    pub(crate) fn kind(self) -> Kind {
        match self {
            Self::Passphrase { .. } => Kind::Passphrase,
            Self::Recovery { .. } => Kind::Recovery,
            Self::Keychain => Kind::Keychain,
        }
    }

    /// What a wrapped key is bound to: nobody can lower the cost or hand it to another library unnoticed.
    fn bound_to(self, library: Uuid) -> Vec<u8> {
        match self {
            Self::Passphrase { cost, salt } => {
                let mut bytes = bound_to(library, "1 passphrase argon2id 19");
                bytes.extend(cost.bytes());
                bytes.extend(salt);
                bytes
            }
            Self::Recovery { made_at, salt } => {
                let mut bytes = bound_to(library, RECOVERY);
                bytes.extend(made_at.to_le_bytes());
                bytes.extend(salt);
                bytes
            }
            Self::Keychain => bound_to(library, "2 keychain"),
        }
    }
}

const RECOVERY: &str = "2 recovery blake2s";

fn bound_to(library: Uuid, kind: &str) -> Vec<u8> {
    let mut bytes = format!("what-matters-keys {kind} ").into_bytes();
    bytes.extend(library.as_bytes());
    bytes
}

fn to_former(library: Uuid, until: i64) -> Vec<u8> {
    let mut bytes = bound_to(library, "2 former");
    bytes.extend(until.to_le_bytes());
    bytes
}

fn recovery_key(library: Uuid, salt: &[u8; 16], code: &RecoveryCode) -> Zeroizing<[u8; 32]> {
    let hash = Blake2s256::new()
        .chain_update(bound_to(library, RECOVERY))
        .chain_update(salt)
        .chain_update(code.bytes());
    let mut key = Zeroizing::new([0; 32]);
    hash.finalize_into((&mut *key).into());
    key
}
