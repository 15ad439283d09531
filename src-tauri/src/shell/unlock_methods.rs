//! The ways into the open library: passphrase, recovery code and its sheet, a new key.

use super::page::media;
use super::{Shell, held};
use crate::{keychain, printers};
use contract::{
    ErrorCode, Failure, NewCode, Paper, Printed, Proof, SHEET_WAITS, Saved, TakenBack, WRITING_ANEW_EVENT,
    Ways, name,
};
use document::Sheet;
use jiff::Zoned;
use std::cell::Cell;
use tauri::Emitter;
use vault::{Cost, Library, Passphrase, RecoveryCode, Unlock, VaultError};
use zeroize::Zeroizing;

/// The name that the sheet is saved under, unless another is chosen.
const SHEET: &str = "What Matters recovery code.pdf";

/// What was typed as a proof, wiped when it is dropped.
pub(super) enum Typed {
    Passphrase(Passphrase),
    Recovery(Zeroizing<String>),
}

impl Typed {
    pub(super) fn of(proof: Proof) -> Self {
        match proof {
            Proof::Passphrase { passphrase } => Self::Passphrase(Passphrase::new(passphrase)),
            Proof::Recovery { code } => Self::Recovery(Zeroizing::new(code)),
        }
    }

    pub(super) fn unlock(&self) -> Unlock<'_> {
        match self {
            Self::Passphrase(passphrase) => Unlock::Passphrase(passphrase),
            Self::Recovery(code) => Unlock::Recovery(code),
        }
    }
}

impl Shell {
    pub(crate) fn ways(&self) -> Result<Ways, Failure> {
        let library = self.library()?;
        let ways = library.ways()?;
        Ok(Ways {
            sheet_waits: library.setting(SHEET_WAITS)?.is_some(),
            recovery_since: ways.recovery_since.map(|since| since.to_string()),
            keychain: ways.keychain,
            keychain_there: keychain::is_there(),
        })
    }

    pub(crate) fn keep_in_keychain(&self, proof: Proof) -> Result<Ways, Failure> {
        let library = self.library()?;
        if !keychain::is_there() {
            return Err(ErrorCode::NoKeychain.into());
        }
        let key = library.make_keychain_key(Typed::of(proof).unlock())?;
        if let Some((id, _)) = Library::keychain_at(library.folder())
            && let Err(failure) = keychain::keep(id, &key)
        {
            // A way in that nobody has is no way in.
            library.forget_keychain_key(&self.tells_how_far())?;
            return Err(failure);
        }
        self.ways()
    }

    pub(crate) fn forget_in_keychain(&self) -> Result<(Ways, TakenBack), Failure> {
        let library = self.library()?;
        let taken_back = library.forget_keychain_key(&self.tells_how_far())?;
        if let Some((id, _)) = Library::keychain_at(library.folder()) {
            keychain::forget(id);
        }
        Ok((self.ways()?, taken_back.into()))
    }

    pub(crate) fn change_passphrase(
        &self,
        proof: Proof,
        passphrase: String,
        even_weak: bool,
    ) -> Result<TakenBack, Failure> {
        let (proof, new) = (Typed::of(proof), Passphrase::new(passphrase));
        new.must_hold(even_weak)?;
        let progress = self.tells_how_far();
        Ok(self.library()?.change_passphrase(proof.unlock(), &new, Cost::tuned(), &progress)?.into())
    }

    pub(crate) fn make_recovery_code(&self, proof: Proof) -> Result<NewCode, Failure> {
        let library = self.library()?;
        let progress = self.tells_how_far();
        let make = || library.make_recovery_code(Typed::of(proof).unlock(), &progress);
        let (code, taken_back) = sheet_waits(&library, make)?;
        self.hold_code(code, taken_back)
    }

    pub(crate) fn forget_recovery_code(&self, proof: Proof) -> Result<TakenBack, Failure> {
        let (library, progress) = (self.library()?, self.tells_how_far());
        let taken_back = library.forget_recovery_code(Typed::of(proof).unlock(), &progress)?;
        // Best effort: else it is said that the making of one was cut short.
        let _ = library.set_setting(SHEET_WAITS, None);
        Ok(taken_back.into())
    }

    pub(crate) fn make_new_key(&self, passphrase: String) -> Result<Option<NewCode>, Failure> {
        let library = self.library()?;
        let progress = self.tells_how_far();
        let make = || library.make_new_key(&Passphrase::new(passphrase), &progress);
        let has_code = library.ways()?.recovery_since.is_some();
        let code = if has_code { sheet_waits(&library, make)? } else { make()? };
        code.map(|code| self.hold_code(code, vault::TakenBack::Everywhere)).transpose()
    }

    /// Tells the page how far writing the library anew has come, by the hundredth.
    fn tells_how_far(&self) -> impl Fn(f32) {
        let told = Cell::new(-1.0);
        move |part| {
            if part - told.get() >= 0.01 || part >= 1.0 {
                told.set(part);
                // A page that is not told says "one moment" until it is done.
                let _ = self.app.emit(WRITING_ANEW_EVENT, part);
            }
        }
    }

    /// Keeps a new code for its sheet, and gives what the page shows of it.
    fn hold_code(&self, code: RecoveryCode, taken_back: vault::TakenBack) -> Result<NewCode, Failure> {
        let groups = code.letters().split('-').map(str::to_owned).collect();
        let mut place = held(&self.sheet);
        self.library()?;
        *place = Some(code);
        Ok(NewCode { groups, taken_back: taken_back.into() })
    }

    pub(crate) fn print_sheet(&self, paper: Paper, printer: String) -> Result<Printed, Failure> {
        printers::print(&self.sheet(paper)?, &printer, media(paper), 1)?;
        Ok(Printed { printer })
    }

    pub(crate) fn save_sheet(&self, paper: Paper) -> Result<Option<Saved>, Failure> {
        let Some(file) = self.ask_where(SHEET, "pdf")? else { return Ok(None) };
        let saved = Saved { file: name(file.named()), left_out: 0, missing: 0 };
        file.private().write(&self.sheet(paper)?)?;
        Ok(Some(saved))
    }

    pub(crate) fn drop_sheet(&self) -> Result<(), Failure> {
        *held(&self.sheet) = None;
        Ok(())
    }

    pub(crate) fn sheet_is_put_away(&self) -> Result<(), Failure> {
        Ok(self.library()?.set_setting(SHEET_WAITS, None)?)
    }

    /// The sheet as a PDF.
    fn sheet(&self, paper: Paper) -> Result<Vec<u8>, Failure> {
        self.library()?;
        let code = held(&self.sheet).clone().ok_or(ErrorCode::NoRecoveryCode)?;
        let letters = code.letters();
        let library = held(&self.place).folder().display().to_string();
        let made_on = Zoned::now().date();
        Ok(Sheet { code: &letters, library: &library, made_on, paper: paper.into() }.pdf()?)
    }
}

/// Makes a code, and remembers that its sheet is not yet put away: if the library is locked before it was seen, somebody
/// must learn of it. Where none is made, it stays with the one before.
fn sheet_waits<T>(library: &Library, make: impl FnOnce() -> Result<T, VaultError>) -> Result<T, Failure> {
    let waited = library.setting(SHEET_WAITS)?;
    library.set_setting(SHEET_WAITS, Some("yes"))?;
    let code = make();
    if code.is_err() {
        // If it cannot be taken back, a sheet is asked for that may be there.
        let _ = library.set_setting(SHEET_WAITS, waited.as_deref());
    }
    Ok(code?)
}
