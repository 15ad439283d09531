//! Wrong tries at opening a library, and how long the next one must wait.
//!
//! They stand in the library's folder, so that starting the program anew does not forget them. This is for whoever
//! sits at the keyboard; whoever takes the file away is held back by Argon2id alone.

use crate::disk::folder::Folder;
use crate::error::VaultError;
use serde::{Deserialize, Serialize};

/// So many wrong tries are free.
const FREE: u32 = 5;
/// The first wait, in seconds; it doubles with each further try.
const FIRST: i64 = 5;
/// The longest wait, in seconds.
const LONGEST: i64 = 60;

#[derive(Clone, Copy, Default, Serialize, Deserialize)]
struct Tries {
    wrong: u32,
    /// When the last was, in milliseconds since 1970.
    last: i64,
}

/// Refuses a try that comes too soon after too many wrong ones.
pub(crate) fn may_try(folder: &Folder, now: i64) -> Result<(), VaultError> {
    let mut tries = read(folder);
    // The clock was ahead then: from now on the wait goes by as it should. Where that cannot be written there is none.
    if tries.last > now {
        tries.last = now;
        if write(folder, tries).is_err() {
            return Ok(());
        }
    }
    match tries.wait(now) {
        0 => Ok(()),
        seconds => Err(VaultError::TooSoon { seconds }),
    }
}

/// Counts what came of a try. A folder that cannot be written counts nothing: there the library does not open for
/// writing either.
pub(crate) fn count<T>(folder: &Folder, now: i64, outcome: Result<T, VaultError>) -> Result<T, VaultError> {
    match &outcome {
        Err(
            VaultError::WrongPassphrase | VaultError::WrongRecoveryCode | VaultError::RecoveryMisread { .. },
        ) => {
            let tries = Tries { wrong: read(folder).wrong.saturating_add(1), last: now };
            let _ = write(folder, tries);
        }
        Ok(_) => folder.forget_tries(),
        Err(_) => {}
    }
    outcome
}

fn read(folder: &Folder) -> Tries {
    folder.read_tries().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

fn write(folder: &Folder, tries: Tries) -> Result<(), VaultError> {
    let bytes = serde_json::to_vec(&tries).map_err(|_| VaultError::Other { what: "tries", code: 0 })?;
    folder.write_tries(&bytes)
}

impl Tries {
    /// Seconds from now until the next try.
    fn wait(self, now: i64) -> u32 {
        let Some(beyond) = self.wrong.checked_sub(FREE) else { return 0 };
        let whole = FIRST.saturating_mul(1 << beyond.min(10)).min(LONGEST) * 1_000;
        // A clock that was set back neither shortens the wait nor makes it longer than it ever is.
        let left = whole - (now - self.last).clamp(0, whole);
        u32::try_from((left + 999) / 1_000).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_wrong_tries_are_free_and_then_the_wait_doubles_up_to_a_minute() {
        let waits: Vec<_> = (0..12).map(|wrong| Tries { wrong, last: 1_000 }.wait(1_000)).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 5, 10, 20, 40, 60, 60, 60]);
        assert_eq!(Tries { wrong: u32::MAX, last: 0 }.wait(0), 60);
    }

    #[test]
    fn wrong_tries_while_the_clock_was_ahead_cost_one_wait_and_no_more() {
        let around = tempfile::tempdir().unwrap();
        let folder = Folder::make(&around.path().join("library")).unwrap();
        let (year, day) = (31_536_000_000, 86_400_000);
        for _ in 0..6 {
            count::<()>(&folder, year, Err(VaultError::WrongPassphrase)).unwrap_err();
        }
        assert_eq!(may_try(&folder, day), Err(VaultError::TooSoon { seconds: 10 }));
        assert_eq!(may_try(&folder, day + 9_000), Err(VaultError::TooSoon { seconds: 1 }));
        assert_eq!(may_try(&folder, day + 10_000), Ok(()));
    }

    #[test]
    fn the_wait_passes_and_a_clock_set_back_does_not_make_it_longer() {
        let tries = Tries { wrong: 6, last: 100_000 };
        assert_eq!(tries.wait(100_001), 10);
        assert_eq!(tries.wait(104_000), 6);
        assert_eq!(tries.wait(110_000), 0);
        assert_eq!(tries.wait(0), 10);
    }
}
