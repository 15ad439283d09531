//! What the processes of the app hold in their memory: what a core dump of them would show.

use crate::desktop::Desktop;
use crate::heap::block_at;
use crate::traces::Needles;
use std::collections::BTreeSet;
use std::fmt::{Debug, Formatter, Result};
use std::fs::{self, File};
use std::io::Read;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

const PAGE: usize = 4096;
/// Pages read at once.
const PAGES: usize = 1024;

/// A word, or a piece of one, in the memory of a process.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    process: PathBuf,
    part: Part,
    address: u64,
    form: &'static str,
    pub word: String,
}

/// A part of a process's memory: from where to where, and what the system calls it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    from: u64,
    to: u64,
    name: String,
}

/// Where words and their pieces stand in the memory of the app's processes.
pub fn found(desktop: &Desktop, words: &[&str]) -> BTreeSet<Found> {
    for program in ["what-matters", "WebKitWebProcess"] {
        assert!(!desktop.processes(&[program]).is_empty(), "{program} runs");
    }
    let processes = desktop.processes(&["what-matters", "WebKitWebProcess", "WebKitNetworkProcess"]);
    let needles = Needles::with_pieces(words);
    processes.iter().flat_map(|process| found_of(process, &needles)).collect()
}

/// Where words stand in the memory of a process.
pub fn of(process: &Path, words: &[&str]) -> BTreeSet<Found> {
    found_of(process, &Needles::new(words)).into_iter().collect()
}

fn found_of(process: &Path, needles: &Needles<'_>) -> Vec<Found> {
    parts(process).iter().flat_map(|part| found_in(process, part, needles)).collect()
}

/// What of a process's memory can be read and is not just a file that is mapped: what would be in a core dump.
fn parts(process: &Path) -> Vec<Part> {
    let part = |line: &str| {
        let mut columns = line.split_whitespace();
        let (from, to) = columns.next()?.split_once('-')?;
        let leave = columns.next()?;
        let name = columns.nth(3).unwrap_or("anonymous").to_owned();
        let only_a_file = name.starts_with('/') && !leave.contains('w') && !name.contains("memfd");
        let there = leave.starts_with('r') && !only_a_file && !name.starts_with("[v");
        let number = |text| u64::from_str_radix(text, 16).ok();
        there.then_some(Part { from: number(from)?, to: number(to)?, name })
    };
    // A process that has just ended has none.
    fs::read_to_string(process.join("maps")).unwrap_or_default().lines().filter_map(part).collect()
}

/// Whether a process has no memory any more: it ended, and only its number is left.
fn part_is_gone(process: &Path) -> bool {
    fs::read_to_string(process.join("maps")).unwrap_or_default().is_empty()
}

fn found_in(process: &Path, part: &Part, needles: &Needles<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let opened = match (File::open(process.join("mem")), File::open(process.join("pagemap"))) {
        (Ok(memory), Ok(map)) => (memory, map),
        // It has ended since.
        _ if !process.join("maps").exists() || part_is_gone(process) => return found,
        // Whoever cannot look must not say that nothing is there.
        (memory, map) => panic!("{} cannot be looked into: {memory:?}, {map:?}", process.display()),
    };
    let (memory, map) = opened;
    let mut look = |text: &[u8], end: u64| {
        let from = end - text.len() as u64;
        found.extend(needles.places(text).into_iter().map(|(at, form, word)| Found {
            process: process.to_owned(),
            part: part.clone(),
            address: from + at as u64,
            form,
            word: word.to_owned(),
        }));
    };
    let mut text = Vec::new();
    let mut at = part.from;
    while at < part.to {
        let pages = PAGES.min(((part.to - at) / PAGE as u64) as usize).max(1);
        let mut entries = vec![0; pages * 8];
        if map.read_exact_at(&mut entries, at / PAGE as u64 * 8).is_err() {
            break;
        }
        for entry in entries.chunks(8) {
            // The highest two bits: there, or swapped out. What was never written need not be read.
            let start = text.len();
            if entry[7] & 0xC0 != 0 {
                text.resize(start + PAGE, 0);
            }
            if text.len() == start || memory.read_exact_at(&mut text[start..], at).is_err() {
                if start > 0 {
                    look(&text[..start], at);
                }
                text.clear();
            }
            at += PAGE as u64;
        }
        if text.len() > PAGES * PAGE * 16 {
            look(&text, at);
            // A word may go over the end.
            text.drain(..text.len() - PAGE);
        }
    }
    look(&text, at);
    found
}

/// Tells all that leads to the reason: where it stands, in what, and not what stands around it.
impl Debug for Found {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        let program = fs::read_link(self.process.join("exe")).unwrap_or_else(|_| self.process.clone());
        let program = program.file_name().unwrap_or_default().to_string_lossy();
        let Part { from, to: end, name } = &self.part;
        write!(
            to,
            "{:?} as {} in {program}, {:#x} in {name} ({from:#x} to {end:#x})",
            self.word, self.form, self.address
        )?;
        if name == "[heap]"
            && let Some(block) = self.block()
        {
            write!(to, ", {block:?}")?;
        }
        if let Some(thread) = self.thread() {
            write!(to, ", the stack of thread {thread:?}")?;
        }
        Ok(())
    }
}

impl Found {
    /// The block of the heap it stands in.
    fn block(&self) -> Option<crate::heap::Block> {
        let mut heap = vec![0; (self.part.to - self.part.from) as usize];
        File::open(self.process.join("mem")).ok()?.read_exact_at(&mut heap, self.part.from).ok()?;
        block_at(&heap, self.address - self.part.from)
    }

    /// The thread on whose stack it stands, by name: where the stack pointer of each is, only the system can say.
    fn thread(&self) -> Option<String> {
        let threads = fs::read_dir(self.process.join("task")).ok()?;
        let thread = threads.flatten().map(|thread| thread.path()).find(|thread| {
            let state = fs::read_to_string(thread.join("syscall")).unwrap_or_default();
            let pointer = state.split_whitespace().rev().nth(1).and_then(|text| text.strip_prefix("0x"));
            let pointer = pointer.and_then(|text| u64::from_str_radix(text, 16).ok());
            pointer.is_some_and(|pointer| (self.part.from..self.part.to).contains(&pointer))
        })?;
        Some(fs::read_to_string(thread.join("comm")).ok()?.trim().to_owned())
    }
}

/// The limits of a process that the system keeps, by name: the largest core dump and so on.
pub fn limit(process: &Path, name: &str) -> String {
    let mut text = String::new();
    File::open(process.join("limits")).unwrap().read_to_string(&mut text).unwrap();
    let line = text.lines().find(|line| line.starts_with(name)).unwrap();
    line[name.len()..].split_whitespace().next().unwrap().to_owned()
}
