//! Files and folders that their owner alone may read (permissions), whoever could before.

use crate::error::Result;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

/// Makes an empty file that only its owner may read.
pub(crate) fn new_private(file: &Path) -> Result<()> {
    private().create_new(true).open(file)?;
    Ok(())
}

/// Writes a new file that only its owner may read, and waits until it is on the disk.
pub(crate) fn write_private(file: &Path, bytes: &[u8]) -> Result<()> {
    let mut new = private().create_new(true).open(file)?;
    new.write_all(bytes)?;
    Ok(new.sync_all()?)
}

/// How to open a file that only its owner may read.
pub(crate) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a folder that only its owner may read, where the one around it is there.
pub(crate) fn make_private_folder(path: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(path)?)
}

/// Takes everybody else's leave to look into a folder, and at the files of these names in it. Where the modes cannot be
/// set (a stick that knows none, a folder of somebody else) they stay: what lies there is encrypted all the same.
#[cfg(unix)]
pub(crate) fn keep(folder: &Path, files: &[&str]) {
    keep_within(folder, 0o700);
    for name in files {
        let file = folder.join(name);
        // What a link points to is not the library's.
        if std::fs::symlink_metadata(&file).is_ok_and(|found| found.is_file()) {
            keep_within(&file, 0o600);
        }
    }
}

/// Takes away what goes beyond a mode; gives nothing, for an owner may have locked it against themselves.
#[cfg(unix)]
fn keep_within(path: &Path, most: u32) {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;
    let Ok(found) = fs::metadata(path) else { return };
    let mode = found.permissions().mode() & 0o777;
    if mode & most != mode {
        let _ = fs::set_permissions(path, Permissions::from_mode(mode & most));
    }
}

/// Elsewhere a folder takes the leave of the one around it: the person's own.
#[cfg(not(unix))]
pub(crate) fn keep(_: &Path, _: &[&str]) {}
