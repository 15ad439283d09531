//! Looking for words in everything a program left behind.

use memchr::memmem;
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// Folders in which there are no files on a disk.
const MADE_UP: [&str; 2] = ["/proc", "/sys"];

/// The words that are looked for, in each way they may be written.
pub struct Needles<'a>(Vec<(memmem::Finder<'static>, &'a str)>);

impl<'a> Needles<'a> {
    /// Each word as UTF-8, as UTF-16, and in the middle of something in base64.
    pub fn new(words: &[&'a str]) -> Self {
        let finders = |word: &&'a str| {
            let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let mut forms = vec![word.as_bytes().to_vec(), wide];
            forms.extend((0..3).filter_map(|before| in_base64(word.as_bytes(), before)));
            forms.into_iter().map(|form| (memmem::Finder::new(&form).into_owned(), *word)).collect::<Vec<_>>()
        };
        Self(words.iter().flat_map(finders).collect())
    }

    /// Adds each word that stands in these bytes.
    pub fn within(&self, bytes: &[u8], found: &mut BTreeSet<String>) {
        for (finder, word) in &self.0 {
            if !found.contains(*word) && finder.find(bytes).is_some() {
                found.insert((*word).to_owned());
            }
        }
    }
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
}
