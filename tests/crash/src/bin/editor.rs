//! Opens a library, edits it heavily, closes it, and begins again, until it is killed. Before and after each thing it
//! says so in a line.
//!
//! `editor FOLDER SEED [DEED]`: the deed, in JSON, is done first.

#![allow(clippy::unwrap_used, reason = "the test that started it has failed then")]

use crash::{Deed, Hand, Line, passphrase};
use profile::{PersonId, Profile};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vault::{Library, Scope, VaultError};

/// The largest photo it takes, in bytes.
const LARGEST: usize = 600_000;

fn main() -> ExitCode {
    let mut given = std::env::args_os().skip(1);
    let folder = PathBuf::from(given.next().unwrap());
    let seed = given.next().unwrap().to_str().unwrap().parse().unwrap();
    let mut first = given.next().map(|deed| serde_json::from_str(deed.to_str().unwrap()).unwrap());
    let mut hand = Hand::new(seed, LARGEST);
    loop {
        if let Err(error) = session(&folder, &mut hand, first.take()) {
            Line::failed(error).say();
            return ExitCode::FAILURE;
        }
    }
}

fn session(folder: &Path, hand: &mut Hand, mut first: Option<Deed>) -> Result<(), VaultError> {
    Line::Opening.say();
    let library = Library::open(folder, &passphrase())?;
    Line::Opened.say();
    let (mut people, mut bin) = (everybody(&library)?, binned(&library)?);
    for _ in 0..hand.session() + usize::from(first.is_some()) {
        let deed = first.take().unwrap_or_else(|| hand.choose(&people, &bin));
        Line::Do(deed.clone()).say();
        deed.do_to(&library)?;
        Line::Done.say();
        match deed.scope() {
            Scope::People => (people, bin) = (everybody(&library)?, binned(&library)?),
            Scope::Person(id) => {
                let new = library.profile(id)?;
                people.iter_mut().filter(|old| old.person.id == id).for_each(|old| *old = new.clone());
            }
        }
    }
    Line::Closing.say();
    library.close()?;
    Line::Closed.say();
    Ok(())
}

fn everybody(library: &Library) -> Result<Vec<Profile>, VaultError> {
    library.people("", 0..usize::MAX)?.cards.iter().map(|card| library.profile(card.id)).collect()
}

fn binned(library: &Library) -> Result<Vec<PersonId>, VaultError> {
    Ok(library.bin()?.into_iter().map(|binned| binned.person).collect())
}
