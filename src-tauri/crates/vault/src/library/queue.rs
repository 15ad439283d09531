//! The way to the open file: whoever has work on it waits until it is their turn.

use crate::error::{Result, VaultError};
use crate::library::store::Store;
use std::sync::{Condvar, Mutex, PoisonError};

/// The [`Store`], lent to one piece of work at a time, in the order it comes. Work is done where it is asked for: a thread
/// of the library's own would cost as much for each letter as writing two pages.
pub(crate) struct Writer {
    /// Nothing once the library is closed.
    store: Mutex<Option<Store>>,
    turns: Mutex<Turns>,
    next: Condvar,
}

/// How many have asked for the store, and how many of them are done with it.
#[derive(Default)]
struct Turns {
    asked: u64,
    done: u64,
}

/// Somebody's turn. A mutex alone keeps no order, and closing must not come before the last words.
struct Turn<'a>(&'a Writer);

impl Writer {
    /// The way to a store.
    pub(crate) fn to(store: Store) -> Self {
        Self { store: Mutex::new(Some(store)), turns: Mutex::default(), next: Condvar::new() }
    }

    /// Does some work on the store, once all that was asked for before is done.
    pub(crate) fn call<T>(&self, work: impl FnOnce(&mut Store) -> Result<T>) -> Result<T> {
        let _turn = self.turn();
        // After work that panicked nobody knows what the store holds: nothing more is done with it.
        let mut store = self.store.lock().map_err(|_| VaultError::Closed)?;
        work(store.as_mut().ok_or(VaultError::Closed)?)
    }

    /// Lets all work finish that was asked for before, and closes the store. Closing again does nothing.
    pub(crate) fn close(&self) -> Result<()> {
        let _turn = self.turn();
        match self.store.lock() {
            Ok(mut store) => store.take().map_or(Ok(()), Store::close),
            // All that was acknowledged is in the files, and nothing more is written into them.
            Err(panicked) => match panicked.into_inner().take() {
                Some(_) => Err(VaultError::Other { what: "work on the library", code: 0 }),
                None => Ok(()),
            },
        }
    }

    /// Waits until everybody who asked before is done.
    fn turn(&self) -> Turn<'_> {
        // Numbers are whole whatever panicked.
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        let ours = turns.asked;
        turns.asked += 1;
        while turns.done < ours {
            turns = self.next.wait(turns).unwrap_or_else(PoisonError::into_inner);
        }
        Turn(self)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.turns.lock().unwrap_or_else(PoisonError::into_inner).done += 1;
        self.0.next.notify_all();
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Every change is committed already; who wants to hear of a fault in closing calls `close`.
        let _ = self.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::folder::Folder;
    use crate::keys::Keys;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::Arc;
    use std::sync::mpsc::channel;
    use std::thread;

    #[test]
    fn after_work_that_panicked_nothing_more_is_done_and_the_library_can_be_opened_anew() {
        let around = tempfile::tempdir().unwrap();
        let (folder, id, key, store) = Store::new_in(around.path());
        let writer = Writer::to(store);
        let panics = || writer.call(|_| -> Result<()> { panic!("as a test wants it") });
        assert!(catch_unwind(AssertUnwindSafe(panics)).is_err());
        assert_eq!(writer.call(|store| store.about()).unwrap_err(), VaultError::Closed);
        assert!(writer.close().is_err());
        assert_eq!(writer.close(), Ok(()));
        let folder = Folder::open(&folder).unwrap();
        Store::open_keyed(folder, Keys::of(id), key, Arc::new(jiff::Timestamp::now))
            .unwrap()
            .close()
            .unwrap();
    }

    #[test]
    fn closing_comes_after_all_work_that_was_asked_for_before() {
        let around = tempfile::tempdir().unwrap();
        let writer = Writer::to(Store::new_in(around.path()).3);
        let (go_on, waiting) = channel::<()>();
        let until_asked = |count| {
            while writer.turns.lock().unwrap().asked < count {
                thread::yield_now();
            }
        };
        thread::scope(|scope| {
            let writer = &writer;
            let wait = move |store: &mut Store| match waiting.recv() {
                Ok(()) => store.about(),
                Err(_) => Err(VaultError::Closed),
            };
            let long = scope.spawn(move || writer.call(wait));
            until_asked(1);
            let some = scope.spawn(|| writer.call(|store| store.about()));
            until_asked(2);
            let closing = scope.spawn(|| writer.close());
            until_asked(3);
            let late = scope.spawn(|| writer.call(|store| store.about()));
            until_asked(4);
            go_on.send(()).unwrap();
            assert!(long.join().unwrap().is_ok());
            assert!(some.join().unwrap().is_ok());
            assert_eq!(closing.join().unwrap(), Ok(()));
            assert_eq!(late.join().unwrap().unwrap_err(), VaultError::Closed);
        });
    }
}
