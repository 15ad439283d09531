//! What can still be read, row by row, put together in a file of its own: the tables of a library without its rules.

use super::tables::{TABLES, Table};
use crate::error::Result;
use crate::format::source::{Source, State};
use crate::format::trees::{Found, Row, Walker, roots};
use crate::format::wal::Log;
use profile::PersonId;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use std::collections::BTreeSet;

/// What was found.
pub(super) struct Gathered {
    /// The rows, each once, in tables named as in a library, and the indexes as tables as well.
    pub(super) rows: Connection,
    /// The tables of which not a row is missing.
    complete: BTreeSet<&'static str>,
    /// Where rows of people are missing: the table, and between whom.
    gaps: Vec<Gap>,
    /// How many pages cannot be read.
    pub(super) unreadable: u32,
    /// Whether changes at the end of the log may be lost.
    pub(super) is_log_broken: bool,
    /// Whether the pages that are read are of several moments: then a tree may lead past some of its own.
    is_of_several_moments: bool,
}

struct Gap {
    table: &'static str,
    low: Option<PersonId>,
    high: Option<PersonId>,
}

/// Reads all there is. `rows` is an empty file.
pub(super) fn gather(source: &mut Source, log: &Log, rows: Connection) -> Result<Gathered> {
    for table in &TABLES {
        rows.execute_batch(&making(table))?;
    }
    let mut gathered = Gathered {
        rows,
        complete: TABLES.iter().map(|table| table.name).collect(),
        gaps: Vec::new(),
        unreadable: 0,
        is_log_broken: log.is_broken,
        is_of_several_moments: false,
    };
    gathered.rows.execute_batch("BEGIN")?;
    // The newest first: where two rows of one key say nothing of their age, the first stays.
    let mut is_read = false;
    if let Some((newest, size)) = &log.beyond {
        source.look(newest, Some(*size));
        gathered.is_of_several_moments = true;
        gathered.unreadable = gathered.read(source)?;
        gathered.is_of_several_moments = false;
        // Then what SQLite sees is what was before that.
        is_read = source.has(log);
        source.look(&log.seen, log.size);
    }
    if !is_read {
        gathered.unreadable = gathered.read(source)?;
    }
    gathered.rows.execute_batch("COMMIT")?;
    Ok(gathered)
}

impl Gathered {
    /// Whether every row of a table was found.
    pub(super) fn is_complete(&self, table: &str) -> bool {
        self.complete.contains(table)
    }

    /// Whether somebody's rows in a table were all found.
    pub(super) fn is_whole(&self, table: &str, person: PersonId) -> bool {
        self.gaps
            .iter()
            .filter(|gap| gap.table == table)
            .all(|gap| gap.low.is_some_and(|low| person < low) || gap.high.is_some_and(|high| person > high))
    }

    /// Reads the source as it looks now. Gives the number of pages that cannot be read.
    fn read(&mut self, source: &mut Source) -> Result<u32> {
        let roots = roots(source)?;
        let mut walker = Walker::new(source);
        // The tree of the list of tables has been read; it is no stray.
        let mut lost_of_list = 0;
        walker.tree(1, true, &mut |found| {
            lost_of_list += u32::from(matches!(found, Found::Gap(..)));
            Ok(())
        })?;
        let mut rootless = Vec::new();
        for table in &TABLES {
            match roots.get(table.name) {
                Some((root, _)) => {
                    walker.tree(*root, table.is_numbered, &mut |found| self.keep(table, found))?;
                }
                None => rootless.push(table),
            }
        }
        // Trees of later versions, and what the search keeps: passed over, so that they are not taken for strays.
        for (name, (root, is_table)) in &roots {
            if Table::named(name).is_none() {
                walker.tree(*root, *is_table, &mut |_| Ok(()))?;
            }
        }
        let lost = self.read_strays(&mut walker, &rootless)?;
        // Where only the list of tables is lost, every row of a table that is known by sight was among the strays.
        let only_the_list = lost == lost_of_list && walker.source.knows_its_size();
        for table in rootless {
            if !(only_the_list && table.is_known_by_sight) {
                self.lose(table, None, None);
            }
        }
        Ok(lost)
    }

