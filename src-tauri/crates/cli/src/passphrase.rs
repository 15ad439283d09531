//! Where a passphrase comes from: the terminal, or a file descriptor. Never the arguments, which others can see.
//!
//! What is read is wiped when it is given back (see `main.rs`), and nothing is read ahead: no buffer keeps it until the end.

use crate::arguments::EvenWeak;
use crate::{ask, output};
use contract::{ErrorCode, Failure};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs::File;
use std::io::{self, Read};
use std::sync::{Mutex, PoisonError};
use vault::{Guessing, LONGEST, Passphrase};

/// The most bytes that a passphrase of the most characters has.
const MOST_BYTES: usize = LONGEST * 4;

/// The passphrase of a library that is there.
pub(crate) fn existing(descriptor: Option<u32>) -> Result<Passphrase, Failure> {
    secret(descriptor, "command-ask-passphrase").map(Passphrase::new)
}

/// A recovery code, as it is typed.
pub(crate) fn recovery(descriptor: Option<u32>) -> Result<String, Failure> {
    secret(descriptor, "command-ask-recovery")
}

/// A passphrase that is to be. On the terminal it is asked twice. Says how good it is where that is not good enough; one
/// that somebody would guess within minutes is taken only on a clear yes.
pub(crate) fn new(
    descriptor: Option<u32>,
    message: &str,
    even_weak: EvenWeak,
) -> Result<Passphrase, Failure> {
    let new = secret(descriptor, message).map(Passphrase::new)?;
    if descriptor.is_none() && new != secret(None, "command-ask-passphrase-again").map(Passphrase::new)? {
        return Err(ErrorCode::PassphrasesDiffer.into());
    }
    new.must_hold(true)?;
    match new.strength() {
        Guessing::Minutes => {
            output::note("guessing-minutes", &[]);
            new.must_hold(even_weak.weak_passphrase || ask::yes("command-ask-weak"))?;
        }
        Guessing::Days => output::note("guessing-days", &[]),
        Guessing::Months | Guessing::Years | Guessing::Centuries => {}
    }
    Ok(new)
}

fn secret(descriptor: Option<u32>, message: &str) -> Result<String, Failure> {
    let line = match descriptor {
        Some(number) => from_descriptor(number)?,
        None => from_terminal(message)?,
    };
    if line.chars().count() > LONGEST {
        return Err(too_long());
    }
    Ok(line)
}

fn too_long() -> Failure {
    Failure::from(ErrorCode::PassphraseTooLong).with("most", LONGEST.to_string())
}

fn from_terminal(message: &str) -> Result<String, Failure> {
    output::ask(message, &[]);
    rpassword::read_password().map_err(|_| ErrorCode::NoPassphrase.into())
}

/// The next line of a descriptor. It is opened once, for opened anew a file would begin with its first line again.
fn from_descriptor(number: u32) -> Result<String, Failure> {
    static OPENED: Mutex<BTreeMap<u32, File>> = Mutex::new(BTreeMap::new());
    let none = |_| Failure::from(ErrorCode::NoPassphrase);
    let mut opened = OPENED.lock().unwrap_or_else(PoisonError::into_inner);
    let source = match opened.entry(number) {
        Entry::Occupied(source) => source.into_mut(),
        Entry::Vacant(place) => place.insert(open(number).map_err(none)?),
    };
    let line = read_line(source).map_err(none)?.ok_or_else(too_long)?;
    if line.is_empty() { Err(ErrorCode::NoPassphrase.into()) } else { Ok(line) }
}

fn open(number: u32) -> io::Result<File> {
    if number == 0 {
        return standard_input();
    }
    // By its name: taking it over by its number alone would need unsafe code.
    File::open(format!("/dev/fd/{number}"))
}

/// Standard input itself: what the language reads from it goes through a buffer that is never wiped.
#[cfg(unix)]
fn standard_input() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(io::stdin().as_fd().try_clone_to_owned()?.into())
}

#[cfg(windows)]
fn standard_input() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(io::stdin().as_handle().try_clone_to_owned()?.into())
}

/// A line without its end, byte by byte, so that what comes after it stays for the next secret. `None` where it is longer
/// than any passphrase.
fn read_line(source: &mut impl Read) -> io::Result<Option<String>> {
    // At once: where it grew, what it was before would stay as it is.
    let mut line = Vec::with_capacity(MOST_BYTES + 1);
    let mut byte = [0];
    while line.len() <= MOST_BYTES {
        match source.read(&mut byte) {
            Ok(1) if byte != *b"\n" => line.extend(byte),
            Ok(_) => {
                if line.last() == Some(&b'\r') {
                    line.pop();
                }
                return String::from_utf8(line).map(Some).map_err(|_| io::ErrorKind::InvalidData.into());
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_without_its_end_and_nothing_of_the_next() {
        let mut source = io::Cursor::new("plover cabin\r\nlapwing\nlast");
        let mut next = || read_line(&mut source).unwrap().unwrap();
        assert_eq!([next(), next(), next(), next()], ["plover cabin", "lapwing", "last", ""]);
    }

    #[test]
    fn a_line_longer_than_any_passphrase_is_not_cut() {
        let longest = "é".repeat(LONGEST);
        assert_eq!(read_line(&mut longest.as_bytes()).unwrap(), Some(longest));
        assert_eq!(read_line(&mut "x".repeat(MOST_BYTES + 1).as_bytes()).unwrap(), None);
    }
}
