//! Which backups are kept: all of two days, then one a day for 12 days, one a week for 10 weeks, one a month for 9
//! months; and those that were made before something was replaced, all that time.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;

/// How long after the last backup the next may be made.
pub(crate) const EVERY: SignedDuration = SignedDuration::from_mins(30);

/// So many stay, however old they are.
const FEWEST: usize = 10;
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// Ages, in days, up to which all are kept, then one a day, one a week, one a month.
const ALL: i32 = 2;
const DAILY: i32 = ALL + 12;
const WEEKLY: i32 = DAILY + 10 * 7;
const MONTHLY: i32 = WEEKLY + 9 * 30;

/// How a backup stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Staying {
    /// One of those that are made all the time: a newer one says nearly all that it does.
    OneOfMany,
    /// By itself: no newer one goes on from it.
    Alone,
}

/// What a backup shares its place with.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Own(Timestamp),
    Day(Date),
    /// By the Monday it begins with.
    Week(Date),
    Month(i16, i8),
}

/// Those of the backups that are kept no longer. The newest of each day, week or month stays, and of those that have no
/// place any more as many as it takes for ten, the newest first. One that was made after now, by a clock that was wrong,
/// stays as well.
pub(crate) fn outgrown(backups: &[(Timestamp, Staying)], now: Timestamp) -> Vec<(Timestamp, Staying)> {
    let mut newest_first = backups.to_vec();
    newest_first.sort_unstable_by(|a, b| b.cmp(a));
    let mut taken = BTreeSet::new();
    let (stay, go): (Vec<_>, Vec<_>) = newest_first
        .into_iter()
        .partition(|(at, staying)| place(*at, *staying, now).is_some_and(|place| taken.insert(place)));
    go.into_iter().skip(FEWEST.saturating_sub(stay.len())).collect()
}

/// The place a backup takes up now, if it has one any more.
fn place(at: Timestamp, staying: Staying, now: Timestamp) -> Option<Place> {
    let days = |days: i32| DAY * days;
    let age = now.duration_since(at);
    let day = at.to_zoned(TimeZone::UTC).date();
    Some(match age {
        age if age <= days(ALL) => Place::Own(at),
        age if staying == Staying::Alone && age <= days(MONTHLY) => Place::Own(at),
        age if age <= days(DAILY) => Place::Day(day),
        age if age <= days(WEEKLY) => {
            let since_monday = i64::from(day.weekday().to_monday_zero_offset());
            Place::Week(day.saturating_sub(jiff::Span::new().days(since_monday)))
        }
        age if age <= days(MONTHLY) => Place::Month(day.year(), day.month()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{ALL, DAILY, DAY, Staying};
    use jiff::Timestamp;
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    const START: i64 = 1_700_000_000;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_second(START + minutes * 60).unwrap()
    }

    /// Those of many that are kept no longer.
    fn outgrown(many: &[Timestamp], now: Timestamp) -> Vec<Timestamp> {
        let many: Vec<_> = many.iter().map(|at| (*at, Staying::OneOfMany)).collect();
        super::outgrown(&many, now).into_iter().map(|(at, _)| at).collect()
    }

    /// Keeps backups made at these minutes as the program does: after each, the outgrown ones go.
    fn kept(made: impl IntoIterator<Item = i64>) -> Vec<Timestamp> {
        let mut kept = Vec::new();
        for minute in made {
            let now = at(minute);
            kept.push(now);
            let gone = outgrown(&kept, now);
            kept.retain(|backup| !gone.contains(backup));
        }
        kept
    }

    #[test]
    fn two_years_of_backups_leave_a_hundred_and_some() {
        let minutes = 2 * 365 * 24 * 60;
        let lately = minutes - 4 * 24 * 60;
        let kept = kept((0..lately).step_by(360).chain((lately..minutes).step_by(30)));
        let now = at(minutes - 30);
        let aged = |from: i64, to: i64| {
            let days = |at: &Timestamp| now.duration_since(*at).as_hours();
            kept.iter().filter(|at| (from * 24..to * 24).contains(&days(at))).count()
        };
        assert_eq!(aged(0, 2), 96);
        assert!((11..=14).contains(&aged(2, 14)), "{}", aged(2, 14));
        assert!((9..=12).contains(&aged(14, 84)), "{}", aged(14, 84));
        assert!((8..=11).contains(&aged(84, 355)), "{}", aged(84, 355));
        assert!(kept.len() < 135, "{}", kept.len());
    }

    #[test]
    fn the_newest_stay_however_old_they_are() {
        let years_later = at(20 * 365 * 24 * 60);
        let twelve: Vec<_> = (0..12).map(|number| at(number * 30)).collect();
        assert_eq!(outgrown(&twelve, years_later), [at(30), at(0)]);
        assert_eq!(outgrown(&[at(0)], years_later), []);
        assert_eq!(outgrown(&[], years_later), []);
    }

    #[test]
    fn one_that_stands_alone_stays_for_a_year_and_takes_no_place_of_another() {
        let mut backups: Vec<_> = (0..20).map(|number| (at(number * 30), Staying::OneOfMany)).collect();
        backups[7].1 = Staying::Alone;
        let days_later = |days: i64| at(days * 24 * 60);
        let gone = |now| -> Vec<_> { super::outgrown(&backups, now).into_iter().map(|(at, _)| at).collect() };
        assert!(!gone(days_later(3)).contains(&at(7 * 30)));
        assert!(!gone(days_later(300)).contains(&at(7 * 30)));
        assert!(
            !gone(days_later(3)).contains(&at(19 * 30)),
            "the newest of the many has the place of the day"
        );
        assert!(gone(days_later(400)).contains(&at(7 * 30)));
    }

    #[test]
    fn a_backup_from_a_clock_that_was_wrong_stays() {
        assert_eq!(outgrown(&[at(0), at(60), at(999_999)], at(60)), []);
    }

    proptest! {
        #[test]
        fn every_day_of_two_weeks_that_had_a_backup_has_one(
            mut made in prop::collection::vec(0_i64..200 * 24 * 60, 1..400),
        ) {
            made.sort_unstable();
            made.dedup();
            let last = at(*made.last().unwrap());
            let kept = kept(made.iter().copied());
            let day = |at: Timestamp| at.to_zoned(TimeZone::UTC).date();
            for minute in made {
                let backup = at(minute);
                let age = last.duration_since(backup);
                // A day at the edge may have lost its newer half to the place of the week.
                if age <= DAY * (DAILY - 1) {
                    prop_assert!(kept.iter().any(|left| day(*left) == day(backup)));
                }
                if age <= DAY * ALL {
                    prop_assert!(kept.contains(&backup));
                }
            }
            prop_assert!(kept.len() <= 96 + 400);
        }

        #[test]
        fn what_was_kept_is_kept_when_nothing_is_added(minutes in prop::collection::vec(0_i64..600 * 24 * 60, 0..300)) {
            let all: Vec<_> = minutes.into_iter().map(at).collect();
            let now = at(600 * 24 * 60);
            let gone = outgrown(&all, now);
            let left: Vec<_> = all.iter().copied().filter(|backup| !gone.contains(backup)).collect();
            prop_assert_eq!(outgrown(&left, now), []);
        }
    }
}
