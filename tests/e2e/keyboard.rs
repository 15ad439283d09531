//! Everything by keyboard alone: from the first start to a line moved, taken off the page, deleted and brought back.

use crate::desktop;
use crate::steps::{ALT, CONTROL, ENTER, PASSPHRASE, UP, see_lines};
use harness::patience::until;
use harness::window::Window;

#[test]
fn a_person_is_built_by_keyboard_alone() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);

    window.tab_to("start-me");
    window.press(&[], ENTER);
    window.tab_to("passphrase");
    window.press(&[], PASSPHRASE);
    window.tab_to("passphrase-again");
    window.press(&[], PASSPHRASE);
    window.press(&[], ENTER);

    window.thing("person-name");
    window.tab_to("person-name");
    window.press(&[], "Nia");
    window.press(&[], ENTER);

    window.thing("section-important_to");
    window.tab_to("section-important_to");
    window.press(&[], ENTER);
    window.tab_to("new-entry");
    for line in ["Tea first", "Then the news", "Then the dog"] {
        window.press(&[], line);
        window.press(&[], ENTER);
        until("the next line to wait", || (window.focused().as_deref() == Some("new-entry")).then_some(()));
    }
    see_lines(&window, &["Tea first", "Then the news", "Then the dog"]);

    // Up from the empty line into the last one, and with Alt the line itself goes up.
    window.press(&[], UP);
    until("the last line to have the focus", || {
        (window.focused().as_deref() == Some("entry-text")).then_some(())
    });
    window.press(&[ALT], UP);
    see_lines(&window, &["Tea first", "Then the dog", "Then the news"]);

    window.tab_to("on-page");
    window.press(&[], ENTER);
    until("the line to be off the page", || {
        window.has("[data-test=on-page][aria-pressed=false]").then_some(())
    });
    window.tab_to("delete");
    window.press(&[], ENTER);
    see_lines(&window, &["Tea first", "Then the news"]);
    window.press(&[CONTROL], "z");
    see_lines(&window, &["Tea first", "Then the dog", "Then the news"]);
    window.close();
}
