//! How the page looks, chosen in the window; from a line on the page to where it is written; what one can do about a
//! page that is too full.

use crate::desktop;
use crate::screens::look;
use crate::steps::{import, unlock};
use harness::patience::until;
use harness::window::Window;
use harness::{pdf, project};
use serde_json::json;

#[test]
fn another_page_is_chosen_and_is_what_is_saved() {
    let (_turn, desktop) = desktop();
    import(&desktop, &desktop.library(), &[project().join("assets/examples/kacper.json")]);
    let window = Window::open(&desktop);
    unlock(&window);
    window.click("person-card");
    window.click("looks");
    until("every page to be drawn", || {
        let drawn = window.script("return document.querySelectorAll('.frame svg').length", vec![]);
        (drawn == json!(9)).then_some(())
    });
    look(&window, "looks");
    window.click("design-poster");
    window.click("theme-clay");
    window.click("paper-a5");
    window.click("looks-done");
    let page = desktop.documents().join("poster.pdf");
    until("the page to be the poster", || {
        let wide = "const svg = document.querySelector('[data-test=page-svg] svg');
            return svg && svg.viewBox.baseVal.width > svg.viewBox.baseVal.height";
        (window.script(wide, vec![]) == json!(true)).then_some(())
    });
    window.click("save-pdf");
    desktop.answer_dialog("Save File", &page);
    window.thing("open-saved");
    assert_eq!(pdf::size(&page), (595, 420));
    window.close();
}

#[test]
fn what_does_not_fit_is_shown_where_it_happens_and_can_be_helped() {
    let (_turn, desktop) = desktop();
    import(&desktop, &desktop.library(), &[project().join("assets/examples/gwen.json")]);
    let window = Window::open(&desktop);
    unlock(&window);
    window.click("person-card");
    let left_out = || window.all("[data-test=left-out] li").len();
    let many = until("lines without room", || Some(left_out()).filter(|count| *count > 0));
    // Whoever listens hears each in its own language: most are in hers, and one of these is in Welsh.
    let languages = "return [...new Set([...document.querySelectorAll('[data-test=left-out] [lang]')].map(e => e.lang))].sort()";
    assert_eq!(window.script(languages, vec![]), json!(["cy", "en-GB"]));
    assert_eq!(window.all("[data-test=left-out] [lang]").len(), many);
    look(&window, "builder-overfull");
    window.click("take-off");
    until("one line less without room", || (left_out() < many).then_some(()));
    let many = left_out();
    window.click("second-page");
    until("a second page", || (window.all("[data-test=page-svg]").len() == 2).then_some(()));
    until("room for many more lines", || (left_out() < many / 2).then_some(()));
    let focus = || window.script("return document.activeElement?.dataset.test ?? null", vec![]);
    until("the way back to be where one goes on by keys", || (focus() == json!("one-page")).then_some(()));
    look(&window, "builder-two-pages");

    let line = until("a line on the page", || window.all("[data-test=page-line]").into_iter().nth(3));
    let entry = window.attribute(&line, "data-entry");
    window.focus(&line);
    until("the cursor to stand in that line", || {
        let script = "return document.activeElement?.closest('li')?.dataset.entry ?? null";
        (window.script(script, vec![]) == json!(entry)).then_some(())
    });
    assert!(window.has("[data-test=page-line].marked"), "the line that is written is marked on the page");
    window.click("one-page");
    until("one page again", || (window.all("[data-test=page-svg]").len() == 1).then_some(()));
    until("the same lines without room", || (left_out() == many).then_some(()));

    window.click("looks");
    window.click("design-hospital");
    window.click("looks-done");
    until("what the page is not for to be said", || window.has("[data-test=not-here]").then_some(()));
    look(&window, "builder-hospital");
    window.close();
}
