//! Dates as people write them.

use jiff::civil::{Date, DateTime};

/// What a text is as a date.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A date as this program writes it.
    Exact(Date),
    /// Written otherwise, and it can mean only this.
    Meant(Date),
    /// It can mean either: the day first, or the month.
    Either(Date, Date),
    /// The year has two digits.
    ShortYear,
    /// A date that no calendar has.
    NoSuchDay,
    /// No date.
    None,
}

/// Reads a date: `2026-04-03`, and what can mean only one day: `2026-4-3`, `23/04/2026`, `3rd April 2026`.
pub(super) fn read(text: &str) -> Reading {
    let text = text.trim();
    if is_as_written(text) {
        return text.parse().map_or(Reading::NoSuchDay, Reading::Exact);
    }
    // A time of day without a zone leaves the day what it is; in another zone it may be the day before.
    if let Some(moment) = text.get(..10).filter(|day| is_as_written(day)).and(text.parse::<DateTime>().ok()) {
        return Reading::Meant(moment.date());
    }
    let text = text.replace([',', '.', '/', '-'], " ");
    let parts: Vec<&str> = text.split_whitespace().map(without_ordinal).collect();
    let [first, second, third] = parts[..] else { return Reading::None };
    match (digits(first), digits(second), digits(third)) {
        (Some((year, 4)), Some((month, 1..=2)), Some((day, 1..=2))) => one(date(year, month, day)),
        (Some((first, 1..=2)), Some((second, 1..=2)), Some((year, 4))) => {
            match (date(year, second, first), date(year, first, second)) {
                (Some(day_first), Some(month_first)) if day_first != month_first => {
                    Reading::Either(day_first, month_first)
                }
                (day_first, month_first) => one(day_first.or(month_first)),
            }
        }
        (Some((_, 1..=2)), Some((_, 1..=2)), Some((_, 1..=2))) => Reading::ShortYear,
        _ => in_words(&parts),
    }
}

/// Four digits, two and two, with dashes between.
fn is_as_written(text: &str) -> bool {
    let digit_or_dash = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(digit_or_dash)
}

fn one(date: Option<Date>) -> Reading {
    date.map_or(Reading::NoSuchDay, Reading::Meant)
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A number of at most four digits, and how many there are.
fn digits(part: &str) -> Option<(i16, usize)> {
    let number = part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    Some((number.then(|| part.parse().ok())??, part.len()))
}

/// `3` of `3rd`.
fn without_ordinal(part: &str) -> &str {
    let number = part.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let ending = &part[number.len()..];
    if !number.is_empty() && ["st", "nd", "rd", "th"].contains(&ending) { number } else { part }
}

/// A date with the English name of its month.
fn in_words(parts: &[&str]) -> Reading {
    let text = parts.join(" ");
    let has_year = parts.iter().any(|part| matches!(digits(part), Some((_, 4))));
    let forms = ["%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y %B %d", "%Y %b %d"];
    let date = forms.into_iter().find_map(|form| Date::strptime(form, &text).ok());
    date.filter(|_| has_year).map_or(Reading::None, Reading::Meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    #[test]
    fn a_date_as_it_is_written_here_is_exact() {
        assert_eq!(read("2026-04-03"), Reading::Exact(day(2026, 4, 3)));
        assert_eq!(read("2024-02-29"), Reading::Exact(day(2024, 2, 29)));
    }

    #[test]
    fn what_means_one_day_is_read_as_that() {
        for text in [
            "2026-4-3",
            "2026/04/03",
            "2026.4.3",
            " 2026-04-03 ",
            "2026-04-03T10:30",
            "2026-04-03 10:30:00",
            "3 April 2026",
            "3rd April 2026",
            "April 3, 2026",
            "3-Apr-2026",
            "3. april 2026",
        ] {
            let found = read(text);
            assert!(
                matches!(found, Reading::Meant(date) | Reading::Exact(date) if date == day(2026, 4, 3)),
                "{text}: {found:?}"
            );
        }
        assert_eq!(read("23/04/2026"), Reading::Meant(day(2026, 4, 23)));
        assert_eq!(read("04/23/2026"), Reading::Meant(day(2026, 4, 23)));
        assert_eq!(read("4.4.2026"), Reading::Meant(day(2026, 4, 4)), "day and month are the same");
    }

    #[test]
    fn what_means_two_days_is_neither() {
        assert_eq!(read("03/04/2026"), Reading::Either(day(2026, 4, 3), day(2026, 3, 4)));
        assert_eq!(read("3-4-2026"), Reading::Either(day(2026, 4, 3), day(2026, 3, 4)));
    }

    #[test]
    fn what_is_no_day_is_told_apart() {
        for text in ["2026-02-30", "2026-13-01", "31/04/2026", "2026-0-1", "2023/02/29"] {
            assert_eq!(read(text), Reading::NoSuchDay, "{text}");
        }
        assert_eq!(read("03/04/26"), Reading::ShortYear);
        for text in
            ["", "soon", "2026", "2026-04", "April 2026", "1 2 3 4", "2026-04-03T10:30:00Z", "٣/٤/٢٠٢٦"]
        {
            assert_eq!(read(text), Reading::None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_date_that_is_written_is_read(days in -100_000..100_000_i32) {
            let date = day(2000, 1, 1).saturating_add(jiff::Span::new().days(days));
            proptest::prop_assume!((0..=9999).contains(&date.year()));
            proptest::prop_assert_eq!(read(&date.to_string()), Reading::Exact(date));
        }

        #[test]
        fn any_text_is_read_without_a_fault(text in "\\PC*", numbers in "[0-9a-z/. -]{0,12}") {
            let _ = (read(&text), read(&numbers));
        }
    }
}
