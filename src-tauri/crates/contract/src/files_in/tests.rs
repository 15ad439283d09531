//! Wrong files, and what is said of each.

use super::with_remarks;
use crate::Failure;
use exchange::{Kind, ProfileFileError, profile_from_json};
use std::collections::BTreeSet;
use wording::Wording;

/// A file with nothing wrong, whose lines are counted below.
const GOOD: &str = r#"{
  "format": "what-matters-profile",
  "version": 1,
  "profile": {
    "language": "en-GB",
    "person": {
      "preferred_name": "Nia", "born": "1990-01-31"
    },
    "sections": {
      "important_to": [
        {"text": "Tea", "voice": {"whose": "own"}}
      ]
    },
    "written": {"on": "2026-04-03", "by": [{"name": "Joy"}]}
  }
}
"#;

/// What is written instead of something in the good file, and what is then wrong.
const REFUSED: &[(&str, &str, &str)] = &[
    // Dates.
    (
        "2026-04-03",
        "03/04/2026",
        "Line 14, when it was last right: “on” is “03/04/2026”. That can be 3 April 2026 or 4 March 2026. Write 2026-04-03 or 2026-03-04.",
    ),
    (
        "1990-01-31",
        "31/02/1990",
        "Line 7, the date of birth: “born” is “31/02/1990”, and there is no such day. Write the year, the month and the day: 2026-03-31.",
    ),
    (
        "1990-01-31",
        "31/01/90",
        "Line 7, the date of birth: “born” is “31/01/90”. Write the year with four digits, then the month and the day: 2026-03-31.",
    ),
    (
        "1990-01-31",
        "in the spring",
        "Line 7, the date of birth: “born” is “in the spring”, and that is not a date. Write the year, the month and the day: 2026-03-31.",
    ),
    // Words that are not known.
    (
        r#""whose": "own""#,
        r#""whose": "mum""#,
        "Line 11, whose words these are (number 1 of “Important to me”): “whose” is “mum”. It can be one of these: own, family_or_friend, staff, guess, not_said.",
    ),
    (
        r#""whose": "own""#,
        r#""whose": "famly_or_friends""#,
        "Line 11, whose words these are (number 1 of “Important to me”): “whose” is “famly_or_friends”. Is it “family_or_friend”? It can be one of these: own, family_or_friend, staff, guess, not_said.",
    ),
    (
        r#""born""#,
        r#""colour": "orange", "born""#,
        "Line 7, the colour: “colour” is “orange”. It can be one of these: pine, clay, iris, sea, berry, moss, plum, bark.",
    ),
    (
        r#""on""#,
        r#""authorship": "Joy", "on""#,
        "Line 14, how it was written: “authorship” is “Joy”. It can be one of these: alone, together, by_others, not_said.",
    ),
    (
        "en-GB",
        "English",
        "Line 5, the language of the page: “language” is “English”. Write the short form of a language: en-GB for English, cy for Welsh, ur for Urdu.",
    ),
    (
        r#""born""#,
        r#""languages": ["cy", "Welsh?"], "born""#,
        "Line 7, the languages of the person (number 2): Number 2 of “languages” is “Welsh?”. Write the short form of a language: en-GB for English, cy for Welsh, ur for Urdu.",
    ),
    // Fields that are not known, missing, empty, or there twice.
    (
        r#""born""#,
        r#""nickname": "N", "born""#,
        "Line 7, who the person is: “nickname” is not known here. What can be here: id, preferred_name, full_name, pronouns, born, languages, communication_needs, colour, photo.",
    ),
    (
        r#""preferred_name": "Nia", "#,
        "",
        "Line 6, what the person likes to be called: “preferred_name” is missing. Put it in: \"preferred_name\": \"…\"",
    ),
    (
        "important_to",
        "importnat_too",
        "Line 10, the answers: “importnat_too” is not known here. Is it “important_to”? What can be here: like_and_admire, important_to, important_for, good_at, support, relationships, outcomes, future, communication, good_day, bad_day, please_do, please_do_not.",
    ),
    (
        r#""voice": {"whose": "own"}"#,
        r#""on_page": true"#,
        "Line 11, whose words these are (number 1 of “Important to me”): “voice” is missing. Put it in: \"voice\": {\"whose\": \"own\" or \"family_or_friend\" or \"staff\" or \"guess\" or \"not_said\"}",
    ),
    (
        r#"{"whose": "own"}"#,
        r#"{"whose": null}"#,
        "Line 11, whose words these are (number 1 of “Important to me”): “whose” is missing. Put it in: \"whose\": \"own\" or \"family_or_friend\" or \"staff\" or \"guess\" or \"not_said\"",
    ),
    (
        r#""Nia""#,
        r#""  ""#,
        "Line 7, what the person likes to be called: “preferred_name” is empty. Write what the person likes to be called.",
    ),
    (
        r#""text": "Tea""#,
        r#""text": "Tea", "text": "Rest""#,
        "Line 11, the words (number 1 of “Important to me”): “text” is here twice, and says two things. Keep the one that is right.",
    ),
    (
        "  \"format\": \"what-matters-profile\",\n",
        "",
        "Line 1, what kind of file it is: “format” is missing. Put it in: \"format\": \"what-matters-profile\"",
    ),
    (
        "\"version\": 1",
        "\"version\": \"one\"",
        "Line 3, the version of the file: “version” is a text here: \"one\". It should be a number: 1 or 2 or 3",
    ),
    // Another kind of value.
    (
        r#""Nia""#,
        "7",
        "Line 7, what the person likes to be called: “preferred_name” is a number here: 7. It should be a text in quotation marks: \"7\"",
    ),
    (
        r#""1990-01-31""#,
        "1990",
        "Line 7, the date of birth: “born” is a number here: 1990. It should be a text in quotation marks: \"2026-03-31\"",
    ),
    (
        r#"{"text": "Tea", "voice": {"whose": "own"}}"#,
        r#""Tea""#,
        "Line 11, “Important to me” (number 1): Number 1 of “important_to” is a text here: \"Tea\". It should be a group in curly brackets: {\"text\": \"…\", \"voice\": {\"whose\": \"own\" or \"family_or_friend\" or \"staff\" or \"guess\" or \"not_said\"}}",
    ),
    (
        r#"{"whose": "own"}"#,
        r#"{"whose": "own"}, "on_page": "perhaps""#,
        "Line 11, whether the words are printed (number 1 of “Important to me”): “on_page” is a text here: \"perhaps\". It should be true or false: true",
    ),
    (
        r#"[{"name": "Joy"}]"#,
        r#"[{"name": "Joy"}, null]"#,
        "Line 14, who wrote it (number 2): Number 2 of “by” is empty here: null. It should be a group in curly brackets: {\"name\": \"…\"}",
    ),
    (
        r#"{"name": "Joy"}"#,
        r#"{"name": "Joy", "role": ["sister"]}"#,
        "Line 14, who they are (number 1 of those who wrote it): “role” is a list here: [\"sister\"]. It should be a text in quotation marks: \"…\"",
    ),
    (
        r#""Tea""#,
        r#""Tea \ud83d""#,
        "Line 11, the words (number 1 of “Important to me”): “text” has half of a sign in it, written as \\u and four letters. Write the sign itself.",
    ),
    (
        r#"{"text": "Tea""#,
        r#"{"te\ud83d": 1, "text": "Tea""#,
        "Line 11, “Important to me” (number 1): Number 1 of “important_to” has half of a sign in it, written as \\u and four letters. Write the sign itself.",
    ),
    // Punctuation.
    (
        r#""Tea""#,
        r#""Say "hi" to me""#,
        "Line 11: “hi” comes after the quotation mark that ends the words. Within words, write \\\" instead. Or is a quotation mark missing in the line before?",
    ),
    (
        r#""Tea""#,
        "'Tea'",
        "Line 11: “'Tea'” cannot stand here. Look at the commas, brackets and quotation marks just before it. They must be straight: \" and not '.",
    ),
    (r#""Tea""#, r#""Tea\Milk""#, "Line 11: A backslash cannot stand here by itself. Write two: \\\\"),
    (
        "\n}\n",
        "\n}\n{}\n",
        "Line 17: “{}” comes after the end of the profile. One file holds one person: take out the rest.",
    ),
    (
        "]\n    },\n    \"written\": {\"on\": \"2026-04-03\", \"by\": [{\"name\": \"Joy\"}]}\n  }\n}\n",
        "",
        "Line 11: The file stops here in the middle, and the end is missing. Ask for it again.",
    ),
];

/// The same for what is mended.
const MENDED: &[(&str, &str, &str)] = &[
    ("en-GB", "en_GB", "Line 5, the language of the page: “en_GB” was read as “en-GB”."),
    ("en-GB", "EN_gb", "Line 5, the language of the page: “EN_gb” was read as “en-GB”."),
    ("en-GB", "en-UK", "Line 5, the language of the page: “en-UK” was read as “en-GB”."),
    ("2026-04-03", "23/04/2026", "Line 14, when it was last right: “23/04/2026” was read as 23 April 2026."),
    ("2026-04-03", "2026-4-3", "Line 14, when it was last right: “2026-4-3” was read as 3 April 2026."),
    (
        "2026-04-03",
        "3rd April 2026",
        "Line 14, when it was last right: “3rd April 2026” was read as 3 April 2026.",
    ),
    (
        r#""whose": "own""#,
        r#""whose": "Family or friend""#,
        "Line 11, whose words these are (number 1 of “Important to me”): “Family or friend” was read as “family_or_friend”.",
    ),
    (
        "preferred_name",
        "preferredName",
        "Line 7, who the person is: “preferredName” was read as “preferred_name”.",
    ),
    (
        "\"version\": 1",
        "\"version\": \"1\"",
        "Line 3, the version of the file: “1” needs no quotation marks here. They were passed over.",
    ),
    (
        r#"{"whose": "own"}"#,
        r#"{"whose": "own"}, "on_page": "true""#,
        "Line 11, whether the words are printed (number 1 of “Important to me”): “true” needs no quotation marks here. They were passed over.",
    ),
    (
        r#"[{"name": "Joy"}]"#,
        r#"{"name": "Joy"}"#,
        "Line 14, who wrote it: This should be a list in square brackets, and was read as a list of one.",
    ),
    (
        "\"whose\": \"own\"}}\n",
        "\"whose\": \"own\"}},\n",
        "Line 11: There was a comma too many. It was passed over.",
    ),
    ("\"Nia\", ", "\"Nia\" ", "Line 7: A comma was missing. It was put in."),
    (
        "{\n  \"format",
        "// mine\n{\n  \"format",
        "Line 1: “// mine” is a comment, and no part of the profile. It was passed over.",
    ),
    ("Tea", "Tea\nwith milk", "Line 11: The line ended in the middle of words. They were kept in two rows."),
    ("\"", "”", "Line 2: The quotation marks were curly, and were read as straight ones."),
    (
        r#""born""#,
        r#""id": "12", "born""#,
        "Line 7, the number of the person: This number cannot be used, so there is a new one. No words are changed.",
    ),
    (
        r#""born""#,
        r#""photo": {"jpeg": "my photo.jpg"}, "born""#,
        "Line 7: The photo was left out, and everything else was read. It is not a picture as a profile file has it (base64).",
    ),
    (
        r#""born""#,
        r#""photo": {"jpeg": "data:image/jpeg;base64,/9j/4AAQ"}, "born""#,
        "Line 7: The photo was left out, and everything else was read. This picture is cut off: its file ends too soon. Ask for it again, or choose another picture.",
    ),
    (
        "\"Nia\", ",
        "\"Nia\",\n\"photo\": \"my photo.jpg\",\n\"id\": \"12\", ",
        "Line 8: The photo was left out, and everything else was read. It is not a picture as a profile file has it (base64).\nLine 9, the number of the person: This number cannot be used, so there is a new one. No words are changed.",
    ),
    (
        "\"profile\"",
        "\"note\": 1, \"profile\"",
        "Line 4, the file as a whole: “note” is not known here, and was left out.",
    ),
];

/// What is said of a file: why it is refused and what is wrong with it, or what was mended in it.
fn said(bytes: &[u8]) -> Result<String, (String, String)> {
    let text = |messages: Vec<crate::Message>| {
        messages.iter().map(|message| message.text(Wording::english())).collect::<Vec<_>>().join("\n")
    };
    match profile_from_json(bytes) {
        Ok(read) => Ok(text(with_remarks(read).1)),
        Err(error) => {
            let failure = Failure::from(error);
            let shown = format!("{failure:?}");
            assert!(!shown.contains("Nia") && !shown.contains("Tea") && !shown.contains("1990"), "{shown}");
            Err((failure.sentence(Wording::english()), text(failure.faults)))
        }
    }
}

fn refused(bytes: &[u8]) -> String {
    let (sentence, faults) = said(bytes).expect_err("it is refused");
    assert_eq!(sentence, Wording::english().text("error-profile_unfit", &[]));
    faults
}

#[test]
fn of_every_wrong_file_it_is_said_what_is_wrong_where_and_what_would_be_right() {
    assert_eq!(said(GOOD.as_bytes()), Ok(String::new()));
    for (what, instead, sentence) in REFUSED {
        assert!(GOOD.contains(what), "{what}");
        assert_eq!(refused(GOOD.replacen(what, instead, 1).as_bytes()), *sentence, "{instead}");
    }
}

#[test]
fn what_can_mean_one_thing_is_mended_and_said() {
    for (what, instead, sentence) in MENDED {
        assert!(GOOD.contains(what), "{what}");
        assert_eq!(said(GOOD.replace(what, instead).as_bytes()), Ok((*sentence).to_owned()), "{instead}");
    }
}

#[test]
fn of_every_encoding_it_is_said_how_it_was_read() {
    let good = GOOD.replace("Nia", "Zoë");
    let with_mark = format!("\u{feff}{good}");
    let mark =
        "Line 1: The file began with a mark that cannot be seen. It was passed over (a byte order mark).";
    assert_eq!(said(with_mark.as_bytes()), Ok(mark.to_owned()));
    let utf_16: Vec<u8> = with_mark.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let read = "Line 1: The file was saved in another way than usual, and was read all the same (UTF-16).";
    assert_eq!(said(&utf_16), Ok(read.to_owned()));
    let old: Vec<u8> = good.chars().map(|letter| u8::try_from(letter).unwrap()).collect();
    let guessed = "Line 1: The file was saved as older Windows programs do it, so its letters were guessed. See whether they are right: “Zoë” (cp1252, not UTF-8).";
    assert_eq!(said(&old), Ok(guessed.to_owned()));
    let mixed = [good.as_bytes(), b"\xeb"].concat();
    assert_eq!(
        refused(&[mixed, b"\n".to_vec()].concat()),
        "Line 17: These letters cannot be read: parts of the file were saved in different ways. Save it again as UTF-8."
    );
}

#[test]
fn what_is_too_much_is_counted() {
    let long = GOOD.replace("Tea", &"Tea".repeat(2_000));
    assert_eq!(
        refused(long.as_bytes()),
        "Line 11, the words (number 1 of “Important to me”): “text” has 6000 letters and signs, and can have 4000. Make it shorter, or split it into two."
    );
    let languages = format!("\"languages\": [{}], \"born\"", ["\"cy\""; 70].join(", "));
    assert_eq!(
        refused(GOOD.replace("\"born\"", &languages).as_bytes()),
        "Line 7, the languages of the person: With “languages” there are 70, and there can be 60. Take some out."
    );
    let line = r#"{"text": "Tea", "voice": {"whose": "own"}}"#;
    let many = GOOD.replace(line, &vec![line; 3_000].join(","));
    assert_eq!(
        refused(many.as_bytes()),
        "Line 10, “Important to me”: With “important_to” there are 3000, and there can be 2000. Take some out."
    );
    let deep = GOOD.replace("\"Tea\"", &format!("{}{}", "[".repeat(9_999), "]".repeat(9_999)));
    let sentence = refused(deep.as_bytes());
    assert!(
        sentence
            .starts_with("Line 11, the words (number 1 of “Important to me”): “text” is a list here: [[[")
    );
    assert!(sentence.len() < 300, "{sentence}");
}

#[test]
fn three_faults_are_said_and_the_others_counted() {
    let wrong = GOOD.replace("en-GB", "English").replace("1990-01-31", "soon").replace("own", "mum");
    let three = refused(wrong.as_bytes());
    assert_eq!(three.lines().count(), 3);
    assert!(
        three.starts_with("Line 5") && three.contains("\nLine 7") && three.contains("\nLine 11"),
        "{three}"
    );
    let four = refused(wrong.replace("2026-04-03", "soon").as_bytes());
    assert_eq!(four, format!("{three}\nOne more thing is wrong."));
}

#[test]
fn a_file_of_another_kind_is_named_for_what_it_is() {
    for kind in Kind::ALL {
        let sentence = Failure::from(ProfileFileError::OtherKind(kind)).sentence(Wording::english());
        assert!(sentence.starts_with("Th") && sentence.contains(".json"), "{kind:?}: {sentence}");
        let others = Kind::ALL.into_iter().filter(|other| *other != kind);
        let others: BTreeSet<_> = others
            .map(|other| Failure::from(ProfileFileError::OtherKind(other)).sentence(Wording::english()))
            .collect();
        assert!(!others.contains(&sentence), "{kind:?}");
    }
    let (pdf, _) = said(b"%PDF-1.7\n").unwrap_err();
    assert_eq!(pdf, "This is a PDF. A profile that was saved here as a file ends in .json: choose that one.");
}

/// The names of the messages of this file in the wording, and those that are said in the tests above.
#[test]
fn every_message_for_files_is_said_of_some_file() {
    let wording = include_str!("../../../../../assets/wording/en.ftl");
    let (_, block) = wording.split_once("### Profile files").unwrap();
    let block = block.split("\n###").next().unwrap();
    let worded: BTreeSet<_> =
        block.lines().filter_map(|line| line.split_once(" =")).map(|(name, _)| name).collect();
    assert!(worded.len() > 60, "{worded:?}");
    let code = [
        include_str!("../files_in.rs"),
        include_str!("../../../profile/src/file/fault.rs"),
        include_str!("../../../profile/src/file/shape.rs"),
        include_str!("../../../../src/shell/importing.rs"),
        include_str!("../../../../src/shell/photo.rs"),
    ];
    let is_named = |name: &str| code.iter().any(|code| code.contains(&format!("\"{name}\"")));
    let unsaid: Vec<_> = worded
        .iter()
        .filter(|name| {
            let whole = is_named(name);
            let part = ["file-fault-", "file-mended-", "file-list-", "file-group-"]
                .iter()
                .any(|start| name.strip_prefix(start).is_some_and(is_named));
            let field = name
                .strip_prefix("file-field-")
                .and_then(|name| name.split_once('-'))
                .is_some_and(|(group, field)| is_named(group) && is_named(field));
            !(whole || part || field)
        })
        .collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}
