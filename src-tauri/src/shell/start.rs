//! Making, opening and choosing the library.

use super::{Shell, held};
use crate::idle::Now;
use contract::{About, ErrorCode, Failure, Guessing, Opened, Start, StartState};
use tauri_plugin_dialog::DialogExt;
use vault::{Cost, Library, Passphrase, passphrase};

/// The shortest passphrase a library is made with, in characters.
const SHORTEST: usize = 8;

impl Shell {
    pub(crate) fn start(&self) -> Result<Start, Failure> {
        let place = held(&self.place);
        let folder = place.folder().display().to_string();
        let state = match &*held(&self.library) {
            Some(library) => StartState::Open(opened(library)?),
            None if place.is_chosen() || Library::is_at(place.folder()) => StartState::Locked,
            None => StartState::New,
        };
        Ok(Start { state, folder })
    }

    pub(crate) fn guess_passphrase(&self, passphrase: String) -> Result<Guessing, Failure> {
        let guessing = passphrase::strength(&passphrase, &["what matters", "profile"]);
        // Passing it on clears it from memory.
        drop(Passphrase::new(passphrase));
        Ok(match guessing {
            vault::Guessing::Minutes => Guessing::Minutes,
            vault::Guessing::Days => Guessing::Days,
            vault::Guessing::Months | vault::Guessing::Years => Guessing::Years,
            vault::Guessing::Centuries => Guessing::Centuries,
        })
    }

    pub(crate) fn create_library(&self, passphrase: String, about: About) -> Result<Opened, Failure> {
        let long_enough = passphrase.chars().count() >= SHORTEST;
        let passphrase = Passphrase::new(passphrase);
        if !long_enough {
            return Err(Failure::from(ErrorCode::PassphraseTooShort).with("least", SHORTEST.to_string()));
        }
        let folder = held(&self.place).folder().to_owned();
        if let Some(around) = folder.parent() {
            std::fs::create_dir_all(around).map_err(|_| ErrorCode::CannotWrite)?;
        }
        let about = match about {
            About::Me => vault::About::Me,
            About::Others => vault::About::Others,
        };
        let library = Library::create(&folder, &passphrase, about, Cost::tuned())?;
        self.keep_open(library)
    }

    pub(crate) fn open_library(&self, passphrase: String) -> Result<Opened, Failure> {
        let passphrase = Passphrase::new(passphrase);
        let folder = held(&self.place).folder().to_owned();
        self.lock()?;
        let library = Library::open(&folder, &passphrase)?;
        self.keep_open(library)
    }

    pub(crate) fn choose_library(&self) -> Result<Option<Start>, Failure> {
        let Some(chosen) = self.app.dialog().file().blocking_pick_folder() else { return Ok(None) };
        let folder = chosen.into_path().map_err(|_| ErrorCode::FolderMissing)?;
        if !Library::is_at(&folder) {
            return Err(ErrorCode::NotALibrary.into());
        }
        self.lock()?;
        held(&self.place).choose(folder).map_err(|_| ErrorCode::CannotWrite)?;
        self.start().map(Some)
    }

    fn keep_open(&self, library: Library) -> Result<Opened, Failure> {
        self.presence.seen(Now::read());
        *held(&self.library) = Some(library.clone());
        opened(&library)
    }
}

fn opened(library: &Library) -> Result<Opened, Failure> {
    match library.about() {
        vault::About::Others => Ok(Opened { about: About::Others, me: None }),
        vault::About::Me => {
            let people = library.people("")?;
            Ok(Opened { about: About::Me, me: people.first().map(|person| person.id.to_string()) })
        }
    }
}
