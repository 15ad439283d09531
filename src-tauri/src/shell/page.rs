//! The page: shown, saved, opened, printed.

use super::{Shell, held};
use crate::printers;
use contract::{
    Choices, Document, ErrorCode, Failure, LeftOut, LineOnPage, MissingCharacter, NoFont, Page, Paper,
    Printed, Printer, Saved, ShownView, convert, is_a_page, name,
};
use document::{Laid, Pages, PhotoSize, Press};
use exchange::lend_fonts;
use profile::{EntryId, Profile, Section};
use std::collections::HashMap;
use std::sync::MutexGuard;

impl Shell {
    pub(crate) fn document(&self, person: String, choices: Choices) -> Result<Document, Failure> {
        let profile = self.library()?.profile(convert::id(&person)?)?;
        let mut press = self.open_press()?;
        Ok(draw(&mut press, &profile, choices))
    }

    /// The press, for words of the library: once that is closed, it remembers none.
    pub(super) fn open_press(&self) -> Result<MutexGuard<'_, Press>, Failure> {
        let press = held(&self.press);
        self.library()?;
        Ok(press)
    }

    pub(crate) fn save_pdf(&self, person: String, choices: Choices) -> Result<Option<Saved>, Failure> {
        let Some((file, profile)) = self.ask_where_of(&person, "pdf")? else { return Ok(None) };
        let (pdf, laid) = self.press(&profile, choices)?;
        let path = file.named().to_owned();
        file.write(&pdf)?;
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
        open::that_detached(&path).map_err(|_| Failure::from(ErrorCode::CannotOpen).with("file", name(&path)))
    }

    pub(crate) fn printers(&self) -> Result<Vec<Printer>, Failure> {
        Ok(printers::all())
    }

    pub(crate) fn print(
        &self,
        person: String,
        choices: Choices,
        printer: String,
        copies: u32,
    ) -> Result<Printed, Failure> {
        let profile = self.library()?.profile(convert::id(&person)?)?;
        let (pdf, _) = self.press(&profile, choices)?;
        printers::print(&pdf, &printer, media(choices.paper), copies)?;
        Ok(Printed { printer })
    }

    fn press(&self, profile: &Profile, choices: Choices) -> Result<(Vec<u8>, Laid), Failure> {
        let mut press = self.open_press()?;
        lend_fonts(&mut press, profile);
        let laid = press.lay_out(profile, &choices.into());
        is_a_page(laid.report())?;
        let pdf = press.pdf(&laid)?;
        Ok((pdf, laid))
    }
}

/// The document of a profile as it will print.
pub(super) fn draw(press: &mut Press, profile: &Profile, choices: Choices) -> Document {
    let choices: document::Choices = choices.into();
    lend_fonts(press, profile);
    let laid = press.lay_out(profile, &choices);
    let report = laid.report();
    let with_smaller_photo = with_smaller_photo(press, profile, &choices, report.left_out.len());
    Document {
        // What is left of words without a font is not shown as if it were the page.
        pages: if is_a_page(report).is_ok() { drawn(press, &laid, profile) } else { Vec::new() },
        with_smaller_photo,
        soft_photo: laid.soft_photo().is_some(),
        size_pt: report.size_pt,
        more_pages: choices.pages == Pages::One && choices.design.may_have_two_pages(),
        left_out: report
            .left_out
            .iter()
            .map(|left| LeftOut {
                entry: left.place.entry().map(|id| id.to_string()),
                section: left.place.section(),
                words: ShownView::of(&left.text, left.language.as_ref(), &profile.language),
            })
            .collect(),
        not_here: report.not_here.clone(),
        missing: report
            .missing
            .iter()
            .map(|missing| MissingCharacter {
                character: missing.character.clone(),
                name: missing.name.clone(),
                entry: missing.place.entry().map(|id| id.to_string()),
                section: missing.place.section(),
            })
            .collect(),
        no_font: report.no_font().into_iter().map(NoFont::of).collect(),
    }
}

/// How many lines of those that are left out would fit with a smaller photo.
fn with_smaller_photo(
    press: &mut Press,
    profile: &Profile,
    choices: &document::Choices,
    left_out: usize,
) -> usize {
    if left_out == 0 || profile.person.photo.is_none() || choices.photo == PhotoSize::Small {
        return 0;
    }
    let smaller = document::Choices { photo: PhotoSize::Small, ..*choices };
    left_out.saturating_sub(press.lay_out(profile, &smaller).report().left_out.len())
}

/// Every page, drawn.
fn drawn(press: &mut Press, laid: &Laid, profile: &Profile) -> Vec<Page> {
    let pages = laid.list().pages.iter().enumerate();
    pages
        .filter_map(|(number, page)| {
            let svg = press.svg(laid, number)?;
            let lines = lines_on(laid, profile, number);
            Some(Page { svg, width: page.width, height: page.height, lines })
        })
        .collect()
}

/// Where the lines of a page stand, so that a click on one finds it among the questions.
fn lines_on(laid: &Laid, profile: &Profile, page: usize) -> Vec<LineOnPage> {
    let sections: HashMap<EntryId, Section> =
        profile.sections.all().map(|(section, entry)| (entry.id, section)).collect();
    let nodes = laid.list().tree.nodes.iter();
    nodes
        .filter_map(|node| {
            let (entry, frame) = (node.entry?, node.on(page)?);
            let section = *sections.get(&entry)?;
            let [left, top, right, bottom] = frame.edges;
            let (width, height) = (right - left, bottom - top);
            Some(LineOnPage { entry: entry.to_string(), section, left, top, width, height })
        })
        .collect()
}

/// The paper's name to CUPS.
pub(super) fn media(paper: Paper) -> &'static str {
    match paper {
        Paper::A4 => "A4",
        Paper::A3 => "A3",
        Paper::A5 => "A5",
        Paper::Letter => "Letter",
        Paper::Legal => "Legal",
    }
}
