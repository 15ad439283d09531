//! What is copied leaves the clipboard again, and nobody else's words do.

use crate::desktop;
use crate::steps::{CONTROL, add_person, make_library, unlock, write};
use harness::desktop::Desktop;
use harness::patience::{until, within};
use harness::window::Window;
use std::time::{Duration, Instant};

const LINE: &str = "Marmalade at seven, crusts off";
/// How long a text that was copied stays.
const STAYS: Duration = Duration::from_secs(30);
/// Some time after that.
const LONGER: Duration = Duration::from_secs(36);

#[test]
fn a_copied_line_leaves_the_clipboard_and_what_others_copied_stays() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    write(&window, "future", &[LINE]);

    let start = copy(&window);
    until("the line to leave the clipboard", || (desktop.copied() != LINE).then_some(()));
    assert!(start.elapsed() >= STAYS, "it stays long enough to be pasted");
    assert_eq!(desktop.copied(), "", "and nothing of it stays");

    // Another program has taken over what was copied, as those do that keep it when a window closes.
    copy(&window);
    desktop.copy(LINE);
    window.click("lock");
    until("the line to leave the clipboard", || (desktop.copied() != LINE).then_some(()));
    assert_eq!(desktop.copied(), "");
    assert_eq!(desktop.marked(), "", "what was marked cannot be pasted either");

    unlock(&window);
    window.click("person-card");
    window.click("section-future");
    copy(&window);
    desktop.copy("Bread, milk");
    assert!(within(LONGER, || (desktop.copied() != "Bread, milk").then_some(())).is_none());

    copy(&window);
    desktop.copy(LINE);
    desktop.close_window("What Matters");
    until("the app to end", || (!desktop.runs_the_app()).then_some(()));
    assert_eq!(desktop.copied(), "", "closing is as good as locking");
    window.close();
}

/// Copies the line with the keyboard.
fn copy(window: &Window<'_>) -> Instant {
    window.click("entry-text");
    window.press(&[CONTROL], "a");
    let start = Instant::now();
    window.press(&[CONTROL], "c");
    let desktop: &Desktop = window.desktop;
    until("the line on the clipboard", || (desktop.copied() == LINE).then_some(()));
    start
}
