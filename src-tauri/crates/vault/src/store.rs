//! The open library on its own thread: what it holds, and how it is made, opened and closed.

use crate::About;
use crate::error::{Result, VaultError};
use crate::file::{self, Open, connect, empty_log, salt};
use crate::folder::Folder;
use crate::keys::{DataKey, Keys};
use crate::outside::Outside;
use crate::schema::migrate;
use crate::trouble::{Footing, explained};
use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, params};
use std::fs::File;
use std::sync::Arc;
use uuid::Uuid;

/// What tells the time. Tests bring their own.
pub(crate) type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The open file, owned by the one thread that writes.
pub(crate) struct Store {
    pub(crate) connection: Connection,
    pub(crate) clock: Clock,
    bytes: Arc<File>,
    key: DataKey,
    id: Uuid,
    /// The files as this program left them.
    outside: Outside,
    /// Somebody is copying the file, which must not change meanwhile.
    copying: bool,
    /// Whether what is open here can be relied on.
    pub(crate) footing: Footing,
    /// Dropped last: the lock is let go when the file is closed.
    folder: Folder,
}

impl Store {
    /// Makes `people.db` and the key files of a new library and opens it.
    pub(crate) fn make(folder: Folder, keys: Keys, key: DataKey, about: About, clock: Clock) -> Result<Self> {
        let id = keys.library;
        match make_files(&folder, keys, &key, about, &clock).and_then(|()| folder.finish_making()) {
            Ok(()) => Self::open_keyed(folder, id, key, clock),
            Err(error) => {
                folder.abandon_making();
                Err(error)
            }
        }
    }

    /// Opens `people.db` with its key.
    pub(crate) fn open_keyed(folder: Folder, id: Uuid, key: DataKey, clock: Clock) -> Result<Self> {
        let open = file::open(&folder, id, &key, clock().as_millisecond())?;
        Ok(Self::of(open, folder, id, key, clock))
    }

    fn of(open: Open, folder: Folder, id: Uuid, key: DataKey, clock: Clock) -> Self {
        let Open { connection, bytes } = open;
        let outside = Outside::of(&folder);
        Self { connection, clock, bytes, key, id, outside, copying: false, footing: Footing::Sure, folder }
    }

    /// Opens `people.db` with the first of the freed keys that fits, and brings the key file up to it. A file that is
    /// damaged or too new is left as it is.
    pub(crate) fn open(folder: Folder, mut keys: Keys, freed: Vec<DataKey>, clock: Clock) -> Result<Self> {
        let mut problem = VaultError::Damaged;
        let now = clock().as_millisecond();
        for (number, key) in freed.into_iter().enumerate() {
            match file::open(&folder, keys.library, &key, now) {
                Ok(open) => {
                    let next = std::mem::take(&mut keys.next);
                    if number > 0 {
                        keys.slots = next;
                    }
                    keys.salt = Some(salt(&open.bytes)?);
                    // Either copy of the key file heals the other.
                    folder.write_keys(&keys.to_json()?)?;
                    folder.rekeyed()?;
                    return Ok(Self::of(open, folder, keys.library, key, clock));
                }
                Err(error) if number == 0 => problem = error,
                Err(_) => {}
            }
        }
        Err(problem)
    }

    /// Whose library it is.
    pub(crate) fn about(&self) -> Result<About> {
        let about: String = self.connection.query_row("SELECT about FROM library", [], |row| row.get(0))?;
        match about.as_str() {
            "me" => Ok(About::Me),
            "others" => Ok(About::Others),
            _ => Err(VaultError::Damaged),
        }
    }

    /// The library's folder.
    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The library's identity.
    pub(crate) fn id(&self) -> Uuid {
        self.id
    }

    /// The key that opens the file.
    pub(crate) fn key(&self) -> &DataKey {
        &self.key
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> &File {
        &self.bytes
    }

    pub(crate) fn set_key(&mut self, key: DataKey) {
        self.key = key;
    }

    /// Takes another file to work on.
    pub(crate) fn hold(&mut self, open: Open) {
        self.connection = open.connection;
        self.bytes = open.bytes;
        self.outside = Outside::of(&self.folder);
    }

    /// Takes a folder that was locked anew, and the file in it, to work on.
    pub(crate) fn move_to(&mut self, folder: Folder, open: Open) {
        self.folder = folder;
        self.copying = false;
        self.hold(open);
    }

    /// Whether another program put other files in the place of these, as far as can be seen.
    pub(crate) fn is_changed_outside(&self) -> bool {
        self.outside.is_apart() || self.outside.changed(&self.folder)
    }

    /// This moment, in milliseconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        (self.clock)().as_millisecond()
    }

    /// Writes the log into the file, so that the file alone is the whole library.
    pub(crate) fn empty_log(&self) -> Result<()> {
        if self.copying { Err(VaultError::Copying) } else { empty_log(&self.connection) }
    }

