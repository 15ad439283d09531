//! What opens a library: another passphrase, a recovery code, a new key.

use super::door::{Door, within};
use super::sheet::SheetFile;
use crate::arguments::NewSheet;
use crate::{Made, passphrase, say};
use contract::Failure;
use std::path::PathBuf;
use vault::{Cost, Library, RecoveryCode};

/// Puts another passphrase in the place of the one there is.
pub(crate) fn new_passphrase(door: &Door<'_>, descriptor: Option<u32>) -> Result<Made, Failure> {
    door.with(|library| {
        let new = passphrase::new(descriptor, "command-ask-other-passphrase")?;
        library.change_passphrase(door.unlock(), &new, Cost::tuned())?;
        say::done("command-passphrase-changed", &[("library", door.name().into())]);
        Ok(Made::Whole)
    })
}

/// Locks everything with a new key. A recovery code there was gives way to a new one.
pub(crate) fn new_key(door: &Door<'_>, sheet: &NewSheet, inputs: &[PathBuf]) -> Result<Made, Failure> {
    let passphrase = door.passphrase()?;
    within(&door.open()?, |library| {
        let has_code = library.ways()?.recovery_since.is_some();
        let file = has_code.then(|| SheetFile::new(sheet, inputs)).transpose()?;
        let code = library.make_new_key(passphrase)?;
        say::done("command-key-made", &[("library", door.name().into())]);
        if let (Some(code), Some(file)) = (code, file) {
            return Ok(write(library, &code, file));
        }
        if sheet.sheet.is_some() {
            say::note("command-no-sheet", &[]);
        }
        Ok(Made::Whole)
    })
}

/// Makes a recovery code; one there was opens nothing any more.
pub(crate) fn new_code(door: &Door<'_>, sheet: &NewSheet, inputs: &[PathBuf]) -> Result<Made, Failure> {
    door.with(|library| {
        let file = SheetFile::new(sheet, inputs)?;
        let code = library.make_recovery_code(door.unlock())?;
        Ok(write(library, &code, file))
    })
}

/// Takes the recovery code away.
pub(crate) fn forget_code(door: &Door<'_>) -> Result<Made, Failure> {
    door.with(|library| {
        library.forget_recovery_code(door.unlock())?;
        say::done("command-code-forgotten", &[("library", door.name().into())]);
        Ok(Made::Whole)
    })
}

fn write(library: &Library, code: &RecoveryCode, file: SheetFile) -> Made {
    let name = file.name();
    if file.write(code, library.folder()) {
        // The window asks for no sheet of a code before this one.
        let _ = library.set_setting(contract::SHEET_WAITS, None);
        say::done("command-code-made", &[("file", name.into())]);
        Made::Whole
    } else {
        say::note("command-code-not-written", &[]);
        Made::InPart
    }
}
