//! What script and language a text is in, and which fonts and line heights suit it.

use crate::fonts::{DISPLAY, FAMILIES, LATIN, NASTALIQ};
use crate::writing::{Letter, Writing};
use profile::LanguageTag;
use std::ops::Range;

/// The scripts that have fonts of their own here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    Latin,
    Greek,
    Cyrillic,
    Arabic,
    Urdu,
    Bengali,
    Devanagari,
    Gujarati,
    Gurmukhi,
    Tamil,
    /// Chinese, Japanese or Korean, in a font of the machine.
    Lent(Writing),
}

/// How tall a line is and where the letters stand in it, in parts of the type size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Leading {
    /// From one baseline to the next.
    pub(crate) height: f32,
    /// From the top of the line to its baseline.
    pub(crate) baseline: f32,
}

impl Script {
    fn of(character: char) -> Option<Self> {
        match u32::from(character) {
            0x41..=0x5A | 0x61..=0x7A | 0xC0..=0x24F | 0x1E00..=0x1EFF => Some(Self::Latin),
            0x370..=0x3FF | 0x1F00..=0x1FFF => Some(Self::Greek),
            0x400..=0x52F => Some(Self::Cyrillic),
            // Letters that Urdu has and Arabic has not.
            0x679 | 0x688 | 0x691 | 0x6BA | 0x6BE | 0x6C1 | 0x6D2 | 0x6D3 => Some(Self::Urdu),
            0x600..=0x6FF | 0x750..=0x77F | 0x8A0..=0x8FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFE => {
                Some(Self::Arabic)
            }
            0x900..=0x97F | 0xA8E0..=0xA8FF => Some(Self::Devanagari),
            0x980..=0x9FF => Some(Self::Bengali),
            0xA00..=0xA7F => Some(Self::Gurmukhi),
            0xA80..=0xAFF => Some(Self::Gujarati),
            0xB80..=0xBFF => Some(Self::Tamil),
            _ => Letter::of(character).map(|letter| {
                Self::Lent(match letter {
                    // Common to all: what they are in this text is settled when the whole of it is known.
                    Letter::Han => Writing::SimplifiedChinese,
                    Letter::Kana => Writing::Japanese,
                    Letter::Hangul => Writing::Korean,
                    Letter::Bopomofo => Writing::TraditionalChinese,
                })
            }),
        }
    }

    /// The script a language is written in, as far as it needs to be known here.
    fn of_language(tag: &LanguageTag) -> Self {
        if let Some(writing) = Writing::of_language(tag) {
            return Self::Lent(writing);
        }
        let language = tag.language();
        let script =
            tag.as_str().split('-').skip(1).find(|part| part.len() == 4).map(str::to_ascii_lowercase);
        match (script.as_deref(), language.as_str()) {
            (Some("latn"), _) => Self::Latin,
            (Some("arab" | "aran"), "pa") | (_, "ur" | "ks") => Self::Urdu,
            (Some("arab"), _) | (_, "ar" | "fa" | "ps" | "sd" | "ckb" | "ug") => Self::Arabic,
            (_, "bn" | "as" | "syl") => Self::Bengali,
            (_, "hi" | "mr" | "ne") => Self::Devanagari,
            (_, "gu") => Self::Gujarati,
            (_, "pa") => Self::Gurmukhi,
            (_, "ta") => Self::Tamil,
            (_, "el") => Self::Greek,
            (_, "ru" | "uk" | "bg" | "sr" | "be" | "mk") => Self::Cyrillic,
            _ => Self::Latin,
        }
    }

