//! A disk that cannot be read in one place: what stood there is lost, and nothing else.

use crate::lab::{Lab, tried};
use std::fs;
use std::thread;

const PAGE: usize = 4096;

/// What was said, but for where the library is.
fn said(lab: &Lab, out: &str) -> String {
    out.replace(lab.at.to_str().unwrap(), "")
}

/// Writes zeros over a page.
fn zeroed(lab: &Lab, name: &str, first: usize) {
    let file = lab.at.join(name);
    let mut bytes = fs::read(&file).unwrap();
    let end = bytes.len().min(first + PAGE);
    bytes[first..end].fill(0);
    fs::write(file, bytes).unwrap();
}

/// Every page of a small library in turn: what is said of one that cannot be read is what is said of one that is zeros,
/// and mending brings as much back.
#[test]
fn a_page_that_cannot_be_read_costs_what_a_page_of_zeros_costs() {
    let lab = Lab::with(&["Nia"]);
    let pages = lab.people_file().len() / PAGE;
    // By two at a time, for it takes half a minute.
    thread::scope(|scope| {
        for first in [0, 1] {
            let lab = &lab;
            scope.spawn(move || {
                for page in (first..pages).step_by(2) {
                    costs_no_more_than_zeros(lab, page);
                }
            });
        }
    });
    tried(pages, "a page of the file that cannot be read, each in turn: checked and mended");
}

fn costs_no_more_than_zeros(lab: &Lab, page: usize) {
    let (unreadable, zeros) = (lab.copy(), lab.copy());
    let bad = [("people.db", page * PAGE, PAGE)];
    zeroed(&zeros, "people.db", page * PAGE);
    let on_zeros = zeros.wm(&["check"]);
    let on_bad = unreadable.wm_on_bad_sectors(&bad, &["check"]);
    assert_eq!(on_bad.status, 1, "page {page}: {on_bad:?}");
    // A page that is of no use may be zeros, and a disk that cannot be read is mended all the same.
    if on_zeros.status != 0 {
        assert_eq!(said(&unreadable, &on_bad.out), said(&zeros, &on_zeros.out), "page {page}");
    }
    let mended = unreadable.wm_on_bad_sectors(&bad, &["mend"]);
    assert!(mended.status < 2, "page {page}: {mended:?}");
    assert_eq!(unreadable.wm(&["check"]).status, 0, "page {page}");
    assert_eq!(unreadable.kept().len(), 1, "page {page}: the damaged file is kept");
}

/// Looking at it and mending it give the same, page or zeros.
#[test]
fn what_is_mended_of_a_page_that_cannot_be_read_is_what_is_mended_of_zeros() {
    let lab = Lab::with(&["Nia", "Gus"]);
    let pages = lab.people_file().len() / PAGE;
    for page in (1..pages).step_by(7) {
        let (unreadable, zeros) = (lab.copy(), lab.copy());
        let bad = [("people.db", page * PAGE, PAGE)];
        zeroed(&zeros, "people.db", page * PAGE);
        let looked = unreadable.wm_on_bad_sectors(&bad, &["list", "--read-only"]);
        assert_eq!(looked.status, 1, "page {page}: {looked:?}");
        let mended = unreadable.wm_on_bad_sectors(&bad, &["mend"]);
        assert_eq!(zeros.wm(&["mend"]).status, mended.status, "page {page}: {mended:?}");
        assert_eq!(unreadable.wm(&["list"]).out, zeros.wm(&["list"]).out, "page {page}");
        for name in ["Nia", "Gus"] {
            assert_eq!(unreadable.profile(name).sections, zeros.profile(name).sections, "page {page}");
        }
    }
}

