//! What script and language a text is in, and which fonts and line heights suit it.

use crate::direction::is_mark;
use crate::writing_system::{Letter, Writing};
use icu_properties::props::Script as Letters;
use icu_properties::{CodePointMapData, PropertyNamesShort, PropertyParser};
use profile::LanguageTag;
use std::ops::Range;

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// In letters that a font here has.
    Own(Letters),
    /// In Arabic letters, in the hand of Urdu.
    Urdu,
    /// In letters for which the machine lends a font.
    Lent(Writing),
}

/// How tall a line is and where the letters stand in it, in parts of the type size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leading {
    /// From one baseline to the next.
    pub height: f32,
    /// From the top of the line to its baseline.
    pub baseline: f32,
}

/// What is known of letters that a font here has.
struct Known {
    letters: Letters,
    family: &'static str,
    leading: Leading,
}

const fn known(letters: Letters, family: &'static str, height: f32, baseline: f32) -> Known {
    Known { letters, family, leading: Leading { height, baseline } }
}

/// The scripts that have fonts here.
const KNOWN: &[Known] = &[
    known(Letters::Latin, LATIN, 1.32, 0.98),
    known(Letters::Greek, "Noto Sans", 1.32, 0.98),
    known(Letters::Cyrillic, "Noto Sans", 1.32, 0.98),
    known(Letters::Arabic, "Naskh", 1.6, 1.06),
    known(Letters::Armenian, "Armenian", 1.36, 1.0),
    known(Letters::Bengali, "Bengali", 1.52, 1.06),
    known(Letters::Devanagari, "Devanagari", 1.52, 1.06),
    known(Letters::Ethiopic, "Ethiopic", 1.44, 1.04),
    known(Letters::Georgian, "Georgian", 1.4, 1.0),
    known(Letters::Gujarati, "Gujarati", 1.52, 1.06),
    known(Letters::Gurmukhi, "Gurmukhi", 1.52, 1.06),
    known(Letters::Hebrew, "Hebrew", 1.4, 1.0),
    known(Letters::Kannada, "Kannada", 1.6, 1.06),
    known(Letters::Khmer, "Khmer", 1.76, 1.14),
    known(Letters::Lao, "Lao", 1.6, 1.14),
    known(Letters::Malayalam, "Malayalam", 1.52, 1.06),
    known(Letters::Myanmar, "Burmese", 1.8, 1.14),
    known(Letters::Oriya, "Odia", 1.6, 1.06),
    known(Letters::Sinhala, "Sinhala", 1.52, 1.06),
    known(Letters::Tamil, "Tamil", 1.52, 1.06),
    known(Letters::Telugu, "Telugu", 1.6, 1.06),
    known(Letters::Thaana, "Thaana", 1.6, 1.1),
    known(Letters::Thai, "Thai", 1.68, 1.16),
];

/// The family of Latin letters, for reading.
pub const LATIN: &str = "Atkinson";
/// The family of Urdu, whose letters stand above and below each other.
pub const NASTALIQ: &str = "Nastaliq";

/// The languages in Arabic letters that are written as Urdu is.
const NASTALIQ_LANGUAGES: [&str; 8] = ["ur", "ks", "pa", "pnb", "lah", "skr", "phr", "hno"];

impl Script {
    /// In Latin letters.
    pub const LATIN: Self = Self::Own(Letters::Latin);
    const ARABIC: Self = Self::Own(Letters::Arabic);

    fn of(character: char) -> Option<Self> {
        if character.is_ascii() {
            return character.is_ascii_alphabetic().then_some(Self::LATIN);
        }
        match character {
            // Letters that Urdu has and Arabic has not.
            'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ھ' | 'ہ' | 'ے' | 'ۓ' => return Some(Self::Urdu),
            _ => {}
        }
        if let Some(letter) = Letter::of(character) {
            return Some(Self::Lent(match letter {
                // Common to all: what they are in this text is settled when the whole of it is known.
                Letter::Han => Writing::SimplifiedChinese,
                Letter::Kana => Writing::Japanese,
                Letter::Hangul => Writing::Korean,
                Letter::Bopomofo => Writing::TraditionalChinese,
            }));
        }
        Self::in_letters(CodePointMapData::<Letters>::new().get(character))
    }

