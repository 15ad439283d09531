//! The cover: the photo as a plate on the boards, the name below it, the facts at the foot.

use super::Grid;
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::Content;
use crate::layout::fit::Scale;
use crate::layout::parts::fold::{bind, within};
use crate::layout::parts::{name, portrait};
use crate::tree::{Role, Tree};
use profile::Profile;

/// The largest name, in points.
const NAME: f32 = 54.0;
/// The height of the plate in parts of its width: the least and the most.
const PLATE: (f32, f32) = (0.28, 1.2);

/// Where the parts of the cover stand.
struct Plan {
    name_size: f32,
    name_top: f32,
    facts_size: f32,
    facts_top: f32,
    plate: f32,
}

fn plan(content: &mut Content, grid: Grid, scale: Scale) -> Option<Plan> {
    let leaf = grid.leaf();
    let width = grid.words();
    let most = NAME * grid.unit * scale.head.min(1.1);
    let name_size = name::size(&mut content.name, width, most, grid.unit.max(0.7)).unwrap_or(name::SMALLEST);
    let facts_size = scale.body.min(12.5 * grid.unit.max(0.88));
    let gap = 0.2 * name_size;
    let facts = content.facts.as_mut().map_or(0.0, |facts| facts.height(facts_size, width) + gap);
    let name_height = content.name.height(name_size, width);
    let facts_top = leaf.height - grid.bottom - (facts - gap).max(0.0);
    let name_top = leaf.height - grid.bottom - facts - name_height;
    let above = grid.margin + 0.32 * name_size;
    let plate = (name_top - above).min(PLATE.1 * width);
    (plate >= PLATE.0 * width).then_some(Plan { name_size, name_top, facts_size, facts_top, plate })
}

/// Whether name and facts leave room for a photo.
pub(super) fn fits(content: &mut Content, grid: Grid, scale: Scale) -> bool {
    plan(content, grid, scale).is_some()
}

pub(super) fn paint(canvas: &mut Canvas, content: &mut Content, profile: &Profile, grid: Grid, scale: Scale) {
    bind(canvas, content.palette, grid.leaf(), 0.0, grid.spine);
    let least = Scale { body: 11.0, head: 0.5, ..scale };
    let Some(plan) = plan(content, grid, scale).or_else(|| plan(content, grid, least)) else { return };
    let start = grid.spine + grid.margin;
    let spot = Spot { y: plan.name_top, ..within(grid.leaf(), start, grid.margin, 0.0) };
    let name = canvas.node_for(Tree::ROOT, Role::H1, &content.name);
    canvas.words(&mut content.name, spot, plan.name_size, name, true);
    let side = spot.width * scale.photo;
    let plate = Spot { start, y: grid.margin, width: side };
    portrait::square(canvas, content, profile, plate, plan.plate * scale.photo, 3.0 * grid.unit);
    if let Some(facts) = &mut content.facts {
        let node = canvas.node_for(Tree::ROOT, Role::P, facts);
        canvas.words(facts, Spot { y: plan.facts_top, ..spot }, plan.facts_size, node, false);
    }
}
