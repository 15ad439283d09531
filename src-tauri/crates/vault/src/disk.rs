//! The folder of a library and the plain files in it: names, locks, modes, copies.

pub(crate) mod folder;
pub(crate) mod private;
pub(crate) mod regular;
