//! What was copied out of the app leaves the clipboard after a while, and when the library is locked or the app closed,
//! where it is still what was copied here.
//!
//! Of the text nothing is kept but a number reckoned from it with a key that this run of the app alone has.

use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tauri::AppHandle;

#[cfg(not(target_os = "linux"))]
#[path = "clipboard/elsewhere.rs"]
mod system;
#[cfg(target_os = "linux")]
#[path = "clipboard/gtk.rs"]
mod system;

/// How long a text that was copied stays.
const STAYS: Duration = Duration::from_secs(30);

/// The text that was copied last, unrecognisable.
#[derive(Default)]
pub(crate) struct Copied {
    last: Mutex<Last>,
    key: RandomState,
}

#[derive(Default)]
struct Last {
    /// Grows with every text that is copied.
    number: u64,
    text: Option<Hash>,
}

/// What is kept of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Hash(u64);

impl Copied {
    /// Remembers that this text was copied, and takes it from the clipboard after a while.
    pub(crate) fn remember(self: &Arc<Self>, app: &AppHandle, text: &str) {
        let Some(hash) = self.hash(text) else { return };
        let number = {
            let mut last = self.last();
            last.text = Some(hash);
            last.number += 1;
            last.number
        };
        let (copied, app) = (self.clone(), app.clone());
        std::thread::spawn(move || {
            std::thread::sleep(STAYS);
            // What was copied since has its own time.
            if copied.last().number == number {
                copied.forget(&app);
            }
        });
    }

    /// Takes what was copied from the clipboard, soon.
    pub(crate) fn forget(self: &Arc<Self>, app: &AppHandle) {
        let hash = self.last().text.take();
        let copied = self.clone();
        // The window may be gone already: then `forget_now` was there.
        let _ = app.run_on_main_thread(move || {
            system::forget_marked();
            if let Some(hash) = hash {
                system::forget(move |text| copied.hash(text) == Some(hash));
            }
        });
    }

    /// Takes what was copied from the clipboard, at once. On the main thread only.
    pub(crate) fn forget_now(&self) {
        system::forget_marked();
        if let Some(hash) = self.last().text.take() {
            system::forget_now(|text| self.hash(text) == Some(hash));
        }
    }

    /// The number of a text, whatever spaces and ends of rows it has: those are changed on the way to the clipboard.
    /// None where there is nothing but those.
    fn hash(&self, text: &str) -> Option<Hash> {
        use std::hash::Hasher;
        let mut letters = text.chars().filter(|letter| !letter.is_whitespace()).peekable();
        letters.peek()?;
        let mut hasher = self.key.build_hasher();
        letters.for_each(|letter| hasher.write_u32(letter.into()));
        Some(Hash(hasher.finish()))
    }

    fn last(&self) -> MutexGuard<'_, Last> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_again_by_its_letters_and_no_other_is() {
        let copied = Copied::default();
        let hash = |text: &str| copied.hash(text);
        assert!(hash("Tea\u{a0}first\r\n") == hash("Tea first\n"));
        assert!(hash("Tea first") != hash("Tea last"));
        assert!(
            hash("Tea first") != Copied::default().hash("Tea first"),
            "another run of the app knows nothing"
        );
        assert!(hash(" \n").is_none());
    }
}
