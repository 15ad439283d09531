//! The list of people.

use super::Shell;
use contract::{ErrorCode, Failure, People, PersonCard, Saved, StepKind, convert, name};
use exchange::write_profile;
use profile::{LanguageTag, Person, PersonId, Profile};
use std::path::PathBuf;
use tauri_plugin_dialog::DialogExt;
use vault::{Label, Library, Scope};

impl Shell {
    pub(crate) fn people(&self, search: String, from: u32, count: u32) -> Result<People, Failure> {
        let window = from as usize..from.saturating_add(count) as usize;
        let people = self.library()?.people(&search, window)?;
        let cards = people
            .cards
            .into_iter()
            .map(|person| PersonCard {
                id: person.id.to_string(),
                name: person.preferred_name,
                language: person.language.to_string(),
                colour: person.colour,
                has_photo: person.has_photo,
                changed: person.changed.to_string(),
                lines: person.entries,
                guesses: person.guesses,
                look_again: convert::date_text(person.look_again),
                found: person.found,
            })
            .collect();
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

    pub(crate) fn export_person(&self, person: String) -> Result<Option<Saved>, Failure> {
        let Some((path, profile)) = self.ask_where(&person, "json")? else { return Ok(None) };
        write_profile(&path, &profile)?;
        Ok(Some(Saved { file: name(&path), left_out: 0, missing: 0 }))
    }

    /// Asks with the system's dialog where to save a file about a person, and gives what is then known of them; nothing
    /// when the dialog was left.
    pub(super) fn ask_where(
        &self,
        person: &str,
        ending: &str,
    ) -> Result<Option<(PathBuf, Profile)>, Failure> {
        let person = convert::id(person)?;
        let name = self.library()?.profile(person)?.person.preferred_name;
        let file = format!("{}.{ending}", file_stem(&name));
        let dialog =
            self.app.dialog().file().set_file_name(file).add_filter(ending.to_uppercase(), &[ending]);
        let Some(chosen) = dialog.blocking_save_file() else { return Ok(None) };
        let mut path = chosen.into_path().map_err(|_| ErrorCode::FolderMissing)?;
        // The dialog asked before replacing the name as typed, and no other.
        if path.extension().is_none() && !path.with_extension(ending).exists() {
            path.set_extension(ending);
        }
        Library::must_be_outside(&path)?;
        // Read after the dialog: the library may have been locked while it stood open.
        Ok(Some((path, self.library()?.profile(person)?)))
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

/// A name as a file's: letters and digits of any script, spaces and dashes, at most 60 of them.
fn file_stem(name: &str) -> String {
    let plain: String =
        name.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-')).take(60).collect();
    let plain = plain.trim();
    if plain.is_empty() { "page".to_owned() } else { plain.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_the_name_of_a_file() {
        assert_eq!(file_stem("Amina"), "Amina");
        assert_eq!(file_stem("../../etc"), "etc");
        assert_eq!(file_stem("شبانہ"), "شبانہ");
        assert_eq!(file_stem("🙂"), "page");
        assert_eq!(file_stem(&"x".repeat(500)).len(), 60);
    }
}
