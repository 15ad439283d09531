//! Nothing leaves the machine, no word is on its disk but in the library, and none is in memory once that is locked.

use crate::by_hand::{Words, learn, lock, write};
use crate::desktop;
use crate::walk::walk;
use harness::buses::Machine;
use harness::desktop::Desktop;
use harness::hand::{Knowing, still};
use harness::network::{Ear, Noting, make_way_out, others};
use harness::patience::until;
use harness::written::Writing;
use harness::{memory, program, traces};
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use std::time::SystemTime;

#[test]
fn no_packet_leaves_the_machine_on_the_whole_way_from_the_first_start_to_the_page() {
    make_way_out();
    let ear = Ear::listen();
    let (_turn, desktop) = desktop();
    let noting = Noting::start(&desktop);
    walk(&desktop, &noting.starter);
    let ports = &noting.ports() | &desktop.driver_ports();
    drop(desktop);
    let heard = ear.heard();
    assert!(!heard.is_empty(), "what the driver says is heard");
    assert_eq!(others(&heard, &ports), [""; 0], "but for driver and app, ports {ports:?}");
}

#[test]
fn the_app_of_every_day_says_nothing_on_the_network_writes_no_word_down_and_forgets_all_once_it_is_locked() {
    make_way_out();
    let (_turn, mut desktop) = desktop();
    let words = Words::new();
    let learnt = learn(|hand, _| write(hand, &words));
    desktop.end_driver();
    desktop.stills_cursors();
    let writing = Writing::watch(&desktop);
    let (ear, start) = (Ear::listen(), SystemTime::now());
    desktop.open_app(&writing.starter);
    let mut hand = Knowing::new(&desktop, learnt);
    write(&mut hand, &words);
    still(&desktop);
    let open = memory::found(&desktop, &words.all());
    for word in [&words.name, &words.line, &words.half] {
        assert!(open.iter().any(|found| found.word == *word), "{word} is there while it is shown: {open:#?}");
    }

    lock(&mut hand, &desktop);
    forgets(&desktop, &words);
    desktop.close_window("What Matters");
    until("the app to end", || (!desktop.runs_the_app()).then_some(()));
    assert_eq!(ear.heard(), [""; 0], "not even within the machine");
    is_not_written(&desktop, &writing, &words, start);
}

#[test]
fn the_machine_sleeps_once_all_is_forgotten_and_a_page_that_hangs_is_no_hindrance() {
    let (_turn, mut desktop) = desktop();
    let machine = Machine::start(&desktop);
    let words = Words::new();
    let learnt = learn(|hand, _| write(hand, &words));
    desktop.end_driver();
    desktop.stills_cursors();
    desktop.open_app(&program("what-matters"));
    let mut hand = Knowing::new(&desktop, learnt);
    write(&mut hand, &words);
    still(&desktop);
    for page in desktop.processes(&["WebKitWebProcess"]) {
        let number = page.file_name().unwrap();
        assert!(Command::new("kill").arg("-STOP").arg(number).status().unwrap().success());
    }
    let asked = machine.asked().len();
    machine.sleeps(true);
    until("the machine to be let sleep", || (machine.given_back() == asked).then_some(()));
    forgets(&desktop, &words);
}

/// No word is in the memory of any of its processes, and none of them may be dumped.
fn forgets(desktop: &Desktop, words: &Words) {
    let locked = memory::found(desktop, &words.all());
    assert!(locked.is_empty(), "{locked:#?}");
    for process in desktop.processes(&["what-matters", "WebKitWebProcess", "WebKitNetworkProcess"]) {
        let most = memory::limit(&process, "Max core file size");
        assert_eq!(most, "1", "no core dump is written of {}", process.display());
    }
}

/// No word was written to any file, not even to one that is gone again.
fn is_not_written(desktop: &Desktop, writing: &Writing, words: &Words, start: SystemTime) {
    let written = writing.take();
    let log = desktop.library().join("people.db-wal").display().to_string();
    assert!(written.files().contains(log.as_str()), "what is written is seen: {:?}", written.files());
    assert_eq!(written.found(&words.all()), BTreeSet::new());

    let own = tempfile::Builder::new().prefix("words-").tempfile_in("/var/tmp").unwrap();
    fs::write(own.path(), &words.line).unwrap();
    let found = traces::found_in(traces::changed_since(start), &words.all());
    assert_eq!(found, [(own.path().to_owned(), words.line.clone())], "but what the test itself wrote");
}
