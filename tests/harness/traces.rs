//! Looking for words in everything a program left behind.

use std::fs;
use std::path::{Path, PathBuf};

/// The files below a folder in which one of the words stands, as UTF-8 or UTF-16, with the word.
pub fn found<'a>(folder: &Path, words: &[&'a str]) -> Vec<(PathBuf, &'a str)> {
    let mut found = Vec::new();
    for file in files(folder) {
        let Ok(bytes) = fs::read(&file) else { continue };
        for word in words {
            let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
            if contains(&bytes, word.as_bytes()) || contains(&bytes, &wide) {
                found.push((file.clone(), *word));
            }
        }
    }
    found
}

/// Every ordinary file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(kind) if kind.is_file() => files.push(entry.path()),
                _ => {}
            }
        }
    }
    files
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
