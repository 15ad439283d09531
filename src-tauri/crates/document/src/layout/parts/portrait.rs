//! The photo, in whatever shape a design gives it; without one, the first letter of the name.

use crate::display::{Mark, Outline, Owner};
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::Content;
use crate::layout::parts::initial::{self, Room};
use crate::layout::words::Sentences;
use crate::text::clean::plain;
use crate::theme::WHITE;
use crate::tree::{Node, NodeId, Role, Tree};
use profile::{Profile, shows};
use script::direction::without_marks;

/// The ring around a round photo, in parts of its radius.
const RING: f32 = 6.0 / 88.0;

/// The photo in a white ring around a point of the area; without one, the first letter of the name on the person's
/// colour.
pub(crate) fn round(canvas: &mut Canvas, content: &mut Content, profile: &Profile, [start, y, r]: [f32; 3]) {
    canvas.disc([start, y], r, WHITE);
    let inner = r * (1.0 - RING);
    let [left, top] = [canvas.left(start - inner, 2.0 * inner), canvas.top(y - inner)];
    let mask = Outline::Circle { x: left + inner, y: top + inner, r: inner };
    if profile.person.photo.is_some() {
        let side = 2.0 * inner;
        let node = figure(canvas, profile, [left, top, left + side, top + side]);
        picture(canvas, node, [left, top, side, side], mask);
        return;
    }
    canvas.paint(Owner::Decoration, Mark::Fill(mask, content.palette.ink));
    if !content.palette.has_ground() {
        // A ring alone: the whole disc would be the most ink on the page.
        canvas.disc([start, y], inner - 2.0, WHITE);
        content.initial.recolour(content.palette.ink);
    }
    let size = initial::size(content, inner * 1.15, Room::Disc(inner));
    initial::paint(canvas, content, [start, y], size);
}

/// The node of the photo, with what it shows. `edges` on the sheet.
pub(crate) fn figure(canvas: &mut Canvas, profile: &Profile, edges: [f32; 4]) -> NodeId {
    let described = profile.person.photo.as_ref().map_or_else(String::new, |photo| plain(&photo.description));
    // One of which nothing can be seen says nothing.
    let said = Sentences::of(profile).photo(if shows(&described) { &described } else { "" });
    let alt = Some(plain(&without_marks(&said.text)));
    let language = canvas.named(&said.language);
    let node = canvas.tree().add(Tree::ROOT, Node { language, alt, ..Node::new(Role::Figure) });
    canvas.frame(node, edges);
    node
}

/// The photo, covering a frame (left, top, width, height on the sheet). Of a tall photo the upper part shows: faces
/// are there.
pub(crate) fn picture(canvas: &mut Canvas, node: NodeId, [x, y, width, height]: [f32; 4], mask: Outline) {
    let Some(picture) = canvas.list.photo.clone() else { return };
    let (w, h) = (picture.width as f32, picture.height as f32);
    let scale = (width / w).max(height / h);
    let (shown_w, shown_h) = (w * scale, h * scale);
    let frame = [x - (shown_w - width) / 2.0, y - (shown_h - height) * 0.3, shown_w, shown_h];
    canvas.paint(Owner::Node(node), Mark::Photo { frame, mask });
}

/// The photo filling a box of the area, with corners of that radius; without one, the first letter of the name on a
/// ground of the person's colour.
pub(crate) fn square(
    canvas: &mut Canvas,
    content: &mut Content,
    profile: &Profile,
    spot: Spot,
    height: f32,
    corners: f32,
) {
    let (x, y) = (canvas.left(spot.start, spot.width), canvas.top(spot.y));
    let mask = Outline::Box { x, y, width: spot.width, height, round: corners };
    if profile.person.photo.is_some() {
        let node = figure(canvas, profile, [x, y, x + spot.width, y + height]);
        picture(canvas, node, [x, y, spot.width, height], mask);
        return;
    }
    if content.palette.has_ground() {
        canvas.paint(Owner::Decoration, Mark::Fill(mask, content.palette.ink));
    } else {
        content.initial.recolour(content.palette.ink);
    }
    let middle = [spot.start + spot.width / 2.0, spot.y + height / 2.0];
    let size = initial::size(content, height.min(spot.width) * 0.6, Room::Box([spot.width, height]));
    initial::paint(canvas, content, middle, size);
}
