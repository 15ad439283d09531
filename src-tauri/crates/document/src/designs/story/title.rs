//! The head of the page: the name as a title, facts and first words below it, the photo small beside them.

use super::{Grid, Sizes};
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::Content;
use crate::layout::fit::Scale;
use crate::layout::parts::{again, lines, name, portrait};
use crate::tree::{Role, Tree};
use profile::Profile;

/// How tall the photo is beside its width, at least and at most: a frontispiece, as tall as the words beside it, or,
/// where little is said, upright in any case.
const TALL: (f32, f32) = (1.0, 1.45);
const TALL_OF_FEW: f32 = 1.25;
/// How much larger a name may be then, beside a photo and without one.
const NAME_OF_FEW: (f32, f32) = (1.5, 2.2);
/// The thickness of the rule below the head.
pub(super) const RULE: f32 = 1.0;

/// Where the words and the photo of the head stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places {
    /// The start and the width of the words.
    pub(super) words: (f32, f32),
    /// The start and the width of the photo, if there is one.
    pub(super) photo: Option<(f32, f32)>,
    /// Whether so little is said that the head is half of what there is to see.
    pub(super) few: bool,
}

/// The measures of the head.
#[derive(Clone, Copy, Debug)]
pub(super) struct Title {
    places: Places,
    name_size: f32,
    gap: f32,
    /// The height of the photo.
    photo: f32,
    /// How much lower than the photo the words begin.
    sunk: f32,
    /// The height of all of it.
    pub(super) height: f32,
}

/// Measures the head.
pub(super) fn arrange(
    content: &mut Content,
    grid: Grid,
    scale: Scale,
    sizes: Sizes,
    places: Places,
    most: f32,
) -> Title {
    let gap = 0.7 * sizes.aside * sizes.air.min(1.3);
    if content.on > 0 {
        let height = again::height(content, grid.across(), sizes.body);
        return Title { places, name_size: 0.0, gap, photo: 0.0, sunk: 0.0, height };
    }
    let width = places.words.1;
    let larger = match (places.few, places.photo) {
        (false, _) => 1.0,
        (true, Some(_)) => NAME_OF_FEW.0,
        (true, None) => NAME_OF_FEW.1,
    };
    let most = most * grid.unit * scale.head * larger;
    let name_size = name::size(&mut content.name, width, most, grid.unit * larger)
        .or_else(|| name::size(&mut content.name, width, most, grid.unit))
        .unwrap_or(name::SMALLEST);
    let mut words = content.name.height(name_size, width);
    if let Some(facts) = &mut content.facts {
        words += 0.4 * gap + facts.height(sizes.aside, width);
    }
    for (number, lead) in content.leads.iter_mut().enumerate() {
        words += if number == 0 { 1.3 * gap } else { 0.6 * gap };
        words += lead.para.height(sizes.lead, width);
    }
    // From the top of the name's capitals to the last line the words stand on.
    let last = if content.leads.is_empty() { sizes.aside } else { sizes.lead };
    let beside = words - lowered(name_size) - 0.3 * last;
    let tall = if places.few { TALL_OF_FEW } else { TALL.0 };
    let photo = places.photo.map_or(0.0, |(_, width)| beside.clamp(width * tall, width * TALL.1));
    let height = words.max(photo + lowered(name_size));
    // Where the photo is much the taller, the words stand at its foot, as below a picture in a book.
    let sunk = if places.few && photo > 0.0 { (height - words).max(0.0) } else { 0.0 };
    Title { places, name_size, gap, photo, sunk, height }
}

/// From the top of the name's line to the top of its capitals.
fn lowered(name_size: f32) -> f32 {
    0.16 * name_size
}

/// Paints the head from `y` on.
pub(super) fn paint(
    canvas: &mut Canvas,
    content: &mut Content,
    profile: &Profile,
    grid: Grid,
    sizes: Sizes,
    title: Title,
    top: f32,
) {
    if content.on > 0 {
        let spot = Spot { start: grid.margin, y: top, width: grid.across() };
        again::paint(canvas, content, spot, sizes.body);
        return;
    }
    let (start, width) = title.places.words;
    let spot = |y| Spot { start, y, width };
    let name = canvas.node_for(Tree::ROOT, Role::H1, &content.name);
    let mut y = top + title.sunk;
    y += canvas.words(&mut content.name, spot(y), title.name_size, name, true);
    if let Some((start, width)) = title.places.photo {
        let place = Spot { start, y: top + lowered(title.name_size), width };
        portrait::square(canvas, content, profile, place, title.photo, 0.0);
    }
    if let Some(facts) = &mut content.facts {
        y += 0.4 * title.gap;
        let node = canvas.node_for(Tree::ROOT, Role::P, facts);
        y += canvas.words(facts, spot(y), sizes.aside, node, false);
    }
    for (number, lead) in content.leads.iter_mut().enumerate() {
        y += if number == 0 { 1.3 * title.gap } else { 0.6 * title.gap };
        y += lines::lead(canvas, lead, spot(y), sizes.lead, false);
    }
}
