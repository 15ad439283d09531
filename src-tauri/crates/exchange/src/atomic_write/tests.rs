use super::*;
use crate::file::read;
use std::fs;
use tempfile::TempDir;

fn write(path: &Path, replace: Replace, bytes: &[u8]) -> Result<(), FileError> {
    Target::find(path)?.claim(replace, &[])?.write(bytes)
}

/// A folder with one file in it.
fn with(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

#[test]
fn what_is_written_is_read_and_nothing_is_left_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.pdf");
    for bytes in [b"one".as_slice(), b"another"] {
        write(&path, Replace::Anything, bytes).unwrap();
        assert_eq!(read(&path, 7).unwrap(), bytes);
    }
    assert_eq!(names(folder.path()), ["page.pdf"]);
}

#[test]
fn whoever_reads_meanwhile_reads_a_whole_file() {
    let (_folder, path) = with("page.pdf", &vec![0; 300_000]);
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            for byte in 1..=60 {
                write(&path, Replace::Anything, &vec![byte; 300_000]).unwrap();
            }
        });
        while !writing.is_finished() {
            let read = fs::read(&path).unwrap();
            assert!(read.len() == 300_000 && read.iter().all(|byte| *byte == read[0]));
        }
    });
}

#[test]
fn a_file_that_is_only_reserved_goes_again_and_leaves_all_as_it_was() {
    let (folder, path) = with("page.pdf", b"one");
    let mut file = Target::find(&path).unwrap().claim(Replace::Anything, &[]).unwrap();
    file.reserve().unwrap();
    assert_eq!(names(folder.path()).len(), 2);
    drop(file);
    assert_eq!(names(folder.path()), ["page.pdf"]);
    assert_eq!(read(&path, 3).unwrap(), b"one");

    let mut file = Target::find(&path).unwrap().claim(Replace::Anything, &[]).unwrap();
    file.reserve().unwrap();
    file.write(b"two").unwrap();
    assert_eq!(names(folder.path()), ["page.pdf"]);
    assert_eq!(read(&path, 3).unwrap(), b"two");
}

#[test]
fn a_file_of_somebody_else_is_replaced_only_where_anything_may_be() {
    let (_folder, letter) = with("letter", b"Dear Nia");
    for replace in [Replace::Nothing, Replace::Own(Own::Page), Replace::Own(Own::Profile)] {
        assert!(matches!(write(&letter, replace, b"x"), Err(FileError::Exists { .. })), "{replace:?}");
        assert_eq!(fs::read(&letter).unwrap(), b"Dear Nia");
    }
    // Also one in which nothing stands yet.
    let (_folder, empty) = with("empty", b"");
    assert!(matches!(write(&empty, Replace::Own(Own::Page), b"x"), Err(FileError::Exists { .. })));
    write(&letter, Replace::Anything, b"x").unwrap();
    assert_eq!(fs::read(&letter).unwrap(), b"x");
}

#[test]
fn a_file_of_this_program_is_replaced_by_its_own_kind() {
    let nia = profile::Profile::of(profile::Person::named("Nia"), profile::LanguageTag::default());
    let text = profile::to_json(&nia);
    let (_folder, path) = with("nia.json", text.as_bytes());
    assert!(matches!(write(&path, Replace::Own(Own::Page), b"x"), Err(FileError::Exists { .. })));
    assert!(matches!(write(&path, Replace::Nothing, b"x"), Err(FileError::Exists { .. })));
    write(&path, Replace::Own(Own::Profile), b"x").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"x");
}

#[test]
fn a_file_that_came_meanwhile_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.pdf");
    let file = Target::find(&path).unwrap().claim(Replace::Anything, &[]).unwrap();
    fs::write(&path, b"Dear Nia").unwrap();
    assert!(matches!(file.write(b"x"), Err(FileError::Exists { .. })));
    assert_eq!(fs::read(&path).unwrap(), b"Dear Nia");
    assert_eq!(names(folder.path()), ["page.pdf"]);
}

#[test]
fn folders_that_are_not_there_and_folders_in_the_place_of_a_file_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let find = |path: PathBuf| Target::find(&path).unwrap_err();
    assert!(matches!(find(folder.path().join("none/page.pdf")), FileError::NoFolder { .. }));
    assert!(matches!(find(folder.path().into()), FileError::NotAFile { what: NoFile::Folder, .. }));
}

