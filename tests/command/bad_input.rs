//! Every bad input has a message of its own, and nothing is lost by it.

use harness::command::{Ended, wm, wm_told};
use harness::{examples, pdf, project};
use profile::{Entry, LanguageTag, Person, Profile, Section};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Prints a file made of this text; gives how that ended, and the folder with `page.pdf` in it, if it was made.
fn printed(text: impl AsRef<[u8]>) -> (Ended, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("person.json");
    fs::write(&file, text).unwrap();
    let out = folder.path().join("page.pdf");
    (wm(["print", file.to_str().unwrap(), "-o", out.to_str().unwrap()]), folder)
}

fn nothing_made(text: impl AsRef<[u8]>, saying: &str) {
    let (ended, folder) = printed(text);
    ended.failed_saying(saying);
    assert!(!folder.path().join("page.pdf").exists());
}

fn nia() -> Profile {
    Profile::of(Person::named("Nia"), LanguageTag::default())
}

#[test]
fn broken_strange_and_newer_files_are_told_apart() {
    let good = profile::to_json(&nia());
    nothing_made("", "There is nothing in this file");
    nothing_made(&good[..good.len() / 2], "stops here in the middle");
    nothing_made("{}", "not a What Matters profile");
    nothing_made("[1, 2]", "not a What Matters profile");
    nothing_made(b"\x07\xff\xfe\x00", "not a text at all");
    nothing_made(b"%PDF-1.7\n", "person.json: This is a PDF");
    nothing_made(good.replace("\"version\": 1", "\"version\": 9"), "newer What Matters");
    nothing_made(good.replace("\"preferred_name\"", "\"name\""), "“preferred_name” is missing");
}

#[test]
fn what_is_wrong_with_a_file_is_said_line_by_line_with_what_would_be_right() {
    let wrong = profile::to_json(&nia()).replace("en-GB", "English").replace(
        "\"colour\": \"pine\"",
        "\"colour\": \"orange\", \"born\": \"03/04/1990\", \"nickname\": \"N\"",
    );
    let (ended, _folder) = printed(wrong);
    assert_eq!(ended.status, 2);
    let said: Vec<_> = ended.err.lines().collect();
    assert_eq!(said.len(), 5, "{ended:?}");
    assert!(said[0].starts_with("wm: person.json: This profile cannot be used yet."), "{}", said[0]);
    assert!(
        said[1].starts_with("    Line 5, the language of the page: “language” is “English”."),
        "{}",
        said[1]
    );
    assert!(said[3].contains("That can be 3 April 1990 or 4 March 1990. Write 1990-04-03 or 1990-03-04."));
    assert_eq!(said[4], "    One more thing is wrong.");
}

#[test]
fn what_can_mean_one_thing_is_mended_and_printed() {
    let (ended, folder) = printed(profile::to_json(&nia()).replace("en-GB", "en_GB"));
    assert_eq!(ended.status, 0, "{ended:?}");
    let said = "wm: person.json: Line 5, the language of the page: “en_GB” was read as “en-GB”.\n";
    assert_eq!(ended.err, said);
    assert_eq!(pdf::pages(&folder.path().join("page.pdf")), 1);
}

#[test]
fn a_photo_that_cannot_be_used_costs_only_the_photo() {
    let photo = "\"photo\": {\"jpeg\": \"data:image/jpeg;base64,/9j/4AAQ\"}, \"preferred_name\"";
    let (ended, folder) = printed(profile::to_json(&nia()).replace("\"preferred_name\"", photo));
    assert_eq!(ended.status, 1, "{ended:?}");
    assert!(ended.err.contains("The photo was left out, and everything else was read."), "{ended:?}");
    assert!(pdf::text(&folder.path().join("page.pdf")).contains("Nia"));
}

#[test]
fn a_file_of_100_mb_is_too_large() {
    nothing_made(vec![b' '; 100 << 20], "too large");
}

