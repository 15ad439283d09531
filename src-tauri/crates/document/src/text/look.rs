//! How words are to look, and the size they are shaped at.

use crate::text::fonts::FaceId;
use crate::text::run::Rgb;

/// The size at which everything is shaped; glyphs are not hinted, so every other size is a multiple of it.
pub(crate) const SHAPED: f32 = 16.0;

/// How words are to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Look {
    /// In the display face, where the script has one; otherwise in the body face.
    pub(crate) display: bool,
    /// Heavy.
    pub(crate) bold: bool,
    /// The colour.
    pub(crate) ink: Rgb,
    /// The face to try before all others.
    pub(crate) face: Option<FaceId>,
}
