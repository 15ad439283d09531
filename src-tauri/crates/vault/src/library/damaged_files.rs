//! The names of damaged files: kept beside the library, and put back where a mending was cut short.

use crate::disk::folder::Folder;
use crate::disk::regular;
use crate::error::Result;
use std::fs;
use std::path::{Path, PathBuf};

/// What the new file is called until it is whole.
pub(crate) const MENDED: &str = "people.db.mended";
/// How the names of damaged files begin.
pub(crate) const DAMAGED: &str = "people.damaged-";

/// Keeps the damaged files under names of their own, and gives the new one the name of the old.
///
/// Wherever this is cut short, `people.db` is either the damaged file, whose log may have its other name
/// ([`undo_cut_short`]), or the new one without a log beside it.
pub(crate) fn put_in_place(folder: &Folder, log: Option<&Path>, mended: &Path) -> Result<()> {
    let people = folder.people();
    let (kept, kept_log) = free_names(folder.path());
    if people.is_file() {
        // Where a file cannot have two names, it is copied.
        fs::hard_link(&people, &kept).or_else(|_| regular::copy_what_can_be_read(&people, &kept))?;
    }
    regular::clear_way(&people)?;
    regular::sync_folder(folder.path())?;
    if let Some(log) = log {
        fs::rename(log, &kept_log)?;
        regular::sync_folder(folder.path())?;
    }
    fs::rename(mended, &people)?;
    regular::sync_folder(folder.path())
}

/// The log of `people.db`, if there is one. Where a mending was cut short it may have its other name already.
pub(crate) fn log_of(folder: &Folder) -> Result<Option<PathBuf>> {
    let log = folder.log();
    if log.exists() {
        return Ok(Some(log));
    }
    let cut_short = folder.path().join(MENDED).exists();
    let files = if cut_short { kept(folder.path())? } else { Vec::new() };
    let logs = files.into_iter().filter(|file| is_copy(file, &folder.people()));
    let mut logs = logs.map(|file| file.with_extension("db-wal"));
    Ok(logs.find(|log| log.exists()))
}

/// Makes the library what it was before a mending that was cut short: without the log, which may have another name by
/// now, a library that can be opened would miss what stands in it.
pub(crate) fn undo_cut_short(folder: &Folder) -> Result<()> {
    if folder.path().join(MENDED).exists() {
        if let Some(log) = log_of(folder)?.filter(|log| *log != folder.log()) {
            fs::rename(log, folder.log())?;
        }
        for file in kept(folder.path())?.into_iter().filter(|file| is_link(file, &folder.people())) {
            // Another name of the file itself, which is about to be written: it would keep nothing.
            fs::remove_file(file)?;
        }
        regular::sync_folder(folder.path())?;
    }
    // Nothing stands in it that is not in the damaged file.
    for left in ["", "-wal", ".rows"] {
        regular::remove_if_there(&folder.path().join(format!("{MENDED}{left}")))?;
    }
    Ok(())
}

/// Whether two files say the same.
fn is_copy(one: &Path, other: &Path) -> bool {
    is_link(one, other)
        || matches!((regular::read(one), regular::read(other)), (Ok(one), Ok(other)) if one == other)
}

/// Whether two names are those of one file, where the system tells.
#[cfg(unix)]
fn is_link(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let which = |path| fs::metadata(path).map(|file| (file.dev(), file.ino()));
    matches!((which(one), which(other)), (Ok(one), Ok(other)) if one == other)
}

#[cfg(not(unix))]
fn is_link(_: &Path, _: &Path) -> bool {
    false
}

/// The damaged files that were kept in a library's folder.
pub(crate) fn kept(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut kept = Vec::new();
    for file in fs::read_dir(folder)? {
        let file = file?.path();
        let is_kept = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(DAMAGED));
        if is_kept && file.extension().is_some_and(|ending| ending == "db") {
            kept.push(file);
        }
    }
    Ok(kept)
}

/// Names for the damaged file and its log that nothing has.
fn free_names(folder: &Path) -> (PathBuf, PathBuf) {
    let now = regular::time();
    let mut number = 1;
    loop {
        let more = if number == 1 { String::new() } else { format!("-{number}") };
        let names = [".db", ".db-wal"].map(|end| folder.join(format!("{DAMAGED}{now}{more}{end}")));
        if names.iter().all(|name| !name.exists()) {
            let [file, log] = names;
            return (file, log);
        }
        number += 1;
    }
}
