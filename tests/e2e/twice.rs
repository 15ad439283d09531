//! Somebody in a file whose number somebody in the library has.

use crate::desktop;
use crate::screens::look;
use crate::steps::{CONTROL, ENTER, ESCAPE, import, unlock};
use harness::project;
use harness::window::Window;
use std::fs;

#[test]
fn somebody_with_a_number_that_is_taken_is_looked_at_and_brought_in_as_somebody_else() {
    let (_turn, desktop) = desktop();
    let kofi = project().join("assets/examples/kofi.json");
    let other = fs::read_to_string(&kofi)
        .unwrap()
        .replace("\"Kofi\"", "\"Ama\"")
        .replace("Kofi Mensah", "Ama Owusu")
        .replace("loud enough to feel", "just loud enough to feel")
        .replace("\"en-GB\",\n    \"person\"", "\"en_GB\",\n    \"person\"");
    let ama = desktop.documents().join("ama.json");
    fs::write(&ama, other).unwrap();
    let changed = desktop.documents().join("changed.json");
    let louder = fs::read_to_string(&kofi).unwrap().replace("loud enough", "just loud enough");
    fs::write(&changed, louder).unwrap();
    let same = desktop.documents().join("kofi.json");
    fs::copy(&kofi, &same).unwrap();
    import(&desktop, &desktop.library(), &[kofi]);
    let window = Window::open(&desktop);
    unlock(&window);

    // Word for word the same: that is said, and Escape leaves it.
    window.click("import-people");
    desktop.answer_dialog("Open File", &same);
    window.see_text("[data-test=twice]", "word for word");
    assert_eq!(window.focused().as_deref(), Some("twice-leave"), "Enter would make a double");
    window.press(&[], ESCAPE);
    window.gone("[data-test=twice]");
    assert_eq!(window.all("[data-test=person-card]").len(), 1);
    assert_eq!(window.focused().as_deref(), Some("import-people"));

    // Not quite the same: both are looked at first. However often somebody presses Enter, it makes no double.
    window.click("import-people");
    desktop.answer_dialog("Open File", &changed);
    window.see_text("[data-test=twice]", "not say quite the same");
    assert_eq!(window.focused().as_deref(), Some("twice-look"));
    window.press(&[], ENTER);
    window.see_text("[data-test=side-row][data-stands=differs]", "just loud enough to feel");
    window.press(&[], ENTER);
    assert!(window.has("[data-test=twice]"));
    window.click("twice-leave");
    window.gone("[data-test=twice]");
    assert_eq!(window.all("[data-test=person-card]").len(), 1);

    window.click("import-people");
    desktop.answer_dialog("Open File", &ama);
    window.see_text("[data-test=twice]", "another name: Ama");
    look(&window, "twice");
    window.click("twice-look");
    window.see_text("[data-test=side-row][data-stands=differs]", "Ama Owusu");
    window.see_text("[data-test=side-row][data-stands=differs]", "just loud enough to feel");
    assert!(!window.has("[data-stands=here], [data-stands=file]"), "no line is on one side alone");
    for row in window.texts("[data-test=side-row][data-stands=differs]") {
        let said = ["Different", "Here now", "In the file"];
        assert!(said.iter().all(|words| row.contains(words)), "not by colour alone: {row}");
    }
    look(&window, "twice-sides");
    window.click("twice-as-new");
    window.gone("[data-test=twice]");
    window.see_text("[data-test=news]", "ama.json was brought in");
    window.see_text("[data-test=news]", "“en_GB” was read as “en-GB”");
    window.see_text("[data-test=person-card]", "Ama");
    window.see_text("[data-test=person-card]", "Kofi");
    look(&window, "twice-news");

    window.click("import-people");
    desktop.answer_dialog("Open File", &same);
    window.see_text("[data-test=twice]", "word for word");
    assert!(!window.has("[data-test=news]"), "what was said of the file before is said");
    window.press(&[], ESCAPE);
    window.gone("[data-test=twice]");

    assert!(window.has("[data-test=undo][aria-disabled=true]"), "undo takes nobody out who has words");
    window.press(&[CONTROL], "z");
    assert_eq!(window.texts("[data-test=person-card]").len(), 2);
    window.close();
}

#[test]
fn what_is_wrong_with_a_file_is_said_line_by_line() {
    let (_turn, desktop) = desktop();
    let kofi = project().join("assets/examples/kofi.json");
    let wrong = fs::read_to_string(&kofi)
        .unwrap()
        .replace("1997-09-05", "03/04/1997")
        .replacen("\"whose\": \"family_or_friend\"", "\"whose\": \"mum\"", 1)
        .replace("\"clay\"", "\"orange\"");
    let file = desktop.documents().join("wrong.json");
    fs::write(&file, wrong).unwrap();
    let page = desktop.documents().join("page.pdf");
    fs::write(&page, "%PDF-1.7\n").unwrap();
    import(&desktop, &desktop.library(), &[kofi]);
    let window = Window::open(&desktop);
    unlock(&window);
    window.click("import-people");
    desktop.answer_dialog("Open File", &file);
    for words in [
        "wrong.json: This profile cannot be used yet.",
        "the date of birth: “born” is “03/04/1997”. That can be 3 April 1997 or 4 March 1997.",
        "the colour: “colour” is “orange”. It can be one of these: pine, clay",
        "whose words these are (number 1 of “Like and admire”): “whose” is “mum”.",
    ] {
        window.see_text("[data-test=news]", words);
    }
    look(&window, "wrong-file");
    window.click("import-people");
    desktop.answer_dialog("Open File", &page);
    window.see_text("[data-test=news]", "page.pdf: This is a PDF.");
    window.close();
}
