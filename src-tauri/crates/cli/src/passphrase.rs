//! Where a passphrase comes from: the terminal, or a file descriptor. Never the arguments, which others can see.

use crate::say;
use contract::{ErrorCode, Failure};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::sync::{Mutex, PoisonError};
use vault::Passphrase;

/// The longest passphrase that is read from a file descriptor, in bytes.
const LONGEST: u64 = 4096;

/// The passphrase of a library that is there.
pub(crate) fn existing(descriptor: Option<u32>) -> Result<Passphrase, Failure> {
    secret(descriptor, "command-ask-passphrase").map(Passphrase::new)
}

/// A recovery code, as it is typed.
pub(crate) fn recovery(descriptor: Option<u32>) -> Result<String, Failure> {
    secret(descriptor, "command-ask-recovery")
}

/// A passphrase that is to be. On the terminal it is asked twice.
pub(crate) fn new(descriptor: Option<u32>, message: &str) -> Result<Passphrase, Failure> {
    let first = secret(descriptor, message).map(Passphrase::new)?;
    if descriptor.is_none() && first != secret(None, "command-ask-passphrase-again").map(Passphrase::new)? {
        return Err(ErrorCode::PassphrasesDiffer.into());
    }
    Ok(first)
}

fn secret(descriptor: Option<u32>, message: &str) -> Result<String, Failure> {
    match descriptor {
        Some(number) => from_descriptor(number),
        None => from_terminal(message),
    }
}

fn from_terminal(message: &str) -> Result<String, Failure> {
    say::ask(message, &[]);
    rpassword::read_password().map_err(|_| ErrorCode::NoPassphrase.into())
}

fn from_descriptor(number: u32) -> Result<String, Failure> {
    let line = if number == 0 {
        // What is read ahead stays for the next secret.
        read_line(io::stdin().lock())
    } else {
        from_numbered(number)
    };
    line.ok().filter(|line| !line.is_empty()).ok_or_else(|| ErrorCode::NoPassphrase.into())
}

/// The next line of a descriptor. It is opened once, for opened anew a file would begin with its first line again.
fn from_numbered(number: u32) -> io::Result<String> {
    static OPENED: Mutex<BTreeMap<u32, BufReader<File>>> = Mutex::new(BTreeMap::new());
    let mut opened = OPENED.lock().unwrap_or_else(PoisonError::into_inner);
    let source = match opened.entry(number) {
        Entry::Occupied(source) => source.into_mut(),
        // By its name: taking it over by its number alone would need unsafe code.
        Entry::Vacant(place) => place.insert(BufReader::new(File::open(format!("/dev/fd/{number}"))?)),
    };
    read_line(source)
}

fn read_line(source: impl BufRead) -> io::Result<String> {
    let mut line = String::new();
    source.take(LONGEST).read_line(&mut line)?;
    let length = line.trim_end_matches(['\n', '\r']).len();
    line.truncate(length);
    Ok(line)
}
