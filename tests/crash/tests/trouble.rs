//! Whatever is wrong with the disk, and from whichever write on: it is said, nothing is lost, and work goes on in the
//! same open library as soon as the trouble is over.
//!
//! `TROUBLE_STEP=1` tries every trouble at every write; otherwise each third write is tried with one of them.
//! `TROUBLE_SEED` says which chance to repeat.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crash::{Deed, Hand, Model, copied, given, make, passphrase, reopened, reopened_with, stands};
use disk::{Disk, Trouble};
use fastrand::Rng;
use profile::{Entry, LanguageTag, Person, PersonId, Profile, Section};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use vault::{KeychainKey, Library, Scope, Unlock, VaultError};

const ALL: [Trouble; 5] = [Trouble::Out, Trouble::Away, Trouble::Full, Trouble::NotSafe, Trouble::NoWriting];

/// A library with somebody in it and something in its log, as a crash left it.
struct Scene {
    _around: tempfile::TempDir,
    folder: PathBuf,
    /// Opens it in a moment, which the passphrase does not.
    key: KeychainKey,
    model: Model,
    person: PersonId,
}

impl Scene {
    fn new(seed: u64) -> Self {
        let around = tempfile::tempdir().unwrap();
        let (folder, open) = (around.path().join("library"), around.path().join("open"));
        let library = make(&open);
        let key = library.make_keychain_key(Unlock::Passphrase(&passphrase())).unwrap();
        let amina = Profile::of(Person::named("Amina"), LanguageTag::default());
        let (person, mut model) = (amina.person.id, Model::default());
        let mut hand = Hand::new(seed, 8_000).at_the_gate();
        let mut deed = Deed::AddPerson(Box::new(amina));
        for _ in 0..10 {
            deed.do_to(&library).unwrap();
            model.apply(&deed);
            // Nobody but her, so that she stays.
            let her = [model.profile(person).unwrap()];
            deed = std::iter::repeat_with(|| hand.choose(&her, &[]))
                .find(|deed| matches!(deed.scope(), Scope::Person(_)))
                .unwrap();
        }
        copied(&open, &folder);
        Self { _around: around, folder, key, model, person }
    }

    /// What is done while trouble comes: small and large, and taken back.
    fn deeds(&self, dice: &mut Rng) -> Vec<Deed> {
        let (person, section) = (self.person, Section::Support);
        let add = |words: String| Deed::AddEntry { person, section, at: 0, entry: Entry::own(words) };
        vec![
            add("Sit down first".to_owned()),
            add("茶".repeat(3_900)),
            Deed::photo(person, dice.u64(..), 20_000),
            Deed::BackUp,
            Deed::Undo(Scope::Person(person)),
            Deed::Redo(Scope::Person(person)),
            add("Then talk".to_owned()),
        ]
    }

    /// Opens it at that place, with nothing else done to it.
    fn reopened(&self, folder: &Path) -> Library {
        reopened_with(folder, Unlock::Keychain(&self.key))
    }

    /// Once it is over, what was refused was not done, and can be done now.
    fn afterwards(
        &self,
        library: &Library,
        model: &Model,
        trouble: Trouble,
        deed: &Deed,
        told: &str,
    ) -> Model {
        if let Some(differs) = crash::differs(library, model).unwrap() {
            // What was open was of no use any more, and what is found is what went through before.
            assert!(matches!(trouble, Trouble::Out | Trouble::Away), "{told}: {differs}");
            return stands(library, model, Some(deed));
        }
        if trouble == Trouble::NotSafe {
            // Neither does it come to life where the program is killed now: it is all there in the log.
            let copy = library.folder().with_file_name("copy");
            copied(library.folder(), &copy);
            stands(&self.reopened(&copy), model, None);
            fs::remove_dir_all(copy).unwrap();
        }
        deed.do_to(library).unwrap_or_else(|error| panic!("{told}: {error} once it was over"));
        model.after(deed)
    }
}