    /// The language to name where the letters alone are known.
    fn likely_language(self) -> Option<&'static str> {
        match self {
            Self::Latin => None,
            Self::Greek => Some("el"),
            // Which of the many languages in these letters it is, nobody can tell from them.
            Self::Cyrillic => Some("und-Cyrl"),
            Self::Arabic => Some("ar"),
            Self::Urdu => Some("ur"),
            Self::Bengali => Some("bn"),
            Self::Devanagari => Some("hi"),
            Self::Gujarati => Some("gu"),
            Self::Gurmukhi => Some("pa"),
            Self::Tamil => Some("ta"),
            Self::Lent(writing) => Some(writing.language()),
        }
    }

    fn family(self) -> &'static str {
        match self {
            Self::Latin => LATIN,
            Self::Greek | Self::Cyrillic => "Noto Sans",
            Self::Arabic => "Naskh",
            Self::Urdu => NASTALIQ,
            Self::Bengali => "Bengali",
            Self::Devanagari => "Devanagari",
            Self::Gujarati => "Gujarati",
            Self::Gurmukhi => "Gurmukhi",
            Self::Tamil => "Tamil",
            Self::Lent(writing) => writing.family(),
        }
    }

    fn leading(self) -> Leading {
        match self {
            Self::Latin | Self::Greek | Self::Cyrillic => Leading { height: 1.32, baseline: 0.98 },
            Self::Arabic => Leading { height: 1.6, baseline: 1.06 },
            Self::Urdu => Leading { height: 1.88, baseline: 1.3 },
            // Letters that fill their square need more air between lines than those that seldom do.
            Self::Lent(_) => Leading { height: 1.5, baseline: 1.12 },
            _ => Leading { height: 1.52, baseline: 1.06 },
        }
    }
}

/// What is known of a text before it is shaped.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reading {
    /// Its language.
    pub(crate) language: LanguageTag,
    /// The script most of it is in.
    pub(crate) script: Script,
    /// The line height that every script in it finds room in.
    pub(crate) leading: Leading,
    /// What the Chinese, Japanese or Korean in it is, however little of that there is.
    pub(crate) guest: Option<Writing>,
}

impl Reading {
    /// Reads a text that is said to be in `given`, or else stands on a page in `page`.
    ///
    /// The letters decide where they cannot be of that language: Bengali letters on an English page are Bengali.
    pub(crate) fn of(text: &str, given: Option<&LanguageTag>, page: &LanguageTag) -> Self {
        let counts = counts(text);
        let claimed = given.unwrap_or(page);
        let expected = Script::of_language(claimed);
        let most = counts.iter().copied().max_by_key(|(_, count)| *count).map(|(script, _)| script);
        let arabic = |script| matches!(script, Script::Arabic | Script::Urdu);
        let script = match most {
            None => expected,
            Some(Script::Lent(_)) => {
                Script::Lent(Writing::of_text(text, given, page).unwrap_or(Writing::SimplifiedChinese))
            }
            Some(found) if found == expected => found,
            // The letters common to both count as Arabic; one that only Urdu has, or the language, decides.
            Some(found) if arabic(found) => {
                if arabic(expected) && given.is_some() {
                    expected
                } else if expected == Script::Urdu || counts.iter().any(|(script, _)| *script == Script::Urdu)
                {
                    Script::Urdu
                } else {
                    Script::Arabic
                }
            }
            Some(found) => found,
        };
        let language = match (given, script.likely_language()) {
            (Some(given), _) => given.clone(),
            (None, Some(likely)) if script != expected => {
                LanguageTag::try_from(likely).unwrap_or_else(|_| page.clone())
            }
            (None, _) => page.clone(),
        };
        let leading = counts.iter().map(|(found, _)| if arabic(*found) { script } else { *found }).fold(
            script.leading(),
            |most, found| {
                let here = found.leading();
                if here.height > most.height { here } else { most }
            },
        );
        Self { language, script, leading, guest: Writing::of_text(text, given, page) }
    }

