//! Which passphrases `wm` takes: none is cut, and none that protects nothing without a clear yes.

use crate::lab::{Lab, PASSPHRASE};
use harness::command::{Ended, wm_told};
use std::path::Path;

const WEAK: [&str; 5] = ["password", "12345678", "        ", "aaaaaaaaaaaa", "qwertyuiop"];

fn create(at: &Path, passphrase: &str, more: &[&str]) -> Ended {
    let create = ["library", "--library", at.to_str().unwrap(), "--passphrase-fd", "0", "create"];
    wm_told(&format!("{passphrase}\n"), [&create, more].concat())
}

#[test]
fn a_long_passphrase_is_refused_and_never_cut() {
    let lab = Lab::with(&["Nia"]);
    let at = lab.beside("new");
    let longest: String = "plover é ".repeat(600).chars().take(4_096).collect();
    let longer = format!("{longest}!");
    create(&at, &longer, &[]).failed_saying("too long");
    assert!(!at.exists());
    let change = ["passphrase", "--new-passphrase-fd", "0"];
    lab.told(&[PASSPHRASE, &longer], &change).failed_saying("too long");
    assert_eq!(lab.wm(&["list"]).status, 0, "nothing was changed");

    let changed = lab.told(&[PASSPHRASE, &longest], &change);
    assert_eq!(changed.status, 0, "{}", changed.err);
    assert_eq!(lab.told(&[&longest], &["list"]).status, 0);
    for begins_alike in [longer, format!("{longest}{}", "x".repeat(100_000))] {
        lab.told(&[&begins_alike], &["list"]).failed_saying("too long");
    }
    let cut: String = longest.chars().take(4_095).collect();
    lab.told(&[&cut], &["list"]).failed_saying("That is not the passphrase");
}

#[test]
fn a_passphrase_that_falls_within_minutes_is_taken_only_on_a_clear_word() {
    let lab = Lab::with(&["Nia"]);
    for weak in WEAK {
        let at = lab.beside("new");
        let refused = create(&at, weak, &[]);
        refused.failed_saying("guess it within minutes");
        assert!(refused.err.contains("--weak-passphrase") && refused.err.contains("Weak:"), "{refused:?}");
        assert!(!at.exists());
        let change = ["passphrase", "--new-passphrase-fd", "0"];
        lab.told(&[PASSPHRASE, weak], &change).failed_saying("guess it within minutes");
    }
    assert_eq!(lab.wm(&["list"]).status, 0, "nothing was changed");
    let kofi = harness::project().join("assets/examples/kofi.json");
    let new = lab.beside("new");
    let import = ["library", "--library", new.to_str().unwrap(), "--passphrase-fd", "0", "import"];
    wm_told("password\n", [&import[..], &[kofi.to_str().unwrap()]].concat())
        .failed_saying("guess it within minutes");

    let taken = create(&new, "password", &["--weak-passphrase"]);
    assert_eq!(taken.status, 0, "{taken:?}");
    assert!(taken.err.contains("Weak:"), "it is said all the same: {taken:?}");
    let short = create(&lab.beside("short"), "seven77", &["--weak-passphrase"]);
    short.failed_saying("too short");
}

#[test]
fn whoever_is_not_strong_is_told_so_as_in_the_window() {
    let lab = Lab::with(&[]);
    let strong = create(&lab.beside("strong"), "plover cabin eleven mustard", &[]);
    assert_eq!((strong.status, strong.err.as_str()), (0, ""));
    let so_so = create(&lab.beside("so-so"), "plover cabin", &[]);
    assert_eq!(so_so.status, 0, "{so_so:?}");
    assert!(so_so.err.contains("guess it in days"), "{so_so:?}");
}

/// Only Linux's `script` takes a command so.
#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_it_is_asked_whether_a_weak_passphrase_is_to_be_taken() {
    let lab = Lab::with(&["Nia"]);
    for answer in ["", "no", "y"] {
        lab.at_a_terminal(&[PASSPHRASE, "password", "password", answer], "passphrase")
            .failed_saying("guess it within minutes");
    }
    assert_eq!(lab.wm(&["list"]).status, 0, "nothing was changed");
    let taken = lab.at_a_terminal(&[PASSPHRASE, "password", "password", "yes"], "passphrase");
    assert_eq!(taken.status, 0, "{taken:?}");
    assert_eq!(lab.told(&["password"], &["list"]).status, 0);
}
