//! What happened to somebody's words.

use super::people::find;
use crate::{Made, output};
use contract::{Failure, convert, shown};
use profile::{LanguageTag, Profile};
use serde_json::json;
use vault::{Happening, Library, Said, Turned, What};

/// How many happenings are in memory at once.
const AT_A_TIME: usize = 200;

/// Tells what happened to somebody's words, the latest first.
pub(crate) fn tell(library: &Library, person: &str, as_json: bool) -> Result<Made, Failure> {
    let profile = find(library, person)?;
    if as_json {
        let mut all = Vec::new();
        each(library, &profile, |happening| all.push(convert::happening_view(happening, &profile.language)))?;
        let Profile { person, .. } = &profile;
        output::json(
            &json!({ "person": person.id.to_string(), "name": person.preferred_name, "happenings": all }),
        )?;
        return Ok(Made::Whole);
    }
    output::done("history-title", &[("name", profile.person.preferred_name.as_str().into())]);
    let mut any = false;
    each(library, &profile, |happening| {
        any = true;
        say_one(&happening, &profile.language);
    })?;
    if !any {
        output::done("history-nothing", &[]);
    }
    Ok(Made::Whole)
}

/// Goes through all that happened to somebody's words.
fn each(library: &Library, profile: &Profile, mut tell: impl FnMut(Happening)) -> Result<(), Failure> {
    let mut before = None;
    loop {
        let told = library.history(profile.person.id, before, AT_A_TIME)?;
        let Some(oldest) = told.last() else { return Ok(()) };
        before = Some(oldest.number);
        told.into_iter().for_each(&mut tell);
    }
}

fn say_one(happening: &Happening, page: &LanguageTag) {
    let mut heading = vec![
        output::moment(happening.at),
        output::text(&format!("step-{}", convert::step_kind(happening.label).key()), &[]),
    ];
    heading.extend(happening.turned.map(|turned| match turned {
        Turned::Back => output::text("history-back", &[]),
        Turned::Again => output::text("history-again", &[]),
    }));
    if let What::Entry(section, _) = happening.what {
        heading.push(output::text(&format!("section-{}-name", section.key()), &[]));
    }
    output::row(&heading.iter().map(String::as_str).collect::<Vec<_>>());
    say_said("history-before", happening.before.as_ref(), page);
    say_said("history-after", happening.after.as_ref(), page);
}

fn say_said(message: &str, said: Option<&Said>, page: &LanguageTag) {
    let Some(said) = said else { return };
    let voice = said.voice.as_ref().map(|voice| {
        let whose = output::text(&format!("voice-{}", voice.whose.key()), &[]);
        match &voice.name {
            Some(name) => {
                output::text("history-voice", &[("whose", whose.into()), ("name", name.as_str().into())])
            }
            None => whose,
        }
    });
    output::words(message, shown(said, page), voice.as_deref());
}
