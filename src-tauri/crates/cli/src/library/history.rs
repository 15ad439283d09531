//! What happened to somebody's words.

use super::people::find;
use crate::{Made, say};
use contract::{Failure, ShownView, convert};
use profile::LanguageTag;
use vault::{Happening, Library, Said, Turned, What};

/// How many happenings are in memory at once.
const AT_A_TIME: usize = 200;

/// Tells what happened to somebody's words, the latest first.
pub(crate) fn tell(library: &Library, person: &str) -> Result<Made, Failure> {
    let profile = find(library, person)?;
    say::done("history-title", &[("name", profile.person.preferred_name.into())]);
    let mut before = None;
    loop {
        let told = library.history(profile.person.id, before, AT_A_TIME)?;
        for happening in &told {
            say_one(happening, &profile.language);
        }
        match told.last() {
            Some(oldest) => before = Some(oldest.number),
            None if before.is_none() => {
                say::done("history-nothing", &[]);
                return Ok(Made::Whole);
            }
            None => return Ok(Made::Whole),
        }
    }
}

fn say_one(happening: &Happening, page: &LanguageTag) {
    let mut heading = vec![
        say::moment(happening.at),
        say::text(&format!("step-{}", convert::step_kind(happening.label).key()), &[]),
    ];
    heading.extend(happening.turned.map(|turned| match turned {
        Turned::Back => say::text("history-back", &[]),
        Turned::Again => say::text("history-again", &[]),
    }));
    if let What::Entry(section, _) = happening.what {
        heading.push(say::text(&format!("section-{}-name", section.key()), &[]));
    }
    say::out(&heading.join("\t"));
    say_said("history-before", happening.before.as_ref(), page);
    say_said("history-after", happening.after.as_ref(), page);
}

fn say_said(message: &str, said: Option<&Said>, page: &LanguageTag) {
    let Some(said) = said else { return };
    let voice = said.voice.as_ref().map(|voice| {
        let whose = say::text(&format!("voice-{}", voice.whose.key()), &[]);
        match &voice.name {
            Some(name) => {
                say::text("history-voice", &[("whose", whose.into()), ("name", name.as_str().into())])
            }
            None => whose,
        }
    });
    say::words(message, ShownView::of_parts(&said.parts, page), voice.as_deref());
}
