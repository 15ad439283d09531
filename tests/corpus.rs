//! Every file that is kept of the fuzzing goes through its trial again: what was once found stays mended.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use harness::project;
use std::collections::BTreeMap;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What names a font's file to a process that tries it alone.
const FONT: &str = "TRIAL_FONT";
/// The most files of one trial, and the most bytes: the corpus stays small enough to be read and to be kept.
const MOST_FILES: usize = 90;
const MOST_BYTES: u64 = 300_000;

/// The files that are kept for a trial.
fn kept(name: &str) -> Vec<PathBuf> {
    let folder = project().join("tests/corpus").join(name);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn trial(name: &str) -> fn(&[u8]) {
    let (_, trial) = trials::ALL.into_iter().find(|(known, _)| *known == name).unwrap();
    trial
}

/// Puts every file that is kept through its trial, and names all that fail.
fn all_hold(name: &str) {
    let holds = |file: &PathBuf| catch_unwind(|| trial(name)(&fs::read(file).unwrap())).is_ok();
    let failed: Vec<PathBuf> = kept(name).into_iter().filter(|file| !holds(file)).collect();
    assert!(failed.is_empty(), "{failed:?}");
}

#[test]
fn every_text_that_is_kept_holds() {
    all_hold("text");
}

#[test]
fn every_photo_that_is_kept_holds() {
    all_hold("photo");
}

/// How many damaged copies of each photo are tried.
const COPIES: usize = 100;

/// The same file with some damage: bytes that are others, a part that is gone, an end that never came.
fn damaged(file: &[u8], random: &mut fastrand::Rng) -> Vec<u8> {
    let mut file = file.to_vec();
    for _ in 0..random.usize(0..4) {
        let at = random.usize(..file.len());
        match random.u8(..4) {
            0 => file[at] = random.u8(..),
            1 => file[at] ^= 1 << random.u8(..8),
            // The largest numbers, and none, are where sizes go wrong.
            2 => file[at..].iter_mut().take(random.usize(1..5)).for_each(|byte| *byte = 0xFF),
            _ => file[at..].iter_mut().take(random.usize(1..5)).for_each(|byte| *byte = 0),
        }
    }
    match random.u8(..4) {
        0 => file.truncate(random.usize(1..=file.len())),
        1 => {
            let from = random.usize(..file.len());
            let to = random.usize(from..(from + 40).min(file.len()));
            file.drain(from..to);
        }
        _ => {}
    }
    file
}

/// A few thousand of what the fuzzing thinks up without end, always the same.
#[test]
fn a_damaged_photo_of_any_kind_is_refused_or_used_and_nothing_else() {
    let mut random = fastrand::Rng::with_seed(20_261_129);
    let mut tried = 0;
    for path in kept("photo") {
        let whole = fs::read(&path).unwrap();
        // What is shorter was thought up by the fuzzing.
        if whole.len() < 40 {
            continue;
        }
        for copy in 0..COPIES {
            let file = damaged(&whole, &mut random);
            let holds = catch_unwind(|| trial("photo")(&file)).is_ok();
            assert!(holds, "copy {copy} of {}: {}", path.display(), file.escape_ascii());
            tried += 1;
        }
    }
    assert!(tried >= 4_000, "{tried}");
}

#[test]
fn every_profile_that_is_kept_holds() {
    all_hold("profile");
}

/// A program keeps the first font that it was lent, so each is tried by a process of its own.
#[test]
fn every_font_that_is_kept_holds() {
    let holds = |file: &Path| {
        let this = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "one_font_holds", "--nocapture"])
            .env(FONT, file)
            .output()
            .unwrap();
        assert!(String::from_utf8_lossy(&this.stdout).contains("1 passed") || !this.status.success());
        this.status.success()
    };
    let failed: Vec<PathBuf> = kept("font").into_iter().filter(|file| !holds(file)).collect();
    assert!(failed.is_empty(), "{failed:?}");
}

#[test]
fn one_font_holds() {
    if let Some(file) = std::env::var_os(FONT) {
        trial("font")(&fs::read(file).unwrap());
    }
}

#[test]
fn the_corpus_is_small_and_has_a_target_for_each_folder() {
    let folders = fs::read_dir(project().join("tests/corpus")).unwrap().map(|entry| entry.unwrap());
    let folders: Vec<_> = folders.filter(|entry| entry.path().is_dir()).collect();
    assert_eq!(folders.len(), trials::ALL.len());
    for (name, _) in trials::ALL {
        assert!(project().join("tests/fuzz/targets").join(name).with_extension("rs").is_file());
        let files = kept(name);
        let bytes: u64 = files.iter().map(|file| file.metadata().unwrap().len()).sum();
        assert!(
            files.len() <= MOST_FILES && bytes <= MOST_BYTES,
            "{name}: {} files, {bytes} bytes",
            files.len()
        );
    }
}

/// The libraries of a lock file with their versions.
fn locked(file: &str) -> BTreeMap<String, Vec<String>> {
    let text = fs::read_to_string(project().join(file)).unwrap();
    let mut libraries: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for library in text.split("[[package]]").skip(1) {
        let field = |name: &str| {
            let line = library.lines().find_map(|line| line.strip_prefix(&format!("{name} = ")));
            line.unwrap().trim_matches('"').to_owned()
        };
        libraries.entry(field("name")).or_default().push(field("version"));
    }
    libraries
}

#[test]
fn what_is_fuzzed_is_what_the_program_is_built_with() {
    let ours = locked("Cargo.lock");
    for (name, versions) in locked("tests/fuzz/Cargo.lock") {
        let Some(known) = ours.get(&name) else { continue };
        assert!(
            versions.iter().all(|version| known.contains(version)),
            "{name} is not the version of Cargo.lock"
        );
    }
}
