//! A desktop of one's own: a screen without a monitor, a window manager, a session bus, the WebDriver, and a home
//! folder that is new and empty.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use tempfile::TempDir;

/// Held while a screen starts: two that start at once can take the same number, where the lock of one that was killed
/// still lies there.
static STARTING: Mutex<()> = Mutex::new(());

/// Runs for as long as it lives; everything on it ends with it.
pub struct Desktop {
    home: TempDir,
    display: String,
    driver: Mutex<Driver>,
    driver_ports: Mutex<BTreeSet<u16>>,
    running: Vec<Child>,
    /// Holds what is on the screen.
    screen: TempDir,
    /// Its width and height, in dots.
    size: (usize, usize),
}

/// The WebDriver, with whatever it opened.
struct Driver {
    child: Child,
    port: u16,
    native: u16,
}

impl Driver {
    fn ports(&self) -> BTreeSet<u16> {
        BTreeSet::from([self.port, self.native])
    }
}

impl Desktop {
    /// A desktop with a screen of so many pixels.
    pub fn start(width: u32, height: u32) -> Self {
        let home = tempfile::Builder::new().prefix("desktop-").tempdir().unwrap();
        for folder in ["data", "config", "cache", "runtime", "tmp", "Documents", "bin"] {
            fs::create_dir(home.path().join(folder)).unwrap();
        }
        let picture = tempfile::Builder::new().prefix("screen-").tempdir().unwrap();
        let (screen, display) = start_screen(picture.path(), width, height);
        let bus = start_bus(home.path(), &display);
        let driver = start_driver(home.path(), &display);
        let mut desktop = Self {
            home,
            display,
            driver_ports: Mutex::new(driver.ports()),
            driver: Mutex::new(driver),
            running: vec![screen, bus],
            screen: picture,
            size: (width as usize, height as usize),
        };
        let manager = desktop.command("openbox").spawn().expect("openbox is installed");
        desktop.running.push(manager);
        desktop
    }

    /// Ends the WebDriver with all it opened, and starts another.
    pub fn restart_driver(&self) {
        let mut driver = self.driver.lock().unwrap();
        end(&mut driver.child);
        *driver = start_driver(self.home(), &self.display);
        self.driver_ports.lock().unwrap().extend(driver.ports());
    }

    /// A program that will run on this desktop.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        command(self.home(), &self.display, program)
    }

    /// Opens the app as it is opened every day, with no driver; on a session's bus of its own. It ends with the desktop.
    pub fn open_app(&mut self, starter: &Path) {
        let app = self.command("dbus-run-session").arg("--").arg(starter).spawn();
        self.running.push(app.expect("dbus-run-session is installed"));
    }

    /// Lets no cursor blink: then nothing moves on a screen that is done.
    pub fn stills_cursors(&self) {
        let folder = self.home().join("config/gtk-3.0");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("settings.ini"), "[Settings]\ngtk-cursor-blink=0\n").unwrap();
    }

    /// All that the screen shows, for comparing.
    pub fn shown(&self) -> Vec<u8> {
        fs::read(self.screen.path().join("Xvfb_screen0")).unwrap()
    }

    /// How many dots wide the screen is, and the four bytes of each dot, row by row.
    pub fn dots(&self) -> (usize, Vec<u8>) {
        let mut shown = self.shown();
        let (width, height) = self.size;
        shown.drain(..shown.len() - width * height * 4);
        (width, shown)
    }

    /// Whether a copy of the app runs on this desktop.
    pub fn runs_the_app(&self) -> bool {
        !self.apps().is_empty()
    }

    /// The copies of the app that run on this desktop, by their folders in `/proc`.
    pub fn apps(&self) -> Vec<PathBuf> {
        self.processes(&["what-matters"])
    }

    /// The processes on this desktop that run one of these programs, by their folders in `/proc`.
    pub fn processes(&self, programs: &[&str]) -> Vec<PathBuf> {
        let home = format!("HOME={}", self.home().display());
        let ours = |process: &Path| {
            let name = fs::read_link(process.join("exe")).ok()?.file_name()?.to_owned();
            let surroundings = fs::read(process.join("environ")).ok()?;
            let here = surroundings.split(|&byte| byte == 0).any(|value| value == home.as_bytes());
            Some(here && programs.iter().any(|program| name == *program))
        };
        let processes = fs::read_dir("/proc").unwrap().filter_map(Result::ok).map(|process| process.path());
        processes.filter(|process| ours(process).unwrap_or(false)).collect()
    }

    /// Where the session's bus of this desktop is.
    pub fn bus(&self) -> String {
        bus(self.home())
    }

    /// Where the system's bus of this desktop is, if one runs.
    pub fn system_bus(&self) -> String {
        system_bus(self.home())
    }

    /// The home folder: everything a program writes of its own accord is below it.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Where a person keeps files.
    pub fn documents(&self) -> PathBuf {
        self.home.path().join("Documents")
    }

    /// Programs put here are found before the system's.
    pub fn bin(&self) -> PathBuf {
        self.home.path().join("bin")
    }

    /// Writes a program for the shell, and says where it is.
    pub fn write_program(&self, name: &str, script: &str) -> PathBuf {
        let file = self.bin().join(name);
        fs::write(&file, format!("#!/bin/sh\n{script}")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o700)).unwrap();
        file
    }

    /// The library's usual place.
    pub fn library(&self) -> PathBuf {
        self.home.path().join("data/org.whatmatters.app/library")
    }

    /// The ports on which the WebDriver listens, and the one below it, with those of all before them.
    pub fn driver_ports(&self) -> BTreeSet<u16> {
        self.driver_ports.lock().unwrap().clone()
    }

    /// Ends the WebDriver, for a test that needs none.
    pub fn end_driver(&self) {
        end(&mut self.driver.lock().unwrap().child);
    }

    /// Where the WebDriver listens.
    pub fn driver(&self) -> String {
        format!("http://127.0.0.1:{}", self.driver.lock().unwrap().port)
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        end(&mut self.driver.get_mut().unwrap().child);
        self.running.iter_mut().rev().for_each(end);
    }
}

