//! The people in a library: listed, brought in, written out.

use super::open::{Access, path, within};
use crate::arguments::{EvenWeak, LibraryAt};
use crate::{Made, output, passphrase};
use contract::{ErrorCode, Failure, Message, convert, name, with_remarks};
use exchange::{AtomicFile, Own, ProfileRead, Replace, read_profile};
use profile::{PersonId, Profile};
use serde_json::json;
use std::path::{Path, PathBuf};
use vault::{About, Cost, Label, Library, PersonCard, Scope, VaultError};

/// How many of a long list are in memory at once.
const AT_A_TIME: usize = 500;

/// Makes an empty library.
pub(crate) fn create(library: &LibraryAt, about: About, even_weak: EvenWeak) -> Result<Made, Failure> {
    let path = path(library)?;
    make(library, path, about, even_weak)?.close()?;
    output::done("command-created", &[("library", path.display().to_string().into())]);
    Ok(Made::Whole)
}

fn make(at: &LibraryAt, path: &Path, about: About, even_weak: EvenWeak) -> Result<Library, Failure> {
    if at.read_only {
        return Err(ErrorCode::OnlyReading.into());
    }
    if Library::is_at(path) {
        return Err(ErrorCode::LibraryExists.into());
    }
    let passphrase = passphrase::new(at.passphrase_fd, "command-ask-new-passphrase", even_weak)?;
    Ok(Library::create(path, &passphrase, about, Cost::tuned())?)
}

/// Brings files in: all that are profiles of people who are not there already, and those as well where they are to be
/// somebody else. The others are named, and the status says that it was done in part.
pub(crate) fn import(
    at: &LibraryAt,
    files: &[PathBuf],
    as_new: bool,
    even_weak: EvenWeak,
) -> Result<Made, Failure> {
    let path = path(at)?;
    let mut profiles = Vec::new();
    let mut refused = Vec::new();
    for file in files {
        match read_profile(file) {
            Ok(read) => profiles.push((file, read)),
            Err(error) => refused.push((file, Failure::from(error))),
        }
    }
    // A library is made only when there is somebody to put into it.
    if profiles.is_empty() {
        return Err(refuse(refused));
    }
    let library = if Library::is_at(path) {
        Access::of(at)?.open()?
    } else {
        make(at, path, About::Others, even_weak)?
    };
    within(&library, |library| add(library, profiles, refused, as_new))
}

fn add<'a>(
    library: &Library,
    profiles: Vec<(&'a PathBuf, ProfileRead)>,
    mut refused: Vec<(&'a PathBuf, Failure)>,
    as_new: bool,
) -> Result<Made, Failure> {
    let (mut any, mut whole) = (false, true);
    for (file, read) in profiles {
        let has_all = read.photo.is_none();
        let (profile, remarks) = with_remarks(read);
        match add_one(library, profile, file, as_new) {
            Ok(done) => {
                any = true;
                whole &= has_all;
                output::remarks(&name(file), &remarks);
                output::done(done, &[("file", name(file).into())]);
            }
            Err(failure) => refused.push((file, failure)),
        }
    }
    if !any && !refused.is_empty() {
        return Err(refuse(refused));
    }
    for (file, failure) in &refused {
        output::refused(&name(file), failure);
    }
    Ok(if whole && refused.is_empty() { Made::Whole } else { Made::InPart })
}

/// Adds somebody, and gives what is to be said of it. Where somebody of the same number is there, and not word for word
/// the same, it is for whoever brings them in to say what is to become of them.
fn add_one(library: &Library, profile: Profile, file: &Path, as_new: bool) -> Result<&'static str, Failure> {
    let profile = match library.profile(profile.person.id) {
        Ok(_) if as_new => profile.as_somebody_else(),
        Ok(here) if here.says_the_same(&profile) => return Ok("command-imported-before"),
        Ok(here) => return Err(already_here(library, &here, &profile, file)),
        Err(VaultError::PersonGone) => profile,
        Err(error) => return Err(error.into()),
    };
    library.change(Scope::People, Label::ImportPerson, |change| change.add_profile(profile))?;
    Ok("command-imported")
}

/// Who is there, and what can be done about it.
fn already_here(library: &Library, here: &Profile, profile: &Profile, file: &Path) -> Failure {
    let who = Message::named("command-already-here")
        .with("here", here.person.preferred_name.as_str())
        .with("name", profile.person.preferred_name.as_str());
    let choices = Message::named("command-already-here-choices")
        .with("file", file.display().to_string())
        .with("library", library.folder().display().to_string())
        .with("id", here.person.id.to_string());
    Failure { faults: vec![who, choices], ..ErrorCode::PersonExists.into() }
}

/// Names all but the last of the files that were refused; gives the last one, with its name, to end with.
fn refuse(mut refused: Vec<(&PathBuf, Failure)>) -> Failure {
    let last = refused.pop();
    for (file, failure) in &refused {
        output::refused(&name(file), failure);
    }
    match last {
        Some((file, failure)) => failure.with("file", name(file)),
        None => ErrorCode::FileMissing.into(),
    }
}

/// Lists everybody.
pub(crate) fn list(library: &Library, as_json: bool) -> Result<Made, Failure> {
    if as_json {
        let mut all = Vec::new();
        each(library, |card| all.push(convert::person_card(card)))?;
        output::json(&json!({ "people": all }))?;
    } else {
        each(library, |card| output::row(&[&card.id.to_string(), &card.preferred_name]))?;
    }
    Ok(Made::Whole)
}

/// Goes through everybody.
fn each(library: &Library, mut tell: impl FnMut(PersonCard)) -> Result<(), Failure> {
    let mut from = 0;
    loop {
        let people = library.people("", from..from + AT_A_TIME)?;
        from += people.cards.len();
        let is_all = from >= people.total || people.cards.is_empty();
        people.cards.into_iter().for_each(&mut tell);
        if is_all {
            return Ok(());
        }
    }
}

/// What a profile takes the place of unasked: another profile.
pub(crate) const REPLACES: Replace = Replace::Own(Own::Profile);

/// Writes somebody's profile as a file.
pub(crate) fn export(profile: &Profile, out: AtomicFile) -> Result<Made, Failure> {
    let named = out.named().display().to_string();
    out.write(profile::to_json(profile).as_bytes())?;
    output::done("command-exported", &[("file", named.into())]);
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
