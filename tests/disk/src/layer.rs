//! The layer as `SQLite` sees it: a file system (VFS) that hands everything on to the system's own.
//!
//! This speaks a C interface and cannot do without unsafe code. What all of it rests on, as `SQLite` documents it
//! (<https://sqlite.org/c3ref/vfs.html>, <https://sqlite.org/c3ref/io_methods.html>):
//!
//! - a file that is handed to a method is one that [`open`] has set up, in memory of at least `szOsFile` bytes that
//!   is used by one thread at a time and for nothing else until [`close`] returns;
//! - names are absolute paths that end in a zero byte; buffers are as long as is said beside them.

use crate::drive::{self, Drive, Handle, Refused, Trouble};
use rusqlite::ffi;
use std::ffi::{CStr, OsStr, c_char, c_int, c_void};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A file as `SQLite` holds it. The system's own file lies behind it in the same memory.
#[repr(C)]
struct Open {
    base: ffi::sqlite3_file,
    /// From `Box::into_raw`, or null for a file of no drive.
    handle: *mut Handle,
}

/// The bytes of an [`Open`].
#[expect(clippy::cast_possible_wrap, reason = "two pointers")]
const OPEN: c_int = size_of::<Open>() as c_int;

/// The system's own file system.
struct System(*mut ffi::sqlite3_vfs);

// SAFETY: SQLite itself uses it from any thread, and it is never unregistered.
unsafe impl Send for System {}
// SAFETY: as above; nothing is written to it.
unsafe impl Sync for System {}

static SYSTEM: OnceLock<System> = OnceLock::new();

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    // No shared memory and no mapping: the vault uses neither.
    iVersion: 1,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: None,
    xShmLock: None,
    xShmBarrier: None,
    xShmUnmap: None,
    xFetch: None,
    xUnfetch: None,
};

/// Makes the layer the default for every connection opened from here on.
pub(crate) fn register() {
    SYSTEM.get_or_init(|| {
        // SAFETY: SQLite may be initialised any number of times; a null name finds the default, which is never freed.
        let system = unsafe {
            ffi::sqlite3_initialize();
            ffi::sqlite3_vfs_find(std::ptr::null())
        };
        assert!(!system.is_null(), "SQLite has a default file system");
        // SAFETY: it is not null, and valid for as long as the process lives.
        let layer = unsafe { layer_over(&*system) };
        // SAFETY: what is leaked lives for as long as the process, as SQLite asks.
        let registered = unsafe { ffi::sqlite3_vfs_register(Box::leak(Box::new(layer)), 1) };
        assert_eq!(registered, ffi::SQLITE_OK);
        System(system)
    });
}

fn layer_over(system: &ffi::sqlite3_vfs) -> ffi::sqlite3_vfs {
    ffi::sqlite3_vfs {
        iVersion: 2,
        szOsFile: OPEN + system.szOsFile,
        mxPathname: system.mxPathname,
        pNext: std::ptr::null_mut(),
        zName: c"disk".as_ptr(),
        pAppData: std::ptr::null_mut(),
        xOpen: Some(open),
        xDelete: Some(delete),
        xAccess: Some(access),
        xFullPathname: Some(full_pathname),
        // Nothing is loaded in these tests.
        xDlOpen: None,
        xDlError: None,
        xDlSym: None,
        xDlClose: None,
        xRandomness: Some(randomness),
        xSleep: Some(sleep),
        xCurrentTime: Some(current_time),
        xGetLastError: Some(last_error),
        xCurrentTimeInt64: Some(current_time_in_milliseconds),
        xSetSystemCall: None,
        xGetSystemCall: None,
        xNextSystemCall: None,
    }
}

fn system() -> *mut ffi::sqlite3_vfs {
    SYSTEM.get().map_or(std::ptr::null_mut(), |system| system.0)
}

/// Calls a method of the system's file system; a method it does not have is not called by `SQLite` either.
macro_rules! of_system {
    ($method:ident($($argument:expr),*)) => {{
        let system = system();
        // SAFETY: `register` has set it, it is valid for ever, and the arguments are those SQLite has just handed us.
        unsafe { ((*system).$method).map_or(ffi::SQLITE_ERROR, |method| method(system, $($argument),*)) }
    }};
}

