//! What must hold when the machine fails while somebody writes.
//!
//! [`Deed`]s are done to a library, and the same deeds to a [`Model`] of it. Whenever the library was cut off, it must
//! stand as the model does, or one deed further, where that deed was under way.
//!
//! To try a further kind of deed: a variant in `deed.rs` (how it is done), in `model.rs` (what must be true then), and
//! in `choice.rs` (how often).

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::must_use_candidate, reason = "a test asks for what it uses")]

mod choice;
mod deed;
mod line;
mod model;
mod promise;

pub use choice::Hand;
pub use deed::{Deed, Picture};
pub use line::Line;
pub use model::Model;
pub use promise::{copied, differs, keeps, reopened, reopened_with, stands};

use std::path::Path;
use vault::{About, Cost, Library, Passphrase};

/// What opens every library of these tests.
pub fn passphrase() -> Passphrase {
    Passphrase::new("plover cabin eleven")
}

/// Makes a library at the least cost, and opens it.
pub fn make(folder: &Path) -> Library {
    Library::create(folder, &passphrase(), About::Others, Cost::lightest()).unwrap()
}

/// A number given in the environment.
pub fn given(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|number| number.parse().unwrap())
}
