//! The fonts: those compiled in, each described with its licence in `assets/fonts/README.md`, and those the machine
//! lends for writings whose fonts are too large to come along.

use crate::text::face::Face;
use crate::text::letters::Letters;
use crate::text::system_fonts::SystemFont;
use crate::text::system_fonts::{self, Lent};
use script::Writing;
use script::{Reading, Script};
use skrifa::FontRef;
use std::sync::LazyLock;

/// A face by its number: first those of [`FaceId::bundled`], then a place for each writing and weight of the machine's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(u16);

macro_rules! faces {
    ($(($name:literal, $family:literal, $bold:literal)),* $(,)?) => {
        static FACES: &[Face] = &[$(Face {
            name: $name,
            family: $family,
            bold: $bold,
            data: include_bytes!(concat!("../../../../../assets/fonts/", $name, ".ttf")),
        }),*];
    };
}

faces! {
    ("AtkinsonHyperlegibleNext-Regular", "Atkinson", false),
    ("AtkinsonHyperlegibleNext-Bold", "Atkinson", true),
    ("FrauncesSoft-SemiBold", "Fraunces", true),
    ("NotoSans-Regular", "Noto Sans", false),
    ("NotoSans-Bold", "Noto Sans", true),
    ("NotoNaskhArabic-Regular", "Naskh", false),
    ("NotoNaskhArabic-Bold", "Naskh", true),
    ("NotoNastaliqUrdu-Regular", "Nastaliq", false),
    ("NotoNastaliqUrdu-Bold", "Nastaliq", true),
    ("NotoSansArmenian-Regular", "Armenian", false),
    ("NotoSansArmenian-Bold", "Armenian", true),
    ("NotoSansBengali-Regular", "Bengali", false),
    ("NotoSansBengali-Bold", "Bengali", true),
    ("NotoSansDevanagari-Regular", "Devanagari", false),
    ("NotoSansDevanagari-Bold", "Devanagari", true),
    ("NotoSansEthiopic-Regular", "Ethiopic", false),
    ("NotoSansEthiopic-Bold", "Ethiopic", true),
    ("NotoSansGeorgian-Regular", "Georgian", false),
    ("NotoSansGeorgian-Bold", "Georgian", true),
    ("NotoSansGujarati-Regular", "Gujarati", false),
    ("NotoSansGujarati-Bold", "Gujarati", true),
    ("NotoSansGurmukhi-Regular", "Gurmukhi", false),
    ("NotoSansGurmukhi-Bold", "Gurmukhi", true),
    ("NotoSansHebrew-Regular", "Hebrew", false),
    ("NotoSansHebrew-Bold", "Hebrew", true),
    ("NotoSansKannada-Regular", "Kannada", false),
    ("NotoSansKannada-Bold", "Kannada", true),
    ("NotoSansKhmer-Regular", "Khmer", false),
    ("NotoSansKhmer-Bold", "Khmer", true),
    ("NotoSansLao-Regular", "Lao", false),
    ("NotoSansLao-Bold", "Lao", true),
    ("NotoSansMalayalam-Regular", "Malayalam", false),
    ("NotoSansMalayalam-Bold", "Malayalam", true),
    ("NotoSansMyanmar-Regular", "Burmese", false),
    ("NotoSansMyanmar-Bold", "Burmese", true),
    ("NotoSansOriya-Regular", "Odia", false),
    ("NotoSansOriya-Bold", "Odia", true),
    ("NotoSansSinhala-Regular", "Sinhala", false),
    ("NotoSansSinhala-Bold", "Sinhala", true),
    ("NotoSansTamil-Regular", "Tamil", false),
    ("NotoSansTamil-Bold", "Tamil", true),
    ("NotoSansTelugu-Regular", "Telugu", false),
    ("NotoSansTelugu-Bold", "Telugu", true),
    ("NotoSansThaana-Regular", "Thaana", false),
    ("NotoSansThaana-Bold", "Thaana", true),
    ("NotoSansThaiLooped-Regular", "Thai", false),
    ("NotoSansThaiLooped-Bold", "Thai", true),
    ("NotoSansSymbols2-Regular", "Symbols", false),
    ("NotoSansMath-Regular", "Math", false),
    ("NotoEmoji-Regular", "Emoji", false),
}

/// Every family but the display face, in the order they are tried where no script asks for its own.
pub(crate) fn families() -> impl Iterator<Item = &'static str> {
    FACES
        .chunk_by(|one, next| one.family == next.family)
        .map(|faces| faces[0].family)
        .filter(|family| *family != DISPLAY)
}

pub(crate) use script::LATIN;
/// Emoji in outline. It also has figures, for keys, so it is tried last.
pub(crate) const EMOJI: &str = "Emoji";
/// The display face for names and headings in Latin letters.
pub(crate) const DISPLAY: &str = "Fraunces";

/// The families to try, first to last. The script's own comes first, so that its spaces and figures are its own.
pub(crate) fn families_for(reading: &Reading, display: bool) -> Vec<&'static str> {
    let first = if display && reading.script == Script::LATIN { Some(DISPLAY) } else { None };
    let guest = reading.guest.map(Writing::family);
    let mut all: Vec<&'static str> = Vec::new();
    for family in first.into_iter().chain([reading.script.family()]).chain(families()).chain(guest) {
        if !all.contains(&family) {
            all.push(family);
        }
    }
    all
}

impl FaceId {
    /// Every face that is compiled in.
    pub fn bundled() -> impl Iterator<Item = Self> {
        (0..FACES.len()).map(|number| Self(number as u16))
    }

    /// The face with that number.
    pub(crate) fn at(number: usize) -> Self {
        Self(number as u16)
    }