/// Calls a method of the system's file that lies behind ours.
macro_rules! of_file {
    ($method:ident($file:expr $(, $argument:expr)*)) => {{
        let file = real($file);
        // SAFETY: the system's open has set the file up, and the arguments are those SQLite has just handed us.
        unsafe { ((*(*file).pMethods).$method).map_or(ffi::SQLITE_ERROR, |method| method(file $(, $argument)*)) }
    }};
}

/// The system's own file behind ours.
fn real(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: `szOsFile` makes room for both in one piece of memory.
    unsafe { file.cast::<Open>().add(1).cast() }
}

/// The handle of a file, if it belongs to a drive.
fn handle<'a>(file: *mut ffi::sqlite3_file) -> Option<&'a mut Handle> {
    // SAFETY: `open` has put null or a box there, and SQLite uses a file from one thread at a time.
    unsafe { (*file.cast::<Open>()).handle.as_mut() }
}

/// The path of a name that `SQLite` gave.
fn path(name: *const c_char) -> Option<PathBuf> {
    if name.is_null() {
        return None;
    }
    // SAFETY: names end in a zero byte, and live as long as the call.
    let name = unsafe { CStr::from_ptr(name) };
    #[cfg(unix)]
    let path = Path::new(<OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(name.to_bytes()));
    #[cfg(not(unix))]
    let path = Path::new(OsStr::new(name.to_str().ok()?));
    Some(path.to_owned())
}

/// What `SQLite` is told: full, or a fault of this kind.
fn code(refused: Refused, fault: c_int) -> c_int {
    if refused.0 == Trouble::Full { ffi::SQLITE_FULL } else { fault }
}

extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite hands memory of `szOsFile` bytes; until there are methods it does not call close.
    unsafe { (*file).pMethods = std::ptr::null() };
    let mut handle = None;
    if let Some(path) = path(name)
        && let Some(drive) = drive::of(&path)
    {
        let log = flags & (ffi::SQLITE_OPEN_WAL | ffi::SQLITE_OPEN_MAIN_JOURNAL) != 0;
        match Drive::open(&drive, &path, !path.exists(), log) {
            Ok(opened) => handle = Some(opened),
            Err(_) => return ffi::SQLITE_CANTOPEN,
        }
    }
    let opened = of_system!(xOpen(name, real(file), flags, out));
    if opened == ffi::SQLITE_OK {
        let handle = handle.map_or(std::ptr::null_mut(), |handle| Box::into_raw(Box::new(handle)));
        // SAFETY: the memory is ours, large and aligned enough, and nothing is in it yet.
        unsafe {
            file.cast::<Open>()
                .write(Open { base: ffi::sqlite3_file { pMethods: &raw const METHODS }, handle });
        }
    }
    opened
}

extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    let closed = of_file!(xClose(file));
    // SAFETY: SQLite closes a file once; the box was made by `open`.
    unsafe {
        let handle = std::mem::replace(&mut (*file.cast::<Open>()).handle, std::ptr::null_mut());
        if !handle.is_null() {
            drop(Box::from_raw(handle));
        }
    }
    closed
}

extern "C" fn read(file: *mut ffi::sqlite3_file, to: *mut c_void, bytes: c_int, offset: i64) -> c_int {
    match handle(file).map_or(Ok(()), |handle| handle.is_alive()) {
        Ok(()) => of_file!(xRead(file, to, bytes, offset)),
        Err(refused) => code(refused, ffi::SQLITE_IOERR_READ),
    }
}

extern "C" fn write(file: *mut ffi::sqlite3_file, from: *const c_void, bytes: c_int, offset: i64) -> c_int {
    let Some(handle) = handle(file) else { return of_file!(xWrite(file, from, bytes, offset)) };
    // SAFETY: SQLite says how many bytes there are, and leaves them alone until this returns.
    let data = unsafe { std::slice::from_raw_parts(from.cast::<u8>(), bytes as usize) };
    let grows = || {
        let mut size = 0;
        file_size_of(file, &raw mut size) != ffi::SQLITE_OK || size < offset + i64::from(bytes)
    };
    match handle.write(offset as usize, data, grows) {
        Ok(()) => of_file!(xWrite(file, from, bytes, offset)),
        Err(refused) => {
            if refused.0 == Trouble::Full {
                let _ = of_file!(xWrite(file, from, bytes / 2, offset));
            }
            code(refused, ffi::SQLITE_IOERR_WRITE)
        }
    }
}

