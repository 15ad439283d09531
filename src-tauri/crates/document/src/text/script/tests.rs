//! Which script and language words are read as, and that no row of a script reaches into the next.

use super::*;
use crate::ink::{Ink, contours};
use crate::text::direction::is_rtl;
use crate::text::look::Look;
use crate::text::para::{Setter, Typesetter};
use crate::text::rows::Setting;
use crate::text::shape::Shaper;

fn read(text: &str, given: Option<&str>, page: &str) -> (Script, String) {
    let tag = |tag: &str| LanguageTag::try_from(tag).unwrap();
    let reading = Reading::of(text, given.map(tag).as_ref(), &tag(page));
    (reading.script, reading.language.as_str().to_owned())
}

#[test]
fn the_letters_tell_the_language_where_nobody_said_it() {
    assert_eq!(read("Tea", None, "en-GB"), (Script::Own(Letters::Latin), "en-GB".into()));
    assert_eq!(read("আমি", None, "en-GB"), (Script::Own(Letters::Bengali), "bn".into()));
    assert_eq!(read("أحب", None, "en-GB"), (Script::Own(Letters::Arabic), "ar".into()));
    assert_eq!(read("مجھے پسند ہے", None, "en-GB"), (Script::Urdu, "ur".into()));
    assert_eq!(read("Чай", None, "en-GB"), (Script::Own(Letters::Cyrillic), "und-Cyrl".into()));
    assert_eq!(read("我爱喝茶", None, "en-GB"), (Script::Lent(Writing::SimplifiedChinese), "zh".into()));
    assert_eq!(read("お茶が好きです", None, "en-GB"), (Script::Lent(Writing::Japanese), "ja".into()));
    assert_eq!(read("차를 좋아해요", None, "en-GB"), (Script::Lent(Writing::Korean), "ko".into()));
    assert_eq!(read("看 Manchester United 比赛，跟爸爸", None, "en-GB").1, "zh");
    assert_eq!(read("Mum says 茶 for tea", None, "en-GB"), (Script::LATIN, "en-GB".into()));
    assert_eq!(read("Tea with milk", None, "ur"), (Script::LATIN, "und-Latn".into()));
}

#[test]
fn a_few_words_of_another_script_do_not_make_a_line_another_language() {
    assert_eq!(read("أمي rings me every night at 8", None, "en-GB"), (Script::LATIN, "en-GB".into()));
    assert_eq!(read("Manchester United کا میچ", None, "ur"), (Script::Urdu, "ur".into()));
    assert_eq!(read("مجھے Manchester United پسند ہے", None, "en-GB"), (Script::Urdu, "ur".into()));
    assert_eq!(read("دوا Paracetamol 500mg", None, "ur").0, Script::Urdu);
    let address = "میرا پتہ 14B High Street, Bradford BD8 7JQ";
    assert_eq!(read(address, None, "ur").0, Script::Urdu);
    assert_eq!(read("כתובת 14B High Street, Bradford BD8 7JQ", None, "he").1, "he");
    assert_eq!(read("أمي rings me every night", None, "ur"), (Script::LATIN, "und-Latn".into()));
    assert_eq!(read("Mum (أمي) 0161 496 0123", None, "en-GB"), (Script::LATIN, "en-GB".into()));
}

#[test]
fn what_somebody_said_of_the_language_stands() {
    assert_eq!(read("Czaj", Some("pl"), "en-GB"), (Script::Own(Letters::Latin), "pl".into()));
    assert_eq!(read("पाणी", Some("mr"), "en-GB"), (Script::Own(Letters::Devanagari), "mr".into()));
    assert_eq!(read("من", None, "ur"), (Script::Urdu, "ur".into()));
    let traditional = Script::Lent(Writing::TraditionalChinese);
    assert_eq!(read("茶", Some("yue"), "en-GB"), (traditional, "yue".into()));
    assert_eq!(read("茶", None, "zh-Hant"), (traditional, "zh-Hant".into()));
}

#[test]
fn latin_words_among_squares_are_found_with_their_apostrophes() {
    let text = "去 St Mary’s 医院（A&E）“好” 2026年";
    let reading = Reading::of(text, None, &LanguageTag::default());
    let words: Vec<&str> = reading.latin_words(text).into_iter().map(|range| &text[range]).collect();
    assert_eq!(words, ["St Mary’s", "A&E", "2026"]);
    let english = Reading::of("St Mary’s", None, &LanguageTag::default());
    assert!(english.latin_words("St Mary’s").is_empty());
}

#[test]
fn a_tall_script_makes_the_whole_text_tall() {
    let tag = LanguageTag::default();
    let plain = Reading::of("Tea", None, &tag).leading;
    let mixed = Reading::of("I call her দিদি", None, &tag).leading;
    assert!(mixed.height > plain.height);
}

