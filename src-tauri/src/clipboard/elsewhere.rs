//! The clipboard of macOS and Windows.

use arboard::Clipboard;
use zeroize::Zeroizing;

/// Empties the clipboard if it holds that text.
pub(super) fn forget(is_it: impl Fn(&str) -> bool + 'static) {
    forget_now(is_it);
}

/// Empties the clipboard if it holds that text. One that cannot be asked is left as it is.
pub(super) fn forget_now(is_it: impl Fn(&str) -> bool) {
    let Ok(mut clipboard) = Clipboard::new() else { return };
    if clipboard.get_text().map(Zeroizing::new).is_ok_and(|text| is_it(&text)) {
        let _ = clipboard.clear();
    }
}

/// What is marked is nowhere but in the window.
pub(super) fn forget_marked() {}
