//! A profile as a JSON file, with a version number and a schema.
//!
//! Reading goes from bytes to [`text`], which is [tidied](tidy) where it is no JSON, and [walked](walk) through by what a
//! profile holds ([`shape`]): so every fault has its place and its reason, and what can mean only one thing is mended.

mod date;
mod fault;
mod nearest;
mod shape;
mod syntax;
mod text;
mod tidy;
mod walk;

pub use fault::{Fault, Item, Mended, Noted, Place, Remark, Spot, ValueKind, Words, Wrong};

use crate::{Photo, Profile, Whose, limits};
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;
use tidy::{Lines, Tidied};
use walk::{Members, Walk};

/// What the `format` field of every profile file says.
pub const FORMAT: &str = "what-matters-profile";
/// The newest version this program reads. It writes the oldest that can say all of a profile, for older programs to read.
///
/// Version 2: nobody may have said yet whose words a line is, and there are more needs. Version 3: nor how those who are
/// named, or on that day, wrote it. (Without `authorship`, older versions took it to be together.)
pub const VERSION: u32 = 3;

/// The file: a mark, a version, and the profile beside them.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "What Matters profile", extend("$id" = "what-matters-profile-1"))]
struct File<'a> {
    /// Always `what-matters-profile`.
    #[schemars(extend("const" = FORMAT))]
    format: Cow<'a, str>,
    /// The version of this form: 3 where nobody has said yet how those who are named, or on that day, wrote it; 2 where
    /// nobody has said yet whose words some line is, or where there is a need that is not in version 1; or else 1.
    #[schemars(range(min = 1, max = VERSION))]
    version: u32,
    /// All that is known of the person.
    profile: Cow<'a, Profile>,
}

/// Why a file is not a profile. Neither the messages nor `Debug` repeat words of the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Longer than [`limits::FILE_BYTES`].
    #[error("the file is larger than a profile can be")]
    TooLarge,
    /// Not in letters.
    #[error("the file is not a text")]
    NotText,
    /// JSON, but nothing says that it is a profile.
    #[error("the file is not a What Matters profile")]
    NotAProfile,
    /// Written by a newer version of this program.
    #[error("the file is of version {found}, and this program reads version {VERSION}")]
    TooNew {
        /// The version in the file.
        found: u64,
    },
    /// Something in it is not as a profile has it.
    #[error("something in the file is not as a profile has it")]
    Unfit(Noted<Fault>),
}

/// What was read in a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Read {
    /// The profile, without the photo.
    pub profile: Profile,
    /// The photo as it stands in the file.
    pub photo: Option<PhotoInFile>,
    /// What was mended, and what was left out.
    pub remarks: Noted<Remark>,
}

/// A photo as it stands in a file: a picture of any kind, not yet looked at.
#[derive(PartialEq, Eq)]
pub struct PhotoInFile {
    /// The picture file; nothing where it is not in base64.
    pub picture: Option<Vec<u8>>,
    /// What is on it.
    pub description: String,
    /// The line it begins in, from 1.
    pub line: usize,
}

/// Reads a profile in the text of a file, and mends in it what can mean only one thing.
pub fn read(bytes: &[u8]) -> Result<Read, FileError> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(FileError::TooLarge);
    }
    let mut remarks = Noted::new();
    let text = text::decode(bytes, &mut remarks)?;
    if let Ok(json) = serde_json::from_str(&text) {
        return read_json(json, &text, &Lines::of(&text), remarks);
    }
    let Tidied { text, lines, mended } = tidy::tidy(&text);
    remarks.extend(mended.into_iter().map(|(line, mended)| Remark { place: Place::line(line), mended }));
    match serde_json::from_str(&text) {
        Ok(json) => read_json(json, &text, &lines, remarks),
        Err(error) => Err(unfit(syntax::fault(&text, &lines, &error))),
    }
}

/// Reads a profile as [`to_json`] wrote it, with its photo; one that is not as this program keeps photos is left out.
pub fn from_json(bytes: &[u8]) -> Result<Profile, FileError> {
    let Read { mut profile, photo, .. } = read(bytes)?;
    profile.person.photo = photo.and_then(|photo| Photo::from_jpeg(photo.picture?, photo.description).ok());
    Ok(profile)
}

fn read_json(json: &RawValue, text: &str, lines: &Lines, remarks: Noted<Remark>) -> Result<Read, FileError> {
    // First of all, so that a newer file is known as newer, whatever else is in it.
    let Members(members) = serde_json::from_str(json.get()).map_err(|_| FileError::NotAProfile)?;
    let member = |name: &str| members.iter().find(|(found, _)| found == name).map(|(_, value)| value.get());
    let is_marked = member("format").is_some_and(|format| format.trim_matches('"') == FORMAT);
    if !is_marked && member("profile").is_none() {
        return Err(FileError::NotAProfile);
    }
    match member("version").and_then(walk::version_in) {
        Some(found) if is_marked && found > VERSION.into() => return Err(FileError::TooNew { found }),
        _ => {}
    }
    let mut walk = Walk::through(text, lines, remarks);
    let mut value = walk.whole(json, &shape::FILE);
    walk.faults.sort_by_line(|fault| fault.place.line);
    if !walk.faults.is_empty() {
        return Err(FileError::Unfit(walk.faults));
    }
    walk.remarks.sort_by_line(|remark| remark.place.line);
    // What the walk lets through is what the types are read from; a test holds one against the other.
    let profile = serde_json::from_value(value["profile"].take()).map_err(|_| FileError::NotAProfile)?;
    Ok(Read { profile, photo: walk.photo, remarks: walk.remarks })
}

