//! Printing a page.

use crate::arguments::{Force, Look};
use crate::{Made, out, output};
use contract::{ErrorCode, Failure, is_a_page, name, with_remarks};
use document::{Design, Paper, Press, SHARP, Theme};
use exchange::{AtomicFile, Own, Replace, lend_fonts, read_profile};
use profile::Profile;
use serde_json::json;
use std::path::Path;
use wording::Value;

/// What a page takes the place of unasked: another page.
pub(crate) const REPLACES: Replace = Replace::Own(Own::Page);

/// Prints the page of a profile file. One whose photo cannot be used is printed without it, and so in part.
pub(crate) fn file(file: &Path, out: &Path, force: &Force, look: &Look) -> Result<Made, Failure> {
    let read = read_profile(file).map_err(|error| Failure::from(error).with("file", name(file)))?;
    let is_whole = read.photo.is_none();
    let (profile, remarks) = with_remarks(read);
    output::remarks(&name(file), &remarks);
    let made = page(&profile, out::file(out, REPLACES, force, &[file.to_owned()])?, look)?;
    Ok(if is_whole { made } else { Made::InPart })
}

/// Prints the page of a profile; says what does not fit and what cannot be drawn.
pub(crate) fn page(profile: &Profile, out: AtomicFile, look: &Look) -> Result<Made, Failure> {
    let choices = look.choices().map_err(|(smallest, largest)| {
        Failure::from(ErrorCode::SizeOutOfReach)
            .with("smallest", output::points(smallest))
            .with("largest", output::points(largest))
    })?;
    let mut press = Press::new();
    lend_fonts(&mut press, profile);
    let laid = press.lay_out(profile, &choices);
    is_a_page(laid.report())?;
    let pdf = press.pdf(&laid)?;
    let named = out.named().to_owned();
    out.write(&pdf)?;
    let report = laid.report();
    output::report(report, &named);
    if let Some(dots) = laid.soft_photo() {
        let dots = Value::from(f64::from(dots.floor()));
        output::note("command-photo-soft", &[("dots", dots), ("sharp", Value::from(f64::from(SHARP)))]);
    }
    Ok(if report.is_whole() { Made::Whole } else { Made::InPart })
}

/// Lists what can be printed: a name to type and what it is, line by line.
pub(crate) fn documents(as_json: bool) -> Result<Made, Failure> {
    if as_json {
        let about =
            |kind, name, sizes: &[_]| json!({ "name": name, "about": output::about(kind, name, sizes) });
        let documents = Design::ALL.map(|design| about("document", design.key(), &sizes(design)));
        let themes: Vec<_> = Theme::all().into_iter().map(|theme| about("theme", theme.key(), &[])).collect();
        let papers = Paper::ALL.map(|paper| about("paper", paper.key(), &[]));
        output::json(&json!({ "documents": documents, "themes": themes, "papers": papers }))?;
        return Ok(Made::Whole);
    }
    output::heading("command-documents");
    for design in Design::ALL {
        output::listed(design.key(), "document", &sizes(design));
    }
    output::heading("command-themes");
    for theme in Theme::all() {
        output::listed(theme.key(), "theme", &[]);
    }
    output::heading("command-papers");
    for paper in Paper::ALL {
        output::listed(paper.key(), "paper", &[]);
    }
    Ok(Made::Whole)
}

fn sizes(design: Design) -> [(&'static str, f32); 2] {
    let (smallest, largest) = design.sizes(Paper::A4);
    [("smallest", smallest), ("largest", largest)]
}