    /// The families to try, first to last. The script's own comes first, so that its spaces and figures are its own.
    pub(crate) fn families(&self, display: bool) -> Vec<&'static str> {
        let own = self.script.family();
        let first = if display && self.script == Script::Latin { Some(DISPLAY) } else { None };
        let lent = self.guest.into_iter().chain(Writing::ALL).map(Writing::family);
        let mut families: Vec<&'static str> = Vec::with_capacity(FAMILIES.len() + 6);
        for family in first.into_iter().chain([own]).chain(FAMILIES).chain(lent) {
            if !families.contains(&family) {
                families.push(family);
            }
        }
        families
    }

    /// The words in Latin letters, and the figures, of a text whose own font is one of the machine's. That has them, but
    /// in another hand than the rest of the page, and with an apostrophe as wide as a letter.
    pub(crate) fn latin_words(&self, text: &str) -> Vec<Range<usize>> {
        if !matches!(self.script, Script::Lent(_)) {
            return Vec::new();
        }
        let mut words: Vec<Range<usize>> = Vec::new();
        for (place, letter) in text.char_indices() {
            if !letter.is_ascii_digit() && Script::of(letter) != Some(Script::Latin) {
                continue;
            }
            let end = place + letter.len_utf8();
            // What stands between two such letters belongs to them, as long as it is Latin too.
            match words.last_mut().filter(|word| joins(&text[word.end..place])) {
                Some(word) => word.end = end,
                None => words.push(place..end),
            }
        }
        words
    }

    /// Whether lines break between words alone, though its letters stand in squares.
    pub(crate) fn keeps_words_whole(&self) -> bool {
        self.script == Script::Lent(Writing::Korean)
    }
}

/// Whether this between two Latin words is part of what they say.
fn joins(between: &str) -> bool {
    between.chars().count() <= 2 && between.chars().all(|sign| sign.is_ascii() || "’–".contains(sign))
}

/// What a letter in a square counts: about as much is said with it as with so many in a row.
const SQUARE: usize = 3;

/// How many letters of each script there are.
fn counts(text: &str) -> Vec<(Script, usize)> {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for script in text.chars().filter_map(Script::of) {
        let weight = if matches!(script, Script::Lent(_)) { SQUARE } else { 1 };
        match counts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count += weight,
            None => counts.push((script, weight)),
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, given: Option<&str>, page: &str) -> (Script, String) {
        let tag = |tag: &str| LanguageTag::try_from(tag).unwrap();
        let reading = Reading::of(text, given.map(tag).as_ref(), &tag(page));
        (reading.script, reading.language.as_str().to_owned())
    }

    #[test]
    fn the_letters_tell_the_language_where_nobody_said_it() {
        assert_eq!(read("Tea", None, "en-GB"), (Script::Latin, "en-GB".into()));
        assert_eq!(read("আমি", None, "en-GB"), (Script::Bengali, "bn".into()));
        assert_eq!(read("أحب", None, "en-GB"), (Script::Arabic, "ar".into()));
        assert_eq!(read("مجھے پسند ہے", None, "en-GB"), (Script::Urdu, "ur".into()));
        assert_eq!(read("Чай", None, "en-GB"), (Script::Cyrillic, "und-Cyrl".into()));
        assert_eq!(read("我爱喝茶", None, "en-GB"), (Script::Lent(Writing::SimplifiedChinese), "zh".into()));
        assert_eq!(read("お茶が好きです", None, "en-GB"), (Script::Lent(Writing::Japanese), "ja".into()));
        assert_eq!(read("차를 좋아해요", None, "en-GB"), (Script::Lent(Writing::Korean), "ko".into()));
        assert_eq!(read("看 Manchester United 比赛，跟爸爸", None, "en-GB").1, "zh");
        assert_eq!(read("Mum says 茶 for tea", None, "en-GB"), (Script::Latin, "en-GB".into()));
    }

    #[test]
    fn what_somebody_said_of_the_language_stands() {
        assert_eq!(read("Czaj", Some("pl"), "en-GB"), (Script::Latin, "pl".into()));
        assert_eq!(read("पाणी", Some("mr"), "en-GB"), (Script::Devanagari, "mr".into()));
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
}
