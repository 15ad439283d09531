//! Files in and out: profiles as JSON, photos, the machine's fonts, and files written whole or not at all.

mod atomic_write;
mod file;
mod file_name;
mod kind;
mod own;
mod photo;
mod profile_file;
mod rights;
mod system_fonts;

pub use atomic_write::{AtomicFile, Replace, Target};
pub use file::{FileError, NoFile};
pub use file_name::file_name;
pub use kind::Kind;
pub use own::Own;
pub use photo::{
    Kind as PhotoKind, MOST_PHOTO_FILE_BYTES, Other as OtherFile, PhotoError, Picture, Square, Turn,
    plain_photo, read_picture,
};
pub use profile_file::{PhotoLeftOut, ProfileFileError, ProfileRead, profile_from_json, read_profile};
pub use system_fonts::{lend_fonts, system_fonts};
