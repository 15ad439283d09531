//! The passphrase, and an honest word on how long somebody would need to guess it.

use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The fewest characters of the passphrase of a new library.
pub const SHORTEST: usize = 8;

/// A passphrase. Wiped from memory when dropped, never shown by `Debug`.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Passphrase(String);

impl Passphrase {
    /// Takes a passphrase as it was typed. It is brought to Unicode form NFKC, so that an é made of two key strokes
    /// on one keyboard and of one on another is the same.
    #[must_use]
    pub fn new(typed: impl Into<String>) -> Self {
        let mut typed: String = typed.into();
        // Room for the growth of any usual text, so that no half of it stays behind in freed memory.
        let mut normal = String::with_capacity(typed.len() * 3 + 16);
        normal.extend(typed.nfkc());
        typed.zeroize();
        Self(normal)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// Whether it is too short to lock a new library with.
    pub(crate) fn is_too_short(&self) -> bool {
        self.0.chars().count() < SHORTEST
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

/// How long somebody who has the file, good tools and [`GUESSES_PER_SECOND`] would need to guess a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guessing {
    /// Two hours at most.
    Minutes,
    /// Sixty days at most.
    Days,
    /// Two years at most.
    Months,
    /// A hundred years at most.
    Years,
    /// More than a hundred years.
    Centuries,
}

/// What a determined thief can try in a second: a room of machines, each held back by Argon2id.
pub const GUESSES_PER_SECOND: f64 = 10_000.0;

/// How long guessing this passphrase would take. `known` are words a thief would try first, such as names.
///
/// Looks at no more than the first 100 characters, which keeps it fast enough to follow typing.
#[must_use]
pub fn strength(typed: &str, known: &[&str]) -> Guessing {
    const HOUR: f64 = 3600.0;
    const DAY: f64 = 24.0 * HOUR;
    const YEAR: f64 = 365.25 * DAY;
    let mut start: String = typed.nfkc().take(100).collect();
    let seconds = 10_f64.powf(zxcvbn::zxcvbn(&start, known).guesses_log10()) / GUESSES_PER_SECOND;
    start.zeroize();
    match seconds {
        s if s <= 2.0 * HOUR => Guessing::Minutes,
        s if s <= 60.0 * DAY => Guessing::Days,
        s if s <= 2.0 * YEAR => Guessing::Months,
        s if s <= 100.0 * YEAR => Guessing::Years,
        _ => Guessing::Centuries,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accent_typed_in_two_ways_is_the_same() {
        assert_eq!(Passphrase::new("cafe\u{301}").bytes(), Passphrase::new("caf\u{e9}").bytes());
    }

    #[test]
    fn debug_shows_nothing_of_it() {
        assert_eq!(format!("{:?}", Passphrase::new("marmalade")), "Passphrase");
    }

    #[test]
    fn a_common_word_falls_in_minutes_and_six_odd_words_hold_for_centuries() {
        assert_eq!(strength("", &[]), Guessing::Minutes);
        assert_eq!(strength("password1", &[]), Guessing::Minutes);
        assert_eq!(strength("plover cabin eleven mustard tent ochre", &[]), Guessing::Centuries);
    }

    #[test]
    fn known_names_make_it_weaker() {
        let typed = "Zebedeequillon";
        assert!(strength(typed, &["Zebedeequillon"]) < strength(typed, &[]));
    }

    #[test]
    fn a_very_long_text_is_judged_quickly() {
        assert_eq!(strength(&"plover cabin ochre ".repeat(10_000), &[]), Guessing::Centuries);
    }
}
