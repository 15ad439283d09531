//! A wrong key file beside a right one: of another day, of another library, or harmed.

use crate::common::{add, amina, made, opened, passphrase, tried};
use profile::PersonId;
use std::fs;
use std::path::Path;
use vault::{Cost, Library, Passphrase, Reading, TakenBack, Unlock, VaultError};

/// A library under a second key, with the key file of the first and that of the second.
struct Rekeyed {
    _around: tempfile::TempDir,
    folder: std::path::PathBuf,
    amina: PersonId,
    old: Vec<u8>,
    new: Vec<u8>,
}

fn rekeyed() -> Rekeyed {
    let (around, folder, library) = made();
    library.back_up().unwrap();
    let keys = || fs::read(folder.join("keys")).unwrap();
    let old = keys();
    library.make_new_key(&passphrase(), &|_| {}).unwrap();
    let amina = add(&library, &amina());
    library.close().unwrap();
    let new = keys();
    Rekeyed { _around: around, folder, amina, old, new }
}

/// The key files that were kept under another name.
fn kept(folder: &Path) -> Vec<Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let is_kept = |file: &std::path::PathBuf| {
        let name = file.file_name().unwrap().to_str().unwrap();
        name.starts_with("keys") && name.contains(".damaged-")
    };
    files.filter(is_kept).map(|file| fs::read(file).unwrap()).collect()
}

#[test]
fn a_key_file_of_another_day_beside_the_right_one_costs_nothing() {
    for stale in ["keys", "keys.spare"] {
        let Rekeyed { _around, folder, amina, old, new } = rekeyed();
        fs::write(folder.join(stale), &old).unwrap();

        let read = Library::open_to_read(&folder, Unlock::Passphrase(&passphrase())).unwrap();
        assert_eq!(read.reading().unwrap(), Some(Reading::Whole), "{stale}");
        read.profile(amina).unwrap();
        let mended = read.mend().unwrap().0;
        mended.close().unwrap();
        assert_eq!(fs::read(folder.join(stale)).unwrap(), old, "looking heals nothing");

        let library = opened(&folder);
        library.profile(amina).unwrap();
        assert!(library.check().unwrap().is_empty());
        library.close().unwrap();
        for name in ["keys", "keys.spare"] {
            assert_eq!(fs::read(folder.join(name)).unwrap(), new, "the right one heals the other");
        }
        assert_eq!(kept(&folder), [old], "what was written over is kept");
    }
    tried(2, "a key file of another day beside the right one");
}

#[test]
fn a_way_that_was_made_since_is_not_lost_where_an_older_copy_is_put_back() {
    for stale in ["keys", "keys.spare"] {
        let (_around, folder, library) = made();
        let old = fs::read(folder.join("keys")).unwrap();
        let code = library.make_recovery_code(Unlock::Passphrase(&passphrase()), &|_| {}).unwrap().0;
        library.close().unwrap();
        fs::write(folder.join(stale), &old).unwrap();
        opened(&folder).close().unwrap();
        let library = Library::open_with(&folder, Unlock::Recovery(&code.letters()));
        library.unwrap_or_else(|error| panic!("{stale}: {error:?}")).close().unwrap();
    }
}

#[test]
fn an_old_passphrase_is_refused_where_the_key_file_of_its_day_stands_beside_the_right_one() {
    for stale in ["keys", "keys.spare"] {
        let (_around, folder, library) = made();
        let amina = add(&library, &amina());
        library.back_up().unwrap();
        let old = fs::read(folder.join("keys")).unwrap();
        let (old_way, new_way) = (passphrase(), Passphrase::new("harbour thimble oak"));
        let proof = Unlock::Passphrase(&old_way);
        library.change_passphrase(proof, &new_way, Cost::lightest(), &|_| {}).unwrap();
        library.close().unwrap();
        fs::write(folder.join(stale), &old).unwrap();
        assert_eq!(Library::open(&folder, &old_way).err(), Some(VaultError::WrongPassphrase), "{stale}");
        let read = Library::open_to_read(&folder, proof);
        assert_eq!(read.err(), Some(VaultError::WrongPassphrase), "{stale}: no backup is to take its place");
        let library = Library::open(&folder, &new_way).unwrap();
        library.profile(amina).unwrap();
        library.close().unwrap();
    }
}

