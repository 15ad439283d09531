//! A disk with no room left: what is only looked at is shown, or it is said plainly why not. Nothing was to be kept.

use crate::lab::{Lab, PASSPHRASE};
use harness::command::{Ended, told};
use harness::program;

/// Runs `wm library …` on a full disk with a copy of the library on it, mounted in a namespace of its own.
fn on_a_full_disk(lab: &Lab, arguments: &[&str]) -> Ended {
    let script = r#"
        set -e
        mount -t tmpfs -o size=16m none "$1"
        cp -r "$2" "$1/library"
        dd if=/dev/zero of="$1/fill" bs=4096 2>/dev/null || true
        cp -r "$1/library" "$3/before"
        wm=$4 disk=$1 around=$3
        shift 4
        set +e
        (cd "$disk"; "$wm" library --library "$disk/library" --passphrase-fd 0 "$@")
        status=$?
        set -e
        for name in keys keys.spare; do cmp "$disk/library/$name" "$around/before/$name"; done
        exit $status"#;
    let around = tempfile::tempdir().unwrap();
    let disk = around.path().join("disk");
    std::fs::create_dir(&disk).unwrap();
    let user: &[&str] = if is_root() { &[] } else { &["--map-root-user"] };
    let mut all = vec!["--mount", "bash", "-c", script, "bash", disk.to_str().unwrap()];
    let wm = program("wm");
    all.extend([lab.at.to_str().unwrap(), around.path().to_str().unwrap(), wm.to_str().unwrap()]);
    told(
        "unshare",
        &format!("{PASSPHRASE}\n"),
        user.iter().copied().chain(all).chain(arguments.iter().copied()),
    )
}

fn is_root() -> bool {
    std::os::unix::fs::MetadataExt::uid(&std::fs::metadata("/proc/self").unwrap()) == 0
}

#[test]
fn a_library_on_a_full_disk_is_looked_at_or_it_is_said_that_there_is_no_room_to_look() {
    let mut lab = Lab::with(&["Nia"]);
    lab.back_up();
    // The last words stand in the log alone: looking at every page needs them in the file.
    lab.crash_after("Nia", "Tea at seven");
    let out = lab.named("page.pdf");
    for arguments in [
        ["list"].as_slice(),
        &["list", "--json"],
        &["check"],
        &["check", "--read-only"],
        &["history", "Nia"],
        &["backup", "--list"],
        &["bin"],
        &["restore", "newest", "--dry-run"],
        &["print", "Nia", "-o", &out, "--force", "--document", "large"],
        &["export", "Nia", "-o", &out, "--force"],
    ] {
        let ended = on_a_full_disk(&lab, arguments);
        assert!(!ended.err.contains("not kept"), "{arguments:?}: {ended:?}");
        if ended.status != 0 {
            ended.failed_saying("The disk is full, and looking needs a little room on it.");
            assert!(ended.err.contains("--read-only"), "{ended:?}");
        }
    }
    for arguments in [["list", "--read-only"].as_slice(), &["check", "--read-only"]] {
        assert_eq!(on_a_full_disk(&lab, arguments).status, 0);
    }
}

#[test]
fn what_is_to_be_written_on_a_full_disk_is_not_there_in_part() {
    let lab = Lab::with(&["Nia"]);
    for arguments in [
        ["print", "Nia", "-o", "page.pdf", "--document", "large"].as_slice(),
        &["export", "Nia", "-o", "nia.json"],
        &["backup"],
        &["recovery-code", "--sheet", "sheet.pdf"],
    ] {
        on_a_full_disk(&lab, arguments).failed_saying("The disk is full, so this was not kept.");
    }
}
