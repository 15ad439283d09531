//! What one types after `wm`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use document::{Choices, Design, Pages, Paper, PhotoSize, Theme};
use std::path::PathBuf;

mod library;

pub(crate) use library::{EvenWeak, LibraryAt, NewSheet, Task};

/// Print one-page profiles, and work with a library, without a window.
#[derive(Parser)]
#[command(
    name = "wm",
    version,
    about,
    after_help = "Exit status: 0 done; 1 done in part, or something was found: a page on which something does not fit, \
    a library that is damaged, words that are lost; 2 nothing was made. Which, is said in words."
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
        #[command(flatten)]
        force: Force,
        #[command(flatten)]
        look: Look,
    },
    /// List the documents that can be printed, the themes and the papers.
    Documents {
        #[command(flatten)]
        json: Json,
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

impl Command {
    /// Whether all that it does is to say something.
    pub(crate) fn only_tells(&self) -> bool {
        match self {
            Self::Print { .. } => false,
            Self::Documents { .. } | Self::Schema => true,
            Self::Library { task, .. } => task.only_tells(),
        }
    }
}

/// Whether it is another program that reads what is said.
#[derive(Args)]
pub(crate) struct Json {
    /// Say it for another program, as JSON: README.md has the shape.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Whether a file that is there gives way.
#[derive(Args)]
pub(crate) struct Force {
    /// Write over a file that is there, whoever wrote it. Without this, a page takes the place only of a page that What
    /// Matters wrote, a profile only of such a profile, and a sheet of nothing. Never over a file that is read here, one that is read-only, a device, a pipe or a socket.
    #[arg(long)]
    pub(crate) force: bool,
}

/// How a profile is printed. `wm documents` lists what there is.
#[derive(Args)]
pub(crate) struct Look {
    /// The document.
    #[arg(long, value_name = "NAME", default_value = "classic", value_parser = designs())]
    document: Design,
    /// The colours: the person's own, another set, or none behind the words.
    #[arg(long, value_name = "NAME", default_value = "own", value_parser = themes())]
    theme: Theme,
    /// The paper.
    #[arg(long, value_name = "NAME", default_value = "a4", value_parser = papers())]
    paper: Paper,
    /// The size of the words in points, instead of the largest that fits.
    #[arg(long, value_name = "PT")]
    size: Option<f32>,
    /// How many pages it may have, where it does not fit on one.
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u8).range(1..=2))]
    pages: u8,
    /// Make the photo small, for the sake of the words.
    #[arg(long)]
    small_photo: bool,
}

impl Look {
    /// The choices; with the smallest and largest size this document has, where another was asked for.
    pub(crate) fn choices(&self) -> Result<Choices, (f32, f32)> {
        let (smallest, largest) = self.document.sizes(self.paper);
        if self.size.is_some_and(|size| !(smallest..=largest).contains(&size)) {
            return Err((smallest, largest));
        }
        Ok(Choices {
            design: self.document,
            theme: self.theme,
            paper: self.paper,
            size: self.size,
            pages: if self.pages == 2 { Pages::Two } else { Pages::One },
            photo: if self.small_photo { PhotoSize::Small } else { PhotoSize::AsDrawn },
        })
    }
}

fn designs() -> impl TypedValueParser<Value = Design> {
    let known = PossibleValuesParser::new(Design::ALL.map(Design::key));
    known.map(|key| Design::from_key(&key).unwrap_or_default())
}

fn themes() -> impl TypedValueParser<Value = Theme> {
    let known = PossibleValuesParser::new(Theme::all().into_iter().map(Theme::key));
    known.map(|key| Theme::from_key(&key).unwrap_or_default())
}

fn papers() -> impl TypedValueParser<Value = Paper> {
    let known = PossibleValuesParser::new(Paper::ALL.map(Paper::key));
    known.map(|key| Paper::from_key(&key).unwrap_or_default())
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
        let mut all = vec![&command];
        while let Some(command) = all.pop() {
            assert!(!takes(command), "{}", command.get_name());
            all.extend(command.get_subcommands());
        }
    }
}
