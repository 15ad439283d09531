//! `wm library`.

use crate::lab::Lab;
use harness::command::{Ended, told, wm, wm_told};
use harness::{examples, pdf, program, project, traces};
use profile::Profile;
use std::fs;
use std::path::Path;
use std::process::Command;

const PASSPHRASE: &str = "plover cabin eleven\n";

/// Runs `wm library --library LIBRARY …` with the passphrase on descriptor 0.
fn library(at: &Path, arguments: &[&str]) -> Ended {
    let mut all = vec!["library", "--library", at.to_str().unwrap(), "--passphrase-fd", "0"];
    all.extend(arguments);
    wm_told(PASSPHRASE, all)
}

#[test]
fn what_goes_into_a_library_comes_out_of_it_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("library");
    let files = examples();
    let mut import = vec!["import"];
    import.extend(files.iter().map(|file| file.to_str().unwrap()));
    assert_eq!(library(&at, &import).status, 0, "a library is made where there is none");

    let list = library(&at, &["list"]);
    assert_eq!(list.status, 0);
    assert_eq!(list.out.lines().count(), files.len());
    for file in &files {
        let profile = exchange::read_profile(file).unwrap().profile;
        let name = &profile.person.preferred_name;
        assert!(list.out.contains(&format!("{}\t{name}\n", profile.person.id)));
        let out = folder.path().join("out.json");
        assert_eq!(library(&at, &["export", name, "-o", out.to_str().unwrap()]).status, 0);
        assert_eq!(exchange::read_profile(&out).unwrap().profile, profile, "{name}");
        let page = folder.path().join("page.pdf");
        assert!(library(&at, &["print", name, "-o", page.to_str().unwrap()]).status <= 1);
        assert_eq!(pdf::pages(&page), 1);
    }
    // Shorter words stand by chance in a file of noise.
    assert_eq!(traces::found(&at, &["Kacper", "driest wit", "شبانہ"]), [], "nothing can be read on the disk");
}

#[test]
fn the_passphrase_comes_by_any_file_descriptor() {
    let folder = tempfile::tempdir().unwrap();
    let (at, words) = (folder.path().join("library"), folder.path().join("words"));
    fs::write(&words, PASSPHRASE).unwrap();
    let script = "exec 7<\"$1\"; exec \"$2\" library --library \"$3\" --passphrase-fd 7 create";
    let status =
        Command::new("bash").args(["-c", script, "bash"]).arg(&words).arg(program("wm")).arg(&at).status();
    assert!(status.unwrap().success());
    assert_eq!(library(&at, &["list"]).status, 0);
}

#[test]
fn a_home_folder_that_cannot_be_written_keeps_nobody_from_a_library_elsewhere() {
    let lab = Lab::with(&["Nia"]);
    let (at, page) = (lab.at.to_str().unwrap(), lab.named("page.pdf"));
    let file = lab.named("a-file");
    fs::write(&file, "").unwrap();
    // Not even root makes a folder below these.
    for home in [
        "HOME=/proc/home XDG_DATA_HOME=/proc/home/data",
        &format!("HOME={file} XDG_DATA_HOME={file}"),
        "-u HOME",
    ] {
        for task in [vec!["list"], vec!["check"], vec!["print", "Nia", "-o", &page, "--document", "large"]] {
            let mut all: Vec<_> = home.split(' ').collect();
            let wm = program("wm");
            all.extend([wm.to_str().unwrap(), "library", "--library", at, "--passphrase-fd", "0"]);
            let ended = told("env", PASSPHRASE, all.iter().chain(&task));
            assert_eq!((ended.status, ended.err.as_str()), (0, ""), "{home}, {task:?}");
        }
    }
}

#[test]
fn what_cannot_be_done_is_said_and_nothing_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("library");
    library(&at, &["list"]).failed_saying("There is no library here");
    assert_eq!(library(&at, &["create"]).status, 0);
    library(&at, &["create"]).failed_saying("There is a library here already");
    library(&at, &["print", "Nobody", "-o", "page.pdf"]).failed_saying("Nobody in this library");
    let wrong =
        wm_told("not it\n", ["library", "--library", at.to_str().unwrap(), "--passphrase-fd", "0", "list"]);
    wrong.failed_saying("passphrase");
    wm(["library", "--library", at.to_str().unwrap(), "--passphrase-fd", "0", "list"])
        .failed_saying("passphrase");
    wm(["library", "list"]).failed_saying("--library");
}