    /// How these letters are written; nothing for signs that belong to no script.
    fn in_letters(letters: Letters) -> Option<Self> {
        match letters {
            Letters::Common | Letters::Inherited | Letters::Unknown => None,
            _ if KNOWN.iter().any(|known| known.letters == letters) => Some(Self::Own(letters)),
            _ => Some(Self::Lent(Writing::Other(letters))),
        }
    }

    /// How a language is written.
    fn of_language(tag: &LanguageTag) -> Self {
        if let Some(writing) = Writing::of_language(tag) {
            return Self::Lent(writing);
        }
        let letters = tag.script().and_then(|code| PropertyParser::<Letters>::new().get_strict(&code));
        match letters.and_then(Self::in_letters) {
            Some(Self::Own(Letters::Arabic)) if NASTALIQ_LANGUAGES.contains(&tag.language().as_str()) => {
                Self::Urdu
            }
            Some(script) => script,
            None => Self::LATIN,
        }
    }

    /// Whether it is written from the right.
    fn runs_from_right(self) -> bool {
        matches!(self, Self::Urdu | Self::Own(Letters::Arabic | Letters::Hebrew | Letters::Thaana))
    }

    /// The language to name where the letters alone are known.
    fn likely_language(self) -> Option<LanguageTag> {
        let code = match self {
            // Which of the many languages in these letters it is, nobody can tell from them.
            Self::LATIN => return LanguageTag::try_from("und-Latn").ok(),
            Self::Own(Letters::Cyrillic) => return LanguageTag::try_from("und-Cyrl").ok(),
            Self::Urdu => return LanguageTag::try_from("ur").ok(),
            Self::Lent(Writing::Other(letters)) | Self::Own(letters) => letters,
            Self::Lent(writing) => return writing.language(),
        };
        LanguageTag::of_script(PropertyNamesShort::new().get(code)?)
    }

    /// What is known of it, where a font here has its letters.
    fn known(self) -> Option<&'static Known> {
        let letters = match self {
            Self::Own(letters) => letters,
            Self::Urdu | Self::Lent(_) => return None,
        };
        KNOWN.iter().find(|known| known.letters == letters)
    }

    /// The family whose font has its letters.
    #[must_use]
    pub fn family(self) -> &'static str {
        match self {
            Self::Urdu => NASTALIQ,
            Self::Lent(writing) => writing.family(),
            Self::Own(_) => self.known().map_or(LATIN, |known| known.family),
        }
    }

    fn leading(self) -> Leading {
        match self {
            Self::Urdu => Leading { height: 1.88, baseline: 1.3 },
            // Nobody knows how high or deep the letters of a font are that was never seen.
            Self::Lent(Writing::Other(_)) => Leading { height: 1.7, baseline: 1.16 },
            // Letters that fill their square need more air between lines than those that seldom do.
            Self::Lent(_) => Leading { height: 1.5, baseline: 1.12 },
            Self::Own(_) => self.known().map_or(KNOWN[0].leading, |known| known.leading),
        }
    }
}

/// What is known of a text before it is shaped.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Its language.
    pub language: LanguageTag,
    /// The script most of it is in.
    pub script: Script,
    /// The line height that every script in it finds room in.
    pub leading: Leading,
    /// What the Chinese, Japanese or Korean in it is, however little of that there is.
    pub guest: Option<Writing>,
}

