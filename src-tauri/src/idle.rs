//! The idle lock: how long nobody has been there.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

/// How long nobody may be there before the library is locked.
pub(crate) const MOST: Duration = Duration::from_mins(5);
/// How often that is looked at.
const EVERY: Duration = Duration::from_secs(5);

/// A moment by both clocks: one stands still while the machine sleeps, the other can be set.
#[derive(Clone, Copy)]
pub(crate) struct Now {
    running: Instant,
    wall: SystemTime,
}

impl Now {
    /// This moment.
    pub(crate) fn read() -> Self {
        Self { running: Instant::now(), wall: SystemTime::now() }
    }

    /// How long ago an earlier moment was, by the clock that says longer.
    fn since(self, earlier: Self) -> Duration {
        let wall = self.wall.duration_since(earlier.wall).unwrap_or_default();
        self.running.saturating_duration_since(earlier.running).max(wall)
    }
}

/// When somebody was last there.
pub(crate) struct Presence(Mutex<Now>);

impl Presence {
    /// Somebody is there now.
    pub(crate) fn new() -> Self {
        Self(Mutex::new(Now::read()))
    }

    /// Somebody has just unlocked the library: it counts from here.
    pub(crate) fn begin(&self, at: Now) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }

    /// Somebody is there at this moment. Whoever comes back too late does not count: a sleeping machine is woken with
    /// the mouse, before anything here has looked.
    pub(crate) fn seen(&self, at: Now) {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if at.since(*last) < MOST {
            *last = at;
        }
    }

    /// Whether nobody has been there for [`MOST`].
    pub(crate) fn gone(&self, now: Now) -> bool {
        now.since(*self.0.lock().unwrap_or_else(PoisonError::into_inner)) >= MOST
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

    fn later(now: Now, running: Duration, wall: Duration) -> Now {
        Now { running: now.running + running, wall: now.wall + wall }
    }

    #[test]
    fn nobody_there_for_five_minutes_is_gone() {
        let (presence, start) = (Presence::new(), Now::read());
        presence.seen(start);
        let almost = MOST.mul_f32(0.99);
        assert!(!presence.gone(later(start, almost, almost)));
        assert!(presence.gone(later(start, MOST, MOST)));
        presence.seen(later(start, Duration::from_mins(1), Duration::from_mins(1)));
        assert!(!presence.gone(later(start, MOST, MOST)));
    }

    #[test]
    fn a_machine_that_slept_is_gone_though_its_clock_stood_still() {
        let (presence, start) = (Presence::new(), Now::read());
        presence.seen(start);
        assert!(presence.gone(later(start, Duration::from_secs(2), MOST)));
    }

    #[test]
    fn the_mouse_that_wakes_a_machine_does_not_keep_it_open() {
        let (presence, start) = (Presence::new(), Now::read());
        presence.begin(start);
        let woken = later(start, Duration::from_secs(1), MOST);
        presence.seen(woken);
        assert!(presence.gone(woken));
        presence.begin(woken);
        assert!(!presence.gone(woken), "but the passphrase does");
    }
}
