//! What the app keeps beside the library is its owner's alone, too: the log, and where the library is.

use exchange::{FileError, Replace, Target};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::path::Path;

/// Makes a folder with all that lead to it, where they are not there: each for its owner alone.
pub(crate) fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes a folder of the app's own, or takes everybody else's leave to look into it.
pub(crate) fn own_folder(path: &Path) -> io::Result<()> {
    make_folder(path)?;
    set_mode(path, 0o700);
    Ok(())
}

/// Opens a file to write at its end, for its owner alone; made where it is not there.
pub(crate) fn append(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    set_mode(path, 0o600);
    Ok(file)
}

/// Writes a file anew, whole or not at all, for its owner alone.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    Target::find(path)?.claim(Replace::Anything, &[])?.private().write(bytes)
}

/// A file that was there before may have another mode. Where it cannot be set it stays.
#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    let _ = fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode));
}

/// Elsewhere a file takes the leave of the folder around it: the person's own.
#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) {}