    /// Empties the log; while the file is copied, as soon as that is done.
    pub(crate) fn tidy_log(&self) -> Result<()> {
        if self.copying { Ok(()) } else { empty_log(&self.connection) }
    }

    /// Does work that writes, unless somebody else wrote meanwhile: a program that brings folders of two computers
    /// together knows nothing of what is open here.
    ///
    /// Then what is known here, with what this work was to write, is kept apart, and nothing is written over.
    pub(crate) fn write<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.outside.is_apart() {
            return Err(VaultError::ChangedOutside);
        }
        // What is open may go on taking words that nobody would ever find.
        self.folder.must_be_in_sight()?;
        if self.outside.changed(&self.folder) {
            self.part(Some(|store: &mut Self| work(store).map(|_| ())))?;
            return Err(VaultError::ChangedOutside);
        }
        let done = work(self);
        self.outside.look(&self.folder);
        done
    }

    /// Keeps what is known here apart from what another program put in its place.
    fn part(&mut self, last: Option<impl FnOnce(&mut Self) -> Result<()>>) -> Result<()> {
        // From here on the log is never written into a file that is not ours.
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        self.connection.query_row("PRAGMA wal_autocheckpoint = 0", [], |_| Ok(()))?;
        // Work that fails is refused like any other; what was there before it is kept all the same.
        let _ = last.map(|last| last(self));
        self.outside.part();
        crate::backup::keep_apart(self)
    }

    /// Gives the bytes of the file to somebody who copies them: until [`Self::copied`] they stay as they are.
    pub(crate) fn lend_bytes(&mut self) -> Result<Arc<File>> {
        self.empty_log()?;
        self.connection.query_row("PRAGMA wal_autocheckpoint = 0", [], |_| Ok(()))?;
        self.copying = true;
        self.outside.look(&self.folder);
        Ok(self.bytes.clone())
    }

    /// The bytes have been copied.
    pub(crate) fn copied(&mut self) -> Result<()> {
        self.copying = false;
        self.connection.query_row("PRAGMA wal_autocheckpoint = 1000", [], |_| Ok(()))?;
        self.tidy_log()?;
        self.outside.look(&self.folder);
        Ok(())
    }

    /// Writes the log into the file, closes it and lets go of the lock.
    pub(crate) fn close(mut self) -> Result<()> {
        if self.footing == Footing::Lost {
            // Nothing is open, and all that was ever acknowledged is in the files, wherever they are.
            return self.folder.must_be_in_sight();
        }
        if !self.outside.is_apart() && self.outside.changed(&self.folder) {
            self.part(None::<fn(&mut Self) -> Result<()>>)?;
        }
        let written = if self.outside.is_apart() {
            Err(VaultError::ChangedOutside)
        } else if self.copying {
            // The copy under way is of this file as it is: the log waits for the next opening.
            Ok(self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map(|_| ())?)
        } else {
            self.empty_log()
        };
        let closed = self.connection.close().map_err(|(_, error)| VaultError::from(error));
        if self.outside.is_apart() {
            self.outside.take_own_log_away(&self.folder)?;
        }
        self.folder.forget_holder();
        written.and(closed).map_err(|error| explained(&self.folder, error))
    }
}

