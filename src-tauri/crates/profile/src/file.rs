//! A profile as a JSON file, with a version number and a schema.

use crate::{EntryId, Profile, Whose, limits, shows};
use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashSet;

/// What the `format` field of every profile file says.
pub const FORMAT: &str = "what-matters-profile";
/// The newest version this program reads. It writes the oldest that can say all of a profile, for older programs to read.
///
/// Version 2: nobody may have said yet whose words a line is.
pub const VERSION: u32 = 2;

/// The file: a mark, a version, and the profile beside them.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(title = "What Matters profile", extend("$id" = "what-matters-profile-1"))]
struct File<'a> {
    /// Always `what-matters-profile`.
    #[schemars(extend("const" = FORMAT))]
    format: Cow<'a, str>,
    /// The version of this form: 2 where nobody has said yet whose words some line is, or else 1.
    #[schemars(range(min = 1, max = VERSION))]
    version: u32,
    /// All that is known of the person.
    profile: Cow<'a, Profile>,
}

/// Read first and alone, so that a newer file is known as newer, whatever else is in it.
#[derive(Deserialize)]
struct Mark {
    format: Option<String>,
    version: Option<u32>,
}

/// Why a file is not a profile. None of the messages repeats words of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Longer than [`limits::FILE_BYTES`].
    #[error("the file is larger than a profile can be")]
    TooLarge,
    /// Not JSON, or cut off. Lines and columns count from 1.
    #[error("the file is broken at line {line}, column {column}")]
    Broken {
        /// The line of the fault.
        line: usize,
        /// The column of the fault.
        column: usize,
    },
    /// JSON, but nothing says that it is a profile.
    #[error("the file is not a What Matters profile")]
    NotAProfile,
    /// Written by a newer version of this program.
    #[error("the file is of version {found}, and this program reads version {VERSION}")]
    TooNew {
        /// The version in the file.
        found: u32,
    },
    /// A profile, but a field is missing, misspelt, or holds what it cannot.
    #[error("something in the file is not as a profile has it, at line {line}, column {column}")]
    Unfit {
        /// The line of the fault.
        line: usize,
        /// The column of the fault.
        column: usize,
    },
    /// More entries than [`limits::ENTRIES`].
    #[error("the file has {found} entries, and a profile holds {}", limits::ENTRIES)]
    TooManyEntries {
        /// How many there are.
        found: usize,
    },
    /// A text, name or list is longer than the limits allow.
    #[error("a text or a list in the file is too long")]
    TooLong,
    /// The preferred name is missing or blank.
    #[error("the file does not say what the person is called")]
    NoName,
    /// Two entries have the same identity.
    #[error("two entries in the file have the same id")]
    SameIdTwice,
}

/// Reads a profile from the text of a file.
pub fn from_json(bytes: &[u8]) -> Result<Profile, FileError> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(FileError::TooLarge);
    }
    // Editors on Windows put a byte order mark in front.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mark: Mark = serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => FileError::NotAProfile,
        _ => FileError::Broken { line: error.line(), column: error.column() },
    })?;
    match (mark.format.as_deref(), mark.version) {
        (Some(FORMAT), Some(1..=VERSION)) => {}
        (Some(FORMAT), Some(found)) if found > VERSION => return Err(FileError::TooNew { found }),
        _ => return Err(FileError::NotAProfile),
    }
    let file: File<'_> = serde_json::from_slice(bytes)
        .map_err(|error| FileError::Unfit { line: error.line(), column: error.column() })?;
    let profile = file.profile.into_owned();
    check(&profile)?;
    Ok(profile)
}

/// Writes a profile as the text of a file, ending in a line feed. The same profile gives the same text.
#[must_use]
pub fn to_json(profile: &Profile) -> String {
    let version = version_of(profile);
    let file = File { format: Cow::Borrowed(FORMAT), version, profile: Cow::Borrowed(profile) };
    #[expect(clippy::expect_used, reason = "every map key is a string and nothing writes to a device")]
    let mut text = serde_json::to_string_pretty(&file).expect("a profile has a JSON form");
    text.push('\n');
    text
}

/// The oldest version that can say all of a profile.
fn version_of(profile: &Profile) -> u32 {
    let not_said = profile.sections.all().any(|(_, entry)| entry.voice.whose == Whose::NotSaid);
    if not_said { 2 } else { 1 }
}