impl Reading {
    /// Reads a text that is said to be in `given`, or else stands on a page in `page`.
    ///
    /// The letters decide where they cannot be of that language: Bengali letters on an English page are Bengali.
    pub fn of(text: &str, given: Option<&LanguageTag>, page: &LanguageTag) -> Self {
        let scripts = scripts(text);
        let claimed = given.unwrap_or(page);
        let expected = Script::of_language(claimed);
        let arabic = |script| matches!(script, Script::ARABIC | Script::Urdu);
        let script = match most(text, expected) {
            None => expected,
            Some(Script::Lent(writing)) if writing.is_east_asian() => {
                Script::Lent(Writing::of_text(text, given, page).unwrap_or(writing))
            }
            Some(found) if found == expected => found,
            // The letters common to both count as Arabic; one that Urdu has and Arabic has not, or the language, decides.
            Some(found) if arabic(found) => {
                let said = given.is_some() || claimed.language() != "ar";
                if arabic(expected) && said {
                    expected
                } else if scripts.contains(&Script::Urdu) {
                    Script::Urdu
                } else {
                    Script::ARABIC
                }
            }
            Some(found) => found,
        };
        let likely = if given.is_none() && script != expected { script.likely_language() } else { None };
        let language = likely.unwrap_or_else(|| claimed.clone());
        // Among other letters, those of Urdu are in the hand of Arabic.
        let hand = if arabic(script) { script } else { Script::ARABIC };
        let leading = scripts.iter().map(|found| if arabic(*found) { hand } else { *found }).fold(
            script.leading(),
            |most, found| {
                let here = found.leading();
                if here.height > most.height { here } else { most }
            },
        );
        Self { language, script, leading, guest: Writing::of_text(text, given, page) }
    }

    /// The words in Latin letters, and the figures, that another font than the text's own has to draw. One of the machine's
    /// has them in another hand than the rest of the page, and with an apostrophe as wide as a letter; that of Urdu has a
    /// space so narrow that the groups of a telephone number run together.
    pub fn latin_words(&self, text: &str) -> Vec<Range<usize>> {
        if !matches!(self.script, Script::Lent(_) | Script::Urdu) {
            return Vec::new();
        }
        let mut words: Vec<Range<usize>> = Vec::new();
        for (place, letter) in text.char_indices() {
            if !letter.is_ascii_digit() && Script::of(letter) != Some(Script::LATIN) {
                continue;
            }
            let end = place + letter.len_utf8();
            // What stands between two such letters belongs to them, as long as it is Latin too.
            match words.last_mut().filter(|word| joins(&text[word.end..place])) {
                Some(word) => word.end = end,
                None => words.push(place..end),
            }
        }
        if self.script == Script::Urdu { in_urdu(text, words) } else { words }
    }

    /// Whether lines break between words alone, though its letters stand in squares.
    pub fn keeps_words_whole(&self) -> bool {
        self.script == Script::Lent(Writing::Korean)
    }

    /// Whether lines break between any two letters.
    pub fn breaks_anywhere(&self) -> bool {
        let squares = matches!(self.script, Script::Lent(writing) if writing.is_east_asian());
        squares && !self.keeps_words_whole()
    }
}

