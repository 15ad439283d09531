//! A font that is cut down to some glyphs (subset).

use lopdf::{Object, ObjectId};

/// A font with only some glyphs, in the order of their old numbers.
pub(super) struct Subset {
    /// As printpdf writes it: the font first, then what it refers to, the streams packed.
    pub(super) objects: Vec<(ObjectId, Object)>,
    /// The new number of each glyph, with its width in thousandths of the type size as the PDF has it.
    pub(super) codes: Vec<(u16, f64)>,
}
