//! What stands on which page: the words run down one page and on to the next, and no page ends in a bad place.

use super::{Give, Sheet, header};
use crate::content::Content;
use crate::parts::lines::Style;
use header::Header;
use std::ops::Range;

/// The share of a page that may stay empty at its foot so that a line can stand in one piece.
const HOLE: f32 = 0.16;
/// The fewest rows of a line on either side of a page's end.
const ROWS: usize = 2;

/// What can stand somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// What is known of the person, below the name.
    Facts,
    /// One of the first lines of how the person communicates.
    Lead(usize),
    /// The heading of a section.
    Heading(usize),
    /// A line of a section.
    Line(usize, usize),
    /// The sentence that closes the last page.
    Footer,
}

/// Something in its place on a page: all of it, or some of its rows.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) what: What,
    pub(super) rows: Range<usize>,
    pub(super) y: f32,
}

/// All pages, with what stands on each below its head.
pub(super) struct Flow {
    pub(super) sheet: Sheet,
    pub(super) give: Give,
    pub(super) header: Header,
    pub(super) pages: Vec<Vec<Piece>>,
    y: f32,
    /// Whether nothing stands on the page yet.
    fresh: bool,
}

impl Flow {
    /// Lets everything run over as many pages as it needs.
    pub(super) fn of(content: &mut Content, sheet: Sheet, give: Give) -> Self {
        let header = Header::of(content, sheet, give);
        let y = header.bottom;
        let mut flow = Self { sheet, give, header, pages: vec![Vec::new()], y, fresh: false };
        if give.cover {
            flow.turn_over();
        }
        for what in flow.header.overflow.clone() {
            let heights = heights(content, sheet, give, what);
            flow.run(what, &heights, 0.8 * sheet.body, 0.0);
        }
        let footer = heights(content, sheet, give, What::Footer);
        flow.sections(content, footer.iter().sum());
        flow.close(&footer);
        flow.header.alone = flow.pages[0].is_empty();
        flow
    }

    fn room(&self) -> f32 {
        self.sheet.bottom() - self.y
    }

    /// The white above the sentence that closes the last page.
    fn above_footer(&self) -> f32 {
        1.6 * self.sheet.body
    }

    fn turn_over(&mut self) {
        self.pages.push(Vec::new());
        self.y = header::again_bottom(self.sheet);
        self.fresh = true;
    }

    fn put(&mut self, what: What, rows: Range<usize>, height: f32) {
        if let Some(page) = self.pages.last_mut() {
            page.push(Piece { what, rows, y: self.y });
        }
        self.y += height;
        self.fresh = false;
    }

    fn sections(&mut self, content: &mut Content, footer: f32) {
        let (sheet, give) = (self.sheet, self.give);
        let last = content.blocks.len().saturating_sub(1);
        for block in 0..content.blocks.len() {
            let gap = style(content, sheet, give, block).gap;
            let lines = content.blocks[block].lines.len();
            for line in 0..lines {
                let heights = heights(content, sheet, give, What::Line(block, line));
                // The closing sentence never stands on a page alone, if it can be helped.
                let closing = (block, line + 1) == (last, lines) && footer > 0.0;
                let after = if closing { self.above_footer() + footer } else { 0.0 };
                if line == 0 {
                    self.heading(content, block, &heights, after);
                }
                self.run(What::Line(block, line), &heights, if line == 0 { 0.0 } else { gap }, after);
            }
        }
    }

    /// A heading, on a page that has room for the start of its first line too.
    fn heading(&mut self, content: &mut Content, block: usize, first: &[f32], after: f32) {
        let (sheet, give) = (self.sheet, self.give);
        let height: f32 = heights(content, sheet, give, What::Heading(block)).iter().sum();
        let below = sheet.below_heading(give);
        let mut above = sheet.between(give) + sheet.bar();
        if !self.fresh {
            let room = self.room() - above - height - below;
            if share(first, room, self.hole(), after, false).is_none() {
                self.turn_over();
            }
        }
        if self.fresh {
            above = 0.0;
        }
        self.y += above;
        self.put(What::Heading(block), 0..usize::MAX, height + below);
    }

    /// The room that may stay empty at the foot of a page.
    fn hole(&self) -> f32 {
        HOLE * self.sheet.height
    }

