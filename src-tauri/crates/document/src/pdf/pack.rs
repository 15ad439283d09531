//! Packs what goes into a file (zlib, as PDF's `FlateDecode` wants it).

use flate2::{Compress, Compression, FlushCompress, Status};
use std::io;

/// For what is written anew with every page.
const QUICK: u32 = 1;

/// For what is packed once and written many times.
const SMALL: u32 = 3;

/// Packs one thing after the other in the same memory: a new packer for each would ask the system for a quarter of a
/// megabyte every time.
pub(crate) struct Packer {
    packer: Compress,
    packed: Vec<u8>,
}

impl Packer {
    /// Packs in little time.
    pub(super) fn quick() -> Self {
        Self::at(QUICK)
    }

    /// Packs into little room.
    pub(super) fn small() -> Self {
        Self::at(SMALL)
    }

    fn at(level: u32) -> Self {
        Self { packer: Compress::new(Compression::new(level), true), packed: Vec::new() }
    }

    /// The content, packed.
    pub(super) fn pack(&mut self, content: &[u8]) -> io::Result<&[u8]> {
        self.packer.reset();
        self.packed.clear();
        loop {
            self.packed.reserve(content.len() / 2 + 256);
            let read = self.packer.total_in() as usize;
            let status =
                self.packer.compress_vec(&content[read..], &mut self.packed, FlushCompress::Finish)?;
            if status == Status::StreamEnd {
                return Ok(&self.packed);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::ZlibDecoder;
    use proptest::prelude::*;
    use std::io::Read;

    proptest! {
        #[test]
        fn whatever_is_packed_comes_back_whoever_was_packed_before(parts in prop::collection::vec(any::<Vec<u8>>(), 1..4)) {
            let mut packer = Packer::quick();
            for part in parts {
                let mut again = Vec::new();
                ZlibDecoder::new(packer.pack(&part).unwrap()).read_to_end(&mut again).unwrap();
                prop_assert_eq!(&again, &part);
                let mut other = Packer::quick();
                prop_assert_eq!(packer.pack(&part).unwrap(), other.pack(&part).unwrap());
            }
        }
    }
}
