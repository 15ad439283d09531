//! Making and opening a library, and everything that may be in the way.

use crate::common::{add, amina, made, opened, passphrase};
use serde_json::Value;
use std::fs;
use std::path::Path;
use vault::{About, Cost, Holder, Library, Passphrase, Unlock, VaultError};

fn fault(path: &Path) -> VaultError {
    Library::open(path, &passphrase()).err().unwrap()
}

fn make(folder: &Path) -> Result<Library, VaultError> {
    Library::create(folder, &passphrase(), About::Me, Cost::lightest())
}

#[test]
fn a_library_opens_by_its_folder_and_by_the_file_in_it() {
    let (around, folder, library) = made();
    assert_eq!((library.about(), library.folder()), (About::Others, folder.as_path()));
    library.close().unwrap();
    assert_eq!(opened(&folder.join("people.db")).folder(), folder);
    let me = make(&around.path().join("Ich & ich? 100% #1 'ß'")).unwrap();
    let folder = me.folder().to_owned();
    me.close().unwrap();
    assert_eq!(opened(&folder).about(), About::Me);
}

#[test]
fn only_the_right_passphrase_opens_it() {
    let (_around, folder, library) = made();
    library.close().unwrap();
    for wrong in ["", "plover cabin eleve", "Plover cabin eleven", "plover cabin eleven "] {
        let opened = Library::open(&folder, &Passphrase::new(wrong));
        assert_eq!(opened.err(), Some(VaultError::WrongPassphrase), "{wrong}");
    }
    opened(&folder);
}

#[test]
fn a_second_opener_is_kept_out() {
    let (_around, folder, library) = made();
    assert_eq!(fault(&folder), VaultError::InUse);
    library.close().unwrap();
    let library = opened(&folder);
    assert_eq!(fault(&folder), VaultError::InUse);
    drop(library);
    opened(&folder);
}

#[test]
fn whoever_finds_it_open_learns_who_has_it_and_since_when() {
    let (_around, folder, library) = made();
    let words = passphrase();
    let holder = || Library::holder(&folder, Unlock::Passphrase(&words));
    let account = holder().unwrap().account.unwrap();
    assert!(!account.who.is_empty() && !account.machine.is_empty());
    let note = fs::read(folder.join("holder")).unwrap();
    // Not looked for in all of it: a short name stands among random letters now and then.
    let mut plain: Value = serde_json::from_slice(&note).unwrap();
    assert!(plain["sealed"].take().is_object() && plain["mark"].take().is_object());
    let plain = plain.as_object().unwrap();
    let told: Vec<_> = plain.iter().filter(|(_, value)| !value.is_null() && *value != "").collect();
    assert!(matches!(told[..], [(name, _)] if name == "since"), "it tells nobody anything else: {told:?}");
    let wrong = Passphrase::new("not this one at all");
    let stranger = Library::holder(&folder, Unlock::Passphrase(&wrong)).unwrap();
    assert_eq!(
        stranger,
        Holder { account: None, ..holder().unwrap() },
        "others learn since when, and no more"
    );
    library.close().unwrap();
    assert_eq!(holder(), None, "closing takes the note away");
    // This computer broke down with the library open: nobody is in the way.
    fs::write(folder.join("holder"), note).unwrap();
    let library = opened(&folder);
    assert_eq!(Library::not_open_elsewhere(&folder), Err(VaultError::InUse));
    library.close().unwrap();
}

#[test]
fn a_library_left_open_at_another_computer_opens_only_on_somebodys_word() {
    let (_around, folder, library) = made();
    let note = fs::read_to_string(folder.join("holder")).unwrap();
    library.close().unwrap();
    let before = everything_in(&folder);
    let words = passphrase();
    // The mark is of another computer; and what older programs left, in clear.
    let (first, rest) = note.split_once("\"hash\":\"").unwrap();
    let elsewhere =
        format!("{first}\"hash\":\"{}{}", if rest.starts_with('A') { 'B' } else { 'A' }, &rest[1..]);
    let older = r#"{"who":"Joy","machine":"joys-laptop","since":"2026-11-25T09:00:00Z"}"#;
    for (note, who) in [(elsewhere.as_str(), None), (older, Some("Joy"))] {
        fs::write(folder.join("holder"), note).unwrap();
        assert_eq!(fault(&folder), VaultError::OpenElsewhere);
        let account = Library::holder(&folder, Unlock::Passphrase(&words)).unwrap().account.unwrap();
        assert!(who.is_none_or(|who| account.who == who), "{account:?}");
        Library::not_open_elsewhere(&folder).unwrap();
        assert_eq!(everything_in(&folder), before);
    }
    opened(&folder);
}

