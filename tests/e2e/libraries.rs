//! A library that cannot be opened: why is said, each in its own words, and what is on the disk stays as it is.

use crate::desktop;
use crate::steps::{PASSPHRASE, import, unlock, wm};
use harness::patience::{ended, until};
use harness::project;
use harness::window::Window;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Every file that a library is made of.
const FILES: [&str; 3] = ["people.db", "keys", "keys.spare"];

type Files = [Option<Vec<u8>>; 3];

#[test]
fn a_library_that_cannot_be_opened_says_why_and_stays_as_it_is() {
    let (_turn, desktop) = desktop();
    let at = desktop.library();
    import(&desktop, &at, &[project().join("assets/examples/kofi.json")]);
    let whole = read(&at);
    let [Some(people), Some(keys), _] = &whole else { panic!("a library has all its files") };
    let mut newer: serde_json::Value = serde_json::from_slice(keys).unwrap();
    newer["version"] = 9.into();
    let newer = serde_json::to_vec(&newer).unwrap();
    let with = |people: &[u8]| [Some(people.to_vec()), Some(keys.clone()), Some(keys.clone())];

    let window = Window::open(&desktop);
    window.type_into("passphrase", PASSPHRASE);
    for (harmed, words) in [
        (with(&people[..people.len() / 2]), "damaged"),
        ([Some(people.clone()), Some(newer.clone()), Some(newer)], "newer What Matters"),
        (with(b"Dear Nia, I hope you are well."), "damaged"),
        ([Some(people.clone()), None, None], "files of keys"),
        (with(&[]), "damaged"),
    ] {
        write(&at, &harmed);
        window.click("unlock");
        window.see_text("[role=alert]", words);
        assert!(read(&at) == harmed, "nothing is changed");
        write(&at, &whole);
    }

    // `wm` is at work in it.
    let mut working = wm(&desktop, &at, "list", &[]);
    let lock = at.join("lock");
    until("wm to open it", || {
        let lock = fs::File::open(&lock).unwrap();
        lock.try_lock().is_err().then_some(())
    });
    signal("-STOP", working.id());
    window.click("unlock");
    window.see_text("[role=alert]", "already open");
    signal("-CONT", working.id());
    assert!(ended(&mut working).success(), "and wm ends its work undisturbed");

    window.click("unlock");
    window.see_text("[data-test=person-card]", "Kofi");
    window.close();
}

#[test]
fn a_library_of_ones_own_choice_is_found_again_and_missed_when_it_is_gone() {
    let (_turn, desktop) = desktop();
    let (stick, letters) = (desktop.documents().join("stick"), desktop.documents().join("letters"));
    import(&desktop, &stick, &[project().join("assets/examples/kofi.json")]);
    fs::create_dir(&letters).unwrap();
    fs::write(letters.join("people.db"), "Dear Nia, I hope you are well.").unwrap();

    let window = Window::open(&desktop);
    window.click("start-choose");
    desktop.answer_dialog("Select Folder", &desktop.documents());
    window.see_text("[role=alert]", "not a What Matters library");
    window.click("start-choose");
    desktop.answer_dialog("Select Folder", &letters);
    window.type_into("passphrase", PASSPHRASE);
    window.click("unlock");
    window.see_text("[role=alert]", "files of keys");
    window.click("choose-library");
    desktop.answer_dialog("Select Folder", &desktop.documents());
    window.see_text("[role=alert]", "not a What Matters library");
    window.click("choose-library");
    desktop.answer_dialog("Select Folder", &stick);
    window.see_text("main", "stick");
    unlock(&window);
    window.click("lock");

    // The stick is pulled out, and comes back.
    let away = desktop.documents().join("away");
    fs::rename(&stick, &away).unwrap();
    window.type_into("passphrase", PASSPHRASE);
    window.click("unlock");
    window.see_text("[role=alert]", "no library here");
    assert!(!stick.exists(), "no other one is made in its place");
    window.close();

    let window = Window::open(&desktop);
    window.type_into("passphrase", PASSPHRASE);
    window.click("unlock");
    window.see_text("[role=alert]", "no library here");
    fs::rename(&away, &stick).unwrap();
    window.click("unlock");
    window.see_text("[data-test=person-card]", "Kofi");
    assert!(!desktop.library().exists());
    window.close();
}

fn read(at: &Path) -> Files {
    FILES.map(|name| fs::read(at.join(name)).ok())
}

fn write(at: &Path, files: &Files) {
    for (name, bytes) in FILES.iter().zip(files) {
        match bytes {
            Some(bytes) => fs::write(at.join(name), bytes).unwrap(),
            None => fs::remove_file(at.join(name)).unwrap(),
        }
    }
}

fn signal(which: &str, process: u32) {
    assert!(Command::new("kill").args([which, &process.to_string()]).status().unwrap().success());
}

#[test]
fn where_the_computer_is_gone_a_new_one_begins_with_the_backup_on_the_stick() {
    let (_turn, desktop) = desktop();
    let at = desktop.library();
    import(&desktop, &at, &[project().join("assets/examples/kofi.json")]);
    assert!(ended(&mut wm(&desktop, &at, "backup", &[])).success());
    let backups = fs::read_dir(at.join("backups")).unwrap();
    let backup = backups.map(|backup| backup.unwrap().path()).next().unwrap();
    let stick = desktop.documents().join("What Matters backups 7").join(backup.file_name().unwrap());
    fs::create_dir_all(stick.parent().unwrap()).unwrap();
    fs::rename(backup, &stick).unwrap();
    fs::remove_dir_all(&at).unwrap();
    let before = fs::read(stick.join("people.db")).unwrap();

    let window = Window::open(&desktop);
    desktop.keeps_files_in(&stick);
    window.click("start-choose");
    desktop.take_folder("Select Folder");
    unlock(&window);
    window.see_text("[data-test=person-card]", "Kofi");
    window.see_text("[data-test=lock]", "Lock");
    window.click("lock");
    window.see_text("main", &at.display().to_string());
    assert!(fs::read(stick.join("people.db")).unwrap() == before, "the backup stays as it is");

    window.click("choose-library");
    desktop.take_folder("Select Folder");
    window.see_text("[role=alert]", "This is a backup");
    window.close();
}
