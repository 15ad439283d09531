//! The table of what was tried.

use std::fmt;
use std::time::Duration;

/// Where a kill fell.
#[derive(Clone, Copy)]
pub(crate) enum Phase {
    Opening,
    Change,
    Between,
    Closing,
    Files,
}

/// What was tried so far.
#[derive(Default)]
pub(crate) struct Tally {
    /// Kills by [`Phase`].
    fell: [usize; 5],
    acknowledged: usize,
    slowest: Duration,
}

impl Tally {
    pub(crate) fn note(&mut self, phase: Phase, acknowledged: usize, reopening: Duration) {
        self.fell[phase as usize] += 1;
        self.acknowledged += acknowledged;
        self.slowest = self.slowest.max(reopening);
    }

    pub(crate) fn with(self, other: &Self) -> Self {
        let both = |phase: usize| self.fell[phase] + other.fell[phase];
        Self {
            fell: [0, 1, 2, 3, 4].map(both),
            acknowledged: self.acknowledged + other.acknowledged,
            slowest: self.slowest.max(other.slowest),
        }
    }

    pub(crate) fn kills(&self) -> usize {
        self.fell.iter().sum()
    }
}

impl fmt::Display for Tally {
    /// Every difference ends the test, so what is lost is nothing.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [opening, change, between, closing, files] = self.fell;
        let rows = [
            ("kills", self.kills().to_string()),
            ("  while opening", opening.to_string()),
            ("  in a change", change.to_string()),
            ("  in a new key or a backup", files.to_string()),
            ("  between changes", between.to_string()),
            ("  while closing", closing.to_string()),
            ("acknowledged changes, all there", self.acknowledged.to_string()),
            ("lost", "0".to_owned()),
            ("slowest reopening", format!("{} ms", self.slowest.as_millis())),
        ];
        rows.iter().try_for_each(|(what, how_many)| writeln!(f, "{what:32} {how_many:>10}"))
    }
}
