//! The two copies of the key file in a library's folder: each is read by itself, and either heals the other.
//!
//! A copy may be of another day or of another library: a sync client or somebody who put back half of a backup left it.
//! So what a copy says is worth nothing until its key has opened `people.db`, and no copy is written over whose keys this
//! program does not know.

use crate::disk::folder::{BEGUN, Folder, KEYS, SPARE};
use crate::disk::regular;
use crate::error::{Result, VaultError};
use crate::keys::data_key::DataKey;
use crate::keys::{Freed, Keys, Unlock};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// What stands in the two copies, as far as they can be read.
pub(crate) type Copies = [Option<Vec<u8>>; 2];

/// A copy of the key file that somebody opened, and the data keys that it freed.
pub(crate) struct Opened {
    pub(crate) keys: Keys,
    pub(crate) freed: Vec<Freed>,
}

impl Opened {
    /// Whether no new key was taking the place of the old one.
    pub(crate) fn is_settled(&self) -> bool {
        self.keys.next.is_empty()
    }

    /// Whether it freed the key of that number.
    pub(crate) fn has_freed(&self, number: usize) -> bool {
        self.freed.iter().any(|freed| freed.number == number)
    }
}

/// Reads the two copies of the key file in a library's folder.
pub(crate) fn read(folder: &Path) -> Result<Copies> {
    let read = [KEYS, SPARE].map(|name| regular::if_readable(regular::read(&folder.join(name))));
    match read {
        // What one copy says counts, whatever the matter is with the other.
        [Ok(first), Ok(second)] => Ok([first, second]),
        [Ok(Some(copy)), Err(_)] | [Err(_), Ok(Some(copy))] => Ok([Some(copy), None]),
        [Err(error), _] | [_, Err(error)] => Err(error.into()),
    }
}

/// Frees the data keys from all copies that this opens, the first first. Copies that say the same count once.
pub(crate) fn open(copies: Copies, unlock: Unlock<'_>) -> Result<Vec<Opened>> {
    let (mut opened, mut problem) = (Vec::new(), VaultError::KeysMissing);
    for found in parsed(copies) {
        match found.and_then(|keys| Ok(Opened { freed: keys.unwrap(unlock)?, keys })) {
            Ok(copy) => opened.push(copy),
            // That one copy is broken, or asks for too much, says nothing of what the other answers.
            Err(error) if weight(error) >= weight(problem) => problem = error,
            Err(_) => {}
        }
    }
    if opened.is_empty() { Err(problem) } else { Ok(opened) }
}

/// How much the answer of one copy counts beside that of the other.
fn weight(problem: VaultError) -> u8 {
    match problem {
        VaultError::KeysMissing => 0,
        VaultError::Damaged => 1,
        VaultError::TooLittleMemory => 2,
        _ => 3,
    }
}

/// Every copy that can be read; those that say the same count once.
fn parsed(copies: Copies) -> Vec<Result<Keys>> {
    let mut read: Vec<Result<Keys>> =
        copies.into_iter().flatten().map(|bytes| Keys::from_json(&bytes)).collect();
    read.dedup_by(|second, first| matches!((first, second), (Ok(first), Ok(second)) if first == second));
    read
}

/// The copies of the key file that can be read.
pub(crate) fn readable(copies: Copies) -> Vec<Keys> {
    parsed(copies).into_iter().filter_map(Result::ok).collect()
}

/// The text of the key file: of the first copy that can be read, or else of one that is there.
pub(crate) fn text(copies: Copies) -> Result<Vec<u8>> {
    let mut there: Vec<_> = copies.into_iter().flatten().collect();
    there.sort_by_key(|bytes| Keys::from_json(bytes).is_err());
    there.into_iter().next().ok_or(VaultError::KeysMissing)
}

