//! Lines moved with the mouse.

use crate::desktop;
use crate::steps::{CONTROL, ESCAPE, add_person, make_library, read, see_lines, unlock, write};
use harness::window::Window;

const LINES: [&str; 4] = ["Tea first", "Then the news", "Then the dog", "Then the day"];

#[test]
fn a_line_dragged_by_its_handle_stays_where_it_was_dropped() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    write(&window, "important_to", &LINES);

    drag(&window, 3, 1);
    let moved = [LINES[0], LINES[3], LINES[1], LINES[2]];
    see_lines(&window, &moved);
    window.press(&[CONTROL], "z");
    see_lines(&window, &LINES);
    // Downwards, and past the end.
    drag(&window, 0, 3);
    let moved = [LINES[1], LINES[2], LINES[3], LINES[0]];
    see_lines(&window, &moved);

    window.click("lock");
    unlock(&window);
    read(&window, "important_to", &moved);
    window.click("undo");
    see_lines(&window, &LINES);

    // Dropped where it was taken, it is no change.
    drag(&window, 1, 1);
    see_lines(&window, &LINES);
    assert!(
        window.has("[data-test=redo]:not([aria-disabled=true])"),
        "what was undone can still be done again"
    );
    window.press(&[], ESCAPE);
    window.close();
}

/// Drags the line at one place to another; places count from 0.
fn drag(window: &Window<'_>, from: usize, to: usize) {
    let handle = window.all("[data-test=line-handle]").swap_remove(from);
    window.drag(handle, || {
        let script = "return [...document.querySelectorAll('[data-test=entry]')].map(e => e.offsetTop)";
        let tops: Vec<f64> = serde_json::from_value(window.script(script, vec![])).unwrap();
        // A little further than the place itself: a line goes where its neighbour's middle is passed.
        let further = (to as f64 - from as f64).signum() * 16.0;
        tops[to] - tops[from] + further
    });
}
