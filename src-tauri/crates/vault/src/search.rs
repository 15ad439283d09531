//! Who said a word: kept in memory while the library is open, so that no search reads anybody's entries.
//!
//! Everybody has a seat in a block, and the block has their words. Who has changed is told by triggers, whatever way the
//! change came: in `search_stale` until the blocks are written again, and in a table of this connection until the next
//! search, which reads those few people anew. All of it can be made again from the people and their entries, so what is
//! not as it should be here is left aside, and never a reason to refuse a search.

mod block;
mod dictionary;
pub(crate) mod people;
mod seats;

use crate::error::Result;
use crate::file::counter::count;
use crate::file::database::execute;
use crate::memory::call_stack::wiping_stack;
use block::Block;
use dictionary::{Dictionary, Matches};
use profile::PersonId;
use rusqlite::{Connection, OptionalExtension, params};
use seats::{SEATS, Seats};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use zeroize::Zeroizing;

/// So many people can have changed before their blocks are written without waiting for the library to be closed: after
/// a crash as many are read anew.
const WAIT: usize = 2_000;
/// A block with more bytes than this is made anew each time: a value in `SQLite` has an end.
const LARGEST: usize = 256 << 20;

/// Tells this connection who has changed since the last search, and forgets it with a change that fails.
const TELL: &str = "
    CREATE TEMP TABLE IF NOT EXISTS search_touched (person BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TEMP TRIGGER IF NOT EXISTS touched_person_added AFTER INSERT ON main.person
        WHEN NOT EXISTS (SELECT 1 FROM search_touched WHERE person = NEW.id)
        BEGIN INSERT INTO search_touched VALUES (NEW.id); END;
    CREATE TEMP TRIGGER IF NOT EXISTS touched_person_changed AFTER UPDATE OF folded_names, folded_order ON main.person
        WHEN NOT EXISTS (SELECT 1 FROM search_touched WHERE person = NEW.id)
        BEGIN INSERT INTO search_touched VALUES (NEW.id); END;
    CREATE TEMP TRIGGER IF NOT EXISTS touched_person_removed AFTER DELETE ON main.person
        WHEN NOT EXISTS (SELECT 1 FROM search_touched WHERE person = OLD.id)
        BEGIN INSERT INTO search_touched VALUES (OLD.id); END;
    CREATE TEMP TRIGGER IF NOT EXISTS touched_entry_added AFTER INSERT ON main.entry
        WHEN NOT EXISTS (SELECT 1 FROM search_touched WHERE person = NEW.person)
        BEGIN INSERT INTO search_touched VALUES (NEW.person); END;
    CREATE TEMP TRIGGER IF NOT EXISTS touched_entry_changed AFTER UPDATE OF folded_text ON main.entry
        WHEN NEW.folded_text <> OLD.folded_text AND NOT EXISTS (SELECT 1 FROM search_touched WHERE person = NEW.person)
        BEGIN INSERT INTO search_touched VALUES (NEW.person); END;
    CREATE TEMP TRIGGER IF NOT EXISTS touched_entry_removed AFTER DELETE ON main.entry
        WHEN NOT EXISTS (SELECT 1 FROM search_touched WHERE person = OLD.person)
        BEGIN INSERT INTO search_touched VALUES (OLD.person); END;";

/// From so many blocks on, a thread of its own costs less than half of the search.
const WORTH_HALVING: usize = 32;
/// So many blocks may have been read and not yet sorted.
const AT_ONCE: usize = 8;

/// A block as it is in the file, with its number.
type Bytes = (i64, Zeroizing<Vec<u8>>);

/// Everybody in the order of the list, with the name for it.
type List = Vec<(PersonId, Zeroizing<String>)>;

/// Everybody in the order of the list, and everybody's words.
pub(crate) struct Search {
    dictionary: Dictionary,
    blocks: Vec<Kept>,
    /// Of every seat: the name it has its place in the list by.
    names: Vec<Zeroizing<String>>,
    /// The seats of everybody, in the order of the list.
    order: Vec<u32>,
    seats: HashMap<PersonId, u32>,
    free: Vec<u32>,
    /// How many people were read anew since the blocks were last written.
    waiting: usize,
}

/// A block, and whether the file has it so.
struct Kept {
    number: i64,
    block: Block,
    is_written: bool,
}

/// Somebody as they are in the file: the name for the order, and all their words, folded.
struct Said {
    name: Zeroizing<String>,
    words: Zeroizing<String>,
}

impl Search {
    /// Reads everybody's words: what the blocks have of them, and whoever has changed since they were written.
    pub(crate) fn load(connection: &Connection) -> Result<Self> {
        connection.execute_batch(TELL)?;
        execute(connection, "DELETE FROM temp.search_touched", [])?;
        let ((dictionary, blocks), people) = read_both(connection)?;
        let mut search = Self::of(dictionary, blocks);
        let mut stale: BTreeSet<PersonId> =
            ids(connection, "SELECT person FROM main.search_stale").unwrap_or_default();
        let mut here = vec![false; search.names.len()];
        for (person, name) in people {
            match search.seats.get(&person) {
                Some(seat) => {
                    search.names[*seat as usize] = name;
                    search.order.push(*seat);
                    here[*seat as usize] = true;
                }
                None => _ = stale.insert(person),
            }
        }
        let gone = search.seats.iter().filter(|(_, seat)| !here[**seat as usize]);
        stale.extend(gone.map(|(person, _)| *person));
        search.read_anew(connection, &stale)?;
        Ok(search)
    }

    fn of(dictionary: Dictionary, blocks: Vec<Kept>) -> Self {
        let (mut seats, mut free) = (HashMap::new(), Vec::new());
        for (block, kept) in blocks.iter().enumerate() {
            for (seat, person) in kept.block.people().iter().enumerate() {
                let seat = number(block, seat as u8);
                match person {
                    Some(person) => _ = seats.insert(*person, seat),
                    None => free.push(seat),
                }
            }
        }
        let names = vec![Zeroizing::default(); blocks.len() * SEATS];
        Self { dictionary, blocks, names, order: Vec::new(), seats, free, waiting: 0 }
    }

    /// Takes in what has changed since the last search.
    pub(crate) fn refresh(&mut self, connection: &Connection) -> Result<()> {
        let touched = ids(connection, "SELECT person FROM temp.search_touched")?;
        if touched.is_empty() {
            return Ok(());
        }
        self.read_anew(connection, &touched)?;
        execute(connection, "DELETE FROM temp.search_touched", [])
    }

    /// Writes the blocks, where so many people were read anew that a crash would make the next start slow.
    pub(crate) fn write_some(&mut self, connection: &Connection) {
        if self.waiting >= WAIT {
            // Without it the search is as right.
            let _ = self.write(connection);
        }
    }

    /// Everybody of whom each word is found, in the order of the list: how many they are, and those of a window.
    pub(crate) fn find(&self, words: &[String], window: Range<usize>) -> (usize, Vec<PersonId>) {
        if words.is_empty() {
            let seats = self.order.get(window.start..window.end.min(self.order.len())).unwrap_or_default();
            return (self.order.len(), seats.iter().filter_map(|seat| self.person(*seat)).collect());
        }
        let found = self.find_seats(words);
        let mut total = 0;
        let mut people = Vec::new();
        for seat in self.order.iter().filter(|seat| found[**seat as usize / SEATS].has(in_block(**seat))) {
            if window.contains(&total) {
                people.extend(self.person(*seat));
            }
            total += 1;
        }
        (total, people)
    }

    /// Of every block, who said something with each of the words in it.
    fn find_seats(&self, words: &[String]) -> Vec<Seats> {
        let mut words: Vec<&String> = words.iter().collect();
        // The longer a word, the fewer have said it, and the fewer are asked for the next.
        words.sort_unstable_by_key(|word| std::cmp::Reverse(word.len()));
        let words: Vec<Matches> = words.into_iter().map(|word| self.dictionary.holding(word)).collect();
        let find_in = |Kept { block, .. }: &Kept| {
            let one_more =
                |among: Seats, word| if among.is_empty() { among } else { block.find(word, among) };
            words.iter().fold(block.everybody(), one_more)
        };
        in_halves(&self.blocks, |blocks| blocks.iter().map(find_in).collect())
    }

    /// Writes the blocks that changed into the file, without a word that nobody says any more.
    pub(crate) fn write(&mut self, connection: &Connection) -> Result<()> {
        let transaction = connection.unchecked_transaction()?;
        let before = connection.total_changes();
        let mut written = Vec::new();
        for (at, kept) in self.blocks.iter().enumerate().filter(|(_, kept)| !kept.is_written) {
            let bytes = kept.block.to_bytes(&self.dictionary);
            if bytes.len() <= LARGEST {
                let sql = "INSERT INTO search_block (number, words) VALUES (?1, ?2)
                    ON CONFLICT DO UPDATE SET words = excluded.words";
                execute(connection, sql, params![kept.number, *bytes])?;
                written.push(at);
            } else {
                execute(connection, "DELETE FROM search_block WHERE number = ?1", [kept.number])?;
            }
        }
        self.remove_unread(connection)?;
        // Whoever changed since the last search is not in the blocks yet.
        execute(
            connection,
            "DELETE FROM main.search_stale WHERE person NOT IN (SELECT person FROM temp.search_touched)",
            [],
        )?;
        if connection.total_changes() > before {
            count(&transaction, 0)?;
        }
        transaction.commit()?;
        for at in written {
            self.blocks[at].is_written = true;
        }
        self.waiting = 0;
        Ok(())
    }

    /// Removes the blocks that could not be read.
    fn remove_unread(&self, connection: &Connection) -> Result<()> {
        let mut numbers = connection.prepare_cached("SELECT number FROM search_block ORDER BY number")?;
        let numbers = numbers.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        let is_ours = |number: &i64| self.blocks.binary_search_by_key(number, |kept| kept.number).is_ok();
        for number in numbers.iter().filter(|number| !is_ours(number)) {
            execute(connection, "DELETE FROM search_block WHERE number = ?1", [number])?;
        }
        Ok(())
    }

    /// Reads the names and words of people from the file: those who came, went or changed.
    fn read_anew(&mut self, connection: &Connection, people: &BTreeSet<PersonId>) -> Result<()> {
        let mut people: Vec<PersonId> = people.iter().copied().collect();
        people.sort_by_key(|person| self.seats.get(person).copied().unwrap_or(u32::MAX));
        // A block's worth at a time, so that never more words are in memory twice.
        for some in people.chunks(SEATS) {
            let mut blocks: BTreeMap<usize, Vec<(u8, Zeroizing<String>)>> = BTreeMap::new();
            for person in some {
                let said = said(connection, *person)?;
                let Some((seat, words)) = self.seat(*person, said) else { continue };
                blocks.entry(seat as usize / SEATS).or_default().push((in_block(seat), words));
            }
            for (block, said) in blocks {
                self.blocks[block].block.say(&said, &mut self.dictionary);
                self.blocks[block].is_written = false;
            }
        }
        self.waiting += people.len();
        Ok(())
    }

    /// Gives somebody their seat and their place in the list, or takes both away. Gives the seat, and what is said there
    /// now.
    fn seat(&mut self, person: PersonId, said: Option<Said>) -> Option<(u32, Zeroizing<String>)> {
        let old = self.seats.get(&person).copied();
        let Some(said) = said else {
            let seat = old?;
            self.take_out(seat);
            self.seats.remove(&person);
            self.blocks[seat as usize / SEATS].block.reseat(in_block(seat), None);
            self.free.push(seat);
            return Some((seat, Zeroizing::default()));
        };
        let seat = old.unwrap_or_else(|| self.new_seat(person));
        if old.is_none() || self.names[seat as usize] != said.name || self.place(seat).is_err() {
            self.take_out(seat);
            self.names[seat as usize] = said.name;
            if let Err(place) = self.place(seat) {
                self.order.insert(place, seat);
            }
        }
        Some((seat, said.words))
    }

    fn new_seat(&mut self, person: PersonId) -> u32 {
        let seat = if let Some(seat) = self.free.pop() {
            self.blocks[seat as usize / SEATS].block.reseat(in_block(seat), Some(person));
            seat
        } else {
            if !self.blocks.last().is_some_and(|last| last.block.has_room()) {
                let number = self.blocks.last().map_or(1, |last| last.number + 1);
                self.blocks.push(Kept { number, block: Block::default(), is_written: false });
                self.names.resize(self.blocks.len() * SEATS, Zeroizing::default());
            }
            let block = self.blocks.len() - 1;
            number(block, self.blocks[block].block.seat(person))
        };
        self.seats.insert(person, seat);
        seat
    }

    fn take_out(&mut self, seat: u32) {
        if let Ok(place) = self.place(seat) {
            self.order.remove(place);
        }
    }

    /// Where in the list somebody is, or would be.
    fn place(&self, seat: u32) -> std::result::Result<usize, usize> {
        let key = |seat: u32| (self.names[seat as usize].as_str(), self.person(seat));
        self.order.binary_search_by(|other| key(*other).cmp(&key(seat)))
    }

    fn person(&self, seat: u32) -> Option<PersonId> {
        self.blocks[seat as usize / SEATS].block.people().get(seat as usize % SEATS).copied().flatten()
    }
}

/// Asks both halves of many blocks at the same time, and few of them here.
fn in_halves(blocks: &[Kept], ask: impl Fn(&[Kept]) -> Vec<Seats> + Sync) -> Vec<Seats> {
    if blocks.len() < WORTH_HALVING {
        return ask(blocks);
    }
    let (first, second) = blocks.split_at(blocks.len() / 2);
    thread::scope(|scope| {
        let beside = thread::Builder::new().spawn_scoped(scope, || wiping_stack(|| ask(second)));
        let mut found = ask(first);
        // Where there is no other thread to be had, it is done here.
        let second = beside.ok().and_then(|beside| beside.join().ok()).unwrap_or_else(|| ask(second));
        found.extend(second);
        found
    })
}

/// The seat's number among all of them.
fn number(block: usize, seat: u8) -> u32 {
    (block * SEATS) as u32 + u32::from(seat)
}

/// The seat's number in its block.
fn in_block(seat: u32) -> u8 {
    (seat as usize % SEATS) as u8
}

/// Reads the blocks and the list. Another thread makes of the blocks what a search needs, which takes about as long as
/// reading both.
fn read_both(connection: &Connection) -> Result<((Dictionary, Vec<Kept>), List)> {
    let (send, read) = sync_channel(AT_ONCE);
    thread::scope(|scope| {
        let sorting = thread::Builder::new().spawn_scoped(scope, move || wiping_stack(|| sort(read)))?;
        // Blocks that cannot be read are made anew.
        let _ = read_blocks(connection, &send);
        drop(send);
        let list = read_list(connection);
        Ok((sorting.join().unwrap_or_default(), list?))
    })
}

fn read_blocks(connection: &Connection, send: &SyncSender<Bytes>) -> Result<()> {
    let mut statement = connection.prepare("SELECT number, words FROM search_block ORDER BY number")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if send.send((row.get(0)?, Zeroizing::new(row.get(1)?))).is_err() {
            break;
        }
    }
    Ok(())
}

