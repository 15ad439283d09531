//! The pages that come out, read as others will read them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use document::display::Mark;
use document::{Choices, Design, Laid, Paper, Press, Report, Writing};
use harness::press::press_for;
use harness::{examples, pdf};
use profile::{Entry, LanguageTag, Person, Profile, Section};
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A line in each script that has bundled fonts, with the language it is in.
const SCRIPTS: [(&str, &str); 27] = [
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
    ("hy", "Սուրճ առավոտյան քրոջս հետ և երկար զբոսանք այգում"),
    ("am", "ቡና ከጓደኞቼ ጋር በየጠዋቱ መጠጣት እወዳለሁ"),
    ("ka", "ყავა დილით დასთან ერთად და მერე გასეირნება პარკში"),
    ("he", "קפה בבוקר עם אחותי ואז טיול קצר בגן ליד הבית"),
    ("prs", "چای با هل صبح زود و بعد قدم زدن در باغ"),
    ("kn", "ಬೆಳಿಗ್ಗೆ ಅಕ್ಕನ ಜೊತೆ ಚಹಾ ಕುಡಿಯುವುದು ನನಗೆ ಇಷ್ಟ"),
    ("km", "កាហ្វេ ពេលព្រឹក ជាមួយ បងស្រី របស់ ខ្ញុំ"),
    ("lo", "ກາເຟ ຕອນເຊົ້າ ກັບ ເອື້ອຍ ຂອງຂ້ອຍ"),
    ("ml", "രാവിലെ ചേച്ചിയുടെ കൂടെ ചായ കുടിക്കാൻ ഇഷ്ടമാണ്"),
    ("my", "မနက်တိုင်း ကျွန်မအစ်မနဲ့ ကော်ဖီသောက်ရတာ နှစ်သက်ပါတယ်"),
    ("or", "ସକାଳେ ମୋ ଦିଦିଙ୍କ ସହ ଚା ପିଇବାକୁ ଭଲ ଲାଗେ"),
    ("si", "උදේට මගේ අක්කා එක්ක තේ බොන්න ආසයි"),
    ("te", "ఉదయం అక్కతో కలిసి టీ తాగడం నాకు ఇష్టం"),
    ("dv", "ކޮންމެ ހެނދުނަކު ދައްތައާއެކު ކޮފީ ބޯން ވަރަށް ކަމުދޭ"),
    ("th", "กาแฟ ตอนเช้า กับ พี่สาว แล้ว เดินเล่น ใน สวน"),
    ("en", "My friend Łukasz says “দিদি” and محمد laughs"),
];

/// A line in each writing that needs a font of the machine, with Latin words and what no line may begin with.
const LENT: [(&str, &str); 5] = [
    (
        "zh-Hans",
        "每天早上七点先喝一杯茉莉花茶，再说话；去 St Mary’s 医院之前，请提前一天告诉我（2026年也一样）。",
    ),
    ("zh-Hant", "每天早上七點先喝一杯茉莉花茶，再說話。「好」就是點頭，搖頭就是「不要」。"),
    ("yue", "佢鍾意飲茶，唔鍾意人哋催；每朝起身，先飲一杯茶，再同佢講嘢，慢慢嚟，唔使急。"),
    ("ja", "朝七時にジャスミンティーを一杯。それから話しかけてください。カップは白、熱すぎないこと。"),
    ("ko", "아침 일곱 시에 재스민차 한 잔을 먼저 마시고 나서 이야기를 시작합니다."),
];

/// Somebody with this line in this language.
fn somebody_saying(language: &str, line: &str) -> Profile {
    let tag = LanguageTag::try_from(language).unwrap();
    let mut profile = Profile::of(Person::named("Nia"), tag);
    profile.sections[Section::ImportantTo].push(Entry::own(line));
    profile
}

/// What stands first and last on each line of the page.
fn line_ends(laid: &Laid) -> Vec<(String, String)> {
    /// The runs of a line by where they start, with its page and baseline.
    type Line = ((usize, u32), Vec<(f32, String)>);
    let mut lines: Vec<Line> = Vec::new();
    for (page, item) in laid.list().items() {
        let Mark::Text(run) = &item.mark else { continue };
        let words = run.clusters.iter().map(|cluster| run.text_of(cluster)).collect();
        let (line, start) = ((page, run.baseline.to_bits()), run.glyphs.first().map_or(0.0, |glyph| glyph.x));
        match lines.iter_mut().find(|(known, _)| *known == line) {
            Some((_, runs)) => runs.push((start, words)),
            None => lines.push((line, vec![(start, words)])),
        }
    }
    let ends = |(_, mut runs): Line| {
        runs.sort_by(|one, other| one.0.total_cmp(&other.0));
        let line: String = runs.into_iter().map(|(_, words)| words).collect();
        let line = line.trim();
        (line.chars().take(1).collect(), line.chars().rev().take(1).collect())
    };
    lines.into_iter().map(ends).collect()
}

