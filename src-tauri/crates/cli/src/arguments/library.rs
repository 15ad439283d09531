//! What one types after `wm library`.

use super::{Force, Json, Look, papers};
use clap::{ArgGroup, Args, Subcommand, ValueEnum};
use document::Paper;
use std::path::PathBuf;

/// Which library, and how it is opened.
#[derive(Args)]
pub(crate) struct LibraryAt {
    /// The library: its folder.
    #[arg(long = "library", value_name = "PATH", global = true, required = false)]
    pub(crate) path: Option<PathBuf>,
    /// Read the passphrase from this file descriptor (its first line) instead of asking for it.
    #[arg(long, value_name = "N", global = true)]
    pub(crate) passphrase_fd: Option<u32>,
    /// Open it with the recovery code: that is then asked for, or read from the file descriptor.
    #[arg(long, global = true)]
    pub(crate) recovery: bool,
    /// Only look, and change nothing: also where it is open elsewhere, damaged, or of a newer version.
    #[arg(long, global = true)]
    pub(crate) read_only: bool,
    /// Open it although somebody at another computer left a note of having it open, and you know that they do not.
    #[arg(long, global = true)]
    pub(crate) not_open_elsewhere: bool,
}

#[derive(Subcommand)]
pub(crate) enum Task {
    /// Make an empty library.
    Create {
        /// Whose library it is: one's own profile, or the people one supports.
        #[arg(long, value_enum, default_value = "others")]
        about: About,
        #[command(flatten)]
        even_weak: EvenWeak,
    },
    /// Bring profile files into the library. Makes the library when there is none.
    #[command(
        after_help = "Exit status: 0 everybody is in the library; 1 some are, or without the photo, as said; 2 nobody is."
    )]
    Import {
        /// The profiles.
        #[arg(value_name = "FILE.json", required = true)]
        files: Vec<PathBuf>,
        /// Bring in those who are in the library already, by their number, as somebody else, beside the ones there.
        #[arg(long)]
        as_new: bool,
        #[command(flatten)]
        even_weak: EvenWeak,
    },
    /// List the people in the library: id and name.
    List {
        #[command(flatten)]
        json: Json,
    },
    /// Print a person's page as a PDF.
    Print {
        /// The person's name, or id.
        person: String,
        /// Where to write the PDF.
        #[arg(short, long, value_name = "OUT.pdf")]
        out: PathBuf,
        #[command(flatten)]
        force: Force,
        #[command(flatten)]
        look: Look,
    },
    /// Write a person's profile as a file, which is not locked.
    Export {
        /// The person's name, or id.
        person: String,
        /// Where to write the file.
        #[arg(short, long, value_name = "OUT.json")]
        out: PathBuf,
        #[command(flatten)]
        force: Force,
    },
    /// Say what happened to a person's words, the latest first.
    History {
        /// The person's name, or id.
        person: String,
        #[command(flatten)]
        json: Json,
    },
    /// Look at every page of the library and say whether all is sound; if not, whose words are lost. Changes nothing,
    /// but that a library of an older version is brought to this one, backed up before; with --read-only not even that.
    #[command(
        after_help = "Exit status: 0 sound; 1 something is wrong, as said; 2 it could not be looked at."
    )]
    Check {
        #[command(flatten)]
        json: Json,
    },
    /// Mend a damaged library from what can still be read of it. The damaged file stays beside the new one.
    #[command(
        after_help = "Exit status: 0 nothing is lost; 1 mended, but something is lost, as said; 2 not mended."
    )]
    Mend {
        /// Put a backup in its place instead: the newest whole one, or the one of this name. As much of a name as
        /// `wm library backup --list` shows is enough that no other begins so.
        #[arg(long, value_name = "WHEN", num_args = 0..=1, default_missing_value = "newest")]
        from_backup: Option<String>,
    },
    /// Make a backup now, or list those that are there.
    #[command(after_help = "Exit status: 0 made; 1 made, but not in the second folder; 2 not made.")]
    Backup {
        /// Make it, and all later ones, in this folder as well: on a stick, or on a shared drive.
        #[arg(long, value_name = "FOLDER")]
        to: Option<PathBuf>,
        /// List the backups instead, in the order they were made: name, when, why, size and place.
        #[arg(long, conflicts_with = "to")]
        list: bool,
        /// List them for another program, as JSON.
        #[arg(long, requires = "list")]
        json: bool,
    },
    /// Bring back what is in a backup: everything, or one person. Shows first what would change.
    Restore {
        /// Which: `newest`, or as much of a name as `wm library backup --list` shows that no other begins so.
        #[arg(value_name = "WHEN", default_value = "newest")]
        when: String,
        /// Bring back this person alone, by name or id.
        #[arg(long)]
        person: Option<String>,
        /// Only add what is in it and not here, and take nothing away: for a conflict copy that a program which brings
        /// folders in step has left beside the library.
        #[arg(long)]
        add: bool,
        /// Show what would change, and change nothing.
        #[arg(long)]
        dry_run: bool,
        /// Do it without asking.
        #[arg(long)]
        yes: bool,
        /// Show it for another program, as JSON.
        #[arg(long, requires = "dry_run")]
        json: bool,
    },
    /// Lock everything anew with a new key. Where there was a recovery code there is a new one, on a new sheet.
    Rekey {
        #[command(flatten)]
        sheet: NewSheet,
    },
    /// Choose another passphrase.
    Passphrase {
        /// Read the new passphrase from this file descriptor instead of asking for it. Where it is the same for
        /// both, the first line is the old one and the second the new one.
        #[arg(long, value_name = "N")]
        new_passphrase_fd: Option<u32>,
        #[command(flatten)]
        even_weak: EvenWeak,
    },
    /// Make a recovery code, on a sheet to print; or make the one there is open nothing any more.
    #[command(group(ArgGroup::new("what").required(true).args(["sheet", "forget"])))]
    RecoveryCode {
        #[command(flatten)]
        sheet: NewSheet,
        /// Make the code open nothing any more.
        #[arg(long)]
        forget: bool,
    },
    /// List those who were taken out and can be brought back, the last first: id, name, how many lines, when they were
    /// taken out, and until when they are kept at least.
    Bin {
        #[command(flatten)]
        json: Json,
    },
    /// Bring back somebody who was taken out, with all their words and what happened to them.
    BringBack {
        /// The person's name, or id.
        person: String,
    },
    /// Take a person out for good, with all that happened to them. It cannot be undone.
    Erase {
        /// The person's name, or id; also of somebody who was taken out.
        person: String,
        /// Do it without asking; the name must then be given once more.
        #[arg(long, requires = "name")]
        yes: bool,
        /// The person's name once more, just as it is written in the library.
        #[arg(long, requires = "yes")]
        name: Option<String>,
    },
}

