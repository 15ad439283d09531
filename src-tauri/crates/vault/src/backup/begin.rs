//! A library that begins with a backup: what is left on a stick when the computer is gone.

use super::placing::{PLACE, read};
use crate::disk::folder::{BACKUPS, Folder, KEYS, LOG, PEOPLE, SPARE};
use crate::disk::regular;
use crate::error::Result;
use crate::keys::key_files;
use std::path::Path;

/// Whether a folder is a backup of this program's making, in the place of its making. It opens as a library does, but
/// used as one it would change, and go when it is outgrown.
pub(crate) fn is_backup(folder: &Path) -> bool {
    let around = folder.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    let in_place = around == BACKUPS || around.starts_with(PLACE);
    // One with a log was used as a library before.
    in_place && read(folder, false).is_some() && !folder.join(LOG).exists()
}

/// Makes a library of a backup, in a folder where there is none. The backup stays as it is. What opened the library on
/// the day of the backup opens it.
pub(crate) fn begin_with(backup: &Path, folder: &Path) -> Result<()> {
    let keys = key_files::text(key_files::read(backup)?)?;
    let making = Folder::make(folder)?;
    let made = regular::open(&backup.join(PEOPLE))
        .map_err(Into::into)
        .and_then(|people| regular::copy_whole(&people, &making.making()))
        .and_then(|()| making.write_whole(SPARE, &keys))
        .and_then(|()| making.write_whole(KEYS, &keys))
        .and_then(|()| making.finish_making());
    if made.is_err() {
        making.abandon_making();
    }
    made
}
