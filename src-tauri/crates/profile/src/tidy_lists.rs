//! Lines as they come from another program: with its bullets and its soft returns, and with some that show nothing.

use crate::entry::Entry;
use crate::list_mark::{has_marks_below, unmarked};
use crate::person::Profile;
use crate::section::Section;
use crate::seen::{BREAKS, shows};

/// What ends a row in writing programs, and shows as a box where words are typed.
const SOFT: [char; 5] = ['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

impl Profile {
    /// Takes off the front of its lines what is not printed of them, and leaves out lines that show nothing. Says whether
    /// there were any. A row that another program ended goes on in the same one: that changes no word, and is not said.
    ///
    /// Each line is judged alone: numbers that count on from each other may be steps that somebody wrote here.
    pub fn tidy_lists(&mut self) -> bool {
        // Of whoever is without a name and a role there is nothing to lose.
        self.written.by.retain(|by| shows(&by.name) || shows(&by.role));
        // Each of them, and not only up to the first.
        let tidied = Section::ALL.into_iter().filter(|section| tidy(&mut self.sections[*section])).count();
        tidied > 0
    }
}

fn tidy(entries: &mut Vec<Entry>) -> bool {
    let before = entries.len();
    let mut any = false;
    for entry in entries.iter_mut() {
        if let Some(joined) = joined(&entry.text) {
            entry.text = joined;
        }
    }
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

/// A text with a space for each soft return and what is blank around it; nothing where it has none, or where the rows are
/// a list of their own.
fn joined(text: &str) -> Option<String> {
    let rows: Vec<&str> = text.split(SOFT).collect();
    if rows.len() == 1 || has_marks_below(&rows) {
        return None;
    }
    let is_hard = |letter: char| matches!(letter, '\n' | '\r');
    let is_blank = |letter: char| letter.is_whitespace() && !is_hard(letter);
    let is_word = |letter: Option<char>| letter.is_some_and(|letter| !is_hard(letter));
    let mut joined = rows[0].to_owned();
    for row in &rows[1..] {
        joined.truncate(joined.trim_end_matches(is_blank).len());
        let row = row.trim_start_matches(is_blank);
        if is_word(joined.chars().next_back()) && is_word(row.chars().next()) {
            joined.push(' ');
        }
        joined += row;
    }
    Some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{LanguageTag, Person, Supporter};

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
    fn somebody_of_whom_nothing_shows_is_left_out() {
        let mut profile = Profile::of(Person::named("Amina"), LanguageTag::default());
        let named = |name: &str, role: &str| Supporter { name: name.into(), role: role.into() };
        profile.written.by = vec![named(" ", "\u{200b}"), named("", "key worker"), named("Joy", "")];
        assert!(!profile.tidy_lists());
        assert_eq!(profile.written.by, [named("", "key worker"), named("Joy", "")]);
    }

    #[test]
    fn a_soft_return_is_a_space_and_nothing_is_said_of_it() {
        for soft in SOFT {
            let rows = ["Tea", " with\tmilk", "", "\u{a0}and cake "].join(&format!(" {soft}"));
            let (left, any) = tidied(&[&rows, &format!("{soft}Tea\n{soft} Milk{soft}")]);
            assert_eq!(
                (left.join("|").as_str(), any),
                ("Tea with\tmilk and cake |Tea\nMilk", false),
                "{soft:?}"
            );
        }
        let (left, any) = tidied(&["•\tTea\u{b}with milk"]);
        assert_eq!(
            (left.join("|").as_str(), any),
            ("Tea with milk", true),
            "and then it is a line as others"
        );
        let once = tidied(&["5.30 bus\u{b}- 2 stops", "Tea\u{2028}"]).0;
        assert_eq!(once, ["5.30 bus - 2 stops", "Tea"]);
    }

    #[test]
    fn rows_that_are_a_list_of_their_own_stay_rows() {
        for rows in ["So:\u{b}• one\u{b}• two", "1. Wait\u{b}2. Ring", "One:\u{2028}- tea"] {
            assert_eq!(tidied(&[rows]), (vec![rows.to_owned()], false));
        }
    }

    #[test]
    fn what_somebody_wrote_stays_as_it_is() {
        let steps = ["1. Stay calm", "2. Time it", "3. After five minutes ring 999"];
        assert_eq!(tidied(&steps), (steps.map(String::from).to_vec(), false));
        let lines = ["Tea", "-5 degrees is too cold", "Two rows\r\nof words", "• one\u{b}• two"];
        assert_eq!(tidied(&lines), (lines.map(String::from).to_vec(), false));
    }
}
