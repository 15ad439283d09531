//! Where the ink is, for tests: the text layer of a page hides what is on paper.

use crate::fonts::FaceId;
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};

/// The edges of something inked, in points: left, top, right, bottom.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ink {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) right: f32,
    pub(crate) bottom: f32,
}

impl Ink {
    pub(crate) fn middle(self) -> [f32; 2] {
        [f32::midpoint(self.left, self.right), f32::midpoint(self.top, self.bottom)]
    }

    pub(crate) fn is(self, other: Self) -> bool {
        let apart = [
            self.left - other.left,
            self.top - other.top,
            self.right - other.right,
            self.bottom - other.bottom,
        ];
        apart.into_iter().all(|edge| edge.abs() < 0.01)
    }

    /// What holds all of it; nothing where nothing is inked.
    pub(crate) fn around(inks: &[Self]) -> Option<Self> {
        inks.iter().copied().reduce(|one, other| Self {
            left: one.left.min(other.left),
            top: one.top.min(other.top),
            right: one.right.max(other.right),
            bottom: one.bottom.max(other.bottom),
        })
    }
}

struct Contours {
    origin: [f32; 2],
    inks: Vec<Ink>,
}

/// The outlines of a glyph at that size, each by itself, with the origin of the glyph at a place.
pub(crate) fn contours(face: FaceId, size: f32, glyph: u32, origin: [f32; 2]) -> Vec<Ink> {
    let mut contours = Contours { origin, inks: Vec::new() };
    let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
    face.font().outline_glyphs().get(glyph.into()).unwrap().draw(settings, &mut contours).unwrap();
    contours.inks
}

impl Contours {
    fn add(&mut self, x: f32, y: f32) {
        let ([left, baseline], Some(ink)) = (self.origin, self.inks.last_mut()) else { return };
        let (x, y) = (left + x, baseline - y);
        *ink = Ink {
            left: ink.left.min(x),
            top: ink.top.min(y),
            right: ink.right.max(x),
            bottom: ink.bottom.max(y),
        };
    }
}

impl OutlinePen for Contours {
    fn move_to(&mut self, x: f32, y: f32) {
        let nothing = Ink { left: f32::MAX, top: f32::MAX, right: f32::MIN, bottom: f32::MIN };
        self.inks.push(nothing);
        self.add(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add(x, y);
    }

    fn quad_to(&mut self, _: f32, _: f32, x: f32, y: f32) {
        self.add(x, y);
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, x: f32, y: f32) {
        self.add(x, y);
    }

    fn close(&mut self) {}
}
