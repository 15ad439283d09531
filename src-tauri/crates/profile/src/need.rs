//! What a person needs so that others can reach them, by the codes the NHS uses.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A need for information or communication in a certain form.
///
/// Source: the reasonable-adjustment codes of the NHS (SNOMED CT), for the Accessible Information Standard
/// (DCB1605).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CommunicationNeed {
    /// Information in Easy Read: short sentences, each with a picture.
    EasyRead,
    /// Print of 20 pt at least.
    #[serde(rename = "large_print_20")]
    LargePrint20,
    /// Print of 24 pt at least.
    #[serde(rename = "large_print_24")]
    LargePrint24,
    /// Print of 28 pt at least.
    #[serde(rename = "large_print_28")]
    LargePrint28,
    /// Symbols.
    Symbols,
    /// Photographs.
    Photographs,
    /// Makaton signs.
    Makaton,
    /// Objects that stand for a thing or a plan.
    Objects,
    /// A communication passport.
    CommunicationPassport,
    /// An advocate at one's side.
    Advocate,
    /// Contact by way of a carer.
    ContactViaCarer,
}

impl CommunicationNeed {
    /// Every need, in the order it is offered.
    pub const ALL: [Self; 11] = [
        Self::EasyRead,
        Self::LargePrint20,
        Self::LargePrint24,
        Self::LargePrint28,
        Self::Symbols,
        Self::Photographs,
        Self::Makaton,
        Self::Objects,
        Self::CommunicationPassport,
        Self::Advocate,
        Self::ContactViaCarer,
    ];

    /// The SNOMED CT code.
    #[must_use]
    pub fn snomed(self) -> u64 {
        match self {
            Self::EasyRead => 796_161_000_000_101,
            Self::LargePrint20 => 957_331_000_000_109,
            Self::LargePrint24 => 957_351_000_000_102,
            Self::LargePrint28 => 957_371_000_000_106,
            Self::Symbols => 719_754_002,
            Self::Photographs => 719_393_008,
            Self::Makaton => 415_803_005,
            Self::Objects => 1_082_541_000_000_107,
            Self::CommunicationPassport => 837_341_000_000_108,
            Self::Advocate => 225_835_008,
            Self::ContactViaCarer => 719_561_001,
        }
    }

    /// The name of this need in files: `makaton`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::EasyRead => "easy_read",
            Self::LargePrint20 => "large_print_20",
            Self::LargePrint24 => "large_print_24",
            Self::LargePrint28 => "large_print_28",
            Self::Symbols => "symbols",
            Self::Photographs => "photographs",
            Self::Makaton => "makaton",
            Self::Objects => "objects",
            Self::CommunicationPassport => "communication_passport",
            Self::Advocate => "advocate",
            Self::ContactViaCarer => "contact_via_carer",
        }
    }

    /// The need of that name, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|need| need.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The check digit of a SNOMED CT identifier (Verhoeff's scheme): a mistyped code fails here.
    fn check_digit_holds(code: u64) -> bool {
        const D: [[usize; 10]; 10] = [
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
            [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
            [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
            [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
            [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
            [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
            [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
            [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
            [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
            [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
        ];
        const F: [usize; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
        let mut permutations = vec![(0..10).collect::<Vec<usize>>(), F.to_vec()];
        for i in 2..8 {
            let next = (0..10).map(|j| permutations[i - 1][F[j]]).collect();
            permutations.push(next);
        }
        let digits = code.to_string().bytes().rev().map(|b| usize::from(b - b'0')).collect::<Vec<_>>();
        digits.iter().enumerate().fold(0, |check, (i, digit)| D[check][permutations[i % 8][*digit]]) == 0
    }

    #[test]
    fn every_code_is_a_snomed_identifier() {
        for need in CommunicationNeed::ALL {
            assert!(check_digit_holds(need.snomed()), "{need:?}");
        }
    }

    #[test]
    fn the_key_is_the_name_in_files() {
        for need in CommunicationNeed::ALL {
            assert_eq!(serde_json::to_value(need).unwrap(), need.key());
            assert_eq!(CommunicationNeed::from_key(need.key()), Some(need));
        }
    }
}
