//! A library that is damaged, or that is not to be written: it opens to be read, and can be mended.

use crate::common::{add, amina, made, opened, passphrase};
use profile::{Entry, PersonId, Section};
use std::fs;
use std::path::Path;
use vault::{Cost, Label, Library, Passphrase, Reading, Scope, Unlock, VaultError, Why};

const PAGE: usize = 4096;

fn read(folder: &Path) -> Result<Library, VaultError> {
    Library::open_to_read(folder, Unlock::Passphrase(&passphrase()))
}

/// Overwrites a page of `people.db`, counted from 1.
fn harm(folder: &Path, page: usize) -> Vec<u8> {
    let file = folder.join("people.db");
    let mut bytes = fs::read(&file).unwrap();
    bytes[(page - 1) * PAGE..][..PAGE].fill(0x5a);
    fs::write(file, &bytes).unwrap();
    bytes
}

fn add_a_boat(library: &Library, person: PersonId) {
    let boat = move |change: &mut vault::Change<'_>| {
        change.add_entry(person, Section::Future, 0, Entry::own("A boat"))
    };
    library.change(Scope::Person(person), Label::AddEntry, boat).unwrap();
}

#[test]
fn a_library_mended_from_an_old_backup_goes_on_knowing_its_keys_and_its_settings() {
    let (around, folder, library) = made();
    let person = add(&library, &amina());
    let oldest = library.back_up().unwrap().backup;
    library.make_new_key(&passphrase(), &|_| {}).unwrap();
    let old = library.back_up().unwrap().backup;
    library.make_new_key(&passphrase(), &|_| {}).unwrap();
    let stick = around.path().join("stick");
    fs::create_dir(&stick).unwrap();
    library.set_backup_folder(Some(&stick)).unwrap();
    library.close().unwrap();
    let whole = fs::read(folder.join("people.db")).unwrap();
    harm(&folder, whole.len() / PAGE);

    let mended = read(&folder).unwrap().mend_from(&old).unwrap();
    assert!(mended.profile(person).is_ok());
    for backup in [&oldest, &old] {
        assert_eq!(mended.compare(backup).unwrap(), [], "it can be looked into as before");
    }
    assert_eq!(mended.backup_folder().unwrap(), Some(stick));
    mended.close().unwrap();
    opened(&folder).close().unwrap();
}

#[test]
fn whichever_page_is_lost_the_library_opens_to_be_read_and_is_mended() {
    let (_around, folder, library) = made();
    let amina = amina();
    let person = add(&library, &amina);
    let backup = library.back_up().unwrap().backup;
    library.close().unwrap();
    let whole = fs::read(folder.join("people.db")).unwrap();
    for page in 1..=whole.len() / PAGE {
        fs::write(folder.join("people.db"), &whole).unwrap();
        let harmed = harm(&folder, page);
        assert_eq!(Library::open(&folder, &passphrase()).err(), Some(VaultError::Damaged), "page {page}");

        let library = read(&folder).unwrap();
        let Some(Reading::Damaged(found)) = library.reading().unwrap() else { panic!("page {page}") };
        assert_eq!(found.unreadable_pages, 1);
        let as_read = library.profile(person).ok();
        let refused = library
            .change(Scope::Person(person), Label::RemovePerson, move |change| change.remove_person(person));
        assert_eq!(refused, Err(VaultError::OnlyReading));
        assert!(fs::read(folder.join("people.db")).unwrap() == harmed, "reading changes nothing");

        let (mended, rescued) = library.mend().unwrap();
        assert_eq!(rescued, found);
        assert_eq!(library.people("", 0..1).err(), Some(VaultError::Closed));
        assert_eq!(mended.reading().unwrap(), None);
        assert_eq!(mended.profile(person).ok(), as_read);
        if found.affected.is_empty() && !found.others_unknown {
            assert_eq!(as_read.as_ref(), Some(&amina), "page {page}");
        }
        let differ: Vec<_> = mended.compare(&backup).unwrap().iter().map(|one| one.person).collect();
        assert_eq!(
            differ.contains(&person),
            as_read.as_ref() != Some(&amina),
            "page {page}: what is lost shows"
        );
        assert_eq!(mended.check().unwrap(), []);
        mended.close().unwrap();
        let library = opened(&folder);
        let [kept] = library.damaged_files().unwrap().try_into().unwrap();
        library.close().unwrap();
        assert!(fs::read(&kept).unwrap() == harmed, "the damaged file is kept");
        fs::remove_file(kept).unwrap();
    }
}

