//! What designs are put together from: the name, the photo, lines with their bullets, columns of sections, the sentence
//! at the foot.

pub(crate) mod again;
pub(crate) mod cover;
pub(crate) mod flow;
pub(crate) mod fold;
pub(crate) mod footer;
pub(crate) mod initial;
pub(crate) mod lines;
pub(crate) mod name;
pub(crate) mod portrait;
pub(crate) mod rows;
pub(crate) mod sign;

/// How much of the white around something that stands alone is above it: it looks in the middle when it is a little
/// higher.
pub(crate) const OPTICAL_MIDDLE: f32 = 0.43;
