//! `wm library check` and `mend`, and looking at what cannot be opened.

use crate::lab::Lab;
use harness::project;
use std::fs;

#[test]
fn a_sound_library_is_said_to_be_sound_and_is_not_mended() {
    let lab = Lab::with(&["Nia"]);
    let checked = lab.wm(&["check"]);
    assert_eq!(checked.status, 0, "{checked:?}");
    assert!(checked.out.contains("is sound"), "{checked:?}");
    let mended = lab.wm(&["mend"]);
    assert_eq!(mended.status, 0, "{mended:?}");
    assert!(mended.out.contains("nothing to mend"), "{mended:?}");
    assert!(lab.kept().is_empty());
}

#[test]
fn a_damaged_library_is_looked_at_mended_and_completed_from_a_backup() {
    let lab = Lab::with(&["Nia", "Gus"]);
    let before = ["Nia", "Gus"].map(|name| lab.profile(name));
    let backup = lab.back_up();
    let harmed = lab.harm(3);

    let list = lab.wm(&["list"]);
    list.failed_saying("damaged");
    assert!(list.err.contains("wm library mend") && list.err.contains("--read-only"), "{list:?}");
    let looked = lab.wm(&["list", "--read-only"]);
    assert_eq!(looked.status, 1, "{looked:?}");
    assert!(looked.out.contains("Nia"), "{looked:?}");

    let checked = lab.wm(&["check"]);
    assert_eq!(checked.status, 1, "{checked:?}");
    for said in ["pages of the file cannot be read", "Nia", "lines are lost", &backup, "wm library mend"] {
        assert!(checked.out.contains(said), "{said}: {checked:?}");
    }
    assert_eq!(lab.wm(&["check", "--read-only"]).out, checked.out);
    lab.wm(&["mend", "--read-only"]).failed_saying("only open to look at");
    assert!(lab.people_file() == harmed, "looking changes nothing");

    let mended = lab.wm(&["mend"]);
    assert_eq!(mended.status, 1, "{mended:?}");
    for said in ["lines are lost", "is mended", "people.damaged-", &backup, "has more of"] {
        assert!(mended.out.contains(said), "{said}: {mended:?}");
    }
    assert!(lab.kept() == [harmed], "the damaged file is kept");
    assert_eq!(lab.wm(&["check"]).status, 0);
    assert!(["Nia", "Gus"].map(|name| lab.profile(name)) != before);
    for name in ["Nia", "Gus"] {
        let back = lab.wm(&["restore", &backup, "--person", name, "--yes"]);
        assert_eq!(back.status, 0, "{back:?}");
    }
    assert!(["Nia", "Gus"].map(|name| lab.profile(name)) == before, "every word is back");
}

/// A library of 64 MB and more is not looked at whole whenever it is opened.
#[test]
fn damage_deep_in_a_large_library_is_found_and_mended() {
    let lab = Lab::with(&["Nia"]);
    lab.add_large_photos(17);
    let mut bytes = lab.people_file();
    assert!(bytes.len() > 64 << 20);
    let middle = bytes.len() / 8192 * 4096;
    bytes[middle..][..4096].fill(0x5a);
    fs::write(lab.at.join("people.db"), &bytes).unwrap();
    assert_eq!(lab.wm(&["list"]).status, 0, "it opens all the same");

    let checked = lab.wm(&["check"]);
    assert_eq!(checked.status, 1, "{checked:?}");
    for said in ["do not fit together", "One page of the file cannot be read", "The photo is lost"] {
        assert!(checked.out.contains(said), "{said}: {checked:?}");
    }
    let mended = lab.wm(&["mend"]);
    assert_eq!(mended.status, 1, "{mended:?}");
    assert_eq!(mended.out.matches("The photo is lost").count(), 1, "{mended:?}");
    assert_eq!(lab.wm(&["check"]).status, 0);
    assert_eq!(lab.wm(&["list"]).out.lines().count(), 18);
}

#[test]
fn a_backup_of_ones_choice_takes_the_place_of_a_damaged_library() {
    let lab = Lab::with(&["Nia"]);
    let backup = lab.back_up();
    lab.say("Nia", "Said later");
    let later = lab.back_up();
    let harmed = lab.harm(2);
    lab.wm(&["mend", "--from-backup", "1999"]).failed_saying("no such backup");
    lab.wm(&["mend", "--from-backup", "20"]).failed_saying("Several backups begin so");
    assert!(lab.people_file() == harmed);

    let mended = lab.wm(&["mend", "--from-backup", &backup]);
    assert_eq!(mended.status, 1, "what came after it is lost: {mended:?}");
    assert!(mended.out.contains("has taken the place"), "{mended:?}");
    let first = |lab: &Lab| lab.profile("Nia").sections[profile::Section::ImportantTo][0].text.clone();
    assert!(first(&lab).starts_with("Nia says 0"));
    lab.harm(2);
    assert_eq!(lab.wm(&["mend", "--from-backup"]).status, 1);
    assert_eq!(first(&lab), "Said later", "{later} is the newest");
    assert_eq!(lab.kept().len(), 2);
}

