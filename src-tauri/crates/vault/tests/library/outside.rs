//! Another program changes the library's files while they are open: nothing is written over, and nothing is lost.

use crate::common::{add, amina, made, opened, passphrase, photo};
use profile::{Entry, LanguageTag, Person, PersonId, Photo, Profile, Section};
use std::fs;
use std::path::{Path, PathBuf};
use vault::{Label, Library, Scope, Unlock, VaultError, Why};

/// The library's file as it was at another computer, where Amina likes cricket.
fn elsewhere(around: &Path, folder: &Path, amina: PersonId) -> Vec<u8> {
    let copy = around.join("elsewhere");
    fs::create_dir(&copy).unwrap();
    for name in ["people.db", "keys", "keys.spare"] {
        fs::copy(folder.join(name), copy.join(name)).unwrap();
    }
    let library = opened(&copy);
    say(&library, amina, "Cricket").unwrap();
    library.close().unwrap();
    fs::read(copy.join("people.db")).unwrap()
}

fn say(library: &Library, person: PersonId, words: &str) -> Result<(), VaultError> {
    let entry = Entry::own(words);
    library.change(Scope::Person(person), Label::AddEntry, move |change| {
        change.add_entry(person, Section::Future, 0, entry)
    })
}

fn hopes(library: &Library, person: PersonId) -> Vec<String> {
    let profile = library.profile(person).unwrap();
    profile.sections[Section::Future].iter().map(|entry| entry.text.clone()).collect()
}

/// A library with Amina in it, open, with something in its log; and the file that another program will put there.
fn scene() -> (tempfile::TempDir, PathBuf, Library, PersonId, Vec<u8>) {
    let (around, folder, library) = made();
    let amina = add(&library, &amina());
    library.close().unwrap();
    let other = elsewhere(around.path(), &folder, amina);
    let library = opened(&folder);
    say(&library, amina, "Gardens").unwrap();
    (around, folder, library, amina, other)
}

/// What the open library knew is in a backup, and what the other program wrote is in the library.
fn both_are_there(folder: &Path, amina: PersonId, kept: &[&str]) {
    let library = opened(folder);
    assert_eq!(hopes(&library, amina), ["Cricket"]);
    let backups = library.backups().unwrap();
    let mut all_apart = backups.iter().filter(|backup| backup.why == Why::Apart);
    let apart = all_apart.next().unwrap();
    assert!(all_apart.next().is_none(), "the last says all that those before it said");
    let ours = Library::open(apart.path(), &passphrase()).unwrap();
    assert_eq!(hopes(&ours, amina), kept);
    let differences = library.compare(apart).unwrap();
    assert_eq!(differences.len(), 1, "and one can be brought to the other");
    library.bring_back_person(apart, amina).unwrap();
    assert_eq!(hopes(&library, amina), kept);
}

#[test]
fn the_key_files_of_another_computer_are_not_written_over_by_what_is_open_here() {
    let (around, folder, library, _, _) = scene();
    let other = around.path().join("elsewhere");
    let there = opened(&other);
    let (old, new) = (passphrase(), vault::Passphrase::new("harbour thimble oak"));
    there.change_passphrase(Unlock::Passphrase(&old), &new, vault::Cost::lightest(), &|_| {}).unwrap();
    there.close().unwrap();
    for name in ["people.db", "keys", "keys.spare"] {
        let part = folder.join(format!("{name}.part"));
        fs::copy(other.join(name), &part).unwrap();
        fs::rename(part, folder.join(name)).unwrap();
    }
    let keys = fs::read(folder.join("keys")).unwrap();
    let made = library.make_recovery_code(Unlock::Passphrase(&old), &|_| {});
    assert_eq!(made.err(), Some(VaultError::ChangedOutside));
    assert!(fs::read(folder.join("keys")).unwrap() == keys);
    let _ = library.close();
    Library::open(&folder, &new).unwrap().close().unwrap();
}

#[test]
fn a_file_put_in_its_place_is_noticed_at_the_next_change_whose_words_are_kept_too() {
    let (_around, folder, library, amina, other) = scene();
    put(&folder, &other);
    assert_eq!(say(&library, amina, "Roses"), Err(VaultError::ChangedOutside));
    assert_eq!(say(&library, amina, "Tulips"), Err(VaultError::ChangedOutside));
    assert_eq!(hopes(&library, amina), ["Tulips", "Roses", "Gardens"], "reading goes on");
    assert_eq!(library.close(), Err(VaultError::ChangedOutside));
    assert!(fs::read(folder.join("people.db")).unwrap() == other, "nothing was written over it");
    both_are_there(&folder, amina, &["Tulips", "Roses", "Gardens"]);
}

#[test]
fn it_is_noticed_at_closing_at_the_latest() {
    let (_around, folder, library, amina, other) = scene();
    put(&folder, &other);
    assert_eq!(library.close(), Err(VaultError::ChangedOutside));
    assert!(fs::read(folder.join("people.db")).unwrap() == other);
    both_are_there(&folder, amina, &["Gardens"]);
}

