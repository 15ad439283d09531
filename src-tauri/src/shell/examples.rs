//! The example people that come with the app.

use super::page::draw;
use super::photo::data_address;
use super::{Shell, held};
use contract::{Choices, ErrorCode, Example, ExamplePage, Failure};
use exchange::profile_from_json;
use profile::Profile;
use vault::Label;

/// Every example: the name of its file, and its text.
const EXAMPLES: [(&str, &str); 11] = [
    ("kofi", include_str!("../../../assets/examples/kofi.json")),
    ("gwen", include_str!("../../../assets/examples/gwen.json")),
    ("luz", include_str!("../../../assets/examples/luz.json")),
    ("stav", include_str!("../../../assets/examples/stav.json")),
    ("bozena", include_str!("../../../assets/examples/bozena.json")),
    ("kacper", include_str!("../../../assets/examples/kacper.json")),
    ("matin", include_str!("../../../assets/examples/matin.json")),
    ("bailey", include_str!("../../../assets/examples/bailey.json")),
    ("elfed", include_str!("../../../assets/examples/elfed.json")),
    ("xiaoman", include_str!("../../../assets/examples/xiaoman.json")),
    ("shabana", include_str!("../../../assets/examples/shabana.json")),
];

impl Shell {
    pub(crate) fn examples(&self) -> Result<Vec<Example>, Failure> {
        EXAMPLES
            .iter()
            .map(|(key, text)| {
                let Profile { person, language, .. } = read(text)?;
                Ok(Example {
                    key: (*key).to_owned(),
                    name: person.preferred_name,
                    language: language.to_string(),
                    colour: person.colour,
                    photo: person.photo.as_ref().map(|photo| data_address(photo.jpeg())),
                })
            })
            .collect()
    }

    pub(crate) fn example_page(&self, key: String, choices: Choices) -> Result<ExamplePage, Failure> {
        let profile = example(&key)?;
        let document = draw(&mut held(&self.press), &profile, choices);
        Ok(ExamplePage { name: profile.person.preferred_name, document })
    }

    pub(crate) fn keep_example(&self, key: String) -> Result<String, Failure> {
        // A copy is somebody new: the example may be kept twice, and edited apart.
        self.add(example(&key)?.as_somebody_else(), Label::AddPerson)
    }
}

fn example(key: &str) -> Result<Profile, Failure> {
    let (_, text) = EXAMPLES.iter().find(|(known, _)| *known == key).ok_or(ErrorCode::BadRequest)?;
    read(text)
}

fn read(text: &str) -> Result<Profile, Failure> {
    Ok(profile_from_json(text.as_bytes())?.profile)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_a_profile() {
        for (key, text) in EXAMPLES {
            assert!(read(text).is_ok(), "{key}");
        }
    }

    #[test]
    fn every_file_of_the_folder_is_an_example() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/examples");
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
            .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        files.sort();
        let mut known = EXAMPLES.map(|(key, _)| key);
        known.sort_unstable();
        assert_eq!(files, known);
    }
}
