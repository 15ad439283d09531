//! Where rows may end in writings without spaces between words: Thai, Lao, Khmer and Burmese. Which letters make a word
//! stands in dictionaries (Unicode Standard Annex 14, class SA).

use icu_properties::CodePointMapData;
use icu_properties::props::LineBreak;
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// The bytes of a text before which a row may end because a word begins there, though no space says so.
pub(crate) fn between_words(text: &str) -> Vec<usize> {
    // All such letters stand behind those of most texts.
    if text.is_ascii() || !text.chars().any(runs_on) {
        return Vec::new();
    }
    let within = |place: &usize| {
        text[..*place].chars().next_back().is_some_and(runs_on) && text[*place..].starts_with(runs_on)
    };
    LineSegmenter::new_dictionary(LineBreakOptions::default()).segment_str(text).filter(within).collect()
}

/// Whether a letter is of a writing whose words run on into each other.
fn runs_on(letter: char) -> bool {
    letter >= '\u{e00}' && CodePointMapData::<LineBreak>::new().get(letter) == LineBreak::ComplexContext
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str) -> Vec<&str> {
        let mut places = between_words(text);
        places.push(text.len());
        let mut start = 0;
        places.into_iter().map(|end| &text[std::mem::replace(&mut start, end)..end]).collect()
    }

    #[test]
    fn words_are_parted_where_the_language_parts_them() {
        assert_eq!(parted("กาแฟตอนเช้ากับพี่สาว"), ["กาแฟ", "ตอน", "เช้า", "กับ", "พี่", "สาว"]);
        assert_eq!(parted("កាហ្វេពេលព្រឹក"), ["កាហ្វេ", "ពេលព្រឹក"]);
        assert_eq!(parted("ຂ້ອຍມັກກາເຟ"), ["ຂ້ອຍ", "ມັກ", "ກາເຟ"]);
        assert_eq!(parted("မြန်မာစကား"), ["မြန်မာ", "စကား"]);
        assert_eq!(parted("Tea, দিদি 茶"), ["Tea, দিদি 茶"]);
    }
}
