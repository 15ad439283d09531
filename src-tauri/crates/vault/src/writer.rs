//! The way to the open file: whoever has work on it waits until it is their turn.

use crate::error::{Result, VaultError};
use crate::store::Store;
use std::sync::Mutex;

/// The [`Store`], lent to one piece of work at a time. Work is done where it is asked for: a thread of the library's own
/// would cost as much for each letter as writing two pages.
pub(crate) struct Writer(
    /// Nothing once the library is closed.
    Mutex<Option<Store>>,
);

impl Writer {
    /// The way to a store.
    pub(crate) fn to(store: Store) -> Self {
        Self(Mutex::new(Some(store)))
    }

    /// Does some work on the store, once what was begun before is done.
    pub(crate) fn call<T>(&self, work: impl FnOnce(&mut Store) -> Result<T>) -> Result<T> {
        // After work that panicked nobody knows what the store holds: nothing more is done with it.
        let mut store = self.0.lock().map_err(|_| VaultError::Closed)?;
        work(store.as_mut().ok_or(VaultError::Closed)?)
    }

    /// Lets work under way finish, and closes the store. Closing again does nothing.
    pub(crate) fn close(&self) -> Result<()> {
        match self.0.lock() {
            Ok(mut store) => store.take().map_or(Ok(()), Store::close),
            // Let go of as after a crash: what was acknowledged is in the files.
            Err(panicked) => match panicked.into_inner().take() {
                Some(_) => Err(VaultError::Other { what: "work on the library", code: 0 }),
                None => Ok(()),
            },
        }
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
    use crate::folder::Folder;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::Arc;

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
        Store::open_keyed(folder, id, key, Arc::new(jiff::Timestamp::now)).unwrap().close().unwrap();
    }
}
