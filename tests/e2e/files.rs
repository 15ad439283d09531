//! People carried from one library to another as files, by the system's dialogs.

use crate::desktop;
use crate::steps::{import, unlock};
use harness::patience::until;
use harness::project;
use harness::window::Window;
use profile::{Entry, LanguageTag, Person, Profile, Section};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

#[test]
fn somebody_saved_and_taken_out_comes_back_whole_from_the_file() {
    let (_turn, desktop) = desktop();
    let example = project().join("assets/examples/kacper.json");
    let kacper = exchange::read_profile(&example).unwrap().profile;
    import(&desktop, &desktop.library(), &[example]);
    let window = Window::open(&desktop);
    unlock(&window);

    let file = desktop.documents().join("kacper.json");
    window.hover("person-card");
    window.click("export-person");
    desktop.answer_dialog("Save File", &file);
    window.see_text("[data-test=news]", "not locked");
    assert_eq!(exchange::read_profile(&file).unwrap().profile, kacper);

    window.hover("person-card");
    window.click("remove-person");
    window.see_text("[data-test=news]", "taken out");
    window.gone("[data-test=person-card]");

    window.click("import-people");
    desktop.answer_dialog("Open File", &file);
    window.see_text("[data-test=person-card]", "Kacper");
    window.click("person-card");
    window.thing("section-important_to");
    until("the photo on the page", || window.has("[data-test=page-svg] image").then_some(()));
    window.click("lock");
    unlock(&window);

    let again = desktop.documents().join("again.json");
    window.hover("person-card");
    window.click("export-person");
    desktop.answer_dialog("Save File", &again);
    window.see_text("[data-test=news]", "again.json");
    assert_eq!(exchange::read_profile(&again).unwrap().profile, kacper, "every word, and the photo");

    window.click("import-people");
    desktop.answer_dialog("Open File", &again);
    window.see_text("[data-test=twice]", "word for word");
    window.click("twice-leave");
    window.gone("[data-test=twice]");
    assert_eq!(window.all("[data-test=person-card]").len(), 1);
    window.close();
}

#[test]
fn a_file_is_proposed_where_the_last_one_was_saved_and_nothing_is_saved_over_a_device() {
    let (_turn, desktop) = desktop();
    import(&desktop, &desktop.library(), &[project().join("assets/examples/kacper.json")]);
    let folder = desktop.documents().join("for others");
    fs::create_dir(&folder).unwrap();
    symlink("/dev/null", folder.join("nowhere.json")).unwrap();
    let window = Window::open(&desktop);
    unlock(&window);
    let export = || {
        window.hover("person-card");
        window.click("export-person");
    };
    export();
    desktop.answer_dialog("Save File", &folder.join("first.json"));
    window.see_text("[data-test=news]", "first.json");
    export();
    desktop.accept_dialog("Save File");
    window.see_text("[data-test=news]", "Kacper.json");
    let mode = fs::metadata(folder.join("Kacper.json")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    export();
    desktop.replace_by_dialog("Save File", &folder.join("nowhere.json"));
    window.see_text("main", "it is a device");
    assert!(!window.has("[data-test=news]"), "what was saved before is said beside it");
    assert_eq!(fs::read_link(folder.join("nowhere.json")).unwrap(), Path::new("/dev/null"));
    window.close();
}

#[test]
fn a_long_name_of_a_file_pushes_nothing_out_of_the_window() {
    let (_turn, desktop) = desktop();
    import(&desktop, &desktop.library(), &[project().join("assets/examples/kacper.json")]);
    let window = Window::open(&desktop);
    unlock(&window);
    let named = |kind: &str| format!("Kacper_{}.{kind}", "for_the_ward_".repeat(16));
    let sticks_out = || {
        let script = "return [...document.querySelectorAll('[data-test=news], [data-test=save-pdf], main')]
            .some((one) => one.getBoundingClientRect().right > innerWidth)";
        window.script(script, vec![])
    };
    window.hover("person-card");
    window.click("export-person");
    desktop.answer_dialog("Save File", &desktop.documents().join(named("json")));
    window.see_text("[data-test=news]", &named("json"));
    assert_eq!(sticks_out(), false, "of the list");
    window.click("person-card");
    window.click("save-pdf");
    desktop.answer_dialog("Save File", &desktop.documents().join(named("pdf")));
    window.see_text("[data-test=news]", &named("pdf"));
    assert_eq!(sticks_out(), false, "beside the page");
    window.close();
}

#[test]
fn a_file_that_cannot_be_brought_in_is_said_and_nobody_is_lost() {
    let (_turn, desktop) = desktop();
    let folder = desktop.documents();
    let good = fs::read_to_string(project().join("assets/examples/kofi.json")).unwrap();
    fs::write(folder.join("broken.json"), &good[..good.len() / 2]).unwrap();
    fs::write(folder.join("newer.json"), good.replace("\"version\": 1", "\"version\": 9")).unwrap();
    fs::write(folder.join("letter.json"), "{ \"dear\": \"Nia\" }").unwrap();
    fs::File::create(folder.join("heavy.json")).unwrap().set_len(100 << 20).unwrap();
    let mut many = Profile::of(Person::named("Nia"), LanguageTag::default());
    many.sections[Section::Support] = (0..10_000).map(|i| Entry::own(format!("Line {i}"))).collect();
    fs::write(folder.join("many.json"), profile::to_json(&many)).unwrap();

    import(&desktop, &desktop.library(), &[project().join("assets/examples/kacper.json")]);
    let window = Window::open(&desktop);
    unlock(&window);
    for (file, words) in [
        ("broken.json", "stops here in the middle"),
        ("newer.json", "newer What Matters"),
        ("letter.json", "not a What Matters profile"),
        ("heavy.json", "too large"),
        ("many.json", "there are 10000"),
    ] {
        window.click("import-people");
        desktop.answer_dialog("Open File", &folder.join(file));
        window.see_text("[data-test=news]", &format!("{file}: "));
        window.see_text("[data-test=news]", words);
    }
    window.click("import-people");
    desktop.leave_dialog("Open File");
    assert_eq!(window.all("[data-test=person-card]").len(), 1);
    window.click("person-card");
    window.click("section-important_to");
    assert!(window.all("[data-test=entry]").len() > 1, "Kacper is as he was");
    window.close();
}