/// A file with one fault.
fn unfit(fault: Fault) -> FileError {
    let mut faults = Noted::new();
    faults.push(fault);
    FileError::Unfit(faults)
}

impl fmt::Debug for PhotoInFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = self.picture.as_ref().map(Vec::len);
        write!(f, "PhotoInFile({length:?} bytes, in line {})", self.line)
    }
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
    let written = &profile.written;
    if written.authorship.is_not_said() && (!written.by.is_empty() || written.on.is_some()) {
        return 3;
    }
    let not_said = profile.sections.all().any(|(_, entry)| entry.voice.whose == Whose::NotSaid);
    let new_need = !profile.person.communication_needs.iter().all(|need| need.is_in_version_1());
    if not_said || new_need { 2 } else { 1 }
}

/// The JSON Schema of the file (draft 2020-12), made from these types.
#[must_use]
pub fn schema() -> Schema {
    schemars::schema_for!(File<'_>)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Authorship, Entry, LanguageTag, Person, Section};

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

    fn remarks(text: &str) -> Vec<(usize, &'static str)> {
        let Read { remarks, .. } = read(text.as_bytes()).unwrap();
        remarks.first(9).0.iter().map(|remark| (remark.place.line, remark.mended.key())).collect()
    }

    #[test]
    fn what_this_program_wrote_needs_no_mending() {
        assert_eq!(remarks(&to_json(&amina())), []);
    }

    #[test]
    fn each_fault_has_its_own_name() {
        let good = to_json(&amina());
        let fault = |text: &str| from_json(text.as_bytes()).unwrap_err();
        assert_eq!(fault("[]"), FileError::NotAProfile);
        assert_eq!(fault("{}"), FileError::NotAProfile);
        assert_eq!(fault(r#"{"format":"other","version":1}"#), FileError::NotAProfile);
        assert_eq!(
            fault(r#"{"format":"what-matters-profile","version":7,"soul":1}"#),
            FileError::TooNew { found: 7 }
        );
        let first = |text: &str| match fault(text) {
            FileError::Unfit(faults) => faults.first(1).0[0].wrong.key(),
            other => panic!("{other:?}"),
        };
        assert_eq!(first(""), "breaks_off");
        assert_eq!(first(&good[..good.len() / 2]), "breaks_off");
        assert_eq!(first(&good.replace("\"text\"", "\"txt\"")), "missing");
        for blank in [" ", "\u{200b}"] {
            assert_eq!(first(&good.replace("Amina", blank)), "blank");
        }
        assert_eq!(first(&good.replace("Tea", &"Tea".repeat(2_000))), "too_long");
    }

    #[test]
    fn all_faults_are_found_in_the_order_of_the_file() {
        let text = r#"{"format": "what-matters-profile", "version": 1, "profile": {
            "written": {"on": "soon"},
            "person": {"preferred_name": 7, "colour": "orange",
                "nickname": "N"},
            "sections": {"support": [
                {"text": "Tea"}
            ]}}}"#;
        let FileError::Unfit(faults) = from_json(text.as_bytes()).unwrap_err() else { panic!() };
        let (all, more) = faults.first(9);
        let all: Vec<_> = all.iter().map(|fault| (fault.place.line, fault.wrong.key())).collect();
        let wanted =
            [(2, "not_a_date"), (3, "kind"), (3, "not_one_of"), (4, "unknown_field"), (6, "missing")];
        assert_eq!((all.as_slice(), more), (wanted.as_slice(), 0));
        assert_eq!(faults.first(3).1, 2);
    }

    #[test]
    fn any_number_of_faults_is_counted() {
        let entries = vec!["{}"; 2_000].join(",");
        let text = format!(
            r#"{{"format": "{FORMAT}", "version": 1, "profile": {{"person": {{"preferred_name": "A"}},
                "sections": {{"support": [{entries}]}}}}}}"#
        );
        let FileError::Unfit(faults) = from_json(text.as_bytes()).unwrap_err() else { panic!() };
        let (first, more) = faults.first(3);
        assert_eq!(first.len() + more, 4_000);
    }

    #[test]
    fn only_what_older_programs_cannot_say_makes_a_file_newer() {
        let mut profile = amina();
        assert!(to_json(&profile).contains("\"version\": 1"));
        profile.sections[Section::ImportantTo][0].voice.whose = Whose::NotSaid;
        let text = to_json(&profile);
        assert!(text.contains("\"version\": 2") && text.contains("\"not_said\""));
        assert_eq!(from_json(text.as_bytes()), Ok(profile));
        let mut profile = amina();
        profile.person.communication_needs = vec![crate::CommunicationNeed::Makaton];
        assert!(to_json(&profile).contains("\"version\": 1"));
        profile.person.communication_needs.push(crate::CommunicationNeed::HearingAid);
        assert!(to_json(&profile).contains("\"version\": 2"));
        profile.written.on = Some(jiff::civil::date(2026, 3, 3));
        let text = to_json(&profile);
        assert!(text.contains("\"version\": 3") && !text.contains("authorship"));
        assert_eq!(from_json(text.as_bytes()), Ok(profile.clone()), "what nobody said stays unsaid");
        for known in [Authorship::Alone, Authorship::Together, Authorship::ByOthers] {
            profile.written.authorship = known;
            let text = to_json(&profile);
            assert!(text.contains("\"version\": 2"));
            assert_eq!(from_json(text.as_bytes()), Ok(profile.clone()));
        }
    }

    #[test]
    fn too_many_entries_are_counted() {
        let mut profile = amina();
        profile.sections[Section::Support] = (0..10_000).map(|i| Entry::own(i.to_string())).collect();
        let FileError::Unfit(faults) = from_json(to_json(&profile).as_bytes()).unwrap_err() else { panic!() };
        let wrong: Vec<_> = faults.first(9).0.iter().map(|fault| fault.wrong.clone()).collect();
        assert_eq!(wrong, [Wrong::TooMany { found: 10_001, most: limits::ENTRIES }]);
    }

    #[test]
    fn an_identity_that_is_taken_or_is_none_is_made_new() {
        let mut profile = amina();
        let line = profile.sections[Section::ImportantTo][0].clone();
        profile.sections[Section::Support].push(line.clone());
        let Read { profile: read, remarks: said, .. } = read(to_json(&profile).as_bytes()).unwrap();
        let [there, new] = [Section::ImportantTo, Section::Support].map(|section| &read.sections[section][0]);
        assert!(there.id == line.id && new.id != line.id && new.text == line.text);
        assert_eq!(said.first(9).0[0].mended, Mended::NewNumber);
        let odd = to_json(&profile).replace(&line.id.to_string(), "00000000-0000-0000-0000-000000000000");
        assert_eq!(remarks(&odd).len(), 2, "nobody's number is nobody's");
    }

    #[test]
    fn a_photo_is_handed_on_as_it_came() {
        let with = |photo: &str| {
            let text =
                to_json(&amina()).replacen("\"preferred_name\"", &format!("{photo}, \"preferred_name\""), 1);
            let Read { profile, photo, .. } = read(text.as_bytes()).unwrap();
            assert_eq!(profile.person.photo, None);
            photo.map(|photo| (photo.picture, photo.description, remarks(&text)))
        };
        let picture = Some(b"any picture?".to_vec());
        let plain = Some((picture.clone(), "Amina".to_owned(), vec![]));
        let photo = r#""photo": {"jpeg": "YW55IHBpY3R1cmU/", "description": "Amina"}"#;
        assert_eq!(with(photo), plain);
        assert_eq!(with(&photo.replace("Y3", "\\n Y3")), plain, "in several lines");
        assert_eq!(with(&photo.replace('/', "_")), plain, "in the letters of addresses");
        let bare = r#""photo": "YW55IHBpY3R1cmU/""#;
        assert_eq!(with(bare), Some((picture.clone(), String::new(), vec![])));
        let address = with(r#""photo": "data:image/png;base64,YW55IHBpY3R1cmU/""#);
        assert!(matches!(address, Some((found, _, said)) if found == picture && said[0].1 == "data_address"));
        let none = with(r#""photo": {"jpeg": "my photo.jpg"}"#);
        assert_eq!(none, Some((None, String::new(), vec![])));
        assert_eq!(with(r#""photo": null"#), None);
    }

    #[test]
    fn null_and_a_blank_date_say_nothing_wherever_nothing_need_be_said() {
        let text = r#"{"format": "what-matters-profile", "version": 1, "profile": {
            "language": null, "written": {"on": ""}, "sections": {"support": null},
            "person": {"preferred_name": "Nia", "id": null, "born": null, "languages": null, "colour": null}}}"#;
        assert_eq!(remarks(text), []);
    }

    #[test]
    fn what_stands_beside_the_profile_is_left_out_and_said() {
        let text = to_json(&amina()).replacen('{', "{\"$schema\": \"x\", \"note\": \"by Joy\",", 1);
        assert_eq!(remarks(&text), [(1, "left_out")]);
    }

    #[test]
    fn a_file_nested_deeper_than_anybody_can_count_is_refused() {
        let deep = format!(
            r#"{{"format": "{FORMAT}", "version": 1, "profile": {}{}}}"#,
            "[".repeat(1_000_000),
            "]".repeat(1_000_000)
        );
        assert!(matches!(from_json(deep.as_bytes()), Err(FileError::Unfit(_))));
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
