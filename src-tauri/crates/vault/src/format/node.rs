//! `SQLite`'s own format: the cells of a page of a tree, and the values of a row.
//!
//! <https://www.sqlite.org/fileformat2.html#b_tree_pages>. Nothing here trusts a length or a place: what does not add
//! up is `None`.

use super::pages::USABLE;
use rusqlite::types::Value;

/// Bytes of a page on which a long row goes on: a page without the number of the next.
pub(crate) const OVERFLOW: usize = USABLE - 4;
/// No row is longer, in bytes: the largest photo, and the longest list of records of a step, are well below.
const LONGEST: u64 = 1 << 28;

/// One page of a tree.
pub(crate) struct Node {
    pub(crate) is_table: bool,
    pub(crate) cells: Vec<Cell>,
    /// The page with what comes after the last cell; none in a leaf.
    pub(crate) right: Option<u32>,
}

/// One cell of a page.
pub(crate) struct Cell {
    /// The page with what comes before it; none in a leaf.
    pub(crate) child: Option<u32>,
    /// In a table: the number of the row, or the highest below `child`.
    pub(crate) rowid: Option<i64>,
    pub(crate) payload: Option<Payload>,
}

/// The bytes of a row, as far as they stand on its first page.
pub(crate) struct Payload {
    pub(crate) here: Vec<u8>,
    pub(crate) length: usize,
    /// The page where it goes on.
    pub(crate) next: Option<u32>,
}

impl Node {
    /// Reads a page, if it is one of a tree.
    pub(crate) fn read(number: u32, page: &[u8]) -> Option<Self> {
        let start = if number == 1 { 100 } else { 0 };
        let kind = *page.get(start)?;
        let is_table = matches!(kind, 0x05 | 0x0D);
        let is_leaf = matches!(kind, 0x0A | 0x0D);
        if !(is_table || matches!(kind, 0x02 | 0x0A)) {
            return None;
        }
        let count = usize::from(two(page, start + 3)?);
        let right = if is_leaf { None } else { Some(four(page, start + 8)?) };
        let list = start + if is_leaf { 8 } else { 12 };
        let cells = (0..count)
            .map(|index| cell(page, usize::from(two(page, list + 2 * index)?), is_table, is_leaf))
            .collect::<Option<_>>()?;
        Some(Self { is_table, cells, right })
    }
}

fn cell(page: &[u8], mut at: usize, is_table: bool, is_leaf: bool) -> Option<Cell> {
    let mut child = None;
    if !is_leaf {
        child = Some(four(page, at)?);
        at += 4;
    }
    if is_table && !is_leaf {
        return Some(Cell { child, rowid: Some(varint(page, &mut at)?.cast_signed()), payload: None });
    }
    let length = varint(page, &mut at).filter(|length| *length <= LONGEST)? as usize;
    let rowid = if is_table { Some(varint(page, &mut at)?.cast_signed()) } else { None };
    let local = local(length, is_table);
    let here = page.get(at..at.checked_add(local)?)?.to_vec();
    let next = if local < length { Some(four(page, at + local)?) } else { None };
    Some(Cell { child, rowid, payload: Some(Payload { here, length, next }) })
}

/// How many bytes of a row stand on its first page.
fn local(length: usize, is_table: bool) -> usize {
    let most = if is_table { USABLE - 35 } else { (USABLE - 12) * 64 / 255 - 23 };
    let least = (USABLE - 12) * 32 / 255 - 23;
    if length <= most {
        return length;
    }
    let local = least + (length - least) % OVERFLOW;
    if local <= most { local } else { least }
}

/// The values of a row that is all there.
pub(crate) fn row(payload: &[u8]) -> Option<Vec<Value>> {
    let (kinds, mut at) = kinds(payload)?;
    let values = kinds.iter().map(|kind| value(payload, &mut at, *kind)).collect::<Option<_>>()?;
    (at == payload.len()).then_some(values)
}

/// The first values of a row, as far as they are there.
pub(crate) fn first_values(payload: &[u8]) -> Vec<Value> {
    let Some((kinds, mut at)) = kinds(payload) else { return Vec::new() };
    kinds.iter().map_while(|kind| value(payload, &mut at, *kind)).collect()
}

/// The kinds of the values, and where the first begins.
fn kinds(payload: &[u8]) -> Option<(Vec<u64>, usize)> {
    let mut at = 0;
    let end = usize::try_from(varint(payload, &mut at)?).ok()?;
    let header = payload.get(..end)?;
    let mut kinds = Vec::new();
    while at < end {
        kinds.push(varint(header, &mut at)?);
    }
    Some((kinds, end))
}

fn value(payload: &[u8], at: &mut usize, kind: u64) -> Option<Value> {
    let length = match kind {
        0 | 8 | 9 => 0,
        1..=4 => kind as usize,
        5 => 6,
        6 | 7 => 8,
        10 | 11 => return None,
        _ => usize::try_from((kind - 12) / 2).ok()?,
    };
    let bytes = payload.get(*at..at.checked_add(length)?)?;
    *at += length;
    Some(match kind {
        0 => Value::Null,
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        1..=6 => Value::Integer(integer(bytes)),
        7 => Value::Real(f64::from_be_bytes(bytes.try_into().ok()?)),
        _ if kind.is_multiple_of(2) => Value::Blob(bytes.to_vec()),
        _ => Value::Text(std::str::from_utf8(bytes).ok()?.to_owned()),
    })
}

/// A number with its sign, the highest byte first.
fn integer(bytes: &[u8]) -> i64 {
    let sign = bytes.first().map_or(0, |first| if first & 0x80 == 0 { 0 } else { -1 });
    bytes.iter().fold(sign, |number, byte| number << 8 | i64::from(*byte))
}

/// A number of one to nine bytes.
fn varint(bytes: &[u8], at: &mut usize) -> Option<u64> {
    let mut number = 0_u64;
    for index in 0..9 {
        let byte = *bytes.get(*at)?;
        *at += 1;
        if index == 8 {
            return Some(number << 8 | u64::from(byte));
        }
        number = number << 7 | u64::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// A number of four bytes, the highest first.
pub(crate) fn four(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
