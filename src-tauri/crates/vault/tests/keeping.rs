//! What is written is kept, and can be taken back.

mod common;

use common::{add, amina, made, opened, photo};
use profile::{Entry, EntryId, LanguageTag, Person, Section, Voice, Whose, limits};
use vault::{Label, Scope, Steps, VaultError};

#[test]
fn a_profile_comes_back_as_it_was_given_after_a_restart() {
    let (_around, folder, library) = made();
    let amina = amina();
    let id = add(&library, &amina);
    assert_eq!(library.profile(id).unwrap(), amina);
    library.close().unwrap();
    let library = opened(&folder);
    assert_eq!(library.profile(id).unwrap(), amina);
    assert_eq!(library.photo(id).unwrap(), amina.person.photo);
}
