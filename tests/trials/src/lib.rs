//! What must hold whatever comes in. Each trial takes any bytes, and panics where something does not hold; `tests/fuzz`
//! thinks up bytes for them, and the tests go through those that are kept in `tests/corpus`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a trial fails by panicking")]

mod any_profile;
mod font;
mod page;
mod photo;
mod profile_file;
mod text;

pub use font::font;
pub use photo::photo;
pub use profile_file::profile;
pub use text::text;

/// A trial: what it is called, and what it does with some bytes.
pub type Trial = (&'static str, fn(&[u8]));

/// Every trial. Their names are those of the fuzz targets and of the folders in `tests/corpus`.
pub const ALL: [Trial; 4] = [("text", text), ("photo", photo), ("font", font), ("profile", profile)];
