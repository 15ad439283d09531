//! What languages are called, on the page and in the window.

use crate::Wording;
use profile::LanguageTag;

/// The name of a language in the language of a wording; its tag, where nobody has a name for it.
///
/// It is CLDR's, but for what the wording itself has: languages that CLDR does not name, and those that people here call
/// otherwise.
#[must_use]
pub fn name(tag: &LanguageTag, wording: &Wording) -> String {
    let of = |wording: &Wording| {
        let own = wording.own(&format!("language-{}", tag.language()));
        own.or_else(|| tag.name_in(&LanguageTag::try_from(wording.language()).ok()?))
    };
    of(wording).or_else(|| of(Wording::english())).unwrap_or_else(|| tag.to_string())
}

/// What a language is called by those who speak it, where that is another name than it has in this wording.
#[must_use]
pub fn own_name(tag: &LanguageTag, wording: &Wording) -> Option<String> {
    let said = name(tag, wording).to_lowercase();
    tag.own_name().filter(|own| own.to_lowercase() != said)
}
