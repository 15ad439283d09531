//! A library whose file or log is of another time: rolled back, cut off, or put together from two days. Nothing that was
//! acknowledged goes without a word, and nothing is written over what may still be brought back.

use crate::common::{add, amina, made, opened, passphrase, tried};
use profile::{Entry, PersonId, Section};
use std::fs;
use std::path::{Path, PathBuf};
use vault::{Label, Library, Reading, Scope, Unlock, VaultError};

const FILES: [&str; 5] = ["people.db", "people.db-wal", "keys", "keys.spare", "changes"];

/// A library that a crash left, with so many changes in its log, and its file and its log as they were before.
struct Crashed {
    _around: tempfile::TempDir,
    folder: PathBuf,
    amina: PersonId,
    older_file: Vec<u8>,
    older_log: Vec<u8>,
}

fn say(library: &Library, person: PersonId, words: &str) {
    let entry = Entry::own(words);
    library
        .change(Scope::Person(person), Label::AddEntry, |change| {
            change.add_entry(person, Section::Support, 0, entry)
        })
        .unwrap();
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for name in FILES {
        if let Ok(bytes) = fs::read(from.join(name)) {
            fs::write(to.join(name), bytes).unwrap();
        }
    }
}

/// Three changes are in the file, one more in an older log, and three in the log that is there.
fn crashed() -> Crashed {
    let (around, open, library) = made();
    let amina = add(&library, &amina());
    library.close().unwrap();
    let older_file = fs::read(open.join("people.db")).unwrap();
    let library = opened(&open);
    say(&library, amina, "Sit down first");
    let older_log = fs::read(open.join("people.db-wal")).unwrap();
    say(&library, amina, "Then talk");
    library.close().unwrap();
    let library = opened(&open);
    for words in ["One thing at a time", "Ask twice", "Tea helps"] {
        say(&library, amina, words);
    }
    let folder = around.path().join("crashed");
    copied(&open, &folder);
    library.close().unwrap();
    Crashed { _around: around, folder, amina, older_file, older_log }
}

fn why(folder: &Path) -> Option<VaultError> {
    Library::open(folder, &passphrase()).err()
}

fn to_read(folder: &Path) -> Library {
    Library::open_to_read(folder, Unlock::Passphrase(&passphrase())).unwrap()
}

fn lines(library: &Library, person: PersonId) -> usize {
    library.profile(person).unwrap().sections[Section::Support].len()
}

#[test]
fn what_a_crash_left_opens_with_all_that_was_acknowledged() {
    let Crashed { _around, folder, amina: person, .. } = crashed();
    let library = opened(&folder);
    assert_eq!(lines(&library, person), amina().sections[Section::Support].len() + 5);
    library.close().unwrap();
    opened(&folder).close().unwrap();
}

#[test]
fn an_older_file_under_a_newer_log_is_damaged_and_takes_no_writes_until_it_is_mended() {
    let Crashed { _around, folder, older_file, .. } = crashed();
    fs::write(folder.join("people.db"), &older_file).unwrap();
    let log = fs::read(folder.join("people.db-wal")).unwrap();
    assert_eq!(why(&folder), Some(VaultError::Damaged));
    assert!(fs::read(folder.join("people.db")).unwrap() == older_file, "nothing is written into it");
    assert!(fs::read(folder.join("people.db-wal")).unwrap() == log, "nor is the log");

    let read = to_read(&folder);
    let Some(Reading::Damaged(found)) = read.reading().unwrap() else { panic!("it is damaged") };
    assert!(found.others_unknown && found.history_lost, "what was written in between is on no page");
    let (mended, _) = read.mend().unwrap();
    assert_eq!(mended.check().unwrap(), []);
    mended.close().unwrap();
    opened(&folder).close().unwrap();
}

#[test]
fn an_older_log_beside_a_newer_file_is_damage_and_is_not_played_into_it() {
    let Crashed { _around, folder, older_log, .. } = crashed();
    let file = fs::read(folder.join("people.db")).unwrap();
    fs::write(folder.join("people.db-wal"), &older_log).unwrap();
    assert_eq!(why(&folder), Some(VaultError::Damaged));
    assert!(fs::read(folder.join("people.db")).unwrap() == file);
    let (mended, _) = to_read(&folder).mend().unwrap();
    assert_eq!(mended.check().unwrap(), []);
    mended.close().unwrap();
}

