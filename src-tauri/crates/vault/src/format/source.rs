//! A damaged library as it lies on the disk: `people.db` with its log over it. Only ever read.

use super::pages::{PAGE, Page, Pages, Salt};
use super::wal::{self, Log, Newest};
use crate::disk::regular::{self, if_readable};
use crate::error::{Result, VaultError};
use crate::keys::data_key::DataKey;
use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::path::Path;

/// The page that holds the byte at which `SQLite` locks a file, 2³⁰. It is never used.
const LOCKED: u32 = (1 << 30) / PAGE as u32 + 1;

/// The pages of a library, each as it was last.
pub(crate) struct Source {
    file: Option<File>,
    log: Option<File>,
    /// Of the file, in bytes.
    length: u64,
    pages: Pages,
    newest: Newest,
    /// How many pages there are, or should be.
    size: u32,
    is_sized_by_log: bool,
}

/// How much of a library can be read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Whole,
    Lost,
}

impl Source {
    /// Opens the files. A file that is missing, or cannot be read, counts as an empty one. [`VaultError::Damaged`] if
    /// not one page can be read:
    /// nothing is left, or the key or the salt is another's.
    pub(crate) fn open(
        people: &Path,
        log: Option<&Path>,
        key: &DataKey,
        salt: Option<Salt>,
    ) -> Result<(Self, Log)> {
        let mut file = if_readable(regular::open(people))?;
        let mut log_file = log.map(|log| if_readable(regular::open(log))).transpose()?.flatten();
        let length = file.as_mut().map_or(Ok(0), |file| file.seek(SeekFrom::End(0)))?;
        let mut salts: Vec<Salt> = salt.into_iter().collect();
        let mut start = Salt::default();
        if let Some(file) = &mut file
            && wal::read_at(file, 0, &mut start).is_ok()
        {
            salts.push(start);
        }
        if let Some(log) = &mut log_file {
            salts.extend(wal::salts(log)?);
        }
        let mut source = Self {
            file,
            log: log_file,
            length,
            pages: Pages::new(key, Salt::default()),
            newest: Newest::new(),
            size: 0,
            is_sized_by_log: false,
        };
        for (index, salt) in salts.iter().enumerate() {
            if salts.iter().take(index).any(|before| before == salt) {
                continue;
            }
            source.pages = Pages::new(key, *salt);
            let log =
                source.log.as_mut().map(|log| wal::read(log, &source.pages)).transpose()?.unwrap_or_default();
            source.look(&log.seen, log.size);
            if source.has_a_whole_page() || log.beyond.is_some() {
                return Ok((source, log));
            }
        }
        Err(VaultError::Damaged)
    }

    /// Looks at the file with these pages of the log over it.
    pub(crate) fn look(&mut self, newest: &Newest, size: Option<u32>) {
        self.newest.clone_from(newest);
        self.is_sized_by_log = size.is_some();
        self.size = size.unwrap_or_else(|| {
            let in_file = self.length.div_ceil(PAGE as u64).try_into().unwrap_or(u32::MAX);
            let said = self.page(1).and_then(|page| super::node::four(&page, 28));
            said.unwrap_or_default().max(in_file)
        });
    }

    /// How many pages there are, or should be.
    pub(crate) fn size(&self) -> u32 {
        self.size
    }

    /// The version of the library, if the first page can be read: `user_version` in the header.
    pub(crate) fn version(&mut self) -> Option<u32> {
        super::node::four(&self.page(1)?, 60)
    }

    /// Whether it is certain how many pages there should be.
    pub(crate) fn knows_its_size(&mut self) -> bool {
        self.is_sized_by_log || self.state(1) == State::Whole
    }

    /// The pages of which anything is there, lowest first. What was cut off is not.
    pub(crate) fn there(&self) -> impl Iterator<Item = u32> + use<> {
        let in_file: u32 = self.length.div_ceil(PAGE as u64).try_into().unwrap_or(u32::MAX);
        let in_file = in_file.min(self.size);
        let mut beyond: Vec<u32> =
            self.newest.keys().copied().filter(|page| (in_file + 1..=self.size).contains(page)).collect();
        beyond.sort_unstable();
        (1..=in_file).chain(beyond).filter(|page| *page != LOCKED)
    }

    /// Whether, of so many pages, one is never used.
    pub(crate) fn leaves_one_out(size: u32) -> bool {
        size >= LOCKED
    }

    /// What a page says, if it is whole.
    pub(crate) fn page(&mut self, number: u32) -> Option<Page> {
        let bytes = self.bytes(number)?;
        self.pages.open(number, &bytes)
    }

    /// What a page says in the file, whatever the log has over it.
    pub(crate) fn page_in_file(&mut self, number: u32) -> Option<Page> {
        let at = u64::from(number.checked_sub(1)?) * PAGE as u64;
        self.pages.open(number, &bytes_at(self.file.as_mut()?, at)?)
    }

    /// What a page says in the frame of the log whose bytes begin there.
    pub(crate) fn page_in_log(&mut self, number: u32, at: u64) -> Option<Page> {
        self.pages.open(number, &bytes_at(self.log.as_mut()?, at)?)
    }

    /// Whether a page is whole, without reading it.
    pub(crate) fn state(&mut self, number: u32) -> State {
        match self.bytes(number) {
            Some(bytes) if self.pages.is_whole(number, &bytes) => State::Whole,
            _ => State::Lost,
        }
    }

    /// Whether there is nothing but zeros where a page is.
    pub(crate) fn is_blank(&mut self, number: u32) -> bool {
        self.bytes(number).is_some_and(|bytes| bytes.iter().all(|byte| *byte == 0))
    }

    /// Whether all that stands beyond a break of the log is in the file already.
    pub(crate) fn has(&mut self, log: &Log) -> bool {
        match (&mut self.file, &mut self.log) {
            (Some(file), Some(log_file)) => log.is_in(file, log_file),
            _ => log.beyond.is_none(),
        }
    }

    fn has_a_whole_page(&mut self) -> bool {
        self.there().any(|page| self.state(page) == State::Whole)
    }

    fn bytes(&mut self, number: u32) -> Option<Vec<u8>> {
        let (file, at) = match self.newest.get(&number) {
            Some(at) => (self.log.as_mut()?, *at),
            None => (self.file.as_mut()?, u64::from(number.checked_sub(1)?) * PAGE as u64),
        };
        bytes_at(file, at)
    }
}

/// The bytes of a page that begins there.
fn bytes_at(file: &mut File, at: u64) -> Option<Vec<u8>> {
    let mut bytes = vec![0; PAGE];
    wal::read_at(file, at, &mut bytes).ok()?;
    Some(bytes)
}
