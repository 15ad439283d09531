//! The app in a real window: what a person does, from the first start to the printed page.
//!
//! Each test has a desktop of its own, with its own screen, driver and home: as many are tried at once as there are cores.

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

/// A new desktop, large enough for every window.
fn desktop() -> Desktop {
    Desktop::start(1920, 1160)
}
