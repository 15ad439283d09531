//! The newest backup that is whole, and why it is that one: whoever is given a backup can see whether they want another.

use super::{Backup, Why};
use crate::error::{Result, VaultError};
use std::collections::BTreeSet;

/// The backup that was made last of those that are whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Newest {
    /// Which.
    pub backup: Backup,
    /// How many were made after it and cannot be read.
    pub unreadable: usize,
    /// How many bear a later date although they were made before it: a clock was wrong.
    pub dated_later: usize,
}

impl Newest {
    /// The one that was made last of those that open, and what came of opening it. `backups` stands in the order they were
    /// made. What lies at nothing but this moment, a full disk or a library that is closed, ends the search.
    pub(crate) fn that_opens<T>(
        backups: &[Backup],
        open: impl Fn(&Backup) -> Result<T>,
    ) -> Result<Option<(Self, T)>> {
        let made: Vec<_> = backups.iter().filter(|backup| backup.why != Why::Conflict).collect();
        for (at, backup) in made.iter().enumerate().rev() {
            match open(backup) {
                Ok(opened) => {
                    // One that stands in two places is one.
                    let count = |all: &[&Backup], is_meant: &dyn Fn(&Backup) -> bool| {
                        let meant = all.iter().filter(|one| is_meant(one));
                        meant.map(|one| (one.number, one.at)).collect::<BTreeSet<_>>().len()
                    };
                    let is_other = |one: &Backup| (one.number, one.at) != (backup.number, backup.at);
                    let unreadable = count(&made[at + 1..], &is_other);
                    let dated_later = count(&made[..at], &|one| one.at > backup.at);
                    return Ok(Some((Self { backup: (*backup).clone(), unreadable, dated_later }, opened)));
                }
                Err(error @ (VaultError::DiskFull | VaultError::Closed)) => return Err(error),
                Err(_) => {}
            }
        }
        Ok(None)
    }
}