#[test]
fn where_nothing_can_be_read_the_newest_whole_backup_is_read_and_put_in_its_place() {
    let (_around, folder, library) = made();
    let amina = amina();
    let person = add(&library, &amina);
    library.back_up().unwrap();
    add_a_boat(&library, person);
    let newest = library.back_up().unwrap().backup;
    library.close().unwrap();
    // The newest backup is damaged too.
    harm(newest.path(), 3);
    fs::write(folder.join("people.db"), [0; 3 * PAGE]).unwrap();

    let library = read(&folder).unwrap();
    let Some(Reading::Backup(shown)) = library.reading().unwrap() else { panic!("a backup is read") };
    assert_eq!(shown.unreadable, 1);
    let backup = shown.backup;
    assert_eq!(backup.why, Why::Regular);
    assert!(backup.at < newest.at);
    assert_eq!(library.profile(person).unwrap(), amina);
    let (mended, _) = library.mend().unwrap();
    assert_eq!(mended.profile(person).unwrap(), amina);
    mended.close().unwrap();
    assert_eq!(opened(&folder).profile(person).unwrap(), amina);
}

#[test]
fn a_backup_of_ones_choice_takes_the_place_of_a_damaged_library_also_from_before_a_new_key() {
    let (_around, folder, library) = made();
    let amina = amina();
    let person = add(&library, &amina);
    let backup = library.back_up().unwrap().backup;
    library.make_new_key(&passphrase(), &|_| {}).unwrap();
    library.close().unwrap();
    harm(&folder, 2);
    let library = read(&folder).unwrap();
    assert!(matches!(library.reading().unwrap(), Some(Reading::Damaged(_))));
    assert_eq!(library.backups().unwrap().len(), 1);
    let mended = library.mend_from(&backup).unwrap();
    assert_eq!(mended.profile(person).unwrap(), amina);
    mended.close().unwrap();
    assert_eq!(opened(&folder).profile(person).unwrap(), amina);
}

#[test]
fn a_library_without_its_key_files_opens_with_those_of_a_backup_and_gets_them_back() {
    let (_around, folder, library) = made();
    let amina = amina();
    let person = add(&library, &amina);
    library.back_up().unwrap();
    library.close().unwrap();
    for name in ["keys", "keys.spare"] {
        fs::remove_file(folder.join(name)).unwrap();
    }
    assert_eq!(Library::open(&folder, &passphrase()).err(), Some(VaultError::KeysMissing));
    let library = read(&folder).unwrap();
    assert_eq!(library.reading().unwrap(), Some(Reading::KeysGone));
    library.mend().unwrap().0.close().unwrap();
    assert_eq!(opened(&folder).profile(person).unwrap(), amina);
}

#[test]
fn where_all_is_gone_but_the_backups_the_newest_is_read() {
    let (_around, folder, library) = made();
    let amina = amina();
    let person = add(&library, &amina);
    library.back_up().unwrap();
    library.close().unwrap();
    for name in ["keys", "keys.spare", "people.db"] {
        fs::remove_file(folder.join(name)).unwrap();
    }
    let library = read(&folder).unwrap();
    assert!(matches!(library.reading().unwrap(), Some(Reading::Backup(_))));
    library.mend().unwrap().0.close().unwrap();
    assert_eq!(opened(&folder).profile(person).unwrap(), amina);
}

#[test]
fn where_nothing_is_left_and_there_is_no_backup_that_is_said() {
    let (_around, folder, library) = made();
    library.close().unwrap();
    fs::write(folder.join("people.db"), []).unwrap();
    assert_eq!(read(&folder).err(), Some(VaultError::Damaged));
}

