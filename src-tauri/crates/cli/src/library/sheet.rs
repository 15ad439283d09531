//! The file of a sheet with a recovery code.

use crate::arguments::NewSheet;
use contract::{ErrorCode, Failure};
use document::{Paper, Sheet};
use jiff::Zoned;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use vault::{Library, RecoveryCode};

/// A file for a sheet, made before there is a code, so that no code is made in vain. Until the sheet is in it, it goes
/// when this is dropped.
pub(crate) struct SheetFile {
    path: PathBuf,
    paper: Paper,
    file: Option<File>,
}

impl SheetFile {
    /// Makes the file, which nobody but its owner may read, where there was none.
    pub(crate) fn new(sheet: &NewSheet) -> Result<Self, Failure> {
        let path = sheet.sheet.clone().ok_or(ErrorCode::SheetMissing)?;
        Library::must_be_outside(&path)?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path).map_err(|error| {
            let code = match error.kind() {
                ErrorKind::AlreadyExists => ErrorCode::FileExists,
                ErrorKind::NotFound | ErrorKind::NotADirectory => ErrorCode::FolderMissing,
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ErrorCode::DiskFull,
                _ => ErrorCode::CannotWrite,
            };
            Failure::from(code).with("file", path.display().to_string())
        })?;
        Ok(Self { path, paper: sheet.paper, file: Some(file) })
    }

    /// The name of the file.
    pub(crate) fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// Writes the sheet with that code. Says whether it is on the disk.
    pub(crate) fn write(&mut self, code: &RecoveryCode, library: &Path) -> bool {
        let letters = code.letters();
        let library = library.display().to_string();
        let (made_on, paper) = (Zoned::now().date(), self.paper);
        let sheet = Sheet { code: &letters, library: &library, made_on, paper };
        let Ok(pdf) = sheet.pdf() else { return false };
        let Some(file) = &mut self.file else { return false };
        let written = file.write_all(&pdf).and_then(|()| file.sync_all()).is_ok();
        if written {
            self.file = None;
        }
        written
    }
}

impl Drop for SheetFile {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            // Best effort: an empty file or half a sheet harms nobody.
            let _ = fs::remove_file(&self.path);
        }
    }
}
