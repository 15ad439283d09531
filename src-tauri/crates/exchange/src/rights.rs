//! Who may read and write a file that takes the place of another: whoever might before, as far as the system lets.

use std::fs::File;
use std::io;
use std::path::Path;

/// Gives a new file the owner, the group, the mode and the access list of the one it takes the place of. A right that
/// cannot be given to those who had it is given to nobody else.
#[cfg(unix)]
pub(crate) fn carry_over(from: &Path, to: &File) -> io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

    let (old, new) = (from.metadata()?, to.metadata()?);
    let mut mode = old.mode() & 0o777;
    // Each by itself: a group may be given by whoever is in it, an owner by the administrator alone.
    if old.gid() != new.gid() && fchown(to, None, Some(old.gid())).is_err() {
        mode = without_group(mode);
    }
    if old.uid() != new.uid() {
        let _ = fchown(to, Some(old.uid()), None);
    }
    if !carry_list_over(from, to) {
        mode = without_group(mode);
    }
    to.set_permissions(Permissions::from_mode(mode))
}

/// A mode that gives the group no more than it gives everybody.
#[cfg(unix)]
fn without_group(mode: u32) -> u32 {
    mode & (0o707 | (mode & 0o7) << 3)
}

/// Copies the access list (POSIX ACL), also where it is none and the folder would give one. Says whether that is so: the
/// group's part of the mode means something else beside a list.
#[cfg(target_os = "linux")]
fn carry_list_over(from: &Path, to: &File) -> bool {
    use rustix::fs::{XattrFlags, fremovexattr, fsetxattr, getxattr, getxattr_query};
    use rustix::io::Errno;
    const LIST: &str = "system.posix_acl_access";

    let list = getxattr_query(from, LIST).and_then(|length| {
        let mut list = vec![0; length];
        let length = getxattr(from, LIST, list.as_mut_slice())?;
        list.truncate(length);
        Ok(list)
    });
    match list {
        Ok(list) => fsetxattr(to, LIST, &list, XattrFlags::empty()).is_ok(),
        Err(Errno::NODATA) => matches!(fremovexattr(to, LIST), Ok(()) | Err(Errno::NODATA)),
        // A file system that knows no lists.
        Err(Errno::NOTSUP) => true,
        Err(_) => false,
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
fn carry_list_over(_: &Path, _: &File) -> bool {
    true
}

/// Elsewhere a file takes the rights of the folder around it.
#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "it may fail on Unix")]
pub(crate) fn carry_over(_: &Path, _: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::without_group;

    #[test]
    fn a_group_that_is_another_gets_no_more_than_everybody() {
        for (mode, without) in
            [(0o640, 0o600), (0o664, 0o644), (0o604, 0o604), (0o777, 0o777), (0o620, 0o600)]
        {
            assert_eq!(without_group(mode), without, "{mode:o}");
        }
    }
}