/// Writes both copies of the key file, each whole or not at all. What is there and has a way in that none of those which
/// are `known` has is kept under another name: it may be what opens another file.
///
/// The one that is read first comes last: where it is not written any more, the next opening writes the other as it was,
/// and what failed has not been.
pub(crate) fn write(folder: &Folder, keys: &Keys, known: &[&Keys]) -> Result<()> {
    let text = keys.to_json()?;
    folder.write_whole(BEGUN, b"")?;
    for name in [SPARE, KEYS] {
        let path = folder.path().join(name);
        if !is_known(&path, keys, known)? {
            regular::keep_aside(&path)?;
        }
        folder.write_whole(name, &text)?;
    }
    regular::remove_if_there(&folder.path().join(BEGUN))
}

/// Takes over from the copies in the folder the ways to this data key that a key file has not: one of them may be of an
/// earlier day, before a way was made. Where the writing of them was cut short, what is in one alone has not been.
pub(crate) fn with_all_ways(folder: &Folder, mut keys: Keys, key: &DataKey) -> Result<Keys> {
    if !folder.path().join(BEGUN).exists() {
        for copy in readable(read(folder.path())?).iter().filter(|copy| copy.next.is_empty()) {
            keys.take_over(copy, key)?;
        }
    }
    Ok(keys)
}

fn is_known(copy: &Path, keys: &Keys, known: &[&Keys]) -> io::Result<bool> {
    let there = match regular::read(copy) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        read => regular::if_readable(read)?,
    };
    let there = there.and_then(|bytes| Keys::from_json(&bytes).ok());
    Ok(there
        .is_some_and(|there| known.iter().copied().chain([keys]).any(|known| there.says_no_more_than(known))))
}

