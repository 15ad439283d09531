//! The system's own dialogs, which may show somebody's name.

use tauri::AppHandle;

/// Leaves every dialog that is open, as its Cancel does. Elsewhere than on Linux a dialog stays until somebody leaves it.
pub(crate) fn close(app: &AppHandle) {
    #[cfg(target_os = "linux")]
    {
        // An app that is about to end takes its dialogs along.
        let _ = app.run_on_main_thread(cancel_all);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = app;
}

#[cfg(target_os = "linux")]
fn cancel_all() {
    use gtk::prelude::{Cast, DialogExt};
    let dialogs =
        gtk::Window::list_toplevels().into_iter().filter_map(|top| top.downcast::<gtk::Dialog>().ok());
    dialogs.for_each(|dialog| dialog.response(gtk::ResponseType::Cancel));
}
