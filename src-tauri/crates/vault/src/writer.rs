//! The one thread that owns the open file, and the way to it.

use crate::error::{Result, VaultError};
use crate::store::Store;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, JoinHandle};

type Job = Box<dyn FnOnce(&mut Store) + Send>;

/// Hands work to the thread that owns the [`Store`]. Work is done in the order it comes.
pub(crate) struct Writer {
    /// Gone once the library is closed.
    jobs: Mutex<Option<Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<Result<()>>>>,
}

impl Writer {
    /// Starts the thread. It ends, and closes the store, when nobody can send work any more.
    pub(crate) fn start(store: Store) -> Result<Self> {
        let (jobs, work) = channel();
        let thread = thread::Builder::new().name("library".to_owned()).spawn(move || run(store, work))?;
        Ok(Self { jobs: Mutex::new(Some(jobs)), thread: Mutex::new(Some(thread)) })
    }

    /// Does some work on the store and waits for its answer.
    pub(crate) fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let (answer, waiting) = channel();
        let job: Job = Box::new(move |store| {
            // Nobody waits for the answer only if the caller has died.
            let _ = answer.send(work(store));
        });
        jobs.ok_or(VaultError::Closed)?.send(job).map_err(|_| VaultError::Closed)?;
        waiting.recv().map_err(|_| VaultError::Closed)?
    }

    /// Lets all work finish, closes the store and waits until that is done. Closing again does nothing.
    pub(crate) fn close(&self) -> Result<()> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner).take();
        let mut thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        match thread.take() {
            // The last handle was dropped by the work itself: the thread ends after it.
            Some(thread) if thread.thread().id() == thread::current().id() => Ok(()),
            Some(thread) => {
                thread.join().unwrap_or(Err(VaultError::Other { what: "the writing thread", code: 0 }))
            }
            None => Ok(()),
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Every change is committed already; who wants to hear of a fault in closing calls `close`.
        let _ = self.close();
    }
}

fn run(mut store: Store, work: Receiver<Job>) -> Result<()> {
    for job in work {
        job(&mut store);
    }
    store.close()
}
