//! Looking for damage in a library, and mending it.

use super::backups;
use super::open::{Access, missing_changes, within};
use crate::{Made, output};
use contract::{ErrorCode, Failure, convert};
use serde_json::json;
use std::path::PathBuf;
use vault::{Affected, Difference, Fault, Library, Newest, Reading, Rescued, Stands};
use wording::Value;

/// How a library is found.
enum Found {
    /// Nothing is wrong with it.
    Sound(Library),
    /// Something is wrong, also what stands here; what can be read of it is open to be read.
    Harmed(Library, Vec<Fault>),
}

impl Found {
    /// Looks at all of a library.
    fn at(access: &Access<'_>) -> Result<Self, Failure> {
        if access.is_read_only() {
            let read = access.open_to_read()?;
            let harmed = !matches!(
                read.reading()?,
                Some(Reading::Whole | Reading::InUse | Reading::Newer { .. }) | None
            );
            return Ok(if harmed { Self::Harmed(read, Vec::new()) } else { Self::Sound(read) });
        }
        let faults = match access.open() {
            Ok(library) => {
                let faults = library.check();
                if faults.as_ref().is_ok_and(Vec::is_empty) {
                    return Ok(Self::Sound(library));
                }
                library.close()?;
                faults?
            }
            Err(failure) if can_be_mended(failure.code) => Vec::new(),
            Err(failure) => return Err(failure),
        };
        Ok(Self::Harmed(access.open_to_read()?, faults))
    }
}

/// Whether a library that did not open for this can be mended.
fn can_be_mended(why: ErrorCode) -> bool {
    matches!(why, ErrorCode::LibraryDamaged | ErrorCode::ChangesMissing | ErrorCode::KeysMissing)
}

/// Says whether a library is sound; if not, what is wrong, whose words are lost and what can be done.
pub(crate) fn check(access: &Access<'_>, as_json: bool) -> Result<Made, Failure> {
    let found = Found::at(access)?;
    if as_json {
        return check_for_a_program(access, &found);
    }
    match found {
        Found::Sound(library) => within(&library, |library| {
            if let Some(Reading::Newer { .. }) = library.reading()? {
                output::done("reading-why-newer", &[]);
            }
            output::done("command-sound", &[("library", access.name().into())]);
            backups::say_conflicts(library)?;
            Ok(Made::Whole)
        }),
        Found::Harmed(read, faults) => within(&read, |read| {
            output::done("command-unsound", &[("library", access.name().into())]);
            say_faults(&faults);
            let reading = read.reading()?;
            say_reading(reading.as_ref());
            let whole = read.newest_whole_backup()?;
            if let (Some(Reading::Damaged(_) | Reading::ChangesMissing { .. }), Some(newest)) =
                (&reading, &whole)
            {
                // What is lost can be told without knowing this.
                read.compare(&newest.backup).unwrap_or_default().iter().for_each(say_not_here);
            }
            say_what_to_do(whole.as_ref(), reading.as_ref());
            backups::say_conflicts(read)?;
            Ok(Made::InPart)
        }),
    }
}

/// The same for another program.
fn check_for_a_program(access: &Access<'_>, found: &Found) -> Result<Made, Failure> {
    let (library, faults, is_sound) = match found {
        Found::Sound(library) => (library, [].as_slice(), true),
        Found::Harmed(read, faults) => (read, faults.as_slice(), false),
    };
    within(library, |library| {
        let newest = library.newest_whole_backup()?;
        let reading = library.reading()?;
        let differences = match (&reading, &newest) {
            (Some(Reading::Damaged(_) | Reading::ChangesMissing { .. }), Some(newest)) => {
                library.compare(&newest.backup).unwrap_or_default()
            }
            _ => Vec::new(),
        };
        let mut kinds: Vec<_> = faults.iter().map(kind).collect();
        kinds.dedup();
        let conflicts = library.conflicts()?;
        let conflicts = conflicts.iter().map(backups::view).collect::<Result<Vec<_>, _>>()?;
        output::json(&json!({
            "library": access.name(),
            "sound": is_sound,
            "faults": kinds,
            "reading": reading.map(|reading| convert::reading_view(reading, newest.as_ref(), &differences)),
            "newest_whole_backup": newest.as_ref().map(backups::newest_view).transpose()?,
            "conflict_copies": conflicts,
        }))?;
        Ok(if is_sound { Made::Whole } else { Made::InPart })
    })
}

