//! A photo that fills a box to its edges; without one, the first letter of the name before a sun.

use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::Content;
use crate::layout::parts::initial::{self, Room};
use crate::layout::parts::portrait;
use crate::theme::WHITE;
use profile::Profile;

/// How much wider than high a box may be for the photo in it: beyond that a face loses its crown or its chin.
pub(crate) const WIDEST: f32 = 1.32;
/// The sun and the letter, in parts of the shorter side of the box.
const SUN: f32 = 0.35;
const LETTER: f32 = 0.54;
/// The thickness of the ring that stands for the sun where there is no ground.
const RING: f32 = 2.5;

/// Paints it. The box has no round corners: it goes to the edge of the paper.
pub(crate) fn paint(canvas: &mut Canvas, content: &mut Content, profile: &Profile, spot: Spot, height: f32) {
    if profile.person.photo.is_some() {
        portrait::square(canvas, content, profile, spot, height, 0.0);
        return;
    }
    let palette = content.palette;
    if let Some(wash) = palette.wash {
        canvas.fill(spot, height, 0.0, wash);
    }
    let side = height.min(spot.width);
    let middle = [spot.start + spot.width / 2.0, spot.y + height / 2.0];
    if palette.has_ground() {
        canvas.disc(middle, SUN * side, palette.accent);
    } else {
        canvas.disc(middle, SUN * side, palette.ink);
        canvas.disc(middle, SUN * side - RING, WHITE);
    }
    content.initial.recolour(palette.ink);
    let letter = initial::size(content, LETTER * side, Room::Disc(SUN * side));
    initial::paint(canvas, content, middle, letter);
}
