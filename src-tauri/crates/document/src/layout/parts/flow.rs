//! Sections below each other in columns, and how they are shared out so that the columns end at about one height.

use super::lines::{self, Style, bullet_of, stack};
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::{Block, Content};
use crate::theme::Palette;
use crate::tree::Bullet;
use profile::Section;

/// How the sections of a column are set, in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub(crate) body: f32,
    /// The size of the headings.
    pub(crate) heading: f32,
    /// White space: 1 as drawn.
    pub(crate) air: f32,
    /// Between a heading and its lines.
    pub(crate) below_heading: f32,
    /// Between two sections.
    pub(crate) apart: f32,
    /// The thickness of a bar above every heading; 0 for none.
    pub(crate) bar: f32,
    /// Between that bar and the heading.
    pub(crate) below_bar: f32,
}

impl Setting {
    /// As most columns are set: without bars.
    pub(crate) fn of(content: &Content, body: f32, air: f32, largest_heading: f32) -> Self {
        // A tall script looks large at sizes at which Latin does not.
        let heading = body * if content.is_tall() { largest_heading.min(1.14) } else { largest_heading };
        let below_heading = 0.34 * body * air.min(1.3);
        Self {
            body,
            heading,
            air,
            below_heading,
            apart: (0.25 + 1.05 * air) * body,
            bar: 0.0,
            below_bar: 0.0,
        }
    }

    fn style(self, bullet: Bullet, palette: Palette) -> Style {
        Style::of(self.body, self.air, bullet, palette)
    }

    fn above(self) -> f32 {
        self.bar + self.below_bar
    }

    /// The height of a section with its heading.
    fn block(self, block: &mut Block, width: f32, palette: Palette) -> f32 {
        let style = self.style(bullet_of(block.section), palette);
        let size = block.heading.size_for_words(self.heading, width);
        self.above()
            + block.heading.height(size, width)
            + self.below_heading
            + lines::height(block, width, style)
    }
}

/// The height of every one of those sections.
pub(crate) fn heights(content: &mut Content, sections: &[Section], width: f32, setting: Setting) -> Vec<f32> {
    let palette = content.palette;
    let mut height =
        |section: &Section| content.block(*section).map_or(0.0, |block| setting.block(block, width, palette));
    sections.iter().map(&mut height).collect()
}

/// The height of those sections below each other.
pub(crate) fn height(content: &mut Content, sections: &[Section], width: f32, setting: Setting) -> f32 {
    stack(&heights(content, sections, width, setting), setting.apart)
}

/// What is added between two of so many sections, and that at most, so that a column of that height ends where the
/// tallest does.
pub(crate) fn wider(tallest: f32, height: f32, sections: usize, most: f32) -> f32 {
    let places = sections.saturating_sub(1).max(1) as f32;
    ((tallest - height) / places).clamp(0.0, most)
}

/// Paints sections below each other, with so much `more` between two. Gives back the foot of the last.
pub(crate) fn paint(
    canvas: &mut Canvas,
    content: &mut Content,
    sections: &[Section],
    spot: Spot,
    setting: Setting,
    more: f32,
) -> f32 {
    let mut y = spot.y;
    let palette = content.palette;
    for (number, section) in sections.iter().enumerate() {
        let Some(block) = content.block(*section) else { continue };
        if number > 0 {
            y += setting.apart + more;
        }
        if setting.bar > 0.0 {
            canvas.fill(Spot { y, ..spot }, setting.bar, 0.0, palette.ink);
            y += setting.above();
        }
        let size = block.heading.size_for_words(setting.heading, spot.width);
        y += lines::heading(canvas, block, Spot { y, ..spot }, size) + setting.below_heading;
        let bullet = bullet_of(*section);
        let list = lines::list(canvas, bullet);
        let style = setting.style(bullet, palette);
        y += lines::paint(canvas, block.kept(), list, Spot { y, ..spot }, style);
    }
    y
}

/// Things shared out to columns: which stand in each, in the order they are read.
#[derive(Clone, Debug)]
pub(crate) struct Shares {
    pub(crate) columns: Vec<Vec<usize>>,
    /// The height of the tallest column.
    pub(crate) tallest: f32,
}

/// The most ways that are tried to share things out.
const MOST_TRIES: usize = 5_000;

/// Shares things of those heights out to so many columns, so that the tallest is as low as can be; of two ways that
/// are as good, the one in which fewer things stand apart from what is said before them.
pub(crate) fn share_out(heights: &[f32], apart: f32, columns: usize) -> Shares {
    let mut search = Search {
        heights,
        apart,
        places: vec![0; heights.len()],
        tops: vec![0.0; columns.max(1)],
        best: f32::INFINITY,
        best_places: vec![0; heights.len()],
        tries: 0,
    };
    search.go_on(0, 0, 0.0);
    let mut shares = vec![Vec::new(); columns.max(1)];
    for (number, column) in search.best_places.iter().enumerate() {
        shares[*column].push(number);
    }
    let tallest = shares
        .iter()
        .map(|column| stack(&column.iter().map(|number| heights[*number]).collect::<Vec<_>>(), apart))
        .fold(0.0, f32::max);
    Shares { columns: shares, tallest }
}

struct Search<'a> {
    heights: &'a [f32],
    apart: f32,
    places: Vec<usize>,
    tops: Vec<f32>,
    best: f32,
    best_places: Vec<usize>,
    tries: usize,
}

impl Search<'_> {
    /// Finds a column for that thing and all after it, when so many columns are in use and order has cost so much.
    fn go_on(&mut self, number: usize, used: usize, turns: f32) {
        let tallest = self.tops.iter().copied().fold(0.0, f32::max);
        if tallest + turns >= self.best || self.tries > MOST_TRIES {
            return;
        }
        self.tries += 1;
        let Some(height) = self.heights.get(number) else {
            self.best = tallest + turns;
            self.best_places.clone_from(&self.places);
            return;
        };
        let before = number.checked_sub(1).map(|before| self.places[before]);
        // The column read just before comes first, so that the first way found is one that is read in order.
        for column in 0..(used + 1).min(self.tops.len()) {
            let turn = before.is_some_and(|before| column < before || column > before + 1);
            let top = self.tops[column];
            self.tops[column] = top + height + if top > 0.0 { self.apart } else { 0.0 };
            self.places[number] = column;
            self.go_on(number + 1, used.max(column + 1), turns + if turn { 0.6 * self.apart } else { 0.0 });
            self.tops[column] = top;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_end_at_about_one_height() {
        let heights = [40.0, 100.0, 60.0, 30.0, 120.0, 50.0, 20.0, 45.0, 70.0];
        for columns in 1..=4 {
            let shares = share_out(&heights, 10.0, columns);
            let ideal = stack(&heights, 10.0) / columns as f32;
            assert!(shares.tallest < ideal * 1.12 && shares.tallest >= ideal - 10.0 * columns as f32);
            let mut all: Vec<usize> = shares.columns.concat();
            all.sort_unstable();
            assert_eq!(all, (0..heights.len()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_is_read_first_stands_first_and_nothing_needs_no_column() {
        let shares = share_out(&[10.0, 10.0, 10.0], 5.0, 3);
        assert_eq!(shares.columns, [vec![0], vec![1], vec![2]]);
        assert!(share_out(&[], 5.0, 2).tallest < 0.1);
    }
}
