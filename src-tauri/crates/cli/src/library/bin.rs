//! Whoever was taken out: listed, and brought back.

use crate::{Made, output};
use contract::{ErrorCode, Failure, convert};
use profile::PersonId;
use serde_json::json;
use vault::{Binned, Library};

/// Lists those who can be brought back, the last first.
pub(crate) fn list(library: &Library, as_json: bool) -> Result<Made, Failure> {
    let bin = library.bin()?;
    if as_json {
        let bin: Vec<_> = bin.into_iter().map(convert::binned_view).collect();
        output::json(&json!({ "bin": bin }))?;
        return Ok(Made::Whole);
    }
    if bin.is_empty() {
        output::done("command-bin-empty", &[]);
    }
    bin.iter().for_each(say_one);
    Ok(Made::Whole)
}

/// Says somebody on a line of their own: id, name, how many lines, when they were taken out, until when they are kept.
fn say_one(binned: &Binned) {
    let fields = [
        binned.person.to_string(),
        binned.preferred_name.clone(),
        output::text("bin-lines", &[("count", f64::from(binned.entries).into())]),
        output::moment(binned.since),
        output::moment(binned.until),
    ];
    output::row(&fields.each_ref().map(String::as_str));
}

/// Brings somebody back.
pub(crate) fn bring_back(library: &Library, person: &str) -> Result<Made, Failure> {
    let binned = find(library, person)?;
    library.bring_back_from_bin(binned.person)?;
    output::done("command-brought-back", &[("name", binned.preferred_name.into())]);
    Ok(Made::Whole)
}

/// The one person with that id or that name who was taken out.
pub(crate) fn find(library: &Library, wanted: &str) -> Result<Binned, Failure> {
    let id = wanted.parse::<PersonId>().ok();
    let mut bin = library.bin()?;
    bin.retain(|binned| id.map_or(binned.preferred_name == wanted, |id| binned.person == id));
    match bin.len() {
        0 => Err(ErrorCode::NobodyNamed.into()),
        1 => Ok(bin.remove(0)),
        _ => Err(ErrorCode::SeveralPeople.into()),
    }
}
