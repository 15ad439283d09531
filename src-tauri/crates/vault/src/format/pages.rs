//! Single pages as SQLCipher writes them: whether one is whole, and what it says.
//!
//! SQLCipher 4.19 with a raw key (`sqlcipher.c`: `sqlcipher_cipher_ctx_key_derive`, `sqlcipher_page_cipher`,
//! `sqlcipher_page_hmac`): the first 16 bytes of the file are a salt. Of the last 80 bytes of every page the first 16
//! are its initialization vector, and the other 64 an HMAC-SHA512 over all before them and the number of the page.

use crate::keys::data_key::DataKey;
use aes::Aes256;
use aes::cipher::block_padding::NoPadding;
use aes::cipher::{BlockModeDecrypt, InnerIvInit, KeyInit};
use hmac::{Hmac, Mac};
use sha2::Sha512;
use zeroize::Zeroizing;

/// Bytes in a page.
pub(crate) const PAGE: usize = 4096;
/// Bytes of a page that `SQLite` fills.
pub(crate) const USABLE: usize = PAGE - IV - SEAL;
/// What `SQLite` has at the start of every file, and SQLCipher replaces with the salt.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const IV: usize = 16;
const SEAL: usize = 64;
/// What the salt is mixed with for the key of the seals.
const MASK: u8 = 0x3a;
const ROUNDS: u32 = 2;

/// The salt of a file.
pub(crate) type Salt = [u8; 16];
/// What a page says.
pub(crate) type Page = Zeroizing<Vec<u8>>;

/// What opens the pages of one file.
pub(crate) struct Pages {
    aes: Aes256,
    seal: Hmac<Sha512>,
}

impl Pages {
    pub(crate) fn new(key: &DataKey, salt: Salt) -> Self {
        let mut seal_key = Zeroizing::new([0; 32]);
        pbkdf2::pbkdf2_hmac::<Sha512>(key.as_ref(), &salt.map(|byte| byte ^ MASK), ROUNDS, seal_key.as_mut());
        let aes = Aes256::new(&(**key).into());
        // A key of 32 bytes is padded to the block of SHA-512, as every key shorter than it is.
        let mut block = Zeroizing::new([0; 128]);
        block[..32].copy_from_slice(seal_key.as_ref());
        Self { aes, seal: Hmac::new(&(*block).into()) }
    }

    /// Whether the bytes are page `number`, every bit of it as it was written.
    pub(crate) fn is_whole(&self, number: u32, bytes: &[u8]) -> bool {
        let Some((sealed, seal)) = split(number, bytes) else { return false };
        let mut mac = self.seal.clone();
        mac.update(sealed);
        mac.update(&number.to_le_bytes());
        mac.verify_slice(seal).is_ok()
    }

    /// What page `number` says, if it is whole.
    pub(crate) fn open(&self, number: u32, bytes: &[u8]) -> Option<Page> {
        if !self.is_whole(number, bytes) {
            return None;
        }
        let start = start(number);
        let (text, rest) = bytes.split_at_checked(USABLE)?;
        let iv: [u8; IV] = rest.first_chunk().copied()?;
        let mut page = Zeroizing::new(text.to_vec());
        let decryptor = cbc::Decryptor::<Aes256>::inner_iv_init(self.aes.clone(), &iv.into());
        decryptor.decrypt_padded::<NoPadding>(page.get_mut(start..)?).ok()?;
        page.get_mut(..start)?.copy_from_slice(MAGIC.get(..start)?);
        Some(page)
    }
}

/// Where the encrypted part begins.
fn start(number: u32) -> usize {
    if number == 1 { MAGIC.len() } else { 0 }
}

/// What is sealed, and the seal.
fn split(number: u32, bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    if bytes.len() != PAGE {
        return None;
    }
    bytes.get(start(number)..)?.split_last_chunk::<SEAL>().map(|(sealed, seal)| (sealed, seal.as_slice()))
}
