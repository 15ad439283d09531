//! The encrypted library: open, lock, change, undo, search.
//!
//! A library is a folder:
//!
//! | file | what it is |
//! | --- | --- |
//! | `people.db` | everything, in `SQLite` encrypted by `SQLCipher` with a random 256-bit key |
//! | `people.db-wal` | while it is open, or after a crash: what is not yet in `people.db`, encrypted as well |
//! | `keys` | that key, wrapped so that the passphrase frees it (JSON) |
//! | `keys.spare` | the same again: either copy heals the other |
//! | `keys.begun` | while both are written; left only by a crash |
//! | `lock` | empty; held while the library is open |
//! | `holder` | while it is open: since when, and under the key in whose account on which computer (JSON) |
//! | `tries` | after wrong tries: how many, and when the last was (JSON) |
//! | `backups` | copies, each a folder with `people.db` and `keys` |
//! | `people.damaged-*` | after a mending: the damaged file, and its log |
//! | `keys.damaged-*` | a key file that did not open `people.db`, and was written over with one that does |
//! | `people.apart-*` | after a change from outside, where there was no room for a backup: what was open here; and conflict copies that somebody has put away |
//! | `people.db.new`, `people.db.mended*` | the file that is about to take the place of `people.db`; left only by a crash |
//!
//! A [`Library`] lends the open file to one piece of work at a time, in the order it comes. Everything that is written
//! goes through one gate, [`Library::change`]: a [`Change`] writes records and keeps what they were, and both are
//! committed together, so that every step can be undone after a crash as well as after a click.

mod backup;
mod binned;
mod bounds;
mod call_stack;
mod change;
mod check;
mod conflict;
mod cost;
mod counter;
mod erase;
mod error;
mod field;
mod file;
mod fold;
mod folder;
mod gate;
mod high_water;
mod history;
mod holder;
mod key_files;
mod keys;
mod learned;
mod library;
mod mending;
mod merge;
mod order;
mod outside;
pub mod passphrase;
mod private;
mod process;
mod read;
mod reading;
mod record;
mod recovery;
mod regular;
mod rescue;
mod restore;
mod schema;
mod search;
mod setting;
mod slot;
mod step;
mod store;
mod swap;
mod tries;
mod trouble;
mod ways;
mod wrapped;
mod writer;

pub use backup::{BackedUp, Backup, Newest, Why};
pub use binned::Binned;
pub use call_stack::wiping_stack;
pub use change::Change;
pub use check::Fault;
pub use cost::Cost;
pub use error::VaultError;
pub use fold::fold;
pub use history::{Happening, Part, Said, Turned, What};
pub use holder::{Account, Holder};
pub use keys::Unlock;
pub use library::{About, Library};
pub use passphrase::{Guessing, LONGEST, Passphrase, SHORTEST};
pub use process::harden;
pub use read::{People, PersonCard};
pub use reading::Reading;
pub use recovery::{Groups, RecoveryCode};
pub use rescue::{Affected, Rescued};
pub use restore::{Difference, LineDifference, Stands};
pub use slot::KeychainKey;
pub use step::{Label, Scope, Step, Steps};
pub use ways::{Progress, TakenBack, Ways};
