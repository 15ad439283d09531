mod clocks;
mod conflicts;

use super::*;
use crate::backup::name::Name;
use crate::backup::placing::place;
use crate::file::copy::check_whole;
use crate::file::database::connect_to_look;
use crate::gate::step::{Label, Scope};
use crate::library::store::Clock;
use crate::{About, Change, Cost, Passphrase, Stands, Unlock, file::schema, gate::erase};
use jiff::Timestamp;
use profile::{Entry, LanguageTag, Person, PersonId, Profile, Section};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;

/// A library in which a test tells the time.
struct Lab {
    around: TempDir,
    folder: PathBuf,
    clock: Arc<AtomicI64>,
    library: Library,
}

fn passphrase() -> Passphrase {
    Passphrase::new("plover cabin eleven")
}

fn tells(clock: &Arc<AtomicI64>) -> Clock {
    let clock = clock.clone();
    Arc::new(move || Timestamp::from_second(clock.load(Ordering::Relaxed)).unwrap())
}

impl Lab {
    fn new() -> Self {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("library");
        let clock = Arc::new(AtomicI64::new(1_700_000_000));
        let (cost, time) = (Cost::lightest(), tells(&clock));
        let library = Library::create_by(&folder, &passphrase(), About::Others, cost, time).unwrap();
        Self { around, folder, clock, library }
    }

    fn wait(&self, minutes: i64) {
        self.clock.fetch_add(minutes * 60, Ordering::Relaxed);
    }

    fn add(&self, name: &str, lines: &[&str]) -> PersonId {
        let mut profile = Profile::of(Person::named(name), LanguageTag::default());
        profile.sections[Section::ImportantTo] = lines.iter().map(|line| Entry::own(*line)).collect();
        self.library.change(Scope::People, Label::AddPerson, |change| change.add_profile(profile)).unwrap()
    }

    fn change(&self, person: PersonId, work: impl FnOnce(&mut Change<'_>) -> Result<()> + Send + 'static) {
        self.library.change(Scope::Person(person), Label::Type, work).unwrap();
    }

    /// Changes the first line that is important to somebody.
    fn say(&self, person: PersonId, words: &str) {
        let line = self.library.profile(person).unwrap().sections[Section::ImportantTo][0].id;
        let words = words.to_owned();
        self.change(person, move |change| change.set_text(line, words));
    }

    fn due(&self) -> bool {
        self.library.back_up_if_due().unwrap().is_some()
    }

    fn reopen(&mut self) {
        self.library.close().unwrap();
        let passphrase = passphrase();
        let unlock = Unlock::Passphrase(&passphrase);
        self.library = Library::open_by(&self.folder, unlock, tells(&self.clock)).unwrap();
    }
}

#[test]
fn a_backup_is_made_when_something_changed_and_never_twice_in_half_an_hour() {
    let mut lab = Lab::new();
    assert!(!lab.due(), "nothing has happened yet");
    let zoe = lab.add("Zoë", &["Tea"]);
    assert!(lab.due());
    lab.wait(29);
    lab.say(zoe, "Coffee");
    assert!(!lab.due());
    lab.wait(1);
    assert!(lab.due());
    lab.wait(60);
    assert!(!lab.due(), "nothing changed since");
    lab.say(zoe, "Cocoa");
    lab.reopen();
    assert!(lab.due(), "a restart forgets neither");
    assert!(!lab.due());
    // A clock that was ahead and is right again does not put backups off.
    lab.wait(-24 * 60);
    lab.say(zoe, "Water");
    assert!(lab.due());
    assert!(!lab.due());
    lab.wait(30);
    lab.say(zoe, "Milk");
    assert!(lab.due());
}

#[test]
fn two_backups_in_one_second_have_a_time_each_and_neither_takes_the_other_along() {
    let lab = Lab::new();
    lab.add("Zoë", &["Tea"]);
    let why = [Why::Regular, Why::BeforeRestore, Why::Regular];
    let made = why.map(|why| lab.library.back_up_for(why).unwrap().backup);
    assert_eq!(lab.library.backups().unwrap(), made);
    assert!(made[0].at < made[1].at && made[1].at < made[2].at);
}

#[test]
fn a_backup_is_a_library_that_opens_and_is_for_its_owner_alone() {
    let lab = Lab::new();
    let zoe = lab.add("Zoë", &["Tea"]);
    let made = lab.library.back_up().unwrap().backup;
    lab.say(zoe, "Coffee");
    let opened = Library::open(made.path(), &passphrase()).unwrap();
    assert_eq!(opened.profile(zoe).unwrap().sections[Section::ImportantTo][0].text, "Tea");
    opened.close().unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let rights = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(rights(made.path()), 0o700);
        assert_eq!(rights(&made.people()), 0o600);
        assert_eq!(rights(&made.path().join("keys")), 0o600);
    }
}

