//! The handle on an open library.

pub(crate) mod about;
pub(crate) mod backups;
pub(crate) mod check;
pub(crate) mod damaged_files;
pub(crate) mod external_change;
pub(crate) mod io_fault;
pub(crate) mod io_recovery;
pub(crate) mod keep_apart;
pub(crate) mod lock_owner;
pub(crate) mod mend;
pub(crate) mod opening;
pub(crate) mod queue;
pub(crate) mod read_only;
pub(crate) mod reading;
pub(crate) mod replace;
pub(crate) mod restore;
pub(crate) mod settings;
pub(crate) mod store;
pub(crate) mod unlock_methods;
pub(crate) mod write;

use crate::backup::Backup;
use crate::backup::keys as keys_of_backups;
use crate::disk::folder::{self, Folder};
use crate::error::{Result, VaultError};
use crate::gate::bin::{self, Binned};
use crate::gate::change::Change;
use crate::gate::history::{self, Happening};
use crate::gate::step::{Label, Scope, Step};
use crate::gate::undo::{self, Steps};
use crate::keys::{self, Keys, Unlock};
use crate::library::about::About;
use crate::library::check::Fault;
use crate::library::lock_owner::Holder;
use crate::library::queue::Writer;
use crate::library::store::{Clock, Store, system_clock};
use crate::records;
use crate::records::read;
use crate::search::people::People;
use crate::{Cost, Passphrase, disk::copies, keys::attempts};
use profile::{LanguageTag, PersonId, Photo, Profile};
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use uuid::Uuid;
use zeroize::Zeroizing;

/// An open library. Clones are handles on the same one, and may be used from any thread. It closes when the last is
/// dropped; [`Library::close`] closes it at once and for all of them.
#[derive(Clone)]
pub struct Library(Arc<Inner>);

struct Inner {
    writer: Writer,
    folder: PathBuf,
    about: About,
    /// What the passphrase cost at the opening, and how long that took.
    opening: Option<(Cost, Duration)>,
    /// Held by whoever changes the key file.
    keys: Mutex<()>,
    /// Held by whoever makes a backup.
    backups: Mutex<()>,
}

impl Library {
    /// Makes a library and opens it. `folder` is new, or an empty one; the folder around it must be there.
    ///
    /// Takes as long as the cost says. If it fails, nothing is left behind.
    pub fn create(folder: &Path, passphrase: &Passphrase, about: About, cost: Cost) -> Result<Self> {
        Self::create_by(folder, passphrase, about, cost, system_clock())
    }

    pub(crate) fn create_by(
        folder: &Path,
        passphrase: &Passphrase,
        about: About,
        cost: Cost,
        clock: Clock,
    ) -> Result<Self> {
        passphrase.must_fit()?;
        let folder = Folder::make(folder)?;
        let made = keys::data_key::random().map(Zeroizing::new).and_then(|key| {
            let keys = Keys::wrap(Uuid::now_v7(), &key, passphrase, cost)?;
            Ok((keys, key))
        });
        match made {
            Ok((keys, key)) => {
                let store = Store::make(folder, keys, key, about, clock)?;
                lock_owner::take(store.folder(), store.now())?;
                Self::start(store, None)
            }
            Err(error) => {
                folder.abandon_making();
                Err(error)
            }
        }
    }

    /// Opens a library with its passphrase. `path` is its folder, or `people.db` in it.
    ///
    /// Takes as long as the cost it was made with. After five wrong tries each further one must wait.
    pub fn open(path: &Path, passphrase: &Passphrase) -> Result<Self> {
        Self::open_with(path, Unlock::Passphrase(passphrase))
    }

    /// Opens a library by any of its ways.
    pub fn open_with(path: &Path, unlock: Unlock<'_>) -> Result<Self> {
        Self::open_by(path, unlock, system_clock())
    }

