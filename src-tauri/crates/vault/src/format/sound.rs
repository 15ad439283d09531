//! Whether a library is as it was written, before anything is written over it.

use super::node::four;
use super::source::{Source, State};
use super::times;
use crate::error::{Result, VaultError};
use crate::keys::data_key::DataKey;
use std::collections::HashSet;
use std::path::Path;

/// Looks whether every page of a library is whole, its log goes on from it, and no change that was safe is lost from
/// that; [`VaultError::Damaged`] if not. What a crash or a power cut leaves behind is no damage. Of a library of more than
/// `most` pages only the first page and the log are looked at.
pub(crate) fn check(people: &Path, log: Option<&Path>, key: &DataKey, most: Option<u32>) -> Result<()> {
    let (mut source, log) = Source::open(people, log, key, None)?;
    // Without its header a log may be the rest of one that was done with: then the file has all that is in it.
    if log.lost_a_change && !(log.is_headless && source.has(&log)) {
        return Err(VaultError::Damaged);
    }
    if !times::are_one(&mut source, &log)? {
        return Err(VaultError::Damaged);
    }
    let first = source.page(1).ok_or(VaultError::Damaged)?;
    let size = log.size.or(four(&first, 28)).unwrap_or_default();
    let all = most.is_none_or(|most| size <= most);
    if all && !pages_are_whole(&mut source, size, four(&first, 32)) {
        Err(VaultError::Damaged)
    } else {
        Ok(())
    }
}

fn pages_are_whole(source: &mut Source, size: u32, free: Option<u32>) -> bool {
    let mut there = 0;
    let mut blank = HashSet::new();
    for page in source.there().take_while(|page| *page <= size) {
        there += 1;
        if source.state(page) == State::Lost {
            // A page that was never used may never have been written.
            if !source.is_blank(page) {
                return false;
            }
            blank.insert(page);
        }
    }
    there + u32::from(Source::leaves_one_out(size)) == size
        && (blank.is_empty() || are_free(source, free, &blank))
}

/// Whether all these pages are in the list of free ones that begins on `trunk`.
fn are_free(source: &mut Source, trunk: Option<u32>, blank: &HashSet<u32>) -> bool {
    let mut left = blank.clone();
    let mut next = trunk.filter(|page| *page > 0);
    let mut seen = HashSet::new();
    while let Some(trunk) = next.filter(|trunk| seen.insert(*trunk)) {
        let Some(page) = source.page(trunk) else { return false };
        let count = four(&page, 4).unwrap_or_default() as usize;
        for index in 0..count {
            let Some(free) = four(&page, 8 + 4 * index) else { return false };
            left.remove(&free);
        }
        next = four(&page, 0).filter(|page| *page > 0);
    }
    left.is_empty()
}
