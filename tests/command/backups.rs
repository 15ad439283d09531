//! `wm library backup`, `restore` and `history`.

use crate::lab::Lab;
use profile::Section;
use std::fs;

fn first(lab: &Lab, name: &str) -> String {
    lab.profile(name).sections[Section::ImportantTo][0].text.clone()
}

#[test]
fn a_backup_is_made_beside_the_library_and_in_a_second_folder() {
    let lab = Lab::with(&["Nia"]);
    assert!(lab.wm(&["backup", "--list"]).out.contains("no backup yet"));
    let made = lab.wm(&["backup"]);
    assert_eq!(made.status, 0, "{made:?}");
    assert!(made.out.contains(lab.at.join("backups").to_str().unwrap()), "{made:?}");

    let stick = lab.named("stick");
    lab.wm(&["backup", "--to", &stick]).failed_saying("folder is not there");
    fs::write(&stick, "Dear Nia").unwrap();
    lab.wm(&["backup", "--to", &stick]).failed_saying("not a folder");
    fs::remove_file(&stick).unwrap();
    fs::create_dir(&stick).unwrap();
    let made = lab.wm(&["backup", "--to", &stick]);
    assert_eq!(made.status, 0, "{made:?}");
    assert!(made.out.contains(&stick), "{made:?}");
    let listed = lab.wm(&["backup", "--list"]);
    assert_eq!(listed.status, 0);
    assert_eq!(listed.out.matches("beside the library").count(), 2, "{listed:?}");
    assert_eq!(listed.out.matches("in the second place").count(), 1, "{listed:?}");
    assert!(listed.out.lines().all(|line| line.contains(" MB")), "{listed:?}");

    fs::rename(&stick, lab.beside("pulled out")).unwrap();
    let made = lab.wm(&["backup"]);
    assert_eq!(made.status, 1, "{made:?}");
    assert!(made.out.contains("was checked") && made.err.contains(&stick), "{made:?}");
}

#[test]
fn which_backup_is_the_newest_is_said_with_the_reason_whatever_the_clock_said() {
    let lab = Lab::with(&["Nia"]);
    let early = lab.back_up();
    let renamed = lab.at.join("backups").join(early.replacen("20", "40", 1));
    fs::rename(lab.at.join("backups").join(&early), renamed).unwrap();
    lab.say("Nia", "Now coffee");
    let last = lab.back_up();
    lab.say("Nia", "Now cocoa");
    let shown = lab.wm(&["restore", "newest", "--dry-run"]);
    for said in [
        last.as_str(),
        "It was made last",
        "One has a later date, but was made before it",
        "Then: Now coffee",
    ] {
        assert!(shown.out.contains(said), "{said}: {shown:?}");
    }
    let listed = lab.wm(&["backup", "--list"]);
    assert!(listed.out.lines().last().unwrap().starts_with(&last), "{listed:?}");

    let broken = lab.back_up();
    fs::write(lab.at.join("backups").join(broken).join("people.db"), [0; 8192]).unwrap();
    let shown = lab.wm(&["restore", "--dry-run"]);
    assert!(shown.out.contains("One that was made after it cannot be read"), "{shown:?}");
    lab.harm(1);
    let mended = lab.wm(&["mend", "--from-backup"]);
    assert_eq!(mended.status, 1, "{mended:?}");
    for said in [last.as_str(), "It was made last", "One that was made after it cannot be read"] {
        assert!(mended.out.contains(said), "{said}: {mended:?}");
    }
    assert_eq!(first(&lab, "Nia"), "Now coffee");
}

#[test]
fn a_conflict_copy_beside_the_library_is_named_looked_into_and_what_is_only_there_is_added() {
    const COPY: &str = "people (Ada's conflicted copy 2026-11-25).db";
    let lab = Lab::with(&["Nia", "Gus"]);
    let other = lab.copy();
    other.say("Nia", "Said at the other computer");
    lab.say("Nia", "Said here");
    fs::copy(other.at.join("people.db"), lab.at.join(COPY)).unwrap();

    let checked = lab.wm(&["check"]);
    assert_eq!(checked.status, 0, "{checked:?}");
    assert!(checked.out.contains(COPY) && checked.out.contains("--add"), "{checked:?}");
    let quoted = r"'people (Ada'\''s conflicted copy 2026-11-25).db'";
    assert!(checked.out.contains(quoted), "it can be pasted: {checked:?}");
    let listed = lab.wm(&["backup", "--list"]);
    assert!(listed.out.contains(COPY) && listed.out.contains("a copy from another computer"), "{listed:?}");
    let shown = lab.wm(&["restore", COPY, "--dry-run"]);
    assert!(shown.out.contains("Said at the other computer") && !shown.out.contains("Gus"), "{shown:?}");
    lab.wm(&["restore", COPY, "--add"]).failed_saying("--yes");
    let added = lab.wm(&["restore", COPY, "--add", "--yes"]);
    assert_eq!(added.status, 0, "{added:?}");
    assert!(added.out.contains("has one line more now"), "{added:?}");
    let lines = lab.profile("Nia").sections[Section::ImportantTo].clone();
    let said: Vec<_> = lines.iter().map(|line| line.text.as_str()).take(2).collect();
    assert_eq!((said, lines.len()), (vec!["Said here", "Said at the other computer"], 61));
    assert!(lab.at.join(COPY).exists());
}

