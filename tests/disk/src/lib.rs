//! A disk.