    /// Words that go on to the next page where they have to. `after` is what must stand below them on their page.
    fn run(&mut self, what: What, heights: &[f32], before: f32, after: f32) {
        let full = self.sheet.bottom() - header::again_bottom(self.sheet);
        let after = if heights.iter().sum::<f32>() + after > full { 0.0 } else { after };
        let mut from = 0;
        while from < heights.len() {
            let gap = if self.fresh { 0.0 } else { before };
            let rest = &heights[from..];
            let Some(count) = share(rest, self.room() - gap, self.hole(), after, self.fresh) else {
                self.turn_over();
                continue;
            };
            self.y += gap;
            self.put(what, from..from + count, rest[..count].iter().sum());
            from += count;
            if from < heights.len() {
                self.turn_over();
            }
        }
    }

    /// The closing sentence at the foot of the last page.
    fn close(&mut self, heights: &[f32]) {
        let height: f32 = heights.iter().sum();
        if height == 0.0 {
            return;
        }
        let above = self.above_footer();
        if height + if self.fresh { 0.0 } else { above } > self.room() {
            let full = self.sheet.bottom() - header::again_bottom(self.sheet);
            if height > full {
                self.run(What::Footer, heights, above, 0.0);
                return;
            }
            self.turn_over();
        }
        self.y = self.sheet.bottom() - height;
        self.put(What::Footer, 0..usize::MAX, height);
    }
}

/// How many rows stand on this page: all; or so many that at least two stand on either side of its end; or none when
/// the line had better begin on the next page. On a page that is still empty at least one row stands.
fn share(heights: &[f32], room: f32, hole: f32, after: f32, fresh: bool) -> Option<usize> {
    let count = heights.len();
    let all: f32 = heights.iter().sum();
    if all + after <= room || (fresh && all <= room) {
        return Some(count);
    }
    let mut used = 0.0;
    let mut fitting = 0;
    for height in heights {
        used += height;
        if used > room {
            break;
        }
        fitting += 1;
    }
    let shared = fitting.min(count.saturating_sub(ROWS));
    if fresh {
        return Some(shared.max(1));
    }
    (shared >= ROWS && room > hole).then_some(shared)
}

/// How the lines of a section are set.
pub(super) fn style(content: &Content, sheet: Sheet, give: Give, block: usize) -> Style {
    sheet.style(content.blocks[block].section, give, content.palette)
}

/// The height of each row of something in the column.
fn heights(content: &mut Content, sheet: Sheet, give: Give, what: What) -> Vec<f32> {
    let across = sheet.across();
    match what {
        What::Facts => content.facts.as_mut().map(|facts| facts.line_heights(sheet.body, across)),
        What::Lead(lead) => Some(content.leads[lead].para.line_heights(sheet.body, across)),
        What::Footer => content.footer.as_mut().map(|footer| footer.line_heights(sheet.body, across)),
        What::Heading(block) => {
            let heading = &mut content.blocks[block].heading;
            let size = sheet.heading(heading.widest_word(1.0));
            Some(heading.line_heights(size, across))
        }
        What::Line(block, line) => {
            let style = style(content, sheet, give, block);
            let width = across - style.indent();
            Some(content.blocks[block].lines[line].para.line_heights(sheet.body, width))
        }
    }
    .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_line_that_is_shared_has_two_rows_on_either_side(
            count in 1..40_usize, room in 0.0_f32..900.0, after in 0.0_f32..200.0, fresh in any::<bool>(),
        ) {
            let heights = vec![28.0; count];
            let hole = 130.0;
            match share(&heights, room, hole, after, fresh) {
                None => prop_assert!(!fresh),
                Some(here) if here == count => prop_assert!(fresh || 28.0 * count as f32 + after <= room),
                Some(here) => {
                    prop_assert!(here >= 1 && count - here >= 1);
                    if !fresh {
                        prop_assert!(here >= ROWS && count - here >= ROWS && room > hole);
                        prop_assert!(28.0 * here as f32 <= room);
                    }
                }
            }
        }
    }

    #[test]
    fn a_line_stands_in_one_piece_where_the_hole_is_small() {
        let rows = [30.0; 5];
        assert_eq!(share(&rows, 160.0, 130.0, 0.0, false), Some(5));
        assert_eq!(share(&rows, 100.0, 130.0, 0.0, false), None, "a small hole");
        assert_eq!(share(&rows, 140.0, 130.0, 0.0, false), Some(3), "a large one");
        assert_eq!(share(&rows[..3], 80.0, 70.0, 0.0, false), None, "three rows cannot be shared");
        assert_eq!(share(&rows, 160.0, 130.0, 60.0, false), Some(3), "what must stand below has no room");
    }
}
