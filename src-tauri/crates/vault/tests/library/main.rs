//! What a library promises, tried from outside the crate. One program: it is built and linked once.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;
mod happenings;
mod keeping;
mod key_files;
mod leaking;
mod mending;
mod opening;
mod outside;
mod rolled_back;
mod taken_back;
mod versions;
mod ways;
