//! What this program leaves in memory, and who may look into it.

pub(crate) mod call_stack;
pub(crate) mod hardening;
