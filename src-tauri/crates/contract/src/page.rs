//! The page, its photo, and its way out.

use crate::ShownView;
use profile::{Colour, Section};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A document as it will print.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Document {
    /// Its pages, in order.
    pub pages: Vec<Page>,
    /// The size of the words in points.
    pub size_pt: f32,
    /// Whether it could have a second page, and has not.
    pub more_pages: bool,
    /// How many more lines would fit with a smaller photo.
    pub with_smaller_photo: usize,
    /// Whether the photo has too few pixels for the size it gets here, and prints soft.
    pub soft_photo: bool,
    /// The entries that do not fit.
    pub left_out: Vec<LeftOut>,
    /// The sections with lines to print that this document is not for.
    pub not_here: Vec<Section>,
    /// The characters that cannot be drawn.
    pub missing: Vec<MissingCharacter>,
    /// What some of these are written in and the machine has no font for.
    pub no_font: Vec<NoFont>,
}

/// One page as it will print.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Page {
    /// The drawing: an SVG document.
    pub svg: String,
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Where each line stands on it.
    pub lines: Vec<LineOnPage>,
}

/// Where a line stands on a page, in points from its top left.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LineOnPage {
    /// The entry's id.
    pub entry: String,
    /// Its section.
    pub section: Section,
    /// Its left edge.
    pub left: f32,
    /// Its top edge.
    pub top: f32,
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
}

/// Something that does not fit on the page.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeftOut {
    /// The entry's id, if it is one; otherwise it is the name, the line below it, or the foot of the page.
    pub entry: Option<String>,
    /// The entry's section, if it is one.
    pub section: Option<Section>,
    /// The words.
    pub words: ShownView,
}

/// A character, or an emoji of several, that no font has.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MissingCharacter {
    /// The character, or the whole emoji.
    pub character: String,
    /// Its Unicode name.
    pub name: String,
    /// The entry it stands in, if it is one.
    pub entry: Option<String>,
    /// The entry's section, if it is one.
    pub section: Option<Section>,
}

/// A way of writing that the machine has no font for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NoFont {
    /// Its name in English: `Chinese`, `Tibetan`.
    pub writing: String,
    /// A font that can be installed for it.
    pub font: String,
}

/// An example person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Example {
    /// The name of the example: that of its file.
    pub key: String,
    /// What the person is called.
    pub name: String,
    /// The language of the profile.
    pub language: String,
    /// Their colour.
    pub colour: Colour,
    /// Their photo as a `data:` address.
    pub photo: Option<String>,
}

/// An example person's page.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExamplePage {
    /// What the person is called.
    pub name: String,
    /// The page.
    pub document: Document,
}

/// A picture that was chosen and is not yet kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PhotoDraft {
    /// The picture as a `data:` address, upright; made smaller where it is large.
    pub image: String,
    /// The width of all of it, in pixels.
    pub width: u32,
    /// The height of all of it, in pixels.
    pub height: u32,
    /// Whether its file ends too soon: then only this much of it is there.
    pub cut_off: bool,
}

/// A quarter turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// Clockwise.
    Right,
    /// Anticlockwise.
    Left,
}

/// A file that was saved.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Saved {
    /// The name of the file, without its folder.
    pub file: String,
    /// The entries that do not fit, for a page.
    pub left_out: usize,
    /// The characters that cannot be drawn, for a page.
    pub missing: usize,
}

/// A printer of this machine.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Printer {
    /// Its name.
    pub name: String,
    /// Whether the system prints there unless told otherwise.
    pub usual: bool,
}

/// A page that was sent to a printer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Printed {
    /// The name of the printer.
    pub printer: String,
}
