//! What languages are called, as CLDR has it: the data of the Unicode Consortium on the languages of the world.

use crate::LanguageTag;
use icu_locale::provider::Baked;
use icu_locale::provider::names::{
    LocaleNamesLanguageMediumHeavyV1, LocaleNamesLanguageMediumLightV1, LocaleNamesLanguageMediumTinyV1,
};
use icu_provider::prelude::{
    DataIdentifierBorrowed, DataLocale, DataMarker, DataMarkerAttributes, DataProvider, DataRequest,
};
use zerovec::VarZeroCow;

/// The languages that can be chosen: spoken, written or signed in these islands. Every one that is written can be printed
/// with the fonts that come along, Chinese, Japanese and Korean aside.
pub const LANGUAGES: [&str; 106] = [
    "af", "ak", "am", "ar", "ase", "be", "bfi", "bg", "bn", "ckb", "cs", "cy", "da", "de", "dv", "ee", "el",
    "en", "es", "et", "fa", "ff", "fi", "fr", "ga", "gd", "gu", "ha", "he", "hi", "hr", "hu", "hy", "id",
    "ig", "is", "isg", "it", "ja", "jam", "ka", "ki", "km", "kmr", "kn", "ko", "kri", "kw", "lg", "ln", "lo",
    "lt", "lv", "mk", "ml", "mr", "ms", "mt", "my", "ne", "nl", "no", "ny", "om", "or", "pa", "phr", "pl",
    "prs", "ps", "pt", "rmn", "ro", "ru", "rw", "sco", "sd", "si", "sk", "skr", "sl", "sn", "so", "sq", "sr",
    "sv", "sw", "syl", "ta", "te", "th", "ti", "tl", "tr", "tw", "ug", "uk", "ur", "vi", "wo", "xh", "yi",
    "yo", "yue", "zh", "zu",
];

/// Languages that are signed, and have no letters.
const SIGNED: [&str; 5] = ["ase", "bfi", "fsl", "isg", "sgn"];

impl LanguageTag {
    /// Whether the language is signed.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        SIGNED.contains(&self.language().as_str())
    }

    /// The name of the language in another: `Polish` of `pl` in `en`. Nothing where CLDR has none.
    #[must_use]
    pub fn name_in(&self, other: &Self) -> Option<String> {
        let other = DataLocale::from(other.known());
        self.readings().iter().find_map(|language| name(language, &other))
    }

    /// The name of the language in itself: `polski` of `pl`. Nothing where CLDR has none.
    #[must_use]
    pub fn own_name(&self) -> Option<String> {
        let english = DataLocale::from(Self::default().as_it_stands());
        // Twi is a kind of Akan, and has a name, but not its own: it is not called Akan.
        let language = self.readings().into_iter().find(|language| name(language, &english).is_some())?;
        name(&language, &DataLocale::from(self.known()))
    }

    /// What the tag may be known by: the language that it names, or else what CLDR has for an older name of it
    /// (`fa-AF` for `prs`, and less exactly `fa`).
    fn readings(&self) -> Vec<String> {
        let known = self.known();
        let dialect = known.region.map(|region| format!("{}-{region}", known.language));
        let renamed = self.language() != known.language.as_str();
        let dialect = dialect.filter(|_| renamed);
        [Some(self.language()), dialect, Some(known.language.to_string())].into_iter().flatten().collect()
    }
}

/// The name of a language in another.
fn name(language: &str, other: &DataLocale) -> Option<String> {
    let language = DataMarkerAttributes::try_from_str(language).ok()?;
    // Few languages are asked for often, and many seldom: their names lie apart.
    load::<LocaleNamesLanguageMediumTinyV1>(language, other)
        .or_else(|| load::<LocaleNamesLanguageMediumLightV1>(language, other))
        .or_else(|| load::<LocaleNamesLanguageMediumHeavyV1>(language, other))
}

fn load<M>(language: &DataMarkerAttributes, other: &DataLocale) -> Option<String>
where
    M: DataMarker<DataStruct = VarZeroCow<'static, str>>,
    Baked: DataProvider<M>,
{
    let id = DataIdentifierBorrowed::for_marker_attributes_and_locale(language, other);
    let found = DataProvider::<M>::load(&Baked, DataRequest { id, ..DataRequest::default() }).ok()?;
    Some(found.payload.get().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(tag: &str) -> LanguageTag {
        LanguageTag::try_from(tag).unwrap()
    }

    #[test]
    fn a_language_has_a_name_in_others_and_its_own() {
        for (language, english, welsh, own) in [
            ("pl", Some("Polish"), Some("Pwyleg"), Some("polski")),
            ("prs", Some("Dari"), Some("Dari"), Some("دری")),
            ("pt-BR", Some("Portuguese"), Some("Portiwgaleg"), Some("português")),
            ("ti", Some("Tigrinya"), Some("Tigrinya"), Some("ትግርኛ")),
            ("tw", Some("Twi"), Some("Twi"), None),
            ("my", Some("Burmese"), Some("Byrmaneg"), Some("မြန်မာ")),
            ("EN-gb", Some("English"), Some("Saesneg"), Some("English")),
            ("qqq", None, None, None),
        ] {
            let language = tag(language);
            assert_eq!(language.name_in(&tag("en")).as_deref(), english, "{language}");
            assert_eq!(language.name_in(&tag("cy")).as_deref(), welsh, "{language}");
            assert_eq!(language.own_name().as_deref(), own, "{language}");
        }
    }
}
