//! Waiting for what a busy machine does in its own time, and never for ever.

use std::process::{Child, ExitStatus};
use std::time::{Duration, Instant};

/// How long anything may take before a test gives up: a busy machine is slow.
pub const PATIENCE: Duration = Duration::from_mins(1);
/// How long a program may take for its whole work: mending a large library takes half a minute where nothing else runs.
const WORK: Duration = Duration::from_mins(5);

/// Tries again and again until there is an answer.
pub fn until<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    within(PATIENCE, look).unwrap_or_else(|| panic!("waited in vain for {what}"))
}

/// Tries again and again until there is an answer, or the time is over.
pub fn within<T>(time: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        let answer = look();
        if answer.is_some() || start.elapsed() >= time {
            return answer;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Waits until a program has ended by itself. One that does not is ended, and fails the test.
pub fn ended(child: &mut Child) -> ExitStatus {
    within(WORK, || child.try_wait().unwrap()).unwrap_or_else(|| {
        // It may have ended at this very moment.
        let _ = child.kill();
        panic!("a program did not end")
    })
}
