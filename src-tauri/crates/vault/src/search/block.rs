//! Up to 256 people, and who of them has said which word.
//!
//! A word is what stands between two spaces, so a search, which has no space in it either, is found in somebody's words
//! exactly where one of these holds it. A few thousand words stand for the twenty thousand that 256 people have said:
//! all blocks of a large library can stay in memory, and a search goes through every one of them.

use super::dictionary::{Dictionary, Matches, These};
use super::seats::{SEATS, Seats};
use profile::PersonId;
use std::collections::HashMap;
use zeroize::Zeroizing;

/// The first byte of a block as it is kept: another means another form, and the block is made anew.
const FORM: u8 = 1;
/// So many and more are kept as a set, fewer as a list of seats.
const MANY: usize = Seats::BYTES;
/// A block with more words than this takes nobody else in.
const FULL: usize = 50_000;
/// So few words are looked up one by one; for more of them all words of the block are gone through.
const FEW: usize = 50;

/// Up to 256 people and their words.
#[derive(Default)]
pub(super) struct Block {
    /// Who sits where.
    people: Vec<Option<PersonId>>,
    /// Which seats are not empty.
    everybody: Seats,
    /// The numbers of their words, ascending.
    words: Vec<u32>,
    /// For each word where its seats end, which begin where those of the word before end.
    ends: Vec<u32>,
    /// For each word the seats of those who said it, a byte each, or where they are [`MANY`] a set.
    seats: Vec<u8>,
    /// For each letter that has a number those who said a word with it.
    letters: Vec<Seats>,
}

impl Block {
    /// Who sits where; seats may be empty.
    pub(super) fn people(&self) -> &[Option<PersonId>] {
        &self.people
    }

    /// Which seats are not empty.
    pub(super) fn everybody(&self) -> Seats {
        self.everybody
    }

    /// Whether somebody new can sit at the end.
    pub(super) fn has_room(&self) -> bool {
        self.people.len() < SEATS && self.words.len() < FULL
    }

    /// Lets somebody sit at the end, who has said nothing yet. Gives the seat.
    pub(super) fn seat(&mut self, person: PersonId) -> u8 {
        let seat = self.people.len() as u8;
        self.people.push(Some(person));
        self.everybody.add(seat);
        seat
    }

    /// Gives an empty seat to somebody, or empties it.
    pub(super) fn reseat(&mut self, seat: u8, person: Option<PersonId>) {
        self.people[usize::from(seat)] = person;
        self.everybody = seated(&self.people);
    }

    /// Writes what some have said, all of it, in place of what they said before.
    pub(super) fn say(&mut self, said: &[(u8, Zeroizing<String>)], dictionary: &mut Dictionary) {
        let others = !said.iter().map(|(seat, _)| *seat).collect::<Seats>();
        let mut words: HashMap<u32, Seats> =
            self.words.iter().enumerate().map(|(at, word)| (*word, self.who(at) & others)).collect();
        for (seat, text) in said {
            for word in text.split_whitespace() {
                words.entry(dictionary.number(word.as_bytes())).or_default().add(*seat);
            }
        }
        let mut words: Vec<(u32, Seats)> = words.into_iter().filter(|(_, who)| !who.is_empty()).collect();
        words.sort_unstable_by_key(|(word, _)| *word);
        self.set(&words);
        self.sort_by_letter(dictionary);
    }

    /// Who of those `among` them has said one of the words.
    pub(super) fn find(&self, words: &Matches, among: Seats) -> Seats {
        let found = match words {
            Matches::Letter(letter) => self.letters.get(*letter).copied().unwrap_or_default(),
            Matches::These(words) if words.numbers.len() < FEW => self.find_few(&words.numbers),
            Matches::These(words) => self.find_many(words, among),
        };
        found & among
    }

    fn find_few(&self, numbers: &[u32]) -> Seats {
        let (mut found, mut from) = (Seats::default(), 0);
        for word in numbers {
            from += self.words[from..].partition_point(|other| other < word);
            if self.words.get(from) == Some(word) {
                found = found | self.who(from);
            }
        }
        found
    }

    /// Goes through all words, as many at once as a number has bits: few of them are among those that are looked for,
    /// and which is not to be foreseen.
    fn find_many(&self, words: &These, among: Seats) -> Seats {
        let mut found = Seats::default();
        for (part, some) in self.words.chunks(64).enumerate() {
            let bits = some.iter().rev().fold(0, |bits: u64, word| bits << 1 | u64::from(words.has(*word)));
            for at in ones(bits) {
                found = found | self.who(part * 64 + at);
            }
            if found & among == among {
                break;
            }
        }
        found
    }