/// Ends a program with everything it started. One that has ended already is fine.
fn end(child: &mut Child) {
    let _ = Command::new("kill")
        .args(["-KILL", "--", &format!("-{}", child.id())])
        .stderr(Stdio::null())
        .status();
    let _ = child.kill();
    let _ = child.wait();
}

/// A screen of so many pixels, whose picture lies in that folder, and its name.
fn start_screen(picture: &Path, width: u32, height: u32) -> (Child, String) {
    let _alone = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
    let mut screen = Command::new("Xvfb")
        .args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", &format!("{width}x{height}x24")])
        .arg("-fbdir")
        .arg(picture)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb is installed");
    let number = said(&mut screen);
    (screen, format!(":{number}"))
}

/// A session's bus, once it listens.
fn start_bus(home: &Path, display: &str) -> Child {
    let mut daemon = command(home, display, "dbus-daemon")
        .args(["--session", "--nofork", "--nopidfile", "--print-address=1", "--address", &bus(home)])
        .stdout(Stdio::piped())
        .spawn()
        .expect("dbus is installed");
    said(&mut daemon);
    daemon
}

/// The first line a program says.
fn said(child: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    line.trim().to_owned()
}

fn start_driver(home: &Path, display: &str) -> Driver {
    let [port, native] = free_ports();
    let child = command(home, display, "tauri-driver")
        .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
        .spawn()
        .expect("tauri-driver is installed");
    Driver { child, port, native }
}

fn command(home: &Path, display: &str, program: impl AsRef<std::ffi::OsStr>) -> Command {
    let path = format!("{}:{}", home.join("bin").display(), std::env::var("PATH").unwrap());
    let mut command = Command::new(program);
    command
        .process_group(0)
        .env("PATH", path)
        .env("DISPLAY", display)
        .env_remove("WAYLAND_DISPLAY")
        .env("GDK_BACKEND", "x11")
        .env("LC_ALL", "C.UTF-8")
        .env_remove("LANGUAGE")
        .env("HOME", home)
        .env("TMPDIR", home.join("tmp"))
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("XDG_RUNTIME_DIR", home.join("runtime"))
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("DBUS_SESSION_BUS_ADDRESS", bus(home))
        // What the machine itself does is none of a test's business.
        .env("DBUS_SYSTEM_BUS_ADDRESS", system_bus(home))
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn bus(home: &Path) -> String {
    format!("unix:path={}", home.join("runtime/bus").display())
}

fn system_bus(home: &Path) -> String {
    format!("unix:path={}", home.join("runtime/system-bus").display())
}

/// Two ports that nobody has: both are held until both are known, or they might be the same.
fn free_ports() -> [u16; 2] {
    let held = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
    held.map(|listener| listener.local_addr().unwrap().port())
}
