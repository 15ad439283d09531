//! Making, opening and choosing the library.

use super::opened::opened;
use super::reading::proven;
use super::{Shell, held};
use crate::keychain;
use crate::private;
use contract::{
    About, AccountView, ErrorCode, Failure, Guessing, HolderView, Opened, Proof, Start, StartState, Then,
};
use std::path::{Path, PathBuf};
use vault::{Cost, Library, Passphrase, Unlock, wiping_stack};
use zeroize::Zeroizing;

impl Shell {
    pub(crate) fn start(&self) -> Result<Start, Failure> {
        self.page_has_begun();
        *held(&self.new_place) = None;
        let place = held(&self.place);
        let (folder, is_chosen) = (place.folder().to_owned(), place.is_chosen());
        drop(place);
        // What is asked of it may take its time, and a lock is not to wait for that.
        let library = held(&self.library).clone();
        let state = match library {
            Some(library) => StartState::Open(opened(&library)?),
            None if is_chosen || Library::is_at(&folder) => StartState::Locked,
            None => StartState::New,
        };
        let keychain = Library::keychain_at(&folder).is_some_and(|(_, kept)| kept);
        let trouble = held(&self.closed_with).clone();
        let then = std::mem::take(&mut *held(&self.then));
        Ok(Start { state, folder: folder.display().to_string(), keychain, trouble, then })
    }

    pub(crate) fn guess_passphrase(&self, passphrase: String) -> Result<Guessing, Failure> {
        Ok(match Passphrase::new(passphrase).strength() {
            vault::Guessing::Minutes => Guessing::Minutes,
            vault::Guessing::Days => Guessing::Days,
            vault::Guessing::Months | vault::Guessing::Years => Guessing::Years,
            vault::Guessing::Centuries => Guessing::Centuries,
        })
    }

    pub(crate) fn create_library(
        &self,
        passphrase: String,
        even_weak: bool,
        about: About,
    ) -> Result<Opened, Failure> {
        let passphrase = Passphrase::new(passphrase);
        passphrase.must_hold(even_weak)?;
        let locks = self.locks();
        let chosen = held(&self.new_place).clone();
        let folder = chosen.clone().unwrap_or_else(|| held(&self.place).folder().to_owned());
        if let Some(around) = folder.parent() {
            private::make_folder(around).map_err(|_| ErrorCode::CannotWrite)?;
        }
        let about = match about {
            About::Me => vault::About::Me,
            About::Others => vault::About::Others,
        };
        let library = Library::create(&folder, &passphrase, about, Cost::tuned())?;
        if let Some(folder) = chosen {
            held(&self.place).choose(folder);
            *held(&self.new_place) = None;
        }
        self.keep_open(library, locks)
    }

    pub(crate) fn open_library(&self, passphrase: String) -> Result<Opened, Failure> {
        let passphrase = Passphrase::new(passphrase);
        let folder = held(&self.place).folder().to_owned();
        self.close_library()?;
        let locks = self.locks();
        let library = Library::open(&folder, &passphrase)?;
        let opened = self.keep_open(library.clone(), locks)?;
        // Whoever opened it does not wait for this; and if it fails, the passphrase opens it as it did.
        std::thread::spawn(move || wiping_stack(|| library.raise_cost(&passphrase)));
        Ok(opened)
    }

    pub(crate) fn open_by_recovery(&self, code: String) -> Result<Opened, Failure> {
        let code = Zeroizing::new(code);
        let folder = held(&self.place).folder().to_owned();
        self.close_library()?;
        let locks = self.locks();
        self.keep_open(Library::open_with(&folder, Unlock::Recovery(&code))?, locks)
    }

    pub(crate) fn open_by_keychain(&self) -> Result<Opened, Failure> {
        let (folder, locks) = (held(&self.place).folder().to_owned(), self.locks());
        let (id, _) = Library::keychain_at(&folder).ok_or(ErrorCode::NoLibrary)?;
        let key = keychain::read(id)?.ok_or(ErrorCode::NotInKeychain)?;
        // Whoever did not wait for the keychain has typed the passphrase meanwhile, or chosen another library.
        if self.is_open() || held(&self.place).folder() != folder {
            return Err(ErrorCode::BadRequest.into());
        }
        self.keep_open(Library::open_with(&folder, Unlock::Keychain(&key))?, locks)
    }

    pub(crate) fn holder(&self, proof: Option<Proof>) -> Result<Option<HolderView>, Failure> {
        let folder = held(&self.place).folder().to_owned();
        let holder = proven(&folder, proof, |unlock| Ok(Library::holder(&folder, unlock)))?;
        Ok(holder.map(|holder| HolderView {
            since: holder.since.to_string(),
            account: holder.account.map(|account| AccountView { who: account.who, machine: account.machine }),
        }))
    }

    pub(crate) fn not_open_elsewhere(&self) -> Result<(), Failure> {
        Ok(Library::not_open_elsewhere(held(&self.place).folder())?)
    }

    pub(crate) fn choose_library(&self) -> Result<Option<Start>, Failure> {
        let Some(folder) = self.ask_folder() else { return Ok(None) };
        if !Library::is_at(&folder) {
            return Err(ErrorCode::NotALibrary.into());
        }
        let folder = if Library::is_backup(&folder) { self.begin_with(&folder)? } else { folder };
        self.close_library()?;
        held(&self.place).choose(folder);
        // That was of another library.
        *held(&self.closed_with) = None;
        self.start().map(Some)
    }

    /// Makes a library of a backup at the usual place, if there is none there and none is chosen. Gives where it is.
    fn begin_with(&self, backup: &Path) -> Result<PathBuf, Failure> {
        let place = held(&self.place);
        let usual = place.usual().to_owned();
        let is_there = Library::is_at(&usual) || Library::is_at(place.folder());
        drop(place);
        if is_there {
            return Err(ErrorCode::IsABackup.into());
        }
        if let Some(around) = usual.parent() {
            private::make_folder(around).map_err(|_| ErrorCode::CannotWrite)?;
        }
        Library::begin_with(backup, &usual)?;
        Ok(usual)
    }

    pub(crate) fn choose_new_place(&self) -> Result<Option<Start>, Failure> {
        let Some(folder) = self.ask_folder() else { return Ok(None) };
        Library::can_be_made_at(&folder)?;
        let folder_name = folder.display().to_string();
        let state = StartState::New;
        let start = Start { state, folder: folder_name, keychain: false, trouble: None, then: Then::Home };
        *held(&self.new_place) = Some(folder);
        Ok(Some(start))
    }
}
