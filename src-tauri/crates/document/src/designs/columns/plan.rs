//! Which section stands in the column and which beside it, and how tall it all is.

use super::{Columns, Grid, beside, inside};
use crate::layout::content::{BOX, Content};
use crate::layout::fit::Scale;
use crate::layout::parts::footer;
use profile::Section;

/// The sections that may stand in the column, with what it costs when one does and when it does not, so that the
/// column says who somebody is and the rest what to do. Costs are in parts of a page.
const MAY_STAND_INSIDE: [(Section, f32, f32); 8] = [
    (Section::LikeAndAdmire, 0.0, 0.4),
    (Section::GoodAt, 0.0, 0.3),
    (Section::Communication, 0.06, 0.0),
    (Section::Relationships, 0.06, 0.0),
    (Section::GoodDay, 0.1, 0.0),
    (Section::BadDay, 0.1, 0.0),
    (Section::Outcomes, 0.1, 0.0),
    (Section::Future, 0.1, 0.0),
];
/// What it costs to have the sentence at the foot in the column; where little is said, it gives the column a foot, but
/// for where a single section beside it needs one more.
const FOOTER_INSIDE: f32 = 0.03;
const FOOTER_INSIDE_OF_FEW: f32 = -0.4;
/// What it costs to have nothing beside the column.
const EMPTY: f32 = 10.0;

/// What it costs to have a good day apart from a bad one.
const PARTED: f32 = 0.2;

/// Sizes and gaps that follow from a scale, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    pub(super) body: f32,
    /// The words in the column.
    pub(super) small: f32,
    pub(super) heading: f32,
    pub(super) small_heading: f32,
    pub(super) air: f32,
    /// The headings of what to do and not to do: small beside others, for they stand together.
    pub(super) box_heading: f32,
    /// Between the rule above what to do and the words.
    pub(super) below_rule: f32,
    /// Between a heading and its lines.
    pub(super) below_heading: f32,
    /// Between two sections beside the column, and in it.
    pub(super) apart: f32,
    pub(super) small_apart: f32,
}

impl Sizes {
    fn of(scale: Scale, content: &Content, unit: f32) -> Self {
        let Scale { body, air, .. } = scale;
        let tall = content.is_tall();
        let heading = body * if tall { 1.2 } else { 1.42 };
        let box_alone = content.shown().iter().all(|section| BOX.contains(section));
        let small = (scale.aside(unit) * 0.9).max(crate::layout::fit::SMALLEST);
        Self {
            body,
            small,
            heading,
            box_heading: if box_alone { heading } else { body },
            small_heading: small * if tall { 1.1 } else { 1.2 },
            air,
            below_rule: 0.7 * body * air + if tall { 0.4 * body } else { 0.0 },
            below_heading: 0.36 * body * air.min(1.3),
            apart: 1.3 * body * air,
            small_apart: 1.1 * small * air,
        }
    }
}

/// Where everything stands.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) drawing: Columns,
    pub(super) scale: Scale,
    pub(super) sizes: Sizes,
    pub(super) head: inside::Head,
    /// The sections in the column.
    pub(super) inside: Vec<Section>,
    /// What stands beside it, in one lane or two.
    pub(super) beside: beside::Beside,
    /// Whether the sentence at the foot stands in the column.
    pub(super) footer_inside: bool,
    /// The heights of paper that the column and what is beside it ask for.
    pub(super) need: [f32; 2],
}

impl Plan {
    pub(super) fn grid(&self) -> Grid {
        self.drawing.grid
    }

    pub(super) fn fits(&self) -> bool {
        self.need.iter().all(|need| *need <= self.grid().height)
    }
}

impl Columns {
    fn sentence_inside(self, sections_beside: usize) -> f32 {
        match (self.few, sections_beside) {
            (true, 2..) => FOOTER_INSIDE_OF_FEW,
            (true, _) => -FOOTER_INSIDE_OF_FEW,
            _ => FOOTER_INSIDE,
        }
    }
}

