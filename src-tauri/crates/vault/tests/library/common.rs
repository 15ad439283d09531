//! What the tests of the library share.

use profile::{Entry, LanguageTag, Person, PersonId, Photo, Profile, Section};
use std::path::{Path, PathBuf};
use vault::{About, Cost, Label, Library, Passphrase, PersonCard, Scope};

/// Says how often an attack was tried and nothing was lost: `./dev attacks` makes a table of these lines.
#[expect(clippy::print_stdout, reason = "it is what the table is made of")]
pub(crate) fn tried(times: usize, attack: &str) {
    println!("attack: | {attack} | {times} | 0 |");
}

pub(crate) fn passphrase() -> Passphrase {
    Passphrase::new("plover cabin eleven")
}

/// A folder to make libraries in, and a library made in it.
pub(crate) fn made() -> (tempfile::TempDir, PathBuf, Library) {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("Our people");
    let library = Library::create(&folder, &passphrase(), About::Others, Cost::lightest()).unwrap();
    (around, folder, library)
}

pub(crate) fn opened(folder: &Path) -> Library {
    Library::open(folder, &passphrase()).unwrap()
}

/// The headers of a 4 × 3 picture with some bytes of its own; enough of a JPEG to be kept.
pub(crate) fn photo(mark: &[u8], description: &str) -> Photo {
    let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 3, 0, 4, 3, 0, 0, 0];
    jpeg.extend(mark);
    Photo::from_jpeg(jpeg, description).unwrap()
}

pub(crate) fn amina() -> Profile {
    let mut person = Person::named("Amina");
    person.full_name = "Amina Begum".into();
    person.languages = vec![LanguageTag::try_from("ur").unwrap(), LanguageTag::default()];
    person.communication_needs = vec![profile::CommunicationNeed::Makaton];
    person.born = Some("1957-03-09".parse().unwrap());
    person.photo = Some(photo(b"garden", "Amina in her garden"));
    let mut profile = Profile::of(person, LanguageTag::default());
    profile.sections[Section::ImportantTo] =
        ["Tea with cardamom", "Her sister's calls", "Roses"].map(Entry::own).into();
    profile.sections[Section::Support].push(Entry::own("Sit down first, then talk"));
    profile.written.by.push(profile::Supporter { name: "Joy Okafor".into(), role: "friend".into() });
    profile.written.on = Some("2025-11-20".parse().unwrap());
    profile
}

pub(crate) fn add(library: &Library, profile: &Profile) -> PersonId {
    let profile = profile.clone();
    library.change(Scope::People, Label::AddPerson, move |change| change.add_profile(profile)).unwrap()
}

/// Everybody a search finds.
pub(crate) fn people(library: &Library, search: &str) -> Vec<PersonCard> {
    let people = library.people(search, 0..usize::MAX).unwrap();
    assert_eq!(people.total, people.cards.len());
    people.cards
}