#[test]
fn a_long_name_is_cut_and_takes_the_place_of_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let long = "ñ".repeat(200);
    let bytes = [b"one", b"two", b"six"];
    // The first and the last are of one name; the second begins like them.
    for (name, bytes) in ["", "x", ""].iter().zip(bytes) {
        let target = Target::find(&folder.path().join(format!("{long}{name}.pdf"))).unwrap();
        assert!(target.is_cut);
        target.claim(Replace::Anything, &[]).unwrap().write(bytes).unwrap();
    }
    let cut = |letters, number: &str| "ñ".repeat(letters) + number + ".pdf";
    let mut all = [cut(125, ""), cut(124, " 2"), cut(124, " 3")];
    for (name, bytes) in all.iter().zip(bytes) {
        assert_eq!(fs::read(folder.path().join(name)).unwrap(), bytes, "{name}");
        assert!(!Target::find(&folder.path().join(name)).unwrap().is_cut);
    }
    all.sort();
    assert_eq!(names(folder.path()), all);
}

#[test]
fn a_file_is_refused_where_it_would_have_a_cut_name_that_is_taken() {
    let (_folder, path) = with("page.pdf", b"one");
    let target = Target { is_cut: true, ..Target::find(&path).unwrap() };
    assert!(matches!(target.claim(Replace::Anything, &[]), Err(FileError::Exists { .. })));
}

