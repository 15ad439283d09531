//! Every screen, at every size somebody may have: accessible, and a picture of it to look at in `build/screens`.

use crate::desktop;
use crate::steps::{PASSPHRASE, add_person, make_library};
use harness::desktop::Desktop;
use harness::window::{Window, until};
use harness::{examples, program};
use std::io::Write;
use std::process::Stdio;

/// Looks at a screen: at two sizes, and with letters twice as large.
fn look(window: &Window<'_>, name: &str) {
    window.resize(1280, 800);
    window.is_accessible(name);
    window.picture(name);
    window.resize(1920, 1080);
    window.picture(&format!("{name}-large"));
    window.resize(1280, 800);
    window.script("document.documentElement.style.fontSize = '200%'", vec![]);
    window.is_accessible(&format!("{name} at 200 %"));
    window.picture(&format!("{name}-200"));
    window.script("document.documentElement.style.fontSize = ''", vec![]);
}

#[test]
fn every_screen_is_accessible_at_every_size() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    look(&window, "start");
    window.click("start-others");
    window.type_into("passphrase", PASSPHRASE);
    look(&window, "passphrase");
    window.type_into("passphrase-again", PASSPHRASE);
    window.click("make-library");
    window.thing("add-person");
    look(&window, "people-empty");
    window.click("add-person");
    window.thing("person-name");
    look(&window, "people-add");
    window.close();

    import_examples(&desktop);
    let window = Window::open(&desktop);
    window.thing("unlock");
    look(&window, "unlock");
    window.type_into("passphrase", PASSPHRASE);
    window.click("unlock");
    until("the people", || (window.all("[data-test=person-card]").len() == examples().len()).then_some(()));
    look(&window, "people");
    window.click_text("[data-test=person-card]", "Kacper");
    window.click("section-important_to");
    look(&window, "builder");
    for place in ["good_day", "details", "photo", "written"] {
        let name = format!("section-{place}");
        if window.has(&format!("[data-test=\"{name}\"]")) {
            window.click(&name);
            look(&window, &format!("builder-{place}"));
        }
    }
    window.close();
}

#[test]
fn a_person_of_ones_own_is_asked_for_a_name_first() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    window.click("start-me");
    window.type_into("passphrase", PASSPHRASE);
    window.type_into("passphrase-again", PASSPHRASE);
    window.click("make-library");
    window.thing("person-name");
    look(&window, "ask-name");
    window.close();
}

#[test]
fn the_dark_screens_are_accessible_too() {
    let (_turn, desktop) = desktop();
    let settings = desktop.home().join("config/gtk-3.0");
    std::fs::create_dir_all(&settings).unwrap();
    std::fs::write(
        settings.join("settings.ini"),
        "[Settings]\ngtk-theme-name=Adwaita-dark\ngtk-application-prefer-dark-theme=1\n",
    )
    .unwrap();
    let window = Window::open(&desktop);
    let dark = window.script("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]);
    assert_eq!(dark, true, "the window follows the system");
    window.is_accessible("start, dark");
    window.picture("start-dark");
    make_library(&window);
    add_person(&window, "Nia");
    window.is_accessible("builder, dark");
    window.picture("builder-dark");
    window.close();
}

fn import_examples(desktop: &Desktop) {
    let mut import = desktop.command(program("wm"));
    import.args(["library", "--passphrase-fd", "0", "--library"]).arg(desktop.library()).arg("import");
    let mut import = import.args(examples()).stdin(Stdio::piped()).spawn().unwrap();
    import.stdin.take().unwrap().write_all(format!("{PASSPHRASE}\n").as_bytes()).unwrap();
    assert!(import.wait().unwrap().success());
}