#[test]
fn where_nothing_can_be_read_the_newest_backup_is_named_and_taken() {
    let lab = Lab::with(&["Nia"]);
    let before = lab.profile("Nia");
    let backup = lab.back_up();
    fs::write(lab.at.join("people.db"), [0; 8192]).unwrap();
    let checked = lab.wm(&["check"]);
    assert_eq!(checked.status, 1, "{checked:?}");
    assert!(
        checked.out.contains("nothing in it can be read") && checked.out.contains(&backup),
        "{checked:?}"
    );
    let mended = lab.wm(&["mend"]);
    assert_eq!(mended.status, 1, "what was written since the backup is lost: {mended:?}");
    assert!(lab.profile("Nia") == before);

    fs::write(lab.at.join("people.db"), [0; 8192]).unwrap();
    fs::remove_dir_all(lab.at.join("backups")).unwrap();
    lab.wm(&["check"]).failed_saying("Nothing in this library can be read");
    lab.wm(&["mend"]).failed_saying("Nothing in this library can be read");
}

#[test]
fn key_files_that_are_gone_are_put_back_from_a_backup() {
    let lab = Lab::with(&["Nia"]);
    lab.back_up();
    for name in ["keys", "keys.spare"] {
        fs::remove_file(lab.at.join(name)).unwrap();
    }
    lab.wm(&["list"]).failed_saying("files of keys");
    let checked = lab.wm(&["check"]);
    assert_eq!(checked.status, 1, "{checked:?}");
    assert!(checked.out.contains("files of keys") && checked.out.contains("wm library mend"), "{checked:?}");
    assert_eq!(lab.wm(&["mend"]).status, 0);
    assert_eq!(lab.wm(&["check"]).status, 0);
}

#[test]
fn a_library_that_is_open_is_only_looked_at() {
    let lab = Lab::with(&["Nia"]);
    let open = lab.open();
    for task in ["list", "check", "mend"] {
        let refused = lab.wm(&[task]);
        refused.failed_saying("already open");
        assert!(refused.err.contains("--read-only") && refused.err.contains("opened it on"), "{refused:?}");
    }
    assert!(lab.wm(&["list", "--read-only"]).out.contains("Nia"));
    assert_eq!(lab.wm(&["check", "--read-only"]).status, 0);
    lab.wm(&["erase", "Nia", "--yes", "--name", "Nia", "--read-only"]).failed_saying("only open to look at");
    lab.wm(&["list", "--not-open-elsewhere"]).failed_saying("already open");
    open.close().unwrap();
    assert!(lab.wm(&["list"]).out.contains("Nia"));
}

#[test]
fn who_has_it_open_at_another_computer_is_named_and_can_be_overruled() {
    let lab = Lab::with(&["Nia"]);
    let note = r#"{"who":"Joy Okafor","machine":"front-desk","since":"2026-11-25T09:00:00Z"}"#;
    let leave_note = || fs::write(lab.at.join("holder"), note).unwrap();
    leave_note();
    let refused = lab.wm(&["list"]);
    refused.failed_saying("another computer");
    for said in ["Joy Okafor", "front-desk", "25 November 2026", "--read-only", "--not-open-elsewhere"] {
        assert!(refused.err.contains(said), "{said}: {refused:?}");
    }
    assert!(lab.wm(&["list", "--read-only"]).out.contains("Nia"));
    assert!(lab.wm(&["list", "--not-open-elsewhere"]).out.contains("Nia"));

    // The same where there is no file to open any more.
    lab.back_up();
    fs::remove_file(lab.at.join("people.db")).unwrap();
    leave_note();
    lab.wm(&["mend"]).failed_saying("another computer");
    assert_eq!(lab.wm(&["mend", "--not-open-elsewhere"]).status, 1);
    assert!(lab.wm(&["list"]).out.contains("Nia"));
}

#[test]
fn a_library_of_a_newer_program_is_looked_at_and_left_as_it_is() {
    let lab = Lab::with(&[]);
    for name in ["people.db", "keys", "keys.spare"] {
        fs::copy(project().join("tests/fixtures/newer").join(name), lab.at.join(name)).unwrap();
    }
    let before = lab.people_file();
    for task in ["list", "check", "mend", "backup"] {
        let refused = lab.wm(&[task]);
        refused.failed_saying("newer What Matters");
        assert!(refused.err.contains("--read-only"), "{task}: {refused:?}");
    }
    assert!(lab.wm(&["list", "--read-only"]).out.contains("Amina"));
    assert!(lab.people_file() == before, "nothing was written");
}

#[test]
fn what_is_printed_of_a_damaged_library_is_said_to_be_less_than_was_in_it() {
    let lab = Lab::with(&["Nia", "Omar"]);
    lab.harm(3);
    let out = lab.named("nia.json");
    let listed = lab.wm(&["list", "--read-only"]);
    assert_eq!(listed.status, 1, "{listed:?}");
    assert!(listed.err.contains("damaged"));
    let written = lab.wm(&["export", "Nia", "-o", &out, "--read-only"]);
    assert!(written.status != 0, "{written:?}");
}

#[test]
fn a_damaged_backup_is_not_taken_for_a_damaged_library() {
    let lab = Lab::with(&["Nia"]);
    let name = lab.back_up();
    lab.say("Nia", "Tea at four");
    let file = lab.at.join("backups").join(&name).join("people.db");
    let mut bytes = fs::read(&file).unwrap();
    bytes[4096 * 9..][..4096].fill(0x5a);
    fs::write(&file, bytes).unwrap();
    let refused = lab.wm(&["restore", &name, "--yes"]);
    refused.failed_saying("This backup is damaged");
    assert!(!refused.err.contains("mend"), "{refused:?}");
    assert_eq!(lab.wm(&["check"]).status, 0);
}
