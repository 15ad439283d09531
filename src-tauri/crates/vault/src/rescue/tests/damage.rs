//! A thousand damaged copies of a library.

use super::lab::{Chance, Lab, Made, Seen, profiles_in, somebody};
use crate::error::VaultError;
use crate::library::store::Store;
use crate::rescue::Rescued;
use rusqlite::params_from_iter;
use rusqlite::types::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::thread;

const PAGE: usize = 4096;
const FRAME: usize = PAGE + 24;

/// A library of some sixty pages: closed, or as a crash leaves it.
fn library(chance: &mut Chance, closed: bool) -> Made {
    let mut lab = Lab::new();
    for _ in 0..8 {
        lab.add(somebody(chance, 8));
    }
    for _ in 0..60 {
        lab.act(chance);
    }
    if !closed {
        lab.write(Store::empty_log);
        // A log that is begun anew over a longer one, so that the rest of that is still behind it.
        for _ in 0..12 {
            lab.act(chance);
        }
        lab.write(|store| {
            Ok(store.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?)
        });
        for _ in 0..6 {
            lab.act(chance);
        }
    }
    lab.take(closed)
}

/// Where each page was last, and what of the log counts.
struct Places {
    /// The frame that holds a page, for those in the log.
    frames: BTreeMap<u32, usize>,
    /// The frames that end a change.
    commits: Vec<usize>,
}

impl Places {
    fn of(log: Option<&[u8]>) -> Self {
        let (mut frames, mut commits) = (BTreeMap::new(), Vec::new());
        let log = log.unwrap_or_default();
        for number in 0..log.len().saturating_sub(32) / FRAME {
            let frame = &log[32 + number * FRAME..][..FRAME];
            if frame[8..16] != log[16..24] {
                break;
            }
            frames.insert(u32::from_be_bytes(frame[..4].try_into().unwrap()), number);
            if frame[4..8] != [0; 4] {
                commits.push(number);
            }
        }
        Self { frames, commits }
    }
}

/// A damaged copy.
struct Harmed {
    what: String,
    people: Vec<u8>,
    log: Option<Vec<u8>>,
}

impl Harmed {
    fn of(made: &Made, chance: &mut Chance) -> Self {
        let mut harmed = Self { what: String::new(), people: made.people.clone(), log: made.log.clone() };
        if harmed.log.is_some() && chance.below(2) == 0 {
            harmed.harm_log(chance);
            if chance.below(3) > 0 {
                return harmed;
            }
        }
        harmed.harm_people(chance);
        harmed
    }

    fn harm_people(&mut self, chance: &mut Chance) {
        let pages = self.people.len() / PAGE;
        match chance.below(8) {
            0 | 1 => self.harm_page(chance.below(pages), chance),
            2 => (0..2 + chance.below(8)).for_each(|_| self.harm_page(chance.below(pages), chance)),
            3 => {
                let length = chance.below(self.people.len());
                self.people.truncate(length);
                write!(self.what, " cut at {length}").unwrap();
            }
            4 => self.lose_header(chance),
            5 => {
                self.lose_header(chance);
                (0..=chance.below(4)).for_each(|_| self.harm_page(chance.below(pages), chance));
            }
            6 => {
                let bit = chance.below(self.people.len() * 8);
                self.people[bit / 8] ^= 1 << (bit % 8);
                write!(self.what, " bit {bit}").unwrap();
            }
            _ => {
                // Half of everything.
                (0..pages / 2).for_each(|_| self.harm_page(chance.below(pages), chance));
            }
        }
    }

    fn harm_page(&mut self, page: usize, chance: &mut Chance) {
        let pages = self.people.len() / PAGE;
        let bytes = match chance.below(3) {
            0 => chance.bytes(PAGE),
            1 => vec![0; PAGE],
            _ => self.people[chance.below(pages) * PAGE..][..PAGE].to_vec(),
        };
        self.people[page * PAGE..][..PAGE].copy_from_slice(&bytes);
        write!(self.what, " page {}", page + 1).unwrap();
    }

    fn lose_header(&mut self, chance: &mut Chance) {
        let length = [16, 100, PAGE][chance.below(3)];
        let bytes = if chance.below(2) == 0 { chance.bytes(length) } else { vec![0; length] };
        self.people[..length].copy_from_slice(&bytes);
        write!(self.what, " header {length}").unwrap();
    }

