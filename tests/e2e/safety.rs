//! What keeps the words safe, as somebody does it: another passphrase, a recovery code, backups, what happened, and
//! taking somebody out for good.

use crate::desktop;
use crate::screens::look;
use crate::steps::{ESCAPE, PASSPHRASE, add_person, make_library, read, see_lines, unlock, write};
use harness::desktop::Desktop;
use harness::patience::until;
use harness::pdf;
use harness::window::Window;

const ANOTHER: &str = "marmalade hill nine";
const LINES: [&str; 2] = ["Jazz on Sundays", "A window seat"];

/// A library with Nia in it, who said two things; the list of people is shown.
fn with_nia(desktop: &Desktop) -> Window<'_> {
    let window = Window::open(desktop);
    make_library(&window);
    add_person(&window, "Nia");
    write(&window, "important_to", &LINES);
    to_people(&window);
    window
}

fn to_people(window: &Window<'_>) {
    window.click_text(".places .back", "People");
    window.thing("person-card");
}

/// Writes other words into the first line of what is important to Nia.
fn say_first(window: &Window<'_>, words: &str) {
    window.click("person-card");
    window.click("section-important_to");
    window.clear("entry-text");
    window.type_into("entry-text", words);
    see_lines(window, &[words, LINES[1]]);
    to_people(window);
}

fn new_passphrase(window: &Window<'_>, words: &str) {
    window.type_into("new-passphrase", words);
    window.type_into("passphrase-again", words);
}

#[test]
fn a_forgotten_passphrase_is_replaced_with_the_code_on_the_sheet() {
    let (_turn, desktop) = desktop();
    let window = with_nia(&desktop);
    window.click("safety");
    window.see_text("main", "There is none yet");
    look(&window, "safety");
    window.click("make-code");
    window.type_into("current-passphrase", "not this one");
    window.click("code-do");
    window.see_text("dialog [role=alert]", "not the passphrase");
    window.clear("current-passphrase");
    window.type_into("current-passphrase", PASSPHRASE);
    window.click("code-do");
    window.thing("code");
    look(&window, "recovery-code");
    let groups: Vec<String> = window.texts("[data-test=code] span");
    assert_eq!(groups.len(), 6);

    let sheet = desktop.documents().join("sheet.pdf");
    window.click("save-sheet");
    desktop.answer_dialog("Save File", &sheet);
    window.see_text("dialog", "throw the file away");
    let text = pdf::text(&sheet);
    for group in &groups {
        assert!(text.contains(group), "{group} is on the sheet");
    }
    window.click("code-done");
    window.see_text("main", "A sheet was made today");
    window.click("leave-safety");
    window.click("lock");

    // Typed in small letters and with a slip.
    let code = groups.join(" ").to_lowercase();
    let slip = if code.starts_with('7') { "8" } else { "7" };
    window.click("have-code");
    window.type_into("recovery-code", &format!("{slip}{}", &code[1..]));
    look(&window, "unlock-by-code");
    window.click("recover");
    window.thing("new-passphrase");
    look(&window, "renew");
    new_passphrase(&window, ANOTHER);
    window.click("renew");
    window.see_text("[data-test=person-card]", "Nia");
    window.click("lock");
    window.type_into("passphrase", PASSPHRASE);
    window.click("unlock");
    window.see_text("[role=alert]", "not the passphrase");
    window.clear("passphrase");
    window.type_into("passphrase", ANOTHER);
    window.click("unlock");
    window.see_text("[data-test=person-card]", "Nia");
    window.close();
}

#[test]
fn the_passphrase_and_the_key_are_changed_and_wrong_tries_must_wait() {
    let (_turn, desktop) = desktop();
    let window = with_nia(&desktop);
    window.click("safety");
    window.click("change-passphrase");
    window.type_into("current-passphrase", PASSPHRASE);
    new_passphrase(&window, ANOTHER);
    window.click("passphrase-do");
    window.see_text("[data-test=news]", "new passphrase");
    window.click("new-key");
    window.type_into("current-passphrase", ANOTHER);
    window.click("key-do");
    window.see_text("[data-test=news]", "new key");
    window.click("leave-safety");
    window.click("lock");
    for _ in 0..5 {
        window.clear("passphrase");
        window.type_into("passphrase", PASSPHRASE);
        window.click("unlock");
        window.see_text("[role=alert]", "not the passphrase");
    }
    until("the wait", || {
        window.clear("passphrase");
        window.type_into("passphrase", PASSPHRASE);
        window.click("unlock");
        window.has("[role=alert]").then(|| window.see_text("[role=alert]", "try again after"))
    });
    until("the library to open after the wait", || {
        if window.has("[data-test=person-card]") {
            return Some(());
        }
        window.clear("passphrase");
        window.type_into("passphrase", ANOTHER);
        window.click("unlock");
        // It answers: with the people, or with why not.
        until("an answer", || window.has("[data-test=person-card], [role=alert] .trouble").then_some(()));
        window.has("[data-test=person-card]").then_some(())
    });
    window.close();
}

