//! The fonts, compiled in. Each is described, with its licence, in `assets/fonts/README.md`.

use skrifa::{FontRef, MetadataProvider};
use std::collections::HashSet;
use std::sync::LazyLock;

/// One font file of one weight.
#[derive(Debug)]
pub struct Face {
    /// Its PostScript name, as it stands in the PDF.
    pub name: &'static str,
    /// The family under which the shaper knows it.
    pub family: &'static str,
    /// Whether it is the heavy one of its family.
    pub bold: bool,
    /// The TrueType file.
    pub data: &'static [u8],
}

/// A face by its number in [`FaceId::all`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(u8);

macro_rules! faces {
    ($(($name:literal, $family:literal, $bold:literal)),* $(,)?) => {
        static FACES: &[Face] = &[$(Face {
            name: $name,
            family: $family,
            bold: $bold,
            data: include_bytes!(concat!("../../../../assets/fonts/", $name, ".ttf")),
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
    ("NotoSansBengali-Regular", "Bengali", false),
    ("NotoSansBengali-Bold", "Bengali", true),
    ("NotoSansDevanagari-Regular", "Devanagari", false),
    ("NotoSansDevanagari-Bold", "Devanagari", true),
    ("NotoSansGujarati-Regular", "Gujarati", false),
    ("NotoSansGujarati-Bold", "Gujarati", true),
    ("NotoSansGurmukhi-Regular", "Gurmukhi", false),
    ("NotoSansGurmukhi-Bold", "Gurmukhi", true),
    ("NotoSansTamil-Regular", "Tamil", false),
    ("NotoSansTamil-Bold", "Tamil", true),
    ("NotoSansSymbols2-Regular", "Symbols", false),
    ("NotoSansMath-Regular", "Math", false),
}

/// Every family but the display face, in the order they are tried where no script asks for its own.
pub(crate) const FAMILIES: [&str; 11] = [
    "Atkinson",
    "Noto Sans",
    "Naskh",
    "Nastaliq",
    "Bengali",
    "Devanagari",
    "Gujarati",
    "Gurmukhi",
    "Tamil",
    "Symbols",
    "Math",
];
/// The display face for names and headings in Latin letters.
pub(crate) const DISPLAY: &str = "Fraunces";

impl FaceId {
    /// Every face there is.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..FACES.len()).map(|number| Self(number as u8))
    }

    /// The face.
    #[must_use]
    pub fn face(self) -> &'static Face {
        &FACES[usize::from(self.0)]
    }

    /// Its place in [`Self::all`].
    #[must_use]
    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    /// The parsed font.
    pub(crate) fn font(self) -> &'static FontRef<'static> {
        &PARSED[self.number()]
    }
}

static PARSED: LazyLock<Vec<FontRef<'static>>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the files are part of the program and a test reads each of them")]
    FACES.iter().map(|face| FontRef::new(face.data).expect("a bundled font parses")).collect()
});

static COVERED: LazyLock<HashSet<u32>> = LazyLock::new(|| {
    PARSED.iter().flat_map(|font| font.charmap().mappings().map(|(character, _)| character)).collect()
});

/// Whether any bundled font can draw this character by itself.
pub(crate) fn covers(character: char) -> bool {
    COVERED.contains(&u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_font_parses_and_has_a_space() {
        for id in FaceId::all() {
            let font = id.font();
            assert!(font.charmap().map(' ').is_some(), "{}", id.face().name);
            assert!(FAMILIES.contains(&id.face().family) || id.face().family == DISPLAY);
        }
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
            "✓ → ★ ♥",
        ] {
            for character in sample.chars() {
                assert!(covers(character), "U+{:04X} {character}", u32::from(character));
            }
        }
    }
}
