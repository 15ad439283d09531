//! Where a passphrase comes from: the terminal, or a file descriptor. Never the arguments, which others can see.

use crate::say;
use contract::{ErrorCode, Failure};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use vault::Passphrase;

/// The longest passphrase that is read from a file descriptor, in bytes.
const LONGEST: u64 = 4096;

/// The passphrase of a library that is there.
pub(crate) fn existing(descriptor: Option<u32>) -> Result<Passphrase, Failure> {
    match descriptor {
        Some(number) => from_descriptor(number),
        None => from_terminal("command-ask-passphrase"),
    }
}

/// The passphrase of a library that is to be made. On the terminal it is asked twice.
pub(crate) fn new(descriptor: Option<u32>) -> Result<Passphrase, Failure> {
    let Some(number) = descriptor else {
        let first = from_terminal("command-ask-new-passphrase")?;
        let again = from_terminal("command-ask-passphrase-again")?;
        return if first == again { Ok(first) } else { Err(ErrorCode::PassphrasesDiffer.into()) };
    };
    from_descriptor(number)
}

fn from_terminal(message: &str) -> Result<Passphrase, Failure> {
    say::ask(message);
    rpassword::read_password().map(Passphrase::new).map_err(|_| ErrorCode::NoPassphrase.into())
}

fn from_descriptor(number: u32) -> Result<Passphrase, Failure> {
    let missing = |_: io::Error| Failure::from(ErrorCode::NoPassphrase);
    let source: Box<dyn Read> = if number == 0 {
        Box::new(io::stdin())
    } else {
        // A descriptor is opened by its name: taking it over by its number alone would need unsafe code.
        Box::new(File::open(format!("/dev/fd/{number}")).map_err(missing)?)
    };
    let mut line = String::new();
    BufReader::new(source.take(LONGEST)).read_line(&mut line).map_err(missing)?;
    let length = line.trim_end_matches(['\n', '\r']).len();
    line.truncate(length);
    if line.is_empty() { Err(ErrorCode::NoPassphrase.into()) } else { Ok(Passphrase::new(line)) }
}
