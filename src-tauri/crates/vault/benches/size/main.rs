//! How quick a library of 100,000 people is, or of as many as the argument says: opening it, its list, searching, and
//! keeping a change. Beside each stands plain `SQLite`: the same schema and the same questions in one file without
//! a key, and for changes a bare `SQLCipher` commit on the same disk in the same run. It asserts nothing of the clock.

#![allow(clippy::print_stdout, reason = "a bench speaks to whoever runs it")]
#![allow(clippy::expect_used, reason = "a bench that cannot go on has failed")]
#![allow(missing_docs, reason = "a bench is a program")]

mod crowd;
mod files;
mod plain;
mod table;

use fastrand::Rng;
use files::{Files, Typist, passphrase, typist};
use plain::Rows;
use rusqlite::Connection;
use std::process::Command;
use std::time::{Duration, Instant};
use table::{Times, head, row, row_by_ratio, time};
use vault::{Label, Library, Scope};

/// As many cards as the page asks for at once.
const WINDOW: usize = 60;
/// A frame of a screen with 60 pictures a second, in milliseconds.
const FRAME: f64 = 16.0;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let people = match arguments.next() {
        Some(word) if word == "--memory" => return memory(&arguments.next().expect("a library")),
        Some(number) => number.parse().expect("how many people"),
        None => 100_000,
    };
    let files = Files::with(people);
    let plain = files.plain();
    println!("{people} people, {:.1} GB\n", size(&files));
    files.warm();
    head();
    opening(&files, &plain);
    let library = Library::open(&files.library(), &passphrase()).expect("the library opens");
    listing(&library, &plain, people);
    searching(&library, &plain);
    changing(&library, &files, &plain);
    library.close().expect("the library closes");
    let [with, without] =
        [files.library(), files.empty()].map(|folder| memory_of(&folder.display().to_string()));
    let above = with - without;
    let holds = if above < 100.0 { "yes" } else { "NO" };
    println!(
        "\nMemory after walking the list and searching: {with:.0} MB; {above:.0} MB above an empty library; wanted under 100: {holds}"
    );
    files.remove();
}

fn size(files: &Files) -> f64 {
    std::fs::metadata(files.library().join("people.db")).map_or(0.0, |file| file.len() as f64 / 1e9)
}

/// From the passphrase to the first of the list, less what an empty library takes for the same: Argon2 and the locks.
fn opening(files: &Files, plain: &Connection) {
    let open = |folder: &std::path::Path| {
        let start = Instant::now();
        let library = Library::open(folder, &passphrase()).expect("the library opens");
        library.people("", 0..WINDOW).expect("the list");
        let took = start.elapsed();
        library.close().expect("the library closes");
        took
    };
    let empty = Times::measure(11, |_| _ = open(&files.empty()));
    let argon = Duration::from_secs_f64(empty.at(50) / 1e3);
    let ours = Times::of((0..11).map(|_| open(&files.library()).saturating_sub(argon)).collect());
    let theirs = Times::measure(11, |_| plain::list(plain, 0, WINDOW as u32));
    row("open, to the first of the list", &ours, &theirs, 1_000.0);
}

fn listing(library: &Library, plain: &Connection, people: usize) {
    let at = |run: usize| Rng::with_seed(run as u64).usize(..people.saturating_sub(WINDOW).max(1));
    let list = |from: usize| _ = library.people("", from..from + WINDOW).expect("the list");
    let ours = Times::measure(500, |run| list(at(run)));
    let theirs = Times::measure(500, |run| plain::list(plain, at(run) as u32, WINDOW as u32));
    row("list: 60 cards anywhere", &ours, &theirs, FRAME);
}

/// What people type into the search, letter by letter.
const SEARCHES: [(&str, &[&str]); 6] = [
    ("names", &["zoe", "o'neill", "lucja", "sian jones", "adaeze okafor", "فاطمہ", "王", "алена", "지은"]),
    ("common words", &["tea", "garden", "morning", "people", "چائے", "herbata"]),
    ("rare words", &["teapot", "kerwickling", "granddaughter", "seaside", "tonriver"]),
    ("two and three words", &["tea garden", "quiet music dog", "amy knitting", "khan cardamom", "nia e a"]),
    ("without spaces", &["花园", "喝茶", "姐", "音乐", "天地人"]),
    ("nothing like it", &["zzz", "qqqq", "xylo%", "ŋŋ"]),
];