#[cfg(unix)]
mod on_unix {
    use super::*;
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
    use std::os::unix::net::UnixListener;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }

    fn fifo(path: &Path) {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        mknodat(CWD, path, FileType::Fifo, Mode::from(0o600), 0).unwrap();
    }

    #[test]
    fn what_is_no_file_is_never_written_over_nor_through_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fifo(&at("pipe"));
        let _socket = UnixListener::bind(at("socket")).unwrap();
        fs::create_dir(at("folder")).unwrap();
        let all = [
            (at("pipe"), NoFile::Pipe),
            (at("socket"), NoFile::Socket),
            (at("folder"), NoFile::Folder),
            ("/dev/null".into(), NoFile::Device),
            ("/dev/full".into(), NoFile::Device),
        ];
        for (path, what) in &all {
            let link = at("link");
            symlink(path, &link).unwrap();
            for path in [path, &link] {
                let found = Target::find(path);
                assert!(
                    matches!(found, Err(FileError::NotAFile { what: is, .. }) if is == *what),
                    "{found:?}"
                );
            }
            fs::remove_file(link).unwrap();
        }
        symlink("there", at("here")).unwrap();
        symlink("here", at("there")).unwrap();
        let circle = Target::find(&at("here"));
        assert!(matches!(circle, Err(FileError::NotAFile { what: NoFile::Circle, .. })), "{circle:?}");
        assert_eq!(names(folder.path()), ["folder", "here", "pipe", "socket", "there"]);
    }

    #[test]
    fn a_read_only_file_is_never_written_over() {
        let (_folder, path) = with("page.pdf", b"one");
        for only in [0o444, 0o400, 0o000] {
            set_mode(&path, only);
            let written = write(&path, Replace::Anything, b"two");
            assert!(matches!(written, Err(FileError::ReadOnly { .. })), "{only:o}: {written:?}");
            assert_eq!(mode(&path), only);
        }
        set_mode(&path, 0o600);
        assert_eq!(fs::read(&path).unwrap(), b"one");
    }

    #[test]
    fn what_is_read_is_never_written_over_whatever_it_is_called() {
        let (folder, input) = with("nia.json", b"{}");
        let at = |name: &str| folder.path().join(name);
        symlink("nia.json", at("link")).unwrap();
        fs::hard_link(&input, at("twin")).unwrap();
        symlink(folder.path(), at("around")).unwrap();
        for out in [input.clone(), at("link"), at("twin"), at("around/nia.json"), at("./nia.json")] {
            for read in [&input, &at("link"), &at("twin")] {
                let claimed =
                    Target::find(&out).unwrap().claim(Replace::Anything, std::slice::from_ref(read));
                assert!(matches!(claimed, Err(FileError::IsInput { .. })), "{}", out.display());
            }
        }
        assert_eq!(fs::read(&input).unwrap(), b"{}");
        let other = Target::find(&at("other")).unwrap().claim(Replace::Anything, &[input]);
        other.unwrap().write(b"x").unwrap();
    }

    #[test]
    fn a_link_stays_and_the_file_it_points_at_is_written() {
        let (folder, path) = with("page.pdf", b"one");
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("elsewhere")).unwrap();
        symlink("../page.pdf", at("elsewhere/second")).unwrap();
        symlink("elsewhere/second", at("first")).unwrap();
        write(&at("first"), Replace::Anything, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_link(at("first")).unwrap(), Path::new("elsewhere/second"));
        assert_eq!(fs::read_link(at("elsewhere/second")).unwrap(), Path::new("../page.pdf"));
        let target = Target::find(&at("first")).unwrap();
        assert_eq!(target.path(), fs::canonicalize(&path).unwrap(), "whoever asks is told where it leads");
    }

    #[test]
    fn a_link_to_nothing_makes_its_file_where_the_folder_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("elsewhere")).unwrap();
        symlink("second", at("first")).unwrap();
        symlink("elsewhere/page.pdf", at("second")).unwrap();
        write(&at("first"), Replace::Nothing, b"one").unwrap();
        assert_eq!(fs::read(at("elsewhere/page.pdf")).unwrap(), b"one");
        assert!(fs::read_link(at("first")).is_ok() && fs::read_link(at("second")).is_ok());
        symlink("none/page.pdf", at("astray")).unwrap();
        let astray = Target::find(&at("astray")).unwrap_err();
        assert!(matches!(astray, FileError::NoFolder { folder } if folder.ends_with("none")));
    }

    #[test]
    fn a_new_file_is_for_its_owner_alone_and_one_that_is_there_keeps_its_mode() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("page.pdf");
        write(&path, Replace::Nothing, b"one").unwrap();
        assert_eq!(mode(&path), 0o600);
        for kept in [0o644, 0o640, 0o664, 0o600, 0o777, 0o200] {
            set_mode(&path, kept);
            write(&path, Replace::Anything, b"two").unwrap();
            assert_eq!(mode(&path), kept, "{kept:o}");
        }
    }

    #[test]
    fn a_private_file_is_for_its_owner_alone_also_where_another_stood() {
        let (_folder, path) = with("sheet.pdf", b"one");
        set_mode(&path, 0o644);
        let file = Target::find(&path).unwrap().claim(Replace::Anything, &[]).unwrap();
        file.private().write(b"two").unwrap();
        assert_eq!(mode(&path), 0o600);
    }

    /// Only the administrator gives files away.
    #[test]
    fn owner_and_group_are_kept_as_far_as_the_system_lets() {
        let (_folder, path) = with("page.pdf", b"one");
        let may = chown(&path, Some(4321), Some(4322)).is_ok();
        let before = fs::metadata(&path).unwrap();
        set_mode(&path, 0o640);
        write(&path, Replace::Anything, b"two").unwrap();
        let after = fs::metadata(&path).unwrap();
        assert_ne!(before.ino(), after.ino(), "it is another file");
        assert_eq!((before.uid(), before.gid()), (after.uid(), after.gid()), "given away: {may}");
        assert_eq!(mode(&path), 0o640);
    }

    /// A file that a list gives to one more person, and whose group may do nothing, though the mode looks otherwise.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_list_of_who_may_read_it_is_kept() {
        use rustix::fs::{XattrFlags, getxattr, setxattr};
        const LIST: &str = "system.posix_acl_access";
        // Owner, user 4321, group, mask, others: what each is, what it may, who it is.
        let entries =
            [(1, 6, u32::MAX), (2, 4, 4321), (4, 0, u32::MAX), (16, 4, u32::MAX), (32, 0, u32::MAX)];
        let mut list = 2_u32.to_le_bytes().to_vec();
        for (what, may, who) in entries {
            list.extend([u16::to_le_bytes(what), u16::to_le_bytes(may)].concat());
            list.extend(u32::to_le_bytes(who));
        }
        let (_folder, path) = with("page.pdf", b"one");
        if setxattr(&path, LIST, &list, XattrFlags::empty()).is_err() {
            // There are file systems without.
            return;
        }
        assert_eq!(mode(&path), 0o640);
        write(&path, Replace::Anything, b"two").unwrap();
        let mut kept = vec![0; 200];
        let length = getxattr(&path, LIST, kept.as_mut_slice()).unwrap();
        assert_eq!((&kept[..length], mode(&path)), (list.as_slice(), 0o640));
    }
}
