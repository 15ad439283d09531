//! What a library must know of each kind of record. A kind that leaves one of these out does not compile.

use super::told::{Said, What};
use crate::error::Result;
use profile::PersonId;
use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// The change that writes a record.
#[derive(Clone, Copy)]
pub(crate) struct Stamp {
    /// The identity of the change.
    pub(crate) change: Uuid,
    /// When it happened, in milliseconds since 1970.
    pub(crate) at: i64,
}

/// What is lost of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loss {
    /// Something of who they are, how it was written, or how the page looks.
    Details,
    Photo,
    Line,
}

/// A kind of record.
pub(crate) trait Kind: Clone + PartialEq + Serialize + DeserializeOwned {
    /// What tells one of them from another.
    type Id: Copy + PartialEq;

    fn id(&self) -> Self::Id;

    /// Whose record it is.
    fn owner(&self) -> PersonId;

    /// Makes it somebody else's.
    fn give_to(&mut self, other: PersonId);

    /// All of them that are of a person, so that they go and come with the person.
    fn all_of(connection: &Connection, person: PersonId) -> Result<Vec<Self::Id>>;

    /// Reads one, if it is there.
    fn load(connection: &Connection, id: Self::Id) -> Result<Option<Self>>;

    /// Writes it, new or over the one of the same identity. Where that is known to be `old`, what stays is left.
    fn save(&self, connection: &Connection, stamp: Stamp, old: Option<&Self>) -> Result<()>;

    /// Deletes one. What belongs to it must be deleted first.
    fn delete(connection: &Connection, id: Self::Id) -> Result<()>;

    /// Holds it to the limits of [`profile::limits`].
    fn validate(&self) -> Result<()>;

    /// Coalescing: names the field if nothing but one text changed, or whose words they are. Then typing, or choosing, may
    /// join the step before.
    fn typed(old: &Self, new: &Self) -> Option<String>;

    /// History: whether its changes are told there.
    const IS_TOLD: bool;

    /// History: what it is.
    fn what(&self) -> What;

    /// History: its words, where it holds more than some: those that `other`, which stood there before or after, has not.
    fn said(&self, other: Option<&Self>) -> Option<Said>;

    /// Rescue: what is lost of somebody where one of these is.
    const LOSS: Loss;

    /// The picture that it shows, which is kept as long as a step can bring it back.
    fn picture(&self) -> Option<Uuid>;
}

/// What holds of every kind of which a person has one at the most, in the table of that name: who they are is which it is.
macro_rules! one_a_person {
    ($table:literal) => {
        type Id = PersonId;

        fn id(&self) -> PersonId {
            self.person
        }

        fn owner(&self) -> PersonId {
            self.person
        }

        fn give_to(&mut self, other: PersonId) {
            self.person = other;
        }

        fn all_of(_: &Connection, person: PersonId) -> Result<Vec<PersonId>> {
            Ok(vec![person])
        }

        fn delete(connection: &Connection, person: PersonId) -> Result<()> {
            execute(connection, concat!("DELETE FROM ", $table, " WHERE person = ?1"), [person.bytes()])
        }
    };
}
pub(super) use one_a_person;
