//! What a disk may hold when its power has gone.

use crate::journal::{Event, Inode, Journal};
use fastrand::Rng;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::Path;

/// Bytes that a disk writes as a whole, if it writes them.
const SECTOR: usize = 512;

/// What becomes of that which was not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// All of it is lost.
    Everything,
    /// Nothing of it is lost, but for a part of what was under way.
    Nothing,
    /// What was done last is lost.
    Latest,
    /// Any of it is lost; the rest was done in order.
    Some,
    /// Any of it is lost, the rest was done in any order, and single sectors of it: old, new, or garbage.
    Torn,
}

impl Loss {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Everything, Self::Nothing, Self::Latest, Self::Some, Self::Torn];
}

/// The files that are found when the power is back.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Image(BTreeMap<OsString, Vec<u8>>);

impl Image {
    /// Makes a folder that holds these files.
    pub fn write_to(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir(folder)?;
        self.0.iter().try_for_each(|(name, bytes)| fs::write(folder.join(name), bytes))
    }

    /// A number that tells images apart.
    #[must_use]
    pub fn mark(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

/// A change to a file that is not safe yet.
#[derive(Clone, Copy)]
enum Op<'a> {
    Write(usize, &'a [u8]),
    Truncate(usize),
}

/// A file: what is safe of it, and what is not, with the number of the event.
struct File<'a> {
    safe: Vec<u8>,
    pending: Vec<(usize, Op<'a>)>,
}

/// What a name leads to: for certain, and if the folder was written since.
#[derive(Clone, Copy, Default)]
struct Name {
    safe: Option<Inode>,
    now: Option<Inode>,
}

struct Platter<'a> {
    files: Vec<File<'a>>,
    names: BTreeMap<OsString, Name>,
}

impl Journal {
    /// What may be found if the power goes while the thing of that number is done: everything before it was done,
    /// and it itself perhaps, or in part.
    #[must_use]
    pub fn cut(&self, at: usize, loss: Loss, dice: &mut Rng) -> Image {
        let mut platter = Platter::of(self);
        for (number, event) in self.events.iter().enumerate().take(at) {
            platter.apply(number, event);
            platter.settle(event);
        }
        if let Some(event) = self.events.get(at) {
            platter.apply(at, event);
        }
        platter.found(at, loss, dice)
    }
}

impl<'a> Platter<'a> {
    fn of(journal: &'a Journal) -> Self {
        let files =
            journal.base.iter().map(|safe| File { safe: safe.clone(), pending: Vec::new() }).collect();
        let name = |inode: Inode| Name { safe: Some(inode), now: Some(inode) };
        let names = journal.names.iter().map(|(called, inode)| (called.clone(), name(*inode))).collect();
        Self { files, names }
    }

    /// Does a thing, so that it may be there when the power is back.
    fn apply(&mut self, number: usize, event: &'a Event) {
        match event {
            Event::Create { name, inode } => {
                self.files.resize_with(inode + 1, || File { safe: Vec::new(), pending: Vec::new() });
                self.names.entry(name.clone()).or_default().now = Some(*inode);
            }
            Event::Write { inode, offset, data } => {
                self.files[*inode].pending.push((number, Op::Write(*offset, data)));
            }
            Event::Truncate { inode, length } => {
                self.files[*inode].pending.push((number, Op::Truncate(*length)));
            }
            Event::Delete { name, .. } => self.names.entry(name.clone()).or_default().now = None,
            Event::Sync { .. } => {}
        }
    }

    /// What is safe once that has returned.
    fn settle(&mut self, event: &Event) {
        let folder = match event {
            Event::Sync { inode, folder } => {
                let file = &mut self.files[*inode];
                for (_, op) in file.pending.drain(..) {
                    op.apply(&mut file.safe);
                }
                *folder
            }
            Event::Delete { folder, .. } => *folder,
            _ => false,
        };
        if folder {
            self.names.values_mut().for_each(|name| name.safe = name.now);
        }
    }

    fn found(mut self, at: usize, loss: Loss, dice: &mut Rng) -> Image {
        let last = dice.usize(0..=at);
        for file in &mut self.files {
            file.lose(at, last, loss, dice);
        }
        let mut found = BTreeMap::new();
        for (called, name) in self.names {
            let inode = match loss {
                Loss::Everything => name.safe,
                Loss::Nothing => name.now,
                _ if dice.bool() => name.safe,
                _ => name.now,
            };
            if let Some(inode) = inode {
                found.insert(called, self.files[inode].safe.clone());
            }
        }
        Image(found)
    }
}

impl File<'_> {
    /// Makes safe what chance keeps of that which is not.
    fn lose(&mut self, at: usize, last: usize, loss: Loss, dice: &mut Rng) {
        let mut pending = std::mem::take(&mut self.pending);
        match loss {
            Loss::Everything => pending.clear(),
            Loss::Nothing => {}
            Loss::Latest => pending.retain(|(number, _)| *number < last),
            Loss::Some | Loss::Torn => pending.retain(|_| dice.bool()),
        }
        if loss == Loss::Torn {
            dice.shuffle(&mut pending);
        }
        for (number, op) in pending {
            if loss == Loss::Torn || (loss == Loss::Nothing && number == at) {
                op.tear(&mut self.safe, dice);
            } else {
                op.apply(&mut self.safe);
            }
        }
    }
}

impl Op<'_> {
    fn apply(self, file: &mut Vec<u8>) {
        match self {
            Self::Write(offset, data) => write(file, offset, data),
            Self::Truncate(length) => file.resize(length, 0),
        }
    }

    /// Does it sector by sector. Bytes beside those that were to be written stay as they were: disks of this century
    /// finish the sector they are at, and `SQLite` relies on it (`SQLITE_IOCAP_POWERSAFE_OVERWRITE`).
    fn tear(self, file: &mut Vec<u8>, dice: &mut Rng) {
        let Self::Write(offset, data) = self else { return self.apply(file) };
        let mut start = 0;
        while start < data.len() {
            let end = data.len().min(start + SECTOR - (offset + start) % SECTOR);
            let part = &data[start..end];
            match dice.u8(0..8) {
                0..=3 => write(file, offset + start, part),
                // Half new, half garbage.
                4 => {
                    let mut half = part.to_owned();
                    half.iter_mut().skip(part.len() / 2).for_each(|byte| *byte = dice.u8(..));
                    write(file, offset + start, &half);
                }
                _ => {}
            }
            start = end;
        }
    }
}

/// Writes into a file; what lies between its end and there becomes zeros.
fn write(file: &mut Vec<u8>, offset: usize, data: &[u8]) {
    if file.len() < offset + data.len() {
        file.resize(offset + data.len(), 0);
    }
    file[offset..offset + data.len()].copy_from_slice(data);
}