#[test]
fn a_backup_that_is_not_sound_is_none() {
    let lab = Lab::new();
    lab.add("Zoë", &["Tea"]);
    lab.library.back_up().unwrap();
    let source = lab.library.call(super::source).unwrap();
    let backups = lab.folder.join(BACKUPS);
    let spoiled = |file: &Path| {
        crate::disk::regular::copy_whole(&source.bytes, file)?;
        let mut bytes = fs::read(file)?;
        bytes[5_000] ^= 1;
        Ok(fs::write(file, bytes)?)
    };
    let check = |file: &Path| check_whole(file, source.id, &source.key);
    let name = Name { at: source.now, number: Some(source.changes), why: Why::Regular };
    let made = place(&backups, name, &source.keys, spoiled, check);
    assert_eq!(made.err(), Some(VaultError::Damaged));
    drop(Borrowed(&lab.library));
    lab.library.call(Store::copied).unwrap();
    assert_eq!(fs::read_dir(&backups).unwrap().count(), 1, "nothing of it stays");
}

#[test]
fn backups_go_as_they_are_outgrown_and_what_was_cut_short_goes_too() {
    let lab = Lab::new();
    let zoe = lab.add("Zoë", &["Tea"]);
    let cut = lab.folder.join(BACKUPS).join("2020-01-01T00-00-00Z.making");
    fs::create_dir_all(&cut).unwrap();
    for number in 0..60 {
        for more in 0..20 {
            lab.say(zoe, &format!("{number} {more}"));
        }
        assert!(lab.due());
        lab.wait(30);
    }
    assert!(!cut.exists());
    let backups = lab.library.backups().unwrap();
    assert!((50..57).contains(&backups.len()), "{}: the newest, and some from before", backups.len());
    assert!(backups.is_sorted_by_key(|backup| backup.at));
}

#[test]
fn another_place_holds_the_same_and_may_be_gone_for_a_while() {
    let lab = Lab::new();
    lab.add("Zoë", &["Tea"]);
    let stick = lab.around.path().join("stick");
    assert_eq!(lab.library.set_backup_folder(Some(&stick)), Err(VaultError::FolderMissing));
    fs::create_dir(&stick).unwrap();
    lab.library.set_backup_folder(Some(&stick)).unwrap();
    assert_eq!(lab.library.back_up().unwrap().elsewhere, Some(Ok(())));
    let elsewhere = lab.library.backups().unwrap().into_iter().filter(|backup| backup.elsewhere);
    let [there] = elsewhere.collect::<Vec<_>>().try_into().unwrap();
    Library::open(there.path(), &passphrase()).unwrap().close().unwrap();

    fs::rename(&stick, lab.around.path().join("pulled out")).unwrap();
    lab.wait(1);
    let made = lab.library.back_up().unwrap();
    assert_eq!(made.elsewhere, Some(Err(VaultError::FolderMissing)));
    assert_eq!(lab.library.backups().unwrap().len(), 2, "the one beside the library is made all the same");

    // The folder is there, and its disk is not.
    fs::create_dir(&stick).unwrap();
    assert_eq!(lab.library.back_up().unwrap().elsewhere, Some(Err(VaultError::FolderMissing)));
    assert!(lab.library.backup_folder_is_away().unwrap());
    assert_eq!(fs::read_dir(&stick).unwrap().count(), 0, "nothing is written in its place");
    lab.library.set_backup_folder(Some(&stick)).unwrap();
    assert_eq!(
        lab.library.back_up().unwrap().elsewhere,
        Some(Ok(())),
        "unless somebody says that this is the place"
    );
}

#[test]
fn where_the_library_is_away_nobody_says_that_there_is_no_backup() {
    let lab = Lab::new();
    lab.add("Zoë", &["Tea"]);
    lab.library.back_up().unwrap();
    let away = lab.around.path().join("pulled out");
    fs::rename(&lab.folder, &away).unwrap();
    assert_eq!(lab.library.backups(), Err(VaultError::FolderMissing));
    assert_eq!(
        lab.library.back_up().err(),
        Some(VaultError::FolderMissing),
        "and not that the keys are gone"
    );
    fs::rename(&away, &lab.folder).unwrap();
    assert_eq!(lab.library.backups().unwrap().len(), 1);
}