#[test]
fn a_backup_takes_the_place_of_a_library_that_cannot_be_read_in_places() {
    let lab = Lab::with(&["Nia"]);
    let before = lab.profile("Nia");
    lab.back_up();
    let length = lab.people_file().len();
    for bad in [vec![("people.db", 0, length)], vec![("people.db", 3 * PAGE, PAGE)]] {
        let lab = lab.copy();
        let mended = lab.wm_on_bad_sectors(&bad, &["mend", "--from-backup"]);
        assert_eq!(mended.status, 1, "{mended:?}");
        assert!(lab.profile("Nia") == before);
    }
    // Where nothing at all can be read, mending takes it by itself.
    let mended = lab.wm_on_bad_sectors(&[("people.db", 0, length)], &["mend"]);
    assert_eq!(mended.status, 1, "{mended:?}");
    assert!(lab.profile("Nia") == before);
}

#[test]
fn a_key_file_that_cannot_be_read_leaves_the_other() {
    for name in ["keys", "keys.spare"] {
        let lab = Lab::with(&["Nia"]);
        let whole = fs::read(lab.at.join(name)).unwrap();
        let listed = lab.wm_on_bad_sectors(&[(name, 0, PAGE)], &["list"]);
        assert_eq!(listed.status, 0, "{name}: {listed:?}");
        assert!(listed.out.contains("Nia"));
        assert_eq!(
            fs::read(lab.at.join(name)).unwrap(),
            whole,
            "it is written anew, on another place of the disk"
        );
    }
}

#[test]
fn a_log_that_cannot_be_read_in_places_costs_what_stood_there() {
    let mut lab = Lab::with(&["Nia"]);
    lab.crash_after("Nia", "Tea at four");
    let length = fs::metadata(lab.at.join("people.db-wal")).unwrap().len();
    for first in (0..usize::try_from(length).unwrap()).step_by(PAGE) {
        let lab = lab.copy();
        let bad = [("people.db-wal", first, PAGE)];
        let looked = lab.wm_on_bad_sectors(&bad, &["list", "--read-only"]);
        assert!(looked.status < 2 && looked.out.contains("Nia"), "byte {first}: {looked:?}");
        let mended = lab.wm_on_bad_sectors(&bad, &["mend"]);
        assert!(mended.status < 2, "byte {first}: {mended:?}");
        assert_eq!(lab.wm(&["check"]).status, 0, "byte {first}");
        assert!(lab.wm(&["list"]).out.contains("Nia"), "byte {first}");
    }
    tried(
        usize::try_from(length).unwrap().div_ceil(PAGE),
        "4,096 bytes of the log that cannot be read, each in turn",
    );
}

#[test]
fn a_backup_that_cannot_be_read_in_one_place_is_said_to_be_damaged() {
    let lab = Lab::with(&["Nia"]);
    let name = lab.back_up();
    let file = format!("backups/{name}/people.db");
    let refused = lab.wm_on_bad_sectors(&[(&file, 2 * PAGE, PAGE)], &["restore", &name, "--yes"]);
    refused.failed_saying("backup is damaged");
}

/// A library of 64 MB and more is not looked at whole whenever it is opened.
#[test]
fn a_place_deep_in_a_large_library_that_cannot_be_read_is_found_and_mended() {
    let lab = Lab::with(&["Nia"]);
    lab.add_large_photos(17);
    let middle = lab.people_file().len() / 8192 * 4096;
    let bad = [("people.db", middle, PAGE)];
    assert_eq!(lab.wm_on_bad_sectors(&bad, &["list"]).status, 0, "it opens all the same");
    lab.wm_on_bad_sectors(&bad, &["backup"]).failed_saying("damaged");
    let checked = lab.wm_on_bad_sectors(&bad, &["check"]);
    assert_eq!(checked.status, 1, "{checked:?}");
    for said in ["One page of the file cannot be read", "The photo is lost"] {
        assert!(checked.out.contains(said), "{said}: {checked:?}");
    }
    assert_eq!(lab.wm_on_bad_sectors(&bad, &["mend"]).status, 1);
    assert_eq!(lab.wm(&["check"]).status, 0);
    assert_eq!(lab.wm(&["list"]).out.lines().count(), 18);
}
