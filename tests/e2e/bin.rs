//! Whoever was taken out: how they come back, and how they go for good.

use crate::desktop;
use crate::screens::look;
use crate::steps::{CONTROL, ENTER, ESCAPE, add_person, make_library, nothing_stays, read, unlock, write};
use harness::desktop::Desktop;
use harness::patience::until;
use harness::window::Window;

const LINES: [&str; 2] = ["Jazz on Sundays", "A window seat"];

/// A library with Gus in it, of whom nothing is known, and with Nia, who said two things; the list of people is shown.
fn with_two(desktop: &Desktop) -> Window<'_> {
    let window = Window::open(desktop);
    make_library(&window);
    for name in ["Gus", "Nia"] {
        add_person(&window, name);
        if name == "Nia" {
            write(&window, "important_to", &LINES);
        }
        window.click_text(".places .back", "People");
        window.thing("person-card");
    }
    see_cards(&window, &["Gus", "Nia"]);
    window
}

fn see_cards(window: &Window<'_>, names: &[&str]) {
    until(&format!("the cards of {names:?}"), || {
        let cards = window.texts("[data-test=person-card]");
        let fit = cards.iter().zip(names).all(|(card, name)| card.contains(name));
        (fit && cards.len() == names.len()).then_some(())
    });
}

/// Takes out the last of those who are shown, by keyboard: the button is quiet until somebody is near.
fn take_out_last(window: &Window<'_>) {
    let button = window.all("[data-test=remove-person]").pop().unwrap();
    window.focus(&button);
    window.press(&[], ENTER);
}

#[test]
fn undo_takes_nobody_out_who_has_words_and_whoever_is_taken_out_comes_back_from_where_they_lie() {
    let (_turn, desktop) = desktop();
    let window = with_two(&desktop);
    assert!(!window.has("[data-test=bin]"), "nobody was taken out");
    // Of the two that were added, undo offers the one without words, and then none.
    window.see_text("[data-test=undo]", "adding somebody");
    window.press(&[CONTROL], "z");
    see_cards(&window, &["Nia"]);
    until("nothing to undo", || window.has("[data-test=undo][aria-disabled=true]").then_some(()));
    window.press(&[CONTROL], "z");
    window.see_text("[data-test=bin]", "Taken out (1)");
    window.click("redo");
    see_cards(&window, &["Gus", "Nia"]);
    window.gone("[data-test=bin]");

    take_out_last(&window);
    see_cards(&window, &["Gus"]);
    window.see_text("[data-test=news]", "Nia was taken out. For 90 days");
    window.see_text("[data-test=bin]", "Taken out (1)");
    window.click("lock");
    unlock(&window);

    window.click("bin");
    window.see_text("[data-test=binned-person]", "Nia");
    for words in ["2 lines", "Taken out today.", "Kept until"] {
        window.see_text("[data-test=binned-person]", words);
    }
    let inside = "return !!document.activeElement.closest('dialog [data-test=binned]')";
    assert_eq!(window.script(inside, vec![]), true, "it begins at its beginning");
    window.press(&[], ESCAPE);
    window.gone("[data-test=binned]");
    assert_eq!(window.focused().as_deref(), Some("bin"));

    window.press(&[], ENTER);
    window.click("bring-back-from-bin");
    window.see_text("[data-test=binned] [role=status]", "Nia is in the list of people again");
    window.see_text("[data-test=binned]", "Nobody is here any more");
    look(&window, "bin-empty");
    window.click("leave-bin");
    see_cards(&window, &["Gus", "Nia"]);
    window.gone("[data-test=bin]");
    until("the focus to be found", || {
        (window.script("return document.activeElement.tagName", vec![]) == "H1").then_some(())
    });
    assert!(
        !window.texts("[data-test=undo]").concat().contains("bringing"),
        "nor does undo take Nia out now"
    );
    take_out_last(&window);
    see_cards(&window, &["Gus"]);
    window.click_text("[data-test=news] button", "Undo");
    see_cards(&window, &["Gus", "Nia"]);
    window.press(&[CONTROL], "z");
    see_cards(&window, &["Nia"]);
    read(&window, "important_to", &LINES);
    window.close();
}

#[test]
fn whoever_was_taken_out_can_go_for_good_from_there() {
    let (_turn, desktop) = desktop();
    let window = with_two(&desktop);
    for left in [["Gus"].as_slice(), &[]] {
        take_out_last(&window);
        see_cards(&window, left);
    }
    window.see_text("[data-test=bin]", "Taken out (2)");
    window.click("bin");
    window.see_text("[data-test=binned-person]", "Nothing written");
    window.click("erase-from-bin");
    window.thing("erase");
    look(&window, "bin-erase");
    // Escape leaves the question, and not the list below it.
    window.press(&[], ESCAPE);
    window.gone("[data-test=erase]");
    assert_eq!(window.focused().as_deref(), Some("erase-from-bin"));
    for left in [1, 0] {
        window.click("erase-from-bin");
        window.click("erase");
        let name = if left == 1 { "Gus" } else { "Nia" };
        window.type_into("erase-name", name);
        window.click("erase-do");
        window.see_text("[data-test=erased]", "gone for good");
        window.click("erase-close");
        until("one less", || (window.all("[data-test=binned-person]").len() == left).then_some(()));
    }
    window.see_text("[data-test=binned]", "Nobody is here any more");
    window.click("leave-bin");
    window.gone("dialog");
    window.gone("[data-test=bin]");
    nothing_stays(&window, &["Nia", "Gus"]);
    window.close();
}
