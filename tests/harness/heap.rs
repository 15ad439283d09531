//! The heap of the C library, seen from outside: in which of its blocks an address lies. For whoever looks for the reason
//! why a word is still there.

/// A block of the heap, as glibc lays them out: its size stands before it, and the lowest bit of the size of the next
/// one says whether this one is in use.
#[derive(Debug, PartialEq, Eq)]
pub struct Block {
    /// How far into it the address lies, in bytes.
    pub into: u64,
    /// Its size in bytes.
    pub size: u64,
    /// Whether it is in use, and not given back.
    pub in_use: bool,
}

/// What stands before what a block is used for, in bytes.
const HEAD: u64 = 16;
/// The bits of a size that say something else.
const FLAGS: u64 = 7;

/// The block of a heap in which an address lies, so many bytes from its beginning. None where the heap makes no sense:
/// it is looked at while the program goes on.
pub fn block_at(heap: &[u8], address: u64) -> Option<Block> {
    let size_at = |block: u64| {
        let at = usize::try_from(block + 8).ok()?;
        Some(u64::from_le_bytes(heap.get(at..at + 8)?.try_into().ok()?))
    };
    let mut block = 0;
    loop {
        let size = size_at(block)? & !FLAGS;
        if size < 2 * HEAD {
            return None;
        }
        if address < block + size {
            let in_use = size_at(block + size).is_some_and(|next| next & 1 == 1);
            return Some(Block { into: address.checked_sub(block + HEAD)?, size, in_use });
        }
        block += size;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_in_its_block() {
        let mut heap = vec![0; 0x100];
        for (block, size) in [(0, 0x41_u64), (0x40, 0x61), (0xa0, 0x40)] {
            heap[block + 8..block + 16].copy_from_slice(&size.to_le_bytes());
        }
        assert_eq!(block_at(&heap, 0x18), Some(Block { into: 8, size: 0x40, in_use: true }));
        assert_eq!(block_at(&heap, 0x51), Some(Block { into: 1, size: 0x60, in_use: false }));
        assert_eq!(block_at(&heap, 0xf0), None, "beyond what makes sense");
    }
}
