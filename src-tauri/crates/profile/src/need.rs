//! What a person needs so that others can reach them, by the codes the NHS uses.

mod table;

pub use table::{CommunicationNeed, NeedGroup};

/// The needs of profile files of version 1.
const IN_VERSION_1: [&str; 11] = [
    "easy_read",
    "large_print_20",
    "large_print_24",
    "large_print_28",
    "symbols",
    "photographs",
    "makaton",
    "objects",
    "communication_passport",
    "advocate",
    "contact_via_carer",
];

/// Makes the needs and their groups of one table, so that a name, a code and a place are each written down once.
///
/// The name in SNOMED CT is what the schema of the file says of a need.
macro_rules! needs {
    ($($group:ident $group_key:tt {
        $($need:ident $key:tt $code:literal $name:tt;)+
    })+) => {
        use schemars::JsonSchema;
        use serde::{Deserialize, Serialize};

        /// A need for information or communication in a certain form.
        ///
        /// Source: the reasonable-adjustment codes of the NHS (SNOMED CT), for the Accessible Information Standard
        /// (DCB1605).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        pub enum CommunicationNeed {
            $($(
                #[doc = $name]
                #[serde(rename = $key)]
                $need,
            )+)+
        }

        /// What needs have to do with, as they are offered.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum NeedGroup {
            $(
                #[doc = $group_key]
                $group,
            )+
        }

        impl CommunicationNeed {
            /// Every need, in the order it is offered.
            pub const ALL: [Self; [$($($key),+),+].len()] = [$($(Self::$need),+),+];

            /// The code in SNOMED CT.
            #[must_use]
            pub fn snomed(self) -> u64 {
                match self {
                    $($(Self::$need => $code,)+)+
                }
            }

            /// The name in SNOMED CT: `Uses Makaton sign language`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $($(Self::$need => $name,)+)+
                }
            }

            /// The name of this need in files: `makaton`.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    $($(Self::$need => $key,)+)+
                }
            }

            /// What it has to do with.
            #[must_use]
            pub fn group(self) -> NeedGroup {
                match self {
                    $($(Self::$need)|+ => NeedGroup::$group,)+
                }
            }

            /// The need of that name, if there is one.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|need| need.key() == key)
            }

            /// Whether profile files of version 1 have it.
            pub(crate) fn is_in_version_1(self) -> bool {
                crate::need::IN_VERSION_1.contains(&self.key())
            }
        }

        impl NeedGroup {
            /// Every group, in the order it is offered.
            pub const ALL: [Self; [$($group_key),+].len()] = [$(Self::$group),+];

            /// The name of this group in the wording: `signing`.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$group => $group_key,)+
                }
            }
        }
    };
}
use needs;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits;
    use std::collections::{HashMap, HashSet};

    /// What the value set says of communication: a code and its name a line.
    const VALUE_SET: &str = include_str!("../tests/ra-flag-code.tsv");

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
        assert!(!check_digit_holds(CommunicationNeed::Makaton.snomed() + 1));
    }

    #[test]
    fn every_code_is_in_the_nhs_value_set_under_its_name() {
        let known: HashMap<&str, &str> = VALUE_SET.lines().filter_map(|line| line.split_once('\t')).collect();
        for need in CommunicationNeed::ALL {
            assert_eq!(known.get(need.snomed().to_string().as_str()), Some(&need.name()), "{need:?}");
        }
    }

    /// What the value set says of communication and is no need here, by why not.
    const LEFT_OUT: [(&str, &[u64]); 6] = [
        (
            "said by another: more closely, or as required",
            &[
                719_369_003,
                520_471_000_000_105,
                288_595_009,
                761_541_000_000_100,
                445_143_008,
                445_076_009,
                719_363_002,
                719_370_002,
                288_583_009,
                719_373_000,
                445_123_002,
                445_488_003,
                367_741_000_000_102,
                105_506_000,
                1_082_551_000_000_100,
                225_834_007,
                225_833_001,
                955_771_000_000_100,
            ],
        ),
        ("of everybody, or no need", &[1_077_121_000_000_101, 288_601_001, 1_325_301_000_000_104]),
        (
            "only what somebody finds hard, or that something is needed",
            &[
                1_082_691_000_000_101,
                1_082_681_000_000_103,
                307_089_001,
                311_540_003,
                737_350_008,
                1_108_141_000_000_108,
                1_082_661_000_000_100,
            ],
        ),
        (
            "media that have gone out of use, and files that stand for e-mail",
            &[
                720_462_004,
                719_758_004,
                795_801_000_000_104,
                795_731_000_000_104,
                795_691_000_000_105,
                945_691_000_000_105,
                945_751_000_000_106,
                936_581_000_000_101,
            ],
        ),
        ("known to very few: a line says it better", &[936_561_000_000_105]),
        (
            "how care is arranged, not how somebody is spoken with",
            &[1_325_291_000_000_103, 1_108_121_000_000_101, 1_108_131_000_000_104, 1_325_421_000_000_100],
        ),
    ];

    #[test]
    fn all_that_the_value_set_says_of_communication_is_a_need_or_left_out_for_a_reason() {
        let needs = CommunicationNeed::ALL.into_iter().map(CommunicationNeed::snomed);
        let left_out = LEFT_OUT.into_iter().flat_map(|(_, codes)| codes.iter().copied());
        let codes: Vec<u64> = needs.chain(left_out).collect();
        let known: HashSet<u64> =
            VALUE_SET.lines().filter_map(|line| line.split_once('\t')?.0.parse().ok()).collect();
        assert_eq!(codes.iter().copied().collect::<HashSet<_>>(), known);
        assert_eq!(codes.len(), known.len(), "each of them once");
    }

    #[test]
    fn makaton_is_not_british_sign_language() {
        assert_eq!(CommunicationNeed::Makaton.snomed(), 415_805_003);
        assert_eq!(CommunicationNeed::BritishSignLanguage.snomed(), 415_803_005);
    }

    #[test]
    fn no_two_needs_share_a_code_or_a_key_and_one_person_may_have_them_all() {
        let codes: HashSet<u64> = CommunicationNeed::ALL.into_iter().map(CommunicationNeed::snomed).collect();
        let keys: HashSet<&str> = CommunicationNeed::ALL.into_iter().map(CommunicationNeed::key).collect();
        assert_eq!((codes.len(), keys.len()), (CommunicationNeed::ALL.len(), CommunicationNeed::ALL.len()));
        assert!(CommunicationNeed::ALL.len() <= limits::LIST);
    }

    #[test]
    fn the_key_is_the_name_in_files() {
        for need in CommunicationNeed::ALL {
            assert_eq!(serde_json::to_value(need).unwrap(), need.key());
            assert_eq!(CommunicationNeed::from_key(need.key()), Some(need));
        }
    }

    #[test]
    fn every_key_that_was_ever_written_still_means_the_same() {
        for (key, code) in [
            ("easy_read", 796_161_000_000_101),
            ("large_print_20", 957_331_000_000_109),
            ("large_print_24", 957_351_000_000_102),
            ("large_print_28", 957_371_000_000_106),
            ("symbols", 719_754_002),
            ("photographs", 719_393_008),
            ("makaton", 415_805_003),
            ("objects", 1_082_541_000_000_107),
            ("communication_passport", 837_341_000_000_108),
            ("advocate", 225_835_008),
            ("contact_via_carer", 719_561_001),
        ] {
            assert_eq!(CommunicationNeed::from_key(key).map(CommunicationNeed::snomed), Some(code), "{key}");
        }
    }
}
