//! The idle lock: how long nobody has been there.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

/// How long nobody may be there before the library is locked, until somebody chooses otherwise.
pub(crate) const USUAL: Duration = Duration::from_mins(5);
/// How often that is looked at.
const EVERY: Duration = Duration::from_secs(5);
/// A look that comes so much too late was held up by the machine itself: it slept.
const SLEPT: Duration = Duration::from_secs(30);

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

/// When somebody was last there, and how long nobody may be.
pub(crate) struct Presence(Mutex<Counting>);

struct Counting {
    from: Now,
    most: Duration,
}

impl Presence {
    /// Somebody is there now.
    pub(crate) fn new() -> Self {
        Self(Mutex::new(Counting { from: Now::read(), most: USUAL }))
    }

    /// Somebody has just unlocked the library: it counts from here.
    pub(crate) fn begin(&self, at: Now) {
        self.counting().from = at;
    }

    /// Sets how long nobody may be there.
    pub(crate) fn set_most(&self, most: Duration) {
        self.counting().most = most;
    }

    /// How long nobody may be there.
    pub(crate) fn most(&self) -> Duration {
        self.counting().most
    }

    /// Somebody is there at this moment. Whoever comes back too late does not count: a sleeping machine is woken with
    /// the mouse, before anything here has looked.
    pub(crate) fn seen(&self, at: Now) {
        let mut counting = self.counting();
        if at.since(counting.from) < counting.most {
            counting.from = at;
        }
    }

    /// Whether nobody has been there for too long.
    pub(crate) fn gone(&self, now: Now) -> bool {
        let counting = self.counting();
        now.since(counting.from) >= counting.most
    }

    fn counting(&self) -> MutexGuard<'_, Counting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Calls `look` every few seconds for as long as the app runs, and says whether the machine slept since it did before.
pub(crate) fn watch(look: impl Fn(bool) + Send + 'static) {
    std::thread::spawn(move || {
        let mut before = Now::read();
        loop {
            std::thread::sleep(EVERY);
            let now = Now::read();
            look(slept(before, now));
            before = now;
        }
    });
}

/// Whether the machine slept between two looks.
fn slept(before: Now, now: Now) -> bool {
    now.since(before) > EVERY + SLEPT
}

#[cfg(test)]
mod tests {
    use super::*;

    fn later(now: Now, running: Duration, wall: Duration) -> Now {
        Now { running: now.running + running, wall: now.wall + wall }
    }

    #[test]
    fn nobody_there_for_five_minutes_is_gone_unless_somebody_chose_otherwise() {
        let (presence, start) = (Presence::new(), Now::read());
        for minutes in [5, 1, 30] {
            let most = Duration::from_mins(minutes);
            if most != USUAL {
                presence.set_most(most);
            }
            presence.begin(start);
            let almost = most.mul_f32(0.99);
            assert!(!presence.gone(later(start, almost, almost)));
            assert!(presence.gone(later(start, most, most)));
            let half = most / 2;
            presence.seen(later(start, half, half));
            assert!(!presence.gone(later(start, most, most)));
        }
    }

    #[test]
    fn a_machine_that_slept_is_gone_though_its_clock_stood_still() {
        let (presence, start) = (Presence::new(), Now::read());
        presence.seen(start);
        assert!(presence.gone(later(start, Duration::from_secs(2), USUAL)));
    }

    #[test]
    fn the_mouse_that_wakes_a_machine_does_not_keep_it_open() {
        let (presence, start) = (Presence::new(), Now::read());
        presence.begin(start);
        let woken = later(start, Duration::from_secs(1), USUAL);
        presence.seen(woken);
        assert!(presence.gone(woken));
        presence.begin(woken);
        assert!(!presence.gone(woken), "but the passphrase does");
    }

    #[test]
    fn a_short_sleep_is_noticed_whichever_clock_went_on_and_a_busy_machine_is_none() {
        let (start, minute) = (Now::read(), Duration::from_mins(1));
        assert!(slept(start, later(start, EVERY, minute)));
        assert!(slept(start, later(start, minute, minute)));
        assert!(!slept(start, later(start, EVERY * 2, EVERY * 2)));
    }
}
