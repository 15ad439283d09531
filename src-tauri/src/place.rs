//! Where the library is: at the usual place, or where somebody chose.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of the library, and where a choice of another is remembered.
pub(crate) struct Place {
    folder: PathBuf,
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
        Self { folder: remembered.unwrap_or_else(|| data.join("library")), memory, chosen }
    }

    /// Whether somebody chose this place.
    pub(crate) fn is_chosen(&self) -> bool {
        self.chosen
    }

    /// The folder of the library, there or not.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Chooses another library, and remembers it for the next start.
    pub(crate) fn choose(&mut self, folder: PathBuf) -> io::Result<()> {
        if let Some(config) = self.memory.parent() {
            fs::create_dir_all(config)?;
        }
        fs::write(&self.memory, folder.as_os_str().as_encoded_bytes())?;
        self.folder = folder;
        self.chosen = true;
        Ok(())
    }
}
