//! Conflict copies: a program that brings the folders of two computers in step, and finds that `people.db` was written at
//! both, keeps one of them under another name beside it. It may say words that stand nowhere else.

use crate::backup::{Backup, Why};
use crate::disk::folder::{self, APART};
use crate::disk::regular::if_there;
use crate::error::Result;
use crate::file::database::PAGE;
use jiff::Timestamp;
use std::fs::{self, Metadata};
use std::path::Path;

/// How the names of this program's own files begin that could be taken for one.
const OWN: [&str; 6] =
    ["people.db-", "people.db.making", "people.db.new", "people.db.mended", "people.damaged-", APART];

/// The conflict copies beside a library, the oldest first.
pub(crate) fn beside(library: &Path) -> Result<Vec<Backup>> {
    let Some(entries) = if_there(fs::read_dir(library))? else { return Ok(Vec::new()) };
    let mut all: Vec<_> = entries.filter_map(|entry| read(&entry.ok()?.path())).collect();
    all.sort_by_key(|copy| copy.at);
    Ok(all)
}

fn read(path: &Path) -> Option<Backup> {
    // What a link points to is not the library's.
    let file = fs::symlink_metadata(path).ok()?;
    let is_one = is_name_of_one(path.file_name()?.to_str()?) && file.is_file() && file.len() >= PAGE;
    is_one.then(|| Backup {
        at: written(&file),
        number: None,
        why: Why::Conflict,
        bytes: file.len(),
        elsewhere: false,
        path: path.to_owned(),
    })
}

/// Whether a program of that kind may have given this name: all of them put something into that of the file, and most
/// leave its ending where it is.
fn is_name_of_one(name: &str) -> bool {
    let lower = name.to_lowercase();
    let is_database = Path::new(&lower).extension().is_some_and(|ending| ending == "db");
    let is_log = lower.contains(".db-") || lower.ends_with("-wal") || lower.ends_with("-shm");
    lower.starts_with("people")
        && (is_database || lower.contains("conflict"))
        && !is_log
        && lower != folder::PEOPLE
        && !OWN.iter().any(|own| lower.starts_with(own))
}

/// Whether it is the log of one: nobody can look into it, and it may hold words.
pub(crate) fn is_log_of_one(name: &str) -> bool {
    let lower = name.to_lowercase();
    let file = lower.strip_suffix("-wal").or(lower.strip_suffix("-shm"));
    file.is_some_and(is_name_of_one) || (lower.contains("conflict") && lower.ends_with(".db-wal"))
}

fn written(file: &Metadata) -> Timestamp {
    file.modified().ok().and_then(|time| Timestamp::try_from(time).ok()).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_that_programs_give_to_conflict_copies_are_known_and_our_own_are_none() {
        for name in [
            "people (Ada's conflicted copy 2026-11-25).db",
            "people (conflicted copy 2026-11-25 103000).db",
            "people_conflict-20261125-103000.db",
            "people.sync-conflict-20261125-103000-ABCDEFG.db",
            "people (SFConflict ada@example.org 2026-11-25-10-30-00).db",
            "people-LAPTOP-7.db",
            "people (1).db",
            "people 2.db",
            "People (Konflikt).db",
            "people.db (conflicted copy)",
            "people.db.sync-conflict-20261125",
        ] {
            assert!(is_name_of_one(name), "{name}");
        }
        for name in [
            "people.db",
            "people.db-wal",
            "people.db-shm",
            "people.db.new",
            "people.db.mended",
            "people.db.mended.rows",
            "people.db.making",
            "people.db.making-wal",
            "people.damaged-2026-11-25T10-30-00.db",
            "people.damaged-2026-11-25T10-30-00.db-wal",
            "people.apart-1.db-wal",
            "people.apart-2026-11-25T10-30-00-1.db",
            "people (conflicted copy 2026-11-25).db-wal",
            "keys",
            "keys (1)",
            "peoples-notes.txt",
        ] {
            assert!(!is_name_of_one(name), "{name}");
        }
        assert!(is_log_of_one("people (conflicted copy 2026-11-25).db-wal"));
        assert!(is_log_of_one("people.sync-conflict-20261125-103000-ABCDEFG.db-wal"));
        assert!(!is_log_of_one("people.db-wal"));
    }
}
