//! Whatever a power cut leaves of the key files while the passphrase is changed, the library opens, by the old
//! passphrase or the new one, and both files are whole again.
//!
//! The vault writes a file beside the old one, waits until it is on the disk, gives it the name, and waits until that
//! is on the disk: first `keys`, then `keys.spare`. So these are all the states there are.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crash::{Deed, Model, copied, make, passphrase, stands};
use profile::{LanguageTag, Person, Profile};
use std::fs;
use std::path::{Path, PathBuf};
use vault::{Cost, Library, Passphrase, Unlock, VaultError};

fn new() -> Passphrase {
    Passphrase::new("heron lantern forty")
}

/// A closed library, and its key file before and after the change.
struct Scene {
    around: tempfile::TempDir,
    folder: PathBuf,
    model: Model,
    old_keys: Vec<u8>,
    new_keys: Vec<u8>,
}

impl Scene {
    fn new() -> Self {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("library");
        let library = make(&folder);
        let deed = Deed::AddPerson(Box::new(Profile::of(Person::named("Amina"), LanguageTag::default())));
        deed.do_to(&library).unwrap();
        let read = |name| fs::read(folder.join(name)).unwrap();
        let old_keys = read("keys");
        let old = passphrase();
        library.change_passphrase(Unlock::Passphrase(&old), &self::new(), Cost::lightest()).unwrap();
        let new_keys = read("keys");
        library.close().unwrap();
        assert!(old_keys != new_keys && read("keys.spare") == new_keys);
        Self { around, folder, model: Model::default().after(&deed), old_keys, new_keys }
    }

    /// The library with these key files, and with so much of a file that was being written.
    fn left(&self, keys: &[u8], spare: &[u8], writing: Option<(&str, usize)>) -> PathBuf {
        let folder = self.around.path().join("left");
        let _ = fs::remove_dir_all(&folder);
        copied(&self.folder, &folder);
        fs::write(folder.join("keys"), keys).unwrap();
        fs::write(folder.join("keys.spare"), spare).unwrap();
        if let Some((name, length)) = writing {
            fs::write(folder.join(name), &self.new_keys[..length]).unwrap();
        }
        folder
    }

    /// What a file may hold while it is written.
    fn lengths(&self) -> [usize; 5] {
        let whole = self.new_keys.len();
        [0, 1, whole / 2, whole - 1, whole]
    }

    fn opens(&self, folder: &Path, with: &Passphrase) {
        let library = Library::open(folder, with).unwrap();
        stands(&library, &self.model, None);
        library.close().unwrap();
        let read = |name| fs::read(folder.join(name)).unwrap();
        assert!(read("keys") == read("keys.spare"), "one has healed the other");
    }
}

#[test]
fn a_change_of_passphrase_that_was_cut_short_leaves_a_library_that_opens() {
    let scene = Scene::new();
    let (old, new) = (scene.old_keys.as_slice(), scene.new_keys.as_slice());
    for length in scene.lengths() {
        // The first was being written: the old passphrase alone.
        let left = scene.left(old, old, Some(("keys.new", length)));
        assert_eq!(Library::open(&left, &self::new()).err(), Some(VaultError::WrongPassphrase));
        scene.opens(&left, &passphrase());
        // The second was being written: whichever somebody remembers.
        scene.opens(&scene.left(new, old, Some(("keys.spare.new", length))), &self::new());
        scene.opens(&scene.left(new, old, Some(("keys.spare.new", length))), &passphrase());
    }
    // It is done, and was about to be said so: the new one alone.
    let left = scene.left(new, new, None);
    assert_eq!(Library::open(&left, &passphrase()).err(), Some(VaultError::WrongPassphrase));
    scene.opens(&left, &self::new());
}
