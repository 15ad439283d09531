//! A library that can only be looked at: a damaged one, which is mended, and one that somebody else has open.

use crate::desktop;
use crate::screens::look;
use crate::steps::{PASSPHRASE, add_person, import, write};
use harness::desktop::Desktop;
use harness::pdf;
use harness::window::Window;
use harness::{program, project};
use std::fs;

const PAGE: usize = 4096;

/// The library with some example people, and the window on it, locked.
fn with_people(desktop: &Desktop) -> Window<'_> {
    let examples =
        ["kofi", "gwen", "bailey"].map(|name| project().join(format!("assets/examples/{name}.json")));
    import(desktop, &desktop.library(), &examples);
    let window = Window::open(desktop);
    window.type_into("passphrase", PASSPHRASE);
    window
}

/// Makes a backup, and locks; the file is closed before the way back into it is shown.
fn back_up_and_lock(window: &Window<'_>) {
    window.click("safety");
    window.click("back-up");
    window.see_text("[data-test=news]", "backup");
    window.click("leave-safety");
    window.click("lock");
    window.thing("unlock");
}

/// Goes on to look at a library that does not open for this reason, with the passphrase that stands there.
fn only_look(window: &Window<'_>, why: &str, screen: &str) {
    window.click("unlock");
    window.see_text("[role=alert]", why);
    look(window, screen);
    window.click("look-only");
    window.see_text("[data-test=reading-why]", why);
}

#[test]
fn a_damaged_library_is_looked_at_and_mended_and_lost_words_come_back_from_a_backup() {
    let (_turn, desktop) = desktop();
    let window = with_people(&desktop);
    window.click("unlock");
    window.thing("person-card");
    back_up_and_lock(&window);

    // Every other page is lost, and the first.
    let people = desktop.library().join("people.db");
    let mut bytes = fs::read(&people).unwrap();
    for page in bytes.chunks_mut(PAGE).step_by(2) {
        page.fill(0);
    }
    fs::write(&people, &bytes).unwrap();
    window.type_into("passphrase", PASSPHRASE);
    only_look(&window, "damaged", "unlock-damaged");
    window.see_text("section", "lost");
    look(&window, "reading-damaged");
    assert!(fs::read(&people).unwrap() == bytes, "nothing was written");

    window.click("mend");
    window.see_text("main", "people.damaged");
    look(&window, "mended");
    window.click("safety");
    window.click("look-into");
    window.see_text("dialog", "Bring back");
    window.click("restore");
    window.click("restore-do");
    window.see_text("[data-test=news]", "as it was");
    window.click("leave-safety");
    for name in ["Kofi", "Gwen", "Bailey"] {
        window.see_text("main", name);
    }
    let kept = fs::read_dir(desktop.library()).unwrap().map(|file| file.unwrap().path());
    let damaged =
        kept.filter(|file| file.file_name().unwrap().to_string_lossy().starts_with("people.damaged"));
    assert!(damaged.into_iter().any(|file| fs::read(file).unwrap() == bytes), "the damaged file is kept");
    window.close();
}

#[test]
fn a_library_that_opens_is_only_looked_at_when_somebody_wants_that() {
    let (_turn, desktop) = desktop();
    let window = with_people(&desktop);
    window.click("something-wrong");
    look(&window, "something-wrong");
    window.click("look-anyway");
    window.see_text("[data-test=reading-why]", "Nothing can be changed");
    window.click_text("[data-test=look-at]", "Kofi");
    window.see_text(".desk", "Kofi");
    window.close();
}

#[test]
fn a_library_that_somebody_else_has_open_is_looked_at_and_printed() {
    let (_turn, desktop) = desktop();
    let window = with_people(&desktop);
    let note = r#"{"who":"Joy Okafor","machine":"front-desk","since":"2026-11-25T09:00:00Z"}"#;
    fs::write(desktop.library().join("holder"), note).unwrap();
    window.click("unlock");
    window.see_text(".holder", "Joy Okafor");
    window.click("look-only");
    window.see_text("[data-test=reading-why]", "Somebody has this library open");
    window.click_text("[data-test=look-at]", "Kofi");
    window.see_text(".desk", "Kofi");
    look(&window, "reading-in-use");
    let page = desktop.documents().join("kofi.pdf");
    window.click("save-pdf");
    desktop.answer_dialog("Save File", &page);
    window.see_text("[data-test=news]", "kofi.pdf");
    assert!(pdf::text(&page).contains("Kofi"));
    window.click("lock");
    window.thing("unlock");
    window.close();
}