/// The library's file is put back to one from before its key was changed; the key files stay.
#[test]
fn a_file_of_an_earlier_key_is_one_with_changes_missing_and_what_was_taken_back_stays_taken_back() {
    for is_new_passphrase in [true, false] {
        let (_around, folder, library) = made();
        let amina = add(&library, &amina());
        let code = library.make_recovery_code(Unlock::Passphrase(&passphrase()), &|_| {}).unwrap().0;
        library.back_up().unwrap();
        library.close().unwrap();
        let older = fs::read(folder.join("people.db")).unwrap();
        let library = opened(&folder);
        let (old, new) = (passphrase(), Passphrase::new("harbour thimble oak"));
        let newest = if is_new_passphrase {
            library.change_passphrase(Unlock::Passphrase(&old), &new, Cost::lightest(), &|_| {}).unwrap();
            &new
        } else {
            library.make_new_key(&old, &|_| {}).unwrap();
            &old
        };
        library.back_up().unwrap();
        library.close().unwrap();
        let keys = fs::read(folder.join("keys")).unwrap();
        fs::write(folder.join("people.db"), older).unwrap();

        let missing = |error| matches!(error, Some(VaultError::ChangesMissing { missing: 1.. }));
        assert!(missing(Library::open(&folder, newest).err()), "{is_new_passphrase}");
        if is_new_passphrase {
            assert_eq!(Library::open(&folder, &old).err(), Some(VaultError::WrongPassphrase));
        } else {
            let by_code = Library::open_with(&folder, Unlock::Recovery(&code.letters()));
            assert_eq!(by_code.err(), Some(VaultError::WrongRecoveryCode));
        }
        assert!(fs::read(folder.join("keys")).unwrap() == keys, "nothing is written over");
        let read = Library::open_to_read(&folder, Unlock::Passphrase(newest)).unwrap();
        assert!(matches!(read.reading().unwrap(), Some(Reading::ChangesMissing { .. })));
        read.profile(amina).unwrap();
        read.mend().unwrap().0.close().unwrap();
        let library = Library::open(&folder, newest).unwrap();
        library.profile(amina).unwrap();
        assert_eq!(library.check().unwrap(), []);
        library.back_up().unwrap();
        library.close().unwrap();
        if is_new_passphrase {
            assert_eq!(Library::open(&folder, &old).err(), Some(VaultError::WrongPassphrase));
        }
    }
    tried(2, "the file put back to one from before another passphrase or a new key");
}

#[test]
fn a_way_that_is_harmed_in_one_copy_goes_on_by_the_other() {
    let (_around, folder, library) = made();
    let code = library.make_recovery_code(Unlock::Passphrase(&passphrase()), &|_| {}).unwrap().0;
    library.close().unwrap();
    let text = fs::read_to_string(folder.join("keys")).unwrap();
    let recovery = text.find("\"recovery\"").unwrap();
    let mut harmed = 0;
    // A letter of each value that stands in the slot of the code.
    for (at, _) in text[recovery..].match_indices("\": \"").take(6) {
        let at = recovery + at + 6;
        let mut bytes = text.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        fs::write(folder.join("keys"), &bytes).unwrap();
        fs::write(folder.join("keys.spare"), &text).unwrap();
        opened(&folder).close().unwrap();
        let library = Library::open_with(&folder, Unlock::Recovery(&code.letters()));
        library.unwrap_or_else(|error| panic!("byte {at}: {error:?}")).close().unwrap();
        harmed += 1;
    }
    assert!(harmed > 3);
    tried(harmed, "a letter of the recovery code's way harmed in one copy of the key file");
}

#[test]
fn a_key_file_of_another_library_under_the_same_passphrase_is_not_taken_for_ones_own() {
    for wrong in ["keys", "keys.spare"] {
        let (_around, folder, library) = made();
        let amina = add(&library, &amina());
        library.close().unwrap();
        let (_elsewhere, other, library) = made();
        library.close().unwrap();
        let theirs = fs::read(other.join("keys")).unwrap();
        fs::write(folder.join(wrong), &theirs).unwrap();

        let library = opened(&folder);
        library.profile(amina).unwrap();
        library.close().unwrap();
        assert_eq!(kept(&folder), [theirs], "{wrong}: it may be the only one that opens the other library");
        opened(&folder).close().unwrap();
    }
}

#[test]
fn a_damaged_library_beside_a_stale_key_file_is_mended_and_opens() {
    for stale in ["keys", "keys.spare"] {
        let Rekeyed { _around, folder, amina, old, new } = rekeyed();
        fs::write(folder.join(stale), &old).unwrap();
        let people = folder.join("people.db");
        let mut bytes = fs::read(&people).unwrap();
        let last = bytes.len() - 4096;
        bytes[last..].fill(0);
        bytes[4096 * 3..4096 * 4].fill(0);
        fs::write(&people, bytes).unwrap();
        assert_eq!(Library::open(&folder, &passphrase()).err(), Some(VaultError::Damaged));

        let read = Library::open_to_read(&folder, Unlock::Passphrase(&passphrase())).unwrap();
        assert!(matches!(read.reading().unwrap(), Some(Reading::Damaged(_))), "not the backup from before");
        read.mend().unwrap().0.close().unwrap();
        let library = opened(&folder);
        library.profile(amina).unwrap();
        library.close().unwrap();
        assert!(kept(&folder).contains(&old) && !kept(&folder).contains(&new));
    }
}

