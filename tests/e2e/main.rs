//! The app in a real window: what a person does, from the first start to the printed page.
//!
//! Each test has a desktop of its own, with its own network, screen, bus, driver and home: as many are tried at once as
//! there are cores. Where nobody may make networks, the tests take turns.

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
use harness::network;
use std::sync::{Mutex, MutexGuard, PoisonError};

static TURN: Mutex<()> = Mutex::new(());

/// Kept by a test as long as it has desktops. Nothing where they cannot be in another's way.
type Turn = Option<MutexGuard<'static, ()>>;

/// A new desktop, once this test may have one.
fn desktop() -> (Turn, Desktop) {
    (turn(), Desktop::start(1920, 1160))
}

/// Waits until this test may have desktops.
fn turn() -> Turn {
    (!network::is_own()).then(|| TURN.lock().unwrap_or_else(PoisonError::into_inner))
}
