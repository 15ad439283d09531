//! `wm`: the same work without a window.
//!
//! Exit status: 0 done; 1 done in part: it was printed, but something does not fit or cannot be drawn, or some files
//! were not brought in (said line by line on standard error); 2 nothing was made, and why.

mod arguments;
mod library;
mod passphrase;
mod print;
mod say;

use arguments::{Arguments, Command};
use clap::Parser;
use contract::{ErrorCode, Failure};
use std::process::ExitCode;

/// How a command ended that made what it was asked for.
enum Made {
    /// All of it.
    Whole,
    /// A page on which something is missing, or a library without some of the files.
    InPart,
}

fn main() -> ExitCode {
    say::panic_without_words();
    let done = match Arguments::parse().command {
        Command::Print { file, out, look } => print::file(&file, &out, &look),
        Command::Documents => Ok(print::documents()),
        Command::Schema => schema(),
        Command::Library { library, task } => library::run(&library, task),
    };
    match done {
        Ok(Made::Whole) => ExitCode::SUCCESS,
        Ok(Made::InPart) => ExitCode::from(1),
        Err(failure) => {
            say::failure(&failure);
            ExitCode::from(2)
        }
    }
}

fn schema() -> Result<Made, Failure> {
    let mut schema = profile::schema().to_value();
    // The order of the keys would otherwise depend on which features of serde_json are on in a build.
    schema.sort_all_objects();
    let text = serde_json::to_string_pretty(&schema).map_err(|_| ErrorCode::Unexpected)?;
    say::out(&text);
    Ok(Made::Whole)
}
