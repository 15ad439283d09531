//! Shares the lines out to the leaves inside and to the back, in the order they are read: leaves alike in height, no
//! heading without its first line, sections whole where they can be.

use super::{Grid, inside};
use crate::layout::content::Content;
use crate::layout::fit::Scale;
use crate::layout::parts::lines;
use profile::Section;

/// On how many of the leaves words are put, and whether a section may go on from one to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spread {
    /// 1: the second leaf inside alone; 2: those that face each other; 3: the back as well.
    leaves: usize,
    broken: bool,
}

/// Lines of one section that stand together on a leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) section: Section,
    /// Whether the section begins here, with its heading.
    pub(super) headed: bool,
    /// How many lines.
    pub(super) count: usize,
}

/// What stands on the leaves, and how tall it is there: on the two inside, and on the back.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    pub(super) leaves: [Vec<Piece>; 3],
    pub(super) heights: [f32; 3],
}

/// A line as it flows: with the heading, where it is the first.
#[derive(Clone, Copy, Debug)]
struct Step {
    section: Section,
    headed: bool,
    last: bool,
    height: f32,
    /// Between this and what stands above it.
    above: f32,
}

impl Spread {
    /// Every leaf, and every section whole.
    pub(super) const WHOLE: Self = Self { leaves: 3, broken: false };
    /// Every leaf, and sections that may go on from one to the next.
    pub(super) const BROKEN: Self = Self { leaves: 3, broken: true };
    const FACING: Self = Self { leaves: 2, broken: false };

    /// The fewest leaves on which everything stands in large type; sections whole, if that is possible in small type.
    pub(super) fn for_so_much(content: &mut Content, grid: Grid, [smallest, largest]: [Scale; 2]) -> Self {
        let fair = Scale { body: f32::midpoint(smallest.body, largest.body), ..largest };
        let facing_broken = Self { broken: true, ..Self::FACING };
        let tries: &[(Self, Scale)] = match content.shown().len() {
            0 | 1 => &[(Self { leaves: 1, broken: false }, largest), (facing_broken, fair)],
            2 => &[(Self::FACING, fair), (facing_broken, fair)],
            // A section is broken for the sake of its words, and for nothing else.
            _ => &[(Self::FACING, largest), (Self::WHOLE, smallest), (Self::BROKEN, smallest)],
        };
        let otherwise = if content.shown().len() < 3 { Self::BROKEN } else { Self::WHOLE };
        let has_room = tries.iter().find(|(spread, scale)| spread.has_room(content, grid, *scale));
        has_room.map_or(otherwise, |(spread, _)| *spread)
    }

    pub(super) fn has_room(self, content: &mut Content, grid: Grid, scale: Scale) -> bool {
        self.flow(content, grid, scale).is_some()
    }

    /// The best way to share the lines out, if there is one.
    pub(super) fn flow(self, content: &mut Content, grid: Grid, scale: Scale) -> Option<Flow> {
        let room = inside::room(content, grid, scale);
        self.best(&steps(content, grid, scale), room, scale.body)
    }

    /// The most handsome of all ways to go on from leaf to leaf for which there is room.
    fn best(self, steps: &[Step], room: [f32; 2], body: f32) -> Option<Flow> {
        let count = steps.len();
        let ends: Vec<[usize; 2]> = match self.leaves {
            1 => vec![[0, count]],
            2 => (0..=count).map(|end| [end, count]).collect(),
            _ => (0..=count).flat_map(|end| (end..=count).map(move |next| [end, next])).collect(),
        };
        let may_stand = |ends: &[usize; 2]| {
            self.broken || ends.iter().all(|end| steps.get(*end).is_none_or(|step| step.headed))
        };
        let sums = Sums::of(steps);
        ends.into_iter()
            .filter(may_stand)
            .filter_map(|ends| sums.cost(steps, ends, room, body).map(|cost| (cost, ends)))
            .min_by(|(one, _), (other, _)| one.total_cmp(other))
            .map(|(_, ends)| put(steps, &sums, ends))
    }
}

fn put(steps: &[Step], sums: &Sums, [first, second]: [usize; 2]) -> Flow {
    let parts = [(0, first), (first, second), (second, steps.len())];
    let heights = parts.map(|(from, to)| sums.height(steps, from, to));
    Flow { leaves: parts.map(|(from, to)| pieces(&steps[from..to])), heights }
}

