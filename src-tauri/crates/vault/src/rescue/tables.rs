//! The tables of a library: which one a row belongs to, by the looks of it where nothing else tells.
//!
//! A test holds this list against the migrations: a table that is added there must be rescued as well.

use profile::{Authorship, Colour, CommunicationNeed, LanguageTag, Section, Whose};
use rusqlite::types::Value;

/// What stands in a column.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    /// The number of the row.
    Row,
    Id,
    MaybeId,
    Key,
    Bytes,
    Jpeg,
    Text,
    MaybeText,
    Number,
    Flag,
    List,
    Word(fn(&str) -> bool),
}

/// A table, or an index that tells what was in one.
pub(super) struct Table {
    pub(super) name: &'static str,
    /// Whether it numbers its rows.
    pub(super) is_numbered: bool,
    /// The columns that tell its rows apart.
    pub(super) key: &'static str,
    /// In the order they are stored.
    pub(super) columns: &'static [(&'static str, Shape)],
    /// Whether its rows look like no other's.
    pub(super) is_known_by_sight: bool,
}

use Shape::{Bytes, Flag, Id, Jpeg, Key, List, MaybeId, MaybeText, Number, Row, Text, Word};

const CHANGE: (&str, Shape) = ("change", Id);

const fn table(
    name: &'static str,
    key: &'static str,
    is_numbered: bool,
    columns: &'static [(&'static str, Shape)],
) -> Table {
    Table { name, is_numbered, key, columns, is_known_by_sight: true }
}

const fn index(
    name: &'static str,
    key: &'static str,
    is_known_by_sight: bool,
    columns: &'static [(&'static str, Shape)],
) -> Table {
    Table { name, is_numbered: false, key, columns, is_known_by_sight }
}

/// All of them. Needs stand before languages: each of them looks like a language too.
pub(super) const TABLES: [Table; 21] = [
    table(
        "library",
        "one",
        true,
        &[
            ("one", Row),
            ("id", Id),
            ("about", Word(|word| matches!(word, "me" | "others"))),
            ("made_at", Number),
        ],
    ),
    table(
        "person",
        "id",
        true,
        &[
            ("id", Id),
            ("preferred_name", Text),
            ("full_name", Text),
            ("pronouns", Text),
            ("born", MaybeText),
            ("colour", Word(|word| Colour::from_key(word).is_some())),
            ("language", Word(is_language)),
            ("folded_names", Text),
            ("folded_order", Text),
            ("changed_at", Number),
            CHANGE,
        ],
    ),
    table(
        "person_need",
        "person, position",
        false,
        &[
            ("person", Id),
            ("position", Number),
            ("need", Word(|word| CommunicationNeed::from_key(word).is_some())),
        ],
    ),
    table(
        "person_language",
        "person, position",
        false,
        &[("person", Id), ("position", Number), ("language", Word(is_language))],
    ),
    table(
        "written",
        "person",
        false,
        &[
            ("person", Id),
            ("authorship", Word(|word| Authorship::from_key(word).is_some())),
            ("written_on", MaybeText),
            ("look_again", MaybeText),
            ("how", MaybeText),
            CHANGE,
        ],
    ),
    table(
        "supporter",
        "person, position",
        false,
        &[("person", Id), ("position", Number), ("name", Text), ("role", Text)],
    ),
    table("picture", "id", true, &[("id", Id), ("jpeg", Jpeg)]),
    table("photo", "person", false, &[("person", Id), ("picture", Id), ("description", Text), CHANGE]),
    table(
        "entry",
        "id",
        true,
        &[
            ("id", Id),
            ("person", Id),
            ("section", Word(is_section)),
            ("place", Bytes),
            ("text", Text),
            ("folded_text", Text),
            ("whose", Word(|word| Whose::from_key(word).is_some())),
            ("voice_name", MaybeText),
            ("how_we_know", MaybeText),
            ("language", MaybeText),
            ("on_page", Flag),
            CHANGE,
        ],
    ),
    table(
        "step",
        "number",
        true,
        &[
            ("number", Row),
            ("person", MaybeId),
            ("undone", Flag),
            ("label", Text),
            ("field", MaybeText),
            ("began_at", Number),
            ("records", List),
        ],
    ),
    table("step_picture", "step, picture", false, &[("step", Number), ("picture", Id)]),
    table(
        "history",
        "number",
        true,
        &[
            ("number", Row),
            ("person", Id),
            ("at", Number),
            ("label", Text),
            ("turned", MaybeText),
            ("field", MaybeText),
            ("before", MaybeText),
            ("after", MaybeText),
        ],
    ),
    table("look", "person", false, &[("person", Id), ("choices", Text), CHANGE]),
    table("setting", "name", false, &[("name", Text), ("value", Text)]),
    table("counter", "one", true, &[("one", Row), ("changes", Number), ("writes", Number)]),
    table("former_key", "number", true, &[("number", Row), ("key", Key), ("until", Number)]),
    index("person_in_order", "id", true, &[("folded_order", Text), ("id", Id), ("row", Number)]),
    index(
        "entry_in_order",
        "id",
        true,
        &[("person", Id), ("section", Word(is_section)), ("place", Bytes), ("id", Id), ("row", Number)],
    ),
    index("photo_by_picture", "person", true, &[("picture", Id), ("person", Id)]),
    index("sqlite_autoindex_person_1", "id", false, &[("id", Id), ("row", Number)]),
    index("sqlite_autoindex_entry_1", "id", false, &[("id", Id), ("row", Number)]),
];

