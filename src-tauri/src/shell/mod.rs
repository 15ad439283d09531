//! What the commands do: one method a command, with the arguments and the answer of the contract's table.

#![allow(
    clippy::needless_pass_by_value,
    reason = "arguments come out of a message and belong to the command"
)]
#![allow(clippy::unnecessary_wraps, reason = "every command of the table may fail")]
#![allow(clippy::unused_self, reason = "a command is a method, whatever it needs")]

mod backups;
mod choosing;
mod examples;
mod happenings;
mod importing;
mod locking;
mod opened;
mod page;
mod people;
mod person;
mod photo;
mod reading;
mod start;
mod unlock_methods;

use crate::clipboard::Copied;
use crate::idle::Presence;
use crate::log::Log;
use crate::place::Place;
use contract::{ErrorCode, Failure, Then};
use document::Press;
use exchange::Picture;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use tauri::AppHandle;
use vault::{Library, RecoveryCode};

/// Everything the app holds while it runs.
pub(crate) struct Shell {
    app: AppHandle,
    log: Log,
    presence: Presence,
    place: Mutex<Place>,
    /// An empty folder that was chosen for a new library, until that is made.
    new_place: Mutex<Option<PathBuf>>,
    library: Mutex<Option<Library>>,
    /// Woken whenever the library is locked.
    locked: Condvar,
    /// Held while it is being closed.
    closing: Mutex<()>,
    /// Whether a page is to end, since the library it was about was locked.
    page_ends: Mutex<bool>,
    /// Where the page that takes its place goes on.
    then: Mutex<Then>,
    /// Woken when another has taken its place.
    page_begun: Condvar,
    /// What went wrong when it was last closed, for whoever opens it next.
    closed_with: Mutex<Option<Failure>>,
    /// Grows whenever the library is to be locked, open or not.
    locks: AtomicU64,
    copied: Arc<Copied>,
    press: Mutex<Press>,
    /// The picture that was chosen and is not yet kept.
    picture: Mutex<Option<Picture>>,
    /// Those in files whose number somebody in the library has, until somebody says what is to become of them.
    waiting: Mutex<Vec<importing::Waiting>>,
    /// The recovery code that has just been made, until its sheet is put away.
    sheet: Mutex<Option<RecoveryCode>>,
    /// Why the last backup did not come about, and why it is not in the other folder.
    backup_trouble: Mutex<[Option<Failure>; 2]>,
    /// The PDF that was saved last.
    saved: Mutex<Option<PathBuf>>,
    /// The folder in which a file was saved last.
    saved_in: Mutex<Option<PathBuf>>,
    /// Grows with every farewell, and with every answer that the window stays.
    farewells: AtomicU64,
}

impl Shell {
    /// A shell with nothing open.
    pub(crate) fn new(app: AppHandle, place: Place, log: Log) -> Self {
        Self {
            app,
            log,
            presence: Presence::new(),
            place: Mutex::new(place),
            new_place: Mutex::new(None),
            library: Mutex::new(None),
            locked: Condvar::new(),
            closing: Mutex::new(()),
            page_ends: Mutex::new(false),
            then: Mutex::new(Then::Home),
            page_begun: Condvar::new(),
            closed_with: Mutex::new(None),
            locks: AtomicU64::new(0),
            copied: Arc::new(Copied::default()),
            press: Mutex::new(Press::new()),
            picture: Mutex::new(None),
            waiting: Mutex::new(Vec::new()),
            sheet: Mutex::new(None),
            backup_trouble: Mutex::new([None, None]),
            saved: Mutex::new(None),
            saved_in: Mutex::new(None),
            farewells: AtomicU64::new(0),
        }
    }

    /// Does the work of a command, and notes in the log when it fails.
    pub(crate) fn answer<T>(
        &self,
        command: &'static str,
        work: impl FnOnce(&Self) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.log.noting(command, || work(self))
    }

    /// The open library.
    fn library(&self) -> Result<Library, Failure> {
        held(&self.library).clone().ok_or_else(|| ErrorCode::Locked.into())
    }

    /// The window is to close unless the page says otherwise. Gives the number of this farewell.
    pub(crate) fn closing(&self) -> u64 {
        self.farewells.fetch_add(1, Ordering::SeqCst) + 1
    }

    /// Whether this farewell is still the last word.
    pub(crate) fn is_closing(&self, farewell: u64) -> bool {
        self.farewells.load(Ordering::SeqCst) == farewell
    }

    /// Keeps the window open.
    pub(crate) fn stay(&self) -> Result<(), Failure> {
        self.farewells.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }

    /// Closes the window.
    pub(crate) fn leave(&self) -> Result<(), Failure> {
        self.app.exit(0);
        Ok(())
    }
}

/// What a mutex holds. A command that panicked left it as it was before or after a whole assignment.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
