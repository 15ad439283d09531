//! Printing a page.

use crate::{Made, arguments, say};
use contract::Failure;
use document::{Choices, Press};
use exchange::{read_profile, write_whole};
use profile::Profile;
use std::path::Path;

/// Prints the page of a profile file.
pub(crate) fn file(file: &Path, out: &Path, paper: arguments::Paper) -> Result<Made, Failure> {
    page(&read_profile(file)?, out, paper)
}

/// Prints the page of a profile; says what does not fit and what cannot be drawn.
pub(crate) fn page(profile: &Profile, out: &Path, paper: arguments::Paper) -> Result<Made, Failure> {
    let mut press = Press::new();
    let laid = press.lay_out(profile, &Choices { paper: paper.into() });
    let pdf = press.pdf(&laid)?;
    write_whole(out, &pdf)?;
    let report = laid.report();
    say::report(report, out);
    Ok(if report.is_whole() { Made::Whole } else { Made::InPart })
}
