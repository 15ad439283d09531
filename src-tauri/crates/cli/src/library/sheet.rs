//! The file of a sheet with a recovery code.

use crate::arguments::NewSheet;
use crate::out;
use contract::{ErrorCode, Failure};
use document::{Paper, Sheet};
use exchange::{AtomicFile, Replace};
use jiff::Zoned;
use std::path::{Path, PathBuf};
use vault::RecoveryCode;

/// A file for a sheet, reserved before there is a code, so that no code is made in vain. Until the sheet is in it,
/// everything stays as it was.
pub(crate) struct SheetFile {
    file: AtomicFile,
    paper: Paper,
}

impl SheetFile {
    /// Reserves the file, which nobody but its owner may read. Another sheet gives way to none unasked: it may be of
    /// another library, and the code on it stands nowhere else.
    pub(crate) fn new(sheet: &NewSheet, inputs: &[PathBuf]) -> Result<Self, Failure> {
        let path = sheet.sheet.as_deref().ok_or(ErrorCode::SheetMissing)?;
        let mut file = out::file(path, Replace::Nothing, &sheet.force, inputs)?.private();
        file.reserve()?;
        Ok(Self { file, paper: sheet.paper })
    }

    /// The name of the file.
    pub(crate) fn name(&self) -> String {
        self.file.named().display().to_string()
    }

    /// Writes the sheet with that code. Says whether it is on the disk.
    pub(crate) fn write(self, code: &RecoveryCode, library: &Path) -> bool {
        let letters = code.letters();
        let library = library.display().to_string();
        let (made_on, paper) = (Zoned::now().date(), self.paper);
        let sheet = Sheet { code: &letters, library: &library, made_on, paper };
        sheet.pdf().is_ok_and(|pdf| self.file.write(&pdf).is_ok())
    }
}
