//! The write-ahead log, read by hand: `SQLite` needs a whole first page before it looks at the log.
//!
//! <https://www.sqlite.org/fileformat2.html#the_write_ahead_log>: a header of 32 bytes, then frames of 24 bytes and a
//! page each. A frame counts if its salts are those of the header and the checksum holds over all that is before it,
//! up to the last that ends a change. Because every page here bears its own seal, frames beyond a broken one can be
//! told from noise as well.

use super::pages::{PAGE, Pages, Salt};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

const HEADER: u64 = 32;
const FRAME: u64 = 24 + PAGE as u64;
const MAGIC: u32 = 0x377f_0682;
const VERSION: u32 = 3_007_000;

/// Which frame says what a page was last: the number of the page, and where its bytes begin in the log.
pub(crate) type Newest = HashMap<u32, u64>;

/// What stands in a log.
#[derive(Default)]
pub(crate) struct Log {
    /// What `SQLite` sees, and how many pages the file then has.
    pub(crate) seen: Newest,
    /// Which frame says what a page was when it first was changed in this log.
    pub(crate) first: Newest,
    pub(crate) size: Option<u32>,
    /// With what stands beyond a break and was committed, where there is such.
    pub(crate) beyond: Option<(Newest, u32)>,
    /// Whether not everything in it is accounted for: a torn end looks no different from a harmed one.
    pub(crate) is_broken: bool,
    /// Whether its header cannot be read.
    pub(crate) is_headless: bool,
    /// Whether a change is beyond the break that was safe on the disk. No crash and no power cut leaves that.
    pub(crate) lost_a_change: bool,
}

struct Frame {
    page: u32,
    /// How many pages the file has after the change this frame ends; 0 in its other frames.
    size: u32,
    salts: [u8; 8],
    /// Where the bytes of the page begin.
    at: u64,
}

/// Reads a log, if its pages can be opened.
pub(crate) fn read(file: &mut File, pages: &Pages) -> io::Result<Log> {
    let length = file.seek(SeekFrom::End(0))?;
    let mut log = Log::default();
    if length == 0 {
        return Ok(log);
    }
    let mut head = [0; HEADER as usize];
    let head = read_at(file, 0, &mut head).ok().and_then(|()| header(&head));
    let count = length.saturating_sub(HEADER) / FRAME;
    let mut chain = head.as_ref().map(|(_, sums)| *sums);
    let salts = head.map(|(salts, _)| salts);
    let (mut change, mut rest) = (Newest::new(), Vec::new());
    let mut buffer = vec![0; FRAME as usize];
    for number in 0..count {
        let at = HEADER + number * FRAME + 24;
        if read_at(file, at - 24, &mut buffer).is_err() {
            // What cannot be read is a break like any other.
            (chain, log.is_broken) = (None, true);
            continue;
        }
        let Some(frame) = frame(&buffer, at) else { continue };
        chain = chain.and_then(|sums| follows(&buffer, sums, salts.as_ref() == Some(&frame.salts)));
        if chain.is_some() {
            change.insert(frame.page, at);
            if frame.size > 0 {
                for (page, at) in &change {
                    log.first.entry(*page).or_insert(*at);
                }
                log.seen.extend(change.drain());
                log.size = Some(frame.size);
            }
        } else {
            let whole = pages.is_whole(frame.page, buffer.get(24..).unwrap_or_default());
            rest.push((frame, whole));
        }
    }
    log.is_broken |= length != HEADER + count * FRAME || !change.is_empty();
    log.add_beyond(&rest, salts, change);
    Ok(log)
}

impl Log {
    /// Sorts out what stands after the last frame that `SQLite` sees.
    fn add_beyond(&mut self, rest: &[(Frame, bool)], salts: Option<[u8; 8]>, begun: Newest) {
        // Without a header: a log is begun anew from its start, so the first page that is whole is of the newest.
        self.is_headless = salts.is_none();
        let first = rest.iter().find(|(_, whole)| *whole).map(|(frame, _)| frame.salts);
        let Some(ours) = salts.or(first) else {
            self.is_broken |= !rest.is_empty() || salts.is_none();
            return;
        };
        // What is left of an earlier round is whole, and has other salts.
        self.is_broken |= salts.is_none() || rest.iter().any(|(frame, whole)| !*whole || frame.salts == ours);
        let whole =
            rest.iter().filter(|(frame, whole)| *whole && frame.salts == ours).map(|(frame, _)| frame);
        let whole: Vec<&Frame> = whole.collect();
        let Some(last) = whole.iter().rposition(|frame| frame.size > 0) else { return };
        let mut newest = self.seen.clone();
        newest.extend(begun);
        newest.extend(whole.iter().take(last + 1).map(|frame| (frame.page, frame.at)));
        self.beyond = whole.get(last).map(|frame| (newest, frame.size));
        // The next change is written only after the one before is safe; so is the header before the first.
        let ended = whole.iter().position(|frame| frame.size > 0).unwrap_or(last);
        self.lost_a_change = salts.is_none() || ended + 1 < whole.len();
    }

