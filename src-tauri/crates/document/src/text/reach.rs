//! How far the ink of words reaches above and below their line, by the boxes that fonts keep of their glyphs. No box is
//! smaller than the ink in it.

use crate::text::fonts::FaceId;
use crate::text::run::{Glyph, TextRun};
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;

/// The edges of ink, in parts of the type size: to the right of a place, and above and below the line it is on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Reach {
    pub(crate) left: f32,
    pub(crate) right: f32,
    pub(crate) above: f32,
    pub(crate) below: f32,
}

impl Reach {
    pub(crate) fn width(self) -> f32 {
        self.right - self.left
    }

    pub(crate) fn height(self) -> f32 {
        self.above + self.below
    }

    /// What holds all of it; nothing where nothing is inked.
    pub(crate) fn around(all: impl Iterator<Item = Self>) -> Option<Self> {
        all.reduce(|one, other| Self {
            left: one.left.min(other.left),
            right: one.right.max(other.right),
            above: one.above.max(other.above),
            below: one.below.max(other.below),
        })
    }

    fn moved(self, across: f32) -> Self {
        Self { left: self.left + across, right: self.right + across, ..self }
    }
}

/// The glyphs of a face, as far as they reach.
pub(crate) struct Glyphs(GlyphMetrics<'static>);

impl Glyphs {
    pub(crate) fn of(face: FaceId) -> Self {
        Self(face.font().glyph_metrics(Size::new(1.0), LocationRef::default()))
    }

    /// How far a glyph reaches that stands on its line; nothing where it has no ink.
    pub(crate) fn reach(&self, glyph: u32) -> Option<Reach> {
        let ink = self.0.bounds(glyph.into()).filter(|ink| ink.x_max > ink.x_min)?;
        Some(Reach { left: ink.x_min, right: ink.x_max, above: ink.y_max, below: -ink.y_min })
    }
}

/// How far each glyph reaches of runs that have their baseline at 0.
pub(crate) fn of_row(runs: &[TextRun]) -> Vec<Reach> {
    let of_run = |run: &TextRun| -> Vec<Reach> {
        let (glyphs, size) = (Glyphs::of(run.face), run.size);
        let reach = |glyph: &Glyph| {
            let ink = glyphs.reach(u32::from(glyph.id))?.moved(glyph.x / size);
            let down = glyph.y / size;
            Some(Reach { above: ink.above - down, below: ink.below + down, ..ink })
        };
        run.glyphs.iter().filter_map(reach).collect()
    };
    runs.iter().flat_map(of_run).collect()
}
