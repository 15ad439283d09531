//! The dialogs of GTK. They are asked for here, and not through Tauri's plugin: the library below that (rfd 0.17) gives
//! back neither the paths that were chosen nor the kinds of files, and memory would keep them for as long as the app runs.

mod recent;

use super::{Dialog, Kind, Wanted};
use gtk::glib::idle_add_local_once;
use gtk::prelude::{Cast, DialogExt, FileChooserExt, NativeDialogExt};
use gtk::{FileChooserAction, FileChooserNative, FileFilter, ResponseType};
use std::cell::Cell;
use std::path::PathBuf;
use std::sync::mpsc::{Sender, channel};
use tauri::AppHandle;

pub(super) fn ask(app: &AppHandle, dialog: Dialog) -> Vec<PathBuf> {
    let (tell, told) = channel();
    // An app that is about to end asks nothing any more, and nothing is chosen.
    let _ = app.run_on_main_thread(move || dialog.show(tell));
    told.recv().unwrap_or_default()
}

pub(super) fn close(app: &AppHandle) {
    // An app that is about to end takes its dialogs along.
    let _ = app.run_on_main_thread(cancel_all);
}

fn cancel_all() {
    let dialogs =
        gtk::Window::list_toplevels().into_iter().filter_map(|top| top.downcast::<gtk::Dialog>().ok());
    dialogs.for_each(|dialog| dialog.response(ResponseType::Cancel));
}

impl Dialog {
    /// Shows the dialog, and tells what is chosen in it.
    fn show(self, tell: Sender<Vec<PathBuf>>) {
        let dialog = self.drawn();
        let unlisted = recent::keep_off();
        // GTK does not hold the dialog it shows: it is held until it was answered, and then goes with all it knew.
        let held = Cell::new(Some(dialog.clone()));
        dialog.connect_response(move |dialog, answer| {
            let is_chosen = answer == ResponseType::Accept;
            let chosen = if is_chosen { dialog.filenames() } else { Vec::new() };
            unlisted.closed();
            let (held, tell) = (held.take(), tell.clone());
            // GTK is not done with it at this moment.
            idle_add_local_once(move || {
                // First: it watches the folder, and would be told the name of a file that is saved there.
                drop(held);
                // Whoever asked may be gone.
                let _ = tell.send(chosen);
            });
        });
        dialog.show();
    }

    fn drawn(self) -> FileChooserNative {
        let action = match self.wanted {
            Wanted::File | Wanted::Files => FileChooserAction::Open,
            Wanted::Folder => FileChooserAction::SelectFolder,
            Wanted::Place(_) => FileChooserAction::Save,
        };
        let dialog = FileChooserNative::new(Some(&self.title()), None::<&gtk::Window>, action, None, None);
        if let Some(folder) = &self.folder {
            dialog.set_current_folder(folder);
        }
        for kind in &self.kinds {
            dialog.add_filter(filter(kind));
        }
        dialog.set_select_multiple(matches!(self.wanted, Wanted::Files));
        if let Wanted::Place(name) = self.wanted {
            dialog.set_do_overwrite_confirmation(true);
            dialog.set_current_name(&name);
        }
        dialog
    }
}

fn filter(kind: &Kind) -> FileFilter {
    let filter = FileFilter::new();
    filter.set_name(Some(&kind.name));
    for ending in &kind.endings {
        if ending == "*" {
            filter.add_pattern(ending);
        } else {
            filter.add_pattern(&format!("*.{ending}"));
        }
    }
    filter
}
