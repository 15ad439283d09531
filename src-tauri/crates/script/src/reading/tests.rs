//! Which script and language words are read as.

use super::*;

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
