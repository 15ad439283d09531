//! Every version of a library that was ever made opens in this one, as it was; one of a later program is left as it is.
//!
//! `fixtures/version-N` was made by the program of that version (`wm library import` of two example people, with the
//! passphrase of these tests; from version 4 on, nobody has said whose words Mr Bailey's line about support is, and from
//! version 5 on, not how his profile was written), and stays as it is for ever.

use crate::common::{opened, passphrase, people};
use profile::{Section, Whose};
use std::fs;
use std::path::{Path, PathBuf};
use vault::{Library, Reading, Scope, Unlock, Why};

/// A copy of a library made by the program of that version.
fn of_version(version: u32) -> (tempfile::TempDir, PathBuf) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/version-{version}"));
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("library");
    fs::create_dir(&folder).unwrap();
    for name in ["people.db", "keys", "keys.spare"] {
        fs::copy(from.join(name), folder.join(name)).unwrap();
    }
    (around, folder)
}

/// The numbers in the names of what is in a folder of this crate.
fn numbers(folder: &str) -> Vec<u32> {
    let here = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
    let names = here.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let number = |name: String| name.trim_start_matches("version-").trim_end_matches(".sql").parse().unwrap();
    let mut numbers: Vec<u32> = names.map(number).collect();
    numbers.sort_unstable();
    numbers
}

#[test]
fn every_version_opens_with_all_that_was_in_it() {
    let versions = numbers("migrations");
    assert_eq!(numbers("tests/fixtures"), versions, "there is a fixture of each version");
    for version in &versions {
        let (_around, folder) = of_version(*version);
        let library = opened(&folder);
        let backed_up = library.backups().unwrap().iter().any(|backup| backup.why == Why::BeforeMigration);
        assert_eq!(backed_up, Some(version) != versions.last(), "version {version}");
        let names: Vec<_> = people(&library, "").into_iter().map(|card| card.preferred_name).collect();
        assert_eq!(names, ["Kofi", "Mr Bailey"], "version {version}");
        for card in people(&library, "") {
            let profile = library.profile(card.id).unwrap();
            assert!(!profile.sections[Section::ImportantTo].is_empty(), "version {version}");
            // What was claimed once is claimed still, and what nobody has said stays unsaid.
            let not_said =
                profile.sections.all().filter(|(_, entry)| entry.voice.whose == Whose::NotSaid).count();
            let unasked = *version > 3 && card.preferred_name == "Mr Bailey";
            assert_eq!(not_said, usize::from(unasked), "version {version}");
            let unasked = *version > 4 && card.preferred_name == "Mr Bailey";
            assert_eq!(profile.written.authorship.is_not_said(), unasked, "version {version}");
        }
        assert_eq!(library.check().unwrap(), [], "version {version}");
        // Undo takes nobody out with words, though a program from before kept that they came as a step.
        assert_eq!(library.steps(Scope::People).unwrap().undo, None, "version {version}");
        assert_eq!(library.undo(Scope::People).unwrap(), None, "version {version}");
        library.close().unwrap();
        opened(&folder).close().unwrap();
    }
}

#[test]
fn before_an_older_library_is_changed_it_is_backed_up_as_it_was() {
    let (_around, folder) = of_version(1);
    let before = fs::read(folder.join("people.db")).unwrap();
    let library = opened(&folder);
    let backups = library.backups().unwrap();
    let [backup] = backups.as_slice() else { panic!("{backups:?}") };
    assert_eq!(backup.why, Why::BeforeMigration);
    assert!(fs::read(backup.path().join("people.db")).unwrap() == before);
    assert_eq!(library.compare(backup).unwrap(), [], "and one can look into it");
    library.close().unwrap();
    assert_eq!(Library::open(backup.path(), &passphrase()).unwrap().people("", 0..0).unwrap().total, 2);
}

#[test]
fn an_older_library_can_be_read_without_being_changed() {
    for version in numbers("migrations") {
        let (_around, folder) = of_version(version);
        let before = fs::read(folder.join("people.db")).unwrap();
        let library = Library::open_to_read(&folder, Unlock::Passphrase(&passphrase())).unwrap();
        assert_eq!(people(&library, "").len(), 2, "version {version}");
        library.close().unwrap();
        assert!(fs::read(folder.join("people.db")).unwrap() == before);
        assert!(!folder.join("backups").exists());
    }
}

#[test]
fn a_backup_of_an_older_version_is_read_and_put_back_where_the_library_is_destroyed() {
    for version in numbers("migrations").into_iter().rev().skip(1) {
        let (_around, folder) = of_version(version);
        opened(&folder).close().unwrap();
        fs::write(folder.join("people.db"), vec![0x5a; 40_960]).unwrap();
        let library = Library::open_to_read(&folder, Unlock::Passphrase(&passphrase())).unwrap();
        let reading = library.reading().unwrap();
        assert!(matches!(reading, Some(Reading::Backup(_))), "version {version}: {reading:?}");
        assert_eq!(people(&library, "").len(), 2);
        let (mended, _) = library.mend().unwrap();
        assert_eq!(people(&mended, "").len(), 2);
        mended.close().unwrap();
    }
}

#[test]
fn an_older_library_that_cannot_be_backed_up_is_left_as_it_is() {
    let (_around, folder) = of_version(1);
    // Where the backups would go there is something else.
    fs::write(folder.join("backups"), b"a letter").unwrap();
    let before = fs::read(folder.join("people.db")).unwrap();
    assert!(Library::open(&folder, &passphrase()).is_err());
    assert!(fs::read(folder.join("people.db")).unwrap() == before);
    fs::remove_file(folder.join("backups")).unwrap();
    opened(&folder).close().unwrap();
}
