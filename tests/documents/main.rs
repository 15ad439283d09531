//! The pages that come out, read as others will read them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use document::display::Mark;
use document::{Choices, Paper, Press, Report};
use harness::{examples, pdf};
use profile::{Entry, LanguageTag, Person, Profile, Section};
use std::fs;
use std::process::Command;

/// A line in each script that has bundled fonts, with the language it is in.
const SCRIPTS: [(&str, &str); 12] = [
    ("cy", "Mae’n hoffi mynd am dro i’r tŷ gwyn bob bore"),
    ("pl", "Lubi źródlaną wodę, żółte kwiaty i spokój"),
    ("uk", "Любить читати газету біля вікна щоранку"),
    ("el", "Της αρέσει ο καφές με λίγη ζάχαρη το πρωί"),
    ("ar", "أحب شرب الشاي مع عائلتي كل صباح"),
    ("ur", "مجھے اپنے خاندان کے ساتھ چائے پینا پسند ہے"),
    ("bn", "আমি প্রতিদিন সকালে আমার পরিবারের সঙ্গে চা খেতে পছন্দ করি"),
    ("hi", "मुझे अपने परिवार के साथ चाय पीना पसंद है"),
    ("gu", "મને મારા પરિવાર સાથે ચા પીવી ગમે છે"),
    ("pa", "ਮੈਨੂੰ ਆਪਣੇ ਪਰਿਵਾਰ ਨਾਲ ਚਾਹ ਪੀਣੀ ਪਸੰਦ ਹੈ"),
    ("ta", "என் குடும்பத்துடன் தேநீர் குடிப்பது எனக்குப் பிடிக்கும்"),
    ("en", "My friend Łukasz says “দিদি” and محمد laughs"),
];

/// Prints a profile; gives the report, the PDF's path and the folder that holds it.
fn print(profile: &Profile, paper: Paper) -> (Report, std::path::PathBuf, tempfile::TempDir) {
    let mut press = Press::new();
    let laid = press.lay_out(profile, &Choices { paper });
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.pdf");
    fs::write(&path, press.pdf(&laid).unwrap()).unwrap();
    (laid.report().clone(), path, folder)
}

/// The share of the words that stand in the text, 0 to 1. Signs around a word are left aside: poppler puts those of
/// a line that reads from right to left before the word or after it as it sees fit, and may drop the space there.
fn share(words: &str, text: &str) -> f64 {
    let sign = |c: char| !c.is_alphanumeric() && c.is_ascii_punctuation() || "،۔؟”“’‘".contains(c);
    let words = pdf::plain(words);
    let all: Vec<_> =
        words.split(' ').map(|word| word.trim_matches(sign)).filter(|word| !word.is_empty()).collect();
    all.iter().filter(|word| text.contains(**word)).count() as f64 / all.len() as f64
}

#[test]
fn each_line_of_each_example_is_found_on_its_page_or_named() {
    for file in examples() {
        let profile = exchange::read_profile(&file).unwrap();
        for paper in Paper::ALL {
            let (report, path, _folder) = print(&profile, paper);
            assert!((11.0..=16.0).contains(&report.size_pt), "{} pt", report.size_pt);
            assert_eq!(report.missing, [], "{}: every character is drawn", file.display());
            let text = pdf::text(&path);
            let left_out: Vec<_> = report.left_out.iter().filter_map(|left| left.place.entry()).collect();
            for (_, entry) in profile.sections.all().filter(|(_, entry)| entry.prints()) {
                if left_out.contains(&entry.id) {
                    continue;
                }
                // Lines from right to left come back word by word, in the order of their lines.
                let found = if profile.language.direction() == profile::Direction::RightToLeft {
                    share(&entry.text, &text) >= 0.9
                } else {
                    text.contains(&pdf::plain(&entry.text))
                };
                assert!(found, "{}: {} is not in {text}", file.display(), entry.text);
            }
            for (_, entry) in profile.sections.all().filter(|(_, entry)| !entry.on_page) {
                assert!(!text.contains(&pdf::plain(&entry.text)), "a line off the page is not printed");
            }
        }
    }
}

