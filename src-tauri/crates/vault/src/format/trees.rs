//! The trees of pages in which the rows stand, walked as far as they go.

use super::node::{self, Node, OVERFLOW, Payload};
use super::source::Source;
use crate::error::Result;
use rusqlite::types::Value;
use std::collections::{BTreeMap, HashSet};

/// A row, or its first values where the rest of it is lost.
pub(crate) struct Row {
    /// Its number, in a table that numbers its rows.
    pub(crate) number: Option<i64>,
    pub(crate) values: Vec<Value>,
    /// The page it begins on. Tests ask which rows must be there still.
    #[cfg(test)]
    pub(crate) pages: Vec<u32>,
}

/// What a walk comes upon.
pub(crate) enum Found {
    /// A row, all of it.
    Row(Row),
    /// A row that goes on on a page that cannot be read.
    Part(Row),
    /// A page that cannot be read, and what stands around it: the first value of the row before and of the row after.
    /// In a table that numbers its rows, nothing.
    Gap(Option<Value>, Option<Value>),
}

/// Walks trees of one source; remembers which pages it has seen, so that none is read twice.
pub(crate) struct Walker<'s> {
    pub(crate) source: &'s mut Source,
    seen: HashSet<u32>,
}

/// A page still to be read, and the edges of what stands on it.
struct Ahead {
    page: u32,
    low: Option<Value>,
    high: Option<Value>,
}

impl<'s> Walker<'s> {
    pub(crate) fn new(source: &'s mut Source) -> Self {
        Self { source, seen: HashSet::new() }
    }

    pub(crate) fn has_seen(&self, page: u32) -> bool {
        self.seen.contains(&page)
    }

    /// Walks the tree with this root.
    pub(crate) fn tree(
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
    pub(crate) fn stray(&mut self, page: u32) -> Option<(bool, Vec<Found>)> {
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
        match node::row(&bytes) {
            Some(values) if bytes.len() == payload.length => Found::Row(row(values)),
            _ => Found::Part(row(node::first_values(&bytes))),
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
            next = node::four(&more, 0);
        }
        (bytes, overflow)
    }
}

/// The name of a table or an index, the page of its root, and whether it is a table.
pub(crate) type Roots = BTreeMap<String, (u32, bool)>;

/// Where the trees begin: by the list of tables, and, where that is broken, by what is left of it elsewhere.
pub(crate) fn roots(source: &mut Source) -> Result<Roots> {
    let mut roots = Roots::new();
    let mut is_complete = true;
    let mut walker = Walker::new(source);
    walker.tree(1, true, &mut |found| {
        is_complete &= matches!(found, Found::Row(_));
        add_root(&mut roots, &found);
        Ok(())
    })?;
    if !is_complete {
        for page in walker.source.there() {
            if walker.has_seen(page) {
                continue;
            }
            for found in
                walker.stray(page).filter(|(is_numbered, _)| *is_numbered).into_iter().flat_map(|it| it.1)
            {
                add_root(&mut roots, &found);
            }
        }
    }
    Ok(roots)
}

/// Takes a row of the list of tables: what it is, its name, its table's name, its root, how it was made. Even where
/// the end of a row is lost, its root is known.
fn add_root(roots: &mut Roots, found: &Found) {
    let (Found::Row(row) | Found::Part(row)) = found else { return };
    if let [Value::Text(what), Value::Text(name), Value::Text(_), Value::Integer(root), how @ ..] =
        row.values.as_slice()
        && matches!(what.as_str(), "table" | "index")
        && let Ok(root) = u32::try_from(*root)
        && root > 1
        && how.len() <= 1
    {
        // A table without numbers for its rows says so at the end of how it was made.
        let is_table = what == "table"
            && !matches!(how, [Value::Text(how)] if how.to_ascii_uppercase().contains("WITHOUT ROWID"));
        roots.entry(name.clone()).or_insert((root, is_table));
    }
}