/// The first bytes of an encrypted file.
pub(crate) fn salt(mut file: &File) -> Result<[u8; 16]> {
    let mut salt = [0; 16];
    file.seek(SeekFrom::Start(0))?;
    file.read_exact(&mut salt)?;
    Ok(salt)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::data_key::random;
    use crate::keys::slot::{Kind, Slot};
    use crate::keys::tests::{by, made};
    use crate::{Cost, Passphrase};
    use std::fs;
    use zeroize::Zeroizing;

    fn freed(copies: Copies, passphrase: &Passphrase) -> Vec<Vec<DataKey>> {
        let keys = |copy: Opened| copy.freed.into_iter().map(|freed| freed.key).collect();
        open(copies, by(passphrase)).unwrap().into_iter().map(keys).collect()
    }

    #[test]
    fn a_harmed_first_copy_is_no_wrong_passphrase() {
        let (keys, key, passphrase) = made();
        let good = String::from_utf8(keys.to_json().unwrap()).unwrap();
        let at = good.find("\"wrapped\": \"").unwrap() + 12;
        let mut harmed = good.clone().into_bytes();
        harmed[at] = if harmed[at] == b'A' { b'B' } else { b'A' };
        assert_eq!(freed([Some(harmed), Some(good.into_bytes())], &passphrase), [[key]]);
    }

    #[test]
    fn a_copy_that_would_take_minutes_is_not_tried_and_the_other_is() {
        let (keys, key, passphrase) = made();
        let good = String::from_utf8(keys.to_json().unwrap()).unwrap();
        let slow = good.replace("\"passes\": 3", "\"passes\": 1000");
        assert_ne!(slow, good);
        let slow = slow.into_bytes();
        assert_eq!(freed([Some(slow.clone()), Some(good.into_bytes())], &passphrase), [[key]]);
        let only = open([Some(slow.clone()), Some(slow)], by(&passphrase));
        assert_eq!(only.err(), Some(VaultError::Damaged), "nor where there is no other");
    }

    #[test]
    fn two_copies_of_different_days_are_both_opened() {
        let (keys, key, passphrase) = made();
        let newer: DataKey = Zeroizing::new(random().unwrap());
        let other = Keys::wrap(keys.library, &newer, &passphrase, Cost::lightest()).unwrap();
        let copies = [&keys, &other].map(|keys| Some(keys.to_json().unwrap()));
        assert_eq!(freed(copies, &passphrase), [[key.clone()], [newer]]);
        let same = [&keys, &keys].map(|keys| Some(keys.to_json().unwrap()));
        assert_eq!(freed(same, &passphrase), [[key]]);
    }

    #[test]
    fn a_wrong_passphrase_is_one_whichever_copy_is_broken() {
        let (keys, key, passphrase) = made();
        let (good, broken) = (keys.to_json().unwrap(), b"{".to_vec());
        for copies in [[&good, &broken], [&broken, &good]] {
            let copies = copies.map(|copy| Some(copy.clone()));
            let wrong = Passphrase::new("not this one");
            assert_eq!(open(copies.clone(), by(&wrong)).err(), Some(VaultError::WrongPassphrase));
            assert_eq!(freed(copies, &passphrase), [[key.clone()]]);
        }
        let broken = [Some(broken.clone()), Some(broken)];
        assert_eq!(open(broken, by(&passphrase)).err(), Some(VaultError::Damaged));
        assert_eq!(open([None, None], by(&passphrase)).err(), Some(VaultError::KeysMissing));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_copy_that_asks_for_more_memory_than_the_machine_has_is_not_tried_and_the_other_is() {
        crate::keys::cost::tests::MACHINE_KIB.set(Some(2 << 20));
        let (keys, key, passphrase) = made();
        let good = keys.to_json().unwrap();
        let text = String::from_utf8(good.clone()).unwrap();
        let greedy = text.replace("\"memory_kib\": 65536", "\"memory_kib\": 4194304");
        assert_ne!(text, greedy);
        let greedy = greedy.into_bytes();
        for copies in [[&good, &greedy], [&greedy, &good]] {
            let copies = copies.map(|copy| Some(copy.clone()));
            assert_eq!(freed(copies.clone(), &passphrase), [[key.clone()]]);
            assert_eq!(open(copies, by(&Passphrase::new("no"))).err(), Some(VaultError::WrongPassphrase));
        }
        let both = [Some(greedy.clone()), Some(greedy)];
        assert_eq!(open(both, by(&passphrase)).err(), Some(VaultError::TooLittleMemory));
    }

    fn kept(folder: &Path) -> Vec<Vec<u8>> {
        let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        let kept = files.filter(|file| file.file_name().unwrap().to_str().unwrap().contains(".damaged-"));
        kept.filter(|file| file.is_file()).map(|file| fs::read(file).unwrap()).collect()
    }

    #[test]
    fn only_what_may_open_something_else_is_kept_when_it_is_written_over() {
        let around = tempfile::tempdir().unwrap();
        let folder = Folder::make(&around.path().join("library")).unwrap();
        let (before, key, _) = made();
        write(&folder, &before, &[]).unwrap();
        let mut now = before.clone();
        let other = Slot::passphrase(now.library, &key, &Passphrase::new("x"), Cost::lightest()).unwrap();
        now.put(Kind::Passphrase, Some(other));
        write(&folder, &now, &[&before]).unwrap();
        assert!(kept(folder.path()).is_empty(), "what was known is not kept: it was taken back");

        let (other, ..) = made();
        fs::write(folder.path().join(KEYS), other.to_json().unwrap()).unwrap();
        fs::write(folder.path().join(SPARE), b"{").unwrap();
        write(&folder, &now, &[&now]).unwrap();
        let mut all = kept(folder.path());
        all.sort();
        let mut wanted = [other.to_json().unwrap(), b"{".to_vec()];
        wanted.sort();
        assert_eq!(all, wanted);
        let copies = read(folder.path()).unwrap();
        assert!(copies.into_iter().all(|copy| copy == Some(now.to_json().unwrap())));
    }

    #[test]
    fn a_folder_in_the_place_of_either_copy_stands_in_nobodys_way() {
        let (keys, key, passphrase) = made();
        for name in [KEYS, SPARE] {
            let around = tempfile::tempdir().unwrap();
            let folder = Folder::make(&around.path().join("library")).unwrap();
            write(&folder, &keys, &[]).unwrap();
            fs::remove_file(folder.path().join(name)).unwrap();
            fs::create_dir(folder.path().join(name)).unwrap();
            assert_eq!(freed(read(folder.path()).unwrap(), &passphrase), [[key.clone()]]);
            write(&folder, &keys, &[]).unwrap();
            assert!(folder.path().join(name).is_file());
        }
    }
}
