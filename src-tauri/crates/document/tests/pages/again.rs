//! A press keeps what it made before, and nobody can tell by the page.

use document::{Choices, Design, Press};
use profile::Profile;
use std::fs;
use std::path::Path;

fn examples() -> Vec<Profile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/examples");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    files.iter().map(|file| profile::from_json(&fs::read(file).unwrap()).unwrap()).collect()
}

fn made(press: &mut Press, profile: &Profile, design: Design) -> (Vec<u8>, String) {
    let laid = press.lay_out(profile, &Choices { design, ..Choices::default() });
    (press.pdf(&laid).unwrap(), press.svg(&laid, 0).unwrap())
}

#[test]
fn a_page_is_the_same_whatever_was_printed_before_it() {
    let mut busy = Press::new();
    let examples = examples();
    for profile in &examples {
        for design in [Design::Story, Design::Classic] {
            made(&mut busy, profile, design);
        }
    }
    for profile in &examples {
        let alone = made(&mut Press::new(), profile, Design::Classic);
        assert!(made(&mut busy, profile, Design::Classic) == alone);
    }
    busy.forget();
    let alone = made(&mut Press::new(), &examples[0], Design::Poster);
    assert!(made(&mut busy, &examples[0], Design::Poster) == alone);
}
