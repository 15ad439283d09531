//! The folders of backups: one is written into its place, they are listed, and those that are outgrown are removed.

use super::name::{self, Name};
use super::{Backup, schedule};
use crate::disk::folder::{self, BACKUPS};
use crate::disk::owner_only;
use crate::disk::regular;
use crate::error::{Result, VaultError};
use jiff::SignedDuration;
use std::fs;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// What a backup's folder is called while it is made.
const MAKING: &str = "making";
/// So many outgrown backups go when a new one is made: whatever may once be wrong with their numbers, it costs little at
/// a time.
const AT_ONCE: usize = 2;
/// How the folder is called in which the backups of a library stand in another place; its identity follows.
pub(crate) const PLACE: &str = "What Matters backups ";

/// Writes a backup into its folder, checks it, and only then gives the folder its name.
pub(crate) fn place(
    backups: &Path,
    mut name: Name,
    keys: &[u8],
    write: impl FnOnce(&Path) -> Result<()>,
    check: impl FnOnce(&Path) -> Result<()>,
) -> Result<Backup> {
    make_if_missing(backups)?;
    // Two within a second, or a clock that was set back, do not share a time.
    while is_taken(backups, &name::time(name.at))? {
        name.at += SignedDuration::from_secs(1);
    }
    let folder = backups.join(name.text());
    let making = backups.join(format!("{}.{MAKING}", name.text()));
    let _ = fs::remove_dir_all(&making);
    owner_only::make_private_folder(&making)?;
    let file = making.join(folder::PEOPLE);
    let made = owner_only::write_private(&making.join(folder::KEYS), keys)
        .and_then(|()| owner_only::new_private(&file))
        .and_then(|()| write(&file))
        .and_then(|()| check(&file))
        .and_then(|()| regular::sync_folder(&making))
        .and_then(|()| Ok(fs::rename(&making, &folder)?))
        .and_then(|()| regular::sync_folder(backups));
    if let Err(error) = made {
        // Best effort: the next backup removes what is left.
        let _ = fs::remove_dir_all(&making);
        return Err(error);
    }
    read(&folder, false).ok_or(VaultError::Other { what: "a backup", code: 0 })
}

/// Whether a backup was made at that time. What was cut short does not count: it goes.
fn is_taken(backups: &Path, time: &str) -> Result<bool> {
    for entry in fs::read_dir(backups)? {
        let name = entry?.file_name();
        if Name::parse(&name.to_string_lossy()).is_some_and(|name| name::time(name.at) == time) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Makes a folder for backups. Not what is around it: where a stick was pulled out, its folder must not come to be on
/// the computer.
pub(crate) fn make_if_missing(backups: &Path) -> Result<()> {
    if !backups.is_dir() {
        owner_only::make_private_folder(backups)?;
        backups.parent().map_or(Ok(()), regular::sync_folder)?;
    }
    Ok(())
}

/// Removes backups that are kept no longer, and what is left of one that was cut short. Best effort: what cannot be
/// removed is tried again after the next backup, and stands in nobody's way.
///
/// One from before changes were counted has no place among the others, and stays. So does one that says of itself more
/// changes than the library has taken: it is none of this library's.
pub(crate) fn tidy(backups: &Path, changes: i64) {
    let mut counted = list(backups, false).unwrap_or_default();
    counted.retain(|backup| {
        backup.number.is_some_and(|number| number <= changes) && backup.why.staying().is_some()
    });
    let row: Vec<_> = counted.iter().filter_map(|one| Some((one.number?, one.why.staying()?))).collect();
    let outgrown = schedule::outgrown(&row).into_iter().take(AT_ONCE);
    let begun = fs::read_dir(backups).into_iter().flatten().filter_map(|left| Some(left.ok()?.path()));
    let begun = begun.filter(|left| left.extension().is_some_and(|ending| ending == MAKING));
    for folder in outgrown.map(|at| counted[at].path.clone()).chain(begun) {
        let _ = fs::remove_dir_all(folder);
    }
}

/// The backups beside a library, in the order they were made.
pub(crate) fn beside(library: &Path) -> Result<Vec<Backup>> {
    list(&library.join(BACKUPS), false)
}

/// The backups in a folder, in the order they were made. A folder that is not there holds none.
pub(crate) fn list(backups: &Path, elsewhere: bool) -> Result<Vec<Backup>> {
    let Some(entries) = regular::if_there(fs::read_dir(backups))? else { return Ok(Vec::new()) };
    let mut all: Vec<_> = entries.filter_map(|entry| read(&entry.ok()?.path(), elsewhere)).collect();
    all.sort_by_key(Backup::order);
    Ok(all)
}

pub(crate) fn read(folder: &Path, elsewhere: bool) -> Option<Backup> {
    let Name { at, number, why } = Name::parse(folder.file_name()?.to_str()?)?;
    let file = fs::metadata(folder.join(folder::PEOPLE)).ok().filter(fs::Metadata::is_file)?;
    Some(Backup { at, number, why, bytes: file.len(), elsewhere, path: folder.to_owned() })
}

/// Where the backups of a library stand in a place that may hold those of several.
pub(crate) fn place_for(other: &Path, id: Uuid) -> PathBuf {
    other.join(format!("{PLACE}{}", id.as_simple()))
}
