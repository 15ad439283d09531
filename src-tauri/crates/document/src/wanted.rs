//! Which writings a profile needs a font of the machine for.

use profile::Profile;
use script::Writing;
use script::writings;
use wording::Wording;

/// The writings that the words of a profile need, each once.
pub(crate) fn wanted(profile: &Profile) -> Vec<Writing> {
    let (person, written) = (&profile.person, &profile.written);
    let page = &profile.language;
    let about = [&person.preferred_name, &person.full_name, &person.pronouns];
    let by = written.by.iter().flat_map(|by| [&by.name, &by.role]);
    let of_page = about.into_iter().chain(by).chain(&written.how).map(|text| (text, None));
    let of_lines = profile.sections.all().flat_map(|(_, entry)| {
        [(&entry.text, entry.language.as_ref())]
            .into_iter()
            .chain(entry.voice.name.iter().map(|name| (name, None)))
    });
    let found = of_page.chain(of_lines).flat_map(|(text, given)| writings(text, given, page));
    // The page's own words are in its language, where they have been put into that, whatever the person's are in.
    let own =
        Writing::of_language(page).filter(|_| Wording::for_language(page).language() == page.language());
    let mut wanted: Vec<Writing> = own.into_iter().chain(found).collect();
    wanted.sort_unstable();
    wanted.dedup();
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_properties::props::Script as Letters;
    use profile::{LanguageTag, Person};

    #[test]
    fn a_profile_wants_each_writing_once() {
        let tag = |tag: &str| LanguageTag::try_from(tag).unwrap();
        let mut profile = Profile::of(Person::named("Mei 梅"), LanguageTag::default());
        assert_eq!(wanted(&profile), [Writing::SimplifiedChinese]);
        profile.language = tag("ja");
        assert_eq!(wanted(&profile), [Writing::Japanese]);
        profile.person.preferred_name = "Kofi".into();
        assert_eq!(wanted(&profile), []);
        profile.language = tag("zh");
        assert_eq!(wanted(&profile), [Writing::SimplifiedChinese]);
        profile.language = LanguageTag::default();
        profile.person.full_name = "བཀྲ་ཤིས་ Tashi བཀྲ་ཤིས་".into();
        assert_eq!(wanted(&profile), [Writing::Other(Letters::Tibetan)]);
    }

    #[test]
    fn what_the_program_has_letters_for_is_not_wanted() {
        let mut profile = Profile::of(Person::named("תמר ሰላም มาลี"), LanguageTag::default());
        profile.person.full_name = "ნინო ©®™ ☎ 👍 ½ µ ª".into();
        assert_eq!(wanted(&profile), []);
    }
}
