//! The steps that many of the tests begin with.

use harness::desktop::Desktop;
use harness::patience::{PATIENCE, ended, until, within};
use harness::program;
use harness::window::Window;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

/// Words that nobody would guess, and that stand nowhere else.
pub(crate) const PASSPHRASE: &str = "plover cabin eleven";

/// Starts `wm library` on a desktop, with the passphrase.
pub(crate) fn wm(desktop: &Desktop, library: &Path, task: &str, files: &[PathBuf]) -> Child {
    let mut command = desktop.command(program("wm"));
    command.args(["library", "--passphrase-fd", "0", "--library"]).arg(library).arg(task).args(files);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(format!("{PASSPHRASE}\n").as_bytes()).unwrap();
    child
}

/// Puts the people in these files into a library, made where there is none.
pub(crate) fn import(desktop: &Desktop, library: &Path, files: &[PathBuf]) {
    fs::create_dir_all(library.parent().unwrap()).unwrap();
    assert!(ended(&mut wm(desktop, library, "import", files)).success());
}

/// From the first start to an open, empty library for the people one supports.
pub(crate) fn make_library(window: &Window<'_>) {
    window.click("start-others");
    window.type_into("passphrase", PASSPHRASE);
    window.type_into("passphrase-again", PASSPHRASE);
    window.click("make-library");
    window.thing("add-person");
}

/// From the list of people to the builder of somebody new.
pub(crate) fn add_person(window: &Window<'_>, name: &str) {
    window.click("add-person");
    window.type_into("person-name", name);
    window.press(&[], ENTER);
    window.thing("section-important_to");
}

/// Writes lines into a section, each ended with Enter.
pub(crate) fn write(window: &Window<'_>, section: &str, lines: &[&str]) {
    window.click(&format!("section-{section}"));
    for line in lines {
        let before = window.all("[data-test=entry]").len();
        window.type_into("new-entry", line);
        window.press(&[], ENTER);
        until("the line to be kept", || (window.all("[data-test=entry]").len() > before).then_some(()));
    }
}

/// Waits until the lines of the section on the screen are these.
pub(crate) fn see_lines(window: &Window<'_>, lines: &[&str]) {
    let shown = || window.texts("[data-test=entry-text]");
    let seen = within(PATIENCE, || (shown() == lines).then_some(()));
    assert!(seen.is_some(), "waited in vain for the lines {lines:?}: {:?}", shown());
}

/// Opens the library again on a locked window.
pub(crate) fn unlock(window: &Window<'_>) {
    window.type_into("passphrase", PASSPHRASE);
    window.click("unlock");
    window.thing("person-card");
}

/// From the list of people to the lines of a section of the first, which are these.
pub(crate) fn read(window: &Window<'_>, section: &str, lines: &[&str]) {
    window.click("person-card");
    window.click(&format!("section-{section}"));
    see_lines(window, lines);
}

/// A library in which Nia says one thing; it is locked and opened again, and she says another. Gives its file, and what
/// that was in between.
pub(crate) fn nia_writes_twice(desktop: &Desktop) -> (Window<'_>, PathBuf, Vec<u8>) {
    let window = Window::open(desktop);
    make_library(&window);
    add_person(&window, "Nia");
    write(&window, "important_to", &["Jazz on Sundays"]);
    window.click("lock");
    window.thing("unlock");
    let file = desktop.library().join("people.db");
    let between = fs::read(&file).unwrap();
    unlock(&window);
    window.click("person-card");
    write(&window, "important_to", &["A window seat"]);
    (window, file, between)
}

/// Asserts that none of these words is on the screen, or anywhere in the page.
pub(crate) fn nothing_stays(window: &Window<'_>, words: &[&str]) {
    let shown = window.script("return document.documentElement.outerHTML", vec![]).to_string();
    for word in words {
        assert!(!shown.contains(word), "{word} stays on the locked screen");
    }
}

pub(crate) const BACKSPACE: &str = "\u{e003}";
pub(crate) const ENTER: &str = "\u{e007}";
pub(crate) const ESCAPE: &str = "\u{e00c}";
pub(crate) const UP: &str = "\u{e013}";
pub(crate) const DOWN: &str = "\u{e015}";
pub(crate) const TAB: &str = "\u{e004}";
pub(crate) const END: &str = "\u{e010}";
pub(crate) const HOME: &str = "\u{e011}";
pub(crate) const SHIFT: char = '\u{e008}';
pub(crate) const CONTROL: char = '\u{e009}';
pub(crate) const ALT: char = '\u{e00a}';
