//! A window that is left alone locks itself.

use crate::desktop;
use crate::steps::{add_person, make_library, see_lines, unlock};
use harness::clock::Clock;
use harness::patience::until;
use harness::window::Window;
use std::time::Duration;

const MINUTE: Duration = Duration::from_mins(1);

#[test]
fn a_window_left_alone_is_locked_with_every_word_kept() {
    let (_turn, desktop) = desktop();
    let clock = Clock::new(&desktop);
    let window = Window::open_by(&desktop, &clock.starter);
    make_library(&window);
    add_person(&window, "Zebedee");
    window.click("section-future");
    window.type_into("new-entry", "A canal boat called Marmalade");
    // The machine goes to sleep in the middle of a word, and wakes up six minutes later.
    clock.forward(MINUTE * 6);
    window.thing("unlock");
    nothing_stays(&window);

    unlock(&window);
    window.click("person-card");
    window.click("section-future");
    see_lines(&window, &["A canal boat called Marmalade"]);

    // With the page open over everything; whoever wakes the machine up moves the mouse first.
    window.click("see-large");
    window.thing("close-large");
    clock.forward(MINUTE * 12);
    until("the lock", || {
        window.wiggle();
        window.has("[data-test=unlock]").then_some(())
    });
    nothing_stays(&window);

    // The list is locked like the builder.
    unlock(&window);
    clock.forward(MINUTE * 18);
    window.thing("unlock");
    nothing_stays(&window);
    window.close();
}

fn nothing_stays(window: &Window<'_>) {
    let shown = window.script("return document.documentElement.outerHTML", vec![]).to_string();
    for word in ["Zebedee", "Marmalade", "canal"] {
        assert!(!shown.contains(word), "{word} stays on the locked screen");
    }
}
