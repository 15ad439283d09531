//! Where a command writes a file, and whether it may.

use crate::arguments::{Force, LibraryAt};
use contract::Failure;
use exchange::{AtomicFile, Replace, Target};
use std::fs;
use std::path::{Path, PathBuf};
use vault::Library;

/// The file to write at that path. One that is there gives way as `otherwise` says, or to `--force`; never one of
/// `inputs`, and none of a library.
pub(crate) fn file(
    path: &Path,
    otherwise: Replace,
    force: &Force,
    inputs: &[PathBuf],
) -> Result<AtomicFile, Failure> {
    let target = Target::find(path)?;
    Library::must_be_outside(target.path())?;
    let replace = if force.force { Replace::Anything } else { otherwise };
    Ok(target.claim(replace, inputs)?)
}

/// What a command reads that works with a library: its files, whatever else they are called, and what the passphrase
/// comes from.
pub(crate) fn inputs(library: &LibraryAt) -> Vec<PathBuf> {
    let folder = library.path.iter().flat_map(fs::read_dir).flatten().flatten().map(|file| file.path());
    let passphrase = library.passphrase_fd.map(|number| format!("/dev/fd/{number}").into());
    folder.chain(passphrase).collect()
}
