//! Temporary folders for private copies of a library, each gone with whoever uses it.

use crate::disk::owner_only::private;
use crate::disk::regular;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// How the names of folders for copies begin.
const COPIES: &str = "what-matters-";
/// The file in such a folder that is locked as long as somebody uses it, and what it is called until it is.
const IN_USE: &str = "in-use";
const ABOUT_TO_BE: &str = "in-use.new";

/// A folder for a copy of a library, which goes with it.
pub(crate) struct Copies {
    /// Let go of first: a file that is in use keeps its folder on some systems.
    _in_use: File,
    folder: TempDir,
}

impl Copies {
    /// Makes one for its owner alone, and removes those that a program which was killed has left.
    pub(crate) fn new() -> io::Result<Self> {
        clear_copies(&std::env::temp_dir());
        Self::in_folder(&std::env::temp_dir())
    }

    fn in_folder(around: &Path) -> io::Result<Self> {
        let mut folder = tempfile::Builder::new();
        folder.prefix(COPIES);
        #[cfg(unix)]
        folder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let folder = folder.tempdir_in(around)?;
        let in_use = private().create_new(true).open(folder.path().join(ABOUT_TO_BE))?;
        in_use.lock()?;
        // Under this name nobody ever finds it without its lock.
        fs::rename(folder.path().join(ABOUT_TO_BE), folder.path().join(IN_USE))?;
        Ok(Self { _in_use: in_use, folder })
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Removes folders for copies that nobody uses any more. Best effort: those of somebody else cannot be looked into.
pub(crate) fn clear_copies(around: &Path) {
    let is_left = |folder: &PathBuf| {
        let is_ours = folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with(COPIES));
        // What a link points to is somebody else's.
        let is_folder = || fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir());
        // On a pipe this would wait for ever.
        let in_use = || regular::open(&folder.join(IN_USE));
        is_ours && is_folder() && in_use().is_ok_and(|file| file.try_lock().is_ok())
    };
    let all = fs::read_dir(around).into_iter().flatten().filter_map(|found| Some(found.ok()?.path()));
    for folder in all.filter(is_left) {
        let _ = fs::remove_dir_all(folder);
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::{Copies, clear_copies};
    use crate::{About, Cost, Library, Passphrase};
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    /// The modes of a folder and of all in it, by name.
    fn modes(folder: &Path) -> Vec<(String, u32)> {
        let mode = |path: &Path| fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777;
        let mut modes: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap())
            .map(|file| (file.file_name().into_string().unwrap(), mode(&file.path())))
            .collect();
        modes.push((".".to_owned(), mode(folder)));
        modes.sort();
        modes
    }

    #[test]
    fn a_folder_for_copies_is_for_its_owner_alone_and_goes_with_it() {
        let around = tempfile::tempdir().unwrap();
        let copies = Copies::in_folder(around.path()).unwrap();
        assert_eq!(modes(copies.path()).first(), Some(&(".".to_owned(), 0o700)));
        drop(copies);
        assert_eq!(fs::read_dir(around.path()).unwrap().count(), 0);
    }

    #[test]
    fn copies_that_a_killed_program_left_are_removed_and_no_others() {
        let around = tempfile::tempdir().unwrap();
        let mut killed = Copies::in_folder(around.path()).unwrap();
        killed.folder.disable_cleanup(true);
        let left = killed.path().to_owned();
        drop(killed);
        fs::write(left.join("people.db"), "words").unwrap();
        let used = Copies::in_folder(around.path()).unwrap();
        // Of an older program, or of somebody who is just making theirs.
        let other = around.path().join("what-matters-other");
        fs::create_dir(&other).unwrap();
        clear_copies(around.path());
        assert!(!left.exists());
        assert!(used.path().exists() && other.exists());
    }

    fn are_private(folder: &Path) {
        for (name, mode) in modes(folder) {
            assert_eq!(mode, if name == "." { 0o700 } else { 0o600 }, "{name}: {mode:o}");
        }
    }

    #[test]
    fn a_library_is_its_owners_alone_from_the_first_day_and_after_somebody_opened_it_to_others() {
        let around = tempfile::tempdir().unwrap();
        let (folder, passphrase) = (around.path().join("library"), Passphrase::new("plover cabin eleven"));
        // An empty folder of one's own choice, which everybody may look into.
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
        let library = Library::create(&folder, &passphrase, About::Me, Cost::lightest()).unwrap();
        assert!(modes(&folder).len() > 4);
        are_private(&folder);
        library.close().unwrap();

        for (name, _) in modes(&folder) {
            let mode = if name == "." { 0o777 } else { 0o666 };
            fs::set_permissions(folder.join(name), Permissions::from_mode(mode)).unwrap();
        }
        let library = Library::open(&folder, &passphrase).unwrap();
        are_private(&folder);
        library.set_setting("lock-after", Some("5")).unwrap();
        are_private(&folder);
        library.close().unwrap();
        are_private(&folder);
    }
}
