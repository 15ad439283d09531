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
/// The fewest KiB, the most, and which part of the machine's memory it may be.
const LEAST_KIB: u32 = 64 << 10;
const MOST_KIB: u32 = 1 << 20;
const PART: u64 = 16;
const LEAST_PASSES: u32 = 3;
/// The most KiB in all passes together that this program asks of a machine: 100 passes over the least.
const MOST_ASKED: u64 = 100 * LEAST_KIB as u64;
/// More is not believed when it stands in a file: it would hang the machine.
const MOST: Cost = Cost { memory_kib: 4 << 20, passes: 1_000, lanes: 64 };
/// Nor are more KiB in all passes together, 16 GiB: two and a half times what this program asks of the quickest machine.
const MOST_WORK: u64 = 16 << 20;

impl Cost {
    /// The least this program ever uses: 64 MiB, 3 passes, 4 lanes.
    #[must_use]
    pub const fn lightest() -> Self {
        Self { memory_kib: LEAST_KIB, passes: LEAST_PASSES, lanes: 4 }
    }

    /// About a second on this machine, with as much memory as it can lend, and never less than [`Cost::lightest`].
    /// Measures one run to know.
    #[must_use]
    pub fn tuned() -> Self {
        let least = Self::lightest();
        let start = Instant::now();
        // A failure here will come again, and be reported, when the key is made.
        let _ = least.derive(b"measured, then forgotten", &[0; 16]);
        least.fitting(start.elapsed(), memory())
    }

    /// About a second of work on a machine on which this took so long, and which has so many KiB of memory. Memory first:
    /// whoever guesses on many chips at once needs it for each, and time for each they have.
    fn fitting(self, spent: Duration, machine_kib: Option<u64>) -> Self {
        let a_second = self.work() as f64 * AIM.as_secs_f64() / spent.as_secs_f64().max(1e-3);
        let may = machine_kib.unwrap_or_default() / PART;
        let holds =
            |kib: &u32| u64::from(*kib) <= may && f64::from(*kib) * f64::from(LEAST_PASSES) <= a_second;
        let doubled = std::iter::successors(Some(MOST_KIB), |kib| Some(kib / 2));
        let memory_kib = doubled.take_while(|kib| *kib > LEAST_KIB).find(holds).unwrap_or(LEAST_KIB);
        let passes = (a_second / f64::from(memory_kib)).round() as u32;
        Self { memory_kib, passes: passes.clamp(LEAST_PASSES, most_passes(memory_kib)), ..Self::lightest() }
    }

    /// What to raise this to on a machine on which it took so long; `None` where that would gain little. Never less, of
    /// memory or of work.
    pub(crate) fn raised(self, spent: Duration) -> Option<Self> {
        self.raised_with(spent, memory())
    }

    fn raised_with(self, spent: Duration, machine_kib: Option<u64>) -> Option<Self> {
        let fitting = self.fitting(spent, machine_kib);
        // A machine that is a little quicker today is no reason to write the key file anew.
        let gained = self.work() + self.work().div_ceil(2);
        // Nor is one that is a little slower a reason to leave the memory as it was.
        if fitting.memory_kib > self.memory_kib && fitting.work() + fitting.work() / 4 >= self.work() {
            let no_less = self.work().div_ceil(u64::from(fitting.memory_kib)) as u32;
            return Some(Self { passes: fitting.passes.max(no_less), lanes: self.lanes, ..fitting });
        }
        let passes = (f64::from(self.passes) * AIM.as_secs_f64() / spent.as_secs_f64().max(1e-3)) as u32;
        let raised = Self { passes: passes.min(most_passes(self.memory_kib)), ..self };
        (raised.work() >= gained).then_some(raised)
    }

    /// KiB that are written in all passes together.
    fn work(self) -> u64 {
        u64::from(self.memory_kib) * u64::from(self.passes)
    }

    /// Mebibytes of memory, passes over it, and lanes.
    #[must_use]
    pub fn parts(self) -> (u32, u32, u32) {
        (self.memory_kib >> 10, self.passes, self.lanes)
    }

    /// Whether this is a cost this program may have written.
    fn is_believable(self) -> bool {
        let least = Self::lightest();
        (least.memory_kib..=MOST.memory_kib).contains(&self.memory_kib)
            && (least.passes..=MOST.passes).contains(&self.passes)
            && (least.lanes..=MOST.lanes).contains(&self.lanes)
            && self.work() <= MOST_WORK
    }

    /// Refuses what is not believable, and what takes more memory than this machine has: asking for that could end more
    /// than this program.
    pub(crate) fn must_be_possible(self) -> Result<()> {
        self.must_fit(memory())
    }

    fn must_fit(self, machine_kib: Option<u64>) -> Result<()> {
        if !self.is_believable() {
            return Err(VaultError::Damaged);
        }
        match machine_kib {
            Some(has) if u64::from(self.memory_kib) >= has => Err(VaultError::TooLittleMemory),
            _ => Ok(()),
        }
    }

