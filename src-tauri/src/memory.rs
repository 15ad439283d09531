//! What is no longer needed is gone from memory, and no memory is written to the disk.
//!
//! Everything this program gives back is wiped. The toolkit and the web view below it give theirs back to the C library:
//! that wipes it too, once it is told so in the environment, before the program starts.

use zeroizing_alloc::ZeroAlloc;

#[global_allocator]
static WIPES: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);

/// Overwrite what is given back; keep no list of it that is left as it is.
#[cfg(target_os = "linux")]
const WIPING: &str = "glibc.malloc.perturb=85:glibc.malloc.tcache_count=0";
#[cfg(target_os = "linux")]
const TUNABLES: &str = "GLIBC_TUNABLES";
/// The web view has its own store of memory, from which the C library gets nothing back: it is to have none.
#[cfg(target_os = "linux")]
const OWN_STORE: &str = "Malloc";

/// Begins the program again with what wipes memory, where that is not done; then lets nobody look into it. Comes back where
/// it has begun again, or cannot. On the main thread, before there is another.
pub(crate) fn harden() {
    #[cfg(target_os = "linux")]
    {
        let tunables = std::env::var(TUNABLES).unwrap_or_default();
        match tunables.strip_suffix(WIPING) {
            None => begin_again(&tunables),
            Some(before) => set_back(before.trim_end_matches(':')),
        }
    }
    vault::harden();
}

/// Comes back only if it fails.
#[cfg(target_os = "linux")]
fn begin_again(tunables: &str) {
    use std::os::unix::process::CommandExt;

    let Ok(program) = std::env::current_exe() else { return };
    let ours = if tunables.is_empty() { WIPING.to_owned() } else { format!("{tunables}:{WIPING}") };
    let mut again = std::process::Command::new(program);
    let _ = again.args(std::env::args_os().skip(1)).env(TUNABLES, ours).env(OWN_STORE, "1").exec();
}

/// Programs that this one starts begin as they would have: the one that shows the page is ended whole when its words are
/// to be forgotten, and draws with libraries that read on where its own store of memory would let them.
#[cfg(target_os = "linux")]
fn set_back(tunables: &str) {
    use gtk::glib::{setenv, unsetenv};

    unsetenv(OWN_STORE);
    // A setting that cannot be made again is one that was never of use.
    let _ = setenv(TUNABLES, tunables, true);
    if tunables.is_empty() {
        unsetenv(TUNABLES);
    }
}
