//! The records of a library: what the gate reads, writes and keeps to take a change back. Each kind has a file of its own,
//! and stands in the list below.

mod coalesce;
mod column;
mod entry;
pub(crate) mod fold;
mod kind;
mod look;
pub(crate) mod order;
mod person;
mod photo;
pub(crate) mod read;
pub(crate) mod told;
pub(crate) mod validate;
mod written;

use crate::error::Result;
pub(crate) use column::{date, language, moment};
pub(crate) use entry::{EntryRecord, entries};
pub(crate) use kind::{Kind, Loss, Stamp};
pub(crate) use look::LookRecord;
pub(crate) use person::PersonRecord;
pub(crate) use photo::PhotoRecord;
use profile::PersonId;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use told::{Said, What};
use uuid::Uuid;
pub(crate) use written::WrittenRecord;

/// Makes of the list of kinds what can be done to a record, whichever kind it is of.
macro_rules! records {
    ($($name:ident($kind:ident)),* $(,)?) => {
        /// One thing that is written, changed and undone as a whole.
        #[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum Record {
            $($name($kind)),*
        }

        /// Which record.
        #[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum Key {
            $($name(<$kind as Kind>::Id)),*
        }

        impl Record {
            pub(crate) fn key(&self) -> Key {
                match self {
                    $(Self::$name(record) => Key::$name(record.id())),*
                }
            }

            /// Whose record it is.
            pub(crate) fn owner(&self) -> PersonId {
                match self {
                    $(Self::$name(record) => record.owner()),*
                }
            }

            /// Makes it somebody else's.
            pub(crate) fn give_to(&mut self, other: PersonId) {
                match self {
                    $(Self::$name(record) => record.give_to(other)),*
                }
            }

            /// Reads a record, if it is there.
            pub(crate) fn load(connection: &Connection, key: Key) -> Result<Option<Self>> {
                Ok(match key {
                    $(Key::$name(id) => <$kind>::load(connection, id)?.map(Self::$name)),*
                })
            }

            /// Writes a record, new or over the one of the same key. Where that is known to be `old`, what stays is left.
            pub(crate) fn save(&self, connection: &Connection, stamp: Stamp, old: Option<&Self>) -> Result<()> {
                match self {
                    $(Self::$name(record) => {
                        let old = old.and_then(|old| match old {
                            Self::$name(old) => Some(old),
                            _ => None,
                        });
                        record.save(connection, stamp, old)
                    }),*
                }
            }

            /// Holds it to the limits.
            pub(crate) fn validate(&self) -> Result<()> {
                match self {
                    $(Self::$name(record) => record.validate()),*
                }
            }

            /// Names the field if nothing but one text changed, or whose words they are, such as `entry 0190… text`.
            pub(crate) fn typed(old: &Self, new: &Self) -> Option<String> {
                match (old, new) {
                    $((Self::$name(old), Self::$name(new)) => <$kind>::typed(old, new),)*
                    _ => None,
                }
            }

            /// What it is, for the history.
            pub(crate) fn what(&self) -> What {
                match self {
                    $(Self::$name(record) => record.what()),*
                }
            }

            /// The words of the record, where it holds more than some: those that the other has not.
            pub(crate) fn said(&self, other: Option<&Self>) -> Option<Said> {
                match self {
                    $(Self::$name(record) => record.said(other.and_then(|other| match other {
                        Self::$name(other) => Some(other),
                        _ => None,
                    }))),*
                }
            }

            /// What is lost of somebody where it is.
            pub(crate) fn loss(&self) -> Loss {
                match self {
                    $(Self::$name(_) => <$kind>::LOSS),*
                }
            }

            /// The picture that it shows.
            pub(crate) fn picture(&self) -> Option<Uuid> {
                match self {
                    $(Self::$name(record) => record.picture()),*
                }
            }
        }

        impl Key {
            /// Whether what happens to it is told in the history.
            pub(crate) fn is_told(self) -> bool {
                match self {
                    $(Self::$name(_) => <$kind>::IS_TOLD),*
                }
            }

            /// Deletes a record. What belongs to it must be deleted first.
            pub(crate) fn delete(self, connection: &Connection) -> Result<()> {
                match self {
                    $(Self::$name(id) => <$kind>::delete(connection, id)),*
                }
            }

            /// All that may be there of a person, so that what belongs to another comes before it.
            pub(crate) fn all_of(connection: &Connection, person: PersonId) -> Result<Vec<Self>> {
                let mut all = Vec::new();
                $(all.splice(0..0, <$kind>::all_of(connection, person)?.into_iter().map(Self::$name));)*
                Ok(all)
            }
        }
    };
}

// What belongs to another stands behind it.
records! {
    Person(PersonRecord),
    Written(WrittenRecord),
    Photo(PhotoRecord),
    Look(LookRecord),
    Entry(EntryRecord),
}

/// How a person's page was last chosen to look.
pub(crate) fn look(connection: &Connection, person: PersonId) -> Result<Option<String>> {
    Ok(LookRecord::load(connection, person)?.map(|look| look.choices))
}
