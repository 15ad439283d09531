//! Names of files: one made from somebody's name, and a long one made to fit, cut between letters as they are seen
//! (grapheme clusters) and never within one.

use icu_segmenter::GraphemeClusterSegmenter;
use std::ffi::{OsStr, OsString};
use std::iter;
use std::path::{Path, PathBuf};

/// The longest name that the file systems of today take, in bytes (`NAME_MAX`). Where one counts UTF-16 units instead,
/// no name of so many bytes has more of those.
pub(crate) const MOST_BYTES: usize = 255;
/// The longest ending that is taken for one, in bytes with its dot: in "Dr. Amina of the long name" nothing is.
const LONGEST_ENDING: usize = 16;
/// The most letters of a name that are proposed.
const MOST_LETTERS: usize = 60;
/// So many names that are cut alike are told apart by a number.
const MOST_NUMBERS: u32 = 1_000;
/// What a file is called where nothing of the name can be taken.
const NAMELESS: &str = "page";

/// A file's name made from a person's: the letters and digits of any script with all their marks, spaces, dashes and
/// apostrophes, and that ending.
#[must_use]
pub fn file_name(person: &str, ending: &str) -> String {
    let kept: String = letters(person).filter(|letter| is_plain(letter)).take(MOST_LETTERS).collect();
    let kept = kept.trim();
    let stem = if kept.is_empty() { NAMELESS } else { kept };
    shortened(&format!("{stem}.{ending}"), "", MOST_BYTES)
}

/// The same path with a name of at most so many bytes; nothing where it has one already. Two long names may begin alike,
/// so one that is cut is numbered where something has that name: "… 2.pdf". Where every number is taken, it is the first.
pub(crate) fn shorter(path: &Path, most: usize) -> Option<PathBuf> {
    let name = path.file_name().filter(|name| name.len() > most)?;
    let numbers = iter::once(String::new()).chain((2..=MOST_NUMBERS).map(|number| format!(" {number}")));
    let mut cut = numbers.map(|number| path.with_file_name(shortened_os(name, &number, most)));
    let first = cut.next()?;
    // A link to nothing has its name as well.
    let is_free = |path: &PathBuf| path.symlink_metadata().is_err();
    if is_free(&first) { Some(first) } else { cut.find(is_free).or(Some(first)) }
}

fn shortened_os(name: &OsStr, number: &str, most: usize) -> OsString {
    // What is no text has no letters to be cut between; it is cut as what it shows as.
    shortened(&name.to_string_lossy(), number, most).into()
}

/// A name cut to at most so many bytes, with its ending kept, and that number before it.
fn shortened(name: &str, number: &str, most: usize) -> String {
    if name.len() <= most {
        return name.to_owned();
    }
    let most = most.saturating_sub(number.len());
    let dot = name.rfind('.').filter(|dot| *dot > 0 && name.len() - dot <= LONGEST_ENDING.min(most - 1));
    let (stem, ending) = name.split_at(dot.unwrap_or(name.len()));
    let mut kept = String::new();
    for letter in letters(stem) {
        if kept.len() + letter.len() + ending.len() > most {
            break;
        }
        kept += letter;
    }
    if kept.is_empty() {
        // One letter with so many marks that no name holds it is a letter all the same.
        kept.push_str(&stem[..stem.floor_char_boundary(most - ending.len())]);
    }
    kept.truncate(kept.trim_end().len());
    kept + number + ending
}

/// The letters of a text, each with its marks.
fn letters(text: &str) -> impl Iterator<Item = &str> {
    let mut ends = GraphemeClusterSegmenter::new().segment_str(text);
    // The first is the beginning.
    let mut start = ends.next().unwrap_or_default();
    ends.map(move |end| &text[std::mem::replace(&mut start, end)..end])
}

/// Whether a letter may stand in a name that every file system takes.
fn is_plain(letter: &str) -> bool {
    let first = letter.chars().next();
    first.is_some_and(|first| first.is_alphanumeric() || matches!(first, ' ' | '-' | '\'' | '’'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert, proptest};

    #[test]
    fn a_persons_name_becomes_the_name_of_a_file() {
        assert_eq!(file_name("Amina", "pdf"), "Amina.pdf");
        assert_eq!(file_name("Siân O’Neill-Kaya", "json"), "Siân O’Neill-Kaya.json");
        assert_eq!(file_name("../../etc", "pdf"), "etc.pdf");
        assert_eq!(file_name("شبانہ", "pdf"), "شبانہ.pdf");
        assert_eq!(file_name("🙂", "pdf"), "page.pdf");
        assert_eq!(file_name(&"x".repeat(500), "pdf"), "x".repeat(60) + ".pdf");
    }

    #[test]
    fn a_letter_keeps_its_marks() {
        // Yoruba with its marks apart, and Hindi and Bengali with letters joined by a sign of their own.
        for name in ["O\u{323}la\u{301}ji\u{301}de\u{301}", "क्षितिज", "প্রজ্ঞা"]
        {
            assert_eq!(file_name(name, "pdf"), format!("{name}.pdf"));
        }
    }

    #[test]
    fn a_long_name_is_cut_between_letters_and_keeps_its_ending() {
        assert_eq!(shortened("Amina.pdf", "", 9), "Amina.pdf");
        assert_eq!(shortened("Amina.pdf", "", 8), "Amin.pdf");
        assert_eq!(shortened("e\u{323}e\u{323}e\u{323}.pdf", "", 12), "e\u{323}e\u{323}.pdf");
        assert_eq!(shortened("Amina of the hill.pdf", "", 10), "Amina.pdf", "no blank before the ending");
        assert_eq!(shortened("Dr. Amina of the hills", "", 12), "Dr. Amina of");
        assert_eq!(shortened("Amina of the hill.pdf", " 12", 14), "Amina o 12.pdf");
        assert_eq!(shortened(".hidden-by-a-dot", "", 7), ".hidden");
        let overgrown = "e".to_owned() + &"\u{301}".repeat(200);
        assert_eq!(shortened(&format!("{overgrown}.pdf"), "", 14).chars().count(), "e....pdf".len() + 1);
    }

    proptest! {
        #[test]
        fn any_name_fits_once_it_is_shortened(name in ".{0,300}", number in "( [2-9])?", most in 20usize..=255) {
            let short = shortened(&name, &number, most);
            prop_assert!(short.len() <= most);
            prop_assert!(name.len() > most || short == name);
        }

        #[test]
        fn any_person_has_a_file_name_that_fits_and_names_no_other_folder(name in ".{0,300}") {
            let file = file_name(&name, "json");
            prop_assert!(file.len() <= MOST_BYTES && file.strip_suffix(".json").is_some());
            prop_assert!(!file.contains(['/', '\\', '\0']) && file.len() > ".json".len());
        }
    }
}
