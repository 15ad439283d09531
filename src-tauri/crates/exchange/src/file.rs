//! Reading files, and every way in which reading or writing one can fail, told apart.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// There is no such file.
    #[error("there is no file at {}", path.display())]
    NotThere {
        /// The file asked for.
        path: PathBuf,
    },
    /// The folder to write into is not there.
    #[error("there is no folder {}", folder.display())]
    NoFolder {
        /// The folder.
        folder: PathBuf,
    },
    /// A file of more bytes than are read.
    #[error("{} is larger than {most} bytes", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The most that is read, in bytes.
        most: usize,
    },
    /// The disk has no room.
    #[error("there is no room left for {}", path.display())]
    DiskFull {
        /// The file that was to be written.
        path: PathBuf,
    },
    /// What has that name is no file, so nothing can be written there.
    #[error("{} is not a file", path.display())]
    NotAFile {
        /// The path asked for.
        path: PathBuf,
        /// What it is.
        what: NoFile,
    },
    /// A file that nobody, or not this user, may write to.
    #[error("{} is read-only", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file is one that what is to be written is made from.
    #[error("{} is what is read", path.display())]
    IsInput {
        /// The file.
        path: PathBuf,
    },
    /// There is another file of that name, which may not be replaced.
    #[error("there is a file {} already", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// It cannot be read: no permission, a folder, a broken device.
    #[error("{} cannot be read", path.display())]
    CannotRead {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It cannot be written: no permission, a read-only disk, a broken device.
    #[error("{} cannot be written", path.display())]
    CannotWrite {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// What may have the name of a file without being one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFile {
    /// A folder.
    Folder,
    /// A pipe with a name (FIFO), or one that a command is joined to.
    Pipe,
    /// A socket.
    Socket,
    /// A device, such as a terminal, a disk or `/dev/null`.
    Device,
    /// A link that leads back to itself.
    Circle,
}

impl NoFile {
    /// Its name in the wording.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Folder => "folder",
            Self::Pipe => "pipe",
            Self::Socket => "socket",
            Self::Device => "device",
            Self::Circle => "circle",
        }
    }
}

/// Reads a file of at most `most` bytes.
pub(crate) fn read(path: &Path, most: usize) -> Result<Vec<u8>, FileError> {
    let cannot = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => FileError::NotThere { path: path.into() },
        _ => FileError::CannotRead { path: path.into(), source },
    };
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file that is too large, without trusting its stated length.
    File::open(path).map_err(cannot)?.take(most as u64 + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() > most { Err(FileError::TooLarge { path: path.into(), most }) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_file_over_the_limit_is_too_large() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long");
        fs::write(&path, b"four").unwrap();
        assert_eq!(read(&path, 4).unwrap(), b"four");
        assert!(matches!(read(&path, 3), Err(FileError::TooLarge { most: 3, .. })));
    }

    #[test]
    fn each_failure_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(read(&folder.path().join("missing"), 1), Err(FileError::NotThere { .. })));
        assert!(matches!(read(folder.path(), 1), Err(FileError::CannotRead { .. })));
    }
}
