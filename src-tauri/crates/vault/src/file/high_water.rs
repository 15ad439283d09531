//! The high-water mark: how many changes the library has taken, kept beside its file.
//!
//! A log that was cut off or overwritten with zeros, and a file that was rolled back to an older one, look whole. The
//! mark tells, for it is written after each change that was acknowledged. It waits for no disk: after a power cut it may
//! say less than there is, never more. One that is not of this library and its key says nothing.

use crate::disk::folder::Folder;
use crate::disk::owner_only;
use crate::disk::regular;
use crate::error::{Result, VaultError};
use crate::file::counter::Counters;
use crate::file::database::{connect_to_look, must_fit};
use crate::keys::data_key::DataKey;
use crate::keys::key_files::Opened;
use blake2::Blake2sMac256;
use blake2::digest::{FixedOutput, KeyInit, Update};
use std::io::Write;
use uuid::Uuid;

/// The number, highest byte first, and its seal.
const LENGTH: usize = 8 + 32;

/// The mark of an open library.
#[derive(Default)]
pub(crate) struct HighWater {
    /// What was written last, where that is known.
    written: Option<i64>,
}

impl HighWater {
    /// Raises the mark to so many changes. Best effort: without it an older file is not noticed, and nothing else.
    pub(crate) fn rise(&mut self, folder: &Folder, id: Uuid, key: &DataKey, changes: i64) {
        if self.written != Some(changes) && write(folder, id, key, changes).is_ok() {
            self.written = Some(changes);
        }
    }

    /// Another file is open, or it has another key.
    pub(crate) fn begin_anew(&mut self) {
        self.written = None;
    }
}

/// How many changes that were acknowledged are not among these.
pub(crate) fn missing(folder: &Folder, id: Uuid, key: &DataKey, changes: i64) -> u64 {
    let mark = read(folder, id, key).unwrap_or_default();
    u64::try_from(mark.saturating_sub(changes)).unwrap_or_default()
}

/// What is missing where the file is one of an earlier key than its key files: all that was written since the key in use
/// was made. Whatever opened it then was taken back.
pub(crate) fn missing_since_key(folder: &Folder, copies: &[Opened]) -> Option<VaultError> {
    let settled = copies.iter().filter(|copy| copy.is_settled());
    for (keys, key) in settled.flat_map(|copy| copy.freed.iter().map(|freed| (&copy.keys, &freed.key))) {
        for (former, _) in keys.former(key).iter().rev() {
            if must_fit(folder, former).is_ok() {
                let counted = connect_to_look(&folder.people(), former).and_then(|file| Counters::of(&file));
                let changes = counted.map(|counters| counters.changes).unwrap_or_default();
                let missing = missing(folder, keys.library, key, changes).max(1);
                // Making the key was a change of its own.
                return Some(VaultError::ChangesMissing { missing });
            }
        }
    }
    None
}

/// Takes the mark away: what is in the library from now on was chosen.
pub(crate) fn forget(folder: &Folder) -> Result<()> {
    regular::remove_if_there(&folder.changes())
}

fn read(folder: &Folder, id: Uuid, key: &DataKey) -> Option<i64> {
    let bytes: [u8; LENGTH] = regular::read(&folder.changes()).ok()?.try_into().ok()?;
    let (number, _) = bytes.split_first_chunk::<8>()?;
    let changes = i64::from_be_bytes(*number);
    (sealed(id, key, changes).ok()? == bytes).then_some(changes)
}

fn write(folder: &Folder, id: Uuid, key: &DataKey, changes: i64) -> Result<()> {
    let bytes = sealed(id, key, changes)?;
    let file = folder.changes();
    regular::clear_way(&file)?;
    // In place: where it is cut short, the seal tells.
    let mut file = owner_only::private().create(true).truncate(false).open(file)?;
    file.write_all(&bytes)?;
    // Whatever stood there may have been longer.
    if file.metadata()?.len() != bytes.len() as u64 {
        file.set_len(bytes.len() as u64)?;
    }
    Ok(())
}

fn sealed(id: Uuid, key: &DataKey, changes: i64) -> Result<[u8; LENGTH]> {
    let failed = |_| VaultError::Other { what: "BLAKE2", code: 0 };
    let mut seal = Blake2sMac256::new_from_slice(key.as_ref()).map_err(failed)?;
    seal.update(b"what-matters-changes 1 ");
    seal.update(id.as_bytes());
    seal.update(&changes.to_be_bytes());
    let mut bytes = [0; LENGTH];
    let (number, rest) = bytes.split_at_mut(8);
    number.copy_from_slice(&changes.to_be_bytes());
    rest.copy_from_slice(&seal.finalize_fixed());
    Ok(bytes)
}
