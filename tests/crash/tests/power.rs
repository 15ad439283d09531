//! When the power goes at any write of a session, whatever the disk then kept of what was not synced, nothing that
//! was acknowledged is lost.
//!
//! `POWER_ROUNDS` says how many different losses are tried at each write (1 if it does not), `POWER_SEED` which chance
//! to repeat.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod session;

use crash::{given, keeps, reopened, reopened_with, stands};
use disk::{Journal, Loss};
use fastrand::Rng;
use session::Session;
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use vault::Unlock;

/// What several threads try together.
struct Trial {
    session: Session,
    rounds: usize,
    seed: u64,
    next: AtomicUsize,
    /// The images that were looked at, so that none is twice.
    seen: Mutex<HashSet<(u64, usize)>>,
}

#[test]
fn nothing_acknowledged_is_lost_when_the_power_goes_at_any_write_of_a_session() {
    let seed = given("POWER_SEED").unwrap_or_else(|| fastrand::u64(..));
    println!("POWER_SEED={seed}");
    let rounds = given("POWER_ROUNDS").unwrap_or(1) as usize;
    let session = Session::record(seed);
    let trial = Trial { session, rounds, seed, next: AtomicUsize::new(0), seen: Mutex::default() };
    let hands = thread::available_parallelism().map_or(1, usize::from).min(8);
    thread::scope(|threads| (0..hands).for_each(|_| drop(threads.spawn(|| trial.work()))));
    println!("{}", trial.told());
}

/// Says which cut it was, where what was found is not as it must be.
struct Told(String);

#[expect(clippy::print_stdout, reason = "for whoever reads why the test failed")]
impl Drop for Told {
    fn drop(&mut self) {
        if thread::panicking() {
            println!("{}", self.0);
        }
    }
}

impl Trial {
    fn work(&self) {
        let around = tempfile::tempdir().unwrap();
        loop {
            let at = self.next.fetch_add(1, Ordering::Relaxed);
            if at > self.session.journal.len() {
                return;
            }
            for round in 0..self.rounds {
                self.cut(at, round, around.path());
            }
        }
    }

    fn cut(&self, at: usize, round: usize, around: &Path) {
        let mut dice = Rng::with_seed(self.seed ^ ((at as u64) << 20) ^ round as u64);
        let loss = *dice.choice(&Loss::ALL).unwrap();
        let image = self.session.journal.cut(at, loss, &mut dice);
        let (model, under_way) = self.session.at(at);
        if !self.seen.lock().unwrap().insert((image.mark(), self.session.acknowledged(at))) {
            return;
        }
        let seed = self.seed;
        let _told = Told(format!("the power went at {at}, with {loss:?} lost, in round {round} of {seed}"));
        let folder = around.join("library");
        image.write_to(&folder).unwrap();
        let by_passphrase = dice.u8(0..8) == 0;
        let library = if by_passphrase {
            reopened(&folder)
        } else {
            reopened_with(&folder, Unlock::Keychain(&self.session.key))
        };
        let mut stood = stands(&library, model, under_way);
        keeps(&library, &mut stood, &mut dice, 1);
        library.close().unwrap();
        fs::remove_dir_all(folder).unwrap();
    }

    fn told(&self) -> String {
        let journal: &Journal = &self.session.journal;
        let [writes, truncations, syncs, names] = journal.kinds();
        format!(
            "{} moments at which the power went: {writes} writes, {truncations} truncations, {syncs} syncs, \
             {names} names made or deleted, and the end; {} different disks found afterwards\n\
             {} acknowledged changes, all there; lost: 0",
            journal.len() + 1,
            self.seen.lock().unwrap().len(),
            self.session.acknowledged(journal.len()),
        )
    }
}
