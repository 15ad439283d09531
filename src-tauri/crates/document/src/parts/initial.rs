//! The first letter of the name, as one sees it: what stands where there is no photo.

use crate::canvas::{Canvas, Spot};
use crate::content::Content;
use crate::para::{Para, Setter};
use crate::shape::Look;
use icu_segmenter::GraphemeClusterSegmenter;
use unicode_normalization::UnicodeNormalization;

/// What some put before a name, in small letters and without a full stop.
const TITLES: [&str; 16] = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "rev", "auntie", "aunty", "aunt", "uncle", "nana",
    "pan", "pani",
];

/// How far the ink may reach from the middle of a disc, in parts of its radius, and of a box, in parts of its sides.
const IN_DISC: f32 = 0.84;
const IN_BOX: f32 = 0.7;

/// What it stands in the middle of.
#[derive(Clone, Copy)]
pub(crate) enum Room {
    /// A disc of that radius.
    Disc(f32),
    /// A box of that width and height.
    Box([f32; 2]),
}

impl Room {
    /// The largest size of something that wide and high at size 1.
    fn most(self, [width, height]: [f32; 2]) -> f32 {
        match self {
            Self::Disc(r) => 2.0 * IN_DISC * r / width.hypot(height),
            Self::Box([wide, high]) => IN_BOX * (wide / width).min(high / height),
        }
    }
}

/// A name without the title that is put before it.
fn without_title(name: &str) -> &str {
    let Some((first, rest)) = name.trim_start().split_once(' ') else { return name };
    let title = first.trim_end_matches('.').to_lowercase();
    if TITLES.contains(&title.as_str()) { rest } else { name }
}

/// The first letter of a name with all that belongs to it, or else its first sign.
fn first(name: &str) -> &str {
    let name = name.trim();
    let mut ends = GraphemeClusterSegmenter::new().segment_str(name).skip(1);
    let mut start = 0;
    let mut parts =
        std::iter::from_fn(|| ends.next().map(|end| &name[std::mem::replace(&mut start, end)..end]));
    let first = parts.next().unwrap_or_default();
    let is_letter = |part: &&str| part.contains(char::is_alphanumeric);
    std::iter::once(first).chain(parts).find(is_letter).unwrap_or(first)
}

/// Shapes it, in the face that draws it in the name.
pub(crate) fn of(setter: &mut Setter<'_>, look: Look, name: &Para) -> Option<Para> {
    let first = first(without_title(&name.plain));
    let look = Look { face: name.face_of(first), ..look };
    // A letter and its accent may be two characters of the name.
    let letter: String = first.nfc().collect();
    // A name in Georgian begins with a letter like all others: the capitals are for lines in nothing but capitals.
    let georgian = |letter: char| ('ა'..='ჿ').contains(&letter);
    let letter = if letter.starts_with(georgian) { letter } else { letter.to_uppercase() };
    setter.line(&letter, None, look).0
}

/// The size at which it stands there: that, or so much less that there is air around its ink.
pub(crate) fn size(content: &Content, size: f32, room: Room) -> f32 {
    let most = content.initial.ink().map_or(size, |ink| room.most([ink.width(), ink.height()]));
    size.min(most)
}

/// Paints it with the middle of its ink at that point of the area: for the eye alone, for the name itself is beside it.
pub(crate) fn paint(canvas: &mut Canvas, content: &mut Content, [start, y]: [f32; 2], size: f32) {
    let letter = &mut content.initial;
    let Some(ink) = letter.ink() else { return };
    let across = f32::midpoint(ink.left, ink.right) * size;
    let up = (ink.above - ink.below) / 2.0 * size;
    let width = letter.natural_width(size);
    let start = if canvas.rtl { start + across - width } else { start - across };
    let spot = Spot { start, y: y + up - letter.baseline(size, width + 1.0), width: width + 1.0 };
    canvas.ornament(letter, spot, size);
}

#[cfg(test)]
mod tests;
