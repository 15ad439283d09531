//! The sentences the page says of itself: the facts below the name, and the footer that says who wrote it, with whom,
//! when, and whose words it is.

use crate::wording::{Value, Wording};
use profile::{Authorship, Date, Entry, LanguageTag, Person, Profile, Voice, Whose, Written};

/// Names longer than this are shortened where they stand inside one of our sentences.
const NAME_IN_A_SENTENCE: usize = 40;

/// Languages that are signed.
const SIGNED: [&str; 5] = ["bfi", "ase", "isg", "sgn", "fsl"];

/// The comma of each script a page may be in.
const COMMAS: [char; 3] = [',', '،', '，'];

/// The full stop of each script a page may be in.
const STOPS: [char; 4] = ['.', '۔', '।', '。'];

/// The sentences of one page.
pub(crate) struct Sentences<'a> {
    wording: &'static Wording,
    profile: &'a Profile,
    name: String,
}

impl<'a> Sentences<'a> {
    pub(crate) fn of(profile: &'a Profile) -> Self {
        let wording = Wording::for_language(&profile.language);
        Self { wording, profile, name: short_name(&profile.person.preferred_name) }
    }

    pub(crate) fn say(&self, id: &str, args: &[(&str, Value<'_>)]) -> String {
        self.wording.text(id, args)
    }

    /// The title of the file.
    pub(crate) fn title(&self) -> String {
        self.say("page-title", &[("name", self.name.as_str().into())])
    }

    /// "Amina, page 2 of 4"
    pub(crate) fn page_of(&self, page: usize, pages: usize) -> String {
        let number = |count: usize| Value::from(count.to_string());
        let name = self.name.as_str().into();
        self.say("page-of", &[("name", name), ("page", number(page)), ("pages", number(pages))])
    }

    /// What the photo shows: who it is comes first.
    pub(crate) fn photo(&self, description: &str) -> String {
        let name = ("name", Value::from(self.name.as_str()));
        if description.is_empty() {
            self.say("page-photo", &[name])
        } else if description.contains(self.name.as_str()) {
            description.to_owned()
        } else {
            self.say("page-photo-of", &[name, ("description", description.into())])
        }
    }

    /// "Amina Begum, she / her. I speak Bengali and English."
    pub(crate) fn facts(&self) -> String {
        let person = &self.profile.person;
        let mut sentences = Vec::new();
        let full = Some(person.full_name.trim()).filter(|full| *full != person.preferred_name.trim());
        let facts: Vec<&str> =
            full.into_iter().chain([person.pronouns.trim()]).filter(|fact| !fact.is_empty()).collect();
        match facts[..] {
            [full, pronouns] => sentences
                .push(self.say("page-facts-both", &[("full", full.into()), ("pronouns", pronouns.into())])),
            [fact] => sentences.push(self.say("page-facts-one", &[("fact", fact.into())])),
            _ => {}
        }
        sentences.extend(self.languages(person));
        for need in &person.communication_needs {
            sentences.push(self.say(&format!("page-need-{}", need.key()), &[]));
        }
        joined(&sentences)
    }

    fn languages(&self, person: &Person) -> Vec<String> {
        let signed = |tag: &&LanguageTag| SIGNED.contains(&tag.language().as_str());
        let names = |tags: Vec<&LanguageTag>| -> Vec<String> {
            let mut names: Vec<String> = tags.into_iter().map(|tag| self.language(tag)).collect();
            names.dedup();
            names
        };
        let by_hand = names(person.languages.iter().filter(signed).collect());
        let by_voice: Vec<&LanguageTag> = person.languages.iter().filter(|tag| !signed(tag)).collect();
        // That somebody speaks the one language the page is in goes without saying.
        let plain = by_hand.is_empty()
            && by_voice.iter().all(|tag| tag.language() == self.profile.language.language());
        let by_voice = if plain { Vec::new() } else { names(by_voice) };
        // Whether somebody speaks, when others wrote this about them, is for the lines to say.
        let verb = match self.profile.written.authorship {
            Authorship::ByOthers => "page-facts-languages",
            _ => "page-facts-speak",
        };
        [("page-facts-sign", by_hand), (verb, by_voice)]
            .into_iter()
            .filter(|(_, names)| !names.is_empty())
            .map(|(id, names)| self.say(id, &[("languages", self.list(&names).into())]))
            .collect()
    }

    fn language(&self, tag: &LanguageTag) -> String {
        self.wording.get(&format!("language-{}", tag.language())).unwrap_or_else(|| tag.to_string())
    }

    fn list(&self, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => {
                let first = first.iter().cloned().reduce(|first, next| {
                    // "Nia Parry, her daughter," has its comma already.
                    if first.ends_with(COMMAS) {
                        return format!("{first} {next}");
                    }
                    self.say("page-list-more", &[("first", first.into()), ("next", next.into())])
                });
                let first = first.unwrap_or_default();
                self.say("page-list-last", &[("first", first.into()), ("last", last.as_str().into())])
            }
        }
    }

    fn date(&self, date: Date) -> String {
        let month = self.say(&format!("page-month-{}", date.month()), &[]);
        self.say(
            "page-date",
            &[
                ("day", self.digits(&date.day().to_string()).into()),
                ("month", month.into()),
                ("year", self.digits(&date.year().to_string()).into()),
            ],
        )
    }

    fn number(&self, count: usize) -> String {
        self.wording.get(&format!("page-number-{count}")).unwrap_or_else(|| self.digits(&count.to_string()))
    }

    /// A number in the reader's own digits, where the wording names them. (No message could do that by itself:
    /// our wording has no formatter of numbers.)
    fn digits(&self, number: &str) -> String {
        let digits: Vec<char> = self.say("page-digits", &[]).chars().collect();
        let own = |c: char| c.to_digit(10).and_then(|digit| digits.get(digit as usize).copied());
        number.chars().map(|c| own(c).unwrap_or(c)).collect()
    }

    /// The quiet words after a line that is not the person's own.
    pub(crate) fn mark(&self, voice: &Voice) -> Option<String> {
        let name = voice.name.as_deref().map(given_name).filter(|name| !name.is_empty());
        match (voice.whose, name) {
            (Whose::Own, _) => None,
            (Whose::Guess, Some(name)) => Some(self.say("page-mark-guess-of", &[("name", name.into())])),
            (_, Some(name)) => Some(self.say("page-mark", &[("name", name.into())])),
            (whose, None) => Some(self.say(&format!("page-mark-{}", whose.key()), &[])),
        }
    }

    /// The sentences at the foot of the page. `printed` are the lines that stand on it.
    pub(crate) fn footer<'e>(&self, printed: impl Iterator<Item = &'e Entry>) -> String {
        let written = &self.profile.written;
        let mut sentences: Vec<String> = Vec::new();
        sentences.extend(self.who_wrote(written));
        sentences
            .extend(written.how.as_deref().map(str::trim).filter(|how| !how.is_empty()).map(str::to_owned));
        sentences.extend(self.whose_words(&printed.map(|entry| &entry.voice).collect::<Vec<_>>()));
        if let Some(date) = written.look_again {
            sentences.push(self.say("page-look-again", &[("date", self.date(date).into())]));
        }
        joined(&sentences)
    }

