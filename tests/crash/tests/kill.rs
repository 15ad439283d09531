//! A program that is killed at any moment of heavy editing loses nothing that it acknowledged.
//!
//! `CRASH_KILLS` says how often (200 if it does not), `CRASH_SEED` which chance to repeat.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod tally;

use crash::{Deed, Line, Model, copied, given, keeps, make, reopened, stands};
use fastrand::Rng;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};
use tally::{Phase, Tally};

/// After so many kills the library has grown enough, and another is made.
const KILLS_A_LIBRARY: usize = 25;
/// Longer than any editor needs to come to where it is to be killed.
const PATIENCE: Duration = Duration::from_mins(1);

#[test]
fn nothing_acknowledged_is_lost_when_the_program_is_killed_while_it_writes() {
    let kills = given("CRASH_KILLS").unwrap_or(200) as usize;
    let seed = given("CRASH_SEED").unwrap_or_else(|| fastrand::u64(..));
    println!("CRASH_SEED={seed}");
    let hands = thread::available_parallelism().map_or(1, usize::from).min(8);
    let tally = thread::scope(|threads| {
        let work = |hand: usize| {
            let share = kills / hands + usize::from(hand < kills % hands);
            threads.spawn(move || kill(share, seed.wrapping_add(hand as u64)))
        };
        let at_work: Vec<_> = (0..hands).map(work).collect();
        at_work
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .fold(Tally::default(), |all, one| all.with(&one))
    });
    println!("{tally}");
    assert_eq!(tally.kills(), kills);
}

fn kill(mut times: usize, seed: u64) -> Tally {
    let mut dice = Rng::with_seed(seed);
    let mut tally = Tally::default();
    while times > 0 {
        let mut victim = Victim::new(dice.fork());
        for _ in 0..times.min(KILLS_A_LIBRARY) {
            victim.kill_once(&mut tally);
            times -= 1;
        }
    }
    tally
}

/// A library that is used and killed again and again, and what must be true of it.
struct Victim {
    around: tempfile::TempDir,
    folder: PathBuf,
    model: Model,
    dice: Rng,
    /// How long opening takes, from the last time.
    opening: Duration,
}

/// What is written beside the library.
#[derive(Clone, Copy)]
enum Files {
    NewKey,
    BackUp,
}

/// When to kill.
#[derive(Clone, Copy)]
enum Moment {
    /// So long after it was started.
    Started(Duration),
    /// So long after it has begun so many deeds.
    Deeds(usize, Duration),
    /// So long after it has begun to close the library.
    Closing(Duration),
    /// So long after it has begun to write the library anew under another key, or into a backup.
    Files(Files, Duration),
}

impl Moment {
    /// The deed that the editor must do first, so that the moment comes.
    fn first(self) -> Option<String> {
        let Self::Files(files, _) = self else { return None };
        let deed = match files {
            Files::NewKey => Deed::NewKey,
            Files::BackUp => Deed::BackUp,
        };
        Some(serde_json::to_string(&deed).unwrap())
    }
}

impl Victim {
    fn new(dice: Rng) -> Self {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("library");
        make(&folder).close().unwrap();
        Self { around, folder, model: Model::default(), dice, opening: Duration::from_millis(150) }
    }

    fn kill_once(&mut self, tally: &mut Tally) {
        let moment = self.moment();
        let said = run_until(&self.folder, self.dice.u64(..), moment);
        let (phase, under_way, acknowledged) = self.follow(said);
        // Every second time a copy is looked at, so that the editor itself is the first to open what a kill left.
        let copy = self.dice.bool().then(|| self.around.path().join("copy"));
        let place = copy.as_deref().unwrap_or(&self.folder);
        if let Some(copy) = &copy {
            copied(&self.folder, copy);
        }
        let start = Instant::now();
        let library = reopened(place);
        let took = start.elapsed();
        let stood = stands(&library, &self.model, under_way.as_ref());
        let mut further = stood.clone();
        keeps(&library, &mut further, &mut self.dice, if copy.is_some() { 5 } else { 1 });
        library.close().unwrap();
        tally.note(phase, acknowledged, took);
        self.opening = took;
        self.model = if copy.is_some() { stood } else { further };
        if let Some(copy) = copy {
            std::fs::remove_dir_all(copy).unwrap();
        }
    }

