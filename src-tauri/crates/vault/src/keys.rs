//! The key file: the library's random key, wrapped so that only the passphrase frees it.

use crate::error::{Result, VaultError};
use crate::{Cost, Passphrase};
use base64::{Engine, prelude::BASE64_STANDARD};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

/// The key that opens `people.db`: 256 random bits.
pub(crate) type DataKey = Zeroizing<[u8; 32]>;

const FORMAT: &str = "what-matters-keys";
const VERSION: u32 = 1;

/// Read first and alone, so that a newer file is known as newer, whatever else is in it.
#[derive(Deserialize)]
struct Mark {
    format: String,
    version: u32,
}

/// The key file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Keys {
    format: String,
    version: u32,
    /// The library these keys open.
    pub(crate) library: Uuid,
    slots: Vec<Slot>,
}

/// One way to the data key.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Slot {
    /// A passphrase, through Argon2id version 19.
    Passphrase {
        #[serde(flatten)]
        cost: Cost,
        #[serde(with = "base64_bytes")]
        salt: [u8; 16],
        #[serde(with = "base64_bytes")]
        nonce: [u8; 24],
        /// The data key under XChaCha20-Poly1305: 32 bytes and the tag.
        #[serde(with = "base64_bytes")]
        wrapped: [u8; 48],
    },
}

/// Fresh random bytes from the system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| VaultError::Other { what: "randomness", code: 0 })?;
    Ok(bytes)
}

impl Keys {
    /// Wraps a data key in one passphrase slot.
    pub(crate) fn wrap(library: Uuid, key: &DataKey, passphrase: &Passphrase, cost: Cost) -> Result<Self> {
        let (salt, nonce) = (random()?, random()?);
        let bound = bound_to(library, cost, &salt);
        let wrapped = cipher(passphrase, cost, &salt)?
            .encrypt(&XNonce::from(nonce), Payload { msg: key.as_ref(), aad: &bound })
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or(VaultError::Other { what: "ChaCha20", code: 0 })?;
        let slots = vec![Slot::Passphrase { cost, salt, nonce, wrapped }];
        Ok(Self { format: FORMAT.to_owned(), version: VERSION, library, slots })
    }

    /// The data key, if one of the slots is for this passphrase.
    pub(crate) fn unwrap(&self, passphrase: &Passphrase) -> Result<DataKey> {
        for slot in &self.slots {
            let Slot::Passphrase { cost, salt, nonce, wrapped } = slot;
            if !cost.is_believable() {
                return Err(VaultError::Damaged);
            }
            let bound = bound_to(self.library, *cost, salt);
            let opened = cipher(passphrase, *cost, salt)?
                .decrypt(&XNonce::from(*nonce), Payload { msg: wrapped, aad: &bound })
                .map(Zeroizing::new);
            if let Ok(opened) = opened {
                let mut key = DataKey::default();
                key.copy_from_slice(opened.get(..32).ok_or(VaultError::Damaged)?);
                return Ok(key);
            }
        }
        Err(VaultError::WrongPassphrase)
    }

    /// Reads a key file.
    pub(crate) fn from_json(bytes: &[u8]) -> Result<Self> {
        let mark: Mark = serde_json::from_slice(bytes).map_err(|_| VaultError::Damaged)?;
        if mark.format != FORMAT || mark.version == 0 {
            return Err(VaultError::Damaged);
        }
        if mark.version > VERSION {
            return Err(VaultError::TooNew { found: mark.version, reads: VERSION });
        }
        serde_json::from_slice(bytes).map_err(|_| VaultError::Damaged)
    }

    /// The text of the key file.
    pub(crate) fn to_json(&self) -> Result<Vec<u8>> {
        let mut text = serde_json::to_vec_pretty(self)
            .map_err(|_| VaultError::Other { what: "the key file", code: 0 })?;
        text.push(b'\n');
        Ok(text)
    }
}

/// Frees the data key from the two copies of the key file. The spare is asked only where the first cannot answer:
/// it is gone, broken, or holds a slot that was harmed so that the right passphrase no longer fits.
pub(crate) fn open(copies: [Option<Vec<u8>>; 2], passphrase: &Passphrase) -> Result<(Keys, DataKey)> {
    let mut found: Vec<Keys> = Vec::new();
    let mut problem = VaultError::KeysMissing;
    for bytes in copies.into_iter().flatten() {
        match Keys::from_json(&bytes) {
            Ok(keys) if found.contains(&keys) => {}
            Ok(keys) => found.push(keys),
            Err(error) => problem = error,
        }
    }
    for keys in found {
        match keys.unwrap(passphrase) {
            Ok(key) => return Ok((keys, key)),
            Err(error) => problem = error,
        }
    }
    Err(problem)
}

