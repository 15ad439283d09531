//! The ways into a library: passphrase, recovery code, keychain; and how one takes the place of another.

use crate::common::{add, amina, made, opened, passphrase};
use std::fs;
use std::path::Path;
use vault::{Cost, KeychainKey, Library, Passphrase, RecoveryCode, Unlock, VaultError};

fn with(library: &Path, unlock: Unlock<'_>) -> Result<Library, VaultError> {
    Library::open_with(library, unlock)
}

fn closed(library: Result<Library, VaultError>) {
    library.unwrap().close().unwrap();
}

#[test]
fn another_passphrase_takes_the_place_of_the_old_one() {
    let (_around, folder, library) = made();
    let (old, new) = (passphrase(), Passphrase::new("marmalade hill nine"));
    let wrong = Passphrase::new("not this one");
    let refused = library.change_passphrase(Unlock::Passphrase(&wrong), &new, Cost::lightest(), &|_| {});
    assert_eq!(refused, Err(VaultError::WrongPassphrase));
    let short = library.change_passphrase(
        Unlock::Passphrase(&old),
        &Passphrase::new("short"),
        Cost::lightest(),
        &|_| {},
    );
    assert_eq!(short, Err(VaultError::PassphraseTooShort));
    library.change_passphrase(Unlock::Passphrase(&old), &new, Cost::lightest(), &|_| {}).unwrap();
    library.close().unwrap();
    assert_eq!(Library::open(&folder, &old).err(), Some(VaultError::WrongPassphrase));
    closed(Library::open(&folder, &new));
}

#[test]
fn a_recovery_code_opens_it_when_the_passphrase_is_forgotten_and_a_new_one_can_be_set() {
    let (_around, folder, library) = made();
    assert_eq!(library.ways().unwrap().recovery_since, None);
    let code = library.make_recovery_code(Unlock::Passphrase(&passphrase()), &|_| {}).unwrap().0;
    assert!(library.ways().unwrap().recovery_since.is_some());
    library.close().unwrap();

    let typed = code.letters().to_lowercase().replace('-', " ");
    let library = with(&folder, Unlock::Recovery(&typed)).unwrap();
    let new = Passphrase::new("marmalade hill nine");
    library.change_passphrase(Unlock::Recovery(&typed), &new, Cost::lightest(), &|_| {}).unwrap();
    library.close().unwrap();
    closed(Library::open(&folder, &new));
    closed(with(&folder, Unlock::Recovery(&typed)));
}

#[test]
fn an_older_recovery_code_and_one_that_was_taken_away_open_nothing() {
    let (_around, folder, library) = made();
    let passphrase = passphrase();
    let proof = Unlock::Passphrase(&passphrase);
    let old = library.make_recovery_code(proof, &|_| {}).unwrap().0;
    let new = library.make_recovery_code(proof, &|_| {}).unwrap().0;
    library.close().unwrap();
    assert_eq!(with(&folder, Unlock::Recovery(&old.letters())).err(), Some(VaultError::WrongRecoveryCode));
    let library = with(&folder, Unlock::Recovery(&new.letters())).unwrap();
    library.forget_recovery_code(proof, &|_| {}).unwrap();
    library.close().unwrap();
    assert_eq!(with(&folder, Unlock::Recovery(&new.letters())).err(), Some(VaultError::NoRecoveryCode));
}

#[test]
fn the_keychain_opens_it_until_it_is_told_not_to() {
    let (_around, folder, library) = made();
    let (id, kept) = Library::keychain_at(&folder).unwrap();
    assert!(!kept);
    let key = library.make_keychain_key(Unlock::Passphrase(&passphrase())).unwrap();
    assert_eq!(Library::keychain_at(&folder), Some((id, true)));
    library.close().unwrap();
    let kept = KeychainKey::from_text(&key.text()).unwrap();
    let library = with(&folder, Unlock::Keychain(&kept)).unwrap();
    library.forget_keychain_key(&|_| {}).unwrap();
    library.close().unwrap();
    assert_eq!(with(&folder, Unlock::Keychain(&kept)).err(), Some(VaultError::NotInKeychain));
    opened(&folder);
}

#[test]
fn after_five_wrong_tries_the_next_must_wait_and_a_restart_does_not_help() {
    let (_around, folder, library) = made();
    library.close().unwrap();
    let wrong = Passphrase::new("not this one");
    for _ in 0..5 {
        assert_eq!(Library::open(&folder, &wrong).err(), Some(VaultError::WrongPassphrase));
    }
    assert!(matches!(Library::open(&folder, &wrong).err(), Some(VaultError::TooSoon { seconds: 1..=5 })));
    assert!(matches!(Library::open(&folder, &passphrase()).err(), Some(VaultError::TooSoon { .. })));
    // What holds them back is a file beside the library, not this process.
    fs::remove_file(folder.join("tries")).unwrap();
    opened(&folder);
}

