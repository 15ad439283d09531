//! Places in a list: bytes that sort as the list does, with room between any two.

use fractional_index::FractionalIndex;

/// Places for the first so many entries of an empty list.
pub(crate) fn first(count: usize) -> Vec<Vec<u8>> {
    let mut last = FractionalIndex::default();
    (0..count)
        .map(|_| {
            let place = last.as_bytes().to_vec();
            last = FractionalIndex::new_after(&last);
            place
        })
        .collect()
}

/// A place after one and before the other. `None` where there is none between, or a place is not one.
pub(crate) fn between(before: Option<&[u8]>, after: Option<&[u8]>) -> Option<Vec<u8>> {
    // The library counts down from such a byte, and there is nothing below it.
    if before.is_some() && after.is_some_and(|after| after.contains(&0)) {
        return None;
    }
    let read = |bytes: &[u8]| FractionalIndex::from_bytes(bytes.to_vec());
    let before = before.map(read).transpose().ok()?;
    let after = after.map(read).transpose().ok()?;
    if let (Some(before), Some(after)) = (&before, &after)
        && before >= after
    {
        return None;
    }
    FractionalIndex::new(before.as_ref(), after.as_ref()).map(|place| place.as_bytes().to_vec())
}

/// Whether these bytes are a place.
pub(crate) fn is_place(bytes: &[u8]) -> bool {
    FractionalIndex::from_bytes(bytes.to_vec()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_places_are_in_order() {
        let places = first(2_000);
        assert!(places.is_sorted_by(|a, b| a < b));
        assert!(places.iter().all(|place| place.len() < 20));
    }

    proptest::proptest! {
        #[test]
        fn there_is_room_anywhere(at in proptest::collection::vec(0_usize..1000, 1..300)) {
            let mut places: Vec<Vec<u8>> = Vec::new();
            for at in at {
                let at = at % (places.len() + 1);
                let before = at.checked_sub(1).map(|before| places[before].as_slice());
                match between(before, places.get(at).map(Vec::as_slice)) {
                    Some(place) => places.insert(at, place),
                    // Then all of them are numbered anew.
                    None => places = first(places.len() + 1),
                }
            }
            proptest::prop_assert!(places.is_sorted_by(|a, b| a < b));
        }
    }

    #[test]
    fn there_is_room_again_where_somebody_always_puts_something_first() {
        let mut places = first(2);
        for number in 0..2_000 {
            // Now and then behind the first: that is where it gets tight.
            let at = usize::from(number % 130 == 129);
            let before = at.checked_sub(1).map(|before| places[before].as_slice());
            match between(before, Some(&places[at])) {
                Some(place) => places.insert(at, place),
                None => places = first(places.len() + 1),
            }
            assert!(places.is_sorted_by(|a, b| a < b), "{number}");
        }
    }

    #[test]
    fn there_is_none_between_two_that_are_the_same() {
        assert_eq!(between(Some(&[128]), Some(&[128])), None);
        assert_eq!(between(Some(&[129, 128]), Some(&[128])), None);
        assert_eq!(between(Some(&[7]), None), None);
    }
}
