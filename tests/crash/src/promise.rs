//! Whether a library stands as it must.

use crate::{Deed, Model, passphrase};
use profile::PersonId;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use vault::{Library, Scope, Unlock, VaultError};

/// In what a library differs from the model, in words without anybody's words; `None` if in nothing.
pub fn differs(library: &Library, model: &Model) -> Result<Option<String>, VaultError> {
    let there: BTreeSet<_> =
        library.people("", 0..usize::MAX)?.cards.into_iter().map(|card| card.id).collect();
    let due: BTreeSet<_> = model.people().collect();
    if there != due {
        return Ok(Some(format!("there are {there:?} and must be {due:?}")));
    }
    for id in due {
        if let Some(difference) = differs_in(library, model, id)? {
            return Ok(Some(difference));
        }
    }
    let bin: BTreeSet<_> =
        library.bin()?.into_iter().map(|binned| (binned.person, binned.entries as usize)).collect();
    if bin != model.bin() {
        return Ok(Some(format!("in the bin there are {bin:?} and must be {:?}", model.bin())));
    }
    for scope in model.scopes().into_iter().chain([Scope::People]) {
        let (found, due) = (library.steps(scope)?, model.steps(scope));
        if found != due {
            return Ok(Some(format!("in {scope:?} there are {found:?} and must be {due:?}")));
        }
    }
    Ok(None)
}

/// In what somebody differs from the model.
fn differs_in(library: &Library, model: &Model, person: PersonId) -> Result<Option<String>, VaultError> {
    let found = match library.profile(person) {
        Err(VaultError::PersonGone) => None,
        found => Some(found?),
    };
    let due = model.profile(person);
    Ok((found != due).then(|| format!("there is\n{found:#?}\nand must be\n{due:#?}")))
}

/// The model that the library stands as: the one given, or that with the deed under way. Panics if it is neither,
/// or if the library is not sound.
pub fn stands(library: &Library, model: &Model, under_way: Option<&Deed>) -> Model {
    assert_eq!(library.check().unwrap(), [], "the library is not sound");
    let Some(without) = differs(library, model).unwrap() else { return model.clone() };
    let Some(deed) = under_way else { panic!("something acknowledged is not there: {without}") };
    let after = model.after(deed);
    match differs(library, &after).unwrap() {
        None => after,
        Some(with) => {
            panic!("neither as before nor as after {deed:?}\n--- before:\n{without}\n--- after:\n{with}")
        }
    }
}

/// Takes so many steps back in a scope chosen by chance, and does them again; each time all must be as it was then.
pub fn keeps(library: &Library, model: &mut Model, dice: &mut fastrand::Rng, steps: usize) {
    let Some(scope) = dice.choice(model.scopes()) else { return };
    for deed in [Deed::Undo(scope), Deed::Redo(scope)] {
        for _ in 0..steps {
            deed.do_to(library).unwrap();
            model.apply(&deed);
            if let Scope::Person(person) = scope {
                assert_eq!(differs_in(library, model, person).unwrap(), None, "after {deed:?}");
            }
        }
        assert_eq!(differs(library, model).unwrap(), None, "after {deed:?}");
    }
}

/// Opens what a crash left, with nothing else done to it.
pub fn reopened(folder: &Path) -> Library {
    reopened_with(folder, Unlock::Passphrase(&passphrase()))
}

/// As [`reopened`], by that.
pub fn reopened_with(folder: &Path, unlock: Unlock<'_>) -> Library {
    Library::open_with(folder, unlock).unwrap_or_else(|error| panic!("it does not open: {error}"))
}

/// Copies a library, as it stands, to a folder that is not there yet.
pub fn copied(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        let copy = to.join(file.file_name());
        if file.file_type().unwrap().is_dir() {
            copied(&file.path(), &copy);
        } else {
            fs::copy(file.path(), copy).unwrap();
        }
    }
}
