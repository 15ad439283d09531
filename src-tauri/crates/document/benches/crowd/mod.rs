//! A thousand different people, printed one after the other: on one core, on all, and what memory that takes.

use document::{Choices, Press};
use profile::{Entry, LanguageTag, Person, Profile, Section};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How many people there are.
const PEOPLE: usize = 1_000;
/// The memory is looked at when so many have been printed, and at the end.
const EARLY: usize = 200;

/// What people may say; who says what changes from person to person.
const SAID: [&str; 12] = [
    "Tea before anybody talks about the day",
    "The window seat on the number nine bus",
    "My brother rings on Sundays at six",
    "Knock, then wait until I say come in",
    "Say what happens next, and then let it happen",
    "I sing in the choir and I know the alto part by heart",
    "Never hurry me on stairs",
    "The garden, also in the rain",
    "Somebody who laughs at my jokes twice",
    "Bread from the corner shop, still warm",
    "When I turn my cup round I want to go home",
    "Feeding the neighbour’s cat while they are away",
];

/// Prints them all, on one core and on as many as there are, and says how much faster that is.
pub(crate) fn print() {
    let people: Vec<Profile> = (0..PEOPLE).map(person).collect();
    let (one, memory) = on(&people, 1);
    println!("{PEOPLE} different people, profile to PDF: {:.2} s on one core", one.as_secs_f64());
    if let [Some(early), Some(late)] = memory {
        println!("memory after {EARLY} of them {early:.1} MB, after all {late:.1} MB");
    }
    let cores = thread::available_parallelism().map_or(1, usize::from);
    if cores > 1 {
        let (all, _) = on(&people, cores);
        let ratio = one.as_secs_f64() / all.as_secs_f64();
        println!("{:.2} s on {cores}: {ratio:.2} times one (wanted on two: 1.8)", all.as_secs_f64());
    }
}

/// Somebody unlike the others: two to four lines in each of six sections.
fn person(number: usize) -> Profile {
    let mut profile = Profile::of(Person::named(format!("Person {number}")), LanguageTag::default());
    for (place, section) in Section::ALL.into_iter().take(6).enumerate() {
        for line in 0..2 + (number + place) % 3 {
            let said = SAID[(number * 7 + place * 5 + line * 3) % SAID.len()];
            profile.sections[section].push(Entry::own(format!("{said}, {}", number + line)));
        }
    }
    profile
}

/// The time it takes on so many cores, and the memory in MB early and at the end.
fn on(people: &[Profile], cores: usize) -> (Duration, [Option<f64>; 2]) {
    let next = AtomicUsize::new(0);
    let start = Instant::now();
    let mut early = None;
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores)
            .map(|_| {
                scope.spawn(|| {
                    let mut press = Press::new();
                    let mut early = None;
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        let Some(profile) = people.get(number) else { break };
                        let laid = press.lay_out(profile, &Choices::default());
                        std::hint::black_box(press.pdf(&laid).is_ok());
                        if number == EARLY {
                            early = resident();
                        }
                    }
                    early
                })
            })
            .collect();
        early = workers.into_iter().find_map(|worker| worker.join().ok().flatten());
    });
    (start.elapsed(), [early, resident()])
}

/// The memory this program holds, in MB, where the system tells.
fn resident() -> Option<f64> {
    const PAGE: f64 = 4096.0;
    let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: f64 = pages.split(' ').nth(1)?.parse().ok()?;
    Some(pages * PAGE / 1e6)
}
