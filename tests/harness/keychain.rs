//! A keychain of the desktop's own: GNOME's, on its bus.

use crate::desktop::Desktop;
use crate::patience::until;
use std::fs;
use std::io::Write;
use std::process::{Child, Stdio};
use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::blocking::fdo::DBusProxy;

const SECRETS: &str = "org.freedesktop.secrets";

/// What a person types when they log in: it opens their keychain.
const LOGIN: &[u8] = b"not the passphrase of a library";

/// Somebody has logged in: the keychain is open, for as long as this lives.
pub struct Keychain(Child);

impl Keychain {
    /// Logs somebody in, the first time or again, and waits until the keychain can be asked.
    pub fn open(desktop: &Desktop) -> Self {
        let mut daemon = desktop
            .command("gnome-keyring-daemon")
            .args(["--foreground", "--replace", "--unlock", "--components=secrets"])
            .stdin(Stdio::piped())
            .spawn()
            .expect("gnome-keyring is installed");
        daemon.stdin.take().unwrap().write_all(LOGIN).unwrap();
        let id = daemon.id();
        let connection = Builder::address(desktop.bus().as_str()).unwrap().build().unwrap();
        until("the keychain", || (owner(&connection)? == id).then_some(()));
        Self(daemon)
    }

    /// How many bytes it has written down, all of them locked.
    pub fn size(desktop: &Desktop) -> u64 {
        let files = fs::read_dir(desktop.home().join("data/keyrings")).into_iter().flatten();
        files.map(|file| file.unwrap().metadata().unwrap().len()).sum()
    }
}

/// The process that answers for the keychain.
fn owner(connection: &Connection) -> Option<u32> {
    DBusProxy::new(connection).ok()?.get_connection_unix_process_id(SECRETS.try_into().ok()?).ok()
}

impl Drop for Keychain {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
