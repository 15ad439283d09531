//! The whole way: a library, a person, their words, their photo, their page; and everything there again afterwards.

use crate::desktop;
use crate::steps::{
    ALT, CONTROL, PASSPHRASE, SHIFT, UP, add_person, make_library, read, see_lines, unlock, write,
};
use harness::desktop::Desktop;
use harness::patience::until;
use harness::window::Window;
use harness::{pdf, program, project, traces};
use std::path::{Path, PathBuf};
use std::process::Command;

const LIKE: [&str; 2] = ["Zebedee hums when the kettle sings", "Never forgets a quokka"];
const TO: [&str; 3] =
    ["Marmalade at seven, crusts off", "The blue bobble hat in any weather", "Ringing Wilhelmina on Sundays"];
const SUPPORT: [&str; 1] = ["Count to ten, quietly, before asking again"];

#[test]
fn a_persons_words_become_a_printed_page_and_are_there_again() {
    let (_turn, desktop) = desktop();
    walk(&desktop, &program("what-matters"));
    let words: Vec<&str> = LIKE.iter().chain(&TO).chain(&SUPPORT).flat_map(|line| line.split(' ')).collect();
    let mut telling: Vec<&str> = words.into_iter().filter(|word| word.len() > 6).collect();
    telling.extend(["Zebedee", PASSPHRASE]);
    std::fs::remove_file(page(&desktop)).unwrap();
    assert_eq!(traces::found(desktop.home(), &telling), [], "words were left on the disk");
}

/// The PDF that is saved on the way.
fn page(desktop: &Desktop) -> PathBuf {
    desktop.documents().join("zebedee.pdf")
}

/// Goes the whole way, in an app that is opened by this program.
pub(crate) fn walk(desktop: &Desktop, starter: &Path) {
    let page = page(desktop);
    let window = Window::open_by(desktop, starter);
    make_library(&window);
    add_person(&window, "Zebedee");
    write(&window, "like_and_admire", &LIKE);
    write(&window, "important_to", &TO);
    write(&window, "support", &SUPPORT);

    move_and_undo(&window);
    add_photo(&window);
    window.see_text("[data-test=fit-message]", "point");
    window.click("save-pdf");
    desktop.answer_dialog("Save File", &page);
    window.thing("open-saved");
    window.close();

    let text = pdf::text(&page);
    assert_eq!(pdf::pages(&page), 1);
    for line in LIKE.iter().chain(&TO).chain(&SUPPORT) {
        assert!(text.contains(line), "{line:?} is not on the page: {text}");
    }

    let window = Window::open_by(desktop, starter);
    unlock(&window);
    read(&window, "like_and_admire", &LIKE);
    window.click("section-important_to");
    see_lines(&window, &TO);
    window.click("section-photo");
    window.thing("remove-photo");
    window.click("lock");
    window.thing("unlock");
    let shown = window.script("return document.documentElement.outerHTML", vec![]).to_string();
    assert!(!shown.contains("Zebedee") && !shown.contains("Marmalade"), "the locked page is empty of words");
    window.close();
}

fn move_and_undo(window: &Window<'_>) {
    window.click("section-important_to");
    see_lines(window, &TO);
    let last = window.all("[data-test=entry-text]").pop().unwrap();
    window.focus(&last);
    window.press(&[ALT], UP);
    see_lines(window, &[TO[0], TO[2], TO[1]]);
    window.press(&[CONTROL], "z");
    see_lines(window, &TO);
    window.press(&[CONTROL, SHIFT], "z");
    see_lines(window, &[TO[0], TO[2], TO[1]]);
    window.click("undo");
    see_lines(window, &TO);
}

fn add_photo(window: &Window<'_>) {
    let picture = window.desktop.documents().join("portrait.png");
    let drawing = project().join("assets/icons/128x128@2x.png");
    assert!(Command::new("cp").arg(drawing).arg(&picture).status().unwrap().success());
    window.click("section-photo");
    window.click("choose-photo");
    window.desktop.answer_dialog("Open File", &picture);
    window.thing("turn-right");
    window.click("turn-right");
    window.type_into("photo-description", "A page with a sun on it");
    window.click("keep-photo");
    window.thing("remove-photo");
    until("the photo on the page", || window.has("[data-test=page-svg] image").then_some(()));
}
