//! From the first start to the list of people.

use super::look;
use crate::desktop;
use crate::steps::{BACKSPACE, CONTROL, ENTER, PASSPHRASE, import, see_lines, write};
use harness::examples;
use harness::patience::until;
use harness::window::Window;
use serde_json::json;

#[test]
fn the_screens_on_the_way_in_are_accessible_at_every_size() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    look(&window, "start");
    window.click("start-example");
    until("the example's page", || window.has("[data-test=page-svg] image").then_some(()));
    look(&window, "example");
    window.click("leave-example");
    window.click("start-others");
    window.type_into("passphrase", PASSPHRASE);
    look(&window, "passphrase");
    window.type_into("passphrase-again", PASSPHRASE);
    window.click("make-library");
    window.thing("add-person");
    look(&window, "people-empty");
    window.click("add-person");
    window.thing("person-name");
    look(&window, "people-add");
    window.close();
}

#[test]
fn a_passphrase_that_falls_within_minutes_is_taken_only_on_a_clear_word() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    window.click("start-others");
    // The page is not asked.
    let script = "return window.__TAURI_INTERNALS__
        .invoke('create_library', { passphrase: 'password', even_weak: arguments[0], about: 'me' })
        .then(() => 'made', (failure) => failure.code)";
    for even_weak in [json!(false), json!(null), json!("yes")] {
        let refused = window.script(script, vec![even_weak]);
        assert!(refused == "passphrase_weak" || refused == "bad_request", "{refused}");
    }
    assert!(!desktop.library().exists());
    for weak in ["password", "12345678", "        "] {
        window.clear("passphrase");
        window.type_into("passphrase", weak);
        window.thing("passphrase-even-weak");
    }
    window.clear("passphrase");
    window.type_into("passphrase", "password");
    window.type_into("passphrase-again", "password");
    window.thing("passphrase-even-weak");
    window.click("make-library");
    window.see_text("[role=alert]", "somebody could guess it within minutes");
    look(&window, "passphrase-weak");
    window.click("passphrase-even-weak");
    // Another one needs another word.
    window.type_into("passphrase", "1");
    window.type_into("passphrase-again", "1");
    let unsaid = || {
        window.script("return document.querySelector('[data-test=passphrase-even-weak]')?.checked", vec![])
    };
    until("the box to be empty", || (unsaid() == json!(false)).then_some(()));
    window.click("passphrase-even-weak");
    window.click("make-library");
    window.thing("add-person");
    window.close();
}

#[test]
fn the_list_of_people_is_accessible_at_every_size() {
    let (_turn, desktop) = desktop();
    import(&desktop, &desktop.library(), &examples());
    let window = Window::open(&desktop);
    window.thing("unlock");
    look(&window, "unlock");
    window.type_into("passphrase", PASSPHRASE);
    window.click("unlock");
    see_people(&window, examples().len());
    look(&window, "people");
    window.type_into("search", "Kacper");
    see_people(&window, 1);
    look(&window, "people-found");
    window.type_into("search", "zzz");
    window.thing("none-found");
    look(&window, "people-nobody-found");
    window.press(&[CONTROL], "a");
    window.press(&[], BACKSPACE);
    see_people(&window, examples().len());
    window.hover("person-card");
    window.click("remove-person");
    window.thing("news");
    look(&window, "people-removed");
    for left in [examples().len() - 2, examples().len() - 3] {
        window.hover("person-card");
        window.click("remove-person");
        see_people(&window, left);
    }
    window.click("bin");
    window.see_text("[data-test=binned-person]", "Kept until");
    look(&window, "bin");
    window.close();
}

#[test]
fn a_person_of_ones_own_is_asked_for_a_name_first() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    window.click("start-me");
    window.type_into("passphrase", PASSPHRASE);
    window.type_into("passphrase-again", PASSPHRASE);
    window.click("make-library");
    window.thing("person-name");
    look(&window, "ask-name");
    window.type_into("person-name", "Nia");
    window.press(&[], ENTER);
    write(&window, "important_to", &["Tea first"]);
    // Whoever looks at something else and comes back is still the same person.
    window.click("safety");
    window.click("leave-safety");
    window.click("section-important_to");
    see_lines(&window, &["Tea first"]);
    window.close();
}

fn see_people(window: &Window<'_>, count: usize) {
    until("the people", || (window.all("[data-test=person-card]").len() == count).then_some(()));
}