    fn harm_log(&mut self, chance: &mut Chance) {
        let log = self.log.as_mut().unwrap();
        let frames = (log.len() - 32) / FRAME;
        match chance.below(5) {
            0 | 1 => {
                let (frame, bytes) = (chance.below(frames), chance.bytes(FRAME));
                log[32 + frame * FRAME..][..FRAME].copy_from_slice(&bytes);
                write!(self.what, " frame {frame}").unwrap();
            }
            2 => {
                log[..32].fill(0);
                self.what += " header of the log";
            }
            3 => {
                // Cut between two changes a log is one that was shorter: nothing tells.
                let length = 1 + chance.below(log.len() - 1);
                let length = if length % FRAME == 32 { length - 1 } else { length };
                log.truncate(length);
                write!(self.what, " log cut at {length}").unwrap();
            }
            _ => {
                let bit = chance.below(log.len() * 8);
                log[bit / 8] ^= 1 << (bit % 8);
                write!(self.what, " bit {bit} of the log").unwrap();
            }
        }
    }

    /// The pages that are whole where they were last.
    fn whole(&self, made: &Made, places: &Places, page: u32) -> bool {
        if let Some(frame) = places.frames.get(&page) {
            return self.has_frame(made, *frame)
                && places.commits.iter().any(|commit| commit >= frame && self.has_frame(made, *commit));
        }
        let at = (page as usize - 1) * PAGE;
        // The seal of the first page says nothing of the salt, which stands elsewhere too.
        let skip = if page == 1 { 16 } else { 0 };
        self.people.get(at + skip..at + PAGE) == made.people.get(at + skip..at + PAGE)
    }

    fn has_frame(&self, made: &Made, frame: usize) -> bool {
        let range = 32 + frame * FRAME..32 + (frame + 1) * FRAME;
        let (log, good) = (self.log.as_ref().unwrap(), made.log.as_ref().unwrap());
        log.get(range.clone()).is_some_and(|bytes| bytes == &good[range])
    }
}

/// What came of all of them.
#[derive(Debug, Default)]
struct Tally {
    copies: usize,
    nothing_left: usize,
    nobody_affected: usize,
    some_named: usize,
    others_unknown: usize,
    people_named: usize,
}

impl Tally {
    fn with(self, more: &Self) -> Self {
        Self {
            copies: self.copies + more.copies,
            nothing_left: self.nothing_left + more.nothing_left,
            nobody_affected: self.nobody_affected + more.nobody_affected,
            some_named: self.some_named + more.some_named,
            others_unknown: self.others_unknown + more.others_unknown,
            people_named: self.people_named + more.people_named,
        }
    }
}

#[test]
fn of_a_thousand_damaged_copies_every_whole_row_is_rescued_and_no_loss_is_silent() {
    let hands = thread::available_parallelism().map_or(1, usize::from) as u64;
    let tally = thread::scope(|threads| {
        let at_work: Vec<_> = (0..hands)
            .map(|hand| {
                threads.spawn(move || (hand..20).step_by(hands as usize).fold(Tally::default(), damage))
            })
            .collect();
        at_work.into_iter().fold(Tally::default(), |all, one| all.with(&one.join().unwrap()))
    });
    // Of whatever kind the damage was, a good part of the copies is as good as new.
    println!("{tally:?}");
    println!(
        "attack: | a copy damaged at random: no whole row lost, no loss unsaid | {} | 0 |",
        tally.copies
    );
    assert_eq!(tally.copies, 1_000);
    assert!(tally.nobody_affected > 200, "{tally:?}");
}

/// Damages fifty copies of the library of a round.
fn damage(mut tally: Tally, round: u64) -> Tally {
    let mut chance = Chance(round);
    let made = library(&mut chance, round.is_multiple_of(2));
    let (places, rows) = (Places::of(made.log.as_deref()), made.rows());
    for _ in 0..50 {
        let harmed = Harmed::of(&made, &mut chance);
        let _ = look_at(&made, &places, &rows, &harmed, &mut tally);
    }
    tally
}

