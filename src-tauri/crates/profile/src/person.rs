//! The person, and the whole of what is known of them.

use crate::{Colour, CommunicationNeed, EntryId, LanguageTag, PersonId, Photo, Section, Sections, Written};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Who the person is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Their identity; made new where a file has none.
    #[serde(default = "PersonId::new")]
    #[schemars(transform = crate::id::no_default)]
    pub id: PersonId,
    /// What they like to be called: large on the page.
    #[schemars(length(max = crate::limits::LINE))]
    pub preferred_name: String,
    /// Their full name, if it is to be known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = crate::limits::LINE))]
    pub full_name: String,
    /// "she / her", in the person's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = crate::limits::LINE))]
    pub pronouns: String,
    /// Their date of birth. It is never printed on a one-page profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub born: Option<Date>,
    /// The languages they speak or sign, the first their best.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = crate::limits::LIST))]
    pub languages: Vec<LanguageTag>,
    /// What they need so that others can reach them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = crate::limits::LIST))]
    pub communication_needs: Vec<CommunicationNeed>,
    /// Their colour on the screen and on the page.
    #[serde(default)]
    pub colour: Colour,
    /// Their photo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<Photo>,
}

/// All that is known of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The language the profile is written in; the page's own words are in it too.
    #[serde(default)]
    pub language: LanguageTag,
    /// Who the person is.
    pub person: Person,
    /// What was said, by section.
    #[serde(default)]
    pub sections: Sections,
    /// How it came to be written.
    #[serde(default)]
    pub written: Written,
}

impl Person {
    /// Somebody of whom only the name is known.
    #[must_use]
    pub fn named(preferred_name: impl Into<String>) -> Self {
        Self {
            id: PersonId::new(),
            preferred_name: preferred_name.into(),
            full_name: String::new(),
            pronouns: String::new(),
            born: None,
            languages: Vec::new(),
            communication_needs: Vec::new(),
            colour: Colour::default(),
            photo: None,
        }
    }
}

impl Profile {
    /// An empty profile of somebody, in that language.
    #[must_use]
    pub fn of(person: Person, language: LanguageTag) -> Self {
        Self { language, person, sections: Sections::default(), written: Written::default() }
    }

    /// The same words as a person who is nobody yet: with new identities for the person and for every entry.
    #[must_use]
    pub fn as_somebody_else(mut self) -> Self {
        self.person.id = PersonId::new();
        for section in Section::ALL {
            for entry in &mut self.sections[section] {
                entry.id = EntryId::new();
            }
        }
        self
    }

    /// Whether both say the same, word for word, whatever the identities of their entries, and whatever bullets of another
    /// program stand in front.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let (mut own, mut other) = (self.clone(), other.clone());
        own.tidy_lists();
        other.tidy_lists();
        other.person.id = own.person.id;
        for section in Section::ALL {
            for (entry, own) in other.sections[section].iter_mut().zip(&own.sections[section]) {
                entry.id = own.id;
            }
        }
        own == other
    }
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Person({}, {:?}, {:?})", self.id, self.colour, self.photo)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entry, Supporter};

    #[test]
    fn somebody_else_says_the_same_and_is_nobody_there_was() {
        let mut profile = Profile::of(Person::named("Zebedee"), LanguageTag::default());
        profile.sections[Section::Support].push(Entry::own("Lower your voice"));
        let other = profile.clone().as_somebody_else();
        assert_ne!(other.person.id, profile.person.id);
        assert_ne!(other.sections[Section::Support][0].id, profile.sections[Section::Support][0].id);
        assert!(profile.says_the_same(&other));
        let mut louder = other.clone();
        louder.sections[Section::Support][0].text.push('!');
        assert!(!profile.says_the_same(&louder));
        let mut marked = profile.clone();
        marked.sections[Section::Support].push(Entry::own("\u{200b}"));
        assert!(profile.says_the_same(&marked) && marked.says_the_same(&profile));
        let mut more = other;
        more.sections[Section::Support].push(Entry::own("Wait"));
        assert!(!profile.says_the_same(&more) && !more.says_the_same(&profile));
    }

    #[test]
    fn debug_shows_no_words() {
        let mut profile = Profile::of(Person::named("Zebedee"), LanguageTag::default());
        profile.person.full_name = "Zebedee Quill".into();
        profile.person.pronouns = "they / them".into();
        profile.sections[Section::Support].push(Entry::own("Lower your voice"));
        profile.written.by.push(Supporter { name: "Joy Okafor".into(), role: "friend".into() });
        profile.written.how = Some("By watching".into());
        let shown = format!("{profile:?}");
        for word in ["Zebedee", "Quill", "they", "Lower", "Joy", "friend", "watching"] {
            assert!(!shown.contains(word), "{word} in {shown}");
        }
    }
}