/// Something that takes acknowledged changes away.
type Loss = fn(&Crashed);

#[test]
fn changes_that_are_missing_are_counted_and_nothing_is_written_until_somebody_says_how_to_go_on() {
    let whole = |crashed: &Crashed| opened(&crashed.folder).close().unwrap();
    let losses: [(&str, u64, Loss); 4] = [
        ("the log is gone", 3, |crashed| fs::remove_file(crashed.folder.join("people.db-wal")).unwrap()),
        ("the log is zeros", 3, |crashed| {
            let log = crashed.folder.join("people.db-wal");
            fs::write(&log, vec![0; fs::metadata(&log).unwrap().len() as usize]).unwrap();
        }),
        ("the log is cut off within its last change", 1, |crashed| {
            let log = crashed.folder.join("people.db-wal");
            let length = fs::metadata(&log).unwrap().len();
            fs::OpenOptions::new().write(true).open(log).unwrap().set_len(length - 4_000).unwrap();
        }),
        ("the whole file is an older one", 5, |crashed| {
            fs::remove_file(crashed.folder.join("people.db-wal")).unwrap();
            fs::write(crashed.folder.join("people.db"), &crashed.older_file).unwrap();
        }),
    ];
    for (name, missing, lose) in &losses {
        let missing = *missing;
        let crashed = crashed();
        let Crashed { folder, amina: person, .. } = &crashed;
        lose(&crashed);
        let file = fs::read(folder.join("people.db")).unwrap();
        assert_eq!(why(folder), Some(VaultError::ChangesMissing { missing }), "{name}");
        assert_eq!(
            why(folder),
            Some(VaultError::ChangesMissing { missing }),
            "{name}: asking changes nothing"
        );
        assert!(fs::read(folder.join("people.db")).unwrap() == file, "{name}: nothing is written");

        let read = to_read(folder);
        assert_eq!(read.reading().unwrap(), Some(Reading::ChangesMissing { missing }), "{name}");
        let there = lines(&read, *person);
        let (library, _) = read.mend().unwrap();
        assert_eq!(lines(&library, *person), there, "{name}: it goes on with what is there");
        say(&library, *person, "Go on");
        assert_eq!(library.check().unwrap(), [], "{name}");
        library.close().unwrap();
        whole(&crashed);
        assert_eq!(to_read(folder).reading().unwrap(), Some(Reading::Whole), "{name}: it was said once");
    }
    tried(
        losses.len(),
        "the log gone, zeros or cut off, the file rolled back: noticed, and how many changes are missing",
    );
}

#[test]
fn changes_that_are_missing_are_counted_also_where_a_page_is_lost_as_well() {
    let Crashed { _around, folder, .. } = crashed();
    let pages = fs::read(folder.join("people.db")).unwrap().len() / 4_096;
    for page in 1..pages {
        let harmed = folder.with_file_name(format!("without page {page}"));
        copied(&folder, &harmed);
        fs::remove_file(harmed.join("people.db-wal")).unwrap();
        let mut bytes = fs::read(harmed.join("people.db")).unwrap();
        bytes[page * 4_096..][..4_096].fill(0x5a);
        fs::write(harmed.join("people.db"), bytes).unwrap();
        let read = to_read(&harmed);
        match read.reading().unwrap() {
            Some(Reading::ChangesMissing { missing }) => assert_eq!(missing, 3, "page {page}"),
            Some(Reading::Damaged(found)) => {
                assert!(found.changes_missing == 3 || found.others_unknown, "page {page}: {found:?}");
            }
            other => panic!("page {page}: {other:?}"),
        }
        read.close().unwrap();
    }
    tried(pages - 1, "the log gone, and one page of the file as well, each in turn");
}

#[test]
fn what_was_mended_and_locked_anew_meanwhile_keeps_its_key_files() {
    let Crashed { _around, folder, .. } = crashed();
    fs::remove_file(folder.join("people.db-wal")).unwrap();
    let waits = to_read(&folder);
    assert!(matches!(waits.reading().unwrap(), Some(Reading::ChangesMissing { .. })));
    let (library, _) = to_read(&folder).mend().unwrap();
    let newest = vault::Passphrase::new("harbour thimble oak");
    let old = passphrase();
    library.change_passphrase(Unlock::Passphrase(&old), &newest, vault::Cost::lightest(), &|_| {}).unwrap();
    library.close().unwrap();
    let keys = fs::read(folder.join("keys")).unwrap();
    assert_eq!(waits.mend().err(), Some(VaultError::ChangedOutside));
    assert!(fs::read(folder.join("keys")).unwrap() == keys);
    Library::open(&folder, &newest).unwrap().close().unwrap();
}

