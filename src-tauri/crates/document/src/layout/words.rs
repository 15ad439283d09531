//! The sentences the page says of itself: the facts below the name, and the footer that says who wrote it, with whom,
//! when, and whose words it is.

pub(crate) mod foot;
mod needs;

use crate::languages;
use crate::text::para::Said;
use foot::Foot;
use profile::{
    Authorship, Date, Direction, Entry, LanguageTag, Person, Profile, Voice, Whose, Written, is_gap, shows,
};
use script::Reading;
use script::direction::led;
use std::borrow::Cow;
use wording::{Value, Wording};

/// Names longer than this are shortened where they stand inside one of our sentences.
const NAME_IN_A_SENTENCE: usize = 40;

/// Pronouns of no more characters than this stand in one row.
const SHORT_PRONOUNS: usize = 14;

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

    fn say(&self, id: &str, args: &[(&str, Value<'_>)]) -> String {
        self.wording.text(id, args)
    }

    /// One message, with the language it is in: what nobody has written in the page's is in English.
    pub(crate) fn said(&self, id: &str, args: &[(&str, Value<'_>)]) -> Said {
        let wording = if self.wording.says(id) { self.wording } else { Wording::english() };
        Said { text: wording.text(id, args), language: self.tag(wording) }
    }

    /// The language its sentences are in.
    pub(crate) fn wording_language(&self) -> LanguageTag {
        self.tag(self.wording)
    }

    /// The language of a wording: as the page calls it, where it is the page's.
    fn tag(&self, wording: &Wording) -> LanguageTag {
        let page = &self.profile.language;
        if wording.language() == page.language() { page.clone() } else { wording.tag() }
    }

    /// The title of the file, with the marks that keep it in its order where it is shown.
    pub(crate) fn title(&self) -> String {
        let rtl = self.wording_language().direction() == Direction::RightToLeft;
        led(&self.say("page-title", &[("name", self.name.as_str().into())]), rtl).into_owned()
    }

    /// "Amina, page 2 of 4"
    pub(crate) fn page_of(&self, page: usize, pages: usize) -> Said {
        let number = |count: usize| Value::from(self.digits(&count.to_string()));
        let name = self.name.as_str().into();
        self.said("page-of", &[("name", name), ("page", number(page)), ("pages", number(pages))])
    }

    /// What the photo shows: who it is comes first.
    pub(crate) fn photo(&self, description: &str) -> Said {
        let name = ("name", Value::from(self.name.as_str()));
        if description.is_empty() {
            return self.said("page-photo", &[name]);
        }
        let text = if description.contains(self.name.as_str()) {
            description.to_owned()
        } else {
            self.say("page-photo-of", &[name, ("description", description.into())])
        };
        // Nothing of it is the program's own, and the name is in no language.
        let language = Reading::of(description, None, &self.profile.language).language;
        Said { text, language }
    }

    /// "Amina Begum, she / her. I speak Bengali and English."
    pub(crate) fn facts(&self) -> String {
        let person = &self.profile.person;
        let mut sentences = Vec::new();
        let full = shown(&person.full_name).filter(|full| *full != person.preferred_name.trim());
        let pronouns = shown(&person.pronouns).map(in_one_row);
        let facts: Vec<&str> = full.into_iter().chain(pronouns.as_deref()).collect();
        match facts[..] {
            [full, pronouns] => sentences
                .push(self.say("page-facts-both", &[("full", full.into()), ("pronouns", pronouns.into())])),
            [fact] => sentences.push(self.say("page-facts-one", &[("fact", fact.into())])),
            _ => {}
        }
        sentences.extend(self.languages(person));
        sentences.extend(self.needs(person));
        joined(&sentences)
    }

    fn languages(&self, person: &Person) -> Vec<String> {
        let signed = |tag: &&LanguageTag| tag.is_signed();
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
        languages::printed(tag, self.wording)
    }

    /// Somebody's words as they can stand in a sentence.
    fn isolated(&self, words: &str) -> String {
        self.wording.isolated(words).into_owned()
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
        let date = self.say(
            "page-date",
            &[
                ("day", self.digits(&date.day().to_string()).into()),
                ("month", month.into()),
                ("year", self.digits(&date.year().to_string()).into()),
            ],
        );
        // A date stands in one row.
        date.replace(' ', "\u{a0}")
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
        let name = voice.name.as_deref().map(given_name).filter(|name| shows(name));
        match (voice.whose, name) {
            (Whose::Own | Whose::NotSaid, _) => None,
            (Whose::Guess, Some(name)) => Some(self.say("page-mark-guess-of", &[("name", name.into())])),
            (_, Some(name)) => Some(self.say("page-mark", &[("name", name.into())])),
            (whose, None) => Some(self.say(&format!("page-mark-{}", whose.key()), &[])),
        }
    }

    /// The sentences at the foot of the page. `printed` are the lines that stand on it. In `brief` they say who wrote
    /// this and when, and nothing else.
    pub(crate) fn footer<'e>(&self, printed: impl Iterator<Item = &'e Entry>, brief: bool) -> Foot {
        let written = &self.profile.written;
        let wrote = self.who_wrote(written);
        if brief {
            return Foot { wrote, ..Foot::default() };
        }
        let date = |date| self.say("page-look-again", &[("date", self.date(date).into())]);
        Foot {
            wrote,
            how: written.how.as_deref().and_then(shown).map(|how| self.isolated(how)),
            whose: self.whose_words(&printed.map(|entry| &entry.voice).collect::<Vec<_>>()),
            again: written.look_again.map(date),
        }
    }

    fn who_wrote(&self, written: &Written) -> Option<String> {
        let date = written.on.map_or_else(String::new, |date| self.date(date));
        let on =
            written.on.map_or_else(String::new, |_| self.say("page-on", &[("date", date.as_str().into())]));
        let people: Vec<String> = written
            .by
            .iter()
            .filter_map(|by| match (shown(&by.name), shown(&by.role)) {
                (Some(name), Some(role)) => {
                    Some(self.say("page-person", &[("name", name.into()), ("role", role.into())]))
                }
                // Of whom nothing but the role is said is named by that.
                (said, role) => said.or(role).map(|said| self.isolated(said)),
            })
            .collect();
        // Nothing is known: nothing is said.
        let unknown = matches!(written.authorship, Authorship::Together | Authorship::NotSaid);
        if people.is_empty() && written.on.is_none() && unknown {
            return None;
        }
        let nobody = people.is_empty() && written.authorship != Authorship::Alone;
        let id = format!("page-written-{}{}", written.authorship.key(), if nobody { "-nobody" } else { "" });
        let sentence = self.say(
            &id,
            &[
                ("name", self.name.as_str().into()),
                ("people", self.list(&people).into()),
                ("on", on.into()),
                ("date", date.into()),
            ],
        );
        Some(without_hanging_comma(&sentence))
    }

    fn whose_words(&self, voices: &[&Voice]) -> Option<String> {
        let name = ("name", Value::from(self.name.as_str()));
        let others: Vec<&Voice> =
            voices.iter().copied().filter(|voice| voice.whose.is_somebody_else()).collect();
        let of = |whose| voices.iter().filter(|voice| voice.whose == whose).count();
        let (own, not_said) = (of(Whose::Own), of(Whose::NotSaid));
        if voices.is_empty() {
            return None;
        }
        if not_said > 0 {
            return Some(self.so_far(own, &others, not_said));
        }
        if others.is_empty() {
            // What others wrote about somebody is not that person's own words because nobody said otherwise.
            if self.profile.written.authorship == Authorship::ByOthers {
                return None;
            }
            return Some(self.say("page-words-own", &[name]));
        }
        let others_list = self.list(&self.others(&others));
        let about = self.profile.written.authorship == Authorship::ByOthers;
        let id = match own {
            0 => "page-words-none",
            // One line that was said once does not make what others wrote the person's own.
            _ if about && own < others.len() => "page-words-few",
            _ => "page-words-some",
        };
        Some(without_hanging_comma(&self.say(id, &[name, ("others", others_list.into())])))
    }

    /// What was said of whose words the lines are, counted, where of some nobody has said it yet.
    fn so_far(&self, own: usize, others: &[&Voice], not_said: usize) -> String {
        let own = (own > 0).then(|| {
            let [count, number] = self.counted(own);
            self.say("page-lines-own", &[count, number, ("name", self.name.as_str().into())])
        });
        let said: Vec<String> = own.into_iter().chain(self.others(others)).collect();
        if said.is_empty() {
            return self.say("page-words-not-said", &[]);
        }
        let so_far = self.say("page-words-so-far", &[("lines", self.list(&said).into())]);
        joined(&[without_hanging_comma(&so_far), self.say("page-words-rest", &self.counted(not_said))])
    }

    /// A number of lines: for the form of the words beside it, and as a word.
    fn counted(&self, count: usize) -> [(&'static str, Value<'static>); 2] {
        [("count", Value::from(count as f64)), ("number", Value::from(self.number(count)))]
    }

    /// "two lines from Nia, daughter", "one guess, still to be checked"
    fn others(&self, others: &[&Voice]) -> Vec<String> {
        let mut known: Vec<(String, usize)> = Vec::new();
        let mut guesses = 0;
        for voice in others {
            if voice.whose == Whose::Guess {
                guesses += 1;
                continue;
            }
            let who = match voice.name.as_deref().and_then(shown) {
                // "Rukhsana, sister," closes with the comma it opened with.
                Some(name) => match name.chars().find(|character| COMMAS.contains(character)) {
                    Some(comma) => format!("{}{comma}", self.isolated(name)),
                    None => self.isolated(name),
                },
                None => self.say(&format!("page-who-{}", voice.whose.key()), &[]),
            };
            match known.iter_mut().find(|(name, _)| *name == who) {
                Some((_, count)) => *count += 1,
                None => known.push((who, 1)),
            }
        }
        let mut parts: Vec<String> = Vec::new();
        if known.len() > 2 {
            let all = known.iter().map(|(_, count)| count).sum();
            parts.push(self.say("page-others-named", &self.counted(all)));
        } else {
            for (who, lines) in &known {
                let [total, number] = self.counted(*lines);
                parts.push(self.say("page-others-from", &[total, number, ("who", who.as_str().into())]));
            }
        }
        if guesses > 0 {
            parts.push(self.say("page-others-guess", &self.counted(guesses)));
        }
        parts
    }
}

/// Pronouns so short that they stand in one row: "she / her".
fn in_one_row(pronouns: &str) -> Cow<'_, str> {
    if pronouns.chars().count() > SHORT_PRONOUNS || !pronouns.contains('/') {
        return Cow::Borrowed(pronouns);
    }
    Cow::Owned(pronouns.replace(' ', "\u{a0}"))
}

/// A text without the gaps around it, if it shows anything.
fn shown(text: &str) -> Option<&str> {
    Some(text.trim_matches(is_gap)).filter(|text| shows(text))
}

/// What stands before the first comma: "Rukhsana" of "Rukhsana, sister".
fn given_name(name: &str) -> &str {
    name.split(COMMAS).next().unwrap_or_default().trim()
}

/// Sentences one after the other: with a space between them, but for the full stop of Chinese, which has its own.
pub(crate) fn joined(sentences: &[String]) -> String {
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
    let name = crate::text::clean::plain(name);
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
mod tests;
