//! Lines as they come from another program: with its bullets, and with some that show nothing.

use crate::entry::Entry;
use crate::list_mark::unmarked;
use crate::person::Profile;
use crate::section::Section;
use crate::seen::{BREAKS, shows};

impl Profile {
    /// Takes off the front of its lines what is not printed of them, and leaves out lines that show nothing. Says whether
    /// there were any.
    ///
    /// Each line is judged alone: numbers that count on from each other may be steps that somebody wrote here.
    pub fn tidy_lists(&mut self) -> bool {
        // Each of them, and not only up to the first.
        let tidied = Section::ALL.into_iter().filter(|section| tidy(&mut self.sections[*section])).count();
        tidied > 0
    }
}

fn tidy(entries: &mut Vec<Entry>) -> bool {
    let before = entries.len();
    let mut any = false;
    for entry in entries.iter_mut().filter(|entry| !entry.text.contains(BREAKS)) {
        let line = unmarked(&entry.text);
        if line.len() < entry.text.len() {
            any = true;
            entry.text = line.to_owned();
        }
    }
    entries.retain(|entry| shows(&entry.words()));
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
    fn the_bullets_of_another_program_go_and_so_do_lines_that_show_nothing() {
        let (left, any) = tidied(&["\u{f0b7}\tTea", "•\tCake", "\u{200b}", "1. FC Köln"]);
        assert_eq!((left.join("|").as_str(), any), ("Tea|Cake|1. FC Köln", true));
    }

    #[test]
    fn what_somebody_wrote_stays_as_it_is() {
        let steps = ["1. Stay calm", "2. Time it", "3. After five minutes ring 999"];
        assert_eq!(tidied(&steps), (steps.map(String::from).to_vec(), false));
        let lines = ["Tea", "-5 degrees is too cold", "Two rows\r\nof words", "• one\u{b}• two"];
        assert_eq!(tidied(&lines), (lines.map(String::from).to_vec(), false));
    }
}
