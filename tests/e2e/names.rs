//! Names that are hard on a window: very long ones, both directions at once, characters that no font here has.

use crate::desktop;
use crate::steps::{add_person, make_library, see_lines, unlock, write};
use harness::patience::until;
use harness::pdf;
use harness::window::Window;

/// Marks that turn the direction round and back, Urdu, and a face.
const TURNED: &str = "\u{202e}Nia\u{202c} \u{2067}نیا\u{2069} 🙂";

/// A character that no font here has.
const UNDRAWN: char = '\u{13000}';

#[test]
fn a_name_of_500_characters_is_shown_and_printed() {
    let (_turn, desktop) = desktop();
    let name = "Wolfeschlegelsteinhausenbergerdorff ".repeat(14)[..500].trim().to_owned();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, &name);
    nothing_sticks_out(&window);
    window.is_accessible("builder of a long name");
    window.picture("name-long");

    window.click("save-pdf");
    let page = desktop.documents().join("name.pdf");
    desktop.answer_dialog("Save File", &page);
    window.thing("open-saved");
    let [left_out] = &window.texts("[data-test=left-out] li")[..] else {
        panic!("what does not fit is said")
    };
    let left_out = left_out.trim();
    assert!(name.ends_with(left_out), "{left_out:?}");
    // A word that is longer than its line is broken.
    let joined = |text: &str| text.split_whitespace().collect::<String>();
    let printed = joined(name.strip_suffix(left_out).unwrap());
    assert!(joined(&pdf::text(&page)).contains(&printed), "what fits is on the page");
    assert_eq!(pdf::pages(&page), 1);

    window.click("lock");
    unlock(&window);
    assert!(window.texts("[data-test=person-card]")[0].contains(&name));
    nothing_sticks_out(&window);
    window.picture("name-long-people");
    window.close();
}

#[test]
fn marks_and_faces_in_a_name_do_no_harm() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    window.click("add-person");
    window.click("person-name");
    desktop.paste("What Matters", TURNED);
    until("the name", || (window.texts("[data-test=person-name]") == [TURNED]).then_some(()));
    window.press(&[], crate::steps::ENTER);

    window.click("section-future");
    window.click("new-entry");
    let line = format!("To be called {TURNED} {UNDRAWN} by all");
    desktop.paste("What Matters", &format!("- {line}\n- Tea\n\n"));
    see_lines(&window, &[&line, "Tea"]);
    window.see_text(".desk", "EGYPTIAN HIEROGLYPH A001");
    nothing_sticks_out(&window);
    window.is_accessible("builder of a turned name");
    window.picture("name-turned");

    window.click("save-pdf");
    let page = desktop.documents().join("name.pdf");
    desktop.answer_dialog("Save File", &page);
    window.thing("open-saved");
    let text = pdf::text(&page);
    assert!(text.contains("نیا") && text.contains("Tea"), "{text}");
    assert_eq!(pdf::pages(&page), 1);

    window.click("lock");
    unlock(&window);
    let card = &window.texts("[data-test=person-card]")[0];
    let drawn = TURNED.replace(['\u{202e}', '\u{202c}', '\u{2067}', '\u{2069}'], "");
    assert!(card.contains(&drawn), "nothing in it is turned round: {card:?}");
    window.picture("name-turned-people");
    window.click("person-card");
    window.click("section-details");
    assert_eq!(window.texts("[data-test=details-name]"), [TURNED], "it is kept as it was given");
    window.close();
}

/// Asserts that nobody has to scroll sideways.
fn nothing_sticks_out(window: &Window<'_>) {
    let script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(window.script(script, vec![]), 0, "pixels stick out at the side");
}

#[test]
fn a_telephone_number_behind_arabic_keeps_its_order_wherever_it_is_shown() {
    const LINE: &str = "Mum (أمي) 0161 496 0123";
    const FROM_THE_RIGHT: &str = "أمي تتصل بي كل ليلة 0161 496 0123";
    const ORDERED: &str = "\u{2066}0161 496 0123\u{2069}";
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    // A driver that is asked for the text leaves marks of direction out.
    let see = |css: &str| {
        let seen = || window.texts(css).concat().replace('\u{a0}', " ").contains(ORDERED).then_some(());
        until(&format!("the number in {css}"), seen);
    };
    make_library(&window);
    add_person(&window, "Ọláṣubọ̀mí");
    write(&window, "support", &[LINE, "Tea ☕", FROM_THE_RIGHT]);
    // The field has what was typed and nothing more; what covers it until somebody writes in it has the order too.
    see_lines(&window, &[LINE, "Tea ☕", FROM_THE_RIGHT]);
    window.click("section-future");
    window.click("section-support");
    see(".cover");
    let beside = "const [, , line] = document.querySelectorAll('[data-test=entry]');
        const words = document.createRange();
        words.selectNodeContents(line.querySelector('.cover'));
        const bullet = line.querySelector('.bullet').getBoundingClientRect();
        return bullet.left - words.getBoundingClientRect().right";
    let gap = window.script(beside, vec![]).as_f64().unwrap();
    assert!((0.0..40.0).contains(&gap), "its bullet stands beside its words, at the right: {gap}");
    window.picture("name-number");
    window.click("entry-text");
    let covered = window.texts(".line:focus-within .cover").concat();
    assert!(covered.trim().is_empty(), "nothing covers what is written in");

    window.click("several");
    see(".several bdi");
    window.click("several-leave");
    window.click("history");
    see("[data-test=happening] bdi");
    window.press(&[], crate::steps::ESCAPE);
    window.click_text("button", "People");
    window.type_into("search", "Mum");
    see("[data-test=person-card] bdi");
    window.close();
}
