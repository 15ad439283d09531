//! The passphrase, and an honest word on how long somebody would need to guess it.

use crate::error::{Result, VaultError};
use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The fewest characters of the passphrase of a new library.
pub const SHORTEST: usize = 8;
/// The most characters of the passphrase of a new library. Nobody types more; a file that was given by mistake has more.
pub const LONGEST: usize = 4096;
/// What somebody who knows this program would try first: its name, and the words that it gives as an example.
const COMMON: [&str; 5] = ["what matters", "profile", "kettle", "garden", "seven"];

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

    /// Refuses one that is too short or too long to lock a library with. One that was taken before this bound opens its
    /// library as it did.
    pub(crate) fn must_fit(&self) -> Result<()> {
        match self.0.chars().take(LONGEST + 1).count() {
            length if length < SHORTEST => Err(VaultError::PassphraseTooShort),
            length if length > LONGEST => Err(VaultError::PassphraseTooLong),
            _ => Ok(()),
        }
    }

    /// Refuses one that cannot lock a library, and one that somebody would guess within minutes, unless it was said that
    /// it is to be taken all the same.
    pub fn must_hold(&self, even_weak: bool) -> Result<()> {
        self.must_fit()?;
        if even_weak || self.strength() > Guessing::Minutes {
            Ok(())
        } else {
            Err(VaultError::PassphraseWeak)
        }
    }

    /// How long guessing it would take.
    #[must_use]
    pub fn strength(&self) -> Guessing {
        strength(&self.0)
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

/// How long guessing this passphrase would take.
///
/// Looks at no more than the first 100 characters, which keeps it fast enough to follow typing.
#[must_use]
pub fn strength(typed: &str) -> Guessing {
    const HOUR: f64 = 3600.0;
    const DAY: f64 = 24.0 * HOUR;
    const YEAR: f64 = 365.25 * DAY;
    let mut start = String::with_capacity(400);
    start.extend(typed.nfkc().take(100));
    let guesses = if says_nothing(&start) { 1.0 } else { zxcvbn::zxcvbn(&start, &COMMON).guesses() as f64 };
    let seconds = guesses / GUESSES_PER_SECOND;
    start.zeroize();
    match seconds {
        s if s <= 2.0 * HOUR => Guessing::Minutes,
        s if s <= 60.0 * DAY => Guessing::Days,
        s if s <= 2.0 * YEAR => Guessing::Months,
        s if s <= 100.0 * YEAR => Guessing::Years,
        _ => Guessing::Centuries,
    }
}

/// Whether there is nothing in it but blanks, or one letter again and again.
fn says_nothing(text: &str) -> bool {
    let mut letters = text.chars();
    let first = letters.next();
    text.chars().all(char::is_whitespace) || letters.all(|letter| Some(letter) == first)
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
        assert_eq!(strength("password1"), Guessing::Minutes);
        assert_eq!(strength("plover cabin eleven mustard tent ochre"), Guessing::Centuries);
    }

    #[test]
    fn what_says_nothing_falls_in_minutes_however_long_it_is() {
        for typed in ["", "password", "12345678", "        ", " \u{a0}\t \u{3000}   ", "qwertyuiop"] {
            assert_eq!(strength(typed), Guessing::Minutes, "{typed:?}");
        }
        for letter in ["a", "7", " ", "é", "\u{3000}"] {
            assert_eq!(strength(&letter.repeat(90)), Guessing::Minutes, "{letter:?}");
        }
    }

    #[test]
    fn the_words_that_the_program_itself_gives_make_it_weaker() {
        assert!(strength("kettle garden seven") < strength("teapot meadow eleven"));
    }

    #[test]
    fn one_that_cannot_lock_or_would_be_guessed_within_minutes_is_refused() {
        let refused = |typed: &str, even_weak| Passphrase::new(typed).must_hold(even_weak).err();
        assert_eq!(refused("seven77", true), Some(VaultError::PassphraseTooShort));
        assert_eq!(refused(&"é".repeat(LONGEST + 1), true), Some(VaultError::PassphraseTooLong));
        assert_eq!(refused(&"é".repeat(LONGEST), true), None);
        for weak in ["password", "12345678", "        ", "aaaaaaaaaaaa"] {
            assert_eq!(refused(weak, false), Some(VaultError::PassphraseWeak), "{weak}");
            assert_eq!(refused(weak, true), None, "{weak}");
        }
        assert_eq!(refused("plover cabin eleven", false), None);
    }

    #[test]
    fn a_very_long_text_is_judged_quickly() {
        assert_eq!(strength(&"plover cabin ochre ".repeat(10_000)), Guessing::Centuries);
    }
}