    /// Finds out who has said a word with each of the letters that have a number.
    pub(super) fn sort_by_letter(&mut self, dictionary: &Dictionary) {
        let mut letters = vec![Seats::default(); dictionary.letters()];
        for (at, word) in self.words.iter().enumerate() {
            let who = self.who(at);
            for letter in ones(dictionary.held(*word)) {
                letters[letter] = letters[letter] | who;
            }
        }
        self.letters = letters;
    }

    /// The block as it is kept: the people, and each word with a line break, how many have said it, and their seats.
    pub(super) fn to_bytes(&self, dictionary: &Dictionary) -> Zeroizing<Vec<u8>> {
        let words = || self.words.iter().map(|word| dictionary.word(*word));
        let text: usize = words().map(|word| word.len() + 1).sum();
        let length = 11 + 16 * self.people.len() + text + self.words.len() + self.seats.len();
        let mut bytes = Zeroizing::new(Vec::with_capacity(length));
        bytes.push(FORM);
        bytes.extend((self.people.len() as u16).to_le_bytes());
        for person in &self.people {
            bytes.extend(person.as_ref().map_or(&[0; 16], PersonId::bytes));
        }
        bytes.extend((text as u32).to_le_bytes());
        for word in words() {
            bytes.extend(word);
            bytes.push(b'\n');
        }
        bytes.extend((self.words.len() as u32).to_le_bytes());
        bytes.extend((0..self.words.len()).map(|at| self.seats_of(at).len() as u8));
        bytes.extend(&self.seats);
        bytes
    }

    /// The block that was kept. `None` where it is of another form.
    pub(super) fn from_bytes(bytes: &[u8], dictionary: &mut Dictionary) -> Option<Self> {
        let (form, rest) = bytes.split_first()?;
        let (count, mut rest) = rest.split_first_chunk()?;
        let count = usize::from(u16::from_le_bytes(*count));
        if *form != FORM || count > SEATS {
            return None;
        }
        let mut people = Vec::with_capacity(count);
        for _ in 0..count {
            let (id, after) = rest.split_first_chunk::<16>()?;
            people.push((*id != [0; 16]).then(|| PersonId::from_bytes(*id)));
            rest = after;
        }
        let (text, rest) = part(rest)?;
        let (counts, seats) = part(rest)?;
        let lines = text.strip_suffix(b"\n").map(|text| text.split(|byte| *byte == b'\n'));
        let lines: Vec<&[u8]> = lines.into_iter().flatten().collect();
        let is_whole = lines.len() == counts.len()
            && counts.iter().all(|count| (1..=MANY).contains(&usize::from(*count)))
            && counts.iter().map(|count| usize::from(*count)).sum::<usize>() == seats.len();
        if !is_whole {
            return None;
        }
        let mut block = Self { everybody: seated(&people), people, ..Self::default() };
        let mut begin = 0;
        let mut words: Vec<(u32, &[u8])> = Vec::with_capacity(lines.len());
        for (line, count) in lines.into_iter().zip(counts) {
            let end = begin + usize::from(*count);
            words.push((dictionary.number(line), &seats[begin..end]));
            begin = end;
        }
        words.sort_unstable_by_key(|(word, _)| *word);
        block.words = words.iter().map(|(word, _)| *word).collect();
        block.seats = Vec::with_capacity(seats.len());
        block.ends = Vec::with_capacity(words.len());
        for (_, seats) in words {
            block.seats.extend(seats);
            block.ends.push(block.seats.len() as u32);
        }
        Some(block)
    }

    fn set(&mut self, words: &[(u32, Seats)]) {
        let bytes = words.iter().map(|(_, who)| who.len().min(MANY)).sum();
        self.words = words.iter().map(|(word, _)| *word).collect();
        self.ends = Vec::with_capacity(words.len());
        self.seats = Vec::with_capacity(bytes);
        for (_, who) in words {
            if who.len() < MANY {
                self.seats.extend(who.iter());
            } else {
                self.seats.extend(who.to_bytes());
            }
            self.ends.push(self.seats.len() as u32);
        }
    }

    fn seats_of(&self, at: usize) -> &[u8] {
        let begin = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.seats[begin as usize..self.ends[at] as usize]
    }

    fn who(&self, at: usize) -> Seats {
        let seats = self.seats_of(at);
        if seats.len() == MANY { Seats::from_bytes(seats) } else { seats.iter().copied().collect() }
    }
}

/// The numbers of the bits that are set.
fn ones(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let one = (bits != 0).then(|| bits.trailing_zeros() as usize);
        bits &= bits.wrapping_sub(1);
        one
    })
}

fn seated(people: &[Option<PersonId>]) -> Seats {
    let seats = (0..=u8::MAX).zip(people);
    seats.filter_map(|(seat, person)| person.is_some().then_some(seat)).collect()
}

/// A part with its length before it, and the rest.
fn part(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}
