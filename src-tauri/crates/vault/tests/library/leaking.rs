//! Nothing that anybody said can be read in the files, however they are found.

use crate::common::{made, people, photo};
use profile::{Entry, LanguageTag, Person, Profile, Section, Supporter, Voice, Whose};
use std::fs;
use std::path::Path;
use vault::{Label, Scope};

/// Words that are found nowhere by chance, and the same in every field that takes words.
const WORDS: [&str; 10] = [
    "Quillonaria",
    "Vexomandible",
    "Thrumbletick",
    "Oxylophane",
    "Wimbrelkin",
    "Zarquonette",
    "Brindlemoth",
    "Plethorique",
    "Snorkeldine",
    "Glimmerwick",
];

fn profile() -> Profile {
    let [name, full, pronouns, text, said, known, by, role, how, description] = WORDS;
    let mut person = Person::named(name);
    person.full_name = full.into();
    person.pronouns = pronouns.into();
    person.photo = Some(photo(b"PortraitumCanarium", description));
    let mut profile = Profile::of(person, LanguageTag::default());
    let mut entry = Entry::own(text);
    entry.voice = Voice { whose: Whose::Staff, name: Some(said.into()), how_we_know: Some(known.into()) };
    profile.sections[Section::Support].push(entry);
    profile.written.by.push(Supporter { name: by.into(), role: role.into() });
    profile.written.how = Some(how.into());
    profile
}

/// Looks for every word, as it is, folded, and in UTF-16, in every byte of every file.
fn assert_nothing_readable(folder: &Path) {
    let mut looked_at = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        looked_at += bytes.len();
        for word in WORDS.into_iter().chain(["PortraitumCanarium", "preferred_name", "SQLite format 3"]) {
            let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for needle in [word.as_bytes(), word.to_lowercase().as_bytes(), &wide] {
                let found = bytes.windows(needle.len()).any(|window| window == needle);
                assert!(!found, "{word} in {}", path.display());
            }
        }
    }
    assert!(looked_at > 50_000, "the files were not there to be looked at");
}

#[test]
fn no_word_and_no_picture_can_be_read_in_any_file() {
    let (_around, folder, library) = made();
    let profile = profile();
    let id = profile.person.id;
    library.change(Scope::People, Label::AddPerson, move |change| change.add_profile(profile)).unwrap();
    assert_eq!(people(&library, "thrumbletick").len(), 0);
    assert_eq!(people(&library, &WORDS[3].to_lowercase()).len(), 1);
    // While it is open the log holds everything.
    assert!(fs::metadata(folder.join("people.db-wal")).unwrap().len() > 0);
    assert_nothing_readable(&folder);
    // Undo steps hold everything once more.
    library.change(Scope::People, Label::RemovePerson, move |change| change.remove_person(id)).unwrap();
    library.undo(Scope::People).unwrap();
    assert_nothing_readable(&folder);
    library.close().unwrap();
    assert_nothing_readable(&folder);
}