#[test]
fn a_library_that_is_open_elsewhere_is_read_as_it_is_at_this_moment() {
    let (_around, folder, library) = made();
    let amina = amina();
    let person = add(&library, &amina);
    let second = read(&folder).unwrap();
    assert_eq!(second.reading().unwrap(), Some(Reading::InUse));
    assert_eq!(second.profile(person).unwrap(), amina);
    assert_eq!(second.mend().err(), Some(VaultError::InUse));
    // The first goes on writing.
    library.change(Scope::People, Label::RemovePerson, move |change| change.remove_person(person)).unwrap();
    assert_eq!(second.profile(person).unwrap(), amina);
    second.close().unwrap();
    library.close().unwrap();
}

#[test]
fn nothing_can_be_changed_where_a_library_is_open_to_be_read() {
    let (_around, folder, library) = made();
    let person = add(&library, &amina());
    let read = read(&folder).unwrap();
    let refused = Some(VaultError::OnlyReading);
    assert_eq!(read.undo(Scope::People).err(), refused);
    assert_eq!(read.erase(person).err(), refused);
    assert_eq!(read.back_up().err(), refused);
    assert_eq!(read.set_backup_folder(None).err(), refused);
    assert_eq!(read.forget_keychain_key(&|_| {}).err(), refused);
    assert_eq!(read.make_recovery_code(Unlock::Passphrase(&passphrase()), &|_| {}).err(), refused);
    let cost = vault::Cost::lightest();
    let changed = read.change_passphrase(Unlock::Passphrase(&passphrase()), &passphrase(), cost, &|_| {});
    assert_eq!(changed.err(), refused);
    assert_eq!(read.make_new_key(&passphrase(), &|_| {}).err(), refused);
    drop(library);
}

#[test]
fn a_wrong_passphrase_counts_also_where_a_library_is_to_be_read() {
    let (_around, folder, library) = made();
    library.close().unwrap();
    let wrong = vault::Passphrase::new("lapwing cabin eleven");
    for _ in 0..5 {
        let refused = Library::open_to_read(&folder, Unlock::Passphrase(&wrong)).err();
        assert_eq!(refused, Some(VaultError::WrongPassphrase));
    }
    let refused = Library::open_to_read(&folder, Unlock::Passphrase(&wrong)).err();
    assert!(matches!(refused, Some(VaultError::TooSoon { .. })));
}

#[test]
fn a_mending_that_was_cut_short_is_taken_up_again_with_all_that_was_in_the_log() {
    let (_around, folder, library) = made();
    let amina = amina();
    let person = add(&library, &amina);
    library.back_up().unwrap();
    // The last line stands in the log alone; the program ends without a word.
    add_a_boat(&library, person);
    let [people, log] = ["people.db", "people.db-wal"].map(|name| fs::read(folder.join(name)).unwrap());
    library.close().unwrap();
    fs::write(folder.join("people.db"), people).unwrap();
    let harmed = harm(&folder, 2);
    // Cut short after the log got its other name.
    let kept = folder.join("people.damaged-2026-11-25T10-30-00.db");
    fs::write(&kept, &harmed).unwrap();
    fs::write(kept.with_extension("db-wal"), log).unwrap();
    fs::write(folder.join("people.db.mended"), "half").unwrap();
    let (mended, _) = read(&folder).unwrap().mend().unwrap();
    assert_eq!(future_of(&mended, person), ["A boat"]);
    assert!(!folder.join("people.db.mended").exists());
    mended.close().unwrap();
}

