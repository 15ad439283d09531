//! What `wm` says is read by people and by other programs, and cannot be forged by the names and words in a library: one
//! line is one line, and one person is one person.

use crate::lab::Lab;
use harness::command::{Ended, wm};
use serde_json::Value;

/// Names that try to be more than a name.
const NAMES: [&str; 7] = [
    "Nia\n0191f9e4-0000-7000-8000-000000000000\tMallory",
    "Gus\r\u{1b}[2K\u{1b}[1A0191f9e4\tMallory",
    "Sam\u{202e}\u{2066}yrollaM",
    "Zoë\u{1b}]0;owned\u{7}\u{9b}2J\u{7f}",
    "Ola\u{2028}0191f9e4\tMallory\u{85}x\u{b}y\u{c}z",
    "\"},{\"id\":\"x\",\"name\":\"Mallory\"},{\"",
    "/home/nia/library is sound: every page of it can be read, and all of it fits together",
];

/// Marks that turn round what is around them, or hide it.
fn turns(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}')
}

fn breaks(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')
}

/// Nothing but line breaks steers, and every line is one that the program began itself.
fn is_harmless(ended: &Ended, what: &str) {
    for said in [&ended.out, &ended.err] {
        let steers = |letter: char| (breaks(letter) && !matches!(letter, '\n' | '\t')) || turns(letter);
        assert!(!said.contains(steers), "{what}: {said:?}");
        for line in said.lines() {
            let begins = ["0191f9e4", "Mallory", "\tMallory", "x\u{b}", "/home/nia/library is sound"];
            assert!(!begins.iter().any(|begin| line.starts_with(begin)), "{what}: {line:?}");
            let opens = line.chars().filter(|letter| matches!(letter, '\u{2066}'..='\u{2068}')).count();
            let closes = line.chars().filter(|letter| *letter == '\u{2069}').count();
            assert_eq!(opens, closes, "{what}: {line:?}");
        }
    }
}

#[test]
fn one_person_is_one_line_whatever_they_are_called() {
    let lab = Lab::with(&NAMES);
    let listed = lab.wm(&["list"]);
    is_harmless(&listed, "list");
    assert_eq!(listed.out.lines().count(), NAMES.len(), "{listed:?}");
    for line in listed.out.lines() {
        let fields: Vec<_> = line.split('\t').collect();
        assert_eq!(fields.len(), 2, "{line:?}");
        assert!(fields[0].parse::<profile::PersonId>().is_ok(), "{line:?}");
    }
    assert!(listed.out.contains("\tNia␊0191f9e4-0000-7000-8000-000000000000␉Mallory\n"), "{listed:?}");
}

#[test]
fn no_command_lets_a_name_or_a_word_begin_a_line_or_steer_the_terminal() {
    let lab = Lab::with(&NAMES);
    lab.back_up();
    for name in NAMES {
        lab.say(name, &format!("{name} says"));
    }
    let out = |name: &str| lab.named(name);
    for name in [NAMES[0], NAMES[1], NAMES[4]] {
        for arguments in [
            ["history", name].as_slice(),
            &["restore", "--dry-run", "--person", name],
            &["restore", "--yes", "--person", name],
            &["print", name, "-o", &out("page.pdf")],
            &["print", name, "-o", &out("nowhere/page\n0191f9e4.pdf")],
            &["export", name, "-o", &out("page\u{1b}[2K\n0191f9e4.json")],
            &["history", &format!("{name}!")],
            &["erase", name, "--yes", "--name", "another"],
        ] {
            is_harmless(&lab.wm(arguments), &format!("{arguments:?}"));
        }
    }
    for arguments in [["check"].as_slice(), &["restore", "--dry-run"], &["backup", "--list"], &["list"]] {
        is_harmless(&lab.wm(arguments), &format!("{arguments:?}"));
    }
    lab.harm(4);
    for arguments in [["check"].as_slice(), &["mend"]] {
        is_harmless(&lab.wm(arguments), &format!("{arguments:?}"));
    }
    let bad = lab.beside("bad\n0191f9e4\u{1b}[2K.json");
    std::fs::write(&bad, r#"{"what":"profile\n\u001b[2K"}"#).unwrap();
    is_harmless(&lab.wm(&["import", bad.to_str().unwrap()]), "import");
    is_harmless(&wm(["print", bad.to_str().unwrap(), "-o", &out("bad.pdf")]), "print");
}

/// What was said, as another program reads it. No letter in it steers, whoever looks at it on a terminal.
fn json(ended: &Ended) -> Value {
    assert!(!ended.out.contains(|letter| (breaks(letter) && letter != '\n') || turns(letter)), "{ended:?}");
    serde_json::from_str(&ended.out).unwrap_or_else(|error| panic!("{error}: {ended:?}"))
}

#[test]
fn every_list_is_there_for_another_program_with_the_names_as_they_are() {
    let lab = Lab::with(&NAMES);
    let backup = lab.back_up();
    for name in NAMES {
        lab.say(name, &format!("{name} says"));
    }
    let people = json(&lab.wm(&["list", "--json"]));
    let mut names: Vec<_> =
        people["people"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    let mut wanted = NAMES;
    names.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(names, wanted);

    for name in NAMES {
        let history = json(&lab.wm(&["history", name, "--json"]));
        assert_eq!(history["name"], name);
        assert_eq!(history["happenings"][0]["kind"], "type", "{history}");
        assert!(history["happenings"][0]["after"]["words"]["text"].as_str().unwrap().contains("says"));
    }
    let backups = json(&lab.wm(&["backup", "--list", "--json"]));
    assert_eq!(backups["backups"].as_array().unwrap().len(), 1);
    assert_eq!(backups["backups"][0]["name"], backup.as_str());
    let differences = json(&lab.wm(&["restore", "--dry-run", "--json"]));
    assert_eq!(differences["backup"]["name"], backup.as_str());
    assert_eq!(differences["differences"].as_array().unwrap().len(), NAMES.len());
    let documents = json(&wm(["documents", "--json"]));
    for list in ["documents", "themes", "papers"] {
        assert!(documents[list][0]["name"].is_string() && documents[list][0]["about"].is_string(), "{list}");
    }

    let sound = lab.wm(&["check", "--json"]);
    assert_eq!((sound.status, &json(&sound)["sound"]), (0, &Value::Bool(true)));
    lab.harm(4);
    let harmed = lab.wm(&["check", "--json"]);
    let read = json(&harmed);
    assert_eq!((harmed.status, &read["sound"]), (1, &Value::Bool(false)), "{read}");
    assert_eq!(read["reading"]["why"], "damaged");
    assert_eq!(read["newest_whole_backup"]["name"], backup.as_str());
}
