//! The colours a document is drawn in.

use crate::display::Rgb;
use profile::Colour;

/// Near-black, for the words.
pub(crate) const INK: Rgb = 0x23_211d;
/// For what is said of the words.
pub(crate) const SOFT: Rgb = 0x4a_463e;
/// The paper.
pub(crate) const WHITE: Rgb = 0xff_ffff;

/// A set of colours to choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// The person's own colour.
    #[default]
    Own,
    /// Another colour, for this print.
    Colour(Colour),
    /// The person's own colour for headings, and no ground at all: it saves ink.
    Plain,
}

/// The colours of one print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Palette {
    /// For the name, headings and rules: at least 7:1 on white.
    pub(crate) ink: Rgb,
    /// The ground behind words, if there is one.
    pub(crate) wash: Option<Rgb>,
    /// For bullets only, never for words.
    pub(crate) accent: Rgb,
}

impl Theme {
    /// Every theme, in the order it is offered.
    #[must_use]
    pub fn all() -> Vec<Self> {
        [Self::Own].into_iter().chain(Colour::ALL.map(Self::Colour)).chain([Self::Plain]).collect()
    }

    /// The name of this theme in options and files: `own`, `pine`, `plain`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Colour(colour) => colour.key(),
            Self::Plain => "plain",
        }
    }

    /// The theme of that name, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::all().into_iter().find(|theme| theme.key() == key)
    }

    /// The colours for somebody whose own colour this is.
    pub(crate) fn palette(self, own: Colour) -> Palette {
        let colour = if let Self::Colour(colour) = self { colour } else { own };
        let shades = colour.shades();
        let wash = (self != Self::Plain).then_some(shades.wash);
        Palette { ink: shades.ink, wash, accent: shades.accent }
    }
}

impl Palette {
    /// A colour for words or shapes that stand on [`Self::ink`].
    pub(crate) fn on_ink(self) -> Rgb {
        self.wash.unwrap_or(WHITE)
    }

    /// Whether grounds are painted at all.
    pub(crate) fn has_ground(self) -> bool {
        self.wash.is_some()
    }
}
