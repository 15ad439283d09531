//! What is taken back is taken back: after a way into a library is gone, no older key file opens it by that way.

use crate::common::{add, amina, made, opened, passphrase, tried};
use std::cell::RefCell;
use std::fs;
use std::path::Path;
use vault::{Cost, KeychainKey, Library, Passphrase, Progress, RecoveryCode, TakenBack, Unlock, VaultError};

const QUIET: &Progress<'_> = &|_| {};

fn by(passphrase: &Passphrase) -> Unlock<'_> {
    Unlock::Passphrase(passphrase)
}

fn new() -> Passphrase {
    Passphrase::new("marmalade hill nine")
}

fn opens(folder: &Path, unlock: Unlock<'_>) -> bool {
    let opened = Library::open_with(folder, unlock);
    // Whoever tries wrong ones has to wait.
    let _ = fs::remove_file(folder.join("tries"));
    match opened {
        Ok(library) => {
            assert_eq!(library.people("", 0..9).unwrap().total, 1);
            library.close().unwrap();
            true
        }
        Err(VaultError::Other { what, code }) => panic!("{what} {code}"),
        Err(_) => false,
    }
}

/// A library with all three ways into it.
struct Scene {
    _around: tempfile::TempDir,
    folder: std::path::PathBuf,
    library: Library,
    code: RecoveryCode,
    kept: KeychainKey,
    /// The key file with all three.
    keys: Vec<u8>,
}

impl Scene {
    fn new() -> Self {
        let (around, folder, library) = made();
        add(&library, &amina());
        let passphrase = passphrase();
        let (code, _) = library.make_recovery_code(by(&passphrase), QUIET).unwrap();
        let kept = library.make_keychain_key(by(&passphrase)).unwrap();
        let keys = fs::read(folder.join("keys")).unwrap();
        Self { _around: around, folder, library, code, kept, keys }
    }

    /// Takes one way back, and says which of the three ways open the library then: as it is, and to somebody who puts the
    /// older key file in the place of the newer.
    fn after(self, take_back: impl FnOnce(&Self) -> TakenBack) -> [[bool; 3]; 2] {
        assert_eq!(take_back(&self), TakenBack::Everywhere);
        add(&self.library, &{
            let mut other = amina();
            other.person.id = profile::PersonId::new();
            other
        });
        let person = self.library.people("", 0..9).unwrap().cards[0].id;
        self.library.erase(person).unwrap();
        self.library.close().unwrap();
        let letters = self.code.letters();
        let ways = || {
            let old = passphrase();
            let unlocks = [by(&old), Unlock::Recovery(&letters), Unlock::Keychain(&self.kept)];
            unlocks.map(|unlock| opens(&self.folder, unlock))
        };
        let now = ways();
        let mut stale = self.folder.clone();
        stale.set_file_name("stale");
        fs::rename(&self.folder, &stale).unwrap();
        for name in ["keys", "keys.spare"] {
            fs::write(stale.join(name), &self.keys).unwrap();
        }
        let old = passphrase();
        let unlocks = [by(&old), Unlock::Recovery(&letters), Unlock::Keychain(&self.kept)];
        [now, unlocks.map(|unlock| opens(&stale, unlock))]
    }
}

const NONE: [bool; 3] = [false; 3];

#[test]
fn the_passphrase_is_taken_back_and_the_other_ways_stay() {
    let change = |scene: &Scene| {
        scene.library.change_passphrase(by(&passphrase()), &new(), Cost::lightest(), QUIET).unwrap()
    };
    assert_eq!(Scene::new().after(change), [[false, true, true], NONE]);
    tried(3, "an old key file put back after another passphrase, by each way");
}

#[test]
fn the_recovery_code_is_taken_back_when_it_is_forgotten_and_when_another_takes_its_place() {
    let forget = |scene: &Scene| scene.library.forget_recovery_code(by(&passphrase()), QUIET).unwrap();
    assert_eq!(Scene::new().after(forget), [[true, false, true], NONE]);
    let again = |scene: &Scene| scene.library.make_recovery_code(by(&passphrase()), QUIET).unwrap().1;
    assert_eq!(Scene::new().after(again), [[true, false, true], NONE]);
    tried(2 * 3, "an old key file put back after a code was taken back, by each way");
}

#[test]
fn the_keychain_is_taken_back_without_a_passphrase_or_a_code() {
    let forget = |scene: &Scene| scene.library.forget_keychain_key(QUIET).unwrap();
    assert_eq!(Scene::new().after(forget), [[true, true, false], NONE]);
}

#[test]
fn a_forgotten_passphrase_is_taken_back_by_the_recovery_code_which_stays() {
    let change = |scene: &Scene| {
        let letters = scene.code.letters();
        scene.library.change_passphrase(Unlock::Recovery(&letters), &new(), Cost::lightest(), QUIET).unwrap()
    };
    assert_eq!(Scene::new().after(change), [[false, true, true], NONE]);
}

#[test]
fn somebody_else_s_way_in_the_key_file_is_never_carried_on() {
    let Scene { _around, folder, library, code, .. } = Scene::new();
    library.close().unwrap();
    // Somebody who may write the file puts the public half of their own secret in the place of the recovery code's.
    let (_theirs, their_folder, other) = made();
    let (their_code, _) = other.make_recovery_code(by(&passphrase()), QUIET).unwrap();
    other.close().unwrap();
    let read = |folder: &Path| -> serde_json::Value {
        serde_json::from_slice(&fs::read(folder.join("keys")).unwrap()).unwrap()
    };
    let (mut ours, theirs) = (read(&folder), read(&their_folder));
    ours["slots"][1]["public"] = theirs["slots"][1]["public"].clone();
    for name in ["keys", "keys.spare"] {
        fs::write(folder.join(name), serde_json::to_vec(&ours).unwrap()).unwrap();
    }
    let library = opened(&folder);
    let changed = library.change_passphrase(by(&passphrase()), &new(), Cost::lightest(), QUIET);
    assert_eq!(changed, Ok(TakenBack::Here));
    library.close().unwrap();
    assert!(!opens(&folder, Unlock::Recovery(&their_code.letters())));
    assert!(opens(&folder, by(&new())));
    assert!(opens(&folder, Unlock::Recovery(&code.letters())), "nothing was written for the wrong half");
}

#[test]
fn how_far_it_has_come_is_told_from_the_beginning_to_the_end() {
    let scene = Scene::new();
    let told = RefCell::new(Vec::new());
    let tell: &Progress<'_> = &|part| told.borrow_mut().push(part);
    scene.library.change_passphrase(by(&passphrase()), &new(), Cost::lightest(), tell).unwrap();
    let told = told.into_inner();
    assert!(told.is_sorted() && told.first() >= Some(&0.0) && told.last() == Some(&1.0), "{told:?}");
}

#[test]
fn the_first_of_a_kind_takes_nothing_back_and_leaves_the_file_as_it_is() {
    let (_around, folder, library) = made();
    let before = fs::read(folder.join("people.db")).unwrap();
    let _ = library.make_recovery_code(by(&passphrase()), QUIET).unwrap();
    library.make_keychain_key(by(&passphrase())).unwrap();
    assert!(fs::read(folder.join("people.db")).unwrap() == before);
    library.close().unwrap();
}
