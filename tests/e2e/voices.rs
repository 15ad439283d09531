//! Whose words a line is: said before anybody types, for one line and for several, and taken back like anything else.

use crate::desktop;
use crate::steps::{
    ALT, CONTROL, DOWN, ENTER, ESCAPE, PASSPHRASE, UP, add_person, make_library, read, see_lines, unlock,
    write,
};
use harness::desktop::Desktop;
use harness::patience::until;
use harness::pdf;
use harness::window::Window;
use serde_json::json;

#[test]
fn the_empty_line_says_whose_words_come_next_and_a_choice_holds_for_its_question() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("section-important_to");
    window.see_text("[data-test=next-voice]", "Not said yet");
    write(&window, "important_to", &["Tea first"]);
    see_voices(&window, &["Not said yet"]);

    // By keyboard, from the empty line and back into it.
    window.press(&[ALT], "w");
    see_focus(&window, "whose-not_said");
    for _ in 0..3 {
        window.press(&[], UP);
    }
    see_focus(&window, "whose-family_or_friend");
    window.type_into("voice-name", "Rukhsana, her sister");
    window.press(&[], ESCAPE);
    see_focus(&window, "new-entry");
    window.see_text("[data-test=next-voice]", "Rukhsana, her sister");
    window.press(&[], "Then the news");
    window.press(&[], ENTER);
    see_voices(&window, &["Not said yet", "Rukhsana, her sister"]);

    write(&window, "support", &["Slowly"]);
    see_voices(&window, &["Not said yet"]);
    window.see_text("[data-test=next-voice]", "Not said yet");
    window.click("undo");
    see_lines(&window, &[]);

    // First the line goes, then the choice it was said in. A look at the list changes nothing of that.
    window.click_text("button", "People");
    window.click("person-card");
    window.click("section-important_to");
    window.see_text("[data-test=next-voice]", "Rukhsana, her sister");
    window.click("undo");
    see_lines(&window, &["Tea first"]);
    window.see_text("[data-test=next-voice]", "Rukhsana, her sister");
    window.see_text("[data-test=undo]", "whose words come next");
    window.click("undo");
    window.see_text("[data-test=next-voice]", "Not said yet");

    window.click("save-pdf");
    let page = desktop.documents().join("nia.pdf");
    desktop.answer_dialog("Save File", &page);
    window.thing("open-saved");
    let text = pdf::text(&page);
    assert!(text.contains("Nobody has said yet whose words these are."), "{text}");
    assert!(!text.contains("own words"), "{text}");
    window.close();
}

#[test]
fn in_ones_own_library_a_line_is_in_ones_own_words() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    window.click("start-me");
    window.type_into("passphrase", PASSPHRASE);
    window.type_into("passphrase-again", PASSPHRASE);
    window.click("make-library");
    window.type_into("person-name", "Nia");
    window.press(&[], ENTER);
    window.click("section-future");
    window.see_text("[data-test=next-voice]", "My own words");
    write(&window, "future", &["A cat called Biscuit"]);
    see_voices(&window, &[""]);
    window.close();
}

#[test]
fn going_through_the_choices_loses_nothing_that_was_typed() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    write(&window, "future", &["A cat called Biscuit"]);
    window.click("line-voice");
    see_focus(&window, "whose-not_said");
    window.click("whose-family_or_friend");
    window.type_into("voice-name", "Rukhsana, her sister");
    window.click("whose-family_or_friend");
    window.press(&[], UP);
    see_focus(&window, "whose-own");
    window.gone("[data-test=voice-name]");
    window.press(&[], DOWN);
    see_focus(&window, "whose-family_or_friend");
    until("the name again", || {
        (window.texts("[data-test=voice-name]") == ["Rukhsana, her sister"]).then_some(())
    });
    window.click("voice-done");
    window.see_text("[data-test=voice]", "Rukhsana, her sister");

    window.click("lock");
    unlock(&window);
    read(&window, "future", &["A cat called Biscuit"]);
    see_voices(&window, &["Rukhsana, her sister"]);
    window.close();
}

#[test]
fn whose_words_several_lines_are_is_said_at_once() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    write(&window, "important_to", &["Tea first", "Then the news", "Then the dog"]);
    window.click("section-important_to");
    window.tab_to("several");
    window.press(&[], ENTER);
    see_focus(&window, "several-all");
    // What nobody was asked about is chosen already: by keyboard, one is taken out.
    window.tab_to("several-one");
    window.press(&[], " ");
    window.click("whose-staff");
    window.type_into("voice-name", "Joy, who comes on Mondays");
    window.click("several-do");
    see_focus(&window, "several");
    see_voices(&window, &["Not said yet", "Joy, who comes on Mondays", "Joy, who comes on Mondays"]);

    // Whoever was named once need not be typed again.
    window.click("line-voice");
    window.click("known-voice");
    window.click("voice-done");
    window.see_text("[data-test=voice]", "Joy, who comes on Mondays");
    window.press(&[CONTROL], "z");
    window.see_text("[data-test=voice]", "Not said yet");
    window.press(&[CONTROL], "z");
    window.click("section-important_to");
    see_voices(&window, &["Not said yet"; 3]);
    window.close();
}