#[test]
fn where_both_copies_are_of_another_day_that_of_a_later_backup_opens_the_library() {
    let Rekeyed { _around, folder, amina, old, .. } = rekeyed();
    let library = opened(&folder);
    library.back_up().unwrap();
    let name = "said after the backup";
    let person = profile::Person { preferred_name: name.into(), ..library.profile(amina).unwrap().person };
    let language = library.language(amina).unwrap();
    library
        .change(vault::Scope::Person(amina), vault::Label::Details, move |change| {
            change.set_person(amina, person, language)
        })
        .unwrap();
    library.close().unwrap();
    for copy in ["keys", "keys.spare"] {
        fs::write(folder.join(copy), &old).unwrap();
    }
    let read = Library::open_to_read(&folder, Unlock::Passphrase(&passphrase())).unwrap();
    assert_eq!(read.reading().unwrap(), Some(Reading::Whole));
    read.close().unwrap();
    let library = opened(&folder);
    assert_eq!(library.profile(amina).unwrap().person.preferred_name, name);
    library.close().unwrap();
}

/// What may have the name of a file without being one.
#[cfg(unix)]
const NO_FILES: [fn(&Path); 3] = [
    |path| fs::create_dir(path).unwrap(),
    |path| assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success()),
    |path| drop(std::os::unix::net::UnixListener::bind(path).unwrap()),
];
#[cfg(not(unix))]
const NO_FILES: [fn(&Path); 1] = [|path| fs::create_dir(path).unwrap()];

fn put_in_the_way(path: &Path, make: fn(&Path)) {
    let _ = fs::remove_file(path);
    make(path);
}

#[test]
fn a_folder_a_pipe_or_a_socket_in_the_place_of_a_small_file_stands_in_nobodys_way() {
    for name in ["keys", "keys.spare", "tries", "holder", "lock", "people.db.new"] {
        for make in NO_FILES {
            let (_around, folder, library) = made();
            let amina = add(&library, &amina());
            library.close().unwrap();
            put_in_the_way(&folder.join(name), make);
            let read = Library::open_to_read(&folder, Unlock::Passphrase(&passphrase())).unwrap();
            read.profile(amina).unwrap();
            read.close().unwrap();
            let wrong = vault::Passphrase::new("not this one");
            assert_eq!(Library::open(&folder, &wrong).err(), Some(VaultError::WrongPassphrase), "{name}");
            let library = opened(&folder);
            library.profile(amina).unwrap();
            library.back_up().unwrap();
            library.close().unwrap();
        }
    }
    tried(6 * NO_FILES.len(), "a folder, a pipe or a socket in the place of a small file");
}

#[test]
fn a_folder_a_pipe_or_a_socket_in_the_place_of_the_log_or_of_the_file_is_damage_that_can_be_mended() {
    for name in ["people.db", "people.db-wal"] {
        for make in NO_FILES {
            let (_around, folder, library) = made();
            let amina = add(&library, &amina());
            library.back_up().unwrap();
            library.close().unwrap();
            put_in_the_way(&folder.join(name), make);
            assert_eq!(Library::open(&folder, &passphrase()).err(), Some(VaultError::Damaged), "{name}");
            let read = Library::open_to_read(&folder, Unlock::Passphrase(&passphrase())).unwrap();
            read.profile(amina).unwrap();
            read.mend().unwrap().0.close().unwrap();
            let library = opened(&folder);
            library.profile(amina).unwrap();
            library.close().unwrap();
        }
    }
    tried(2 * NO_FILES.len(), "the same in the place of the log or of the file");
}

#[test]
fn the_newest_passphrase_opens_the_library_though_both_key_files_are_older() {
    let (_around, folder, library) = made();
    let amina = add(&library, &amina());
    let old = fs::read(folder.join("keys")).unwrap();
    let newest = Passphrase::new("harbour thimble oak");
    let old_way = passphrase();
    let change = library.change_passphrase(Unlock::Passphrase(&old_way), &newest, Cost::lightest(), &|_| {});
    assert_eq!(change.unwrap(), TakenBack::Everywhere);
    library.back_up().unwrap();
    library.close().unwrap();
    for name in ["keys", "keys.spare"] {
        fs::write(folder.join(name), &old).unwrap();
    }

    let read = Library::open_to_read(&folder, Unlock::Passphrase(&newest)).unwrap();
    assert_eq!(read.reading().unwrap(), Some(Reading::Whole));
    read.close().unwrap();
    assert_eq!(Library::open(&folder, &old_way).err(), Some(VaultError::WrongPassphrase), "taken back");
    let read = Library::open_to_read(&folder, Unlock::Passphrase(&old_way));
    assert_eq!(read.err(), Some(VaultError::WrongPassphrase), "a sound library is not to be mended");
    assert_eq!(Library::open(&folder, &Passphrase::new("nobody's")).err(), Some(VaultError::WrongPassphrase));
    let library = Library::open(&folder, &newest).unwrap();
    library.profile(amina).unwrap();
    library.close().unwrap();
    assert_eq!(kept(&folder), [old.clone(), old], "what was written over is kept");
}
