//! The display list: everything on the pages of a document, in the order it is painted. Points, from the top left
//! corner of each page.
//!
//! Both writers read this and nothing else, so that what is seen is what prints.

pub use crate::text::run::{Cluster, Glyph, Rgb, TextRun};
use crate::tree::{NodeId, Tree};
use std::fmt;
use std::sync::Arc;

/// To whom a mark belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Part of what is said.
    Node(NodeId),
    /// For the eye alone.
    Decoration,
}

/// One thing painted.
#[derive(Clone, Debug)]
pub struct Item {
    /// To whom it belongs.
    pub owner: Owner,
    /// What is painted.
    pub mark: Mark,
    /// The point about which it is turned upside down, for a sheet that is folded.
    pub turned: Option<[f32; 2]>,
}

/// What can be painted.
#[derive(Clone, Debug)]
pub enum Mark {
    /// Glyphs of one face, size and colour on one line.
    Text(TextRun),
    /// A filled outline.
    Fill(Outline, Rgb),
    /// The person's photo: the whole picture stands in `frame`, and only what is inside `mask` shows.
    Photo {
        /// Left, top, width, height of the picture.
        frame: [f32; 4],
        /// What of it shows.
        mask: Outline,
    },
}

/// A closed outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outline {
    /// A rectangle with corners of that radius.
    Box {
        /// Left edge.
        x: f32,
        /// Top edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// Radius of the corners; 0 for none.
        round: f32,
    },
    /// A circle.
    Circle {
        /// Centre.
        x: f32,
        /// Centre.
        y: f32,
        /// Radius.
        r: f32,
    },
    /// A straight bar from one point to another, with square ends.
    Bar {
        /// The middle of one end.
        from: [f32; 2],
        /// The middle of the other.
        to: [f32; 2],
        /// How thick it is.
        thick: f32,
    },
}

/// The corners of a bar, one after the other.
pub(crate) fn bar([x, y]: [f32; 2], [to_x, to_y]: [f32; 2], thick: f32) -> [[f32; 2]; 4] {
    let (across, down) = (to_x - x, to_y - y);
    let half = thick / 2.0 / across.hypot(down).max(f32::MIN_POSITIVE);
    let (dx, dy) = (down * half, across * half);
    [[x + dx, y - dy], [to_x + dx, to_y - dy], [to_x - dx, to_y + dy], [x - dx, y + dy]]
}

/// One side of paper.
#[derive(Clone, Debug)]
pub struct Page {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// What is painted, first to last.
    pub items: Vec<Item>,
}

/// All pages of a document: one, for most.
#[derive(Clone, Debug)]
pub struct DisplayList {
    /// The pages, first to last; never none.
    pub pages: Vec<Page>,
    /// What they say, over all pages.
    pub tree: Tree,
    /// The photo's file, if it is on a page.
    pub photo: Option<Arc<Picture>>,
}

/// A JPEG file in red, green and blue.
pub struct Picture {
    /// The bytes of the file.
    pub jpeg: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

impl DisplayList {
    /// Everything painted, with the number of its page, counted from 0.
    pub fn items(&self) -> impl Iterator<Item = (usize, &Item)> {
        self.pages
            .iter()
            .enumerate()
            .flat_map(|(number, page)| page.items.iter().map(move |item| (number, item)))
    }
}

impl Page {
    /// An empty page of that size.
    #[must_use]
    pub fn new((width, height): (f32, f32)) -> Self {
        Self { width, height, items: Vec::with_capacity(512) }
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} × {}, {} bytes)", self.width, self.height, self.jpeg.len())
    }
}
