//! What stands in a column, read.

use crate::error::{Result, VaultError};
use jiff::Timestamp;
use jiff::civil::Date;
use profile::LanguageTag;

/// A moment as it is kept: milliseconds since 1970.
pub(crate) fn moment(milliseconds: i64) -> Result<Timestamp> {
    Timestamp::from_millisecond(milliseconds).map_err(|_| VaultError::Damaged)
}

/// A word in the file that this version of the file cannot hold means damage.
pub(super) fn known<T>(found: Option<T>) -> Result<T> {
    found.ok_or(VaultError::Damaged)
}

pub(crate) fn date(text: &str) -> Result<Date> {
    text.parse().map_err(|_| VaultError::Damaged)
}

pub(crate) fn language(text: String) -> Result<LanguageTag> {
    LanguageTag::try_from(text).map_err(|_| VaultError::Damaged)
}
