//! Words as a search sees them: without case, accents and differences of keyboards.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Folds a text. Two texts that fold alike look alike to somebody who searches, in any script.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // By way of the capital: ß becomes ss, a final sigma any sigma, a dotless ı an i.
    for c in text.nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_uppercase).flat_map(char::to_lowercase)
    {
        match c {
            'ø' => folded.push('o'),
            // What a capital ẞ becomes.
            'ß' => folded.push_str("ss"),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'þ' => folded.push_str("th"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            '’' | '‘' | 'ʼ' => folded.push('\''),
            '‐' | '‑' | '–' => folded.push('-'),
            // The same letters have other code points on Arabic and Urdu keyboards.
            'ك' => folded.push('ک'),
            'ي' | 'ى' => folded.push('ی'),
            'ه' | 'ة' => folded.push('ہ'),
            // Stretching, joiners and marks of direction are not part of a word.
            '\u{640}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' => {}
            c => folded.push(c),
        }
    }
    folded
}

/// The words of a search, folded. At most eight: more would narrow nothing down.
pub(crate) fn words(search: &str) -> Vec<String> {
    fold(search).split_whitespace().take(8).map(str::to_owned).collect()
}

/// Accents, the points of Hebrew and Arabic, and the dot of the Indic scripts. Their vowel signs and viramas are
/// letters to a reader and stay (Unicode combining classes, UAX #44 table 15).
fn is_accent(c: char) -> bool {
    matches!(canonical_combining_class(c), 1 | 7 | 10..=36 | 200..=240)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_do_not_matter() {
        for (a, b) in [
            ("Zoë", "ZOE"),
            ("Łukasz", "lukasz"),
            ("STRASSE", "Straße"),
            ("STRAẞE", "Straße"),
            ("Ἀθηνᾶ", "αθηνα"),
            ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
            ("Ёлка", "елка"),
            ("İpek", "ipek"),
            ("مُحَمَّد", "محمد"),
            ("علي", "علی"),
            ("क़लम", "कलम"),
            ("O’Neill", "o'neill"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
    }

    #[test]
    fn letters_that_carry_meaning_stay() {
        assert_ne!(fold("कि"), fold("का"));
        assert_ne!(fold("চা"), fold("চি"));
        assert_ne!(fold("park"), fold("bark"));
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_is_folding_once(text: String) {
            let once = fold(&text);
            proptest::prop_assert_eq!(fold(&once), once);
        }
    }
}