/// What a frame of the log is long: its header, and a page.
const FRAME: usize = 24 + 4_096;

#[test]
fn a_log_that_is_cut_off_anywhere_says_what_is_missing_or_has_lost_nothing() {
    let Crashed { _around, folder, amina: person, .. } = crashed();
    let log = fs::read(folder.join("people.db-wal")).unwrap();
    let all = lines(&to_read(&folder), person);
    let cuts = (0..log.len()).step_by(FRAME * 3 / 4);
    let times = cuts.clone().count();
    for length in cuts {
        let cut = folder.with_file_name(format!("cut at {length}"));
        copied(&folder, &cut);
        fs::write(cut.join("people.db-wal"), &log[..length]).unwrap();
        match Library::open(&cut, &passphrase()) {
            Err(VaultError::ChangesMissing { missing }) => {
                let missing = usize::try_from(missing).unwrap();
                assert_eq!(lines(&to_read(&cut), person), all - missing, "cut at {length}");
            }
            Ok(library) => {
                assert_eq!(lines(&library, person), all, "cut at {length}");
                library.close().unwrap();
            }
            Err(error) => assert_eq!(error, VaultError::Damaged, "cut at {length}"),
        }
    }
    tried(times, "the log is cut off, every 3,090 bytes");
}

#[test]
fn a_backup_can_take_the_place_of_a_library_that_was_rolled_back() {
    let (_around, folder, library) = made();
    let person = add(&library, &amina());
    library.close().unwrap();
    let older = fs::read(folder.join("people.db")).unwrap();
    let library = opened(&folder);
    say(&library, person, "Sit down first");
    let all = lines(&library, person);
    library.back_up().unwrap();
    library.close().unwrap();
    fs::write(folder.join("people.db"), older).unwrap();

    let read = to_read(&folder);
    assert_eq!(read.reading().unwrap(), Some(Reading::ChangesMissing { missing: 1 }));
    let backup = read.newest_whole_backup().unwrap().unwrap().backup;
    let library = read.mend_from(&backup).unwrap();
    assert_eq!(lines(&library, person), all);
    assert_eq!(library.damaged_files().unwrap().len(), 1, "what was there is kept");
    library.close().unwrap();
    opened(&folder).close().unwrap();
}

#[test]
fn what_is_put_back_on_purpose_and_what_gets_another_key_is_not_taken_for_rolled_back() {
    let (_around, folder, library) = made();
    let person = add(&library, &amina());
    let backup = library.back_up().unwrap().backup;
    for words in ["Sit down first", "Then talk", "Ask twice"] {
        say(&library, person, words);
    }
    library.restore(&backup).unwrap();
    library.close().unwrap();
    let library = opened(&folder);
    library.make_new_key(&passphrase(), &|_| {}).unwrap();
    say(&library, person, "Tea helps");
    library.close().unwrap();
    opened(&folder).close().unwrap();
}

#[test]
fn a_mark_that_is_not_this_librarys_says_nothing() {
    let Crashed { _around, folder, amina: person, .. } = crashed();
    let (_elsewhere, other, library) = made();
    for _ in 0..20 {
        add(&library, &amina());
    }
    library.close().unwrap();
    let theirs = fs::read(other.join("changes")).unwrap();
    for mark in [theirs, vec![0xff; 40], Vec::new(), vec![1; 4_000]] {
        fs::write(folder.join("changes"), mark).unwrap();
        opened(&folder).close().unwrap();
        // And from then on there is one again that tells.
        let older = fs::read(folder.join("people.db")).unwrap();
        let library = opened(&folder);
        say(&library, person, "Sit down first");
        library.close().unwrap();
        let newer = fs::read(folder.join("people.db")).unwrap();
        fs::write(folder.join("people.db"), older).unwrap();
        assert_eq!(why(&folder), Some(VaultError::ChangesMissing { missing: 1 }));
        fs::write(folder.join("people.db"), newer).unwrap();
    }
}
