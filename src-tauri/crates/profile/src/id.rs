//! Identities. Version 7 uuids: unique without asking anybody, and in the order of their making.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! identity {
    ($name:ident, $what:literal) => {
        #[doc = concat!("The identity of ", $what, ": a version 7 uuid.")]
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new identity, later in order than every one made before on this machine.
            #[must_use]
            #[expect(clippy::new_without_default, reason = "each call differs: no default value exists")]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }

            /// The identity with these 16 bytes, as [`Self::bytes`] gave them.
            #[must_use]
            pub fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// The 16 bytes of the uuid, big-endian.
            #[must_use]
            pub fn bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                s.parse().map(Self)
            }
        }
    };
}

/// An identity made for each reading is no default that a schema could name.
pub(crate) fn no_default(schema: &mut schemars::Schema) {
    schema.remove("default");
}

identity!(PersonId, "a person");
identity!(EntryId, "an entry");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identities_come_in_the_order_they_were_made() {
        let made: Vec<_> = (0..100).map(|_| EntryId::new()).collect();
        assert!(made.is_sorted());
    }

    #[test]
    fn an_identity_survives_its_text_and_its_bytes() {
        let id = PersonId::new();
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(PersonId::from_bytes(*id.bytes()), id);
    }
}
