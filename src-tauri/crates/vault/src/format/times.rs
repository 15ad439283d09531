//! Whether a file and the log beside it are of one time: an older file under a newer log, or the other way round, has
//! pages of both in it, each of them whole.
//!
//! Every transaction that writes raises a counter by one (`counter.rs`). So the first in the log says one more than the
//! file, or, where some of the log is in the file already, no more than that; and the last no less than the file.

use super::node::{self, Node};
use super::source::Source;
use super::trees::roots;
use super::wal::Log;
use crate::error::Result;
use rusqlite::types::Value;

/// Where in the row of the counter its `writes` stand.
const WRITES: usize = 2;

/// Whether the log goes on from the file. Where either says nothing of it, nothing speaks against it.
pub(crate) fn are_one(source: &mut Source, log: &Log) -> Result<bool> {
    let Some((root, _)) = roots(source)?.get("counter").copied() else { return Ok(true) };
    let (Some(first), Some(last)) = (log.first.get(&root), log.seen.get(&root)) else { return Ok(true) };
    let first = source.page_in_log(root, *first).and_then(|page| writes(&page));
    let last = source.page_in_log(root, *last).and_then(|page| writes(&page));
    let file = source.page_in_file(root).and_then(|page| writes(&page));
    Ok(match (file, first, last) {
        (Some(file), Some(first), Some(last)) => (first - 1..=last).contains(&file),
        _ => true,
    })
}

/// What the counter says on a page that is all of its tree.
fn writes(page: &[u8]) -> Option<i64> {
    // No page but the first begins with something else than its tree.
    let node = Node::read(u32::MAX, page)?;
    let row = node::row(&node.cells.first()?.payload.as_ref()?.here)?;
    match row.get(WRITES) {
        Some(Value::Integer(writes)) => Some(*writes),
        _ => None,
    }
}
