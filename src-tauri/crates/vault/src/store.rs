//! `people.db`: opening it with its key, and closing it.

use crate::About;
use crate::error::{Result, VaultError};
use crate::folder::Folder;
use crate::keys::{DataKey, Keys};
use crate::schema::{check, migrate};
use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, params};
use std::fmt::Write;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;
use zeroize::Zeroizing;

/// Bytes in a page: SQLCipher's own default, and the length of every file is a multiple of it.
const PAGE: u64 = 4096;

/// What tells the time. Tests bring their own.
pub(crate) type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The open file, owned by the one thread that writes.
pub(crate) struct Store {
    pub(crate) connection: Connection,
    pub(crate) clock: Clock,
    key: DataKey,
    id: Uuid,
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
        let connection = open_file(&folder, id, &key)?;
        Ok(Self { connection, clock, key, id, folder })
    }

    /// Opens `people.db` with the first of the freed keys that fits, and brings the key file up to it. A file that is
    /// damaged or too new is left as it is.
    pub(crate) fn open(folder: Folder, mut keys: Keys, freed: Vec<DataKey>, clock: Clock) -> Result<Self> {
        let mut problem = VaultError::Damaged;
        for (number, key) in freed.into_iter().enumerate() {
            match open_file(&folder, keys.library, &key) {
                Ok(connection) => {
                    let next = std::mem::take(&mut keys.next);
                    if number > 0 {
                        keys.slots = next;
                    }
                    keys.salt = Some(salt(&folder.people())?);
                    // Either copy of the key file heals the other.
                    folder.write_keys(&keys.to_json()?)?;
                    folder.rekeyed()?;
                    return Ok(Self { connection, clock, key, id: keys.library, folder });
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

    /// The key that opens the file.
    pub(crate) fn key(&self) -> &DataKey {
        &self.key
    }

    /// This moment, in milliseconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        (self.clock)().as_millisecond()
    }

    /// Writes the log into the file, so that the file alone is the whole library.
    pub(crate) fn empty_log(&self) -> Result<()> {
        Ok(self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
    }

    /// Writes the log into the file, closes it and lets go of the lock.
    pub(crate) fn close(self) -> Result<()> {
        let written = self.empty_log();
        let closed = self.connection.close().map_err(|(_, error)| VaultError::from(error));
        written.and(closed)
    }

    /// Writes the whole file anew under another key and puts it in the place of the old one. `keys` holds the slots
    /// of both.
    ///
    /// Whatever cuts this short, the file and the key file fit each other: the key file names both keys until the
    /// file of the new one has taken its place.
    pub(crate) fn swap_key(&mut self, mut keys: Keys, key: DataKey) -> Result<()> {
        self.empty_log()?;
        let new = self.folder.rekeyed()?;
        let now = self.now();
        let written =
            self.folder.copy_people(&new).and_then(|()| rewrite(&new, self.id, &self.key, &key, now));
        if let Err(error) = written {
            let _ = self.folder.rekeyed();
            return Err(error);
        }
        self.folder.write_keys(&keys.to_json()?)?;
        self.let_go()?;
        let taken = self.folder.take_rekeyed();
        if taken.is_ok() {
            self.key = key;
            keys.slots = std::mem::take(&mut keys.next);
        } else {
            keys.next.clear();
        }
        self.connection = open_file(&self.folder, self.id, &self.key)?;
        keys.salt = Some(salt(&self.folder.people())?);
        self.folder.write_keys(&keys.to_json()?)?;
        taken
    }

    /// Closes the file while the library stays locked. Until another is opened in its place nothing can be read.
    fn let_go(&mut self) -> Result<()> {
        let nothing = Connection::open_in_memory()?;
        let old = std::mem::replace(&mut self.connection, nothing);
        old.close().map_err(|(old, error)| {
            self.connection = old;
            error.into()
        })
    }
}

/// Opens `people.db` and brings it to this program's version.
fn open_file(folder: &Folder, id: Uuid, key: &DataKey) -> Result<Connection> {
    let people = folder.people();
    let log_before = fs::metadata(folder.log()).map(|log| log.len()).ok();
    check_file(&people, log_before.unwrap_or_default())?;
    let mut connection = connect(&people, key)?;
    // Until the file is known to be sound, closing must not write the log into it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    if let Err(error) = check(&connection, id).and_then(|_| migrate(&mut connection)) {
        drop(connection);
        if log_before.is_none() && fs::metadata(folder.log()).is_ok_and(|log| log.len() == 0) {
            let _ = fs::remove_file(folder.log());
        }
        return Err(error);
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(connection)
}

/// Writes a copy of the file anew under another key, checks it, and keeps the old key in it.
fn rewrite(copy: &Path, id: Uuid, old: &DataKey, new: &DataKey, now: i64) -> Result<()> {
    let connection = connect(copy, old)?;
    let sql = key_sql("rekey", new);
    connection.execute_batch(&sql)?;
    connection.execute("INSERT INTO former_key (key, until) VALUES (?1, ?2)", params![old.as_ref(), now])?;
    connection.close().map_err(|(_, error)| VaultError::from(error))?;
    let connection = connect(copy, new)?;
    check(&connection, id)?;
    sound(&connection)?;
    connection.close().map_err(|(_, error)| error.into())
}

/// Whether every page of the file is as it was written, and what stands in them fits together.
pub(crate) fn sound(connection: &Connection) -> Result<()> {
    let none = |sql: &str| -> Result<bool> { Ok(!connection.prepare(sql)?.exists([])?) };
    let pages = none("PRAGMA cipher_integrity_check")?;
    let tree: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    let references = none("PRAGMA foreign_key_check")?;
    if pages && tree == "ok" && references { Ok(()) } else { Err(VaultError::Damaged) }
}

/// Opens the file with its key and sets it up for safe writing. Touches none of its content.
fn connect(people: &Path, key: &DataKey) -> Result<Connection> {
    // No URI: a path is a path, whatever characters it holds.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(people, flags)?;
    // It would report every damaged page on standard error, beside our own one plain sentence.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    connection.execute_batch(&key_sql("key", key))?;
    // One process, one connection: the exclusive mode needs no shared-memory file beside the log.
    connection.execute_batch(
        "PRAGMA cipher_page_size = 4096;
         PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA temp_store = MEMORY;
         PRAGMA secure_delete = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA synchronous = FULL;
         PRAGMA trusted_schema = OFF;",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// `PRAGMA key` or `PRAGMA rekey` with a key that is taken as it is.
fn key_sql(pragma: &str, key: &DataKey) -> Zeroizing<String> {
    // Room for all of it, so that no half stays behind in freed memory.
    let mut sql = Zeroizing::new(String::with_capacity(128));
    // Writing into a string cannot fail.
    let _ = write!(sql, "PRAGMA {pragma} = \"x'");
    for byte in key.iter() {
        let _ = write!(sql, "{byte:02x}");
    }
    sql.push_str("'\"");
    sql
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
    keys.salt = Some(salt(&folder.making())?);
    folder.write_keys(&keys.to_json()?)
}

/// The first bytes of an encrypted file.
fn salt(file: &Path) -> Result<[u8; 16]> {
    let mut salt = [0; 16];
    fs::File::open(file)?.read_exact(&mut salt)?;
    Ok(salt)
}

/// A file that was cut off has not the length it had. With a log beside it the log may still complete it, and
/// `SQLite` itself compares the two.
fn check_file(people: &Path, log: u64) -> Result<()> {
    // Opened for writing as well: SQLite would quietly fall back to reading only.
    let length = fs::OpenOptions::new().read(true).write(true).open(people)?.metadata()?.len();
    if length < PAGE || (log == 0 && length % PAGE != 0) { Err(VaultError::Damaged) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::random;
    use crate::schema::VERSION;
    use crate::step::{Label, Scope};
    use profile::{Entry, LanguageTag, Person, PersonId, Profile, Section};
    use std::path::PathBuf;

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