/// The files of a new library, whole and closed.
fn make_files(folder: &Folder, mut keys: Keys, key: &DataKey, about: About, clock: &Clock) -> Result<()> {
    let mut connection = connect(&folder.making(), key)?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    migrate(&mut connection)?;
    connection.execute(
        "INSERT INTO library (one, id, about, made_at) VALUES (1, ?1, ?2, ?3)",
        params![keys.library.as_bytes(), about.key(), clock().as_millisecond()],
    )?;
    connection.close().map_err(|(_, error)| VaultError::from(error))?;
    keys.salt = Some(salt(&File::open(folder.making())?)?);
    folder.write_keys(&keys.to_json()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::random;
    use crate::schema::VERSION;
    use crate::step::{Label, Scope};
    use profile::{Entry, LanguageTag, Person, PersonId, Profile, Section};
    use std::fs;
    use std::path::PathBuf;
    use zeroize::Zeroizing;

    /// A library of some pages, closed, with the key that opens it.
    struct Made {
        _around: tempfile::TempDir,
        folder: PathBuf,
        id: Uuid,
        key: DataKey,
        person: PersonId,
    }

    impl Made {
        fn new() -> Self {
            let around = tempfile::tempdir().unwrap();
            let folder = around.path().join("library");
            let (id, key) = (Uuid::now_v7(), Zeroizing::new(random().unwrap()));
            let making = Folder::make(&folder).unwrap();
            let mut store = Store::make(making, Keys::of(id), key.clone(), About::Others, clock()).unwrap();
            let mut profile = Profile::of(Person::named("Zebedee"), LanguageTag::default());
            profile.sections[Section::Support] = (0..50).map(|n| Entry::own(format!("{n:200}"))).collect();
            let person = profile.person.id;
            store.change(Scope::People, Label::AddPerson, |change| change.add_profile(profile)).unwrap();
            store.close().unwrap();
            Self { _around: around, folder, id, key, person }
        }

        fn open(&self) -> Result<Store> {
            Store::open_keyed(Folder::open(&self.folder)?, self.id, self.key.clone(), clock())
        }

        fn files(&self) -> Vec<(std::ffi::OsString, Vec<u8>)> {
            let mut files: Vec<_> = fs::read_dir(&self.folder)
                .unwrap()
                .map(|file| file.unwrap())
                .map(|file| (file.file_name(), fs::read(file.path()).unwrap()))
                .collect();
            files.sort();
            files
        }
    }

    fn clock() -> Clock {
        Arc::new(Timestamp::now)
    }

    #[test]
    fn a_file_cut_off_anywhere_is_damaged_and_is_left_as_it_is() {
        let made = Made::new();
        let people = made.folder.join("people.db");
        let whole = fs::read(&people).unwrap();
        let pages = (1..whole.len() / 4096).map(|page| page * 4096);
        let odd = [0, 1, 15, 16, 100, 4095, 4097, whole.len() - 17, whole.len() - 1];
        for length in pages.chain(odd) {
            fs::write(&people, &whole[..length]).unwrap();
            let before = made.files();
            assert_eq!(made.open().err(), Some(VaultError::Damaged), "{length} of {}", whole.len());
            assert!(made.files() == before, "{length}");
        }
        fs::write(&people, &whole).unwrap();
        assert!(made.open().is_ok());
    }

    #[test]
    fn no_harm_to_any_page_goes_unseen() {
        let made = Made::new();
        let people = made.folder.join("people.db");
        let whole = fs::read(&people).unwrap();
        for page in 0..whole.len() / 4096 {
            let mut harmed = whole.clone();
            harmed[page * 4096 + 2000] ^= 1;
            fs::write(&people, harmed).unwrap();
            let checked = made.open().and_then(|store| {
                let sound: String =
                    store.connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
                if sound == "ok" { Ok(()) } else { Err(VaultError::Damaged) }
            });
            assert_eq!(checked, Err(VaultError::Damaged), "page {page}");
        }
    }

    #[test]
    fn a_key_of_another_library_finds_damage() {
        let mut made = Made::new();
        let id = std::mem::replace(&mut made.id, Uuid::now_v7());
        assert_eq!(made.open().err(), Some(VaultError::Damaged));
        made.id = id;
        made.key = Zeroizing::new(random().unwrap());
        assert_eq!(made.open().err(), Some(VaultError::Damaged));
    }

    #[test]
    fn a_library_of_a_newer_version_is_left_as_it_is() {
        let made = Made::new();
        let store = made.open().unwrap();
        store.connection.pragma_update(None, "user_version", VERSION + 1).unwrap();
        store.connection.execute_batch("DROP TABLE library").unwrap();
        store.close().unwrap();
        let before = made.files();
        let newer = VaultError::TooNew { found: VERSION + 1, reads: VERSION };
        assert_eq!(made.open().err(), Some(newer));
        assert!(made.files() == before);
    }

    #[test]
    fn a_full_disk_is_named_and_takes_nothing_with_it() {
        let made = Made::new();
        let mut store = made.open().unwrap();
        let before = crate::read::profile(&store.connection, made.person).unwrap();
        let pages: i64 = store.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        // The same answer that SQLite gives when the disk has no room for one more page.
        store.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
        let id = made.person;
        let many = |store: &mut Store| {
            store.change(Scope::Person(id), Label::AddEntry, |change| {
                (0..100)
                    .try_for_each(|_| change.add_entry(id, Section::Future, 0, Entry::own("x".repeat(900))))
            })
        };
        assert_eq!(many(&mut store), Err(VaultError::DiskFull));
        assert_eq!(crate::read::profile(&store.connection, id).unwrap(), before);
        // With room again, work goes on.
        store.connection.query_row("PRAGMA max_page_count = 100000", [], |_| Ok(())).unwrap();
        many(&mut store).unwrap();
        store.close().unwrap();
    }

    #[test]
    fn the_file_is_set_up_to_lose_nothing() {
        let store = Made::new();
        let store = store.open().unwrap();
        let asked = |pragma: &str| -> String {
            let sql = format!("PRAGMA {pragma}");
            let value: rusqlite::types::Value =
                store.connection.query_row(&sql, [], |row| row.get(0)).unwrap();
            format!("{value:?}")
        };
        assert_eq!(asked("journal_mode"), "Text(\"wal\")");
        assert_eq!(asked("synchronous"), "Integer(2)");
        assert_eq!(asked("foreign_keys"), "Integer(1)");
        assert_eq!(asked("secure_delete"), "Integer(1)");
        assert_eq!(asked("temp_store"), "Integer(2)");
        assert_eq!(asked("locking_mode"), "Text(\"exclusive\")");
        assert!(asked("cipher_version").contains("4."), "{}", asked("cipher_version"));
        let broken: i64 = store
            .connection
            .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(broken, 0);
    }
}
