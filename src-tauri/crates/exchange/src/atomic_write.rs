//! Files written whole or not at all (atomic write): beside their place, synced to the disk, then renamed there. One
//! mechanism for pages, profiles and sheets, in the window and in the command.
//!
//! What stands at the place is looked at before anything is made. Through a link the file it points at is written, and
//! the link stays; a link to nothing makes that file, where its folder is there. A name that is too long is cut,
//! and then never that of something that is there: nobody asked for that. What is no file is never written over, nor is a
//! file that is read-only or that the same command reads. Any other is replaced only as [`Replace`] says, and its rights
//! are kept; a new one is for its owner alone.

use crate::file::{FileError, NoFile};
use crate::file_name::{MOST_BYTES, shorter};
use crate::own::Own;
use crate::rights;
use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// How the name of a file begins while it is written.
const BESIDE: &str = ".what-matters-";
/// So many links may lead one to the next, as in the system itself.
const MOST_LINKS: usize = 40;

/// Which file that is there already may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    /// None.
    Nothing,
    /// One that this program wrote.
    Own(Own),
    /// Any: somebody was asked, and said so.
    Anything,
}

/// Where a path leads, as it was found.
#[derive(Debug)]
pub struct Target {
    named: PathBuf,
    path: PathBuf,
    /// Whether its name was too long, so that it is another than somebody typed.
    is_cut: bool,
    there: Option<Metadata>,
}

/// A file that may be written. Until it is, nothing has changed.
#[derive(Debug)]
pub struct AtomicFile {
    named: PathBuf,
    path: PathBuf,
    is_there: bool,
    is_private: bool,
    beside: Option<NamedTempFile>,
}

impl Target {
    /// Finds out where a path leads. [`FileError`] where no file can ever be written there.
    pub fn find(path: &Path) -> Result<Self, FileError> {
        let folder = folder_of(path);
        if !folder.is_dir() {
            return Err(FileError::NoFolder { folder: folder.into() });
        }
        let cut = shorter(path, longest_name(folder));
        let (named, is_cut) = (cut.as_deref().unwrap_or(path), cut.is_some());
        // All links at once, as the system lets this user: not one that a stranger laid in a folder for everybody.
        let there = match fs::metadata(named) {
            Ok(found) => Some(found),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) if is_circle(&error) => return Err(no_file(named, NoFile::Circle)),
            Err(error) => return Err(cannot_write(named, error)),
        };
        if let Some(what) = there.as_ref().and_then(kind_of_no_file) {
            return Err(no_file(named, what));
        }
        let path = followed(named, there.is_some()).map_err(|error| cannot_write(named, error))?;
        let folder = folder_of(&path);
        if !folder.is_dir() {
            return Err(FileError::NoFolder { folder: folder.into() });
        }
        Ok(Self { named: named.to_owned(), path, is_cut, there })
    }

    /// The file that is to be written: no link.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file, where it may be written: it is none of those that it is made from, is not read-only, and may be
    /// replaced if it is there.
    pub fn claim(self, replace: Replace, inputs: &[PathBuf]) -> Result<AtomicFile, FileError> {
        let Self { named, path, is_cut, there } = self;
        if let Some(there) = &there {
            if inputs.iter().any(|input| is_same(input, &path, there)) {
                return Err(FileError::IsInput { path: named });
            }
            must_be_writable(&named, &path, there)?;
            let may = match replace {
                _ if is_cut => false,
                Replace::Nothing => false,
                // What cannot be read is not known to be this program's.
                Replace::Own(kind) => kind.is_at(&path).unwrap_or_default(),
                Replace::Anything => true,
            };
            if !may {
                return Err(FileError::Exists { path: named });
            }
        }
        Ok(AtomicFile { named, path, is_there: there.is_some(), is_private: false, beside: None })
    }
}

impl AtomicFile {
    /// The same for a file that nobody but its owner may read, whoever might read the one it takes the place of.
    #[must_use]
    pub fn private(self) -> Self {
        Self { is_private: true, ..self }
    }

    /// Its path as it was typed, with its name cut where that was too long.
    #[must_use]
    pub fn named(&self) -> &Path {
        &self.named
    }

    /// Makes the file that takes the place later, still empty, so that what does not let it be made is known before
    /// there is something to write. It goes again if nothing is written.
    pub fn reserve(&mut self) -> Result<(), FileError> {
        let beside = self.made_beside().map_err(|error| cannot_write(&self.named, error))?;
        self.beside = Some(beside);
        Ok(())
    }

