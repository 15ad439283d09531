//! The folder of a library and the plain files in it: names, locks, modes, copies.

pub(crate) mod copies;
pub(crate) mod folder;
pub(crate) mod owner_only;
pub(crate) mod regular;
