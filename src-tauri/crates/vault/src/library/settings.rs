//! What was chosen for the library as a whole: a name and a value each, kept in the library and so known to its people
//! alone.

use crate::error::Result;
use crate::file::counter::count;
use crate::file::database::execute;
use crate::library::Library;
use crate::library::store::Store;
use rusqlite::OptionalExtension;

impl Library {
    /// What a setting says; `None` where nobody chose.
    pub fn setting(&self, name: &str) -> Result<Option<String>> {
        self.call(|store| store.setting(name))
    }

    /// Chooses a setting, or forgets the choice with `None`. It is no step: undo leaves it as it is.
    pub fn set_setting(&self, name: &str, value: Option<&str>) -> Result<()> {
        self.write(|store| {
            let transaction = store.connection.unchecked_transaction()?;
            match value {
                Some(value) => execute(
                    &transaction,
                    "INSERT INTO setting (name, value) VALUES (?1, ?2)
                     ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    (name, value),
                )?,
                None => execute(&transaction, "DELETE FROM setting WHERE name = ?1", [name])?,
            }
            // Forgetting what nobody chose writes nothing.
            if transaction.changes() > 0 {
                count(&transaction, 0)?;
            }
            Ok(transaction.commit()?)
        })
    }
}

impl Store {
    /// What a setting says.
    pub(crate) fn setting(&self, name: &str) -> Result<Option<String>> {
        let mut asked = self.connection.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
        Ok(asked.query_row([name], |row| row.get(0)).optional()?)
    }
}

#[cfg(test)]
mod tests {
    use crate::{About, Cost, Library, Passphrase};

    #[test]
    fn a_setting_holds_until_it_is_chosen_anew_and_after_the_library_was_closed() {
        let around = tempfile::tempdir().unwrap();
        let (folder, passphrase) = (around.path().join("library"), Passphrase::new("plover cabin eleven"));
        let library = Library::create(&folder, &passphrase, About::Me, Cost::lightest()).unwrap();
        assert_eq!(library.setting("lock-after").unwrap(), None);
        library.set_setting("lock-after", Some("15")).unwrap();
        library.set_setting("lock-after", Some("30")).unwrap();
        library.close().unwrap();

        let library = Library::open(&folder, &passphrase).unwrap();
        assert_eq!(library.setting("lock-after").unwrap().as_deref(), Some("30"));
        library.set_setting("lock-after", None).unwrap();
        assert_eq!(library.setting("lock-after").unwrap(), None);
        library.close().unwrap();
    }
}
