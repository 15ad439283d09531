//! The entries of a profile, by section.

use crate::{Entry, EntryId, Section};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::{Index, IndexMut};

macro_rules! sections {
    ($($field:ident $section:ident),* $(,)?) => {
        /// Every section's entries, each list in its order. A section nobody has answered is empty.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct Sections {
            $(
                #[doc = concat!("The entries of [`Section::", stringify!($section), "`].")]
                #[serde(skip_serializing_if = "Vec::is_empty")]
                pub $field: Vec<Entry>,
            )*
        }

        impl Index<Section> for Sections {
            type Output = Vec<Entry>;
            fn index(&self, section: Section) -> &Vec<Entry> {
                match section { $(Section::$section => &self.$field,)* }
            }
        }

        impl IndexMut<Section> for Sections {
            fn index_mut(&mut self, section: Section) -> &mut Vec<Entry> {
                match section { $(Section::$section => &mut self.$field,)* }
            }
        }
    };
}

sections! {
    like_and_admire LikeAndAdmire,
    important_to ImportantTo,
    important_for ImportantFor,
    good_at GoodAt,
    support Support,
    relationships Relationships,
    outcomes Outcomes,
    future Future,
    communication Communication,
    good_day GoodDay,
    bad_day BadDay,
    please_do PleaseDo,
    please_do_not PleaseDoNot,
}

impl Sections {
    /// Every entry with its section, section by section, each in its order.
    pub fn all(&self) -> impl Iterator<Item = (Section, &Entry)> {
        Section::ALL.into_iter().flat_map(|section| self[section].iter().map(move |entry| (section, entry)))
    }

    /// The entries of a section that stand on the print.
    pub fn printed(&self, section: Section) -> impl Iterator<Item = &Entry> {
        self[section].iter().filter(|entry| entry.prints())
    }

    /// The entry of that identity, with its section.
    #[must_use]
    pub fn find(&self, id: EntryId) -> Option<(Section, &Entry)> {
        self.all().find(|(_, entry)| entry.id == id)
    }
}
