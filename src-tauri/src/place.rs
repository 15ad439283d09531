//! Where the library is: at the usual place, or where somebody chose.

use crate::private;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the library, and where a choice of another is remembered.
pub(crate) struct Place {
    folder: PathBuf,
    /// Where it is unless another place is chosen.
    usual: PathBuf,
    memory: PathBuf,
    chosen: bool,
}

impl Place {
    /// The library chosen last, even where it is not there now (a stick that is not in must not make the app begin
    /// anew); where none was chosen, the usual place in the app's own data.
    pub(crate) fn find(data: &Path, config: &Path) -> Self {
        let memory = config.join("library-place");
        let remembered = fs::read_to_string(&memory).ok().map(PathBuf::from);
        let chosen = remembered.is_some();
        let usual = data.join("library");
        Self { folder: remembered.unwrap_or_else(|| usual.clone()), usual, memory, chosen }
    }

    /// Whether somebody chose this place.
    pub(crate) fn is_chosen(&self) -> bool {
        self.chosen
    }

    /// The folder of the library where no other is chosen.
    pub(crate) fn usual(&self) -> &Path {
        &self.usual
    }

    /// The folder of the library, there or not.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Chooses another library, and remembers it for the next start, where anything can be remembered.
    pub(crate) fn choose(&mut self, folder: PathBuf) {
        let is_there = self.memory.parent().is_none_or(|config| private::own_folder(config).is_ok());
        // A home that cannot be written keeps nobody from a library on a stick.
        let _ = is_there.then(|| private::write(&self.memory, folder.as_os_str().as_encoded_bytes()));
        self.folder = folder;
        self.chosen = true;
    }
}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn where_the_library_is_nobody_else_may_read() {
        let around = tempfile::tempdir().unwrap();
        let (data, config) = (around.path().join("data"), around.path().join("config"));
        fs::create_dir(&config).unwrap();
        fs::write(config.join("library-place"), "/somewhere").unwrap();
        fs::set_permissions(config.join("library-place"), PermissionsExt::from_mode(0o644)).unwrap();
        let mut place = Place::find(&data, &config);
        place.choose(around.path().join("nia"));
        assert!(Place::find(&data, &config).folder().ends_with("nia"));
        let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(config.clone()), mode(config.join("library-place"))), (0o700, 0o600));
    }

    #[test]
    fn a_library_is_chosen_also_where_nothing_can_be_remembered() {
        let around = tempfile::tempdir().unwrap();
        let config = around.path().join("config");
        fs::write(&config, "a file").unwrap();
        let mut place = Place::find(around.path(), &config);
        place.choose(around.path().join("nia"));
        assert!(place.folder().ends_with("nia") && place.is_chosen());
    }
}
