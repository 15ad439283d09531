//! What an editor says while it works, a line each.

use crate::Deed;
use serde::{Deserialize, Serialize};
use std::io::{self, Write};
use vault::VaultError;

/// Where an editor is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Line {
    /// It is about to open the library.
    Opening,
    /// The library is open.
    Opened,
    /// It is about to do this.
    Do(Deed),
    /// It is done, and must be true for good.
    Done,
    /// It is about to close the library.
    Closing,
    /// The library is closed.
    Closed,
    /// Something went wrong that must not.
    Failed(String),
}

impl Line {
    /// Says it, at once.
    pub fn say(&self) {
        let mut line = serde_json::to_vec(self).unwrap();
        line.push(b'\n');
        let mut out = io::stdout().lock();
        out.write_all(&line).unwrap();
        out.flush().unwrap();
    }

    /// Reads one; `None` if it was cut off.
    pub fn read(line: &[u8]) -> Option<Self> {
        let whole = line.strip_suffix(b"\n")?;
        Some(serde_json::from_slice(whole).unwrap())
    }

    /// That this went wrong.
    pub fn failed(error: VaultError) -> Self {
        Self::Failed(error.to_string())
    }
}
