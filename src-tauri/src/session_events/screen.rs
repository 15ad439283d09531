//! The screen is locked: told on the session's bus by whichever program locks it.

use zbus::MatchRule;
use zbus::blocking::fdo::DBusProxy;
use zbus::blocking::{Connection, MessageIterator};
use zbus::message::Type;

/// The programs that lock screens, by the interface each speaks.
const SAVERS: [&str; 5] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
];
const CHANGED: &str = "ActiveChanged";

/// Calls `lock` whenever the screen is locked, until the bus goes.
pub(super) fn watch(lock: &dyn Fn()) -> zbus::Result<()> {
    let bus = Connection::session()?;
    let told = MessageIterator::from(&bus);
    let asking = DBusProxy::new(&bus)?;
    for saver in SAVERS {
        let rule = MatchRule::builder().msg_type(Type::Signal).interface(saver)?.member(CHANGED)?.build();
        asking.add_match_rule(rule)?;
    }
    for message in told {
        let message = message?;
        let header = message.header();
        let by_a_saver = header.interface().is_some_and(|name| SAVERS.contains(&name.as_str()))
            && header.member().is_some_and(|name| name == CHANGED);
        if by_a_saver && message.body().deserialize::<bool>().unwrap_or(false) {
            lock();
        }
    }
    Ok(())
}