#[test]
fn where_a_mending_was_cut_short_a_file_that_opens_does_not_open_without_its_log() {
    for reads in [false, true] {
        let (_around, folder, library) = made();
        let person = add(&library, &amina());
        library.close().unwrap();
        let library = opened(&folder);
        add_a_boat(&library, person);
        let [people, log] = ["people.db", "people.db-wal"].map(|name| fs::read(folder.join(name)).unwrap());
        library.close().unwrap();
        fs::write(folder.join("people.db"), people).unwrap();
        let kept = folder.join("people.damaged-2026-11-25T10-30-00.db");
        fs::hard_link(folder.join("people.db"), &kept).unwrap();
        fs::write(kept.with_extension("db-wal"), log).unwrap();
        fs::write(folder.join("people.db.mended"), "half").unwrap();
        let library = if reads { read(&folder).unwrap() } else { opened(&folder) };
        assert_eq!(future_of(&library, person), ["A boat"]);
        library.close().unwrap();
        assert_eq!(kept.exists(), reads, "a second name of what is written keeps nothing");
        assert_eq!(future_of(&opened(&folder), person), ["A boat"]);
    }
}

fn future_of(library: &Library, person: PersonId) -> Vec<String> {
    let future = &library.profile(person).unwrap().sections[Section::Future];
    future.iter().map(|entry| entry.text.clone()).collect()
}

#[test]
fn backups_from_before_a_new_key_come_back_where_the_file_says_nothing_of_the_old_one_any_more() {
    let (_around, folder, library) = made();
    let amina = amina();
    let person = add(&library, &amina);
    let backup = library.back_up().unwrap().backup;
    library.make_new_key(&passphrase(), &|_| {}).unwrap();
    library.make_new_key(&passphrase(), &|_| {}).unwrap();
    library.close().unwrap();
    // What a program before this one did not write is written at the next opening.
    for name in ["keys", "keys.spare"] {
        let mut keys: serde_json::Value =
            serde_json::from_slice(&fs::read(folder.join(name)).unwrap()).unwrap();
        assert_eq!(keys["former"].as_array().map(Vec::len), Some(2));
        keys.as_object_mut().unwrap().remove("former");
        fs::write(folder.join(name), serde_json::to_vec(&keys).unwrap()).unwrap();
    }
    opened(&folder).close().unwrap();
    let whole = fs::read(folder.join("people.db")).unwrap();
    fs::write(folder.join("people.db"), &whole[..PAGE * 3]).unwrap();

    let library = read(&folder).unwrap();
    assert_eq!(library.newest_whole_backup().unwrap().map(|found| found.backup.at), Some(backup.at));
    let (mended, _) = library.mend().unwrap();
    mended.bring_back_person(&backup, person).unwrap();
    assert_eq!(mended.profile(person).unwrap(), amina);
    mended.close().unwrap();
}

#[test]
fn a_backup_from_before_a_new_key_and_passphrase_takes_the_place_of_a_library_that_says_nothing_any_more() {
    let (_around, folder, library) = made();
    let amina = amina();
    let person = add(&library, &amina);
    library.back_up().unwrap();
    library.make_new_key(&passphrase(), &|_| {}).unwrap();
    let new = Passphrase::new("marmalade hill nine");
    let old = passphrase();
    let _ = library.change_passphrase(Unlock::Passphrase(&old), &new, Cost::lightest(), &|_| {}).unwrap();
    library.close().unwrap();
    fs::write(folder.join("people.db"), vec![7; PAGE * 4]).unwrap();

    let library = Library::open_to_read(&folder, Unlock::Passphrase(&new)).unwrap();
    assert!(matches!(library.reading().unwrap(), Some(Reading::Backup(_))));
    assert_eq!(library.profile(person).unwrap(), amina);
    let (mended, _) = library.mend().unwrap();
    mended.close().unwrap();
    assert_eq!(Library::open(&folder, &old).err(), Some(VaultError::WrongPassphrase));
    let library = Library::open(&folder, &new).unwrap();
    assert_eq!(library.profile(person).unwrap(), amina);
    library.close().unwrap();
}

#[test]
fn what_a_mending_left_that_was_cut_short_early_goes_when_the_library_is_opened() {
    let (_around, folder, library) = made();
    library.close().unwrap();
    let rows = folder.join("people.db.mended.rows");
    fs::copy(folder.join("people.db"), &rows).unwrap();
    opened(&folder).close().unwrap();
    assert!(!rows.exists());
}