    fn who_wrote(&self, written: &Written) -> Option<String> {
        let on = written
            .on
            .map_or_else(String::new, |date| self.say("page-on", &[("date", self.date(date).into())]));
        let people: Vec<String> = written
            .by
            .iter()
            .filter(|by| !by.name.trim().is_empty())
            .map(|by| match (by.name.trim(), by.role.trim()) {
                (name, "") => name.to_owned(),
                (name, role) => self.say("page-person", &[("name", name.into()), ("role", role.into())]),
            })
            .collect();
        // Nothing is known: nothing is said.
        if people.is_empty() && written.on.is_none() && written.authorship == Authorship::Together {
            return None;
        }
        let nobody = people.is_empty() && written.authorship != Authorship::Alone;
        let id = format!("page-written-{}{}", written.authorship.key(), if nobody { "-nobody" } else { "" });
        let sentence = self.say(
            &id,
            &[("name", self.name.as_str().into()), ("people", self.list(&people).into()), ("on", on.into())],
        );
        Some(without_hanging_comma(&sentence))
    }

    fn whose_words(&self, voices: &[&Voice]) -> Option<String> {
        let name = ("name", Value::from(self.name.as_str()));
        let others: Vec<&Voice> = voices.iter().copied().filter(|voice| voice.whose != Whose::Own).collect();
        if voices.is_empty() {
            return None;
        }
        if others.is_empty() {
            // What others wrote about somebody is not that person's own words because nobody said otherwise.
            if self.profile.written.authorship == Authorship::ByOthers {
                return None;
            }
            return Some(self.say("page-words-own", &[name]));
        }
        let others_list = self.others(&others);
        let own = voices.len() - others.len();
        let about = self.profile.written.authorship == Authorship::ByOthers;
        let id = match own {
            0 => "page-words-none",
            // One line that was said once does not make what others wrote the person's own.
            _ if about && own < others.len() => "page-words-few",
            _ => "page-words-some",
        };
        Some(without_hanging_comma(&self.say(id, &[name, ("others", others_list.into())])))
    }

