//! What one guess at a passphrase costs.

use crate::error::{Result, VaultError};
use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// The work of turning a passphrase into a key by Argon2id (RFC 9106).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

/// What [`Cost::tuned`] aims at.
const AIM: Duration = Duration::from_secs(1);
/// The most passes this program asks of a machine.
const MOST_PASSES: u32 = 100;
/// More is not believed when it stands in a file: it would hang the machine.
const MOST: Cost = Cost { memory_kib: 4 << 20, passes: 1_000, lanes: 64 };

impl Cost {
    /// The least this program ever uses: 64 MiB, 3 passes, 4 lanes.
    #[must_use]
    pub const fn lightest() -> Self {
        Self { memory_kib: 64 << 10, passes: 3, lanes: 4 }
    }

    /// About a second on this machine, and never less than [`Cost::lightest`]. Measures one run to know.
    #[must_use]
    pub fn tuned() -> Self {
        let least = Self::lightest();
        let start = Instant::now();
        // A failure here will come again, and be reported, when the key is made.
        let _ = least.derive(b"measured, then forgotten", &[0; 16]);
        let a_pass = start.elapsed().as_secs_f64() / f64::from(least.passes);
        let passes = (AIM.as_secs_f64() / a_pass.max(1e-3)).round() as u32;
        Self { passes: passes.clamp(least.passes, MOST_PASSES), ..least }
    }

    /// What to raise this to on a machine on which it took so long; `None` where that would gain little. Never less.
    pub(crate) fn raised(self, spent: Duration) -> Option<Self> {
        let passes = (f64::from(self.passes) * AIM.as_secs_f64() / spent.as_secs_f64().max(1e-3)) as u32;
        let passes = passes.min(MOST_PASSES);
        // A machine that is a little quicker today is no reason to write the key file anew.
        (passes >= self.passes + self.passes.div_ceil(2)).then_some(Self { passes, ..self })
    }

    /// Mebibytes of memory, passes over it, and lanes.
    #[must_use]
    pub fn parts(self) -> (u32, u32, u32) {
        (self.memory_kib >> 10, self.passes, self.lanes)
    }

    /// Whether this is a cost this program may have written.
    pub(crate) fn is_believable(self) -> bool {
        let least = Self::lightest();
        (least.memory_kib..=MOST.memory_kib).contains(&self.memory_kib)
            && (least.passes..=MOST.passes).contains(&self.passes)
            && (least.lanes..=MOST.lanes).contains(&self.lanes)
    }

    /// The key of a passphrase.
    pub(crate) fn derive(self, passphrase: &[u8], salt: &[u8; 16]) -> Result<Zeroizing<[u8; 32]>> {
        let failed = |_| VaultError::Other { what: "Argon2", code: 0 };
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).map_err(failed)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase, salt, key.as_mut())
            .map_err(failed)?;
        Ok(key)
    }

    /// The parts as the wrapped key is bound to them.
    pub(crate) fn bytes(self) -> [u8; 12] {
        let mut bytes = [0; 12];
        for (to, part) in bytes.chunks_exact_mut(4).zip([self.memory_kib, self.passes, self.lanes]) {
            to.copy_from_slice(&part.to_le_bytes());
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lightest_is_the_documented_least() {
        assert_eq!(Cost::lightest().parts(), (64, 3, 4));
    }

    #[test]
    fn tuning_never_goes_below_the_least() {
        let (memory, passes, lanes) = Cost::tuned().parts();
        assert!(memory >= 64 && passes >= 3 && lanes >= 4);
    }

    #[test]
    fn a_quicker_machine_raises_the_cost_and_a_slower_one_leaves_it() {
        let cost = Cost::lightest();
        let raised = |seconds: f64| cost.raised(Duration::from_secs_f64(seconds)).map(|cost| cost.parts().1);
        assert_eq!(raised(0.1), Some(30));
        assert_eq!(raised(0.5), Some(6));
        assert_eq!(raised(0.8), None);
        assert_eq!(raised(5.0), None);
        assert_eq!(raised(0.0), Some(100));
    }

    #[test]
    fn a_file_cannot_ask_for_less_or_for_a_hanging_machine() {
        assert!(Cost::lightest().is_believable());
        assert!(!Cost { passes: 2, ..Cost::lightest() }.is_believable());
        assert!(!Cost { memory_kib: u32::MAX, ..Cost::lightest() }.is_believable());
    }
}
