//! What `wm` promises: its exit status, its words, and that bad input leaves everything as it was.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod backups;
mod bad_input;
mod bin;
mod closed;
mod damage;
mod erasing;
mod files_out;
mod forged;
#[cfg(target_os = "linux")]
mod full;
mod lab;
mod libraries;
mod passphrases;
mod photos;
mod printing;
#[cfg(target_os = "linux")]
mod secrets;
#[cfg(target_os = "linux")]
mod sectors;
mod ways;
