//! A thousand different people, printed one after the other: on one core, on all, and what memory that takes.

use document::{Choices, Press};
use profile::{Entry, LanguageTag, Person, Profile, Section};
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How many people there are.
const PEOPLE: usize = 1_000;
/// How often all of them are printed.
const ROUNDS: usize = 7;
/// So many more are printed on each core before the clock starts: its press is as warm as that of the other steps.
const WARM: usize = 40;
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

/// Prints them all, on one core and on as many as there are in turn, and says how much faster that is.
pub(crate) fn print() {
    let people: Vec<Profile> = (0..PEOPLE + WARM).map(person).collect();
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let rounds: Vec<_> = (0..ROUNDS).map(|_| (on(&people, 1), on(&people, cores).0)).collect();
    let one = middle(rounds.iter().map(|((time, _), _)| *time));
    println!("{PEOPLE} different people, profile to PDF, the middle of {ROUNDS}: {one:.2} s on one core");
    if let Some(((_, [Some(early), Some(late)]), _)) = rounds.last() {
        println!("memory after {EARLY} of them {early:.1} MB, after all {late:.1} MB");
    }
    if cores > 1 {
        let all = middle(rounds.iter().map(|(_, time)| *time));
        println!("{all:.2} s on {cores}: {:.2} times one (wanted on two: 1.8)", one / all);
    }
}

/// The middle one of some times, in seconds.
fn middle(times: impl Iterator<Item = Duration>) -> f64 {
    let mut times: Vec<Duration> = times.collect();
    times.sort_unstable();
    times.get(times.len() / 2).map_or(0.0, Duration::as_secs_f64)
}

/// Somebody unlike the others: two to four lines in each of six sections.
fn person(number: usize) -> Profile {
    let mut profile = Profile::of(Person::named(format!("Person {number}")), LanguageTag::default());
    for (place, section) in Section::ALL.into_iter().take(6).enumerate() {
        for line in 0..2 + (number + place) % 3 {
            let said = SAID[(number * 7 + place * 5 + line * 3) % SAID.len()];
            // No two people have a line in common: what a press remembers of one is of no use for another.
            profile.sections[section].push(Entry::own(format!("{said}, {number} times {}", place + line)));
        }
    }
    profile
}

/// The time it takes on so many cores, and the memory in MB early and at the end.
fn on(people: &[Profile], cores: usize) -> (Duration, [Option<f64>; 2]) {
    let (people, before) = people.split_at(PEOPLE);
    let (next, warm) = (AtomicUsize::new(0), Barrier::new(cores + 1));
    let work = || {
        let mut press = Press::new();
        for profile in before {
            print_one(&mut press, profile);
        }
        warm.wait();
        let mut early = None;
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(profile) = people.get(number) else { return early };
            print_one(&mut press, profile);
            if number == EARLY {
                early = resident();
            }
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        warm.wait();
        let start = Instant::now();
        let early: Vec<Option<f64>> = workers.into_iter().filter_map(|worker| worker.join().ok()).collect();
        let early = early.into_iter().flatten().next();
        (start.elapsed(), [early, resident()])
    })
}

fn print_one(press: &mut Press, profile: &Profile) {
    let laid = press.lay_out(profile, &Choices::default());
    std::hint::black_box(press.pdf(&laid).is_ok());
}

/// The memory this program holds, in MB, where the system tells.
fn resident() -> Option<f64> {
    const PAGE: f64 = 4096.0;
    let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: f64 = pages.split(' ').nth(1)?.parse().ok()?;
    Some(pages * PAGE / 1e6)
}