    /// Reads the pages that no tree led to, because the page above them is lost.
    fn read_strays(&mut self, walker: &mut Walker<'_>, rootless: &[&Table]) -> Result<u32> {
        let mut there = 0;
        let mut lost = 0;
        for page in walker.source.there() {
            there += 1;
            if walker.has_seen(page) {
                continue;
            }
            if walker.source.state(page) == State::Lost {
                lost += 1;
            } else if let Some((is_numbered, found)) = walker.stray(page) {
                self.keep_strays(is_numbered, found, rootless)?;
            }
        }
        Ok(lost + walker.source.size().saturating_sub(there))
    }

    fn keep_strays(&mut self, is_numbered: bool, found: Vec<Found>, rootless: &[&Table]) -> Result<()> {
        let whole: Vec<&[Value]> = found
            .iter()
            .filter_map(|found| if let Found::Row(row) = found { Some(row.values.as_slice()) } else { None })
            .collect();
        // Of a table that was walked whole, a stray page is an old one.
        let is_lost = |table: &&Table| {
            self.is_of_several_moments
                || !self.is_complete(table.name)
                || rootless.iter().any(|rootless| rootless.name == table.name)
        };
        let Some(table) = Table::of(is_numbered, &whole).filter(is_lost) else { return Ok(()) };
        found.into_iter().try_for_each(|found| self.keep(table, found))
    }

    fn keep(&mut self, table: &'static Table, found: Found) -> Result<()> {
        match found {
            Found::Row(row) if table.looks_like(&row.values) => self.put(table, row),
            // Where pages of different moments meet, one leads to a page that has become another's.
            Found::Row(row) => {
                self.lose(table, None, None);
                let of = Table::of(table.is_numbered, &[&row.values]);
                of.map_or(Ok(()), |of| self.put(of, row))
            }
            Found::Gap(low, high) => {
                self.lose(table, low.as_ref().and_then(person), high.as_ref().and_then(person));
                Ok(())
            }
            Found::Part(row) => self.keep_part(table, row),
        }
    }

    /// Of a row whose end is lost it can be told, most of the time, whose it was.
    fn keep_part(&mut self, table: &'static Table, mut row: Row) -> Result<()> {
        let person = row.values.first().and_then(person);
        self.lose(table, person, person);
        let index = match table.name {
            "person" => {
                row.values.truncate(1);
                "sqlite_autoindex_person_1"
            }
            "entry" if row.values.len() >= 4 => {
                row.values.truncate(4);
                // As the index has them: whose it is first, which one last.
                row.values.rotate_left(1);
                "entry_in_order"
            }
            _ => return Ok(()),
        };
        Table::named(index).map_or(Ok(()), |table| self.put(table, row))
    }

    fn lose(&mut self, table: &'static Table, low: Option<PersonId>, high: Option<PersonId>) {
        self.complete.remove(table.name);
        self.gaps.push(Gap { table: table.name, low, high });
    }

    fn put(&mut self, table: &'static Table, row: Row) -> Result<()> {
        let mut values = row.values;
        values.resize(table.columns.len(), Value::Null);
        if let (Some(number), true, Some(first)) = (row.number, table.has_row_number(), values.first_mut()) {
            *first = Value::Integer(number);
        }
        self.rows.prepare_cached(&putting(table))?.execute(params_from_iter(values))?;
        Ok(())
    }
}

fn person(value: &Value) -> Option<PersonId> {
    match value {
        Value::Blob(bytes) => bytes.as_slice().try_into().ok().map(PersonId::from_bytes),
        _ => None,
    }
}

fn making(table: &Table) -> String {
    let columns: Vec<String> = table.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    format!("CREATE TABLE \"{}\" ({}, UNIQUE ({}))", table.gathered_as(), columns.join(", "), table.key)
}

fn putting(table: &Table) -> String {
    let columns: Vec<String> = table.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    let marks = vec!["?"; columns.len()].join(", ");
    let instead = if table.is_stamped() {
        let sets: Vec<String> = columns.iter().map(|name| format!("{name} = excluded.{name}")).collect();
        format!("UPDATE SET {} WHERE excluded.change > change", sets.join(", "))
    } else {
        "NOTHING".to_owned()
    };
    let (table, columns) = (table.gathered_as(), columns.join(", "));
    format!("INSERT INTO \"{table}\" ({columns}) VALUES ({marks}) ON CONFLICT DO {instead}")
}
