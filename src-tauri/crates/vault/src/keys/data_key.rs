//! The data key of a library, and where random bytes come from.

use crate::error::{Result, VaultError};
use zeroize::Zeroizing;

/// The key that opens `people.db`: 256 random bits.
pub(crate) type DataKey = Zeroizing<[u8; 32]>;

/// Fresh random bytes from the system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| VaultError::Other { what: "randomness", code: 0 })?;
    Ok(bytes)
}
