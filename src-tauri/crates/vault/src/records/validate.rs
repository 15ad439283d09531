//! Holds what is written to the limits of [`profile::limits`].

use crate::error::{Result, VaultError};
use profile::{Entry, Person, Photo, Profile, Written, limits, shows};

pub(crate) fn profile(profile: &Profile) -> Result<()> {
    person(&profile.person)?;
    written(&profile.written)?;
    profile.person.photo.as_ref().map_or(Ok(()), photo)?;
    count(profile.sections.all().count())?;
    profile.sections.all().try_for_each(|(_, line)| entry(line))
}

pub(super) fn person(person: &Person) -> Result<()> {
    if !shows(&person.preferred_name) {
        return Err(VaultError::NoName);
    }
    line(&person.preferred_name)?;
    line(&person.full_name)?;
    line(&person.pronouns)?;
    list(person.languages.len())?;
    list(person.communication_needs.len())
}

pub(super) fn written(written: &Written) -> Result<()> {
    list(written.by.len())?;
    written.how.as_deref().map_or(Ok(()), line)?;
    written.by.iter().try_for_each(|by| line(&by.name).and_then(|()| line(&by.role)))
}

fn photo(photo: &Photo) -> Result<()> {
    line(&photo.description)
}

pub(super) fn entry(entry: &Entry) -> Result<()> {
    text(&entry.text, limits::ENTRY)?;
    entry.voice.name.iter().chain(&entry.voice.how_we_know).try_for_each(|said| line(said))
}

/// So many entries in one profile.
pub(crate) fn count(entries: usize) -> Result<()> {
    if entries > limits::ENTRIES { Err(VaultError::TooMany) } else { Ok(()) }
}

fn list(length: usize) -> Result<()> {
    if length > limits::LIST { Err(VaultError::TooMany) } else { Ok(()) }
}

pub(super) fn line(line: &str) -> Result<()> {
    text(line, limits::LINE)
}

fn text(text: &str, most: usize) -> Result<()> {
    if text.chars().nth(most).is_some() { Err(VaultError::TooLong) } else { Ok(()) }
}
