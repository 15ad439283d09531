//! Rows as far as they reach above and below their line, place by place: a long stroke over one letter keeps only what
//! is above that letter away.

use crate::text::fonts::FaceId;
use crate::text::run::TextRun;
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// How many places there are to the type size, and points in each at which a letter is looked at.
const PLACES: f32 = 16.0;
const POINTS: f32 = 4.0;
/// The least white between the ink of two rows, in parts of the type size.
const AIR: f32 = 0.03;

/// The reach above and below the line of each place, in parts of the type size, from that place on; far below nothing
/// where there is no ink.
#[derive(Clone, Default)]
pub(crate) struct Skyline {
    first: i32,
    places: Vec<[f32; 2]>,
}

/// Glyphs and how far they reach.
type Known = HashMap<(FaceId, u16), Arc<Skyline>>;

/// Every glyph that was asked for: outlines never change, and are slow to follow.
static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);

impl Skyline {
    /// Of runs that have their baseline at 0.
    pub(crate) fn of(runs: &[TextRun]) -> Self {
        let mut row = Self::default();
        for run in runs {
            for glyph in &run.glyphs {
                let (across, down) = ((glyph.x / run.size * PLACES).floor() as i32, glyph.y / run.size);
                let of_glyph = of_glyph(run.face, glyph.id);
                for ([above, below], place) in of_glyph.places.iter().zip(of_glyph.first + across..) {
                    // A place of the glyph lies over two of the row.
                    (place..=place + 1).for_each(|place| row.reach(place, [above - down, below + down]));
                }
            }
        }
        row
    }

    fn reach(&mut self, place: i32, [above, below]: [f32; 2]) {
        const NOTHING: [f32; 2] = [-1000.0; 2];
        if self.places.is_empty() {
            self.first = place;
        }
        if place < self.first {
            let more = std::iter::repeat_n(NOTHING, (self.first - place) as usize);
            self.places.splice(0..0, more);
            self.first = place;
        }
        let place = (place - self.first) as usize;
        if place >= self.places.len() {
            self.places.resize(place + 1, NOTHING);
        }
        let known = &mut self.places[place];
        *known = [known[0].max(above), known[1].max(below)];
    }

    /// How far the line of the row below has to stand from its own, when that is so much further to the right.
    fn clearance(&self, under: &Self, shift: f32) -> f32 {
        let shift = (shift * PLACES).round() as i32;
        let apart = |([_, below], place): (&[f32; 2], i32)| {
            let place = usize::try_from(place - shift - under.first).ok()?;
            under.places.get(place).map(|[above, _]| above + below + AIR)
        };
        self.places.iter().zip(self.first..).filter_map(apart).fold(0.0, f32::max)
    }
}

/// How far apart rows have to stand for none to touch the next, whether all begin at the left or all end at the right.
/// Each is given with its width, in parts of the type size.
pub(crate) fn clearance(rows: &[(f32, Skyline)]) -> f32 {
    let apart = |pair: &[(f32, Skyline)]| {
        let [(wide, over), (other_wide, under)] = pair else { return 0.0 };
        [0.0, wide - other_wide].map(|shift| over.clearance(under, shift)).into_iter().fold(0.0, f32::max)
    };
    rows.windows(2).map(apart).fold(0.0, f32::max)
}

fn of_glyph(face: FaceId, glyph: u16) -> Arc<Skyline> {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let skyline = known.entry((face, glyph)).or_insert_with(|| {
        let mut pen = Follow { at: [0.0; 2], start: [0.0; 2], skyline: Skyline::default() };
        let settings = DrawSettings::unhinted(Size::new(1.0), LocationRef::default());
        if let Some(outline) = face.font().outline_glyphs().get(u32::from(glyph).into()) {
            // What cannot be drawn has no ink.
            let _ = outline.draw(settings, &mut pen);
        }
        Arc::new(pen.skyline)
    });
    skyline.clone()
}

/// Follows outlines.
struct Follow {
    at: [f32; 2],
    start: [f32; 2],
    skyline: Skyline,
}

impl Follow {
    fn point(&mut self, [x, y]: [f32; 2]) {
        self.skyline.reach((x * PLACES).floor() as i32, [y, -y]);
        self.at = [x, y];
    }

    fn line(&mut self, to: [f32; 2]) {
        let from = self.at;
        let steps = ((to[0] - from[0]).abs() * PLACES * POINTS).ceil().max(1.0);
        for step in 1..=steps as u16 {
            let t = f32::from(step) / steps;
            self.point([0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * t));
        }
    }

    /// A curve that runs through what that gives between 0 and 1.
    fn curve(&mut self, at: impl Fn(f32) -> [f32; 2]) {
        (1..=8_u8).for_each(|step| self.line(at(f32::from(step) / 8.0)));
    }
}

impl OutlinePen for Follow {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = [x, y];
        self.point(self.start);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.line([x, y]);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (from, by, to) = (self.at, [cx, cy], [x, y]);
        self.curve(|t| {
            let u = 1.0 - t;
            [0, 1].map(|axis| u * u * from[axis] + 2.0 * u * t * by[axis] + t * t * to[axis])
        });
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let (from, one, two, to) = (self.at, [ax, ay], [bx, by], [x, y]);
        self.curve(|t| {
            let u = 1.0 - t;
            let at = |axis: usize| {
                u * u * u * from[axis] + 3.0 * u * t * (u * one[axis] + t * two[axis]) + t * t * t * to[axis]
            };
            [0, 1].map(at)
        });
    }

    fn close(&mut self) {
        self.line(self.start);
    }
}
