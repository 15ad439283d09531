//! The same questions asked of plain `SQLite`.

use rusqlite::{Connection, Params, params, params_from_iter};
use std::fmt::Write;
use vault::fold;

const CARD: &str =
    "SELECT id, preferred_name, colour, EXISTS (SELECT 1 FROM photo WHERE person = person.id), language,
    changed_at, (SELECT count(*) FROM entry WHERE entry.person = person.id),
    (SELECT count(*) FROM entry WHERE entry.person = person.id AND whose = 'guess'),
    (SELECT look_again FROM written WHERE written.person = person.id) FROM person";

/// A window on the list.
pub(crate) fn list(plain: &Connection, from: u32, count: u32) {
    let sql = format!("{CARD} ORDER BY folded_order, id LIMIT ?1 OFFSET ?2");
    let mut statement = plain.prepare_cached(&sql).expect("a question");
    let mut rows = statement.query(params![count, from]).expect("an answer");
    while rows.next().expect("a row").is_some() {}
}

/// A window on those a search finds, and how many there are.
pub(crate) fn search(plain: &Connection, search: &str, count: usize) -> usize {
    let words: Vec<String> = fold(search).split_whitespace().map(str::to_owned).collect();
    let mut which = " WHERE 1".to_owned();
    for number in 1..=words.len() {
        let _ = write!(
            which,
            " AND (instr(folded_names, ?{number}) OR EXISTS
                (SELECT 1 FROM entry WHERE entry.person = person.id AND instr(folded_text, ?{number})))"
        );
    }
    let sql = format!("{CARD}{which} ORDER BY folded_order, id LIMIT {count}");
    let mut cards = plain.prepare_cached(&sql).expect("a question");
    let mut rows = cards.query(params_from_iter(&words)).expect("an answer");
    while rows.next().expect("a row").is_some() {}
    let mut counting =
        plain.prepare_cached(&format!("SELECT count(*) FROM person{which}")).expect("a question");
    counting.query_row(params_from_iter(&words), |row| row.get::<_, i64>(0)).expect("a number") as usize
}

/// Somebody of whom rows are written, and the rows.
pub(crate) struct Rows {
    person: [u8; 16],
    entry: [u8; 16],
    happened: i64,
    /// As long as the entry's record.
    record: String,
}

impl Rows {
    /// Those of the person at a place in the list, of whom something has happened.
    pub(crate) fn of(connection: &Connection, at: u32) -> Self {
        let sql = "SELECT person, id, text FROM entry WHERE person =
            (SELECT id FROM person ORDER BY folded_order, id LIMIT 1 OFFSET ?1) LIMIT 1";
        let (person, entry, text): (_, _, String) = connection
            .query_row(sql, [at], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .expect("an entry of a person");
        let mut rows = Self { person, entry, happened: 0, record: record(&text) };
        write(connection, |connection| rows.add_history(connection, 0));
        rows.happened = connection.last_insert_rowid();
        rows
    }

    /// What is written for a letter that joins the word before it: the line, when its person last changed, and what
    /// the line has become.
    pub(crate) fn letter(&self, connection: &Connection, run: u32, text: &str) {
        write(connection, |connection| {
            let sql = "UPDATE entry SET text = ?1, folded_text = ?2, change = ?3 WHERE id = ?4";
            run_in(connection, sql, params![text, fold(text), change(run), self.entry]);
            self.touch(connection, run);
            let sql = "UPDATE history SET after = ?1 WHERE number = ?2";
            // It holds the words; and what is there already, SQLite does not write again.
            run_in(connection, sql, params![record(text), self.happened]);
        });
    }

    /// What is written for a step: the line, when its person last changed, what takes the step back, and what happened.
    pub(crate) fn step(&self, connection: &Connection, run: u32) {
        write(connection, |connection| {
            let sql = "UPDATE entry SET on_page = ?1, change = ?2 WHERE id = ?3";
            run_in(connection, sql, params![run % 2, change(run), self.entry]);
            self.touch(connection, run);
            let sql = "INSERT INTO step (person, label, began_at, records) VALUES (?1, 'on_page', ?2, ?3)";
            run_in(connection, sql, params![self.person, run, self.record]);
            self.add_history(connection, run);
        });
    }

    fn touch(&self, connection: &Connection, run: u32) {
        run_in(connection, "UPDATE person SET changed_at = ?1 WHERE id = ?2", params![run, self.person]);
    }

    fn add_history(&self, connection: &Connection, run: u32) {
        let sql = "INSERT INTO history (person, at, label, before, after) VALUES (?1, ?2, 'on_page', ?3, ?3)";
        run_in(connection, sql, params![self.person, run, self.record]);
    }
}

/// As many bytes as an entry's record has with these words.
fn record(text: &str) -> String {
    format!("{text}{}", "r".repeat(189))
}

/// One row written.
pub(crate) fn update(connection: &Connection, text: &str) {
    write(connection, |connection| {
        let sql = "UPDATE entry SET text = ?1, folded_text = ?2 WHERE rowid = 1";
        run_in(connection, sql, params![text, fold(text)]);
    });
}

/// In one transaction, safe on the disk.
fn write(connection: &Connection, work: impl FnOnce(&Connection)) {
    let transaction = connection.unchecked_transaction().expect("a transaction");
    work(&transaction);
    transaction.commit().expect("a commit");
}

fn run_in(connection: &Connection, sql: &str, values: impl Params) {
    let changed = connection.prepare_cached(sql).and_then(|mut statement| statement.execute(values));
    assert_eq!(changed, Ok(1), "{sql}");
}

fn change(run: u32) -> [u8; 16] {
    (u128::from(run)).to_le_bytes()
}
