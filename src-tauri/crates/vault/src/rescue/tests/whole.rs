//! Of a library that is whole, a rescue reads what `SQLite` reads.

use super::lab::{Chance, Lab, columns, profiles_in, tables};
use crate::file::counter::Counters;
use crate::library::store::Store;
use crate::rescue::Rescued;
use crate::rescue::tables::Table;
use proptest::prelude::*;
use rusqlite::Connection;
use rusqlite::types::Value;
use std::collections::BTreeSet;

/// All rows of a table, as text, so that they can be sorted.
fn rows(connection: &Connection, sql: &str, columns: usize) -> BTreeSet<String> {
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| {
        let values = (0..columns).map(|column| row.get(column)).collect::<rusqlite::Result<Vec<Value>>>();
        Ok(format!("{:?}", values?))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn every_table_is_rescued_but_for_what_can_be_made_anew() {
    let mut lab = Lab::new();
    let connection = &lab.store().connection;
    let mut names =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let missed = names.into_iter().filter(|name| Table::named(name).is_none()).collect::<Vec<_>>();
    // Numbers that count up go on from the highest that is there.
    assert_eq!(missed, ["search_block", "search_stale", "sqlite_sequence"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn of_a_whole_library_every_row_is_found_and_nothing_else(seed: u64, deeds in 1..120_usize, closed: bool) {
        let mut chance = Chance(seed);
        let mut lab = Lab::new();
        for deed in 0..deeds {
            lab.act(&mut chance);
            if deed == deeds / 2 && chance.below(2) == 0 {
                lab.write(Store::empty_log);
            }
        }
        let expected: Vec<_> = tables()
            .map(|table| {
                let sql = format!("SELECT {} FROM {}", columns(table), table.name);
                rows(&lab.store().connection, &sql, table.columns.len())
            })
            .collect();
        let made = lab.take(closed);
        let laid = made.lay(&made.people, made.log.as_deref());
        let gathered = laid.gathered();
        // Closing may write once more.
        let is_counter = |table: &Table| table.name == "counter";
        for (table, expected) in tables().zip(&expected).filter(|(table, _)| !is_counter(table)) {
            let sql = format!("SELECT {} FROM {}", columns(table), table.name);
            let found = rows(&gathered.rows, &sql, table.columns.len());
            prop_assert!(gathered.is_complete(table.name), "{}", table.name);
            prop_assert_eq!(&found, expected, "{}", table.name);
        }
        let (rescued, mut store) = laid.rescue().unwrap();
        let people = made.profiles.len();
        prop_assert_eq!(rescued, Rescued { people, ..Rescued::default() });
        prop_assert!(profiles_in(&store) == made.profiles);
        prop_assert_eq!(Counters::of(&store.connection), Counters::of(&gathered.rows));
        // Rows and all, undo steps and history too.
        for (table, expected) in tables().zip(&expected).filter(|(table, _)| !is_counter(table)) {
            let sql = format!("SELECT {} FROM {}", columns(table), table.name);
            prop_assert_eq!(&rows(&store.connection, &sql, table.columns.len()), expected, "{}", table.name);
        }
        assert_eq!(store.check().unwrap(), []);
    }
}