    /// "two lines from Nia, daughter, and one guess, still to be checked"
    fn others(&self, others: &[&Voice]) -> String {
        let mut known: Vec<(String, usize)> = Vec::new();
        let mut guesses = 0;
        for voice in others {
            if voice.whose == Whose::Guess {
                guesses += 1;
                continue;
            }
            let who = match voice.name.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
                // "Rukhsana, sister," closes with the comma it opened with.
                Some(name) => match name.chars().find(|character| COMMAS.contains(character)) {
                    Some(comma) => format!("{name}{comma}"),
                    None => name.to_owned(),
                },
                None => self.say(&format!("page-who-{}", voice.whose.key()), &[]),
            };
            match known.iter_mut().find(|(name, _)| *name == who) {
                Some((_, count)) => *count += 1,
                None => known.push((who, 1)),
            }
        }
        let count = |count: usize| {
            [("count", Value::from(count as f64)), ("number", Value::from(self.number(count)))]
        };
        let mut parts: Vec<String> = Vec::new();
        if known.len() > 2 {
            let all = known.iter().map(|(_, count)| count).sum();
            parts.push(self.say("page-others-named", &count(all)));
        } else {
            for (who, lines) in &known {
                let [total, number] = count(*lines);
                parts.push(self.say("page-others-from", &[total, number, ("who", who.as_str().into())]));
            }
        }
        if guesses > 0 {
            parts.push(self.say("page-others-guess", &count(guesses)));
        }
        self.list(&parts)
    }
}

/// What stands before the first comma: "Rukhsana" of "Rukhsana, sister".
fn given_name(name: &str) -> &str {
    name.split(COMMAS).next().unwrap_or_default().trim()
}

/// Sentences one after the other: with a space between them, but for the full stop of Chinese, which has its own.
fn joined(sentences: &[String]) -> String {
    sentences.iter().fold(String::new(), |mut text, sentence| {
        if !text.is_empty() && !text.ends_with('。') {
            text.push(' ');
        }
        text + sentence
    })
}

/// "with Joy, her sister,." ends with its stop alone.
fn without_hanging_comma(sentence: &str) -> String {
    let mut text = String::with_capacity(sentence.len());
    for character in sentence.chars() {
        if STOPS.contains(&character) && text.ends_with(COMMAS) {
            text.pop();
        }
        text.push(character);
    }
    text
}

