//! The builder: every place in it, and everything that opens from it.

use super::look;
use crate::desktop;
use crate::steps::{ESCAPE, import, unlock};
use harness::printer::Printers;
use harness::window::Window;
use harness::{examples, project};

#[test]
fn the_builder_is_accessible_at_every_size() {
    let (_turn, desktop) = desktop();
    Printers::new(&desktop);
    import(&desktop, &desktop.library(), &examples());
    let window = Window::open(&desktop);
    unlock(&window);
    window.click_text("[data-test=person-card]", "Kacper");
    window.click("section-important_to");
    look(&window, "builder");
    for place in ["good_day", "details", "photo", "written"] {
        window.click(&format!("section-{place}"));
        look(&window, &format!("builder-{place}"));
    }

    window.click("section-photo");
    window.click("choose-photo");
    desktop.answer_dialog("Open File", &project().join("assets/icons/128x128@2x.png"));
    window.thing("keep-photo");
    look(&window, "photo-crop");

    window.click("section-important_to");
    window.focus(&window.see("[data-test=entry-text]"));
    window.click("voice");
    window.see("[data-test=voice][aria-expanded=true]");
    window.thing("language-choice");
    look(&window, "voice-form");
    window.click("voice-done");
    window.click("next-voice");
    window.thing("whose-not_said");
    look(&window, "next-voice");
    window.click("voice-done");
    window.gone("[data-test=whose-not_said]");
    window.click("several");
    look(&window, "several-lines");
    window.click("several-leave");
    window.thing("new-entry");

    window.click("print");
    window.thing("printer");
    look(&window, "print");
    window.press(&[], ESCAPE);
    window.gone("dialog");
    window.click("see-large");
    window.thing("close-large");
    look(&window, "full-page");
    window.click("close-large");
    window.gone("dialog");
    window.close();
}

#[test]
fn a_page_that_is_too_full_is_accessible_at_every_size() {
    let (_turn, desktop) = desktop();
    import(&desktop, &desktop.library(), &[project().join("assets/examples/gwen.json")]);
    let window = Window::open(&desktop);
    unlock(&window);
    window.click("person-card");
    window.see_text("[data-test=fit-message]", "not fit");
    look(&window, "builder-too-full");
    window.close();
}
