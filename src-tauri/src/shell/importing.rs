//! Bringing people in from files.

use super::photo::data_address;
use super::{Shell, held};
use crate::dialogs::{Kind, Wanted};
use contract::{
    AlreadyHere, BroughtIn, ErrorCode, Failure, ImportRefused, Imported, Message, Side, SideBySide, convert,
    name, with_remarks,
};
use exchange::read_profile;
use profile::Profile;
use std::path::Path;
use vault::{Label, Steps, VaultError};
use wording::Wording;

/// Somebody in a file whose number somebody in the library has.
pub(super) struct Waiting {
    file: String,
    profile: Profile,
    remarks: Vec<Message>,
}

/// What became of one file.
enum Came {
    In(BroughtIn),
    /// Somebody of the same number is here, and waits.
    Waits(AlreadyHere),
}

impl Shell {
    pub(crate) fn import_people(&self) -> Result<Imported, Failure> {
        self.drop_imports()?;
        let everything = Wording::english().text("file-any", &[]);
        let kinds = vec![Kind::new("What Matters", ["json"]), Kind::new(everything, ["*"])];
        let mut imported = Imported::default();
        for path in self.choose(Wanted::Files, kinds) {
            match self.bring_in(&path) {
                Ok(Came::In(added)) => imported.added.push(added),
                Ok(Came::Waits(here)) => imported.here.push(here),
                Err(failure) => imported.refused.push(ImportRefused { file: name(&path), failure }),
            }
        }
        Ok(imported)
    }

    fn bring_in(&self, path: &Path) -> Result<Came, Failure> {
        let (profile, remarks) = with_remarks(read_profile(path)?);
        let waiting = Waiting { file: name(path), profile, remarks };
        match self.library()?.profile(waiting.profile.person.id) {
            Ok(here) => self.let_wait(waiting, &here).map(Came::Waits),
            Err(VaultError::PersonGone) => self.take_in(waiting).map(Came::In),
            Err(error) => Err(error.into()),
        }
    }

    fn let_wait(&self, waiting: Waiting, here: &Profile) -> Result<AlreadyHere, Failure> {
        let mut places = held(&self.waiting);
        // Somebody may have looked for files so long that the library was locked.
        self.library()?;
        let already = AlreadyHere {
            waiting: places.len(),
            file: waiting.file.clone(),
            name: waiting.profile.person.preferred_name.clone(),
            here: here.person.preferred_name.clone(),
            same: here.says_the_same(&waiting.profile),
        };
        places.push(waiting);
        Ok(already)
    }

    fn take_in(&self, Waiting { file, profile, remarks }: Waiting) -> Result<BroughtIn, Failure> {
        Ok(BroughtIn { id: self.add(profile, Label::ImportPerson)?, file, remarks })
    }

    pub(crate) fn look_at_import(&self, waiting: usize) -> Result<SideBySide, Failure> {
        let library = self.library()?;
        let places = held(&self.waiting);
        let file = &places.get(waiting).ok_or(ErrorCode::BadRequest)?.profile;
        Ok(SideBySide { here: side(&library.profile(file.person.id)?), file: side(file) })
    }

    pub(crate) fn import_as_new(&self, waiting: usize) -> Result<BroughtIn, Failure> {
        let (file, profile, remarks) = {
            let places = held(&self.waiting);
            let Waiting { file, profile, remarks } = places.get(waiting).ok_or(ErrorCode::BadRequest)?;
            (file.clone(), profile.clone(), remarks.clone())
        };
        self.take_in(Waiting { file, profile: profile.as_somebody_else(), remarks })
    }

    pub(crate) fn drop_imports(&self) -> Result<(), Failure> {
        held(&self.waiting).clear();
        Ok(())
    }
}

fn side(profile: &Profile) -> Side {
    let photo = profile.person.photo.as_ref().map(|photo| data_address(photo.jpeg()));
    Side { profile: convert::profile_view(profile, Steps::default()), photo }
}