#[test]
fn who_has_it_open_is_told_after_the_key_was_changed_as_well() {
    let (_around, folder, library) = made();
    let words = passphrase();
    library.make_new_key(&words, &|_| {}).unwrap();
    let holder = Library::holder(&folder, Unlock::Passphrase(&words)).unwrap();
    assert!(holder.account.is_some());
    library.close().unwrap();
}

#[test]
fn where_no_library_is_it_is_said_what_is_there() {
    let around = tempfile::tempdir().unwrap();
    let at = |name: &str| around.path().join(name);
    assert_eq!(fault(&at("nothing")), VaultError::NoLibrary);
    assert_eq!(fault(&at("nothing/people.db")), VaultError::NoLibrary);
    fs::create_dir(at("empty")).unwrap();
    assert_eq!(fault(&at("empty")), VaultError::NoLibrary);
    fs::write(at("letter.txt"), "Dear Joy").unwrap();
    assert_eq!(fault(&at("letter.txt")), VaultError::NotALibrary);
    assert_eq!(fault(around.path()), VaultError::NotALibrary);
    // Looking leaves nothing behind.
    assert_eq!(fs::read_dir(at("empty")).unwrap().count(), 0);
    assert!(!at("lock").exists());
}

#[test]
fn a_library_is_made_only_where_nothing_is_in_the_way() {
    let (around, folder, library) = made();
    assert_eq!(make(&folder).err(), Some(VaultError::AlreadyThere));
    library.close().unwrap();
    let before = everything_in(&folder);
    assert_eq!(make(&folder).err(), Some(VaultError::AlreadyThere));
    assert_eq!(everything_in(&folder), before);
    assert_eq!(make(&around.path().join("a/b")).err(), Some(VaultError::FolderMissing));
    assert_eq!(make(around.path()).err(), Some(VaultError::NotEmpty));
    assert_eq!(make(&folder.join("keys")).err(), Some(VaultError::AlreadyThere));
    let empty = Library::create(&around.path().join("c"), &Passphrase::new(""), About::Me, Cost::lightest());
    assert_eq!(empty.err(), Some(VaultError::PassphraseTooShort));
    assert!(!around.path().join("c").exists());
    fs::create_dir(around.path().join("d")).unwrap();
    make(&around.path().join("d")).unwrap();
}

#[test]
fn a_making_that_was_cut_short_is_no_library_and_can_be_made_again() {
    let (_around, folder, library) = made();
    library.close().unwrap();
    fs::rename(folder.join("people.db"), folder.join("people.db.making")).unwrap();
    assert_eq!(fault(&folder), VaultError::NoLibrary);
    make(&folder).unwrap().close().unwrap();
    assert_eq!(opened(&folder).about(), About::Me);
    assert!(!folder.join("people.db.making").exists());
}

#[test]
fn either_key_file_heals_the_other() {
    let (_around, folder, library) = made();
    let amina = amina();
    let id = add(&library, &amina);
    library.close().unwrap();
    let good = fs::read(folder.join("keys")).unwrap();
    assert_eq!(fs::read(folder.join("keys.spare")).unwrap(), good);
    for (harmed, with) in
        [("keys", None), ("keys.spare", None), ("keys", Some(&b""[..])), ("keys.spare", Some(&good[..40]))]
    {
        match with {
            None => fs::remove_file(folder.join(harmed)).unwrap(),
            Some(bytes) => fs::write(folder.join(harmed), bytes).unwrap(),
        }
        assert_eq!(opened(&folder).profile(id).unwrap(), amina);
        assert_eq!(fs::read(folder.join(harmed)).unwrap(), good, "{harmed}");
    }
    fs::remove_file(folder.join("keys")).unwrap();
    fs::remove_file(folder.join("keys.spare")).unwrap();
    assert_eq!(fault(&folder), VaultError::KeysMissing);
}

