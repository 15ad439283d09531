//! How the system says that somebody leaves: the screen is locked, the machine goes to sleep, the lid is closed.
//!
//! Where it says nothing, or has no bus to say it on, the idle lock is left, which also notices that the machine slept.

#[cfg(target_os = "linux")]
mod machine;
#[cfg(target_os = "linux")]
mod screen;

/// Calls `lock` whenever the system says so, for as long as the app runs. It returns once everything is kept and locked:
/// the machine may sleep then.
#[cfg(target_os = "linux")]
pub(crate) fn watch(lock: impl Fn() + Clone + Send + 'static) {
    let (by_screen, by_lid) = (lock.clone(), lock.clone());
    // Each ends by itself where there is no bus, or the bus goes.
    std::thread::spawn(move || screen::watch(&by_screen));
    std::thread::spawn(move || machine::watch(&lock));
    std::thread::spawn(move || machine::watch_lid(&by_lid));
}

/// Elsewhere only that the machine slept is noticed, by the idle lock.
#[cfg(not(target_os = "linux"))]
pub(crate) fn watch(_: impl Fn() + Clone + Send + 'static) {}
