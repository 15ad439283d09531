//! What `wm` keeps to itself: passphrases in its memory, and every file that it makes.

use crate::lab::{Lab, PASSPHRASE};
use harness::command::{Ended, wm_told};
use harness::patience::until;
use harness::{memory, program, project};
use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Nobody in particular, whom permissions bind.
const NOBODY: u32 = 65_534;

/// Starts `wm library … passphrase`, which opens the library with the first line and waits for the second.
fn waits_for_the_second_line(lab: &Lab, around: &Path) -> Child {
    let script = "ulimit -c unlimited; cd \"$1\"; shift; exec \"$@\"";
    let mut child = Command::new("bash")
        .args(["-c", script, "bash"])
        .arg(around)
        .arg(program("wm"))
        .args(["library", "--library", lab.at.to_str().unwrap(), "--passphrase-fd", "0"])
        .args(["passphrase", "--new-passphrase-fd", "0"])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    writeln!(child.stdin.as_mut().unwrap(), "{PASSPHRASE}").unwrap();
    until("the library to be open", || lab.at.join("holder").exists().then_some(()));
    child
}

fn process(child: &Child) -> PathBuf {
    PathBuf::from(format!("/proc/{}", child.id()))
}

#[test]
fn nobody_looks_into_a_command_that_waits_for_its_passphrase() {
    let around = tempfile::tempdir().unwrap();
    fs::set_permissions(around.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let copy = around.path().join("wm");
    fs::copy(program("wm"), &copy).unwrap();
    let mut wm = Command::new(&copy);
    if around.path().metadata().unwrap().uid() == 0 {
        wm.uid(NOBODY).gid(NOBODY);
    }
    let mut child = wm
        .args(["library", "--library", "nowhere", "--passphrase-fd", "0", "list"])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let process = process(&child);
    // What cannot be looked into belongs to the system.
    until("its memory to be nobody's", || {
        (fs::metadata(process.join("environ")).ok()?.uid() == 0).then_some(())
    });
    assert_eq!(memory::limit(&process, "Max core file size"), "1");
    let status = fs::read_to_string(process.join("status")).unwrap();
    assert!(status.lines().any(|line| line == "Umask:\t0077"), "{status}");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_command_that_breaks_down_leaves_no_core_dump() {
    let lab = Lab::with(&["Nia"]);
    let around = tempfile::tempdir().unwrap();
    let mut child = waits_for_the_second_line(&lab, around.path());
    let number = child.id().to_string();
    let status = until("the command to break down", || {
        // The first is taken for a call stack that is full, and only lets go of what was to say so.
        let _ = Command::new("kill").args(["-SEGV", &number]).stderr(Stdio::null()).status();
        child.try_wait().unwrap()
    });
    assert_eq!((status.signal(), status.core_dumped()), (Some(11), false));
    assert_eq!(fs::read_dir(around.path()).unwrap().count(), 0);
}

#[test]
fn no_copy_of_a_passphrase_stays_where_it_was_read() {
    let lab = Lab::with(&["Nia"]);
    let around = tempfile::tempdir().unwrap();
    let mut child = waits_for_the_second_line(&lab, around.path());
    // The one that proves who may change it.
    let copies = memory::of(&process(&child), &[PASSPHRASE]);
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(copies.len(), 1, "the one that is in use, and no other: {copies:#?}");
}

#[test]
fn every_file_and_folder_that_a_command_makes_is_its_owners_alone() {
    let home = tempfile::tempdir().unwrap();
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let at = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    fs::create_dir(at("second")).unwrap();
    let wm = |arguments: &[&str]| -> Ended {
        let mut all = vec!["library", "--library"];
        let library = at("library");
        all.extend([library.as_str(), "--passphrase-fd", "0"]);
        all.extend(arguments);
        wm_told(&format!("{PASSPHRASE}\n{PASSPHRASE} twelve\n"), all)
    };
    let kofi = project().join("assets/examples/kofi.json");
    for arguments in [
        ["import", kofi.to_str().unwrap()].as_slice(),
        &["print", "Kofi", "-o", &at("page.pdf")],
        &["export", "Kofi", "-o", &at("kofi.json")],
        &["backup", "--to", &at("second")],
        &["recovery-code", "--sheet", &at("sheet.pdf")],
        &["rekey", "--sheet", &at("sheet-2.pdf")],
        &["restore", "newest", "--yes"],
        &["history", "Kofi"],
    ] {
        let ended = wm(arguments);
        assert!(ended.status <= 1, "{arguments:?}: {ended:?}");
    }
    let own = PathBuf::from(at("second"));
    let open: Vec<_> = everything(home.path())
        .into_iter()
        .filter(|path| *path != own)
        .filter(|path| fs::symlink_metadata(path).unwrap().permissions().mode() & 0o077 != 0)
        .collect();
    assert_eq!(open, [] as [PathBuf; 0]);
    assert!(everything(home.path()).len() > 15);
}

/// All that is below a folder.
fn everything(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|found| found.unwrap().path()) {
            if path.is_dir() && !path.is_symlink() {
                folders.push(path.clone());
            }
            all.push(path);
        }
    }
    all
}