fn pieces(steps: &[Step]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for step in steps {
        match pieces.last_mut().filter(|piece| piece.section == step.section) {
            Some(piece) => piece.count += 1,
            None => pieces.push(Piece { section: step.section, headed: step.headed, count: 1 }),
        }
    }
    pieces
}

fn steps(content: &mut Content, grid: Grid, scale: Scale) -> Vec<Step> {
    let sizes = inside::Sizes::of(content, grid, scale);
    let mut steps = Vec::new();
    for section in content.shown() {
        let style = sizes.style(section, content.palette);
        let Some(block) = content.block(section) else { continue };
        let heading = block.heading.height(sizes.heading, grid.words()) + sizes.below_heading;
        let heights = lines::heights(block, grid.words(), style);
        let count = heights.len();
        steps.extend(heights.into_iter().enumerate().map(|(number, height)| Step {
            section,
            headed: number == 0,
            last: number + 1 == count,
            height: if number == 0 { heading + height } else { height },
            above: if number == 0 { sizes.sections } else { style.gap },
        }));
    }
    steps
}

/// The heights of everything up to a step, white space included.
struct Sums(Vec<f32>);

impl Sums {
    fn of(steps: &[Step]) -> Self {
        let mut sum = 0.0;
        let sums = steps.iter().map(|step| {
            sum += step.above + step.height;
            sum
        });
        Self([0.0].into_iter().chain(sums).collect())
    }

    /// The height of the steps from one up to another.
    fn height(&self, steps: &[Step], from: usize, to: usize) -> f32 {
        if from >= to { 0.0 } else { self.0[to] - self.0[from] - steps[from].above }
    }

    /// How far from handsome it is to go on to the next leaf there; nothing where there is no room.
    fn cost(&self, steps: &[Step], [first, second]: [usize; 2], room: [f32; 2], body: f32) -> Option<f32> {
        let heights = [
            self.height(steps, 0, first),
            self.height(steps, first, second),
            self.height(steps, second, steps.len()),
        ];
        let has_room = heights[0] <= room[0] && heights[1] <= room[0] && heights[2] <= room[1];
        // The back is the shorter by what stands at its foot.
        let less = room[0] - room[1];
        let back = if heights[2] > 0.0 { heights[2] + 0.7 * less } else { 0.0 };
        let tallest = heights[0].max(heights[1]).max(back);
        let breaks = apart(steps, first, body) + apart(steps, second, body);
        has_room.then_some(tallest + 0.35 * (heights[0] - heights[1]).abs() + breaks)
    }
}

/// What it costs to break before that step.
fn apart(steps: &[Step], at: usize, body: f32) -> f32 {
    let Some(step) = steps.get(at).filter(|step| at > 0 && !step.headed) else { return 0.0 };
    // One line alone, on either side, looks lost.
    let lonely = step.last || steps[at - 1].headed;
    body * if lonely { 14.0 } else { 2.8 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(section: Section, lines: usize) -> Vec<Step> {
        (0..lines)
            .map(|number| Step {
                section,
                headed: number == 0,
                last: number + 1 == lines,
                height: if number == 0 { 40.0 } else { 20.0 },
                above: if number == 0 { 15.0 } else { 5.0 },
            })
            .collect()
    }

    #[test]
    fn sections_stay_whole_and_leaves_alike_where_they_can_be() {
        let steps = [
            section(Section::ImportantTo, 4),
            section(Section::Support, 4),
            section(Section::Communication, 3),
        ]
        .concat();
        let flow = Spread::BROKEN.best(&steps, [300.0, 200.0], 11.0).unwrap_or_default();
        for leaf in &flow.leaves {
            assert!(matches!(leaf[..], [Piece { headed: true, .. }]), "{leaf:?}");
        }
    }

    #[test]
    fn nothing_is_lost_and_nothing_stands_beyond_its_leaf() {
        for lines in 1..14 {
            let steps = [section(Section::ImportantTo, lines), section(Section::Support, lines / 2)].concat();
            let Some(flow) = Spread::BROKEN.best(&steps, [200.0, 120.0], 11.0) else {
                assert!(lines > 8);
                continue;
            };
            let count: usize = flow.leaves.iter().flatten().map(|piece| piece.count).sum();
            assert_eq!(count, steps.len());
            assert!(flow.heights[0] <= 200.0 && flow.heights[1] <= 200.0 && flow.heights[2] <= 120.0);
        }
    }
}
