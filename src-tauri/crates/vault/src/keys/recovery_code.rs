//! The recovery code: another way to the library's key, for a sheet of paper in a safe place.
//!
//! Six groups of five letters. Four of each are random (120 bits in all), the fifth is a check letter: it tells which
//! group was misread, and one slip in a group is put right without a word.

use crate::error::{Groups, Result, VaultError};
use crate::keys::data_key::random;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Crockford's letters: none of them looks like another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Groups in a code.
const GROUPS: usize = 6;
/// Letters in a group, with the check letter.
const GROUP: usize = 5;
/// Groups that may hold a slip each. With more, what was typed is hardly this code.
const FORGIVEN: usize = 3;
/// What each letter of a group counts in its check: powers of a generator, so that any one wrong letter shows, and any
/// two neighbours that changed places.
const WEIGHTS: [u8; GROUP] = [16, 8, 4, 2, 1];

/// A recovery code. Wiped from memory when dropped, never shown by `Debug`.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode([u8; GROUPS * GROUP]);

impl RecoveryCode {
    pub(crate) fn random() -> Result<Self> {
        let bytes = Zeroizing::new(random::<{ GROUPS * GROUP }>()?);
        let mut code = Self([0; GROUPS * GROUP]);
        for (letter, byte) in code.0.iter_mut().zip(bytes.iter()) {
            *letter = byte & 31;
        }
        for (number, group) in code.0.as_chunks_mut::<GROUP>().0.iter_mut().enumerate() {
            group[GROUP - 1] = 0;
            group[GROUP - 1] = syndrome(number, *group);
        }
        Ok(code)
    }

    /// The letters as they are printed: `7K3MX-…`.
    #[must_use]
    pub fn letters(&self) -> Zeroizing<String> {
        let mut letters = Zeroizing::new(String::with_capacity(GROUPS * (GROUP + 1)));
        for (at, value) in self.0.iter().enumerate() {
            if at > 0 && at % GROUP == 0 {
                letters.push('-');
            }
            letters.push(char::from(LETTERS[usize::from(value & 31)]));
        }
        letters
    }

    /// The values of the letters: what a key is made of.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The codes that may be meant by what was typed, the likeliest first, and the groups in which there was a slip.
    /// Capitals, spaces and dashes do not matter; O is read as 0, I and L as 1, U as V.
    pub(crate) fn meant(typed: &str) -> Result<(Vec<Self>, Groups)> {
        let read = read(typed)?;
        let wrong: Vec<usize> =
            (0..GROUPS).filter(|group| syndrome(*group, group_of(&read, *group)) != 0).collect();
        let slips = Groups::of(wrong.iter().copied());
        if wrong.len() > FORGIVEN {
            return Err(VaultError::RecoveryMisread { groups: slips });
        }
        let mut codes = vec![read];
        for group in wrong {
            codes = codes
                .iter()
                .flat_map(|code| {
                    mended(group, group_of(code, group)).into_iter().map(|letters| {
                        let mut code = code.clone();
                        code.0[group * GROUP..][..GROUP].copy_from_slice(&letters);
                        code
                    })
                })
                .collect();
        }
        Ok((codes, slips))
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode")
    }
}

/// The values of the letters typed. Signs that stand for no letter are passed over.
fn read(typed: &str) -> Result<RecoveryCode> {
    let mut code = RecoveryCode([0; GROUPS * GROUP]);
    let mut letters = 0;
    for letter in typed.chars().filter(|letter| letter.is_alphanumeric()) {
        if let Some(place) = code.0.get_mut(letters) {
            // A letter that no code has is a slip like any other.
            *place = value(letter).unwrap_or_default();
        }
        letters += 1;
    }
    if letters == GROUPS * GROUP {
        Ok(code)
    } else {
        Err(VaultError::RecoveryLength { letters, wanted: GROUPS * GROUP })
    }
}

fn value(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        'U' => 'V',
        letter => letter,
    };
    LETTERS.iter().position(|known| char::from(*known) == letter).map(|at| at as u8)
}

fn group_of(code: &RecoveryCode, group: usize) -> [u8; GROUP] {
    std::array::from_fn(|at| code.0[group * GROUP + at])
}

/// 0 for a group that holds together in its place; else what one letter of weight 1 would have to change by.
fn syndrome(number: usize, group: [u8; GROUP]) -> u8 {
    // The number of the group counts as well: two groups that changed places show.
    let start = number as u8 + 1;
    group.iter().zip(WEIGHTS).fold(start, |sum, (letter, weight)| sum ^ times(*letter, weight))
}

