//! Which backups are kept. It goes by how many changes the library had taken when each was made, and by no clock: one that
//! is wrong, in whichever direction, makes no backup go.
//!
//! The newest all stay. Behind them, the further back, the wider apart: eight for each doubling of the way back. So there is
//! always one from far back, and a library of ten million changes has about 120.

use jiff::SignedDuration;
use std::collections::BTreeSet;

/// How long after the last backup the next may be made.
pub(crate) const EVERY: SignedDuration = SignedDuration::from_mins(30);

/// So many of the newest stay, of each [`Staying`].
const NEWEST: usize = 48;
/// How many stay in each doubling of the way back: a power of two, for the places of a wider row must be those of the
/// narrower, two by two.
const IN_DOUBLING: i64 = 8;

/// How a backup stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Staying {
    /// One of those that are made all the time: a newer one says nearly all that it does.
    OneOfMany,
    /// By itself: no newer one goes on from it.
    Alone,
}

/// The places in the row of those that are kept no longer, the oldest first. `backups` stands in the order they were made,
/// each with the number of changes by then. What has the last place of its part of the row stays: it goes on having it
/// when the part becomes wider.
pub(crate) fn outgrown(backups: &[(i64, Staying)]) -> Vec<usize> {
    let Some(latest) = backups.iter().map(|(number, _)| *number).max() else { return Vec::new() };
    let (mut many, mut alone) = (0, 0);
    let mut taken = BTreeSet::new();
    let mut go = Vec::new();
    for (at, (number, staying)) in backups.iter().enumerate().rev() {
        let before = match staying {
            Staying::OneOfMany => &mut many,
            Staying::Alone => &mut alone,
        };
        *before += 1;
        let is_among_newest = *before <= NEWEST;
        // One by itself takes no place of those that go on from each other.
        let has_place = *staying == Staying::OneOfMany && taken.insert(place(*number, latest));
        if !is_among_newest && !has_place {
            go.push(at);
        }
    }
    go.reverse();
    go
}

/// The place in the row: how wide it is, and which of that width.
fn place(number: i64, latest: i64) -> (i64, i64) {
    let narrow = (latest.saturating_sub(number) / IN_DOUBLING).max(1);
    // The power of two below; it is at least one.
    let width = 1 << narrow.ilog2();
    (width, number.div_euclid(width))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn many(numbers: &[i64]) -> Vec<(i64, Staying)> {
        numbers.iter().map(|number| (*number, Staying::OneOfMany)).collect()
    }

    /// Keeps backups made after so many changes as the program does: after each, the outgrown ones go.
    fn kept(numbers: impl IntoIterator<Item = i64>) -> Vec<i64> {
        let mut kept = Vec::new();
        for number in numbers {
            kept.push(number);
            let gone = outgrown(&many(&kept));
            let mut at = 0..;
            kept.retain(|_| !gone.contains(&at.next().unwrap()));
        }
        kept
    }

    #[test]
    fn years_of_backups_leave_a_hundred_and_some_and_the_first() {
        let kept = kept((1..20_000).map(|backup| backup * 500));
        assert!((100..140).contains(&kept.len()), "{}", kept.len());
        assert!(kept[0] <= 10_000_000 / 4, "{}", kept[0]);
        // Neighbours are no further apart than a third of the way back to them.
        for pair in kept.windows(2) {
            assert!(pair[1] - pair[0] <= (9_999_500 - pair[0]) / 3 + 500, "{pair:?}");
        }
    }

    #[test]
    fn the_newest_stay_however_far_apart_they_are() {
        let apart: Vec<_> = (0..48).map(|backup| backup * 1_000_000).collect();
        assert_eq!(outgrown(&many(&apart)), [0; 0]);
        assert_eq!(outgrown(&[]), [0; 0]);
    }

    #[test]
    fn one_that_stands_alone_takes_no_place_of_another_and_goes_after_as_many_others_of_its_kind() {
        let mut backups = many(&(0..200).map(|backup| backup * 500).collect::<Vec<_>>());
        backups[7].1 = Staying::Alone;
        assert!(!outgrown(&backups).contains(&7));
        let others: Vec<_> = outgrown(&backups).into_iter().filter(|at| *at != 7).collect();
        backups.remove(7);
        let without: Vec<_> = outgrown(&backups).into_iter().map(|at| at + usize::from(at >= 7)).collect();
        assert_eq!(others, without);

        let alone: Vec<_> = (0..50).map(|number| (number, Staying::Alone)).collect();
        assert_eq!(outgrown(&alone), [0, 1]);
    }

    proptest! {
        #[test]
        fn whoever_goes_back_finds_a_backup_near_what_they_look_for(
            steps in prop::collection::vec(1_i64..5_000, 1..600),
        ) {
            let mut last = 0;
            let made: Vec<_> = steps.iter().map(|step| { last += step; last }).collect();
            let kept = kept(made.iter().copied());
            for wanted in made {
                let next = kept.iter().find(|number| **number >= wanted).unwrap();
                // At most twice the width of a place lies between, for the row may have been moved on by one.
                prop_assert!(next - wanted <= (last - wanted) / IN_DOUBLING * 2, "{wanted}: {next} of {last}");
            }
        }

        #[test]
        fn what_was_kept_is_kept_when_nothing_is_added(numbers in prop::collection::vec(0_i64..1_000_000, 0..300)) {
            let mut numbers = numbers;
            numbers.sort_unstable();
            let all = many(&numbers);
            let gone = outgrown(&all);
            let left: Vec<_> = (0..all.len()).filter(|at| !gone.contains(at)).map(|at| all[at]).collect();
            prop_assert_eq!(outgrown(&left), Vec::<usize>::new());
        }
    }
}
