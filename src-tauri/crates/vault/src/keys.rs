//! The key file: the library's random key in its slots, and what else must outlive damage to `people.db`.

pub(crate) mod attempts;
pub(crate) mod cost;
pub(crate) mod data_key;
pub(crate) mod key_files;
pub mod passphrase;
pub(crate) mod recovery_code;
pub(crate) mod slot;
pub(crate) mod wrapped;

use crate::error::{Result, VaultError};
use crate::keys::cost::Cost;
use crate::keys::data_key::DataKey;
use crate::keys::passphrase::Passphrase;
use crate::keys::recovery_code::RecoveryCode;
use crate::keys::slot::{Former, KeychainKey, Kind, Slot, Way};
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

const FORMAT: &str = "what-matters-keys";
/// 1 knew passphrases alone; 2 wrapped the key by each secret itself, and not by its public half.
const VERSION: u32 = 3;

/// What somebody brings to open a library. Never shown by `Debug`.
#[derive(Clone, Copy)]
pub enum Unlock<'a> {
    /// The passphrase.
    Passphrase(&'a Passphrase),
    /// A recovery code, as it was typed.
    Recovery(&'a str),
    /// The key that the system's keychain kept.
    Keychain(&'a KeychainKey),
}

impl Unlock<'_> {
    /// The answer to somebody who brings what is not right, or no longer.
    pub(crate) fn refused(self) -> VaultError {
        match self {
            Self::Passphrase(_) => VaultError::WrongPassphrase,
            Self::Recovery(_) => VaultError::WrongRecoveryCode,
            Self::Keychain(_) => VaultError::NotInKeychain,
        }
    }
}

impl fmt::Debug for Unlock<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Passphrase(_) => "Passphrase",
            Self::Recovery(_) => "Recovery",
            Self::Keychain(_) => "Keychain",
        })
    }
}

/// A data key that somebody freed.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Freed {
    /// 0 for the key in use, 1 for the one that was to take its place.
    pub(crate) number: usize,
    pub(crate) key: DataKey,
}

/// Read first and alone, so that a newer file is known as newer, whatever else is in it.
#[derive(Deserialize)]
struct Mark {
    format: String,
    version: u32,
}

/// The key file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Keys {
    format: String,
    version: u32,
    /// The library these keys open.
    pub(crate) library: Uuid,
    /// The first bytes of `people.db`, without which no page of it can be told from noise: a second copy, in case
    /// the first is lost.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "salt_text")]
    pub(crate) salt: Option<[u8; 16]>,
    pub(crate) slots: Vec<Slot>,
    /// While a new key takes the place of the old one: the slots of the new. Which of them opens `people.db` tells
    /// how far it came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) next: Vec<Slot>,
    /// The keys it had before, each under the one it has; while a new one takes its place, under either.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    former: Vec<Former>,
}

impl Keys {
    /// The key file of a library into which there is no way yet.
    pub(crate) fn of(library: Uuid) -> Self {
        let (slots, next, former) = (Vec::new(), Vec::new(), Vec::new());
        Self { format: FORMAT.to_owned(), version: VERSION, library, salt: None, slots, next, former }
    }

    /// Wraps a data key in one passphrase slot.
    pub(crate) fn wrap(library: Uuid, key: &DataKey, passphrase: &Passphrase, cost: Cost) -> Result<Self> {
        let slots = vec![Slot::passphrase(library, key, passphrase, cost)?];
        Ok(Self { slots, ..Self::of(library) })
    }

    /// The data keys that this frees, each with its number: 0 for the one in use, and while a new one takes its place,
    /// 1 for that.
    pub(crate) fn unwrap(&self, unlock: Unlock<'_>) -> Result<Vec<Freed>> {
        let mut freed = Vec::new();
        let mut problem = None;
        for (number, slots) in [&self.slots, &self.next].into_iter().enumerate() {
            if slots.is_empty() {
                continue;
            }
            match self.free(slots, unlock) {
                Ok(key) => freed.push(Freed { number, key }),
                Err(error) => problem = problem.or(Some(error)),
            }
        }
        match problem {
            Some(error) if freed.is_empty() => Err(error),
            _ => Ok(freed),
        }
    }

