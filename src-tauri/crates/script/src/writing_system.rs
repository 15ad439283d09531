//! The writings whose fonts do not come along: Chinese, Japanese and Korean, whose fonts are too large, and the scripts
//! of few readers here. The machine lends its own.

use icu_properties::props::{GeneralCategory, Script as Letters};
use icu_properties::{CodePointMapData, PropertyNamesLong, PropertyNamesShort};
use profile::{LanguageTag, is_unseen};
use std::sync::LazyLock;

/// A way of writing that needs a font of the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Writing {
    /// Chinese as it is written in China and Singapore.
    SimplifiedChinese,
    /// Chinese as it is written in Taiwan and Hong Kong.
    TraditionalChinese,
    /// Japanese.
    Japanese,
    /// Korean.
    Korean,
    /// The letters of a script that no font here has.
    Other(Letters),
}

/// How many scripts there may be in Unicode at the most.
const SCRIPTS: usize = 256;

/// How many writings there may be at the most.
pub const WRITINGS: usize = Writing::EAST_ASIAN.len() + SCRIPTS;

/// The scripts of Unicode, in an order that is the same on every machine.
static IN_ORDER: LazyLock<Vec<Letters>> = LazyLock::new(|| {
    let mut scripts: Vec<Letters> =
        CodePointMapData::<Letters>::new().iter_ranges().map(|range| range.value).collect();
    scripts.sort_unstable();
    scripts.dedup();
    scripts
});

impl Writing {
    /// Those whose fonts are too large to come along.
    pub const EAST_ASIAN: [Self; 4] =
        [Self::SimplifiedChinese, Self::TraditionalChinese, Self::Japanese, Self::Korean];

    /// Its number, less than [`WRITINGS`]; nothing for letters of no script.
    pub fn number(self) -> Option<usize> {
        match self {
            Self::Other(letters) => {
                let place = IN_ORDER.binary_search(&letters).ok().filter(|place| *place < SCRIPTS)?;
                Some(Self::EAST_ASIAN.len() + place)
            }
            own => Self::EAST_ASIAN.iter().position(|other| *other == own),
        }
    }

    /// Whether it is Chinese, Japanese or Korean.
    pub fn is_east_asian(self) -> bool {
        !matches!(self, Self::Other(_))
    }

    /// Its name in English, as in "There is no font for …". Whoever has no font for one way of writing Chinese has none
    /// for the other.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::SimplifiedChinese | Self::TraditionalChinese => "Chinese".into(),
            other => other.family().replace('_', " "),
        }
    }

    /// A font that can be had for it anywhere.
    #[must_use]
    pub fn font(self) -> String {
        /// The scripts that Noto has in an upright hand with serifs alone.
        const SERIF: [Letters; 7] = [
            Letters::Ahom,
            Letters::Dogra,
            Letters::Makasar,
            Letters::Tangut,
            Letters::Tibetan,
            Letters::Vithkuqi,
            Letters::Yezidi,
        ];
        match self {
            Self::Other(letters) => {
                let hand = if SERIF.contains(&letters) { "Serif" } else { "Sans" };
                format!("Noto {hand} {}", self.name())
            }
            _ => "Noto Sans CJK".into(),
        }
    }

    /// The family under which the shaper knows the font.
    pub fn family(self) -> &'static str {
        match self {
            Self::SimplifiedChinese => "Simplified Chinese",
            Self::TraditionalChinese => "Traditional Chinese",
            Self::Japanese => "Japanese",
            Self::Korean => "Korean",
            Self::Other(letters) => PropertyNamesLong::<Letters>::new().get(letters).unwrap_or("Unknown"),
        }
    }

    /// The language to name where the letters alone are known.
    pub fn language(self) -> Option<LanguageTag> {
        let tag = match self {
            // Nobody can tell from the letters alone which of the Chinese languages it is, nor always how written.
            Self::SimplifiedChinese => "zh",
            Self::TraditionalChinese => "zh-Hant",
            Self::Japanese => "ja",
            Self::Korean => "ko",
            Self::Other(letters) => {
                return LanguageTag::of_script(PropertyNamesShort::<Letters>::new().get(letters)?);
            }
        };
        LanguageTag::try_from(tag).ok()
    }

    /// The writing of a language, if it is Chinese, Japanese or Korean.
    #[must_use]
    pub fn of_language(tag: &LanguageTag) -> Option<Self> {
        match tag.script()?.as_str() {
            "Hans" | "Hani" => Some(Self::SimplifiedChinese),
            "Hant" | "Hanb" | "Bopo" => Some(Self::TraditionalChinese),
            "Jpan" | "Hira" | "Kana" | "Hrkt" => Some(Self::Japanese),
            "Kore" | "Hang" => Some(Self::Korean),
            _ => None,
        }
    }

    /// The Chinese, Japanese or Korean that a text needs beside others, or nothing where it has no letter and no sign of
    /// these.
    pub fn of_text(text: &str, given: Option<&LanguageTag>, page: &LanguageTag) -> Option<Self> {
        let mut letters = text.chars().filter(|character| !is_common(*character)).filter_map(Letter::of);
        let first = letters.next()?;
        // Some letters belong to one writing alone; the others are common to all.
        let telling = || std::iter::once(first).chain(letters.clone());
        if telling().any(|letter| letter == Letter::Hangul) {
            return Some(Self::Korean);
        }
        if telling().any(|letter| letter == Letter::Kana) {
            return Some(Self::Japanese);
        }
        if telling().any(|letter| letter == Letter::Bopomofo) {
            return Some(Self::TraditionalChinese);
        }
        let said = given.and_then(Self::of_language).or_else(|| Self::of_language(page));
        Some(said.unwrap_or(Self::SimplifiedChinese))
    }

    /// Letters that a font for this writing must have.
    pub fn sample(self) -> String {
        let letters = match self {
            Self::SimplifiedChinese => "我们这说，。",
            Self::TraditionalChinese => "我們這說，。",
            Self::Japanese => "私達はカ、。",
            Self::Korean => "나는한국어",
            Self::Other(letters) => return first_letters(letters),
        };
        letters.to_owned()
    }
}

