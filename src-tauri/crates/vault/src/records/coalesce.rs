//! Coalescing: which one field of a record changed, so that typing in it may join the step before.

/// The name of the only field that changed.
pub(super) fn only<Name>(fields: impl IntoIterator<Item = (Name, bool)>) -> Option<Name> {
    let mut changed = fields.into_iter().filter_map(|(name, changed)| changed.then_some(name));
    let first = changed.next()?;
    changed.next().is_none().then_some(first)
}
