//! A home folder that cannot be written, and one that others could look into.

use crate::desktop;
use crate::steps::{PASSPHRASE, add_person, make_library, write};
use harness::desktop::Desktop;
use harness::patience::until;
use harness::program;
use harness::window::Window;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Starts the app with these settings in its environment, as the shell writes them.
fn starter(desktop: &Desktop, settings: &str) -> PathBuf {
    let app = program("what-matters");
    desktop.write_program("starter", &format!("{settings}\nexec '{}' \"$@\"\n", app.display()))
}

/// Not even root makes a folder below these.
fn homes(desktop: &Desktop) -> [String; 3] {
    let file = desktop.home().join("a-file");
    fs::write(&file, "").unwrap();
    let all = |place: &str| {
        format!(
            "export HOME={place} XDG_DATA_HOME={place}/data XDG_CONFIG_HOME={place}/config XDG_CACHE_HOME={place}/cache"
        )
    };
    [
        all("/proc/home"),
        all(file.to_str().unwrap()),
        format!("unset HOME; export XDG_DATA_HOME={}", file.display()),
    ]
}

#[test]
fn where_the_home_folder_cannot_be_written_the_window_opens_and_says_so_when_something_is_to_be_kept_there() {
    let (_turn, desktop) = desktop();
    for home in homes(&desktop) {
        let window = Window::open_by(&desktop, &starter(&desktop, &home));
        window.click("start-others");
        window.type_into("passphrase", PASSPHRASE);
        window.type_into("passphrase-again", PASSPHRASE);
        window.click("make-library");
        window.see_text("[role=alert]", "Nothing can be written there");
        window.close();
    }
}

#[test]
fn a_window_that_cannot_be_opened_says_so_and_ends() {
    let (_turn, desktop) = desktop();
    // Displays are numbered from 0 up.
    for screen in [":59999", ""] {
        let start = Instant::now();
        let mut app = desktop
            .command(program("what-matters"))
            .env("DISPLAY", screen)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let status = until("the app to end", || app.try_wait().unwrap());
        assert!(start.elapsed() < Duration::from_secs(5));
        let mut said = String::new();
        std::io::Read::read_to_string(&mut app.stderr.take().unwrap(), &mut said).unwrap();
        assert_eq!(status.code(), Some(2), "{said}");
        assert!(said.contains("The window could not be opened.") && !said.contains("A fault"), "{said}");
    }
}

/// All that is below a folder and that others may look at, make or change.
fn open_to_others(folder: &Path) -> Vec<PathBuf> {
    let found = Command::new("find").arg(folder).args(["!", "-type", "l", "-perm", "/077"]).output().unwrap();
    String::from_utf8(found.stdout).unwrap().lines().map(PathBuf::from).collect()
}

#[test]
fn all_that_the_window_makes_is_its_owners_alone_and_so_is_what_an_older_one_left() {
    let (_turn, desktop) = desktop();
    let app = desktop.home().join("data/org.whatmatters.app");
    fs::create_dir_all(app.join("storage")).unwrap();
    fs::write(app.join("storage/hsts-storage.sqlite"), "").unwrap();
    for folder in ["data", "config", "cache"] {
        fs::set_permissions(desktop.home().join(folder), fs::Permissions::from_mode(0o700)).unwrap();
    }
    assert!(!open_to_others(&app).is_empty());
    let window = Window::open(&desktop);
    make_library(&window);
    add_person(&window, "Nia");
    write(&window, "important_to", &["Tea first"]);
    window.close();
    for folder in ["data", "config", "cache"] {
        let mut open = open_to_others(&desktop.home().join(folder));
        // The window manager of the test's desktop makes that, and the app has no part in it.
        open.retain(|path| !path.starts_with(desktop.home().join("cache/openbox")));
        assert_eq!(open, [] as [PathBuf; 0]);
    }
}