/// What the wrapped key is bound to: nobody can lower the cost or hand it to another library unnoticed.
fn bound_to(library: Uuid, cost: Cost, salt: &[u8; 16]) -> Vec<u8> {
    let mut bytes = format!("{FORMAT} {VERSION} passphrase argon2id 19 ").into_bytes();
    bytes.extend(library.as_bytes());
    bytes.extend(cost.bytes());
    bytes.extend(salt);
    bytes
}

fn cipher(passphrase: &Passphrase, cost: Cost, salt: &[u8; 16]) -> Result<XChaCha20Poly1305> {
    let key = cost.derive(passphrase.bytes(), salt)?;
    XChaCha20Poly1305::new_from_slice(key.as_ref())
        .map_err(|_| VaultError::Other { what: "ChaCha20", code: 0 })
}

/// Bytes of a known length as base64 text.
mod base64_bytes {
    use super::{BASE64_STANDARD, Engine};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer, const N: usize>(
        bytes: &[u8; N],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64_STANDARD.encode(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>, const N: usize>(
        deserializer: D,
    ) -> Result<[u8; N], D::Error> {
        BASE64_STANDARD
            .decode(String::deserialize(deserializer)?)
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(|| D::Error::custom("not bytes of the right length"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made() -> (Keys, DataKey, Passphrase) {
        let passphrase = Passphrase::new("plover cabin");
        let key = Zeroizing::new(random().unwrap());
        let keys = Keys::wrap(Uuid::now_v7(), &key, &passphrase, Cost::lightest()).unwrap();
        (keys, key, passphrase)
    }

    #[test]
    fn the_passphrase_frees_the_key_and_no_other_does() {
        let (keys, key, passphrase) = made();
        let back = Keys::from_json(&keys.to_json().unwrap()).unwrap();
        assert_eq!(back.unwrap(&passphrase).unwrap(), key);
        assert_eq!(back.unwrap(&Passphrase::new("plover cabins")).err(), Some(VaultError::WrongPassphrase));
    }

    #[test]
    fn a_key_is_bound_to_its_library_and_its_cost() {
        let (keys, _, passphrase) = made();
        let elsewhere = Keys { library: Uuid::now_v7(), ..keys.clone() };
        assert_eq!(elsewhere.unwrap(&passphrase).err(), Some(VaultError::WrongPassphrase));
        let cheaper = String::from_utf8(keys.to_json().unwrap()).unwrap();
        let cheaper = cheaper.replace("\"passes\": 3", "\"passes\": 1");
        let cheaper = Keys::from_json(cheaper.as_bytes()).unwrap();
        assert_eq!(cheaper.unwrap(&passphrase).err(), Some(VaultError::Damaged));
    }

    #[test]
    fn a_harmed_first_copy_is_no_wrong_passphrase() {
        let (keys, key, passphrase) = made();
        let good = keys.to_json().unwrap();
        let Slot::Passphrase { wrapped, .. } = &keys.slots[0];
        let mut harmed = keys.clone();
        let Slot::Passphrase { wrapped: w, .. } = &mut harmed.slots[0];
        *w = wrapped.map(|byte| byte ^ 1);
        let copies = [Some(harmed.to_json().unwrap()), Some(good)];
        assert_eq!(open(copies, &passphrase).unwrap().1, key);
    }

    #[test]
    fn what_is_no_key_file_is_told_apart() {
        let passphrase = Passphrase::new("x");
        let fault = |first: &[u8]| open([Some(first.to_vec()), None], &passphrase).err().unwrap();
        assert_eq!(open([None, None], &passphrase).err(), Some(VaultError::KeysMissing));
        assert_eq!(fault(b""), VaultError::Damaged);
        assert_eq!(fault(b"{}"), VaultError::Damaged);
        let newer = br#"{"format":"what-matters-keys","version":9,"soul":1}"#;
        assert_eq!(fault(newer), VaultError::TooNew { found: 9, reads: 1 });
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_a_fault(bytes: Vec<u8>) {
            proptest::prop_assert!(Keys::from_json(&bytes).is_err());
        }
    }
}
