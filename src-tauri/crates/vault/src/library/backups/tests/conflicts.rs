//! Conflict copies: two computers wrote in one library, and the program that brings its folders in step kept both files.

use super::*;

/// What a program of that kind calls one.
const COPY: &str = "people (conflicted copy 2026-11-25).db";

/// A library that was written at two computers: what the other one wrote lies beside it as a conflict copy.
fn written_at_two(other: impl FnOnce(&Lab)) -> Lab {
    let mut lab = Lab::new();
    lab.add("Zoë", &["Tea", "Jazz"]);
    lab.library.close().unwrap();
    let here = lab.folder.clone();
    lab.folder = lab.around.path().join("other");
    fs::create_dir(&lab.folder).unwrap();
    for file in ["people.db", "keys"] {
        fs::copy(here.join(file), lab.folder.join(file)).unwrap();
    }
    lab.reopen();
    other(&lab);
    lab.library.close().unwrap();
    fs::copy(lab.folder.join("people.db"), here.join(COPY)).unwrap();
    lab.folder = here;
    lab.reopen();
    lab
}

fn only_person(lab: &Lab) -> PersonId {
    lab.library.people("", 0..1).unwrap().cards[0].id
}

fn lines(lab: &Lab, person: PersonId) -> Vec<String> {
    let profile = lab.library.profile(person).unwrap();
    profile.sections[Section::ImportantTo].iter().map(|line| line.text.clone()).collect()
}

fn the_copy(lab: &Lab) -> Backup {
    let all = lab.library.backups().unwrap();
    all.into_iter().find(|backup| backup.why == Why::Conflict).unwrap()
}

#[test]
fn what_only_the_other_computer_wrote_is_added_and_nothing_that_is_here_goes() {
    let lab = written_at_two(|there| {
        let zoe = only_person(there);
        there.say(zoe, "Coffee");
        there.change(zoe, move |change| change.add_entry(zoe, Section::ImportantTo, 99, Entry::own("Snow")));
        there.add("Gus", &["Dogs"]);
    });
    let zoe = only_person(&lab);
    lab.change(zoe, move |change| change.add_entry(zoe, Section::ImportantTo, 99, Entry::own("Boats")));
    let copy = the_copy(&lab);
    let found = lab.library.compare(&copy).unwrap();
    let told: Vec<_> = found.iter().map(|one| (one.name.as_str(), one.stands, one.only_there)).collect();
    assert_eq!(told, [("Gus", Stands::InBackup, 1), ("Zoë", Stands::InBoth, 2)]);

    assert_eq!(lab.library.add_from(&copy, zoe).unwrap(), 2);
    assert_eq!(lines(&lab, zoe), ["Tea", "Coffee", "Jazz", "Snow", "Boats"]);
    assert_eq!(lab.library.add_from(&copy, zoe).unwrap(), 0, "nothing is added twice");
    assert_eq!(lab.library.add_from(&copy, found[0].person).unwrap(), 1);
    assert_eq!(lines(&lab, found[0].person), ["Dogs"]);
    let left: usize = lab.library.compare(&copy).unwrap().iter().map(|one| one.only_there).sum();
    assert_eq!(left, 0);

    lab.library.undo(Scope::Person(zoe)).unwrap();
    assert_eq!(lines(&lab, zoe), ["Tea", "Jazz", "Boats"], "it is one step");
}

#[test]
fn somebody_who_was_taken_out_here_comes_back_with_all_they_said_when_something_is_added() {
    let lab = written_at_two(|there| {
        let zoe = only_person(there);
        there.change(zoe, move |change| change.add_entry(zoe, Section::ImportantTo, 99, Entry::own("Snow")));
    });
    let zoe = only_person(&lab);
    lab.change(zoe, move |change| change.add_entry(zoe, Section::ImportantTo, 99, Entry::own("Boats")));
    lab.library.change(Scope::People, Label::RemovePerson, move |change| change.remove_person(zoe)).unwrap();
    assert_eq!(lab.library.add_from(&the_copy(&lab), zoe).unwrap(), 1);
    assert_eq!(lines(&lab, zoe), ["Tea", "Jazz", "Snow", "Boats"]);
    assert!(lab.library.bin().unwrap().is_empty());
}

#[test]
fn a_conflict_copy_is_never_the_newest_backup_and_never_goes_by_itself() {
    let lab = written_at_two(|there| there.say(only_person(there), "Coffee"));
    assert_eq!(lab.library.newest_whole_backup().unwrap(), None);
    let made = lab.library.back_up().unwrap().backup;
    assert_eq!(lab.library.newest_whole_backup().unwrap().unwrap().backup, made);
    assert!(lab.folder.join(COPY).exists());
    let zoe = only_person(&lab);
    assert!(lab.library.backups_with(zoe).unwrap().contains(&the_copy(&lab)), "it holds them too");
}

#[test]
fn a_conflict_copy_that_is_put_away_is_still_there_under_another_name() {
    let lab = written_at_two(|there| there.say(only_person(there), "Coffee"));
    let before = fs::read(lab.folder.join(COPY)).unwrap();
    lab.library.put_away(&the_copy(&lab)).unwrap();
    assert!(lab.library.backups().unwrap().is_empty());
    let [kept] = lab.library.kept_files().unwrap().try_into().unwrap();
    assert!(fs::read(kept).unwrap() == before);
    let made = lab.library.back_up().unwrap().backup;
    assert_eq!(lab.library.put_away(&made).err(), Some(VaultError::OutOfScope));
}

#[test]
fn one_that_was_taken_while_somebody_wrote_gives_what_can_be_read() {
    let lab = written_at_two(|there| {
        for person in 0..40 {
            there.add(&format!("Person {person}"), &["Tea", "Jazz", "Snow"]);
        }
    });
    let file = lab.folder.join(COPY);
    let mut bytes = fs::read(&file).unwrap();
    let end = bytes.len();
    bytes[end - 3 * 4096..].fill(0);
    fs::write(&file, bytes).unwrap();
    let found = lab.library.compare(&the_copy(&lab)).unwrap();
    assert!(found.len() > 20, "{}", found.len());
    assert_eq!(lab.library.restore(&the_copy(&lab)).err(), Some(VaultError::BackupDamaged));

    // Another library's, or nothing that anybody can read.
    fs::write(&file, [7; 4 * 4096]).unwrap();
    assert_eq!(lab.library.compare(&the_copy(&lab)).err(), Some(VaultError::BackupDamaged));
}
