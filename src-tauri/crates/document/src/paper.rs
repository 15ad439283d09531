//! The paper a document is printed on.

/// A size of paper, upright.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
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

impl Paper {
    /// Every paper, in the order it is offered.
    pub const ALL: [Self; 5] = [Self::A4, Self::A3, Self::A5, Self::Letter, Self::Legal];

    /// Width and height in points.
    #[must_use]
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.276, 841.89),
            Self::A3 => (841.89, 1190.551),
            Self::A5 => (419.528, 595.276),
            Self::Letter => (612.0, 792.0),
            Self::Legal => (612.0, 1008.0),
        }
    }

    /// How much larger than A4 things are drawn: by this factor, margins, photo and name grow with the paper.
    #[must_use]
    pub fn unit(self) -> f32 {
        let short = |paper: Self| paper.size().0;
        match self {
            Self::A3 | Self::A5 => short(self) / short(Self::A4),
            Self::A4 | Self::Letter | Self::Legal => 1.0,
        }
    }

    /// The name of this paper in options and files: `a4`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A3 => "a3",
            Self::A5 => "a5",
            Self::Letter => "letter",
            Self::Legal => "legal",
        }
    }

    /// The paper of that name, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.key() == key)
    }
}
