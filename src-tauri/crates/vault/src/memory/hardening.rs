//! What a program that opens libraries does before anything else: nothing of its memory, and no file that it makes, is for
//! anybody but the person who started it (process hardening).

/// Lets nobody look into this program, and lets it make no file that anybody else may read. What the system does not let it
/// do is done without. On the main thread, before there is another.
pub fn harden() {
    #[cfg(unix)]
    {
        no_core_dump();
        own_files_only();
    }
    #[cfg(target_os = "linux")]
    {
        stay_out_of_swap();
        stay_unseen();
    }
}

/// No core dump, also none of a program that this one starts. One byte, and not none: then no dump is handed to another
/// program either (`core_pattern` with a pipe).
#[cfg(unix)]
fn no_core_dump() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(1), maximum: Some(1) });
}

/// Files are made for their owner alone (umask), by the libraries below and by the web view as well.
#[cfg(unix)]
fn own_files_only() {
    use rustix::{fs::Mode, process::umask};
    umask(Mode::RWXG | Mode::RWXO);
}

/// Keeps memory out of swap space, where there is no bound on how much may be kept so: with one, this program would be
/// refused memory that it needs. Only what is used is kept.
#[cfg(target_os = "linux")]
fn stay_out_of_swap() {
    use rustix::mm::{MlockAllFlags, mlockall};
    use rustix::process::{Resource, getrlimit};
    if getrlimit(Resource::Memlock).current.is_none() {
        let _ = mlockall(MlockAllFlags::CURRENT | MlockAllFlags::FUTURE | MlockAllFlags::ONFAULT);
    }
}

/// No other program of the same person looks into this one (ptrace). Ends when it begins another.
#[cfg(target_os = "linux")]
fn stay_unseen() {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}