/// A name as it can stand in a sentence.
fn short_name(name: &str) -> String {
    let name = crate::clean::plain(name);
    if name.chars().count() <= NAME_IN_A_SENTENCE {
        return name;
    }
    let mut short = String::new();
    for word in name.split(' ') {
        if short.chars().count() + word.chars().count() >= NAME_IN_A_SENTENCE {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    if short.is_empty() {
        short.extend(name.chars().take(NAME_IN_A_SENTENCE - 1));
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use profile::{CommunicationNeed, Section, Supporter};

    fn amina() -> Profile {
        let mut profile = Profile::of(Person::named("Amina"), LanguageTag::default());
        profile.person.full_name = "Amina Begum".into();
        profile.person.pronouns = "she / her".into();
        let tag = |tag: &str| LanguageTag::try_from(tag).unwrap();
        profile.person.languages = vec![tag("bn"), tag("en-GB")];
        profile.written.by.push(Supporter { name: "Joy Okafor".into(), role: "her support worker".into() });
        profile.written.on = Some(Date::constant(2026, 3, 3));
        profile.written.look_again = Some(Date::constant(2026, 9, 1));
        profile
    }

    fn entry(whose: Whose, name: Option<&str>) -> Entry {
        let mut entry = Entry::own("Tea");
        entry.voice.whose = whose;
        entry.voice.name = name.map(str::to_owned);
        entry
    }

    #[test]
    fn the_facts_are_sentences() {
        let mut profile = amina();
        assert_eq!(Sentences::of(&profile).facts(), "Amina Begum, she / her. I speak Bengali and English.");
        profile.person.languages = vec![LanguageTag::default()];
        profile.person.communication_needs = vec![CommunicationNeed::Makaton];
        assert_eq!(Sentences::of(&profile).facts(), "Amina Begum, she / her. I use Makaton.");
        assert_eq!(Sentences::of(&Profile::of(Person::named("Al"), LanguageTag::default())).facts(), "");
    }

    #[test]
    fn the_footer_says_who_wrote_it_and_whose_words_it_is() {
        let profile = amina();
        let entries = [
            entry(Whose::Own, None),
            entry(Whose::FamilyOrFriend, Some("Rukhsana, sister")),
            entry(Whose::Guess, Some("Joy")),
        ];
        assert_eq!(
            Sentences::of(&profile).footer(entries.iter()),
            "Amina wrote this with Joy Okafor, her support worker, on 3 March 2026. The words are Amina’s own, but \
             for one line from Rukhsana, sister, and one guess, still to be checked. To be looked at again by 1 \
             September 2026."
        );
    }

    #[test]
    fn without_a_date_no_comma_is_left_hanging() {
        let mut profile = amina();
        profile.written.on = None;
        profile.written.look_again = None;
        let own = [entry(Whose::Own, None)];
        assert_eq!(
            Sentences::of(&profile).footer(own.iter()),
            "Amina wrote this with Joy Okafor, her support worker. All of it is in Amina’s own words."
        );
    }

    /// Those who read Urdu in Britain read its dates in the figures of the street: ۱۲ would be read more slowly.
    #[test]
    fn an_urdu_page_has_the_figures_that_its_readers_use() {
        let mut profile = amina();
        profile.language = LanguageTag::try_from("ur").unwrap();
        assert_eq!(Sentences::of(&profile).date(Date::constant(2026, 9, 12)), "12 ستمبر 2026");
    }

    #[test]
    fn where_nothing_is_in_the_persons_words_the_footer_says_so() {
        let mut profile = amina();
        profile.written.authorship = Authorship::ByOthers;
        let others = [entry(Whose::Staff, None), entry(Whose::Guess, None)];
        let footer = Sentences::of(&profile).footer(others.iter());
        assert!(footer.contains("The words are not Amina’s own"), "{footer}");
        assert!(footer.contains("one guess, still to be checked"), "{footer}");
    }

    #[test]
    fn one_line_of_the_persons_own_does_not_make_what_others_wrote_theirs() {
        let mut profile = amina();
        profile.written.authorship = Authorship::ByOthers;
        let lines = [entry(Whose::Own, None), entry(Whose::Staff, None), entry(Whose::Staff, None)];
        let footer = Sentences::of(&profile).footer(lines.iter());
        assert!(
            footer.contains("Most of the words are not Amina’s own: they are two lines from staff"),
            "{footer}"
        );
    }

    #[test]
    fn a_line_that_is_not_the_persons_own_says_whose_it_is() {
        let profile = amina();
        let sentences = Sentences::of(&profile);
        let mark = |whose, name| sentences.mark(&entry(whose, name).voice);
        assert_eq!(mark(Whose::Own, Some("Amina")), None);
        assert_eq!(mark(Whose::FamilyOrFriend, Some("Rukhsana, sister")).as_deref(), Some("(Rukhsana)"));
        assert_eq!(mark(Whose::Guess, None).as_deref(), Some("(a guess)"));
        assert_eq!(mark(Whose::Guess, Some("Joy")).as_deref(), Some("(Joy, a guess)"));
    }

    /// Amina's page in that language, by somebody whose role is in no language at all.
    fn page_in(language: &str, authorship: Authorship) -> Profile {
        let mut profile = amina();
        profile.language = LanguageTag::try_from(language).unwrap();
        profile.written.authorship = authorship;
        profile.written.by = vec![Supporter { name: "Joy".into(), role: "x".into() }];
        profile
    }

    #[test]
    fn every_word_the_page_may_ask_for_is_written() {
        let sections = Section::ALL.map(|section| format!("page-section-{}", section.key()));
        let needs = CommunicationNeed::ALL.map(|need| format!("page-need-{}", need.key()));
        let months = (1..=12).map(|month| format!("page-month-{month}"));
        let designs = ["of", "fold", "fold-mirrored", "cut", "cut-mirrored"].map(|id| format!("page-{id}"));
        let hospital = ["important_for", "relationships"].map(|key| format!("page-hospital-{key}"));
        let asked: Vec<String> =
            sections.into_iter().chain(needs).chain(months).chain(designs).chain(hospital).collect();
        for language in ["en", "ur", "cy", "bn", "pl", "zh"] {
            let wording = Wording::for_language(&LanguageTag::try_from(language).unwrap());
            assert_eq!(wording.language(), language);
            for id in &asked {
                let args = ["name", "page", "pages"].map(|name| (name, Value::from("1")));
                assert_ne!(wording.text(id, &args), *id, "{language}");
                assert!(wording.says(id), "{language} says {id} in English");
            }
        }
    }

    #[test]
    fn no_sentence_of_a_page_falls_back_to_english() {
        let english = ["wrote", "words", "line", "guess", "again", "speak", "languages", "March", "and"];
        let whose = [Whose::FamilyOrFriend, Whose::Staff, Whose::Guess];
        for language in ["ur", "cy", "bn", "pl", "zh-Hans"] {
            for authorship in [Authorship::Alone, Authorship::Together, Authorship::ByOthers] {
                let mut profile = page_in(language, authorship);
                for names in [[None; 4], [Some("A"), Some("B"), Some("C"), Some("D")]] {
                    let own = Entry::own("Tea");
                    let others = names.into_iter().zip(whose.into_iter().cycle());
                    let lines: Vec<Entry> =
                        others.flat_map(|(name, whose)| vec![entry(whose, name); 3]).chain([own]).collect();
                    let sentences = Sentences::of(&profile);
                    let said = [
                        sentences.footer(lines.iter()),
                        sentences.footer(lines[..1].iter()),
                        sentences.footer(lines[lines.len() - 1..].iter()),
                        sentences.facts(),
                        sentences.title(),
                        sentences.photo(""),
                    ];
                    for said in &said {
                        let words: Vec<&str> = said.split(|c: char| !c.is_alphanumeric()).collect();
                        assert!(english.iter().all(|word| !words.contains(word)), "{language}: {said}");
                    }
                    profile.written.by.clear();
                }
            }
        }
    }

    #[test]
    fn a_date_is_in_the_readers_own_digits_and_order() {
        let date =
            |language| Sentences::of(&page_in(language, Authorship::Alone)).date(Date::constant(2026, 3, 23));
        assert_eq!(date("en-GB"), "23 March 2026");
        assert_eq!(date("cy"), "23 Mawrth 2026");
        assert_eq!(date("pl"), "23 marca 2026");
        assert_eq!(date("bn"), "২৩ মার্চ ২০২৬");
        assert_eq!(date("zh-Hans"), "2026年3月23日");
    }

    #[test]
    fn a_number_of_guesses_takes_the_form_its_language_asks_for() {
        let guesses = |language, count| {
            let profile = page_in(language, Authorship::Alone);
            let guess = entry(Whose::Guess, None);
            Sentences::of(&profile).others(&vec![&guess.voice; count])
        };
        let cases = [
            ("cy", 2, "dau ddyfaliad"),
            ("cy", 3, "tri dyfaliad"),
            ("cy", 4, "pedwar dyfaliad"),
            ("cy", 5, "pum dyfaliad"),
            ("pl", 1, "jeden domysł,"),
            ("pl", 2, "dwa domysły"),
            ("pl", 4, "cztery domysły"),
            ("pl", 5, "pięć domysłów"),
            ("bn", 2, "দুটি অনুমান"),
            ("bn", 13, "১৩টি অনুমান"),
            ("zh-Hans", 2, "两句"),
        ];
        for (language, count, said) in cases {
            let all = guesses(language, count);
            assert!(all.starts_with(said), "{language}: {all}");
        }
    }

    #[test]
    fn no_comma_hangs_before_a_full_stop_of_any_script() {
        assert_eq!(without_hanging_comma("Joy, sister,."), "Joy, sister.");
        assert_eq!(without_hanging_comma("মেয়ে,।"), "মেয়ে।");
        assert_eq!(without_hanging_comma("阿珍，朋友，。"), "阿珍，朋友。");
        assert_eq!(joined(&["一。".into(), "二。".into()]), "一。二。");
    }

    #[test]
    fn a_very_long_name_is_shortened_in_a_sentence() {
        assert!(short_name(&"Anna ".repeat(100)).chars().count() <= NAME_IN_A_SENTENCE);
        assert_eq!(short_name("Amina"), "Amina");
    }
}