#[test]
fn a_number_among_words_in_urdu_is_drawn_in_latin_with_its_signs_and_the_space_before_it() {
    let urdu = LanguageTag::try_from("ur").unwrap();
    let reading = Reading::of("امی کو", None, &urdu);
    let drawn = |text: &'static str| -> Vec<&str> {
        reading.latin_words(text).into_iter().map(|range| &text[range]).collect()
    };
    assert_eq!(drawn("امی \u{2066}+44 (0)7700 900123\u{2069} پر"), [" ", "+44 (0)7700 900123", " "]);
    assert_eq!(drawn("امی (0161) 496-0123"), [" (0161) 496-0123"]);
    assert_eq!(drawn("امی 0161-\u{2060}496\u{a0}0123"), [" 0161-\u{2060}496\u{a0}0123"]);
    assert_eq!(drawn("https://nhs.uk/a?b=9"), ["https://nhs.uk/a?b=9"]);
    // A figure by itself is in the hand of the words around it.
    assert_eq!(drawn("شام8بجے"), [""; 0]);
}

#[test]
fn rows_of_a_heading_in_urdu_keep_clear_of_each_other() {
    let mut typesetter = Typesetter::new();
    let tag = LanguageTag::try_from("ur").unwrap();
    let look = Look { display: true, bold: true, ink: 0, face: None };
    let heading = Setter { typesetter: &mut typesetter, page: tag, marks_all: false }
        .line("میری مدد کیسے کریں", None, look)
        .0;
    let mut heading = heading.unwrap();
    heading.tighten_heading(0.9);
    let mut rows: Vec<Vec<_>> = Vec::new();
    let mut baseline = None;
    heading.place([0.0, 0.0, 4.0], 1.0, true, false, 0..9, |run| {
        if baseline.replace(run.baseline) != Some(run.baseline) {
            rows.push(Vec::new());
        }
        let row = rows.last_mut().unwrap();
        for glyph in &run.glyphs {
            row.extend(contours(run.face, 1.0, u32::from(glyph.id), [glyph.x, glyph.y]));
        }
    });
    let [first, second] = rows.as_slice() else { panic!("{} rows", rows.len()) };
    let (first, second) = (Ink::around(first).unwrap(), Ink::around(second).unwrap());
    assert!(first.bottom < second.top, "{first:?} {second:?}");
}

/// No row of a script reaches into the one above or below it: a sample of high and deep letters.
#[test]
fn rows_keep_clear_of_each_other() {
    let mut shaper = Shaper::new();
    for (language, text) in [
        ("en-GB", "Åsa Łódź Ể jgqy ŷ"),
        ("hy", "Սուրճ առավոտյան ֆ"),
        ("am", "ቡና ሧ ፏ ጯ ኋ"),
        ("ka", "ყავა ჭ ფ ძ ქ"),
        ("he", "קֻבּוּץ לֹא שָׁלוֹם ךְ"),
        ("th", "ปู่ ฟื้น ญู ฏุ น้ำ ใฝ่"),
        ("lo", "ປູ່ ຟື້ນ ຊຸ້ ເວົ້າ ນ້ຳ"),
        ("km", "ស្ត្រី ព្រឹក្ស ខ្ញុំ ភ្លៀង"),
        ("my", "ကြွေး ဖြူ ဥက္ကဋ္ဌ ပြည့် သို့ ကျွန်ုပ်"),
        ("si", "ශ්‍රී ක්‍රෑ ලූ ඤූ ඖ"),
        ("ml", "സ്ത്രീ ക്കൂ ൃ ത്തു"),
        ("te", "స్త్రీ కృష్ణ క్ష్మి జ్ఞౄ"),
        ("kn", "ಸ್ತ್ರೀ ಕೃಷ್ಣ ಕ್ಷ್ಮಿ"),
        ("or", "ସ୍ତ୍ରୀ ଲକ୍ଷ୍ମୀ ନ୍ତୁ କ୍ରୂ"),
        ("dv", "އައިޝަތު ޖޯންގު"),
    ] {
        let tag = LanguageTag::try_from(language).unwrap();
        let reading = Reading::of(text, None, &tag);
        let look = Look { display: false, bold: true, ink: 0, face: None };
        let (words, gone) = shaper.shape(text, None, is_rtl(text, &tag), &reading, look);
        assert_eq!(gone, [""; 0], "{language}");
        let setting = Setting { width: f32::MAX, size: 1.0, to_right: false, even: false };
        let mut inks = Vec::new();
        words.place([0.0, 0.0], setting, 0..1, |run| {
            for glyph in &run.glyphs {
                inks.extend(contours(run.face, 1.0, u32::from(glyph.id), [glyph.x, glyph.y]));
            }
        });
        let ink = Ink::around(&inks).unwrap();
        let Leading { height, .. } = words.leading();
        println!("{language}: from {:.2} to {:.2} of {height}", ink.top, ink.bottom);
        assert!(ink.bottom - ink.top <= height, "{language}: {:.2} of {height}", ink.bottom - ink.top);
        assert!(ink.top > -0.1 && ink.bottom < height + 0.1, "{language}: {ink:?} of {height}");
    }
}
