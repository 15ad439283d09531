//! The app in a real window: what a person does, from the first start to the printed page.
//!
//! One desktop at a time: beside another, a driver now and then waits in vain for the app that it opens. The tests take
//! turns.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bin;
mod by_hand;
mod conflict;
mod copying;
mod crowd;
mod files;
mod home;
mod idle;
mod keyboard;
mod keychain;
mod leaving;
mod libraries;
mod looks;
mod mistakes;
mod mouse;
mod names;
mod outside;
mod photos;
mod printing;
mod reading;
mod recent;
mod returning;
mod safety;
mod screens;
mod silence;
mod steps;
mod twice;
mod voices;
mod walk;

use harness::desktop::Desktop;
use std::sync::{Mutex, MutexGuard, PoisonError};

static TURN: Mutex<()> = Mutex::new(());

/// A new desktop, once no other test has one.
fn desktop() -> (MutexGuard<'static, ()>, Desktop) {
    (turn(), Desktop::start(1920, 1160))
}

/// Waits until no other test has a desktop.
fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}
