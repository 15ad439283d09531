//! Which letters a text is in (its script), which way it runs, and which language that is: what is known of words before
//! anything draws them.

#![allow(clippy::must_use_candidate, reason = "all that is here answers a question, and does nothing else")]

pub mod direction;
mod isolate;
mod reading;
mod writing_system;

pub use isolate::isolated;
pub use reading::{LATIN, Leading, NASTALIQ, Reading, Script, is_mostly, writings};
pub use writing_system::{Letter, WRITINGS, Writing};
