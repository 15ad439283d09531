//! Every word that anybody has said, once, with a number.

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};
use memchr::memchr;
use memchr::memmem::Finder;
use std::cmp::Reverse;
use std::hash::BuildHasher;
use zeroize::Zeroizing;

/// Words by number and numbers by word. A word that nobody says any more keeps its number until the library is closed.
#[derive(Default)]
pub(super) struct Dictionary {
    /// Each word and a line break.
    text: Zeroizing<Vec<u8>>,
    /// Where each word begins.
    begins: Vec<u32>,
    /// Of each word, which of the `letters` it holds: a bit for each.
    holds: Vec<u64>,
    /// The letters that the most words hold, with a number each. A search often begins with one of them.
    letters: HashMap<char, u8>,
    numbers: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

/// As many letters have a bit.
const LETTERS: u8 = 64;

/// Some words.
pub(super) enum Matches {
    /// Those with the letter of that number in them.
    Letter(usize),
    These(These),
}

/// Some words, by their numbers.
pub(super) struct These {
    /// Their numbers, ascending.
    pub(super) numbers: Vec<u32>,
    /// The same, a bit for each word there is.
    bits: Vec<u64>,
}

impl Dictionary {
    /// The number of a word, which it gets if it has none yet.
    pub(super) fn number(&mut self, word: &[u8]) -> u32 {
        let hash = self.hasher.hash_one(word);
        if let Some(number) =
            self.numbers.find(hash, |number| word_at(&self.text, &self.begins, *number) == word)
        {
            return *number;
        }
        let number = self.begins.len() as u32;
        self.begins.push(self.text.len() as u32);
        self.holds.push(self.letters_in(word));
        self.make_room(word.len() + 1);
        self.text.extend(word);
        self.text.push(b'\n');
        let (text, begins, hasher) = (&self.text, &self.begins, &self.hasher);
        self.numbers.insert_unique(hash, number, |number| hasher.hash_one(word_at(text, begins, *number)));
        number
    }

    /// The word of a number.
    pub(super) fn word(&self, number: u32) -> &[u8] {
        word_at(&self.text, &self.begins, number)
    }

    /// Finds out which letters stand most often in the words, of all that there are now.
    pub(super) fn choose_letters(&mut self) {
        let mut counts = HashMap::<char, u32>::new();
        letters_of(&self.text).for_each(|letter| *counts.entry(letter).or_default() += 1);
        counts.remove(&'\n');
        let mut counts: Vec<(char, u32)> = counts.into_iter().collect();
        counts.sort_unstable_by_key(|(letter, count)| (Reverse(*count), *letter));
        self.letters = counts.into_iter().map(|(letter, _)| letter).zip(0..LETTERS).collect();
        self.holds = (0..self.begins.len() as u32).map(|number| self.letters_in(self.word(number))).collect();
    }

    /// How many letters have a number.
    pub(super) fn letters(&self) -> usize {
        self.letters.len()
    }

    /// The numbers of the letters in a word, a bit for each.
    pub(super) fn held(&self, word: u32) -> u64 {
        self.holds[word as usize]
    }

    fn letters_in(&self, word: &[u8]) -> u64 {
        if self.letters.is_empty() {
            return 0;
        }
        letters_of(word)
            .filter_map(|letter| self.letters.get(&letter))
            .fold(0, |bits, number| bits | 1 << number)
    }

    /// The words that hold this one.
    pub(super) fn holding(&self, word: &str) -> Matches {
        let mut letters = word.chars();
        if let (Some(letter), None) = (letters.next(), letters.next())
            && let Some(number) = self.letters.get(&letter)
        {
            return Matches::Letter(usize::from(*number));
        }
        let finder = Finder::new(word);
        let mut matches = These { numbers: Vec::new(), bits: vec![0; self.begins.len().div_ceil(64)] };
        let (mut at, mut number) = (0, 0);
        while let Some(hit) = finder.find(&self.text[at..]).map(|hit| at + hit) {
            while self.begins.get(number + 1).is_some_and(|begin| *begin as usize <= hit) {
                number += 1;
            }
            matches.numbers.push(number as u32);
            matches.bits[number / 64] |= 1 << (number % 64);
            number += 1;
            let Some(begin) = self.begins.get(number) else { break };
            at = *begin as usize;
        }
        Matches::These(matches)
    }

    /// Makes room in the text, and wipes the old one where it has to move.
    fn make_room(&mut self, bytes: usize) {
        if self.text.capacity() - self.text.len() < bytes {
            let mut text = Zeroizing::new(Vec::with_capacity((self.text.len() + bytes) * 2));
            text.extend(self.text.as_slice());
            self.text = text;
        }
    }
}

impl These {
    pub(super) fn has(&self, number: u32) -> bool {
        self.bits[number as usize / 64] >> (number % 64) & 1 == 1
    }
}

fn letters_of(text: &[u8]) -> impl Iterator<Item = char> {
    text.utf8_chunks().flat_map(|part| part.valid().chars())
}

fn word_at<'a>(text: &'a [u8], begins: &[u32], number: u32) -> &'a [u8] {
    let from = &text[begins[number as usize] as usize..];
    &from[..memchr(b'\n', from).unwrap_or(from.len())]
}