/// The writings that a text said to be in `given`, on a page in `page`, needs a font of the machine for.
pub fn writings(text: &str, given: Option<&LanguageTag>, page: &LanguageTag) -> Vec<Writing> {
    let other = |script| match script {
        Script::Lent(writing) if !writing.is_east_asian() => Some(writing),
        _ => None,
    };
    let others = text.chars().filter_map(Script::of).filter_map(other);
    let mut found: Vec<Writing> = Writing::of_text(text, given, page).into_iter().chain(others).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether more is said in a text in writings of which `lost` is true than in others.
pub fn is_mostly(text: &str, lost: impl Fn(Writing) -> bool) -> bool {
    let (lost, kept): (Vec<_>, Vec<_>) = counts(text, Script::LATIN)
        .into_iter()
        .partition(|(script, _)| matches!(script, Script::Lent(writing) if lost(*writing)));
    let sum = |counts: Vec<(Script, usize)>| counts.into_iter().map(|(_, count)| count).sum::<usize>();
    sum(lost) > sum(kept)
}

/// What of these words, the Latin ones of a text in Urdu, is drawn in Latin: numbers in groups, names, addresses, with the
/// signs they begin and end with, and the spaces around any of them.
fn in_urdu(text: &str, words: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut drawn: Vec<Range<usize>> = Vec::new();
    for word in words {
        let figure = text[word.clone()].chars().all(|c| c.is_ascii_digit());
        let word = if figure { word } else { with_signs(text, &word) };
        let [start, end] = [text[..word.start].trim_end_matches(is_mark).len(), word.end];
        let next = text.len() - text[end..].trim_start_matches(is_mark).len();
        let before = text[..start].ends_with(' ').then(|| start - 1..start);
        let after = text[next..].starts_with(' ').then(|| next..next + 1);
        // A figure by itself is in the hand of the words around it.
        let whole = (!figure).then_some(word);
        for part in [before, whole, after].into_iter().flatten() {
            match drawn.last_mut().filter(|last| last.end >= part.start) {
                Some(last) => last.end = last.end.max(part.end),
                None => drawn.push(part),
            }
        }
    }
    drawn
}

/// A word with the signs that touch it and belong to it: "+44 (0)7700", "(0161)".
fn with_signs(text: &str, word: &Range<usize>) -> Range<usize> {
    let before = text[..word.start].trim_end_matches(['+', '#', '£', '$']);
    let after = text[word.end..].trim_start_matches(['/', '#', '*', '%']);
    let range = before.len()..text.len() - after.len();
    // A bracket with the one that belongs to it, or none of both.
    let said = &text[range.clone()];
    let opens = text[..range.start].ends_with('(')
        && (after.starts_with(')') || said.contains(')') && !said.contains('('));
    let closes = after.starts_with(')') && (opens || said.contains('(') && !said.contains(')'));
    let plus = opens && text[..range.start - 1].ends_with('+');
    range.start - usize::from(opens) - usize::from(plus)..range.end + usize::from(closes)
}

/// Whether this between two Latin words is part of what they say.
fn joins(between: &str) -> bool {
    between.chars().count() <= 3
        && between.chars().all(|sign| sign.is_ascii() || "’–\u{a0}\u{2007}\u{2009}\u{2060}".contains(sign))
}

/// Each script that letters of a text are in, in the order they come.
fn scripts(text: &str) -> Vec<Script> {
    let mut scripts: Vec<Script> = Vec::new();
    for script in text.chars().filter_map(Script::of) {
        if !scripts.contains(&script) {
            scripts.push(script);
        }
    }
    scripts
}

/// What a word counts, and what one with a capital does among words of another script: many of those are names, and names
/// are in no language.
const WORD: usize = 4;
const NAME: usize = 2;
/// What a letter in a square counts: about as much is said with two of them as with a word.
const SQUARE: usize = 2;
/// How many times a word counts that runs from the right, where that is expected: in such a language names, addresses and
/// medicines are often in Latin letters, and their line still runs from the right.
const FROM_RIGHT: usize = 2;

/// The script that most of what is said is in, by its words: a long name does not outweigh the few words around it. Where
/// two scripts say as much, the one that is expected.
fn most(text: &str, expected: Script) -> Option<Script> {
    let counts = counts(text, expected);
    let expected = shared(expected);
    let runs_from_right = expected.runs_from_right();
    let weight =
        |script, count| if runs_from_right && script == expected { FROM_RIGHT * count } else { count };
    let most = |(script, count): &(Script, usize)| (weight(*script, *count), *script == expected);
    counts.into_iter().max_by_key(most).map(|(script, _)| script)
}

/// The letters that only Urdu has stand among those it shares with Arabic.
fn shared(script: Script) -> Script {
    if script == Script::Urdu { Script::ARABIC } else { script }
}

/// How much is said in each script.
fn counts(text: &str, expected: Script) -> Vec<(Script, usize)> {
    let expected = shared(expected);
    let mut counts: Vec<(Script, usize)> = Vec::new();
    let mut count = |script, weight| match counts.iter_mut().find(|(known, _)| *known == script) {
        Some((_, count)) => *count += weight,
        None => counts.push((script, weight)),
    };
    // "500mg" and "BD8" are no words.
    let numbers = |word: &&str| !(expected.runs_from_right() && word.contains(|c: char| c.is_ascii_digit()));
    for word in text.split_whitespace().filter(numbers) {
        let mut before = None;
        for letter in word.chars() {
            let Some(script) = Script::of(letter).map(shared) else { continue };
            if matches!(script, Script::Lent(writing) if writing.is_east_asian()) {
                count(script, SQUARE);
            } else if before != Some(script) {
                let name = script != expected && letter.is_uppercase();
                count(script, if name { NAME } else { WORD });
            }
            before = Some(script);
        }
    }
    counts
}

#[cfg(test)]
mod tests;
