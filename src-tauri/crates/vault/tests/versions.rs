//! Every version of a library that was ever made opens in this one, as it was; one of a later program is left as it is.
//!
//! `fixtures/version-N` was made by the program of that version (`wm library import` of two example people, with the
//! passphrase of these tests), and stays as it is for ever.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{opened, passphrase};
use profile::Section;
use std::fs;
use std::path::{Path, PathBuf};
use vault::{Library, Scope, Why};

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

/// Every version there is a fixture of.
fn versions() -> Vec<u32> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let names =
        fs::read_dir(fixtures).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut versions: Vec<u32> =
        names.map(|name| name.strip_prefix("version-").unwrap().parse().unwrap()).collect();
    versions.sort_unstable();
    versions
}

#[test]
fn every_version_opens_with_all_that_was_in_it() {
    let versions = versions();
    assert!(versions.starts_with(&[1]), "{versions:?}");
    for version in versions {
        let (_around, folder) = of_version(version);
        let library = opened(&folder);
        let people: Vec<_> =
            library.people("").unwrap().into_iter().map(|card| card.preferred_name).collect();
        assert_eq!(people, ["Kofi", "Mr Bailey"], "version {version}");
        for card in library.people("").unwrap() {
            let profile = library.profile(card.id).unwrap();
            assert!(!profile.sections[Section::ImportantTo].is_empty(), "version {version}");
        }
        assert_eq!(library.check().unwrap(), [], "version {version}");
        // What was done before can still be undone.
        assert!(library.undo(Scope::People).unwrap().is_some(), "version {version}");
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
    assert!(fs::read(backup.folder().join("people.db")).unwrap() == before);
    assert_eq!(library.compare(backup).unwrap(), [], "and one can look into it");
    library.close().unwrap();
    assert_eq!(Library::open(backup.folder(), &passphrase()).unwrap().people("").unwrap().len(), 2);
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
