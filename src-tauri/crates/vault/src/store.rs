//! `people.db`: opening it with its key, and closing it.

use crate::About;
use crate::error::{Result, VaultError};
use crate::folder::Folder;
use crate::keys::DataKey;
use crate::schema::{check, migrate};
use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, params};
use std::fmt::Write;
use std::fs;
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
    /// Dropped last: the lock is let go when the file is closed.
    folder: Folder,
}

impl Store {
    /// Makes `people.db` in a new library and opens it.
    pub(crate) fn make(folder: Folder, id: Uuid, key: &DataKey, about: About, clock: Clock) -> Result<Self> {
        match make_file(&folder, id, key, about, &clock).and_then(|()| folder.finish_making()) {
            Ok(()) => Self::open(folder, id, key, clock),
            Err(error) => {
                folder.abandon_making();
                Err(error)
            }
        }
    }

    /// Opens `people.db`. A file that is damaged or too new is left as it is.
    pub(crate) fn open(folder: Folder, id: Uuid, key: &DataKey, clock: Clock) -> Result<Self> {
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
        Ok(Self { connection, clock, folder })
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

    /// Writes the log into the file, closes it and lets go of the lock.
    pub(crate) fn close(self) -> Result<()> {
        let written = self
            .connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            .map_err(VaultError::from);
        let closed = self.connection.close().map_err(|(_, error)| VaultError::from(error));
        written.and(closed)
    }
}

/// Opens the file with its key and sets it up for safe writing. Touches none of its content.
fn connect(people: &Path, key: &DataKey) -> Result<Connection> {
    // No URI: a path is a path, whatever characters it holds.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(people, flags)?;
    // It would report every damaged page on standard error, beside our own one plain sentence.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    let mut sql = Zeroizing::new(String::with_capacity(128));
    sql.push_str("PRAGMA key = \"x'");
    for byte in key.iter() {
        // Writing into a string cannot fail.
        let _ = write!(sql, "{byte:02x}");
    }
    sql.push_str("'\"");
    connection.execute_batch(&sql)?;
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

/// The file of a new library, whole and closed.
fn make_file(folder: &Folder, id: Uuid, key: &DataKey, about: About, clock: &Clock) -> Result<()> {
    let mut connection = connect(&folder.making(), key)?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    migrate(&mut connection)?;
    connection.execute(
        "INSERT INTO library (one, id, about, made_at) VALUES (1, ?1, ?2, ?3)",
        params![id.as_bytes(), about.key(), clock().as_millisecond()],
    )?;
    connection.close().map_err(|(_, error)| error.into())
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
            making.write_keys(b"{}").unwrap();
            let mut store = Store::make(making, id, &key, About::Others, clock()).unwrap();
            let mut profile = Profile::of(Person::named("Zebedee"), LanguageTag::default());
            profile.sections[Section::Support] = (0..50).map(|n| Entry::own(format!("{n:200}"))).collect();
            let person = profile.person.id;
            store.change(Scope::People, Label::AddPerson, |change| change.add_profile(profile)).unwrap();
            store.close().unwrap();
            Self { _around: around, folder, id, key, person }
        }

        fn open(&self) -> Result<Store> {
            Store::open(Folder::open(&self.folder)?, self.id, &self.key, clock())
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
