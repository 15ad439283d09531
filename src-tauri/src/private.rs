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

/// Takes everybody else's leave to look at what is in a folder of the app's own, and at the folder: an older program, or a
/// library below this one, may have given it. What a link leads to is not the app's.
#[cfg(unix)]
pub(crate) fn keep_all(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let mut left = vec![folder.to_owned()];
    while let Some(path) = left.pop() {
        let Ok(found) = fs::symlink_metadata(&path) else { continue };
        let mode = found.permissions().mode() & 0o777;
        if !found.is_symlink() && mode & 0o700 != mode {
            set_mode(&path, mode & 0o700);
        }
        if found.is_dir() {
            left.extend(fs::read_dir(&path).into_iter().flatten().flatten().map(|entry| entry.path()));
        }
    }
}

/// Elsewhere a folder takes the leave of the one around it: the person's own.
#[cfg(not(unix))]
pub(crate) fn keep_all(_: &Path) {}

/// A file that was there before may have another mode. Where it cannot be set it stays.
#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    let _ = fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode));
}

/// Elsewhere a file takes the leave of the folder around it: the person's own.
#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) {}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn what_an_older_program_left_open_to_others_is_closed_and_nothing_else_is_touched() {
        let around = tempfile::tempdir().unwrap();
        let (ours, theirs) = (around.path().join("data"), around.path().join("theirs"));
        let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        fs::create_dir_all(ours.join("storage")).unwrap();
        let (open, locked) = (ours.join("storage/hsts-storage.sqlite"), ours.join("locked"));
        for file in [&open, &locked, &theirs] {
            fs::write(file, "").unwrap();
        }
        for (path, before) in [
            (&ours, 0o755),
            (&ours.join("storage"), 0o775),
            (&open, 0o644),
            (&locked, 0o444),
            (&theirs, 0o644),
        ] {
            set(path, before);
        }
        symlink(&theirs, ours.join("link")).unwrap();
        keep_all(&ours);
        let modes = [&ours, &ours.join("storage"), &open, &locked, &theirs].map(|path| mode(path));
        assert_eq!(modes, [0o700, 0o700, 0o600, 0o400, 0o644]);
        keep_all(&around.path().join("nothing"));
    }
}
