//! Keeping what is open here apart, as a backup, where another program has put another file in its place.

use crate::backup::name::Name;
use crate::backup::placing::place;
use crate::backup::{Backup, Why};
use crate::disk::folder::BACKUPS;
use crate::disk::regular;
use crate::error::{Result, VaultError};
use crate::file::copy::{check_whole, copy_pages};
use crate::file::counter::Counters;
use crate::file::database::connect;
use crate::keys::key_files::salt;
use crate::library::store::Store;
use crate::records::moment;
use crate::rescue::{Broken, rescue};
use std::fs::{self, File};
use std::path::Path;

/// Keeps what is open here as a backup, page by page through the connection: the file itself is another's by now.
///
/// Where the other program wrote into the file itself, what is read of it is of both. Then the backup is what stands in
/// it and in the log here, row by row. Says whether that was not needed.
pub(crate) fn keep_apart(store: &Store) -> Result<(Backup, bool)> {
    let keys = store.keys().to_json()?;
    // Where not even that can be read any more, it is older than those of which it can.
    let number = Counters::of(&store.connection).ok().map(|counters| counters.changes);
    let name = Name { at: moment(store.now())?, number, why: Why::Apart };
    let write = |file: &Path| {
        let mut copy = connect(file, store.key())?;
        copy_pages(&store.connection, &mut copy, &|_| {})?;
        copy.close().map_err(|(_, error)| VaultError::from(error))?;
        Ok(File::open(file)?.sync_all()?)
    };
    let backups = store.folder().path().join(BACKUPS);
    let check = |file: &Path| check_whole(file, store.id(), store.key());
    match place(&backups, name, &keys, write, check) {
        Err(VaultError::Damaged) => {
            let write = |file: &Path| gather_rows(store, file);
            Ok((place(&backups, name, &keys, write, check)?, false))
        }
        placed => Ok((placed?, true)),
    }
}

/// Writes what can be read of the file that is open, and of its log, into a new file.
fn gather_rows(store: &Store, into: &Path) -> Result<()> {
    fs::remove_file(into)?;
    // Not what has its name: that may be another file altogether.
    let seen = into.with_extension("seen");
    regular::copy_whole(store.bytes(), &seen)?;
    let (log, id, salt) = (store.own_log(), store.id(), salt(store.bytes())?);
    let broken = Broken { people: &seen, log: log.as_deref(), id, key: store.key(), salt: Some(salt) };
    let gathered = rescue(&broken, into).map(|_| ());
    fs::remove_file(&seen)?;
    gathered
}
