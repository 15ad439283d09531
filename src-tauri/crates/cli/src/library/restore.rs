//! Bringing back what is in a backup.

use super::backups;
use crate::{Made, ask, output};
use contract::{ErrorCode, Failure, convert};
use document::Shown;
use profile::{Entry, LanguageTag, Section};
use serde_json::json;
use vault::{Backup, Difference, Library, LineDifference, Stands};

/// What is to be brought back, and how.
pub(crate) struct Restoring<'a> {
    /// Which backup.
    pub(crate) when: &'a str,
    /// One person alone.
    pub(crate) person: Option<&'a str>,
    pub(crate) how: How,
    /// Does it without asking.
    pub(crate) yes: bool,
}

/// What is done with what a backup says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// It is only shown what would change.
    Show,
    /// The same, for another program.
    ShowAsJson,
    /// What only the backup says is added, and nothing is taken away.
    Add,
    /// What is here is made what it was.
    Restore,
}

impl Restoring<'_> {
    /// Shows what would change, and does it when that is wanted.
    pub(crate) fn run(&self, library: &Library) -> Result<Made, Failure> {
        let backup = backups::find(library, self.when, self.how != How::ShowAsJson)?;
        let mut differences = library.compare(&backup)?;
        if let Some(wanted) = self.person {
            differences.retain(|one| one.name == wanted || one.person.to_string() == wanted);
            if differences.is_empty() {
                // Somebody who is not here either is nobody to bring back.
                super::people::find(library, wanted)?;
            }
        }
        if self.how == How::ShowAsJson {
            let differences: Vec<_> = differences.into_iter().map(convert::difference_view).collect();
            output::json(&json!({ "backup": backups::view(&backup)?, "differences": differences }))?;
            return Ok(Made::Whole);
        }
        output::done("backup-of", &[("moment", output::moment(backup.at).into())]);
        if differences.is_empty() {
            output::done("backup-same", &[]);
            return Ok(Made::Whole);
        }
        differences.iter().for_each(say_difference);
        match self.how {
            How::Show | How::ShowAsJson => return Ok(Made::Whole),
            How::Add => return self.add(library, &backup, &differences),
            How::Restore => {}
        }
        match (self.person, differences.as_slice()) {
            (None, _) => self.everything(library, &backup),
            (Some(_), [one]) => self.person(library, &backup, one),
            (Some(_), _) => Err(ErrorCode::SeveralPeople.into()),
        }
    }

    fn everything(&self, library: &Library, backup: &Backup) -> Result<Made, Failure> {
        output::done("backup-sure", &[]);
        ask::sure(self.yes)?;
        library.restore(backup)?;
        output::done("backup-restored", &[("moment", output::moment(backup.at).into())]);
        Ok(Made::Whole)
    }

    /// Adds what only the backup says: of one person, or of everybody.
    fn add(&self, library: &Library, backup: &Backup, differences: &[Difference]) -> Result<Made, Failure> {
        if self.person.is_some() && differences.len() > 1 {
            return Err(ErrorCode::SeveralPeople.into());
        }
        output::done("command-add-sure", &[]);
        ask::sure(self.yes)?;
        let out: Vec<_> = library.bin()?.into_iter().map(|binned| binned.person).collect();
        let (mut done, mut failed) = (0, None);
        for one in differences.iter().filter(|one| one.stands != Stands::Here) {
            let name = || ("name", one.name.as_str().into());
            // Whoever was taken out comes back only where they are named.
            if self.person.is_none() && out.contains(&one.person) {
                output::note("command-add-is-out", &[name()]);
                continue;
            }
            match library.add_from(backup, one.person) {
                Ok(_) if one.stands == Stands::InBackup => output::done("backup-brought-new", &[name()]),
                Ok(lines) => output::done("backup-added", &[name(), ("count", lines.into())]),
                Err(error) => {
                    let failure = Failure::from(error);
                    output::note("command-not-added", &[name(), ("why", output::sentence(&failure).into())]);
                    failed = Some(failure);
                    continue;
                }
            }
            done += 1;
        }
        match failed {
            Some(failure) if done == 0 => Err(failure),
            Some(_) => Ok(Made::InPart),
            None => Ok(Made::Whole),
        }
    }

    fn person(&self, library: &Library, backup: &Backup, one: &Difference) -> Result<Made, Failure> {
        if one.stands == Stands::Here {
            return Err(ErrorCode::NotInBackup.into());
        }
        ask::sure(self.yes)?;
        library.bring_back_person(backup, one.person)?;
        let brought = if one.stands == Stands::InBackup { "backup-brought-new" } else { "backup-brought" };
        output::done(brought, &[("name", one.name.as_str().into())]);
        Ok(Made::Whole)
    }
}

fn say_difference(one: &Difference) {
    output::item(&one.name);
    match one.stands {
        Stands::Here => output::below("backup-here", &[]),
        Stands::InBackup => output::below("backup-in-backup", &[]),
        Stands::InBoth => {
            output::below("backup-in-both", &[("count", one.lines.len().into())]);
            say_lines(&one.lines, &one.language);
            if one.more {
                output::below("backup-more", &[]);
            }
        }
    }
}

/// Says the lines that differ, below the sections they are in.
fn say_lines(lines: &[LineDifference], page: &LanguageTag) {
    for section in Section::ALL {
        let mut within = lines.iter().filter(|line| line.section == section).peekable();
        if within.peek().is_some() {
            output::below(&format!("section-{}-name", section.key()), &[]);
        }
        for line in within {
            for (message, line) in [("backup-then", &line.then), ("backup-now-says", &line.now)] {
                if let Some(Entry { text, language, .. }) = line {
                    output::words(message, Shown::of(text, language.as_ref(), page), None);
                }
            }
        }
    }
}