#[test]
fn comparing_says_person_by_person_what_would_change() {
    let lab = Lab::new();
    let (zoe, gus) = (lab.add("Zoë", &["Tea", "Jazz"]), lab.add("Gus", &["Dogs"]));
    lab.add("Same", &["Peace"]);
    let then = lab.library.back_up().unwrap().backup;
    lab.wait(5);
    lab.say(zoe, "Coffee");
    lab.library.change(Scope::People, Label::RemovePerson, move |change| change.remove_person(gus)).unwrap();
    let new = lab.add("Ada", &["Maths"]);
    let found = lab.library.compare(&then).unwrap();
    let told: Vec<_> = found.iter().map(|one| (one.name.as_str(), one.stands, one.lines.len())).collect();
    assert_eq!(told, [("Ada", Stands::Here, 1), ("Gus", Stands::InBackup, 1), ("Zoë", Stands::InBoth, 1)]);
    let line = &found[2].lines[0];
    let text = |line: &Option<Entry>| line.as_ref().map(|line| line.text.clone()).unwrap_or_default();
    assert_eq!((text(&line.then), text(&line.now)), ("Tea".into(), "Coffee".into()));
    assert_eq!(found[0].person, new);
}

#[test]
fn one_person_comes_back_and_the_others_stay_as_they_are() {
    let lab = Lab::new();
    let (zoe, gus) = (lab.add("Zoë", &["Tea", "Jazz", "Snow"]), lab.add("Gus", &["Dogs"]));
    let before = lab.library.profile(zoe).unwrap();
    let then = lab.library.back_up().unwrap().backup;
    lab.wait(5);
    lab.say(zoe, "Coffee");
    lab.say(gus, "Cats");
    let jazz = before.sections[Section::ImportantTo][1].id;
    lab.change(zoe, move |change| change.remove_entry(jazz));
    lab.change(zoe, move |change| change.add_entry(zoe, Section::Future, 0, Entry::own("Sing")));
    let after = lab.library.profile(zoe).unwrap();

    lab.library.bring_back_person(&then, zoe).unwrap();
    assert_eq!(lab.library.profile(zoe).unwrap(), before);
    assert_eq!(lab.library.profile(gus).unwrap().sections[Section::ImportantTo][0].text, "Cats");
    lab.library.undo(Scope::Person(zoe)).unwrap();
    assert_eq!(lab.library.profile(zoe).unwrap(), after, "it is a step like any other");

    lab.library.change(Scope::People, Label::RemovePerson, move |change| change.remove_person(zoe)).unwrap();
    let told = lab.library.history(zoe, None, 100).unwrap().len();
    lab.library.bring_back_person(&then, zoe).unwrap();
    assert_eq!(lab.library.profile(zoe).unwrap(), before);
    assert!(lab.library.history(zoe, None, 100).unwrap().len() > told, "what happened to them stays");
    lab.library.undo(Scope::Person(zoe)).unwrap();
    assert_eq!(lab.library.profile(zoe).unwrap(), after, "they were in the bin, with what they had said");
}

#[test]
fn restoring_backs_up_first_and_can_be_taken_back_by_restoring_that() {
    let mut lab = Lab::new();
    let zoe = lab.add("Zoë", &["Tea"]);
    let stick = lab.around.path().join("stick");
    fs::create_dir(&stick).unwrap();
    let then = lab.library.back_up().unwrap().backup;
    lab.wait(5);
    lab.say(zoe, "Coffee");
    let ada = lab.add("Ada", &["Maths"]);
    lab.library.set_backup_folder(Some(&stick)).unwrap();
    lab.library.restore(&then).unwrap();
    assert_eq!(lab.library.profile(zoe).unwrap().sections[Section::ImportantTo][0].text, "Tea");
    assert_eq!(lab.library.profile(ada).err(), Some(VaultError::PersonGone));
    assert_eq!(lab.library.backup_folder().unwrap(), Some(stick), "settings stay");
    let kept = lab.library.backups().unwrap();
    let kept = kept.iter().find(|backup| backup.why == Why::BeforeRestore && !backup.elsewhere).unwrap();
    lab.reopen();
    lab.library.restore(kept).unwrap();
    assert!(lab.library.profile(ada).is_ok());
    lab.reopen();
    assert!(lab.library.profile(ada).is_ok());
}

