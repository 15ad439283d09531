//! The clipboard of GTK: the web view copies with it. Everything here is on the main thread.

use gtk::Clipboard;
use gtk::gdk::{SELECTION_CLIPBOARD, SELECTION_PRIMARY};

/// Empties the clipboard if it holds that text, once whoever holds it has said so.
pub(super) fn forget(is_it: impl Fn(&str) -> bool + 'static) {
    Clipboard::get(&SELECTION_CLIPBOARD).request_text(move |clipboard, text| {
        if text.is_some_and(is_it) {
            empty(clipboard);
        }
    });
}

/// Empties the clipboard if it holds that text, before this returns.
pub(super) fn forget_now(is_it: impl Fn(&str) -> bool) {
    let clipboard = Clipboard::get(&SELECTION_CLIPBOARD);
    if clipboard.wait_for_text().is_some_and(|text| is_it(&text)) {
        empty(&clipboard);
    }
}

/// What is marked can be pasted with the middle button of the mouse: that goes as well, where it is marked in this app.
pub(super) fn forget_marked() {
    // GTK does so only where this app has it.
    Clipboard::get(&SELECTION_PRIMARY).clear();
}

/// Also where another program keeps what was copied: this app takes the clipboard back, and lets it go.
fn empty(clipboard: &Clipboard) {
    clipboard.set_text("");
    clipboard.clear();
}
