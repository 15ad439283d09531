//! The words the program itself says, in `assets/wording`: one Fluent file a language.
//!
//! What a file does not say in its language is said in English.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use profile::LanguageTag;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// A value put into a message: a text or a number.
pub use fluent_bundle::FluentValue as Value;

/// The messages of one language.
pub struct Wording {
    language: &'static str,
    bundle: FluentBundle<FluentResource>,
}

/// The file of a language.
macro_rules! wording {
    ($language:literal) => {
        LazyLock::new(|| {
            let source = include_str!(concat!("../../../../assets/wording/", $language, ".ftl"));
            Wording::read($language, source)
        })
    };
}

static ENGLISH: LazyLock<Wording> = wording!("en");
static URDU: LazyLock<Wording> = wording!("ur");
static WELSH: LazyLock<Wording> = wording!("cy");
static BENGALI: LazyLock<Wording> = wording!("bn");
static POLISH: LazyLock<Wording> = wording!("pl");
static CHINESE: LazyLock<Wording> = wording!("zh");

impl Wording {
    /// The wording for a language; English where there is none.
    #[must_use]
    pub fn for_language(tag: &LanguageTag) -> &'static Self {
        match tag.language().as_str() {
            "ur" => &URDU,
            "cy" => &WELSH,
            "bn" => &BENGALI,
            "pl" => &POLISH,
            "zh" => &CHINESE,
            _ => &ENGLISH,
        }
    }

    /// The wording in English.
    #[must_use]
    pub fn english() -> &'static Self {
        &ENGLISH
    }

    /// The language it is in: `en`.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// The message with that name, with the values put in. A message nobody wrote comes back as its name, so that
    /// it is seen and mended.
    #[must_use]
    pub fn text(&self, id: &str, args: &[(&str, Value<'_>)]) -> String {
        self.find(id, args).or_else(|| ENGLISH.find(id, args)).unwrap_or_else(|| id.to_owned())
    }

    /// The message with that name, if this language or English has it.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<String> {
        self.find(id, &[]).or_else(|| ENGLISH.find(id, &[]))
    }

    /// The message with that name, if this language itself has it.
    pub(crate) fn own(&self, id: &str) -> Option<String> {
        self.find(id, &[])
    }

    /// Whether this language itself says it, without falling back to English.
    #[cfg(test)]
    pub(crate) fn says(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    fn find(&self, id: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors);
        errors.is_empty().then(|| text.into_owned())
    }

    fn read(language: &'static str, source: &str) -> Self {
        // A fault in one message leaves the others whole, and a test reads every file for faults.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let locale: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // The marks that isolate a name from the direction of the words around it would be printed as text.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(source: &str) -> usize {
        FluentResource::try_new(source.to_owned()).map_or_else(|(_, faults)| faults.len(), |_| 0)
    }

    #[test]
    fn every_wording_file_is_read_without_a_fault() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/wording");
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            assert_eq!(faults(&std::fs::read_to_string(&path).unwrap()), 0, "{}", path.display());
        }
    }

    #[test]
    fn a_language_without_a_file_speaks_english() {
        let tag = LanguageTag::try_from("so").unwrap();
        assert_eq!(Wording::for_language(&tag).language(), "en");
    }

    #[test]
    fn a_message_missing_in_one_language_comes_in_english() {
        let terse = Wording::read("ur", "page-title = ایک");
        assert_eq!(terse.text("page-section-support", &[]), ENGLISH.text("page-section-support", &[]));
        assert_eq!(terse.text("page-title", &[]), "ایک");
    }

    #[test]
    fn a_message_nobody_wrote_is_seen_by_its_name() {
        assert_eq!(ENGLISH.text("no-such-message", &[]), "no-such-message");
    }
}
