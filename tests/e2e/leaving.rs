//! Whoever leaves the computer leaves a locked library, in whichever way the system says so.

use crate::desktop;
use crate::steps::{add_person, make_library, nothing_stays, read, unlock};
use harness::buses::Machine;
use harness::patience::until;
use harness::window::Window;
use std::fs::File;

/// What is half typed at each leaving.
const LINES: [&str; 7] = [
    "A canal boat called Marmalade",
    "Zebedee hums",
    "Tea before the news",
    "The blue hat",
    "Wilhelmina on Sundays",
    "A quokka",
    "Crusts off",
];

#[test]
fn leaving_the_computer_locks_it_with_every_word_kept() {
    let (_turn, desktop) = desktop();
    let machine = Machine::start(&desktop);
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    until("the app to ask for time before the machine sleeps", || {
        let asked = machine.asked();
        (asked.len() == 1 && asked[0].starts_with("sleep delay for What Matters: ")).then_some(())
    });

    // What concerns nobody here changes nothing: the words typed after it go into the same open line.
    window.click("section-future");
    desktop.screen_locked("org.gnome.ScreenSaver", false);
    machine.locks_session(false);
    machine.sleeps(false);

    let screens = [
        "org.freedesktop.ScreenSaver",
        "org.gnome.ScreenSaver",
        "org.cinnamon.ScreenSaver",
        "org.mate.ScreenSaver",
    ];
    for (at, saver) in screens.into_iter().enumerate() {
        leave(&window, at, || desktop.screen_locked(saver, true));
    }
    leave(&window, 4, || machine.locks_session(true));
    leave(&window, 5, || machine.closes_lid(true));

    // The lid stays closed because the screen is another one: that is no reason to lock again.
    let asked = machine.asked().len();
    leave(&window, 6, || {
        machine.sleeps(true);
        until("the machine to be let sleep", || (machine.given_back() == asked).then_some(()));
        let lock = File::open(desktop.library().join("lock")).unwrap();
        assert!(lock.try_lock().is_ok(), "the library is closed before the machine sleeps");
    });
    machine.sleeps(false);
    until("the app to ask for time again", || (machine.asked().len() == asked + 1).then_some(()));
    window.close();
}

#[test]
fn a_dialog_with_a_name_in_it_goes_when_somebody_leaves() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("save-pdf");
    until("the dialog", || desktop.shows_window("Save File").then_some(()));
    desktop.screen_locked("org.gnome.ScreenSaver", true);
    until("the dialog to go", || (!desktop.shows_window("Save File")).then_some(()));
    unlock(&window);
    window.close();
}

/// Types a line, leaves in the middle of it, and finds it again.
fn leave(window: &Window<'_>, line: usize, how: impl FnOnce()) {
    window.type_into("new-entry", LINES[line]);
    how();
    window.thing("unlock");
    nothing_stays(window, &["Nia", LINES[line]]);
    unlock(window);
    read(window, "future", &LINES[..=line]);
}
