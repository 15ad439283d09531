//! The name of a backup's folder: `2026-11-25T10-30-00Z-1234-before-restore`. When it was made, in UTC, by the clock of
//! the computer; how many changes the library had taken by then; and why, where that is said.

use super::Why;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// How the time is written.
const STAMP: &str = "%Y-%m-%dT%H-%M-%SZ";
/// How long it is then.
const STAMP_LENGTH: usize = "2026-11-25T10-30-00Z".len();
/// No library takes more changes: a name with more digits is none that this program gave.
const DIGITS: usize = 18;

/// What the name of a backup says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) at: Timestamp,
    /// `None` in a name from before changes were counted.
    pub(crate) number: Option<i64>,
    pub(crate) why: Why,
}

impl Name {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        let (time, rest) = name.split_at_checked(STAMP_LENGTH)?;
        let at = DateTime::strptime(STAMP, time).ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp();
        let digits = rest.strip_prefix('-').unwrap_or_default();
        let length = digits.bytes().take_while(u8::is_ascii_digit).count();
        let (number, ending) = match length {
            0 => (None, rest),
            1..=DIGITS => (digits[..length].parse().ok(), &digits[length..]),
            _ => return None,
        };
        let why = Why::OF_FOLDERS.into_iter().find(|why| why.ending() == ending)?;
        Some(Self { at, number, why })
    }

    pub(crate) fn text(self) -> String {
        let number = self.number.map(|number| format!("-{number}")).unwrap_or_default();
        format!("{}{number}{}", time(self.at), self.why.ending())
    }
}

/// How every name begins of a backup that was made at that second.
pub(crate) fn time(at: Timestamp) -> String {
    at.strftime(STAMP).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_when_after_how_many_changes_and_why() {
        let at: Timestamp = "2026-11-25T10:30:00Z".parse().unwrap();
        for (text, number, why) in [
            ("2026-11-25T10-30-00Z", None, Why::Regular),
            ("2026-11-25T10-30-00Z-before-restore", None, Why::BeforeRestore),
            ("2026-11-25T10-30-00Z-0", Some(0), Why::Regular),
            ("2026-11-25T10-30-00Z-1234", Some(1234), Why::Regular),
            ("2026-11-25T10-30-00Z-1234-before-migration", Some(1234), Why::BeforeMigration),
            ("2026-11-25T10-30-00Z-7-apart", Some(7), Why::Apart),
        ] {
            let name = Name { at, number, why };
            assert_eq!(Name::parse(text), Some(name));
            assert_eq!(name.text(), text);
        }
    }

    #[test]
    fn other_names_are_none_of_a_backup() {
        for other in [
            "2026-11-25",
            "2026-11-25T10-30-00Z.making",
            "2026-13-25T10-30-00Z",
            "2026-11-25T10-30-00Z-",
            "2026-11-25T10-30-00Z--5",
            "2026-11-25T10-30-00Z-12 (1)",
            "2026-11-25T10-30-00Z-9999999999999999999",
            "äöü-11-25T10-30-00Z",
        ] {
            assert_eq!(Name::parse(other), None, "{other}");
        }
    }
}