    /// Writes the file.
    pub fn write(mut self, bytes: &[u8]) -> Result<(), FileError> {
        self.put_down(bytes).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => FileError::Exists { path: self.named.clone() },
            _ => cannot_write(&self.named, error),
        })
    }

    fn put_down(&mut self, bytes: &[u8]) -> io::Result<()> {
        if bytes.len() as u64 > longest_file() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut beside = self.made_beside()?;
        beside.write_all(bytes)?;
        if self.is_there && !self.is_private {
            rights::carry_over(&self.path, beside.as_file())?;
        }
        beside.as_file().sync_all()?;
        if self.is_there {
            beside.persist(&self.path).map_err(|error| error.error)?;
        } else {
            persist_new(beside, &self.path)?;
        }
        sync_folder(folder_of(&self.path));
        Ok(())
    }

    /// The file beside the place, made now unless it was before.
    fn made_beside(&mut self) -> io::Result<NamedTempFile> {
        match self.beside.take() {
            Some(beside) => Ok(beside),
            // It is for its owner alone until it has rights of its own.
            None => tempfile::Builder::new().prefix(BESIDE).tempfile_in(folder_of(&self.path)),
        }
    }
}

/// Gives a file its name, where no other has come to have that meanwhile.
fn persist_new(beside: NamedTempFile, path: &Path) -> io::Result<()> {
    match beside.persist_noclobber(path) {
        Ok(_) => Ok(()),
        // Some shared folders cannot do both at once.
        Err(error) if error.error.kind() != io::ErrorKind::AlreadyExists && !path.exists() => {
            error.file.persist(path).map(drop).map_err(|error| error.error)
        }
        Err(error) => Err(error.error),
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The longest name of a file in that folder, in bytes.
#[cfg(unix)]
fn longest_name(folder: &Path) -> usize {
    let told = rustix::fs::statvfs(folder).ok().and_then(|found| usize::try_from(found.f_namemax).ok());
    // Some count in other units than bytes, and say more.
    told.filter(|longest| *longest > 0).unwrap_or(MOST_BYTES).min(MOST_BYTES)
}

#[cfg(not(unix))]
fn longest_name(_: &Path) -> usize {
    MOST_BYTES
}

/// The longest file that this program may write, in bytes (`ulimit -f`). At one byte more the system would end it on the
/// spot, with the file beside its place left behind.
#[cfg(unix)]
fn longest_file() -> u64 {
    use rustix::process::{Resource, getrlimit};
    getrlimit(Resource::Fsize).current.unwrap_or(u64::MAX)
}

#[cfg(not(unix))]
fn longest_file() -> u64 {
    u64::MAX
}

/// Where a path leads in the end. What is there is found by the system; a link to nothing is followed step by step.
fn followed(path: &Path, is_there: bool) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(_) if is_there => return fs::canonicalize(&path),
            Ok(next) => path = folder_of(&path).join(next),
            Err(_) => return Ok(path),
        }
    }
    Err(io::ErrorKind::InvalidInput.into())
}

#[cfg(unix)]
fn is_circle(error: &io::Error) -> bool {
    rustix::io::Errno::from_io_error(error) == Some(rustix::io::Errno::LOOP)
}

#[cfg(not(unix))]
fn is_circle(_: &io::Error) -> bool {
    false
}

/// What that is, where it is no file.
fn kind_of_no_file(found: &Metadata) -> Option<NoFile> {
    let kind = found.file_type();
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return Some(NoFile::Pipe);
        }
        if kind.is_socket() {
            return Some(NoFile::Socket);
        }
    }
    match (kind.is_file(), kind.is_dir()) {
        (true, _) => None,
        (_, true) => Some(NoFile::Folder),
        _ => Some(NoFile::Device),
    }
}

/// Whether an input is the file that was found at a path, whatever both are called.
#[cfg(unix)]
fn is_same(input: &Path, _: &Path, found: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(input).is_ok_and(|input| (input.dev(), input.ino()) == (found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn is_same(input: &Path, path: &Path, _: &Metadata) -> bool {
    fs::canonicalize(input).is_ok_and(|input| fs::canonicalize(path).is_ok_and(|path| path == input))
}

/// Refuses a file that is read-only: by its mode, whoever asks, or by what the system lets this user do.
fn must_be_writable(named: &Path, path: &Path, found: &Metadata) -> Result<(), FileError> {
    let read_only = || FileError::ReadOnly { path: named.to_owned() };
    if found.permissions().readonly() {
        return Err(read_only());
    }
    match OpenOptions::new().write(true).open(path) {
        Ok(_) => Ok(()),
        Err(error) => match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Err(read_only()),
            _ => Err(cannot_write(named, error)),
        },
    }
}

fn no_file(path: &Path, what: NoFile) -> FileError {
    FileError::NotAFile { path: path.into(), what }
}

fn cannot_write(path: &Path, source: io::Error) -> FileError {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            FileError::DiskFull { path: path.into() }
        }
        _ => FileError::CannotWrite { path: path.into(), source },
    }
}

/// Makes the new name last through a power cut. Best effort: whatever comes, there is a whole file.
#[cfg(unix)]
fn sync_folder(folder: &Path) {
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
}

/// Windows does so by itself.
#[cfg(not(unix))]
fn sync_folder(_: &Path) {}

#[cfg(test)]
mod tests;