/// The JSON Schema of the file (draft 2020-12), made from these types.
#[must_use]
pub fn schema() -> Schema {
    schemars::schema_for!(File<'_>)
}

fn check(profile: &Profile) -> Result<(), FileError> {
    let found = profile.sections.all().count();
    if found > limits::ENTRIES {
        return Err(FileError::TooManyEntries { found });
    }
    let person = &profile.person;
    if !shows(&person.preferred_name) {
        return Err(FileError::NoName);
    }
    let long = |text: &str, most: usize| text.chars().nth(most).is_some();
    let lines = [&person.preferred_name, &person.full_name, &person.pronouns]
        .into_iter()
        .chain(person.photo.as_ref().map(|photo| &photo.description))
        .chain(&profile.written.how)
        .chain(profile.written.by.iter().flat_map(|by| [&by.name, &by.role]))
        .chain(
            profile
                .sections
                .all()
                .flat_map(|(_, entry)| entry.voice.name.iter().chain(&entry.voice.how_we_know)),
        );
    let lists = [person.languages.len(), person.communication_needs.len(), profile.written.by.len()];
    if lines.into_iter().any(|line| long(line, limits::LINE))
        || profile.sections.all().any(|(_, entry)| long(&entry.text, limits::ENTRY))
        || lists.into_iter().any(|length| length > limits::LIST)
    {
        return Err(FileError::TooLong);
    }
    let mut seen: HashSet<EntryId> = HashSet::new();
    if profile.sections.all().all(|(_, entry)| seen.insert(entry.id)) {
        Ok(())
    } else {
        Err(FileError::SameIdTwice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entry, LanguageTag, Person, Section};

    fn amina() -> Profile {
        let mut profile = Profile::of(Person::named("Amina"), LanguageTag::default());
        profile.sections[Section::ImportantTo].push(Entry::own("Tea with cardamom"));
        profile
    }

    #[test]
    fn a_profile_survives_its_file() {
        let profile = amina();
        assert_eq!(from_json(to_json(&profile).as_bytes()), Ok(profile));
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        let text = format!("\u{feff}{}", to_json(&amina()));
        assert!(from_json(text.as_bytes()).is_ok());
    }

    #[test]
    fn each_fault_has_its_own_name() {
        let good = to_json(&amina());
        let fault = |text: &str| from_json(text.as_bytes()).unwrap_err();
        assert!(matches!(fault(""), FileError::Broken { .. }));
        assert!(matches!(fault(&good[..good.len() / 2]), FileError::Broken { .. }));
        assert_eq!(fault("[]"), FileError::NotAProfile);
        assert_eq!(fault("{}"), FileError::NotAProfile);
        assert_eq!(fault(r#"{"format":"other","version":1}"#), FileError::NotAProfile);
        assert_eq!(
            fault(r#"{"format":"what-matters-profile","version":7,"soul":1}"#),
            FileError::TooNew { found: 7 }
        );
        assert!(matches!(fault(&good.replace("\"text\"", "\"txt\"")), FileError::Unfit { .. }));
        assert_eq!(fault(&good.replace("Amina", " ")), FileError::NoName);
        assert_eq!(fault(&good.replace("Tea", &"Tea".repeat(2_000))), FileError::TooLong);
    }

    #[test]
    fn a_name_that_shows_nothing_is_no_name() {
        assert_eq!(
            from_json(to_json(&amina()).replace("Amina", "\u{200b}").as_bytes()),
            Err(FileError::NoName)
        );
    }

    #[test]
    fn only_what_older_programs_cannot_say_makes_a_file_newer() {
        let mut profile = amina();
        assert!(to_json(&profile).contains("\"version\": 1"));
        profile.sections[Section::ImportantTo][0].voice.whose = Whose::NotSaid;
        let text = to_json(&profile);
        assert!(text.contains("\"version\": 2") && text.contains("\"not_said\""));
        assert_eq!(from_json(text.as_bytes()), Ok(profile));
    }

    #[test]
    fn too_many_entries_are_counted() {
        let mut profile = amina();
        profile.sections[Section::Support] = (0..10_000).map(|i| Entry::own(i.to_string())).collect();
        assert_eq!(from_json(to_json(&profile).as_bytes()), Err(FileError::TooManyEntries { found: 10_001 }));
    }

    #[test]
    fn the_same_identity_twice_is_refused() {
        let mut profile = amina();
        let twin = profile.sections[Section::ImportantTo][0].clone();
        profile.sections[Section::Support].push(twin);
        assert_eq!(from_json(to_json(&profile).as_bytes()), Err(FileError::SameIdTwice));
    }

    #[test]
    fn the_longest_file_fits_the_limit() {
        let photo = limits::PHOTO_BYTES * 4 / 3;
        // Four bytes a character at most in UTF-8; entries also carry a voice.
        let words = limits::ENTRIES * (limits::ENTRY + 2 * limits::LINE) * 4;
        assert!(photo + words / 2 < limits::FILE_BYTES);
    }

    proptest::proptest! {
        #[test]
        fn any_words_survive_their_file(name in "\\PC+", text in "(?s).{0,200}") {
            let mut profile = amina();
            profile.person.preferred_name = format!("x{name}");
            profile.sections[Section::Future].push(Entry::own(text));
            let back = from_json(to_json(&profile).as_bytes());
            proptest::prop_assert_eq!(back, Ok(profile));
        }

        #[test]
        fn any_bytes_are_read_without_a_fault(bytes: Vec<u8>) {
            proptest::prop_assert!(from_json(&bytes).is_err());
        }
    }
}
