//! A program that brings folders together puts another file in the library's place while it is open here.

use crate::desktop;
use crate::screens::look;
use crate::steps::{nia_writes_twice, read, unlock};
use harness::desktop::Desktop;
use harness::window::Window;
use std::fs;

/// A library that is open on Nia's words, after another computer's file, which lacks the last of them, took its place.
fn scene(desktop: &Desktop) -> Window<'_> {
    let (window, file, other) = nia_writes_twice(desktop);
    let part = desktop.library().join("people.db.part");
    fs::write(&part, other).unwrap();
    fs::rename(part, file).unwrap();
    window
}

/// What was written here comes back from the backup that is kept apart.
fn brings_back(window: &Window<'_>, lines: &[&str]) {
    unlock(window);
    window.click("safety");
    window.see_text("main", "kept apart");
    window.click("look-into");
    window.click("bring-back-person");
    window.see_text("dialog [role=status]", "Nia is now as in the backup");
    window.click_text("dialog .buttons button", "Close");
    window.click("leave-safety");
    read(window, "important_to", lines);
}

#[test]
fn what_is_written_after_another_program_changed_the_library_is_kept_apart_and_comes_back() {
    let (_turn, desktop) = desktop();
    let window = scene(&desktop);
    window.type_into("new-entry", "Tea");
    window.see_text("[role=alert]", "Lock the library if it is still open");
    window.type_into("new-entry", " at four");
    look(&window, "changed-outside");
    window.click("lock");
    window.thing("unlock");
    window.see_text("[role=alert]", "kept apart");
    look(&window, "unlock-after-a-change");
    brings_back(&window, &["Jazz on Sundays", "A window seat", "Tea at four", "Tea"]);
    window.close();
}

#[test]
fn a_change_by_another_program_that_is_first_seen_at_locking_is_said_where_it_is_opened_again() {
    let (_turn, desktop) = desktop();
    let window = scene(&desktop);
    window.click("lock");
    window.see_text("[role=alert]", "Another program changed your library");
    brings_back(&window, &["Jazz on Sundays", "A window seat"]);
    window.close();
}
