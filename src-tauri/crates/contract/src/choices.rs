//! What somebody chooses for a print.

use profile::Colour;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The paper a document is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 297 × 420 mm.
    A3,
    /// 148 × 210 mm.
    A5,
    /// 8½ × 11 in.
    Letter,
    /// 8½ × 14 in.
    Legal,
}

/// How a profile is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is described in the crate document, under the same name")]
pub enum Design {
    Classic,
    Columns,
    Photo,
    Poster,
    Story,
    Large,
    Pocket,
    Card,
    Hospital,
}

/// The colours of a print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// The person's own.
    Own,
    /// No colour behind the words.
    Plain,
    /// Another, for this print.
    #[serde(untagged)]
    Colour(Colour),
}

/// What somebody chooses for a print.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Choices {
    /// How the profile is drawn.
    pub design: Design,
    /// The colours.
    pub theme: Theme,
    /// The paper.
    pub paper: Paper,
    /// The size of the words in points, instead of the largest that fits.
    pub size_pt: Option<f32>,
    /// Whether it may go on to a second page.
    pub two_pages: bool,
    /// Whether the photo is made small for the sake of the words.
    pub small_photo: bool,
}

impl From<Choices> for document::Choices {
    fn from(choices: Choices) -> Self {
        Self {
            design: choices.design.into(),
            theme: choices.theme.into(),
            paper: choices.paper.into(),
            size: choices.size_pt.filter(|size| size.is_finite()),
            pages: if choices.two_pages { document::Pages::Two } else { document::Pages::One },
            photo: if choices.small_photo {
                document::PhotoSize::Small
            } else {
                document::PhotoSize::AsDrawn
            },
        }
    }
}

impl From<Paper> for document::Paper {
    fn from(paper: Paper) -> Self {
        match paper {
            Paper::A4 => Self::A4,
            Paper::A3 => Self::A3,
            Paper::A5 => Self::A5,
            Paper::Letter => Self::Letter,
            Paper::Legal => Self::Legal,
        }
    }
}

impl From<Design> for document::Design {
    fn from(design: Design) -> Self {
        match design {
            Design::Classic => Self::Classic,
            Design::Columns => Self::Columns,
            Design::Photo => Self::Photo,
            Design::Poster => Self::Poster,
            Design::Story => Self::Story,
            Design::Large => Self::Large,
            Design::Pocket => Self::Pocket,
            Design::Card => Self::Card,
            Design::Hospital => Self::Hospital,
        }
    }
}

impl From<Theme> for document::Theme {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Own => Self::Own,
            Theme::Plain => Self::Plain,
            Theme::Colour(colour) => Self::Colour(colour),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_those_of_the_crate_document() {
        for design in document::Design::ALL {
            let read: Design = serde_json::from_value(design.key().into()).unwrap();
            assert_eq!(document::Design::from(read), design);
        }
        for paper in document::Paper::ALL {
            let read: Paper = serde_json::from_value(paper.key().into()).unwrap();
            assert_eq!(document::Paper::from(read), paper);
        }
        for theme in document::Theme::all() {
            let read: Theme = serde_json::from_value(theme.key().into()).unwrap();
            assert_eq!(document::Theme::from(read), theme);
        }
    }
}
