//! Two computers wrote in one library: the program that brings its folders in step has kept both files.

use crate::desktop;
use crate::screens::look;
use crate::steps::{PASSPHRASE, nia_writes_twice, read, write};
use std::fs;

#[test]
fn words_that_are_only_in_a_conflict_copy_are_found_added_and_the_copy_is_put_away() {
    let (_turn, desktop) = desktop();
    let (window, file, before) = nia_writes_twice(&desktop);
    window.click("lock");
    window.thing("unlock");
    // What was written last is at the other computer; here the folder is as it was, and somebody goes on writing.
    fs::rename(&file, desktop.library().join("people (conflicted copy 2026-11-25).db")).unwrap();
    fs::write(&file, before).unwrap();
    window.type_into("passphrase", PASSPHRASE);
    window.click("unlock");
    window.see_text("[role=alert]", "missing");
    window.click("look-only");
    window.see_text("main", "what is missing here can be added from there");
    look(&window, "reading-beside-a-conflict");
    window.click("mend");
    window.click("go-on");
    window.see_text("[data-test=news]", "another copy of it");
    look(&window, "conflict-notice");
    window.click("person-card");
    write(&window, "important_to", &["Tea at four"]);
    window.click_text(".places .back", "People");
    window.click("look-at-conflict");
    window.see_text("[data-test=conflicts]", "conflicted copy 2026-11-25");
    look(&window, "conflicts");
    window.click("look-into");
    window.see_text("dialog", "A window seat");
    look(&window, "conflict-look-into");
    window.click("add-from-backup");
    window.see_text("dialog [role=status]", "Nia has one line more now");
    window.gone("[data-test=add-from-backup]");
    window.click_text("dialog .buttons button", "Close");
    window.click("put-away");
    window.see_text("[data-test=news]", "It is put away");
    window.gone("[data-test=conflicts]");
    window.click("leave-safety");
    window.gone("[data-test=news]");
    read(&window, "important_to", &["Jazz on Sundays", "A window seat", "Tea at four"]);
    window.close();
}
