//! The machine goes to sleep, the session is locked, the lid is closed: told on the system's bus by `logind`.

use std::time::Duration;
use zbus::blocking::{Connection, MessageIterator};
use zbus::message::{Message, Type};
use zbus::zvariant::{ObjectPath, OwnedFd, OwnedObjectPath, OwnedValue};
use zbus::{MatchRule, Result};

const LOGIND: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1";
const MACHINE: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

/// How often the lid is looked at: `logind` tells when it is asked.
const EVERY: Duration = Duration::from_secs(5);

/// What `logind` says that matters here.
enum Said {
    Sleeps,
    Wakes,
    LockSession,
}

/// Calls `lock` before the machine sleeps and when the session is to be locked, until the bus goes. The machine waits
/// with its sleep until `lock` has returned, for as long as its settings allow: five seconds where nobody chose.
pub(super) fn watch(lock: &dyn Fn()) -> Result<()> {
    let bus = Connection::system()?;
    let rule = MatchRule::builder().msg_type(Type::Signal).sender(LOGIND)?.path_namespace(PATH)?.build();
    let told = MessageIterator::for_match_rule(rule, &bus, None)?;
    let mut waits = wait_for_us(&bus).ok();
    for message in told {
        match said(&bus, &message?) {
            Some(Said::Sleeps) => {
                lock();
                drop(waits.take());
            }
            Some(Said::Wakes) => waits = wait_for_us(&bus).ok(),
            Some(Said::LockSession) => lock(),
            None => {}
        }
    }
    Ok(())
}

/// Calls `lock` when the lid is closed, until the bus goes or where there is no `logind`. A lid that stays closed, because
/// the screen is another one, locks once.
pub(super) fn watch_lid(lock: &dyn Fn()) -> Result<()> {
    let bus = Connection::system()?;
    let mut closed = lid_is_closed(&bus)?;
    loop {
        std::thread::sleep(EVERY);
        let before = std::mem::replace(&mut closed, lid_is_closed(&bus)?);
        if closed && !before {
            lock();
        }
    }
}

fn lid_is_closed(bus: &Connection) -> Result<bool> {
    Ok(property(bus, PATH, MACHINE, "LidClosed")?.downcast_ref()?)
}

fn said(bus: &Connection, message: &Message) -> Option<Said> {
    let header = message.header();
    match (header.interface()?.as_str(), header.member()?.as_str()) {
        (MACHINE, "PrepareForSleep") => {
            let sleeps = message.body().deserialize::<bool>().ok()?;
            Some(if sleeps { Said::Sleeps } else { Said::Wakes })
        }
        (SESSION, "Lock") if is_ours(bus, header.path()?) => Some(Said::LockSession),
        _ => None,
    }
}

/// Whether a session is of the same person. One that cannot be asked is taken for ours: locking does no harm.
fn is_ours(bus: &Connection, session: &ObjectPath<'_>) -> bool {
    let whose = property(bus, session.as_str(), SESSION, "User")
        .and_then(|user| Ok(user.downcast_ref::<(u32, OwnedObjectPath)>()?));
    whose.map_or(true, |(user, _)| user == rustix::process::getuid().as_raw())
}

/// What `logind` says of one of its things at this moment: nobody tells when the lid is closed, so nothing is kept of it.
fn property(bus: &Connection, path: &str, interface: &str, name: &str) -> Result<OwnedValue> {
    let asked = (interface, name);
    bus.call_method(Some(LOGIND), path, Some(PROPERTIES), "Get", &asked)?.body().deserialize()
}

/// Asks the machine to wait with its sleep for as long as what this gives is kept.
fn wait_for_us(bus: &Connection) -> Result<OwnedFd> {
    let asked = ("sleep", "What Matters", "To keep what was typed, and lock", "delay");
    bus.call_method(Some(LOGIND), PATH, Some(MACHINE), "Inhibit", &asked)?.body().deserialize()
}
