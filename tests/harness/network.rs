//! A network of a test's own, on which everything that would leave the machine is seen: a way out that leads nowhere,
//! and an ear on it.

use crate::desktop::Desktop;
use crate::patience::until;
use crate::program;
use nix::sched::{CloneFlags, unshare};
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::UdpSocket;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

/// Addresses kept free for examples: nobody has them.
const CONTROL: &str = "198.51.100.7:9";
const HEARD: &str = "198.51.100.7.9:";

/// How the way out is made. Both ends are there, so that packets leave; nobody answers.
const WAY_OUT: [&str; 8] = [
    "link add out type veth peer name nowhere",
    "link set nowhere up",
    "link set out up",
    "address add 192.0.2.1/24 dev out",
    "neighbour add 192.0.2.2 lladdr 02:00:00:00:00:02 dev out nud permanent",
    "route add default via 192.0.2.2",
    "neighbour add fe80::2 lladdr 02:00:00:00:00:02 dev out nud permanent",
    "-6 route add default via fe80::2 dev out",
];

thread_local! {
    /// Whether this test, and all that it starts, is in a network of its own.
    static IS_OWN: bool = make_own();
}

/// Brings this test, and all that it starts from now on, into a network of its own, where no other's port is. False
/// where none can be made: only root may.
pub fn is_own() -> bool {
    IS_OWN.with(|own| *own)
}

/// A network namespace: a thread may leave the one of its process, and what it starts comes with it.
fn make_own() -> bool {
    if unshare(CloneFlags::CLONE_NEWNET).is_err() {
        return false;
    }
    // The driver and the app talk to each other within the machine. There is no way back from here.
    assert!(ip("link set lo up"), "ip link set lo up");
    true
}

/// Makes a way out of this test's network, on which all that leaves can be heard.
pub fn make_way_out() {
    assert!(is_own(), "only root can make a network of its own, and show that nothing leaves the machine");
    // Where one thread runs all tests, the one before left its own.
    ip("link delete out");
    for part in WAY_OUT {
        assert!(ip(part), "ip {part}");
    }
}

/// Notes the ports on which a driver asks the apps that it opens, also those of a driver that came to nothing.
pub struct Noting {
    /// Starts the app.
    pub starter: PathBuf,
    notes: PathBuf,
}

impl Noting {
    /// Notes the port of each app that is started by it.
    pub fn start(desktop: &Desktop) -> Self {
        let notes = desktop.home().join("ports");
        let starter = desktop.write_program(
            "start-noted",
            &format!(
                "echo \"$WEBKIT_INSPECTOR_SERVER\" >> '{}'\nexec '{}' \"$@\"\n",
                notes.display(),
                program("what-matters").display()
            ),
        );
        Self { starter, notes }
    }

    /// The ports so far.
    pub fn ports(&self) -> BTreeSet<u16> {
        let noted = fs::read_to_string(&self.notes).expect("an app was started");
        let port = |address: &str| address.rsplit_once(':')?.1.parse().ok();
        noted.lines().map(|address| port(address).expect("an address with a port")).collect()
    }
}

/// The ear, from when it begins to listen.
pub struct Ear {
    tcpdump: Child,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Ear {
    /// Listens on the way out and on the loop within the machine.
    pub fn listen() -> Self {
        assert!(is_own(), "only in a network of its own");
        until("the last to hang up", || (!is_anybody_connected()).then_some(()));
        // What the system itself says to its neighbours on a new way out is left aside.
        let mut tcpdump = Command::new("tcpdump")
            .args([
                "-i",
                "any",
                "-n",
                "-l",
                "-q",
                "--immediate-mode",
                "not icmp6 and not (ip6[6] = 0 and ip6[40] = 58)",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("tcpdump is installed");
        let mut ready = BufReader::new(tcpdump.stderr.take().unwrap()).lines().map_while(Result::ok);
        assert!(ready.any(|line| line.contains("listening on")), "tcpdump listens");
        thread::spawn(move || ready.for_each(drop));
        let heard = Arc::new(Mutex::new(Vec::new()));
        let (packets, notes) = (BufReader::new(tcpdump.stdout.take().unwrap()).lines(), heard.clone());
        thread::spawn(move || {
            packets.map_while(Result::ok).for_each(|line| notes.lock().unwrap().push(line));
        });
        Self { tcpdump, heard }
    }

    /// Every packet since, a line each. One that is sent on purpose at the end shows that one would have been heard.
    pub fn heard(mut self) -> Vec<String> {
        let socket = UdpSocket::bind("0.0.0.0:0").unwrap();
        socket.send_to(b"control", CONTROL).unwrap();
        let place = || self.heard.lock().unwrap().iter().position(|line| line.contains(HEARD));
        let end = until("the packet that leaves on purpose", place);
        self.tcpdump.kill().unwrap();
        self.tcpdump.wait().unwrap();
        let mut heard = self.heard.lock().unwrap();
        heard.truncate(end);
        heard.clone()
    }
}

/// Whether a connection is open here, or still being closed: then there are packets of what was before.
fn is_anybody_connected() -> bool {
    const LISTENS: &str = "0A";
    const IS_OVER: &str = "06";
    let connections = ["/proc/thread-self/net/tcp", "/proc/thread-self/net/tcp6"]
        .map(|list| fs::read_to_string(list).unwrap());
    let states = connections
        .iter()
        .flat_map(|list| list.lines().skip(1))
        .filter_map(|line| line.split_whitespace().nth(3));
    states.filter(|state| ![LISTENS, IS_OVER].contains(state)).count() > 0
}

fn ip(arguments: &str) -> bool {
    let mut command = Command::new("ip");
    command.args(arguments.split(' ')).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().expect("iproute2 is installed").success()
}

/// Those packets that are not between a driver and the app on these ports, within the machine.
pub fn others(heard: &[String], ports: &BTreeSet<u16>) -> Vec<String> {
    let ours = |line: &&String| {
        let columns: Vec<_> = line.split_whitespace().collect();
        let [_, "lo", _, "IP", from, ">", to, "tcp", ..] = columns[..] else { return false };
        let port = |end: &str| end.trim_end_matches(':').strip_prefix("127.0.0.1.")?.parse::<u16>().ok();
        let (Some(from), Some(to)) = (port(from), port(to)) else { return false };
        ports.contains(&from) || ports.contains(&to)
    };
    heard.iter().filter(|line| !ours(line)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_driver_and_app_say_to_each_other_is_left_aside() {
        let lines = [
            "07:41:00.1 lo    In  IP 127.0.0.1.4444 > 127.0.0.1.53412: tcp 0",
            "07:41:00.2 lo    In  IP 127.0.0.1.53412 > 127.0.0.1.4444: tcp 12",
            "07:41:00.3 lo    In  IP 127.0.0.1.53412 > 127.0.0.1.9: tcp 0",
            "07:41:00.4 lo    In  IP 127.0.0.1.53412 > 127.0.0.53.53: UDP, length 30",
            "07:41:00.5 out   Out IP 192.0.2.1.4444 > 198.51.100.7.443: tcp 0",
        ];
        let heard = lines.map(str::to_owned);
        assert_eq!(others(&heard, &BTreeSet::from([4444])), lines[2..]);
    }
}
