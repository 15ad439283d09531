//! The screens where the system is dark.

use crate::desktop;
use crate::steps::{add_person, make_library};
use harness::window::Window;

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
