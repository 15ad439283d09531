//! `wm print` and `wm schema`.

use harness::command::{Ended, wm, wm_with};
use harness::{examples, pdf, project};
use std::fs;
use std::path::Path;

#[test]
fn every_example_is_printed_on_one_page_of_both_papers() {
    let folder = tempfile::tempdir().unwrap();
    for file in examples() {
        for (paper, size) in [("a4", (595, 842)), ("letter", (612, 792))] {
            let out = folder.path().join("page.pdf");
            let ended = wm(["print", file.to_str().unwrap(), "-o", out.to_str().unwrap(), "--paper", paper]);
            assert!(ended.status <= 1, "{}: {ended:?}", file.display());
            assert_eq!(ended.status == 1, !ended.err.is_empty(), "what is missing is said: {ended:?}");
            assert_eq!(pdf::pages(&out), 1);
            assert_eq!(pdf::size(&out), size);
        }
    }
}

#[test]
fn what_does_not_fit_is_said_line_by_line_with_its_section() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("page.pdf");
    let file = project().join("assets/examples/gwen.json");
    let ended = wm(["print", file.to_str().unwrap(), "-o", out.to_str().unwrap()]);
    assert_eq!(ended.status, 1);
    let profile = exchange::read_profile(&file).unwrap().profile;
    let text = pdf::text(&out);
    let mut left_out = 0;
    for (_, entry) in profile.sections.all().filter(|(_, entry)| entry.prints()) {
        let said =
            ended.err.lines().any(|line| line.starts_with("Does not fit: ") && line.contains(&entry.text));
        let printed = text.contains(&pdf::plain(&entry.text));
        assert!(said != printed, "each line is either on the page or said not to be: {}", entry.text);
        left_out += usize::from(said);
    }
    assert!(left_out > 0);
    assert_eq!(ended.err.lines().count(), left_out);
}

#[test]
fn a_character_no_font_has_is_named_and_the_rest_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("scribe.json");
    let mut profile = profile::Profile::of(profile::Person::named("Nia"), profile::LanguageTag::default());
    profile.sections[profile::Section::ImportantTo].push(profile::Entry::own("My 𓀀 on the shelf"));
    fs::write(&file, profile::to_json(&profile)).unwrap();
    let out = folder.path().join("page.pdf");
    let ended = wm(["print", file.to_str().unwrap(), "-o", out.to_str().unwrap()]);
    assert_eq!(ended.status, 1);
    assert!(ended.err.contains("𓀀") && ended.err.contains("EGYPTIAN HIEROGLYPH A001"), "{ended:?}");
    let text = pdf::text(&out);
    assert!(text.contains("My") && text.contains("on the shelf"), "{text}");
}

/// Prints a page with that line on a machine without fonts: where the settings say that there are none, none are found.
/// Only Linux has such settings.
#[cfg(target_os = "linux")]
fn print_without_fonts(folder: &Path, line: &str, out: &Path) -> Ended {
    let settings = folder.join("fonts.conf");
    let empty = folder.join("fonts");
    fs::create_dir_all(&empty).unwrap();
    let dir = format!("<?xml version=\"1.0\"?><fontconfig><dir>{}</dir></fontconfig>", empty.display());
    fs::write(&settings, dir).unwrap();
    let file = folder.join("tea.json");
    let mut profile = profile::Profile::of(profile::Person::named("Mei"), profile::LanguageTag::default());
    profile.sections[profile::Section::ImportantTo].push(profile::Entry::own(line));
    fs::write(&file, profile::to_json(&profile)).unwrap();
    let print = ["print", file.to_str().unwrap(), "-o", out.to_str().unwrap()];
    wm_with([("FONTCONFIG_FILE", settings.as_os_str())], print)
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_chinese_font_it_is_said_once_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("page.pdf");
    let ended = print_without_fonts(folder.path(), "Tea 茶 and 酒", &out);
    assert_eq!(ended.status, 1);
    assert_eq!(ended.err.matches("CJK UNIFIED IDEOGRAPH").count(), 2, "{ended:?}");
    assert_eq!(ended.err.matches("There is no font for Chinese").count(), 1, "{ended:?}");
    assert!(pdf::text(&out).contains("Tea and"));
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_left_of_a_line_without_a_font_is_no_page() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("page.pdf");
    for (line, writing, font) in [
        ("每天早上喝茶", "Chinese", "Noto Sans CJK"),
        ("བཀྲ་ཤིས་བདེ་ལེགས", "Tibetan", "Noto Serif Tibetan"),
        ("ᠮᠣᠩᠭᠣᠯ", "Mongolian", "Noto Sans Mongolian"),
    ] {
        let ended = print_without_fonts(folder.path(), line, &out);
        assert_eq!(ended.status, 2, "{ended:?}");
        assert!(
            ended.err.contains(&format!("no font for {writing}")) && ended.err.contains(font),
            "{ended:?}"
        );
        assert!(!out.exists(), "nothing is written as if it were a page");
    }
}

#[test]
fn the_same_profile_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let [one, two] = ["one.pdf", "two.pdf"].map(|name| folder.path().join(name));
    let file = project().join("assets/examples/kacper.json");
    for out in [&one, &two] {
        wm(["print", file.to_str().unwrap(), "-o", out.to_str().unwrap()]);
    }
    assert!(fs::read(one).unwrap() == fs::read(two).unwrap());
}

#[test]
fn the_kept_schema_is_the_one_of_the_types() {
    let kept = fs::read_to_string(project().join("assets/schema/profile-1.schema.json")).unwrap();
    let ended = wm(["schema"]);
    assert_eq!(ended.status, 0);
    assert!(ended.out == kept, "assets/schema/profile-1.schema.json is out of date: run ./dev schema");
}
