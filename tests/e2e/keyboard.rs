//! Everything by keyboard alone: from the first start to a line moved, taken off the page, deleted and brought back.

use crate::desktop;
use crate::steps::{ALT, CONTROL, DOWN, ENTER, PASSPHRASE, TAB, UP, add_person, make_library, see_lines};
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

#[test]
fn what_was_just_typed_is_taken_back_at_the_first_press_and_whoever_goes_on_at_once_keeps_the_focus() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("section-important_to");
    window.tab_to("new-entry");
    window.press(&[], "Tea first");
    window.press(&[], ENTER);
    see_lines(&window, &["Tea first"]);

    // Before it is kept.
    window.press(&[], "Then cake");
    window.press(&[CONTROL], "z");
    see_lines(&window, &["Tea first"]);
    window.press(&[CONTROL], "y");
    see_lines(&window, &["Tea first", "Then cake"]);

    // What asks whose words they are is another thing once they are kept, and has the focus then.
    window.tab_to("new-entry");
    window.press(&[], "Then the dog");
    window.press(&[], TAB);
    until("the focus on whose words they are", || {
        (window.focused().as_deref() == Some("voice")).then_some(())
    });
    see_lines(&window, &["Tea first", "Then cake", "Then the dog"]);
    window.close();
}

#[test]
fn going_through_the_languages_by_keys_chooses_none_but_the_one_somebody_stays_at() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("section-details");
    let spoken = || window.texts(".languages li");
    let stands = |tag: &str| {
        let shown = || window.texts("[data-test=language-choice]");
        until(&format!("{tag} to stand in the list"), || (shown()[0] == tag).then_some(()));
    };
    window.tab_to("language-choice");
    for (key, tag) in [("p", "phr"), (DOWN, "ps"), (DOWN, "pl")] {
        window.press(&[], key);
        stands(tag);
        assert!(spoken().is_empty(), "nothing is chosen yet: {:?}", spoken());
    }
    window.press(&[], ENTER);
    until("what was chosen", || spoken().first()?.starts_with("Polish").then_some(()));
    // The list begins anew for the next; leaving it chooses too, and so nothing is lost.
    stands("");
    window.press(&[], DOWN);
    let first = until("a language to stand in the list", || {
        window.texts("[data-test=language-choice]").into_iter().next().filter(|tag| !tag.is_empty())
    });
    assert_eq!(spoken().len(), 1, "{first} is not chosen yet");
    window.press(&[], TAB);
    until("the second", || (spoken().len() == 2).then_some(()));

    // With the mouse, what is clicked on is chosen. It goes from the list at once, and the driver would look for it.
    let clicked = "const list = document.querySelector('[data-test=language-choice]');
        list.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
        list.value = 'ur';
        list.dispatchEvent(new Event('change', { bubbles: true }))";
    window.script(clicked, vec![]);
    until("the third", || spoken().get(2)?.starts_with("Urdu").then_some(()));
    window.close();
}
