//! A window that is left alone locks itself.

use crate::desktop;
use crate::steps::{PASSPHRASE, add_person, make_library, nothing_stays, read, unlock};
use harness::clock::Clock;
use harness::patience::until;
use harness::window::Window;
use std::time::{Duration, Instant};

const MINUTE: Duration = Duration::from_mins(1);
const WORDS: [&str; 3] = ["Zebedee", "Marmalade", "canal"];

#[test]
fn a_machine_that_slept_is_locked_with_every_word_kept() {
    let (_turn, desktop) = desktop();
    let clock = Clock::new(&desktop);
    let window = Window::open_by(&desktop, &clock.starter);
    make_library(&window);
    add_person(&window, "Zebedee");
    window.click("section-future");
    window.type_into("new-entry", "A canal boat called Marmalade");
    // The machine goes to sleep in the middle of a word, and wakes up a minute later.
    clock.forward(MINUTE);
    window.thing("unlock");
    nothing_stays(&window, &WORDS);

    unlock(&window);
    read(&window, "future", &["A canal boat called Marmalade"]);

    // With the page open over everything; whoever wakes the machine up moves the mouse first.
    window.click("see-large");
    window.thing("close-large");
    clock.forward(MINUTE * 7);
    until("the lock", || {
        window.wiggle();
        window.has("[data-test=unlock]").then_some(())
    });
    nothing_stays(&window, &WORDS);

    // The list is locked like the builder.
    unlock(&window);
    clock.forward(MINUTE * 13);
    window.thing("unlock");
    nothing_stays(&window, &WORDS);
    window.close();
}

#[test]
fn a_window_left_alone_for_as_long_as_was_chosen_is_locked() {
    let (_turn, desktop) = desktop();
    let clock = Clock::fast(&desktop, 3);
    let window = Window::open_by(&desktop, &clock.starter);
    make_library(&window);
    window.click("safety");
    window.thing("lock-after");
    assert_eq!(
        window.texts("[data-test=lock-after]"),
        ["5"],
        "five minutes until somebody chooses otherwise"
    );
    window.choose("lock-after", "1");
    let start = Instant::now();
    window.thing("unlock");
    let passed = start.elapsed() * 3;
    assert!(passed > MINUTE * 9 / 10 && passed < MINUTE * 3, "after {passed:?}");

    window.type_into("passphrase", PASSPHRASE);
    window.click("unlock");
    window.click("safety");
    window.thing("lock-after");
    assert_eq!(window.texts("[data-test=lock-after]"), ["1"], "the choice is kept in the library");
    window.close();
}
