//! The trees of pages in which the rows stand, walked as far as they go.

use super::format::{self, Node, OVERFLOW, Payload};
use super::source::Source;
use crate::error::Result;
use rusqlite::types::Value;
use std::collections::HashSet;

/// A row, or its first values where the rest of it is lost.
pub(super) struct Row {
    /// Its number, in a table that numbers its rows.
    pub(super) number: Option<i64>,
    pub(super) values: Vec<Value>,
    /// The page it begins on. Tests ask which rows must be there still.
    #[cfg(test)]
    pub(super) pages: Vec<u32>,
}

/// What a walk comes upon.
pub(super) enum Found {
    /// A row, all of it.
    Row(Row),
    /// A row that goes on on a page that cannot be read.
    Part(Row),
    /// A page that cannot be read, and what stands around it: the first value of the row before and of the row after.
    /// In a table that numbers its rows, nothing.
    Gap(Option<Value>, Option<Value>),
}

/// Walks trees of one source; remembers which pages it has seen, so that none is read twice.
pub(super) struct Walker<'s> {
    pub(super) source: &'s mut Source,
    seen: HashSet<u32>,
}

/// A page still to be read, and the edges of what stands on it.
struct Ahead {
    page: u32,
    low: Option<Value>,
    high: Option<Value>,
}

impl<'s> Walker<'s> {
    pub(super) fn new(source: &'s mut Source) -> Self {
        Self { source, seen: HashSet::new() }
    }

    pub(super) fn has_seen(&self, page: u32) -> bool {
        self.seen.contains(&page)
    }

    /// Walks the tree with this root.
    pub(super) fn tree(
        &mut self,
        root: u32,
        is_table: bool,
        found: &mut dyn FnMut(Found) -> Result<()>,
    ) -> Result<()> {
        let mut ahead = vec![Ahead { page: root, low: None, high: None }];
        while let Some(Ahead { page, mut low, high }) = ahead.pop() {
            let Some(node) = self.node(page).filter(|node| node.is_table == is_table) else {
                found(Found::Gap(low, high))?;
                continue;
            };
            for cell in node.cells {
                let mut edge = None;
                if let Some(payload) = cell.payload {
                    let row = self.row(page, cell.rowid, &payload);
                    if !is_table && let Found::Row(row) | Found::Part(row) = &row {
                        edge = row.values.first().cloned();
                    }
                    found(row)?;
                }
                if let Some(child) = cell.child {
                    ahead.push(Ahead { page: child, low: low.take(), high: edge.clone() });
                }
                low = edge;
            }
            if let Some(right) = node.right {
                ahead.push(Ahead { page: right, low, high });
            }
        }
        Ok(())
    }

    /// The rows on one page that no walk has come to, and whether it is of a table that numbers its rows.
    pub(super) fn stray(&mut self, page: u32) -> Option<(bool, Vec<Found>)> {
        let node = self.node(page)?;
        let cells = node.cells.into_iter();
        let rows = cells.filter_map(|cell| Some(self.row(page, cell.rowid, &cell.payload?)));
        Some((node.is_table, rows.collect()))
    }

    fn node(&mut self, page: u32) -> Option<Node> {
        if page == 0 || page > self.source.size() || self.seen.contains(&page) {
            return None;
        }
        let node = Node::read(page, &self.source.page(page)?)?;
        self.seen.insert(page);
        Some(node)
    }

    #[cfg_attr(not(test), expect(unused_variables, reason = "tests ask which pages a row stands on"))]
    fn row(&mut self, page: u32, number: Option<i64>, payload: &Payload) -> Found {
        let (bytes, overflow) = self.whole(payload);
        let row = |values| Row {
            number,
            values,
            #[cfg(test)]
            pages: std::iter::once(page).chain(overflow.iter().copied()).collect(),
        };
        match format::row(&bytes) {
            Some(values) if bytes.len() == payload.length => Found::Row(row(values)),
            _ => Found::Part(row(format::first_values(&bytes))),
        }
    }

    /// The bytes of a row from all pages it stands on, as far as they can be read; and the pages after the first.
    fn whole(&mut self, payload: &Payload) -> (Vec<u8>, Vec<u32>) {
        let mut bytes = payload.here.clone();
        let mut next = payload.next;
        let mut overflow = Vec::new();
        while bytes.len() < payload.length {
            let Some(page) = next.filter(|page| !self.seen.contains(page)) else { break };
            let Some(more) = self.source.page(page) else { break };
            self.seen.insert(page);
            overflow.push(page);
            let length = OVERFLOW.min(payload.length - bytes.len());
            bytes.extend(more.iter().skip(4).take(length));
            next = format::four(&more, 0);
        }
        (bytes, overflow)
    }
}
