//! What the system itself answers: a full disk, a stick that vanishes, a folder that may no longer be written.
//!
//! Disks are mounted for real, in a namespace of the test's own, so that nothing else sees them. For that the test
//! runs itself again: by `unshare` as root, else in a user namespace, else by way of `sudo` without a password.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crash::{Deed, Model, differs, make, passphrase, reopened, stands};
use profile::{Entry, LanguageTag, Person, PersonId, Profile, Section};
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use vault::{About, Cost, Library, VaultError};

/// Set where the test runs by itself, in surroundings that it may change.
const INSIDE: &str = "CRASH_TEST_INSIDE";

/// Ways to a mount namespace.
const WAYS: [&[&str]; 3] = [
    &["unshare", "--mount"],
    &["unshare", "--map-root-user", "--mount"],
    &["sudo", "-n", "--preserve-env", "unshare", "--mount"],
];

/// Runs the test of this name where it may mount disks.
fn where_disks_can_be_mounted(test: &str, promise: fn()) {
    if std::env::var_os(INSIDE).is_some() {
        return promise();
    }
    let by = |way: &[&str]| {
        let mut command = Command::new(way[0]);
        command.args(&way[1..]);
        command
    };
    let works = |way: &&&[&str]| {
        let tried = by(way).args(["mount", "-t", "tmpfs", "none", "/mnt"]).output();
        tried.is_ok_and(|tried| tried.status.success())
    };
    let way = WAYS.iter().find(works).unwrap_or_else(|| panic!("disks cannot be mounted by any of {WAYS:?}"));
    let mut again = by(way);
    again.arg(std::env::current_exe().unwrap()).args(["--exact", test]).env(INSIDE, "1");
    assert!(again.status().unwrap().success());
}

