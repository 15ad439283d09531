//! Where the ink is, for tests: the text layer of a page hides what is on paper.

use crate::display::{Glyph, Item, Mark};
use crate::text::fonts::FaceId;
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

    /// Whether two of them have a place in common.
    pub(crate) fn touches(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    pub(crate) fn is_inside(self, other: Self) -> bool {
        other.left <= self.left
            && self.right <= other.right
            && other.top <= self.top
            && self.bottom <= other.bottom
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

/// The outlines of a glyph at that size, each by itself, with the origin of the glyph at a place.
pub(crate) fn contours(face: FaceId, size: f32, glyph: u32, origin: [f32; 2]) -> Vec<Ink> {
    drawn(face, size, glyph, origin).into_iter().map(|outline| outline.edges).collect()
}

/// The outlines of all letters among those marks, row by row: those of one text on one line, with what they say.
pub(crate) fn rows_of<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<(String, Vec<Ink>)> {
    by_rows(items, contours)
}

/// What is made of each letter among those marks, row by row, with what the rows say.
fn by_rows<'a, T>(
    items: impl Iterator<Item = &'a Item>,
    draw: fn(FaceId, f32, u32, [f32; 2]) -> Vec<T>,
) -> Vec<(String, Vec<T>)> {
    let mut rows: Vec<((*const u8, u32), String, Vec<T>)> = Vec::new();
    for item in items {
        let Mark::Text(run) = &item.mark else { continue };
        let row = (run.text.as_ptr(), run.baseline.to_bits());
        let made = |glyph: &Glyph| draw(run.face, run.size, u32::from(glyph.id), [glyph.x, glyph.y]);
        let made = run.glyphs.iter().flat_map(made);
        let said: String = run.clusters.iter().map(|cluster| run.text_of(cluster)).collect();
        match rows.iter_mut().find(|(known, ..)| *known == row) {
            Some((_, text, known)) => {
                text.push_str(&said);
                known.extend(made);
            }
            None => rows.push((row, said, made.collect())),
        }
    }
    rows.into_iter().map(|(_, said, made)| (said, made)).collect()
}

/// The outlines alone.
pub(crate) fn inks_of<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<Vec<Ink>> {
    rows_of(items).into_iter().map(|(_, inks)| inks).collect()
}

/// Outlines as lines from point to point, row by row, with what the rows say.
pub(crate) fn drawn_rows<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<(String, Vec<Drawn>)> {
    by_rows(items, drawn)
}

/// An outline as lines from point to point, and its edges.
pub(crate) struct Drawn {
    edges: Ink,
    points: Vec<[f32; 2]>,
}

impl Drawn {
    /// Whether its line crosses another.
    pub(crate) fn touches(&self, other: &Self) -> bool {
        let sides = |drawn: &Self| -> Vec<[[f32; 2]; 2]> {
            drawn.points.windows(2).map(|ends| [ends[0], ends[1]]).collect()
        };
        self.edges.touches(other.edges)
            && sides(self).iter().any(|one| sides(other).iter().any(|two| cross(*one, *two)))
    }
}

/// Whether two lines cross.
fn cross([a, b]: [[f32; 2]; 2], [c, d]: [[f32; 2]; 2]) -> bool {
    let side = |[x, y]: [f32; 2], [u, v]: [f32; 2], [s, t]: [f32; 2]| (u - x) * (t - y) - (v - y) * (s - x);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

/// The outlines of a glyph.
fn drawn(face: FaceId, size: f32, glyph: u32, origin: [f32; 2]) -> Vec<Drawn> {
    let mut lines = Lines { origin, outlines: Vec::new() };
    let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
    face.font().outline_glyphs().get(glyph.into()).unwrap().draw(settings, &mut lines).unwrap();
    lines.outlines.into_iter().map(|points| Drawn { edges: edges(&points), points }).collect()
}

/// The edges of what is drawn through these points.
fn edges(points: &[[f32; 2]]) -> Ink {
    let nothing = Ink { left: f32::MAX, top: f32::MAX, right: f32::MIN, bottom: f32::MIN };
    points.iter().fold(nothing, |ink, [x, y]| Ink {
        left: ink.left.min(*x),
        top: ink.top.min(*y),
        right: ink.right.max(*x),
        bottom: ink.bottom.max(*y),
    })
}

struct Lines {
    origin: [f32; 2],
    outlines: Vec<Vec<[f32; 2]>>,
}

impl Lines {
    fn add(&mut self, x: f32, y: f32) {
        let [left, baseline] = self.origin;
        if let Some(points) = self.outlines.last_mut() {
            points.push([left + x, baseline - y]);
        }
    }
}

impl OutlinePen for Lines {
    fn move_to(&mut self, x: f32, y: f32) {
        self.outlines.push(Vec::new());
        self.add(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add(x, y);
    }

    // Between one end of a curve and the other, letters are flat enough.
    fn quad_to(&mut self, _: f32, _: f32, x: f32, y: f32) {
        self.add(x, y);
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, x: f32, y: f32) {
        self.add(x, y);
    }

    fn close(&mut self) {}
}
