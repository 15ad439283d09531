//! Files in and out: profiles as JSON, photos, the machine's fonts, and files written whole or not at all.

mod file;
mod kind;
mod photo;
mod profile_file;
mod system_fonts;

pub use file::{FileError, write_private, write_whole};
pub use kind::Kind;
pub use photo::{MOST_PHOTO_FILE_BYTES, MOST_PIXELS, PhotoError, Picture, Square, Turn, read_picture};
pub use profile_file::{
    PhotoLeftOut, ProfileFileError, ProfileRead, profile_from_json, read_profile, write_profile,
};
pub use system_fonts::{lend_fonts, system_fonts};