    fn moment(&mut self) -> Moment {
        let dice = &mut self.dice;
        let mut within = |most: Duration| most.mul_f64(dice.f64());
        let (soon, any) = (within(Duration::from_millis(6)), within(self.opening.mul_f64(1.2)));
        // Nearly all of the opening goes into the key; the rest is at its end.
        let last = self.opening.saturating_sub(Duration::from_millis(10)) + within(Duration::from_millis(25));
        match dice.u8(0..22) {
            20 if dice.bool() => Moment::Files(Files::BackUp, soon * 10),
            // The passphrase is turned into a key twice or three times before.
            20..=21 => Moment::Files(Files::NewKey, self.opening.mul_f64(1.5 + 2.0 * dice.f64())),
            0..=1 => Moment::Started(any),
            2..=4 => Moment::Started(last),
            5..=15 => Moment::Deeds(dice.usize(1..60), soon),
            _ => Moment::Closing(soon),
        }
    }

    /// Does to the model what was acknowledged. Gives where the kill fell, the deed under way, and how many deeds
    /// were acknowledged.
    fn follow(&mut self, said: Vec<Line>) -> (Phase, Option<Deed>, usize) {
        let (mut phase, mut under_way, mut acknowledged) = (Phase::Opening, None, 0);
        for line in said {
            phase = match line {
                Line::Opening => Phase::Opening,
                Line::Do(deed) => {
                    let files = matches!(deed, Deed::NewKey | Deed::BackUp);
                    under_way = Some(deed);
                    if files { Phase::Files } else { Phase::Change }
                }
                Line::Done => {
                    self.model.apply(&under_way.take().unwrap());
                    acknowledged += 1;
                    Phase::Between
                }
                Line::Closing => Phase::Closing,
                Line::Opened | Line::Closed => Phase::Between,
                Line::Failed(why) => panic!("the editor failed: {why}"),
            };
        }
        (phase, under_way, acknowledged)
    }
}

/// Lets an editor work, kills it at that moment, and gives what it had said.
fn run_until(folder: &Path, seed: u64, moment: Moment) -> Vec<Line> {
    let mut editor = Command::new(env!("CARGO_BIN_EXE_editor"))
        .arg(folder)
        .arg(seed.to_string())
        .args(moment.first())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = listen(&mut editor);
    let mut said = Vec::new();
    wait_for(moment, &lines, &mut said);
    // SIGKILL, or what comes closest to it.
    editor.kill().unwrap();
    editor.wait().unwrap();
    said.extend(lines);
    said.iter().filter_map(|line| Line::read(line)).collect()
}

/// Reads what an editor says, as it says it.
fn listen(editor: &mut Child) -> Receiver<Vec<u8>> {
    let (send, lines) = channel();
    let mut out = BufReader::new(editor.stdout.take().unwrap());
    thread::spawn(move || {
        loop {
            let mut line = Vec::new();
            match out.read_until(b'\n', &mut line) {
                Ok(0) | Err(_) => return,
                Ok(_) => drop(send.send(line)),
            }
        }
    });
    lines
}

fn wait_for(moment: Moment, lines: &Receiver<Vec<u8>>, said: &mut Vec<Vec<u8>>) {
    let start = Instant::now();
    let (mark, mut count, after) = match moment {
        Moment::Started(after) => return thread::sleep(after),
        Moment::Deeds(count, after) => (b"{\"Do\"".as_slice(), count, after),
        Moment::Files(_, after) => (b"{\"Do\"".as_slice(), 1, after),
        Moment::Closing(after) => (b"\"Closing\"".as_slice(), 1, after),
    };
    while count > 0 {
        match lines.recv_timeout(PATIENCE.saturating_sub(start.elapsed())) {
            Ok(line) => {
                count -= usize::from(line.starts_with(mark));
                said.push(line);
            }
            // It has ended by itself: what it said last is why.
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => panic!("the editor hangs"),
        }
    }
    thread::sleep(after);
}
