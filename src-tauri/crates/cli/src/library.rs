//! Working with a library.

use crate::arguments::{LibraryAt, Task};
use crate::{Made, passphrase, print, say};
use contract::{ErrorCode, Failure, name};
use exchange::{read_profile, write_profile};
use profile::{PersonId, Profile};
use std::path::{Path, PathBuf};
use vault::{About, Cost, Label, Library, Scope};

/// Does a task with a library.
pub(crate) fn run(library: &LibraryAt, task: Task) -> Result<Made, Failure> {
    let path = library.path.as_deref().ok_or(ErrorCode::WhichLibrary)?;
    let descriptor = library.passphrase_fd;
    match task {
        Task::Create { about } => {
            create(path, descriptor, about.into())?.close()?;
            say::done("command-created", &[("library", path.display().to_string().into())]);
            Ok(Made::Whole)
        }
        Task::Import { files } => import(path, descriptor, &files),
        Task::List => with(path, descriptor, list),
        Task::Print { person, out, look } => {
            with(path, descriptor, |library| print::page(&find(library, &person)?, &out, &look))
        }
        Task::Export { person, out } => with(path, descriptor, |library| {
            write_profile(&out, &find(library, &person)?)?;
            say::done("command-exported", &[("file", out.display().to_string().into())]);
            Ok(Made::Whole)
        }),
    }
}

fn create(path: &Path, descriptor: Option<u32>, about: About) -> Result<Library, Failure> {
    if Library::is_at(path) {
        return Err(ErrorCode::LibraryExists.into());
    }
    let passphrase = passphrase::new(descriptor)?;
    Ok(Library::create(path, &passphrase, about, Cost::tuned())?)
}

/// Opens a library, does something with it, and closes it whatever came of that.
fn with(
    path: &Path,
    descriptor: Option<u32>,
    work: impl FnOnce(&Library) -> Result<Made, Failure>,
) -> Result<Made, Failure> {
    let library = Library::open(path, &passphrase::existing(descriptor)?)?;
    let done = work(&library);
    library.close()?;
    done
}

/// Brings files in: all that are profiles. The others are named, and the status says that it was done in part.
fn import(path: &Path, descriptor: Option<u32>, files: &[PathBuf]) -> Result<Made, Failure> {
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
    let library = if Library::is_at(path) {
        Library::open(path, &passphrase::existing(descriptor)?)?
    } else {
        create(path, descriptor, About::Others)?
    };
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
    library.close()?;
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

fn list(library: &Library) -> Result<Made, Failure> {
    for person in library.people("")? {
        say::out(&format!("{}\t{}", person.id, person.preferred_name));
    }
    Ok(Made::Whole)
}

/// The profile of the one person with that id or that name.
fn find(library: &Library, wanted: &str) -> Result<Profile, Failure> {
    if let Ok(id) = wanted.parse::<PersonId>() {
        return Ok(library.profile(id)?);
    }
    let people = library.people("")?;
    let mut named = people.iter().filter(|person| person.preferred_name == wanted);
    match (named.next(), named.next()) {
        (Some(person), None) => Ok(library.profile(person.id)?),
        (None, _) => Err(ErrorCode::PersonGone.into()),
        (Some(_), Some(_)) => Err(ErrorCode::SeveralPeople.into()),
    }
}
