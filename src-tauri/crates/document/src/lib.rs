//! A profile and choices become a display list, and that becomes a PDF or an SVG.
//!
//! [`Press::lay_out`] makes the [`Laid`] page: every glyph, shape and picture in its place, each with its node in a
//! structure tree. [`Press::pdf`] and [`Press::svg`] write the same list, so what is seen is what prints. Nothing
//! here reads a file, knows the time or draws a random number: the same profile and fonts give the same bytes.
//!
//! printpdf is used without its default features, which pull in a whole layout engine; fonts are subset here.

mod anchors;
mod breaks;
mod canvas;
mod choices;
mod clean;
mod content;
mod designs;
mod direction;
pub mod display;
mod emoji;
mod fit;
mod fonts;
mod foot;
#[cfg(test)]
mod ink;
mod known;
pub mod languages;
mod lent;
mod letters;
mod marks;
mod paper;
mod para;
mod parts;
mod pdf;
mod pieces;
mod press;
mod reach;
mod report;
mod rows;
mod script;
mod shape;
mod sheet;
mod shown;
mod skyline;
mod spread;
mod stack;
mod svg;
mod theme;
mod tokens;
pub mod tree;
mod wanted;
mod whole;
pub mod wording;
mod words;
mod writing;

pub use choices::{Choices, Design, Pages, PhotoSize};
pub use fit::SMALLEST;
pub use fonts::{Face, FaceId};
pub use paper::Paper;
pub use pdf::FileKind;
pub use press::{About, DocumentError, Laid, Press, SHARP};
pub use report::{LeftOut, Missing, Place, Report};
pub use sheet::Sheet;
pub use shown::Shown;
pub use theme::Theme;
pub use writing::{SystemFont, Writing};
