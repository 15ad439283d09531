//! What opens a library: another passphrase, a recovery code, a new key.

use super::open::{Access, within};
use super::sheet::SheetFile;
use crate::arguments::{EvenWeak, NewSheet};
use crate::{Made, output, passphrase};
use contract::Failure;
use std::cell::Cell;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use vault::{Cost, Library, RecoveryCode, TakenBack};

/// Nobody need be told of what takes no longer.
const MOMENT: Duration = Duration::from_secs(3);

/// Puts another passphrase in the place of the one there is.
pub(crate) fn new_passphrase(
    access: &Access<'_>,
    descriptor: Option<u32>,
    even_weak: EvenWeak,
) -> Result<Made, Failure> {
    access.with(|library| {
        let new = passphrase::new(descriptor, "command-ask-other-passphrase", even_weak)?;
        let taken_back = library.change_passphrase(access.unlock(), &new, Cost::tuned(), &tells_how_far())?;
        output::done("command-passphrase-changed", &[("library", access.name().into())]);
        say_how_far(taken_back);
        Ok(Made::Whole)
    })
}

/// Locks everything with a new key. A recovery code there was gives way to a new one.
pub(crate) fn new_key(access: &Access<'_>, sheet: &NewSheet, inputs: &[PathBuf]) -> Result<Made, Failure> {
    let passphrase = access.passphrase()?;
    within(&access.open()?, |library| {
        let has_code = library.ways()?.recovery_since.is_some();
        let file = has_code.then(|| SheetFile::new(sheet, inputs)).transpose()?;
        let code = library.make_new_key(passphrase, &tells_how_far())?;
        output::done("command-key-made", &[("library", access.name().into())]);
        if let (Some(code), Some(file)) = (code, file) {
            return Ok(write(library, &code, file));
        }
        if sheet.sheet.is_some() {
            output::note("command-no-sheet", &[]);
        }
        Ok(Made::Whole)
    })
}

/// Makes a recovery code; one there was opens nothing any more.
pub(crate) fn new_code(access: &Access<'_>, sheet: &NewSheet, inputs: &[PathBuf]) -> Result<Made, Failure> {
    access.with(|library| {
        let file = SheetFile::new(sheet, inputs)?;
        let (code, taken_back) = library.make_recovery_code(access.unlock(), &tells_how_far())?;
        say_how_far(taken_back);
        Ok(write(library, &code, file))
    })
}

/// Takes the recovery code away.
pub(crate) fn forget_code(access: &Access<'_>) -> Result<Made, Failure> {
    access.with(|library| {
        let taken_back = library.forget_recovery_code(access.unlock(), &tells_how_far())?;
        let _ = library.set_setting(contract::SHEET_WAITS, None);
        output::done("command-code-forgotten", &[("library", access.name().into())]);
        say_how_far(taken_back);
        Ok(Made::Whole)
    })
}

/// Says how far writing a library anew has come, by the tenth, where it takes longer than a moment.
fn tells_how_far() -> impl Fn(f32) {
    let (start, told) = (Instant::now(), Cell::new(0));
    move |part| {
        let tenths = (part * 10.0) as u32;
        if tenths > told.get() && tenths < 10 && start.elapsed() > MOMENT {
            told.set(tenths);
            output::note("command-writing-anew", &[("percent", (tenths * 10).to_string().into())]);
        }
    }
}

/// Says where an older copy of the key file still opens the library.
fn say_how_far(taken_back: TakenBack) {
    if taken_back == TakenBack::Here {
        output::note("command-taken-back-here", &[]);
    }
}

fn write(library: &Library, code: &RecoveryCode, file: SheetFile) -> Made {
    let name = file.name();
    if file.write(code, library.folder()) {
        // The window asks for no sheet of a code before this one.
        let _ = library.set_setting(contract::SHEET_WAITS, None);
        output::done("command-code-made", &[("file", name.into())]);
        Made::Whole
    } else {
        output::note("command-code-not-written", &[]);
        Made::InPart
    }
}
