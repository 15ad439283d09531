//! One folder's disk: what is going on with it, and what was done to it.

use crate::journal::{Event, Inode, Journal};
use crate::layer;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// What can be wrong with a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing can be read or written, as when a stick is pulled out. What was open then stays dead; what is opened
    /// once it is back works.
    Out,
    /// Nothing can be read or written, as in a shared folder whose network is away. What was open works again then.
    Away,
    /// No file can grow; half of what would make it grow is written.
    Full,
    /// What is written goes through, but cannot be made safe.
    NotSafe,
    /// Nothing can be written any more; reading goes on.
    NoWriting,
}

/// The disk under one folder. The layer lets go of the folder when this is dropped.
pub struct Disk(Arc<Mutex<Drive>>);

/// What the layer asks about every file of the folder.
pub(crate) struct Drive {
    folder: PathBuf,
    trouble: Option<Trouble>,
    /// Trouble that is to begin with the event of that number, and not to end before [`Disk::mend`].
    due: Option<(usize, Trouble)>,
    /// How many things were done to the folder, whether kept in the journal or not.
    done: usize,
    /// How often the stick was pulled out.
    pulled: u64,
    journal: Option<Journal>,
    inodes: BTreeMap<OsString, Inode>,
    next: Inode,
}

/// An open file of the folder.
pub(crate) struct Handle {
    pub(crate) drive: Arc<Mutex<Drive>>,
    inode: Inode,
    pulled: u64,
    /// The name is not safe yet: the first sync syncs the folder as well, as `SQLite` does it for its logs.
    sync_folder: bool,
}

/// The call must fail.
#[derive(Clone, Copy)]
pub(crate) struct Refused(pub(crate) Trouble);

static DRIVES: Mutex<Vec<Weak<Mutex<Drive>>>> = Mutex::new(Vec::new());

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The drive that a file belongs to.
pub(crate) fn of(file: &Path) -> Option<Arc<Mutex<Drive>>> {
    let folder = file.parent()?;
    let drives: Vec<_> = lock(&DRIVES).iter().filter_map(Weak::upgrade).collect();
    drives.into_iter().find(|drive| lock(drive).folder == folder)
}

impl Disk {
    /// Puts the layer under a folder, none of whose files is open.
    pub fn under(folder: &Path) -> io::Result<Self> {
        layer::register();
        let journal = Journal::of(folder)?;
        let drive = Drive {
            folder: std::path::absolute(folder)?,
            trouble: None,
            due: None,
            done: 0,
            pulled: 0,
            inodes: journal.names.clone(),
            next: journal.base.len(),
            journal: None,
        };
        let drive = Arc::new(Mutex::new(drive));
        let mut drives = lock(&DRIVES);
        drives.retain(|drive| drive.strong_count() > 0);
        drives.push(Arc::downgrade(&drive));
        Ok(Self(drive))
    }

    /// Keeps a journal from here on. None of the files may be open.
    pub fn record(&self) -> io::Result<()> {
        let mut drive = lock(&self.0);
        let journal = Journal::of(&drive.folder)?;
        drive.inodes = journal.names.clone();
        drive.next = journal.base.len();
        drive.done = 0;
        drive.journal = Some(journal);
        Ok(())
    }

    /// What was done since [`Disk::record`].
    #[must_use]
    pub fn journal(&self) -> Journal {
        lock(&self.0).journal.clone().unwrap_or_default()
    }

    /// How many things were done: writes, truncations, syncs, names made and deleted.
    #[must_use]
    pub fn done(&self) -> usize {
        lock(&self.0).done
    }

    /// Begins this trouble with the thing of that number, counted from 0.
    pub fn trouble_at(&self, number: usize, trouble: Trouble) {
        lock(&self.0).due = Some((number, trouble));
    }

    /// Begins this trouble at once.
    pub fn trouble(&self, trouble: Trouble) {
        lock(&self.0).begin(trouble);
    }

