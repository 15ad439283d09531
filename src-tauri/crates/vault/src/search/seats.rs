//! Some of the people of a block, by where they sit in it.

use std::ops::{BitAnd, BitOr, Not};

/// How many sit in one block: as many as one byte can number.
pub(super) const SEATS: usize = 256;

/// A set of seats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Seats([u64; 4]);

impl Seats {
    /// How many bytes it takes.
    pub(super) const BYTES: usize = SEATS / 8;

    pub(super) fn add(&mut self, seat: u8) {
        self.0[usize::from(seat / 64)] |= 1 << (seat % 64);
    }

    pub(super) fn has(&self, seat: u8) -> bool {
        self.0[usize::from(seat / 64)] >> (seat % 64) & 1 == 1
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0 == [0; 4]
    }

    pub(super) fn len(&self) -> usize {
        self.0.iter().map(|part| part.count_ones() as usize).sum()
    }

    /// Those in the set, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u8> {
        (0..=u8::MAX).filter(|seat| self.has(*seat))
    }

    pub(super) fn to_bytes(self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        for (part, bytes) in self.0.iter().zip(bytes.chunks_exact_mut(8)) {
            bytes.copy_from_slice(&part.to_le_bytes());
        }
        bytes
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Self {
        let mut set = Self::default();
        for (part, bytes) in set.0.iter_mut().zip(bytes.chunks_exact(8)) {
            *part = bytes.iter().rev().fold(0, |part, byte| part << 8 | u64::from(*byte));
        }
        set
    }
}

impl FromIterator<u8> for Seats {
    fn from_iter<I: IntoIterator<Item = u8>>(seats: I) -> Self {
        let mut set = Self::default();
        seats.into_iter().for_each(|seat| set.add(seat));
        set
    }
}

impl BitAnd for Seats {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(std::array::from_fn(|part| self.0[part] & other.0[part]))
    }
}

impl BitOr for Seats {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(std::array::from_fn(|part| self.0[part] | other.0[part]))
    }
}

impl Not for Seats {
    type Output = Self;

    fn not(self) -> Self {
        Self(self.0.map(|part| !part))
    }
}