#[test]
fn a_file_that_is_no_profile_keeps_none_of_the_others_out() {
    let folder = tempfile::tempdir().unwrap();
    let (at, bad) = (folder.path().join("library"), folder.path().join("bad.json"));
    fs::write(&bad, "{").unwrap();
    let good = &examples()[0];
    let ended = library(&at, &["import", bad.to_str().unwrap(), good.to_str().unwrap()]);
    assert_eq!(ended.status, 1);
    assert_eq!(ended.err.matches("bad.json").count(), 1, "{ended:?}");
    assert_eq!(library(&at, &["list"]).out.lines().count(), 1);

    let none = folder.path().join("none");
    library(&none, &["import", bad.to_str().unwrap(), bad.to_str().unwrap()]).failed_saying("stops here");
    assert!(!none.exists(), "no library is made for a file that cannot be read");
}

#[test]
fn somebody_whose_number_is_there_is_brought_in_as_somebody_else_or_left() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("library");
    let kofi = project().join("assets/examples/kofi.json");
    let ama = folder.path().join("ama.json");
    let other =
        fs::read_to_string(&kofi).unwrap().replace("\"Kofi\"", "\"Ama\"").replace("Kofi Mensah", "Ama Owusu");
    fs::write(&ama, other).unwrap();
    let [kofi, ama] = [kofi.to_str().unwrap(), ama.to_str().unwrap()];
    let names = || {
        let list = library(&at, &["list"]).out;
        list.lines().map(|line| line.split_once('\t').unwrap().1.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(library(&at, &["import", kofi]).status, 0);
    let before = exported(&at, "Kofi", folder.path());

    let same = library(&at, &["import", kofi]);
    assert_eq!((same.status, same.err.as_str()), (0, ""));
    assert!(same.out.contains("kofi.json is in the library already, word for word."), "{same:?}");

    let left = library(&at, &["import", ama]);
    left.failed_saying("In the library that number is Kofi. In the file it is Ama.");
    left.failed_saying("--as-new");
    assert_eq!(names(), ["Kofi"]);

    let gwen = project().join("assets/examples/gwen.json");
    let with_another = library(&at, &["import", ama, gwen.to_str().unwrap()]);
    assert_eq!(with_another.status, 1, "the others are brought in all the same: {with_another:?}");
    assert!(with_another.err.contains("ama.json: Somebody with the same number"), "{with_another:?}");
    assert_eq!(names(), ["Gwen", "Kofi"]);

    let both = library(&at, &["import", "--as-new", ama]);
    assert_eq!(both.status, 0, "{both:?}");
    assert_eq!(names(), ["Ama", "Gwen", "Kofi"]);
    assert_eq!(exported(&at, "Kofi", folder.path()), before, "nobody's words were touched");
    let new = exported(&at, "Ama", folder.path());
    assert!(new.person.id != before.person.id && new.sections.all().count() == before.sections.all().count());
    assert!(new.says_the_same(&exchange::read_profile(Path::new(ama)).unwrap().profile));
}

/// Somebody in a library, by way of a file.
fn exported(at: &Path, name: &str, folder: &Path) -> Profile {
    let out = folder.join("out.json");
    assert_eq!(library(at, &["export", name, "-o", out.to_str().unwrap()]).status, 0);
    let profile = exchange::read_profile(&out).unwrap().profile;
    fs::remove_file(&out).unwrap();
    profile
}

#[test]
fn nothing_is_written_into_a_library_and_none_is_made_where_one_only_wants_to_look() {
    let lab = Lab::with(&["Nia"]);
    let backup = lab.at.join("backups").join(lab.back_up());
    for place in
        [lab.at.join("keys"), lab.at.join("people.db"), backup.join("people.db"), lab.at.join("nia.pdf")]
    {
        let before = fs::read(&place).ok();
        let place = place.to_str().unwrap();
        for task in ["print", "export"] {
            lab.wm(&[task, "Nia", "-o", place]).failed_saying("belongs to a library");
        }
        assert!(fs::read(place).ok() == before, "{place}");
    }
    for folder in [lab.at.clone(), lab.at.join("backups")] {
        lab.wm(&["backup", "--to", folder.to_str().unwrap()]).failed_saying("belongs to a library");
    }
    lab.wm(&["print", "nobody of this name", "-o", &lab.named("x.pdf")])
        .failed_saying("Nobody in this library");
    let other = lab.beside("other");
    library(&other, &["create", "--read-only"]).failed_saying("only open to look at");
    assert!(!other.exists());
}
