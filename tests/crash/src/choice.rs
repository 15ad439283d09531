//! What is done next: heavy editing, as chance has it.

use crate::Deed;
use crate::deed::Picture;
use fastrand::Rng;
use profile::{
    Colour, CommunicationNeed, Entry, EntryId, LanguageTag, Person, PersonId, Profile, Section, Voice, Whose,
};
use std::collections::HashMap;
use std::time::{Duration, Instant};
use vault::{Label, Scope};

/// How many people there are at the most.
const PEOPLE: usize = 6;
/// How long it goes on typing in one entry and is sure that it is one step; the vault says a minute.
const ONE_STEP: Duration = Duration::from_secs(20);
/// How many entries a person has at the most.
const ENTRIES: usize = 40;

/// A hand that edits. What it does comes from its seed and from what is in the library.
pub struct Hand {
    dice: Rng,
    /// How large a photo may be, in bytes.
    largest: usize,
    /// What it last did to each person, as far as that matters for typing.
    last: HashMap<PersonId, Last>,
    number: u64,
    /// Whether it only writes through the gate, and leaves keys and backups alone.
    only_gate: bool,
}

/// Typing joins the step before where it stays in one field, and so does choosing whose words an entry is. So that it
/// is known whether it does, the hand does so only where it knows what the step before is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Typed((Label, EntryId), Instant),
    Other,
}

impl Last {
    /// Whether it is sure that this joins the step before, or that it does not.
    fn is_sure(self, typing: (Label, EntryId)) -> bool {
        match self {
            Self::Typed(same, since) => same != typing || since.elapsed() < ONE_STEP,
            Self::Other => true,
        }
    }
}

impl Hand {
    /// A hand with this seed, which takes photos up to that many bytes.
    pub fn new(seed: u64, largest: usize) -> Self {
        Self { dice: Rng::with_seed(seed), largest, last: HashMap::new(), number: 0, only_gate: false }
    }

    /// The same, but it leaves keys and backups alone.
    #[must_use]
    pub fn at_the_gate(self) -> Self {
        Self { only_gate: true, ..self }
    }

    /// How many things it does before it closes the library.
    pub fn session(&mut self) -> usize {
        let most = *self.dice.choice(&[5, 40, 80, 120]).unwrap();
        self.dice.usize(0..=most)
    }

    /// Chooses what to do to these people, and those in the bin.
    pub fn choose(&mut self, people: &[Profile], bin: &[PersonId]) -> Deed {
        let deed = loop {
            if let Some(deed) = self.try_choosing(people, bin) {
                break deed;
            }
        };
        match (&deed, deed.scope(), deed.typing()) {
            (Deed::Undo(_) | Deed::Redo(_), Scope::Person(person), _) => drop(self.last.remove(&person)),
            (_, Scope::Person(person), Some(typing)) => match self.last.get(&person) {
                Some(Last::Typed(same, _)) if *same == typing => {}
                _ => drop(self.last.insert(person, Last::Typed(typing, Instant::now()))),
            },
            // They may change nothing, and then leave no step.
            (Deed::MoveEntry { .. } | Deed::Photo { .. }, ..) => {}
            (_, Scope::Person(person), None) => drop(self.last.insert(person, Last::Other)),
            // Whoever comes back has another step before.
            (_, Scope::People, _) => self.last.clear(),
        }
        deed
    }

    fn try_choosing(&mut self, people: &[Profile], bin: &[PersonId]) -> Option<Deed> {
        match self.dice.u32(0..1_000) {
            0..=1 if !self.only_gate => return Some(Deed::NewKey),
            2..=3 if !self.only_gate => return Some(Deed::BackUp),
            _ => {}
        }
        let kind = self.dice.u32(0..100);
        if people.is_empty() || kind < 3 {
            return match kind % 8 {
                0..=1 => Some(Deed::Undo(Scope::People)),
                2 => Some(Deed::Redo(Scope::People)),
                3 => self.bring_back(bin),
                _ => (people.len() < PEOPLE).then(|| self.add_person()),
            };
        }
        let profile = self.dice.choice(people)?;
        let person = profile.person.id;
        match kind {
            3 if self.dice.u8(..) < 80 => Some(Deed::Erase(person)),
            3 | 4 => Some(Deed::RemovePerson(person)),
            5 => Some(Deed::Undo(Scope::People)),
            6 => Some(Deed::Redo(Scope::People)),
            7 => self.bring_back(bin),
            8..=10 => Some(self.details(profile)),
            11..=30 => self.add_entry(profile),
            31..=38 => self.with_entry(profile, |hand, entry| {
                let (section, to) = (hand.section(), hand.dice.usize(0..10));
                Some(Deed::MoveEntry { person, entry: entry.id, section, to })
            }),
            39..=45 => {
                self.with_entry(profile, |_, entry| Some(Deed::RemoveEntry { person, entry: entry.id }))
            }
            46..=70 => self.with_entry(profile, |hand, entry| hand.type_into(person, entry)),
            71..=78 => self.with_entry(profile, |hand, entry| hand.voice(person, entry)),
            79..=83 => Some(Deed::Photo { person, picture: self.picture() }),
            84..=93 => Some(Deed::Undo(Scope::Person(person))),
            _ => Some(Deed::Redo(Scope::Person(person))),
        }
    }

