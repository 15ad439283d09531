//! A disk under `SQLite` that can lose its power, fill up, or be pulled out.
//!
//! [`Disk::under`] puts a layer between `SQLite` and the system for all files of one folder, in the whole process: it
//! is the default file system of every connection, so that what is tested needs no door for it. The layer hands on
//! all that is asked, and meanwhile
//!
//! - keeps in a [`Journal`] what was written, cut, deleted and synced, in order. From that it can be told what the
//!   disk may hold if the power had gone at any moment: what was synced, and of the rest anything;
//! - lets a [`Trouble`] begin at a chosen write, and end again.

mod drive;
mod image;
mod journal;
mod layer;

pub use drive::{Disk, Trouble};
pub use image::{Image, Loss};
pub use journal::Journal;
