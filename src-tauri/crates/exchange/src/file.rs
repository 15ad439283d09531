//! Reading and writing files so that what went wrong can be told apart, and nothing is ever half written.

use std::fs::File;
use std::io::{self, Read, Write};
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

/// Writes a file whole or not at all: beside its place, synced, then moved there. What stood there is replaced. The
/// folder and the umask decide who reads it, as for any saved file: it is made to be given away.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    write(path, bytes, 0o666)
}

/// The same for a file that nobody but its owner may read.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    write(path, bytes, 0o600)
}

fn write(
    path: &Path,
    bytes: &[u8],
    #[cfg_attr(not(unix), expect(unused))] mode: u32,
) -> Result<(), FileError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        return Err(FileError::NoFolder { folder: folder.into() });
    }
    if path.is_dir() {
        return Err(FileError::CannotWrite { path: path.into(), source: io::ErrorKind::IsADirectory.into() });
    }
    let cannot = |source: io::Error| match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            FileError::DiskFull { path: path.into() }
        }
        _ => FileError::CannotWrite { path: path.into(), source },
    };
    let mut beside = tempfile::Builder::new();
    beside.prefix(".what-matters-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        beside.permissions(std::fs::Permissions::from_mode(mode));
    }
    let mut file = beside.tempfile_in(folder).map_err(cannot)?;
    file.write_all(bytes).map_err(cannot)?;
    file.as_file().sync_all().map_err(cannot)?;
    file.persist(path).map_err(|error| cannot(error.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("page.pdf");
        write_whole(&path, b"one").unwrap();
        write_whole(&path, b"two").unwrap();
        assert_eq!(read(&path, 3).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_private_is_for_its_owner_alone_also_where_another_file_stood() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sheet.pdf");
        write_whole(&path, b"one").unwrap();
        write_private(&path, b"two").unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_file_over_the_limit_is_too_large() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long");
        write_whole(&path, b"four").unwrap();
        assert!(matches!(read(&path, 3), Err(FileError::TooLarge { most: 3, .. })));
    }

    #[test]
    fn each_failure_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("missing").join("page.pdf");
        assert!(matches!(write_whole(&missing, b""), Err(FileError::NoFolder { .. })));
        assert!(matches!(write_whole(folder.path(), b""), Err(FileError::CannotWrite { .. })));
        assert!(matches!(read(&missing, 1), Err(FileError::NotThere { .. })));
        assert!(matches!(read(folder.path(), 1), Err(FileError::CannotRead { .. })));
    }
}