/// Runs the test of this name as somebody whom permissions bind: root is not.
fn as_somebody(test: &str, promise: fn()) {
    let around = tempfile::tempdir().unwrap();
    fs::set_permissions(around.path(), fs::Permissions::from_mode(0o500)).unwrap();
    let is_root = fs::write(around.path().join("written"), "").is_ok();
    if std::env::var_os(INSIDE).is_some() || !is_root {
        return promise();
    }
    fs::set_permissions(around.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let program = around.path().join("test");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    let mut again = Command::new(&program);
    again.args(["--exact", test]).env(INSIDE, "1").env("TMPDIR", around.path()).uid(65_534).gid(65_534);
    assert!(again.status().unwrap().success());
}

fn mount(arguments: &[&str]) {
    assert!(Command::new("mount").args(arguments).status().unwrap().success(), "{arguments:?}");
}

fn unmount(arguments: &[&str]) {
    assert!(Command::new("umount").args(arguments).status().unwrap().success(), "{arguments:?}");
}

/// A small disk with a library on it, in which there is somebody; all of it gone with the namespace.
struct Scene {
    _around: tempfile::TempDir,
    disk: PathBuf,
    folder: PathBuf,
    model: Model,
    person: PersonId,
}

impl Scene {
    fn new(mounted: bool) -> (Self, Library) {
        let around = tempfile::tempdir().unwrap();
        let disk = around.path().join("disk");
        fs::create_dir(&disk).unwrap();
        if mounted {
            mount(&["-t", "tmpfs", "-o", "size=4m", "none", disk.to_str().unwrap()]);
        }
        let folder = disk.join("library");
        let library = make(&folder);
        let amina = Profile::of(Person::named("Amina"), LanguageTag::default());
        let person = amina.person.id;
        let mut scene = Self { _around: around, disk, folder, model: Model::default(), person };
        scene.done(&library, &Deed::AddPerson(Box::new(amina)));
        scene.done(&library, &scene.add("Sit down first"));
        (scene, library)
    }

    fn add(&self, words: &str) -> Deed {
        let (person, section) = (self.person, Section::Support);
        Deed::AddEntry { person, section, at: 0, entry: Entry::own(words) }
    }

    /// Does what must succeed.
    fn done(&mut self, library: &Library, deed: &Deed) {
        deed.do_to(library).unwrap();
        self.model.apply(deed);
    }

    /// Whether something waits in the log to be brought into the file.
    fn log_holds_something(&self) -> bool {
        fs::metadata(self.folder.join("people.db-wal")).is_ok_and(|log| log.len() > 0)
    }

    /// Fills the disk to the last byte.
    fn fill(&self) -> PathBuf {
        self.fill_with("holiday films")
    }

    /// Fills what has become free since.
    fn fill_more(&self) -> PathBuf {
        self.fill_with("more films")
    }

    fn fill_with(&self, name: &str) -> PathBuf {
        let path = self.disk.join(name);
        let mut file = File::create(&path).unwrap();
        while file.write_all(&[1; 4096]).is_ok() {}
        while file.write_all(&[1]).is_ok() {}
        path
    }
}

#[test]
fn a_full_disk_is_said_and_work_goes_on_once_there_is_room() {
    where_disks_can_be_mounted("a_full_disk_is_said_and_work_goes_on_once_there_is_room", || {
        let (mut scene, library) = Scene::new(true);
        for round in 0..3 {
            let films = scene.fill();
            // Until the room that the log has already is used up.
            let refused = (0..400).find_map(|number| {
                let deed = scene.add(&format!("{round} {number} {}", "x".repeat(900)));
                let done = deed.do_to(&library);
                if done.is_ok() {
                    scene.model.apply(&deed);
                }
                done.err().map(|error| (error, deed))
            });
            let (error, deed) = refused.unwrap();
            assert_eq!(error, VaultError::DiskFull);
            assert_eq!(deed.do_to(&library), Err(VaultError::DiskFull));
            let photo = Deed::photo(scene.person, round, 300_000);
            assert_eq!(photo.do_to(&library), Err(VaultError::DiskFull));
            assert_eq!(differs(&library, &scene.model).unwrap(), None, "reading goes on");
            fs::remove_file(films).unwrap();
            scene.done(&library, &deed);
            stands(&library, &scene.model, None);
        }
        library.close().unwrap();
        stands(&reopened(&scene.folder), &scene.model, None);
    });
}

#[test]
fn closing_and_opening_on_a_full_disk_loses_nothing() {
    where_disks_can_be_mounted("closing_and_opening_on_a_full_disk_loses_nothing", || {
        let (mut scene, library) = Scene::new(true);
        for number in 0..5 {
            scene.done(&library, &Deed::photo(scene.person, number, 100_000));
        }
        let films = scene.fill();
        // What is in the log does not fit into the file: it stays in the log, and that is no failure.
        library.close().unwrap();
        assert!(scene.log_holds_something());
        let more = scene.fill_more();
        let library = reopened(&scene.folder);
        assert_eq!(differs(&library, &scene.model).unwrap(), None, "it can be read all the same");
        let photo = Deed::photo(scene.person, 9, 100_000);
        assert_eq!(photo.do_to(&library), Err(VaultError::DiskFull));
        library.close().unwrap();
        assert!(scene.log_holds_something());
        let new = scene.disk.join("another");
        let made = Library::create(&new, &passphrase(), About::Me, Cost::lightest());
        assert_eq!(made.err(), Some(VaultError::DiskFull));
        assert!(!new.exists(), "nothing is left of it");
        fs::remove_file(films).unwrap();
        fs::remove_file(more).unwrap();
        let library = reopened(&scene.folder);
        stands(&library, &scene.model, None);
        scene.done(&library, &scene.add("Then talk"));
        library.close().unwrap();
        assert!(!scene.log_holds_something(), "with room, all of it is in the file");
        stands(&reopened(&scene.folder), &scene.model, None);
    });
}

#[test]
fn a_disk_that_can_only_be_read_is_said_and_opens_when_it_can_be_written() {
    where_disks_can_be_mounted(
        "a_disk_that_can_only_be_read_is_said_and_opens_when_it_can_be_written",
        || {
            let (mut scene, library) = Scene::new(true);
            let folder = scene.folder.to_str().unwrap().to_owned();
            // Made read-only while it is open: what is open may still write, and what it acknowledges is there.
            mount(&["--bind", &folder, &folder]);
            mount(&["-o", "remount,bind,ro", &folder]);
            scene.done(&library, &scene.add("Then talk"));
            let closed = library.close();
            assert!(matches!(closed, Ok(()) | Err(VaultError::ReadOnly)), "{closed:?}");
            assert_eq!(Library::open(&scene.folder, &passphrase()).err(), Some(VaultError::ReadOnly));
            unmount(&[&folder]);
            let library = reopened(&scene.folder);
            stands(&library, &scene.model, None);
            library.close().unwrap();
            let disk = scene.disk.to_str().unwrap();
            mount(&["-o", "remount,ro", disk]);
            assert_eq!(Library::open(&scene.folder, &passphrase()).err(), Some(VaultError::ReadOnly));
            mount(&["-o", "remount,rw", disk]);
            stands(&reopened(&scene.folder), &scene.model, None);
        },
    );
}

#[test]
fn a_stick_that_vanishes_takes_no_words_and_work_goes_on_when_it_is_back() {
    where_disks_can_be_mounted(
        "a_stick_that_vanishes_takes_no_words_and_work_goes_on_when_it_is_back",
        || {
            let (mut scene, library) = Scene::new(true);
            library.close().unwrap();
            for (name, inside) in [("stick", "library"), ("stick that is the library", "")] {
                let stick = scene.disk.parent().unwrap().join(name);
                fs::create_dir(&stick).unwrap();
                let source = if inside.is_empty() { &scene.folder } else { &scene.disk };
                let (source, at) = (source.to_str().unwrap().to_owned(), stick.to_str().unwrap().to_owned());
                mount(&["--bind", &source, &at]);
                let folder = if inside.is_empty() { stick.clone() } else { stick.join(inside) };
                let library = reopened(&folder);
                scene.done(&library, &scene.add("before"));
                // Its files stay open, and would take all that is written, where nobody finds it.
                unmount(&["--lazy", &at]);
                let deed = scene.add("after");
                assert_eq!(deed.do_to(&library), Err(VaultError::FolderMissing));
                assert_eq!(library.profile(scene.person).err(), Some(VaultError::FolderMissing));
                assert_eq!(fs::read_dir(&stick).unwrap().count(), 0, "nothing is written in its place");
                mount(&["--bind", &source, &at]);
                stands(&library, &scene.model, None);
                scene.done(&library, &deed);
                library.close().unwrap();
                unmount(&[&at]);
            }
            stands(&reopened(&scene.folder), &scene.model, None);
        },
    );
}

#[test]
fn a_stick_that_was_out_while_nothing_was_done_is_no_other_programs_file() {
    where_disks_can_be_mounted(
        "a_stick_that_was_out_while_nothing_was_done_is_no_other_programs_file",
        || {
            let (mut scene, library) = Scene::new(true);
            scene.done(&library, &scene.add("before"));
            // The system gives it another number when it is put in again.
            let again = scene.disk.parent().unwrap().join("again");
            fs::create_dir(&again).unwrap();
            let (disk, again) = (scene.disk.to_str().unwrap(), again.to_str().unwrap());
            mount(&["-t", "tmpfs", "-o", "size=4m", "none", again]);
            let copied = Command::new("cp").args(["-a", &format!("{disk}/."), again]).status();
            assert!(copied.unwrap().success());
            unmount(&["--lazy", disk]);
            mount(&["--bind", again, disk]);
            let deed = scene.add("after");
            scene.done(&library, &deed);
            stands(&library, &scene.model, None);
            library.close().unwrap();
            let library = reopened(&scene.folder);
            stands(&library, &scene.model, None);
            assert_eq!(library.backups().unwrap(), [], "nothing had to be kept apart");
        },
    );
}

#[test]
fn permission_that_is_taken_away_is_said_and_work_goes_on_when_it_is_given_back() {
    as_somebody("permission_that_is_taken_away_is_said_and_work_goes_on_when_it_is_given_back", || {
        let (mut scene, library) = Scene::new(false);
        let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        // Not to be looked into any more.
        allow(&scene.folder, 0o000);
        let deed = scene.add("Then talk");
        assert_eq!(deed.do_to(&library), Err(VaultError::ReadOnly));
        allow(&scene.folder, 0o700);
        scene.done(&library, &deed);
        stands(&library, &scene.model, None);
        // Not to be written any more: what is open still may, and what it acknowledges is there.
        let files = || fs::read_dir(&scene.folder).unwrap().map(|file| file.unwrap().path());
        files().for_each(|file| allow(&file, 0o400));
        allow(&scene.folder, 0o500);
        let deed = scene.add("And listen");
        scene.model.apply(&deed);
        deed.do_to(&library).unwrap();
        assert_eq!(library.check(), Ok(vec![]));
        assert_eq!(library.back_up().err(), Some(VaultError::ReadOnly));
        assert_eq!(differs(&library, &scene.model).unwrap(), None);
        let closed = library.close();
        assert!(matches!(closed, Ok(()) | Err(VaultError::ReadOnly)), "{closed:?}");
        assert_eq!(Library::open(&scene.folder, &passphrase()).err(), Some(VaultError::ReadOnly));
        allow(&scene.folder, 0o700);
        files().for_each(|file| allow(&file, 0o600));
        stands(&reopened(&scene.folder), &scene.model, None);
    });
}
