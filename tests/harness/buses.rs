//! What the system tells its programs: a screen saver on the session's bus, and a `logind` on a system's bus of the
//! desktop's own.

use crate::desktop::Desktop;
use crate::patience::until;
use std::fs;
use std::io::{PipeReader, Read};
use std::os::fd;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::interface;
use zbus::zvariant::{ObjectPath, OwnedFd, OwnedObjectPath};

const PATH: &str = "/org/freedesktop/login1";
const MACHINE: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const OURS: &str = "/org/freedesktop/login1/session/_31";
const OTHERS: &str = "/org/freedesktop/login1/session/_32";

impl Desktop {
    /// Says on the session's bus that the screen is locked, or no longer, as the saver of that name does.
    pub fn screen_locked(&self, saver: &str, locked: bool) {
        let bus = until("the app on its bus", || self.session_bus());
        let bus = Builder::address(bus.as_str()).unwrap().build().unwrap();
        let path = format!("/{}", saver.replace('.', "/"));
        bus.emit_signal(None::<&str>, path, saver, "ActiveChanged", &(locked,)).unwrap();
    }

    /// The bus of the app that runs on this desktop.
    pub fn session_bus(&self) -> Option<String> {
        bus_of(self.apps().first()?)
    }
}

/// The bus a process was started with, by its folder in `/proc`.
fn bus_of(process: &Path) -> Option<String> {
    let environment = fs::read(process.join("environ")).ok()?;
    let text = String::from_utf8_lossy(&environment).into_owned();
    text.split('\0').find_map(|pair| Some(pair.strip_prefix("DBUS_SESSION_BUS_ADDRESS=")?.to_owned()))
}

/// A machine whose `logind` does what the test says.
pub struct Machine {
    bus: Child,
    connection: Connection,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    lid: AtomicBool,
    /// What programs asked for, and how many have given it back.
    asked: Mutex<Vec<String>>,
    given_back: Arc<AtomicUsize>,
}

impl Machine {
    /// A machine that is awake, with its lid open. The app must be opened after it.
    pub fn start(desktop: &Desktop) -> Self {
        let address = desktop.system_bus();
        let mut command = Command::new("dbus-daemon");
        command.args(["--session", "--nofork", "--nopidfile", "--address", &address]);
        let bus = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("dbus is installed");
        let state = Arc::new(State::default());
        let user = fs::metadata(desktop.home()).unwrap().uid();
        let connection = until("the system's bus", || {
            Builder::address(address.as_str())
                .and_then(|builder| builder.name("org.freedesktop.login1"))
                .and_then(|builder| builder.serve_at(PATH, Logind(state.clone())))
                .and_then(|builder| builder.serve_at(OURS, Session(user)))
                .and_then(|builder| builder.serve_at(OTHERS, Session(user + 1)))
                .and_then(Builder::build)
                .ok()
        });
        Self { bus, connection, state }
    }

    /// Says that the machine is about to sleep, or awake again.
    pub fn sleeps(&self, sleeps: bool) {
        self.say(PATH, MACHINE, "PrepareForSleep", &(sleeps,));
    }

    /// Says that the session is to be locked: this person's, or another's.
    pub fn locks_session(&self, ours: bool) {
        self.say(if ours { OURS } else { OTHERS }, SESSION, "Lock", &());
    }

    /// Closes the lid, or opens it: whoever wants to know asks.
    pub fn closes_lid(&self, closed: bool) {
        self.state.lid.store(closed, Ordering::SeqCst);
    }

    /// What programs asked to wait for: `sleep delay`, one for each time.
    pub fn asked(&self) -> Vec<String> {
        self.state.asked.lock().unwrap().clone()
    }

    /// How many of them let the machine sleep again.
    pub fn given_back(&self) -> usize {
        self.state.given_back.load(Ordering::SeqCst)
    }

    fn say<B>(&self, path: &str, interface: &str, signal: &str, body: &B)
    where
        B: serde::ser::Serialize + zbus::zvariant::DynamicType,
    {
        self.connection.emit_signal(None::<&str>, path, interface, signal, body).unwrap();
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.bus.kill();
        let _ = self.bus.wait();
    }
}

struct Logind(Arc<State>);

#[interface(name = "org.freedesktop.login1.Manager")]
impl Logind {
    /// Gives one end of a pipe: when a program closes it, the machine need not wait any more.
    fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> OwnedFd {
        let (mut theirs, kept) = std::io::pipe().unwrap();
        self.0.asked.lock().unwrap().push(format!("{what} {mode} for {who}: {why}"));
        let given_back = self.0.given_back.clone();
        thread::spawn(move || {
            wait_for_end(&mut theirs);
            given_back.fetch_add(1, Ordering::SeqCst);
        });
        OwnedFd::from(fd::OwnedFd::from(kept))
    }

    #[zbus(property(emits_changed_signal = "false"))]
    fn lid_closed(&self) -> bool {
        self.0.lid.load(Ordering::SeqCst)
    }
}

fn wait_for_end(pipe: &mut PipeReader) {
    let mut nothing = Vec::new();
    pipe.read_to_end(&mut nothing).unwrap();
}

/// A session of the person with that number.
struct Session(u32);

#[interface(name = "org.freedesktop.login1.Session")]
impl Session {
    #[zbus(property)]
    fn user(&self) -> (u32, OwnedObjectPath) {
        (self.0, ObjectPath::try_from(format!("{PATH}/user/_{}", self.0)).unwrap().into())
    }
}