/// Another program puts another file in the place of the library's.
fn put(folder: &Path, other: &[u8]) {
    fs::write(folder.join("people.db.part"), other).unwrap();
    fs::rename(folder.join("people.db.part"), folder.join("people.db")).unwrap();
}

#[test]
fn a_backup_that_is_due_notices_it_and_takes_it_for_no_work_of_its_own() {
    let (_around, folder, library, amina, other) = scene();
    put(&folder, &other);
    assert_eq!(library.back_up().err(), Some(VaultError::ChangedOutside));
    assert_eq!(say(&library, amina, "Tulips"), Err(VaultError::ChangedOutside));
    assert_eq!(library.back_up().err(), Some(VaultError::ChangedOutside));
    assert_eq!(library.close(), Err(VaultError::ChangedOutside));
    assert!(fs::read(folder.join("people.db")).unwrap() == other, "nothing was written over it");
    both_are_there(&folder, amina, &["Tulips", "Gardens"]);
}

#[test]
fn restoring_a_backup_notices_it_and_leaves_it_there() {
    let (_around, folder, library, amina, other) = scene();
    let backup = library.back_up().unwrap().backup;
    put(&folder, &other);
    assert_eq!(library.restore(&backup), Err(VaultError::ChangedOutside));
    assert_eq!(library.close(), Err(VaultError::ChangedOutside));
    assert!(fs::read(folder.join("people.db")).unwrap() == other);
    both_are_there(&folder, amina, &["Gardens"]);
}

#[test]
fn what_cannot_be_kept_apart_at_once_is_kept_with_the_next_words() {
    let (_around, folder, library, amina, other) = scene();
    put(&folder, &other);
    // Where the backups would go there is something else.
    fs::write(folder.join("backups"), b"a letter").unwrap();
    for words in ["Roses", "Tulips"] {
        let answer = say(&library, amina, words);
        assert!(
            !matches!(answer, Ok(()) | Err(VaultError::ChangedOutside)),
            "it is kept nowhere: {answer:?}"
        );
    }
    fs::remove_file(folder.join("backups")).unwrap();
    assert_eq!(say(&library, amina, "Asters"), Err(VaultError::ChangedOutside));
    assert_eq!(library.close(), Err(VaultError::ChangedOutside));
    assert!(fs::read(folder.join("people.db")).unwrap() == other);
    both_are_there(&folder, amina, &["Asters", "Tulips", "Roses", "Gardens"]);
}

#[test]
fn what_cannot_be_kept_apart_until_the_end_leaves_its_log_under_another_name() {
    let (_around, folder, library, amina, other) = scene();
    put(&folder, &other);
    fs::write(folder.join("backups"), b"a letter").unwrap();
    say(&library, amina, "Roses").unwrap_err();
    let answer = library.close();
    assert!(!matches!(answer, Ok(()) | Err(VaultError::ChangedOutside)), "{answer:?}");
    assert!(!folder.join("people.db-wal").exists(), "it would be played into the other file");
    assert!(
        fs::metadata(folder.join("people.apart-1.db-wal")).unwrap().len() > 4096,
        "and it is still there"
    );
    assert!(fs::read(folder.join("people.db")).unwrap() == other);
    fs::remove_file(folder.join("backups")).unwrap();
    assert_eq!(hopes(&opened(&folder), amina), ["Cricket"]);
}

#[test]
fn a_file_that_was_taken_away_is_noticed() {
    let (_around, folder, library, amina, _) = scene();
    fs::remove_file(folder.join("people.db")).unwrap();
    assert_eq!(say(&library, amina, "Roses"), Err(VaultError::ChangedOutside));
    library.close().unwrap_err();
    let backups = fs::read_dir(folder.join("backups")).unwrap().map(|one| one.unwrap().path());
    let apart = backups.into_iter().find(|path| path.to_string_lossy().ends_with("-apart")).unwrap();
    assert_eq!(hopes(&Library::open(&apart, &passphrase()).unwrap(), amina), ["Roses", "Gardens"]);
}

#[test]
fn a_log_that_was_taken_away_is_noticed() {
    let (_around, folder, library, amina, _) = scene();
    fs::remove_file(folder.join("people.db-wal")).unwrap();
    assert_eq!(say(&library, amina, "Roses"), Err(VaultError::ChangedOutside));
}

#[test]
fn what_this_program_writes_itself_is_no_change_from_outside() {
    let (_around, folder, library) = made();
    let amina = add(&library, &amina());
    for number in 0..40 {
        // Long enough for the log to be written into the file now and then.
        say(&library, amina, &format!("{number} {}", "x".repeat(1_900))).unwrap();
        if number % 10 == 0 {
            library.back_up().unwrap();
        }
    }
    library.make_new_key(&passphrase(), &|_| {}).unwrap();
    say(&library, amina, "Roses").unwrap();
    library.undo(Scope::Person(amina)).unwrap();
    library.close().unwrap();
    opened(&folder).close().unwrap();
}

