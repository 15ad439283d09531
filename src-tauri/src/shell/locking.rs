//! Locking the library, by hand or when nobody is there any more, and what goes with it.

use super::opened::opened;
use super::{Shell, held};
use crate::app::WINDOW;
use crate::dialogs;
use crate::idle::{Now, USUAL};
use crate::webview_reset;
use contract::{ErrorCode, Failure, Opened, Then};
use std::sync::atomic::Ordering;
use std::time::Duration;
use vault::Library;
use zeroize::Zeroizing;

/// The setting that says after how many minutes without anybody there the library is locked.
const LOCK_AFTER: &str = "lock-after";
/// The minutes that may be chosen.
const MINUTES: [u64; 6] = [1, 2, 5, 10, 15, 30];

/// How long an answer takes to reach the page.
const ANSWERED: Duration = Duration::from_millis(200);

impl Shell {
    /// Somebody is there.
    pub(crate) fn stay_awake(&self) -> Result<(), Failure> {
        self.presence.seen(Now::read());
        Ok(())
    }

    pub(crate) fn lock_after(&self) -> Result<u32, Failure> {
        self.library()?;
        Ok((self.presence.most().as_secs() / 60) as u32)
    }

    pub(crate) fn set_lock_after(&self, minutes: u32) -> Result<(), Failure> {
        let most = minutes_chosen(&minutes.to_string()).ok_or(ErrorCode::BadRequest)?;
        self.library()?.set_setting(LOCK_AFTER, Some(&minutes.to_string()))?;
        self.presence.set_most(most);
        Ok(())
    }

    /// Somebody has just opened this library: from here on it counts how long nobody is there, as was chosen in it.
    fn begin_presence(&self, library: &Library) {
        let chosen = library.setting(LOCK_AFTER).ok().flatten();
        self.presence.set_most(chosen.and_then(|text| minutes_chosen(&text)).unwrap_or(USUAL));
        self.presence.begin(Now::read());
    }

    /// Whether the library is open.
    pub(crate) fn is_open(&self) -> bool {
        held(&self.library).is_some()
    }

    /// Whether the library is open and nobody has been there for too long.
    pub(crate) fn idle_too_long(&self) -> bool {
        self.is_open() && self.presence.gone(Now::read())
    }

    /// Closes the library, and begins the page anew.
    pub(crate) fn lock(&self) -> Result<(), Failure> {
        self.locks.fetch_add(1, Ordering::SeqCst);
        // Whoever locks as well comes back once it is locked, and the page is to end.
        let _closing = held(&self.closing);
        let Some(closed) = self.close_what_is_open() else { return Ok(()) };
        self.end_page();
        closed
    }

    /// The same for whoever is about to open a library: it stops nobody who is opening one, and the page stays to be
    /// told of it.
    pub(super) fn close_library(&self) -> Result<(), Failure> {
        let _closing = held(&self.closing);
        self.close_what_is_open().unwrap_or(Ok(()))
    }

    /// Closes the library; forgets the chosen picture, who waits to be brought in, where files were saved, the words laid
    /// out before, and what was copied. Says how it was closed, if it was open. Only for whoever holds `closing`.
    fn close_what_is_open(&self) -> Option<Result<(), Failure>> {
        self.forget();
        let library = held(&self.library).take()?;
        let closed = library.close().map_err(Failure::from);
        // What was under way when it was closed has ended by now, and may have left something.
        self.forget();
        *held(&self.closed_with) = closed.clone().err();
        self.locked.notify_all();
        dialogs::close(&self.app);
        Some(closed)
    }

    /// Forgets everything that is known from the library.
    fn forget(&self) {
        held(&self.press).forget();
        *held(&self.picture) = None;
        held(&self.waiting).clear();
        *held(&self.sheet) = None;
        *held(&self.backup_trouble) = [None, None];
        *held(&self.saved) = None;
        *held(&self.saved_in) = None;
        *held(&self.then) = Then::Home;
        self.copied.forget(&self.app);
    }

    /// The library is to be locked if it is being opened just now.
    pub(crate) fn lock_what_opens(&self) {
        self.locks.fetch_add(1, Ordering::SeqCst);
    }

    /// How often the library was to be locked. Taken before one is opened, and given to [`Shell::keep_open`].
    pub(super) fn locks(&self) -> u64 {
        self.locks.load(Ordering::SeqCst)
    }

    /// Takes a library that was opened since so many locks. If it was to be locked meanwhile, it is closed again.
    pub(super) fn keep_open(&self, library: Library, locks: u64) -> Result<Opened, Failure> {
        // First, for it may take its time, and what cannot be told of it is not kept open.
        let opened = opened(&library).inspect_err(|_| _ = library.close())?;
        let _closing = held(&self.closing);
        if self.locks() != locks {
            // Everything is on the disk; what fails here was not written by this opening.
            let _ = library.close();
            self.end_page();
            return Err(ErrorCode::Locked.into());
        }
        self.begin_presence(&library);
        *held(&self.closed_with) = None;
        *held(&self.library) = Some(library);
        Ok(opened)
    }

    /// A passphrase or a code was typed into the page, which would hold it in memory as long as it lives.
    pub(crate) fn begin_page_anew(&self, then: Then) -> Result<(), Failure> {
        self.library()?;
        *held(&self.then) = then;
        self.end_page();
        Ok(())
    }

    /// Begins the page anew, once it has been told what it asked last.
    fn end_page(&self) {
        *held(&self.page_ends) = true;
        let app = self.app.clone();
        std::thread::spawn(move || {
            std::thread::sleep(ANSWERED);
            webview_reset::begin(&app, WINDOW);
        });
    }

    /// The page that was begun anew is there: of the one before nothing is left.
    pub(super) fn page_has_begun(&self) {
        *held(&self.page_ends) = false;
        self.page_begun.notify_all();
    }

    /// Waits, but not longer than that, until no page is left that was to end with a lock.
    pub(crate) fn wait_for_new_page(&self, time: Duration) {
        // Whoever locks may still be closing the file, and ends the page then.
        drop(held(&self.closing));
        let ends = held(&self.page_ends);
        // Where it takes longer, or never comes, nobody waits for it.
        let _ = self.page_begun.wait_timeout_while(ends, time, |ends| *ends);
    }

    /// Waits until the library is locked, but not longer than that. Says whether it is.
    pub(crate) fn is_locked_within(&self, time: Duration) -> bool {
        let library = held(&self.library);
        let waited = self.locked.wait_timeout_while(library, time, |library| library.is_some());
        let locked = waited.is_ok_and(|(library, _)| library.is_none());
        // Whoever locks it may still be closing the file.
        drop(held(&self.closing));
        locked
    }

    pub(crate) fn copied(&self, text: String) -> Result<(), Failure> {
        self.copied.remember(&self.app, &Zeroizing::new(text));
        Ok(())
    }

    /// Takes what was copied from the clipboard before the app ends.
    pub(crate) fn forget_copied_now(&self) {
        self.copied.forget_now();
    }
}

/// How long somebody chose with this text; `None` where it is none of the choices.
fn minutes_chosen(text: &str) -> Option<Duration> {
    let minutes = text.parse().ok()?;
    MINUTES.contains(&minutes).then(|| Duration::from_mins(minutes))
}
