//! What the processes of the app hold in their memory: what a core dump of them would show.

use crate::desktop::Desktop;
use crate::traces::Needles;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::os::unix::fs::FileExt;
use std::path::Path;

const PAGE: usize = 4096;
/// Pages read at once.
const PAGES: usize = 1024;

/// Where words stand in the memory of the app's processes: the name of the process, the name of its part, and the word.
pub fn found(desktop: &Desktop, words: &[&str]) -> BTreeSet<(String, String, String)> {
    let needles = Needles::new(words);
    let mut found = BTreeSet::new();
    for program in ["what-matters", "WebKitWebProcess"] {
        assert!(!desktop.processes(&[program]).is_empty(), "{program} runs");
    }
    for process in desktop.processes(&["what-matters", "WebKitWebProcess", "WebKitNetworkProcess"]) {
        let name = fs::read_link(process.join("exe")).unwrap();
        let name = name.file_name().unwrap().to_string_lossy().into_owned();
        for part in parts(&process) {
            for word in words_in(&process, &part, &needles) {
                found.insert((name.clone(), part.name.clone(), word));
            }
        }
    }
    found
}

/// A part of a process's memory, in bytes.
struct Part {
    from: u64,
    to: u64,
    name: String,
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

fn words_in(process: &Path, part: &Part, needles: &Needles<'_>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let (Ok(memory), Ok(map)) = (File::open(process.join("mem")), File::open(process.join("pagemap"))) else {
        return found;
    };
    let mut text = Vec::new();
    let mut at = part.from;
    while at < part.to {
        let pages = PAGES.min(((part.to - at) / PAGE as u64) as usize).max(1);
        let mut entries = vec![0; pages * 8];
        if map.read_exact_at(&mut entries, at / PAGE as u64 * 8).is_err() {
            break;
        }
        for (page, entry) in entries.chunks(8).enumerate() {
            // The highest two bits: there, or swapped out. What was never written need not be read.
            if entry[7] & 0xC0 == 0 {
                needles.within(&text, &mut found);
                text.clear();
                continue;
            }
            let start = text.len();
            text.resize(start + PAGE, 0);
            if memory.read_exact_at(&mut text[start..], at + (page * PAGE) as u64).is_err() {
                text.truncate(start);
            }
        }
        at += (pages * PAGE) as u64;
        if text.len() > PAGES * PAGE * 16 {
            needles.within(&text, &mut found);
            // A word may go over the end.
            text.drain(..text.len() - PAGE);
        }
    }
    needles.within(&text, &mut found);
    found
}

/// The limits of a process that the system keeps, by name: the largest core dump and so on.
pub fn limit(process: &Path, name: &str) -> String {
    let mut text = String::new();
    File::open(process.join("limits")).unwrap().read_to_string(&mut text).unwrap();
    let line = text.lines().find(|line| line.starts_with(name)).unwrap();
    line[name.len()..].split_whitespace().next().unwrap().to_owned()
}
