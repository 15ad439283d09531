//! Looking for words in everything a program left behind.

use memchr::memmem;
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// Folders in which there are no files on a disk.
const MADE_UP: [&str; 2] = ["/proc", "/sys"];

/// So many letters in a row of a word are telling by themselves.
const PIECE: usize = 8;

/// The words that are looked for, in each way they may be written.
pub struct Needles<'a>(Vec<Needle<'a>>);

/// One way in which a word, or a piece of it, may be written.
struct Needle<'a> {
    finder: memmem::Finder<'static>,
    form: &'static str,
    word: &'a str,
}

impl<'a> Needles<'a> {
    /// Each word as UTF-8, as UTF-16, and in the middle of something in base64.
    pub fn new(words: &[&'a str]) -> Self {
        Self(words.iter().flat_map(|word| whole(word)).collect())
    }

    /// The same, and each piece of a word: letters that were put together by chance, and stand nowhere else.
    pub fn with_pieces(words: &[&'a str]) -> Self {
        Self(words.iter().flat_map(|word| whole(word).into_iter().chain(pieces(word))).collect())
    }

    /// Adds each word that stands in these bytes.
    pub fn within(&self, bytes: &[u8], found: &mut BTreeSet<String>) {
        for needle in &self.0 {
            if !found.contains(needle.word) && needle.finder.find(bytes).is_some() {
                found.insert(needle.word.to_owned());
            }
        }
    }

    /// Where words stand in these bytes, and how they are written.
    pub fn places(&self, bytes: &[u8]) -> Vec<(usize, &'static str, &'a str)> {
        let places = |needle: &Needle<'a>| {
            let (form, word) = (needle.form, needle.word);
            needle.finder.find_iter(bytes).map(move |at| (at, form, word)).collect::<Vec<_>>()
        };
        self.0.iter().flat_map(places).collect()
    }
}

fn whole(word: &str) -> Vec<Needle<'_>> {
    let in_base64 = (0..3).filter_map(|before| in_base64(word.as_bytes(), before));
    let forms = [("UTF-8", word.as_bytes().to_vec()), ("UTF-16", wide(word))];
    forms.into_iter().chain(in_base64.map(|form| ("base64", form))).map(|form| needle(form, word)).collect()
}

fn pieces(word: &str) -> Vec<Needle<'_>> {
    let rows = word.split(|letter: char| !letter.is_ascii_alphanumeric());
    let pieces =
        rows.flat_map(|row| (0..(row.len() + 1).saturating_sub(PIECE)).map(|at| &row[at..at + PIECE]));
    let forms =
        |piece: &str| [("a piece, UTF-8", piece.as_bytes().to_vec()), ("a piece, UTF-16", wide(piece))];
    pieces.flat_map(forms).map(|form| needle(form, word)).collect()
}

fn needle<'a>((form, bytes): (&'static str, Vec<u8>), word: &'a str) -> Needle<'a> {
    Needle { finder: memmem::Finder::new(&bytes).into_owned(), form, word }
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// How a word looks in base64 that begins so many bytes before it, less the letters at its ends that also stand for what
/// is around it. Nothing for a word of which too little is left to be telling.
fn in_base64(word: &[u8], before: usize) -> Option<Vec<u8>> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<bool> =
        word.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1)).collect();
    // Six bits a letter: the first whole letter begins so many bits into the word.
    let skipped = (6 - before * 8 % 6) % 6;
    let letter = |bits: &[bool]| LETTERS[bits.iter().fold(0, |sum, &bit| sum * 2 + usize::from(bit))];
    let letters: Vec<u8> = bits[skipped..].chunks_exact(6).map(letter).collect();
    (letters.len() >= 8).then_some(letters)
}

/// The files below a folder in which one of the words stands, with the word.
pub fn found(folder: &Path, words: &[&str]) -> Vec<(PathBuf, String)> {
    found_in(files(folder), words)
}

/// Those of these files in which one of the words stands, with the word.
pub fn found_in(files: Vec<PathBuf>, words: &[&str]) -> Vec<(PathBuf, String)> {
    let needles = Needles::new(words);
    let mut found = Vec::new();
    for file in files {
        let Ok(bytes) = fs::read(&file) else { continue };
        let mut words = BTreeSet::new();
        needles.within(&bytes, &mut words);
        found.extend(words.into_iter().map(|word| (file.clone(), word)));
    }
    found
}

/// Every ordinary file of the machine that was written or made since then.
pub fn changed_since(start: SystemTime) -> Vec<PathBuf> {
    let start = start.duration_since(UNIX_EPOCH).unwrap().as_secs().cast_signed();
    let changed = |file: &PathBuf| fs::symlink_metadata(file).is_ok_and(|found| found.ctime() >= start);
    files(Path::new("/")).into_iter().filter(changed).collect()
}

/// Every ordinary file below a folder, but for what the system makes up as it is asked.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && !MADE_UP.contains(&&*entry.path().to_string_lossy()) => {
                    folders.push(entry.path());
                }
                Ok(kind) if kind.is_file() => files.push(entry.path()),
                _ => {}
            }
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_however_it_is_written() {
        let needles = Needles::new(&["Marmalade"]);
        let hides = |bytes: &[u8]| {
            let mut found = BTreeSet::new();
            needles.within(bytes, &mut found);
            !found.is_empty()
        };
        assert!(hides(b"at seven: Marmalade."));
        assert!(hides(&"Marmalade".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()));
        // "Marmalade now", "a Marmalade", "  Marmalade."
        for text in ["TWFybWFsYWRlIG5vdw==", "YSBNYXJtYWxhZGU=", "ICBNYXJtYWxhZGUu", "LU1hcm1hbGFkZS0="] {
            assert!(hides(text.as_bytes()), "{text}");
        }
        assert!(!hides(b"Marmelade TWFyb WFsYW"));
    }

    #[test]
    fn a_piece_of_a_word_is_found_where_it_stands() {
        let needles = Needles::with_pieces(&["a qwxyzuvjkh"]);
        assert_eq!(needles.places(b"..wxyzuvjk.."), [(2, "a piece, UTF-8", "a qwxyzuvjkh")]);
        let wide: Vec<u8> = "xyzuvjkh".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(needles.places(&wide), [(0, "a piece, UTF-16", "a qwxyzuvjkh")]);
        assert_eq!(needles.places(b"wxyzuvj xyzuvjk"), [], "too little to be telling");
    }
}
