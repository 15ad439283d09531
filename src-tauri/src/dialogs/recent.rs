//! What is chosen in a dialog stays off the list of recent files: a file is often called like a person.
//!
//! GTK keeps one list for the whole desktop (`recently-used.xbel`). Its dialogs put into it what is chosen, and it is
//! written a quarter of a second later. While the setting against that (`gtk-recent-files-enabled`) is off, GTK writes
//! an empty list over what all other programs have put there; so what this one puts there is taken out again before it
//! is written.

use gtk::RecentManager;
use gtk::glib::source::timeout_add_local_full;
use gtk::glib::{ControlFlow, Priority, application_name};
use gtk::prelude::RecentManagerExt;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

/// Twice before GTK writes what was put into the list.
const EVERY: Duration = Duration::from_millis(100);
/// So often once the dialog is closed, for a minute: before GTK puts a file there it asks the disk what kind it is.
const AFTERWARDS: u32 = 600;

/// Keeps what is chosen in a dialog off the list.
pub(super) struct Unlisted(Rc<Cell<bool>>);

/// Begins to, before the dialog is shown.
pub(super) fn keep_off() -> Unlisted {
    let is_open = Rc::new(Cell::new(true));
    let (unlisted, mut left) = (Unlisted(is_open.clone()), AFTERWARDS);
    // With this priority it is always done before GTK writes, however late both are.
    timeout_add_local_full(EVERY, Priority::HIGH, move || {
        strike_out();
        left -= u32::from(!is_open.get());
        if left == 0 { ControlFlow::Break } else { ControlFlow::Continue }
    });
    unlisted
}

impl Unlisted {
    /// The dialog is closed: it ends in a while.
    pub(super) fn closed(&self) {
        self.0.set(false);
    }
}

/// Takes out all that this program has put there.
fn strike_out() {
    let (Some(list), Some(program)) = (RecentManager::default(), application_name()) else { return };
    for item in list.items().iter().filter(|item| item.has_application(&program)) {
        // One that is gone by itself is fine.
        let _ = item.uri().map(|uri| list.remove_item(&uri));
    }
}