#[test]
fn a_harmed_library_is_damaged_and_is_left_as_it_is() {
    let (_around, folder, library) = made();
    add(&library, &amina());
    library.close().unwrap();
    let people = folder.join("people.db");
    let good = fs::read(&people).unwrap();
    let mut headless = good.clone();
    headless[..64].fill(0);
    for harmed in [&good[..0], &good[..good.len() / 2], &good[..good.len() - 1], &headless] {
        fs::write(&people, harmed).unwrap();
        let before = everything_in(&folder);
        assert_eq!(fault(&folder), VaultError::Damaged, "{} of {}", harmed.len(), good.len());
        assert!(everything_in(&folder) == before);
    }
    fs::write(&people, &good).unwrap();
    fs::write(folder.join("keys"), "[]").unwrap();
    fs::write(folder.join("keys.spare"), "").unwrap();
    assert_eq!(fault(&folder), VaultError::Damaged);
    fs::remove_file(&people).unwrap();
    assert_eq!(fault(&folder), VaultError::Damaged);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    #[test]
    fn only_the_owner_may_read_any_of_it() {
        let (_around, folder, library) = made();
        add(&library, &amina());
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
        assert_eq!(files.len(), 7, "{files:?}");
        for file in files {
            assert_eq!(mode(&file), 0o600, "{}", file.display());
        }
    }

    /// Permissions do not bind root, so this runs itself again as nobody where it is root.
    #[test]
    fn a_folder_that_may_not_be_written_is_read_only() {
        const CHILD: &str = "VAULT_TEST_AS_NOBODY";
        if std::env::var_os(CHILD).is_some() || !is_root() {
            return read_only_folders();
        }
        let around = tempfile::tempdir().unwrap();
        fs::set_permissions(around.path(), fs::Permissions::from_mode(0o777)).unwrap();
        let program = around.path().join("test");
        fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
        let status = Command::new(&program)
            .args(["--exact", "opening::unix::a_folder_that_may_not_be_written_is_read_only"])
            .env(CHILD, "1")
            .env("TMPDIR", around.path())
            .uid(65_534)
            .gid(65_534)
            .status()
            .unwrap();
        assert!(status.success());
    }

    fn is_root() -> bool {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o500)).unwrap();
        fs::write(folder.path().join("written"), "").is_ok()
    }

    fn read_only_folders() {
        let (around, folder, library) = made();
        library.close().unwrap();
        let forbid = |path: &Path, mode| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        };
        // A folder in which nothing can be made.
        forbid(around.path(), 0o500);
        assert_eq!(make(&around.path().join("new")).err(), Some(VaultError::ReadOnly));
        forbid(around.path(), 0o700);
        // A library of which nothing can be written.
        for (folder_mode, file_mode) in [(0o500, 0o400), (0o500, 0o600), (0o700, 0o400)] {
            for name in ["people.db", "keys", "keys.spare", "lock"] {
                forbid(&folder.join(name), file_mode);
            }
            forbid(&folder, folder_mode);
            assert_eq!(fault(&folder), VaultError::ReadOnly, "{folder_mode:o} {file_mode:o}");
        }
        // One file of it.
        forbid(&folder, 0o700);
        forbid(&folder.join("lock"), 0o600);
        assert_eq!(fault(&folder), VaultError::ReadOnly);
        forbid(&folder.join("people.db"), 0o000);
        assert_eq!(fault(&folder), VaultError::ReadOnly);
        forbid(&folder.join("people.db"), 0o600);
        opened(&folder);
    }
}

fn everything_in(folder: &Path) -> Vec<(std::ffi::OsString, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap())
        .map(|file| (file.file_name(), fs::read(file.path()).unwrap()))
        .collect();
    files.sort();
    files
}