/// Prints a profile; gives the report, the PDF's path and the folder that holds it.
fn print(profile: &Profile, paper: Paper) -> (Report, std::path::PathBuf, tempfile::TempDir) {
    print_by(profile, &Choices { paper, ..Choices::default() })
}

fn print_by(profile: &Profile, choices: &Choices) -> (Report, std::path::PathBuf, tempfile::TempDir) {
    let mut press = press_for(profile);
    let laid = press.lay_out(profile, choices);
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

/// The share of the letters that stand in the text beside the letter they were written beside, 0 to 1.
fn neighbours(words: &str, text: &str) -> f64 {
    let (words, text) = (bare(words), bare(text));
    let letters: Vec<char> = words.chars().collect();
    let pairs: Vec<String> = letters.windows(2).map(|pair| pair.iter().collect()).collect();
    pairs.iter().filter(|pair| text.contains(*pair)).count() as f64 / pairs.len().max(1) as f64
}

/// A text without white space.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Whether a line stands in the text of its page, as far as poppler puts the lines of two columns in their order.
fn comes_back(language: &LanguageTag, line: &str, text: &str) -> bool {
    if language.direction() == profile::Direction::RightToLeft {
        // Lines from right to left come back word by word, in the order of their lines.
        share(line, text) >= 0.9
    } else if language.language() == "bn" {
        // Lines of the other column stand between, and poppler sees a space after many a “ু”.
        share(line, text) >= 0.85
    } else if Writing::of_language(language).is_some() {
        // Lines are broken between any two letters, and those of the other column may stand between them.
        neighbours(line, text) >= 0.8
    } else {
        text.contains(&pdf::plain(line))
    }
}

#[test]
fn each_line_of_each_example_is_found_on_its_page_or_named() {
    for file in examples() {
        let profile = exchange::read_profile(&file).unwrap().profile;
        for paper in [Paper::A4, Paper::Letter] {
            let (report, path, _folder) = print(&profile, paper);
            assert!((11.0..=20.0).contains(&report.size_pt), "{} pt", report.size_pt);
            assert_eq!(report.missing, [], "{}: every character is drawn", file.display());
            let text = pdf::text(&path);
            let left_out: Vec<_> = report.left_out.iter().filter_map(|left| left.place.entry()).collect();
            for (_, entry) in profile.sections.all().filter(|(_, entry)| entry.prints()) {
                if left_out.contains(&entry.id) {
                    continue;
                }
                let found = comes_back(&profile.language, &entry.text, &text);
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
        let profile = exchange::read_profile(&file).unwrap().profile;
        for paper in Paper::ALL {
            let laid = Press::new().lay_out(&profile, &Choices { paper, ..Choices::default() });
            let runs: Vec<_> = laid
                .list()
                .items()
                .filter_map(|(_, item)| match &item.mark {
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

/// The share of the words that comes back at the least: what was measured with printpdf before this program was
/// written.
fn least(language: &str, reader: &str) -> f64 {
    match (language, reader) {
        ("ar", "poppler" | "MuPDF") => 0.88,
        ("ur", "poppler") => 0.93,
        ("bn" | "hi", "PDFium") => 0.94,
        // A vowel at the end of a line goes to its beginning.
        ("dv", "poppler") => 0.85,
        // It does not know that Thaana runs from the right.
        ("dv", "PDFium") => 0.0,
        _ => 1.0,
    }
}

#[test]
fn the_words_of_every_script_come_back_from_the_page() {
    for (language, line) in SCRIPTS {
        let tag = LanguageTag::try_from(language).unwrap();
        let mut profile = Profile::of(Person::named("Nia"), tag);
        profile.sections[Section::ImportantTo].push(Entry::own(line));
        // Small enough that no word goes on in another row: Burmese parts words without a space.
        let choices = Choices { size: Some(11.0), ..Choices::default() };
        let (report, path, _folder) = print_by(&profile, &choices);
        assert!(report.is_whole(), "{language}: {report:?}");
        for (reader, text) in pdf::texts(&path) {
            let back = share(line, &text);
            println!("{language}: {:.0} % of the words through {reader}", back * 100.0);
            let least = least(language, &reader);
            assert!(back >= least, "{language}, {reader}: {back:.2} of the words of {line} are in {text}");
        }
    }
}

/// The letters of Nastaliq stand above and below each other: a reader easily takes a word for several, or several for one.
#[test]
fn a_whole_page_of_urdu_comes_back_word_by_word() {
    let shabana = examples().into_iter().find(|file| file.ends_with("shabana.json")).unwrap();
    let profile = exchange::read_profile(&shabana).unwrap().profile;
    let (report, path, _folder) = print(&profile, Paper::A4);
    let sign = |c: char| !c.is_alphanumeric();
    let words = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().map(|word| word.trim_matches(sign).to_owned());
        words.filter(|word| !word.is_empty()).collect()
    };
    let stands = |entry: &&Entry| report.left_out.iter().all(|left| left.text != entry.text);
    let entries =
        Section::ALL.into_iter().flat_map(|section| profile.sections.printed(section)).filter(stands);
    let said: Vec<String> = entries.flat_map(|entry| words(&pdf::plain(&entry.text))).collect();
    assert!(said.len() > 100, "{} words", said.len());
    for (reader, text) in pdf::texts(&path) {
        let read: HashSet<String> = words(&text).into_iter().collect();
        let back = said.iter().filter(|word| read.contains(*word)).count() as f64 / said.len() as f64;
        println!("{:.1} % of the words of a page stand by themselves through {reader}", back * 100.0);
        assert!(back >= 1.0, "{reader}: {back:.2} of the words are in {text}");
    }
}

#[test]
fn words_from_the_right_come_back_in_the_order_in_which_they_were_typed() {
    for (language, line) in [
        ("he", "קפה בבוקר עם חלב"),
        ("ar", "شاي في الصباح مع أختي"),
        ("ur", "صبح کی چائے الائچی کے ساتھ"),
        ("fa", "چای با هل صبح زود"),
    ] {
        let (_, path, _folder) = print(&somebody_saying(language, line), Paper::A4);
        for (reader, text) in pdf::texts(&path) {
            assert!(text.contains(line), "{reader}: {line} is not in {text}");
        }
    }
}

/// What a reader of the structure gets: what stands in each element, line by line.
fn structure(path: &Path) -> Vec<String> {
    let output = Command::new("pdfinfo").args(["-struct-text", "-enc", "UTF-8"]).arg(path).output().unwrap();
    let tree = String::from_utf8(output.stdout).unwrap();
    let mut elements = vec![String::new()];
    for line in tree.lines().map(str::trim) {
        match line.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(words) => elements.last_mut().unwrap().push_str(words),
            None => elements.push(String::new()),
        }
    }
    elements.into_iter().map(|words| pdf::plain(&words)).filter(|words| !words.is_empty()).collect()
}

/// A text with its brackets as they are drawn: from the right, one that opens is drawn as one that closes.
fn drawn(text: &str) -> String {
    text.replace('(', ")")
}

/// Letters that run from the right are painted from the left, and those of Nastaliq do not even say what they are.
#[test]
fn whoever_follows_the_structure_reads_words_from_the_right_as_they_were_typed() {
    let shabana = examples().into_iter().find(|file| file.ends_with("shabana.json")).unwrap();
    let typed = [
        ("ar", "لا أحب الضوضاء (خصوصا في المساء)، اتصلوا بأمي: 0161 496 0123"),
        ("fa", "هر جمعه با خواهرم به پارک می‌رویم، ساعت 10:30"),
        ("ur", "امی کو فون کریں: 0161 496 0123"),
    ];
    let mut profiles = vec![exchange::read_profile(&shabana).unwrap().profile];
    profiles.extend(typed.map(|(language, line)| somebody_saying(language, line)));
    for profile in profiles {
        let (report, path, _folder) = print(&profile, Paper::A4);
        let left_out: Vec<_> = report.left_out.iter().filter_map(|left| left.place.entry()).collect();
        let elements = structure(&path);
        for (_, entry) in profile.sections.all().filter(|(_, entry)| entry.prints()) {
            let line = drawn(&pdf::plain(&entry.text));
            let read =
                left_out.contains(&entry.id) || elements.iter().any(|words| drawn(words).starts_with(&line));
            assert!(read, "{line} is not in {elements:#?}");
        }
    }
}

#[test]
fn an_address_in_several_rows_is_copied_as_one() {
    let addresses = [
        "https://www.example.org/health-and-care/adult-social-care/referrals/2026/form.aspx?person=9&return=%2Fhome#a-4",
        "bronwen.llywelyn-ap-gruffudd.communication-passport@hospital-trust-of-a-long-name.example.nhs.uk",
        "RhabarberbarbarabarbarbarenbartbarbierbierRhabarberbarbarabarbarbarenbartbarbierbier",
    ];
    let mut profile = somebody_saying("en-GB", "Tea");
    for address in addresses {
        profile.sections[Section::Support].push(Entry::own(format!("Write to {address} on any day")));
    }
    let choices = Choices { size: Some(20.0), ..Choices::default() };
    let mut press = Press::new();
    let laid = press.lay_out(&profile, &choices);
    assert!(laid.report().is_whole());
    let torn = laid
        .list()
        .items()
        .filter(|(_, item)| matches!(&item.mark, Mark::Text(run) if run.torn_from.is_some()));
    assert!(torn.count() >= 2 * addresses.len(), "each stands in several rows");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.pdf");
    fs::write(&path, press.pdf(&laid).unwrap()).unwrap();
    for (reader, text) in pdf::texts(&path) {
        for address in addresses {
            assert_eq!(text.matches(address).count(), 1, "{reader}: {address} is not in {text}");
            let words: Vec<&str> = text.split(' ').filter(|word| word.contains(address)).collect();
            assert_eq!(words, [address], "{reader}");
        }
    }
    assert!(structure(&path).iter().any(|words| words.contains(addresses[0])));
}

/// Large print on small paper: so many words, and then a line that may go on on the next page.
fn large(words_before: usize, line: &str) -> (Report, std::path::PathBuf, tempfile::TempDir) {
    let mut profile = somebody_saying("en-GB", &"Tea with milk in the garden. ".repeat(words_before));
    profile.sections[Section::Support].push(Entry::own(line));
    let choices = Choices { design: Design::Large, paper: Paper::A5, size: Some(24.0), ..Choices::default() };
    print_by(&profile, &choices)
}

#[test]
fn an_address_at_the_end_of_a_page_is_copied_once_and_whole() {
    let address = "https://www.example.org/health-and-care/adult-social-care/referrals/2026/form.aspx?person=9&return=%2Fhome#a-4";
    for before in 8..24 {
        let line = format!("{} Write to {address} on any day", "Ask me first. ".repeat(before));
        let (report, path, _folder) = large(1, &line);
        assert!(report.pages > 1);
        for (reader, text) in pdf::texts(&path) {
            assert_eq!(text.matches(address).count(), 1, "{before} {reader}: {address} is not in {text}");
        }
        assert!(structure(&path).iter().any(|words| words.contains(address)), "{before}");
    }
}

#[test]
fn of_a_word_longer_than_a_page_each_page_says_its_part() {
    let line = format!("https://www.example.org/{}end-of-it", "health-and-care/".repeat(50));
    let (report, path, _folder) = large(1, &line);
    assert!(report.pages > 2);
    for (reader, text) in pdf::texts(&path) {
        for part in ["https://www.", "/end-of-it"] {
            assert_eq!(text.matches(part).count(), 1, "{reader}: {part} in {text}");
        }
        assert_eq!(text.matches("health").count(), 50, "{reader}: {text}");
        let heading = text.split("How best to support me").nth(1).unwrap();
        assert!(heading.trim_start().starts_with("https"), "{reader}: the heading stands alone: {text}");
    }
}

#[test]
fn two_lines_that_say_the_same_address_are_both_read() {
    let address = "https://www.example.org/health-and-care/adult-social-care/referrals/2026/form.aspx?person=9&return=%2Fhome#a-4";
    let mut profile = somebody_saying("en-GB", address);
    profile.sections[Section::Support].push(Entry::own(address));
    let (_, path, _folder) = print(&profile, Paper::A4);
    let said = structure(&path).iter().filter(|words| words.contains(address)).count();
    assert_eq!(said, 2, "{:#?}", structure(&path));
}

/// Where poppler sees the words of a page: each with its left edge and its baseline.
fn places(path: &Path) -> Vec<(String, f64, f64)> {
    let output =
        Command::new("pdftotext").args(["-bbox", "-enc", "UTF-8"]).arg(path).arg("-").output().unwrap();
    let page = String::from_utf8(output.stdout).unwrap();
    let value = |line: &str, name: &str| -> f64 {
        line.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    };
    let words = page.lines().filter(|line| line.trim().starts_with("<word"));
    words
        .map(|line| {
            let word = line.split('>').nth(1).unwrap().split('<').next().unwrap();
            (pdf::plain(word), value(line, "xMin"), value(line, "yMax"))
        })
        .collect()
}

#[test]
fn poppler_sees_the_groups_of_a_telephone_number_from_the_left_in_every_script() {
    for (language, line) in [
        ("en-GB", "Mum (أمي) 0161 496 0123 any day"),
        ("ur", "امی کو فون کریں: 0161 496 0123"),
        ("ar", "اتصلوا بأمي 0161 496 0123 كل يوم"),
        ("bn", "মাকে ফোন করুন 0161 496 0123"),
    ] {
        let (_, path, _folder) = print(&somebody_saying(language, line), Paper::A4);
        let words = places(&path);
        let groups = ["0161", "496", "0123"].map(|group| {
            words
                .iter()
                .find(|(word, ..)| word.contains(group))
                .unwrap_or_else(|| panic!("{group} in {words:?}"))
        });
        assert!(groups.is_sorted_by(|one, next| one.1 < next.1), "{language}: {groups:?}");
    }
}

#[test]
fn chinese_japanese_and_korean_come_back_whole_from_the_page() {
    for (language, line) in LENT {
        let (report, path, _folder) = print(&somebody_saying(language, line), Paper::A4);
        assert!(report.is_whole(), "{language}: {report:?}");
        let text = pdf::text(&path);
        assert!(bare(&text).contains(&bare(line)), "{language}: {line} is not in {text}");
    }
}

#[test]
fn no_line_begins_with_a_sign_that_closes_or_ends_with_one_that_opens() {
    for (language, line) in LENT {
        let mut profile = somebody_saying(language, line);
        // The same words begin at another letter each time, so that the lines break everywhere.
        let starts: Vec<usize> = line.char_indices().map(|(place, _)| place).collect();
        for start in starts.iter().take(12) {
            profile.sections[Section::Support].push(Entry::own(&line[*start..]));
        }
        let laid = press_for(&profile).lay_out(&profile, &Choices::default());
        let ends = line_ends(&laid);
        assert!(ends.len() > 20, "{language}: {} lines", ends.len());
        // The first letter of an entry may be a sign: that is how the entry begins.
        let opening: Vec<char> = starts.iter().take(12).filter_map(|at| line[*at..].chars().next()).collect();
        for (first, last) in ends {
            let closes = |c: char| "。、，；：！？）」》”.,)!?".contains(c) && !opening.contains(&c);
            assert!(!first.starts_with(closes), "{language}: a line begins with {first}");
            assert!(!last.starts_with(|c| "（「《“(".contains(c)), "{language}: a line ends with {last}");
        }
    }
}

#[test]
fn the_machines_fonts_give_the_same_bytes_in_whatever_order_they_are_asked_for() {
    let profile = somebody_saying("zh-Hans", "喝茶 お茶 차");
    let write = |order: &[Writing]| {
        let mut press = Press::new();
        for writing in order {
            press.adopt(exchange::system_fonts(&[*writing]));
        }
        let laid = press.lay_out(&profile, &Choices::default());
        (press.pdf(&laid).unwrap(), press.svg(&laid, 0).unwrap())
    };
    let mut backwards = Writing::EAST_ASIAN;
    backwards.reverse();
    assert!(write(&Writing::EAST_ASIAN) == write(&backwards));
}

#[test]
fn an_emoji_is_drawn_as_one_and_comes_back_as_it_was_typed() {
    let typed = "Tea ☕ with 👨‍👩‍👧 at 1️⃣0️⃣, then 👋🏽 🏳️‍🌈 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ❤️ and 🐈‍⬛";
    let (report, path, _folder) = print(&somebody_saying("en-GB", typed), Paper::A4);
    assert!(report.is_whole(), "{report:?}");
    let (text, typed) = (pdf::text(&path), pdf::plain(typed));
    for word in typed.split(' ') {
        assert!(text.contains(word), "{word} is not in {text}");
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
    let profile = exchange::read_profile(&kacper).unwrap().profile;
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
