//! `wm library passphrase`, `recovery-code` and `rekey`.

use crate::lab::{Lab, PASSPHRASE};
use harness::{pdf, program};
use std::fs;
use std::path::Path;
use std::process::Command;

const OTHER: &str = "lapwing garden twelve";

/// The code on a sheet.
fn code(sheet: &Path) -> String {
    let text = pdf::as_written(sheet);
    let is_group = |word: &&str| {
        word.len() == 5 && word.bytes().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit())
    };
    let groups: Vec<_> = text.split_whitespace().filter(is_group).collect();
    assert_eq!(groups.len(), 6, "{text}");
    groups.join("-")
}

fn opens_with(lab: &Lab, code: &str) -> bool {
    lab.told(&[code], &["list", "--recovery"]).status == 0
}

#[test]
fn another_passphrase_takes_the_place_of_the_old_one() {
    let lab = Lab::with(&["Nia"]);
    let change = ["passphrase", "--new-passphrase-fd", "0"];
    lab.told(&["not it at all", OTHER], &change).failed_saying("That is not the passphrase");
    lab.told(&[PASSPHRASE, "seven77"], &change).failed_saying("too short");
    lab.told(&[PASSPHRASE], &change).failed_saying("No passphrase came");
    assert_eq!(lab.wm(&["list"]).status, 0, "nothing was changed");

    let changed = lab.told(&[PASSPHRASE, OTHER], &change);
    assert_eq!(changed.status, 0, "{changed:?}");
    lab.wm(&["list"]).failed_saying("That is not the passphrase");
    assert_eq!(lab.told(&[OTHER], &["list"]).status, 0);
}

#[test]
fn an_older_copy_of_the_key_file_opens_nothing_after_the_passphrase_was_changed() {
    let lab = Lab::with(&["Nia"]);
    let older = fs::read(lab.at.join("keys")).unwrap();
    let changed = lab.told(&[PASSPHRASE, OTHER], &["passphrase", "--new-passphrase-fd", "0"]);
    assert_eq!(changed.status, 0, "{changed:?}");
    assert!(!changed.err.contains("older copy"), "{changed:?}");
    for name in ["keys", "keys.spare"] {
        fs::write(lab.at.join(name), &older).unwrap();
    }
    lab.wm(&["list"]).failed_saying("damaged");
    assert_eq!(lab.wm(&["list", "--read-only"]).status, 2, "nor is it looked at");
    assert!(lab.told(&[OTHER], &["list"]).status != 0);
}

#[test]
fn both_passphrases_come_from_one_file_line_by_line() {
    let lab = Lab::with(&["Nia"]);
    let words = lab.beside("words");
    fs::write(&words, format!("{PASSPHRASE}\n{OTHER}\n")).unwrap();
    let script = "exec 7<\"$1\"; exec \"$2\" library --library \"$3\" --passphrase-fd 7 passphrase --new-passphrase-fd 7";
    let mut bash = Command::new("bash");
    let status = bash.args(["-c", script, "bash"]).arg(&words).arg(program("wm")).arg(&lab.at).status();
    assert!(status.unwrap().success());
    assert_eq!(lab.told(&[OTHER], &["list"]).status, 0);
    lab.wm(&["list"]).failed_saying("That is not the passphrase");
}

#[test]
fn the_code_on_the_sheet_opens_the_library_and_is_nowhere_else() {
    let lab = Lab::with(&["Nia"]);
    let [one, two] = ["one.pdf", "two.pdf"].map(|name| lab.named(name));
    let made = lab.wm(&["recovery-code", "--sheet", &one]);
    assert_eq!(made.status, 0, "{made:?}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&one).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let first = code(one.as_ref());
    assert!(first.split('-').all(|group| !made.out.contains(group) && !made.err.contains(group)));
    assert!(opens_with(&lab, &first));
    assert!(opens_with(&lab, &first.to_lowercase().replace('-', " ")));

    let sheet = fs::read(&one).unwrap();
    lab.wm(&["recovery-code", "--sheet", &one]).failed_saying("a file of this name already");
    lab.wm(&["recovery-code", "--sheet", &lab.named("nowhere/one.pdf")]).failed_saying("folder is not there");
    assert!(fs::read(&one).unwrap() == sheet && opens_with(&lab, &first), "all is as it was");

    assert_eq!(lab.wm(&["recovery-code", "--sheet", &two]).status, 0);
    assert!(!opens_with(&lab, &first) && opens_with(&lab, &code(two.as_ref())));
    let change = ["passphrase", "--recovery", "--new-passphrase-fd", "0"];
    assert_eq!(lab.told(&[&code(two.as_ref()), OTHER], &change).status, 0, "a forgotten passphrase");
    assert_eq!(lab.told(&[OTHER], &["recovery-code", "--forget"]).status, 0);
    lab.told(&[&code(two.as_ref())], &["list", "--recovery"]).failed_saying("has no recovery code");
}

#[test]
fn a_new_key_locks_everything_anew_and_gives_a_new_sheet_where_there_was_one() {
    let lab = Lab::with(&["Nia"]);
    let before = lab.people_file();
    let made = lab.wm(&["rekey", "--sheet", &lab.named("none.pdf")]);
    assert_eq!(made.status, 0, "{made:?}");
    assert!(made.err.contains("there is no sheet") && !lab.beside("none.pdf").exists(), "{made:?}");
    let after = lab.people_file();
    assert!(before.chunks(4096).zip(after.chunks(4096)).all(|(before, after)| before != after));

    let [one, two] = ["one.pdf", "two.pdf"].map(|name| lab.named(name));
    assert_eq!(lab.wm(&["recovery-code", "--sheet", &one]).status, 0);
    lab.wm(&["rekey"]).failed_saying("--sheet");
    lab.wm(&["rekey", "--sheet", &one]).failed_saying("a file of this name already");
    lab.told(&[&code(one.as_ref())], &["rekey", "--recovery", "--sheet", &two])
        .failed_saying("No passphrase came");
    lab.told(&["not it at all"], &["rekey", "--sheet", &two]).failed_saying("That is not the passphrase");
    assert!(!Path::new(&two).exists() && lab.people_file() == after, "nothing was changed");

    let made = lab.wm(&["rekey", "--sheet", &two]);
    assert_eq!(made.status, 0, "{made:?}");
    assert!(!opens_with(&lab, &code(one.as_ref())) && opens_with(&lab, &code(two.as_ref())));
    assert!(lab.wm(&["list"]).out.contains("Nia"));
}

/// Only Linux's `script` takes a command so.
#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_a_new_passphrase_is_asked_for_twice() {
    let lab = Lab::with(&["Nia"]);
    lab.at_a_terminal(&[PASSPHRASE, OTHER, "another one altogether"], "passphrase")
        .failed_saying("not the same");
    assert_eq!(lab.wm(&["list"]).status, 0);
    assert_eq!(lab.at_a_terminal(&[PASSPHRASE, OTHER, OTHER], "passphrase").status, 0);
    assert_eq!(lab.told(&[OTHER], &["list"]).status, 0);
}