    fn bring_back(&mut self, bin: &[PersonId]) -> Option<Deed> {
        self.dice.choice(bin).copied().map(Deed::BringBack)
    }

    /// Somebody of whom much is known, or only the name: undo takes back nobody but these.
    fn add_person(&mut self) -> Deed {
        let mut profile = Profile::of(Person::named(self.words(20)), LanguageTag::default());
        if self.dice.bool() {
            return Deed::AddPerson(Box::new(profile));
        }
        profile.person.languages = vec![LanguageTag::default()];
        profile.person.photo = self.picture().map(Picture::photo).filter(|photo| photo.jpeg().len() < 40_000);
        for _ in 0..self.dice.usize(0..12) {
            let entry = Entry::own(self.words(300));
            let section = self.section();
            profile.sections[section].push(entry);
        }
        Deed::AddPerson(Box::new(profile))
    }

    /// Always another colour as well: a change of one name alone would be typing.
    fn details(&mut self, profile: &Profile) -> Deed {
        let mut details = Person { photo: None, ..profile.person.clone() };
        details.preferred_name = self.words(40);
        details.pronouns = self.words(20);
        details.colour = other_than(&mut self.dice, &Colour::ALL, details.colour);
        details.communication_needs = vec![*self.dice.choice(&CommunicationNeed::ALL).unwrap()];
        Deed::Details { details: Box::new(details), language: profile.language.clone() }
    }

    fn add_entry(&mut self, profile: &Profile) -> Option<Deed> {
        if profile.sections.all().count() >= ENTRIES {
            return None;
        }
        let (section, at) = (self.section(), self.dice.usize(0..10));
        let entry = Entry::own(self.words(400));
        Some(Deed::AddEntry { person: profile.person.id, section, at, entry })
    }

    fn with_entry(
        &mut self,
        profile: &Profile,
        deed: impl FnOnce(&mut Self, &Entry) -> Option<Deed>,
    ) -> Option<Deed> {
        let count = profile.sections.all().count();
        let (_, entry) = profile.sections.all().nth(self.dice.usize(0..count.max(1)))?;
        deed(self, entry)
    }

    fn type_into(&mut self, person: PersonId, entry: &Entry) -> Option<Deed> {
        let text = self.words(1_000);
        // Mostly on in the same entry, as one types.
        let entry = match *self.last.get(&person)? {
            Last::Typed((Label::Type, same), since) if since.elapsed() < ONE_STEP && self.dice.bool() => same,
            last => last.is_sure((Label::Type, entry.id)).then_some(entry.id)?,
        };
        Some(Deed::Type { person, entry, text })
    }

    /// Always another voice as well: a change of the name alone would be typing.
    fn voice(&mut self, person: PersonId, entry: &Entry) -> Option<Deed> {
        if !self.last.get(&person)?.is_sure((Label::Voice, entry.id)) {
            return None;
        }
        let whose = other_than(&mut self.dice, &Whose::ALL, entry.voice.whose);
        let voice = Voice { whose, name: Some(self.words(20)), how_we_know: None };
        Some(Deed::Voice { person, entry: entry.id, voice })
    }

    fn picture(&mut self) -> Option<Picture> {
        let most = if self.dice.u8(..) < 20 { self.largest } else { self.largest.min(30_000) };
        let picture = Picture { seed: self.dice.u64(..), bytes: self.dice.usize(100..=most) };
        (self.dice.u8(..) > 40).then_some(picture)
    }

    fn section(&mut self) -> Section {
        *self.dice.choice(&Section::ALL[..4]).unwrap()
    }

    /// Words that were never there before; now and then the most that an entry holds.
    fn words(&mut self, most: usize) -> String {
        self.number += 1;
        let length = if most > 100 && self.dice.u8(..) < 10 { 3_900 } else { self.dice.usize(0..most) };
        let letters = std::iter::repeat_with(|| *self.dice.choice(&['a', 'e', ' ', 'ż', '茶', 'ش']).unwrap());
        let text: String = letters.take(length).collect();
        format!("{text}{:x}-{}", self.dice.u32(..), self.number)
    }
}

fn other_than<T: Copy + PartialEq>(dice: &mut Rng, all: &[T], this: T) -> T {
    let others: Vec<T> = all.iter().copied().filter(|one| *one != this).collect();
    *dice.choice(&others).unwrap()
}