#[test]
fn what_is_pasted_comes_without_its_bullets_and_goes_in_one_step() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("section-important_to");
    window.click("new-entry");
    // As Word has it, with a bullet of its own, and a line that shows nothing.
    let list = "\u{f0b7}\tTea, not coffee\r\n\u{f0b7}\t\u{200b}\r\no\tThe window seat\r\n\r\n3.\tCo\u{ad}op on \u{201c}Saturday\u{201d}\r\n";
    desktop.paste("What Matters", list);
    see_lines(&window, &["Tea, not coffee", "The window seat", "Co\u{ad}op on “Saturday”"]);
    until("the next line to wait", || (window.focused().as_deref() == Some("new-entry")).then_some(()));
    window.click("undo");
    see_lines(&window, &[]);

    // One line is judged with more care, and within a line a dash stays.
    window.click("new-entry");
    desktop.paste("What Matters", "1. FC Köln");
    window.press(&[], ENTER);
    see_lines(&window, &["1. FC Köln"]);
    desktop.paste("What Matters", "• Tea");
    see_lines(&window, &["1. FC Köln", "Tea"]);
    desktop.paste("What Matters", " - with milk");
    see_lines(&window, &["1. FC Köln", "Tea - with milk"]);

    window.click("new-entry");
    desktop.paste("What Matters", "\u{200b}");
    window.press(&[], ENTER);
    window.click("lock");
    unlock(&window);
    read(&window, "important_to", &["1. FC Köln", "Tea - with milk"]);
    window.close();
}

#[test]
fn what_is_dropped_comes_without_its_bullets_like_what_is_pasted() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("section-important_to");
    drop_on(&desktop, &window, "new-entry", "• Tea, not coffee\n☐ The window seat\n3.\tCo-op on Saturday");
    see_lines(&window, &["Tea, not coffee", "The window seat", "Co-op on Saturday"]);
    window.click("undo");
    see_lines(&window, &[]);

    drop_on(&desktop, &window, "new-entry", "• Tea");
    see_lines(&window, &["Tea"]);
    // Behind words that are there: several as one.
    drop_on(&desktop, &window, "entry-text", "• Milk\n• Toast ");
    until("the words in one line", || {
        window.texts("[data-test=entry-text]").concat().contains("Milk Toast").then_some(())
    });

    // Words of one line, dropped on another, stay in both: the web view would take out others than were carried.
    let mark = "const field = document.querySelector('[data-test=entry-text]');
        field.focus();
        field.setSelectionRange(0, 3);
        document.querySelector('[data-test=new-entry]')
            .addEventListener('dragover', () => document.body.classList.add('over'), { once: true });
        const { left, top, height } = field.getBoundingClientRect();
        return [left + 12, top + height / 2].map(Math.round)";
    let from = serde_json::from_value(window.script(mark, vec![])).unwrap();
    desktop.carry("What Matters", from, window.middle("new-entry"), || window.has("body.over"));
    see_lines(&window, &["Tea Milk Toast", "Tea"]);
    window.close();
}

/// Drags words from elsewhere on a field, with the mouse.
fn drop_on(desktop: &Desktop, window: &Window<'_>, field: &str, words: &str) {
    window.settle();
    // They stand above the field.
    let script = "const [name, words] = arguments;
        const field = document.querySelector(`[data-test=${name}]`);
        const { left, top } = field.getBoundingClientRect();
        const carried = document.createElement('pre');
        carried.dataset.test = 'carried';
        carried.style = `position: fixed; z-index: 9; left: ${left}px; top: ${top - 90}px; margin: 0`;
        carried.textContent = words;
        field.addEventListener('dragover', () => carried.classList.add('over'), { once: true });
        document.querySelector('#app').append(carried);
        carried.draggable = true;
        carried.ondragstart = event => event.dataTransfer.setData('text/plain', words);";
    window.script(script, vec![json!(field), json!(words)]);
    let from = window.middle("carried");
    let arrived = || window.has("[data-test=carried].over");
    desktop.carry("What Matters", from, window.middle(field), arrived);
    window.script("document.querySelector('[data-test=carried]').remove()", vec![]);
}

/// Waits until these stand beside the lines, or below the one that is open; nothing beside the person's own.
fn see_voices(window: &Window<'_>, voices: &[&str]) {
    let script = "return [...document.querySelectorAll('[data-test=entry]')].map(line =>
        line.querySelector('[data-test=line-voice] bdi, [data-test=voice] bdi')?.innerText ?? '')";
    until(&format!("the voices {voices:?}"), || {
        (window.script(script, vec![]) == json!(voices)).then_some(())
    });
}

fn see_focus(window: &Window<'_>, name: &str) {
    until(&format!("the focus on {name}"), || (window.focused().as_deref() == Some(name)).then_some(()));
}
