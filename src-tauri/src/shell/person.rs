//! One person: reading, changing, undoing.

use super::Shell;
use contract::{Change, Changed, ErrorCode, Failure, NewEntry, ProfileView, convert};
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
        let added = added.iter().map(ToString::to_string).collect();
        Ok(Changed { added, ..changed(&library, person, label)? })
    }

    #[expect(clippy::unused_self, reason = "every command is answered by the shell")]
    pub(crate) fn pasted(&self, text: String) -> Result<Vec<String>, Failure> {
        Ok(profile::pasted(&text))
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
    Ok(Changed { profile: view(library, person)?, added: Vec::new(), step: Some(convert::step_kind(label)) })
}

fn stepped(library: &Library, person: PersonId, step: Option<Step>) -> Result<Changed, Failure> {
    let profile = view(library, person)?;
    Ok(Changed { profile, added: Vec::new(), step: step.map(|step| convert::step_kind(step.label)) })
}

/// What goes through the library's one gate.
type Work = Box<dyn FnOnce(&mut vault::Change<'_>) -> Result<(), VaultError>>;

struct Planned {
    label: Label,
    work: Work,
    /// The entries that the work adds.
    added: Vec<EntryId>,
}

fn plan(library: &Library, person: PersonId, change: Change) -> Result<Planned, Failure> {
    let mut added = Vec::new();
    let (label, work): (Label, Work) = match change {
        Change::AddEntries { section, at, entries } => {
            let new = |new: NewEntry| Entry { voice: convert::voice(new.voice), ..Entry::own(new.text) };
            let entries: Vec<Entry> = entries.into_iter().map(new).collect();
            added = entries.iter().map(|entry| entry.id).collect();
            let label = if let [_] = added[..] { Label::AddEntry } else { Label::AddEntries };
            (label, Box::new(move |change| change.add_entries(person, section, at, entries)))
        }
        Change::SetText { entry, text } => {
            let entry = convert::id(&entry)?;
            (Label::Type, Box::new(move |change| change.set_text(entry, text)))
        }
        Change::SetVoice { entry, voice } => {
            let (entry, voice) = (convert::id(&entry)?, convert::voice(voice));
            (Label::Voice, Box::new(move |change| change.set_voice(entry, voice)))
        }
        Change::SetWhose { entries, whose, name } => {
            let entries: Vec<EntryId> = entries.iter().map(|id| convert::id(id)).collect::<Result<_, _>>()?;
            let name = convert::said(name);
            let work = move |change: &mut vault::Change<'_>| {
                entries.into_iter().try_for_each(|entry| change.set_whose(entry, whose, name.clone()))
            };
            (Label::Voice, Box::new(work))
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