    /// The trouble that there is.
    #[must_use]
    pub fn is_troubled(&self) -> Option<Trouble> {
        lock(&self.0).trouble
    }

    /// Ends whatever trouble there is.
    pub fn mend(&self) {
        let mut drive = lock(&self.0);
        (drive.trouble, drive.due) = (None, None);
    }
}

impl Drive {
    fn begin(&mut self, trouble: Trouble) {
        self.pulled += u64::from(trouble == Trouble::Out);
        self.trouble = Some(trouble);
    }

    /// Counts one more thing, keeps it, and says whether it may be done.
    fn event(&mut self, event: impl FnOnce() -> Event) {
        if let Some(journal) = &mut self.journal {
            journal.events.push(event());
        }
        if let Some((number, trouble)) = self.due
            && number == self.done
        {
            self.due = None;
            self.begin(trouble);
        }
        self.done += 1;
    }

    /// Whether files can be looked for at all.
    pub(crate) fn is_there(&self) -> Result<(), Refused> {
        match self.trouble {
            Some(trouble @ (Trouble::Out | Trouble::Away)) => Err(Refused(trouble)),
            _ => Ok(()),
        }
    }

    fn may_write(&self) -> Result<(), Refused> {
        match self.trouble {
            Some(trouble @ (Trouble::Out | Trouble::Away | Trouble::NoWriting)) => Err(Refused(trouble)),
            _ => Ok(()),
        }
    }

    /// A file that is about to be opened; `made` if it is not there yet.
    pub(crate) fn open(
        this: &Arc<Mutex<Self>>,
        file: &Path,
        made: bool,
        log: bool,
    ) -> Result<Handle, Refused> {
        let mut drive = lock(this);
        let name = file.file_name().unwrap_or_default().to_owned();
        drive.is_there()?;
        if made {
            let inode = drive.next;
            drive.next += 1;
            drive.event(|| Event::Create { name: name.clone(), inode });
            drive.may_write()?;
            drive.inodes.insert(name.clone(), inode);
        }
        let inode = drive.inodes.get(&name).copied().unwrap_or(usize::MAX);
        Ok(Handle { drive: Arc::clone(this), inode, pulled: drive.pulled, sync_folder: made && log })
    }

    pub(crate) fn delete(&mut self, file: &Path, folder: bool) -> Result<(), Refused> {
        let name = file.file_name().unwrap_or_default().to_owned();
        self.is_there()?;
        if self.inodes.remove(&name).is_some() {
            self.event(|| Event::Delete { name, folder });
        }
        self.may_write()
    }
}

impl Handle {
    /// Whether it can be read, measured and locked.
    pub(crate) fn is_alive(&self) -> Result<(), Refused> {
        let drive = lock(&self.drive);
        if self.pulled < drive.pulled { Err(Refused(Trouble::Out)) } else { drive.is_there() }
    }

    pub(crate) fn write(
        &self,
        offset: usize,
        data: &[u8],
        grows: impl FnOnce() -> bool,
    ) -> Result<(), Refused> {
        self.is_alive()?;
        let mut drive = lock(&self.drive);
        drive.event(|| Event::Write { inode: self.inode, offset, data: data.to_owned() });
        match drive.trouble {
            Some(Trouble::Full) if grows() => Err(Refused(Trouble::Full)),
            _ => drive.may_write(),
        }
    }

    pub(crate) fn truncate(&self, length: usize) -> Result<(), Refused> {
        self.is_alive()?;
        let mut drive = lock(&self.drive);
        drive.event(|| Event::Truncate { inode: self.inode, length });
        drive.may_write()
    }

    pub(crate) fn sync(&mut self) -> Result<(), Refused> {
        self.is_alive()?;
        let mut drive = lock(&self.drive);
        let folder = std::mem::take(&mut self.sync_folder);
        drive.event(|| Event::Sync { inode: self.inode, folder });
        match drive.trouble {
            Some(trouble @ Trouble::NotSafe) => Err(Refused(trouble)),
            _ => drive.may_write(),
        }
    }
}
