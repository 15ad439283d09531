//! Key slots: the library's key, wrapped so that one secret frees it.

use crate::error::{Result, VaultError};
use crate::keys::{DataKey, random};
use crate::recovery::RecoveryCode;
use crate::{Cost, Passphrase};
use base64::{Engine, prelude::BASE64_STANDARD};
use blake2::{Blake2s256, Digest};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;
use zeroize::Zeroizing;

/// One way to the data key.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Slot {
    /// A passphrase, through Argon2id version 19.
    Passphrase {
        #[serde(flatten)]
        cost: Cost,
        #[serde(with = "base64_bytes")]
        salt: [u8; 16],
        #[serde(flatten)]
        sealed: Sealed,
    },
    /// A recovery code. Its 120 random bits cannot be guessed, so nothing slows it down but one hash (BLAKE2s).
    Recovery {
        /// When it was made, in milliseconds since 1970: it stands on the sheet, to tell an old sheet from a new one.
        made_at: i64,
        #[serde(with = "base64_bytes")]
        salt: [u8; 16],
        #[serde(flatten)]
        sealed: Sealed,
    },
    /// A random key that the system's keychain keeps.
    Keychain {
        #[serde(flatten)]
        sealed: Sealed,
    },
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

/// The data key under XChaCha20-Poly1305.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sealed {
    #[serde(with = "base64_bytes")]
    nonce: [u8; 24],
    /// 32 bytes and the tag.
    #[serde(with = "base64_bytes")]
    wrapped: [u8; 48],
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
        let sealed = Sealed::seal(
            key,
            cost.derive(secret.bytes(), &salt)?.as_ref(),
            &to_passphrase(library, cost, &salt),
        )?;
        Ok(Self::Passphrase { cost, salt, sealed })
    }

    pub(crate) fn recovery(library: Uuid, key: &DataKey, code: &RecoveryCode, made_at: i64) -> Result<Self> {
        let salt = random()?;
        let sealed = Sealed::seal(
            key,
            recovery_key(library, &salt, code).as_ref(),
            &to_recovery(library, made_at, &salt),
        )?;
        Ok(Self::Recovery { made_at, salt, sealed })
    }

    pub(crate) fn keychain(library: Uuid, key: &DataKey, secret: &KeychainKey) -> Result<Self> {
        Ok(Self::Keychain { sealed: Sealed::seal(key, secret.0.as_ref(), &bound_to(library, "2 keychain"))? })
    }

    /// The data key, if this is a slot for passphrases and this the passphrase.
    pub(crate) fn open_by_passphrase(&self, library: Uuid, secret: &Passphrase) -> Result<Option<DataKey>> {
        let Self::Passphrase { cost, salt, sealed } = self else { return Ok(None) };
        if !cost.is_believable() {
            return Err(VaultError::Damaged);
        }
        Ok(sealed.open(cost.derive(secret.bytes(), salt)?.as_ref(), &to_passphrase(library, *cost, salt)))
    }

    /// The data key, if this is a slot for recovery codes and one of these the code.
    pub(crate) fn open_by_recovery(&self, library: Uuid, codes: &[RecoveryCode]) -> Option<DataKey> {
        let Self::Recovery { made_at, salt, sealed } = self else { return None };
        let bound = to_recovery(library, *made_at, salt);
        codes.iter().find_map(|code| sealed.open(recovery_key(library, salt, code).as_ref(), &bound))
    }

    /// The data key, if this is a slot for the keychain and this its key.
    pub(crate) fn open_by_keychain(&self, library: Uuid, secret: &KeychainKey) -> Option<DataKey> {
        let Self::Keychain { sealed } = self else { return None };
        sealed.open(secret.0.as_ref(), &bound_to(library, "2 keychain"))
    }
}

impl Former {
    pub(crate) fn seal(library: Uuid, former: &DataKey, until: i64, key: &DataKey) -> Result<Self> {
        Ok(Self { until, sealed: Sealed::seal(former, key.as_ref(), &to_former(library, until))? })
    }

    /// The key and until when it was in use, if it is under this one.
    pub(crate) fn open(&self, library: Uuid, key: &DataKey) -> Option<(DataKey, i64)> {
        Some((self.sealed.open(key.as_ref(), &to_former(library, self.until))?, self.until))
    }
}

impl Sealed {
    fn seal(key: &DataKey, with: &[u8], bound: &[u8]) -> Result<Self> {
        let failed = VaultError::Other { what: "ChaCha20", code: 0 };
        let nonce = random()?;
        let wrapped = XChaCha20Poly1305::new_from_slice(with)
            .map_err(|_| failed)?
            .encrypt(&XNonce::from(nonce), Payload { msg: key.as_ref(), aad: bound })
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or(failed)?;
        Ok(Self { nonce, wrapped })
    }

    fn open(&self, with: &[u8], bound: &[u8]) -> Option<DataKey> {
        let opened = XChaCha20Poly1305::new_from_slice(with)
            .ok()?
            .decrypt(&XNonce::from(self.nonce), Payload { msg: &self.wrapped, aad: bound })
            .map(Zeroizing::new)
            .ok()?;
        let mut key = DataKey::default();
        key.copy_from_slice(opened.get(..32)?);
        Some(key)
    }
}

/// What a wrapped key is bound to: nobody can lower the cost or hand it to another library unnoticed.
fn bound_to(library: Uuid, kind: &str) -> Vec<u8> {
    let mut bytes = format!("what-matters-keys {kind} ").into_bytes();
    bytes.extend(library.as_bytes());
    bytes
}

fn to_passphrase(library: Uuid, cost: Cost, salt: &[u8; 16]) -> Vec<u8> {
    let mut bytes = bound_to(library, "1 passphrase argon2id 19");
    bytes.extend(cost.bytes());
    bytes.extend(salt);
    bytes
}

fn to_recovery(library: Uuid, made_at: i64, salt: &[u8; 16]) -> Vec<u8> {
    let mut bytes = bound_to(library, "2 recovery blake2s");
    bytes.extend(made_at.to_le_bytes());
    bytes.extend(salt);
    bytes
}

fn to_former(library: Uuid, until: i64) -> Vec<u8> {
    let mut bytes = bound_to(library, "2 former");
    bytes.extend(until.to_le_bytes());
    bytes
}

fn recovery_key(library: Uuid, salt: &[u8; 16], code: &RecoveryCode) -> Zeroizing<[u8; 32]> {
    let hash = Blake2s256::new()
        .chain_update(bound_to(library, "2 recovery blake2s"))
        .chain_update(salt)
        .chain_update(code.bytes());
    let mut key = Zeroizing::new([0; 32]);
    hash.finalize_into((&mut *key).into());
    key
}

/// Bytes of a known length as base64 text.
pub(crate) mod base64_bytes {
    use super::{BASE64_STANDARD, Engine};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer, const N: usize>(
        bytes: &[u8; N],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64_STANDARD.encode(bytes))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>, const N: usize>(
        deserializer: D,
    ) -> Result<[u8; N], D::Error> {
        BASE64_STANDARD
            .decode(String::deserialize(deserializer)?)
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(|| D::Error::custom("not bytes of the right length"))
    }
}
