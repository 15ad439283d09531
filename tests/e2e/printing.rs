//! From the window to a printer.

use crate::desktop;
use crate::steps::{ESCAPE, add_person, make_library, write};
use harness::patience::until;
use harness::pdf;
use harness::printer::Printers;
use harness::window::Window;
use std::fs;

const LINES: [&str; 2] = ["A window seat on the left", "Tea before any question"];

#[test]
fn the_page_goes_to_the_printer_that_was_chosen() {
    let (_turn, desktop) = desktop();
    let printers = Printers::new(&desktop);
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    write(&window, "important_to", &LINES);

    window.click("print");
    window.thing("printer");
    assert_eq!(window.texts("[data-test=printer]"), ["kitchen"], "the usual one is chosen already");
    window.choose("printer", "broken");
    window.click("print-do");
    window.see_text("dialog [role=alert]", "did not take the page");
    assert!(!printers.page().exists());

    // The same dialog goes on.
    window.choose("printer", "kitchen");
    window.clear("copies");
    window.type_into("copies", "2");
    window.click("print-do");
    window.see_text("[data-test=print-sent]", "kitchen");
    assert_eq!(
        printers.told(),
        ["-d", "kitchen", "-n", "2", "-o", "media=A4", "-t", "What Matters", "-s"],
        "and no name of a person, which the list of waiting pages would show"
    );
    assert_eq!(pdf::pages(&printers.page()), 1);
    let text = pdf::text(&printers.page());
    for line in LINES {
        assert!(text.contains(line), "{line:?} is not on the page: {text}");
    }
    window.click("print-close");

    // The other paper, and nothing but Escape to leave by.
    window.click("looks");
    window.click("paper-letter");
    window.click("looks-done");
    window.click("print");
    window.click("print-do");
    window.see_text("[data-test=print-sent]", "kitchen");
    assert_eq!(printers.told()[5], "media=Letter");
    assert_eq!(pdf::size(&printers.page()), (612, 792));
    window.press(&[], ESCAPE);
    window.gone("dialog");
    window.close();
}

#[test]
fn a_computer_without_a_printer_says_so() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("print");
    window.see_text("dialog [role=status]", "no printer");
    window.close();
}

#[test]
fn a_saved_page_is_opened_by_the_program_that_the_desktop_has_for_it() {
    let (_turn, desktop) = desktop();
    let told = desktop.home().join("told");
    desktop.write_program("xdg-open", &format!("printf '%s' \"$*\" > '{}'\n", told.display()));
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    write(&window, "important_to", &LINES);
    window.click("save-pdf");
    let page = desktop.documents().join("nia’s page.pdf");
    desktop.answer_dialog("Save File", &page);
    window.click("open-saved");
    let opened = until("it to be opened", || fs::read_to_string(&told).ok().filter(|told| !told.is_empty()));
    assert_eq!(opened, page.to_str().unwrap());
    window.close();
}