#[test]
fn the_right_passphrase_forgets_the_wrong_tries() {
    let (_around, folder, library) = made();
    library.close().unwrap();
    let wrong = Passphrase::new("not this one");
    for _ in 0..3 {
        for _ in 0..4 {
            assert_eq!(Library::open(&folder, &wrong).err(), Some(VaultError::WrongPassphrase));
        }
        closed(Library::open(&folder, &passphrase()));
    }
}

#[test]
fn a_new_key_rewrites_every_page_and_all_that_was_there_is_there() {
    let (_around, folder, library) = made();
    let amina = add(&library, &amina());
    let passphrase = passphrase();
    let proof = Unlock::Passphrase(&passphrase);
    let old_code = library.make_recovery_code(proof, &|_| {}).unwrap().0;
    let before = library.profile(amina).unwrap();
    library.close().unwrap();
    let old_file = fs::read(folder.join("people.db")).unwrap();
    let old_keys = fs::read(folder.join("keys")).unwrap();

    let library = opened(&folder);
    let code: RecoveryCode = library.make_new_key(&passphrase, &|_| {}).unwrap().unwrap();
    assert_eq!(library.profile(amina).unwrap(), before, "it goes on being open");
    let name = "Amina the second";
    let person = profile::Person { preferred_name: name.into(), ..before.person.clone() };
    let language = before.language.clone();
    let scope = vault::Scope::Person(amina);
    library
        .change(scope, vault::Label::Details, move |change| change.set_person(amina, person, language))
        .unwrap();
    library.close().unwrap();

    let new_file = fs::read(folder.join("people.db")).unwrap();
    let same =
        old_file.as_chunks::<4096>().0.iter().filter(|page| new_file.as_chunks::<4096>().0.contains(page));
    assert_eq!(same.count(), 0, "no page is as it was");
    closed(with(&folder, Unlock::Recovery(&code.letters())));
    let stale = with(&folder, Unlock::Recovery(&old_code.letters())).err();
    assert_eq!(stale, Some(VaultError::WrongRecoveryCode));
    let library = opened(&folder);
    assert_eq!(library.profile(amina).unwrap().person.preferred_name, name);
    library.undo(scope).unwrap();
    assert_eq!(library.profile(amina).unwrap(), before, "undo too");
    library.close().unwrap();

    // Somebody who kept the old key file and knows the passphrase does not get in by it.
    fs::write(folder.join("keys"), &old_keys).unwrap();
    fs::write(folder.join("keys.spare"), &old_keys).unwrap();
    assert_eq!(Library::open(&folder, &passphrase).err(), Some(VaultError::Damaged));
}

#[test]
fn a_new_key_that_is_cut_short_anywhere_leaves_a_library_that_opens() {
    let (around, folder, library) = made();
    let amina = add(&library, &amina());
    let before = library.profile(amina).unwrap();
    let passphrase = passphrase();
    let code = library.make_recovery_code(Unlock::Passphrase(&passphrase), &|_| {}).unwrap().0;
    let kept = library.make_keychain_key(Unlock::Passphrase(&passphrase)).unwrap();
    library.back_up().unwrap();
    library.close().unwrap();
    let state = |names: &[&str]| -> Vec<(String, Vec<u8>)> {
        names.iter().map(|name| ((*name).to_owned(), fs::read(folder.join(name)).unwrap())).collect()
    };
    let names = ["people.db", "keys", "keys.spare"];
    let old = state(&names);
    let library = opened(&folder);
    library.make_new_key(&passphrase, &|_| {}).unwrap();
    library.close().unwrap();
    let new = state(&names);

    // What the disk may hold in between: the key files name both keys, one after the other, and then the file changes.
    let mut both: serde_json::Value = serde_json::from_slice(&old[1].1).unwrap();
    let after: serde_json::Value = serde_json::from_slice(&new[1].1).unwrap();
    both["next"] = after["slots"].clone();
    let both = serde_json::to_vec(&both).unwrap();
    let (old_file, old_keys, new_file, new_keys) = (&old[0].1, &old[1].1, &new[0].1, &new[1].1);
    let cuts: [[&Vec<u8>; 3]; 6] = [
        [old_file, &both, old_keys],
        [old_file, &both, &both],
        [new_file, &both, &both],
        [new_file, new_keys, &both],
        [new_file, new_keys, new_keys],
        [old_file, old_keys, old_keys],
    ];
    for (number, [people, keys, spare]) in cuts.into_iter().enumerate() {
        let at = around.path().join(format!("cut {number}"));
        fs::create_dir(&at).unwrap();
        fs::write(at.join("people.db"), people).unwrap();
        fs::write(at.join("people.db.new"), b"half of it").unwrap();
        fs::write(at.join("keys"), keys).unwrap();
        fs::write(at.join("keys.spare"), spare).unwrap();
        if people == new_file && keys == &both {
            // What opens the old key alone says nothing of the new file: it is not damaged, and nothing is mended.
            fs::create_dir(at.join("backups")).unwrap();
            let backup = fs::read_dir(folder.join("backups")).unwrap().next().unwrap().unwrap();
            let copy = at.join("backups").join(backup.file_name());
            fs::create_dir(&copy).unwrap();
            for name in ["people.db", "keys"] {
                fs::copy(backup.path().join(name), copy.join(name)).unwrap();
            }
            let letters = code.letters();
            let ways = [
                (Unlock::Keychain(&kept), VaultError::NotInKeychain),
                (Unlock::Recovery(&letters), VaultError::WrongRecoveryCode),
            ];
            for (unlock, answer) in ways {
                assert_eq!(with(&at, unlock).err(), Some(answer));
                assert_eq!(Library::open_to_read(&at, unlock).err(), Some(answer));
            }
        }
        for _ in 0..2 {
            let library = opened(&at);
            assert_eq!(library.profile(amina).unwrap(), before, "cut {number}");
            library.close().unwrap();
        }
        assert!(!at.join("people.db.new").exists());
        let left: serde_json::Value = serde_json::from_slice(&fs::read(at.join("keys")).unwrap()).unwrap();
        assert!(left.get("next").is_none(), "cut {number}");
    }
}

