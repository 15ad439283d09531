//! Any words, in any document.

use crate::any_profile::Order;
use crate::{font, page};
use arbitrary::{Arbitrary, Unstructured};
use document::Press;
use std::cell::RefCell;

thread_local! {
    static PRESS: RefCell<Press> = RefCell::new(Press::new());
    static LENT: RefCell<Press> = RefCell::new(lent());
}

/// A press with fonts of the machine.
fn lent() -> Press {
    let mut press = Press::new();
    press.adopt(font::of_the_machine());
    press
}

/// One text in so many is printed on a new press too: that takes far longer, since a new one knows no glyph yet.
const ANEW: u8 = 8;

/// Any words, in any document: it can be written, every line is on it or named, and it is the same each time.
pub fn text(bytes: &[u8]) {
    let Ok(Order { profile, choices, with_fonts }) = Order::arbitrary(&mut Unstructured::new(bytes)) else {
        return;
    };
    let (press, new): (_, fn() -> Press) = if with_fonts { (&LENT, lent) } else { (&PRESS, Press::new) };
    let printed = press.with_borrow_mut(|press| page::print(press, &profile, &choices));
    let sum = bytes.iter().fold(0, |sum: u8, byte| sum.wrapping_add(*byte));
    if sum.is_multiple_of(ANEW) {
        assert!(printed == page::print(&mut new(), &profile, &choices), "the same profile, the same bytes");
    }
}
