//! What the page is told of a library that has been opened.

use contract::{About, Failure, Opened, convert};
use vault::{Library, Reading};

pub(super) fn opened(library: &Library) -> Result<Opened, Failure> {
    let reading = library.reading()?;
    // Finding it reads whole backups, so only where one can take the place of what is here.
    let newest = match &reading {
        Some(Reading::Damaged(_) | Reading::ChangesMissing { .. }) => library.newest_whole_backup()?,
        _ => None,
    };
    // What is lost can be looked at without knowing this.
    let differences =
        newest.as_ref().and_then(|newest| library.compare(&newest.backup).ok()).unwrap_or_default();
    let reading = reading.map(|reading| convert::reading_view(reading, newest.as_ref(), &differences));
    // Of a folder that is away it is said elsewhere.
    let conflicts = library.conflicts().unwrap_or_default().len();
    let conflicts = u32::try_from(conflicts).unwrap_or(u32::MAX);
    match library.about() {
        vault::About::Others => Ok(Opened { about: About::Others, me: None, reading, conflicts }),
        vault::About::Me => {
            let first = library.people("", 0..1)?;
            let me = first.cards.first().map(|person| person.id.to_string());
            Ok(Opened { about: About::Me, me, reading, conflicts })
        }
    }
}