/// A library that is opened after a new key took the place of the old one and the key file could not be brought up to
/// it, and the recovery code from before.
fn with_a_half_made_key() -> (tempfile::TempDir, std::path::PathBuf, Library, RecoveryCode) {
    let (around, folder, library) = made();
    add(&library, &amina());
    let passphrase = passphrase();
    let old = library.make_recovery_code(Unlock::Passphrase(&passphrase), &|_| {}).unwrap().0;
    let read =
        || -> serde_json::Value { serde_json::from_slice(&fs::read(folder.join("keys")).unwrap()).unwrap() };
    let before = read();
    library.make_new_key(&passphrase, &|_| {}).unwrap();
    library.close().unwrap();
    let mut both = read();
    both["next"] = both["slots"].take();
    both["slots"] = before["slots"].clone();
    for name in ["keys", "keys.spare"] {
        assert!(folder.join(name).exists());
        fs::write(folder.join(name), serde_json::to_vec(&both).unwrap()).unwrap();
    }
    let library = opened(&folder);
    (around, folder, library, old)
}

#[test]
fn whatever_is_done_after_a_new_key_was_half_made_opens_the_library() {
    let old_passphrase = passphrase();
    let proof = Unlock::Passphrase(&old_passphrase);

    let (_around, folder, library, old) = with_a_half_made_key();
    let code = library.make_recovery_code(proof, &|_| {}).unwrap().0;
    library.close().unwrap();
    closed(with(&folder, proof));
    closed(with(&folder, Unlock::Recovery(&code.letters())));
    assert_eq!(with(&folder, Unlock::Recovery(&old.letters())).err(), Some(VaultError::WrongRecoveryCode));
    closed(with(&folder, proof));

    let (_around, folder, library, old) = with_a_half_made_key();
    let new = Passphrase::new("marmalade hill nine");
    library.change_passphrase(proof, &new, Cost::lightest(), &|_| {}).unwrap();
    library.close().unwrap();
    assert_eq!(with(&folder, proof).err(), Some(VaultError::WrongPassphrase));
    closed(Library::open(&folder, &new));
    assert_eq!(with(&folder, Unlock::Recovery(&old.letters())).err(), Some(VaultError::NoRecoveryCode));

    let (_around, folder, library, _) = with_a_half_made_key();
    library.make_new_key(&old_passphrase, &|_| {}).unwrap();
    library.close().unwrap();
    closed(with(&folder, proof));

    let (_around, folder, library, _) = with_a_half_made_key();
    library.close().unwrap();
    let library = with(&folder, proof).unwrap();
    assert_eq!(library.ways().unwrap().recovery_since, None, "nobody was ever shown the new code");
    library.close().unwrap();
}

#[test]
fn a_first_recovery_code_of_which_only_half_was_written_is_none() {
    let (_around, folder, library) = made();
    let passphrase = passphrase();
    let before = fs::read(folder.join("keys")).unwrap();
    let code = library.make_recovery_code(Unlock::Passphrase(&passphrase), &|_| {}).unwrap().0;
    library.close().unwrap();
    // The one that is written last was not, and nobody was shown the code.
    fs::write(folder.join("keys"), before).unwrap();
    fs::write(folder.join("keys.begun"), "").unwrap();
    closed(Library::open(&folder, &passphrase));
    assert_eq!(with(&folder, Unlock::Recovery(&code.letters())).err(), Some(VaultError::NoRecoveryCode));
}
