//! Why a picture cannot be used.

use super::MOST_PHOTO_FILE_BYTES;
use super::kind::Other;
use crate::file::FileError;

/// Why a picture cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PhotoError {
    /// The file could not be read.
    #[error(transparent)]
    File(FileError),
    /// No bytes.
    #[error("the picture file is empty")]
    Empty,
    /// A file of more than [`MOST_PHOTO_FILE_BYTES`].
    #[error("the picture file is larger than {} MB", MOST_PHOTO_FILE_BYTES >> 20)]
    TooLarge,
    /// Opening it would take more memory than a picture may.
    #[error("the picture is {width} × {height} pixels, which is too many")]
    TooManyPixels {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// Not a picture of a kind that is known.
    #[error("the file is not a picture of a kind that can be used")]
    Unknown,
    /// Something else, which is known by name.
    #[error("the file is no picture but something else: {}", .0.key())]
    Other(Other),
    /// A picture of a kind that is known, made in a way that cannot be read here.
    #[error("the picture is made in a way that cannot be read")]
    Unusual,
    /// A picture, but broken.
    #[error("the picture is broken")]
    Broken,
    /// The file ends before the picture does: nothing of it can be shown, or what can be shown was not asked for.
    #[error("the picture is cut off")]
    CutOff,
}