    fn free(&self, slots: &[Slot], unlock: Unlock<'_>) -> Result<DataKey> {
        match unlock {
            Unlock::Passphrase(passphrase) => {
                for slot in slots {
                    if let Some(key) = slot.open_by_passphrase(self.library, passphrase)? {
                        return Ok(key);
                    }
                }
                Err(VaultError::WrongPassphrase)
            }
            Unlock::Recovery(typed) => {
                if !slots.iter().any(|slot| matches!(slot.way(), Way::Recovery { .. })) {
                    return Err(VaultError::NoRecoveryCode);
                }
                let (codes, slips) = RecoveryCode::meant(typed)?;
                let freed = slots.iter().find_map(|slot| slot.open_by_recovery(self.library, &codes));
                freed.ok_or(match slips.numbers().next() {
                    Some(_) => VaultError::RecoveryMisread { groups: slips },
                    None => VaultError::WrongRecoveryCode,
                })
            }
            Unlock::Keychain(key) => slots
                .iter()
                .find_map(|slot| slot.open_by_keychain(self.library, key))
                .ok_or(VaultError::NotInKeychain),
        }
    }

    /// The same with the slots alone that free the key of this number: 0 for the one in use, 1 for the one that was
    /// to take its place.
    pub(crate) fn opened_by(&self, number: usize) -> Self {
        let slots = if number == 0 { &self.slots } else { &self.next };
        let mut keys = Self { slots: slots.clone(), next: Vec::new(), ..self.clone() };
        if number != 0 {
            // A new recovery code is shown when all is done, and that was cut short: nobody has it.
            keys.slots.retain(|slot| {
                let is_known = self.slots.iter().any(|known| known.way() == slot.way());
                is_known || !matches!(slot.way(), Way::Recovery { .. })
            });
        }
        keys
    }

    /// Whether the key that takes the place of the old one comes with a new recovery code.
    pub(crate) fn next_has_new_code(&self) -> bool {
        self.next.iter().any(|slot| {
            matches!(slot.way(), Way::Recovery { .. })
                && self.slots.iter().all(|known| known.way() != slot.way())
        })
    }

    /// The keys it had before, the oldest first, and until when: those that are under this key.
    pub(crate) fn former(&self, key: &DataKey) -> Vec<(DataKey, i64)> {
        self.former.iter().filter_map(|former| former.open(self.library, key)).collect()
    }

    /// Keeps the keys it had before under this key, beside those that are under another.
    pub(crate) fn add_former(&mut self, all: &[(DataKey, i64)], key: &DataKey) -> Result<()> {
        let there = self.former(key);
        for (former, until) in all.iter().filter(|(former, _)| there.iter().all(|(known, _)| known != former))
        {
            self.former.push(Former::seal(self.library, former, *until, key)?);
        }
        Ok(())
    }

    /// Forgets those that are under another key than this.
    pub(crate) fn keep_former_of(&mut self, key: &DataKey) {
        let library = self.library;
        self.former.retain(|former| former.open(library, key).is_some());
    }

    /// Puts a slot, or none, in the place of those of a kind.
    pub(crate) fn put(&mut self, kind: Kind, slot: Option<Slot>) {
        self.slots.retain(|slot| slot.way().kind() != kind);
        self.slots.extend(slot);
    }

    /// Whether there is a way of a kind.
    pub(crate) fn has(&self, kind: Kind) -> bool {
        self.slots.iter().any(|slot| slot.way().kind() == kind)
    }

    /// The ways of all other kinds, to another data key; `None` where one of them cannot be carried there without its
    /// secret.
    pub(crate) fn carried(&self, but: Kind, old: &DataKey, new: &DataKey) -> Result<Option<Vec<Slot>>> {
        let others = self.slots.iter().filter(|slot| slot.way().kind() != but);
        others.map(|slot| slot.carried(self.library, old, new)).collect()
    }

