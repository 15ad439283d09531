//! The people in a library: listed, brought in, written out.

use super::door::{Door, path, within};
use crate::arguments::LibraryAt;
use crate::{Made, passphrase, say};
use contract::{ErrorCode, Failure, name};
use exchange::{AtomicFile, Own, Replace, read_profile};
use profile::{PersonId, Profile};
use std::path::{Path, PathBuf};
use vault::{About, Cost, Label, Library, Scope};

/// How many of a long list are in memory at once.
const AT_A_TIME: usize = 500;

/// Makes an empty library.
pub(crate) fn create(library: &LibraryAt, about: About) -> Result<Made, Failure> {
    let path = path(library)?;
    make(library, path, about)?.close()?;
    say::done("command-created", &[("library", path.display().to_string().into())]);
    Ok(Made::Whole)
}

fn make(at: &LibraryAt, path: &Path, about: About) -> Result<Library, Failure> {
    if at.read_only {
        return Err(ErrorCode::OnlyReading.into());
    }
    if Library::is_at(path) {
        return Err(ErrorCode::LibraryExists.into());
    }
    let passphrase = passphrase::new(at.passphrase_fd, "command-ask-new-passphrase")?;
    Ok(Library::create(path, &passphrase, about, Cost::tuned())?)
}

/// Brings files in: all that are profiles. The others are named, and the status says that it was done in part.
pub(crate) fn import(at: &LibraryAt, files: &[PathBuf]) -> Result<Made, Failure> {
    let path = path(at)?;
    let mut profiles = Vec::new();
    let mut refused = Vec::new();
    for file in files {
        match read_profile(file) {
            Ok(profile) => profiles.push((file, profile)),
            Err(error) => refused.push((file, Failure::from(error))),
        }
    }
    // A library is made only when there is somebody to put into it.
    if profiles.is_empty() {
        return Err(refuse(refused));
    }
    let library = if Library::is_at(path) { Door::of(at)?.open()? } else { make(at, path, About::Others)? };
    within(&library, |library| add(library, profiles, refused))
}

fn add<'a>(
    library: &Library,
    profiles: Vec<(&'a PathBuf, Profile)>,
    mut refused: Vec<(&'a PathBuf, Failure)>,
) -> Result<Made, Failure> {
    let mut added = 0;
    for (file, profile) in profiles {
        match library.change(Scope::People, Label::ImportPerson, |change| change.add_profile(profile)) {
            Ok(_) => {
                added += 1;
                say::done("command-imported", &[("file", name(file).into())]);
            }
            Err(error) => refused.push((file, error.into())),
        }
    }
    match (added, refused.is_empty()) {
        (_, true) => Ok(Made::Whole),
        (0, false) => Err(refuse(refused)),
        (_, false) => {
            for (file, failure) in &refused {
                say::refused(&name(file), failure);
            }
            Ok(Made::InPart)
        }
    }
}

/// Names all but the last of the files that were refused; gives the last one, with its name, to end with.
fn refuse(mut refused: Vec<(&PathBuf, Failure)>) -> Failure {
    let last = refused.pop();
    for (file, failure) in &refused {
        say::refused(&name(file), failure);
    }
    match last {
        Some((file, failure)) => failure.with("file", name(file)),
        None => ErrorCode::FileMissing.into(),
    }
}

/// Lists everybody.
pub(crate) fn list(library: &Library) -> Result<Made, Failure> {
    let mut from = 0;
    loop {
        let people = library.people("", from..from + AT_A_TIME)?;
        for person in &people.cards {
            say::out(&format!("{}\t{}", person.id, person.preferred_name));
        }
        from += people.cards.len();
        if from >= people.total || people.cards.is_empty() {
            return Ok(Made::Whole);
        }
    }
}

/// What a profile takes the place of unasked: another profile.
pub(crate) const REPLACES: Replace = Replace::Own(Own::Profile);

/// Writes somebody's profile as a file.
pub(crate) fn export(profile: &Profile, out: AtomicFile) -> Result<Made, Failure> {
    let named = out.named().display().to_string();
    out.write(profile::to_json(profile).as_bytes())?;
    say::done("command-exported", &[("file", named.into())]);
    Ok(Made::Whole)
}

/// The profile of the one person with that id or that name.
pub(crate) fn find(library: &Library, wanted: &str) -> Result<Profile, Failure> {
    if let Ok(id) = wanted.parse::<PersonId>() {
        return Ok(library.profile(id)?);
    }
    match library.named(wanted)?.as_slice() {
        [person] => Ok(library.profile(*person)?),
        [] => Err(ErrorCode::NobodyNamed.into()),
        _ => Err(ErrorCode::SeveralPeople.into()),
    }
}
