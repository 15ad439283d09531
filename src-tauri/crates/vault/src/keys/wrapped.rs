//! A data key, wrapped so that one secret frees it.
//!
//! Who changes the passphrase has no recovery code at hand, and yet the code has to open the library under its next data
//! key, which nobody who kept an older key file may learn. So each secret is the private half of a pair of keys (X-Wing:
//! X25519 and ML-KEM-768 together, as draft-connolly-cfrg-xwing-kem has it), and the next data key is wrapped with the
//! public half alone. That half is marked under the data key (BLAKE2s), so that nobody puts their own in its place.

use crate::error::{Result, VaultError};
use crate::keys::data_key::{DataKey, random};
use base64::{Engine, prelude::BASE64_STANDARD};
use blake2::Blake2sMac256;
use blake2::digest::Mac;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use x_wing::{
    CIPHERTEXT_SIZE, Ciphertext, Decapsulate, DecapsulationKey, Decapsulator, ENCAPSULATION_KEY_SIZE,
    Encapsulate, EncapsulationKey, KeyExport,
};
use zeroize::Zeroizing;

/// A wrapped data key.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Wrapped {
    /// By the public half of a secret.
    Encapsulated(Box<Encapsulated>),
    /// By the secret itself, as programs up to version 2 of the key file did.
    Sealed(Sealed),
}

/// A data key under a key that the private half of a pair finds out from the ciphertext (key encapsulation).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Encapsulated {
    #[serde(with = "base64_bytes")]
    public: [u8; ENCAPSULATION_KEY_SIZE],
    /// Made with the data key by which `public` is known to be the right one.
    #[serde(with = "base64_bytes")]
    mark: [u8; 32],
    #[serde(with = "base64_bytes")]
    ciphertext: [u8; CIPHERTEXT_SIZE],
    #[serde(flatten)]
    sealed: Sealed,
}

/// A data key under XChaCha20-Poly1305.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sealed {
    #[serde(with = "base64_bytes")]
    nonce: [u8; 24],
    /// 32 bytes and the tag.
    #[serde(with = "base64_bytes")]
    wrapped: [u8; 48],
}

impl Wrapped {
    /// Wraps a data key for whoever has a secret.
    pub(crate) fn new(key: &DataKey, secret: &[u8; 32], bound: &[u8]) -> Result<Self> {
        let public = DecapsulationKey::from(*secret).encapsulation_key().to_bytes();
        Self::by_public(key, &public.0, bound)
    }

    fn by_public(key: &DataKey, public: &[u8; ENCAPSULATION_KEY_SIZE], bound: &[u8]) -> Result<Self> {
        let pair = EncapsulationKey::try_from(public.as_slice()).map_err(|_| VaultError::Damaged)?;
        // Before it is asked for where it could not say that there is none.
        random::<1>()?;
        let (ciphertext, shared) = pair.encapsulate();
        let sealed = Sealed::seal(key, &Zeroizing::new(shared.0), bound)?;
        let mark = marking(key, bound, public)?.finalize().into_bytes().into();
        Ok(Self::Encapsulated(Box::new(Encapsulated {
            public: *public,
            mark,
            ciphertext: ciphertext.0,
            sealed,
        })))
    }

    /// The data key, if this is the secret.
    pub(crate) fn open(&self, secret: &[u8; 32], bound: &[u8]) -> Option<DataKey> {
        match self {
            Self::Encapsulated(one) => {
                let shared = DecapsulationKey::from(*secret).decapsulate(&Ciphertext::from(one.ciphertext));
                one.sealed.open(&Zeroizing::new(shared.0), bound)
            }
            Self::Sealed(sealed) => sealed.open(secret, bound),
        }
    }

    /// Another data key for the same secret; `None` where it is not certain whose the public half is.
    pub(crate) fn carried(&self, old: &DataKey, new: &DataKey, bound: &[u8]) -> Result<Option<Self>> {
        match self {
            Self::Encapsulated(one) if self.is_of(old, bound) => {
                Self::by_public(new, &one.public, bound).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Whether the public half was marked under this data key.
    pub(crate) fn is_of(&self, key: &DataKey, bound: &[u8]) -> bool {
        let Self::Encapsulated(one) = self else { return false };
        marking(key, bound, &one.public).is_ok_and(|marking| marking.verify_slice(&one.mark).is_ok())
    }
}

/// What marks a public half under a data key.
fn marking(key: &DataKey, bound: &[u8], public: &[u8]) -> Result<Blake2sMac256> {
    let failed = |_| VaultError::Other { what: "BLAKE2", code: 0 };
    let mut marking = Blake2sMac256::new_from_slice(key.as_ref()).map_err(failed)?;
    marking.update(b"what-matters-keys 3 public ");
    marking.update(&bound.len().to_le_bytes());
    marking.update(bound);
    marking.update(public);
    Ok(marking)
}

impl Sealed {
    pub(crate) fn seal(key: &DataKey, with: &[u8; 32], bound: &[u8]) -> Result<Self> {
        let failed = VaultError::Other { what: "ChaCha20", code: 0 };
        let nonce = random()?;
        let wrapped = XChaCha20Poly1305::new(with.into())
            .encrypt(&XNonce::from(nonce), Payload { msg: key.as_ref(), aad: bound })
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or(failed)?;
        Ok(Self { nonce, wrapped })
    }

    pub(crate) fn open(&self, with: &[u8; 32], bound: &[u8]) -> Option<DataKey> {
        let opened = XChaCha20Poly1305::new(with.into())
            .decrypt(&XNonce::from(self.nonce), Payload { msg: &self.wrapped, aad: bound })
            .map(Zeroizing::new)
            .ok()?;
        let mut key = DataKey::default();
        key.copy_from_slice(opened.get(..32)?);
        Some(key)
    }
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