#[test]
fn a_file_that_was_written_over_where_it_stands_is_kept_apart_row_by_row() {
    let (around, folder, library) = made();
    let amina = add(&library, &amina());
    // More than is remembered of a file while it is open.
    let mut ids = Vec::new();
    for number in 0..6 {
        let mut person = Person::named(format!("Person {number}"));
        let mut jpeg = photo(b"", "").jpeg().to_vec();
        jpeg.resize(4_000_000, number);
        person.photo = Some(Photo::from_jpeg(jpeg, "").unwrap());
        ids.push(add(&library, &Profile::of(person, LanguageTag::default())));
    }
    library.close().unwrap();
    elsewhere(around.path(), &folder, amina);
    // There somebody was taken out: pages that are theirs here are nobody's there.
    let copy = around.path().join("elsewhere");
    let library = opened(&copy);
    library.erase(ids[2]).unwrap();
    library.close().unwrap();
    let other = fs::read(copy.join("people.db")).unwrap();
    let library = opened(&folder);
    for number in 0..40 {
        say(&library, amina, &format!("{number} {}", "x".repeat(1_500))).unwrap();
    }
    fs::write(folder.join("people.db"), &other).unwrap();
    for words in ["Roses", "Tulips"] {
        assert_eq!(say(&library, amina, words), Err(VaultError::ChangedOutside));
    }
    assert_eq!(library.close(), Err(VaultError::ChangedOutside));
    assert!(fs::read(folder.join("people.db")).unwrap() == other, "nothing was written over it");

    let library = opened(&folder);
    let backups = library.backups().unwrap();
    let mut kept: Vec<String> = Vec::new();
    for apart in backups.iter().filter(|backup| backup.why == Why::Apart) {
        library.bring_back_person(apart, amina).unwrap();
        kept.extend(hopes(&library, amina));
    }
    for words in (0..40).map(|number| format!("{number} x")).chain(["Roses".into(), "Tulips".into()]) {
        assert!(kept.iter().any(|hope| hope.starts_with(&words)), "{words}");
    }
}

#[test]
fn what_could_not_be_kept_apart_any_more_stays_in_the_log() {
    let (_around, folder, library, amina, other) = scene();
    put(&folder, &other);
    assert_eq!(say(&library, amina, "Roses"), Err(VaultError::ChangedOutside));
    // There is no place for backups any more.
    fs::rename(folder.join("backups"), folder.join("backups-before")).unwrap();
    fs::write(folder.join("backups"), "").unwrap();
    assert!(say(&library, amina, "Tulips").is_err());
    assert!(library.close().is_err());
    assert!(folder.join("people.apart-1.db-wal").exists());
    assert!(fs::read(folder.join("people.db")).unwrap() == other);
}

#[test]
fn work_that_fails_is_not_said_to_be_kept() {
    let (_around, folder, library, amina, other) = scene();
    put(&folder, &other);
    let long = "x".repeat(profile::limits::ENTRY + 1);
    assert_eq!(say(&library, amina, &long), Err(VaultError::TooLong));
    let _ = library.close();
}

#[test]
fn neither_a_new_key_nor_a_look_at_all_of_it_nor_an_erasure_writes_over_it() {
    type Work = fn(&Library, PersonId) -> Result<(), VaultError>;
    let new_key: Work = |library, _| library.make_new_key(&passphrase(), &|_| {}).map(drop);
    let check: Work = |library, _| library.check().map(drop);
    let erase: Work = |library, amina| library.erase(amina).map(drop);
    for work in [new_key, check, erase] {
        for in_place in [false, true] {
            let (_around, folder, library, amina, other) = scene();
            if in_place {
                fs::write(folder.join("people.db"), &other).unwrap();
            } else {
                put(&folder, &other);
            }
            assert_eq!(work(&library, amina), Err(VaultError::ChangedOutside));
            assert!(fs::read(folder.join("people.db")).unwrap() == other, "nothing was written over it");
            assert!(fs::metadata(folder.join("people.db-wal")).unwrap().len() > 0, "nor taken from the log");
            assert_eq!(library.close(), Err(VaultError::ChangedOutside));
            assert!(fs::read(folder.join("people.db")).unwrap() == other);
            assert_eq!(hopes(&opened(&folder), amina), ["Cricket"]);
        }
    }
}

#[test]
fn a_file_that_comes_while_something_is_written_is_noticed_all_the_same() {
    let (_around, folder, library, amina, other) = scene();
    let (there, entry) = (folder.clone(), Entry::own("Roses"));
    library
        .change(Scope::Person(amina), Label::AddEntry, move |change| {
            put(&there, &other);
            change.add_entry(amina, Section::Future, 0, entry)
        })
        .unwrap();
    assert_eq!(library.close(), Err(VaultError::ChangedOutside));
    both_are_there(&folder, amina, &["Roses", "Gardens"]);
}
