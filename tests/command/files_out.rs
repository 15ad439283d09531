//! What `wm` writes a file over, and what never: tried with what may stand at a path, whatever it is asked to write there.

use crate::lab::{Lab, PASSPHRASE};
use harness::command::{Ended, told, wm};
use harness::patience::ended;
use harness::{pdf, program, project};
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

fn kofi() -> PathBuf {
    project().join("assets/examples/kofi.json")
}

/// Prints a file.
fn print(file: &Path, out: &Path, more: &[&str]) -> Ended {
    wm([&["print", file.to_str().unwrap(), "-o", out.to_str().unwrap()], more].concat())
}

/// Makes the four kinds of files that `wm` writes, at that path, after each other: a page of a file and of somebody in a
/// library, a profile, and a sheet.
fn each_task(lab: &Lab, out: &Path, more: &[&str], mut see: impl FnMut(Ended, &str)) {
    let path = out.to_str().unwrap();
    see(print(&kofi(), out, more), "print");
    for task in [
        ["print", "Nia", "-o", path, "--document", "large"].as_slice(),
        &["export", "Nia", "-o", path],
        &["recovery-code", "--sheet", path],
    ] {
        see(lab.wm(&[task, more].concat()), task[0]);
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// Every name below a folder, with what stands there.
fn all_within(folder: &Path) -> Vec<(PathBuf, Option<Vec<u8>>)> {
    let mut all: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|found| found.unwrap().path())
        .map(|path| (path.clone(), path.is_file().then(|| fs::read(&path).unwrap())))
        .collect();
    all.sort();
    all
}

#[test]
fn nothing_is_ever_written_over_what_is_no_file() {
    let lab = Lab::with(&["Nia"]);
    let around = tempfile::tempdir().unwrap();
    let at = |name: &str| around.path().join(name);
    assert!(Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
    let _socket = UnixListener::bind(at("socket")).unwrap();
    fs::create_dir(at("folder")).unwrap();
    symlink("/dev/null", at("to-a-device")).unwrap();
    symlink("pipe", at("to-a-pipe")).unwrap();
    symlink("to-itself", at("to-itself")).unwrap();
    let before = all_within(around.path());
    for (out, saying) in [
        (at("pipe"), "it is a pipe"),
        (at("to-a-pipe"), "it is a pipe"),
        ("/dev/stdout".into(), "it is a pipe"),
        (at("socket"), "it is a socket"),
        (at("folder"), "it is a folder"),
        ("/dev/null".into(), "it is a device"),
        (at("to-a-device"), "it is a device"),
        (at("to-itself"), "a link that leads back to itself"),
    ] {
        for more in [[].as_slice(), &["--force"]] {
            print(&kofi(), &out, more).failed_saying(saying);
        }
    }
    for (out, saying) in [(at("pipe"), "it is a pipe"), (at("to-a-device"), "it is a device")] {
        each_task(&lab, &out, &["--force"], |ended, _| ended.failed_saying(saying));
    }
    assert_eq!(all_within(around.path()), before);
    let code = lab.told(&["00000-00000"], &["list", "--recovery"]);
    code.failed_saying("has no recovery code");
}

#[test]
fn a_read_only_file_is_left_also_where_it_is_to_be_written_over() {
    let lab = Lab::with(&["Nia"]);
    let out = lab.beside("page.pdf");
    assert_eq!(print(&kofi(), &out, &[]).status, 0);
    let before = fs::read(&out).unwrap();
    fs::set_permissions(&out, Permissions::from_mode(0o444)).unwrap();
    print(&kofi(), &out, &[]).failed_saying("read-only");
    each_task(&lab, &out, &["--force"], |ended, _| ended.failed_saying("read-only"));
    assert!(fs::read(&out).unwrap() == before && mode(&out) == 0o444);
}

#[test]
fn what_is_read_is_left_whatever_it_is_called() {
    let lab = Lab::with(&["Nia"]);
    let at = |name: &str| lab.beside(name);
    fs::copy(kofi(), at("kofi.json")).unwrap();
    fs::hard_link(at("kofi.json"), at("twin.pdf")).unwrap();
    symlink("kofi.json", at("link.pdf")).unwrap();
    symlink(".", at("around")).unwrap();
    let before = fs::read(kofi()).unwrap();
    for out in ["kofi.json", "twin.pdf", "link.pdf", "around/kofi.json"] {
        for file in ["kofi.json", "link.pdf"] {
            print(&at(file), &at(out), &["--force"]).failed_saying("is read here");
        }
    }
    assert!(fs::read(at("kofi.json")).unwrap() == before);

    // The library itself, under another name, and a link into it.
    let people = lab.people_file();
    fs::hard_link(lab.at.join("people.db"), at("people.pdf")).unwrap();
    symlink("library/keys", at("keys.pdf")).unwrap();
    symlink("library/new", at("new.pdf")).unwrap();
    for task in [["print", "Nia", "-o"].as_slice(), &["export", "Nia", "-o"], &["recovery-code", "--sheet"]] {
        for (out, saying) in [
            ("people.pdf", "is read here"),
            ("keys.pdf", "belongs to a library"),
            ("new.pdf", "belongs to a library"),
        ] {
            let out = lab.named(out);
            lab.wm(&[task, &[&out, "--force"]].concat()).failed_saying(saying);
        }
    }
    assert!(lab.people_file() == people && !lab.at.join("new").exists());

    // What the passphrase is read from.
    fs::write(at("words"), PASSPHRASE).unwrap();
    let script =
        "exec \"$1\" library --library \"$2\" --passphrase-fd 7 export Nia -o \"$3\" --force 7<\"$3\"";
    let mut bash = Command::new("bash");
    let words = bash.args(["-c", script, "bash"]).arg(program("wm")).arg(&lab.at).arg(at("words"));
    let words = words.output().unwrap();
    assert_eq!(words.status.code(), Some(2));
    assert!(String::from_utf8(words.stderr).unwrap().contains("is read here"));
    assert_eq!(fs::read_to_string(at("words")).unwrap(), PASSPHRASE);
}

#[test]
fn a_file_of_somebody_else_gives_way_only_to_force() {
    let lab = Lab::with(&["Nia"]);
    let letter = lab.beside("letter");
    let refused = |ended: &Ended| {
        ended.failed_saying("a file of this name already");
        assert!(ended.err.contains("--force"), "what can be done is said: {ended:?}");
    };
    for text in ["", "%PDF-1.7\n%%EOF\n", "{\"format\":\"other\"}", "Dear Nia"] {
        fs::write(&letter, text).unwrap();
        refused(&print(&kofi(), &letter, &[]));
        assert_eq!(fs::read_to_string(&letter).unwrap(), text);
    }
    each_task(&lab, &letter, &[], |ended, _| refused(&ended));
    assert_eq!(fs::read_to_string(&letter).unwrap(), "Dear Nia");
    each_task(&lab, &letter, &["--force"], |ended, task| {
        assert_eq!(ended.status, 0, "{task}: {ended:?}");
        let bytes = fs::read(&letter).unwrap();
        assert_eq!(bytes.starts_with(b"%PDF"), task != "export");
        fs::write(&letter, "Dear Nia").unwrap();
    });
}

#[test]
fn a_page_gives_way_to_a_page_a_profile_to_a_profile_and_a_sheet_to_nothing() {
    let lab = Lab::with(&["Nia"]);
    let [page, profile, sheet] = ["page.pdf", "nia.json", "sheet.pdf"].map(|name| lab.beside(name));
    assert_eq!(print(&kofi(), &page, &[]).status, 0);
    assert_eq!(lab.wm(&["export", "Nia", "-o", profile.to_str().unwrap()]).status, 0);
    assert_eq!(lab.wm(&["recovery-code", "--sheet", sheet.to_str().unwrap()]).status, 0);
    for out in [&page, &profile, &sheet] {
        let before = fs::read(out).unwrap();
        each_task(&lab, out, &[], |ended, task| {
            let own = match task {
                "print" => out == &page,
                "export" => out == &profile,
                _ => false,
            };
            if own {
                assert_eq!(ended.status, 0, "{task}: {ended:?}");
            } else {
                ended.failed_saying("a file of this name already");
            }
        });
        assert!(out == &page || fs::read(out).unwrap() == before);
    }
}

#[test]
fn a_page_to_which_somebody_has_added_a_note_is_theirs() {
    let lab = Lab::with(&[]);
    let page = lab.beside("page.pdf");
    assert_eq!(print(&kofi(), &page, &[]).status, 0);
    let mut noted = lopdf::IncrementalDocument::load(&page).unwrap();
    noted.new_document.add_object(lopdf::dictionary! { "Type" => "Annot", "Subtype" => "Text" });
    noted.save(&page).unwrap();
    let before = fs::read(&page).unwrap();
    print(&kofi(), &page, &[]).failed_saying("a file of this name already");
    assert!(fs::read(&page).unwrap() == before);
}

#[test]
fn a_link_stays_and_what_it_points_at_is_written_there_or_not() {
    let lab = Lab::with(&["Nia"]);
    fs::create_dir(lab.beside("elsewhere")).unwrap();
    let link = lab.beside("link");
    symlink("elsewhere/file", &link).unwrap();
    each_task(&lab, &link, &["--force"], |ended, task| {
        assert_eq!(ended.status, 0, "{task}: {ended:?}");
        assert_eq!(fs::read_link(&link).unwrap(), Path::new("elsewhere/file"));
        assert!(fs::symlink_metadata(lab.beside("elsewhere/file")).unwrap().is_file());
    });
    fs::remove_dir_all(lab.beside("elsewhere")).unwrap();
    each_task(&lab, &link, &["--force"], |ended, _| ended.failed_saying("folder is not there"));
}

#[test]
fn a_new_file_is_for_its_owner_alone_and_one_that_is_there_keeps_its_rights() {
    let lab = Lab::with(&["Nia"]);
    let out = lab.beside("file");
    each_task(&lab, &out, &["--force"], |ended, task| {
        assert_eq!((ended.status, mode(&out)), (0, 0o600), "{task}: {ended:?}");
        fs::remove_file(&out).unwrap();
    });
    fs::write(&out, "Dear Nia").unwrap();
    fs::set_permissions(&out, Permissions::from_mode(0o640)).unwrap();
    each_task(&lab, &out, &["--force"], |ended, task| {
        // Whoever has a sheet can open the library.
        let kept = if task == "recovery-code" { 0o600 } else { 0o640 };
        assert_eq!((ended.status, mode(&out)), (0, kept), "{task}: {ended:?}");
    });
}

#[test]
fn a_long_name_is_cut_between_letters_and_keeps_its_ending() {
    let lab = Lab::with(&["Nia"]);
    // Letters of several characters, which a cut in the wrong place would part.
    let (name, letter) = ("n\u{303}".repeat(150), "n\u{303}");
    for ending in [".pdf", ".json"] {
        let cut = letter.repeat((255 - ending.len()) / letter.len()) + ending;
        let out = lab.named(&format!("{name}{ending}"));
        let ended = if ending == ".pdf" {
            print(&kofi(), Path::new(&out), &[])
        } else {
            lab.wm(&["export", "Nia", "-o", &out])
        };
        assert_eq!(ended.status, 0, "{ended:?}");
        assert!(
            ended.out.contains(&cut) && lab.beside(&cut).is_file(),
            "what it is called is said: {ended:?}"
        );
    }
}

#[test]
fn a_name_that_is_cut_takes_the_place_of_nothing_also_by_force() {
    let lab = Lab::with(&["Nia"]);
    let long = "z".repeat(300);
    let named = |name: &str, number: &str| lab.named(&format!("{name}{number}.pdf"));
    assert_eq!(print(&kofi(), Path::new(&named(&long, "")), &[]).status, 0);
    let first = lab.beside(&("z".repeat(251) + ".pdf"));
    let before = fs::read(&first).unwrap();
    let mut number = 1;
    each_task(&lab, Path::new(&named(&long, "q")), &["--force"], |ended, task| {
        number += 1;
        let other = named(&"z".repeat(249), &format!(" {number}"));
        assert_eq!(ended.status, 0, "{task}: {ended:?}");
        assert!(ended.out.contains(&other) && Path::new(&other).is_file(), "{task}: {ended:?}");
        assert!(fs::read(&first).unwrap() == before, "{task}");
    });
}

#[test]
fn where_no_file_may_be_so_long_that_is_said_and_nothing_is_left_behind() {
    let lab = Lab::with(&[]);
    let page = lab.beside("page.pdf");
    fs::write(&page, "Dear Nia").unwrap();
    let before = all_within(page.parent().unwrap());
    let (wm, kofi) = (program("wm"), kofi());
    let [wm, file, out] = [&wm, &kofi, &page].map(|path| path.to_str().unwrap());
    let run = "ulimit -f 10 && exec \"$@\"";
    let ended = told("sh", "", ["-c", run, "sh", wm, "print", file, "-o", out, "--force"]);
    ended.failed_saying("Nothing can be written there");
    assert_eq!(all_within(page.parent().unwrap()), before);
}

#[test]
fn a_page_is_whole_at_whatever_moment_the_command_is_killed() {
    let lab = Lab::with(&[]);
    let page = lab.beside("page.pdf");
    let looks = [["--theme", "sea"], ["--theme", "clay"]];
    let start = Instant::now();
    let both = looks.map(|look| {
        assert_eq!(print(&kofi(), &page, &look).status, 0);
        fs::read(&page).unwrap()
    });
    let long = start.elapsed() / 2;
    assert!(both[0] != both[1]);
    let mut written = 0;
    for moment in 0.. {
        // However slow the machine has become meanwhile, some time it is written.
        if moment >= 24 && written > 0 {
            break;
        }
        let before = fs::read(&page).unwrap();
        let look = &looks[usize::from(before == both[0])];
        let mut command = Command::new(program("wm"));
        command.args(["print", kofi().to_str().unwrap(), "-o", page.to_str().unwrap()]).args(look);
        let mut child = command.stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(long * moment / 20);
        // It may have ended by itself.
        let _ = child.kill();
        ended(&mut child);
        let after = fs::read(&page).unwrap();
        assert!(both.contains(&after), "{} bytes", after.len());
        written += usize::from(after != before);
    }
    assert_eq!(pdf::pages(&page), 1);
}