#[test]
fn what_was_there_before_a_restore_can_still_be_taken_back_when_the_mistake_is_seen_late() {
    let lab = Lab::new();
    let zoe = lab.add("Zoë", &["Tea"]);
    let then = lab.library.back_up().unwrap().backup;
    lab.wait(60);
    lab.say(zoe, "Coffee");
    lab.library.restore(&then).unwrap();
    for day in 0..20 {
        for hour in 0..4 {
            lab.wait(6 * 60);
            lab.say(zoe, &format!("{day} {hour}"));
            assert!(lab.due());
        }
    }
    let kept = lab.library.backups().unwrap().into_iter().find(|backup| backup.why == Why::BeforeRestore);
    lab.library.restore(&kept.unwrap()).unwrap();
    assert_eq!(lab.library.profile(zoe).unwrap().sections[Section::ImportantTo][0].text, "Coffee");
}

#[test]
fn a_folder_that_is_away_for_a_moment_during_a_copy_leaves_nothing_waiting() {
    let lab = Lab::new();
    let zoe = lab.add("Zoë", &["Tea"]);
    let source = lab.library.call(super::source).unwrap();
    let borrowed = Borrowed(&lab.library);
    let away = lab.around.path().join("away");
    fs::rename(&lab.folder, &away).unwrap();
    let refused = lab.library.change(Scope::Person(zoe), Label::Written, move |change| {
        change.add_entry(zoe, Section::Future, 0, Entry::own("Sing"))
    });
    assert_eq!(refused.err(), Some(VaultError::FolderMissing));
    source.make(Why::Regular).unwrap_err();
    drop(borrowed);
    lab.library.call(Store::copied).unwrap_err();
    fs::rename(&away, &lab.folder).unwrap();
    lab.say(zoe, "Milk");
    lab.library.back_up().unwrap();
    lab.library.make_new_key(&passphrase(), &|_| {}).unwrap();
}

#[test]
fn what_is_written_while_a_restore_backs_up_is_not_written_over() {
    let lab = Lab::new();
    let zoe = lab.add("Zoë", &["Tea"]);
    let then = lab.library.back_up().unwrap().backup;
    let writes = lab.library.call(|store| Ok(store.writes())).unwrap();
    lab.say(zoe, "Coffee");
    assert!(!lab.library.put_back(lab.library.peek(&then).unwrap(), writes).unwrap());
    assert_eq!(lab.library.profile(zoe).unwrap().sections[Section::ImportantTo][0].text, "Coffee");
}

#[test]
fn a_backup_from_before_a_new_key_still_comes_back() {
    let mut lab = Lab::new();
    let zoe = lab.add("Zoë", &["Tea"]);
    let then = lab.library.back_up().unwrap().backup;
    lab.wait(5);
    lab.say(zoe, "Coffee");
    lab.library.make_new_key(&passphrase(), &|_| {}).unwrap();
    assert_eq!(lab.library.compare(&then).unwrap().len(), 1);
    lab.library.make_new_key(&passphrase(), &|_| {}).unwrap();
    lab.library.restore(&then).unwrap();
    lab.reopen();
    assert_eq!(lab.library.profile(zoe).unwrap().sections[Section::ImportantTo][0].text, "Tea");
    lab.wait(5);
    lab.library.restore(&lab.library.backups().unwrap()[0]).unwrap();
}

#[test]
fn writing_goes_on_while_a_backup_is_copied_and_the_backup_is_of_its_beginning() {
    let lab = Lab::new();
    let zoe = lab.add("Zoë", &["Tea"]);
    let source = lab.library.call(super::source).unwrap();
    for number in 0..50 {
        lab.change(zoe, move |change| {
            change.add_entry(zoe, Section::Future, 99, Entry::own(format!("{number} {}", "x".repeat(1_900))))
        });
    }
    assert_eq!(lab.library.make_new_key(&passphrase(), &|_| {}).err(), Some(VaultError::Copying));
    let made = source.make(Why::Regular).unwrap();
    drop(Borrowed(&lab.library));
    lab.library.call(Store::copied).unwrap();
    let copy = Library::open(made.path(), &passphrase()).unwrap();
    assert!(copy.profile(zoe).unwrap().sections[Section::Future].is_empty());
    assert_eq!(lab.library.profile(zoe).unwrap().sections[Section::Future].len(), 50);
}

