//! What is wrong with a file, what was mended in it, and where.

use crate::Section;
use jiff::civil::Date;
use std::fmt;

/// How many faults and remarks are kept of one file. Whoever reads them is shown fewer.
const MOST: usize = 50;
/// The most characters that are shown of what stands in a file.
const SHOWN: usize = 40;

/// Something that keeps a file from being read.
#[derive(Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub wrong: Wrong,
}

/// Something that was mended or left out while a file was read.
#[derive(Clone, PartialEq, Eq)]
pub struct Remark {
    /// Where it is.
    pub place: Place,
    /// What it was, and what was done.
    pub mended: Mended,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1; 0 for what is said of all of the file.
    pub line: usize,
    /// What stands there, as far as that is known.
    pub of: Option<Spot>,
}

/// What a place in a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The group of fields: `person`, `entry`, `voice`.
    pub group: &'static str,
    /// The field of that group: `whose`; nothing for the group itself.
    pub field: Option<&'static str>,
    /// Of which entry or other item of a list.
    pub item: Option<Item>,
}

/// An item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// The list: the key of a section, `by` or `languages`.
    pub list: &'static str,
    /// Which, from 1.
    pub number: usize,
}

/// What is wrong at a place, with what would be right.
#[derive(Clone, PartialEq, Eq)]
pub enum Wrong {
    /// The file ends in the middle.
    BreaksOff,
    /// Its letters are of no one encoding.
    Letters,
    /// Something stands where JSON has no place for it.
    Syntax {
        /// What.
        near: Words,
    },
    /// Words go on after the quotation mark that ends them.
    QuoteInWords {
        /// How they go on.
        near: Words,
    },
    /// A backslash stands before a letter that it has no meaning for.
    Backslash,
    /// More stands after the end.
    AfterTheEnd {
        /// What.
        near: Words,
    },
    /// Another kind of value than there should be.
    Kind {
        /// What stands there.
        found: ValueKind,
        /// The same in its own words.
        shown: Words,
        /// What should.
        wanted: ValueKind,
        /// An example of it.
        sample: String,
    },
    /// It is not there, and must be.
    Missing {
        /// An example of it.
        sample: String,
    },
    /// It must say something, and does not.
    Blank,
    /// It stands there twice, and says two things.
    Twice,
    /// A field of this name is not known.
    UnknownField {
        /// The name.
        name: Words,
        /// What was probably meant.
        near: Option<&'static str>,
        /// What can stand there.
        known: Vec<&'static str>,
    },
    /// Not one of the words that can stand there.
    NotOneOf {
        /// What stands there.
        found: Words,
        /// What was probably meant.
        near: Option<&'static str>,
        /// What can stand there.
        known: Vec<&'static str>,
    },
    /// A text of too many characters.
    TooLong {
        /// How many.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// Too many items in a list, or lines in a profile.
    TooMany {
        /// How many.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// A date that can be read in two ways.
    TwoDates {
        /// What stands there.
        found: Words,
        /// Where the day comes first.
        day_first: Date,
        /// Where the month comes first.
        month_first: Date,
    },
    /// A day that no calendar has.
    NoSuchDay {
        /// What stands there.
        found: Words,
    },
    /// A date whose year has two digits.
    ShortYear {
        /// What stands there.
        found: Words,
    },
    /// No date.
    NotADate {
        /// What stands there.
        found: Words,
    },
    /// No language tag.
    NotALanguage {
        /// What stands there.
        found: Words,
    },
    /// Half of a character that is written as two codes.
    HalfACharacter,
}

/// What was mended at a place, or left out.
#[derive(Clone, PartialEq, Eq)]
pub enum Mended {
    /// The file began with a byte order mark.
    ByteOrderMark,
    /// The file was in UTF-16.
    Utf16,
    /// The file was in the encoding of older Windows programs, code page 1252.
    Windows1252 {
        /// A word of it, to see whether the letters came out right.
        such_as: Words,
    },
    /// Its quotation marks were curly.
    CurlyQuotes,
    /// A comma before the end of a list or group.
    CommaTooMany,
    /// A comma was not there.
    CommaMissing,
    /// Somebody put in a comment, as in a program.
    Comment {
        /// How it begins.
        found: Words,
    },
    /// The line was ended within words.
    LineEndInWords,
    /// Something was written in another way than this program writes it.
    Read {
        /// What stood there.
        found: Words,
        /// What it was read as.
        read_as: Words,
    },
    /// A date was written in another way.
    ReadDate {
        /// What stood there.
        found: Words,
        /// The date.
        date: Date,
    },
    /// A number, or true or false, stood in quotation marks.
    QuotesTooMany {
        /// What stood in them.
        found: Words,
    },
    /// One thing stood where a list should.
    ListOfOne,
    /// The number of a person or line was none, or that of another line: there is a new one.
    NewNumber,
    /// The photo was a `data:` address.
    DataAddress,
    /// Lines had bullets of another program in front, or showed nothing.
    ListMarks,
    /// A field of this name is not known, and was left out.
    LeftOut {
        /// The name.
        name: Words,
    },
}

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// `null`.
    Nothing,
    /// A text in quotation marks.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A list in square brackets.
    List,
    /// A group of fields in curly brackets.
    Group,
}

/// A few words of a file, for the person who has it before them. `Debug` shows none of them.
#[derive(Clone, PartialEq, Eq)]
pub struct Words(String);

/// The first of what there is to say of a file, in the order of its lines, and how much there is besides.
#[derive(Clone, PartialEq, Eq)]
pub struct Noted<T> {
    first: Vec<T>,
    more: usize,
}

impl Place {
    /// A place of which nothing but the line is known.
    pub(super) fn line(line: usize) -> Self {
        Self { line, of: None }
    }
}

impl Item {
    /// The section, if it is an entry.
    #[must_use]
    pub fn section(&self) -> Option<Section> {
        Section::from_key(self.list)
    }
}

impl Wrong {
    /// The name of this fault in the wording: `two_dates`.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::BreaksOff => "breaks_off",
            Self::Letters => "letters",
            Self::Syntax { .. } => "syntax",
            Self::QuoteInWords { .. } => "quote_in_words",
            Self::Backslash => "backslash",
            Self::AfterTheEnd { .. } => "after_the_end",
            Self::Kind { .. } => "kind",
            Self::Missing { .. } => "missing",
            Self::Blank => "blank",
            Self::Twice => "twice",
            Self::UnknownField { near: None, .. } => "unknown_field",
            Self::UnknownField { .. } => "unknown_field_near",
            Self::NotOneOf { near: None, .. } => "not_one_of",
            Self::NotOneOf { .. } => "not_one_of_near",
            Self::TooLong { .. } => "too_long",
            Self::TooMany { .. } => "too_many",
            Self::TwoDates { .. } => "two_dates",
            Self::NoSuchDay { .. } => "no_such_day",
            Self::ShortYear { .. } => "short_year",
            Self::NotADate { .. } => "not_a_date",
            Self::NotALanguage { .. } => "not_a_language",
            Self::HalfACharacter => "half_a_character",
        }
    }
}