#[test]
fn a_backup_is_looked_into_and_one_person_or_everything_comes_back() {
    let (_turn, desktop) = desktop();
    let window = with_nia(&desktop);
    window.click("safety");
    window.click("back-up");
    window.see_text("[data-test=news]", "was checked");
    let stick = desktop.documents().join("stick");
    std::fs::create_dir(&stick).unwrap();
    desktop.keeps_files_in(&stick);
    window.click("backup-folder");
    desktop.take_folder("Select Folder");
    window.see_text("main", "Backups also go to");
    until("a backup on the stick", || std::fs::read_dir(&stick).unwrap().next().map(|_| ()));
    look(&window, "safety-backups");
    window.click("backup-folder-forget");
    window.see_text("main", "stay there");
    look(&window, "safety-backups-left");
    window.click("leave-safety");
    say_first(&window, "Rock on Mondays");

    window.click("safety");
    window.click("look-into");
    window.see_text("dialog", "One person is different now");
    window.see_text("dialog", LINES[0]);
    look(&window, "backup");
    window.click("bring-back-person");
    window.see_text("dialog", "just as it is now");
    window.click_text("dialog button", "Close");
    window.click("leave-safety");
    read(&window, "important_to", &LINES);
    window.click("undo");
    see_lines(&window, &["Rock on Mondays", LINES[1]]);
    to_people(&window);

    window.click("safety");
    window.click("look-into");
    window.click("restore");
    window.click("restore-do");
    window.see_text("[data-test=news]", "Everything is as it was");
    window.click("leave-safety");
    read(&window, "important_to", &LINES);
    window.close();
}

#[test]
fn what_happened_is_told_and_earlier_words_come_back() {
    let (_turn, desktop) = desktop();
    let window = with_nia(&desktop);
    say_first(&window, "Rock on Mondays");
    window.click("person-card");
    window.click("history");
    window.see_text("dialog [data-test=happening]", "Rock on Mondays");
    let first = "return document.activeElement.matches('dialog [data-test=history-about]')";
    assert_eq!(window.script(first, vec![]), true, "it begins at its beginning, however long it is");
    look(&window, "history");
    window.click("bring-back");
    window.see_text("dialog", "The words are back");
    window.click_text("dialog button", "Close");
    window.click("section-important_to");
    see_lines(&window, &LINES);
    window.close();
}

#[test]
fn the_look_of_a_page_outlives_a_restart() {
    let (_turn, desktop) = desktop();
    let window = with_nia(&desktop);
    window.click("person-card");
    window.click("looks");
    window.click("paper-letter");
    window.click("looks-done");
    window.see_text("[data-test=undo]", "how the page looks");
    window.close();
    let window = Window::open(&desktop);
    unlock(&window);
    window.click("person-card");
    let letter = || {
        let page = window.script(
            "return document.querySelector('[data-test=page-svg] svg')?.getAttribute('viewBox')",
            vec![],
        );
        page.as_str().is_some_and(|box_| box_.contains("612"))
    };
    until("the paper that was chosen", || letter().then_some(()));
    window.close();
}

#[test]
fn a_sheet_that_nobody_put_away_is_asked_for_until_somebody_has() {
    let (_turn, desktop) = desktop();
    let window = with_nia(&desktop);
    window.click("safety");
    window.click("make-code");
    window.type_into("current-passphrase", PASSPHRASE);
    window.click("code-do");
    window.thing("code");
    window.press(&[], ESCAPE);
    window.see_text("[data-test=code-is]", "nobody has said that its sheet is put away");
    look(&window, "safety-sheet-waits");
    window.click("make-code");
    window.type_into("current-passphrase", PASSPHRASE);
    window.click("code-do");
    window.click("code-done");
    window.see_text("[data-test=code-is]", "A sheet was made today");
    window.close();
}

#[test]
fn somebody_is_taken_out_for_good_only_after_their_name_is_typed() {
    let (_turn, desktop) = desktop();
    let window = with_nia(&desktop);
    window.click("safety");
    window.click("back-up");
    window.see_text("[data-test=news]", "was checked");
    window.click("leave-safety");
    window.hover("person-card");
    window.click("remove-person");
    until("her card to go", || window.all("[data-test=person-card]").is_empty().then_some(()));
    window.click("erase-person");
    look(&window, "erase");
    window.click("erase");
    window.type_into("erase-name", "Mia");
    window.click("erase-do");
    window.see_text("dialog [role=alert]", "another name");
    window.clear("erase-name");
    window.type_into("erase-name", "Nia");
    window.click("erase-do");
    window.see_text("[data-test=erased]", "gone for good");
    window.see_text("[data-test=erased-in-backups]", "One backup from before still holds them");
    window.click("erase-close");
    window.gone("dialog");
    window.see_text("[data-test=undo]", "Undo");
    assert!(
        !window.texts("[data-test=undo]").concat().contains("taking somebody out"),
        "there is no way back"
    );
    window.close();
}
