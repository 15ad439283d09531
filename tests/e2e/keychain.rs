//! A library that this computer opens without the passphrase, because it was asked to.

use crate::desktop;
use crate::screens::look;
use crate::steps::{PASSPHRASE, add_person, make_library, unlock};
use harness::keychain::Keychain;
use harness::window::Window;

#[test]
fn this_computer_keeps_the_key_as_long_as_it_is_asked_to() {
    let (_turn, desktop) = desktop();
    let keychain = Keychain::open(&desktop);
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click_text(".places .back", "People");
    window.click("safety");
    window.click("keychain");
    look(&window, "keychain");
    let empty = Keychain::size(&desktop);
    window.type_into("current-passphrase", "not this one");
    window.click("keychain-do");
    window.see_text("dialog [role=alert]", "not the passphrase");
    assert_eq!(Keychain::size(&desktop), empty, "nothing is kept for a wrong passphrase");
    window.clear("current-passphrase");
    window.type_into("current-passphrase", PASSPHRASE);
    window.click("keychain-do");
    window.see_text("[data-test=news]", "keeps the key");
    assert!(Keychain::size(&desktop) > empty, "the system's keychain has written it down");
    window.close();

    let window = Window::open(&desktop);
    look(&window, "unlock-keychain");
    window.click("unlock-keychain");
    window.see_text("[data-test=person-card]", "Nia");
    window.close();

    // Nobody has logged in, and the keychain gives nothing: nobody has to wait for it.
    drop(keychain);
    let window = Window::open(&desktop);
    window.click("unlock-keychain");
    unlock(&window);
    window.close();

    let _keychain = Keychain::open(&desktop);
    let window = Window::open(&desktop);
    window.click("unlock-keychain");
    window.see_text("[data-test=person-card]", "Nia");
    window.click("safety");
    window.click("keychain-stop");
    window.see_text("[data-test=news]", "asked for again");
    window.click("leave-safety");
    window.click("lock");
    window.thing("unlock");
    assert!(!window.has("[data-test=unlock-keychain]"));
    window.close();
}
