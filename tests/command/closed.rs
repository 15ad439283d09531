//! Nobody has to hear what `wm` says: where its output is closed, or whoever read it has gone, it ends as it would have.

use crate::lab::{Lab, PASSPHRASE};
use harness::{program, project};
use std::fs::File;
use std::io::Write;
use std::process::{Command, Stdio};

/// What is done with standard output and standard error.
#[derive(Clone, Copy, Debug)]
enum Hears {
    /// Both are heard.
    All,
    /// It is closed, as `>&-` does.
    Closed,
    /// Whoever read it has gone.
    Gone,
}

/// Runs `wm` with the passphrase on descriptor 0, and gives how it ended: with a number, or not at all by itself.
fn ends(arguments: &[&str], out: Hears, err: Hears) -> Option<i32> {
    let closing = |hears, which| if matches!(hears, Hears::Closed) { which } else { "" };
    let script = format!("exec \"$@\" {} {}", closing(out, ">&-"), closing(err, "2>&-"));
    let mut bash = Command::new("bash");
    bash.args(["-c", &script, "bash"]).arg(program("wm")).args(arguments).stdin(Stdio::piped());
    let ear = |hears| match hears {
        // Nobody ever reads from this pipe.
        Hears::Gone => Stdio::from(std::io::pipe().unwrap().1),
        Hears::All | Hears::Closed => Stdio::null(),
    };
    let mut child = bash.stdout(ear(out)).stderr(ear(err)).spawn().unwrap();
    // It may not be asked for.
    let _ = writeln!(child.stdin.take().unwrap(), "{PASSPHRASE}");
    harness::patience::ended(&mut child).code()
}

#[test]
fn a_command_that_nobody_hears_ends_as_it_would_have() {
    let lab = Lab::with(&["Nia", "Gus"]);
    lab.back_up();
    let (at, out) = (lab.at.to_str().unwrap(), lab.named("page.pdf"));
    let [kofi, gwen] = ["kofi", "gwen"]
        .map(|name| project().join(format!("assets/examples/{name}.json")).to_str().unwrap().to_owned());
    let library = ["library", "--library", at, "--passphrase-fd", "0"];
    let of = |task: &[&'static str]| [&library, task].concat();
    for (status, arguments) in [
        (0, vec!["--help"]),
        (0, vec!["documents"]),
        (0, vec!["schema"]),
        (0, vec!["print", &kofi, "-o", &out]),
        (1, vec!["print", &gwen, "-o", &out]),
        (2, vec!["print", "nobody.json", "-o", &out]),
        (2, vec!["print"]),
        (0, of(&["list"])),
        (0, of(&["check"])),
        (0, of(&["history", "Nia"])),
        (0, of(&["restore", "--dry-run"])),
        (2, of(&["history", "Nobody"])),
    ] {
        let [all, closed, gone] = [Hears::All, Hears::Closed, Hears::Gone];
        for (out, err) in
            [(all, all), (closed, all), (gone, all), (all, gone), (closed, closed), (gone, gone)]
        {
            assert_eq!(ends(&arguments, out, err), Some(status), "{arguments:?}: {out:?}, {err:?}");
        }
    }
}

/// Where the device that is always full is, what goes there is lost.
#[cfg(target_os = "linux")]
#[test]
fn what_did_not_get_into_a_file_is_said() {
    for task in ["schema", "documents"] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let ended = Command::new(program("wm")).arg(task).stdout(full).output().unwrap();
        assert_eq!(ended.status.code(), Some(2), "{task}");
        assert!(String::from_utf8(ended.stderr).unwrap().contains("disk is full"), "{task}");
    }
}