/// Finds a place for everything at that scale.
pub(super) fn arrange(content: &mut Content, drawing: Columns, scale: Scale) -> Plan {
    let drawing = Columns { grid: drawing.grid.tightened(scale.air), ..drawing };
    let grid = drawing.grid;
    let sizes = Sizes::of(scale, content, grid.unit);
    let head = inside::head(content, drawing, scale, sizes);
    let shown = content.shown();
    let in_column: Vec<f32> =
        shown.iter().map(|section| inside::height(content, *section, grid, sizes)).collect();
    let measured = beside::measure(content, &shown, grid, sizes);
    let foot = foot(content, grid, sizes);
    let mut best: Option<([f32; 2], Plan)> = None;
    for choice in choices(&shown, drawing.free) {
        let rest: Vec<usize> = (0..shown.len()).filter(|number| !choice.contains(number)).collect();
        let tall: f32 = choice.iter().map(|number| in_column[*number] + sizes.small_apart).sum();
        let beside = measured.share(&rest);
        // A page with all of it in the column would be half empty.
        let empty = rest.is_empty() && !shown.is_empty();
        for footer_inside in [false, true] {
            let need = [
                head.bottom + tall + if footer_inside { foot[0] } else { 0.0 } + grid.bottom,
                grid.top + beside.height + if footer_inside { 0.0 } else { foot[1] } + grid.bottom,
            ];
            let sentence =
                if footer_inside && foot[0] > 0.0 { drawing.sentence_inside(rest.len()) } else { 0.0 };
            let cost = cost(&shown, &choice, need, grid.height, [sentence, if empty { EMPTY } else { 0.0 }]);
            if best.as_ref().is_none_or(|(known, _)| cost < *known) {
                let inside = choice.iter().map(|number| shown[*number]).collect();
                let beside = beside.clone();
                best =
                    Some((cost, Plan { drawing, scale, sizes, head, inside, beside, footer_inside, need }));
            }
        }
    }
    best.map_or_else(
        || Plan {
            drawing,
            scale,
            sizes,
            head,
            inside: Vec::new(),
            beside: measured.share(&[]),
            footer_inside: false,
            need: [head.bottom, grid.top],
        },
        |(_, plan)| plan,
    )
}

/// Every choice of sections for the column, by their places among those shown. What people like and admire is in each
/// of them, but for where they are free or there is nothing else to stand beside it.
fn choices(shown: &[Section], free: bool) -> Vec<Vec<usize>> {
    let may: Vec<usize> = (0..shown.len())
        .filter(|number| MAY_STAND_INSIDE.iter().any(|(section, ..)| *section == shown[*number]))
        .collect();
    let liked = shown.len() > 1 && shown.first() == Some(&Section::LikeAndAdmire);
    let pick = |choice: u32| -> Vec<usize> {
        may.iter().enumerate().filter(|(bit, _)| choice >> bit & 1 == 1).map(|(_, number)| *number).collect()
    };
    let all = (0..1_u32 << may.len()).map(pick);
    all.filter(|inside| free || !liked || inside.contains(&0)).collect()
}

/// How far a choice is from fitting, then how far from what is wished.
fn cost(shown: &[Section], inside: &[usize], need: [f32; 2], height: f32, more: [f32; 2]) -> [f32; 2] {
    let [column, beside] = need.map(|need| need / height);
    let wished: f32 = MAY_STAND_INSIDE
        .iter()
        .filter_map(|(section, inside_cost, beside_cost)| {
            let number = shown.iter().position(|shown| shown == section)?;
            Some(if inside.contains(&number) { *inside_cost } else { *beside_cost })
        })
        .sum();
    let parted = [Section::GoodDay, Section::BadDay]
        .map(|day| shown.iter().position(|section| *section == day).map(|number| inside.contains(&number)));
    let parted = if let [Some(good), Some(bad)] = parted
        && good != bad
    {
        PARTED
    } else {
        0.0
    };
    let over = (column - 1.0).max(beside - 1.0).max(0.0);
    [over, wished + parted + more.iter().sum::<f32>() + 0.5 * column.max(beside)]
}

/// The height of the sentence at the foot in the column and beside it, with the white above it.
fn foot(content: &mut Content, grid: Grid, sizes: Sizes) -> [f32; 2] {
    [(grid.inside(), sizes.small_apart * 0.6), (grid.beside(), sizes.apart)].map(|(width, above)| {
        let height = footer::height(content, width, sizes.body.min(sizes.small));
        if height > 0.0 { height + above } else { 0.0 }
    })
}