    /// The face.
    #[must_use]
    pub fn face(self) -> &'static Face {
        match self.lent() {
            Some(lent) => &lent.face,
            None => &FACES[self.number()],
        }
    }

    /// Its number, which is the same on every machine.
    #[must_use]
    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    /// The parsed font.
    pub(crate) fn font(self) -> &'static FontRef<'static> {
        match self.lent() {
            Some(lent) => &lent.font,
            None => &PARSED[self.number()],
        }
    }

    /// Whether it has a glyph for a character.
    pub(crate) fn has(self, character: char) -> bool {
        let letters = self.lent().map_or_else(|| &LETTERS[self.number()], |lent| &lent.letters);
        letters.has(character)
    }

    /// Whether a glyph can be printed. All of those compiled in can; a font of the machine may be broken in places, and
    /// has to [`Self::meet`] a glyph first.
    pub(crate) fn prints(self, glyph: u32) -> bool {
        glyph != 0 && self.lent().is_none_or(|lent| lent.prints(glyph))
    }

    /// Looks at glyphs of a font of the machine that it was not asked for before.
    pub(crate) fn meet(self, glyphs: impl Iterator<Item = u32>) {
        if let Some(lent) = self.lent() {
            lent.meet(glyphs);
        }
    }

    fn lent(self) -> Option<&'static Lent> {
        self.number().checked_sub(FACES.len()).and_then(system_fonts::at)
    }
}

/// Takes a font of the machine in. The first one for a writing and weight stays.
pub(crate) fn adopt(font: SystemFont) -> Option<FaceId> {
    system_fonts::put(font).map(|place| FaceId((FACES.len() + place) as u16))
}

static PARSED: LazyLock<Vec<FontRef<'static>>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the files are part of the program and a test reads each of them")]
    FACES.iter().map(|face| FontRef::new(face.data).expect("a bundled font parses")).collect()
});

static LETTERS: LazyLock<Vec<Letters>> = LazyLock::new(|| PARSED.iter().map(Letters::of).collect());

/// The fonts a press has: those compiled in, and those of the machine that it was given.
#[derive(Default)]
pub(crate) struct Coverage {
    lent: Vec<FaceId>,
}

impl Coverage {
    /// Adds a font of the machine.
    pub(crate) fn add(&mut self, face: FaceId) {
        if !self.lent.contains(&face) {
            self.lent.push(face);
        }
    }

    /// Whether any font can draw this character by itself.
    pub(crate) fn covers(&self, character: char) -> bool {
        FaceId::bundled().chain(self.lent.iter().copied()).any(|face| face.has(character))
    }

    /// Whether there is a font for that writing.
    pub(crate) fn writes(&self, writing: Writing) -> bool {
        self.lent.iter().any(|face| face.face().family == writing.family())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_locale::LanguageIdentifier;
    use icu_locale::exemplar_chars::ExemplarCharacters;
    use icu_provider::prelude::DataLocale;
    use skrifa::MetadataProvider;

    #[test]
    fn every_bundled_font_parses_and_has_a_space() {
        for id in FaceId::bundled() {
            let font = id.font();
            assert!(font.charmap().map(' ').is_some(), "{}", id.face().name);
            assert!(families().any(|family| family == id.face().family) || id.face().family == DISPLAY);
        }
    }

    /// By the letters that CLDR has for each language; for a few it has none.
    #[test]
    fn every_language_that_can_be_chosen_can_be_printed() {
        let mut printed = Vec::new();
        for tag in profile::LANGUAGES.map(|tag| profile::LanguageTag::try_from(tag).unwrap()) {
            let locale = DataLocale::from(LanguageIdentifier::try_from_str(tag.as_str()).unwrap());
            let Ok(letters) = ExemplarCharacters::try_new_main(&locale) else { continue };
            let words = letters.strings().iter().flat_map(str::chars);
            let all: Vec<char> = letters.code_points().iter_chars().chain(words).collect();
            if tag.is_signed() || all.is_empty() || Writing::of_language(&tag).is_some() {
                continue;
            }
            let covered = |letter: &char| Coverage::default().covers(*letter) || profile::is_unseen(*letter);
            let missing: String = all.iter().filter(|letter| !covered(letter)).collect();
            assert_eq!(missing, "", "{tag}");
            printed.push(tag);
        }
        println!("the letters of {} languages are there", printed.len());
        assert!(printed.len() > 70, "{printed:?}");
    }

    #[test]
    fn the_letters_of_every_language_promised_are_there() {
        for sample in [
            "Siân ŵŷ Łódź žščř ğışİ ơư Ññ ß ’“”–—…€£",
            "Ελληνικά ΐ",
            "Українська їєґ Ђћ",
            "العربية ٠١٢",
            "اردو ٹڈڑںےہ ۰۱۲۳",
            "বাংলা ড়ঢ়য় ৎ ০১",
            "हिन्दी ऑ ड़ ०१ ।",
            "ગુજરાતી ૦૧",
            "ਪੰਜਾਬੀ ੦੧",
            "தமிழ்",
            "Հայերեն և",
            "አማርኛ ትግርኛ ።፣",
            "ქართული ჭ",
            "עברית ייִדיש שָׁ",
            "ಕನ್ನಡ ೦೧",
            "ភាសាខ្មែរ ០១។",
            "ພາສາລາວ ໐໑",
            "മലയാളം ൻർൽ",
            "မြန်မာ ၀၁။",
            "ଓଡ଼ିଆ ୦୧",
            "සිංහල",
            "తెలుగు",
            "ދިވެހި ،",
            "ภาษาไทย ๐๑ฯ",
            "✓ → ★ ♥",
            "😀 👍 ☕ 🐈 🫠 🇬 ⃣",
        ] {
            for character in sample.chars() {
                assert!(Coverage::default().covers(character), "U+{:04X} {character}", u32::from(character));
            }
        }
    }
}