#[test]
fn a_library_closed_in_the_middle_of_a_copy_gives_no_backup_and_loses_nothing() {
    let mut lab = Lab::new();
    let zoe = lab.add("Zoë", &["Tea"]);
    let source = lab.library.call(super::source).unwrap();
    lab.say(zoe, "Coffee");
    let before = fs::read(lab.folder.join("people.db")).unwrap();
    lab.library.close().unwrap();
    assert!(
        fs::read(lab.folder.join("people.db")).unwrap() == before,
        "the file under the copy stays as it is"
    );
    assert_eq!(lab.library.call(Store::copied), Err(VaultError::Closed));
    drop(source);
    lab.reopen();
    assert_eq!(lab.library.profile(zoe).unwrap().sections[Section::ImportantTo][0].text, "Coffee");
}

#[test]
fn backups_that_hold_somebody_are_told_from_those_that_do_not() {
    let lab = Lab::new();
    lab.add("Gus", &["Dogs"]);
    let back_up = || {
        lab.wait(1);
        lab.library.back_up().unwrap().backup
    };
    back_up();
    let zoe = lab.add("Zoë", &["Tea"]);
    let there = back_up();
    lab.library.change(Scope::People, Label::RemovePerson, move |change| change.remove_person(zoe)).unwrap();
    let could_come_back = back_up();
    // Sealed with the key from before.
    lab.library.make_new_key(&passphrase(), &|_| {}).unwrap();
    let with = |person| -> Vec<_> {
        let with = lab.library.backups_with(person).unwrap();
        with.iter().map(|backup| backup.at).collect()
    };
    assert_eq!(with(zoe), [there.at, could_come_back.at]);

    lab.library.erase(zoe).unwrap();
    let since = back_up();
    assert_eq!(with(zoe), [there.at, could_come_back.at], "they are not in backups made from then on");
    assert_eq!(lab.library.backups().unwrap().len(), 4);
    // Nobody can say of one that cannot be read whom it holds.
    fs::write(since.people(), [0; 4096]).unwrap();
    assert_eq!(with(zoe), [there.at, could_come_back.at, since.at]);
}

#[test]
fn a_backup_is_looked_into_where_it_stands_and_nothing_is_written_beside_it() {
    let around = tempfile::tempdir().unwrap();
    let lab = Lab::new();
    let zoe = lab.add("Zoë", &["Tea"]);
    let backup = lab.library.back_up().unwrap().backup;
    // What means something in a URI is a name like any other.
    let file = around.path().join("50% of? #1 &.db");
    fs::copy(backup.people(), &file).unwrap();
    let before = fs::read(&file).unwrap();
    let (id, key) = lab.library.call(|store| Ok((store.id(), store.key().clone()))).unwrap();
    let connection = connect_to_look(&file, &key).unwrap();
    assert_eq!(schema::check(&connection, id), Ok(schema::VERSION));
    assert!(erase::holds(&connection, zoe).unwrap());
    assert!(connection.execute("DELETE FROM person", []).is_err());
    drop(connection);
    assert_eq!(fs::read(&file).unwrap(), before);
    assert_eq!(fs::read_dir(around.path()).unwrap().count(), 1);
}

#[test]
fn a_library_begins_with_a_backup_which_stays_as_it_is() {
    let lab = Lab::new();
    let zoe = lab.add("Zoë", &["Tea"]);
    let backup = lab.library.back_up().unwrap().backup;
    lab.library.close().unwrap();
    let before = fs::read(backup.people()).unwrap();
    assert!(Library::is_backup(backup.path()));
    assert!(!Library::is_backup(&lab.folder));
    assert_eq!(Library::begin_with(backup.path(), &lab.folder).err(), Some(VaultError::AlreadyThere));

    let new = lab.around.path().join("new");
    Library::begin_with(backup.path(), &new).unwrap();
    let library = Library::open(&new, &passphrase()).unwrap();
    assert_eq!(library.profile(zoe).unwrap().sections[Section::ImportantTo][0].text, "Tea");
    library.close().unwrap();
    assert_eq!(fs::read(backup.people()).unwrap(), before);
    assert_eq!(fs::read_dir(backup.path()).unwrap().count(), 2);

    fs::remove_file(backup.people()).unwrap();
    let newer = lab.around.path().join("newer");
    assert!(Library::begin_with(backup.path(), &newer).is_err());
    assert!(!newer.exists(), "nothing of it stays");
}