impl Mended {
    /// The name of this remark in the wording: `curly_quotes`.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::ByteOrderMark => "byte_order_mark",
            Self::Utf16 => "utf_16",
            Self::Windows1252 { .. } => "windows_1252",
            Self::CurlyQuotes => "curly_quotes",
            Self::CommaTooMany => "comma_too_many",
            Self::CommaMissing => "comma_missing",
            Self::Comment { .. } => "comment",
            Self::LineEndInWords => "line_end_in_words",
            Self::Read { .. } => "read",
            Self::ReadDate { .. } => "read_date",
            Self::QuotesTooMany { .. } => "quotes_too_many",
            Self::ListOfOne => "list_of_one",
            Self::NewNumber => "new_number",
            Self::DataAddress => "data_address",
            Self::ListMarks => "list_marks",
            Self::LeftOut { .. } => "left_out",
        }
    }
}

impl ValueKind {
    /// The name of this kind in the wording: `number`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Text => "text",
            Self::Number => "number",
            Self::Flag => "flag",
            Self::List => "list",
            Self::Group => "group",
        }
    }

    /// The kind of a value by its first character, which tells it in JSON.
    pub(super) fn of(json: &str) -> Self {
        match json.as_bytes().first() {
            Some(b'"') => Self::Text,
            Some(b'[') => Self::List,
            Some(b'{') => Self::Group,
            Some(b't' | b'f') => Self::Flag,
            Some(b'n') => Self::Nothing,
            _ => Self::Number,
        }
    }
}

