//! The idle lock: how long nobody has been there.

use std::sync::Mutex;
use std::time::{Duration, Instant};

/// How long nobody may be there before the library is locked.
pub(crate) const MOST: Duration = Duration::from_mins(5);
/// How often that is looked at.
const EVERY: Duration = Duration::from_secs(5);

/// When somebody was last there.
pub(crate) struct Presence(Mutex<Instant>);

impl Presence {
    /// Somebody is there now.
    pub(crate) fn new() -> Self {
        Self(Mutex::new(Instant::now()))
    }

    /// Somebody is there at this moment.
    pub(crate) fn seen(&self, at: Instant) {
        let mut last = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *last = at.max(*last);
    }

    /// Whether nobody has been there for [`MOST`].
    pub(crate) fn gone(&self, now: Instant) -> bool {
        let last = *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        now.saturating_duration_since(last) >= MOST
    }
}

/// Calls `look` every few seconds for as long as the app runs.
pub(crate) fn watch(look: impl Fn() + Send + 'static) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(EVERY);
            look();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_there_for_five_minutes_is_gone() {
        let presence = Presence::new();
        let start = Instant::now();
        presence.seen(start);
        assert!(!presence.gone(start + MOST.mul_f32(0.99)));
        assert!(presence.gone(start + MOST));
        presence.seen(start + Duration::from_mins(1));
        assert!(!presence.gone(start + MOST));
    }
}
