//! A profile and choices become a display list, and that becomes a PDF or an SVG.
//!
//! [`Press::lay_out`] makes the [`Laid`] page: every glyph, shape and picture in its place, each with its node in a
//! structure tree. [`Press::pdf`] and [`Press::svg`] write the same list, so what is seen is what prints. Nothing
//! here reads a file, knows the time or draws a random number: the same profile and fonts give the same bytes.
//!
//! printpdf is used without its default features, which pull in a whole layout engine; fonts are subset here.

mod choices;
mod designs;
pub mod display;
mod error;
#[cfg(test)]
mod ink;
mod laid;
pub mod languages;
mod layout;
mod paper;
mod pdf;
mod press;
mod report;
mod sheet;
mod shown;
mod svg;
mod text;
mod theme;
pub mod tree;
mod wanted;

pub use choices::{Choices, Design, Pages, PhotoSize};
pub use error::DocumentError;
pub use laid::{About, FileKind, Laid, SHARP};
pub use layout::fit::SMALLEST;
pub use paper::Paper;
pub use press::Press;
pub use report::{LeftOut, Missing, Place, Report};
pub use script::Writing;
pub use sheet::Sheet;
pub use shown::Shown;
pub use text::face::Face;
pub use text::fonts::FaceId;
pub use text::system_fonts::SystemFont;
pub use theme::Theme;
