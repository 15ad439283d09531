//! Name, facts and first words on the wash, and the photo that breaks out of it.

use super::Grid;
use crate::canvas::{Canvas, Para, Setter, Spot};
use crate::clean::clean_line;
use crate::content::{Content, WHITE};
use crate::display::{Mark, Outline, Owner};
use crate::fit::Scale;
use crate::report::{LeftOut, Place};
use crate::shape::Look;
use crate::tree::{NodeId, Role, Tree};
use crate::words::Sentences;
use profile::Profile;

/// The sizes a name may have, largest first, and in how many lines.
const NAME_SIZES: [(f32, usize); 11] = [
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
/// The photo's diameter with its ring, at head 1.
const PHOTO: f32 = 176.0;
/// The ring around the photo.
const RING: f32 = 6.0;
/// How much of the photo hangs out of the wash.
const OUT: f32 = 0.13;
/// Between the words and the photo.
const BETWEEN: f32 = 26.0;

/// Where the parts of the header stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Header {
    pub(crate) name_size: f32,
    pub(crate) facts_size: f32,
    pub(crate) lead_size: f32,
    words: f32,
    top: f32,
    gap: f32,
    photo: f32,
    photo_top: f32,
    /// The height of the wash.
    pub(crate) wash: f32,
    /// Where the photo ends, below the wash.
    pub(crate) bottom: f32,
}

/// The sizes of photo that are tried, in parts of [`PHOTO`] at that scale, the largest first.
const PHOTO_SIZES: [f32; 4] = [1.3, 1.2, 1.1, 1.0];
/// How much lower a header has to be, in points, for a smaller photo to be worth it.
const WORTH: f32 = 10.0;
/// White space below this is that of a page that is too full.
const TIGHT: f32 = 0.7;

fn words_width(grid: Grid, photo: f32) -> f32 {
    grid.across() - photo - BETWEEN
}

/// The largest size at which a name stands in that width without a word broken, if there is one.
pub(super) fn name_size(name: &mut Para, width: f32, most: f32) -> Option<f32> {
    // Scripts that stand tall get less.
    let tall = (1.1 / (name.height(1.0, f32::INFINITY))).min(1.0);
    NAME_SIZES
        .into_iter()
        .map(|(size, lines)| (size.min(most) * tall, lines))
        .find(|(size, lines)| name.widest_word(*size) <= width && name.lines(*size, width) <= *lines)
        .map(|(size, _)| size)
}

/// A name too long for its place at the smallest size is cut, and reported.
pub(super) fn fit_name(setter: &mut Setter<'_>, content: &mut Content, grid: Grid) -> Option<LeftOut> {
    let width = words_width(grid, PHOTO);
    let (size, most) = NAME_SIZES[NAME_SIZES.len() - 1];
    if name_size(&mut content.name, width, f32::INFINITY).is_some() || content.name.lines(size, width) <= most
    {
        return None;
    }
    let whole = content.name.plain.clone();
    let look = Look { display: true, bold: true, ink: content.shades.ink };
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
        let shorter = setter.line(&clean_line(&cut(middle)).0, look).0;
        if shorter.is_some_and(|mut name| name.lines(size, width) <= most) {
            fits = middle;
        } else {
            too_long = middle;
        }
    }
    if let Some(mut name) = setter.line(&cut(fits), look).0 {
        name.tighten(0.82);
        content.name = name;
    }
    let said = content.name.plain.chars().count().saturating_sub(1);
    let rest: String = characters.iter().skip(said).collect();
    Some(LeftOut { place: Place::Name, text: rest.trim().to_owned() })
}

/// Finds the place of everything in the header, with the largest photo that does not make it much taller.
pub(super) fn arrange(content: &mut Content, grid: Grid, scale: Scale) -> Header {
    // Where not even the smallest type lets everything stand there, words come before the photo.
    let worth = if scale.air < TIGHT { 1.0 } else { WORTH };
    let mut best: Option<Header> = None;
    for size in PHOTO_SIZES {
        let header = with_photo(content, grid, scale, PHOTO * scale.head * size);
        if best.is_none_or(|best| header.bottom < best.bottom - worth) {
            best = Some(header);
        }
    }
    best.unwrap_or_else(|| with_photo(content, grid, scale, PHOTO * scale.head))
}

fn with_photo(content: &mut Content, grid: Grid, scale: Scale, photo: f32) -> Header {
    let words = words_width(grid, photo);
    let smallest = NAME_SIZES[NAME_SIZES.len() - 1].0;
    let most = 60.0 * scale.head.clamp(0.75, 1.05);
    let name_size = name_size(&mut content.name, words, most).unwrap_or(smallest);
    let facts_size = scale.body;
    let lead_size = (scale.body * 1.04).min(16.0);
    let gap = 0.62 * scale.body * scale.air.min(1.3);
    let mut height = content.name.height(name_size, words);
    if let Some(facts) = &mut content.facts {
        height += gap + facts.height(facts_size, words);
    }
    if !content.leads.is_empty() {
        height += gap * 1.1;
    }
    for lead in &mut content.leads {
        height += lead.para.height(lead_size, words) + 0.4 * gap;
    }
    let pad = 28.0 * scale.head.min(1.0);
    let wash = (height + 2.0 * pad).max(photo * (1.0 - OUT) + 24.0 * scale.head);
    // The words sit in the middle of the wash, a little high; the photo hangs out at its foot.
    let top = (wash - height) * 0.48;
    let photo_top = wash + OUT * photo - photo;
    let bottom = wash + OUT * photo;
    Header { name_size, facts_size, lead_size, words, top, gap, photo, photo_top, wash, bottom }
}

