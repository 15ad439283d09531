//! The person's name: as large as its place allows, and never a word of it broken.

use crate::layout::content::Content;
use crate::report::{LeftOut, Place};
use crate::text::look::Look;
use crate::text::para::{Para, Setter};

/// The sizes a name may have, largest first, and in how many lines.
const SIZES: [(f32, usize); 11] = [
    (60.0, 1),
    (55.0, 1),
    (50.0, 1),
    (46.0, 2),
    (42.0, 2),
    (38.0, 2),
    (34.0, 2),
    (30.0, 3),
    (26.0, 3),
    (22.0, 3),
    (18.0, 3),
];
/// The smallest of them.
pub(crate) const SMALLEST: f32 = SIZES[SIZES.len() - 1].0;

/// The largest size up to `most` at which a name stands in that width without a word broken, if there is one. `unit`
/// enlarges them all.
pub(crate) fn size(name: &mut Para, width: f32, most: f32, unit: f32) -> Option<f32> {
    // Scripts that stand tall get less.
    let tall = (1.1 / (name.height(1.0, f32::INFINITY))).min(1.0);
    SIZES
        .into_iter()
        .map(|(size, lines)| ((size * unit).min(most) * tall, lines))
        .find(|(size, lines)| name.widest_word(*size) <= width && name.lines(*size, width) <= *lines)
        .map(|(size, _)| size)
}

/// The largest size up to `most` at which a name stands in one line of that width.
pub(crate) fn size_in_a_line(name: &mut Para, width: f32, most: f32) -> f32 {
    let tall = (1.1 / (name.height(1.0, f32::INFINITY))).min(1.0);
    (width / name.natural_width(1.0)).min(most * tall)
}

/// A name too long for its place at the smallest size is cut, and reported.
pub(crate) fn fit(setter: &mut Setter<'_>, content: &mut Content, width: f32) -> Option<LeftOut> {
    let (least, most) = SIZES[SIZES.len() - 1];
    if size(&mut content.name, width, f32::INFINITY, 1.0).is_some()
        || content.name.lines(least, width) <= most
    {
        return None;
    }
    let whole = content.name.plain.clone();
    let look = Look { display: true, bold: true, ink: content.palette.ink, face: None };
    let characters: Vec<char> = whole.chars().collect();
    let cut = |length: usize| -> String {
        let start: String = characters[..length].iter().collect();
        // Between words, where the words are of a usual length.
        let end = start.rfind(' ').filter(|space| *space > start.len() * 2 / 3).unwrap_or(start.len());
        format!("{}…", start[..end].trim_end())
    };
    let (mut fits, mut too_long) = (1, characters.len());
    while fits + 1 < too_long {
        let middle = usize::midpoint(fits, too_long);
        let shorter = setter.line(&cut(middle), None, look).0;
        if shorter.is_some_and(|mut name| name.lines(least, width) <= most) {
            fits = middle;
        } else {
            too_long = middle;
        }
    }
    if let Some(mut name) = setter.line(&cut(fits), None, look).0 {
        name.tighten_name();
        content.name = name;
    }
    let said = content.name.plain.chars().count().saturating_sub(1);
    let rest: String = characters.iter().skip(said).collect();
    Some(LeftOut { place: Place::Name, text: rest.trim().to_owned(), language: None })
}

#[cfg(test)]
mod tests;
