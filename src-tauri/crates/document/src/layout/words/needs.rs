//! What a person needs so that others can reach them, in as few sentences as say it.

use super::Sentences;
use profile::{CommunicationNeed, Person};

/// The sentences that several needs are put together in: "I use A, B and C."
const TOGETHER: [&str; 2] = ["use", "need"];

/// British Sign Language among the languages of a person.
const BRITISH_SIGN_LANGUAGE: &str = "bfi";

impl Sentences<'_> {
    /// "I use a hearing aid and symbols. I need Easy Read. Please face me when you speak: I lip-read."
    pub(super) fn needs(&self, person: &Person) -> Vec<String> {
        let mut left = person.communication_needs.clone();
        left.sort_unstable();
        left.dedup();
        // The sentence on languages has said it.
        if person.languages.iter().any(|tag| tag.language() == BRITISH_SIGN_LANGUAGE) {
            left.retain(|need| *need != CommunicationNeed::BritishSignLanguage);
        }
        let mut sentences = Vec::new();
        for ending in TOGETHER {
            let (these, others): (Vec<_>, Vec<_>) =
                left.into_iter().partition(|need| self.wording.part(&id(*need), ending).is_some());
            sentences.extend(self.together(ending, &these));
            left = others;
        }
        sentences.extend(left.into_iter().map(|need| self.say(&id(need), &[])));
        sentences
    }

    fn together(&self, ending: &str, needs: &[CommunicationNeed]) -> Option<String> {
        if let [] | [_] = needs {
            return needs.first().map(|need| self.say(&id(*need), &[]));
        }
        let things: Vec<String> =
            needs.iter().filter_map(|need| self.wording.part(&id(*need), ending)).collect();
        Some(self.say(&format!("page-needs-{ending}"), &[("things", self.list(&things).into())]))
    }
}

fn id(need: CommunicationNeed) -> String {
    format!("page-need-{}", need.key())
}

#[cfg(test)]
mod tests {
    use super::*;
    use profile::{LanguageTag, Profile};

    fn said(language: &str, needs: &[CommunicationNeed]) -> String {
        let language = LanguageTag::try_from(language).unwrap();
        let mut profile = Profile::of(Person::named("Amina"), language);
        profile.person.communication_needs = needs.to_vec();
        Sentences::of(&profile).facts()
    }

    #[test]
    fn what_somebody_uses_is_one_sentence_and_what_they_need_another() {
        use CommunicationNeed::{
            BritishSignLanguage, BslInterpreter, EasyRead, HearingAid, LipReading, Makaton,
        };
        assert_eq!(said("en-GB", &[LipReading]), "Please face me when you speak: I lip-read.");
        assert_eq!(said("en-GB", &[BslInterpreter]), "I need a British Sign Language interpreter.");
        assert_eq!(
            said("en-GB", &[LipReading, EasyRead, HearingAid, Makaton, BslInterpreter, BritishSignLanguage]),
            "I use British Sign Language, Makaton and a hearing aid. I need a British Sign Language interpreter and \
             Easy Read. Please face me when you speak: I lip-read."
        );
        assert_eq!(said("pl", &[HearingAid, Makaton]), "Używam znaków Makaton i aparatu słuchowego.");
        assert_eq!(
            said("zh", &[BritishSignLanguage, Makaton]),
            "我用英国手语（BSL）和默启通手语（Makaton）沟通。"
        );
    }

    #[test]
    fn what_was_said_already_is_not_said_again() {
        let mut profile = Profile::of(Person::named("Amina"), LanguageTag::default());
        profile.person.communication_needs = vec![CommunicationNeed::Makaton, CommunicationNeed::Makaton];
        assert_eq!(Sentences::of(&profile).facts(), "I use Makaton.");
        profile.person.languages = vec![LanguageTag::try_from("bfi").unwrap()];
        profile.person.communication_needs.push(CommunicationNeed::BritishSignLanguage);
        assert_eq!(Sentences::of(&profile).facts(), "I use British Sign Language. I use Makaton.");
    }

    #[test]
    fn every_need_is_a_sentence_of_its_own_in_every_language() {
        for language in ["en", "ur", "cy", "bn", "pl", "zh"] {
            for need in CommunicationNeed::ALL {
                let said = said(language, &[need]);
                assert!(said.ends_with(super::super::STOPS), "{language}: {said}");
                assert!(!said.contains('{'), "{language}: {said}");
            }
        }
    }
}
