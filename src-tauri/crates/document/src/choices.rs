//! What somebody chooses for a print: which design, in which colours, on which paper, how large.

use crate::paper::Paper;
use crate::theme::Theme;

/// A document that prints: how a profile is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Design {
    /// The classic one-page profile: three panels.
    #[default]
    Classic,
    /// A column of the person's colour beside the words.
    Columns,
    /// The photo first, across the page.
    Photo,
    /// For the wall: landscape, read from a distance.
    Poster,
    /// Words with little ornament.
    Story,
    /// Large print, on as many pages as it needs.
    Large,
    /// A sheet folded twice, for a pocket.
    Pocket,
    /// A card for a wallet.
    Card,
    /// What staff need in the first ten minutes.
    Hospital,
}

/// On how many pages a document may stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pages {
    /// On one.
    #[default]
    One,
    /// On two, when one is not enough.
    Two,
}

/// How large the photo is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PhotoSize {
    /// As the design has it.
    #[default]
    AsDrawn,
    /// As small as still shows a face, for the sake of the words.
    Small,
}

/// What somebody chooses for a print.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Choices {
    /// How the profile is drawn.
    pub design: Design,
    /// The colours.
    pub theme: Theme,
    /// The paper it is printed on.
    pub paper: Paper,
    /// The size of the body type in points, instead of the largest that fits; see [`Design::sizes`].
    pub size: Option<f32>,
    /// On how many pages it may stand.
    pub pages: Pages,
    /// How large the photo is.
    pub photo: PhotoSize,
}

impl Design {
    /// Every design, in the order it is offered.
    pub const ALL: [Self; 9] = [
        Self::Classic,
        Self::Columns,
        Self::Photo,
        Self::Poster,
        Self::Story,
        Self::Large,
        Self::Pocket,
        Self::Card,
        Self::Hospital,
    ];

    /// The name of this design in options and files: `classic`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Classic => "classic",
            Self::Columns => "columns",
            Self::Photo => "photo",
            Self::Poster => "poster",
            Self::Story => "story",
            Self::Large => "large",
            Self::Pocket => "pocket",
            Self::Card => "card",
            Self::Hospital => "hospital",
        }
    }

    /// The design of that name, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|design| design.key() == key)
    }

    /// The smallest and largest size of its body type on that paper, in points. Nothing is printed smaller than 11 pt
    /// (RNIB asks for 12 where it can be had), and large print never smaller than 20 pt.
    #[must_use]
    pub fn sizes(self, paper: Paper) -> (f32, f32) {
        let unit = paper.unit();
        match self {
            Self::Large => (20.0, 28.0),
            Self::Poster => ((13.0 * unit).max(11.0), (34.0 * unit).max(13.0)),
            Self::Pocket => (11.0, (22.0 * unit).max(11.5)),
            Self::Card => (11.0, 12.5),
            Self::Classic | Self::Photo | Self::Columns | Self::Story | Self::Hospital => {
                (11.0, (28.0 * unit).max(13.0))
            }
        }
    }

    /// The largest body type but for where next to nothing is said, in points.
    pub(crate) fn largest_of_many(self, paper: Paper) -> f32 {
        let unit = paper.unit();
        match self {
            Self::Poster => (21.0 * unit).max(13.0),
            Self::Pocket => (15.0 * unit).max(11.5),
            Self::Story => 18.5 * unit.max(0.9),
            _ => (20.0 * unit).max(13.0),
        }
    }

    /// Whether it may go on to a second page when one is not enough.
    #[must_use]
    pub fn may_have_two_pages(self) -> bool {
        !matches!(self, Self::Large | Self::Pocket | Self::Card)
    }
}

/// The largest body type of a page on which something is said, in points; with next to nothing said it may be larger.
pub(crate) fn largest_usual(unit: f32) -> f32 {
    (16.0 * unit).max(12.0)
}
