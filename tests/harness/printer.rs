//! A printer that is none: what is sent to it lies in a folder.

use crate::desktop::Desktop;
use std::fs;
use std::path::PathBuf;

/// The printers of a desktop, by the two commands of CUPS that a program asks.
pub struct Printers {
    tray: PathBuf,
}

impl Printers {
    /// Puts the printers on a desktop. The second is the usual one; the one called `broken` takes nothing.
    pub fn new(desktop: &Desktop) -> Self {
        let tray = desktop.home().join("tray");
        fs::create_dir(&tray).unwrap();
        let lpstat = "case \"$1\" in\n\
             -e) printf 'broken\\nkitchen\\n' ;;\n\
             -d) echo 'system default destination: kitchen' ;;\n\
             *) exit 1 ;;\n\
             esac";
        let lp = format!(
            "case \" $* \" in *\" broken \"*) exit 1 ;; esac\n\
             for argument in \"$@\"; do printf '%s\\n' \"$argument\"; done > '{tray}/arguments'\n\
             cat > '{tray}/page.pdf'",
            tray = tray.display()
        );
        desktop.write_program("lpstat", lpstat);
        desktop.write_program("lp", &lp);
        Self { tray }
    }

    /// What `lp` was told, word by word.
    pub fn told(&self) -> Vec<String> {
        let arguments = fs::read_to_string(self.tray.join("arguments")).unwrap();
        arguments.lines().map(str::to_owned).collect()
    }

    /// The page that was sent.
    pub fn page(&self) -> PathBuf {
        self.tray.join("page.pdf")
    }
}
