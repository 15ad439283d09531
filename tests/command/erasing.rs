//! `wm library erase`.

use crate::lab::Lab;
#[cfg(target_os = "linux")]
use crate::lab::PASSPHRASE;
use std::fs;

#[test]
fn somebody_is_taken_out_for_good_only_when_named_twice_and_backups_that_hold_them_are_named() {
    let lab = Lab::with(&["Nia"]);
    let without = lab.back_up();
    let file = lab.named("ada.json");
    let ada = profile::Profile::of(profile::Person::named("Ada"), profile::LanguageTag::default());
    fs::write(&file, profile::to_json(&ada)).unwrap();
    assert_eq!(lab.wm(&["import", &file]).status, 0);
    let with = lab.back_up();

    lab.wm(&["erase", "Ada"]).failed_saying("--yes");
    assert_eq!(lab.wm(&["erase", "Ada", "--yes"]).status, 2);
    lab.wm(&["erase", "Ada", "--yes", "--name", "Adah"]).failed_saying("another name");
    lab.wm(&["erase", "Adah", "--yes", "--name", "Adah"]).failed_saying("Nobody in this library");
    assert!(lab.wm(&["list"]).out.contains("Ada"), "nobody was taken out");

    let erased = lab.wm(&["erase", &ada.person.id.to_string(), "--yes", "--name", "Ada"]);
    assert_eq!(erased.status, 0, "{erased:?}");
    assert!(erased.out.contains(&with) && erased.out.contains("gone for good"), "{erased:?}");
    assert!(!erased.out.contains(&without), "{erased:?}");
    assert!(!lab.wm(&["list"]).out.contains("Ada"));
    assert_eq!(lab.wm(&["check"]).status, 0);
}

#[test]
fn where_somebody_who_was_taken_out_has_the_same_name_it_must_be_said_who_is_meant() {
    let lab = Lab::with(&["Nia", "Nia"]);
    let library = lab.open();
    let [first, second] = library.named("Nia").unwrap().try_into().unwrap();
    library
        .change(vault::Scope::People, vault::Label::RemovePerson, |change| change.remove_person(first))
        .unwrap();
    library.close().unwrap();
    lab.wm(&["erase", "Nia", "--yes", "--name", "Nia"]).failed_saying("More than one person");
    assert_eq!(lab.wm(&["erase", &first.to_string(), "--yes", "--name", "Nia"]).status, 0);
    assert!(lab.wm(&["list"]).out.contains(&second.to_string()));
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_it_is_asked_twice() {
    let lab = Lab::with(&["Nia"]);
    for answers in [["no", "Nia"], ["yes", "Mia"]] {
        assert_eq!(lab.at_a_terminal(&[PASSPHRASE, answers[0], answers[1]], "erase Nia").status, 2);
        assert!(lab.wm(&["list"]).out.contains("Nia"));
    }
    let erased = lab.at_a_terminal(&[PASSPHRASE, "yes", "Nia"], "erase Nia");
    assert_eq!(erased.status, 0, "{erased:?}");
    assert!(!lab.wm(&["list"]).out.contains("Nia"));
}
