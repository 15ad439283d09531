//! The way that is gone by hand, in the app as it is opened every day: no driver, and words that stand nowhere else.

use harness::desktop::Desktop;
use harness::hand::{Hand, Knowing, Learning, Learnt, still};
use harness::patience::until;
use harness::window::Window;
use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::path::PathBuf;

/// What is typed on the way.
pub(crate) struct Words {
    pub(crate) passphrase: String,
    pub(crate) name: String,
    pub(crate) line: String,
    pub(crate) half: String,
    pub(crate) search: String,
}

impl Words {
    /// New ones each time: whatever holds them has them from here.
    pub(crate) fn new() -> Self {
        Self {
            passphrase: format!("{} {}", word(), word()),
            name: format!("Zebedee {}", word()),
            line: format!("{} at seven", word()),
            half: format!("a canal boat and {}", word()),
            search: word(),
        }
    }

    /// All of them.
    pub(crate) fn all(&self) -> [&str; 5] {
        [&self.passphrase, &self.name, &self.line, &self.half, &self.search]
    }
}

/// Some letters, by chance.
fn word() -> String {
    let mut number = RandomState::new().hash_one(());
    let letter = |_| {
        let letter = b'a' + (number % 26) as u8;
        number /= 26;
        char::from(letter)
    };
    (0..12).map(letter).collect()
}

/// Goes a way until the library is locked once with a driver, so that it can be gone without one.
pub(crate) fn learn(way: impl FnOnce(&mut Learning<'_>, &Desktop)) -> Learnt {
    let desktop = Desktop::start(1920, 1160);
    desktop.stills_cursors();
    let window = Window::open(&desktop);
    let mut hand = Learning::new(&window);
    way(&mut hand, &desktop);
    hand.click("lock");
    window.thing("unlock");
    let learnt = hand.learnt();
    window.close();
    learnt
}

/// From the first start to a line that is half typed, in a library that is open.
pub(crate) fn write(hand: &mut impl Hand, words: &Words) {
    hand.click("start-others");
    hand.click("passphrase");
    hand.types("passphrase", &words.passphrase);
    hand.click("passphrase-again");
    hand.types("passphrase-again", &words.passphrase);
    hand.click("make-library");
    hand.click("search");
    hand.types("search", &words.search);
    hand.press("ctrl+a");
    hand.press("BackSpace");
    hand.click("add-person");
    hand.types("person-name", &words.name);
    hand.press("Return");
    hand.click("section-future");
    hand.click("new-entry");
    hand.types("new-entry", &words.line);
    hand.press("ctrl+a");
    hand.press("ctrl+c");
    hand.press("End");
    hand.press("Return");
    hand.types("new-entry", &words.half);
}

/// Locks the library, and waits until it is and what showed the page has ended.
pub(crate) fn lock(hand: &mut Knowing<'_>, desktop: &Desktop) {
    let pages = desktop.processes(&["WebKitWebProcess"]);
    hand.click("lock");
    let library = File::open(desktop.library().join("lock")).unwrap();
    until("the library to be locked", || library.try_lock().ok());
    let ended = |page: &PathBuf| !desktop.processes(&["WebKitWebProcess"]).contains(page);
    until("the process that showed the page to end", || pages.iter().all(ended).then_some(()));
    still(desktop);
}
