//! The first letter of a name, as one sees it: what stands where there is no photo.

use crate::text::look::Look;
use crate::text::para::{Para, Setter};
use icu_segmenter::GraphemeClusterSegmenter;
use unicode_normalization::UnicodeNormalization;

/// What some put before a name, in small letters and without a full stop.
const TITLES: [&str; 16] = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "rev", "auntie", "aunty", "aunt", "uncle", "nana",
    "pan", "pani",
];

/// A name without the title that is put before it.
pub(super) fn without_title(name: &str) -> &str {
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
