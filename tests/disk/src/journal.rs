//! What was done to a folder's files, in order.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;

/// A file by its content, whatever it is called or whether it is called anything.
pub(crate) type Inode = usize;

/// One thing that was done. The power can go while it is done.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// A name was made for a new, empty file.
    Create {
        name: OsString,
        inode: Inode,
    },
    Write {
        inode: Inode,
        offset: usize,
        data: Vec<u8>,
    },
    Truncate {
        inode: Inode,
        length: usize,
    },
    /// All that was written to the file is safe when this returns; with its name, where the folder is synced as well.
    Sync {
        inode: Inode,
        folder: bool,
    },
    /// The name was deleted; safe when this returns, where the folder is synced as well.
    Delete {
        name: OsString,
        folder: bool,
    },
}

/// What a folder held at first, all of it safe and without the folders in it, and what was done to it since.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    /// Files by their inode.
    pub(crate) base: Vec<Vec<u8>>,
    /// What they were called.
    pub(crate) names: BTreeMap<OsString, Inode>,
    pub(crate) events: Vec<Event>,
}

impl Journal {
    pub(crate) fn of(folder: &Path) -> std::io::Result<Self> {
        let mut journal = Self::default();
        for file in fs::read_dir(folder)? {
            let file = file?;
            if file.file_type()?.is_dir() {
                continue;
            }
            journal.names.insert(file.file_name(), journal.base.len());
            journal.base.push(fs::read(file.path())?);
        }
        Ok(journal)
    }

    /// How many things were done. There are as many moments at which the power can go, and one after the last.
    #[must_use]
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether nothing was done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Whether a file that was there at first, of that name, was written in this part of the journal.
    #[must_use]
    pub fn wrote(&self, name: &str, part: std::ops::Range<usize>) -> bool {
        let inode = self.names.get(OsStr::new(name));
        let to_it = |event: &Event| matches!(event, Event::Write { inode: to, .. } if Some(to) == inode);
        self.events[part].iter().any(to_it)
    }

    /// How many writes, truncations, syncs, and names made or deleted there are.
    #[must_use]
    pub fn kinds(&self) -> [usize; 4] {
        let count = |kind: fn(&Event) -> bool| self.events.iter().filter(|event| kind(event)).count();
        [
            count(|event| matches!(event, Event::Write { .. })),
            count(|event| matches!(event, Event::Truncate { .. })),
            count(|event| matches!(event, Event::Sync { .. })),
            count(|event| matches!(event, Event::Create { .. } | Event::Delete { .. })),
        ]
    }
}
