//! Regular files, and disks that cannot be read in one place.
//!
//! Whatever stands where a file should be was put there by anybody: on a pipe a program would wait for ever, and a
//! folder cannot be read. And one bad sector must not cost more than what stood on it. So what cannot be read counts as
//! lost, here, and everything else goes on.

use crate::disk::owner_only::private;
use crate::disk::regular;
use crate::error::{Result, VaultError};
use jiff::{Timestamp, tz::TimeZone};
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// More than any small file of a library has, in bytes.
const MOST: u64 = 1 << 20;
/// What is read at once, and what is given up at once where that fails, in bytes: a page of `people.db`, and no less
/// than a sector.
const CHUNK: usize = 1 << 20;
const SECTOR: usize = 4096;
/// What stands in the name of something that was in the way, before the time.
const DAMAGED: &str = ".damaged-";

/// Opens a file to be read. What is no regular file cannot be read.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    if fs::metadata(path)?.is_file() { File::open(path) } else { Err(io::ErrorKind::InvalidData.into()) }
}

/// Reads a small file.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.take(MOST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What was read, or nothing where it is gone or cannot be read. What is not allowed is no loss.
pub(crate) fn if_readable<T>(read: io::Result<T>) -> io::Result<Option<T>> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(error) if error.kind() == io::ErrorKind::NotFound || is_unreadable(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether it is the disk that cannot be read there, or what stands there is no file.
pub(crate) fn is_unreadable(error: &io::Error) -> bool {
    let kinds = [io::ErrorKind::InvalidData, io::ErrorKind::IsADirectory, io::ErrorKind::UnexpectedEof];
    kinds.contains(&error.kind()) || error.raw_os_error().is_some_and(|code| BAD_DISK.contains(&code))
}

/// EIO, EBADMSG and EUCLEAN: the device or the file system says that what it has there is bad.
#[cfg(unix)]
const BAD_DISK: [i32; 3] = [5, 74, 117];
/// `ERROR_CRC`, `ERROR_SECTOR_NOT_FOUND`, `ERROR_READ_FAULT`, `ERROR_IO_DEVICE`, `ERROR_FILE_CORRUPT` and
/// `ERROR_DISK_CORRUPT`.
#[cfg(not(unix))]
const BAD_DISK: [i32; 6] = [23, 27, 30, 1117, 1392, 1393];

/// Copies the bytes of an open file into a new one, and waits until they are on the disk. [`VaultError::Damaged`] where
/// they cannot be read.
pub(crate) fn copy_whole(from: &File, to: &Path) -> Result<()> {
    let copy = new(to)?;
    if copy_readable(from, &copy, &[])? { Ok(copy.sync_all()?) } else { Err(VaultError::Damaged) }
}

/// Copies what can be read of a file, with zeros for the rest, and waits until it is on the disk.
pub(crate) fn copy_what_can_be_read(from: &Path, to: &Path) -> Result<()> {
    let copy = new(to)?;
    copy_readable(&open(from)?, &copy, &[])?;
    Ok(copy.sync_all()?)
}

/// Opens a file to be written from the start, whose owner alone may read it.
pub(crate) fn new(to: &Path) -> io::Result<File> {
    private().create(true).truncate(true).open(to)
}

/// Copies what can be read of a file. Says whether that is all of it: elsewhere, and in the sectors that begin at
/// `left_out`, there are zeros.
pub(crate) fn copy_readable(from: &File, mut to: &File, left_out: &[u64]) -> io::Result<bool> {
    let length = from.metadata()?.len();
    let (mut at, mut is_whole, mut buffer) = (0, true, vec![0; CHUNK]);
    // A bad disk takes seconds for each try, so what could not be read at once is tried sector by sector.
    let mut careful_until = 0;
    while at < length {
        let next = left_out.iter().copied().find(|left| *left >= at).unwrap_or(u64::MAX);
        if next == at {
            at += SECTOR as u64;
            continue;
        }
        let most = if at < careful_until { SECTOR } else { CHUNK };
        let wanted = usize::try_from((length - at).min(next - at)).unwrap_or(CHUNK).min(most);
        let here = buffer.get_mut(..wanted).unwrap_or_default();
        match read_at(from, at, here) {
            // It became shorter meanwhile.
            Ok(0) => return Ok(is_whole),
            Ok(count) => {
                to.seek(SeekFrom::Start(at))?;
                to.write_all(here.get(..count).unwrap_or_default())?;
                at += count as u64;
            }
            Err(error) if is_unreadable(&error) && wanted > SECTOR => careful_until = at + wanted as u64,
            Err(error) if is_unreadable(&error) => {
                is_whole = false;
                at += wanted as u64;
            }
            Err(error) => return Err(error),
        }
    }
    // What was left out at its end is there as zeros.
    to.set_len(length)?;
    Ok(is_whole)
}

/// Reads as much as is there, or as there is room for.
fn read_at(mut from: &File, at: u64, into: &mut [u8]) -> io::Result<usize> {
    from.seek(SeekFrom::Start(at))?;
    let mut count = 0;
    while let Some(rest) = into.get_mut(count..).filter(|rest| !rest.is_empty()) {
        match from.read(rest) {
            Ok(0) => break,
            Ok(more) => count += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(count)
}

/// Makes way for a file where something else has its name: a folder, a pipe. It is kept under another name.
pub(crate) fn clear_way(path: &Path) -> io::Result<()> {
    // What a link points to is not in the way.
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        fs::rename(path, aside(path))
    } else {
        Ok(())
    }
}

/// Gives whatever has a name another one.
pub(crate) fn move_away(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok() { fs::rename(path, aside(path)) } else { Ok(()) }
}

/// Keeps what a file says under another name, where nothing else keeps it: what takes its place may be worse.
pub(crate) fn keep_aside(path: &Path) -> Result<()> {
    match if_readable(read(path))? {
        Some(bytes) if bytes.is_empty() || is_kept_aside(path, &bytes) => Ok(()),
        Some(bytes) => crate::disk::owner_only::write_private(&aside(path), &bytes),
        None => Ok(clear_way(path)?),
    }
}

fn is_kept_aside(path: &Path, bytes: &[u8]) -> bool {
    let begins = format!("{}{DAMAGED}", name(path));
    let beside = path.parent().and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten();
    let mut kept =
        beside.filter_map(|file| Some(file.ok()?.path())).filter(|file| name(file).starts_with(&begins));
    kept.any(|kept| read(&kept).is_ok_and(|kept| kept == bytes))
}

/// A name beside a file's own that nothing has, with the time in it.
fn aside(path: &Path) -> PathBuf {
    let begins = format!("{}{DAMAGED}{}", name(path), time());
    let mut names = (1..).map(|number| match number {
        1 => path.with_file_name(&begins),
        _ => path.with_file_name(format!("{begins}-{number}")),
    });
    names.find(|name| fs::symlink_metadata(name).is_err()).unwrap_or_else(|| path.with_file_name(&begins))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// This moment, as it stands in the names of files that are kept.
pub(crate) fn time() -> String {
    Timestamp::now().to_zoned(TimeZone::system()).strftime("%Y-%m-%dT%H-%M-%S").to_string()
}

/// What is there, or nothing.
pub(crate) fn if_there<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Removes a file. What is none, and stands in its place, is kept under another name.
pub(crate) fn remove_if_there(file: &Path) -> Result<()> {
    regular::clear_way(file)?;
    if_there(fs::remove_file(file))?;
    Ok(())
}

/// Makes renames in a folder last through a power cut. Windows does so by itself.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
