//! What is chosen in a dialog for files stays off the list of recent files: a file is often called like a person.
//!
//! GTK keeps one list for the whole desktop (`recently-used.xbel`). Its dialogs put into it what is chosen, and it is
//! written a quarter of a second later. While the setting against that (`gtk-recent-files-enabled`) is off, GTK writes
//! an empty list over what all other programs have put there; so what this one puts there is taken out again before it
//! is written.

use tauri::AppHandle;

/// Shows a dialog for files, and keeps what is chosen in it off the list.
#[cfg(target_os = "linux")]
pub(crate) fn unlisted<T>(app: &AppHandle, show: impl FnOnce() -> T) -> T {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    let closed = Arc::new(AtomicBool::new(false));
    let told = closed.clone();
    // First, so that it is under way when the dialog opens. An app that is about to end opens none.
    let _ = app.run_on_main_thread(move || gtk_list::strike_out_until(told));
    let chosen = show();
    closed.store(true, Ordering::Release);
    chosen
}

/// Elsewhere the list is the system's alone.
#[cfg(not(target_os = "linux"))]
pub(crate) fn unlisted<T>(_: &AppHandle, show: impl FnOnce() -> T) -> T {
    show()
}

/// The list as GTK has it in memory. Everything here is on the main thread.
#[cfg(target_os = "linux")]
mod gtk_list {
    use gtk::RecentManager;
    use gtk::glib::source::timeout_add_local_full;
    use gtk::glib::{ControlFlow, Priority, application_name};
    use gtk::prelude::RecentManagerExt;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    /// Twice before GTK writes what was put into the list.
    const EVERY: Duration = Duration::from_millis(100);
    /// So often once the dialog is closed, for a minute: before GTK puts a file there it asks the disk what kind it is.
    const AFTERWARDS: u32 = 600;

    /// Takes out what this program puts there, from now until a while after the dialog is closed.
    pub(super) fn strike_out_until(closed: Arc<AtomicBool>) {
        let mut left = AFTERWARDS;
        // With this priority it is always done before GTK writes, however late both are.
        timeout_add_local_full(EVERY, Priority::HIGH, move || {
            strike_out();
            left -= u32::from(closed.load(Ordering::Acquire));
            if left == 0 { ControlFlow::Break } else { ControlFlow::Continue }
        });
    }

    fn strike_out() {
        let (Some(list), Some(program)) = (RecentManager::default(), application_name()) else { return };
        for item in list.items().iter().filter(|item| item.has_application(&program)) {
            // One that is gone by itself is fine.
            let _ = item.uri().map(|uri| list.remove_item(&uri));
        }
    }
}