    /// The key of a passphrase.
    pub(crate) fn derive(self, passphrase: &[u8], salt: &[u8; 16]) -> Result<Zeroizing<[u8; 32]>> {
        let failed = |error| match error {
            argon2::Error::OutOfMemory => VaultError::TooLittleMemory,
            _ => VaultError::Other { what: "Argon2", code: 0 },
        };
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

/// The most passes this program asks for with so much memory.
fn most_passes(memory_kib: u32) -> u32 {
    ((MOST_ASKED / u64::from(memory_kib)) as u32).max(LEAST_PASSES)
}

/// The memory of this machine, in KiB.
#[cfg(target_os = "linux")]
fn memory() -> Option<u64> {
    #[cfg(test)]
    if let Some(machine) = tests::MACHINE_KIB.get() {
        return Some(machine);
    }
    let found = rustix::system::sysinfo();
    #[allow(clippy::useless_conversion, reason = "their width depends on the machine")]
    let bytes = u64::from(found.totalram).checked_mul(u64::from(found.mem_unit).max(1))?;
    Some(bytes >> 10)
}

/// Elsewhere it is not known: the least is taken, and what is asked for is tried.
#[cfg(not(target_os = "linux"))]
fn memory() -> Option<u64> {
    None
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::cell::Cell;

    thread_local! {
        /// The memory of a machine that a test makes up.
        pub(crate) static MACHINE_KIB: Cell<Option<u64>> = const { Cell::new(None) };
    }

    #[test]
    fn the_lightest_is_the_documented_least() {
        assert_eq!(Cost::lightest().parts(), (64, 3, 4));
    }

    #[test]
    fn tuning_never_goes_below_the_least() {
        let (memory, passes, lanes) = Cost::tuned().parts();
        assert!(memory >= 64 && passes >= 3 && lanes >= 4);
    }

    fn of(memory_mib: u32, passes: u32) -> Cost {
        Cost { memory_kib: memory_mib << 10, passes, ..Cost::lightest() }
    }

    const GIB: u64 = 1 << 20;

    #[test]
    fn memory_grows_with_the_machine_as_far_as_a_second_lasts() {
        let fitting = |seconds: f64, gib: u64| {
            let (memory, passes, _) =
                Cost::lightest().fitting(Duration::from_secs_f64(seconds), Some(gib * GIB)).parts();
            (memory, passes)
        };
        // 2 GiB in a second.
        let quick = 192.0 / 2048.0;
        assert_eq!(fitting(quick, 1), (64, 32));
        assert_eq!(fitting(quick, 2), (128, 16));
        assert_eq!(fitting(quick, 4), (256, 8));
        assert_eq!(fitting(quick, 64), (512, 4), "three passes over more would take longer");
        assert_eq!(fitting(0.01, 64), (1024, 6), "no machine is asked for more");
        assert_eq!(fitting(5.0, 64), (64, 3), "a slow one is not asked for less than the least");
        let unknown = Cost::lightest().fitting(Duration::from_secs_f64(quick), None);
        assert_eq!(unknown.parts(), (64, 32, 4));
        for gib in [0, 1, 3, 8, 1000] {
            for seconds in [0.0, 0.003, 0.05, 0.2, 1.0, 60.0] {
                let cost = Cost::lightest().fitting(Duration::from_secs_f64(seconds), Some(gib * GIB));
                assert!(cost.is_believable(), "{gib}, {seconds}: {cost:?}");
                assert!(cost.parts().0.is_power_of_two(), "{cost:?}");
            }
        }
    }

    #[test]
    fn a_quicker_machine_raises_the_cost_and_a_slower_one_leaves_it() {
        let raised = |cost: Cost, seconds: f64, machine| {
            cost.raised_with(Duration::from_secs_f64(seconds), machine).map(|cost| {
                let (memory, passes, _) = cost.parts();
                (memory, passes)
            })
        };
        let least = Cost::lightest();
        assert_eq!(raised(least, 0.1, None), Some((64, 30)));
        assert_eq!(raised(least, 0.5, None), Some((64, 6)));
        assert_eq!(raised(least, 0.8, None), None);
        assert_eq!(raised(least, 5.0, Some(64 * GIB)), None);
        assert_eq!(raised(least, 0.0, None), Some((64, 100)));
        // With the same work, and with more memory for it.
        assert_eq!(raised(of(64, 32), 1.0, Some(8 * GIB)), Some((512, 4)));
        assert_eq!(raised(of(64, 32), 1.2, Some(4 * GIB)), Some((256, 8)), "no less work");
        // Made on a machine with more memory: that stays.
        assert_eq!(raised(of(512, 4), 1.0, Some(2 * GIB)), None);
        assert_eq!(raised(of(512, 4), 0.5, Some(2 * GIB)), Some((512, 8)));
    }

    #[test]
    fn what_is_tuned_on_one_machine_is_left_alone_on_the_same() {
        for gib in [1, 2, 4, 8, 64] {
            for seconds in [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 1.0] {
                let (machine, spent) = (Some(gib * GIB), Duration::from_secs_f64(seconds));
                let tuned = Cost::lightest().fitting(spent, machine);
                let again = spent.mul_f64(tuned.work() as f64 / Cost::lightest().work() as f64);
                assert_eq!(tuned.raised_with(again, machine), None, "{gib}, {seconds}: {tuned:?}");
            }
        }
    }

    #[test]
    fn a_file_cannot_ask_for_less_or_for_a_hanging_machine() {
        assert!(Cost::lightest().is_believable());
        assert!(!of(64, 2).is_believable());
        assert!(!Cost { memory_kib: u32::MAX, ..Cost::lightest() }.is_believable());
        assert!(!of(64, 1_000).is_believable());
        assert!(of(64, 100).is_believable() && of(1024, 6).is_believable(), "whatever is tuned");
    }

    #[test]
    fn a_file_cannot_ask_for_more_memory_than_the_machine_has() {
        assert_eq!(of(2048, 3).must_fit(Some(2 * GIB)), Err(VaultError::TooLittleMemory));
        assert_eq!(of(2048, 3).must_fit(Some(4 * GIB)), Ok(()));
        assert_eq!(of(2048, 3).must_fit(None), Ok(()));
        assert_eq!(of(64, 2).must_fit(None), Err(VaultError::Damaged));
    }
}