    pub(crate) fn open_by(path: &Path, unlock: Unlock<'_>, clock: Clock) -> Result<Self> {
        let folder = Folder::open(path)?;
        copies::clear_copies(&std::env::temp_dir());
        let now = clock().as_millisecond();
        lock_owner::must_be_free(&folder)?;
        attempts::may_try(&folder, now)?;
        let (start, at) = (Instant::now(), folder.path().to_owned());
        let opened = attempts::count(&folder, now, keys_of_backups::open_any(folder.path(), unlock))?;
        let spent = start.elapsed();
        let store = match Store::open(folder, &opened, clock) {
            Err(VaultError::Damaged) if keys_of_backups::refuse(&at, &opened) => return Err(unlock.refused()),
            store => store?,
        };
        let opening = match unlock {
            Unlock::Passphrase(_) if opened.len() == 1 => store.keys().cost().map(|cost| (cost, spent)),
            _ => None,
        };
        lock_owner::take(store.folder(), now)?;
        Self::start(store, opening)
    }

    pub(crate) fn start(mut store: Store, opening: Option<(Cost, Duration)>) -> Result<Self> {
        // After a mending, and where the mark was lost, there is one from here on.
        store.mark_changes();
        let folder = store.folder().path().to_owned();
        Self::start_at(store, folder, opening)
    }

    /// Starts on a store that is a library in `folder`, or a copy of it.
    pub(crate) fn start_at(store: Store, folder: PathBuf, opening: Option<(Cost, Duration)>) -> Result<Self> {
        let about = store.about()?;
        lock_owner::sign(&store)?;
        let (writer, keys, backups) = (Writer::to(store), Mutex::new(()), Mutex::new(()));
        Ok(Self(Arc::new(Inner { writer, folder, about, opening, keys, backups })))
    }

    pub(crate) fn opening(&self) -> Option<(Cost, Duration)> {
        self.0.opening
    }

    /// Whatever is the matter with the disk, the file may change again.
    pub(crate) fn give_back_bytes(&self) {
        // Where the library is closed there is nobody to be told.
        let _ = self.0.writer.call(|store| {
            store.give_back_bytes();
            Ok(())
        });
    }

    pub(crate) fn turn_at_backups(&self) -> MutexGuard<'_, ()> {
        self.0.backups.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn turn_at_keys(&self) -> MutexGuard<'_, ()> {
        self.0.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Who has the library at `path` open, as far as a note says; whose account that is, to whoever brings what opens the
    /// library. A note may be old: its computer may have broken down.
    #[must_use]
    pub fn holder(path: &Path, unlock: Unlock<'_>) -> Option<Holder> {
        lock_owner::holder(path, unlock)
    }

    /// Takes away the note of another computer, on the word of somebody who knows that the library is not open there
    /// any more. One that is open on this computer stays: [`VaultError::InUse`].
    pub fn not_open_elsewhere(path: &Path) -> Result<()> {
        Folder::open_damaged(path, true).map(|folder| folder.forget_holder())
    }

    /// Whether there is a library at `path`, its folder or `people.db` in it: whole, damaged, or without its keys.
    #[must_use]
    pub fn is_at(path: &Path) -> bool {
        folder::is_at(path)
    }

    /// Refuses a place for a file that is in a library: it could take the place of one of the library's own.
    pub fn must_be_outside(path: &Path) -> Result<()> {
        if folder::is_within(path) { Err(VaultError::InsideLibrary) } else { Ok(()) }
    }

    /// Whether a library can be made at `folder`: it is empty or not there, or a making was cut short in it.
    pub fn can_be_made_at(folder: &Path) -> Result<()> {
        folder::can_be_made_at(folder)
    }

    /// Whose library it is.
    #[must_use]
    pub fn about(&self) -> About {
        self.0.about
    }

