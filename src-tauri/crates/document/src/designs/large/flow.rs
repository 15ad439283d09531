//! What stands on which page: the words run down one page and on to the next, and no page ends in a bad place.

use super::{Give, Sheet, header};
use crate::layout::content::Content;
use crate::layout::parts::lines::Style;
use header::Header;
use std::ops::Range;

/// The share of a page that may stay empty at its foot so that a line can stand in one piece.
const HOLE: f32 = 0.16;
/// The fewest rows of a line on either side of a page's end.
const ROWS: usize = 2;

/// The part of a page that a word may take which is not to go on on the next: the heading above it has to have room too.
const LONGEST_WORD: f32 = 0.7;

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

/// A row of something in the column.
#[derive(Clone, Copy, Debug)]
struct Row {
    height: f32,
    /// Whether its last word goes on in the next: a long address does. Whoever copies it gets it whole from one page only.
    goes_on: bool,
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
            let rows = rows(content, sheet, give, what);
            flow.run(what, &rows, 0.8 * sheet.body, 0.0);
        }
        let footer = rows(content, sheet, give, What::Footer);
        flow.sections(content, total(&footer));
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
                let rows = rows(content, sheet, give, What::Line(block, line));
                // The closing sentence never stands on a page alone, if it can be helped.
                let closing = (block, line + 1) == (last, lines) && footer > 0.0;
                let after = if closing { self.above_footer() + footer } else { 0.0 };
                if line == 0 {
                    self.heading(content, block, &rows, after);
                }
                self.run(What::Line(block, line), &rows, if line == 0 { 0.0 } else { gap }, after);
            }
        }
    }

    /// A heading, on a page that has room for the start of its first line too.
    fn heading(&mut self, content: &mut Content, block: usize, first: &[Row], after: f32) {
        let (sheet, give) = (self.sheet, self.give);
        let height = total(&rows(content, sheet, give, What::Heading(block)));
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
    fn run(&mut self, what: What, rows: &[Row], before: f32, after: f32) {
        let full = self.sheet.bottom() - header::again_bottom(self.sheet);
        let after = if total(rows) + after > full { 0.0 } else { after };
        let mut from = 0;
        while from < rows.len() {
            let gap = if self.fresh { 0.0 } else { before };
            let rest = &rows[from..];
            let Some(count) = share(rest, self.room() - gap, self.hole(), after, self.fresh) else {
                self.turn_over();
                continue;
            };
            self.y += gap;
            self.put(what, from..from + count, total(&rest[..count]));
            from += count;
            if from < rows.len() {
                self.turn_over();
            }
        }
    }

    /// The closing sentence at the foot of the last page.
    fn close(&mut self, rows: &[Row]) {
        let height = total(rows);
        if height == 0.0 {
            return;
        }
        let above = self.above_footer();
        if height + if self.fresh { 0.0 } else { above } > self.room() {
            let full = self.sheet.bottom() - header::again_bottom(self.sheet);
            if height > full {
                self.run(What::Footer, rows, above, 0.0);
                return;
            }
            self.turn_over();
        }
        self.y = self.sheet.bottom() - height;
        self.put(What::Footer, 0..usize::MAX, height);
    }
}

/// The height of rows below each other.
fn total(rows: &[Row]) -> f32 {
    rows.iter().map(|row| row.height).sum()
}

/// How many rows stand on this page: all; or so many that at least two stand on either side of its end, and no word goes
/// on there; or none when the line had better begin on the next page. On a page that is still empty at least one row
/// stands.
fn share(rows: &[Row], room: f32, hole: f32, after: f32, fresh: bool) -> Option<usize> {
    let count = rows.len();
    let all = total(rows);
    if all + after <= room || (fresh && all <= room) {
        return Some(count);
    }
    let mut used = 0.0;
    let mut fitting = 0;
    for row in rows {
        used += row.height;
        if used > room {
            break;
        }
        fitting += 1;
    }
    let most = fitting.min(count.saturating_sub(ROWS));
    let shared = (1..=most).rev().find(|count| !rows[count - 1].goes_on);
    if fresh {
        return Some(shared.unwrap_or(most.max(1)));
    }
    let shared = shared.unwrap_or(0);
    (shared >= ROWS && room > hole).then_some(shared)
}

/// How the lines of a section are set.
pub(super) fn style(content: &Content, sheet: Sheet, give: Give, block: usize) -> Style {
    sheet.style(content.blocks[block].section, give, content.palette)
}

/// The rows of something in the column.
fn rows(content: &mut Content, sheet: Sheet, give: Give, what: What) -> Vec<Row> {
    let across = sheet.across();
    let para = match what {
        What::Facts => content.facts.as_mut().map(|facts| (facts, sheet.body, across)),
        What::Lead(lead) => Some((&mut content.leads[lead].para, sheet.body, across)),
        What::Footer => content.footer.as_mut().map(|footer| (footer, sheet.body, across)),
        What::Heading(block) => {
            let heading = &mut content.blocks[block].heading;
            let size = sheet.heading(heading.widest_word(1.0));
            Some((heading, size, across))
        }
        What::Line(block, line) => {
            let style = style(content, sheet, give, block);
            Some((&mut content.blocks[block].lines[line].para, sheet.body, across - style.indent()))
        }
    };
    let Some((para, size, width)) = para else { return Vec::new() };
    let heights = para.line_heights(size, width).into_iter();
    let mut rows: Vec<Row> =
        heights.zip(para.goes_on(size, width)).map(|(height, goes_on)| Row { height, goes_on }).collect();
    let full = sheet.bottom() - header::again_bottom(sheet);
    for word in rows.chunk_by_mut(|row, _| row.goes_on) {
        let tall = total(word) > LONGEST_WORD * full;
        for row in word {
            row.goes_on &= !tall;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// So many rows of that height, each of whole words.
    fn all_of(height: f32, count: usize) -> Vec<Row> {
        vec![Row { height, goes_on: false }; count]
    }

    proptest! {
        #[test]
        fn a_line_that_is_shared_has_two_rows_on_either_side(
            count in 1..40_usize, room in 0.0_f32..900.0, after in 0.0_f32..200.0, fresh in any::<bool>(),
        ) {
            let rows = all_of(28.0, count);
            let hole = 130.0;
            match share(&rows, room, hole, after, fresh) {
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
        let rows = all_of(30.0, 5);
        assert_eq!(share(&rows, 160.0, 130.0, 0.0, false), Some(5));
        assert_eq!(share(&rows, 100.0, 130.0, 0.0, false), None, "a small hole");
        assert_eq!(share(&rows, 140.0, 130.0, 0.0, false), Some(3), "a large one");
        assert_eq!(share(&rows[..3], 80.0, 70.0, 0.0, false), None, "three rows cannot be shared");
        assert_eq!(share(&rows, 160.0, 130.0, 60.0, false), Some(3), "what must stand below has no room");
    }
    #[test]
    fn no_page_ends_within_a_word_that_another_page_holds() {
        let mut rows = all_of(30.0, 9);
        (2..5).for_each(|row| rows[row].goes_on = true);
        assert_eq!(share(&rows, 130.0, 100.0, 0.0, false), Some(2));
        assert_eq!(share(&rows, 180.0, 100.0, 0.0, false), Some(6));
        rows[1].goes_on = true;
        assert_eq!(share(&rows, 130.0, 100.0, 0.0, false), None, "a row alone");
        assert_eq!(share(&rows, 130.0, 100.0, 0.0, true), Some(1));
        rows[0].goes_on = true;
        assert_eq!(share(&rows, 130.0, 100.0, 0.0, true), Some(4), "no page holds it");
    }
}
