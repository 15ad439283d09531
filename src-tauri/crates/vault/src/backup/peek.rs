//! Looking into a backup: where it stands, or in a copy that is brought to this version.

use crate::disk::copies::Copies;
use crate::error::Result;
use crate::file::database::{connect, connect_to_look};
use crate::file::schema::{check, migrate};
use crate::keys::data_key::DataKey;
use rusqlite::Connection;
use std::path::Path;
use uuid::Uuid;

/// A copy of a backup that can be looked into: encrypted as the backup is, and gone when this is dropped.
pub(crate) struct Peek {
    pub(crate) connection: Connection,
    pub(crate) key: DataKey,
    pub(crate) folder: Copies,
}

/// Opens a file of this library that a key fits, and brings it to this version.
pub(crate) fn look_into(file: &Path, id: Uuid, key: &DataKey) -> Result<Connection> {
    let mut connection = connect(file, key)?;
    check(&connection, id)?;
    migrate(&mut connection)?;
    Ok(connection)
}

/// Opens a backup that a key fits, and says of which version it is. Nothing can be written to it.
pub(crate) fn look_where_it_stands(file: &Path, id: Uuid, key: &DataKey) -> Result<(Connection, u32)> {
    let connection = connect_to_look(file, key)?;
    let found = check(&connection, id)?;
    Ok((connection, found))
}
