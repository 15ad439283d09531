//! What one types after `wm`.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Print one-page profiles, and work with a library, without a window.
#[derive(Parser)]
#[command(
    name = "wm",
    version,
    about,
    after_help = "Exit status: 0 done; 1 printed, but something does not fit or \
    cannot be drawn; 2 nothing was made."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Print the page of a profile file as a PDF.
    Print {
        /// The profile: a JSON file as `wm schema` describes it.
        #[arg(value_name = "FILE.json")]
        file: PathBuf,
        /// Where to write the PDF.
        #[arg(short, long, value_name = "OUT.pdf")]
        out: PathBuf,
        /// The paper.
        #[arg(long, value_enum, default_value = "a4")]
        paper: Paper,
    },
    /// Print the JSON Schema of a profile file.
    Schema,
    /// Work with a library.
    Library {
        #[command(flatten)]
        library: LibraryAt,
        #[command(subcommand)]
        task: Task,
    },
}

/// Which library, and how its passphrase comes.
#[derive(Args)]
pub(crate) struct LibraryAt {
    /// The library: its folder.
    #[arg(long = "library", value_name = "PATH", global = true, required = false)]
    pub(crate) path: Option<PathBuf>,
    /// Read the passphrase from this file descriptor (its first line) instead of asking for it.
    #[arg(long, value_name = "N", global = true)]
    pub(crate) passphrase_fd: Option<u32>,
}

#[derive(Subcommand)]
pub(crate) enum Task {
    /// Make an empty library.
    Create {
        /// Whose library it is: one's own profile, or the people one supports.
        #[arg(long, value_enum, default_value = "others")]
        about: About,
    },
    /// Bring profile files into the library. Makes the library when there is none.
    Import {
        /// The profiles.
        #[arg(value_name = "FILE.json", required = true)]
        files: Vec<PathBuf>,
    },
    /// List the people in the library: id and name.
    List,
    /// Print a person's page as a PDF.
    Print {
        /// The person's name, or id.
        person: String,
        /// Where to write the PDF.
        #[arg(short, long, value_name = "OUT.pdf")]
        out: PathBuf,
        /// The paper.
        #[arg(long, value_enum, default_value = "a4")]
        paper: Paper,
    },
    /// Write a person's profile as a file, which is not locked.
    Export {
        /// The person's name, or id.
        person: String,
        /// Where to write the file.
        #[arg(short, long, value_name = "OUT.json")]
        out: PathBuf,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Paper {
    A4,
    Letter,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum About {
    Me,
    Others,
}

impl From<Paper> for document::Paper {
    fn from(paper: Paper) -> Self {
        match paper {
            Paper::A4 => Self::A4,
            Paper::Letter => Self::Letter,
        }
    }
}

impl From<About> for vault::About {
    fn from(about: About) -> Self {
        match about {
            About::Me => Self::Me,
            About::Others => Self::Others,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn no_argument_takes_a_passphrase() {
        let mut command = Arguments::command();
        command.build();
        let takes = |command: &clap::Command| {
            command.get_arguments().any(|argument| argument.get_id().as_str() == "passphrase")
        };
        assert!(!takes(&command));
        assert!(!command.get_subcommands().any(takes));
    }
}
