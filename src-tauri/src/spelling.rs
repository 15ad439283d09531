//! Marking misspelt words, where the web view leaves that to the app.
//!
//! Words are held against the dictionaries of this machine alone.

use tauri::WebviewWindow;

/// What the program's own words are written in.
#[cfg(target_os = "linux")]
const OURS: &str = "en_GB";

/// Turns it on, in the languages of this machine and in the program's own.
#[cfg(target_os = "linux")]
pub(crate) fn check(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{WebContextExt, WebViewExt};
    window.with_webview(|view| {
        let view = view.inner();
        if let Some(context) = view.context() {
            let names = webkit2gtk::glib::language_names();
            // Of "en_GB.UTF-8", "en_GB" and "en" only the second: the last may be taken for another country's.
            let mut languages: Vec<&str> = names
                .iter()
                .map(webkit2gtk::glib::GString::as_str)
                .filter(|name| name.contains('_') && !name.contains(['.', '@']))
                .collect();
            languages.push(OURS);
            context.set_spell_checking_languages(&languages);
            context.set_spell_checking_enabled(true);
        }
        offer_no_learning(&view);
    })
}

/// A word that is learnt would lie in an open file: that is not offered.
#[cfg(target_os = "linux")]
fn offer_no_learning(view: &webkit2gtk::WebView) {
    use webkit2gtk::{ContextMenuAction, ContextMenuExt, ContextMenuItemExt, WebViewExt};
    view.connect_context_menu(|_, menu, _, _| {
        let items = menu.items();
        for item in items.iter().filter(|item| item.stock_action() == ContextMenuAction::LearnSpelling) {
            menu.remove(item);
        }
        false
    });
}

/// Elsewhere the web view does so by itself.
#[cfg(not(target_os = "linux"))]
#[allow(clippy::unnecessary_wraps, reason = "it may fail on Linux")]
pub(crate) fn check(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