#[test]
fn work_goes_on_after_any_trouble_that_began_at_any_write() {
    let seed = given("TROUBLE_SEED").unwrap_or_else(|| fastrand::u64(..));
    println!("TROUBLE_SEED={seed}");
    let step = given("TROUBLE_STEP").unwrap_or(3) as usize;
    let scene = Scene::new(seed);
    let all = undisturbed(&scene, seed);
    let (next, tried) = (AtomicUsize::new(seed as usize % step), AtomicUsize::new(0));
    let work = || {
        loop {
            let at = next.fetch_add(step, Ordering::Relaxed);
            if at >= all {
                return;
            }
            let mut dice = Rng::with_seed(seed ^ at as u64);
            let troubles = if step == 1 { ALL.to_vec() } else { vec![*dice.choice(&ALL).unwrap()] };
            for trouble in troubles {
                disturbed(&scene, at, trouble, &mut dice);
                tried.fetch_add(1, Ordering::Relaxed);
            }
        }
    };
    thread::scope(|threads| [threads.spawn(work), threads.spawn(work)].map(|thread| thread.join().unwrap()));
    println!(
        "{all} writes in a session; {} times there was trouble from one on; lost: 0",
        tried.into_inner()
    );
}

/// How many things a session does to the disk.
fn undisturbed(scene: &Scene, seed: u64) -> usize {
    let place = Place::new(scene);
    let library = reopened(&place.folder);
    for deed in scene.deeds(&mut Rng::with_seed(seed)) {
        deed.do_to(&library).unwrap();
    }
    library.close().unwrap();
    place.disk.done()
}

/// A copy of the scene, with a disk of its own under it.
struct Place {
    _around: tempfile::TempDir,
    folder: PathBuf,
    disk: Disk,
}

impl Place {
    fn new(scene: &Scene) -> Self {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("library");
        copied(&scene.folder, &folder);
        let disk = Disk::under(&folder).unwrap();
        Self { _around: around, folder, disk }
    }
}

fn disturbed(scene: &Scene, at: usize, trouble: Trouble, dice: &mut Rng) {
    let place = Place::new(scene);
    let mut model = scene.model.clone();
    let told = format!("{trouble:?} from {at} on");
    place.disk.trouble_at(at, trouble);
    let opened = Library::open(&place.folder, &passphrase());
    let library = opened.unwrap_or_else(|error| {
        as_it_is(error, trouble, &told);
        place.disk.mend();
        scene.reopened(&place.folder)
    });
    for deed in scene.deeds(dice) {
        if let Err(error) = deed.do_to(&library) {
            as_it_is(error, trouble, &told);
            during(&library, &model, trouble, &deed, &told);
            place.disk.mend();
            model = scene.afterwards(&library, &model, trouble, &deed, &told);
        } else {
            model.apply(&deed);
        }
    }
    let closed = library.close();
    assert!(closed.is_ok() || trouble != Trouble::Full, "{told}: all that was kept is safe");
    closed.unwrap_or_else(|error| as_it_is(error, trouble, &told));
    place.disk.mend();
    stands(&scene.reopened(&place.folder), &model, None);
}

/// While there is trouble, changes are refused, and what can be read is right.
fn during(library: &Library, model: &Model, trouble: Trouble, deed: &Deed, told: &str) {
    if matches!(trouble, Trouble::Out | Trouble::Away) {
        as_it_is(deed.do_to(library).unwrap_err(), trouble, told);
        let read = crash::differs(library, model);
        // What is remembered of the file may be read without it.
        read.map_or_else(
            |error| as_it_is(error, trouble, told),
            |differs| assert_eq!(differs, None, "{told}"),
        );
    } else {
        assert_eq!(crash::differs(library, model), Ok(None), "{told}");
    }
}

