//! One person: reading, changing, undoing.

use super::Shell;
use contract::{Change, Changed, ErrorCode, Failure, ProfileView, convert};
use profile::{Entry, EntryId, PersonId};
use vault::{Label, Library, Scope, Step, VaultError};

impl Shell {
    pub(crate) fn profile(&self, person: String) -> Result<ProfileView, Failure> {
        view(&self.library()?, convert::id(&person)?)
    }

    pub(crate) fn change(&self, person: String, change: Change) -> Result<Changed, Failure> {
        let (library, person) = (self.library()?, convert::id::<PersonId>(&person)?);
        self.stay_awake()?;
        let Planned { label, work, added } = plan(&library, person, change)?;
        library.change(Scope::Person(person), label, work)?;
        Ok(Changed { added: added.map(|id| id.to_string()), ..changed(&library, person, label)? })
    }

    pub(crate) fn undo(&self, person: String) -> Result<Changed, Failure> {
        let (library, person) = (self.library()?, convert::id(&person)?);
        let step = library.undo(Scope::Person(person))?;
        stepped(&library, person, step)
    }

    pub(crate) fn redo(&self, person: String) -> Result<Changed, Failure> {
        let (library, person) = (self.library()?, convert::id(&person)?);
        let step = library.redo(Scope::Person(person))?;
        stepped(&library, person, step)
    }
}

/// The profile as it is now, for the page.
fn view(library: &Library, person: PersonId) -> Result<ProfileView, Failure> {
    let profile = library.profile(person)?;
    let steps = library.steps(Scope::Person(person))?;
    Ok(convert::profile_view(&profile, steps))
}

/// The answer to a change that has been made.
pub(super) fn changed(library: &Library, person: PersonId, label: Label) -> Result<Changed, Failure> {
    Ok(Changed { profile: view(library, person)?, added: None, step: Some(convert::step_kind(label)) })
}

fn stepped(library: &Library, person: PersonId, step: Option<Step>) -> Result<Changed, Failure> {
    let profile = view(library, person)?;
    Ok(Changed { profile, added: None, step: step.map(|step| convert::step_kind(step.label)) })
}

/// What goes through the library's one gate.
type Work = Box<dyn FnOnce(&mut vault::Change<'_>) -> Result<(), VaultError>>;

struct Planned {
    label: Label,
    work: Work,
    /// The entry that the work adds.
    added: Option<EntryId>,
}

fn plan(library: &Library, person: PersonId, change: Change) -> Result<Planned, Failure> {
    let mut added = None;
    let (label, work): (Label, Work) = match change {
        Change::AddEntry { section, at, text, voice } => {
            let entry = Entry { voice: convert::voice(voice), ..Entry::own(text) };
            added = Some(entry.id);
            (Label::AddEntry, Box::new(move |change| change.add_entry(person, section, at, entry)))
        }
        Change::SetText { entry, text } => {
            let entry = convert::id(&entry)?;
            (Label::Type, Box::new(move |change| change.set_text(entry, text)))
        }
        Change::SetVoice { entry, voice } => {
            let (entry, voice) = (convert::id(&entry)?, convert::voice(voice));
            (Label::Voice, Box::new(move |change| change.set_voice(entry, voice)))
        }
        Change::SetLanguage { entry, language } => {
            let (entry, language) = (convert::id(&entry)?, convert::entry_language(language)?);
            (Label::Language, Box::new(move |change| change.set_language(entry, language)))
        }
        Change::SetOnPage { entry, on_page } => {
            let entry = convert::id(&entry)?;
            (Label::OnPage, Box::new(move |change| change.set_on_page(entry, on_page)))
        }
        Change::MoveEntry { entry, section, to } => {
            let entry = convert::id(&entry)?;
            (Label::MoveEntry, Box::new(move |change| change.move_entry(entry, section, to)))
        }
        Change::RemoveEntry { entry } => {
            let entry = convert::id(&entry)?;
            (Label::RemoveEntry, Box::new(move |change| change.remove_entry(entry)))
        }
        Change::SetDetails { details } => {
            let (details, language) = convert::person(person, details)?;
            (Label::Details, Box::new(move |change| change.set_person(person, details, language)))
        }
        Change::SetWritten { written } => {
            let written = convert::written(written)?;
            (Label::Written, Box::new(move |change| change.set_written(person, written)))
        }
        Change::DescribePhoto { description } => {
            let mut photo = library.photo(person)?.ok_or(ErrorCode::NoPhotoChosen)?;
            photo.description = description;
            (Label::Photo, Box::new(move |change| change.set_photo(person, Some(photo))))
        }
        Change::RemovePhoto {} => (Label::Photo, Box::new(move |change| change.set_photo(person, None))),
    };
    Ok(Planned { label, work, added })
}
