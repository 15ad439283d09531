//! A cache: what was made before and may be asked for again: a window makes almost the same page at every key.

use std::collections::HashMap;
use std::hash::Hash;

/// Values by their key. Those not asked for while `most` others came are forgotten, so that memory stays as it is
/// however many people are printed.
pub(crate) struct Cache<K, V> {
    lately: HashMap<K, V>,
    before: HashMap<K, V>,
    most: usize,
}

impl<K: Eq + Hash, V: Clone> Cache<K, V> {
    /// Nothing yet. At the most twice that many will be kept.
    pub(crate) fn new(most: usize) -> Self {
        Self { lately: HashMap::new(), before: HashMap::new(), most }
    }

    pub(crate) fn get(&mut self, key: &K) -> Option<V> {
        if let Some(value) = self.lately.get(key) {
            return Some(value.clone());
        }
        let (key, value) = self.before.remove_entry(key)?;
        self.keep(key, value.clone());
        Some(value)
    }

    pub(crate) fn keep(&mut self, key: K, value: V) {
        if self.lately.len() >= self.most {
            self.before = std::mem::take(&mut self.lately);
        }
        self.lately.insert(key, value);
    }

    pub(crate) fn forget(&mut self) {
        self.lately.clear();
        self.before.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_stays_and_what_is_not_goes() {
        let mut known = Cache::new(4);
        known.keep(0, "asked for");
        known.keep(1, "not asked for");
        for other in 2..40 {
            known.keep(other, "other");
            assert_eq!(known.get(&0), Some("asked for"));
        }
        assert_eq!(known.get(&1), None);
        assert!(known.lately.len() + known.before.len() <= 8);
        known.forget();
        assert_eq!(known.get(&0), None);
    }
}