    /// Whether the file holds already what stands beyond a break: what is left of a log that was done with.
    pub(crate) fn is_in(&self, file: &mut File, log: &mut File) -> bool {
        let Some((newest, _)) = &self.beyond else { return true };
        let mut buffers = (vec![0; PAGE], vec![0; PAGE]);
        newest.iter().all(|(page, at)| {
            read_at(file, u64::from(page.saturating_sub(1)) * PAGE as u64, &mut buffers.0).is_ok()
                && read_at(log, *at, &mut buffers.1).is_ok()
                && buffers.0 == buffers.1
        })
    }
}

/// The salt of the file, as the log repeats it in every copy of the first page.
pub(crate) fn salts(file: &mut File) -> io::Result<Vec<Salt>> {
    let length = file.seek(SeekFrom::End(0))?;
    let mut found = Vec::new();
    for number in 0..length.saturating_sub(HEADER) / FRAME {
        let mut start = [0; 40];
        let is_read = read_at(file, HEADER + number * FRAME, &mut start).is_ok();
        let salt: Option<Salt> = start.get(24..).and_then(|bytes| bytes.try_into().ok());
        if let Some(salt) = salt.filter(|_| is_read)
            && number_at(&start, 0) == Some(1)
            && !found.contains(&salt)
        {
            found.push(salt);
        }
    }
    Ok(found)
}

pub(crate) fn read_at(file: &mut File, at: u64, buffer: &mut [u8]) -> io::Result<()> {
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(buffer)
}

/// The salts of the log and where its checksums begin, if the header is whole.
fn header(bytes: &[u8]) -> Option<([u8; 8], Sums)> {
    let magic = number_at(bytes, 0)?;
    let big = magic == MAGIC | 1;
    let sums = Sums { big, first: 0, second: 0 }.over(bytes.get(..24)?);
    let whole = (magic == MAGIC || big)
        && number_at(bytes, 4)? == VERSION
        && number_at(bytes, 8)? == PAGE as u32
        && sums.stand_at(bytes, 24);
    Some((bytes.get(16..24)?.try_into().ok()?, sums)).filter(|_| whole)
}

fn frame(bytes: &[u8], at: u64) -> Option<Frame> {
    let salts = bytes.get(8..16)?.try_into().ok()?;
    Some(Frame { page: number_at(bytes, 0)?, size: number_at(bytes, 4)?, salts, at })
}

/// The checksums after this frame, if they are what they must be.
fn follows(bytes: &[u8], sums: Sums, ours: bool) -> Option<Sums> {
    let sums = sums.over(bytes.get(..8)?).over(bytes.get(24..)?);
    (ours && number_at(bytes, 0)? > 0 && sums.stand_at(bytes, 16)).then_some(sums)
}

/// Checksums over everything so far.
#[derive(Clone, Copy)]
struct Sums {
    /// Whether numbers are read with their highest byte first.
    big: bool,
    first: u32,
    second: u32,
}

impl Sums {
    fn over(mut self, bytes: &[u8]) -> Self {
        let read = if self.big { u32::from_be_bytes } else { u32::from_le_bytes };
        for pair in bytes.as_chunks::<4>().0.as_chunks::<2>().0 {
            let [one, other] = *pair;
            self.first = self.first.wrapping_add(read(one)).wrapping_add(self.second);
            self.second = self.second.wrapping_add(read(other)).wrapping_add(self.first);
        }
        self
    }

    fn stand_at(self, bytes: &[u8], at: usize) -> bool {
        number_at(bytes, at) == Some(self.first) && number_at(bytes, at + 4) == Some(self.second)
    }
}

fn number_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