impl Task {
    /// Whether all that it does is to say something.
    pub(crate) fn only_tells(&self) -> bool {
        matches!(
            self,
            Self::List { .. }
                | Self::History { .. }
                | Self::Check { .. }
                | Self::Bin { .. }
                | Self::Backup { list: true, .. }
                | Self::Restore { dry_run: true, .. }
        )
    }
}

/// Whether a new passphrase is taken that protects nothing.
#[derive(Args, Clone, Copy)]
pub(crate) struct EvenWeak {
    /// Take the new passphrase although somebody could guess it within minutes. On a terminal that is asked; elsewhere
    /// such a passphrase is not taken without this.
    #[arg(long)]
    pub(crate) weak_passphrase: bool,
}

/// Where the sheet with a new recovery code goes.
#[derive(Args)]
pub(crate) struct NewSheet {
    /// Write the sheet with the code here, readable by you alone. A file that is there already, also another sheet, is
    /// left as it is, unless --force is given.
    #[arg(long = "sheet", value_name = "FILE.pdf")]
    pub(crate) sheet: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) force: Force,
    /// The paper of the sheet.
    #[arg(long, value_name = "NAME", default_value = "a4", value_parser = papers())]
    pub(crate) paper: Paper,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum About {
    Me,
    Others,
}

impl From<About> for vault::About {
    fn from(about: About) -> Self {
        match about {
            About::Me => Self::Me,
            About::Others => Self::Others,
        }
    }
}