/// What kind of fault it is.
fn kind(fault: &Fault) -> &'static str {
    match fault {
        Fault::Page(_) => "page",
        Fault::Structure => "structure",
        Fault::Orphan => "orphan",
        Fault::Person(_) => "person",
        Fault::Place(_) => "place",
        Fault::Picture => "picture",
        Fault::Step(_) => "step",
    }
}

/// Says each kind of fault once. Whose words it is about is known only when what can be read was brought together.
fn say_faults(faults: &[Fault]) {
    let mut said: Vec<&str> = faults
        .iter()
        .filter_map(|fault| match fault {
            // They are counted where what can be read is told.
            Fault::Page(_) => None,
            Fault::Structure => Some("command-fault-structure"),
            Fault::Orphan => Some("command-fault-orphan"),
            Fault::Person(_) => Some("command-fault-person"),
            Fault::Place(_) => Some("command-fault-place"),
            Fault::Picture => Some("command-fault-picture"),
            Fault::Step(_) => Some("command-steps-lost"),
        })
        .collect();
    said.dedup();
    for message in said {
        output::done(message, &[]);
    }
}

fn say_reading(reading: Option<&Reading>) {
    match reading {
        Some(Reading::Damaged(rescued)) => say_lost(rescued),
        Some(Reading::KeysGone) => output::done("reading-why-keys_gone", &[]),
        Some(Reading::ChangesMissing { missing }) => {
            output::done("reading-why-changes_missing", &missing_changes(*missing));
        }
        Some(Reading::Backup(newest)) => {
            output::done("reading-why-backup", &[("moment", output::moment(newest.backup.at).into())]);
        }
        Some(Reading::Whole | Reading::InUse | Reading::Newer { .. }) | None => {}
    }
}

/// Says what could not be rescued, person by person.
fn say_lost(rescued: &Rescued) {
    if rescued.unreadable_pages > 0 {
        output::done("command-pages", &[("count", rescued.unreadable_pages.into())]);
    }
    if rescued.changes_missing > 0 {
        output::done("reading-changes-missing", &missing_changes(rescued.changes_missing));
    }
    if rescued.affected.is_empty() && !rescued.others_unknown && rescued.changes_missing == 0 {
        output::done("reading-nobody", &[]);
    }
    rescued.affected.iter().for_each(say_affected);
    let more = [
        (rescued.others_unknown, "reading-others"),
        (rescued.history_lost, "command-history-lost"),
        (rescued.steps_lost, "command-steps-lost"),
        (rescued.settings_lost, "command-settings-lost"),
    ];
    for (_, message) in more.iter().filter(|(is_lost, _)| *is_lost) {
        output::done(message, &[]);
    }
}

fn say_affected(one: &Affected) {
    output::item(&one.name.clone().unwrap_or_else(|| output::text("reading-unnamed", &[])));
    let counted = |message: &str, count: u32| {
        if count > 0 {
            output::below(message, &[("count", Value::from(count))]);
        }
    };
    counted("reading-lines-lost", one.lines_lost);
    counted("reading-lines-older", one.lines_older);
    if one.photo_lost {
        output::below("reading-photo-lost", &[]);
    }
    if one.details_lost {
        output::below("reading-details-lost", &[]);
    }
}

/// Says what a backup has of somebody, and the damaged library has not: what is lost whole leaves no trace in it.
fn say_not_here(difference: &Difference) {
    let (lines, not_here) = (difference.lines_in_backup_alone(), difference.stands == Stands::InBackup);
    if lines > 0 || not_here {
        output::item(&difference.name);
    }
    if not_here {
        output::below("reading-not-here", &[]);
    }
    if lines > 0 {
        output::below("reading-lines-in-backup", &[("count", Value::from(lines))]);
    }
}

fn say_what_to_do(newest: Option<&Newest>, reading: Option<&Reading>) {
    if let Some(newest) = newest {
        backups::say_newest(newest);
    } else {
        output::done("command-no-whole-backup", &[]);
    }
    let how = match reading {
        Some(Reading::ChangesMissing { .. }) => "command-how-to-go-on",
        _ => "command-how-to-mend",
    };
    output::done(how, &[]);
    let from = match reading {
        Some(Reading::KeysGone) => return,
        Some(Reading::ChangesMissing { .. }) => "command-how-to-go-on-from",
        _ => "command-how-to-mend-from",
    };
    if let Some(newest) = newest {
        output::done(from, &[("name", backups::name(&newest.backup).into())]);
    }
}

