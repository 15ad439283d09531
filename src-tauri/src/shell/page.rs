//! The page: shown, saved, opened, printed.

use super::{Shell, held};
use crate::printers;
use contract::{
    ErrorCode, Failure, LeftOut, MissingCharacter, Page, Paper, Printed, Printer, Saved, convert, name,
};
use document::{Choices, Laid};
use exchange::write_whole;
use profile::Profile;
use tauri_plugin_opener::OpenerExt;

impl Shell {
    pub(crate) fn page(&self, person: String, paper: Paper) -> Result<Page, Failure> {
        let profile = self.library()?.profile(convert::id(&person)?)?;
        Ok(self.draw(&profile, paper))
    }

    /// The page of a profile as it will print.
    pub(super) fn draw(&self, profile: &Profile, paper: Paper) -> Page {
        let mut press = held(&self.press);
        let laid = press.lay_out(profile, &choices(paper));
        let (width, height) = laid.size();
        let report = laid.report();
        Page {
            svg: press.svg(&laid),
            width,
            height,
            size_pt: report.size_pt,
            left_out: report
                .left_out
                .iter()
                .map(|left| LeftOut {
                    entry: left.place.entry().map(|id| id.to_string()),
                    section: left.place.section(),
                    text: left.text.clone(),
                })
                .collect(),
            missing: report
                .missing
                .iter()
                .map(|missing| MissingCharacter {
                    character: missing.character.to_string(),
                    name: missing.name.clone(),
                    entry: missing.place.entry().map(|id| id.to_string()),
                    section: missing.place.section(),
                })
                .collect(),
        }
    }

    pub(crate) fn save_pdf(&self, person: String, paper: Paper) -> Result<Option<Saved>, Failure> {
        let person = convert::id(&person)?;
        let name_of = self.library()?.profile(person)?.person.preferred_name;
        let Some(path) = self.ask_where(&name_of, "pdf")? else { return Ok(None) };
        // Read after the dialog: the library may have been locked while it stood open.
        let profile = self.library()?.profile(person)?;
        let (pdf, laid) = self.press(&profile, paper)?;
        write_whole(&path, &pdf)?;
        let report = laid.report();
        let answer =
            Saved { file: name(&path), left_out: report.left_out.len(), missing: report.missing.len() };
        *held(&self.saved) = Some(path);
        Ok(Some(answer))
    }

    pub(crate) fn open_saved(&self) -> Result<(), Failure> {
        let path = held(&self.saved).clone().ok_or(ErrorCode::NothingSaved)?;
        if !path.is_file() {
            return Err(Failure::from(ErrorCode::FileMissing).with("file", name(&path)));
        }
        self.app
            .opener()
            .open_path(path.to_string_lossy(), None::<&str>)
            .map_err(|_| Failure::from(ErrorCode::CannotOpen).with("file", name(&path)))
    }

    pub(crate) fn printers(&self) -> Result<Vec<Printer>, Failure> {
        Ok(printers::all())
    }

    pub(crate) fn print(
        &self,
        person: String,
        paper: Paper,
        printer: String,
        copies: u32,
    ) -> Result<Printed, Failure> {
        let profile = self.library()?.profile(convert::id(&person)?)?;
        let (pdf, _) = self.press(&profile, paper)?;
        printers::print(&pdf, &printer, media(paper), copies)?;
        Ok(Printed { printer })
    }

    fn press(&self, profile: &Profile, paper: Paper) -> Result<(Vec<u8>, Laid), Failure> {
        let mut press = held(&self.press);
        let laid = press.lay_out(profile, &choices(paper));
        let pdf = press.pdf(&laid)?;
        Ok((pdf, laid))
    }
}

fn choices(paper: Paper) -> Choices {
    let paper = match paper {
        Paper::A4 => document::Paper::A4,
        Paper::Letter => document::Paper::Letter,
    };
    Choices { paper }
}

/// The paper's name to CUPS.
fn media(paper: Paper) -> &'static str {
    match paper {
        Paper::A4 => "A4",
        Paper::Letter => "Letter",
    }
}
