//! The format of the file itself, read without `SQLite`: pages with their seals, trees of rows, and the write-ahead log.

pub(crate) mod node;
pub(crate) mod pages;
pub(crate) mod sound;
pub(crate) mod source;
pub(crate) mod times;
pub(crate) mod trees;
pub(crate) mod wal;
