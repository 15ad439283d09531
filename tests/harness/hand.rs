//! A hand at mouse and keyboard. It does something once while a driver tells it where the things are, and then again in
//! the app as it is opened every day, where no driver is.

use crate::desktop::Desktop;
use crate::patience::{PATIENCE, until, within};
use crate::window::Window;
use std::time::Duration;

/// How long nothing may move on the screen before it is taken for done.
const STILL: Duration = Duration::from_millis(400);
/// How long the screen may take to look as it did before.
const ALIKE: Duration = PATIENCE;
/// How much of the screen around a thing is looked at, in pixels to each side, and up and down: of a field its edges as
/// well, which show that it has the focus.
const AROUND: (usize, usize) = (100, 28);
/// Colours of dots, from 0 to 255, that differ by less are alike: edges of letters are not drawn the same each time.
const SHADE: u8 = 64;
/// How many of them may differ for all that.
const SPECKS: usize = 300;
const TITLE: &str = "What Matters";

/// What a hand does.
pub trait Hand {
    /// Clicks on the thing named so.
    fn click(&mut self, name: &str);
    /// Types into the thing named so, which has the focus.
    fn types(&mut self, name: &str, text: &str);
    /// Presses a key, or several together, by the names that X has for them: `ctrl+a`.
    fn press(&mut self, keys: &str);
}

/// The moment before something is done with a thing: where it is in the window, and how it looks.
struct Moment {
    place: (u32, u32),
    looks: Vec<u8>,
}

/// What was learnt, moment by moment.
pub struct Learnt(std::vec::IntoIter<Moment>);

/// The hand that is shown where the things are.
pub struct Learning<'a> {
    window: &'a Window<'a>,
    moments: Vec<Moment>,
}

impl<'a> Learning<'a> {
    /// Learns in a window that a driver has opened.
    pub fn new(window: &'a Window<'a>) -> Self {
        enlarge(window.desktop);
        Self { window, moments: Vec::new() }
    }

    /// All that it did.
    pub fn learnt(self) -> Learnt {
        Learnt(self.moments.into_iter())
    }

    /// Waits for a thing, and remembers where it is and how it looks.
    fn remember(&mut self, name: &str) -> (u32, u32) {
        self.window.thing(name);
        self.window.settle();
        still(self.window.desktop);
        let place = self.window.middle(name);
        self.moments.push(Moment { place, looks: around(self.window.desktop, place) });
        place
    }
}

impl Hand for Learning<'_> {
    fn click(&mut self, name: &str) {
        let place = self.remember(name);
        click_at(self.window.desktop, place);
    }

    fn types(&mut self, name: &str, text: &str) {
        let focused = || (self.window.focused().as_deref() == Some(name)).then_some(());
        until(&format!("the focus on {name}"), focused);
        self.remember(name);
        types(self.window.desktop, text);
    }

    fn press(&mut self, keys: &str) {
        press(self.window.desktop, keys);
    }
}

/// The hand that knows where the things are.
pub struct Knowing<'a> {
    desktop: &'a Desktop,
    learnt: Learnt,
}

impl<'a> Knowing<'a> {
    /// Works on a desktop with what another hand has learnt on one like it.
    pub fn new(desktop: &'a Desktop, learnt: Learnt) -> Self {
        enlarge(desktop);
        Self { desktop, learnt }
    }

    /// Waits until the next thing looks as it did when this was learnt, and says where it is.
    fn recall(&mut self, name: &str) -> (u32, u32) {
        let Moment { place, looks } = self.learnt.0.next().expect("the same is done as before");
        let seen = within(ALIKE, || are_alike(&around(self.desktop, place), &looks).then_some(()));
        assert!(seen.is_some(), "{name} looks as it did when this was learnt, at {place:?}");
        still(self.desktop);
        place
    }
}

impl Hand for Knowing<'_> {
    fn click(&mut self, name: &str) {
        let place = self.recall(name);
        click_at(self.desktop, place);
    }

    fn types(&mut self, name: &str, text: &str) {
        self.recall(name);
        types(self.desktop, text);
    }

    fn press(&mut self, keys: &str) {
        press(self.desktop, keys);
    }
}

/// Makes the window so large that nothing must be scrolled to: a driver scrolls by itself, and a hand does not.
fn enlarge(desktop: &Desktop) {
    let window = until("the app's window", || desktop.find_window(TITLE));
    // A window that is only just shown may be given its first size after this one.
    until("the window to be large", || {
        desktop.xdotool(&["windowsize", "--sync", &window, "1600", "1000"]);
        still(desktop);
        let told = desktop.xdotool(&["getwindowgeometry", "--shell", &window]);
        (told.contains("WIDTH=1600") && told.contains("HEIGHT=1000")).then_some(())
    });
}

fn click_at(desktop: &Desktop, (x, y): (u32, u32)) {
    let window = until("the app's window", || desktop.find_window(TITLE));
    let (x, y) = (x.to_string(), y.to_string());
    desktop.xdotool(&["windowactivate", "--sync", &window]);
    desktop.xdotool(&["mousemove", "--sync", "--window", &window, &x, &y]);
    desktop.xdotool(&["click", "1"]);
}

/// Types letter by letter, each once the one before is shown: the web view lets a click overtake keys that wait.
fn types(desktop: &Desktop, text: &str) {
    for letter in text.chars() {
        let before = desktop.shown();
        desktop.xdotool(&["type", &letter.to_string()]);
        until("what was typed to be shown", || (desktop.shown() != before).then_some(()));
    }
}

fn press(desktop: &Desktop, keys: &str) {
    still(desktop);
    desktop.xdotool(&["key", keys]);
}

/// The colours around a place in the window.
fn around(desktop: &Desktop, (x, y): (u32, u32)) -> Vec<u8> {
    let Some(window) = desktop.find_window(TITLE) else { return Vec::new() };
    let told = desktop.xdotool(&["getwindowgeometry", "--shell", &window]);
    let number = |name: &str| {
        told.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('=')?.parse::<usize>().ok())
    };
    let (Some(left), Some(top)) = (number("X"), number("Y")) else { return Vec::new() };
    let (x, y) = (left + x as usize, top + y as usize);
    let (width, dots) = desktop.dots();
    let rows = y.saturating_sub(AROUND.1)..y + AROUND.1;
    let part = |row: usize| {
        let from = (row * width + x.saturating_sub(AROUND.0)) * 4;
        dots.get(from..from + AROUND.0 * 8).unwrap_or_default().to_vec()
    };
    rows.flat_map(part).collect()
}

fn are_alike(one: &[u8], other: &[u8]) -> bool {
    let specks = one.iter().zip(other).filter(|(one, other)| one.abs_diff(**other) > SHADE).count();
    !one.is_empty() && one.len() == other.len() && specks < SPECKS
}

/// Waits until nothing has moved on the screen for a while, and gives what is on it.
pub fn still(desktop: &Desktop) -> Vec<u8> {
    until("the screen to be still", || {
        let before = desktop.shown();
        within(STILL, || (desktop.shown() != before).then_some(())).is_none().then_some(before)
    })
}
