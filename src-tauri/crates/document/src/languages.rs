//! What languages are called on the page.

use crate::text::fonts::Coverage;
use profile::LanguageTag;
use wording::Wording;
use wording::languages::{name, own_name};

/// Both, as it is printed: "Polish (polski)". A name that needs a font of the machine is left out, so that no page waits
/// for a font that nobody's words need.
pub(crate) fn printed(tag: &LanguageTag, wording: &Wording) -> String {
    let name = name(tag, wording);
    let drawn = |own: &String| own.chars().all(|letter| Coverage::default().covers(letter));
    match own_name(tag, wording).filter(drawn) {
        Some(own) => wording.text("page-language", &[("name", name.into()), ("own", own.into())]),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use script::direction::without_marks;

    fn tag(tag: &str) -> LanguageTag {
        LanguageTag::try_from(tag).unwrap()
    }

    fn said(language: &str, page: &str) -> String {
        without_marks(&printed(&tag(language), Wording::for_language(&tag(page)))).into_owned()
    }

    #[test]
    fn a_language_is_named_in_the_language_of_the_page_and_in_its_own() {
        assert_eq!(said("pl", "en-GB"), "Polish (polski)");
        assert_eq!(said("prs", "en-GB"), "Dari (دری)");
        assert_eq!(said("prs", "prs"), "Dari (دری)");
        assert_eq!(said("en-GB", "en-GB"), "English");
        assert_eq!(said("en-GB", "pl"), "angielski (English)");
        assert_eq!(said("pl", "pl"), "polski");
        assert_eq!(said("am", "cy"), "Amhareg (አማርኛ)");
        assert_eq!(said("bn", "en"), "Bengali (বাংলা)");
        assert_eq!(said("bfi", "en"), "British Sign Language");
        assert_eq!(said("bfi", "pl"), "brytyjski język migowy");
        assert_eq!(said("syl", "zh"), "锡尔赫特语");
        assert_eq!(said("qqq", "en"), "qqq");
    }

    #[test]
    fn every_language_that_can_be_chosen_is_named_in_words() {
        for language in profile::LANGUAGES.map(tag) {
            for page in ["en", "bn", "cy", "pl", "ur", "zh"] {
                let name = name(&language, Wording::for_language(&tag(page)));
                assert_ne!(name, language.as_str(), "{language} in {page}");
            }
        }
    }

    #[test]
    fn a_name_for_which_no_font_comes_along_is_left_out() {
        assert_eq!(said("yue", "en-GB"), "Cantonese");
        assert_eq!(said("bo", "en-GB"), "Tibetan");
    }
}
