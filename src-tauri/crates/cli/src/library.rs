//! Working with a library.

mod backups;
mod bin;
mod damage;
mod erase;
mod history;
mod open;
mod people;
mod restore;
mod sheet;
mod unlock_methods;

use crate::arguments::{LibraryAt, Task};
use crate::{Made, out, print};
use contract::Failure;
use open::Access;
use restore::{How, Restoring};

pub(crate) use open::advise;

/// Does a task with a library.
pub(crate) fn run(at: &LibraryAt, task: &Task) -> Result<Made, Failure> {
    match task {
        Task::Create { about, even_weak } => people::create(at, (*about).into(), *even_weak),
        Task::Import { files, as_new, even_weak } => people::import(at, files, *as_new, *even_weak),
        Task::List { json } => Access::of(at)?.with(|library| people::list(library, json.json)),
        Task::Print { person, out, force, look } => Access::of(at)?.with(|library| {
            let profile = people::find(library, person)?;
            print::page(&profile, out::file(out, print::REPLACES, force, &out::inputs(at))?, look)
        }),
        Task::Export { person, out, force } => Access::of(at)?.with(|library| {
            let profile = people::find(library, person)?;
            people::export(&profile, out::file(out, people::REPLACES, force, &out::inputs(at))?)
        }),
        Task::History { person, json } => {
            Access::of(at)?.with(|library| history::tell(library, person, json.json))
        }
        Task::Check { json } => damage::check(&Access::of(at)?, json.json),
        Task::Mend { from_backup } => damage::mend(&Access::of(at)?, from_backup.as_deref()),
        Task::Backup { list: true, json, .. } => {
            Access::of(at)?.with(|library| backups::list(library, *json))
        }
        Task::Backup { to, .. } => Access::of(at)?.with(|library| backups::make(library, to.as_deref())),
        Task::Restore { when, person, add, dry_run, yes, json } => {
            let how = match (dry_run, json, add) {
                (_, true, _) => How::ShowAsJson,
                (true, ..) => How::Show,
                (_, _, true) => How::Add,
                _ => How::Restore,
            };
            let restoring = Restoring { when, person: person.as_deref(), how, yes: *yes };
            Access::of(at)?.with(|library| restoring.run(library))
        }
        Task::Rekey { sheet } => unlock_methods::new_key(&Access::of(at)?, sheet, &out::inputs(at)),
        Task::Passphrase { new_passphrase_fd, even_weak } => {
            unlock_methods::new_passphrase(&Access::of(at)?, *new_passphrase_fd, *even_weak)
        }
        Task::RecoveryCode { forget: true, .. } => unlock_methods::forget_code(&Access::of(at)?),
        Task::RecoveryCode { sheet, .. } => {
            unlock_methods::new_code(&Access::of(at)?, sheet, &out::inputs(at))
        }
        Task::Bin { json } => Access::of(at)?.with(|library| bin::list(library, json.json)),
        Task::BringBack { person } => Access::of(at)?.with(|library| bin::bring_back(library, person)),
        Task::Erase { person, name, .. } => {
            Access::of(at)?.with(|library| erase::person(library, person, name.as_deref()))
        }
    }
}
