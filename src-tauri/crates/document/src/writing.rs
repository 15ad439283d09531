//! The writings whose fonts do not come along: Chinese, Japanese and Korean, whose fonts are too large, and the scripts
//! of few readers here. The machine lends its own.

use crate::lent::are_sound;
use icu_properties::props::{GeneralCategory, Script as Letters};
use icu_properties::{CodePointMapData, PropertyNamesLong, PropertyNamesShort};
use profile::{LanguageTag, is_unseen};
use skrifa::raw::TableProvider;
use skrifa::raw::types::Tag;
use skrifa::{FontRef, MetadataProvider};
use std::fmt;
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
pub(crate) const WRITINGS: usize = Writing::EAST_ASIAN.len() + SCRIPTS;

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
    pub(crate) fn number(self) -> Option<usize> {
        match self {
            Self::Other(letters) => {
                let place = IN_ORDER.binary_search(&letters).ok().filter(|place| *place < SCRIPTS)?;
                Some(Self::EAST_ASIAN.len() + place)
            }
            own => Self::EAST_ASIAN.iter().position(|other| *other == own),
        }
    }

    /// Whether it is Chinese, Japanese or Korean.
    pub(crate) fn is_east_asian(self) -> bool {
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
    pub(crate) fn family(self) -> &'static str {
        match self {
            Self::SimplifiedChinese => "Simplified Chinese",
            Self::TraditionalChinese => "Traditional Chinese",
            Self::Japanese => "Japanese",
            Self::Korean => "Korean",
            Self::Other(letters) => PropertyNamesLong::<Letters>::new().get(letters).unwrap_or("Unknown"),
        }
    }

    /// The language to name where the letters alone are known.
    pub(crate) fn language(self) -> Option<LanguageTag> {
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
    pub(crate) fn of_text(text: &str, given: Option<&LanguageTag>, page: &LanguageTag) -> Option<Self> {
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
    fn sample(self) -> String {
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
pub(crate) enum Letter {
    /// Ideographs, and the signs between them.
    Han,
    Kana,
    Hangul,
    Bopomofo,
}

impl Letter {
    pub(crate) fn of(character: char) -> Option<Self> {
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

/// A font of the machine, read and found fit: it has the letters, may be put into a file, and can be drawn.
#[derive(Clone)]
pub struct SystemFont {
    pub(crate) writing: Writing,
    pub(crate) bold: bool,
    pub(crate) name: String,
    /// A font file of one face.
    pub(crate) data: Vec<u8>,
}

impl SystemFont {
    /// Reads the face with that number of a font file. Nothing where the font is not fit for the writing, or its maker
    /// does not let it be put into a document.
    #[must_use]
    pub fn read(file: &[u8], number: u32, writing: Writing, bold: bool) -> Option<Self> {
        let font = FontRef::from_index(file, number).ok()?;
        let drawn = [b"glyf", b"CFF "].into_iter().any(|tag| font.table_data(Tag::new(tag)).is_some());
        let letters = font.charmap();
        let glyph = |letter: char| letters.map(letter).and_then(|glyph| u16::try_from(glyph.to_u32()).ok());
        let sample = writing.sample();
        let complete = sample.chars().all(|letter| glyph(letter).is_some());
        // A font of many weights draws its first one, which is often a hair's breadth thin.
        let one_weight = font.axes().is_empty();
        let measured = font.head().is_ok_and(|head| EM.contains(&head.units_per_em()));
        if !(drawn && complete && one_weight && measured && may_be_embedded(&font)) {
            return None;
        }
        let data = alone(file, number)?;
        // One that is broken as a whole is found out before a page counts on it.
        let mut needed: Vec<u16> = sample.chars().filter_map(glyph).collect();
        needed.sort_unstable();
        needed.dedup();
        if !are_sound(&data, &needed) {
            return None;
        }
        Some(Self { writing, bold, name: postscript_name(&font, writing), data })
    }

    /// The writing it was read for.
    #[must_use]
    pub fn writing(&self) -> Writing {
        self.writing
    }
}

impl fmt::Debug for SystemFont {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SystemFont({}, {:?}, {} bytes)", self.name, self.writing, self.data.len())
    }
}

/// Into how many units a font may divide the size of its type (`unitsPerEm` of OpenType's `head`).
const EM: std::ops::RangeInclusive<u16> = 16..=16_384;

/// Whether the maker lets the letters that are used be put into a document (`fsType` of OpenType's `OS/2`).
fn may_be_embedded(font: &FontRef<'_>) -> bool {
    const RESTRICTED: u16 = 0x0002;
    const ANY_LICENCE: u16 = 0x000E;
    const WHOLE_ONLY: u16 = 0x0100;
    const PICTURES_ONLY: u16 = 0x0200;
    // A font without the table says nothing against it.
    let Ok(table) = font.os2() else { return true };
    let said = table.fs_type();
    // Where several are set, the most generous holds.
    said & ANY_LICENCE != RESTRICTED && said & (WHOLE_ONLY | PICTURES_ONLY) == 0
}

/// The name that the font goes by in a PDF: letters, figures and hyphens.
fn postscript_name(font: &FontRef<'_>, writing: Writing) -> String {
    let names = font.localized_strings(skrifa::string::StringId::POSTSCRIPT_NAME);
    let name: String = names
        .english_or_first()
        .map(|name| name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(60).collect())
        .unwrap_or_default();
    if name.is_empty() { writing.family().replace([' ', '_'], "") } else { name }
}

/// One face of a collection as a file of its own: its tables, one after another, and a directory of them.
fn alone(file: &[u8], number: u32) -> Option<Vec<u8>> {
    const DIRECTORY: usize = 12;
    const RECORD: usize = 16;
    let word = |at: usize| {
        file.get(at..at + 4)
            .map(|bytes| u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize)
    };
    if file.get(..4)? != b"ttcf" {
        return Some(file.to_vec());
    }
    let start = word(DIRECTORY + 4 * number as usize)?;
    let head = file.get(start..start + DIRECTORY)?;
    let tables = usize::from(u16::from_be_bytes([head[4], head[5]]));
    let records = file.get(start + DIRECTORY..start + DIRECTORY + RECORD * tables)?;
    let mut font = [head, records].concat();
    for table in 0..tables {
        let record = start + DIRECTORY + RECORD * table;
        let (from, length) = (word(record + 8)?, word(record + 12)?);
        let here = u32::try_from(font.len()).ok()?;
        let own = DIRECTORY + RECORD * table + 8;
        font[own..own + 4].copy_from_slice(&here.to_be_bytes());
        font.extend_from_slice(file.get(from..from.checked_add(length)?)?);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    Some(font)
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

    #[test]
    fn a_font_without_the_letters_or_that_is_no_font_is_not_fit() {
        let latin = include_bytes!("../../../../assets/fonts/NotoSans-Regular.ttf");
        assert!(SystemFont::read(latin, 0, Writing::Korean, false).is_none());
        assert!(SystemFont::read(b"ttcf, or so it says", 3, Writing::Korean, false).is_none());
    }

    #[test]
    fn a_font_whose_maker_forbids_it_is_not_put_into_a_file() {
        let mut font = include_bytes!("../../../../assets/fonts/NotoSans-Regular.ttf").to_vec();
        assert!(may_be_embedded(&FontRef::new(&font).unwrap()));
        let record = (12..).step_by(16).find(|at| &font[*at..at + 4] == b"OS/2").unwrap();
        let table = u32::from_be_bytes(font[record + 8..record + 12].try_into().unwrap()) as usize;
        for (said, allowed) in
            [(0x0002, false), (0x0004, true), (0x000A, true), (0x0100, false), (0x0200, false)]
        {
            font[table + 8..table + 10].copy_from_slice(&u16::to_be_bytes(said));
            assert_eq!(may_be_embedded(&FontRef::new(&font).unwrap()), allowed, "{said:#06x}");
        }
    }
}
