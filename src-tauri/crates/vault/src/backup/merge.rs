//! Merging: what only a backup says of somebody is added to what is here, and nothing that is here goes. That is the way
//! back where two computers wrote at once, and neither is the older one.

use crate::error::Result;
use crate::gate::change::Change;
use profile::{Entry, Profile, Section};

/// Lines that are to be added to a section, one after the other, so that the first stands at a place counting from 0.
struct Addition {
    section: Section,
    at: usize,
    entries: Vec<Entry>,
}

/// Adds what only the older profile says. Gives how many lines that were.
pub(crate) fn add_missing(change: &mut Change<'_>, then: &Profile) -> Result<usize> {
    let person = then.person.id;
    let now = change.profile(person)?;
    let mut added = 0;
    // From the end, so that the places before stay what they are.
    for Addition { section, at, entries } in additions(then, &now).into_iter().rev() {
        for entry in entries.into_iter().rev() {
            let entry = change.with_free_identity(entry)?;
            change.add_entry(person, section, at, entry)?;
            added += 1;
        }
    }
    Ok(added)
}

/// How many lines would be added.
pub(crate) fn missing(then: &Profile, now: &Profile) -> usize {
    additions(then, now).iter().map(|addition| addition.entries.len()).sum()
}

/// What is to be added, in the order of the places.
fn additions(then: &Profile, now: &Profile) -> Vec<Addition> {
    let mut all: Vec<Addition> = Vec::new();
    for section in Section::ALL {
        let here = &now.sections[section];
        // Behind the lines that both have, and where there is none before them, first.
        let mut at = 0;
        for entry in &then.sections[section] {
            let known = here.iter().position(|line| line.id == entry.id);
            at = known.map_or(at, |place| at.max(place + 1));
            let entry = in_page(entry, then, now);
            if says(now, section, &entry) {
                continue;
            }
            match all.last_mut() {
                Some(last) if last.section == section && last.at == at => last.entries.push(entry),
                _ => all.push(Addition { section, at, entries: vec![entry] }),
            }
        }
    }
    all
}

/// A line of one page as it is said on another: in its own language where that is not the page's.
fn in_page(entry: &Entry, from: &Profile, to: &Profile) -> Entry {
    let language = entry.language.as_ref().unwrap_or(&from.language);
    Entry { language: Some(language.clone()).filter(|language| *language != to.language), ..entry.clone() }
}

/// Whether a profile says the same: in the same section, or in the line that was moved out of it.
fn says(profile: &Profile, section: Section, entry: &Entry) -> bool {
    profile.sections.all().any(|(there, line)| {
        (there == section || line.id == entry.id)
            && (&line.text, &line.voice, &line.language) == (&entry.text, &entry.voice, &entry.language)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use profile::{LanguageTag, Person};

    fn zoe(lines: &[&Entry]) -> Profile {
        let mut profile = Profile::of(Person::named("Zoë"), LanguageTag::default());
        profile.sections[Section::ImportantTo] = lines.iter().map(|line| (*line).clone()).collect();
        profile
    }

    fn added(then: &[&Entry], now: &[&Entry]) -> Vec<(usize, Vec<String>)> {
        let all = additions(&zoe(then), &zoe(now));
        all.into_iter().map(|one| (one.at, one.entries.into_iter().map(|line| line.text).collect())).collect()
    }

    #[test]
    fn lines_are_added_behind_the_ones_they_follow_and_none_twice() {
        let [tea, jazz, snow, dogs] = ["Tea", "Jazz", "Snow", "Dogs"].map(Entry::own);
        let coffee = Entry { text: "Coffee".into(), ..tea.clone() };
        let jazz_again = Entry::own("Jazz");
        assert_eq!(added(&[&tea, &jazz], &[&tea, &jazz]), []);
        assert_eq!(added(&[&tea, &jazz_again], &[&jazz, &tea]), [], "somebody wrote it at both computers");
        assert_eq!(added(&[&tea, &jazz, &snow], &[&tea, &snow]), [(1, vec!["Jazz".to_owned()])]);
        assert_eq!(added(&[&jazz, &tea], &[&tea]), [(0, vec!["Jazz".to_owned()])]);
        assert_eq!(added(&[&coffee, &dogs], &[&tea]), [(1, vec!["Coffee".to_owned(), "Dogs".to_owned()])]);
    }

    #[test]
    fn a_line_keeps_its_language_on_a_page_in_another() {
        let (tea, jazz) = (Entry::own("Tee"), Entry::own("Jazz"));
        let [english, german] = ["en", "de"].map(|tag| LanguageTag::try_from(tag).unwrap());
        let then = Profile { language: german.clone(), ..zoe(&[&tea, &jazz]) };
        let own = Entry { language: Some(german.clone()), ..Entry::own("Tee") };
        let now = Profile { language: english, ..zoe(&[&own]) };
        let all = additions(&then, &now);
        let [Addition { entries, .. }] = all.as_slice() else { panic!("{}", all.len()) };
        assert_eq!(entries.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["Jazz"]);
        assert_eq!(entries[0].language, Some(german));
    }

    #[test]
    fn a_line_that_was_moved_to_another_section_is_not_added_where_it_was() {
        let tea = Entry::own("Tea");
        let mut now = zoe(&[]);
        now.sections[Section::Future] = vec![tea.clone()];
        assert_eq!(additions(&zoe(&[&tea]), &now).len(), 0);
    }
}
