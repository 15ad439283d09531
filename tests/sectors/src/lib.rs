//! Bad sectors: a library to preload (`LD_PRELOAD`), under which a program cannot read some places of a file.
//!
//! `BAD_SECTORS` says which: a line each of the path of a file, the first byte that cannot be read and how many, parted
//! by tabs. The file is known by its number (inode), so a bad sector stays where it is when the file gets another name,
//! as on a disk. A read that would reach one fails with EIO, as from a disk that is dying.
//!
//! This takes the place of the C library's own functions and cannot do without unsafe code. What all of it rests on: each
//! function has the signature of the one whose place it takes, and hands on what it was given.

#![cfg(target_os = "linux")]

use libc::{EINVAL, EIO, EXDEV, RTLD_NEXT, SEEK_CUR, c_char, c_int, c_void, iovec, off_t, size_t, ssize_t};
use std::ffi::CStr;
use std::sync::OnceLock;

/// A place of a file that cannot be read.
struct Bad {
    device: libc::dev_t,
    number: libc::ino_t,
    first: i64,
    length: i64,
}

/// All of them, as they are named in the environment. The files must be there when the program starts to read.
fn bad() -> &'static [Bad] {
    static BAD: OnceLock<Vec<Bad>> = OnceLock::new();
    BAD.get_or_init(|| {
        std::env::var("BAD_SECTORS").unwrap_or_default().lines().filter_map(Bad::from_line).collect()
    })
}

impl Bad {
    fn from_line(line: &str) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let mut parts = line.split('\t');
        let file = std::fs::metadata(parts.next()?).ok()?;
        let mut number = || parts.next()?.parse().ok();
        Some(Self { device: file.dev(), number: file.ino(), first: number()?, length: number()? })
    }
}

/// Whether some of this file is bad between two places; `None` for the rest of it.
fn is_bad(file: c_int, first: i64, length: Option<usize>) -> bool {
    if bad().is_empty() {
        return false;
    }
    // SAFETY: zeros are a value of this type.
    let mut found: libc::stat = unsafe { std::mem::zeroed() };
    // SAFETY: `found` outlives the call, and any number may be asked for.
    if unsafe { libc::fstat(file, &raw mut found) } != 0 {
        return false;
    }
    let end = length.map_or(i64::MAX, |length| first.saturating_add(length as i64));
    bad().iter().any(|bad| {
        let is_file = bad.device == found.st_dev && bad.number == found.st_ino;
        is_file && first < bad.first + bad.length && bad.first < end
    })
}

/// Where a file is read next.
fn place(file: c_int) -> i64 {
    // SAFETY: any number may be asked for, and nothing moves.
    unsafe { libc::lseek(file, 0, SEEK_CUR) }
}

fn fail(code: c_int) -> ssize_t {
    // SAFETY: this thread's own number.
    unsafe { *libc::__errno_location() = code };
    -1
}

/// The function whose place one of these takes.
fn next(name: &CStr) -> *mut c_void {
    // SAFETY: `name` ends in a zero byte.
    unsafe { libc::dlsym(RTLD_NEXT, name.as_ptr().cast::<c_char>()) }
}

/// Defines a function in the place of the C library's own.
macro_rules! instead {
    ($(#[$about:meta])* $name:ident, $text:literal, ($($argument:ident: $type:ty),*), $bad:expr, $code:expr) => {
        $(#[$about])*
        ///
        /// # Safety
        ///
        /// As that of the function whose place this takes.
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name($($argument: $type),*) -> ssize_t {
            static NEXT: OnceLock<usize> = OnceLock::new();
            let next = *NEXT.get_or_init(|| next($text) as usize);
            if $bad {
                return fail($code);
            }
            // SAFETY: the C library has a function of this name and signature.
            let next: unsafe extern "C" fn($($type),*) -> ssize_t = unsafe { std::mem::transmute(next) };
            // SAFETY: what was given is handed on.
            unsafe { next($($argument),*) }
        }
    };
}

instead! {
    /// `read`.
    read, c"read", (file: c_int, into: *mut c_void, count: size_t), is_bad(file, place(file), Some(count)), EIO
}
instead! {
    /// `pread`.
    pread, c"pread", (file: c_int, into: *mut c_void, count: size_t, at: off_t), is_bad(file, at, Some(count)), EIO
}
instead! {
    /// `pread64`.
    pread64, c"pread64", (file: c_int, into: *mut c_void, count: size_t, at: off_t), is_bad(file, at, Some(count)), EIO
}
instead! {
    /// `readv`: of a file that is bad anywhere beyond, nothing.
    readv, c"readv", (file: c_int, into: *const iovec, count: c_int), is_bad(file, place(file), None), EIO
}
instead! {
    /// `copy_file_range`: not for such files, so that they are copied by reading.
    copy_file_range, c"copy_file_range",
    (from: c_int, at: *mut off_t, to: c_int, to_at: *mut off_t, count: size_t, flags: libc::c_uint),
    is_bad(from, 0, None), EXDEV
}
instead! {
    /// `sendfile`: likewise.
    sendfile, c"sendfile", (to: c_int, from: c_int, at: *mut off_t, count: size_t), is_bad(from, 0, None), EINVAL
}
instead! {
    /// `sendfile64`: likewise.
    sendfile64, c"sendfile64", (to: c_int, from: c_int, at: *mut off_t, count: size_t), is_bad(from, 0, None), EINVAL
}
