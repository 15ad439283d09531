//! Whether another program changed the library's files while they were open here.

use crate::disk::folder::{APART, Folder};
use crate::error::Result;
use std::fs::{self, File, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What a file is known by. Where the system gives no number of a file, its times alone.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Which {
    number: (u64, u64),
    made: Option<SystemTime>,
}

/// The library's files as they were last seen.
pub(crate) struct Outside {
    /// `people.db`: which file, its length, and when it was last written.
    people: Option<(Which, u64, Option<SystemTime>)>,
    /// The log. It is written all the time: only which file it is can tell.
    log: Option<Which>,
    apart: bool,
    /// The backup that holds what is open here, once that was kept apart.
    kept: Option<PathBuf>,
}

impl Outside {
    /// The files of a library whose `people.db` is open as `people`.
    pub(crate) fn of(folder: &Folder, people: &File) -> Self {
        let mut outside = Self { people: None, log: None, apart: false, kept: None };
        outside.look(folder, people);
        outside
    }

    /// Remembers the files as they are: this program has just written them. What is open is asked, and not what has its
    /// name, which another program may have put there meanwhile; and a log stays the one that it was.
    pub(crate) fn look(&mut self, folder: &Folder, people: &File) {
        self.people = people.metadata().ok().as_ref().map(state);
        if self.log.is_none() {
            self.log = seen(&folder.log()).as_ref().map(which);
        }
    }

    /// Whether somebody else wrote `people.db`, or put other files in the place of these. A folder that is not there
    /// was not changed: a stick may have been pulled out.
    pub(crate) fn changed(&self, folder: &Folder) -> bool {
        !self.is_there(folder) && folder.out_of_sight().is_none()
    }

    /// Whether the files can be seen, as they were left.
    pub(crate) fn is_there(&self, folder: &Folder) -> bool {
        // A log that came since the last look is this program's own.
        let is_own_log = || self.log.is_none() || seen(&folder.log()).as_ref().map(which) == self.log;
        self.people.is_some() && seen(&folder.people()).as_ref().map(state) == self.people && is_own_log()
    }

    /// Whether the library stands on another disk than what is open: a stick was pulled out and put back.
    #[cfg(unix)]
    pub(crate) fn is_on_another_disk(&self, folder: &Folder) -> bool {
        let there = seen(&folder.people()).map(|file| which(&file).number.0);
        there.is_some() && there != self.people.map(|(file, ..)| file.number.0)
    }

    /// No system but those of the Unix kind says on which disk a file is.
    #[cfg(not(unix))]
    pub(crate) fn is_on_another_disk(&self, _: &Folder) -> bool {
        false
    }

    /// From here on what is open here is no longer what is in the folder.
    pub(crate) fn part(&mut self) {
        self.apart = true;
    }

    pub(crate) fn is_apart(&self) -> bool {
        self.apart
    }

    /// What is open here is in a backup of its own.
    pub(crate) fn keep(&mut self, backup: PathBuf) {
        self.kept = Some(backup);
    }

    /// What is open here may be more than what was kept. Gives the backup that it was in.
    pub(crate) fn forget_kept(&mut self) -> Option<PathBuf> {
        self.kept.take()
    }

    /// Whether another file stands in the place of the one that is open, which is as it was then. Where the other program
    /// wrote into the file itself, it is no more what it was.
    pub(crate) fn is_replaced(&self, folder: &Folder) -> bool {
        let there = seen(&folder.people()).as_ref().map(which);
        there.is_some() && there != self.people.map(|(file, ..)| file)
    }

    /// Whether the log beside the file is this program's own.
    pub(crate) fn owns_log(&self, folder: &Folder) -> bool {
        let there = seen(&folder.log()).as_ref().map(which);
        there.is_some() && there == self.log
    }

    /// Whether it was kept apart.
    pub(crate) fn is_kept(&self) -> bool {
        self.kept.is_some()
    }

    /// Takes the log out of the way if it is this program's own: it would be played into the other file. Where it could
    /// not be kept apart it is given another name, for then some of what it says stands nowhere else.
    pub(crate) fn take_own_log_away(&self, folder: &Folder) -> Result<()> {
        if !self.owns_log(folder) {
            return Ok(());
        }
        if self.is_kept() {
            fs::remove_file(folder.log())?;
        } else {
            let mut names = (1..).map(|number| folder.path().join(format!("{APART}{number}.db-wal")));
            if let Some(name) = names.find(|name| !name.exists()) {
                fs::rename(folder.log(), name)?;
            }
        }
        Ok(())
    }
}

fn seen(path: &Path) -> Option<Metadata> {
    fs::metadata(path).ok()
}

fn state(file: &Metadata) -> (Which, u64, Option<SystemTime>) {
    (which(file), file.len(), file.modified().ok())
}

#[cfg(unix)]
fn which(file: &Metadata) -> Which {
    use std::os::unix::fs::MetadataExt;
    Which { number: (file.dev(), file.ino()), made: None }
}

#[cfg(not(unix))]
fn which(file: &Metadata) -> Which {
    Which { number: (0, 0), made: file.created().ok() }
}