    /// The library's folder, as an absolute path.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0.folder
    }

    /// Everybody, in the order of their names. With a search, those in whose names or entries each of its words is
    /// found, whatever its case and accents. Gives the cards of those in the window, which counts from 0, and how many
    /// there are in all.
    pub fn people(&self, search: &str, window: Range<usize>) -> Result<People> {
        self.call(|store| store.people(search, window))
    }

    /// Those with exactly this preferred name.
    pub fn named(&self, preferred_name: &str) -> Result<Vec<PersonId>> {
        self.call(|store| read::named(&store.connection, preferred_name))
    }

    /// Everything known of a person, with the photo.
    pub fn profile(&self, person: PersonId) -> Result<Profile> {
        self.call(|store| read::profile(&store.connection, person))
    }

    /// The language of a person's profile.
    pub fn language(&self, person: PersonId) -> Result<LanguageTag> {
        self.call(|store| read::language(&store.connection, person))
    }

    /// A person's photo, if there is one.
    pub fn photo(&self, person: PersonId) -> Result<Option<Photo>> {
        self.call(|store| {
            read::must_be_there(&store.connection, person)?;
            read::photo(&store.connection, person)
        })
    }

    /// The one gate: does some work as one change, safe on the disk when this returns, or not at all. It can be
    /// undone as one step of its scope. Work that changes nothing leaves no step, and neither does it that somebody came
    /// of whom more is known than a name: undo never takes words out of the list of people.
    ///
    /// Where the disk is at fault, the library itself goes on as soon as it is not any more: nothing need be opened
    /// anew. A change that was refused while a stick was pulled out may be found done when it is back; all that was
    /// done before is there in any case.
    ///
    /// The work must not call the library, which would wait for itself.
    pub fn change<T>(
        &self,
        scope: Scope,
        label: Label,
        work: impl FnOnce(&mut Change<'_>) -> Result<T>,
    ) -> Result<T> {
        self.write(|store| store.change(scope, label, work))
    }

    /// Takes the last step of a scope back and says what it was; `None` if there is none.
    pub fn undo(&self, scope: Scope) -> Result<Option<Step>> {
        self.write(|store| store.undo(scope))
    }

    /// Does the step that was last taken back again and says what it was; `None` if there is none.
    pub fn redo(&self, scope: Scope) -> Result<Option<Step>> {
        self.write(|store| store.redo(scope))
    }

    /// Whoever was taken out and can be brought back, the last first.
    pub fn bin(&self) -> Result<Vec<Binned>> {
        self.call(|store| bin::everybody(&store.connection))
    }

    /// Brings somebody back out of the bin, with all that was known of them, their own steps and their history.
    pub fn bring_back_from_bin(&self, person: PersonId) -> Result<()> {
        self.change(Scope::People, Label::BringBack, move |change| change.come_back(person))
    }

    /// What undo and redo would do next.
    pub fn steps(&self, scope: Scope) -> Result<Steps> {
        self.call(|store| undo::labels(&store.connection, scope))
    }

    /// What happened to a person's words, the latest first: so many, older than the one of that number.
    pub fn history(&self, person: PersonId, before: Option<i64>, count: usize) -> Result<Vec<Happening>> {
        self.call(|store| history::read(&store.connection, person, before, count))
    }

    /// How a person's page was last chosen to look: the text that [`Change::set_look`] kept.
    pub fn look(&self, person: PersonId) -> Result<Option<String>> {
        self.call(|store| records::look(&store.connection, person))
    }

    /// Takes a person out for good, with all history and every step of them. It cannot be undone.
    ///
    /// Gives the backups that still hold them, as [`Library::backups_with`] does: no other is made meanwhile.
    pub fn erase(&self, person: PersonId) -> Result<Vec<Backup>> {
        self.call(|store| store.may_write())?;
        let _turn = self.turn_at_backups();
        // First, so that nobody is told that it failed when they are gone.
        let with = self.backups_with(person)?;
        self.write(|store| store.erase(person))?;
        Ok(with)
    }

    /// Looks at the whole library and says what is not as this program writes it; an empty list means that all of it
    /// is sound. Reads every page: about a second for each 100 MB.
    pub fn check(&self) -> Result<Vec<Fault>> {
        self.write(Store::check)
    }

    /// Closes the library: waits for all work that was begun before, brings everything into `people.db`, forgets the key and lets go
    /// of the lock. Every later call, on any handle, answers [`VaultError::Closed`]; closing again does nothing.
    ///
    /// What has no room in the file on a full disk stays safe in the log, which is no failure.
    pub fn close(&self) -> Result<()> {
        self.0.writer.close()
    }

    /// Does work that writes, unless another program wrote meanwhile.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&mut Store) -> Result<T>) -> Result<T> {
        self.0.writer.call(|store| store.write(work))
    }

    pub(crate) fn call<T>(&self, work: impl FnOnce(&mut Store) -> Result<T>) -> Result<T> {
        self.0.writer.call(|store| store.read(work))
    }
}

impl fmt::Debug for Library {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Library({:?}, {:?})", self.0.folder, self.0.about)
    }
}