/// Makes blocks of what was read, and of their words a dictionary.
fn sort(read: Receiver<Bytes>) -> (Dictionary, Vec<Kept>) {
    let mut dictionary = Dictionary::default();
    let mut blocks = Vec::new();
    for (number, bytes) in read {
        let block = Block::from_bytes(&bytes, &mut dictionary);
        blocks.extend(block.map(|block| Kept { number, block, is_written: true }));
    }
    dictionary.choose_letters();
    for kept in &mut blocks {
        kept.block.sort_by_letter(&dictionary);
    }
    (dictionary, blocks)
}

/// Everybody in the order of the list.
fn read_list(connection: &Connection) -> Result<List> {
    let mut people = connection.prepare("SELECT id, folded_order FROM person ORDER BY folded_order, id")?;
    let people =
        people.query_map([], |row| Ok((PersonId::from_bytes(row.get(0)?), Zeroizing::new(row.get(1)?))))?;
    Ok(people.collect::<rusqlite::Result<_>>()?)
}

fn ids(connection: &Connection, sql: &str) -> Result<BTreeSet<PersonId>> {
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([], |row| Ok(PersonId::from_bytes(row.get(0)?)))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// What somebody's names and entries say; `None` where nobody is there.
fn said(connection: &Connection, person: PersonId) -> Result<Option<Said>> {
    let names = connection
        .prepare_cached("SELECT folded_order, folded_names FROM person WHERE id = ?1")?
        .query_row([person.bytes()], |row| Ok((Zeroizing::new(row.get(0)?), Zeroizing::new(row.get(1)?))))
        .optional()?;
    let Some((name, names)): Option<(_, Zeroizing<String>)> = names else { return Ok(None) };
    let mut texts = connection.prepare_cached("SELECT folded_text FROM entry WHERE person = ?1")?;
    let texts = texts.query_map([person.bytes()], |row| row.get(0).map(Zeroizing::new))?;
    let texts: Vec<Zeroizing<String>> = texts.collect::<rusqlite::Result<_>>()?;
    let mut words = Zeroizing::new(String::with_capacity(
        names.len() + texts.iter().map(|text| text.len() + 1).sum::<usize>(),
    ));
    words.push_str(&names);
    for text in texts {
        words.push('\n');
        words.push_str(&text);
    }
    Ok(Some(Said { name, words }))
}

#[cfg(test)]
mod tests;
