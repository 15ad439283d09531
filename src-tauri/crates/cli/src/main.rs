//! `wm`: the same work without a window.
//!
//! Exit status: 0 done; 1 done in part, or something was found: it was printed, but something does not fit or cannot be
//! drawn, some files were not brought in, a library is damaged, something was lost in mending it (said line by line); 2
//! nothing was made, and why.

mod arguments;
mod ask;
mod library;
mod out;
mod output;
mod passphrase;
mod print;

use arguments::{Arguments, Command};
use clap::Parser;
use contract::{ErrorCode, Failure};
use std::process::ExitCode;
use zeroizing_alloc::ZeroAlloc;

/// Words and keys are gone from memory once they are given back.
#[global_allocator]
static WIPES: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);

/// How a command ended that made what it was asked for.
enum Made {
    /// All of it.
    Whole,
    /// A page on which something is missing, a library without some of the files, or one that is not sound.
    InPart,
}

fn main() -> ExitCode {
    vault::harden();
    output::panic_without_words();
    let command = Arguments::parse().command;
    match (done(&command), output::unsaid()) {
        (Ok(Made::Whole), None) => ExitCode::SUCCESS,
        (Ok(_), unsaid) => {
            unsaid.iter().for_each(output::failure);
            // What was to be said is all that a list is: a part of it is none.
            ExitCode::from(if unsaid.is_some() && command.only_tells() { 2 } else { 1 })
        }
        (Err(mut failure), _) => {
            if failure.code == ErrorCode::DiskFull && command.only_tells() {
                // Nothing was to be kept.
                failure.code = ErrorCode::DiskFullToLook;
            }
            output::failure(&failure);
            match failure.code {
                ErrorCode::FileExists => output::note("command-advice-force", &[]),
                ErrorCode::PassphraseWeak => output::note("command-advice-weak", &[]),
                _ => {}
            }
            if let Command::Library { library, .. } = &command {
                library::advise(failure.code, library);
            }
            ExitCode::from(2)
        }
    }
}

fn done(command: &Command) -> Result<Made, Failure> {
    match command {
        Command::Print { file, out, force, look } => print::file(file, out, force, look),
        Command::Documents { json } => print::documents(json.json),
        Command::Schema => schema(),
        Command::Library { library, task } => library::run(library, task),
    }
}

fn schema() -> Result<Made, Failure> {
    let mut schema = profile::schema().to_value();
    // The order of the keys would otherwise depend on which features of serde_json are on in a build.
    schema.sort_all_objects();
    output::json(&schema)?;
    Ok(Made::Whole)
}
