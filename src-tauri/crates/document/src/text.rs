//! Words as they are drawn: which letters they are in and which way they run, the fonts that draw them, and their rows.

pub(crate) mod anchors;
pub(crate) mod breaks;
pub(crate) mod cache;
pub(crate) mod clean;
pub(crate) mod emoji;
pub(crate) mod face;
pub(crate) mod fonts;
pub(crate) mod letters;
pub(crate) mod look;
pub(crate) mod marks;
pub(crate) mod para;
pub(crate) mod pieces;
pub(crate) mod reach;
pub(crate) mod rows;
pub(crate) mod run;
pub(crate) mod shape;
pub(crate) mod skyline;
pub(crate) mod spread;
pub(crate) mod stack;
pub(crate) mod system_fonts;
pub(crate) mod tokens;
pub(crate) mod whole;
