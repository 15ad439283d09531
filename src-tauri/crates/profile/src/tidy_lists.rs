//! Lines as they come from another program: with its bullets and numbers, and with some that show nothing.

use crate::entry::Entry;
use crate::list_mark::listed;
use crate::person::Profile;
use crate::section::Section;
use crate::seen::{BREAKS, shows};
use std::mem;

impl Profile {
    /// Takes the marks of a list off the front of its lines, as where they are pasted, and leaves out lines that show
    /// nothing. Says whether there were any.
    pub fn tidy_lists(&mut self) -> bool {
        // Each of them, and not only up to the first.
        let tidied = Section::ALL.into_iter().filter(|section| tidy(&mut self.sections[*section])).count();
        tidied > 0
    }
}

fn tidy(entries: &mut Vec<Entry>) -> bool {
    let lines: Vec<String> = entries.iter().map(|entry| entry.words().into_owned()).collect();
    // A line of several rows is no line of a list.
    let single = |line: &String| !line.contains(BREAKS);
    let mut tidied =
        listed(lines.iter().filter(|line| single(line)).map(String::as_str).collect()).into_iter();
    let mut any = false;
    for (entry, line) in entries.iter_mut().zip(&lines) {
        let tidy = if single(line) { tidied.next().unwrap_or(line) } else { line };
        if entry.text != tidy {
            any |= mem::replace(&mut entry.text, tidy.to_owned()).trim() != entry.text.trim();
        }
    }
    let before = entries.len();
    entries.retain(|entry| shows(&entry.text));
    any || entries.len() < before
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{LanguageTag, Person};

    fn tidied(lines: &[&str]) -> (Vec<String>, bool) {
        let mut profile = Profile::of(Person::named("Amina"), LanguageTag::default());
        profile.sections[Section::ImportantTo] = lines.iter().map(|line| Entry::own(*line)).collect();
        let any = profile.tidy_lists();
        let left = profile.sections[Section::ImportantTo].iter().map(|entry| entry.text.clone()).collect();
        (left, any)
    }

    #[test]
    fn the_marks_of_another_program_go_and_so_do_lines_that_show_nothing() {
        let (left, any) = tidied(&["\u{f0b7}\tTea", "•\tCake", "\u{200b}", "1. FC Köln"]);
        assert_eq!((left.join("|").as_str(), any), ("Tea|Cake|1. FC Köln", true));
        let (left, any) = tidied(&["1. Tea", "2. Cake"]);
        assert_eq!((left.join("|").as_str(), any), ("Tea|Cake", true));
    }

    #[test]
    fn what_has_none_stays_as_it_is() {
        let (left, any) = tidied(&["Tea", "-5 degrees is too cold", "Two rows\nof words"]);
        assert_eq!((left.len(), any), (3, false));
    }
}
