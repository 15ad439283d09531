//! The list of people.

use super::Shell;
use contract::{BinnedView, Failure, People, Saved, StepKind, convert, name};
use exchange::{AtomicFile, file_name};
use profile::{LanguageTag, Person, PersonId, Profile};
use vault::{Label, Scope};

impl Shell {
    pub(crate) fn people(&self, search: String, from: u32, count: u32) -> Result<People, Failure> {
        let window = from as usize..from.saturating_add(count) as usize;
        let people = self.library()?.people(&search, window)?;
        let cards = people.cards.into_iter().map(convert::person_card).collect();
        Ok(People { total: people.total as u32, cards })
    }

    pub(crate) fn add_person(&self, name: String) -> Result<String, Failure> {
        let profile = Profile::of(Person::named(name.trim()), LanguageTag::default());
        self.add(profile, Label::AddPerson)
    }

    /// Adds a profile as a step of the list of people, and gives the person's id.
    pub(super) fn add(&self, profile: Profile, label: Label) -> Result<String, Failure> {
        let library = self.library()?;
        let id = library.change(Scope::People, label, move |change| change.add_profile(profile));
        Ok(id?.to_string())
    }

    pub(crate) fn remove_person(&self, person: String) -> Result<(), Failure> {
        let person = convert::id::<PersonId>(&person)?;
        let library = self.library()?;
        Ok(library.change(Scope::People, Label::RemovePerson, move |change| change.remove_person(person))?)
    }

    pub(crate) fn bin(&self) -> Result<Vec<BinnedView>, Failure> {
        Ok(self.library()?.bin()?.into_iter().map(convert::binned_view).collect())
    }

    pub(crate) fn bring_back_from_bin(&self, person: String) -> Result<(), Failure> {
        Ok(self.library()?.bring_back_from_bin(convert::id(&person)?)?)
    }

    pub(crate) fn export_person(&self, person: String) -> Result<Option<Saved>, Failure> {
        let Some((file, profile)) = self.ask_where_of(&person, "json")? else { return Ok(None) };
        let saved = Saved { file: name(file.named()), left_out: 0, missing: 0 };
        file.write(profile::to_json(&profile).as_bytes())?;
        Ok(Some(saved))
    }

    /// Asks where to save a file about a person, and gives what is then known of them; nothing when the dialog was left.
    pub(super) fn ask_where_of(
        &self,
        person: &str,
        ending: &'static str,
    ) -> Result<Option<(AtomicFile, Profile)>, Failure> {
        let person = convert::id(person)?;
        let name = self.library()?.profile(person)?.person.preferred_name;
        let Some(file) = self.ask_where(&file_name(&name, ending), ending)? else { return Ok(None) };
        // Read after the dialog: the library may have been locked while it stood open.
        Ok(Some((file, self.library()?.profile(person)?)))
    }

    pub(crate) fn people_steps(&self) -> Result<(Option<StepKind>, Option<StepKind>), Failure> {
        let steps = self.library()?.steps(Scope::People)?;
        Ok((steps.undo.map(convert::step_kind), steps.redo.map(convert::step_kind)))
    }

    pub(crate) fn undo_people(&self) -> Result<Option<StepKind>, Failure> {
        let step = self.library()?.undo(Scope::People)?;
        Ok(step.map(|step| convert::step_kind(step.label)))
    }

    pub(crate) fn redo_people(&self) -> Result<Option<StepKind>, Failure> {
        let step = self.library()?.redo(Scope::People)?;
        Ok(step.map(|step| convert::step_kind(step.label)))
    }
}