#[test]
fn a_library_of_a_newer_program_is_looked_at_and_left_as_it_is() {
    let (_turn, desktop) = desktop();
    let library = desktop.library();
    fs::create_dir_all(&library).unwrap();
    for name in ["people.db", "keys", "keys.spare"] {
        fs::copy(project().join("tests/fixtures/newer").join(name), library.join(name)).unwrap();
    }
    let before = fs::read(library.join("people.db")).unwrap();
    let window = Window::open(&desktop);
    window.type_into("passphrase", PASSPHRASE);
    only_look(&window, "newer What Matters", "unlock-newer");
    window.click_text("[data-test=look-at]", "Amina");
    window.see_text(".desk", "Amina");
    look(&window, "reading-newer");
    window.close();
    assert!(fs::read(library.join("people.db")).unwrap() == before, "nothing was written");
}

/// What stands on a page that the disk cannot give is lost, and nothing else: the window mends it as it does a page of
/// zeros.
#[test]
#[cfg(target_os = "linux")]
fn a_library_on_a_disk_with_a_bad_place_is_looked_at_and_mended() {
    let (_turn, desktop) = desktop();
    with_people(&desktop).close();
    let people = desktop.library().join("people.db");
    let pages = fs::read(&people).unwrap().len() / PAGE;
    let bad: Vec<_> =
        (0..pages).step_by(2).map(|page| format!("{}\t{}\t{PAGE}", people.display(), page * PAGE)).collect();
    let starter = desktop.write_program(
        "start-on-bad-sectors",
        &format!(
            "export LD_PRELOAD='{}' BAD_SECTORS='{}'\nexec '{}' \"$@\"\n",
            program("libsectors.so").display(),
            bad.join("\n"),
            program("what-matters").display()
        ),
    );
    let window = Window::open_by(&desktop, &starter);
    window.type_into("passphrase", PASSPHRASE);
    only_look(&window, "damaged", "unlock-bad-sectors");
    window.click("mend");
    window.see_text("main", "people.damaged");
    window.click("go-on");
    window.thing("add-person");
    window.close();
}

#[test]
fn a_library_that_was_rolled_back_says_what_is_missing_and_goes_on_when_somebody_wants_that() {
    let (_turn, desktop) = desktop();
    let window = with_people(&desktop);
    let people = desktop.library().join("people.db");
    let older = fs::read(&people).unwrap();
    window.click("unlock");
    add_person(&window, "Amina");
    write(&window, "important_to", &["Tea with cardamom", "Roses"]);
    window.click_text(".places .back", "People");
    back_up_and_lock(&window);

    fs::write(&people, &older).unwrap();
    window.type_into("passphrase", PASSPHRASE);
    only_look(&window, "missing", "unlock-rolled-back");
    window.see_text("[data-test=affected]", "Amina");
    look(&window, "reading-rolled-back");
    assert!(fs::read(&people).unwrap() == older, "nothing was written");
    window.click("take-backup");
    window.see_text("main", "Nothing is thrown away");
    window.click("go-on");
    window.see_text("main", "Amina");
    window.close();

    fs::write(&people, &older).unwrap();
    let window = Window::open(&desktop);
    window.type_into("passphrase", PASSPHRASE);
    window.click("unlock");
    window.see_text("[role=alert]", "missing");
    window.click("look-only");
    window.click("mend");
    window.click("go-on");
    window.see_text("main", "Kofi");
    window.click("lock");
    window.thing("unlock");
    window.type_into("passphrase", PASSPHRASE);
    window.click("unlock");
    window.thing("add-person");
    window.close();
}