/// Mends a library from what can be read of it, or puts a backup in its place.
pub(crate) fn mend(access: &Access<'_>, from: Option<&str>) -> Result<Made, Failure> {
    if access.is_read_only() {
        return Err(ErrorCode::OnlyReading.into());
    }
    let read = match Found::at(access)? {
        Found::Harmed(read, _) => read,
        Found::Sound(library) => {
            return within(&library, |_| {
                output::done("command-nothing-to-mend", &[("library", access.name().into())]);
                Ok(Made::Whole)
            });
        }
    };
    let kept_before = read.damaged_files()?;
    let (mended, is_whole) = match mended(&read, from) {
        Ok(mended) => mended,
        Err(failure) => {
            read.close()?;
            return Err(access.held(failure));
        }
    };
    within(&mended, |mended| {
        output::done("command-mended", &[("library", access.name().into())]);
        let mut told = say_kept(mended, &kept_before);
        if !is_whole {
            told = told.and(say_what_brings_more(mended));
        }
        // It is mended, whatever cannot be told of it.
        if let Err(failure) = &told {
            output::failure(failure);
        }
        Ok(if is_whole && told.is_ok() { Made::Whole } else { Made::InPart })
    })
}

/// The library mended, and whether all is in it that anybody could have hoped for.
fn mended(read: &Library, from: Option<&str>) -> Result<(Library, bool), Failure> {
    let reading = read.reading()?;
    let backup = from.map(|when| backups::find(read, when, true)).transpose()?;
    let backup = match (&reading, backup) {
        (Some(Reading::Backup(newest)), None) => {
            backups::say_newest(newest);
            Some(newest.backup.clone())
        }
        (_, backup) => backup,
    };
    match (reading, backup) {
        (Some(Reading::KeysGone), None) => {
            let (mended, _) = read.mend()?;
            output::done("command-keys-back", &[]);
            Ok((mended, true))
        }
        (Some(Reading::KeysGone), Some(backup)) => {
            let (mended, _) = read.mend()?;
            mended.restore(&backup)?;
            output::done("backup-restored", &[("moment", output::moment(backup.at).into())]);
            Ok((mended, false))
        }
        (Some(Reading::ChangesMissing { missing }), None) => {
            let (mended, _) = read.mend()?;
            output::done("command-went-on", &missing_changes(missing));
            Ok((mended, false))
        }
        (_, Some(backup)) => {
            let mended = read.mend_from(&backup)?;
            output::done("command-mended-from", &[("moment", output::moment(backup.at).into())]);
            Ok((mended, false))
        }
        _ => {
            let (mended, rescued) = read.mend()?;
            say_lost(&rescued);
            let Rescued { affected, others_unknown, history_lost, steps_lost, settings_lost, .. } = rescued;
            let lost = others_unknown || history_lost || steps_lost || settings_lost;
            let lost = lost || rescued.changes_missing > 0;
            Ok((mended, affected.is_empty() && !lost))
        }
    }
}

fn say_kept(mended: &Library, kept_before: &[PathBuf]) -> Result<(), Failure> {
    for file in mended.damaged_files()?.iter().filter(|file| !kept_before.contains(file)) {
        output::done("command-kept", &[("file", file.display().to_string().into())]);
    }
    Ok(())
}

/// Says whose words the newest whole backup has that are not here.
fn say_what_brings_more(mended: &Library) -> Result<(), Failure> {
    let Some(Newest { backup, .. }) = mended.newest_whole_backup()? else {
        output::done("command-no-whole-backup", &[]);
        return Ok(());
    };
    let differences = mended.compare(&backup)?;
    let more: Vec<_> = differences
        .iter()
        .filter(|one| {
            one.stands != Stands::Here && (one.more || one.lines.iter().any(|line| line.then.is_some()))
        })
        .map(|one| output::isolated(&one.name).into_owned())
        .collect();
    if !more.is_empty() {
        let details = [("name", backups::name(&backup).into()), ("people", more.join(", ").into())];
        output::done("command-brings-more", &details);
    }
    Ok(())
}
