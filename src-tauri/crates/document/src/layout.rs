//! What stands on a page, and where: its words, its parts, and how they are made to fit.

pub(crate) mod canvas;
pub(crate) mod clip;
pub(crate) mod content;
pub(crate) mod fit;
pub(crate) mod initial;
pub(crate) mod leaving_out;
pub(crate) mod parts;
pub(crate) mod words;
