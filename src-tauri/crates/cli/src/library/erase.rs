//! Taking somebody out for good.

use super::{backups, bin, people};
use crate::{Made, ask, output};
use contract::{ErrorCode, Failure};
use profile::PersonId;
use vault::{Library, Why};

/// Takes somebody out for good: asked twice on a terminal, and elsewhere only with the name given twice. Says which
/// backups still hold them.
pub(crate) fn person(library: &Library, person: &str, again: Option<&str>) -> Result<Made, Failure> {
    let (id, name) = find(library, person)?;
    let named = [("name", name.as_str().into())];
    output::done("erase-about", &named);
    say_what_holds(library, id)?;
    let typed = if let Some(again) = again {
        again.to_owned()
    } else {
        output::note("erase-sure", &named);
        ask::sure(false)?;
        ask::typed("erase-name", &named)?
    };
    if typed.trim() != name.trim() {
        return Err(ErrorCode::OtherName.into());
    }
    library.erase(id)?;
    output::done("erase-done", &named);
    Ok(Made::Whole)
}

/// The one person with that id or that name: in the library, or else among those who were taken out.
fn find(library: &Library, wanted: &str) -> Result<(PersonId, String), Failure> {
    let out = bin::find(library, wanted);
    match people::find(library, wanted) {
        // One of the two may be meant, and it cannot be undone.
        Ok(_) if !matches!(&out, Err(failure) if failure.code == ErrorCode::NobodyNamed) => {
            Err(ErrorCode::SeveralPeople.into())
        }
        Ok(profile) => Ok((profile.person.id, profile.person.preferred_name)),
        Err(failure) if matches!(failure.code, ErrorCode::NobodyNamed | ErrorCode::PersonGone) => {
            out.map(|binned| (binned.person, binned.preferred_name))
        }
        Err(failure) => Err(failure),
    }
}

/// Says which backups and files hold somebody, before they are gone: that may matter for going on.
fn say_what_holds(library: &Library, person: PersonId) -> Result<(), Failure> {
    let with = library.backups_with(person)?;
    if !with.is_empty() {
        output::done("command-erase-held", &[]);
        with.iter().for_each(backups::say_one);
    }
    for (why, message) in [(Why::Apart, "erase-apart"), (Why::Conflict, "command-erase-conflict")] {
        if with.iter().any(|backup| backup.why == why) {
            output::done(message, &[]);
        }
    }
    if library.backup_folder_is_away()? {
        output::done("erase-away", &[]);
    }
    let files = library.kept_files()?;
    if !files.is_empty() {
        output::done("erase-files", &[]);
        for file in files {
            output::line(&format!("  {}", file.display()));
        }
    }
    Ok(())
}
