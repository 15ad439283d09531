//! Whatever a power cut leaves while the passphrase is changed, the library opens by one of the two passphrases, and not
//! by the other; and both key files are whole again.
//!
//! With another passphrase comes another data key. The vault writes a file beside the old one, waits until it is on the
//! disk, gives it the name, and waits until that is on the disk: first both key files, `keys.spare` and then `keys`, so
//! that they name the old key and the new; then `people.db` under the new key; then both key files with the new key
//! alone. So these are all the states there are.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crash::{Deed, Model, copied, make, passphrase, stands};
use profile::{LanguageTag, Person, Profile};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use vault::{Cost, Library, Passphrase, TakenBack, Unlock, VaultError};

fn new() -> Passphrase {
    Passphrase::new("heron lantern forty")
}

/// A closed library, with its file and its key file before and after the change, and the key file in between.
struct Scene {
    around: tempfile::TempDir,
    folder: PathBuf,
    model: Model,
    people: [Vec<u8>; 2],
    old: Vec<u8>,
    both: Vec<u8>,
    new: Vec<u8>,
}

impl Scene {
    fn new() -> Self {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("library");
        let library = make(&folder);
        let deed = Deed::AddPerson(Box::new(Profile::of(Person::named("Amina"), LanguageTag::default())));
        deed.do_to(&library).unwrap();
        library.close().unwrap();
        let read = |name| fs::read(folder.join(name)).unwrap();
        let (old_people, old) = (read("people.db"), read("keys"));
        let library = Library::open(&folder, &passphrase()).unwrap();
        let (proof, new) = (passphrase(), self::new());
        let changed =
            library.change_passphrase(Unlock::Passphrase(&proof), &new, Cost::lightest(), &|_| {}).unwrap();
        assert_eq!(changed, TakenBack::Everywhere);
        library.close().unwrap();
        let new = read("keys");
        assert!(read("keys.spare") == new);
        let (mut both, after): (Value, Value) =
            (serde_json::from_slice(&old).unwrap(), serde_json::from_slice(&new).unwrap());
        both["next"] = after["slots"].clone();
        both["former"] = after["former"].clone();
        let both = serde_json::to_vec(&both).unwrap();
        let people = [old_people, read("people.db")];
        Self { around, folder, model: Model::default().after(&deed), people, old, both, new }
    }

    /// The library with this file and these key files, and with so much of a file that was being written.
    fn left(&self, people: &[u8], keys: &[u8], spare: &[u8], writing: (&str, &[u8])) -> PathBuf {
        let folder = self.around.path().join("left");
        let _ = fs::remove_dir_all(&folder);
        copied(&self.folder, &folder);
        for (name, bytes) in [("people.db", people), ("keys", keys), ("keys.spare", spare), writing] {
            fs::write(folder.join(name), bytes).unwrap();
        }
        folder
    }

    /// Asserts that the library opens by one of the two passphrases alone.
    fn opens_by(&self, folder: &Path, one: &Passphrase, other: &Passphrase) {
        assert_eq!(Library::open(folder, other).err(), Some(VaultError::WrongPassphrase));
        let library = Library::open(folder, one).unwrap();
        stands(&library, &self.model, None);
        library.close().unwrap();
        let read = |name| fs::read(folder.join(name)).unwrap();
        assert!(read("keys") == read("keys.spare"), "one has healed the other");
        assert!(!folder.join("people.db.new").exists());
        assert_eq!(Library::open(folder, other).err(), Some(VaultError::WrongPassphrase));
    }
}

/// What the disk holds at one moment.
struct Cut<'a> {
    people: &'a [u8],
    keys: &'a [u8],
    spare: &'a [u8],
    /// A file that is being written, and what it will say.
    writing: (&'a str, &'a [u8]),
    /// Whether the new passphrase opens it by now.
    is_done: bool,
}

/// What a file may hold while it is written.
fn parts(whole: &[u8]) -> [&[u8]; 3] {
    [&[], &whole[..whole.len() / 2], whole]
}

#[test]
fn a_change_of_passphrase_that_was_cut_short_leaves_a_library_that_opens_by_one_of_the_two() {
    let scene = Scene::new();
    let (old, new) = (passphrase(), self::new());
    let Scene { people: [before, after], .. } = &scene;
    let (a, b, c) = (scene.old.as_slice(), scene.both.as_slice(), scene.new.as_slice());
    let cut = |people, keys, spare, writing, is_done| Cut { people, keys, spare, writing, is_done };
    let cuts = [
        cut(before, a, a, ("people.db.new", after.as_slice()), false),
        cut(before, a, a, ("keys.spare.new", b), false),
        cut(before, a, b, ("keys.new", b), false),
        cut(before, b, b, ("people.db.new", after.as_slice()), false),
        cut(after, b, b, ("keys.spare.new", c), true),
        cut(after, b, c, ("keys.new", c), true),
    ];
    for Cut { people, keys, spare, writing: (name, whole), is_done } in cuts {
        let (one, other) = if is_done { (&new, &old) } else { (&old, &new) };
        for part in parts(whole) {
            scene.opens_by(&scene.left(people, keys, spare, (name, part)), one, other);
        }
    }
    // It is done, and was about to be said so.
    scene.opens_by(&scene.left(after, c, c, ("trial", b"")), &new, &old);
}
