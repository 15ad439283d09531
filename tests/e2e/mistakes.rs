//! What goes wrong is said in plain words, and nothing is lost by it.

use crate::desktop;
use crate::screens::look;
use crate::steps::{ESCAPE, add_person, make_library, read, unlock, write};
use harness::patience::{ended, until};
use harness::window::Window;
use image::RgbImage;
use std::fs;
use std::process::Command;

/// The beginning of a PNG of 20,000 × 20,000 dots: whole, it would be 1.2 GB in memory.
const HUGE: &[u8] = b"\x89PNG\r\n\x1a\n\
    \0\0\0\x0dIHDR\0\0\x4e\x20\0\0\x4e\x20\x08\x02\0\0\0\x6c\x12\xd1\x6e\
    \0\0\0\0IDAT\x35\xaf\x06\x1e";

#[test]
fn a_wrong_passphrase_is_said_and_the_right_one_opens() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    write(&window, "future", &["A cat called Biscuit"]);
    window.click("lock");
    window.type_into("passphrase", "not the one");
    window.click("unlock");
    window.see_text("[role=alert]", "not the passphrase");
    window.clear("passphrase");
    unlock(&window);
    read(&window, "future", &["A cat called Biscuit"]);
    window.close();
}

#[test]
fn a_picture_that_cannot_be_used_is_said_and_the_next_one_is_taken() {
    let (_turn, desktop) = desktop();
    let folder = desktop.documents();
    fs::write(folder.join("large.png"), HUGE).unwrap();
    fs::write(folder.join("empty.jpg"), "").unwrap();
    fs::write(folder.join("broken.jpg"), [0xFF, 0xD8, 0xFF, 0xD9]).unwrap();
    fs::write(folder.join("drawing.png"), "<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap();
    fs::File::create(folder.join("heavy.jpg")).unwrap().set_len(50 << 20).unwrap();

    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("section-photo");
    for (file, words) in [
        ("empty.jpg", "nothing in this picture"),
        ("broken.jpg", "broken"),
        ("large.png", "too many dots"),
        ("drawing.png", "drawing made of lines"),
        ("heavy.jpg", "too large"),
    ] {
        window.click("choose-photo");
        desktop.answer_dialog("Open File", &folder.join(file));
        window.see_text("[role=alert]", words);
    }
    window.click("choose-photo");
    desktop.leave_dialog("Open File");
    let good = folder.join("good.jpg");
    RgbImage::from_pixel(300, 200, image::Rgb([90, 140, 120])).save(&good).unwrap();
    window.click("choose-photo");
    desktop.answer_dialog("Open File", &good);
    window.click("keep-photo");
    window.thing("remove-photo");
    window.close();
}

#[test]
fn a_folder_that_cannot_be_written_is_said_and_another_one_works() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    write(&window, "future", &["A cat called Biscuit"]);
    window.click("save-pdf");
    // Not even root writes there.
    desktop.answer_dialog("Save File", "/proc/nia.pdf".as_ref());
    until("the trouble", || window.has("[role=alert] *").then_some(()));
    window.press(&[], ESCAPE);
    let page = desktop.documents().join("nia.pdf");
    window.click("save-pdf");
    desktop.answer_dialog("Save File", &page);
    window.thing("open-saved");
    assert!(page.is_file());
    window.close();
}

#[test]
fn what_cannot_be_kept_is_said_wherever_one_looks_and_is_kept_once_the_library_is_back() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    write(&window, "future", &["A cat called Biscuit"]);
    let away = desktop.documents().join("away");
    fs::rename(desktop.library(), &away).unwrap();
    window.type_into("new-entry", "A boat");
    window.see_text("[role=alert]", "What you wrote waits here");
    look(&window, "unkept");
    window.letters("200%");
    window.click("page-toggle");
    window.see_text(".unkept", "What you wrote waits here");
    window.is_accessible("what is not kept, beside the page");
    window.picture("unkept-beside-the-page");
    window.click("page-toggle");
    window.letters("");
    fs::rename(&away, desktop.library()).unwrap();
    window.gone("[role=alert] .trouble");
    window.click("lock");
    unlock(&window);
    read(&window, "future", &["A cat called Biscuit", "A boat"]);
    window.close();
}

#[test]
fn what_was_typed_a_moment_before_the_window_closes_is_kept() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    window.click("section-future");
    window.type_into("new-entry", "Last words, unfinished");
    desktop.close_window("What Matters");
    let lock = desktop.library().join("lock");
    until("the app to let the library go", || fs::File::open(&lock).ok()?.try_lock().ok());
    window.close();

    let window = Window::open(&desktop);
    unlock(&window);
    read(&window, "future", &["Last words, unfinished"]);
    window.close();
}

#[test]
fn a_second_copy_hands_over_to_the_first() {
    let (_turn, desktop) = desktop();
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    // On the first copy's session bus, as everything on one desktop is.
    let bus = desktop.session_bus();
    let mut second: Command = desktop.command(harness::program("what-matters"));
    let mut second = second.env("DBUS_SESSION_BUS_ADDRESS", bus.unwrap()).spawn().unwrap();
    assert!(ended(&mut second).success(), "the second copy ends by itself");
    write(&window, "future", &["Still here"]);
    window.close();
}