extern "C" fn truncate(file: *mut ffi::sqlite3_file, length: i64) -> c_int {
    match handle(file).map_or(Ok(()), |handle| handle.truncate(length as usize)) {
        Ok(()) => of_file!(xTruncate(file, length)),
        Err(refused) => code(refused, ffi::SQLITE_IOERR_TRUNCATE),
    }
}

extern "C" fn sync(file: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    match handle(file).map_or(Ok(()), Handle::sync) {
        // What is safe is decided by the journal: waiting for the real disk as well would only take time.
        Ok(()) => ffi::SQLITE_OK,
        Err(refused) => code(refused, ffi::SQLITE_IOERR_FSYNC),
    }
}

fn file_size_of(file: *mut ffi::sqlite3_file, size: *mut i64) -> c_int {
    of_file!(xFileSize(file, size))
}

extern "C" fn file_size(file: *mut ffi::sqlite3_file, size: *mut i64) -> c_int {
    match handle(file).map_or(Ok(()), |handle| handle.is_alive()) {
        Ok(()) => file_size_of(file, size),
        Err(refused) => code(refused, ffi::SQLITE_IOERR_FSTAT),
    }
}

extern "C" fn lock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    match handle(file).map_or(Ok(()), |handle| handle.is_alive()) {
        Ok(()) => of_file!(xLock(file, level)),
        Err(refused) => code(refused, ffi::SQLITE_IOERR_LOCK),
    }
}

extern "C" fn unlock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    // Always for real: a lock that stayed would keep the next opening out.
    of_file!(xUnlock(file, level))
}

extern "C" fn check_reserved_lock(file: *mut ffi::sqlite3_file, out: *mut c_int) -> c_int {
    match handle(file).map_or(Ok(()), |handle| handle.is_alive()) {
        Ok(()) => of_file!(xCheckReservedLock(file, out)),
        Err(refused) => code(refused, ffi::SQLITE_IOERR_CHECKRESERVEDLOCK),
    }
}

extern "C" fn file_control(file: *mut ffi::sqlite3_file, what: c_int, argument: *mut c_void) -> c_int {
    of_file!(xFileControl(file, what, argument))
}

extern "C" fn sector_size(file: *mut ffi::sqlite3_file) -> c_int {
    of_file!(xSectorSize(file))
}

extern "C" fn device_characteristics(file: *mut ffi::sqlite3_file) -> c_int {
    of_file!(xDeviceCharacteristics(file))
}

extern "C" fn delete(_: *mut ffi::sqlite3_vfs, name: *const c_char, sync_folder: c_int) -> c_int {
    if let Some(path) = path(name)
        && let Some(drive) = drive::of(&path)
        && let Err(refused) = drive::lock(&drive).delete(&path, sync_folder != 0)
    {
        return code(refused, ffi::SQLITE_IOERR_DELETE);
    }
    of_system!(xDelete(name, sync_folder))
}

extern "C" fn access(_: *mut ffi::sqlite3_vfs, name: *const c_char, flags: c_int, out: *mut c_int) -> c_int {
    if let Some(path) = path(name)
        && let Some(drive) = drive::of(&path)
        && let Err(refused) = drive::lock(&drive).is_there()
    {
        return code(refused, ffi::SQLITE_IOERR_ACCESS);
    }
    of_system!(xAccess(name, flags, out))
}

extern "C" fn full_pathname(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    room: c_int,
    out: *mut c_char,
) -> c_int {
    of_system!(xFullPathname(name, room, out))
}

extern "C" fn randomness(_: *mut ffi::sqlite3_vfs, bytes: c_int, out: *mut c_char) -> c_int {
    of_system!(xRandomness(bytes, out))
}

extern "C" fn sleep(_: *mut ffi::sqlite3_vfs, microseconds: c_int) -> c_int {
    of_system!(xSleep(microseconds))
}

extern "C" fn current_time(_: *mut ffi::sqlite3_vfs, out: *mut f64) -> c_int {
    of_system!(xCurrentTime(out))
}

extern "C" fn current_time_in_milliseconds(_: *mut ffi::sqlite3_vfs, out: *mut i64) -> c_int {
    of_system!(xCurrentTimeInt64(out))
}

extern "C" fn last_error(_: *mut ffi::sqlite3_vfs, room: c_int, out: *mut c_char) -> c_int {
    of_system!(xGetLastError(room, out))
}
