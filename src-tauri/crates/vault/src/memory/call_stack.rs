//! The call stack wiped: what a piece of work leaves on it stays until something else comes by, and that may be never.

use std::hint::black_box;

/// How deep a piece of work goes, in bytes, and more: on a stack of two million.
const DEPTH: usize = 256 * 1024;

/// Does a piece of work, and then writes over the stack on which it was done. Copies of words may lie there, in pieces
/// as long as a register, and a thread that waits for its next work leaves them as they are.
pub fn wiping_stack<T>(work: impl FnOnce() -> T) -> T {
    let done = below(work);
    wipe();
    done
}

/// Not inlined, so that all that the work has on the stack is where [`wipe`] comes by.
#[inline(never)]
fn below<T>(work: impl FnOnce() -> T) -> T {
    work()
}

#[inline(never)]
#[expect(clippy::large_stack_arrays, reason = "it is the stack that is to be wiped")]
fn wipe() {
    black_box(&mut [0_u8; DEPTH]);
}

#[cfg(all(test, target_os = "linux"))]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
mod tests {
    use super::*;
    use std::fs::File;
    use std::os::unix::fs::FileExt;
    use std::sync::mpsc::channel;
    use std::thread;

    /// How much of the stack is looked at, in bytes.
    const LOOKED_AT: usize = DEPTH / 2;

    #[test]
    fn what_was_on_the_stack_is_gone_once_the_work_is_done() {
        assert!(left_by(|| below(leave_a_word)), "the word is found where it is not wiped");
        assert!(!left_by(|| wiping_stack(leave_a_word)));
    }

    /// Whether a piece of work leaves the word on the stack of its thread.
    fn left_by(work: fn()) -> bool {
        // Whoever looks has a stack of their own, and leaves that one as it is.
        let (tell, told) = channel();
        let (end, ended) = channel::<()>();
        thread::scope(|scope| {
            scope.spawn(move || {
                let here = 0_u8;
                let place = (&raw const here) as u64;
                work();
                tell.send(place).unwrap();
                let _ = ended.recv();
            });
            let below = stack_below(told.recv().unwrap());
            drop(end);
            below.windows(word().len()).any(|part| part == word())
        })
    }

    fn stack_below(place: u64) -> Vec<u8> {
        let mut below = vec![0; LOOKED_AT];
        File::open("/proc/self/mem").unwrap().read_exact_at(&mut below, place - LOOKED_AT as u64).unwrap();
        below
    }

    /// Leaves the word deep on the stack.
    #[expect(clippy::large_stack_arrays, reason = "it is to be deep")]
    fn leave_a_word() {
        let mut deep = [0_u8; LOOKED_AT / 2];
        deep[..word().len()].copy_from_slice(&word());
        black_box(&mut deep);
    }

    /// Made anew each time, so that it stands nowhere by itself.
    fn word() -> Vec<u8> {
        black_box(*b"\x16\x35\x32\x3a\x34\x37\x36\x37").map(|letter| letter ^ 0x5B).to_vec()
    }
}
