//! What `wm` promises: its exit status, its words, and that bad input leaves everything as it was.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod backups;
mod bad_input;
mod closed;
mod damage;
mod erasing;
mod files_out;
mod lab;
mod libraries;
mod photos;
mod printing;
mod ways;
