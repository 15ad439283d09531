//! What somebody finds when they come back from another place, and how they begin anew when they cannot.

use crate::desktop;
use crate::steps::{add_person, make_library, unlock};
use harness::project;
use harness::window::Window;
use std::fs;

#[test]
fn a_picture_that_is_not_kept_yet_waits_until_the_library_is_locked() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("section-photo");
    window.click("choose-photo");
    desktop.answer_dialog("Open File", &project().join("assets/icons/128x128@2x.png"));
    window.type_into("photo-description", "A page with a sun on it");
    window.click("section-future");
    window.see_text("[data-test=section-photo]", "not kept yet");
    window.click("section-photo");
    window.thing("photo-waits");
    assert_eq!(window.texts("[data-test=photo-description]"), ["A page with a sun on it"]);

    window.click("lock");
    unlock(&window);
    window.click("person-card");
    window.click("section-photo");
    window.thing("choose-photo");
    assert!(!window.has("[data-test=keep-photo]"), "a picture that nobody kept goes with the lock");
    window.close();
}

#[test]
fn who_somebody_is_stays_before_their_name_is_known() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("section-written");
    window.click("written-add");
    window.type_into("written-role", "my sister");
    window.click("section-future");
    window.click("section-written");
    window.thing("written-role");
    assert_eq!(window.texts("[data-test=written-role]"), ["my sister"]);
    window.click("lock");
    unlock(&window);
    window.click("person-card");
    window.click("section-written");
    window.thing("written-role");
    assert_eq!(window.texts("[data-test=written-role]"), ["my sister"]);
    window.close();
}

#[test]
fn a_new_library_begins_beside_one_that_stays_locked() {
    let (_turn, desktop) = desktop();
    fs::write(desktop.documents().join("letter.txt"), "Dear Nia").unwrap();
    let empty = desktop.home().join("anew");
    fs::create_dir(&empty).unwrap();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("lock");
    let old = fs::read(desktop.library().join("keys")).unwrap();

    desktop.keeps_files_in(&desktop.documents());
    window.click("forgotten");
    window.click("new-place");
    desktop.take_folder("Select Folder");
    window.see_text("[role=alert]", "something in that folder");
    desktop.keeps_files_in(&empty);
    window.click("new-place");
    desktop.take_folder("Select Folder");
    window.click("back-to-unlock");
    window.thing("unlock");
    assert!(fs::read_dir(&empty).unwrap().next().is_none(), "nothing is made before there is a passphrase");

    window.click("forgotten");
    window.click("new-place");
    desktop.take_folder("Select Folder");
    window.thing("back-to-unlock");
    make_library(&window);
    add_person(&window, "Gus");
    window.close();

    let window = Window::open(&desktop);
    unlock(&window);
    window.see_text("[data-test=person-card]", "Gus");
    assert_eq!(window.all("[data-test=person-card]").len(), 1);
    assert!(fs::read(desktop.library().join("keys")).unwrap() == old, "the one before stays as it is");
    window.close();
}
