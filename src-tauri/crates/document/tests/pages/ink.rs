//! Where there is ink on a page, and where the paper shows: marks laid over each other in the order they are painted.

use document::display::{Mark, Outline, Page, TextRun};

/// The side of a cell, in points.
const CELL: f32 = 5.0;
/// How far letters reach above and below their line, in parts of their size: those without a tail.
const LETTERS: [f32; 2] = [0.7, 0.0];
const PAPER: u32 = 0xff_ffff;

/// What lies on top in a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ink {
    None,
    /// A colour with nothing on it.
    Ground,
    /// Letters, or a part of the photo.
    Drawn,
}

/// A page as a grid of cells.
pub(crate) struct Sheet {
    columns: usize,
    rows: usize,
    cells: Vec<Ink>,
}

impl Sheet {
    pub(crate) fn of(page: &Page) -> Self {
        let (columns, rows) = ((page.width / CELL) as usize, (page.height / CELL) as usize);
        let mut sheet = Self { columns, rows, cells: vec![Ink::None; columns * rows] };
        for item in &page.items {
            let turned = item.turned;
            match &item.mark {
                Mark::Text(run) => sheet.letters(run, turned),
                Mark::Photo { mask, .. } => sheet.lay(*mask, turned, Ink::Drawn),
                Mark::Fill(outline, colour) => {
                    sheet.lay(*outline, turned, if *colour == PAPER { Ink::None } else { Ink::Ground });
                }
            }
        }
        sheet
    }

    /// The largest rectangle of bare paper, in parts of the page.
    pub(crate) fn most_white(&self) -> f32 {
        self.largest(|ink| ink == Ink::None)
    }

    /// The largest rectangle with no letters and no photo in it, whatever its colour, in parts of the page.
    pub(crate) fn most_without_words(&self) -> f32 {
        self.largest(|ink| ink != Ink::Drawn)
    }

    /// Where the highest and the lowest letters or parts of the photo stand, in parts of the height.
    pub(crate) fn drawn(&self) -> [f32; 2] {
        let drawn = |row: &usize| self.row(*row).contains(&Ink::Drawn);
        let first = (0..self.rows).find(drawn).unwrap_or_default();
        let last = (0..self.rows).rev().find(drawn).unwrap_or_default();
        [first, last + 1].map(|row| row as f32 / self.rows as f32)
    }

    fn row(&self, row: usize) -> &[Ink] {
        &self.cells[row * self.columns..(row + 1) * self.columns]
    }

    fn letters(&mut self, run: &TextRun, turned: Option<[f32; 2]>) {
        let [above, below] = LETTERS.map(|part| part * run.size);
        let (Some(first), Some(last)) = (run.glyphs.first(), run.glyphs.last()) else { return };
        let outline = Outline::Box {
            x: first.x,
            y: run.baseline - above,
            width: last.x + last.advance - first.x,
            height: above + below,
            round: 0.0,
        };
        self.lay(outline, turned, Ink::Drawn);
    }

    /// Lays something on every cell whose middle it covers.
    fn lay(&mut self, outline: Outline, turned: Option<[f32; 2]>, ink: Ink) {
        let [mut left, mut top, mut right, mut bottom] = bounds(outline);
        if let Some([x, y]) = turned {
            [left, top, right, bottom] = [2.0 * x - right, 2.0 * y - bottom, 2.0 * x - left, 2.0 * y - top];
        }
        let cells = |from: f32, to: f32, most: usize| {
            let [from, to] = [from, to].map(|at| (at / CELL).max(0.0) as usize);
            from..(to + 1).min(most)
        };
        for row in cells(top, bottom, self.rows) {
            for column in cells(left, right, self.columns) {
                let middle = [column, row].map(|at| (at as f32 + 0.5) * CELL);
                let [x, y] = turned.map_or(middle, |[x, y]| [2.0 * x - middle[0], 2.0 * y - middle[1]]);
                if covers(outline, x, y) {
                    self.cells[row * self.columns + column] = ink;
                }
            }
        }
    }

    fn largest(&self, free: impl Fn(Ink) -> bool) -> f32 {
        let mut heights = vec![0_usize; self.columns];
        let mut largest = 0;
        for row in 0..self.rows {
            for (height, ink) in heights.iter_mut().zip(self.row(row)) {
                *height = if free(*ink) { *height + 1 } else { 0 };
            }
            largest = largest.max(largest_below(&heights));
        }
        largest as f32 / self.cells.len() as f32
    }
}

/// The largest rectangle that stands on the floor below bars of those heights.
fn largest_below(heights: &[usize]) -> usize {
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut largest = 0;
    for (at, height) in heights.iter().copied().chain([0]).enumerate() {
        let mut start = at;
        while let Some((from, tall)) = open.pop_if(|(_, tall)| *tall >= height) {
            largest = largest.max(tall * (at - from));
            start = from;
        }
        open.push((start, height));
    }
    largest
}

/// Left, top, right and bottom. Bars are too small to matter.
fn bounds(outline: Outline) -> [f32; 4] {
    match outline {
        Outline::Box { x, y, width, height, .. } => [x, y, x + width, y + height],
        Outline::Circle { x, y, r } => [x - r, y - r, x + r, y + r],
        Outline::Bar { from: [x, y], .. } => [x, y, x, y],
    }
}

fn covers(outline: Outline, at_x: f32, at_y: f32) -> bool {
    match outline {
        // A thin rule is ink as well: it covers whatever cell it goes through.
        Outline::Box { x, y, width, height, .. } => {
            let [dx, dy] = [width, height].map(|side| ((CELL - side) / 2.0).max(0.0));
            (x - dx..=x + width + dx).contains(&at_x) && (y - dy..=y + height + dy).contains(&at_y)
        }
        Outline::Circle { x, y, r } => (at_x - x).hypot(at_y - y) <= r,
        Outline::Bar { .. } => false,
    }
}
