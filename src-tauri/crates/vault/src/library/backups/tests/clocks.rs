//! Which backup is the newest, and which ones go, whatever the clock says.

use super::*;

const YEARS: i64 = 20 * 365 * 24 * 60;

/// So many backups, each after the same work; before each, the clock jumps so many minutes. Gives the numbers of those that
/// are left.
fn left_after(jumps: impl Fn(usize) -> i64) -> Vec<i64> {
    let lab = Lab::new();
    let zoe = lab.add("Zoë", &["Tea"]);
    for backup in 0..70 {
        lab.wait(jumps(backup));
        for words in 0..10 {
            lab.say(zoe, &format!("Tea {backup} {words}"));
        }
        lab.library.back_up().unwrap();
        lab.wait(30);
    }
    lab.library.backups().unwrap().into_iter().filter_map(|backup| backup.number).collect()
}

#[test]
fn no_clock_makes_a_backup_go_that_would_else_have_stayed() {
    let right = left_after(|_| 0);
    assert!(right.len() > 50 && right.len() < 70, "{}", right.len());
    let once = |at: usize, jump: i64| move |backup: usize| if backup == at { jump } else { 0 };
    assert_eq!(left_after(once(60, YEARS)), right, "ahead for the last ten");
    assert_eq!(left_after(once(60, -YEARS)), right, "behind for the last ten");
    let for_a_while = |backup| match backup {
        20 => YEARS,
        30 => -YEARS,
        _ => 0,
    };
    assert_eq!(left_after(for_a_while), right);
    assert_eq!(left_after(|backup| if backup % 2 == 0 { YEARS } else { -YEARS }), right, "it cannot decide");
    println!(
        "attack: | a clock 20 years ahead or behind while a backup is made | {} | 0 |",
        10 + 10 + 10 + 70
    );
}

#[test]
fn the_newest_is_the_one_that_was_made_last_and_it_is_said_which_bear_a_later_date() {
    let lab = Lab::new();
    let zoe = lab.add("Zoë", &["Tea"]);
    lab.wait(YEARS);
    lab.library.back_up().unwrap();
    lab.wait(-YEARS);
    lab.say(zoe, "Coffee");
    let last = lab.library.back_up().unwrap().backup;
    let newest = lab.library.newest_whole_backup().unwrap().unwrap();
    assert_eq!(newest, Newest { backup: last.clone(), unreadable: 0, dated_later: 1 });
    assert_eq!(lab.library.backups().unwrap().last(), Some(&last));

    lab.say(zoe, "Cocoa");
    let broken = lab.library.back_up().unwrap().backup;
    fs::write(broken.people(), [0; 8192]).unwrap();
    let newest = lab.library.newest_whole_backup().unwrap().unwrap();
    assert_eq!(newest, Newest { backup: last, unreadable: 1, dated_later: 1 });
}

#[test]
fn a_clock_that_is_ahead_puts_no_backup_off() {
    let lab = Lab::new();
    let zoe = lab.add("Zoë", &["Tea"]);
    lab.wait(YEARS);
    assert!(lab.due());
    lab.wait(-YEARS);
    lab.say(zoe, "Coffee");
    assert!(lab.due());
    lab.say(zoe, "Cocoa");
    assert!(!lab.due(), "the last one was just now");
}

#[test]
fn a_library_that_was_begun_with_an_older_backup_makes_newer_ones_all_the_same() {
    let mut lab = Lab::new();
    let zoe = lab.add("Zoë", &["Tea"]);
    let stick = lab.around.path().join("stick");
    fs::create_dir(&stick).unwrap();
    lab.library.set_backup_folder(Some(&stick)).unwrap();
    let old = lab.library.back_up().unwrap().backup;
    for words in ["Coffee", "Cocoa", "Milk"] {
        lab.say(zoe, words);
    }
    let lost = lab.library.back_up().unwrap().backup;
    lab.library.close().unwrap();

    lab.folder = lab.around.path().join("begun anew");
    Library::begin_with(old.path(), &lab.folder).unwrap();
    lab.reopen();
    lab.say(zoe, "Water");
    let made = lab.library.back_up().unwrap().backup;
    assert!(made.number > lost.number, "{made:?} {lost:?}");
    let newest = lab.library.newest_whole_backup().unwrap().unwrap().backup;
    assert_eq!(newest.number, made.number);
    assert!(!lab.due(), "nothing changed since");
}

#[test]
fn what_a_name_says_is_worth_nothing_by_itself() {
    let lab = Lab::new();
    let zoe = lab.add("Zoë", &["Tea"]);
    let made = lab.library.back_up().unwrap().backup;
    let others = Lab::new();
    others.add("Gus", &["Dogs"]);
    let theirs = others.library.back_up().unwrap().backup;
    for (name, from) in
        [("2026-11-25T10-30-00Z-999999999999999999", &theirs), ("2026-11-25T10-30-01Z-500", &theirs)]
    {
        let copy = made.path().with_file_name(name);
        fs::create_dir(&copy).unwrap();
        for file in ["people.db", "keys"] {
            fs::copy(from.path().join(file), copy.join(file)).unwrap();
        }
    }
    for number in 0..60 {
        lab.say(zoe, &format!("Tea {number}"));
        lab.library.back_up().unwrap();
    }
    let backups = lab.library.backups().unwrap();
    let own: Vec<_> =
        backups.iter().filter_map(|backup| backup.number).filter(|number| *number < 200).collect();
    assert!(own.len() >= 50 && own.last().unwrap() < &100, "{own:?}");
    let newest = lab.library.newest_whole_backup().unwrap().unwrap();
    assert_eq!((newest.backup.number, newest.unreadable), (own.last().copied(), 2));
    lab.wait(60);
    assert!(!lab.due(), "nothing changed since");
}

#[test]
fn those_from_before_changes_were_counted_are_older_than_all_others_and_stay() {
    let lab = Lab::new();
    let zoe = lab.add("Zoë", &["Tea"]);
    let made = lab.library.back_up().unwrap().backup;
    let old = made.path().with_file_name("2046-11-25T10-30-00Z");
    fs::rename(made.path(), &old).unwrap();
    for number in 0..60 {
        lab.say(zoe, &format!("Tea {number}"));
        lab.library.back_up().unwrap();
    }
    let backups = lab.library.backups().unwrap();
    assert_eq!((backups[0].path(), backups[0].number), (old.as_path(), None));
}
