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
mod disk;
mod error;
mod file;
mod format;
mod gate;
mod keys;
mod library;
mod memory;
mod records;
mod rescue;
mod search;

pub use backup::compare::{Difference, LineDifference, Stands};
pub use backup::{BackedUp, Backup, Newest, Why};
pub use error::{Groups, VaultError};
pub use file::copy::Progress;
pub use gate::bin::Binned;
pub use gate::change::Change;
pub use gate::history::{Happening, Turned};
pub use gate::step::{Label, Scope, Step};
pub use gate::undo::Steps;
pub use keys::Unlock;
pub use keys::cost::Cost;
pub use keys::passphrase::{self, Guessing, LONGEST, Passphrase, SHORTEST};
pub use keys::recovery_code::RecoveryCode;
pub use keys::slot::KeychainKey;
pub use library::Library;
pub use library::about::About;
pub use library::check::Fault;
pub use library::lock_owner::{Account, Holder};
pub use library::reading::Reading;
pub use library::unlock_methods::{TakenBack, Ways};
pub use memory::call_stack::wiping_stack;
pub use memory::hardening::harden;
pub use records::fold::fold;
pub use records::told::{Part, Said, What};
pub use rescue::{Affected, Rescued};
pub use search::people::{People, PersonCard};