/// It is said what the matter is.
fn as_it_is(error: VaultError, trouble: Trouble, told: &str) {
    match (trouble, error) {
        (Trouble::Full, VaultError::DiskFull) => {}
        // Here the folder is there and can be written, so that nothing more can be known.
        (Trouble::Full, _) => panic!("{told}: {error:?}"),
        (_, VaultError::Other { .. } | VaultError::ReadOnly) => {}
        (_, error) => panic!("{told}: {error:?}"),
    }
}

/// A stick: its folder is somewhere else while it is pulled out.
fn pull_out(place: &Place) -> PathBuf {
    take_away(place, Trouble::Out)
}

fn take_away(place: &Place, trouble: Trouble) -> PathBuf {
    let away = place.folder.with_file_name("in the pocket");
    place.disk.trouble(trouble);
    fs::rename(&place.folder, &away).unwrap();
    away
}

fn plug_in(place: &Place, away: &Path) {
    fs::rename(away, &place.folder).unwrap();
    place.disk.mend();
}

#[test]
fn a_stick_that_was_pulled_out_is_said_to_be_missing_and_work_goes_on_when_it_is_back() {
    let scene = Scene::new(7);
    let place = Place::new(&scene);
    let library = reopened(&place.folder);
    let mut model = scene.model.clone();
    for deed in scene.deeds(&mut Rng::with_seed(7)) {
        let away = pull_out(&place);
        assert_eq!(deed.do_to(&library), Err(VaultError::FolderMissing));
        assert_eq!(deed.do_to(&library), Err(VaultError::FolderMissing));
        assert_eq!(library.profile(scene.person).err(), Some(VaultError::FolderMissing));
        plug_in(&place, &away);
        deed.do_to(&library).unwrap();
        model.apply(&deed);
    }
    stands(&library, &model, None);
    let away = pull_out(&place);
    assert_eq!(library.close(), Err(VaultError::FolderMissing));
    plug_in(&place, &away);
    stands(&reopened(&place.folder), &model, None);
}

#[test]
fn a_shared_folder_that_is_away_for_a_moment_takes_nothing_and_adds_nothing() {
    let scene = Scene::new(9);
    let place = Place::new(&scene);
    let library = reopened(&place.folder);
    let mut model = scene.model.clone();
    for deed in scene.deeds(&mut Rng::with_seed(9)) {
        // All is written, and then the network goes, before it is known to be safe.
        place.disk.trouble(Trouble::NotSafe);
        deed.do_to(&library).unwrap_err();
        let away = take_away(&place, Trouble::Away);
        assert_eq!(deed.do_to(&library), Err(VaultError::FolderMissing));
        assert_eq!(library.profile(scene.person).err(), Some(VaultError::FolderMissing));
        plug_in(&place, &away);
        stands(&library, &model, None);
        deed.do_to(&library).unwrap();
        model.apply(&deed);
    }
    library.close().unwrap();
    stands(&reopened(&place.folder), &model, None);
}

#[test]
fn what_another_computer_wrote_on_the_stick_meanwhile_is_found_and_not_written_over() {
    let scene = Scene::new(8);
    let place = Place::new(&scene);
    let library = reopened(&place.folder);
    let deeds = scene.deeds(&mut Rng::with_seed(8));
    let away = pull_out(&place);
    assert_eq!(deeds[0].do_to(&library), Err(VaultError::FolderMissing));
    // The other computer finds the note of this one, and is told that nobody has it open.
    let elsewhere = away.with_file_name("at the other computer");
    copied(&away, &elsewhere);
    let there = reopened(&elsewhere);
    deeds[1].do_to(&there).unwrap();
    there.close().unwrap();
    fs::remove_dir_all(&away).unwrap();
    plug_in(&place, &elsewhere);
    let model = scene.model.after(&deeds[1]);
    stands(&library, &model, None);
    deeds[0].do_to(&library).unwrap();
    stands(&library, &model.after(&deeds[0]), None);
    library.close().unwrap();
    stands(&reopened(&place.folder), &model.after(&deeds[0]), None);
}
