//! What the printed pages promise, read back from what is drawn and written. One program: it is built and linked once.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod again;
mod direction;
mod fitting;
mod folded;
mod ink;
mod languages;
mod looks;
mod page;
mod reading;
mod short;
mod somebody;
mod voices;