#[test]
fn the_footer_stands_clear_of_everything_above_it() {
    for file in examples() {
        let profile = exchange::read_profile(&file).unwrap();
        for paper in Paper::ALL {
            let laid = Press::new().lay_out(&profile, &Choices { paper });
            let runs: Vec<_> = laid
                .list()
                .items
                .iter()
                .filter_map(|item| match &item.mark {
                    Mark::Text(run) => Some((item.owner, run.baseline, run.size)),
                    _ => None,
                })
                .collect();
            let (footer, ..) = *runs.last().unwrap();
            let (below, above): (Vec<_>, Vec<_>) = runs.into_iter().partition(|(owner, ..)| *owner == footer);
            let top = below.iter().map(|(_, baseline, size)| baseline - size).fold(f32::INFINITY, f32::min);
            let bottom = above.iter().map(|(_, baseline, _)| *baseline).fold(0.0, f32::max);
            assert!(bottom < top, "{} on {paper:?}: {bottom} is not above {top}", file.display());
        }
    }
}

#[test]
fn the_words_of_every_script_come_back_from_the_page() {
    // What was measured with printpdf before this program was written, for pdftotext.
    for (language, line) in SCRIPTS {
        let tag = LanguageTag::try_from(language).unwrap();
        let mut profile = Profile::of(Person::named("Nia"), tag);
        profile.sections[Section::ImportantTo].push(Entry::own(line));
        let (report, path, _folder) = print(&profile, Paper::A4);
        assert!(report.is_whole(), "{language}: {report:?}");
        let least = match language {
            "ar" => 0.88,
            "ur" => 0.93,
            _ => 1.0,
        };
        let back = share(line, &pdf::text(&path));
        println!("{language}: {:.0} % of the words", back * 100.0);
        assert!(back >= least, "{language}: {:.2} of the words of {line} are in {}", back, pdf::text(&path));
    }
}

#[test]
fn every_font_is_embedded_as_a_subset_and_says_what_its_glyphs_mean() {
    let mut profile = Profile::of(Person::named("Nia"), LanguageTag::default());
    for (language, line) in SCRIPTS {
        let mut entry = Entry::own(line);
        entry.language = LanguageTag::try_from(language).ok();
        profile.sections[Section::ImportantTo].push(entry);
    }
    let (report, path, _folder) = print(&profile, Paper::A4);
    assert_eq!(report.missing, []);
    let output = Command::new("pdffonts").arg(&path).output().unwrap();
    let table = String::from_utf8(output.stdout).unwrap();
    let fonts: Vec<_> = table.lines().skip(2).collect();
    assert!(fonts.len() >= 9, "{table}");
    for font in fonts {
        // The columns before the object's number: embedded, subset, Unicode.
        let columns: Vec<_> = font.split_whitespace().collect();
        let [embedded, subset, unicode] = columns[columns.len() - 5..columns.len() - 2] else {
            panic!("{font}")
        };
        assert_eq!([embedded, subset, unicode], ["yes"; 3], "{font}");
    }
}

#[test]
fn the_structure_tells_headings_lists_and_who_is_on_the_photo() {
    let kacper = examples().into_iter().find(|file| file.ends_with("kacper.json")).unwrap();
    let profile = exchange::read_profile(&kacper).unwrap();
    let (_, path, _folder) = print(&profile, Paper::A4);
    let output = Command::new("pdfinfo").arg("-struct-text").arg(&path).output().unwrap();
    let tree = String::from_utf8(output.stdout).unwrap();
    for part in ["H1", "H2", "L ", "LI", "LBody", "Figure"] {
        assert!(tree.contains(part), "{part} is not in {tree}");
    }
    let about = Command::new("pdfinfo").arg(&path).output().unwrap();
    let about = String::from_utf8(about.stdout).unwrap();
    assert!(about.contains("Tagged:          yes"), "{about}");
    assert!(about.contains("Title:           Kacper"), "{about}");
}