pub(super) fn paint(
    canvas: &mut Canvas<'_>,
    content: &mut Content,
    profile: &Profile,
    header: &Header,
    grid: Grid,
) {
    let all = Spot { start: 0.0, y: 0.0, width: grid.width };
    canvas.fill(all, header.wash, 0.0, content.shades.wash);
    let spot = |y| Spot { start: grid.margin, y, width: header.words };
    let name = canvas.node_for(Tree::ROOT, Role::H1, &content.name);
    let mut y = header.top;
    y += canvas.words(&mut content.name, spot(y), header.name_size, name, true);
    let radius = header.photo / 2.0;
    let start = grid.width - grid.margin - header.photo;
    let x = canvas.left(start, header.photo) + radius;
    photo(canvas, content, profile, [x, header.photo_top + radius, radius]);
    if let Some(facts) = &mut content.facts {
        y += header.gap;
        let node = canvas.node_for(Tree::ROOT, Role::P, facts);
        y += canvas.words(facts, spot(y), header.facts_size, node, false);
    }
    if !content.leads.is_empty() {
        y += header.gap * 1.1;
    }
    for lead in &mut content.leads {
        let node = canvas.node_for(Tree::ROOT, Role::P, &lead.para);
        canvas.tree().nodes[node.0].entry = Some(lead.entry);
        y += canvas.words(&mut lead.para, spot(y), header.lead_size, node, false) + 0.4 * header.gap;
    }
}

/// The photo in a white ring; without one, the first letter of the name on the person's colour.
fn photo(canvas: &mut Canvas<'_>, content: &mut Content, profile: &Profile, [x, y, r]: [f32; 3]) {
    canvas.paint(Owner::Decoration, Mark::Fill(Outline::Circle { x, y, r }, WHITE));
    let inner = r - RING * r / 88.0;
    let mask = Outline::Circle { x, y, r: inner };
    if profile.person.photo.is_some() {
        let node = figure(canvas, profile, [x - inner, y - inner, x + inner, y + inner]);
        picture(canvas, node, [x - inner, y - inner, 2.0 * inner, 2.0 * inner], mask);
        return;
    }
    canvas.paint(Owner::Decoration, Mark::Fill(mask, content.shades.ink));
    initial(canvas, content, [x, y], inner * 1.15);
}

/// The first letter of the name, in the middle of that point: for the eye alone, for the name itself is beside it.
pub(super) fn initial(canvas: &mut Canvas<'_>, content: &mut Content, [x, y]: [f32; 2], size: f32) {
    let first = canvas.list.items.len();
    let width = content.initial.natural_width(size);
    let baseline = content.initial.baseline(size);
    let start = if canvas.rtl { canvas.list.width - x - width / 2.0 } else { x - width / 2.0 };
    let spot = Spot { start, y: y - baseline + 0.35 * size, width: width + 1.0 };
    let nodes = canvas.list.tree.clone();
    canvas.words(&mut content.initial, spot, size, Tree::ROOT, false);
    canvas.list.tree = nodes;
    for item in &mut canvas.list.items[first..] {
        item.owner = Owner::Decoration;
    }
}

/// The node of the photo, with what it shows.
pub(super) fn figure(canvas: &mut Canvas<'_>, profile: &Profile, frame: [f32; 4]) -> NodeId {
    let described = profile.person.photo.as_ref().map_or("", |photo| photo.description.trim());
    let alt = crate::clean::plain(&Sentences::of(profile).photo(described));
    let node = canvas.node(Tree::ROOT, Role::Figure);
    let place = &mut canvas.tree().nodes[node.0];
    place.alt = Some(alt);
    place.frame = Some(frame);
    node
}

/// The photo, covering a frame (left, top, width, height). Of a tall photo the upper part shows: faces are there.
pub(super) fn picture(canvas: &mut Canvas<'_>, node: NodeId, [x, y, width, height]: [f32; 4], mask: Outline) {
    let Some(picture) = canvas.list.photo.clone() else { return };
    let (w, h) = (picture.width as f32, picture.height as f32);
    let scale = (width / w).max(height / h);
    let (shown_w, shown_h) = (w * scale, h * scale);
    let frame = [x - (shown_w - width) / 2.0, y - (shown_h - height) * 0.3, shown_w, shown_h];
    canvas.paint(Owner::Node(node), Mark::Photo { frame, mask });
}