/// What a group may have been before one slip: one letter for another, or two neighbours that changed places.
fn mended(number: usize, group: [u8; GROUP]) -> Vec<[u8; GROUP]> {
    let holds = |group: &[u8; GROUP]| syndrome(number, *group) == 0;
    let swapped = (1..GROUP).map(|at| {
        let mut swapped = group;
        swapped.swap(at - 1, at);
        swapped
    });
    let changed = (0..GROUP).flat_map(|at| {
        (0..32).map(move |letter| {
            let mut changed = group;
            changed[at] = letter;
            changed
        })
    });
    swapped.chain(changed).filter(holds).collect()
}

/// Multiplies in the field of 32 elements (x⁵ + x² + 1).
fn times(mut a: u8, mut b: u8) -> u8 {
    let mut product = 0;
    while b > 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        a = if a & 16 == 16 { (a << 1) ^ 0b10_0101 } else { a << 1 };
        b >>= 1;
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn first(typed: &str) -> Result<RecoveryCode> {
        RecoveryCode::meant(typed).map(|(codes, _)| codes[0].clone())
    }

    #[test]
    fn a_code_has_six_groups_of_five_and_debug_shows_none_of_it() {
        let code = RecoveryCode::random().unwrap();
        let letters = code.letters();
        assert_eq!(letters.len(), 35);
        assert!(letters.split('-').all(|group| group.len() == 5));
        assert!(code == first(&letters).unwrap());
        assert!(code != RecoveryCode::random().unwrap());
        assert_eq!(format!("{code:?}"), "RecoveryCode");
    }

    #[test]
    fn it_is_read_however_it_is_written() {
        let code = RecoveryCode::random().unwrap();
        let letters = code.letters();
        let alike = letters.to_lowercase().replace('0', "o").replace('1', "l").replace('v', "u");
        for typed in
            [letters.replace('-', ""), letters.replace('-', " – "), alike, format!(" {}. ", *letters)]
        {
            assert!(code == first(&typed).unwrap(), "{typed}");
        }
    }

    #[test]
    fn too_few_or_too_many_letters_are_counted() {
        let letters = RecoveryCode::random().unwrap().letters();
        let fault = RecoveryCode::meant(&letters[1..]).err();
        assert_eq!(fault, Some(VaultError::RecoveryLength { letters: 29, wanted: 30 }));
        let fault = RecoveryCode::meant(&format!("{}7", *letters)).err();
        assert_eq!(fault, Some(VaultError::RecoveryLength { letters: 31, wanted: 30 }));
    }

    #[test]
    fn groups_that_changed_places_show() {
        let letters = RecoveryCode::random().unwrap().letters();
        let groups: Vec<_> = letters.split('-').collect();
        let swapped = [groups[1], groups[0], groups[2], groups[3], groups[4], groups[5]].join("-");
        let (_, slips) = RecoveryCode::meant(&swapped).unwrap();
        assert_eq!(slips.numbers().collect::<Vec<_>>(), [1, 2]);
    }

    proptest! {
        #[test]
        fn one_wrong_letter_in_up_to_three_groups_is_put_right(
            slips in prop::collection::btree_map(0_usize..6, (0_usize..5, 1_u8..32), 1..=3),
        ) {
            let code = RecoveryCode::random().unwrap();
            let mut slipped = code.clone();
            for (group, (at, by)) in &slips {
                slipped.0[group * 5 + at] ^= by;
            }
            let (codes, found) = RecoveryCode::meant(&slipped.letters()).unwrap();
            prop_assert!(codes.contains(&code));
            prop_assert!(codes.len() <= 1_000);
            let groups: Vec<_> = slips.keys().map(|group| group + 1).collect();
            prop_assert_eq!(found.numbers().collect::<Vec<_>>(), groups);
        }

        #[test]
        fn two_neighbours_that_changed_places_are_put_right(group in 0_usize..6, at in 0_usize..4) {
            let code = RecoveryCode::random().unwrap();
            let mut slipped = code.clone();
            slipped.0.swap(group * 5 + at, group * 5 + at + 1);
            let (codes, _) = RecoveryCode::meant(&slipped.letters()).unwrap();
            prop_assert!(codes.contains(&code));
        }

        #[test]
        fn any_text_is_read_without_a_fault(typed: String) {
            let _ = RecoveryCode::meant(&typed);
        }
    }
}