impl Table {
    /// The table of that name.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        const ALL: &[Table] = &TABLES;
        ALL.iter().find(|table| table.name == name)
    }

    /// The table that all of these rows look like they belong to.
    pub(super) fn of(is_numbered: bool, rows: &[&[Value]]) -> Option<&'static Self> {
        const ALL: &[Table] = &TABLES;
        ALL.iter()
            .filter(|table| table.is_known_by_sight && table.is_numbered == is_numbered)
            .find(|table| !rows.is_empty() && rows.iter().all(|row| table.looks_like(row)))
    }

    /// Whether a row may be one of its.
    pub(super) fn looks_like(&self, row: &[Value]) -> bool {
        row.len() == self.columns.len()
            && row.iter().zip(self.columns).all(|(value, (_, shape))| shape.fits(value))
    }

    /// What the table is called in which its rows are gathered: names that begin like this are `SQLite`'s own.
    pub(super) fn gathered_as(&self) -> &'static str {
        self.name.trim_start_matches("sqlite_")
    }

    /// Whether its first column is the number of the row.
    pub(super) fn has_row_number(&self) -> bool {
        matches!(self.columns.first(), Some((_, Row)))
    }

    /// Whether its rows say which change last touched them.
    pub(super) fn is_stamped(&self) -> bool {
        self.columns.last().is_some_and(|(name, _)| *name == CHANGE.0)
    }
}

impl Shape {
    fn fits(self, value: &Value) -> bool {
        match (self, value) {
            (Row | MaybeId | MaybeText, Value::Null)
            | (Text | MaybeText, Value::Text(_))
            | (Bytes, Value::Blob(_))
            | (Number, Value::Integer(_)) => true,
            (Id | MaybeId, Value::Blob(bytes)) => bytes.len() == 16,
            (Key, Value::Blob(bytes)) => bytes.len() == 32,
            (Jpeg, Value::Blob(bytes)) => bytes.starts_with(&[0xFF, 0xD8]),
            (Flag, Value::Integer(flag)) => matches!(flag, 0 | 1),
            (List, Value::Text(text)) => text.starts_with('['),
            (Word(is_one), Value::Text(text)) => is_one(text),
            _ => false,
        }
    }
}

fn is_section(word: &str) -> bool {
    Section::from_key(word).is_some()
}

fn is_language(word: &str) -> bool {
    LanguageTag::try_from(word.to_owned()).is_ok()
}
