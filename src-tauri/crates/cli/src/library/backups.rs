//! The backups of a library: made, listed, found by name.

use crate::{Made, output};
use contract::{ErrorCode, Failure, convert};
use serde_json::{Value, json};
use std::path::Path;
use vault::{Backup, Library, Newest, Why};

/// What the newest whole backup is called by whoever does not know its name.
const NEWEST: &str = "newest";

/// Makes a backup; in a second folder as well, from now on, where one is given.
pub(crate) fn make(library: &Library, to: Option<&Path>) -> Result<Made, Failure> {
    let before = library.backup_folder()?;
    if let Some(folder) = to {
        if folder.exists() && !folder.is_dir() {
            return Err(ErrorCode::NotAFolder.into());
        }
        library.set_backup_folder(Some(folder))?;
    }
    let second = library.backup_folder()?;
    if let Some(left) = before.filter(|before| Some(before) != second.as_ref()) {
        output::note("command-backups-left", &[("folder", left.display().to_string().into())]);
    }
    let made = library.back_up()?;
    let folder = made.backup.path().display().to_string();
    output::done("command-backed-up", &[("folder", folder.into())]);
    let second = second.unwrap_or_default().display().to_string();
    match made.elsewhere {
        None => Ok(Made::Whole),
        Some(Ok(())) => {
            output::done("command-backed-up-elsewhere", &[("folder", second.into())]);
            Ok(Made::Whole)
        }
        Some(Err(error)) => {
            let why = output::sentence(&error.into());
            output::note("command-backup-not-elsewhere", &[("folder", second.into()), ("why", why.into())]);
            Ok(Made::InPart)
        }
    }
}

/// Lists the backups, the oldest first.
pub(crate) fn list(library: &Library, as_json: bool) -> Result<Made, Failure> {
    let backups = library.backups()?;
    if as_json {
        let backups = backups.iter().map(view).collect::<Result<Vec<_>, _>>()?;
        output::json(&json!({ "backups": backups }))?;
        return Ok(Made::Whole);
    }
    if backups.is_empty() {
        output::done("command-no-backups", &[]);
    }
    backups.iter().for_each(say_one);
    Ok(Made::Whole)
}

/// Says a backup on a line of its own: name, when, why, size and place.
pub(crate) fn say_one(backup: &Backup) {
    let why = match backup.why {
        Why::Regular => None,
        Why::BeforeMigration => Some("backup-why-before_migration"),
        Why::BeforeRestore => Some("backup-why-before_restore"),
        Why::Apart => Some("backup-why-apart"),
        Why::Conflict => Some("command-backup-conflict"),
    };
    let why = why.map(|why| output::text(why, &[])).unwrap_or_default();
    let place = if backup.elsewhere { "backup-is-elsewhere" } else { "command-backup-beside" };
    // Tenths of a megabyte, and never none at all.
    let size = (backup.bytes as f64 / 100_000.0).ceil() / 10.0;
    let size = output::text("command-backup-size", &[("size", size.to_string().into())]);
    let fields = [name(backup), output::moment(backup.at), why, size, output::text(place, &[])];
    output::row(&fields.each_ref().map(String::as_str));
}

/// A backup for another program: as the window has it, and its name.
pub(crate) fn view(backup: &Backup) -> Result<Value, Failure> {
    let mut view = serde_json::to_value(convert::backup_view(backup)).map_err(|_| ErrorCode::Unexpected)?;
    view["name"] = name(backup).into();
    Ok(view)
}

/// The newest whole backup for another program, and why it is that one.
pub(crate) fn newest_view(newest: &Newest) -> Result<Value, Failure> {
    let mut view = view(&newest.backup)?;
    view["unreadable_after"] = newest.unreadable.into();
    view["dated_later"] = newest.dated_later.into();
    Ok(view)
}

/// Says which backup is the newest whole one, and why it is that one.
pub(crate) fn say_newest(newest: &Newest) {
    let Newest { backup, unreadable, dated_later } = newest;
    let details = [("name", name(backup).into()), ("moment", output::moment(backup.at).into())];
    output::done("command-newest-backup", &details);
    let why = [(*unreadable, "backup-newest-unreadable"), (*dated_later, "backup-newest-dated-later")];
    for (count, message) in why.into_iter().filter(|(count, _)| *count > 0) {
        output::done(message, &[("count", count.into())]);
    }
}

/// Says which conflict copies lie beside the library, and what can be done with them.
pub(crate) fn say_conflicts(library: &Library) -> Result<(), Failure> {
    for copy in library.conflicts()? {
        let name = name(&copy);
        // It is somebody else's, and what is proposed is made to be pasted into a shell.
        let quoted = format!("'{}'", name.replace('\'', r"'\''"));
        let moment = output::moment(copy.at);
        let details = [("name", name.into()), ("quoted", quoted.into()), ("moment", moment.into())];
        output::done("command-conflict", &details);
    }
    Ok(())
}

/// What a backup is called: the name of its folder, or of the file that is a conflict copy.
pub(crate) fn name(backup: &Backup) -> String {
    contract::name(backup.path())
}

/// The backup of that name, or the one whose name alone begins so, or the newest that is whole; which that is, is said
/// aloud where `aloud`. One that stands in two places is taken from beside the library.
pub(crate) fn find(library: &Library, when: &str, aloud: bool) -> Result<Backup, Failure> {
    if when == NEWEST {
        let newest = library.newest_whole_backup()?.ok_or(ErrorCode::NoBackup)?;
        if aloud {
            say_newest(&newest);
        }
        return Ok(newest.backup);
    }
    let mut begin: Vec<_> = library.backups()?;
    begin.retain(|backup| name(backup).starts_with(when));
    if let Some(exact) = begin.iter().find(|backup| name(backup) == when) {
        return Ok(exact.clone());
    }
    begin.dedup_by(|second, first| name(second) == name(first));
    match begin.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(ErrorCode::NoBackup.into()),
        _ => Err(ErrorCode::SeveralBackups.into()),
    }
}