fn searching(library: &Library, plain: &Connection) {
    let mut all = (Vec::new(), Vec::new());
    for (what, searches) in SEARCHES {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for search in searches.iter().flat_map(|search| typed(search)) {
            let mut total = 0;
            ours.extend((0..50).map(|_| {
                time(|| {
                    total = library.people(&search, 0..WINDOW).expect("a search").total;
                })
            }));
            let mut plainly = 0;
            theirs.push(time(|| plainly = plain::search(plain, &search, WINDOW)));
            assert_eq!(total, plainly, "those found by {search:?}");
        }
        all.0.extend(&ours);
        all.1.extend(&theirs);
        row(&format!("search: {what}"), &Times::of(ours), &Times::of(theirs), FRAME);
    }
    row("search: all of these", &Times::of(all.0), &Times::of(all.1), FRAME);
}

/// A search as it grows under the hand.
fn typed(search: &str) -> impl Iterator<Item = String> {
    search.char_indices().map(|(at, letter)| search[..at + letter.len_utf8()].to_owned())
}

fn changing(library: &Library, files: &Files, plain: &Connection) {
    let bare = files.bare();
    let somewhere = library.people("", 0..0).expect("the list").total / 20;
    let [bare_rows, plain_rows] =
        [&bare, plain].map(|file| [Rows::of(file, somewhere as u32), Rows::of(file, 7)]);
    let typing = typist(library, somewhere);
    let type_letter = |run: usize| {
        let (entry, text) = (typing.entry, words(run));
        library.change(Scope::Person(typing.person), Label::Type, move |change| change.set_text(entry, text))
    };
    let flip = |typist: &Typist, run: usize| {
        let entry = typist.entry;
        let turned = move |change: &mut vault::Change<'_>| change.set_on_page(entry, run.is_multiple_of(2));
        library.change(Scope::Person(typist.person), Label::OnPage, turned)
    };
    let [ours, cipher, theirs] = in_turns([
        &mut |run| type_letter(run).expect("a letter typed"),
        &mut |run| bare_rows[0].letter(&bare, run as u32, &words(run)),
        &mut |run| plain_rows[0].letter(plain, run as u32, &words(run)),
    ]);
    row_by_ratio("change: a letter typed", &ours, &theirs, &cipher, 1.3);
    let other = typist(library, 7);
    for what in ["change: a step", "change: a step where there are 1,000"] {
        let [ours, cipher, theirs] = in_turns([
            &mut |run| flip(&other, run).expect("a step"),
            &mut |run| bare_rows[1].step(&bare, run as u32),
            &mut |run| plain_rows[1].step(plain, run as u32),
        ]);
        row_by_ratio(what, &ours, &theirs, &cipher, 1.3);
    }
    let [one, ..] = in_turns([&mut |run| plain::update(&bare, &words(run)), &mut |_| (), &mut |_| ()]);
    println!("{:<44} {:>9.2} {:>9.2}", "  a bare SQLCipher commit of one row", one.at(50), one.at(99));
}

/// All orders of three.
const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [1, 2, 0], [2, 0, 1], [0, 2, 1], [2, 1, 0], [1, 0, 2]];

/// In turns, so that whatever else the disk does meets all alike; and each comes as often after each of the others,
/// which leave more or less of the processor's memory to it.
fn in_turns(mut works: [&mut dyn FnMut(usize); 3]) -> [Times; 3] {
    let mut times = [const { Vec::new() }; 3];
    for run in 0..1_000 {
        for which in ORDERS[run % ORDERS.len()] {
            wait_for_next_millisecond();
            times[which].push(time(|| works[which](run)));
        }
    }
    times.map(Times::of)
}

/// Nobody types two letters in one millisecond: when somebody last changed is then written once for both.
fn wait_for_next_millisecond() {
    let now = || jiff::Timestamp::now().as_millisecond();
    let before = now();
    while now() == before {
        std::hint::spin_loop();
    }
}

/// A line that grows and begins anew.
fn words(run: usize) -> String {
    "Sits in the garden with her sister before the others are up".chars().take(1 + run % 59).collect()
}

/// In a process of its own: opens a library, walks its list and searches, and says how much memory it then has.
fn memory(folder: &str) {
    let library = Library::open(folder.as_ref(), &passphrase()).expect("the library opens");
    let total = library.people("", 0..1).expect("the list").total;
    for from in (0..total).step_by(WINDOW * 10) {
        library.people("", from..from + WINDOW).expect("the list");
    }
    for search in SEARCHES.iter().flat_map(|(_, searches)| searches.iter()).flat_map(|search| typed(search)) {
        library.people(&search, 0..WINDOW).expect("a search");
    }
    let status = std::fs::read_to_string("/proc/self/status").expect("the state of this process");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
    println!("{}", line.trim().trim_end_matches(" kB"));
}

/// In megabytes.
fn memory_of(library: &str) -> f64 {
    let this = std::env::current_exe().expect("this program");
    let said = Command::new(this).args(["--memory", library]).output().expect("a process of its own");
    String::from_utf8_lossy(&said.stdout).trim().parse::<f64>().expect("kilobytes") / 1024.0
}
