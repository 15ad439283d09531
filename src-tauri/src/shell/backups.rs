//! Backups: made while the app is open, looked into, brought back.

use super::opened::opened;
use super::{Shell, held};
use contract::{Backups, DifferenceView, ErrorCode, Failure, Opened, Remains, convert};
use std::time::Duration;
use vault::{BackedUp, Backup, Library, VaultError, wiping_stack};

/// How often it is asked whether a backup is due.
const EVERY: Duration = Duration::from_mins(1);

impl Shell {
    /// Makes backups whenever one is due, for as long as the app runs.
    pub(crate) fn keep_backed_up(&self) {
        loop {
            std::thread::sleep(EVERY);
            wiping_stack(|| {
                if let Ok(library) = self.library() {
                    self.note(library.back_up_if_due().transpose());
                }
            });
        }
    }

    /// Remembers how the last backup went; nothing is due most of the time.
    fn note(&self, made: Option<Result<BackedUp, VaultError>>) {
        let trouble = match made {
            // Locked in the middle, or only looked at: the next one comes when it is open again.
            None | Some(Err(VaultError::Closed | VaultError::OnlyReading)) => return,
            Some(Ok(BackedUp { elsewhere, .. })) => {
                [None, elsewhere.and_then(Result::err).map(Failure::from)]
            }
            Some(Err(error)) => [Some(Failure::from(error)), None],
        };
        *held(&self.backup_trouble) = trouble;
    }

    pub(crate) fn backups(&self) -> Result<Backups, Failure> {
        let library = self.library()?;
        let [trouble, trouble_elsewhere] = held(&self.backup_trouble).clone();
        let newest_first = library.backups()?.into_iter().rev();
        let (conflicts, all): (Vec<_>, Vec<_>) =
            newest_first.partition(|backup| backup.why == vault::Why::Conflict);
        Ok(Backups {
            all: all.iter().map(convert::backup_view).collect(),
            conflicts: conflicts.iter().map(convert::backup_view).collect(),
            elsewhere: library.backup_folder()?.map(|folder| folder.display().to_string()),
            trouble,
            trouble_elsewhere,
        })
    }

    pub(crate) fn back_up(&self) -> Result<Backups, Failure> {
        let made = self.library()?.back_up();
        self.note(Some(made.clone()));
        made?;
        self.backups()
    }

    pub(crate) fn choose_backup_folder(&self) -> Result<Option<Backups>, Failure> {
        let library = self.library()?;
        let Some(folder) = self.ask_folder() else { return Ok(None) };
        library.set_backup_folder(Some(&folder))?;
        self.back_up().map(Some)
    }

    pub(crate) fn forget_backup_folder(&self) -> Result<Backups, Failure> {
        self.library()?.set_backup_folder(None)?;
        held(&self.backup_trouble)[1] = None;
        self.backups()
    }

    pub(crate) fn compare_backup(&self, backup: String) -> Result<Vec<DifferenceView>, Failure> {
        let library = self.library()?;
        let differences = library.compare(&find(&library, &backup)?)?;
        Ok(differences.into_iter().map(convert::difference_view).collect())
    }

    pub(crate) fn bring_back_person(&self, backup: String, person: String) -> Result<Opened, Failure> {
        let library = self.library()?;
        library.bring_back_person(&find(&library, &backup)?, convert::id(&person)?)?;
        opened(&library)
    }

    pub(crate) fn add_from_backup(&self, backup: String, person: String) -> Result<Opened, Failure> {
        let library = self.library()?;
        library.add_from(&find(&library, &backup)?, convert::id(&person)?)?;
        opened(&library)
    }

    pub(crate) fn put_away_conflict(&self, backup: String) -> Result<Backups, Failure> {
        let library = self.library()?;
        library.put_away(&find(&library, &backup)?)?;
        self.backups()
    }

    pub(crate) fn restore_backup(&self, backup: String) -> Result<Opened, Failure> {
        let library = self.library()?;
        library.restore(&find(&library, &backup)?)?;
        opened(&library)
    }

    pub(crate) fn erase_person(&self, person: String) -> Result<Remains, Failure> {
        let library = self.library()?;
        let person = convert::id(&person)?;
        let with = library.erase(person)?;
        // Words of this person that were laid out before are still in memory.
        held(&self.press).forget();
        // They are gone by now: what cannot be found out says nothing against that.
        let files = library.kept_files().unwrap_or_default();
        Ok(Remains {
            backups: with.iter().rev().map(convert::backup_view).collect(),
            elsewhere_away: library.backup_folder_is_away().unwrap_or_default(),
            files: files.iter().map(|file| file.display().to_string()).collect(),
        })
    }
}

pub(super) fn find(library: &Library, id: &str) -> Result<Backup, Failure> {
    let known = library.backups()?.into_iter();
    let mut fitting = known.filter(|backup| backup.path().to_string_lossy() == id);
    fitting.next().ok_or_else(|| ErrorCode::BackupGone.into())
}
