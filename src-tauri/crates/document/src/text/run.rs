//! A run of text as it is drawn: glyphs in their places, and the characters they show.

use crate::text::fonts::FaceId;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A colour, `0xRRGGBB`.
pub type Rgb = u32;

/// Glyphs in the order they stand from left to right.
#[derive(Clone)]
pub struct TextRun {
    /// The font.
    pub face: FaceId,
    /// Its size in points.
    pub size: f32,
    /// Its colour.
    pub ink: Rgb,
    /// Whether it reads from right to left.
    pub rtl: bool,
    /// The line it stands on.
    pub baseline: f32,
    /// The text this is part of; the clusters point into it.
    pub text: Arc<str>,
    /// Whether it says whose the words before it are.
    pub tail: bool,
    /// Bytes of that text: the word this is a part of, where it stands in several rows.
    pub torn_from: Option<Range<usize>>,
    /// Which glyphs show which characters, from left to right.
    pub clusters: Vec<Cluster>,
    /// The glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
}

/// Characters that are drawn together, and their glyphs.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// Bytes of the run's text.
    pub text: Range<usize>,
    /// Places in the run's glyphs.
    pub glyphs: Range<usize>,
}

/// A glyph in its place.
#[derive(Clone, Copy, Debug)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// Where its origin stands.
    pub x: f32,
    /// Where its origin stands.
    pub y: f32,
    /// How far it moves the pen.
    pub advance: f32,
}

impl TextRun {
    /// The characters of a cluster.
    #[must_use]
    pub fn text_of(&self, cluster: &Cluster) -> &str {
        &self.text[cluster.text.clone()]
    }

    /// The glyphs of a cluster.
    #[must_use]
    pub fn glyphs_of(&self, cluster: &Cluster) -> &[Glyph] {
        &self.glyphs[cluster.glyphs.clone()]
    }
}

impl fmt::Debug for TextRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TextRun({}, {} pt, {} glyphs)", self.face.face().name, self.size, self.glyphs.len())
    }
}