impl Words {
    /// These words, shortened, in one line.
    pub(super) fn of(text: &str) -> Self {
        // No more is looked at than can be shown, however long it is.
        let start: String = text.chars().take(4 * SHOWN).collect();
        let line = start.split_whitespace().collect::<Vec<_>>().join(" ").replace(char::is_control, "");
        let mut words: String = line.chars().take(SHOWN).collect();
        if words.len() < line.len() || start.len() < text.len() {
            words.push('…');
        }
        Self(words)
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T> Noted<T> {
    pub(super) fn new() -> Self {
        Self { first: Vec::new(), more: 0 }
    }

    pub(super) fn push(&mut self, one: T) {
        if self.first.len() < MOST {
            self.first.push(one);
        } else {
            self.more += 1;
        }
    }

    pub(super) fn sort_by_line(&mut self, line: impl Fn(&T) -> usize) {
        self.first.sort_by_key(line);
    }

    /// The first so many, and how many there are besides.
    #[must_use]
    pub fn first(&self, most: usize) -> (&[T], usize) {
        let shown = &self.first[..self.first.len().min(most)];
        (shown, self.first.len() - shown.len() + self.more)
    }

    /// Leaves out what of the first is not to be said.
    pub fn retain(&mut self, is_said: impl Fn(&T) -> bool) {
        self.first.retain(is_said);
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }
}

impl Noted<Remark> {
    /// Puts one where it belongs in the order of lines.
    pub fn insert(&mut self, one: Remark) {
        let at = self.first.partition_point(|before| before.place.line <= one.place.line);
        self.first.insert(at, one);
        self.more += self.first.len().saturating_sub(MOST);
        self.first.truncate(MOST);
    }
}

impl<T> Extend<T> for Noted<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, more: I) {
        more.into_iter().for_each(|one| self.push(one));
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} in line {}", self.wrong, self.place.line)
    }
}

impl fmt::Debug for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} in line {}", self.mended, self.place.line)
    }
}

impl fmt::Debug for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl fmt::Debug for Mended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} characters", self.0.chars().count())
    }
}

impl<T: fmt::Debug> fmt::Debug for Noted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} and {} more", self.first, self.more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_shortened_to_one_line() {
        assert_eq!(Words::of("Tea\n\twith  milk").as_str(), "Tea with milk");
        assert_eq!(Words::of("\u{1b}[2J").as_str(), "[2J");
        let long = Words::of(&"x".repeat(1_000_000));
        assert_eq!(long.as_str().chars().count(), SHOWN + 1);
        assert!(long.as_str().ends_with('…'));
    }

    #[test]
    fn no_fault_and_no_remark_shows_words_to_a_log() {
        let place = Place { line: 3, of: None };
        let found = Words::of("Zebedee");
        let date = Date::constant(1997, 9, 5);
        let wrong = Wrong::TwoDates { found: found.clone(), day_first: date, month_first: date };
        let mended = Mended::ReadDate { found: found.clone(), date };
        let shown = format!("{:?} {:?} {found:?}", Fault { place, wrong }, Remark { place, mended });
        assert!(!shown.contains("Zebedee") && !shown.contains("1997"), "{shown}");
    }
}