#[test]
fn ten_thousand_entries_are_too_many() {
    let mut profile = nia();
    profile.sections[Section::Support] = (0..10_000).map(|i| Entry::own(format!("Line {i}"))).collect();
    nothing_made(profile::to_json(&profile), "there are 10000");
}

#[test]
fn the_most_entries_a_profile_holds_are_printed_or_named() {
    let mut profile = nia();
    let count = profile::limits::ENTRIES;
    profile.sections[Section::Support] =
        (0..count).map(|i| Entry::own(format!("Line {i} of them"))).collect();
    let (ended, folder) = printed(profile::to_json(&profile));
    assert_eq!(ended.status, 1, "{}", ended.out);
    let text = pdf::text(&folder.path().join("page.pdf"));
    for entry in &profile.sections[Section::Support] {
        let said = ended.err.lines().any(|line| line.ends_with(&format!(": {}", entry.text)));
        assert!(said != text.contains(&entry.text), "{}", entry.text);
    }
}

#[test]
fn a_name_of_500_characters_is_printed_or_named() {
    let name = "Wolfeschlegelsteinhausenbergerdorff ".repeat(14)[..500].trim().to_owned();
    let (ended, folder) =
        printed(profile::to_json(&Profile::of(Person::named(&name), LanguageTag::default())));
    assert!(ended.status <= 1, "{ended:?}");
    let text = pdf::text(&folder.path().join("page.pdf"));
    assert!(ended.status == 1 || text.contains(&name), "{text}");
}

#[test]
fn right_to_left_marks_and_emoji_in_a_name_do_no_harm() {
    let name = "\u{202e}Nia\u{202c} \u{2067}نیا\u{2069} 🙂";
    let (ended, folder) =
        printed(profile::to_json(&Profile::of(Person::named(name), LanguageTag::default())));
    assert_eq!(ended.status, 0, "{ended:?}");
    let page = folder.path().join("page.pdf");
    assert_eq!(pdf::pages(&page), 1);
    assert!(pdf::text(&page).contains('🙂'));
}

#[test]
fn an_output_that_cannot_be_written_is_said() {
    let example = project().join("assets/examples/kofi.json");
    let print = |out: &Path| wm(["print", example.to_str().unwrap(), "-o", out.to_str().unwrap()]);
    let folder = tempfile::tempdir().unwrap();
    print(&folder.path().join("missing/page.pdf")).failed_saying("folder is not there");
    print(folder.path()).failed_saying("Nothing can be written");
    // Not even root writes there.
    print(Path::new("/proc/page.pdf")).failed_saying("Nothing can be written");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_missing_file_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("nobody.json");
    wm(["print", missing.to_str().unwrap(), "-o", "page.pdf"]).failed_saying("nobody.json");
}

#[test]
fn what_is_no_library_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let list = |at: &Path| {
        wm_told(
            "plover cabin eleven\n",
            ["library", "--library", at.to_str().unwrap(), "--passphrase-fd", "0", "list"],
        )
    };
    let file = folder.path().join("letter.txt");
    fs::write(&file, "Dear Nia").unwrap();
    list(&file).failed_saying("not a What Matters library");
    list(folder.path()).failed_saying("not a What Matters library");

    let at = folder.path().join("library");
    let example = &examples()[0];
    let import = ["library", "--library", at.to_str().unwrap(), "--passphrase-fd", "0", "import"];
    assert_eq!(wm_told("plover cabin eleven\n", import.iter().chain([&example.to_str().unwrap()])).status, 0);
    let people = at.join("people.db");
    let whole = fs::read(&people).unwrap();
    for length in [0, 100, 4096, whole.len() / 2, whole.len() - 1] {
        fs::write(&people, &whole[..length]).unwrap();
        list(&at).failed_saying("damaged");
        assert_eq!(fs::read(&people).unwrap(), whole[..length], "it is left as it is");
    }
    fs::write(&people, &whole).unwrap();
    assert_eq!(list(&at).status, 0, "put back, it opens");
}
