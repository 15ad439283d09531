//! `wm library bin` and `wm library bring-back`.

use crate::lab::{Lab, id};
use vault::{Label, Scope};

/// A library with Nia, Ada and Gus, of whom these were taken out.
fn without(names: &[&str]) -> Lab {
    let lab = Lab::with(&["Nia", "Ada", "Gus"]);
    take_out(&lab, names);
    lab
}

fn take_out(lab: &Lab, names: &[&str]) {
    let library = lab.open();
    for name in names {
        let person = id(&library, name);
        let remove = |change: &mut vault::Change<'_>| change.remove_person(person);
        library.change(Scope::People, Label::RemovePerson, remove).unwrap();
    }
    library.close().unwrap();
}

#[test]
fn whoever_was_taken_out_is_listed_and_comes_back_with_every_word() {
    let lab = without(&[]);
    let nobody = lab.wm(&["bin"]);
    assert_eq!((nobody.status, nobody.out.as_str()), (0, "Nobody is taken out.\n"));
    let before = lab.profile("Nia");
    take_out(&lab, &["Nia"]);
    let bin = lab.wm(&["bin"]);
    assert_eq!(bin.status, 0, "{bin:?}");
    let fields: Vec<&str> = bin.out.trim_end().split('\t').collect();
    assert_eq!((fields.len(), fields[1], fields[2]), (5, "Nia", "60 lines"));
    assert!(!lab.wm(&["list"]).out.contains("Nia"));
    assert_eq!(lab.wm(&["--read-only", "bin"]).out, bin.out);
    assert_eq!(lab.wm(&["--read-only", "bring-back", "Nia"]).status, 2);

    let back = lab.wm(&["bring-back", fields[0]]);
    assert_eq!(back.status, 0, "{back:?}");
    assert!(back.out.contains("Nia is in the library again"), "{back:?}");
    assert_eq!(lab.profile("Nia"), before);
    lab.wm(&["bring-back", "Nia"]).failed_saying("Nobody in this library has exactly this name");
    assert_eq!(lab.wm(&["check"]).status, 0);
}

#[test]
fn whoever_was_taken_out_can_be_erased_and_of_two_with_one_name_the_number_is_asked_for() {
    let lab = without(&["Ada"]);
    lab.wm(&["erase", "Ada", "--yes", "--name", "Adah"]).failed_saying("another name");
    assert_eq!(lab.wm(&["erase", "Ada", "--yes", "--name", "Ada"]).status, 0);
    assert_eq!(lab.wm(&["bin"]).out, "Nobody is taken out.\n");

    for name in ["Nia", "Gus"] {
        let library = lab.open();
        let person = id(&library, name);
        let rename = |change: &mut vault::Change<'_>| {
            let profile = change.profile(person)?;
            let details = profile::Person { preferred_name: "Kit".into(), ..profile.person };
            change.set_person(person, details, profile.language)
        };
        library.change(Scope::Person(person), Label::Details, rename).unwrap();
        library.close().unwrap();
        take_out(&lab, &["Kit"]);
    }
    lab.wm(&["bring-back", "Kit"]).failed_saying("More than one person has this name");
    assert_eq!(lab.wm(&["bin"]).out.lines().count(), 2);
}