/// How many letters of a script a font must have.
const SAMPLE: usize = 8;

/// The first letters of a script, in the order of Unicode: those in most use.
fn first_letters(script: Letters) -> String {
    let kinds = CodePointMapData::<GeneralCategory>::new();
    let is_letter = |character: &char| {
        matches!(kinds.get(*character), GeneralCategory::OtherLetter | GeneralCategory::LowercaseLetter)
    };
    let map = CodePointMapData::<Letters>::new();
    let all = || map.iter_ranges_for_value(script).flatten().filter_map(char::from_u32);
    let letters: String = all().filter(is_letter).take(SAMPLE).collect();
    // Braille has signs alone.
    if letters.is_empty() { all().take(SAMPLE).collect() } else { letters }
}

/// A wide space or a wavy dash, which people type in any language.
fn is_common(character: char) -> bool {
    is_unseen(character) || matches!(character, '\u{3000}' | '\u{301c}' | '\u{ff5e}')
}

/// To which writing a letter belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    /// Ideographs, and the signs between them.
    Han,
    /// The letters of Japanese beside them.
    Kana,
    /// The letters of Korean.
    Hangul,
    /// The letters that Chinese children learn to read by, in Taiwan.
    Bopomofo,
}

impl Letter {
    /// Of a character; nothing for those of no such writing.
    #[must_use]
    pub fn of(character: char) -> Option<Self> {
        match u32::from(character) {
            0x1100..=0x11FF | 0x3130..=0x318F | 0xA960..=0xA97F | 0xAC00..=0xD7FF | 0xFFA0..=0xFFDC => {
                Some(Self::Hangul)
            }
            0x3041..=0x30FF | 0x31F0..=0x31FF | 0xFF66..=0xFF9F | 0x1B000..=0x1B16F => Some(Self::Kana),
            0x3105..=0x312F | 0x31A0..=0x31BF => Some(Self::Bopomofo),
            0x2E80..=0x303F
            | 0x3190..=0x319F
            | 0x31C0..=0x31EF
            | 0x3200..=0x4DBF
            | 0x4E00..=0x9FFF
            | 0xF900..=0xFAFF
            | 0xFE10..=0xFE1F
            | 0xFE30..=0xFE6F
            | 0xFF00..=0xFF65
            | 0xFFE0..=0xFFEF
            | 0x20000..=0x323AF => Some(Self::Han),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_writing_has_a_number_and_letters_of_its_own() {
        let others = IN_ORDER.iter().map(|letters| Writing::Other(*letters));
        let all: Vec<Writing> = Writing::EAST_ASIAN.into_iter().chain(others).collect();
        assert!(all.len() > 150, "{}", all.len());
        let mut numbers: Vec<usize> = all.iter().map(|writing| writing.number().unwrap()).collect();
        numbers.dedup();
        assert_eq!(numbers, (0..all.len()).collect::<Vec<_>>());
        assert!(all.len() < WRITINGS);
        assert!(all.iter().all(|writing| !writing.sample().is_empty()));
        let tibetan = Writing::Other(Letters::Tibetan);
        assert_eq!((tibetan.name().as_str(), tibetan.font().as_str()), ("Tibetan", "Noto Serif Tibetan"));
    }

    fn tag(tag: &str) -> LanguageTag {
        LanguageTag::try_from(tag).unwrap()
    }

    #[test]
    fn a_language_names_its_writing() {
        for (language, writing) in [
            ("zh-Hans", Some(Writing::SimplifiedChinese)),
            ("zh", Some(Writing::SimplifiedChinese)),
            ("zh-Hant", Some(Writing::TraditionalChinese)),
            ("zh-HK", Some(Writing::TraditionalChinese)),
            ("yue", Some(Writing::TraditionalChinese)),
            ("ja", Some(Writing::Japanese)),
            ("ko-KR", Some(Writing::Korean)),
            ("zh-Latn", None),
            ("en-GB", None),
        ] {
            assert_eq!(Writing::of_language(&tag(language)), writing, "{language}");
        }
    }

    #[test]
    fn the_letters_tell_the_writing_where_they_can() {
        let of = |text, given: Option<&str>| {
            Writing::of_text(text, given.map(tag).as_ref(), &LanguageTag::default())
        };
        assert_eq!(of("Tea", None), None);
        assert_eq!(of("茶", None), Some(Writing::SimplifiedChinese));
        assert_eq!(of("茶", Some("ja")), Some(Writing::Japanese));
        assert_eq!(of("お茶", Some("zh-Hans")), Some(Writing::Japanese));
        assert_eq!(of("차 茶", None), Some(Writing::Korean));
        assert_eq!(of("Tea\u{3164}", None), None, "what fills the place of a letter asks for no font");
    }
}
