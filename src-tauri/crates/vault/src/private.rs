//! Who may look into a library: its owner alone, whoever could before.

use std::path::Path;

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
    use std::fs::{self, Permissions};
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

/// A folder for a copy of a library that goes with it, for its owner alone.
pub(crate) fn copies() -> std::io::Result<tempfile::TempDir> {
    let mut folder = tempfile::Builder::new();
    folder.prefix("what-matters-");
    #[cfg(unix)]
    folder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    folder.tempdir()
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
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
    fn a_folder_for_copies_is_for_its_owner_alone() {
        assert_eq!(modes(super::copies().unwrap().path()), [(".".to_owned(), 0o700)]);
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