    /// Whether the way of the passphrase could be carried to another data key.
    pub(crate) fn passphrase_can_be_carried(&self, key: &DataKey) -> bool {
        let mut slots = self.slots.iter().filter(|slot| slot.way().kind() == Kind::Passphrase);
        slots.all(|slot| slot.can_be_carried(self.library, key))
    }

    /// How many keys the library had before this one, as far as the key file says: of two, the one with more is later.
    pub(crate) fn age(&self) -> usize {
        self.former.len()
    }

    /// Takes over from another copy of the key file the ways that this one has not, or has only harmed: those that are
    /// certain to be under the same data key. Where both have a way and say it differently, one of them is harmed in what
    /// nothing vouches for, so the key is wrapped for it anew.
    pub(crate) fn take_over(&mut self, other: &Self, key: &DataKey) -> Result<()> {
        let library = self.library;
        for slot in other.slots.iter().filter(|slot| slot.can_be_carried(library, key)) {
            let kind = slot.way().kind();
            let is_whole = |own: &&Slot| own.way().kind() == kind && own.can_be_carried(library, key);
            match self.slots.iter().find(is_whole) {
                None => self.put(kind, Some(slot.clone())),
                Some(own) if own.way() == slot.way() && own != slot => {
                    let anew = own.carried(library, key, key)?;
                    self.put(kind, anew);
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// What a passphrase slot costs.
    pub(crate) fn cost(&self) -> Option<Cost> {
        self.slots.iter().find_map(|slot| match slot.way() {
            Way::Passphrase { cost, .. } => Some(cost),
            _ => None,
        })
    }

    /// When the recovery code was made, in milliseconds since 1970.
    pub(crate) fn recovery_made_at(&self) -> Option<i64> {
        self.slots.iter().find_map(|slot| match slot.way() {
            Way::Recovery { made_at, .. } => Some(made_at),
            _ => None,
        })
    }

    /// Whether the system's keychain holds a key to it.
    pub(crate) fn in_keychain(&self) -> bool {
        self.has(Kind::Keychain)
    }

    /// Reads a key file.
    pub(crate) fn from_json(bytes: &[u8]) -> Result<Self> {
        let mark: Mark = serde_json::from_slice(bytes).map_err(|_| VaultError::Damaged)?;
        if mark.format != FORMAT || mark.version == 0 {
            return Err(VaultError::Damaged);
        }
        if mark.version > VERSION {
            return Err(VaultError::TooNew { found: mark.version, reads: VERSION });
        }
        let mut keys: Self = serde_json::from_slice(bytes).map_err(|_| VaultError::Damaged)?;
        keys.version = VERSION;
        Ok(keys)
    }

    /// Whether another key file has every way that this one has.
    pub(crate) fn says_no_more_than(&self, other: &Self) -> bool {
        let mut ways = self.slots.iter().chain(&self.next);
        self.library == other.library && ways.all(|way| other.slots.contains(way) || other.next.contains(way))
    }

    /// The text of the key file.
    pub(crate) fn to_json(&self) -> Result<Vec<u8>> {
        let mut text = serde_json::to_vec_pretty(self)
            .map_err(|_| VaultError::Other { what: "the key file", code: 0 })?;
        text.push(b'\n');
        Ok(text)
    }
}

/// The salt as base64 text, where there is one.
mod salt_text {
    use crate::keys::wrapped::base64_bytes;
    use serde::{Deserialize, Deserializer, Serializer};

    #[derive(Deserialize)]
    struct Text(#[serde(with = "base64_bytes")] [u8; 16]);

    #[expect(clippy::ref_option, reason = "serde asks for it so")]
    pub(super) fn serialize<S: Serializer>(
        salt: &Option<[u8; 16]>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match salt {
            Some(salt) => base64_bytes::serialize(salt, serializer),
            None => serializer.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<[u8; 16]>, D::Error> {
        Ok(Option::<Text>::deserialize(deserializer)?.map(|text| text.0))
    }
}

#[cfg(test)]
pub(crate) mod tests;
