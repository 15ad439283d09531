//! A reset of the web view: the page is begun again, and what the web view remembers of the one before is gone with it.

use tauri::{AppHandle, Manager, WebviewWindow};
use vault::wiping_stack;

/// Ends what shows the page, with all it holds in memory, and begins the page anew.
pub(crate) fn begin(app: &AppHandle, window: &str) {
    // The window may be gone already, and all of it.
    if let Some(window) = app.get_webview_window(window) {
        let _ = renew(&window);
    }
    // What the page asked came by way of the main thread.
    let _ = app.run_on_main_thread(|| wiping_stack(|| ()));
}

#[cfg(target_os = "linux")]
fn renew(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;
    // A driver takes that for a crash, and ends its session.
    if crate::app::under_webdriver() {
        return window.reload();
    }
    window.with_webview(|view| {
        let view = view.inner();
        view.terminate_web_process();
        view.reload();
    })
}

#[cfg(not(target_os = "linux"))]
fn renew(window: &WebviewWindow) -> tauri::Result<()> {
    window.reload()
}