#[test]
fn restoring_shows_what_would_change_and_does_it_only_when_told() {
    let lab = Lab::with(&["Nia", "Gus"]);
    let backup = lab.back_up();
    assert!(lab.wm(&["restore"]).out.contains("just as it is now"));
    lab.say("Nia", "Now coffee");
    lab.say("Gus", "Now cats");

    let shown = lab.wm(&["restore", "--dry-run"]);
    assert_eq!(shown.status, 0, "{shown:?}");
    for said in ["Nia\n", "Gus\n", "One line is different", "Then: Nia says 0", "Now: Now coffee"] {
        assert!(shown.out.contains(said), "{said}: {shown:?}");
    }
    lab.wm(&["restore"]).failed_saying("--yes");
    assert_eq!(first(&lab, "Nia"), "Now coffee");

    let one = lab.wm(&["restore", &backup, "--person", "Nia", "--yes"]);
    assert_eq!(one.status, 0, "{one:?}");
    assert!(one.out.contains("is now as in the backup") && !one.out.contains("Gus"), "{one:?}");
    assert!(first(&lab, "Nia").starts_with("Nia says 0"));
    assert_eq!(first(&lab, "Gus"), "Now cats");
    assert!(lab.wm(&["restore", "--person", "Nia", "--dry-run"]).out.contains("just as it is now"));

    let all = lab.wm(&["restore", &backup[..16], "--yes"]);
    assert_eq!(all.status, 0, "{all:?}");
    assert!(first(&lab, "Gus").starts_with("Gus says 0"));
    assert!(lab.wm(&["backup", "--list"]).out.contains("before a backup was brought back"));

    assert_eq!(lab.wm(&["erase", "Gus", "--yes", "--name", "Gus"]).status, 0);
    let again = lab.wm(&["restore", &backup, "--person", "Gus", "--yes"]);
    assert!(again.out.contains("is here again"), "{again:?}");
    assert!(first(&lab, "Gus").starts_with("Gus says 0"));
}

#[test]
fn what_cannot_be_restored_is_said() {
    let lab = Lab::with(&["Nia"]);
    lab.wm(&["restore"]).failed_saying("no such backup");
    let backup = lab.back_up();
    let file = lab.named("ada.json");
    let ada = profile::Profile::of(profile::Person::named("Ada"), profile::LanguageTag::default());
    fs::write(&file, profile::to_json(&ada)).unwrap();
    assert_eq!(lab.wm(&["import", &file]).status, 0);
    assert!(lab.wm(&["restore", "--dry-run"]).out.contains("Ada\n    Not in the backup: came later"));
    lab.wm(&["restore", &backup, "--person", "Ada", "--yes"]).failed_saying("not in that backup");
    lab.wm(&["restore", &backup, "--person", "Nobody", "--yes"]).failed_saying("Nobody in this library");
    assert!(lab.wm(&["list"]).out.contains("Ada"));
}

#[test]
fn what_happened_to_somebodys_words_is_told() {
    let lab = Lab::with(&["Nia"]);
    lab.say("Nia", "Now coffee");
    let told = lab.wm(&["history", "Nia"]);
    assert_eq!(told.status, 0, "{told:?}");
    let [latest, oldest] = ["typing", "adding somebody"].map(|what| told.out.find(what).unwrap());
    assert!(latest < oldest, "the latest comes first");
    for said in ["Before: Nia says 0", "After: Now coffee (My own words)"] {
        assert!(told.out.contains(said), "{said}: {told:?}");
    }
    lab.wm(&["history", "Nobody"]).failed_saying("Nobody in this library");
}

#[test]
fn another_second_folder_says_what_becomes_of_the_backups_in_the_first() {
    let lab = Lab::with(&["Nia"]);
    let folders = ["stick", "drive"].map(|name| lab.named(name));
    for folder in &folders {
        fs::create_dir(folder).unwrap();
    }
    let first = lab.wm(&["backup", "--to", &folders[0]]);
    assert_eq!((first.status, first.err.as_str()), (0, ""));
    let again = lab.wm(&["backup", "--to", &folders[0]]);
    assert_eq!((again.status, again.err.as_str()), (0, ""));
    let other = lab.wm(&["backup", "--to", &folders[1]]);
    assert_eq!(other.status, 0);
    assert!(other.err.contains(&folders[0]) && other.err.contains("stay there"), "{other:?}");
}