fn look_at(
    made: &Made,
    places: &Places,
    rows: &[Seen],
    harmed: &Harmed,
    tally: &mut Tally,
) -> Option<Rescued> {
    let what = &harmed.what;
    tally.copies += 1;
    let laid = made.lay(&harmed.people, harmed.log.as_deref());
    let rescued = laid.rescue();
    assert!(fs::read(laid.file("people.db")).unwrap() == harmed.people, "{what}");
    assert!(fs::read(laid.file("people.db-wal")).ok() == harmed.log, "{what}");
    let (rescued, mut store) = match rescued {
        Ok(rescued) => rescued,
        Err(error) => {
            assert_eq!(error, VaultError::Damaged, "{what}");
            let last = (made.people.len() / PAGE) as u32;
            assert!((1..=last).all(|page| !harmed.whole(made, places, page)), "something is left: {what}");
            tally.nothing_left += 1;
            return None;
        }
    };
    assert_eq!(store.check().unwrap(), [], "{what}");
    check_rows(made, places, rows, harmed, &store);
    check_people(made, &rescued, &store, what);
    tally.others_unknown += usize::from(rescued.others_unknown);
    tally.nobody_affected += usize::from(!rescued.others_unknown && rescued.affected.is_empty());
    tally.some_named += usize::from(!rescued.others_unknown && !rescued.affected.is_empty());
    tally.people_named += rescued.affected.len();
    Some(rescued)
}

/// Every row that stands on whole pages is in the rescued library, word for word.
fn check_rows(made: &Made, places: &Places, rows: &[Seen], harmed: &Harmed, store: &Store) {
    let is_whole = |seen: &&Seen| seen.pages.iter().all(|page| harmed.whole(made, places, *page));
    for seen in rows.iter().filter(is_whole) {
        let table = seen.table;
        // Pictures go with the photos, whose people are looked at below; indexes are made anew.
        if ![
            "library",
            "person",
            "person_need",
            "person_language",
            "written",
            "supporter",
            "photo",
            "entry",
            "look",
            "setting",
        ]
        .contains(&table.name)
        {
            continue;
        }
        if table.name == "photo" && !has_picture(store, &seen.values[1]) {
            continue;
        }
        // A list of which the start is lost begins with what is left of it.
        let told = table.columns.iter().zip(&seen.values).filter(|((name, _), _)| *name != "position");
        let (wheres, values): (Vec<String>, Vec<&Value>) =
            told.map(|((name, _), value)| (format!("\"{name}\" IS ?"), value)).unzip();
        let sql = format!("SELECT 1 FROM {} WHERE {}", table.name, wheres.join(" AND "));
        let found = store.connection.prepare_cached(&sql).unwrap().exists(params_from_iter(values)).unwrap();
        assert!(found, "{} of {}: {:?}", table.name, harmed.what, seen.pages);
    }
}

fn has_picture(store: &Store, id: &Value) -> bool {
    store.connection.prepare_cached("SELECT 1 FROM picture WHERE id = ?").unwrap().exists([id]).unwrap()
}

/// Whoever is not as they were is named, or it is said that others may be affected.
fn check_people(made: &Made, rescued: &Rescued, store: &Store, what: &str) {
    let found = profiles_in(store);
    assert_eq!(found.len(), rescued.people, "{what}");
    let named: BTreeSet<_> = rescued.affected.iter().map(|affected| affected.person).collect();
    if rescued.others_unknown {
        return;
    }
    for (id, profile) in &made.profiles {
        assert!(found.get(id) == Some(profile) || named.contains(id), "somebody is not as they were:{what}");
    }
    assert!(found.keys().all(|id| made.profiles.contains_key(id)), "somebody is there who was not:{what}");
}

/// Where one page is lost, it is always known whose words were on it.
#[test]
fn whichever_page_is_lost_it_is_said_whose_words_were_on_it() {
    let mut chance = Chance(7);
    let made = library(&mut chance, true);
    let (places, rows) = (Places::of(None), made.rows());
    let mut tally = Tally::default();
    for page in 0..made.people.len() / PAGE {
        let mut harmed = Harmed {
            what: format!(" page {}", page + 1),
            people: made.people.clone(),
            log: made.log.clone(),
        };
        let noise = chance.bytes(PAGE);
        harmed.people[page * PAGE..][..PAGE].copy_from_slice(&noise);
        let rescued = look_at(&made, &places, &rows, &harmed, &mut tally).unwrap();
        assert!(!rescued.others_unknown, "page {}", page + 1);
        assert_eq!(rescued.unreadable_pages, 1);
    }
    println!("{tally:?}");
}

#[test]
fn of_a_library_cut_to_nothing_it_is_said_that_nothing_is_left() {
    let made = library(&mut Chance(8), true);
    for length in [0, 1, 15, 16, 100, 2_000, PAGE - 1] {
        let laid = made.lay(&made.people[..length], None);
        assert_eq!(laid.rescue().err(), Some(VaultError::Damaged), "{length}");
    }
}
