//! The words the program itself says, in `assets/wording`: one Fluent file a language.
//!
//! What a file does not say in its language is said in English.

#![allow(clippy::must_use_candidate, reason = "all that is here answers a question, and does nothing else")]

pub mod languages;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use profile::LanguageTag;
use std::borrow::Cow;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// A value put into a message: a text or a number.
pub use fluent_bundle::FluentValue as Value;
pub use script::direction::contained;

/// The messages of one language.
pub struct Wording {
    language: &'static str,
    tag: LanguageTag,
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

    /// Every wording.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        [&ENGLISH, &URDU, &WELSH, &BENGALI, &POLISH, &CHINESE].into_iter().map(|wording| &**wording)
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

    /// The same as a tag.
    pub fn tag(&self) -> LanguageTag {
        self.tag.clone()
    }

    /// The message with that name, with the values put in, those that would turn it round isolated from it. A message
    /// nobody wrote comes back as its name, so that it is seen and mended.
    #[must_use]
    pub fn text(&self, id: &str, args: &[(&str, Value<'_>)]) -> String {
        self.find(id, args).or_else(|| ENGLISH.find(id, args)).unwrap_or_else(|| id.to_owned())
    }

    /// Words from elsewhere as they can stand in a sentence of this language: isolated, where they would turn it round.
    #[must_use]
    pub fn isolated<'t>(&self, words: &'t str) -> Cow<'t, str> {
        script::isolated(words, self.tag.direction(), &self.tag)
    }

    /// The message with that name, if this language or English has it.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<String> {
        self.find(id, &[]).or_else(|| ENGLISH.find(id, &[]))
    }

    /// The message with that name, if this language itself has it.
    pub fn own(&self, id: &str) -> Option<String> {
        self.find(id, &[])
    }

    /// A part of the message with that name, an attribute of it, if this language itself has it.
    pub fn part(&self, id: &str, part: &str) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.get_attribute(part)?.value();
        Some(self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    /// Whether this language itself says it, without falling back to English.
    pub fn says(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    fn find(&self, id: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, self.put_in(value))).collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors);
        errors.is_empty().then(|| text.into_owned())
    }

    fn put_in<'v>(&self, value: &'v Value<'_>) -> Value<'v> {
        match value {
            Value::String(text) => Value::String(self.isolated(text)),
            other => other.clone(),
        }
    }

    fn read(language: &'static str, source: &str) -> Self {
        // A fault in one message leaves the others whole, and a test reads every file for faults.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let locale: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // It would isolate every value, the lists and dates of our own among them. They are isolated here where it
        // makes a difference: the marks part what the shaper sets, and some who read a file aloud stumble over them.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        let tag = LanguageTag::try_from(language).unwrap_or_default();
        Self { language, tag, bundle }
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
    fn a_name_that_runs_the_other_way_is_isolated_in_a_sentence() {
        let title =
            |wording: &Wording, name: &'static str| wording.text("page-title", &[("name", name.into())]);
        assert_eq!(title(&ENGLISH, "Amina"), "Amina: my one-page profile");
        assert_eq!(title(&ENGLISH, "ليلى"), "\u{2068}ليلى\u{2069}: my one-page profile");
        assert!(title(&URDU, "Sam").starts_with("\u{2068}Sam\u{2069}: "));
        assert!(title(&URDU, "شبانہ").starts_with("شبانہ: "));
    }

    #[test]
    fn a_message_nobody_wrote_is_seen_by_its_name() {
        assert_eq!(ENGLISH.text("no-such-message", &[]), "no-such-message");
    }
}
